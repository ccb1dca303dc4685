import type { ControlObjective } from '../optimise/control-selection.ts';
import type { EarlierTrials, RecommendationEvidence } from './recommendation-evidence.ts';
import type { HoldingInput } from './run-inputs.ts';
import type { Estimate, RunWarning } from './run-result.ts';

/** A share that may be bought. The snapshot has a column for each. */
export interface Candidate extends Omit<HoldingInput, 'shares'> {
  /** Between the best ask and the best bid, KRW a share; one tick by default, the least that there can be. */
  readonly spreadKrw?: number;
}

/**
 * What is being done, in this order.
 * - `SCENARIOS`: the paths that the shares are chosen on; `SECURITIES`: the choice; `CONTROLS`: the choice of controls.
 * - `EVALUATION`: plan and baselines on fresh paths.
 * - `EVIDENCE`: the strategy walked over the history; `STABILITY`: the choice on histories that could have been.
 */
export const recommendStages = ['SCENARIOS', 'SECURITIES', 'CONTROLS', 'EVALUATION', 'EVIDENCE', 'STABILITY'] as const;
export type RecommendStage = (typeof recommendStages)[number];

export interface RecommendProgress {
  readonly stage: RecommendStage;
  /** Of the whole recommendation, 0 to 1. */
  readonly ratio: number;
}

export interface RecommendOptions {
  /** Ascending by symbol; holds every symbol that is held. */
  readonly universe: readonly Candidate[];
  /** Seed of the evaluation; must differ from the run's. */
  readonly freshSeed: number;
  readonly evaluationPaths: number;
  /** Scenarios of the optimiser; 2,000 by default. */
  readonly scenarioCount?: number;
  /** Of the objective; 0.95 by default. */
  readonly alpha?: number;
  /** Largest weight of one share in the investment budget; 0.30 by default, raised to what a small universe needs. */
  readonly maximumWeight?: number;
  /** Least part of the budget that is invested; 0.90 by default, lowered to what whole shares allow. */
  readonly minimumInvestedRatio?: number;
  /** Least expected return of the invested amount over the horizon; none by default. */
  readonly minimumMeanReturn?: number;
  /**
   * What `minimumMeanReturn` is held against. `EQUILIBRIUM`, the default (quant-spec Q3): Black and Litterman's prior with equal
   * weights as the market, because capitalisations are not known; `SCENARIOS`: the means of the optimiser's scenarios.
   */
  readonly expectedReturns?: 'EQUILIBRIUM' | 'SCENARIOS';
  /** Fee of one side, ppb; quant-spec Q11.4 by default. */
  readonly feePpb?: number;
  /** Y of the square-root law of impact, 0 to 5; 0.7 by default (quant-spec Q11.6). */
  readonly impactConstant?: number;
  /** `net` by default: a control must save more than it costs; `ale`: as much as the budget can save. */
  readonly controlObjective?: ControlObjective;
  /** What was tried for the scenario before; nothing by default. */
  readonly trials?: EarlierTrials;
  /** For one programme; 20 s by default. */
  readonly timeLimitSeconds?: number;
  readonly onProgress?: (progress: RecommendProgress) => void;
  readonly signal?: AbortSignal;
}

export interface ShareLine {
  readonly symbol: string;
  readonly shares: number;
  /** Against the holdings of the run. */
  readonly shareChange: number;
  readonly priceKrw: number;
  /** Price × shares. */
  readonly amountKrw: number;
  /** Amount over the investment budget. */
  readonly weight: number;
}

/** What something of the plan changes, on the same fresh paths with and without it; positive is less loss. */
export interface LossReductions {
  /** Exact, KRW a year. */
  readonly annualLossReductionKrw: number;
  readonly conditionalValueAtRisk95Reduction: Estimate;
  readonly conditionalValueAtRisk99Reduction: Estimate;
  readonly scoreReduction: Estimate;
}

/** Its reductions are those of the whole plan against the plan without this control and without what needs it. */
export interface ControlLine extends LossReductions {
  readonly controlId: string;
  readonly annualCostKrw: number;
  /** (reduction − cost) / cost, with the cost of what needs it; null where nothing of it costs anything. */
  readonly returnOnInvestment: number | null;
}

/**
 * - `DO_NOTHING`: current holdings, current controls.
 * - `NO_CONTROLS`: current holdings, no control at all.
 * - `EQUAL_WEIGHT`: as much invested as by the plan, the same amount in every candidate, with the controls of the plan.
 */
export type BaselineId = 'DO_NOTHING' | 'NO_CONTROLS' | 'EQUAL_WEIGHT';

