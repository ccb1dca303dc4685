import { DomainError } from '../errors.ts';
import { DEFAULT_FEE_PPB } from '../market/krx-rules.ts';
import { IMPACT_CONSTANT, requireImpactConstant } from '../market/market-impact.ts';
import { equilibriumReturns } from '../optimise/black-litterman.ts';
import { nearestWholeShares } from '../optimise/min-cvar.ts';
import type { CvarSolveOptions } from '../optimise/min-cvar.ts';
import { selectControls } from '../optimise/control-selection.ts';
import type { ControlSelection } from '../optimise/control-selection.ts';
import { variancesOf } from '../stats/covariance-form.ts';
import { annualLossExpectancy } from '../threat/ale.ts';
import { controlById } from '../threat/catalogue.ts';
import { annualControlCost, assertControlSet, controlFactors, missingRequirements } from '../threat/controls.ts';
import { factorTable } from '../threat/threat-plan.ts';
import { batchReplicates } from './estimates.ts';
import {
  evaluateAlternatives,
  FEWEST_EVALUATION_PATHS,
  figuresOf,
  holdingsCvar,
  holdingsReduction,
  jointCvar,
  pairedReduction,
  pause,
  scoreReduction,
  startValueOfPortfolio,
} from './evaluation.ts';
import type { Alternative, EvaluatedAlternative, Portfolio } from './evaluation.ts';
import { buildPlan } from './plan.ts';
import type { SimulationPlan } from './plan.ts';
import { sellingReserveKrw, sharesTrading, tradingCostOf, tradingTotalKrw } from './plan-trading.ts';
import type { TradingSide } from './plan-trading.ts';
import { concentrationOf, liquidityOf } from './portfolio-facts.ts';
import type { EarlierTrials, RecommendationEvidence } from './recommendation-evidence.ts';
import type {
  BaselineId,
  Candidate,
  ControlLine,
  LossReductions,
  PlanComparison,
  PlanPart,
  Recommendation,
  RecommendOptions,
  RecommendProgress,
  ShareLine,
} from './recommendation.ts';
import type { MarketSnapshot, RunInputs } from './run-inputs.ts';
import type { Estimate } from './run-result.ts';
import { chooseSecurities, horizonReturns } from './securities-choice.ts';
import type { SecuritiesChoice } from './securities-choice.ts';
import { strategyEvidence } from './strategy-evidence.ts';
import { settingOf } from './threat-setting.ts';
import { modelWarnings, present } from './warnings.ts';
import { weightStability } from './weight-stability.ts';

const YEAR_SESSIONS = 252;
const PPB = 1_000_000_000;
/** Standard errors by which a plan must beat a baseline (threat-spec 9.6). */
const DISTINCTION = 2;
/** One ten-thousandth of CVaR is far below what the paths can tell apart. */
const RELATIVE_GAP = 1e-4;
/** Limits the search by work, not by time, so that the answer does not depend on the machine. */
const NODE_LIMIT = 20_000;

const NOTHING_TRIED: EarlierTrials = { count: 0, maximumWeights: [] };

const DEFAULTS = {
  trials: NOTHING_TRIED,
  scenarioCount: 2000,
  alpha: 0.95,
  maximumWeight: 0.3,
  minimumInvestedRatio: 0.9,
  feePpb: DEFAULT_FEE_PPB,
  impactConstant: IMPACT_CONSTANT,
  timeLimitSeconds: 20,
  controlObjective: 'net',
  expectedReturns: 'EQUILIBRIUM',
} as const;

/** What the steps of a recommendation share. */
interface Task {
  readonly inputs: RunInputs;
  readonly options: RecommendOptions & typeof DEFAULTS;
  readonly universe: readonly Candidate[];
  /** Held now, by position in the universe. */
  readonly held: readonly number[];
  /** Day of the last close: prices and taxes are of that day. */
  readonly date: string;
}

/** A task with what trading costs in it, which the plan of the universe tells. */
interface PricedTask extends Task {
  readonly trading: TradingSide;
}

