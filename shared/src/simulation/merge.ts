import { DomainError } from '../errors.ts';
import { exp } from '../random/elementary.ts';
import { entropicValueAtRisk } from '../risk/entropic-risk.ts';
import { countAbove, lossExceedance, wonSteps } from '../risk/loss-exceedance.ts';
import { computeScore } from '../risk/score.ts';
import type { ScoreMetrics } from '../risk/score.ts';
import { cvarStandardError, sortLosses, tailRiskOfSorted, varRank } from '../risk/tail-risk.ts';
import type { TrafficZone } from '../risk/var-backtests.ts';
import { portfolioVariance, variancesOf } from '../stats/covariance-form.ts';
import { momentsOf, sampleDeviation } from '../stats/moments.ts';
import { annualTail, exceedance } from '../threat/annual-loss.ts';
import type { AnnualLossLaw } from '../threat/annual-loss.ts';
import { chunkPathCount } from './chunk.ts';
import { pathsByLoss, tailContributions } from './contributions.ts';
import {
  batchReplicates,
  bootstrapReplicates,
  estimate,
  exactEstimate,
  exceedanceEstimate,
  meanEstimate,
  meanOf,
  quantile95,
  tailMeasures,
  varEstimate,
  Z,
} from './estimates.ts';
import type { LeastCvarError, Replicates } from './estimates.ts';
import { curveLosses, exactTail, leastCvarError, threatLossLaw } from './exact-threat-law.ts';
import { histogramOf } from './histogram.ts';
import { scoredZone } from './model-backtest.ts';
import type { ModelBacktest } from './model-report.ts';
import type { PathColumns } from './path-columns.ts';
import { chunkBatches, concatenate } from './path-columns.ts';
import type { SimulationPlan } from './plan.ts';
import type { SamplingReport } from './sampling-report.ts';
import { concentrationOf, liquidityOf } from './portfolio-facts.ts';
import type { RiskLimits, RunInputs } from './run-inputs.ts';
import type {
  CapacityScore,
  ChunkSample,
  Estimate,
  ExceedancePoint,
  MarketFit,
  RiskScore,
  RunMeasures,
  RunResult,
  RunWarning,
  TailMeasures,
} from './run-result.ts';
import { stressReport } from './stress-report.ts';
import { modelWarnings, present } from './warnings.ts';

const CURVE_POINTS = 40;

/**
 * Folds the chunks of a run into its result.
 *
 * @param samples - Every chunk of the plan, once, in any order; they are folded by their number.
 * @param backtests - Of the plan's market model, from `backtestRun`; without them the score knows no zone.
 * @throws DomainError E_LENGTH for a chunk that is missing or short, E_DUPLICATE for one given twice.
 *
 * Cost: a sort of each column and a twentieth of the simulation for the contributions.
 */
export function mergeRun(
  inputs: RunInputs,
  plan: SimulationPlan,
  samples: readonly ChunkSample[],
  backtests: readonly ModelBacktest[] = [],
): RunResult {
  const ordered = samples.toSorted((a, b) => a.chunk - b.chunk);
  requireAllChunks(plan, ordered);
  const all = concatenate(ordered);
  const batches = chunkBatches(ordered);
  const replicates = batches ? batchReplicates(all, batches) : bootstrapReplicates(all, plan.seed);

  const startValue = startValueOf(plan);
  const sorted = {
    joint: sortLosses(all.jointLoss),
    market: sortLosses(all.marketValue.map((value) => startValue - value)),
    threatYear: sortLosses(all.threatLossYear),
  };
  const yearLaw = threatLossLaw(plan.threats);
  const measures = measuresOf(inputs, plan, all, sorted, yearLaw, replicates);
  const liquidity = liquidityOf(inputs.holdings);
  const concentration = concentrationOf(inputs.holdings);
  const order = pathsByLoss(all.jointLoss);
  return {
    pathCount: all.jointLoss.length,
    chunkCount: ordered.length,
    measures,
    lossExceedance: {
      ...threatCurves(yearLaw, sorted.threatYear),
      joint: exceedanceAt(sorted.joint, lossesOf(sorted.joint)),
    },
    jointHistogram: histogramOf(all.jointLoss, plan.histogramEdgesKrw),
    contributions: [0.95, 0.99].map((alpha) => tailContributions(plan, all.jointLoss, order, alpha)),
    score: scoreOf(
      all,
      {
        concentration,
        liquidityDays: liquidity.days,
        backtestZone: scoredZone(backtests),
        securityLossKrw: annualTail(yearLaw, 0.95).valueAtRiskKrw,
        leastTailErrorKrw: leastJointError(plan, all.marketValue)(
          0.99,
          tailRiskOfSorted(sorted.joint, 0.99).valueAtRisk,
        ),
      },
      inputs.limits,
      replicates,
    ),
    capacityScores: {
      operation: capacityScore(measures.threatYear, inputs.limits),
      holdings: capacityScore(measures.market, inputs.limits),
      joint: capacityScore(measures.joint, inputs.limits),
    },
    marketFit: marketFitOf(plan),
    concentration,
    liquidityDays: liquidity.unknown.length > 0 ? null : liquidity.days,
    sampling: plainReport(measures.joint.conditionalValueAtRisk99, sorted.joint),
    model: plan.modelFit && { ...plan.modelFit, backtests },
    stress: stressReport(plan, ordered.length, inputs.limits.lossToleranceKrw),
    jointAtPointParameters: null,
    warnings: [
      ...pathWarnings(plan, sorted.joint, replicates),
      ...modelWarnings(plan, inputs.marketModel, [...inputs.controls, ...(inputs.addedControls ?? [])], liquidity),
    ],
  };
}