/** Figures of one alternative on the fresh paths; trading costs and the cost of added controls are losses in them. */
export interface PlanFigures {
  /** Exact, KRW a year. */
  readonly annualLossExpectancyKrw: number;
  readonly conditionalValueAtRisk95: Estimate;
  readonly conditionalValueAtRisk99: Estimate;
  readonly meanReturn: Estimate;
  readonly score: Estimate;
}

/** Baseline minus plan on the same paths: positive is an advantage of the plan. */
export interface PlanComparison extends LossReductions {
  readonly baseline: BaselineId;
  /** False: it breaks a limit of the plan, such as the least invested part, and cannot stop a recommendation. */
  readonly isFeasible: boolean;
  readonly figures: PlanFigures;
  /** What decides: CVaR of the joint loss, or of the holdings alone where both sides have the same controls (ruling 6). */
  readonly objective: 'JOINT' | 'HOLDINGS';
  readonly objectiveReduction: Estimate;
  /** `objectiveReduction` over its standard error, over the 16 batches; null when both are the same plan. */
  readonly standardErrors: number | null;
}

/** One half of a plan by itself, valued on the same paths as the whole. */
export interface PlanPart {
  readonly figures: PlanFigures;
  /** Baseline minus this half: positive is an advantage of it. The baselines are those of the whole plan. */
  readonly comparisons: readonly (LossReductions & { readonly baseline: BaselineId })[];
}

/** What the trades of a plan cost, whole won; everything but fees and taxes is an estimate. */
export interface PlanTradingCost {
  readonly feesKrw: number;
  readonly taxesKrw: number;
  /** Half the spread of every share that is traded. */
  readonly spreadKrw: number;
  /** What the orders move prices against themselves, without those of `unknownImpact`. */
  readonly impactKrw: number;
  /** Y of the square-root law. */
  readonly impactConstant: number;
  /** Of all trades the largest part of a day's volume; null where nothing is traded whose volume is known. */
  readonly largestParticipation: { readonly symbol: string; readonly ratio: number } | null;
  /** Shares of which as much is traded as a fifth of the average volume allows: more was perhaps wanted. Ascending. */
  readonly capped: readonly string[];
  /** Shares that are traded without a known volume: what that moves their price is not in the cost. Ascending. */
  readonly unknownImpact: readonly string[];
}

/** The optimum with fractions of shares is shown beside whole shares, so that a reader sees what whole shares cost. */
export interface SecuritiesSolution {
  /** `TIME_LIMIT`: a limit of time or work stopped the search; `gap` says how far it may be from the optimum. */
  readonly status: 'OPTIMAL' | 'TIME_LIMIT';
  /** Relative gap of the branch and bound, 0 when proven. */
  readonly gap: number;
  /** CVaR of the holdings over the horizon on the optimiser's scenarios, KRW. */
  readonly objectiveInSampleKrw: number;
  /** CVaR, spread and impact of the optimum without whole shares: no plan has less of these three together. */
  readonly continuousObjectiveKrw: number;
  readonly scenarioCount: number;
  readonly maximumWeight: number;
  readonly minimumInvestedRatio: number;
}

export interface Recommendation {
  readonly verdict: 'RECOMMENDED' | 'NOT_DISTINGUISHABLE';
  /** Feasible baselines that the plan does not beat by more than two standard errors. */
  readonly notDistinguishableFrom: readonly BaselineId[];
  readonly shares: readonly ShareLine[];
  /** Budget − amounts − cost of trading, spread and impact included. */
  readonly cashKrw: number;
  /** Fees and taxes of trading from the current holdings to the plan. */
  readonly feesKrw: number;
  /** Absent in recommendations that were made before impact was told. */
  readonly tradingCost?: PlanTradingCost;
  readonly securities: SecuritiesSolution;
  /** To be added to the current controls; ascending by id. */
  readonly controls: readonly ControlLine[];
  readonly controlCostKrw: number;
  /** The shares of the plan with the current controls. */
  readonly sharesOnly: PlanPart;
  /** The controls of the plan with the current holdings. */
  readonly controlsOnly: PlanPart;
  readonly figures: PlanFigures;
  readonly comparisons: readonly PlanComparison[];
  /** CVaR of the holdings: out of sample / in sample − 1. */
  readonly optimismGap: number;
  readonly objectiveOutOfSample: Estimate;
  readonly evaluationPaths: number;
  readonly freshSeed: number;
  /** Absent in recommendations that were made before there was any. */
  readonly evidence?: RecommendationEvidence;
  readonly warnings: readonly RunWarning[];
}
