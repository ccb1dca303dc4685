import type { ModelReport, StressReport } from './model-report.ts';
import type { SamplingReport } from './sampling-report.ts';

/**
 * How an interval was made.
 * - `BATCHES`: 16 batches of chunks, Student's t (ruling 12): figures without a formula, and all of tilted or quasi-random paths.
 * - `BOOTSTRAP`: resampled paths, because there were fewer than 16 chunks or the tail holds fewer than 30 paths.
 * - `ORDER_STATISTICS`: exact binomial ranks (quant-spec Q7.2).
 * - `NORMAL`: standard error of Q7.2, of a closed form where one is known; never below what exact threat losses leave open.
 * - `WILSON`: score interval of a proportion.
 * - `EXACT`: a closed form, or a law computed on a lattice fine enough for the digits that are shown; low and high equal the value.
 */
export type IntervalMethod = 'BATCHES' | 'BOOTSTRAP' | 'ORDER_STATISTICS' | 'NORMAL' | 'WILSON' | 'EXACT';

/** KRW: whole won. RATIO: a plain number, such as a return or a probability. SCORE: 0 to 100. */
export type EstimateUnit = 'KRW' | 'RATIO' | 'SCORE';

/** A figure with the interval that covers the true one with probability `level`. */
export interface Estimate {
  readonly unit: EstimateUnit;
  readonly value: number;
  /** Null: not enough paths for that side. */
  readonly low: number | null;
  readonly high: number | null;
  readonly level: 0.95;
  readonly method: IntervalMethod;
}

/** Of losses, positive when money is lost, KRW. */
export interface TailMeasures {
  readonly mean: Estimate;
  readonly valueAtRisk95: Estimate;
  readonly conditionalValueAtRisk95: Estimate;
  readonly valueAtRisk99: Estimate;
  readonly conditionalValueAtRisk99: Estimate;
}

export interface RunMeasures {
  /** Simple return over the horizon on the start value of holdings and cash. Its interval is the error of the simulation alone. */
  readonly meanReturn: Estimate;
  /** Standard error of `meanReturn` from the length of the price history (quant-spec Q2); usually far larger than the interval above. */
  readonly meanReturnHistoryError: number;
  /** Standard deviation of the horizon's return × √(periods a year / horizon). */
  readonly volatility: Estimate;
  /** Mean over standard deviation of the horizon's return, annualised like `volatility`; no risk-free rate is taken off. Null without risk. */
  readonly sharpe: Estimate | null;
  /** Mean over the root mean square of what falls below 0, annualised like `sharpe`. Null where no path loses; absent in results of engines before 2. */
  readonly sortino?: Estimate | null;
  /** Holdings, threat losses and cost of added controls over the horizon. */
  readonly joint: TailMeasures;
  /** Holdings and cash over the horizon before threat losses are taken off; where link 1 is on, with what forced sales do to them. */
  readonly market: TailMeasures;
  /** Threat losses of a year of 365 days by their exact law (ruling 5). */
  readonly threatYear: TailMeasures;
  /** The same from the paths, as a check. */
  readonly threatYearSimulated: TailMeasures;
  /** Entropic value at risk of the joint loss at 99 % (quant-spec Q7.3). */
  readonly entropicValueAtRisk99: Estimate;
  readonly maximumDrawdownMean: Estimate;
  readonly maximumDrawdown95: Estimate;
  /** P(maximum drawdown > the operator's limit). Absent in results of engines before 2. */
  readonly drawdownBreachProbability?: Estimate;
  /** P(joint loss > 0). */
  readonly lossProbability: Estimate;
  /** P(joint loss > the operator's loss tolerance). */
  readonly toleranceBreachProbability: Estimate;
  readonly annualLossExpectancy: { readonly exact: Estimate; readonly simulated: Estimate };
}

/** P(loss > `lossKrw`) with its interval, of Wilson or from batches; an exact one has no width. */
export interface ExceedancePoint {
  readonly lossKrw: number;
  readonly probability: number;
  readonly low: number;
  readonly high: number;
}

/** Part of a CVaR with its 95 % interval, KRW. */
export interface TailPart {
  readonly lossKrw: number;
  /** Null: it has a loss on fewer than 30 paths of the tail, too few to tell its error. */
  readonly lowKrw: number | null;
  readonly highKrw: number | null;
}

