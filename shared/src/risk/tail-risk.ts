import { DomainError } from '../errors.ts';
import { normalInverse } from '../random/normal.ts';
import { streams, uniformAt } from '../random/philox.ts';
import { binomialCdf } from '../stats/beta.ts';
import { requireLevel } from '../stats/intervals.ts';
import { upperTail } from './upper-tail.ts';

/** Repairs products such as 0.55 * 100, which floating point puts just above a whole rank. */
const RANK_SLACK = 1e-9;
/** Below so many paths in the tail a CVaR hangs on single paths: the caller says so. */
const THIN_TAIL = 10;
/** Below so many paths in the tail the normal interval of CVaR is too short (quant-spec Q7.2). */
const NORMAL_TAIL = 30;
const BOOTSTRAP_RESAMPLES = 1000;

export interface TailRisk {
  /** Confidence level, 0 to 1. */
  readonly alpha: number;
  /** In the unit of the losses; positive is money lost, negative is not clipped. */
  readonly valueAtRisk: number;
  /** Mean of the worst 1 − alpha, never below `valueAtRisk`. */
  readonly conditionalValueAtRisk: number;
  /** Fewer than ten scenarios lie in the tail. */
  readonly isThin: boolean;
}

/**
 * VaR and CVaR of equally likely losses.
 *
 * @param losses - At least one loss; positive is money lost, in KRW or as a fraction of the start value. Left as it is.
 * @param alpha - Confidence level, strictly between 0 and 1.
 * @throws DomainError E_ALPHA_RANGE, E_EMPTY_SCENARIOS, or E_NOT_FINITE with the index of the first bad loss.
 *
 * Cost: one copy, of which only the tail is sorted, O(n); for many levels sort once with `sortLosses`.
 * Source: quant-spec Q7.1 (Rockafellar and Uryasev 2002, proposition 8).
 */
export function tailRisk(losses: Float64Array, alpha: number): TailRisk {
  requireLosses(losses);
  const rank = varRank(losses.length, alpha);
  return tailRiskOfTail(upperTail(losses, rank), losses.length, alpha);
}

/** A checked, ascending copy, as the functions on sorted losses want it. */
export function sortLosses(losses: Float64Array): Float64Array {
  requireLosses(losses);
  return losses.toSorted();
}

function requireLosses(losses: Float64Array): void {
  if (losses.length === 0) throw new DomainError('E_EMPTY_SCENARIOS', ['losses']);
  for (let i = 0; i < losses.length; i++)
    if (!Number.isFinite(losses[i])) throw new DomainError('E_NOT_FINITE', ['losses', String(i)]);
}

/** As `tailRisk`, for losses in ascending order. */
export function tailRiskOfSorted(sorted: Float64Array, alpha: number): TailRisk {
  return tailRiskOfTail(sorted.subarray(varRank(sorted.length, alpha) - 1), sorted.length, alpha);
}

/** @param tail - Ascending: VaR and the losses above it, of `count` in all. */
function tailRiskOfTail(tail: Float64Array, count: number, alpha: number): TailRisk {
  const valueAtRisk = tail[0]!;
  const tailCount = (1 - alpha) * count;
  let excess = 0;
  for (let i = 1; i < tail.length; i++) excess += tail[i]! - valueAtRisk;
  return {
    alpha,
    valueAtRisk,
    conditionalValueAtRisk: valueAtRisk + excess / tailCount,
    isThin: tailCount < THIN_TAIL - RANK_SLACK,
  };
}

/** Rank k = ⌈nα⌉ of VaR among n ascending losses, counted from 1. */
export function varRank(count: number, alpha: number): number {
  if (!(alpha > 0 && alpha < 1)) throw new DomainError('E_ALPHA_RANGE', ['alpha']);
  if (!(count >= 1)) throw new DomainError('E_EMPTY_SCENARIOS', ['losses']);
  return Math.max(1, Math.ceil(alpha * count - RANK_SLACK));
}

/** Ranks, counted from 1, between whose losses VaR lies with the coverage asked for; null where the sample has no such rank. */
export interface RankInterval {
  readonly lowerRank: number | null;
  readonly upperRank: number | null;
}

/**
 * Exact interval of VaR by order statistics, whatever the law of the losses.
 *
 * Cost: about 2 log₂ n binomial distribution functions. Source: quant-spec Q7.2 (David and Nagaraja 2003, 7.1).
 */
export function varRankInterval(count: number, alpha: number, level = 0.95): RankInterval {
  varRank(count, alpha);
  requireLevel(level);
  const gamma = 1 - level;
  // below(i) = P(B ≤ i − 1) rises with i from 1 to n.
  const below = (rank: number): number => binomialCdf(count, rank - 1, alpha);
  const firstAbove = firstRank(count, (rank) => below(rank) > gamma / 2);
  const upper = firstRank(count, (rank) => below(rank) >= 1 - gamma / 2);
  return { lowerRank: firstAbove > 1 ? firstAbove - 1 : null, upperRank: upper <= count ? upper : null };
}

