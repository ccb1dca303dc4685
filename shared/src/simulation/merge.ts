import { DomainError } from '../errors.ts';
import { exp } from '../random/elementary.ts';
import { entropicValueAtRisk } from '../risk/entropic-risk.ts';
import { countAbove, lossExceedance, wonSteps } from '../risk/loss-exceedance.ts';
import {
  effectiveTailPaths,
  excessMoments,
  ladderExceedances,
  ladderOf,
  ladderTail,
  lossExceededWith,
} from '../risk/loss-ladder.ts';
import type { LossLadder } from '../risk/loss-ladder.ts';
import { computeScore } from '../risk/score.ts';
import type { ScoreMetrics } from '../risk/score.ts';
import { cvarStandardError, sortLosses, tailRiskOfSorted } from '../risk/tail-risk.ts';
import type { TrafficZone } from '../risk/var-backtests.ts';
import { portfolioVariance, variancesOf } from '../stats/covariance-form.ts';
import { momentsOf, sampleDeviation } from '../stats/moments.ts';
import { annualTail, exceedance } from '../threat/annual-loss.ts';
import type { AnnualLossLaw } from '../threat/annual-loss.ts';
import { chunkPathCount } from './chunk.ts';
import { tailContributions } from './contributions.ts';
import {
  batchedTailMeasures,
  batchReplicates,
  bootstrapReplicates,
  estimate,
  exactEstimate,
  exceedanceEstimate,
  jointLadder,
  meanEstimate,
  meanOf,
  quantile95,
  tailMeasures,
  varEstimate,
  Z,
} from './estimates.ts';
import type { LeastCvarError, Replicates } from './estimates.ts';
import { curveLosses, exactTail, leastCvarError, threatLossLaw } from './exact-threat-law.ts';
import { forcedSalesReport } from './forced-sales-report.ts';
import { histogramOf } from './histogram.ts';
import { scoredZone } from './model-backtest.ts';
import type { ModelBacktest } from './model-report.ts';
import type { PathColumns, RunColumns } from './path-columns.ts';
import { BATCHES, bodyOf, runColumns } from './path-columns.ts';
import type { SimulationPlan } from './plan.ts';
import type { SamplingReport } from './sampling-report.ts';
import { FEWEST_EFFECTIVE } from './sampling-plan.ts';
import { concentrationOf, liquidityOf } from './portfolio-facts.ts';
import { CHUNK_PATHS } from './run-inputs.ts';
import type { AccuracyTarget, RiskLimits, RunInputs } from './run-inputs.ts';
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
  ScorePartId,
  TailMeasures,
} from './run-result.ts';
import { relativeHalfWidth, stagesOf } from './stages.ts';
import { commonRegimeReport } from './regime-report.ts';
import { stressReport } from './stress-report.ts';
import { modelWarnings, present } from './warnings.ts';

const CURVE_POINTS = 40;
/** Where the joint curve of weighted paths ends: a loss of one horizon in a hundred thousand. */
const CURVE_END = 1e-5;

/** What a stage of a run leads to: its result, or more chunks because the goal is not reached. */
export type StageOutcome = { readonly result: RunResult } | { readonly nextChunkCount: number };

/**
 * Folds the chunks of a run into its result, or says how many are needed: with an accuracy goal a run looks at its first 16
 * chunks, then at 32, 64, … and stops at the first stage whose CVaR 99 % of the joint loss is known well enough.
 *
 * @param samples - Every chunk of a stage, once, in any order; they are folded by their number.
 * @param backtest - Of the plan's market model, `backtestRun`; asked when the run ends here. Without it the score knows no zone.
 * @throws DomainError E_LENGTH for a chunk that is missing or short, or a number of chunks that is no stage; E_DUPLICATE for one
 * given twice.
 *
 * Cost: a sort of each column, and for the contributions a twentieth of the simulation, of tilted paths half of 16 chunks.
 */
