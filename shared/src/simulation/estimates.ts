import { normalInverse } from '../random/normal.ts';
import { ladderExceedances, ladderOf, ladderTail, lossExceededWith } from '../risk/loss-ladder.ts';
import type { LossLadder } from '../risk/loss-ladder.ts';
import { countAbove } from '../risk/loss-exceedance.ts';
import { batchInterval, wilsonInterval } from '../stats/intervals.ts';
import { momentsOf, sampleDeviation } from '../stats/moments.ts';
import { tInverse } from '../stats/student-t.ts';
import {
  cvarInterval,
  cvarStandardError,
  tailRisk,
  tailRiskOfSorted,
  varInterval,
  varRank,
} from '../risk/tail-risk.ts';
import { roundLossWon, roundWon } from '../units/won.ts';
import type { PathColumns } from './path-columns.ts';
import { blockCount, bodyOf, resampled } from './path-columns.ts';
import type { Estimate, EstimateUnit, IntervalMethod, TailMeasures } from './run-result.ts';

const LEVEL = 0.95;
/** Half-width of a normal 95 % interval in standard errors. */
export const Z = normalInverse((1 + LEVEL) / 2);
const BOOTSTRAP_RESAMPLES = 200;

/** In whole won where the unit is money. */
export function estimate(
  unit: EstimateUnit,
  value: number,
  low: number | null,
  high: number | null,
  method: IntervalMethod,
  round: (won: number) => number = roundWon,
): Estimate {
  const figure = (x: number | null): number | null => (x === null || unit !== 'KRW' ? x : round(x));
  return { unit, value: figure(value)!, low: figure(low), high: figure(high), level: LEVEL, method };
}

export function exactEstimate(unit: EstimateUnit, value: number): Estimate {
  return estimate(unit, value, value, value, 'EXACT');
}

/**
 * Mean with the normal interval of its standard error.
 *
 * @param deviation - Of one value, where a closed form knows it; that of the sample unless given.
 */
export function meanEstimate(unit: EstimateUnit, values: Float64Array, deviation?: number): Estimate {
  const moments = momentsOf(values);
  const half = (Z * (deviation ?? (values.length < 2 ? 0 : sampleDeviation(moments)))) / Math.sqrt(values.length);
  return estimate(unit, moments.mean, moments.mean - half, moments.mean + half, 'NORMAL');
}

export function varEstimate(unit: EstimateUnit, sorted: Float64Array, alpha: number): Estimate {
  const { lower, upper } = varInterval(sorted, alpha, LEVEL);
  return estimate(unit, sorted[varRank(sorted.length, alpha) - 1]!, lower, upper, 'ORDER_STATISTICS', roundLossWon);
}

/** Least standard error of CVaR that is known apart from the sample, given its VaR in KRW. */
export type LeastCvarError = (alpha: number, valueAtRisk: number) => number;
const noLeastError: LeastCvarError = () => 0;

export function cvarEstimate(
  sorted: Float64Array,
  alpha: number,
  seed: number,
  leastError: LeastCvarError = noLeastError,
): Estimate {
  const { lower, upper, method } = cvarInterval(sorted, alpha, LEVEL, seed);
  const { conditionalValueAtRisk, valueAtRisk } = tailRiskOfSorted(sorted, alpha);
  const least = Z * leastError(alpha, valueAtRisk);
  return estimate(
    'KRW',
    conditionalValueAtRisk,
    Math.min(lower, conditionalValueAtRisk - least),
    Math.max(upper, conditionalValueAtRisk + least),
    method === 'bootstrap' ? 'BOOTSTRAP' : 'NORMAL',
    roundLossWon,
  );
}

/** Without the bootstrap of thin tails: for figures that are shown for a second. */
export function quickCvarEstimate(
  sorted: Float64Array,
  alpha: number,
  leastError: LeastCvarError = noLeastError,
): Estimate {
  const { conditionalValueAtRisk, valueAtRisk } = tailRiskOfSorted(sorted, alpha);
  const half = Z * Math.max(cvarStandardError(sorted, alpha), leastError(alpha, valueAtRisk));
  return estimate(
    'KRW',
    conditionalValueAtRisk,
    conditionalValueAtRisk - half,
    conditionalValueAtRisk + half,
    'NORMAL',
    roundLossWon,
  );
}

