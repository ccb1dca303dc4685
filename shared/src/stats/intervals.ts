import { DomainError } from '../errors.ts';
import { normalInverse } from '../random/normal.ts';

import { momentsOf, sampleDeviation } from './moments.ts';
import { tInverse } from './student-t.ts';

/** An estimate with its interval at `level`. */
export interface IntervalEstimate {
  readonly estimate: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  /** Nominal coverage, 0 to 1. */
  readonly level: number;
}

/**
 * Interval from independent batches by Student's t on R − 1 degrees of freedom (quant-spec Q6.6).
 *
 * @param batches - The same metric on each of R ≥ 2 batches of equal size.
 * @param estimate - Centre of the interval: the metric of all paths together. Left out, the mean of the batches.
 * @throws DomainError E_ALPHA_RANGE, E_HISTORY_TOO_SHORT below two batches, E_NOT_FINITE.
 */
export function batchInterval(batches: ArrayLike<number>, level = 0.95, estimate?: number): IntervalEstimate {
  requireLevel(level);
  for (let i = 0; i < batches.length; i++) {
    if (!Number.isFinite(batches[i])) throw new DomainError('E_NOT_FINITE', ['batches', String(i)]);
  }
  const moments = momentsOf(batches);
  const standardError = sampleDeviation(moments) / Math.sqrt(moments.count);
  const half = tInverse(moments.count - 1, (1 + level) / 2) * standardError;
  const centre = estimate ?? moments.mean;
  return { estimate: centre, standardError, lower: centre - half, upper: centre + half, level };
}

/**
 * Wilson's score interval of a probability: never empty, never outside 0 to 1, also for 0 of n.
 *
 * @param hits - Events seen, 0 to `count`.
 * @param count - Paths, at least 1.
 */
export function wilsonInterval(hits: number, count: number, level = 0.95): IntervalEstimate {
  requireLevel(level);
  if (!(count >= 1)) throw new DomainError('E_EMPTY_SCENARIOS', ['count']);
  if (!(hits >= 0 && hits <= count)) throw new DomainError('E_RANGE', ['hits']);
  const z = normalInverse((1 + level) / 2);
  const share = hits / count;
  const shrink = 1 + (z * z) / count;
  const centre = (share + (z * z) / (2 * count)) / shrink;
  const half = (z / shrink) * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  return {
    estimate: share,
    standardError: Math.sqrt((share * (1 - share)) / count),
    lower: hits === 0 ? 0 : Math.max(0, centre - half),
    upper: hits === count ? 1 : Math.min(1, centre + half),
    level,
  };
}

export function requireLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new DomainError('E_ALPHA_RANGE', ['level']);
}
