import { DomainError } from '../errors.ts';
import type { CvarShares, CvarSolveOptions, MinCvarSharesProblem } from '../optimise/min-cvar.ts';
import { largestInvestment, minimumCvarWholeShares } from '../optimise/min-cvar.ts';
import { refuseShares } from '../optimise/shares-conflict.ts';
import { reachableShares } from '../optimise/shares-trading.ts';
import type { SharesTrading } from '../optimise/shares-trading.ts';
import { meanReturns } from '../optimise/tail-average.ts';
import type { ScenarioReturns } from '../optimise/tail-average.ts';
import { MarketPath } from './market-path.ts';
import type { MarketSidePlan } from './market-path.ts';

const WEIGHT_STEP = 0.05;

/** Simple returns of every share over the horizon, issuer events included (ruling 6), on the first paths of a plan. */
export function horizonReturns(plan: MarketSidePlan, scenarioCount: number): ScenarioReturns {
  const assetCount = plan.amounts.length;
  const market = new MarketPath(plan);
  const returns = new Float64Array(scenarioCount * assetCount);
  for (let path = 0; path < scenarioCount; path++) {
    market.simulate(path);
    for (let i = 0; i < assetCount; i++) returns[path * assetCount + i] = market.growth[i]! - 1;
  }
  return { scenarioCount, assetCount, returns };
}

export interface SecuritiesLimits {
  readonly alpha: number;
  readonly prices: readonly number[];
  /** What may be spent on shares and the fees of buying them, KRW. */
  readonly spendableKrw: number;
  /** Weights and the least investment are parts of this, KRW. */
  readonly budgetKrw: number;
  readonly maximumWeight: number;
  readonly minimumInvestedRatio: number;
  readonly buyCostRatio: number;
  readonly minimumMeanReturn?: number;
  /** What each share is expected to earn over the horizon; the means of the scenarios by default. */
  readonly expectedReturns?: readonly number[];
  /** What is held and what trading loses; by default shares cost their price and can all be traded. */
  readonly trading?: SharesTrading;
}

export interface SecuritiesChoice {
  readonly shares: CvarShares;
  /** As used: raised from what was asked when the universe is too small for it. */
  readonly maximumWeight: number;
  /** As used: lowered from what was asked when whole shares cannot reach it. */
  readonly minimumInvestedRatio: number;
  /** What each share was expected to earn. */
  readonly meanReturns: readonly number[];
}

/** Smallest weight limit from the one asked for, in steps of 5 points, under which enough can be invested at all. */
function reachableWeight(limits: SecuritiesLimits): number {
  const { prices, budgetKrw, maximumWeight, minimumInvestedRatio, trading } = limits;
  const mostUnder = (weight: number): number => {
    const { upper } = reachableShares(
      trading,
      prices.map((price) => Math.floor((weight * budgetKrw) / price)),
    );
    return prices.reduce((sum, price, i) => sum + upper[i]! * price, 0);
  };
  // a larger weight brings nothing where it is the market that does not sell more
  const wanted = Math.min(minimumInvestedRatio * budgetKrw, trading ? mostUnder(1) : Infinity);
  for (let weight = maximumWeight; weight < 1; weight += WEIGHT_STEP) if (mostUnder(weight) >= wanted) return weight;
  return 1;
}

/** Most that can be invested so that it earns enough; 0 where what cannot be sold already keeps it from that. */
async function earningInvestment(problem: MinCvarSharesProblem, options: CvarSolveOptions): Promise<number> {
  try {
    return await largestInvestment({ ...problem, minimumInvestedKrw: 0 }, options);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'E_INFEASIBLE') return 0;
    throw error;
  }
}

/**
 * Whole shares with the smallest CVaR over the scenarios within the limits.
 *
 * @throws InfeasibleProblem (E_INFEASIBLE) at `minimumMeanReturn` when no investment within the limits earns that much, with the
 * limits in conflict; DomainError E_RANGE for limits outside (0, 1].
 */
export async function chooseSecurities(
  scenarios: ScenarioReturns,
  limits: SecuritiesLimits,
  options: CvarSolveOptions,
): Promise<SecuritiesChoice> {
  const { alpha, prices, spendableKrw, budgetKrw, buyCostRatio, minimumMeanReturn, minimumInvestedRatio } = limits;
  const { expectedReturns, trading } = limits;
  if (!(limits.maximumWeight > 0 && limits.maximumWeight <= 1)) throw new DomainError('E_RANGE', ['maximumWeight']);
  if (!(minimumInvestedRatio >= 0 && minimumInvestedRatio <= 1))
    throw new DomainError('E_RANGE', ['minimumInvestedRatio']);
  const maximumWeight = reachableWeight(limits);
  const problem: MinCvarSharesProblem = {
    ...scenarios,
    alpha,
    prices,
    budgetKrw: spendableKrw,
    minimumInvestedKrw: minimumInvestedRatio * budgetKrw,
    maximumAmountKrw: prices.map(() => maximumWeight * budgetKrw),
    buyCostRatio,
    ...(minimumMeanReturn === undefined ? {} : { minimumMeanReturn }),
    ...(expectedReturns ? { expectedReturns } : {}),
    ...(trading ? { trading } : {}),
  };
  const { minimumMeanReturn: _, ...freeOfReturn } = problem;
  const most = await largestInvestment({ ...freeOfReturn, minimumInvestedKrw: 0 }, options);
  // What whole shares cannot reach is lowered, and told; what was asked for is not given up for a return.
  const minimumInvestedKrw = Math.min(problem.minimumInvestedKrw, most);
  const reachable = { ...problem, minimumInvestedKrw };
  if (minimumMeanReturn !== undefined) {
    const earning = await earningInvestment(problem, options);
    if (earning === 0 || earning < minimumInvestedKrw - 1)
      await refuseShares({ ...reachable, minimumInvestedKrw: Math.max(1, minimumInvestedKrw) }, options, [
        'minimumMeanReturn',
      ]);
  }
  return {
    shares: await minimumCvarWholeShares(reachable, options),
    maximumWeight,
    minimumInvestedRatio: minimumInvestedKrw / budgetKrw,
    meanReturns: expectedReturns ?? meanReturns(scenarios),
  };
}