function requireAllChunks(plan: SimulationPlan, ordered: readonly ChunkSample[]): void {
  ordered.forEach(({ chunk, jointLoss }, at) => {
    if (at > 0 && ordered[at - 1]!.chunk === chunk) throw new DomainError('E_DUPLICATE', ['samples', String(chunk)]);
    if (chunk !== at || jointLoss.length !== chunkPathCount(plan, chunk))
      throw new DomainError('E_LENGTH', ['samples', String(at)]);
  });
  if (ordered.length !== plan.chunkCount) throw new DomainError('E_LENGTH', ['samples']);
}

/** Holdings and cash before the first session, KRW. */
export function startValueOf(plan: Pick<SimulationPlan, 'amounts' | 'cashKrw'>): number {
  return plan.amounts.reduce((sum, amount) => sum + amount, plan.cashKrw);
}

interface SortedLosses {
  readonly joint: Float64Array;
  readonly market: Float64Array;
  readonly threatYear: Float64Array;
}

function measuresOf(
  inputs: RunInputs,
  plan: SimulationPlan,
  all: PathColumns,
  sorted: SortedLosses,
  yearLaw: AnnualLossLaw,
  replicates: Replicates,
): RunMeasures {
  const startValue = startValueOf(plan);
  const perYear = Math.sqrt(plan.periodsPerYear / plan.horizonSessions);
  const meanReturn = ({ marketValue }: PathColumns): number =>
    startValue > 0 ? meanOf(marketValue) / startValue - 1 : 0;
  const volatility = ({ marketValue }: PathColumns): number =>
    startValue > 0 ? (deviationOf(marketValue) / startValue) * perYear : 0;
  const isRisky = deviationOf(all.marketValue) > 0;
  const simulated = meanEstimate('KRW', all.threatLossYear, plan.annualLossSdKrw);
  const marketMean = replicates.estimate('KRW', ({ marketValue }) => startValue - meanOf(marketValue));
  return {
    meanReturn: replicates.estimate('RATIO', meanReturn),
    meanReturnHistoryError: historyError(plan, startValue),
    volatility: replicates.estimate('RATIO', volatility),
    sharpe: isRisky
      ? replicates.estimate('RATIO', (columns) => (meanReturn(columns) * perYear * perYear) / volatility(columns))
      : null,
    joint: tailMeasures(
      sorted.joint,
      replicates.estimate('KRW', ({ jointLoss }) => meanOf(jointLoss)),
      plan.seed,
      leastJointError(plan, all.marketValue),
    ),
    market: tailMeasures(sorted.market, marketMean, plan.seed),
    threatYear: exactTail(yearLaw),
    threatYearSimulated: tailMeasures(sorted.threatYear, simulated, plan.seed, (alpha) =>
      leastCvarError(yearLaw, annualTail(yearLaw, alpha).valueAtRiskKrw, alpha, sorted.threatYear.length),
    ),
    entropicValueAtRisk99: entropicEstimate(all, replicates),
    maximumDrawdownMean: replicates.estimate('RATIO', ({ maximumDrawdown }) => meanOf(maximumDrawdown)),
    maximumDrawdown95: varEstimate('RATIO', sortLosses(all.maximumDrawdown), 0.95),
    lossProbability: exceedanceEstimate(sorted.joint, 0),
    toleranceBreachProbability: exceedanceEstimate(sorted.joint, inputs.limits.lossToleranceKrw),
    annualLossExpectancy: { exact: exactEstimate('KRW', plan.annualLossExpectancyKrw), simulated },
  };
}

