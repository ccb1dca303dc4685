import { DomainError } from '../errors.ts';
import { explainInfeasibility, InfeasibleProblem } from './infeasibility.ts';
import type { ConflictingConstraint, Infeasible } from './infeasibility.ts';
import type { ConstraintBlock, Relaxable } from './constraints.ts';
import { PER_CENT } from './cutting-planes.ts';
import { solveProgramme } from './highs.ts';
import type { ProgrammeRow, SolveOptions } from './highs.ts';
import type { MinCvarSharesProblem } from './min-cvar.ts';
import { reachableShares, tradingColumns } from './shares-trading.ts';
import { meanReturns } from './tail-average.ts';

/** A return is told as reachable only below what was found by this much, so that rounding does not undo it. */
const RETURN_SLACK = 1e-9;
const MOST_STEPS = 50;

interface SharesBlock {
  readonly block: ConstraintBlock;
  readonly means: readonly number[];
  /** Part of the budget that one share is. */
  readonly unit: readonly number[];
}

/** The conditions on whole shares as an operator stated them, each a row that may give way; one column a share. */
function sharesBlock(problem: MinCvarSharesProblem, isWhole: boolean): SharesBlock {
  const { prices, budgetKrw, minimumInvestedKrw, maximumAmountKrw, maximumNames, buyCostRatio = 0 } = problem;
  const unit = prices.map((price) => price / budgetKrw);
  const shares = [...prices.keys()];
  const most = unit.map((part) => Math.floor(1 / (1 + buyCostRatio) / part));
  const means = problem.expectedReturns ?? meanReturns(problem);
  const reach = reachableShares(problem.trading, most);
  const hasNames = maximumNames !== undefined;
  const trading = tradingColumns(problem.trading, unit, reach, prices.length * (hasNames ? 2 : 1));
  const stuck = reach.lower.reduce((sum, count, i) => sum + count * unit[i]!, 0);
  const rows: ProgrammeRow[] = [
    { lower: minimumInvestedKrw / budgetKrw, upper: Infinity, indices: shares, values: unit },
    {
      lower: -Infinity,
      upper: (1 + buyCostRatio * stuck) / (1 + buyCostRatio),
      indices: [...shares, ...(trading?.indices ?? [])],
      values: [...unit, ...(trading?.values ?? []).map((value) => value / (1 + buyCostRatio))],
    },
    ...(trading?.rows ?? []),
  ];
  const one = { at: null, columns: [], unit: 'WEIGHT' } as const;
  const relaxables: Relaxable[] = [
    { ...one, kind: 'MINIMUM_INVESTED', side: 'LOWER', rows: [0] },
    { ...one, kind: 'BUDGET', side: 'UPPER', rows: [1] },
  ];
  if (maximumAmountKrw) {
    const own = shares.map((i) => {
      // what cannot be sold may stay above the limit
      const upper = Math.max(maximumAmountKrw[i]! / budgetKrw, unit[i]! * reach.lower[i]!);
      return rows.push({ lower: -Infinity, upper, indices: [i], values: [unit[i]!] }) - 1;
    });
    relaxables.push({ ...one, kind: 'UPPER_BOUND', side: 'UPPER', rows: own });
  }
  const capped = problem.trading ? shares.filter((i) => Number.isFinite(problem.trading!.mostTradedShares[i]!)) : [];
  if (capped.length > 0) {
    const own = (side: 'lower' | 'upper'): number[] =>
      capped.map((i) => {
        const limit = unit[i]! * reach[side][i]!;
        const bounds = side === 'lower' ? { lower: limit, upper: Infinity } : { lower: -Infinity, upper: limit };
        return rows.push({ ...bounds, indices: [i], values: [unit[i]!] }) - 1;
      });
    relaxables.push({ ...one, kind: 'PARTICIPATION', side: 'UPPER', rows: own('upper') });
    relaxables.push({ ...one, kind: 'PARTICIPATION', side: 'LOWER', rows: own('lower') });
  }
  if (problem.minimumMeanReturn !== undefined) {
    const least = problem.minimumMeanReturn;
    const values = means.map((mean, i) => PER_CENT * (mean - least) * unit[i]!);
    const row = rows.push({ lower: 0, upper: Infinity, indices: shares, values }) - 1;
    relaxables.push({ ...one, kind: 'MINIMUM_RETURN', side: 'LOWER', unit: 'RETURN', rows: [row], scale: PER_CENT });
  }
  const names = maximumNames === undefined ? [] : shares.map((i) => prices.length + i);
  if (maximumNames !== undefined) {
    shares.forEach((i) =>
      rows.push({ lower: -Infinity, upper: 0, indices: [i, names[i]!], values: [unit[i]!, -unit[i]! * most[i]!] }),
    );
    const row = rows.push({ lower: -Infinity, upper: maximumNames, indices: names, values: names.map(() => 1) }) - 1;
    relaxables.push({ ...one, kind: 'MAXIMUM_NAMES', side: 'UPPER', unit: 'NAMES', rows: [row] });
  }
  const block: ConstraintBlock = {
    assetCount: prices.length,
    lower: [...shares.map(() => 0), ...names.map(() => 0), ...(trading?.lower ?? [])],
    // the cap of a trade is a condition above, not a bound of its columns: it has to be able to give way
    upper: [...most, ...names.map(() => 1), ...(trading?.upper ?? []).map(() => Infinity)],
    integerColumns: isWhole ? [...shares, ...names] : names,
    rows,
    relaxables,
    trades: null,
    impact: null,
  };
  return { block, means, unit };
}

