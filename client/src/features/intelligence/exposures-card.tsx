import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, Modal, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconInfoCircle, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { ExposureRowFragment } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { newKey } from '../../ui/new-key.ts';
import { Notice } from '../../ui/notice.tsx';
import { PagedList } from '../../ui/paged-list.tsx';
import { problemText } from '../../ui/problem-model.ts';
import { Scroll } from '../../ui/scroll.tsx';
import { Empty } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useTell } from '../../ui/use-tell.ts';
import { useTold } from '../../ui/use-told.ts';

import {
  exposureFragment,
  ExposurePatchDocument,
  ExposureReopenDocument,
  ExposuresAddDocument,
  ExposuresDocument,
} from './exposures-documents.ts';
import { feedsHint, pastedIds, pastedProblem } from './exposures-model.ts';

const refetchQueries = ['Exposures'];

/** Vulnerabilities that the operator's systems have, with what KEV and EPSS say of each. */
export function ExposuresCard({ canAdd }: { readonly canAdd: boolean }) {
  const t = useText();
  const [isPatched, setPatched] = useState(false);
  const [isAdding, setAdding] = useState(false);
  const { data, error, refetch, fetchMore } = useQuery(ExposuresDocument, {
    variables: { isPatched },
    fetchPolicy: 'cache-and-network',
  });
  const hint = data ? feedsHint(data.threatFeeds) : null;
  return (
    <Card
      title={t('exposed.title')}
      note={t('exposed.note')}
      isFlush
      action={
        <Group gap={8}>
          <SegmentedControl
            size="xs"
            aria-label={t('exposed.show')}
            value={isPatched ? 'patched' : 'open'}
            onChange={(value) => setPatched(value === 'patched')}
            data={[
              { value: 'open', label: t('exposed.open') },
              { value: 'patched', label: t('exposed.patched') },
            ]}
          />
          {canAdd ? (
            <Button size="compact-sm" leftSection={<IconPlus size={14} />} onClick={() => setAdding(true)}>
              {t('exposed.add')}
            </Button>
          ) : null}
        </Group>
      }
    >
      {isAdding ? <AddForm onClose={() => setAdding(false)} /> : null}
      {hint ? (
        <div style={{ padding: '10px 16px 0' }}>
          <Notice tone="neutral" icon={<IconInfoCircle size={16} />} title={t(`exposed.${hint}`)} />
        </div>
      ) : null}
      <PagedList
        page={data?.exposedVulnerabilities}
        error={error}
        onRetry={() => void refetch()}
        onMore={(after) => void fetchMore({ variables: { after } })}
        empty={
          isPatched ? (
            <Empty title={t('exposed.nonePatched')} />
          ) : (
            <Empty title={t('exposed.none')} hint={t('exposed.noneHint')} />
          )
        }
      >
        {(rows) => <ExposureTable rows={rows.map((row) => readFragment(exposureFragment, row))} />}
      </PagedList>
    </Card>
  );
}

function AddForm({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const tell = useTell();
  const [text, setText] = useState('');
  const [assetNote, setAssetNote] = useState('');
  const [isChecked, setChecked] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [idempotencyKey] = useState(newKey); // one for each opening: a double click adds once
  const [add, { loading }] = useMutation(ExposuresAddDocument, { refetchQueries });
  const pasted = pastedIds(text);
  const problem = refusal ?? (isChecked ? pastedProblem(pasted, t) : null);
  const save = async () => {
    setChecked(true);
    if (pastedProblem(pasted, t) !== null || pasted.ids.length === 0) return;
    try {
      const input = { cveIds: [...pasted.ids], assetNote: assetNote.trim() || null, idempotencyKey };
      const { data } = await add({ variables: { input } });
      const answer = data?.exposedVulnerabilitiesAdd;
      const [first] = answer?.errors ?? [];
      if (first) return setRefusal(first.message);
      tell({
        message: t('exposed.added', {
          added: answer?.addedCount ?? 0,
          reopened: answer?.reopenedCount ?? 0,
          known: answer?.knownCount ?? 0,
        }),
      });
      onClose();
    } catch (error) {
      setRefusal(problemText(error, t).message);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={<b>{t('exposed.add')}</b>}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Textarea
        data-autofocus
        label={t('exposed.ids')}
        description={t('exposed.idsHint')}
        placeholder={t('exposed.idsExample')}
        rows={6}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setRefusal(null);
        }}
        onBlur={() => setChecked(true)}
        error={problem}
      />
      <TextInput
        mt="sm"
        label={t('exposed.asset')}
        placeholder={t('exposed.assetExample')}
        maxLength={200}
        value={assetNote}
        onChange={(event) => setAssetNote(event.currentTarget.value)}
      />
      <Group justify="space-between" mt="md">
        <span className="cv-note" aria-live="polite">
          {t('exposed.count', { count: pasted.ids.length })}
        </span>
        <Group gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button loading={loading} disabled={pasted.ids.length === 0} onClick={() => void save()}>
            {t('exposed.save')}
          </Button>
        </Group>
      </Group>
    </Modal>
  );
}

