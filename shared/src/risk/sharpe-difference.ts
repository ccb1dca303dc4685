import { DomainError } from '../errors.ts';
import { automaticBlockLength, circularIndices } from '../market/bootstrap.ts';
import { assertSeed, streams, uniformAt } from '../random/philox.ts';
import { requireLevel } from '../stats/intervals.ts';
import type { IntervalEstimate } from '../stats/intervals.ts';

import { longRunVariance } from './long-run-variance.ts';

export interface SharpeDifferenceOptions {
  /** Same seed, same answer: the draws are those of the estimator bootstrap's stream. */
  readonly seed: number;
  readonly level?: number;
  readonly resamples?: number;
  /** Periods; left out, the automatic length of the series that the error comes from. */
  readonly blockLength?: number;
}

/** Whether one Sharpe ratio is larger than another, on returns of the same periods. */
export interface SharpeDifference {
  /** First less second, per period. */
  readonly interval: IntervalEstimate;
  /** Two-sided; small: the ratios differ. */
  readonly pValue: number;
  readonly blockLength: number;
  readonly resamples: number;
}

const DEFAULT_RESAMPLES = 999;
/** A resample has at least so many blocks, or its own error could not be told. */
const FEWEST_BLOCKS = 8;

/** Means and uncentred second moments of a pair, the four numbers that both ratios are made of. */
interface PairMoments {
  mean1: number;
  mean2: number;
  square1: number;
  square2: number;
}

/**
 * Test of Ledoit and Wolf (2008) that two strategies have the same Sharpe ratio: studentised circular block bootstrap.
 *
 * The error of the observed difference is that of a prewhitened Parzen kernel, the error within a resample that of its own
 * blocks. Circular blocks of one length, as in the paper: that "natural" error exists for equal blocks only, so the blocks of
 * random length of the stationary bootstrap would need another one. The interval is symmetric, d ± z·s, z the quantile of the
 * resamples' |d* − d|/s*; it holds 0 exactly when the test does not reject.
 *
 * @param first - Returns in excess of cash, in order of time; of the same periods as `second`. At least 60.
 * @throws DomainError E_LENGTH, E_HISTORY_TOO_SHORT, E_NOT_FINITE, E_SIGMA_NONPOSITIVE for returns that do not vary or do not
 * differ from each other, E_RANGE for fewer than 99 resamples or blocks that are too long, E_ALPHA_RANGE.
 *
 * Cost: `resamples` (999) passes over the returns. Source: quant-spec Q12.5; Ledoit and Wolf 2008, section 3.2.2.
 */
export function sharpeDifference(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  { seed, level = 0.95, resamples = DEFAULT_RESAMPLES, blockLength }: SharpeDifferenceOptions,
): SharpeDifference {
  requireLevel(level);
  assertSeed(seed);
  const count = first.length;
  if (second.length !== count) throw new DomainError('E_LENGTH', ['second']);
  if (count < 60) throw new DomainError('E_HISTORY_TOO_SHORT', ['first']);
  if (!(Number.isSafeInteger(resamples) && resamples >= 99)) throw new DomainError('E_RANGE', ['resamples']);
  requireFinite(first, 'first');
  requireFinite(second, 'second');

  const observed = momentsOfPair(first, second, null);
  const difference = ratioDifference(observed);
  if (!Number.isFinite(difference)) throw new DomainError('E_SIGMA_NONPOSITIVE', ['returns']);
  const influence = influenceOf(first, second, observed);
  const error = Math.sqrt(longRunVariance(influence) / count);
  const block = blockLength ?? automaticBlock(influence);
  if (!(Number.isSafeInteger(block) && block >= 1 && block * FEWEST_BLOCKS <= count))
    throw new DomainError('E_RANGE', ['blockLength']);

  const statistics = studentised(first, second, { difference, block, resamples, seed });
  const own = Math.abs(difference) / error;
  const asLarge = statistics.reduce((sum, value) => sum + (value >= own ? 1 : 0), 0);
  statistics.sort();
  // With the observed one there are resamples + 1 statistics: the quantile is then the counterpart of the p-value.
  const rank = Math.min(Math.max(Math.ceil(level * (resamples + 1) - 1e-9), 1), resamples);
  const half = statistics[rank - 1]! * error;
  return {
    interval: {
      estimate: difference,
      standardError: error,
      lower: difference - half,
      upper: difference + half,
      level,
    },
    pValue: (asLarge + 1) / (resamples + 1),
    blockLength: block,
    resamples,
  };
}

