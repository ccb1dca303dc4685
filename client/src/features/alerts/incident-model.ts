import type { IncidentPartsFragment, PlaybookPhase, ReportingClock } from '../../gql/graphql.ts';
import type { Text } from '../../text/text.ts';
import type { Format } from '../../ui/use-format.ts';

const MINUTE_MS = 60_000;

/** A stretch of time in days, hours or minutes, as coarse as is useful. */
export function spanText(ms: number, t: Text): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE_MS);
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return t('clock.days', { days: Math.floor(hours / 24), hours: hours % 24 });
  if (hours >= 1) return t('clock.hours', { hours, minutes: minutes % 60 });
  return t('clock.minutes', { minutes });
}

interface Clock {
  readonly clock: ReportingClock;
  readonly dueAt: string;
  readonly isRequired: boolean;
  readonly completedAt?: string | null;
  readonly completedBy?: string | null;
}

export type ClockTone = 'done' | 'off' | 'calm' | 'soon' | 'late';
const SOON_MS = 6 * 60 * MINUTE_MS;

/** State of a duty to report in words; the tone only colours them. */
export function clockState(clock: Clock, nowMs: number, t: Text, format: Format): { tone: ClockTone; text: string } {
  const dueMs = Date.parse(clock.dueAt);
  if (clock.completedAt) {
    const isLate = Date.parse(clock.completedAt) > dueMs;
    const by = clock.completedBy ?? t('alertLevel.system');
    const time = format.dateTime(clock.completedAt);
    return { tone: isLate ? 'late' : 'done', text: t(isLate ? 'clock.doneLate' : 'clock.done', { time, by }) };
  }
  if (!clock.isRequired) return { tone: 'off', text: t('clock.notRequired') };
  const left = dueMs - nowMs;
  if (left < 0) return { tone: 'late', text: t('clock.late', { time: spanText(left, t) }) };
  return { tone: left < SOON_MS ? 'soon' : 'calm', text: t('clock.left', { time: spanText(left, t) }) };
}

/** The report that is due next, or null where none is. */
export function nextClock<C extends Clock>(clocks: readonly C[]): C | null {
  const open = clocks.filter((clock) => clock.isRequired && !clock.completedAt);
  return open.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0] ?? null;
}

export type StepOf = IncidentPartsFragment['steps'][number];

/** Steps by phase, phases in the order in which they first appear. */
export function stepsByPhase(steps: readonly StepOf[]): readonly { phase: PlaybookPhase; steps: readonly StepOf[] }[] {
  return [...Map.groupBy(steps, ({ phase }) => phase)].map(([phase, of]) => ({ phase, steps: of }));
}

/** What a person types of an incident; amounts and counts as text. */
export interface IncidentDraft {
  readonly title: string;
  readonly description: string;
  readonly threatId: string;
  readonly priority: string;
  /** Local time of the browser, `YYYY-MM-DDTHH:MM`. */
  readonly detectedAt: string;
  readonly isMalicious: boolean;
  readonly hasPersonalData: boolean;
  readonly hasSensitiveData: boolean;
  readonly hasOutsideAccess: boolean;
  readonly recordCount: number | string;
  readonly outageMinutes: number | string;
  readonly subscriberCount: number | string;
  readonly estimatedLossKrw: string;
}

export type IncidentErrors = Partial<Record<keyof IncidentDraft, string>>;

/** `YYYY-MM-DDTHH:MM` in the zone of the browser, for a field of local time. */
export function localMinute(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16);
}

export function newDraft(now: Date): IncidentDraft {
  return {
    title: '',
    description: '',
    threatId: '',
    priority: '',
    detectedAt: localMinute(now),
    isMalicious: false,
    hasPersonalData: false,
    hasSensitiveData: false,
    hasOutsideAccess: false,
    recordCount: 0,
    outageMinutes: 0,
    subscriberCount: 0,
    estimatedLossKrw: '0',
  };
}

export function draftOf(incident: IncidentPartsFragment): IncidentDraft {
  return {
    title: incident.title,
    description: incident.description,
    threatId: incident.threat.id,
    priority: incident.isPriorityChosen ? incident.priority : '',
    detectedAt: localMinute(new Date(incident.detectedAt)),
    isMalicious: incident.isMalicious,
    hasPersonalData: incident.hasPersonalData,
    hasSensitiveData: incident.hasSensitiveData,
    hasOutsideAccess: incident.hasOutsideAccess,
    recordCount: incident.recordCount,
    outageMinutes: incident.outageMinutes,
    subscriberCount: incident.subscriberCount,
    estimatedLossKrw: incident.estimatedLossKrw,
  };
}

const counts = ['recordCount', 'outageMinutes', 'subscriberCount'] as const;

/** What is wrong before the server is asked; empty where nothing is. */
export function draftErrors(draft: IncidentDraft, now: Date, t: Text): IncidentErrors {
  const errors: { -readonly [Field in keyof IncidentErrors]: IncidentErrors[Field] } = {};
  if (draft.title.trim() === '') errors.title = t('incident.required');
  if (draft.threatId === '') errors.threatId = t('incident.required');
  const detected = Date.parse(draft.detectedAt);
  if (Number.isNaN(detected)) errors.detectedAt = t('incident.required');
  else if (detected > now.getTime() + MINUTE_MS) errors.detectedAt = t('incident.timeFuture');
  for (const field of counts) {
    const value = draft[field] === '' ? Number.NaN : Number(draft[field]);
    if (!(Number.isInteger(value) && value >= 0 && value < 2 ** 31)) errors[field] = t('incident.countRange');
  }
  if (!errors.recordCount && !draft.hasPersonalData && Number(draft.recordCount) > 0)
    errors.recordCount = t('incident.recordsNeedPersonal');
  if (!/^\d{1,16}$/.test(draft.estimatedLossKrw)) errors.estimatedLossKrw = t('incident.countRange');
  return errors;
}

/** What is sent for a draft without errors. */
export function inputOf(draft: IncidentDraft) {
  const { threatId, priority, detectedAt, recordCount, outageMinutes, subscriberCount, ...rest } = draft;
  return {
    threatId,
    values: {
      ...rest,
      priority: priority === '' ? null : (priority as 'P1' | 'P2' | 'P3' | 'P4'),
      detectedAt: new Date(detectedAt).toISOString(),
      recordCount: Number(recordCount),
      outageMinutes: Number(outageMinutes),
      subscriberCount: Number(subscriberCount),
    },
  };
}
