import type { GoldenOp } from '../golden-op.ts';
import { fromRows, toRows } from '../stats/linear-algebra.ts';
import { blackLitterman } from './black-litterman.ts';
import type { ViewCertainty } from './black-litterman.ts';
import type { WeightConstraints } from './constraints.ts';
import { hierarchicalRiskParity } from './hrp.ts';
import { maximumSharpe } from './max-sharpe.ts';
import { minimumVariance } from './mean-variance.ts';
import type { MinVarianceProblem } from './mean-variance.ts';

import { minimumCvar, minimumCvarWholeShares, nearestWholeShares } from './min-cvar.ts';
import { riskBudget } from './risk-budget.ts';
import type { ScenarioReturns } from './tail-average.ts';

const limits = { timeLimitSeconds: 30 };

function scenarios(rows: readonly (readonly number[])[]): ScenarioReturns {
  return { scenarioCount: rows.length, assetCount: rows[0]?.length ?? 0, returns: Float64Array.from(rows.flat()) };
}

interface MinCvarInput {
  readonly returns: readonly (readonly number[])[];
  readonly alpha: number;
  readonly lower: number;
  readonly upper: number;
  readonly groups: readonly { readonly members: readonly number[]; readonly min: number; readonly max: number }[];
  readonly minReturn?: number;
}

async function minCvar({ returns, alpha, lower, upper, groups, minReturn }: MinCvarInput): Promise<object> {
  const sample = scenarios(returns);
  const every = (value: number): number[] => Array.from({ length: sample.assetCount }, () => value);
  const { weights, cvar } = await minimumCvar(
    {
      ...sample,
      alpha,
      lower: every(lower),
      upper: every(upper),
      groups: groups.map(({ members, min, max }) => ({ members, minimum: min, maximum: max })),
      ...(minReturn === undefined ? {} : { minimumMeanReturn: minReturn }),
    },
    limits,
  );
  return { cvar, weights: [...weights] };
}

interface MinCvarSharesInput {
  readonly returns: readonly (readonly number[])[];
  readonly alpha: number;
  readonly prices: readonly number[];
  readonly budget: number;
  readonly minInvested: number;
  readonly maxNames: number;
}

async function minCvarWholeShares({
  returns,
  alpha,
  prices,
  budget,
  minInvested,
  maxNames,
}: MinCvarSharesInput): Promise<object> {
  const { shares, investedKrw, cvarKrw } = await minimumCvarWholeShares(
    {
      ...scenarios(returns),
      alpha,
      prices,
      budgetKrw: budget,
      minimumInvestedKrw: minInvested,
      maximumNames: maxNames,
    },
    limits,
  );
  return { cvarKrw, shares, invested: investedKrw };
}

interface WholeSharesInput {
  readonly prices: readonly number[];
  readonly targetWeights: readonly number[];
  readonly budget: number;
  readonly cashPenalty: number;
}

async function wholeShares({ prices, targetWeights, budget, cashPenalty }: WholeSharesInput): Promise<object> {
  const { shares, cashKrw, objectiveKrw } = await nearestWholeShares(
    { prices, targetWeights, budgetKrw: budget, cashPenalty },
    limits,
  );
  return { objective: objectiveKrw, shares, cash: cashKrw };
}

interface MeanVarianceInput {
  readonly cov: readonly (readonly number[])[];
  readonly mu?: readonly number[];
  readonly riskFree?: number;
  readonly targetReturn?: number;
  readonly lower: number;
  readonly upper: number;
  readonly groups: readonly { readonly members: readonly number[]; readonly min: number; readonly max: number }[];
  readonly previousWeights?: readonly number[];
  readonly maxTurnover?: number;
}

function constraintsOf(input: MeanVarianceInput): WeightConstraints {
  const every = (value: number): number[] => input.cov.map(() => value);
  return {
    lower: every(input.lower),
    upper: every(input.upper),
    groups: input.groups.map(({ members, min, max }) => ({ members, minimum: min, maximum: max })),
    ...(input.previousWeights ? { previousWeights: input.previousWeights } : {}),
    ...(input.maxTurnover === undefined ? {} : { maximumTurnover: input.maxTurnover }),
  };
}

async function minVariance(input: MeanVarianceInput): Promise<object> {
  const problem: MinVarianceProblem = {
    covariance: fromRows(input.cov),
    constraints: constraintsOf(input),
    ...(input.mu ? { expectedReturns: input.mu } : {}),
    ...(input.targetReturn === undefined ? {} : { targetReturn: input.targetReturn }),
  };
  const answer = await minimumVariance(problem, limits);
  return answer.status === 'INFEASIBLE' ? answer : { ...answer, weights: [...answer.weights] };
}

async function maxSharpe(input: MeanVarianceInput): Promise<object> {
  const answer = await maximumSharpe(
    {
      covariance: fromRows(input.cov),
      constraints: constraintsOf(input),
      expectedReturns: input.mu ?? [],
      riskFree: input.riskFree ?? 0,
    },
    limits,
  );
  return 'weights' in answer ? { ...answer, weights: [...answer.weights] } : answer;
}

interface RiskBudgetInput {
  readonly cov: readonly (readonly number[])[];
  readonly budgets: readonly number[];
}

function budgetWeights({ cov, budgets }: RiskBudgetInput): object {
  const { weights, volatility, contributionShares } = riskBudget(fromRows(cov), budgets);
  return { weights: [...weights], volatility, contributionShare: [...contributionShares] };
}

function hrp({ cov }: { readonly cov: readonly (readonly number[])[] }): object {
  const { order, weights } = hierarchicalRiskParity(fromRows(cov));
  return { order: [...order], weights: [...weights] };
}

interface BlackLittermanInput {
  readonly cov: readonly (readonly number[])[];
  readonly marketWeights: readonly number[];
  readonly riskAversion: number;
  readonly tau: number;
  readonly P: readonly (readonly number[])[];
  readonly Q: readonly number[];
  readonly omegaDiagonal?: readonly number[];
  readonly confidences?: readonly number[];
}

function certaintyOf({ omegaDiagonal, confidences }: BlackLittermanInput): ViewCertainty | undefined {
  if (omegaDiagonal) return { variances: omegaDiagonal };
  return confidences ? { confidences } : undefined;
}

function posterior(input: BlackLittermanInput): object {
  const { cov, marketWeights, riskAversion, tau, P, Q } = input;
  const certainty = certaintyOf(input);
  const answer = blackLitterman({
    covariance: fromRows(cov),
    marketWeights,
    riskAversion,
    tau,
    views: P.map((weights, k) => ({ weights, value: Q[k]! })),
    ...(certainty ? { certainty } : {}),
  });
  return {
    equilibrium: [...answer.equilibrium],
    posteriorMean: [...answer.posteriorMean],
    posteriorCov: toRows(answer.posteriorCovariance, cov.length),
    viewVariance: [...answer.viewVariances],
    weights: [...answer.weights],
  };
}

export const optimiseGolden: Readonly<Record<string, GoldenOp>> = {
  'opt.minCvar': minCvar,
  'opt.minCvarWholeShares': minCvarWholeShares,
  'opt.wholeShares': wholeShares,
  'opt.minVariance': minVariance,
  'opt.minVarianceTargetReturn': minVariance,
  'opt.maxSharpe': maxSharpe,
  'opt.riskBudget': budgetWeights,
  'opt.hrp': hrp,
  'opt.blackLitterman': posterior,
};
