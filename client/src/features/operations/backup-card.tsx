import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Text as Words } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconDatabaseExport } from '@tabler/icons-react';

import { graphql } from '../../gql/gql.ts';
import type { OperationsQuery } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { newKey } from '../../ui/new-key.ts';
import { problemText } from '../../ui/problem-model.ts';
import { Problem, Skeleton } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useTell } from '../../ui/use-tell.ts';

import { ScheduleRunDocument } from './operations-documents.ts';

const BackupDocument = graphql(`
  query Backup {
    operations {
      backup {
        hasPlace
        hasKey
        keptDayCount
        keptWeekCount
        lastRun {
          finishedAt
          archive
          error
        }
        lastGood {
          startedAt
          rowCount
          objectCount
          writtenBytes
          isEncrypted
          isFullyRead
          isDrilled
          withoutLog
        }
      }
    }
  }
`);

const REFRESH_MS = 10_000;
const DAILY = 'backup-daily';
const BYTES_OF_MB = 1_000_000;

type Schedules = OperationsQuery['operations']['schedules'];

/** Last archive, what was looked at in it, the next one, and one at once. */
export function BackupCard({
  schedules,
  onChanged,
}: {
  readonly schedules: Schedules;
  readonly onChanged: () => void;
}) {
  const t = useText();
  const format = useFormat();
  const tell = useTell();
  const { data, error, refetch } = useQuery(BackupDocument, { fetchPolicy: 'no-cache', pollInterval: REFRESH_MS });
  const [run] = useMutation(ScheduleRunDocument);
  const backup = data?.operations.backup;
  const next = schedules
    .flatMap(({ id, nextAt }) => (id.startsWith('backup-') && nextAt ? [nextAt] : []))
    .toSorted()[0];
  const canRun = (schedules.find(({ id }) => id === DAILY)?.viewerCanRun ?? false) && (backup?.hasPlace ?? false);

  const begin = async (): Promise<void> => {
    try {
      const answer = await run({ variables: { input: { id: DAILY, idempotencyKey: newKey() } } });
      const [problem] = answer.data?.scheduleRun.errors ?? [];
      if (problem) tell({ color: 'red', title: t('state.problem'), message: problem.message });
      else tell({ message: t('backup.started') });
    } catch (failure) {
      tell({ color: 'red', title: t('state.problem'), message: problemText(failure, t).message });
    }
    onChanged();
    await refetch();
  };
  const ask = () =>
    modals.openConfirmModal({
      title: <b>{t('backup.askTitle')}</b>,
      children: <Words fz="sm">{t('backup.askText')}</Words>,
      labels: { confirm: t('backup.now'), cancel: t('action.cancel') },
      closeButtonProps: { 'aria-label': t('action.close') },
      onConfirm: () => void begin(),
    });

  const action = canRun ? (
    <Button size="compact-xs" variant="default" leftSection={<IconDatabaseExport size={12} />} onClick={ask}>
      {t('backup.now')}
    </Button>
  ) : undefined;
  if (error && !backup) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!backup) return <Skeleton rows={5} />;
  const { lastGood: good, lastRun } = backup;
  const facts: readonly (readonly [string, string])[] = good
    ? [
        [t('backup.last'), format.dateTime(good.startedAt)],
        [
          t('backup.holds'),
          t('backup.holdsText', {
            rows: format.number(good.rowCount ?? 0),
            objects: format.number(good.objectCount ?? 0),
            size: format.number((good.writtenBytes ?? 0) / BYTES_OF_MB, 1),
          }),
        ],
        [
          t('backup.verified'),
          t(good.isDrilled ? 'backup.drilled' : good.isFullyRead ? 'backup.fullyRead' : 'backup.rowsRead'),
        ],
        [t('backup.encrypted'), t(good.isEncrypted ? 'backup.yes' : 'backup.no')],
      ]
    : [[t('backup.last'), t('operations.notYet')]];
  return (
    <Card title={t('backup.title')} action={action}>
      {backup.hasPlace ? null : (
        <p className="cv-bad" style={{ margin: '0 0 10px' }}>
          {t('backup.noPlace')}
        </p>
      )}
      {lastRun?.error ? (
        <p className="cv-bad" style={{ margin: '0 0 10px' }}>
          {t('backup.failed', { when: format.dateTime(lastRun.finishedAt), error: lastRun.error })}
        </p>
      ) : null}
      <dl className="cv-facts">
        {[
          ...facts,
          [t('operations.next'), backup.hasPlace && next ? format.dateTime(next) : '–'] as const,
          [
            t('backup.kept'),
            t('backup.keptText', { days: String(backup.keptDayCount), weeks: String(backup.keptWeekCount) }),
          ] as const,
        ].map(([name, value]) => [<dt key={`${name} name`}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}
      </dl>
      {good?.withoutLog ? <p className="cv-note">{t('backup.withoutLog', { why: good.withoutLog })}</p> : null}
    </Card>
  );
}