/**
 * Securities and controls for the budgets of a run, and what they are worth on paths that the choice has not seen.
 *
 * Whole shares of the universe with the smallest CVaR of the horizon, issuer events included; controls by complete enumeration
 * under the additional budget. Then plan and baselines are valued side by side on fresh paths, and the plan is recommended only
 * if its CVaR, trading and control costs included, beats every feasible baseline by more than two standard errors: of the joint
 * loss, and against equal weights, which have the same controls, of the holdings, because threats would drown the difference.
 * What trading moves prices by counts in the choice and in the valuation, fees and taxes are reserved and valued; no trade is larger
 * than a fifth of the average volume (quant-spec Q11.6).
 * Beside it stand the record that choosing this way would have had, and how much the weights owe to the accidents of the history;
 * both are told and change no verdict.
 *
 * @param snapshot - Has a column for every symbol of the universe.
 * @throws DomainError E_RANGE (`freshSeed`, `evaluationPaths`, `impactConstant`, limits), E_SYMBOL_UNKNOWN for a holding outside the universe,
 * E_BUDGET_NEGATIVE without an investment budget, E_INFEASIBLE at `minimumMeanReturn`, and as `buildPlan`. The signal's reason
 * when it is aborted.
 *
 * Cost: below 2 s for the choice among 20 shares; 20,000 evaluation paths take about as long as a run of 30,000; at most 240
 * programmes for the walk and 51 for the stability, each of a tenth of a second for 20 shares.
 */
export async function recommend(
  inputs: RunInputs,
  snapshot: MarketSnapshot,
  options: RecommendOptions,
): Promise<Recommendation> {
  const stated = stateTask(inputs, snapshot, options);
  const { signal, onProgress } = options;
  const report = (stage: RecommendProgress['stage'], ratio: number): void => {
    signal?.throwIfAborted();
    onProgress?.({ stage, ratio });
  };

  report('SCENARIOS', 0);
  const basis = buildPlan(universeInputs(stated), snapshot);
  const task: PricedTask = { ...stated, trading: tradingSide(stated, basis) };
  const scenarios = horizonReturns(basis, task.options.scenarioCount);
  report('SECURITIES', 0.05);
  const solver: CvarSolveOptions = {
    timeLimitSeconds: task.options.timeLimitSeconds,
    nodeLimit: NODE_LIMIT,
    relativeGap: RELATIVE_GAP,
    tolerance: 1e-7,
  };
  const spendableKrw = inputs.investmentBudgetKrw - sellingReserveKrw(task.trading);
  const choice = await chooseSecurities(
    scenarios,
    {
      alpha: task.options.alpha,
      prices: task.universe.map(({ priceKrw }) => priceKrw),
      spendableKrw,
      budgetKrw: inputs.investmentBudgetKrw,
      maximumWeight: task.options.maximumWeight,
      minimumInvestedRatio: task.options.minimumInvestedRatio,
      buyCostRatio: task.options.feePpb / PPB,
      trading: sharesTrading(task.trading),
      ...(options.minimumMeanReturn === undefined ? {} : { minimumMeanReturn: options.minimumMeanReturn }),
      ...(task.options.expectedReturns === 'EQUILIBRIUM' ? { expectedReturns: horizonEquilibrium(basis) } : {}),
    },
    solver,
  );
  const equalShares = await equalWeightShares(task, choice.shares.investedKrw, solver);
  report('CONTROLS', 0.15);
  const controls = chooseControls(task);
  report('EVALUATION', 0.2);
  const candidates = alternativesOf(task, choice.shares.shares, equalShares, controls);
  const evaluated = await evaluateAlternatives({ ...basis, seed: options.freshSeed }, candidates.all, {
    paths: options.evaluationPaths,
    onProgress: (ratio) => report('EVALUATION', 0.2 + 0.3 * ratio),
    ...(signal ? { signal } : {}),
  });
  const answer = recommendationOf(task, basis, choice, controls, candidates, evaluated);
  const evidence = await evidenceOf(task, basis, snapshot, choice, async (stage, ratio) => {
    await pause();
    report(stage, ratio);
  });
  return { ...answer, evidence };
}

