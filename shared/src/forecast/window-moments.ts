import { MIN_RETURN_ROWS } from '../stats/returns.ts';

import type { PricePanel } from './panel.ts';

/** Daily moments of each instrument over the last sessions of a panel; NaN for one with fewer than 60 returns, or none that moves. */
export interface WindowMoments {
  /** Returns that each instrument has in the window. */
  readonly counts: Float64Array;
  readonly means: Float64Array;
  /** Divisor n − 1. */
  readonly variances: Float64Array;
  /** With the market, which is the mean return of all that traded (equal weights); divisor n − 1. */
  readonly covariances: Float64Array;
  readonly marketMean: number;
  readonly marketVariance: number;
}

/**
 * Mean, variance and covariance with the market of each instrument.
 *
 * The covariances are Σ w of the equal-weighted market without a matrix, so 2,800 instruments cost 2,800 columns and not
 * eight million entries.
 *
 * @param sessions - Length of the window; the whole panel where it is shorter.
 *
 * Cost: two passes over window × instruments.
 */
export function windowMoments({ symbols, dates, returns, traded }: PricePanel, sessions: number): WindowMoments {
  const width = symbols.length;
  const last = dates.length - 1;
  const first = Math.max(0, dates.length - sessions);
  const market = new Float64Array(dates.length - first);
  const counts = new Float64Array(width);
  const sums = new Float64Array(width);
  const marketSums = new Float64Array(width);
  let marketCount = 0;
  let marketTotal = 0;
  for (let t = first; t <= last; t++) {
    let sum = 0;
    let count = 0;
    for (let i = 0; i < width; i++) {
      const value = returns[t * width + i]!;
      if (Number.isNaN(value)) continue;
      sum += value;
      count += 1;
      counts[i] = counts[i]! + 1;
      sums[i] = sums[i]! + value;
    }
    market[t - first] = count === 0 ? Number.NaN : sum / count;
    if (count === 0) continue;
    marketCount += 1;
    marketTotal += market[t - first]!;
    for (let i = 0; i < width; i++)
      if (!Number.isNaN(returns[t * width + i]!)) marketSums[i] = marketSums[i]! + market[t - first]!;
  }

  const means = sums.map((sum, i) => sum / counts[i]!);
  const squares = new Float64Array(width);
  const products = new Float64Array(width);
  const marketMean = marketTotal / marketCount;
  let marketSquares = 0;
  for (let t = first; t <= last; t++) {
    const move = market[t - first]!;
    if (!Number.isNaN(move)) marketSquares += (move - marketMean) * (move - marketMean);
    for (let i = 0; i < width; i++) {
      const value = returns[t * width + i]!;
      if (Number.isNaN(value)) continue;
      const deviation = value - means[i]!;
      squares[i] = squares[i]! + deviation * deviation;
      products[i] = products[i]! + deviation * (move - marketSums[i]! / counts[i]!);
    }
  }
  const isUsable = (i: number): boolean =>
    counts[i]! >= MIN_RETURN_ROWS && squares[i]! > 0 && traded[last * width + i] === 1;
  const divided = (values: Float64Array): Float64Array =>
    values.map((value, i) => (isUsable(i) ? value / (counts[i]! - 1) : Number.NaN));
  return {
    counts,
    means: means.map((mean, i) => (isUsable(i) ? mean : Number.NaN)),
    variances: divided(squares),
    covariances: divided(products),
    marketMean,
    marketVariance: marketSquares / Math.max(1, marketCount - 1),
  };
}
