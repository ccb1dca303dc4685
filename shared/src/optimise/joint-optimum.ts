import { DomainError } from '../errors.ts';
import { controlBlock } from './control-programme.ts';
import type { ControlBlock, ControlSpace } from './control-programme.ts';
import { withProgramme } from './highs.ts';
import type { OpenProgramme, Programme, ProgrammeRow } from './highs.ts';

/**
 * Securities and controls under one budget (threat-spec 9.5); everything refers to one horizon. Forced sales (link 1 of quant-spec
 * Q10) stay out of it: with them the loss of a scenario is no longer a sum of what each decision brings.
 */
export interface JointProblem {
  /** Simple return of each asset in each of S scenarios, scenario-major. */
  readonly returns: readonly (readonly number[])[];
  /** Loss of each threat without controls in each scenario, KRW; threats in the order of the space's factors. */
  readonly uncontrolledLossKrw: readonly (readonly number[])[];
  readonly space: ControlSpace;
  readonly alpha: number;
  /** For securities, cash and controls together. */
  readonly budgetKrw: number;
  /** Return of cash over the horizon. */
  readonly cashReturn: number;
  /** No asset takes more of the securities than this, 0 to 1. */
  readonly maxShareOfSecurities: number;
  /** Expected profit that the plan must reach, KRW; null for none. */
  readonly minimumExpectedProfitKrw: number | null;
}

export interface JointPlan {
  readonly controls: readonly string[];
  readonly controlCostKrw: number;
  readonly amountsKrw: readonly number[];
  readonly cashKrw: number;
  /** CVaR of the surrogate joint loss, recomputed from the plan. */
  readonly cvarKrw: number;
  readonly expectedProfitKrw: number;
}

/** Krw inside the solver. */
const UNIT = 1e9;
const TIME_LIMIT_SECONDS = 120;
/** The solver keeps rows to 1e-9 of a billion: one won more is asked for, so that the plan surely reaches its target. */
const FEASIBILITY_KRW = 1;

