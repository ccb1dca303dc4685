import type { BaselineKind, PlanPart, RecommendationResultPartsFragment } from '../../gql/graphql.ts';
import type { Text } from '../../text/text.ts';
import type { TextKey } from '../../text/ko.ts';
import { ko } from '../../text/ko.ts';
import { formatRange, formatUnit } from '../../ui/interval-stat.tsx';
import type { Format } from '../../ui/use-format.ts';

export type Result = RecommendationResultPartsFragment;
export type Change = Result['comparisons'][number]['changes'][number];

const baselineOrder: readonly BaselineKind[] = ['DO_NOTHING', 'NO_CONTROLS', 'EQUAL_WEIGHT'];

/** The whole plan, or one half of it, against each baseline. */
export function comparisonsInOrder(result: Result, part: PlanPart): Result['comparisons'] {
  const rank = (kind: BaselineKind) =>
    baselineOrder.includes(kind) ? baselineOrder.indexOf(kind) : baselineOrder.length;
  return result.comparisons
    .filter((comparison) => comparison.part === part)
    .toSorted((a, b) => rank(a.baseline) - rank(b.baseline));
}

/** Name of a figure that is compared; one that only a newer server knows keeps its code. */
export function changeName(key: string, t: Text): string {
  if (key === 'RISK_SCORE') return t('score.title');
  const textKey = `metric.${key}`;
  return textKey in ko ? t(textKey as TextKey) : key;
}

export interface Verdict {
  readonly tone: 'good' | 'neutral';
  readonly title: string;
  readonly text: string;
}

function headlineChange(result: Result, kind: BaselineKind): Change | undefined {
  const whole = comparisonsInOrder(result, 'WHOLE');
  const changes = whole.find((comparison) => comparison.baseline === kind)?.changes ?? [];
  return changes.find((change) => change.key === 'CONDITIONAL_VALUE_AT_RISK_95') ?? changes[0];
}

/**
 * The verdict in words. It says what the numbers say and no more: a plan that cannot be told from a baseline is
 * never called better, whatever its mean difference looks like.
 */
export function verdictOf(result: Result, t: Text, format: Format): Verdict {
  const kind = result.indistinguishableFrom ?? 'DO_NOTHING';
  const change = headlineChange(result, result.verdict === 'RECOMMENDED' ? 'DO_NOTHING' : kind);
  const values = {
    baseline: t(`baseline.${result.verdict === 'RECOMMENDED' ? 'DO_NOTHING' : kind}`),
    metric: change ? changeName(change.key, t) : '',
    difference: change ? formatUnit(change.difference.value, change.unit, format, true) : '–',
    range: change ? (formatRange(change.difference, change.unit, format, true) ?? t('interval.none')) : '–',
  };
  if (result.verdict === 'NOT_DISTINGUISHABLE')
    return { tone: 'neutral', title: t('verdict.sameTitle', values), text: t('verdict.sameText', values) };
  if (change?.isImprovement)
    return { tone: 'good', title: t('verdict.betterTitle'), text: t('verdict.betterText', values) };
  return { tone: 'neutral', title: t('verdict.mixedTitle'), text: t('verdict.mixedText', values) };
}

/** Whether a difference is better, worse or not told apart from none. */
export function outcomeOf(change: Change): 'better' | 'worse' | 'same' {
  if (change.isImprovement === null || change.isImprovement === undefined) return 'same';
  return change.isImprovement ? 'better' : 'worse';
}

/** Held now or recommended, largest cost first; what is sold off entirely comes last. */
export function shareRows(result: Result): readonly (Result['shares'][number] & { readonly change: number })[] {
  return result.shares
    .filter((share) => share.shares > 0 || share.currentShares > 0)
    .map((share) => ({ ...share, change: share.shares - share.currentShares }))
    .toSorted((a, b) => Number(b.costKrw) - Number(a.costKrw));
}