/** Parts of one CVaR in KRW; assets + threats + cost = `totalKrw` within rounding of each part to a won. */
export interface TailContributions {
  readonly alpha: number;
  readonly totalKrw: number;
  readonly tailPathCount: number;
  readonly assets: readonly (TailPart & { readonly symbol: string })[];
  readonly threats: readonly (TailPart & { readonly threatId: string })[];
  /** The assets by their sector, ascending by code; absent in results of engines before 2. */
  readonly sectors?: readonly (TailPart & { readonly sector: string })[];
  readonly costKrw: number;
}

export type ScorePartId = 'tailLoss' | 'drawdown' | 'security' | 'concentration' | 'liquidity' | 'model';

export interface RiskScorePart {
  readonly id: ScorePartId;
  readonly metric: number;
  readonly limit: number;
  readonly weight: number;
  /** metric / limit. */
  readonly ratio: number;
  /** 0 to 100; 50 at the limit. */
  readonly score: number;
  /** The score with its interval, exact where no path is behind it. Absent in results of engines before 2. */
  readonly scoreInterval?: Estimate;
  /** Part of the whole, 0 to 1. */
  readonly share: number;
}

/** Risk score of quant-spec Q9. */
export interface RiskScore {
  readonly total: Estimate;
  /** Index of 정상, 관심, 주의, 경계, 심각 (위험 점수 구간, not the alert level). */
  readonly band: number;
  /** True when a part at or over its limit lifted the total to 50. */
  readonly isFloored: boolean;
  readonly parts: readonly RiskScorePart[];
}

/** One of the three scores of threat-spec 11.1, with the CVaR 95 it comes from. */
export interface CapacityScore {
  readonly score: Estimate;
  readonly conditionalValueAtRisk95Krw: number;
}

export interface Histogram {
  /** Ascending, one more than `counts`; the first and the last bin also hold what lies beyond. KRW. */
  readonly edgesKrw: readonly number[];
  /** Paths; where they have weights, the sum of those, rounded: as many would be expected of plain paths. */
  readonly counts: readonly number[];
}

/** Codes that a page explains in the reader's language. */
export type WarningCode =
  | 'W_TAIL_THIN'
  | 'W_CALIBRATION'
  | 'W_OVERCONFIDENT'
  | 'W_BOOTSTRAP_INTERVAL'
  | 'W_SAMPLING_REPLACED'
  | 'W_TAIL_WEIGHTS'
  | 'W_GOAL_MISSED'
  | 'W_ROWS_DROPPED'
  | 'W_NO_VOLUME'
  | 'W_IMPACT_UNKNOWN'
  | 'W_PARTICIPATION_CAP'
  | 'W_BASELINE_MODEL'
  | 'W_SHORT_HISTORY'
  | 'W_REGIME_BREAK'
  | 'W_VOLATILITY_FALLBACK';

export interface RunWarning {
  readonly code: WarningCode;
  /** What it is about: a symbol, a threat id, an event class, a measure; ascending and never empty. */
  readonly about: readonly string[];
}

/** What the market model was fitted to; the error of a drift is why no recommendation rests on it alone. */
export interface MarketFit {
  /** Returns in the estimation window. */
  readonly sessionCount: number;
  /** How far the sample means were drawn together (quant-spec Q3, Jorion), 0 to 1. */
  readonly driftShrinkage: number;
  /** Part of the sessions × assets of a pilot whose move the daily price limit cut off. */
  readonly priceLimitShare: number;
  /** Annual arithmetic return that the model was given, with the standard error of its sample mean. */
  readonly drifts: readonly {
    readonly symbol: string;
    readonly annualReturn: number;
    readonly standardError: number;
  }[];
}

/** What link 1 did: threat losses that were paid by selling holdings (quant-spec Q10). */
export interface ForcedSalesReport {
  /** P(something is sold within the horizon). */
  readonly saleProbability: Estimate;
  /** P(losses are left when everything is sold). */
  readonly shortfallProbability: Estimate;
  /** Mean amount sold over all paths, at the prices of the sales, KRW. */
  readonly soldKrw: Estimate;
  /** Mean fees and taxes of these sales over all paths, KRW. */
  readonly costKrw: Estimate;
  /** CVaR 99 % of the joint loss less that of the same draws without sales, KRW; below 0 where sales came before further falls. */
  readonly conditionalValueAtRisk99Change: Estimate;
}

