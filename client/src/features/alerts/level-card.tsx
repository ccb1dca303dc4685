import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Group, Modal, Select, Stack, TextInput, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconEdit } from '@tabler/icons-react';
import { useState } from 'react';

import { threatLevels } from '@convergence/shared/units/threat-level';
import type { ThreatLevel } from '@convergence/shared/units/threat-level';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import type { AlertsPageQuery } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { Problem } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useTell } from '../../ui/use-tell.ts';

import { AlertLevelUpdateDocument, currentLevelFragment } from './alert-documents.ts';

interface LevelCardProps {
  readonly level: FragmentType<typeof currentLevelFragment>;
  readonly changes: AlertsPageQuery['alertLevelChanges'];
  readonly onChanged: () => void;
}

/** The five levels as one strip, the present one marked, with why and since when. */
export function LevelCard({ level: masked, changes, onChanged }: LevelCardProps) {
  const t = useText();
  const format = useFormat();
  const current = readFragment(currentLevelFragment, masked);
  const [isChanging, changing] = useDisclosure();
  const { lastChange } = current;
  return (
    <Card
      title={t('alertLevel.title')}
      note={t('alertLevel.note')}
      action={
        current.viewerCanUpdate ? (
          <Button size="compact-xs" variant="light" leftSection={<IconEdit size={13} />} onClick={changing.open}>
            {t('alertLevel.change')}
          </Button>
        ) : null
      }
    >
      {isChanging ? (
        <LevelDialog level={current.level} version={current.version} onClose={changing.close} onChanged={onChanged} />
      ) : null}
      <ol className="cv-levels">
        {threatLevels.map((each, index) => (
          <li
            key={each}
            aria-current={each === current.level ? 'true' : undefined}
            style={each === current.level ? { borderColor: `var(--cv-band-${index})`, fontWeight: 650 } : undefined}
          >
            <span className="cv-dot" style={{ background: `var(--cv-band-${index})` }} />
            {t(`level.${each}`)}
          </li>
        ))}
      </ol>
      {lastChange ? (
        <p style={{ margin: '10px 0 0', fontSize: '0.8125rem' }}>
          {lastChange.reason}
          {lastChange.sourceUrl ? (
            <>
              {' '}
              <a
                href={lastChange.sourceUrl}
                target="_blank"
                rel="noreferrer noopener"
                style={{ textDecoration: 'underline' }}
              >
                {t('alertLevel.source')}
              </a>
            </>
          ) : null}
          <span className="cv-note" style={{ display: 'block' }}>
            {t('alertLevel.since', {
              time: format.dateTime(lastChange.changedAt),
              by: lastChange.changedBy ?? t('alertLevel.system'),
            })}
          </span>
        </p>
      ) : (
        <p className="cv-note" style={{ margin: '10px 0 0' }}>
          {t('alertLevel.never')}
        </p>
      )}
      {changes.edges.length > 1 ? (
        <details style={{ marginTop: 8, fontSize: '0.8125rem' }}>
          <summary>{t('alertLevel.history')}</summary>
          <ul style={{ margin: '6px 0 0', paddingLeft: 18 }}>
            {changes.edges.map(({ node }) => (
              <li key={node.id}>
                {t(`level.${node.previousLevel}`)} → {t(`level.${node.level}`)} · {node.reason}{' '}
                <span className="cv-note">{format.dateTime(node.changedAt)}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Card>
  );
}

interface LevelDialogProps {
  readonly level: ThreatLevel;
  readonly version: number;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

function LevelDialog({ level, version, onClose, onChanged }: LevelDialogProps) {
  const t = useText();
  const tell = useTell();
  const [next, setNext] = useState<ThreatLevel | null>(null);
  const [reason, setReason] = useState('');
  const [sourceUrl, setSourceUrl] = useState('');
  const [isSure, setSure] = useState(false);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [update, { loading, error }] = useMutation(AlertLevelUpdateDocument);

  const submit = async () => {
    if (!next) return;
    const input = { expectedVersion: version, level: next, reason, sourceUrl: sourceUrl.trim() || null };
    const { data } = await update({ variables: { input } });
    const answer = data?.alertLevelUpdate;
    if (!answer) return;
    if (answer.level) {
      tell({ color: 'pine', message: t('alertLevel.saved') });
      onChanged();
      onClose();
    } else setErrors(Object.fromEntries(answer.errors.map((each) => [each.path[0] ?? '', each.message])));
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={<b>{t('alertLevel.change')}</b>}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // A failure of the request itself is shown below through `error`.
          submit().catch(() => undefined);
        }}
      >
        <Stack gap={12}>
          <Select
            label={t('alertLevel.new')}
            withAsterisk
            data={threatLevels
              .filter((each) => each !== level)
              .map((each) => ({ value: each, label: t(`level.${each}`) }))}
            value={next}
            onChange={(value) => setNext(threatLevels.find((each) => each === value) ?? null)}
            error={errors['level'] ?? errors['expectedVersion']}
          />
          <Textarea
            label={t('alertLevel.reason')}
            withAsterisk
            autosize
            minRows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={errors['reason']}
          />
          <TextInput
            label={t('alertLevel.sourceUrl')}
            type="url"
            placeholder="https://"
            value={sourceUrl}
            onChange={(event) => setSourceUrl(event.currentTarget.value)}
            error={errors['sourceUrl']}
          />
          {next ? (
            <Checkbox
              label={t('alertLevel.confirmBox')}
              description={t('alertLevel.confirm', { from: t(`level.${level}`), to: t(`level.${next}`) })}
              checked={isSure}
              onChange={(event) => setSure(event.currentTarget.checked)}
            />
          ) : null}
          {error ? <Problem error={error} /> : null}
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={loading} disabled={!next || !isSure || reason.trim() === ''}>
              {t('alertLevel.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
