import { DomainError } from '../errors.ts';
import { backtestOverfitting, DEFAULT_BLOCKS } from '../risk/backtest-overfitting.ts';
import type { BacktestOverfitting } from '../risk/backtest-overfitting.ts';
import { deflatedSharpe, probabilisticSharpe } from '../risk/ratios.ts';
import type { DeflatedSharpe, SharpeShape } from '../risk/ratios.ts';
import { sharpeDifference } from '../risk/sharpe-difference.ts';
import type { SharpeDifference } from '../risk/sharpe-difference.ts';
import { kurtosis, momentsOf, sampleDeviation, sampleVariance, skewness } from '../stats/moments.ts';

import { figuresOfRecords } from './record-figures.ts';
import type { FigureIntervals } from './record-figures.ts';

/** What a strategy is measured against. `CASH` has a Sharpe ratio of 0 by definition: returns are in excess of it. */
export const walkBenchmarks = ['EQUAL_WEIGHT', 'MARKET', 'CASH'] as const;
export type WalkBenchmark = (typeof walkBenchmarks)[number];

/** Sharpe ratio that a record must beat, and how likely the true ratio does. */
export interface BenchmarkProbability {
  readonly benchmark: WalkBenchmark;
  /** Of the benchmark, annual. */
  readonly sharpeAnnual: number;
  /** Probability that the true Sharpe ratio of the record exceeds it (PSR). */
  readonly probability: number;
}

export interface WalkRecordReport {
  readonly figures: FigureIntervals;
  /** Less equal weight; null for equal weight itself. */
  readonly differences: FigureIntervals | null;
  readonly probabilities: readonly BenchmarkProbability[];
  /** Null where the record is no candidate, such as the market. */
  readonly deflated: DeflatedSharpe | null;
  /** Sharpe ratio less that of equal weight, annual, by the Ledoit-Wolf test; null for equal weight itself. */
  readonly sharpeDifference: SharpeDifference | null;
}

export interface WalkReportInput {
  /** Net returns of the candidates over the same sessions. */
  readonly candidates: readonly Float64Array[];
  /** Position of equal weight among the candidates. */
  readonly equalWeight: number;
  /** Returns of the market over the same sessions; null where none is known. */
  readonly market: Float64Array | null;
  /** What cash earned in the same sessions. */
  readonly cash: Float64Array;
  readonly periodsPerYear: number;
  /** Every configuration that was tried, those of people included; at least the number of candidates. */
  readonly trialCount: number;
  /** Positions of the candidates that a winner was or could have been chosen from. */
  readonly configurations: readonly number[];
  readonly seed: number;
  readonly resamples?: number;
}

export interface WalkReport {
  readonly meanBlockLength: number;
  readonly trialCount: number;
  /** Variance of the candidates' Sharpe ratios per period, as it is in the deflated ratio. */
  readonly trialsVariance: number;
  /** In the order of the candidates, then the market. */
  readonly records: readonly WalkRecordReport[];
  /** Null with fewer than two configurations that differ, or too few sessions. */
  readonly overfitting: BacktestOverfitting | null;
}

/**
 * What a walk shows and what it does not: figures with intervals, and the tests that stand between a good record and luck.
 *
 * The variance of the trials is that of the candidates' ratios, and at least 1/(T − 1), what luck alone gives: candidates that are
 * much alike would otherwise make many trials look like one.
 *
 * @throws DomainError E_RANGE for the count of trials, E_LENGTH; E_SIGMA_NONPOSITIVE for a candidate that does not vary.
 *
 * Source: quant-spec Q12.4, Q12.5, Q7.5.
 */
export function walkReport(input: WalkReportInput): WalkReport {
  const { candidates, equalWeight, market, cash, periodsPerYear, trialCount, seed } = input;
  if (!(Number.isSafeInteger(trialCount) && trialCount >= candidates.length))
    throw new DomainError('E_RANGE', ['trialCount']);
  const records = market ? [...candidates, market] : candidates;
  for (const [k, returns] of records.entries())
    if (returns.length !== cash.length) throw new DomainError('E_LENGTH', ['candidates', String(k)]);
  const excess = records.map((returns) => returns.map((value, t) => value - cash[t]!));
  const shapes = excess.map(shapeOf);
  const trialsVariance = Math.max(
    candidates.length > 1
      ? sampleVariance(momentsOf(shapes.slice(0, candidates.length).map(({ sharpe }) => sharpe)))
      : 0,
    1 / (cash.length - 1),
  );
  const resampling = input.resamples === undefined ? {} : { resamples: input.resamples };
  const { meanBlockLength, records: figures } = figuresOfRecords(records, cash, {
    seed,
    periodsPerYear,
    comparedWith: equalWeight,
    ...resampling,
  });
  const benchmarks: readonly (readonly [WalkBenchmark, number])[] = [
    ['EQUAL_WEIGHT', shapes[equalWeight]!.sharpe],
    ...(market ? [['MARKET', shapes.at(-1)!.sharpe] as const] : []),
    ['CASH', 0],
  ];
  const year = Math.sqrt(periodsPerYear);
  return {
    meanBlockLength,
    trialCount,
    trialsVariance,
    records: records.map((_, k) => ({
      ...figures[k]!,
      probabilities: benchmarks
        .filter(([benchmark]) => !(k === equalWeight && benchmark === 'EQUAL_WEIGHT'))
        .filter(([benchmark]) => !(k >= candidates.length && benchmark === 'MARKET'))
        .map(([benchmark, sharpe]) => ({
          benchmark,
          sharpeAnnual: sharpe * year,
          probability: probabilisticSharpe(shapes[k]!, sharpe),
        })),
      deflated: k < candidates.length ? deflatedSharpe(shapes[k]!, trialCount, trialsVariance) : null,
      sharpeDifference: differenceOf(excess, k, equalWeight, { seed, year, ...resampling }),
    })),
    overfitting: overfittingOf(excess, input.configurations),
  };
}

function shapeOf(excess: Float64Array): SharpeShape {
  const moments = momentsOf(excess);
  const deviation = sampleDeviation(moments);
  if (!(deviation > 0)) throw new DomainError('E_SIGMA_NONPOSITIVE', ['candidates']);
  return {
    sharpe: moments.mean / deviation,
    count: moments.count,
    skewness: skewness(moments),
    kurtosis: kurtosis(moments),
  };
}

/** Annual; null for a record that is that of equal weight. */
function differenceOf(
  excess: readonly Float64Array[],
  k: number,
  equalWeight: number,
  { seed, year, ...resampling }: { readonly seed: number; readonly year: number; readonly resamples?: number },
): SharpeDifference | null {
  const own = excess[k]!;
  const other = excess[equalWeight]!;
  if (own.every((value, t) => value === other[t])) return null;
  const test = sharpeDifference(own, other, { seed, ...resampling });
  const { estimate, standardError, lower, upper, level } = test.interval;
  return {
    ...test,
    interval: {
      estimate: estimate * year,
      standardError: standardError * year,
      lower: lower * year,
      upper: upper * year,
      level,
    },
  };
}

/** Sessions that every block of the cross-validation has at least: a month. */
const BLOCK_SESSIONS = 21;

function overfittingOf(excess: readonly Float64Array[], configurations: readonly number[]): BacktestOverfitting | null {
  const tried = configurations.map((k) => excess[k]!);
  const different = tried.filter(
    (series, k) => !tried.slice(0, k).some((before) => before.every((value, t) => value === series[t])),
  );
  if (different.length < 2 || different[0]!.length < DEFAULT_BLOCKS * BLOCK_SESSIONS) return null;
  return backtestOverfitting(different);
}
