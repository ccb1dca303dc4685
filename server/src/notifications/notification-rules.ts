import { DomainError } from '@convergence/shared/errors';
import { MAX_WON } from '@convergence/shared/units/won';

import type { NotificationFact } from './notification-facts.ts';
import { alertSeverities } from './notification-kinds.ts';
import type { AlertSeverity, RuleKind } from './notification-kinds.ts';

/** What a person decides about a rule. */
export interface RuleValues {
  /** 1 to 100 characters. */
  readonly name: string;
  readonly kind: RuleKind;
  /** RISK_SCORE_ABOVE, 0 to 100. */
  readonly scoreThreshold: number | null;
  /** CVAR_ABOVE, KRW. */
  readonly cvarThresholdKrw: number | null;
  /** PRICE_MOVE, percent either way. */
  readonly moveThresholdPercent: number | null;
  /** DATA_LATE. */
  readonly lateThresholdHours: number | null;
  /** PRICE_MOVE; null: whatever a scenario holds. */
  readonly symbol: string | null;
  /** ORDER_STATE. */
  readonly orderStatuses: readonly string[];
  /** SYSTEM_ALERT. */
  readonly minimumSeverity: AlertSeverity | null;
  /** Runs of this scenario only; null: of all. */
  readonly scenarioId: string | null;
  readonly channelIds: readonly string[];
  readonly isEnabled: boolean;
  /** Least time between two about the same subject, 0 to 10,080. */
  readonly minimumMinutes: number;
}

/** The parts of a rule that decide whether it is told of something. */
export interface RuleConditions {
  readonly kind: RuleKind;
  readonly threshold?: number | null;
  readonly symbol?: string | null;
  readonly orderStatuses: readonly string[];
  readonly minimumSeverity?: AlertSeverity | null;
  readonly scenarioId?: string | null;
}

export const mostMinimumMinutes = 7 * 24 * 60;
const mostChannelsOfRule = 20;
const mostOrderStatuses = 20;

const thresholdFields = {
  RISK_SCORE_ABOVE: { field: 'scoreThreshold', low: 0, high: 100 },
  CVAR_ABOVE: { field: 'cvarThresholdKrw', low: 1, high: MAX_WON },
  PRICE_MOVE: { field: 'moveThresholdPercent', low: 0.1, high: 100 },
  DATA_LATE: { field: 'lateThresholdHours', low: 1, high: 720 },
} as const;
type ThresholdKind = keyof typeof thresholdFields;

function isThresholdKind(kind: RuleKind): kind is ThresholdKind {
  return kind in thresholdFields;
}

/** Name of the field that holds the threshold of a kind; null for kinds without one. */
export function thresholdField(kind: RuleKind): (typeof thresholdFields)[ThresholdKind]['field'] | null {
  return isThresholdKind(kind) ? thresholdFields[kind].field : null;
}

/** The threshold of these values in the unit of their kind. */
export function thresholdOf(values: RuleValues): number | null {
  const field = thresholdField(values.kind);
  return field === null ? null : values[field];
}

/** Whether the rule is told of it: a threshold is reached at its very value, a price may move either way. */
export function matches(rule: RuleConditions, fact: NotificationFact): boolean {
  if (rule.kind !== fact.kind) return false;
  if (rule.scenarioId && rule.scenarioId !== fact.scenarioId) return false;
  if (isThresholdKind(rule.kind)) {
    if (fact.value === null || rule.threshold === null || rule.threshold === undefined) return false;
    if (!(Math.abs(fact.value) >= rule.threshold)) return false;
  }
  switch (fact.kind) {
    case 'PRICE_MOVE':
      return rule.symbol ? rule.symbol === fact.facts.symbol : fact.facts.isHolding;
    case 'ORDER_STATE':
      return rule.orderStatuses.includes(fact.facts.status);
    case 'SYSTEM_ALERT':
      return rankOf(fact.facts.severity) >= rankOf(rule.minimumSeverity ?? 'INFO');
    default:
      return true;
  }
}

function rankOf(severity: string): number {
  return (alertSeverities as readonly string[]).indexOf(severity);
}

/** Everything that is wrong with the values, each with the path of its field; empty where nothing is. */
export function ruleProblems(values: RuleValues): DomainError[] {
  const problems: DomainError[] = [];
  const add = (code: 'E_REQUIRED' | 'E_RANGE' | 'E_LENGTH' | 'E_FORMAT' | 'E_DUPLICATE', field: string): void =>
    void problems.push(new DomainError(code, [field]));
  const { name, kind, symbol, orderStatuses, channelIds, minimumMinutes } = values;
  const trimmed = name.trim();
  if (trimmed === '') add('E_REQUIRED', 'name');
  else if (trimmed.length > 100) add('E_LENGTH', 'name');

  const own = thresholdField(kind);
  for (const { field, low, high } of Object.values(thresholdFields)) {
    const value = values[field];
    if (field !== own) {
      if (value !== null) add('E_FORMAT', field); // it would do nothing, which nobody should have to find out
    } else if (value === null) add('E_REQUIRED', field);
    else if (!(value >= low && value <= high)) add('E_RANGE', field);
  }
  if (symbol !== null && (kind !== 'PRICE_MOVE' || !/^[0-9A-Z]{1,12}$/.test(symbol))) add('E_FORMAT', 'symbol');
  if (kind === 'ORDER_STATE') {
    if (orderStatuses.length === 0) add('E_REQUIRED', 'orderStatuses');
    else if (orderStatuses.length > mostOrderStatuses) add('E_LENGTH', 'orderStatuses');
    else if (!orderStatuses.every((status) => /^[A-Z_]{1,40}$/.test(status))) add('E_FORMAT', 'orderStatuses');
  } else if (orderStatuses.length > 0) add('E_FORMAT', 'orderStatuses');
  if (kind === 'SYSTEM_ALERT' && values.minimumSeverity === null) add('E_REQUIRED', 'minimumSeverity');
  if (kind !== 'SYSTEM_ALERT' && values.minimumSeverity !== null) add('E_FORMAT', 'minimumSeverity');
  const isAboutRuns = kind === 'RISK_SCORE_ABOVE' || kind === 'CVAR_ABOVE' || kind === 'RUN_FINISHED';
  if (values.scenarioId !== null && !isAboutRuns) add('E_FORMAT', 'scenarioId');
  if (channelIds.length === 0) add('E_REQUIRED', 'channelIds');
  else if (channelIds.length > mostChannelsOfRule) add('E_LENGTH', 'channelIds');
  else if (new Set(channelIds).size !== channelIds.length) add('E_DUPLICATE', 'channelIds');
  if (!Number.isInteger(minimumMinutes) || minimumMinutes < 0 || minimumMinutes > mostMinimumMinutes)
    add('E_RANGE', 'minimumMinutes');
  return problems;
}