function ExposureTable({ rows }: { readonly rows: readonly ExposureRowFragment[] }) {
  const t = useText();
  return (
    <Scroll label={t('exposed.title')}>
      <table className="cv-table cv-stacks">
        <caption>{t('exposed.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('exposed.cve')}</th>
            <th scope="col">{t('exposed.kev')}</th>
            <th scope="col">{t('exposed.ransomware')}</th>
            <th scope="col" className="cv-num">
              {t('exposed.epss')}
            </th>
            <th scope="col" className="cv-num">
              {t('exposed.addedAt')}
            </th>
            <th scope="col" aria-label={t('action.actions')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ExposureLine key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function ExposureLine({ row }: { readonly row: ExposureRowFragment }) {
  const t = useText();
  const format = useFormat();
  const { kev, epss } = row;
  return (
    <tr>
      <th scope="row">
        <span className="cv-mono">{row.cveId}</span>
        {kev ? <div className="cv-note">{kev.name}</div> : null}
        {row.assetNote ? <div className="cv-note">{row.assetNote}</div> : null}
      </th>
      <td data-label={t('exposed.kev')}>
        {kev ? (
          <span className="cv-bad">{t('exposed.kevSince', { date: kev.addedDate })}</span>
        ) : (
          <span className="cv-dim">{t('exposed.kevNone')}</span>
        )}
      </td>
      <td data-label={t('exposed.ransomware')}>
        {kev ? (
          <span className={kev.isRansomwareUse ? 'cv-bad' : 'cv-dim'}>
            {t(kev.isRansomwareUse ? 'exposed.ransomwareUsed' : 'exposed.ransomwareUnknown')}
          </span>
        ) : (
          <span className="cv-dim">–</span>
        )}
      </td>
      <td className="cv-num" data-label={t('exposed.epss')}>
        {epss ? (
          <div>
            {format.percent(epss.probabilityRatio, false, 1)}
            <div className="cv-note">
              {t('exposed.percentile', { share: format.percent(1 - epss.percentileRatio, false, 1) })}
            </div>
          </div>
        ) : (
          '–'
        )}
      </td>
      <td className="cv-num cv-dim" data-label={t('exposed.addedAt')}>
        <div>
          {format.dateTime(row.addedAt)}
          {row.addedBy ? <div className="cv-note">{row.addedBy}</div> : null}
          {row.patchedAt ? (
            <div className="cv-note">
              {`${t('exposed.patched')}: ${t('exposed.patchedBy', { who: row.patchedBy ?? '–', when: format.dateTime(row.patchedAt) })}`}
            </div>
          ) : null}
        </div>
      </td>
      <td className="cv-num">{row.viewerCanUpdate ? <MarkButton row={row} /> : null}</td>
    </tr>
  );
}

function MarkButton({ row: { id, cveId, patchedAt } }: { readonly row: ExposureRowFragment }) {
  const t = useText();
  const tell = useTell();
  const told = useTold();
  const [patch, patching] = useMutation(ExposurePatchDocument, { refetchQueries });
  const [reopen, reopening] = useMutation(ExposureReopenDocument, { refetchQueries });
  const openAgain = () =>
    told(async () => {
      const { data } = await reopen({ variables: { input: { id } } });
      return data?.exposedVulnerabilityReopen.errors;
    });
  const markPatched = () =>
    told(async () => {
      const { data } = await patch({ variables: { input: { id } } });
      const errors = data?.exposedVulnerabilityPatch.errors ?? [];
      if (errors.length > 0) return errors;
      const note = tell({
        autoClose: 10_000,
        message: (
          <Group gap={10} justify="space-between">
            {t('exposed.patchedNow', { id: cveId })}
            <Button
              size="compact-xs"
              variant="light"
              onClick={() => {
                notifications.hide(note);
                void openAgain();
              }}
            >
              {t('action.undo')}
            </Button>
          </Group>
        ),
      });
      return errors;
    });
  return patchedAt ? (
    <Button
      size="compact-xs"
      variant="default"
      loading={reopening.loading}
      aria-label={t('exposed.reopenOf', { id: cveId })}
      onClick={() => void openAgain()}
    >
      {t('exposed.reopen')}
    </Button>
  ) : (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={<IconCheck size={12} />}
      loading={patching.loading}
      aria-label={t('exposed.patchOf', { id: cveId })}
      onClick={() => void markPatched()}
    >
      {t('exposed.patch')}
    </Button>
  );
}