/** Smallest rank 1..count for which a monotone test holds; count + 1 if it never does. */
function firstRank(count: number, holds: (rank: number) => boolean): number {
  let low = 1;
  let high = count + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A two-sided interval; null on a side for which there are not enough paths. */
export interface OpenInterval {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Interval of VaR in the unit of the losses. */
export function varInterval(sorted: Float64Array, alpha: number, level = 0.95): OpenInterval {
  const { lowerRank, upperRank } = varRankInterval(sorted.length, alpha, level);
  return {
    lower: lowerRank === null ? null : sorted[lowerRank - 1]!,
    upper: upperRank === null ? null : sorted[upperRank - 1]!,
  };
}

/** Standard error of CVaR: sd[(L − VaR)⁺]/((1 − α)√n) (Trindade et al. 2007; Manistre and Hancock 2005). */
export function cvarStandardError(sorted: Float64Array, alpha: number): number {
  const count = sorted.length;
  const rank = varRank(count, alpha);
  if (count < 2) return 0;
  const valueAtRisk = sorted[rank - 1]!;
  let sum = 0;
  for (let i = rank; i < count; i++) sum += sorted[i]! - valueAtRisk;
  const mean = sum / count;
  let squares = rank * mean * mean;
  for (let i = rank; i < count; i++) {
    const deviation = sorted[i]! - valueAtRisk - mean;
    squares += deviation * deviation;
  }
  return Math.sqrt(squares / (count - 1)) / ((1 - alpha) * Math.sqrt(count));
}

export interface CvarInterval {
  readonly lower: number;
  readonly upper: number;
  readonly standardError: number;
  /** `bootstrap` where fewer than 30 paths lie in the tail; then the reader is told. */
  readonly method: 'normal' | 'bootstrap';
}

/**
 * Interval of CVaR: normal, or the percentile bootstrap where the tail has fewer than 30 paths.
 *
 * @param sorted - Ascending.
 * @param seed - Of the run; the resamples use stream 9, so the answer is the same for everyone.
 *
 * Cost of the bootstrap: 1,000 resamples of n, below a second for every n it is used for.
 */
export function cvarInterval(sorted: Float64Array, alpha: number, level: number, seed: number): CvarInterval {
  requireLevel(level);
  const standardError = cvarStandardError(sorted, alpha);
  if ((1 - alpha) * sorted.length >= NORMAL_TAIL - RANK_SLACK) {
    const centre = tailRiskOfSorted(sorted, alpha).conditionalValueAtRisk;
    const half = normalInverse((1 + level) / 2) * standardError;
    return { lower: centre - half, upper: centre + half, standardError, method: 'normal' };
  }
  const resampled = bootstrapCvar(sorted, alpha, seed);
  const lowerRank = varRank(BOOTSTRAP_RESAMPLES, (1 - level) / 2);
  const upperRank = varRank(BOOTSTRAP_RESAMPLES, (1 + level) / 2);
  return { lower: resampled[lowerRank - 1]!, upper: resampled[upperRank - 1]!, standardError, method: 'bootstrap' };
}

/** Ascending CVaR of resamples with replacement. A resample is kept as counts, so it need not be sorted. */
function bootstrapCvar(sorted: Float64Array, alpha: number, seed: number): Float64Array {
  const count = sorted.length;
  const taken = new Uint32Array(count);
  const sample = new Float64Array(count);
  const results = new Float64Array(BOOTSTRAP_RESAMPLES);
  for (let resample = 0; resample < BOOTSTRAP_RESAMPLES; resample++) {
    taken.fill(0);
    for (let draw = 0; draw < count; draw++) {
      const index = Math.floor(uniformAt(seed, resample, draw, streams.estimatorBootstrap, 0) * count);
      taken[index] = taken[index]! + 1;
    }
    let filled = 0;
    for (let i = 0; i < count; i++) {
      for (let copies = taken[i]!; copies > 0; copies--) sample[filled++] = sorted[i]!;
    }
    results[resample] = tailRiskOfSorted(sample, alpha).conditionalValueAtRisk;
  }
  return results.sort();
}

/**
 * VaR and CVaR of losses with unequal probabilities.
 *
 * @param weights - Not negative, proportional to the probabilities.
 * @throws DomainError E_ALPHA_RANGE, E_EMPTY_SCENARIOS, E_NOT_FINITE, E_WEIGHTS_SUM when all weights are 0.
 *
 * Source: quant-spec Q7.1.
 */
export function weightedTailRisk(losses: Float64Array, weights: Float64Array, alpha: number): TailRisk {
  varRank(losses.length, alpha);
  if (weights.length !== losses.length) throw new DomainError('E_LENGTH', ['weights']);
  let total = 0;
  for (let i = 0; i < losses.length; i++) {
    if (!Number.isFinite(losses[i])) throw new DomainError('E_NOT_FINITE', ['losses', String(i)]);
    if (!(weights[i]! >= 0) || weights[i] === Infinity) throw new DomainError('E_RANGE', ['weights', String(i)]);
    total += weights[i]!;
  }
  if (!(total > 0)) throw new DomainError('E_WEIGHTS_SUM', ['weights']);

  const order = Array.from(losses.keys()).toSorted((a, b) => losses[a]! - losses[b]! || a - b);
  let cumulated = 0;
  let rank = 0;
  for (; rank < order.length - 1; rank++) {
    cumulated += weights[order[rank]!]! / total;
    if (cumulated >= alpha - 1e-12) break;
  }
  const valueAtRisk = losses[order[rank]!]!;
  let excess = 0;
  for (const index of order.slice(rank + 1)) excess += (weights[index]! / total) * (losses[index]! - valueAtRisk);
  return {
    alpha,
    valueAtRisk,
    conditionalValueAtRisk: valueAtRisk + excess / (1 - alpha),
    isThin: order.length - rank < THIN_TAIL,
  };
}