export function mergeStage(
  inputs: RunInputs,
  plan: SimulationPlan,
  samples: readonly ChunkSample[],
  backtest: () => readonly ModelBacktest[] = () => [],
): StageOutcome {
  const ordered = samples.toSorted((a, b) => a.chunk - b.chunk);
  requireStage(inputs, plan, ordered);
  const paths = runPaths(plan, ordered);
  const joint = jointMeasures(plan, paths);
  const { accuracy } = inputs;
  if (accuracy !== null && ordered.length < plan.chunkCount && !isReached(accuracy, joint)) {
    return { nextChunkCount: stagesOf(accuracy, plan.chunkCount).find((stage) => stage > ordered.length)! };
  }
  return { result: resultOf(inputs, plan, paths, joint, jointAtPoint(plan, ordered), backtest()) };
}

/** `mergeStage` for a run that ends with these chunks. @throws DomainError E_LENGTH where its goal asks for more. */
export function mergeRun(
  inputs: RunInputs,
  plan: SimulationPlan,
  samples: readonly ChunkSample[],
  backtests: readonly ModelBacktest[] = [],
): RunResult {
  const outcome = mergeStage(inputs, plan, samples, () => backtests);
  if ('result' in outcome) return outcome.result;
  throw new DomainError('E_LENGTH', ['samples']);
}

function isReached({ relativeHalfWidth: target }: AccuracyTarget, joint: TailMeasures): boolean {
  const width = relativeHalfWidth(joint.conditionalValueAtRisk99);
  return width !== null && width <= target;
}

/** The paths of a stage and how the errors of their figures are told. */
interface RunPaths extends RunColumns {
  readonly chunkCount: number;
  readonly replicates: Replicates;
  readonly ladder: LossLadder;
  /** Holdings and cash alone, of the untilted paths. */
  readonly market: LossLadder;
}

function runPaths(plan: SimulationPlan, ordered: readonly ChunkSample[]): RunPaths {
  const columns = runColumns(ordered, plan.seed);
  const { all, batches } = columns;
  return {
    ...columns,
    chunkCount: ordered.length,
    replicates: batches ? batchReplicates(all, batches) : bootstrapReplicates(all, plan.seed),
    ladder: jointLadder(all),
    market: marketLadder(plan)(all),
  };
}

/** The joint loss of the same draws had the parameters stayed at their estimates. */
function jointAtPoint(plan: SimulationPlan, ordered: readonly ChunkSample[]): TailMeasures | null {
  if (plan.posterior === null) return null;
  const samples = ordered.map((sample): ChunkSample => {
    const { jointLossAtPoint: jointLoss, threatLossHorizon } = sample;
    if (jointLoss === null) throw new DomainError('E_LENGTH', ['samples', String(sample.chunk)]);
    const start = startValueOf(plan) + plan.costKrw;
    // what the joint loss leaves when threats and cost are taken off is the fall of the holdings
    const marketValue = jointLoss.map((loss, at) => start - (loss - threatLossHorizon[at]!));
    // what was sold at the drawn parameters says nothing of the sales at their estimates
    return { ...sample, jointLoss, marketValue, soldKrw: null };
  });
  return jointMeasures({ ...plan, posterior: null }, runPaths(plan, samples));
}

/** Falls of the value of holdings and cash, of the paths that follow the plan's own law. */
function marketLadder(plan: SimulationPlan): (columns: PathColumns) => LossLadder {
  const startValue = startValueOf(plan);
  return (columns) =>
    ladderOf(
      bodyOf(columns).marketValue.map((value) => startValue - value),
      null,
    );
}

