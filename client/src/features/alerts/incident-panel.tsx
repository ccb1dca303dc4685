import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';

import type { IncidentPartsFragment, ReportingClock } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { Problem } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useTell } from '../../ui/use-tell.ts';
import { Won } from '../../ui/won.tsx';

import {
  IncidentClockCompleteDocument,
  IncidentCloseDocument,
  IncidentStepCompleteDocument,
  IncidentStepReopenDocument,
} from './incident-documents.ts';
import { clockState, spanText, stepsByPhase } from './incident-model.ts';
import type { StepOf } from './incident-model.ts';
import { toneClass } from './incident-tone.ts';
import { useNow } from './use-now.ts';

interface IncidentProps {
  readonly incident: IncidentPartsFragment;
}

/** Duties to report with the time that is left; late ones say so in words. */
export function ClocksCard({ incident }: IncidentProps) {
  const t = useText();
  const format = useFormat();
  const now = useNow();
  const [marking, setMarking] = useState<ReportingClock | null>(null);
  return (
    <Card title={t('incident.clocks')} note={t('incident.clocksNote')}>
      {marking ? <ClockDialog incidentId={incident.id} clock={marking} onClose={() => setMarking(null)} /> : null}
      {incident.clocks.length === 0 ? <p className="cv-note">{t('incident.noClocks')}</p> : null}
      <ul className="cv-plain">
        {incident.clocks.map((clock) => {
          const state = clockState(clock, now, t, format);
          const isOpen = clock.isRequired && !clock.completedAt;
          return (
            <li key={clock.clock} className="cv-clock">
              <div style={{ minWidth: 0 }}>
                <b>{t(`clock.${clock.clock}`)}</b>
                <div className={toneClass[state.tone]} style={{ fontWeight: isOpen ? 650 : 400 }}>
                  {state.text}
                </div>
                <div className="cv-note">
                  {t('clock.due', { time: format.dateTime(clock.dueAt) })}
                  {clock.note ? ` · ${clock.note}` : ''}
                </div>
              </div>
              {isOpen && incident.viewerCanUpdate ? (
                <Button
                  size="compact-sm"
                  variant="light"
                  aria-label={t('clock.markOf', { clock: t(`clock.${clock.clock}`) })}
                  onClick={() => setMarking(clock.clock)}
                >
                  {t('clock.mark')}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

interface ClockDialogProps {
  readonly incidentId: string;
  readonly clock: ReportingClock;
  readonly onClose: () => void;
}

function ClockDialog({ incidentId, clock, onClose }: ClockDialogProps) {
  const t = useText();
  const [note, setNote] = useState('');
  const [message, setMessage] = useState<string | null>(null);
  const [complete, { loading, error }] = useMutation(IncidentClockCompleteDocument);
  const submit = async () => {
    const { data } = await complete({ variables: { input: { incidentId, clock, note: note.trim() || null } } });
    const answer = data?.incidentClockComplete;
    if (answer?.incident) onClose();
    else setMessage(answer?.errors.map((each) => each.message).join(' ') ?? null);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={<b>{t(`clock.${clock}`)}</b>}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack gap={12}>
        <TextInput
          label={t('clock.note')}
          description={t('clock.confirm')}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          error={message}
        />
        {error ? <Problem error={error} /> : null}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button loading={loading} onClick={() => void submit().catch(() => undefined)}>
            {t('clock.mark')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Steps by phase, each with owner, due time and tick-off that can be taken back. */
export function StepsCard({ incident }: IncidentProps) {
  const t = useText();
  const done = incident.steps.filter((step) => step.completedAt).length;
  return (
    <Card title={t('incident.steps')} note={t('incident.stepsDone', { done, all: incident.steps.length })}>
      <Stack gap={16}>
        {stepsByPhase(incident.steps).map(({ phase, steps }) => (
          <section key={phase} aria-label={t(`phase.${phase}`)}>
            <h3 className="cv-phase">{t(`phase.${phase}`)}</h3>
            <div className="cv-note">
              {t('phase.standards', { nist: steps[0]?.phaseNist ?? '', iso: steps[0]?.phaseIso ?? '' })}
            </div>
            <ul className="cv-plain">
              {steps.map((step) => (
                <StepLine key={step.id} step={step} incident={incident} />
              ))}
            </ul>
          </section>
        ))}
      </Stack>
    </Card>
  );
}

function StepLine({ step, incident }: IncidentProps & { readonly step: StepOf }) {
  const t = useText();
  const format = useFormat();
  const tell = useTell();
  const now = useNow();
  const [note, setNote] = useState('');
  const [complete, completing] = useMutation(IncidentStepCompleteDocument);
  const [reopen, reopening] = useMutation(IncidentStepReopenDocument);
  const isDone = Boolean(step.completedAt);
  const isLate = !isDone && incident.status !== 'CLOSED' && Date.parse(step.dueAt) < now;
  const failed = (message: string) => tell({ color: 'red', title: t('alerts.notDone'), message });
  const of = { incidentId: incident.id, stepId: step.id };
  const mark = async () => {
    const { data } = await complete({ variables: { input: { ...of, evidenceNote: note.trim() || null } } });
    const answer = data?.incidentStepComplete;
    if (!answer?.incident) failed(answer?.errors.map((each) => each.message).join(' ') ?? t('state.unknown'));
  };
  const unmark = async () => {
    const { data } = await reopen({ variables: { input: of } });
    const answer = data?.incidentStepReopen;
    if (!answer?.incident) failed(answer?.errors.map((each) => each.message).join(' ') ?? t('state.unknown'));
  };
  return (
    <li className="cv-step">
      <Checkbox
        aria-label={t(isDone ? 'incident.unmarkOf' : 'incident.markOf', { step: step.text })}
        checked={isDone}
        disabled={!incident.viewerCanUpdate || completing.loading || reopening.loading}
        onChange={() => void (isDone ? unmark() : mark()).catch(() => failed(t('state.unknown')))}
      />
      <div style={{ minWidth: 0, flex: 1 }}>
        <div className={isDone ? 'cv-dim' : ''}>{step.text}</div>
        <div className="cv-note">
          {t(`owner.${step.ownerRole}`)} · {t('clock.due', { time: format.dateTime(step.dueAt) })}
          {isLate ? (
            <b className="cv-bad"> · {t('clock.late', { time: spanText(now - Date.parse(step.dueAt), t) })}</b>
          ) : null}
        </div>
        <div className="cv-note">
          {isDone && step.completedAt
            ? `${t('incident.stepDone', {
                time: format.dateTime(step.completedAt),
                by: step.completedBy ?? t('alertLevel.system'),
              })}${step.evidenceNote ? ` · ${step.evidenceNote}` : ''}`
            : t('incident.evidenceNeeded', { evidence: step.evidence })}
        </div>
        {!isDone && incident.viewerCanUpdate ? (
          <TextInput
            size="xs"
            mt={4}
            maw={420}
            maxLength={500}
            aria-label={`${t('incident.evidenceNote')}: ${step.text}`}
            placeholder={t('incident.evidenceNote')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        ) : null}
      </div>
      {isDone && incident.viewerCanUpdate ? (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconArrowBackUp size={13} />}
          aria-label={t('incident.unmarkOf', { step: step.text })}
          loading={reopening.loading}
          onClick={() => void unmark().catch(() => failed(t('state.unknown')))}
        >
          {t('incident.stepUndo')}
        </Button>
      ) : null}
    </li>
  );
}

const flags = ['isMalicious', 'hasPersonalData', 'hasSensitiveData', 'hasOutsideAccess'] as const;
const counts = ['recordCount', 'outageMinutes', 'subscriberCount'] as const;

export function FactsCard({ incident }: IncidentProps) {
  const t = useText();
  const format = useFormat();
  const held = flags.filter((flag) => incident[flag]);
  return (
    <Card title={t('incident.facts')}>
      {incident.description ? (
        <p style={{ margin: '0 0 10px', whiteSpace: 'pre-wrap' }}>{incident.description}</p>
      ) : null}
      <dl className="cv-facts" style={{ gridTemplateColumns: 'max-content 1fr' }}>
        <dt>{t('incident.priority')}</dt>
        <dd>
          {incident.priority} · {t(incident.isPriorityChosen ? 'incident.priorityChosen' : 'incident.priorityAuto')}
        </dd>
        <dt>{t('incident.estimatedLossKrw')}</dt>
        <dd>
          <Won amount={incident.estimatedLossKrw} />
        </dd>
        {counts.map((count) => (
          <FactLine key={count} label={t(`incident.${count}`)} value={format.number(incident[count])} />
        ))}
      </dl>
      {held.length > 0 ? (
        <p style={{ margin: '10px 0 0', display: 'flex', gap: 6, flexWrap: 'wrap' }}>
          {held.map((flag) => (
            <span key={flag} className="cv-tag">
              {t(`incident.${flag}`)}
            </span>
          ))}
        </p>
      ) : null}
      {incident.closeReason ? <p className="cv-note">{incident.closeReason}</p> : null}
    </Card>
  );
}

function FactLine({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** Closing is for good, and asks why where a duty is left open. */
export function CloseDialog({ incident, onClose }: IncidentProps & { readonly onClose: () => void }) {
  const t = useText();
  const [reason, setReason] = useState('');
  const [message, setMessage] = useState<string | null>(null);
  const [close, { loading, error }] = useMutation(IncidentCloseDocument);
  const unmet = incident.clocks.filter((clock) => clock.isRequired && !clock.completedAt);
  const submit = async () => {
    const input = { id: incident.id, expectedVersion: incident.version, reason: reason.trim() || null };
    const { data } = await close({ variables: { input } });
    const answer = data?.incidentClose;
    if (answer?.incident) onClose();
    else setMessage(answer?.errors.map((each) => each.message).join(' ') ?? null);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={<b>{t('incident.close')}</b>}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack gap={12}>
        <p style={{ margin: 0 }}>{t('incident.closeText')}</p>
        {unmet.length > 0 ? (
          <p className="cv-bad" style={{ margin: 0 }}>
            {t('incident.closeUnmet', {
              count: unmet.length,
              clocks: unmet.map((clock) => t(`clock.${clock.clock}`)).join(', '),
            })}
          </p>
        ) : null}
        <Textarea
          label={t('incident.closeReason')}
          withAsterisk={unmet.length > 0}
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={message}
        />
        {error ? <Problem error={error} /> : null}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            color="red"
            loading={loading}
            disabled={unmet.length > 0 && reason.trim() === ''}
            onClick={() => void submit().catch(() => undefined)}
          >
            {t('incident.close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