async function evidenceOf(
  task: Task,
  basis: SimulationPlan,
  snapshot: MarketSnapshot,
  choice: SecuritiesChoice,
  report: (stage: RecommendProgress['stage'], ratio: number) => Promise<void>,
): Promise<RecommendationEvidence> {
  const { universe, inputs, options } = task;
  const { alpha, feePpb, trials, freshSeed } = options;
  const common = { alpha, seed: freshSeed };
  await report('EVIDENCE', 0.5);
  const walk = await strategyEvidence(snapshot, {
    ...common,
    universe,
    feePpb,
    impactConstant: options.impactConstant,
    // As it was asked for, so that it can be told from earlier ones; the plan's may be raised for the whole shares of today.
    maximumWeight: options.maximumWeight,
    initialKrw: inputs.investmentBudgetKrw,
    periodsPerYear: inputs.periodsPerYear,
    trials,
    onProgress: (ratio) => report('EVIDENCE', 0.5 + 0.25 * ratio),
  });
  await report('STABILITY', 0.75);
  const { shares, investedKrw } = choice.shares;
  const stability = await weightStability(basis, snapshot, {
    ...common,
    // The limit is a part of the budget, these weights are parts of what is invested.
    maximumWeight: investedKrw > 0 ? Math.min(1, (choice.maximumWeight * inputs.investmentBudgetKrw) / investedKrw) : 1,
    planned: universe.map(({ priceKrw }, i) => (investedKrw > 0 ? (priceKrw * shares[i]!) / investedKrw : 0)),
    onProgress: (ratio) => report('STABILITY', 0.75 + 0.25 * ratio),
  });
  return { ...walk, stability };
}

function stateTask(inputs: RunInputs, snapshot: MarketSnapshot, options: RecommendOptions): Task {
  const { universe, freshSeed, evaluationPaths } = options;
  if (!(Number.isSafeInteger(freshSeed) && freshSeed >= 0) || freshSeed === inputs.seed)
    throw new DomainError('E_RANGE', ['freshSeed']);
  if (!(evaluationPaths >= FEWEST_EVALUATION_PATHS)) throw new DomainError('E_RANGE', ['evaluationPaths']);
  if (universe.length === 0) throw new DomainError('E_REQUIRED', ['universe']);
  if (!(inputs.investmentBudgetKrw > 0)) throw new DomainError('E_BUDGET_NEGATIVE', ['investmentBudgetKrw']);
  assertControlSet(inputs.controls);
  const outside = inputs.holdings.find(({ symbol }) => !universe.some((candidate) => candidate.symbol === symbol));
  if (outside) throw new DomainError('E_SYMBOL_UNKNOWN', ['universe', outside.symbol]);
  if (options.impactConstant !== undefined) requireImpactConstant(options.impactConstant, ['impactConstant']);
  const date = snapshot.dates.at(-1);
  if (date === undefined) throw new DomainError('E_HISTORY_TOO_SHORT', ['snapshot']);
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return {
    inputs,
    options: { ...DEFAULTS, ...(given as unknown as RecommendOptions) } as Task['options'],
    universe,
    held: universe.map(({ symbol }) => inputs.holdings.find((holding) => holding.symbol === symbol)?.shares ?? 0),
    date,
  };
}

/** Equilibrium returns of the universe over the horizon, equal weights being the market. */
function horizonEquilibrium({ marketFacts, horizonSessions, symbols }: SimulationPlan): readonly number[] {
  if (!marketFacts) throw new Error('A universe has a market.');
  const marketWeights = symbols.map(() => 1 / symbols.length);
  return Array.from(equilibriumReturns(marketFacts.covariance, marketWeights), (daily) => daily * horizonSessions);
}

/** The run's inputs over the whole universe: what is not held is watched, so that every alternative has the same draws. */
function universeInputs({ inputs, universe, held }: Task): RunInputs {
  const { addedControls: _, ...current } = inputs;
  const holdings = universe.map((candidate, i) => ({ ...candidate, shares: held[i]! }));
  // All alternatives are valued along plain paths: a mixture is made for the tail of one of them.
  return { ...current, holdings, sampling: 'PLAIN', accuracy: null };
}

/** The volatility is that of the history that the plan is fitted to. */
function tradingSide({ universe, held, date, options }: Task, { marketFacts }: SimulationPlan): TradingSide {
  const variances = marketFacts && variancesOf(marketFacts.covariance);
  return {
    universe,
    held,
    date,
    feePpb: options.feePpb,
    impactConstant: options.impactConstant,
    dailyVolatility: universe.map((_, i) => (variances ? Math.sqrt(variances[i]!) : null)),
  };
}