/** The same figure with an interval of at least a half-width on either side. */
export function widened(figure: Estimate, leastHalfWidth: number): Estimate {
  const { unit, value, low, high, method } = figure;
  const end = (side: number | null, least: number, pick: (a: number, b: number) => number): number | null =>
    side === null ? null : pick(side, least);
  return estimate(
    unit,
    value,
    end(low, value - leastHalfWidth, Math.min),
    end(high, value + leastHalfWidth, Math.max),
    method,
  );
}

/** P(value > limit) of ascending values. */
export function exceedanceEstimate(sorted: Float64Array, limit: number): Estimate {
  const { estimate: share, lower, upper } = wilsonInterval(countAbove(sorted, limit), sorted.length, LEVEL);
  return estimate('RATIO', share, lower, upper, 'WILSON');
}

/** VaR and CVaR at 95 and 99 % with the mean; losses in KRW. */
export function tailMeasures(
  sorted: Float64Array,
  mean: Estimate,
  seed: number,
  leastError: LeastCvarError = noLeastError,
): TailMeasures {
  return {
    mean,
    valueAtRisk95: varEstimate('KRW', sorted, 0.95),
    conditionalValueAtRisk95: cvarEstimate(sorted, 0.95, seed, leastError),
    valueAtRisk99: varEstimate('KRW', sorted, 0.99),
    conditionalValueAtRisk99: cvarEstimate(sorted, 0.99, seed, leastError),
  };
}

/** A figure of a set of paths, such as their Sharpe ratio. */
export type PathStatistic = (columns: PathColumns) => number;

/** Intervals of figures that have no formula of their own (ruling 12). */
export interface Replicates {
  readonly method: 'BATCHES' | 'BOOTSTRAP';
  estimate(unit: EstimateUnit, statistic: PathStatistic): Estimate;
  /** Several figures that one look at the paths gives. */
  estimates(unit: EstimateUnit, statistic: (columns: PathColumns) => readonly number[]): Estimate[];
  /** As `estimate`; of a bootstrap the interval that 95 of 100 resamples give, for figures that lie skew. */
  skewEstimate(unit: EstimateUnit, statistic: PathStatistic): Estimate;
  /** VaR at a level of the losses that `ladder` finds in the paths. */
  valueAtRisk(unit: EstimateUnit, ladder: (columns: PathColumns) => LossLadder, alpha: number): Estimate;
}

/** Student's t over the batches, about the figure of all paths. */
export function batchReplicates(all: PathColumns, batches: readonly PathColumns[]): Replicates {
  const replicates = replicatesBy(
    'BATCHES',
    all,
    () => batches,
    (values, value) => {
      const { lower, upper } = batchInterval(values, LEVEL, value);
      return [lower, upper];
    },
  );
  return { ...replicates, valueAtRisk: (unit, ladder, alpha) => batchedValueAtRisk(unit, ladder, alpha, all, batches) };
}

/**
 * VaR with the interval of P(L > VaR) over the batches, read back from the losses of all paths. The VaR of a batch itself is no
 * guide: points that lie evenly leave it less spread than the share of a batch that lies beyond the VaR of all.
 */
function batchedValueAtRisk(
  unit: EstimateUnit,
  ladder: (columns: PathColumns) => LossLadder,
  alpha: number,
  all: PathColumns,
  batches: readonly PathColumns[],
): Estimate {
  const whole = ladder(all);
  const { valueAtRisk } = ladderTail(whole, alpha);
  const beyond = batches.map((batch) => ladderExceedances(ladder(batch), [valueAtRisk])[0]!);
  const { lower, upper } = batchInterval(beyond, LEVEL, 1 - alpha);
  const lossAt = (probability: number): number | null =>
    probability > 0 && probability < 1 ? lossExceededWith(whole, probability) : null;
  return estimate(unit, valueAtRisk, lossAt(upper), lossAt(lower), 'BATCHES');
}

/** Half-width of a 95 % interval in standard errors that `blocks` blocks of `linked` paths tell; z where paths are independent. */
export function blockReach(blocks: number, linked: number): number {
  if (linked === 1 || blocks < 2) return Z;
  return tInverse(blocks - 1, (1 + LEVEL) / 2) * Math.sqrt(blocks / (blocks - 1));
}

/**
 * The figure ± z standard deviations of it over resampled paths.
 *
 * @param linked - Consecutive paths that share draws are drawn together. Their number of blocks is small, so Student's t takes
 * the place of z, and the deviation is raised by √(K/(K − 1)) that a bootstrap of K blocks falls short; one block has no interval.
 */
