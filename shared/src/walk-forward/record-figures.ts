import { automaticBlockLength, nextBootstrapRow } from '../market/bootstrap.ts';
import { fillUniforms, streams } from '../random/philox.ts';
import { pow } from '../random/elementary.ts';
import type { IntervalEstimate } from '../stats/intervals.ts';
import { momentsOf, sampleDeviation } from '../stats/moments.ts';
import { tailRiskOfSorted } from '../risk/tail-risk.ts';

/** Figures of a record of returns. Risk is positive where money is lost; a day's, where the name does not say otherwise. */
export const figureNames = [
  'MEAN_RETURN',
  'CAGR',
  'VOLATILITY',
  'SHARPE',
  'SORTINO',
  'VALUE_AT_RISK_95',
  'CONDITIONAL_VALUE_AT_RISK_95',
  'CONDITIONAL_VALUE_AT_RISK_99',
  'MAXIMUM_DRAWDOWN',
] as const;
export type FigureName = (typeof figureNames)[number];
/** In the order of `figureNames`; NaN where a record has no such figure, such as a ratio to no risk. */
type FigureRow = Float64Array;

/**
 * All figures of one record in a few passes, annual for mean, CAGR, volatility and ratios.
 *
 * @param returns - Simple, net, in order of time.
 * @param cash - What cash earned in the same periods: ratios are of the excess.
 *
 * Source: quant-spec Q7.1, Q7.4, Q7.5.
 */
export function figuresOfReturns(returns: Float64Array, cash: Float64Array, periodsPerYear: number): FigureRow {
  const count = returns.length;
  const excess = returns.map((value, t) => value - cash[t]!);
  const moments = momentsOf(returns);
  const excessMoments = momentsOf(excess);
  let shortfall = 0;
  let value = 1;
  let peak = 1;
  let drawdown = 0;
  for (let t = 0; t < count; t++) {
    shortfall += excess[t]! < 0 ? excess[t]! * excess[t]! : 0;
    value *= 1 + returns[t]!;
    peak = Math.max(peak, value);
    drawdown = Math.max(drawdown, 1 - value / peak);
  }
  const year = Math.sqrt(periodsPerYear);
  const losses = returns.map((each) => -each).sort();
  const tail95 = tailRiskOfSorted(losses, 0.95);
  const spread = sampleDeviation(excessMoments);
  return Float64Array.of(
    moments.mean * periodsPerYear,
    pow(value, periodsPerYear / count) - 1,
    sampleDeviation(moments) * year,
    spread > 0 ? (excessMoments.mean / spread) * year : Number.NaN,
    shortfall > 0 ? (excessMoments.mean / Math.sqrt(shortfall / count)) * year : Number.NaN,
    tail95.valueAtRisk,
    tail95.conditionalValueAtRisk,
    tailRiskOfSorted(losses, 0.99).conditionalValueAtRisk,
    drawdown,
  );
}

export type FigureIntervals = Readonly<Record<FigureName, IntervalEstimate | null>>;

export interface RecordFigures {
  readonly figures: FigureIntervals;
  /** Less the same figure of the record compared with, period for period on the same resamples; null for that record itself. */
  readonly differences: FigureIntervals | null;
}

export interface RecordFigureOptions {
  readonly seed: number;
  readonly periodsPerYear: number;
  /** What the others are compared with, as a position. */
  readonly comparedWith: number;
  readonly level?: number;
  readonly resamples?: number;
}

/** Figures of several records of the same periods with percentile intervals of one joint stationary bootstrap. */
export interface RecordsFigures {
  /** Periods; the median over the records of the automatic length of the absolute returns. */
  readonly meanBlockLength: number;
  readonly records: readonly RecordFigures[];
}

/**
 * Figures with their intervals, and the intervals of the differences to one of the records.
 *
 * Every resample takes the same periods of all records, so that what moves them together cancels in a difference.
 *
 * Cost: `resamples` (1,000) × records × one sort of the periods. Source: quant-spec Q7.2, Q12.4.
 */
export function figuresOfRecords(
  records: readonly Float64Array[],
  cash: Float64Array,
  { seed, periodsPerYear, comparedWith, level = 0.95, resamples = 1000 }: RecordFigureOptions,
): RecordsFigures {
  const count = cash.length;
  const lengths = records
    .map((returns) => automaticBlockLength(returns.map(Math.abs)).stationary)
    .toSorted((a, b) => a - b);
  const middle = lengths.length >> 1;
  const meanBlockLength = lengths.length % 2 === 1 ? lengths[middle]! : (lengths[middle - 1]! + lengths[middle]!) / 2;
  const of = (returns: Float64Array, heldCash: Float64Array): FigureRow =>
    figuresOfReturns(returns, heldCash, periodsPerYear);
  const estimates = records.map((returns) => of(returns, cash));
  const resampled = records.map((): FigureRow[] => []);
  const rows = new Int32Array(count);
  const draws = new Float64Array(2);
  const gathered = new Float64Array(count);
  for (let r = 0; r < resamples; r++) {
    let row = -1;
    for (let t = 0; t < count; t++) {
      fillUniforms(seed, r, t, streams.estimatorBootstrap, 2, draws);
      row = nextBootstrapRow(row, draws[0]!, draws[1]!, count, 1 / meanBlockLength);
      rows[t] = row;
    }
    const resampledCash = Float64Array.from(rows, (at) => cash[at]!);
    for (const [k, returns] of records.entries()) {
      for (let t = 0; t < count; t++) gathered[t] = returns[rows[t]!]!;
      resampled[k]!.push(of(gathered, resampledCash));
    }
  }
  const base = resampled[comparedWith]!;
  return {
    meanBlockLength,
    records: records.map((_, k) => ({
      figures: intervals(estimates[k]!, resampled[k]!, level),
      differences:
        k === comparedWith
          ? null
          : intervals(
              less(estimates[k]!, estimates[comparedWith]!),
              resampled[k]!.map((row, r) => less(row, base[r]!)),
              level,
            ),
    })),
  };
}

function less(row: FigureRow, other: FigureRow): FigureRow {
  return row.map((value, at) => value - other[at]!);
}

function intervals(estimates: FigureRow, rows: readonly FigureRow[], level: number): FigureIntervals {
  const rank = (share: number): number => Math.min(Math.max(Math.ceil(share * rows.length - 1e-9), 1), rows.length);
  const entries = figureNames.map((name, at): readonly [FigureName, IntervalEstimate | null] => {
    const values = Float64Array.from(rows, (row) => row[at]!);
    if (!Number.isFinite(estimates[at]!) || !values.every(Number.isFinite)) return [name, null];
    const standardError = sampleDeviation(momentsOf(values));
    values.sort();
    return [
      name,
      {
        estimate: estimates[at]!,
        standardError,
        lower: values[rank((1 - level) / 2) - 1]!,
        upper: values[rank((1 + level) / 2) - 1]!,
        level,
      },
    ];
  });
  return Object.fromEntries(entries) as Record<FigureName, IntervalEstimate | null>;
}