/** Cost of trading from the current holdings to others, spread and impact included, KRW. */
function tradingCostKrw({ trading }: PricedTask, target: readonly number[]): number {
  return tradingTotalKrw(tradingCostOf(trading, target));
}

/** Whole shares nearest to the same amount in each candidate. As much is invested as by the plan: cash alone must not win. */
async function equalWeightShares(
  task: PricedTask,
  investedKrw: number,
  solver: CvarSolveOptions,
): Promise<readonly number[]> {
  const prices = task.universe.map(({ priceKrw }) => priceKrw);
  if (investedKrw === 0) return prices.map(() => 0);
  const targetWeights = prices.map(() => 1 / prices.length);
  const trading = sharesTrading(task.trading);
  const problem = { prices, targetWeights, budgetKrw: investedKrw, cashPenalty: 0.5, trading };
  return (await nearestWholeShares(problem, { ...solver, relativeGap: 1e-3 })).shares;
}

function chooseControls(task: Task): ControlSelection {
  const { perThreat } = annualLossExpectancy(settingOf(task.inputs), []);
  return selectControls({
    expectedLossKrw: Object.fromEntries(
      perThreat.map(({ threatId, uncontrolledAleKrw }) => [threatId, uncontrolledAleKrw]),
    ),
    budgetKrw: task.inputs.controlBudgetKrw,
    current: task.inputs.controls,
    objective: task.options.controlObjective,
  });
}

interface Candidates {
  readonly plan: Alternative;
  readonly baselines: Readonly<Record<BaselineId, Alternative>>;
  /** By position in the added controls: the plan without it and without what needs it. */
  readonly without: readonly Alternative[];
  readonly sharesOnly: Alternative;
  readonly controlsOnly: Alternative;
  readonly all: readonly Alternative[];
}

function portfolioOf({ universe }: Task, shares: readonly number[], cashKrw: number): Portfolio {
  const holdings = universe.map((candidate, i) => ({ ...candidate, shares: shares[i]! }));
  return {
    amounts: Float64Array.from(universe, ({ priceKrw }, i) => priceKrw * shares[i]!),
    cashKrw: Math.max(0, cashKrw),
    facts: { concentration: concentrationOf(holdings), liquidityDays: liquidityOf(holdings).days },
  };
}

/** A portfolio bought with the investment budget; what trading costs has left it before the first session. */
function boughtPortfolio(task: PricedTask, shares: readonly number[]): Portfolio {
  const amount = task.universe.reduce((sum, { priceKrw }, i) => sum + priceKrw * shares[i]!, 0);
  return portfolioOf(task, shares, task.inputs.investmentBudgetKrw - amount - tradingCostKrw(task, shares));
}

function alternativesOf(
  task: PricedTask,
  planShares: readonly number[],
  equalShares: readonly number[],
  controls: ControlSelection,
): Candidates {
  const { inputs, held } = task;
  const setting = settingOf(inputs);
  const share = inputs.horizonSessions / YEAR_SESSIONS;
  const under = (ids: readonly string[]): Pick<Alternative, 'factors' | 'annualLossExpectancyKrw'> => ({
    factors: factorTable(controlFactors(ids)),
    annualLossExpectancyKrw: annualLossExpectancy(setting, ids).totalAleKrw,
  });
  const addedCost = (ids: readonly string[]): number =>
    annualControlCost(ids.filter((id) => !inputs.controls.includes(id))) * share;

  const current = { portfolio: portfolioOf(task, held, inputs.cashKrw), costKrw: 0 };
  const planned = under(controls.controls);
  const plan: Alternative = {
    ...planned,
    portfolio: boughtPortfolio(task, planShares),
    costKrw: addedCost(controls.controls) + tradingCostKrw(task, planShares),
  };
  const baselines: Candidates['baselines'] = {
    DO_NOTHING: { ...current, ...under(inputs.controls) },
    NO_CONTROLS: { ...current, ...under([]) },
    EQUAL_WEIGHT: {
      ...planned,
      portfolio: boughtPortfolio(task, equalShares),
      costKrw: addedCost(controls.controls) + tradingCostKrw(task, equalShares),
    },
  };
  const without = controls.added.map((id): Alternative => {
    const left = withoutControl(controls.controls, id);
    return { ...plan, ...under(left), costKrw: plan.costKrw - addedCost(controls.controls) + addedCost(left) };
  });
  const controlsOnly = { ...current, ...planned, costKrw: addedCost(controls.controls) };
  const sharesOnly = {
    ...baselines.DO_NOTHING,
    portfolio: plan.portfolio,
    costKrw: tradingCostKrw(task, planShares),
  };
  const all = [plan, ...Object.values(baselines), ...without, sharesOnly, controlsOnly];
  return { plan, baselines, without, sharesOnly, controlsOnly, all };
}

