import { DomainError } from '../errors.ts';
import { batchInterval } from '../stats/intervals.ts';
import { computeScore } from '../risk/score.ts';
import { tailRisk } from '../risk/tail-risk.ts';
import { annualTail } from '../threat/annual-loss.ts';
import type { AnnualLossLaw } from '../threat/annual-loss.ts';
import type { FactorTable } from '../threat/threat-plan.ts';
import { batchReplicates, cvarOf, estimate, found, meanOf, widened, Z } from './estimates.ts';
import type { LeastCvarError, PathStatistic } from './estimates.ts';
import { COARSE_POINTS, threatLossLaw } from './exact-threat-law.ts';
import { LossPayments } from './forced-sales.ts';
import { MarketPath } from './market-path.ts';
import { leastJointError, scoredPaths, scoreEstimate, scoreMetrics } from './merge.ts';
import type { ScoreFacts } from './merge.ts';
import { BATCHES, pathBatches } from './path-columns.ts';
import type { PathColumns } from './path-columns.ts';
import type { PlanFigures } from './recommendation.ts';
import type { SimulationPlan } from './plan.ts';
import type { RiskLimits } from './run-inputs.ts';
import { CHUNK_PATHS } from './run-inputs.ts';
import type { Estimate, EstimateUnit } from './run-result.ts';
import { ThreatPath } from './threat-path.ts';

/** Fewest paths that give each of the 16 batches a tail worth the name. */
export const FEWEST_EVALUATION_PATHS = BATCHES * 100;

/** What is held, by asset of the plan. */
export interface Portfolio {
  readonly amounts: Float64Array;
  readonly cashKrw: number;
  readonly facts: Pick<ScoreFacts, 'concentration' | 'liquidityDays'>;
}

/** Holdings, controls and what it costs to get there. */
export interface Alternative {
  readonly portfolio: Portfolio;
  readonly factors: FactorTable;
  /** Over the horizon, KRW. */
  readonly costKrw: number;
  /** Exact, KRW a year. */
  readonly annualLossExpectancyKrw: number;
}

/** An alternative with its paths; the paths of all alternatives have the same events and returns. */
export interface EvaluatedAlternative {
  readonly alternative: Alternative;
  readonly columns: PathColumns;
  readonly batches: readonly PathColumns[];
  /** The same paths had no threat forced a sale: what the shares do by themselves. The columns themselves where link 1 is off. */
  readonly untouched: { readonly columns: PathColumns; readonly batches: readonly PathColumns[] };
  readonly facts: ScoreFacts;
  readonly leastError: LeastCvarError;
}

