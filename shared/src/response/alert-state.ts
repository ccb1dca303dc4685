import type { Severity } from './rules.ts';

/** When an alert is raised, cleared and escalated (threat-spec 12.2). */
export interface AlertPolicy {
  readonly raiseAt: number;
  /** 0.9 raiseAt unless given; the gap keeps a value at the edge from ringing. */
  readonly clearAt?: number;
  /** Evaluations in a row below `clearAt`; 3 unless given. */
  readonly clearAfter?: number;
  /** A re-opening sooner after the last notice is silent; 60 unless given. */
  readonly cooldownMinutes?: number;
  /** 15 unless given. */
  readonly escalateAfterMinutes?: number;
  readonly severity: Severity;
}

/** State of one dedup key. Plain data, kept by the caller; closing is a state, nothing is deleted. */
export interface AlertState {
  readonly isOpen: boolean;
  readonly openedAt: number | null;
  /** When people were told last: RAISE only. */
  readonly raisedAt: number | null;
  readonly acknowledgedAt: number | null;
  readonly isEscalated: boolean;
  /** Evaluations in a row below `clearAt`. */
  readonly calmCount: number;
}

export const closedAlert: AlertState = {
  isOpen: false,
  openedAt: null,
  raisedAt: null,
  acknowledgedAt: null,
  isEscalated: false,
  calmCount: 0,
};

export type AlertEvent = 'RAISE' | 'REOPEN_SILENT' | 'CLEAR' | 'ESCALATE';

export interface AlertStep {
  readonly state: AlertState;
  readonly events: readonly AlertEvent[];
}

const CLEAR_SHARE = 0.9;

function raiseOrClear(state: AlertState, policy: AlertPolicy, minute: number, value: number): AlertStep {
  const { raiseAt, clearAt = CLEAR_SHARE * raiseAt, clearAfter = 3, cooldownMinutes = 60 } = policy;
  if (!state.isOpen) {
    if (value < raiseAt) return { state, events: [] };
    const isSilent = state.raisedAt !== null && minute - state.raisedAt < cooldownMinutes;
    const raisedAt = isSilent ? state.raisedAt : minute;
    return {
      state: { isOpen: true, openedAt: minute, raisedAt, acknowledgedAt: null, isEscalated: false, calmCount: 0 },
      events: [isSilent ? 'REOPEN_SILENT' : 'RAISE'],
    };
  }
  const calmCount = value < clearAt ? state.calmCount + 1 : 0;
  if (calmCount >= clearAfter) return { state: { ...state, isOpen: false, calmCount: 0 }, events: ['CLEAR'] };
  return { state: { ...state, calmCount }, events: [] };
}

/**
 * One evaluation of an alert: raise or clear, then escalate.
 *
 * @param minute - Time of the evaluation in minutes on any clock that does not run back.
 */
export function evaluateAlert(state: AlertState, policy: AlertPolicy, minute: number, value: number): AlertStep {
  const { escalateAfterMinutes = 15, severity } = policy;
  const step = raiseOrClear(state, policy, minute, value);
  const { isOpen, openedAt, acknowledgedAt, isEscalated } = step.state;
  const isDue = isOpen && openedAt !== null && minute - openedAt >= escalateAfterMinutes;
  if (severity !== 'critical' || !isDue || isEscalated || acknowledgedAt !== null) return step;
  return { state: { ...step.state, isEscalated: true }, events: [...step.events, 'ESCALATE'] };
}

/** Somebody has seen the open alert; it is not escalated any more until it opens again. A closed one stays as it is. */
export function acknowledgeAlert(state: AlertState, minute: number): AlertState {
  return state.isOpen ? { ...state, acknowledgedAt: minute } : state;
}