/** A set without one control and without those that do nothing once it is gone. */
function withoutControl(ids: readonly string[], id: string): readonly string[] {
  let left = ids.filter((other) => other !== id);
  for (let missing = missingRequirements(left); missing.length > 0; missing = missingRequirements(left)) {
    left = left.filter((other) => !missing.includes(other));
  }
  return left;
}

function recommendationOf(
  task: PricedTask,
  basis: SimulationPlan,
  choice: SecuritiesChoice,
  controls: ControlSelection,
  candidates: Candidates,
  evaluated: readonly EvaluatedAlternative[],
): Recommendation {
  const of = (alternative: Alternative): EvaluatedAlternative =>
    evaluated.find((item) => item.alternative === alternative)!;
  const plan = of(candidates.plan);
  const baselineIds = Object.keys(candidates.baselines) as BaselineId[];
  const comparisons = baselineIds.map((id) => comparisonOf(task, choice, id, of(candidates.baselines[id]), plan));
  const partOf = (alternative: Alternative): PlanPart => ({
    figures: figuresOf(of(alternative), task.inputs.limits),
    comparisons: baselineIds.map((baseline) => ({
      baseline,
      ...reductionsOf(task, of(candidates.baselines[baseline]), of(alternative)),
    })),
  });
  const notBeaten = comparisons.filter(({ isFeasible, isBeaten }) => isFeasible && !isBeaten);
  const objective = marketCvar(plan, task.options.alpha);
  const tradingCost = tradingCostOf(task.trading, choice.shares.shares);
  const liquidity = liquidityOf(
    task.universe.map((candidate, i) => ({ ...candidate, shares: choice.shares.shares[i]! })),
  );
  return {
    verdict: notBeaten.length === 0 ? 'RECOMMENDED' : 'NOT_DISTINGUISHABLE',
    notDistinguishableFrom: notBeaten.map(({ comparison: { baseline } }) => baseline),
    shares: shareLines(task, choice.shares.shares),
    cashKrw: task.inputs.investmentBudgetKrw - choice.shares.investedKrw - tradingTotalKrw(tradingCost),
    feesKrw: tradingCost.feesKrw + tradingCost.taxesKrw,
    tradingCost,
    securities: {
      status: choice.shares.status,
      gap: choice.shares.gap,
      objectiveInSampleKrw: Math.round(choice.shares.cvarKrw),
      continuousObjectiveKrw: Math.round(choice.shares.continuousKrw),
      scenarioCount: task.options.scenarioCount,
      maximumWeight: choice.maximumWeight,
      minimumInvestedRatio: choice.minimumInvestedRatio,
    },
    controls: controls.added.map((id, at) =>
      controlLine(task, controls.controls, id, of(candidates.without[at]!), plan),
    ),
    controlCostKrw: Math.round(controls.costKrw),
    sharesOnly: partOf(candidates.sharesOnly),
    controlsOnly: partOf(candidates.controlsOnly),
    figures: figuresOf(plan, task.inputs.limits),
    comparisons: comparisons.map(({ comparison }) => comparison),
    optimismGap: choice.shares.cvarKrw === 0 ? 0 : objective.value / choice.shares.cvarKrw - 1,
    objectiveOutOfSample: objective,
    evaluationPaths: task.options.evaluationPaths,
    freshSeed: task.options.freshSeed,
    warnings: [
      ...modelWarnings(basis, task.inputs.marketModel, controls.controls, liquidity),
      ...present([
        { code: 'W_IMPACT_UNKNOWN', about: tradingCost.unknownImpact },
        { code: 'W_PARTICIPATION_CAP', about: tradingCost.capped },
      ]),
    ],
  };
}

