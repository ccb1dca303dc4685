import { DomainError } from '../errors.ts';
import { exp, log } from '../random/elementary.ts';
import { wilsonInterval, type IntervalEstimate } from '../stats/intervals.ts';

/** One point of the curve: the probability of losing more than `loss`, with its interval. */
export interface ExceedanceEstimate {
  /** In the unit of the losses. */
  readonly loss: number;
  readonly probability: IntervalEstimate;
}

/**
 * Loss exceedance curve P(L > ℓ) at the losses asked for.
 *
 * @param sorted - Ascending, at least one.
 * @param levels - Losses ℓ, in any order.
 *
 * Cost: log₂ n a level. Source: quant-spec Q7.7, Q10; pointwise Wilson intervals.
 */
export function lossExceedance(
  sorted: Float64Array,
  levels: readonly number[],
  confidence = 0.95,
): ExceedanceEstimate[] {
  if (sorted.length === 0) throw new DomainError('E_EMPTY_SCENARIOS', ['losses']);
  return levels.map((loss) => ({
    loss,
    probability: wilsonInterval(countAbove(sorted, loss), sorted.length, confidence),
  }));
}

/** Losses strictly above a level in an ascending sample. */
export function countAbove(sorted: Float64Array, level: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! > level) high = middle;
    else low = middle + 1;
  }
  return sorted.length - low;
}

/** Whole won at nearly equal ratios from `low`, above 0, to `high` or just above it; one loss where both are the same. */
export function wonSteps(low: number, high: number, count: number): number[] {
  return high > low ? [...new Set(logSpacedLosses(low, high, count).map(Math.ceil))] : [Math.ceil(low)];
}

/**
 * Losses at equal ratios, the axis of the curve.
 *
 * @param from - Above 0; `to` above `from`; at least two points, both ends included.
 */
export function logSpacedLosses(from: number, to: number, count: number): number[] {
  if (!(from > 0)) throw new DomainError('E_BOUNDS_NONPOSITIVE', ['from']);
  if (!(to > from)) throw new DomainError('E_BOUNDS_ORDER', ['to']);
  if (!(Number.isSafeInteger(count) && count >= 2)) throw new DomainError('E_RANGE', ['count']);
  const step = (log(to) - log(from)) / (count - 1);
  return Array.from({ length: count }, (_, i) => (i === 0 ? from : i === count - 1 ? to : from * exp(step * i)));
}