function requireFinite(values: ArrayLike<number>, name: string): void {
  for (let t = 0; t < values.length; t++)
    if (!Number.isFinite(values[t])) throw new DomainError('E_NOT_FINITE', [name, String(t)]);
}

/** Whole periods, few enough for a resample to have eight blocks. */
function automaticBlock(influence: Float64Array): number {
  const length = Math.round(automaticBlockLength(influence).circular);
  return Math.max(1, Math.min(length, Math.floor(influence.length / FEWEST_BLOCKS)));
}

function momentsOfPair(first: ArrayLike<number>, second: ArrayLike<number>, rows: Int32Array | null): PairMoments {
  const count = rows?.length ?? first.length;
  const sums: PairMoments = { mean1: 0, mean2: 0, square1: 0, square2: 0 };
  for (let t = 0; t < count; t++) {
    const row = rows ? rows[t]! : t;
    const a = first[row]!;
    const b = second[row]!;
    sums.mean1 += a;
    sums.mean2 += b;
    sums.square1 += a * a;
    sums.square2 += b * b;
  }
  return {
    mean1: sums.mean1 / count,
    mean2: sums.mean2 / count,
    square1: sums.square1 / count,
    square2: sums.square2 / count,
  };
}

function ratioDifference({ mean1, mean2, square1, square2 }: PairMoments): number {
  return mean1 / Math.sqrt(square1 - mean1 * mean1) - mean2 / Math.sqrt(square2 - mean2 * mean2);
}

/** By how much each period moves the difference: its gradient at the moments times the period's deviation from them. */
function influenceAt(
  { mean1, mean2, square1, square2 }: PairMoments,
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): (row: number) => number {
  const cube = (mean: number, square: number): number => {
    const variance = square - mean * mean;
    return variance * Math.sqrt(variance);
  };
  const cube1 = cube(mean1, square1);
  const cube2 = cube(mean2, square2);
  const slopes = [square1 / cube1, -square2 / cube2, -mean1 / (2 * cube1), mean2 / (2 * cube2)] as const;
  return (row) => {
    const a = first[row]!;
    const b = second[row]!;
    return (
      slopes[0] * (a - mean1) + slopes[1] * (b - mean2) + slopes[2] * (a * a - square1) + slopes[3] * (b * b - square2)
    );
  };
}

function influenceOf(first: ArrayLike<number>, second: ArrayLike<number>, moments: PairMoments): Float64Array {
  const at = influenceAt(moments, first, second);
  return Float64Array.from({ length: first.length }, (_, t) => at(t));
}

/** |d* − d| / s* of every resample. */
function studentised(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  {
    difference,
    block,
    resamples,
    seed,
  }: {
    readonly difference: number;
    readonly block: number;
    readonly resamples: number;
    readonly seed: number;
  },
): Float64Array {
  const count = first.length;
  const blocks = Math.ceil(count / block);
  const whole = Math.floor(count / block);
  const starts = new Float64Array(blocks);
  return Float64Array.from({ length: resamples }, (_, r) => {
    for (let j = 0; j < blocks; j++) starts[j] = uniformAt(seed, r, j, streams.estimatorBootstrap, 0);
    const rows = circularIndices(count, block, count, starts);
    const moments = momentsOfPair(first, second, rows);
    const at = influenceAt(moments, first, second);
    let variance = 0;
    for (let j = 0; j < whole; j++) {
      let sum = 0;
      for (let t = j * block; t < (j + 1) * block; t++) sum += at(rows[t]!);
      variance += (sum * sum) / block;
    }
    const error = Math.sqrt(variance / whole / count);
    return error > 0 ? Math.abs(ratioDifference(moments) - difference) / error : Infinity;
  });
}