/** CVaR of the holdings alone without what trading cost, the figure that the optimiser made small. */
function marketCvar({ untouched, alternative }: EvaluatedAlternative, alpha: number): Estimate {
  const statistic = holdingsCvar(alpha, startValueOfPortfolio(alternative.portfolio));
  return batchReplicates(untouched.columns, untouched.batches).estimate('KRW', statistic);
}

interface Judged {
  readonly comparison: PlanComparison;
  readonly isFeasible: boolean;
  readonly isBeaten: boolean;
}

function comparisonOf(
  task: Task,
  choice: SecuritiesChoice,
  baseline: BaselineId,
  item: EvaluatedAlternative,
  plan: EvaluatedAlternative,
): Judged {
  const { limits } = task.inputs;
  const objective = baseline === 'EQUAL_WEIGHT' ? 'HOLDINGS' : 'JOINT';
  const { standardError, estimate } =
    objective === 'JOINT'
      ? pairedReduction('KRW', item, plan, jointCvar(task.options.alpha))
      : holdingsReduction(item, plan, task.options.alpha);
  const isFeasible = keepsLimits(task, choice, item.alternative.portfolio);
  return {
    isFeasible,
    isBeaten: estimate.value > 0 && estimate.value > DISTINCTION * standardError,
    comparison: {
      baseline,
      isFeasible,
      figures: figuresOf(item, limits),
      ...reductionsOf(task, item, plan),
      objective,
      objectiveReduction: estimate,
      standardErrors: standardError > 0 ? estimate.value / standardError : null,
    },
  };
}

/** A baseline that breaks a limit of the plan, by more than one share where it is the least investment, cannot be chosen in its place. */
function keepsLimits(task: Task, choice: SecuritiesChoice, { amounts }: Portfolio): boolean {
  const budget = task.inputs.investmentBudgetKrw;
  const slack = 1e-9 * budget;
  const invested = amounts.reduce((sum, amount) => sum + amount, 0);
  const earned = amounts.reduce((sum, amount, i) => sum + amount * choice.meanReturns[i]!, 0);
  const oneShare = task.universe.reduce((most, { priceKrw }) => Math.max(most, priceKrw), 0);
  const largest = amounts.reduce((most, amount) => Math.max(most, amount), 0);
  return (
    invested + oneShare >= choice.minimumInvestedRatio * budget &&
    invested <= budget + slack &&
    largest <= choice.maximumWeight * budget + slack &&
    earned + slack >= (task.options.minimumMeanReturn ?? -Infinity) * invested
  );
}

function shareLines({ universe, held, inputs }: Task, shares: readonly number[]): ShareLine[] {
  return universe
    .map(({ symbol, priceKrw }, i) => ({
      symbol,
      shares: shares[i]!,
      shareChange: shares[i]! - held[i]!,
      priceKrw,
      amountKrw: shares[i]! * priceKrw,
      weight: (shares[i]! * priceKrw) / inputs.investmentBudgetKrw,
    }))
    .filter((line) => line.shares > 0 || line.shareChange !== 0);
}

function controlLine(
  task: Task,
  planned: readonly string[],
  id: string,
  without: EvaluatedAlternative,
  plan: EvaluatedAlternative,
): ControlLine {
  // What needs this control leaves with it: its reduction and its cost belong to the same question.
  const cost = annualControlCost(planned) - annualControlCost(withoutControl(planned, id));
  const reductions = reductionsOf(task, without, plan);
  const { annualLossReductionKrw: reduction } = reductions;
  return {
    controlId: id,
    annualCostKrw: controlById(id).annualCost,
    returnOnInvestment: cost > 0 ? (reduction - cost) / cost : null,
    ...reductions,
  };
}

function reductionsOf({ inputs }: Task, without: EvaluatedAlternative, plan: EvaluatedAlternative): LossReductions {
  return {
    annualLossReductionKrw: Math.round(
      without.alternative.annualLossExpectancyKrw - plan.alternative.annualLossExpectancyKrw,
    ),
    conditionalValueAtRisk95Reduction: pairedReduction('KRW', without, plan, jointCvar(0.95)).estimate,
    conditionalValueAtRisk99Reduction: pairedReduction('KRW', without, plan, jointCvar(0.99)).estimate,
    scoreReduction: scoreReduction(without, plan, inputs.limits),
  };
}