interface Side<Key> {
  readonly key: Key;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/** One pair of columns for each different key, so that what alternatives share is computed once. */
function sidesOf<Key>(keys: readonly Key[], count: number): Side<Key>[] {
  return [...new Set(keys)].map((key) => ({ key, first: new Float64Array(count), second: new Float64Array(count) }));
}

/** Lets timers and an abort through between blocks of paths. */
export function pause(): Promise<void> {
  return new Promise((resume) => {
    setTimeout(resume, 0);
  });
}

export interface EvaluationOptions {
  readonly paths: number;
  readonly signal?: AbortSignal;
  /** Part that is done, 0 to 1. */
  readonly onProgress?: (ratio: number) => void;
}

/**
 * Values alternatives on common random numbers: every path is drawn once and each alternative is valued along it, so that a
 * difference of two has a small error. Link 1 acts on each alternative as the plan has it.
 *
 * @param plan - Seed, market, threats and links; its own amounts, controls and cost are not looked at.
 * @throws DomainError E_RANGE below 1,600 paths; the signal's reason when it is aborted.
 */
export async function evaluateAlternatives(
  plan: SimulationPlan,
  alternatives: readonly Alternative[],
  { paths, signal, onProgress }: EvaluationOptions,
): Promise<EvaluatedAlternative[]> {
  if (!(Number.isSafeInteger(paths) && paths >= FEWEST_EVALUATION_PATHS))
    throw new DomainError('E_RANGE', ['evaluationPaths']);
  const marketSides = sidesOf(
    alternatives.map(({ portfolio }) => portfolio),
    paths,
  );
  const threatSides = sidesOf(
    alternatives.map(({ factors }) => factors),
    paths,
  );
  // With link 1 what is held hangs on the threats too, so that each alternative has a side of its own.
  const payments = plan.forcedSales && new LossPayments(plan.forcedSales, plan.horizonSessions);
  const soldSides = payments ? sidesOf(alternatives, paths) : [];
  const marketSideOf = new Map(
    alternatives.map((item) => [item, marketSides.find(({ key }) => key === item.portfolio)!]),
  );
  const market = new MarketPath(plan);
  const threat = new ThreatPath(plan);
  for (let from = 0; from < paths; from += CHUNK_PATHS) {
    for (let path = from; path < Math.min(paths, from + CHUNK_PATHS); path++) {
      market.simulate(path);
      for (const { key, first, second } of marketSides) {
        market.revalue(key.amounts, key.cashKrw);
        first[path] = market.endValue;
        second[path] = market.maximumDrawdown;
      }
      threat.simulate(path);
      for (const { key, first, second } of threatSides) {
        threat.revalue(key);
        first[path] = threat.horizonLoss;
        second[path] = threat.yearLoss;
        for (const { key: alternative, first: values, second: drawdowns } of soldSides) {
          if (alternative.factors !== key) continue;
          payments!.settle(alternative.portfolio, threat, market);
          const untouched = marketSideOf.get(alternative)!;
          values[path] = payments!.hasSold ? payments!.marketValue : untouched.first[path]!;
          drawdowns[path] = payments!.hasSold ? payments!.maximumDrawdown : untouched.second[path]!;
        }
      }
    }
    onProgress?.(Math.min(1, (from + CHUNK_PATHS) / paths));
    await pause();
    signal?.throwIfAborted();
  }
  const laws = new Map(threatSides.map(({ key }) => [key, threatLawsOf(plan, key)]));
  return alternatives.map((alternative) => {
    const threatSide = threatSides.find(({ key }) => key === alternative.factors)!;
    const law = laws.get(alternative.factors)!;
    const untouched = evaluated(alternative, marketSideOf.get(alternative)!, threatSide, law);
    const soldSide = soldSides.find(({ key }) => key === alternative);
    if (!soldSide) return untouched;
    return { ...evaluated(alternative, soldSide, threatSide, law), untouched: untouched.untouched };
  });
}

/** Exact laws of the threat losses under some controls. */
interface ThreatLaws {
  readonly year: AnnualLossLaw;
  readonly horizon: AnnualLossLaw;
}

function threatLawsOf({ threats, horizonDays }: SimulationPlan, factors: FactorTable): ThreatLaws {
  return {
    year: threatLossLaw(threats, { factors }, COARSE_POINTS),
    horizon: threatLossLaw(threats, { factors, untilDays: horizonDays }, COARSE_POINTS),
  };
}

export function startValueOfPortfolio({ amounts, cashKrw }: Portfolio): number {
  return amounts.reduce((sum, amount) => sum + amount, cashKrw);
}

function evaluated(
  alternative: Alternative,
  market: Side<unknown>,
  threat: Side<FactorTable>,
  { year, horizon }: ThreatLaws,
): EvaluatedAlternative {
  const start = startValueOfPortfolio(alternative.portfolio);
  const columns: PathColumns = {
    jointLoss: market.first.map((value, path) => start - value + threat.first[path]! + alternative.costKrw),
    marketValue: market.first,
    threatLossYear: threat.second,
    maximumDrawdown: market.second,
    weight: null,
    body: null,
  };
  const { amounts, cashKrw, facts } = alternative.portfolio;
  const leastError = leastJointError(
    { amounts, cashKrw, costKrw: alternative.costKrw, horizonThreatLaw: horizon },
    market.first,
  );
  const batches = pathBatches(columns);
  return {
    alternative,
    columns,
    batches,
    untouched: { columns, batches },
    facts: {
      ...facts,
      securityLossKrw: annualTail(year, 0.95).valueAtRiskKrw,
      leastTailErrorKrw: leastError(0.99, tailRisk(columns.jointLoss, 0.99).valueAtRisk),
    },
    leastError,
  };
}

/** CVaR of the joint loss at a level. */
export function jointCvar(alpha: number): PathStatistic {
  return ({ jointLoss }) => cvarOf(jointLoss, alpha);
}

function scoreStatistic({ facts, columns: all }: EvaluatedAlternative, limits: RiskLimits): PathStatistic {
  const pathCount = all.jointLoss.length;
  return (columns) => computeScore(scoreMetrics(scoredPaths(columns), facts, pathCount), limits).score;
}

/** Figures of one alternative with intervals over its 16 batches. */
export function figuresOf(item: EvaluatedAlternative, limits: RiskLimits): PlanFigures {
  const { columns, batches, alternative } = item;
  const replicates = batchReplicates(columns, batches);
  const start = startValueOfPortfolio(alternative.portfolio);
  const cvar = (alpha: number): Estimate => {
    const least = item.leastError(alpha, tailRisk(columns.jointLoss, alpha).valueAtRisk);
    return widened(replicates.estimate('KRW', jointCvar(alpha)), Z * least);
  };
  return {
    annualLossExpectancyKrw: Math.round(alternative.annualLossExpectancyKrw),
    conditionalValueAtRisk95: cvar(0.95),
    conditionalValueAtRisk99: cvar(0.99),
    meanReturn: replicates.estimate('RATIO', ({ marketValue }) => (start > 0 ? meanOf(marketValue) / start - 1 : 0)),
    score: scoreEstimate(found(replicates, scoredPaths), item.facts, limits, columns.jointLoss.length),
  };
}

/** Baseline minus plan of one figure, paired batch by batch. */
export interface PairedReduction {
  readonly estimate: Estimate;
  readonly standardError: number;
}

export function pairedReduction(
  unit: EstimateUnit,
  baseline: EvaluatedAlternative,
  plan: EvaluatedAlternative,
  statistic: PathStatistic,
): PairedReduction {
  return pairedDifference(unit, baseline, statistic, plan, statistic);
}

/** The same for figures that are made differently on both sides, such as a score with facts of its own. */
function pairedDifference(
  unit: EstimateUnit,
  baseline: EvaluatedAlternative,
  ofBaseline: PathStatistic,
  plan: EvaluatedAlternative,
  ofPlan: PathStatistic,
): PairedReduction {
  const differences = baseline.batches.map((batch, at) => ofBaseline(batch) - ofPlan(plan.batches[at]!));
  const {
    estimate: value,
    standardError,
    lower,
    upper,
  } = batchInterval(differences, 0.95, ofBaseline(baseline.columns) - ofPlan(plan.columns));
  return { estimate: estimate(unit, value, lower, upper, 'BATCHES'), standardError };
}

/** CVaR of the fall of a value from its start. */
export function holdingsCvar(alpha: number, startKrw: number): PathStatistic {
  return ({ marketValue }) =>
    cvarOf(
      marketValue.map((value) => startKrw - value),
      alpha,
    );
}

/** Of the holdings with all costs, threats and the sales that they force left out. */
export function holdingsReduction(
  baseline: EvaluatedAlternative,
  plan: EvaluatedAlternative,
  alpha: number,
): PairedReduction {
  const of = ({ alternative: { portfolio, costKrw } }: EvaluatedAlternative): PathStatistic =>
    holdingsCvar(alpha, startValueOfPortfolio(portfolio) + costKrw);
  const alone = (item: EvaluatedAlternative): EvaluatedAlternative => ({ ...item, ...item.untouched });
  return pairedDifference('KRW', alone(baseline), of(baseline), alone(plan), of(plan));
}

export function scoreReduction(
  baseline: EvaluatedAlternative,
  plan: EvaluatedAlternative,
  limits: RiskLimits,
): Estimate {
  return pairedDifference('SCORE', baseline, scoreStatistic(baseline, limits), plan, scoreStatistic(plan, limits))
    .estimate;
}
