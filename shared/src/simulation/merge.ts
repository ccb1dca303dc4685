import { DomainError } from '../errors.ts';
import { exp } from '../random/elementary.ts';
import { entropicMinimum } from '../risk/entropic-risk.ts';
import { lossExceedance, wonSteps } from '../risk/loss-exceedance.ts';
import {
  effectiveTailPaths,
  excessMoments,
  ladderExceedances,
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
import { release } from '../stats/release.ts';
import { annualTail, exceedance } from '../threat/annual-loss.ts';
import type { AnnualLossLaw } from '../threat/annual-loss.ts';
import { ColumnFeed, releaseColumns, stageOfRun, stageReplicates } from './column-feed.ts';
import type { ColumnRequest, Columns, Merging, StageOfRun } from './column-feed.ts';
import { tailContributions, tailsOf } from './contributions.ts';
import type { Tail } from './contributions.ts';
import {
  batchedTailMeasures,
  drawdownLadder,
  estimate,
  exactEstimate,
  exceedanceEstimate,
  found,
  jointLadder,
  ladderInPlace,
  meanEstimate,
  meanOf,
  quantile95,
  resamplesOf,
  tailMeasures,
  together,
  varEstimate,
  Z,
} from './estimates.ts';
import type { DrawdownColumns, LeastCvarError, Replicates } from './estimates.ts';
import { curveLosses, exactTail, leastCvarError, threatLossLaw } from './exact-threat-law.ts';
import { amountFigures, forcedSalesReport, jointCvar99 } from './forced-sales-report.ts';
import type { AmountFigures } from './forced-sales-report.ts';
import { histogramOf } from './histogram.ts';
import { scoredZone } from './model-backtest.ts';
import type { ModelBacktest } from './model-report.ts';
import type { PathColumns } from './path-columns.ts';
import { bodyOf } from './path-columns.ts';
import type { SimulationPlan } from './plan.ts';
import { linkedPaths } from './posterior-law.ts';
import type { SamplingReport } from './sampling-report.ts';
import { FEWEST_EFFECTIVE } from './sampling-plan.ts';
import { concentrationOf, liquidityOf } from './portfolio-facts.ts';
import { CHUNK_PATHS } from './run-inputs.ts';
import type { AccuracyTarget, RiskLimits, RunInputs } from './run-inputs.ts';
import { placeSample, runLayout } from './run-layout.ts';
import type { SampleColumn } from './run-layout.ts';
import type {
  CapacityScore,
  ChunkSample,
  Estimate,
  ExceedancePoint,
  ForcedSalesReport,
  Histogram,
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
 * Columns are asked for one after another, so of 10 million paths at most half a gigabyte is in memory at a time.
 *
 * @param chunkCount - Of the stage.
 * @param backtest - Of the plan's market model, `backtestRun`; asked when the run ends here. Without it the score knows no zone.
 * @throws DomainError E_LENGTH for a number of chunks that is no stage.
 *
 * Cost: a sort of each column, and for the contributions a twentieth of the simulation, of tilted paths half of 16 chunks.
 */
export function* mergeSteps(
  inputs: RunInputs,
  plan: SimulationPlan,
  chunkCount: number,
  backtest: () => readonly ModelBacktest[] = () => [],
  mostBytes?: number,
): Merging<StageOutcome> {
  const { accuracy } = inputs;
  const stages = stagesOf(accuracy, plan.chunkCount);
  if (!stages.includes(chunkCount)) throw new DomainError('E_LENGTH', ['samples']);
  if (accuracy !== null && chunkCount < plan.chunkCount) {
    const joint = yield* jointAlone(plan, chunkCount, mostBytes);
    if (!isReached(accuracy, joint)) return { nextChunkCount: stages.find((stage) => stage > chunkCount)! };
  }
  return { result: yield* resultOf(inputs, plan, chunkCount, backtest, mostBytes) };
}

/**
 * `mergeSteps` over samples that are in memory.
 *
 * @param samples - Every chunk of a stage, once, in any order; they are folded by their number.
 * @throws DomainError E_LENGTH for a chunk that is missing or short, or a number of chunks that is no stage; E_DUPLICATE for one
 * given twice.
 */
export function mergeStage(
  inputs: RunInputs,
  plan: SimulationPlan,
  samples: readonly ChunkSample[],
  backtest?: () => readonly ModelBacktest[],
  mostBytes?: number,
): StageOutcome {
  const ordered = samples.toSorted((a, b) => a.chunk - b.chunk);
  ordered.forEach(({ chunk }, at) => {
    if (at > 0 && ordered[at - 1]!.chunk === chunk) throw new DomainError('E_DUPLICATE', ['samples', String(chunk)]);
  });
  const steps = mergeSteps(inputs, plan, ordered.length, backtest, mostBytes);
  let step = steps.next();
  while (!step.done) step = steps.next(columnsOf(step.value, ordered));
  return step.value;
}

function columnsOf({ layout, names }: ColumnRequest, ordered: readonly ChunkSample[]): Float64Array<ArrayBuffer>[] {
  const columns = names.map(() => new Float64Array(layout.pathCount));
  ordered.forEach((sample, at) => placeSample(layout, at, sample, names, columns));
  return columns;
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

function stageOf(plan: SimulationPlan, chunkCount: number): StageOfRun {
  const layout = runLayout(plan, chunkCount);
  return stageOfRun(layout, plan.seed, resamplesOf(layout.pathCount, plan.seed, linkedPaths(plan)));
}

type MarketColumns = Columns<'marketValue'>;
type LossColumns = Columns<'jointLoss'>;

/** The joint measures of a stage and no more. */
function* jointAlone(plan: SimulationPlan, chunkCount: number, mostBytes?: number): Merging<TailMeasures> {
  const stage = stageOf(plan, chunkCount);
  const feed = new ColumnFeed(stage.layout, [['marketValue'], lossColumns(plan)], mostBytes);
  const [marketValue] = yield* feed.take();
  const market = marketMeans(plan, stageReplicates(stage, { marketValue: marketValue! }));
  release(marketValue!);
  const [jointLoss, weight = null] = yield* feed.take();
  return jointMeasures(plan, market, stageReplicates(stage, { jointLoss: jointLoss! }, { weight, hasBody: false }));
}

/** A column of losses, with the weights that go with it where paths are tilted. */
function lossColumns({ mixture }: SimulationPlan, name: SampleColumn = 'jointLoss'): readonly SampleColumn[] {
  return mixture === null ? [name] : [name, 'weight'];
}

/** The joint loss of the same draws had the parameters stayed at their estimates. */
function* jointAtPoint(plan: SimulationPlan, stage: StageOfRun, feed: ColumnFeed): Merging<TailMeasures | null> {
  if (plan.posterior === null) return null;
  const point = { ...plan, posterior: null };
  const pointStage = { ...stage, resamples: resamplesOf(stage.layout.pathCount, plan.seed, linkedPaths(point)) };
  const [jointLoss, threatLoss, weight = null] = yield* feed.take();
  const start = startValueOf(plan) + plan.costKrw;
  // what the joint loss leaves when threats and cost are taken off is the fall of the holdings
  const marketValue = threatLoss!;
  for (let at = 0; at < marketValue.length; at++) marketValue[at] = start - (jointLoss![at]! - marketValue[at]!);
  const market = marketMeans(point, stageReplicates(pointStage, { marketValue }));
  release(marketValue);
  const replicates = stageReplicates(pointStage, { jointLoss: jointLoss! }, { weight, hasBody: false });
  if (replicates.method === 'BATCHES') jointLadderThenBatches(replicates);
  const measures = jointMeasures(point, market, replicates);
  releaseLosses(replicates);
  return measures;
}

/** Sorts all paths aside and then each batch where it stands, whose ladder would be as much again. */
function jointLadderThenBatches(replicates: Replicates<LossColumns>): void {
  jointLadder(replicates.all);
  for (const batch of replicates.parts()) ladderInPlace(batch);
}

function releaseLosses({ all }: Replicates<LossColumns>): void {
  const { losses, weights } = jointLadder(all);
  release(losses, weights, all.jointLoss, all.weight);
}

/** What a run is told of each column, and what the last ones need of the first ones. */
function* resultOf(
  inputs: RunInputs,
  plan: SimulationPlan,
  chunkCount: number,
  backtest: () => readonly ModelBacktest[],
  mostBytes?: number,
): Merging<RunResult> {
  const stage = stageOf(plan, chunkCount);
  const sales =
    plan.forcedSales === null ? [] : (['soldKrw', 'saleCostKrw', 'unpaidKrw', 'jointLossWithoutSales'] as const);
  const feed = new ColumnFeed(
    stage.layout,
    [
      ['marketValue'],
      lossColumns(plan),
      ['maximumDrawdown'],
      ['threatLossYear'],
      ...sales.map((name) => lossColumns(plan, name)),
      ...(plan.posterior === null
        ? []
        : [['jointLossAtPoint', 'threatLossHorizon', ...lossColumns(plan).slice(1)] as const]),
    ],
    mostBytes,
  );
  const market = yield* marketFigures(plan, stage, feed);
  const joint = yield* jointFigures(inputs, plan, stage, feed, market);
  const drawdown = yield* drawdownFigures(inputs, plan, stage, feed);
  const year = yield* yearFigures(plan, stage, feed);
  const forcedSales = sales.length === 0 ? null : yield* salesFigures(plan, stage, feed, joint.found);
  const atPoint = yield* jointAtPoint(plan, stage, feed);
  const contributions = tailContributions(plan, joint.tails);
  const backtests = backtest();
  const liquidity = liquidityOf(inputs.holdings);
  const concentration = concentrationOf(inputs.holdings);
  const sampling = samplingReport(inputs, plan, stage.layout.pathCount, joint);
  return {
    pathCount: stage.layout.pathCount,
    chunkCount,
    measures: {
      meanReturn: market.meanReturn,
      meanReturnHistoryError: historyError(plan, startValueOf(plan)),
      volatility: market.volatility,
      sharpe: market.sharpe,
      sortino: market.sortino,
      joint: joint.measures,
      market: market.measures,
      threatYear: year.exact,
      threatYearSimulated: year.simulated,
      entropicValueAtRisk99: joint.entropicValueAtRisk99,
      maximumDrawdownMean: drawdown.mean,
      maximumDrawdown95: drawdown.valueAtRisk95,
      drawdownBreachProbability: drawdown.breachProbability,
      lossProbability: joint.lossProbability,
      toleranceBreachProbability: joint.toleranceBreachProbability,
      annualLossExpectancy: year.annualLossExpectancy,
    },
    lossExceedance: { ...year.curves, joint: joint.curve },
    jointHistogram: joint.histogram,
    contributions,
    score: scoreOf(
      together(joint.found, drawdown.found, (tail, drawdownRatio) => ({ ...tail, drawdownRatio })),
      {
        concentration,
        liquidityDays: liquidity.days,
        backtestZone: scoredZone(backtests),
        securityLossKrw: annualTail(threatLossLaw(plan.threats), 0.95).valueAtRiskKrw,
        ...tailErrors(plan, joint, market.leastError),
      },
      inputs.limits,
      stage.layout.pathCount,
    ),
    capacityScores: {
      operation: capacityScore(year.exact, inputs.limits),
      holdings: capacityScore(market.measures, inputs.limits),
      joint: capacityScore(joint.measures, inputs.limits),
    },
    marketFit: marketFitOf(plan),
    concentration,
    liquidityDays: liquidity.unknown.length > 0 ? null : liquidity.days,
    sampling,
    model: plan.modelFit && { ...plan.modelFit, backtests },
    stress: stressReport(plan, chunkCount, inputs.limits.lossToleranceKrw),
    jointAtPointParameters: atPoint,
    forcedSales,
    commonRegime: commonRegimeReport(inputs, plan),
    warnings: [
      ...joint.warnings,
      ...samplingWarnings(plan, sampling),
      ...modelWarnings(plan, inputs.marketModel, [...inputs.controls, ...(inputs.addedControls ?? [])], liquidity),
    ],
  };
}

/** Holdings and cash before the first session, KRW. */
export function startValueOf(plan: Pick<SimulationPlan, 'amounts' | 'cashKrw'>): number {
  return plan.amounts.reduce((sum, amount) => sum + amount, plan.cashKrw);
}

/** Quasi-random paths, and those that share drawn parameters with others, are not independent: only batches or whole blocks tell their errors. */
function hasLinkedPaths({ isQuasiRandom, posterior }: SimulationPlan): boolean {
  return isQuasiRandom || posterior !== null;
}

/** Neither linked paths nor tilted ones have a formula for their errors. */
function isBatched(plan: SimulationPlan): boolean {
  return plan.sampling.method !== 'PLAIN' || hasLinkedPaths(plan);
}

/** What the joint measures need of the market. */
interface MarketMeans {
  /** The mean joint loss; that of the threats is known in closed form, only that of the market is simulated. */
  readonly jointMean: Estimate;
  readonly leastError: LeastCvarError;
}

function marketMeans(plan: SimulationPlan, replicates: Replicates<MarketColumns>): MarketMeans {
  const other = startValueOf(plan) + plan.horizonThreatLaw.meanKrw + plan.costKrw;
  return {
    jointMean: replicates.estimate('KRW', (columns) => other - meanOf(bodyOf(columns).marketValue)),
    leastError: leastJointError(plan, replicates.all.marketValue),
  };
}

interface MarketFigures extends MarketMeans, Pick<RunMeasures, 'meanReturn' | 'volatility' | 'sharpe' | 'sortino'> {
  readonly measures: TailMeasures;
}

function* marketFigures(plan: SimulationPlan, stage: StageOfRun, feed: ColumnFeed): Merging<MarketFigures> {
  const [marketValue] = yield* feed.take();
  const replicates = stageReplicates(stage, { marketValue: marketValue! });
  const startValue = startValueOf(plan);
  const perYear = Math.sqrt(plan.periodsPerYear / plan.horizonSessions);
  const meanReturn = (columns: MarketColumns): number =>
    startValue > 0 ? meanOf(bodyOf(columns).marketValue) / startValue - 1 : 0;
  const volatility = (columns: MarketColumns): number =>
    startValue > 0 ? (deviationOf(bodyOf(columns).marketValue) / startValue) * perYear : 0;
  const downside = (columns: MarketColumns): number => downsideOf(bodyOf(columns).marketValue, startValue) * perYear;
  const isRisky = deviationOf(bodyOf(replicates.all).marketValue) > 0;
  const figures = {
    ...marketMeans(plan, replicates),
    meanReturn: replicates.estimate('RATIO', meanReturn),
    volatility: replicates.estimate('RATIO', volatility),
    sharpe: isRisky
      ? replicates.estimate('RATIO', (columns) => (meanReturn(columns) * perYear * perYear) / volatility(columns))
      : null,
    sortino:
      downside(replicates.all) > 0
        ? replicates.estimate('RATIO', (columns) => (meanReturn(columns) * perYear * perYear) / downside(columns))
        : null,
    measures: marketMeasures(plan, replicates),
  };
  releaseColumns(replicates.all);
  return figures;
}

/** VaR and CVaR of the falls of the value of holdings and cash, of the paths that follow the plan's own law. */
function marketMeasures(plan: SimulationPlan, replicates: Replicates<MarketColumns>): TailMeasures {
  const startValue = startValueOf(plan);
  const mean = replicates.estimate('KRW', (columns) => startValue - meanOf(bodyOf(columns).marketValue));
  const fallsOf = (columns: MarketColumns): LossColumns => ({
    jointLoss: bodyOf(columns).marketValue.map((value) => startValue - value),
    weight: null,
    body: null,
  });
  const all = fallsOf(replicates.all);
  if (!hasLinkedPaths(plan)) {
    ladderInPlace(all);
    const measures = tailMeasures(all.jointLoss, mean, plan.seed);
    release(all.jointLoss);
    return measures;
  }
  const falls = replicates.over(all, replicates.parts().map(fallsOf));
  for (const part of [all, ...falls.parts()]) ladderInPlace(part);
  const measures = batchedTailMeasures(falls, jointLadder, mean);
  for (const part of [all, ...falls.parts()]) release(part.jointLoss);
  return measures;
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

/** What the score needs of the joint loss of some paths. */
interface TailFound {
  readonly tailLossKrw: number;
  /** Of CVaR 99 %, of paths that all weigh the same, KRW. */
  readonly standardErrorKrw: number;
  readonly pathCount: number;
}

interface JointFigures extends Pick<
  RunMeasures,
  'entropicValueAtRisk99' | 'lossProbability' | 'toleranceBreachProbability'
> {
  readonly measures: TailMeasures;
  readonly histogram: Histogram;
  readonly curve: readonly ExceedancePoint[];
  readonly tails: readonly Tail[];
  readonly found: Replicates<TailFound>;
  readonly valueAtRisk99: number;
  readonly effectiveTailPaths: number;
  /** Of tilted or linked paths; null where it is not known. */
  readonly plainPathsNeeded: number | null;
  readonly warnings: readonly RunWarning[];
}

function* jointFigures(
  inputs: RunInputs,
  plan: SimulationPlan,
  stage: StageOfRun,
  feed: ColumnFeed,
  market: MarketMeans,
): Merging<JointFigures> {
  const [jointLoss, weight = null] = yield* feed.take();
  const entropicValueAtRisk99 = entropicOf(stage, jointLoss!);
  const replicates = stageReplicates(stage, { jointLoss: jointLoss! }, { weight, hasBody: false });
  const { all } = replicates;
  const histogram = histogramOf(all.jointLoss, plan.histogramEdgesKrw, weight);
  const ladder = jointLadder(all);
  const tails = tailsOf({ all, ladder, pathAt: pathAtOf(stage) }, [0.95, 0.99]);
  // from here on nobody looks at the order in which paths stand
  if (replicates.method === 'BATCHES') jointLadderThenBatches(replicates);
  const measures = jointMeasures(plan, market, replicates);
  const [loss, breach] = jointExceedances(plan, replicates, [0, inputs.limits.lossToleranceKrw]);
  const figures = {
    measures,
    histogram,
    entropicValueAtRisk99,
    lossProbability: loss!,
    toleranceBreachProbability: breach!,
    curve: jointCurve(plan, replicates),
    tails,
    found: found(replicates, tailFound),
    valueAtRisk99: ladderTail(ladder, 0.99).valueAtRisk,
    effectiveTailPaths: Math.floor(effectiveTailPaths(ladder, 0.99)),
    plainPathsNeeded: plainPathsFor(ladder, measures.conditionalValueAtRisk99, market.leastError),
    warnings: pathWarnings(plan, ladder, replicates),
  };
  releaseLosses(replicates);
  return figures;
}

/** Path number of a position; all chunks but the last are complete. */
function pathAtOf({ chunks }: StageOfRun): (position: number) => number {
  return (position) => chunks[Math.floor(position / CHUNK_PATHS)]! * CHUNK_PATHS + (position % CHUNK_PATHS);
}

function tailFound(columns: Pick<PathColumns, 'jointLoss' | 'weight'>): TailFound {
  const ladder = jointLadder(columns);
  return {
    tailLossKrw: ladderTail(ladder, 0.99).conditionalValueAtRisk,
    standardErrorKrw: cvarStandardError(ladder.losses, 0.99),
    pathCount: ladder.losses.length,
  };
}

function jointMeasures(
  plan: SimulationPlan,
  { jointMean, leastError }: MarketMeans,
  replicates: Replicates<LossColumns>,
): TailMeasures {
  const ladder = jointLadder(replicates.all);
  // Tilted paths have seen the losses that plain ones miss; of all others the exact law says what they leave open.
  const least = ladder.weights === null ? leastError : undefined;
  if (isBatched(plan)) return batchedTailMeasures(replicates, jointLadder, jointMean, least);
  return tailMeasures(ladder.losses, jointMean, plan.seed, least);
}

interface DrawdownFigures {
  readonly mean: Estimate;
  readonly valueAtRisk95: Estimate;
  readonly breachProbability: Estimate;
  /** The 95 % quantile. */
  readonly found: Replicates<number>;
}

function* drawdownFigures(
  { limits }: RunInputs,
  plan: SimulationPlan,
  stage: StageOfRun,
  feed: ColumnFeed,
): Merging<DrawdownFigures> {
  const [maximumDrawdown] = yield* feed.take();
  const replicates = stageReplicates(stage, { maximumDrawdown: maximumDrawdown! });
  const sorted = sortLosses(bodyOf(replicates.all).maximumDrawdown);
  const figures = {
    mean: replicates.estimate('RATIO', (columns) => meanOf(bodyOf(columns).maximumDrawdown)),
    valueAtRisk95: hasLinkedPaths(plan)
      ? replicates.valueAtRisk('RATIO', drawdownLadder, 0.95)
      : varEstimate('RATIO', sorted, 0.95),
    breachProbability: drawdownBreach(plan, replicates, sorted, limits.drawdownRatio),
    found: found(replicates, (columns) => quantile95(bodyOf(columns).maximumDrawdown)),
  };
  release(sorted);
  releaseColumns(replicates.all);
  return figures;
}

/** P(maximum drawdown > limit), of the paths that follow the plan's own law. */
function drawdownBreach(
  plan: SimulationPlan,
  replicates: Replicates<DrawdownColumns>,
  sorted: Float64Array,
  limit: number,
): Estimate {
  const alone = exceedanceEstimate(sorted, limit);
  if (!hasLinkedPaths(plan)) return alone;
  const share = (columns: DrawdownColumns): number => {
    const { maximumDrawdown } = bodyOf(columns);
    let above = 0;
    for (const drawdown of maximumDrawdown) if (drawdown > limit) above++;
    return above / maximumDrawdown.length;
  };
  return linkedShare(plan, replicates.estimate('RATIO', share), alone);
}

interface YearFigures extends Pick<RunMeasures, 'annualLossExpectancy'> {
  readonly exact: TailMeasures;
  readonly simulated: TailMeasures;
  readonly curves: Pick<RunResult['lossExceedance'], 'threatYear' | 'threatYearSimulated'>;
}

function* yearFigures(plan: SimulationPlan, stage: StageOfRun, feed: ColumnFeed): Merging<YearFigures> {
  const law = threatLossLaw(plan.threats);
  const [threatLossYear] = yield* feed.take();
  const { all } = stageReplicates(stage, { threatLossYear: threatLossYear! });
  const losses = bodyOf(all).threatLossYear;
  const simulated = meanEstimate('KRW', losses, plan.annualLossSdKrw);
  const sorted = sortLosses(losses);
  const count = sorted.length;
  const figures = {
    exact: exactTail(law),
    simulated: tailMeasures(sorted, simulated, plan.seed, (alpha) =>
      leastCvarError(law, annualTail(law, alpha).valueAtRiskKrw, alpha, count),
    ),
    annualLossExpectancy: { exact: exactEstimate('KRW', plan.annualLossExpectancyKrw), simulated },
    curves: threatCurves(law, sorted),
  };
  release(sorted);
  releaseColumns(all);
  return figures;
}

function* salesFigures(
  plan: SimulationPlan,
  stage: StageOfRun,
  feed: ColumnFeed,
  joint: Replicates<TailFound>,
): Merging<ForcedSalesReport> {
  const amounts: AmountFigures[] = [];
  for (let column = 0; column < 3; column++) {
    const [amount, weight = null] = yield* feed.take();
    const replicates = stageReplicates(stage, { amount: amount! }, { weight, hasBody: false });
    amounts.push(amountFigures(replicates, isBatched(plan)));
    releaseColumns(replicates.all);
  }
  const [sold, cost, unpaid] = amounts;
  const [jointLoss, weight = null] = yield* feed.take();
  const losses = stageReplicates(stage, { jointLoss: jointLoss! }, { weight, hasBody: false });
  if (losses.method === 'BATCHES') jointLadderThenBatches(losses);
  const cvar99 = { actual: found(joint, ({ tailLossKrw }) => tailLossKrw), withoutSales: found(losses, jointCvar99) };
  releaseLosses(losses);
  return forcedSalesReport({ sold: sold!, cost: cost!, unpaid: unpaid! }, cvar99);
}

/**
 * A share of paths between 0 and 1. Paths with shared parameters know no more than independent ones would: where none or all of
 * them are beyond a limit, the shares of batches have no spread, but the interval of Wilson has.
 */
function linkedShare({ posterior }: SimulationPlan, figure: Estimate, alone: Estimate | null): Estimate {
  const [low, high] = [Math.max(0, figure.low ?? 0), Math.min(1, figure.high ?? 1)];
  if (posterior === null || alone === null) return { ...figure, low, high };
  return { ...figure, low: Math.min(low, alone.low!), high: Math.max(high, alone.high!) };
}

/** P(joint loss > x) for ascending x, from batches where the paths are tilted or quasi-random. */
function jointExceedances(
  plan: SimulationPlan,
  replicates: Replicates<LossColumns>,
  levels: readonly number[],
): Estimate[] {
  const ladder = jointLadder(replicates.all);
  if (!isBatched(plan)) return levels.map((level) => exceedanceEstimate(ladder.losses, level));
  return replicates
    .estimates('RATIO', (columns) => ladderExceedances(jointLadder(columns), levels))
    .map((figure, at) =>
      linkedShare(plan, figure, ladder.weights === null ? exceedanceEstimate(ladder.losses, levels[at]!) : null),
    );
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
  const pathCount = marketValue.length;
  return (alpha, valueAtRisk) => leastCvarError(plan.horizonThreatLaw, valueAtRisk - other, alpha, pathCount);
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

/**
 * Of untilted paths: a heavy tail has no exponential moment, so this figure is about the largest loss of a plain sample, and the
 * interval of a bootstrap ends there.
 */
function entropicOf(stage: StageOfRun, jointLoss: Float64Array): Estimate {
  const replicates = stageReplicates(stage, { jointLoss });
  const whole = entropicMinimum(bodyOf(replicates.all).jointLoss, 0.99);
  // a batch is shorter than the whole, so its minimum may be elsewhere; a resample is not
  const near = replicates.method === 'BATCHES' ? null : whole.logT;
  const figure = replicates.skewEstimate('KRW', (columns) =>
    columns === replicates.all ? whole.value : entropicMinimum(bodyOf(columns).jointLoss, 0.99, near).value,
  );
  if (replicates.all.body) releaseColumns(replicates.all.body);
  return figure;
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

/** At losses that are evenly spread on a log scale, from what nine in ten losing paths exceed to the largest, or the rarest shown. */
function jointCurve(plan: SimulationPlan, replicates: Replicates<LossColumns>): ExceedancePoint[] {
  const ladder = jointLadder(replicates.all);
  const [losing] = ladderExceedances(ladder, [0]);
  if (!(losing! > 0)) return [];
  const low = Math.max(1, lossExceededWith(ladder, 0.9 * losing!));
  const high = ladder.weights === null ? ladder.losses.at(-1)! : lossExceededWith(ladder, CURVE_END);
  const levels = wonSteps(low, high, CURVE_POINTS);
  return jointExceedances(plan, replicates, levels).map((probability, at) => ({
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

/** What the score needs of some paths. */
export interface ScoredPaths extends TailFound {
  readonly drawdownRatio: number;
}

export function scoredPaths(columns: PathColumns): ScoredPaths {
  return { ...tailFound(columns), drawdownRatio: quantile95(bodyOf(columns).maximumDrawdown) };
}

/**
 * What the score of Q9 measures on a set of paths.
 *
 * @param pathCount - Of the whole run: the accuracy of its tail, which is a part of the score, is estimated from the paths and
 * scaled to it, so that a batch speaks for the run and not for itself.
 */
export function scoreMetrics(
  { tailLossKrw, standardErrorKrw, drawdownRatio, pathCount: ownCount }: ScoredPaths,
  { leastTailErrorKrw, tailHalfWidthKrw, ...facts }: ScoreFacts,
  pathCount: number,
): ScoreMetrics {
  const halfWidth = (): number => Z * Math.max(standardErrorKrw * Math.sqrt(ownCount / pathCount), leastTailErrorKrw);
  return {
    tailLossKrw,
    drawdownRatio,
    ...facts,
    tailHalfWidthRatio: tailLossKrw > 0 ? (tailHalfWidthKrw ?? halfWidth()) / tailLossKrw : 0,
    backtestZone: facts.backtestZone ?? null,
  };
}

/** What the score is told of the error of CVaR 99 %. */
function tailErrors(
  plan: SimulationPlan,
  { measures, valueAtRisk99 }: JointFigures,
  leastError: LeastCvarError,
): Pick<ScoreFacts, 'leastTailErrorKrw' | 'tailHalfWidthKrw'> {
  const least = leastError(0.99, valueAtRisk99);
  if (!isBatched(plan)) return { leastTailErrorKrw: least };
  const { value, low, high } = measures.conditionalValueAtRisk99;
  // an error that is not known counts as the whole figure
  const half = low === null || high === null ? Math.abs(value) : (high - low) / 2;
  return { leastTailErrorKrw: plan.mixture === null ? least : 0, tailHalfWidthKrw: half };
}

function scoreOf(
  replicates: Replicates<ScoredPaths>,
  facts: ScoreFacts,
  limits: RiskLimits,
  pathCount: number,
): RiskScore {
  const { band, isFloored, parts } = computeScore(scoreMetrics(replicates.all, facts, pathCount), limits);
  const intervals = replicates.estimates('SCORE', (paths) =>
    computeScore(scoreMetrics(paths, facts, pathCount), limits).parts.map(({ score }) => score),
  );
  return {
    total: scoreEstimate(replicates, facts, limits, pathCount),
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
  replicates: Replicates<ScoredPaths>,
  facts: ScoreFacts,
  limits: RiskLimits,
  pathCount: number,
): Estimate {
  const metrics = scoreMetrics(replicates.all, facts, pathCount);
  const movedBy = (errors: number): number =>
    computeScore({ ...metrics, tailLossKrw: metrics.tailLossKrw + errors * facts.leastTailErrorKrw }, limits).score;
  const { value, low, high, method } = replicates.estimate(
    'SCORE',
    (paths) => computeScore(scoreMetrics(paths, facts, pathCount), limits).score,
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
  pathCount: number,
  joint: JointFigures,
): SamplingReport {
  const { method, chosenBy, pilots } = plan.sampling;
  const width = relativeHalfWidth(joint.measures.conditionalValueAtRisk99);
  return {
    method,
    chosenBy,
    pilots,
    targetRelativeHalfWidth: accuracy?.relativeHalfWidth ?? null,
    relativeHalfWidth: width,
    isTargetReached: accuracy === null || (width !== null && width <= accuracy.relativeHalfWidth),
    pathCount,
    effectiveTailPaths: joint.effectiveTailPaths,
    plainPathsNeeded: method === 'PLAIN' ? (width === null ? null : pathCount) : joint.plainPathsNeeded,
  };
}

/** Plain paths whose interval of CVaR 99 % would be as wide: by the weighted paths' variance, and at least by what the threats' exact law says. */
function plainPathsFor(ladder: LossLadder, { low, high }: Estimate, leastError: LeastCvarError): number | null {
  const error = (high! - low!) / 2 / Z;
  if (!(error > 0)) return null;
  const { place, valueAtRisk } = ladderTail(ladder, 0.99);
  const ofThreats = leastError(0.99, valueAtRisk) * 0.01 * Math.sqrt(ladder.losses.length);
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
function pathWarnings(
  plan: SimulationPlan,
  { losses, weights }: LossLadder,
  { method }: Pick<Replicates, 'method'>,
): RunWarning[] {
  const thin = weights === null ? [0.95, 0.99].filter((alpha) => tailRiskOfSorted(losses, alpha).isThin) : [];
  return present([
    { code: 'W_TAIL_THIN', about: thin.map(String) },
    { code: 'W_BOOTSTRAP_INTERVAL', about: method === 'BOOTSTRAP' ? [String(plan.chunkCount)] : [] },
  ]);
}