/** What the threat losses of the horizon alone leave open in CVaR of the joint loss. */
export function leastJointError(
  plan: Pick<SimulationPlan, 'amounts' | 'cashKrw' | 'costKrw' | 'horizonThreatLaw'>,
  marketValue: Float64Array,
): LeastCvarError {
  const other = startValueOf(plan) - meanOf(marketValue) + plan.costKrw;
  return (alpha, valueAtRisk) => leastCvarError(plan.horizonThreatLaw, valueAtRisk - other, alpha, marketValue.length);
}

function deviationOf(values: Float64Array): number {
  return values.length < 2 ? 0 : sampleDeviation(momentsOf(values));
}

/** Standard error of the mean return over the horizon that a history of T sessions leaves: H · s / √T of the portfolio. */
function historyError({ amounts, horizonSessions, marketFacts }: SimulationPlan, startValue: number): number {
  if (!marketFacts || startValue === 0) return 0;
  const { covariance, rowCount } = marketFacts;
  const variance = portfolioVariance(
    covariance,
    amounts.map((amount) => amount / startValue),
  );
  return (horizonSessions * Math.sqrt(variance)) / Math.sqrt(rowCount);
}

function entropic99({ jointLoss }: PathColumns): number {
  return entropicValueAtRisk(jointLoss, 0.99);
}

function marketFitOf({ symbols, marketFacts, periodsPerYear, priceLimitShare }: SimulationPlan): MarketFit | null {
  if (!marketFacts) return null;
  const { covariance, drift, driftShrinkage, rowCount } = marketFacts;
  const variances = variancesOf(covariance);
  const errorOf = (i: number): number => (Math.sqrt(variances[i]!) * periodsPerYear) / Math.sqrt(rowCount);
  return {
    sessionCount: rowCount,
    driftShrinkage,
    priceLimitShare,
    drifts: symbols.map((symbol, i) => ({ symbol, annualReturn: drift[i]!, standardError: errorOf(i) })),
  };
}

/** Its exponentials cost sixty passes, so only batches give it an interval. */
function entropicEstimate(all: PathColumns, replicates: Replicates): Estimate {
  if (replicates.method === 'BATCHES') return replicates.estimate('KRW', entropic99);
  return estimate('KRW', entropic99(all), null, null, 'BOOTSTRAP');
}

/** Losses that are evenly spread on a log scale, between the tenth part of the positive ones and the largest. */
function lossesOf(sorted: Float64Array): number[] {
  const positive = countAbove(sorted, 0);
  if (positive === 0) return [];
  const low = Math.max(1, sorted[sorted.length - positive + Math.floor(positive / 10)]!);
  return wonSteps(low, sorted.at(-1)!, CURVE_POINTS);
}

/** The exact curve, and what the paths say at the same losses. */
function threatCurves(
  law: AnnualLossLaw,
  sorted: Float64Array,
): Pick<RunResult['lossExceedance'], 'threatYear' | 'threatYearSimulated'> {
  const losses = curveLosses(law);
  const exact = losses.map((lossKrw) => {
    const probability = exceedance(law, lossKrw);
    return { lossKrw, probability, low: probability, high: probability };
  });
  return { threatYear: exact, threatYearSimulated: exceedanceAt(sorted, losses) };
}

/** P(loss > x) as the share of the paths. */
function exceedanceAt(sorted: Float64Array, losses: readonly number[]): ExceedancePoint[] {
  return lossExceedance(sorted, losses).map(({ loss, probability: { estimate: probability, lower, upper } }) => ({
    lossKrw: loss,
    probability,
    low: lower,
    high: upper,
  }));
}

/** Facts of the score that do not come from paths. */
export interface ScoreFacts {
  readonly concentration: number;
  readonly liquidityDays: number;
  /** 95 % quantile of the threat losses of a year by their exact law, KRW. */
  readonly securityLossKrw: number;
  /** Least standard error of CVaR 99 % of the whole run, KRW. */
  readonly leastTailErrorKrw: number;
  /** Of the run's market model; absent where none was made. */
  readonly backtestZone?: TrafficZone | null;
}

