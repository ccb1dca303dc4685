import type { NotificationRuleCreateInput, NotificationRuleKind, RulePartsFragment } from '../../gql/graphql.ts';
import type { NotificationAlertSeverity } from '../../gql/graphql.ts';

export const ruleKinds = [
  'RISK_SCORE_ABOVE',
  'CVAR_ABOVE',
  'PRICE_MOVE',
  'RUN_FINISHED',
  'DATA_LATE',
  'ORDER_STATE',
  'SYSTEM_ALERT',
] as const satisfies readonly NotificationRuleKind[];

/** States of orders that are offered; the server takes any. */
export const orderStates = [
  'AWAITING_APPROVAL',
  'APPROVED',
  'DECLINED',
  'ACCEPTED',
  'PARTLY_FILLED',
  'FILLED',
  'CANCELLED',
  'REJECTED',
  'EXPIRED',
  'UNKNOWN',
] as const;

export const severities = ['INFO', 'WATCH', 'WARN', 'CRITICAL'] as const satisfies readonly NotificationAlertSeverity[];

/** What stands in the editor; a field of another kind keeps its value and is not sent. */
export interface RuleDraft {
  readonly name: string;
  readonly kind: NotificationRuleKind;
  readonly scoreThreshold: number | string;
  /** Digits of won. */
  readonly cvarThresholdKrw: string;
  readonly moveThresholdPercent: number | string;
  readonly lateThresholdHours: number | string;
  readonly symbol: string;
  readonly orderStatuses: readonly string[];
  readonly minimumSeverity: NotificationAlertSeverity;
  readonly scenarioId: string | null;
  readonly channelIds: readonly string[];
  readonly minimumMinutes: number | string;
  readonly isEnabled: boolean;
}

export const emptyRule: RuleDraft = {
  name: '',
  kind: 'RISK_SCORE_ABOVE',
  scoreThreshold: 60,
  cvarThresholdKrw: '1000000000',
  moveThresholdPercent: 5,
  lateThresholdHours: 6,
  symbol: '',
  orderStatuses: ['FILLED', 'REJECTED'],
  minimumSeverity: 'WARN',
  scenarioId: null,
  channelIds: [],
  minimumMinutes: 60,
  isEnabled: true,
};

/** The editor's view of a rule; what the rule does not have starts as in a new one. */
export function draftOf(rule: RulePartsFragment): RuleDraft {
  return {
    name: rule.name,
    kind: rule.kind,
    scoreThreshold: rule.scoreThreshold ?? emptyRule.scoreThreshold,
    cvarThresholdKrw: rule.cvarThresholdKrw ?? emptyRule.cvarThresholdKrw,
    moveThresholdPercent: rule.moveThresholdPercent ?? emptyRule.moveThresholdPercent,
    lateThresholdHours: rule.lateThresholdHours ?? emptyRule.lateThresholdHours,
    symbol: rule.symbol ?? '',
    orderStatuses: rule.orderStatuses,
    minimumSeverity: rule.minimumSeverity ?? emptyRule.minimumSeverity,
    scenarioId: rule.scenarioId,
    channelIds: rule.channels.map(({ id }) => id),
    minimumMinutes: rule.minimumMinutes,
    isEnabled: rule.isEnabled,
  };
}

/** Whether a kind is about runs, and so may be kept to one scenario. */
export function isAboutRuns(kind: NotificationRuleKind): boolean {
  return kind === 'RISK_SCORE_ABOVE' || kind === 'CVAR_ABOVE' || kind === 'RUN_FINISHED';
}

/** What is sent: the fields of the kind, and those that all kinds have. An empty number is null, which the server names. */
export function ruleFields(draft: RuleDraft): Omit<NotificationRuleCreateInput, 'kind' | 'idempotencyKey'> {
  const { kind } = draft;
  const numberOf = (value: number | string): number | null => (value === '' ? null : Number(value));
  return {
    name: draft.name,
    channelIds: [...draft.channelIds],
    isEnabled: draft.isEnabled,
    minimumMinutes: numberOf(draft.minimumMinutes) ?? 0,
    ...(kind === 'RISK_SCORE_ABOVE' ? { scoreThreshold: numberOf(draft.scoreThreshold) } : {}),
    ...(kind === 'CVAR_ABOVE'
      ? { cvarThresholdKrw: /^\d+$/.test(draft.cvarThresholdKrw) ? draft.cvarThresholdKrw : null }
      : {}),
    ...(kind === 'PRICE_MOVE'
      ? {
          moveThresholdPercent: numberOf(draft.moveThresholdPercent),
          symbol: draft.symbol.trim().toUpperCase() || null,
        }
      : {}),
    ...(kind === 'DATA_LATE' ? { lateThresholdHours: numberOf(draft.lateThresholdHours) } : {}),
    ...(kind === 'ORDER_STATE' ? { orderStatuses: [...draft.orderStatuses] } : {}),
    ...(kind === 'SYSTEM_ALERT' ? { minimumSeverity: draft.minimumSeverity } : {}),
    ...(isAboutRuns(kind) ? { scenarioId: draft.scenarioId } : {}),
  };
}

/** The text at each field, by the first name of its path; the empty name has those of no field. */
export function errorsByField(
  errors: readonly { readonly message: string; readonly path: readonly string[] }[],
): Readonly<Record<string, string>> {
  const byField: Record<string, string> = {};
  for (const { message, path } of errors) byField[path[0] ?? ''] ??= message;
  return byField;
}