function resultOf(
  inputs: RunInputs,
  plan: SimulationPlan,
  paths: RunPaths,
  joint: TailMeasures,
  jointAtPointParameters: TailMeasures | null,
  backtests: readonly ModelBacktest[],
): RunResult {
  const { all, replicates, ladder } = paths;
  const yearLaw = threatLossLaw(plan.threats);
  const threatYear = sortLosses(bodyOf(all).threatLossYear);
  const measures = measuresOf(inputs, plan, paths, joint, threatYear, yearLaw);
  const liquidity = liquidityOf(inputs.holdings);
  const concentration = concentrationOf(inputs.holdings);
  const sampling = samplingReport(inputs, plan, paths, joint.conditionalValueAtRisk99);
  return {
    pathCount: all.jointLoss.length,
    chunkCount: paths.chunkCount,
    measures,
    lossExceedance: { ...threatCurves(yearLaw, threatYear), joint: jointCurve(plan, paths) },
    jointHistogram: histogramOf(all.jointLoss, plan.histogramEdgesKrw, all.weight),
    contributions: tailContributions(plan, paths, [0.95, 0.99]),
    score: scoreOf(
      all,
      {
        concentration,
        liquidityDays: liquidity.days,
        backtestZone: scoredZone(backtests),
        securityLossKrw: annualTail(yearLaw, 0.95).valueAtRiskKrw,
        ...tailErrors(plan, paths, joint.conditionalValueAtRisk99),
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
    sampling,
    model: plan.modelFit && { ...plan.modelFit, backtests },
    stress: stressReport(plan, paths.chunkCount, inputs.limits.lossToleranceKrw),
    jointAtPointParameters,
    forcedSales: forcedSalesReport({ all, replicates, isBatched: isBatched(plan) }),
    commonRegime: commonRegimeReport(inputs, plan),
    warnings: [
      ...pathWarnings(plan, ladder, replicates),
      ...samplingWarnings(plan, sampling),
      ...modelWarnings(plan, inputs.marketModel, [...inputs.controls, ...(inputs.addedControls ?? [])], liquidity),
    ],
  };
}

function requireStage(inputs: RunInputs, plan: SimulationPlan, ordered: readonly ChunkSample[]): void {
  ordered.forEach(({ chunk, jointLoss, weight, soldKrw }, at) => {
    if (at > 0 && ordered[at - 1]!.chunk === chunk) throw new DomainError('E_DUPLICATE', ['samples', String(chunk)]);
    if (
      chunk !== at ||
      jointLoss.length !== chunkPathCount(plan, chunk) ||
      (weight === null) !== (plan.mixture === null) ||
      (soldKrw === null) !== (plan.forcedSales === null)
    )
      throw new DomainError('E_LENGTH', ['samples', String(at)]);
  });
  if (!stagesOf(inputs.accuracy, plan.chunkCount).includes(ordered.length))
    throw new DomainError('E_LENGTH', ['samples']);
}

/** Holdings and cash before the first session, KRW. */
export function startValueOf(plan: Pick<SimulationPlan, 'amounts' | 'cashKrw'>): number {
  return plan.amounts.reduce((sum, amount) => sum + amount, plan.cashKrw);
}

/** Quasi-random paths, and those that share drawn parameters with others, are not independent: only batches tell their errors. */
function hasLinkedPaths({ isQuasiRandom, posterior, pathCount }: SimulationPlan): boolean {
  return isQuasiRandom || (posterior !== null && pathCount >= BATCHES * CHUNK_PATHS);
}

/** Neither linked paths nor tilted ones have a formula for their errors. */
function isBatched(plan: SimulationPlan): boolean {
  return plan.sampling.method !== 'PLAIN' || hasLinkedPaths(plan);
}

function jointMeasures(plan: SimulationPlan, { all, replicates, ladder }: RunPaths): TailMeasures {
  // The mean of the threats is known in closed form; only that of the market is simulated.
  const other = startValueOf(plan) + plan.horizonThreatLaw.meanKrw + plan.costKrw;
  const mean = replicates.estimate('KRW', (columns) => other - meanOf(bodyOf(columns).marketValue));
  // Tilted paths have seen the losses that plain ones miss; of all others the exact law says what they leave open.
  const leastError = all.weight === null ? leastJointError(plan, all.marketValue) : undefined;
  if (isBatched(plan)) return batchedTailMeasures(replicates, jointLadder, mean, leastError);
  return tailMeasures(ladder.losses, mean, plan.seed, leastError);
}

function marketMeasures(plan: SimulationPlan, { replicates, market }: RunPaths): TailMeasures {
  const startValue = startValueOf(plan);
  const mean = replicates.estimate('KRW', (columns) => startValue - meanOf(bodyOf(columns).marketValue));
  if (hasLinkedPaths(plan)) return batchedTailMeasures(replicates, marketLadder(plan), mean);
  return tailMeasures(market.losses, mean, plan.seed);
}

function measuresOf(
  inputs: RunInputs,
  plan: SimulationPlan,
  paths: RunPaths,
  joint: TailMeasures,
  threatYear: Float64Array,
  yearLaw: AnnualLossLaw,
): RunMeasures {
  const { all, replicates } = paths;
  const body = bodyOf(all);
  const startValue = startValueOf(plan);
  const perYear = Math.sqrt(plan.periodsPerYear / plan.horizonSessions);
  const meanReturn = (columns: PathColumns): number =>
    startValue > 0 ? meanOf(bodyOf(columns).marketValue) / startValue - 1 : 0;
  const volatility = (columns: PathColumns): number =>
    startValue > 0 ? (deviationOf(bodyOf(columns).marketValue) / startValue) * perYear : 0;
  const downside = (columns: PathColumns): number => downsideOf(bodyOf(columns).marketValue, startValue) * perYear;
  const isRisky = deviationOf(body.marketValue) > 0;
  const simulated = meanEstimate('KRW', body.threatLossYear, plan.annualLossSdKrw);
  const drawdown95 = (columns: PathColumns): number => quantile95(bodyOf(columns).maximumDrawdown);
  const [loss, breach] = jointExceedances(plan, paths, [0, inputs.limits.lossToleranceKrw]);
  return {
    meanReturn: replicates.estimate('RATIO', meanReturn),
    meanReturnHistoryError: historyError(plan, startValue),
    volatility: replicates.estimate('RATIO', volatility),
    sharpe: isRisky
      ? replicates.estimate('RATIO', (columns) => (meanReturn(columns) * perYear * perYear) / volatility(columns))
      : null,
    sortino:
      downside(all) > 0
        ? replicates.estimate('RATIO', (columns) => (meanReturn(columns) * perYear * perYear) / downside(columns))
        : null,
    joint,
    market: marketMeasures(plan, paths),
    threatYear: exactTail(yearLaw),
    threatYearSimulated: tailMeasures(threatYear, simulated, plan.seed, (alpha) =>
      leastCvarError(yearLaw, annualTail(yearLaw, alpha).valueAtRiskKrw, alpha, threatYear.length),
    ),
    entropicValueAtRisk99: entropicEstimate(all, replicates),
    maximumDrawdownMean: replicates.estimate('RATIO', (columns) => meanOf(bodyOf(columns).maximumDrawdown)),
    maximumDrawdown95: hasLinkedPaths(plan)
      ? replicates.estimate('RATIO', drawdown95)
      : varEstimate('RATIO', sortLosses(body.maximumDrawdown), 0.95),
    drawdownBreachProbability: drawdownBreach(plan, paths, inputs.limits.drawdownRatio),
    lossProbability: loss!,
    toleranceBreachProbability: breach!,
    annualLossExpectancy: { exact: exactEstimate('KRW', plan.annualLossExpectancyKrw), simulated },
  };
}

/** Root mean square of the returns below 0; 0 without a start value. */
function downsideOf(marketValue: Float64Array, startValue: number): number {
  if (!(startValue > 0)) return 0;
  let sum = 0;
  for (const value of marketValue) {
    const below = Math.min(0, value / startValue - 1);
    sum += below * below;
  }
  return Math.sqrt(sum / marketValue.length);
}

/** P(maximum drawdown > limit), of the paths that follow the plan's own law. */
function drawdownBreach(plan: SimulationPlan, { all, replicates }: RunPaths, limit: number): Estimate {
  const share = (columns: PathColumns): number => {
    const { maximumDrawdown } = bodyOf(columns);
    return countAbove(sortLosses(maximumDrawdown), limit) / maximumDrawdown.length;
  };
  if (!hasLinkedPaths(plan)) return exceedanceEstimate(sortLosses(bodyOf(all).maximumDrawdown), limit);
  const figure = replicates.estimate('RATIO', share);
  return { ...figure, low: Math.max(0, figure.low!), high: Math.min(1, figure.high!) };
}

/** P(joint loss > x) for ascending x, from batches where the paths are tilted or quasi-random. */
function jointExceedances(
  plan: SimulationPlan,
  { replicates, ladder }: RunPaths,
  levels: readonly number[],
): Estimate[] {
  if (!isBatched(plan)) return levels.map((level) => exceedanceEstimate(ladder.losses, level));
  return replicates
    .estimates('RATIO', (columns) => ladderExceedances(jointLadder(columns), levels))
    .map((figure) => ({ ...figure, low: Math.max(0, figure.low!), high: Math.min(1, figure.high!) }));
}

/**
 * What the threat losses of the horizon alone leave open in CVaR of the joint loss. Forced sales leave it a lower bound: what they
 * add to a loss is bounded by the holdings, so the rare large losses count in full all the same, and their costs push those losses
 * further beyond VaR than the mean of the holdings, which is taken off here, says. Only as far as sold shares would have fallen on
 * average could it be too large, which is a drift of one horizon.
 */
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

/** Of untilted paths: a heavy tail has no exponential moment, so this figure is about the largest loss of a plain sample. */
function entropic99(columns: PathColumns): number {
  return entropicValueAtRisk(bodyOf(columns).jointLoss, 0.99);
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

/** At losses that are evenly spread on a log scale, from what nine in ten losing paths exceed to the largest, or the rarest shown. */
function jointCurve(plan: SimulationPlan, paths: RunPaths): ExceedancePoint[] {
  const { ladder } = paths;
  const [losing] = ladderExceedances(ladder, [0]);
  if (!(losing! > 0)) return [];
  const low = Math.max(1, lossExceededWith(ladder, 0.9 * losing!));
  const high = ladder.weights === null ? ladder.losses.at(-1)! : lossExceededWith(ladder, CURVE_END);
  const levels = wonSteps(low, high, CURVE_POINTS);
  return jointExceedances(plan, paths, levels).map((probability, at) => ({
    lossKrw: levels[at]!,
    probability: probability.value,
    low: probability.low!,
    high: probability.high!,
  }));
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
  /** Half the width of the interval of CVaR 99 % of the whole run, KRW, where its error has no formula. Absent: it has. */
  readonly tailHalfWidthKrw?: number;
}

/**
 * What the score of Q9 measures on a set of paths.
 *
 * @param pathCount - Of the whole run: the accuracy of its tail, which is a part of the score, is estimated from `columns` and
 * scaled to it, so that a batch speaks for the run and not for itself.
 */
export function scoreMetrics(
  columns: PathColumns,
  { leastTailErrorKrw, tailHalfWidthKrw, ...facts }: ScoreFacts,
  pathCount: number,
): ScoreMetrics {
  const ladder = jointLadder(columns);
  const tailLossKrw = ladderTail(ladder, 0.99).conditionalValueAtRisk;
  const halfWidth = (): number => {
    const error = cvarStandardError(ladder.losses, 0.99) * Math.sqrt(ladder.losses.length / pathCount);
    return Z * Math.max(error, leastTailErrorKrw);
  };
  return {
    tailLossKrw,
    drawdownRatio: quantile95(bodyOf(columns).maximumDrawdown),
    ...facts,
    tailHalfWidthRatio: tailLossKrw > 0 ? (tailHalfWidthKrw ?? halfWidth()) / tailLossKrw : 0,
    backtestZone: facts.backtestZone ?? null,
  };
}

/** What the score is told of the error of CVaR 99 %. */
function tailErrors(
  plan: SimulationPlan,
  { all, ladder }: RunPaths,
  { low, high }: Estimate,
): Pick<ScoreFacts, 'leastTailErrorKrw' | 'tailHalfWidthKrw'> {
  const least = leastJointError(plan, all.marketValue)(0.99, ladderTail(ladder, 0.99).valueAtRisk);
  if (!isBatched(plan)) return { leastTailErrorKrw: least };
  return { leastTailErrorKrw: all.weight === null ? least : 0, tailHalfWidthKrw: (high! - low!) / 2 };
}

function scoreOf(all: PathColumns, facts: ScoreFacts, limits: RiskLimits, replicates: Replicates): RiskScore {
  const pathCount = all.jointLoss.length;
  const { band, isFloored, parts } = computeScore(scoreMetrics(all, facts, pathCount), limits);
  const intervals = replicates.estimates('SCORE', (columns) =>
    computeScore(scoreMetrics(columns, facts, pathCount), limits).parts.map(({ score }) => score),
  );
  return {
    total: scoreEstimate(all, facts, limits, replicates),
    band,
    isFloored,
    parts: parts.map((part, at) => ({
      ...part,
      scoreInterval: knownParts.has(part.id) ? exactEstimate('SCORE', part.score) : withinScore(intervals[at]!),
    })),
  };
}

/** Parts of the score that are facts of the holdings or come from an exact law. */
const knownParts: ReadonlySet<ScorePartId> = new Set(['security', 'concentration', 'liquidity']);

function withinScore({ value, low, high, method }: Estimate): Estimate {
  return estimate('SCORE', value, Math.max(0, low ?? 0), Math.min(100, high ?? 100), method);
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

function samplingReport(
  { accuracy }: RunInputs,
  plan: SimulationPlan,
  { all, ladder }: RunPaths,
  cvar: Estimate,
): SamplingReport {
  const { method, chosenBy, pilots } = plan.sampling;
  const width = relativeHalfWidth(cvar);
  const pathCount = all.jointLoss.length;
  return {
    method,
    chosenBy,
    pilots,
    targetRelativeHalfWidth: accuracy?.relativeHalfWidth ?? null,
    relativeHalfWidth: width,
    isTargetReached: accuracy === null || (width !== null && width <= accuracy.relativeHalfWidth),
    pathCount,
    effectiveTailPaths: Math.floor(effectiveTailPaths(ladder, 0.99)),
    plainPathsNeeded: method === 'PLAIN' ? (width === null ? null : pathCount) : plainPathsFor(plan, all, ladder, cvar),
  };
}

/** Plain paths whose interval of CVaR 99 % would be as wide: by the weighted paths' variance, and at least by what the threats' exact law says. */
function plainPathsFor(
  plan: SimulationPlan,
  { marketValue }: PathColumns,
  ladder: LossLadder,
  { low, high }: Estimate,
): number | null {
  const error = (high! - low!) / 2 / Z;
  if (!(error > 0)) return null;
  const { place, valueAtRisk } = ladderTail(ladder, 0.99);
  const ofThreats = leastJointError(plan, marketValue)(0.99, valueAtRisk) * 0.01 * Math.sqrt(marketValue.length);
  const variance = Math.max(excessMoments(ladder, place).plainVariance, ofThreats * ofThreats);
  return Math.ceil(variance / (0.01 * error * (0.01 * error)));
}

function samplingWarnings({ sampling, mixture }: SimulationPlan, report: SamplingReport): RunWarning[] {
  const { effectiveTailPaths: effective, isTargetReached } = report;
  return present([
    ...sampling.warnings,
    { code: 'W_TAIL_WEIGHTS', about: mixture !== null && effective < FEWEST_EFFECTIVE ? [String(effective)] : [] },
    { code: 'W_GOAL_MISSED', about: isTargetReached ? [] : ['conditionalValueAtRisk99'] },
  ]);
}

/** What the number of paths leaves open. */
function pathWarnings(plan: SimulationPlan, { losses, weights }: LossLadder, replicates: Replicates): RunWarning[] {
  const thin = weights === null ? [0.95, 0.99].filter((alpha) => tailRiskOfSorted(losses, alpha).isThin) : [];
  return present([
    { code: 'W_TAIL_THIN', about: thin.map(String) },
    { code: 'W_BOOTSTRAP_INTERVAL', about: replicates.method === 'BOOTSTRAP' ? [String(plan.chunkCount)] : [] },
  ]);
}