/**
 * The largest expected return of an invested amount that meets all other conditions, by Dinkelbach's iteration over the ratio;
 * null where these already contradict each other.
 */
async function largestMeanReturn(
  problem: MinCvarSharesProblem,
  isWhole: boolean,
  options: SolveOptions,
): Promise<number | null> {
  const { minimumMeanReturn: _, ...rest } = problem;
  const { block, means, unit } = sharesBlock(rest, isWhole);
  let ratio = Math.min(...means);
  for (let step = 0; step < MOST_STEPS; step++) {
    const cost = block.lower.map((__, i) => (i < means.length ? PER_CENT * (ratio - means[i]!) * unit[i]! : 0));
    let values: Float64Array;
    try {
      ({ values } = await solveProgramme({ ...block, cost }, options));
    } catch (error) {
      if (error instanceof DomainError && error.code === 'E_INFEASIBLE') return null;
      throw error;
    }
    const invested = unit.reduce((sum, part, i) => sum + part * values[i]!, 0);
    if (!(invested > 0)) return null;
    const next = unit.reduce((sum, part, i) => sum + part * means[i]! * values[i]!, 0) / invested;
    if (next <= ratio + RETURN_SLACK) return ratio;
    ratio = next;
  }
  return ratio;
}

/**
 * Which conditions on whole shares contradict each other, in parts of the budget.
 *
 * A least return is a ratio to what is invested, so its change is found by the largest ratio that there is.
 *
 * @returns Null when whole shares can meet them.
 */
export async function explainShares(problem: MinCvarSharesProblem, options: SolveOptions): Promise<Infeasible | null> {
  for (const isWhole of [false, true]) {
    const why = await explainInfeasibility(sharesBlock(problem, isWhole).block);
    if (!why) continue; // fractions of shares could: then it is whole shares that cannot
    const { minimumMeanReturn } = problem;
    const largest = minimumMeanReturn === undefined ? null : await largestMeanReturn(problem, isWhole, options);
    const change = largest === null ? null : largest - RETURN_SLACK - minimumMeanReturn!;
    const conflict = why.conflict.map((item): ConflictingConstraint =>
      item.constraint === 'MINIMUM_RETURN' ? { ...item, leastChange: change } : item,
    );
    const remedy = why.remedy.map((item) =>
      item.constraint === 'MINIMUM_RETURN' && change !== null ? { ...item, change } : item,
    );
    return { status: 'INFEASIBLE', conflict, remedy };
  }
  return null;
}

/** @throws InfeasibleProblem for a problem that whole shares cannot meet; the cause that was given for one that they can. */
export async function refuseShares(
  problem: MinCvarSharesProblem,
  options: SolveOptions,
  path: readonly string[],
  cause?: unknown,
): Promise<never> {
  const why = await explainShares(problem, options);
  if (!why) throw new Error('the solver called feasible shares infeasible', { cause });
  throw new InfeasibleProblem(why, path);
}