export function bootstrapReplicates(all: PathColumns, seed: number, linked = 1): Replicates {
  const blocks = blockCount(all, linked);
  const reach = blockReach(blocks, linked);
  let resamples: readonly PathColumns[] | undefined;
  const samples = (): readonly PathColumns[] =>
    (resamples ??= Array.from({ length: BOOTSTRAP_RESAMPLES }, (_, resample) =>
      resampled(all, seed, resample, linked),
    ));
  const isUnknown = linked > 1 && blocks < 2;
  const replicates = replicatesBy('BOOTSTRAP', all, samples, (values, value) => {
    const half = reach * sampleDeviation(momentsOf(values));
    return isUnknown ? [null, null] : [value - half, value + half];
  });
  const skew = isUnknown ? replicates : replicatesBy('BOOTSTRAP', all, samples, percentiles);
  return { ...replicates, skewEstimate: (unit, statistic) => skew.estimate(unit, statistic) };
}

/** Between the ranks of the resamples, and never without the figure itself. */
function percentiles(values: readonly number[], value: number): readonly [number, number] {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[varRank(sorted.length, share) - 1]!;
  return [Math.min(value, at((1 - LEVEL) / 2)), Math.max(value, at((1 + LEVEL) / 2))];
}

function replicatesBy(
  method: Replicates['method'],
  all: PathColumns,
  parts: () => readonly PathColumns[],
  interval: (values: readonly number[], value: number) => readonly [number | null, number | null],
): Replicates {
  const estimates: Replicates['estimates'] = (unit, statistic) => {
    const seen = parts().map(statistic);
    return statistic(all).map((value, at) => {
      const [low, high] = interval(
        seen.map((values) => values[at]!),
        value,
      );
      return estimate(unit, value, low, high, method);
    });
  };
  const one: Replicates['estimate'] = (unit, statistic) => estimates(unit, (columns) => [statistic(columns)])[0]!;
  return {
    method,
    estimates,
    estimate: one,
    skewEstimate: one,
    valueAtRisk: (unit, ladder, alpha) => one(unit, (columns) => ladderTail(ladder(columns), alpha).valueAtRisk),
  };
}

const ladders = new WeakMap<PathColumns, LossLadder>();

/** The joint losses in order; sorted once for all figures that are asked of the same paths. */
export function jointLadder(columns: PathColumns): LossLadder {
  let ladder = ladders.get(columns);
  if (!ladder) {
    ladder = ladderOf(columns.jointLoss, columns.weight);
    ladders.set(columns, ladder);
  }
  return ladder;
}

/** Maximum drawdowns in order, of the paths that follow the plan's own law. */
export function drawdownLadder(columns: PathColumns): LossLadder {
  return ladderOf(bodyOf(columns).maximumDrawdown, null);
}

/** Of paths whose errors have no formula: tilted, quasi-random and linked ones. */
export function batchedTailMeasures(
  replicates: Replicates,
  ladder: (columns: PathColumns) => LossLadder,
  mean: Estimate,
  leastError: LeastCvarError = noLeastError,
): TailMeasures {
  const valueAtRisk = (alpha: number): Estimate => replicates.valueAtRisk('KRW', ladder, alpha);
  const [wide, narrow] = [valueAtRisk(0.95), valueAtRisk(0.99)];
  const [wideCvar, narrowCvar] = replicates.estimates('KRW', (columns) =>
    [0.95, 0.99].map((alpha) => ladderTail(ladder(columns), alpha).conditionalValueAtRisk),
  );
  return {
    mean,
    valueAtRisk95: wide,
    conditionalValueAtRisk95: widened(wideCvar!, Z * leastError(0.95, wide.value)),
    valueAtRisk99: narrow,
    conditionalValueAtRisk99: widened(narrowCvar!, Z * leastError(0.99, narrow.value)),
  };
}

/** The 95 % quantile of Q7.1 of a column. */
export function quantile95(values: Float64Array): number {
  return tailRisk(values, 0.95).valueAtRisk;
}

/** CVaR of a column. */
export function cvarOf(values: Float64Array, alpha: number): number {
  return tailRisk(values, alpha).conditionalValueAtRisk;
}

export function meanOf(values: Float64Array): number {
  return momentsOf(values).mean;
}