/**
 * What the score of Q9 measures on a set of paths.
 *
 * @param pathCount - Of the whole run: the accuracy of its tail, which is a part of the score, is estimated from `columns` and
 * scaled to it, so that a batch speaks for the run and not for itself.
 */
export function scoreMetrics(
  columns: PathColumns,
  { leastTailErrorKrw, ...facts }: ScoreFacts,
  pathCount: number,
): ScoreMetrics {
  const sorted = sortLosses(columns.jointLoss);
  const tailLossKrw = tailRiskOfSorted(sorted, 0.99).conditionalValueAtRisk;
  const error = cvarStandardError(sorted, 0.99) * Math.sqrt(sorted.length / pathCount);
  return {
    tailLossKrw,
    drawdownRatio: quantile95(columns.maximumDrawdown),
    ...facts,
    tailHalfWidthRatio: tailLossKrw > 0 ? (Z * Math.max(error, leastTailErrorKrw)) / tailLossKrw : 0,
    backtestZone: facts.backtestZone ?? null,
  };
}

function scoreOf(all: PathColumns, facts: ScoreFacts, limits: RiskLimits, replicates: Replicates): RiskScore {
  const { band, isFloored, parts } = computeScore(scoreMetrics(all, facts, all.jointLoss.length), limits);
  return { total: scoreEstimate(all, facts, limits, replicates), band, isFloored, parts };
}

/** The score with its interval over batches, which reaches at least as far as the least error of CVaR 99 % moves the score. */
export function scoreEstimate(
  all: PathColumns,
  facts: ScoreFacts,
  limits: RiskLimits,
  replicates: Replicates,
): Estimate {
  const pathCount = all.jointLoss.length;
  const metrics = scoreMetrics(all, facts, pathCount);
  const movedBy = (errors: number): number =>
    computeScore({ ...metrics, tailLossKrw: metrics.tailLossKrw + errors * facts.leastTailErrorKrw }, limits).score;
  const { value, low, high, method } = replicates.estimate(
    'SCORE',
    (columns) => computeScore(scoreMetrics(columns, facts, pathCount), limits).score,
  );
  const ends = [Math.min(low ?? value, movedBy(-Z)), Math.max(high ?? value, movedBy(Z))] as const;
  return estimate('SCORE', value, Math.max(0, ends[0]), Math.min(100, ends[1]), method);
}

/** 100 (1 − 2^(−CVaR 95 / capacity)) of threat-spec 11.1; rising in CVaR, so the ends of its interval carry over. */
function capacityScore(
  { conditionalValueAtRisk95: { value, low, high, method } }: TailMeasures,
  { riskCapacityKrw }: RiskLimits,
): CapacityScore {
  if (!(riskCapacityKrw > 0)) throw new DomainError('E_CAPACITY_NONPOSITIVE', ['limits', 'riskCapacityKrw']);
  const score = (cvar: number): number => 100 * (1 - exp((-Math.max(0, cvar) / riskCapacityKrw) * Math.LN2));
  const end = (cvar: number | null): number | null => (cvar === null ? null : score(cvar));
  return { score: estimate('SCORE', score(value), end(low), end(high), method), conditionalValueAtRisk95Krw: value };
}

function plainReport({ value, low, high }: Estimate, joint: Float64Array): SamplingReport {
  const width = value > 0 && low !== null && high !== null ? (high - low) / (2 * value) : null;
  return {
    method: 'PLAIN',
    chosenBy: 'REQUEST',
    pilots: [],
    targetRelativeHalfWidth: null,
    relativeHalfWidth: width,
    isTargetReached: true,
    pathCount: joint.length,
    effectiveTailPaths: joint.length - varRank(joint.length, 0.99),
    plainPathsNeeded: width === null ? null : joint.length,
  };
}

/** What the number of paths leaves open. */
function pathWarnings(plan: SimulationPlan, joint: Float64Array, replicates: Replicates): RunWarning[] {
  const thin = [0.95, 0.99].filter((alpha) => tailRiskOfSorted(joint, alpha).isThin);
  return present([
    { code: 'W_TAIL_THIN', about: thin.map(String) },
    { code: 'W_BOOTSTRAP_INTERVAL', about: replicates.method === 'BOOTSTRAP' ? [String(plan.chunkCount)] : [] },
  ]);
}
