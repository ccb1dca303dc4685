import { DomainError } from '../errors.ts';
import { log, pow } from '../random/elementary.ts';

import { kurtosis, momentsOf, sampleDeviation, sampleVariance, skewness } from './moments.ts';

/** Fewer valid rows than this are no basis for an estimate (quant-spec Q1). */
export const MIN_RETURN_ROWS = 60;

/** Everything that is said about one price series (quant-spec Q2). Fractions; annual where the name says so. */
export interface ReturnStatistics {
  readonly returnCount: number;
  /** Simple returns P_t/P_{t−1} − 1 over the rows present. */
  readonly simple: Float64Array;
  readonly log: Float64Array;
  readonly meanSimple: number;
  readonly meanLog: number;
  /** Divisor T − 1. */
  readonly varianceSimple: number;
  readonly varianceLog: number;
  readonly volatilityAnnual: number;
  readonly volatilityAnnualLog: number;
  /** Of the simple returns, population moments. */
  readonly skewness: number;
  /** 0 for a normal law. */
  readonly excessKurtosis: number;
  readonly meanAnnual: number;
  /** s·ppy/√T: with 40 % volatility and three years of data 23 % a year. Shown next to any expected return. */
  readonly meanAnnualStandardError: number;
  readonly totalReturn: number;
  readonly cagr: number;
  /** Largest fall from a peak, 0 to 1. */
  readonly maximumDrawdown: number;
  /** Index into the prices of the bottom of that fall; 0 when there is none. */
  readonly troughIndex: number;
}

/**
 * Return, risk and drawdown of one series of prices.
 *
 * @param prices - At least 3 adjusted closes above 0, in order of time; sessions without a trade are left out, not repeated.
 * @throws DomainError E_HISTORY_TOO_SHORT, E_NOT_FINITE, E_BOUNDS_NONPOSITIVE with the index of the first bad price.
 *
 * Cost: a few passes. Source: quant-spec Q2, Q7.4.
 */
export function returnStatistics(prices: ArrayLike<number>, periodsPerYear = 252): ReturnStatistics {
  if (prices.length < 3) throw new DomainError('E_HISTORY_TOO_SHORT', ['prices']);
  requirePrices(prices);
  const count = prices.length - 1;
  const simple = new Float64Array(count);
  const logs = new Float64Array(count);
  for (let t = 0; t < count; t++) {
    const ratio = prices[t + 1]! / prices[t]!;
    simple[t] = ratio - 1;
    logs[t] = log(ratio);
  }
  const moments = momentsOf(simple);
  const logMoments = momentsOf(logs);
  const growth = prices[count]! / prices[0]!;
  return {
    returnCount: count,
    simple,
    log: logs,
    meanSimple: moments.mean,
    meanLog: logMoments.mean,
    varianceSimple: sampleVariance(moments),
    varianceLog: sampleVariance(logMoments),
    volatilityAnnual: Math.sqrt(sampleVariance(moments) * periodsPerYear),
    volatilityAnnualLog: Math.sqrt(sampleVariance(logMoments) * periodsPerYear),
    skewness: skewness(moments),
    excessKurtosis: kurtosis(moments) - 3,
    meanAnnual: moments.mean * periodsPerYear,
    meanAnnualStandardError: (sampleDeviation(moments) * periodsPerYear) / Math.sqrt(count),
    totalReturn: growth - 1,
    cagr: pow(growth, periodsPerYear / count) - 1,
    ...deepestFall(prices),
  };
}

function deepestFall(prices: ArrayLike<number>): { maximumDrawdown: number; troughIndex: number } {
  let peak = prices[0]!;
  let maximumDrawdown = 0;
  let troughIndex = 0;
  for (let t = 1; t < prices.length; t++) {
    peak = Math.max(peak, prices[t]!);
    const drawdown = 1 - prices[t]! / peak;
    if (drawdown > maximumDrawdown) {
      maximumDrawdown = drawdown;
      troughIndex = t;
    }
  }
  return { maximumDrawdown, troughIndex };
}

/**
 * Daily log returns of a matrix of closes.
 *
 * @param closes - Row-major, sessions × assets, KRW.
 * @returns Row-major, (sessions − 1) × assets.
 * @throws DomainError E_LENGTH, E_HISTORY_TOO_SHORT below 60 returns, E_NOT_FINITE, E_BOUNDS_NONPOSITIVE.
 */
export function logReturnRows(closes: Float64Array, assetCount: number): Float64Array {
  if (!(assetCount >= 1) || closes.length % assetCount !== 0) throw new DomainError('E_LENGTH', ['closes']);
  if (closes.length / assetCount - 1 < MIN_RETURN_ROWS) throw new DomainError('E_HISTORY_TOO_SHORT', ['closes']);
  requirePrices(closes);
  const rows = new Float64Array(closes.length - assetCount);
  for (let i = 0; i < rows.length; i++) rows[i] = log(closes[i + assetCount]! / closes[i]!);
  return rows;
}

/** Mean of each column of a row-major matrix. */
export function columnMeans(rows: Float64Array, width: number): Float64Array {
  const count = rows.length / width;
  const means = new Float64Array(width);
  for (let t = 0; t < count; t++) for (let i = 0; i < width; i++) means[i] = means[i]! + rows[t * width + i]!;
  return means.map((sum) => sum / count);
}

function requirePrices(prices: ArrayLike<number>): void {
  for (let i = 0; i < prices.length; i++) {
    if (!Number.isFinite(prices[i])) throw new DomainError('E_NOT_FINITE', ['prices', String(i)]);
    if (!(prices[i]! > 0)) throw new DomainError('E_BOUNDS_NONPOSITIVE', ['prices', String(i)]);
  }
}
