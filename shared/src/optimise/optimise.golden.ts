import type { GoldenOp } from '../golden-op.ts';
import type { ScenarioReturns } from './min-cvar.ts';
import { minimumCvar, minimumCvarWholeShares, nearestWholeShares } from './min-cvar.ts';

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

export const optimiseGolden: Readonly<Record<string, GoldenOp>> = {
  'opt.minCvar': minCvar,
  'opt.minCvarWholeShares': minCvarWholeShares,
  'opt.wholeShares': wholeShares,
};
