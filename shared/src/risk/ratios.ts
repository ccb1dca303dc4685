import { DomainError } from '../errors.ts';
import { pow } from '../random/elementary.ts';
import { normalInverse } from '../random/normal.ts';
import { kurtosis, momentsOf, sampleDeviation, skewness } from '../stats/moments.ts';
import { normalCdf } from '../stats/normal-law.ts';

import { drawdownOf } from './drawdown.ts';

const EULER_MASCHERONI = 0.5772156649015329;

export interface RatioOptions {
  /** Risk-free return of one period. */
  readonly riskFreePerPeriod: number;
  readonly periodsPerYear: number;
  /** Return of one period that Sortino asks for. */
  readonly minimumAcceptable: number;
  readonly omegaThreshold: number;
  /** Sharpe ratio of one period that the track record is tested against. */
  readonly benchmarkSharpe: number;
}

/** Return over risk. A ratio whose divisor is 0 is null: no risk was seen, so it says nothing. */
export interface Ratios {
  /** Per period. */
  readonly sharpe: number;
  readonly sharpeAnnual: number;
  /** Per period (Mertens 2002; Lo 2002). */
  readonly sharpeStandardError: number;
  /** Annual, 95 %. */
  readonly sharpeAnnualInterval: readonly [number, number];
  readonly sortinoAnnual: number | null;
  readonly cagr: number;
  readonly maximumDrawdown: number;
  readonly calmar: number | null;
  readonly omega: number | null;
  /** Probability that the true Sharpe ratio exceeds the benchmark. */
  readonly probabilisticSharpe: number;
  /** Periods after which such a record would show it at 95 %; null when the ratio does not exceed the benchmark. */
  readonly minimumTrackRecordLength: number | null;
}

/**
 * Performance ratios of simple returns, in order of time.
 *
 * @throws DomainError E_HISTORY_TOO_SHORT below three returns, E_SIGMA_NONPOSITIVE when the returns do not vary,
 *   E_RETURN_BELOW_MINUS_ONE.
 *
 * Source: quant-spec Q7.5.
 */
export function ratiosOf(returns: ArrayLike<number>, options: RatioOptions): Ratios {
  const count = returns.length;
  if (count < 3) throw new DomainError('E_HISTORY_TOO_SHORT', ['returns']);
  const { periodsPerYear, minimumAcceptable, omegaThreshold, riskFreePerPeriod, benchmarkSharpe } = options;
  const values = new Float64Array(count + 1).fill(1, 0, 1);
  let shortfallSquares = 0;
  let gains = 0;
  let losses = 0;
  for (let t = 0; t < count; t++) {
    const r = returns[t]!;
    if (!(r > -1)) throw new DomainError('E_RETURN_BELOW_MINUS_ONE', ['returns', String(t)]);
    values[t + 1] = values[t]! * (1 + r);
    const shortfall = Math.min(r - minimumAcceptable, 0);
    shortfallSquares += shortfall * shortfall;
    if (r > omegaThreshold) gains += r - omegaThreshold;
    else losses += omegaThreshold - r;
  }
  const moments = momentsOf(returns);
  const deviation = sampleDeviation(moments);
  if (!(deviation > 0)) throw new DomainError('E_SIGMA_NONPOSITIVE', ['returns']);

  const sharpe = (moments.mean - riskFreePerPeriod) / deviation;
  const shape: SharpeShape = { sharpe, count, skewness: skewness(moments), kurtosis: kurtosis(moments) };
  const standardError = Math.sqrt(sharpeVariance(shape) / (count - 1));
  const annual = Math.sqrt(periodsPerYear);
  const half = normalInverse(0.975) * standardError * annual;
  const cagr = pow(values[count]!, periodsPerYear / count) - 1;
  const maximumDrawdown = drawdownOf(values).maximum;
  const lead = sharpe - benchmarkSharpe;
  const z95 = normalInverse(0.95);
  return {
    sharpe,
    sharpeAnnual: sharpe * annual,
    sharpeStandardError: standardError,
    sharpeAnnualInterval: [sharpe * annual - half, sharpe * annual + half],
    sortinoAnnual:
      shortfallSquares > 0 ? ((moments.mean - minimumAcceptable) / Math.sqrt(shortfallSquares / count)) * annual : null,
    cagr,
    maximumDrawdown,
    calmar: maximumDrawdown > 0 ? cagr / maximumDrawdown : null,
    omega: losses > 0 ? gains / losses : null,
    probabilisticSharpe: probabilisticSharpe(shape, benchmarkSharpe),
    minimumTrackRecordLength: lead > 0 ? 1 + sharpeVariance(shape) * (z95 / lead) * (z95 / lead) : null,
  };
}

/** A Sharpe ratio per period with the shape of the returns behind it. */
export interface SharpeShape {
  readonly sharpe: number;
  /** Returns, at least 2. */
  readonly count: number;
  readonly skewness: number;
  /** 3 for a normal law, not excess. */
  readonly kurtosis: number;
}

/** (T − 1) times the variance of an estimated Sharpe ratio; floored where extreme moments would make it negative. */
function sharpeVariance({ sharpe, skewness: g1, kurtosis: g2 }: SharpeShape): number {
  return Math.max(1 - g1 * sharpe + ((g2 - 1) / 4) * sharpe * sharpe, 1e-12);
}

/** Probability that the true Sharpe ratio exceeds `benchmark` (Bailey and López de Prado 2012). */
export function probabilisticSharpe(shape: SharpeShape, benchmark: number): number {
  return normalCdf(((shape.sharpe - benchmark) * Math.sqrt(shape.count - 1)) / Math.sqrt(sharpeVariance(shape)));
}

export interface DeflatedSharpe {
  /** Best Sharpe ratio that luck alone gives among the trials. */
  readonly expectedMaximum: number;
  /** Probability that the true ratio exceeds it. */
  readonly probability: number;
}

/**
 * Sharpe ratio deflated by the number of trials.
 *
 * @param trials - Every configuration that was tried, also by hand in the editor; at least 1.
 * @param trialsVariance - Variance of the trials' ratios per period.
 *
 * Source: quant-spec Q7.5 (Bailey and López de Prado 2014). One trial has an expected maximum of 0.
 */
export function deflatedSharpe(shape: SharpeShape, trials: number, trialsVariance: number): DeflatedSharpe {
  if (!(Number.isSafeInteger(trials) && trials >= 1)) throw new DomainError('E_RANGE', ['trials']);
  if (!(trialsVariance >= 0)) throw new DomainError('E_RANGE', ['trialsVariance']);
  const expectedMaximum =
    trials === 1
      ? 0
      : Math.sqrt(trialsVariance) *
        ((1 - EULER_MASCHERONI) * normalInverse(1 - 1 / trials) +
          EULER_MASCHERONI * normalInverse(1 - 1 / (trials * Math.E)));
  return { expectedMaximum, probability: probabilisticSharpe(shape, expectedMaximum) };
}