/** What link 3 makes of the year: exact figures of the chain, and what the same plan would be without it. */
export interface CommonRegimeReport {
  /** Mean days of the year at each of the five levels; they add up to 365. */
  readonly expectedDays: readonly number[];
  /** P(that level or a higher one on some day of the horizon), by level; 1 up to the first level. */
  readonly reachProbabilities: readonly number[];
  /** Exact, KRW a year; by the level plan alone. */
  readonly annualLossExpectancyAtPlanKrw: number;
  /** CVaR 99 % of the year's threat losses by the level plan alone, exact, KRW. */
  readonly conditionalValueAtRisk99AtPlanKrw: number;
}

export interface RunResult {
  readonly pathCount: number;
  readonly chunkCount: number;
  readonly measures: RunMeasures;
  readonly lossExceedance: {
    /** By the exact law. */
    readonly threatYear: readonly ExceedancePoint[];
    /** Share of the paths at the same losses, as a check. */
    readonly threatYearSimulated: readonly ExceedancePoint[];
    readonly joint: readonly ExceedancePoint[];
  };
  readonly jointHistogram: Histogram;
  readonly contributions: readonly TailContributions[];
  readonly score: RiskScore;
  readonly capacityScores: {
    readonly operation: CapacityScore;
    readonly holdings: CapacityScore;
    readonly joint: CapacityScore;
  };
  /** Null without holdings. */
  readonly marketFit: MarketFit | null;
  /** Σ of squared weights of the holdings, cash left out. */
  readonly concentration: number;
  /** Sessions to sell 95 % of the value at 20 % participation; null when a volume is unknown. */
  readonly liquidityDays: number | null;
  readonly sampling: SamplingReport;
  /** Null without holdings. */
  readonly model: ModelReport | null;
  /** Null without a stress case. */
  readonly stress: StressReport | null;
  /** Joint loss on the same draws with the parameters at their estimates; null unless parameters are drawn (quant-spec Q5.9). */
  readonly jointAtPointParameters: TailMeasures | null;
  /** Null where link 1 is off. */
  readonly forcedSales: ForcedSalesReport | null;
  /** Null where link 3 is off. */
  readonly commonRegime: CommonRegimeReport | null;
  readonly warnings: readonly RunWarning[];
}

/** A result as it may have been stored: engines before 2.0 did not say how it came about. */
export type StoredResult = Omit<RunResult, LaterPart> & Partial<Pick<RunResult, LaterPart>>;
type LaterPart = 'sampling' | 'model' | 'stress' | 'jointAtPointParameters' | 'forcedSales' | 'commonRegime';

/** What can be said while chunks are still coming in. */
export interface RunningEstimate {
  readonly pathCount: number;
  readonly chunkCount: number;
  /** With an accuracy goal: chunks at which the run will probably stop, from the accuracy so far; else those of the run. */
  readonly expectedChunkCount: number;
  readonly joint: TailMeasures;
  readonly annualLossExpectancy: { readonly exact: Estimate; readonly simulated: Estimate };
  /** Edges are those of the plan, so that bars do not jump from one estimate to the next. */
  readonly jointHistogram: Histogram;
}

/** The paths of one chunk, in path order; columns of equal length (ruling 10). */
export interface ChunkSample {
  readonly chunk: number;
  /** Loss of holdings and threats over the horizon plus cost of added controls, KRW. */
  readonly jointLoss: Float64Array;
  /** Holdings and cash at the end of the horizon, and what of them paid for losses; KRW. */
  readonly marketValue: Float64Array;
  readonly threatLossHorizon: Float64Array;
  readonly threatLossYear: Float64Array;
  /** Of the value of holdings and cash, 0 to 1. */
  readonly maximumDrawdown: Float64Array;
  /** Likelihood ratio of each path, at most 2, with mean 1 (quant-spec Q6.5); null: all weigh 1. */
  readonly weight: Float64Array | null;
  /** Joint loss on the same draws with the parameters at their estimates; null unless parameters are drawn. */
  readonly jointLossAtPoint: Float64Array | null;
  /** Shares sold to pay losses, at the prices of the sales, KRW; this and the next three are null where link 1 is off. */
  readonly soldKrw: Float64Array | null;
  /** Fees and taxes of these sales, KRW. */
  readonly saleCostKrw: Float64Array | null;
  /** Losses that are left when everything is sold, KRW. */
  readonly unpaidKrw: Float64Array | null;
  /** Joint loss of the same draws had nothing been sold, KRW. */
  readonly jointLossWithoutSales: Float64Array | null;
}
