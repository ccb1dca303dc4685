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
import { release } from '../stats/release.ts';
import { roundLossWon, roundWon } from '../units/won.ts';
import type { PathColumns } from './path-columns.ts';
import { blockCount, bodyOf, drawnBlocks, resampled } from './path-columns.ts';
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
  return shareEstimate(countAbove(sorted, limit), sorted.length);
}

/** Of `hits` of `count` paths. */
export function shareEstimate(hits: number, count: number): Estimate {
  const { estimate: share, lower, upper } = wilsonInterval(hits, count, LEVEL);
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
export type PathStatistic<Part = PathColumns> = (part: Part) => number;

/**
 * Intervals of figures that have no formula of their own (ruling 12): from parts of the paths, batches or resamples, each of which
 * is looked at like all of them. A part is columns of paths, or what was found in them.
 */
export interface Replicates<Part = PathColumns> {
  readonly method: 'BATCHES' | 'BOOTSTRAP';
  readonly all: Part;
  parts(): readonly Part[];
  estimate(unit: EstimateUnit, statistic: PathStatistic<Part>): Estimate;
  /** Several figures that one look at the paths gives. */
  estimates(unit: EstimateUnit, statistic: (part: Part) => readonly number[]): Estimate[];
  /** As `estimate`; of a bootstrap the interval that 95 of 100 resamples give, for figures that lie skew. */
  skewEstimate(unit: EstimateUnit, statistic: PathStatistic<Part>): Estimate;
  /** VaR at a level of the losses that `ladder` finds in the paths. */
  valueAtRisk(unit: EstimateUnit, ladder: (part: Part) => LossLadder, alpha: number): Estimate;
  /** Something else of the same parts, in their order. */
  over<Other>(all: Other, parts: readonly Other[]): Replicates<Other>;
}

/** What `find` finds in each part, now: the paths need not be kept for it. */
export function found<Part, Found>(replicates: Replicates<Part>, find: (part: Part) => Found): Replicates<Found> {
  return replicates.over(find(replicates.all), replicates.parts().map(find));
}

/** Two findings of the same parts as one. */
export function together<One, Other, Both>(
  one: Replicates<One>,
  other: Replicates<Other>,
  join: (one: One, other: Other) => Both,
): Replicates<Both> {
  const others = other.parts();
  return one.over(
    join(one.all, other.all),
    one.parts().map((part, at) => join(part, others[at]!)),
  );
}

/** Student's t over the batches, about the figure of all paths. */
export function batchReplicates<Part>(all: Part, batches: readonly Part[]): Replicates<Part> {
  const replicates = replicatesBy(
    'BATCHES',
    all,
    () => batches,
    (values, value) => {
      const { lower, upper } = batchInterval(values, LEVEL, value);
      return [lower, upper];
    },
  );
  return {
    ...replicates,
    skewEstimate: (unit, statistic) => replicates.estimate(unit, statistic),
    valueAtRisk: (unit, ladder, alpha) => batchedValueAtRisk(unit, ladder, alpha, all, batches),
    over: batchReplicates,
  };
}

/**
 * VaR with the interval of P(L > VaR) over the batches, read back from the losses of all paths. The VaR of a batch itself is no
 * guide: points that lie evenly leave it less spread than the share of a batch that lies beyond the VaR of all.
 */
function batchedValueAtRisk<Part>(
  unit: EstimateUnit,
  ladder: (part: Part) => LossLadder,
  alpha: number,
  all: Part,
  batches: readonly Part[],
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

/** The resamples of a run: blocks of linked paths, drawn once for all its columns. */
export interface Resamples {
  readonly blocks: number;
  /** Consecutive paths that share draws are drawn together. */
  readonly linked: number;
  drawn(): readonly Uint32Array[];
}

export function resamplesOf(pathCount: number, seed: number, linked: number): Resamples {
  const blocks = blockCount(pathCount, linked);
  let drawn: readonly Uint32Array[] | undefined;
  return {
    blocks,
    linked,
    drawn: () =>
      (drawn ??= Array.from({ length: BOOTSTRAP_RESAMPLES }, (_, resample) => drawnBlocks(seed, resample, blocks))),
  };
}

/**
 * The figure ± z standard deviations of it over resampled paths.
 *
 * @param linked - Consecutive paths that share draws are drawn together. Their number of blocks is small, so Student's t takes
 * the place of z, and the deviation is raised by √(K/(K − 1)) that a bootstrap of K blocks falls short; one block has no interval.
 */
export function bootstrapReplicates(all: PathColumns, seed: number, linked = 1): Replicates {
  const resamples = resamplesOf(all.jointLoss.length, seed, linked);
  return resampleReplicates(all, (drawn) => resampled(all, drawn, linked), resamples);
}

/** @param resample - The columns of `all` with the blocks drawn. */
export function resampleReplicates<Part>(
  all: Part,
  resample: (drawn: Uint32Array) => Part,
  resamples: Resamples,
): Replicates<Part> {
  let parts: readonly Part[] | undefined;
  return bootstrapOver(all, () => (parts ??= resamples.drawn().map(resample)), resamples);
}

function bootstrapOver<Part>(
  all: Part,
  parts: () => readonly Part[],
  { blocks, linked }: Pick<Resamples, 'blocks' | 'linked'>,
): Replicates<Part> {
  const reach = blockReach(blocks, linked);
  const isUnknown = linked > 1 && blocks < 2;
  const replicates = replicatesBy('BOOTSTRAP', all, parts, (values, value) => {
    const half = reach * sampleDeviation(momentsOf(values));
    return isUnknown ? [null, null] : [value - half, value + half];
  });
  const skew = isUnknown ? replicates : replicatesBy('BOOTSTRAP', all, parts, percentiles);
  return {
    ...replicates,
    skewEstimate: (unit, statistic) => skew.estimate(unit, statistic),
    valueAtRisk: (unit, ladder, alpha) =>
      replicates.estimate(unit, (part) => ladderTail(ladder(part), alpha).valueAtRisk),
    over: (whole, others) => bootstrapOver(whole, () => others, { blocks, linked }),
  };
}

/** Between the ranks of the resamples, and never without the figure itself. */
function percentiles(values: readonly number[], value: number): readonly [number, number] {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[varRank(sorted.length, share) - 1]!;
  return [Math.min(value, at((1 - LEVEL) / 2)), Math.max(value, at((1 + LEVEL) / 2))];
}
function replicatesBy<Part>(
  method: Replicates['method'],
  all: Part,
  parts: () => readonly Part[],
  interval: (values: readonly number[], value: number) => readonly [number | null, number | null],
): Pick<Replicates<Part>, 'method' | 'all' | 'parts' | 'estimate' | 'estimates'> {
  const estimates: Replicates<Part>['estimates'] = (unit, statistic) => {
    const seen = parts().map(statistic);
    return statistic(all).map((value, at) => {
      const [low, high] = interval(
        seen.map((values) => values[at]!),
        value,
      );
      return estimate(unit, value, low, high, method);
    });
  };
  return {
    method,
    all,
    parts,
    estimates,
    estimate: (unit, statistic) => estimates(unit, (part) => [statistic(part)])[0]!,
  };
}

type LossColumns = Pick<PathColumns, 'jointLoss' | 'weight'>;
const ladders = new WeakMap<LossColumns, LossLadder>();

/** The joint losses in order; sorted once for all figures that are asked of the same paths. */
export function jointLadder(columns: LossColumns): LossLadder {
  let ladder = ladders.get(columns);
  if (!ladder) {
    ladder = ladderOf(columns.jointLoss, columns.weight);
    ladders.set(columns, ladder);
  }
  return ladder;
}

/**
 * Puts paths in the order of their loss where they stand, so that their ladder takes no memory of its own. From then on they are
 * good for `jointLadder` only.
 */
export function ladderInPlace(columns: LossColumns): void {
  const { jointLoss, weight } = columns;
  const { losses, weights } = ladderOf(jointLoss, weight);
  jointLoss.set(losses);
  if (weights) weight!.set(weights);
  release(losses, weights);
  ladders.set(columns, { losses: jointLoss, weights: weight });
}

/** Columns of drawdowns, of all paths and of those that follow the plan's own law. */
export interface DrawdownColumns {
  readonly maximumDrawdown: Float64Array;
  readonly body: DrawdownColumns | null;
}

/** Maximum drawdowns in order, of the paths that follow the plan's own law. */
export function drawdownLadder(columns: DrawdownColumns): LossLadder {
  return ladderOf(bodyOf(columns).maximumDrawdown, null);
}

/** Of paths whose errors have no formula: tilted, quasi-random and linked ones. */
export function batchedTailMeasures<Part>(
  replicates: Replicates<Part>,
  ladder: (part: Part) => LossLadder,
  mean: Estimate,
  leastError: LeastCvarError = noLeastError,
): TailMeasures {
  const valueAtRisk = (alpha: number): Estimate => replicates.valueAtRisk('KRW', ladder, alpha);
  const [wide, narrow] = [valueAtRisk(0.95), valueAtRisk(0.99)];
  const [wideCvar, narrowCvar] = replicates.estimates('KRW', (part) =>
    [0.95, 0.99].map((alpha) => ladderTail(ladder(part), alpha).conditionalValueAtRisk),
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
