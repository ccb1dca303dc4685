import type { BenchmarkProbability } from '../walk-forward/walk-report.ts';
import type { Estimate } from './run-result.ts';

/** What was tried for a scenario before: the more was tried, the less the best of it says. */
export interface EarlierTrials {
  /** Runs and recommendations of the scenario before this one, every configuration counted once; at least 0. */
  readonly count: number;
  /** Largest weights of those recommendations, in any order; they are walked beside this one. */
  readonly maximumWeights: readonly number[];
}

export interface TimelinePoint {
  /** Session, `YYYY-MM-DD`. */
  readonly date: string;
  /** Net asset value over the money at the start. */
  readonly strategy: number;
  readonly equalWeight: number;
  /** Of the market benchmark; null without one, absent as in `StrategyEvidence`. */
  readonly market?: number | null;
}

/**
 * What stands for the market among the names of a scenario, traded under the same costs and calendar.
 * - `CAP_WEIGHT`: each name by its close times the shares that are listed today.
 * - `VALUE_TRADED_WEIGHT`: a proxy where no count of shares is known: by the money that changed hands in it over a year.
 */
export type MarketBenchmark = 'CAP_WEIGHT' | 'VALUE_TRADED_WEIGHT';

/** How one way to invest did in the walk, net of costs. */
export interface WalkedRecord {
  readonly meanReturnAnnual: Estimate | null;
  readonly volatilityAnnual: Estimate | null;
  /** Of returns; cash earns nothing. */
  readonly sharpeAnnual: Estimate | null;
  /** Of a session, loss as a part of the value. */
  readonly conditionalValueAtRisk95: Estimate | null;
  readonly maximumDrawdown: Estimate | null;
  /** Amounts traded a year over the value. */
  readonly turnoverAnnual: number;
  /** Fees and taxes of the whole walk, KRW. */
  readonly costKrw: number;
  /** Spread and impact of the whole walk, KRW; null in a walk without them, absent in those made before there were any. */
  readonly marketCostKrw?: number | null;
  /** Orders that were done in part, because the rest was more than a fifth of the average volume; null and absent as above. */
  readonly cappedOrderCount?: number | null;
}

/**
 * What a difference to equal weight allows to say.
 * - `BETTER`, `WORSE`: the interval of the difference of the Sharpe ratios lies above or below 0.
 * - `NOT_SHOWN`: it holds 0, or the two are the same.
 */
export type AdvantageVerdict = 'BETTER' | 'WORSE' | 'NOT_SHOWN';

/** The strategy that recommends, followed month by month over the history of the run against equal weight. */
export interface StrategyEvidence {
  readonly fromDate: string;
  readonly toDate: string;
  readonly sessionCount: number;
  readonly rebalanceCount: number;
  readonly windowSessions: number;
  readonly maximumWeight: number;
  /** Money at the start, KRW. */
  readonly initialKrw: number;
  /** Month by month, first and last session included. */
  readonly timeline: readonly TimelinePoint[];
  readonly strategy: WalkedRecord;
  readonly equalWeight: WalkedRecord;
  /** The market of the same names; null where neither shares nor volumes are known, absent where it was not walked yet. */
  readonly market?: { readonly benchmark: MarketBenchmark; readonly record: WalkedRecord } | null;
  /** Money that is kept, which earns nothing here; absent as `market`. */
  readonly cash?: WalkedRecord;
  /** Y of the impact that all of them are charged; null where no volume is known and fees and taxes are all, absent as `market`. */
  readonly impactConstant?: number | null;
  /** Strategy less equal weight, annual, by the Ledoit-Wolf test; null where both traded the same. */
  readonly sharpeDifference: Estimate | null;
  readonly sharpeDifferencePValue: number | null;
  readonly verdict: AdvantageVerdict;
  /** Probability that the true Sharpe ratio exceeds that of the benchmark. */
  readonly probabilities: readonly BenchmarkProbability[];
  readonly deflatedSharpe: {
    /** Probability that the true ratio exceeds what the best of so many trials has by luck. */
    readonly probability: number;
    /** Annual. */
    readonly expectedMaximum: number;
    readonly trialCount: number;
  };
  /** Null where one configuration alone was tried. */
  readonly overfitting: {
    readonly probability: number;
    readonly configurationCount: number;
    readonly splitCount: number;
  } | null;
}

/** Why there is no walk: fewer than twelve months of it, one name alone, or nothing that money could buy a share of. */
export type NoEvidenceReason = 'HISTORY_TOO_SHORT' | 'ONE_INSTRUMENT' | 'NOTHING_TRADED';

/** Weight of one name in the resampled optima, parts of what is invested. */
export interface WeightRange {
  readonly symbol: string;
  /** In the plan, whole shares. */
  readonly planned: number;
  /** Optimum on the history as it was, fractions of shares. */
  readonly optimal: number;
  /** 10 and 90 % of the resamples. */
  readonly low: number;
  readonly high: number;
  /** Of the average of all resampled optima, an alternative to the plan. */
  readonly average: number;
}

/** How much the weights depend on the accidents of the history (quant-spec Q13.9; Michaud 1998). */
export interface WeightStability {
  readonly resampleCount: number;
  /** Paths of the horizon that each optimum is made on. */
  readonly scenarioCount: number;
  /** Ascending by symbol. */
  readonly weights: readonly WeightRange[];
  /** CVaR 95 % of the horizon as a part of the value: mean of the optima on their own resample, and of the same weights on the history. */
  readonly objectiveInSample: number;
  readonly objectiveOutOfSample: number;
  /** CVaR of the average portfolio, and of the optimum, on the history. */
  readonly objectiveOfAverage: number;
  readonly objectiveOfOptimum: number;
  /** Half of Σ|w − 1/n|: the part that would have to be traded, 0 to 1. */
  readonly distanceToEqualWeight: number;
  readonly averageDistanceToEqualWeight: number;
}

/** What stands behind a recommendation beside its own simulation. */
export interface RecommendationEvidence {
  readonly strategy: StrategyEvidence | null;
  /** Why `strategy` is null; null where it is there. */
  readonly noStrategyReason: NoEvidenceReason | null;
  /** Null for one name alone: there is nothing to vary. */
  readonly stability: WeightStability | null;
}
