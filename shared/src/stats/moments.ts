import { DomainError } from '../errors.ts';

/** Sums of powers about the mean, in a form that merges: of two samples' moments come those of both together. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  /** Σ (x − mean)². */
  readonly m2: number;
  /** Σ (x − mean)³. */
  readonly m3: number;
  /** Σ (x − mean)⁴. */
  readonly m4: number;
}

export const noMoments: Moments = { count: 0, mean: 0, m2: 0, m3: 0, m4: 0 };

/** Moments of one sample, in two passes: first the mean, then the powers about it. */
export function momentsOf(values: ArrayLike<number>): Moments {
  const count = values.length;
  if (count === 0) return noMoments;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i]!;
  const mean = sum / count;
  let m2 = 0;
  let m3 = 0;
  let m4 = 0;
  for (let i = 0; i < count; i++) {
    const deviation = values[i]! - mean;
    const square = deviation * deviation;
    m2 += square;
    m3 += square * deviation;
    m4 += square * square;
  }
  return { count, mean, m2, m3, m4 };
}

/**
 * Moments of two samples together.
 *
 * Floating point is not associative: whoever wants the same bits merges in the same order, chunk 0 first (quant-spec Q6.7).
 * Source: Chan, Golub and LeVeque 1983; Pébay 2008.
 */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const count = a.count + b.count;
  const delta = b.mean - a.mean;
  const step = delta / count;
  const product = a.count * b.count;
  const across = delta * step * product;
  return {
    count,
    mean: a.mean + step * b.count,
    m2: a.m2 + b.m2 + across,
    m3: a.m3 + b.m3 + across * step * (a.count - b.count) + 3 * step * (a.count * b.m2 - b.count * a.m2),
    m4:
      a.m4 +
      b.m4 +
      across * step * step * (a.count * a.count - product + b.count * b.count) +
      6 * step * step * (a.count * a.count * b.m2 + b.count * b.count * a.m2) +
      4 * step * (a.count * b.m3 - b.count * a.m3),
  };
}

/** Variance with divisor n − 1, in the square of the unit of the values. */
export function sampleVariance(moments: Moments): number {
  if (moments.count < 2) throw new DomainError('E_HISTORY_TOO_SHORT', ['values']);
  return moments.m2 / (moments.count - 1);
}

export function sampleDeviation(moments: Moments): number {
  return Math.sqrt(sampleVariance(moments));
}

/** m3/m2^1.5 with population moments (quant-spec Q1); 0 for a sample without spread. */
export function skewness(moments: Moments): number {
  const variance = moments.m2 / moments.count;
  return variance > 0 ? moments.m3 / moments.count / (variance * Math.sqrt(variance)) : 0;
}

/** m4/m2² with population moments, 3 for a normal law, not excess; 3 for a sample without spread. */
export function kurtosis(moments: Moments): number {
  const variance = moments.m2 / moments.count;
  return variance > 0 ? moments.m4 / moments.count / (variance * variance) : 3;
}
