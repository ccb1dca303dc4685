import type { GoldenOp } from '../golden-op.ts';
import { acknowledgeAlert, closedAlert, evaluateAlert } from './alert-state.ts';
import type { AlertPolicy } from './alert-state.ts';
import { incidentClocks } from './reporting-clocks.ts';
import { firedRules } from './rules.ts';
import type { ResponseContext } from './rules.ts';

interface AlertInput extends AlertPolicy {
  readonly evaluations: readonly { readonly minute: number; readonly value: number }[];
  readonly acknowledgedAtMinutes: readonly number[];
}

function alertHysteresis({ evaluations, acknowledgedAtMinutes, ...policy }: AlertInput): object {
  let state = closedAlert;
  let seenUntil = Number.NEGATIVE_INFINITY;
  const states = evaluations.map(({ minute, value }) => {
    for (const at of acknowledgedAtMinutes) if (at > seenUntil && at <= minute) state = acknowledgeAlert(state, at);
    seenUntil = minute;
    const step = evaluateAlert(state, policy, minute, value);
    state = step.state;
    return { minute, value, events: step.events, open: state.isOpen };
  });
  return { states };
}

function responseRules(input: { readonly context: ResponseContext; readonly financialOperator: boolean }): object {
  const { incident } = input.context;
  const rules = firedRules(input.context);
  return incident ? { rules, clocks: incidentClocks(incident, input.financialOperator) } : { rules };
}

/** Operations of golden-threat 25 and 26. */
export const responseGolden: Readonly<Record<string, GoldenOp>> = {
  'threat.alert-hysteresis': alertHysteresis,
  'threat.response-rules': responseRules,
};