interface Layout {
  readonly programme: Programme;
  readonly block: ControlBlock;
  readonly cash: number;
  /** Row of the expected profit over the decisions, billions of won. */
  readonly expectedProfit: { readonly indices: readonly number[]; readonly values: readonly number[] };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function layout(problem: JointProblem): Layout {
  const {
    returns,
    uncontrolledLossKrw,
    space,
    alpha,
    budgetKrw,
    cashReturn,
    maxShareOfSecurities,
    minimumExpectedProfitKrw,
  } = problem;
  if (!(alpha > 0 && alpha < 1)) throw new DomainError('E_ALPHA_RANGE', ['alpha']);
  const count = returns.length;
  if (count === 0) throw new DomainError('E_EMPTY_SCENARIOS', ['returns']);
  if (uncontrolledLossKrw.length !== count) throw new DomainError('E_LENGTH', ['uncontrolledLosses']);
  if (returns.some((row) => row.some((value) => !(value >= -1))))
    throw new DomainError('E_RETURN_BELOW_MINUS_ONE', ['returns']);

  const assets = returns[0]!.map((_, at) => at);
  const cash = assets.length;
  const zeta = cash + 1;
  const excess = returns.map((_, scenario) => zeta + 1 + scenario);
  const threatCount = uncontrolledLossKrw[0]!.length;
  const block = controlBlock(space, threatCount, zeta + 1 + count);
  const choices = block.choice.flat();
  const costs = space.flatMap((configurations) => configurations.map((item) => item.costKrw / UNIT));

  /** Profit of a scenario, or of their mean, as a row over the decisions. */
  const profit = (
    assetReturns: readonly number[],
    losses: readonly number[],
  ): { indices: number[]; values: number[] } => ({
    indices: [...assets, cash, ...choices, ...block.surviving.flatMap((part) => part.indices)],
    values: [
      ...assetReturns,
      cashReturn,
      ...costs.map((value) => -value),
      ...block.surviving.flatMap((part, threat) => part.values.map((value) => (-value * losses[threat]!) / UNIT)),
    ],
  });

  const expectedProfit = profit(
    assets.map((asset) => mean(returns.map((row) => row[asset]!))),
    Array.from({ length: threatCount }, (_, threat) => mean(uncontrolledLossKrw.map((row) => row[threat]!))),
  );

  const rows: ProgrammeRow[] = [
    ...block.rows,
    {
      lower: budgetKrw / UNIT,
      upper: budgetKrw / UNIT,
      indices: [...assets, cash, ...choices],
      values: [...assets.map(() => 1), 1, ...costs],
    },
    ...assets.map((asset) => ({
      lower: Number.NEGATIVE_INFINITY,
      upper: 0,
      indices: assets,
      values: assets.map((other) => (other === asset ? 1 : 0) - maxShareOfSecurities),
    })),
    ...returns.map((row, scenario) => {
      const part = profit(row, uncontrolledLossKrw[scenario]!);
      return {
        lower: 0,
        upper: Number.POSITIVE_INFINITY,
        indices: [excess[scenario]!, zeta, ...part.indices],
        values: [1, 1, ...part.values],
      };
    }),
  ];
  if (minimumExpectedProfitKrw !== null) {
    const lower = (minimumExpectedProfitKrw + FEASIBILITY_KRW) / UNIT;
    rows.push({ lower, upper: Number.POSITIVE_INFINITY, ...expectedProfit });
  }

  const cost = Array.from({ length: zeta + 1 + count + block.columnCount }, () => 0);
  cost[zeta] = 1;
  for (const column of excess) cost[column] = 1 / ((1 - alpha) * count);
  const lower = cost.map((_, column) => (column === zeta ? Number.NEGATIVE_INFINITY : 0));
  const upper = cost.map((_, column) => (column < zeta + 1 + count ? Number.POSITIVE_INFINITY : 1));
  return { programme: { cost, lower, upper, rows, integerColumns: choices }, block, cash, expectedProfit };
}

function readPlan(problem: JointProblem, { block, cash }: Layout, values: Float64Array): JointPlan {
  const { returns, uncontrolledLossKrw, space, alpha, cashReturn } = problem;
  const chosen = space.map(
    (configurations, group) => configurations[block.choice[group]!.findIndex((column) => values[column]! > 0.5)]!,
  );
  const amountsKrw = Array.from(values.subarray(0, cash), (value) => Math.max(0, value) * UNIT);
  const cashKrw = Math.max(0, values[cash]!) * UNIT;
  const controlCostKrw = chosen.reduce((sum, item) => sum + item.costKrw, 0);

  // The solver's own objective is not trusted: the losses are computed again from the decisions.
  const losses = returns.map((row, scenario) => {
    const gain = row.reduce((sum, value, at) => sum + value * amountsKrw[at]!, 0) + cashKrw * cashReturn;
    const threats = uncontrolledLossKrw[scenario]!.reduce(
      (sum, loss, threat) => sum + loss * chosen.reduce((product, item) => product * item.factors[threat]!, 1),
      0,
    );
    return threats + controlCostKrw - gain;
  });
  const sorted = losses.toSorted((a, b) => a - b);
  const valueAtRisk = sorted[Math.max(0, Math.ceil(alpha * sorted.length - 1e-9) - 1)]!;
  const beyond = sorted.reduce((sum, loss) => sum + Math.max(0, loss - valueAtRisk), 0);
  return {
    controls: chosen.flatMap((item) => item.ids).sort(),
    controlCostKrw,
    amountsKrw,
    cashKrw,
    cvarKrw: valueAtRisk + beyond / ((1 - alpha) * sorted.length),
    expectedProfitKrw: -mean(losses),
  };
}

/**
 * Minimum CVaR over amounts and controls at once: a mixed-integer programme with exact control products. The loss is the
 * surrogate of threat-spec 9.6, which scales losses where real controls remove events; re-evaluate the plan by thinning.
 *
 * @returns null where no plan reaches the expected profit.
 */
export async function jointOptimum(problem: JointProblem): Promise<JointPlan | null> {
  const plan = layout(problem);
  return withProgramme(plan.programme, (open) =>
    orNull(() => readPlan(problem, plan, open.solve({ timeLimitSeconds: TIME_LIMIT_SECONDS }).values)),
  );
}

/**
 * The most that any plan can be expected to earn, KRW: what an unreachable target is answered with.
 *
 * Cost: one mixed-integer programme without the scenarios' rows deciding anything.
 */
export async function largestExpectedProfit(problem: JointProblem): Promise<number> {
  const { programme, expectedProfit } = layout({ ...problem, minimumExpectedProfitKrw: null });
  const cost = programme.cost.map(() => 0);
  expectedProfit.indices.forEach((column, at) => (cost[column] = -expectedProfit.values[at]!));
  return withProgramme({ ...programme, cost }, (open) => {
    const { values } = open.solve({ timeLimitSeconds: TIME_LIMIT_SECONDS });
    return (
      UNIT * expectedProfit.indices.reduce((sum, column, at) => sum + expectedProfit.values[at]! * values[column]!, 0)
    );
  });
}

function orNull<T>(solve: () => T): T | null {
  try {
    return solve();
  } catch (error) {
    if (error instanceof DomainError && error.code === 'E_INFEASIBLE') return null;
    throw error;
  }
}

/** Every combination of one configuration a group, as positions within the groups. */
function combinations(space: ControlSpace): readonly (readonly number[])[] {
  let found: readonly (readonly number[])[] = [[]];
  for (const configurations of space) found = found.flatMap((before) => configurations.map((_, h) => before.concat(h)));
  return found;
}

/**
 * The best plan of every control set that has one, best first: a linear programme each, for small spaces and as the check of
 * `jointOptimum`.
 */
export async function jointPlansBySet(problem: JointProblem): Promise<readonly JointPlan[]> {
  const plans: JointPlan[] = [];
  for (const picked of combinations(problem.space)) {
    const space = problem.space.map((configurations, group) => [configurations[picked[group]!]!]);
    const fixed = { ...problem, space };
    const plan = layout(fixed);
    const solve = (open: OpenProgramme): JointPlan =>
      readPlan(fixed, plan, open.solve({ timeLimitSeconds: TIME_LIMIT_SECONDS }).values);
    const found = await withProgramme({ ...plan.programme, integerColumns: [] }, (open) => orNull(() => solve(open)));
    if (found) plans.push(found);
  }
  return plans.sort((a, b) => a.cvarKrw - b.cvarKrw);
}
