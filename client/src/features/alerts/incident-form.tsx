import { useMutation, useQuery } from '@apollo/client/react';
import {
  Button,
  Checkbox,
  Group,
  Modal,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  TextInput,
  Textarea,
} from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import type { IncidentPartsFragment } from '../../gql/graphql.ts';
import { useName, useText } from '../../text/text.ts';
import { newKey } from '../../ui/new-key.ts';
import { Problem } from '../../ui/states.tsx';
import { useTell } from '../../ui/use-tell.ts';
import { WonInput } from '../../ui/won-input.tsx';

import { IncidentOpenDocument, IncidentUpdateDocument, ThreatNamesDocument } from './incident-documents.ts';
import { draftErrors, draftOf, inputOf, newDraft } from './incident-model.ts';
import type { IncidentDraft, IncidentErrors } from './incident-model.ts';

interface Answer {
  readonly isDone: boolean;
  readonly errors: readonly { readonly message: string; readonly path: readonly string[] }[];
}

/** Opens an incident and goes to its page. */
export function IncidentOpenDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const tell = useTell();
  const navigate = useNavigate();
  const [key] = useState(newKey);
  const [initial] = useState(() => newDraft(new Date()));
  const [attempt, setAttempt] = useState(0);
  const [open, { error }] = useMutation(IncidentOpenDocument);
  const submit = async (draft: IncidentDraft): Promise<Answer> => {
    const { threatId, values } = inputOf(draft);
    // what was refused did nothing, so what is sent next is another attempt
    const input = { ...values, threatId, idempotencyKey: `${key}-${attempt}` };
    const { data } = await open({ variables: { input } });
    const answer = data?.incidentOpen;
    if (answer?.incident) {
      tell({ color: 'pine', message: t('incident.opened') });
      await navigate(`/incidents/${answer.incident.id}`);
    } else setAttempt(attempt + 1);
    return { isDone: Boolean(answer?.incident), errors: answer?.errors ?? [] };
  };
  return (
    <IncidentDialog title={t('incident.new')} initial={initial} error={error} onSubmit={submit} onClose={onClose} />
  );
}

/** Changes what is known of an incident. */
export function IncidentEditDialog({
  incident,
  onClose,
}: {
  readonly incident: IncidentPartsFragment;
  readonly onClose: () => void;
}) {
  const t = useText();
  const tell = useTell();
  const [update, { error }] = useMutation(IncidentUpdateDocument);
  const submit = async (draft: IncidentDraft): Promise<Answer> => {
    const { values } = inputOf(draft);
    const input = { ...values, id: incident.id, expectedVersion: incident.version };
    const { data } = await update({ variables: { input } });
    const answer = data?.incidentUpdate;
    if (answer?.incident) {
      tell({ color: 'pine', message: t('incident.saved') });
      onClose();
    }
    return { isDone: Boolean(answer?.incident), errors: answer?.errors ?? [] };
  };
  return (
    <IncidentDialog
      title={t('incident.edit')}
      initial={draftOf(incident)}
      isThreatFixed
      error={error}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}

interface IncidentDialogProps {
  readonly title: string;
  readonly initial: IncidentDraft;
  /** The playbook follows the threat, so it stays. */
  readonly isThreatFixed?: boolean;
  readonly error: unknown;
  readonly onSubmit: (draft: IncidentDraft) => Promise<Answer>;
  readonly onClose: () => void;
}

const flags = ['isMalicious', 'hasPersonalData', 'hasSensitiveData', 'hasOutsideAccess'] as const;
const counts = ['recordCount', 'outageMinutes', 'subscriberCount'] as const;

function IncidentDialog({ title, initial, isThreatFixed = false, error, onSubmit, onClose }: IncidentDialogProps) {
  const t = useText();
  const name = useName();
  const { data } = useQuery(ThreatNamesDocument);
  const [draft, setDraft] = useState(initial);
  const [errors, setErrors] = useState<IncidentErrors & { readonly other?: string }>({});
  const [isSending, setSending] = useState(false);
  const set = (change: Partial<IncidentDraft>) => {
    setDraft((before) => ({ ...before, ...change }));
    // what was said of a field is about its old value
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in change))));
  };

  const submit = async () => {
    const found = draftErrors(draft, new Date(), t);
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    setSending(true);
    try {
      const answer = await onSubmit(draft);
      if (answer.isDone) return;
      const known = answer.errors.filter(({ path }) => path[0] !== undefined && path[0] in draft);
      const rest = answer.errors.filter((each) => !known.includes(each));
      setErrors({
        ...Object.fromEntries(known.map(({ path, message }) => [path[0], message])),
        ...(rest.length > 0 ? { other: rest.map(({ message }) => message).join(' ') } : {}),
      });
    } finally {
      setSending(false);
    }
  };

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={<b>{title}</b>}
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
          <TextInput
            label={t('incident.name')}
            withAsterisk
            maxLength={200}
            value={draft.title}
            onChange={(event) => set({ title: event.currentTarget.value })}
            error={errors.title}
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing={12} verticalSpacing={12}>
            <Select
              label={t('incident.threat')}
              withAsterisk
              searchable
              disabled={isThreatFixed}
              data={(data?.catalogue.threats ?? []).map((threat) => ({
                value: threat.id,
                label: `${threat.id} ${name(threat)}`,
              }))}
              value={draft.threatId || null}
              onChange={(value) => set({ threatId: value ?? '' })}
              error={errors.threatId}
            />
            <Select
              label={t('incident.priority')}
              allowDeselect={false}
              data={[
                { value: 'AUTO', label: t('incident.priorityAuto') },
                ...['P1', 'P2', 'P3', 'P4'].map((value) => ({ value, label: value })),
              ]}
              value={draft.priority || 'AUTO'}
              onChange={(value) => set({ priority: value === 'AUTO' ? '' : (value ?? '') })}
              error={errors.priority}
            />
            <TextInput
              type="datetime-local"
              label={t('incident.detectedAt')}
              description={t('incident.detectedHint')}
              withAsterisk
              value={draft.detectedAt}
              onChange={(event) => set({ detectedAt: event.currentTarget.value })}
              error={errors.detectedAt}
            />
            <WonInput
              label={t('incident.estimatedLossKrw')}
              value={draft.estimatedLossKrw}
              onChange={(estimatedLossKrw) => set({ estimatedLossKrw })}
              error={errors.estimatedLossKrw}
            />
          </SimpleGrid>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing={12} verticalSpacing={8}>
            {flags.map((flag) => (
              <Checkbox
                key={flag}
                label={t(`incident.${flag}`)}
                checked={draft[flag]}
                onChange={(event) => set({ [flag]: event.currentTarget.checked })}
              />
            ))}
          </SimpleGrid>
          <SimpleGrid cols={{ base: 1, xs: 3 }} spacing={12} verticalSpacing={12}>
            {counts.map((count) => (
              <NumberInput
                key={count}
                label={t(`incident.${count}`)}
                min={0}
                clampBehavior="none"
                allowDecimal={false}
                thousandSeparator=","
                value={draft[count]}
                onChange={(value) => set({ [count]: value })}
                error={errors[count]}
              />
            ))}
          </SimpleGrid>
          <Textarea
            label={t('incident.description')}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={2000}
            value={draft.description}
            onChange={(event) => set({ description: event.currentTarget.value })}
            error={errors.description}
          />
          {errors.other ? (
            <p role="alert" className="cv-bad" style={{ margin: 0, fontSize: '0.8125rem' }}>
              {errors.other}
            </p>
          ) : null}
          {error ? <Problem error={error} /> : null}
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={isSending}>
              {isThreatFixed ? t('action.save') : title}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
