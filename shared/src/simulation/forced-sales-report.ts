import { ladderOf, ladderTail } from '../risk/loss-ladder.ts';
import { sortLosses } from '../risk/tail-risk.ts';
import { estimate, exceedanceEstimate, jointLadder, meanEstimate } from './estimates.ts';
import type { PathStatistic, Replicates } from './estimates.ts';
import type { PathColumns, SaleColumns } from './path-columns.ts';
import type { Estimate, ForcedSalesReport } from './run-result.ts';

/** Paths with a sale below which the error of an amount cannot be told. */
const FEWEST_SALES = 30;

/** The paths of a run and how the errors of their figures are told. */
interface SalePaths {
  readonly all: PathColumns;
  readonly replicates: Replicates;
  /** Tilted and linked paths have no formula for their errors. */
  readonly isBatched: boolean;
}

/**
 * What link 1 did to a run. Weighted paths count with their weights, all of them: large losses are what the tilted half has more of.
 *
 * @returns Null where the link is off.
 *
 * Cost: two sorts of all paths, and of each resample where there are fewer than 16 chunks.
 */
export function forcedSalesReport(paths: SalePaths): ForcedSalesReport | null {
  const { all, replicates } = paths;
  if (!all.sales) return null;
  const isSparse = pathsAbove0(all.sales.soldKrw) < FEWEST_SALES;
  const change = replicates.estimate('KRW', cvar99Change);
  return {
    saleProbability: probabilityOf(paths, ({ soldKrw }) => soldKrw),
    shortfallProbability: probabilityOf(paths, ({ unpaidKrw }) => unpaidKrw),
    soldKrw: meanOfAmount(paths, ({ soldKrw }) => soldKrw, isSparse),
    costKrw: meanOfAmount(paths, ({ saleCostKrw }) => saleCostKrw, isSparse),
    conditionalValueAtRisk99Change: isSparse ? withoutInterval(change) : change,
  };
}

type Pick = (sales: SaleColumns) => Float64Array;

function pathsAbove0(values: Float64Array): number {
  let count = 0;
  for (const value of values) if (value > 0) count++;
  return count;
}

/** Mean over the paths of a function of one column, under the plan's own law. */
function weightedMean(pick: Pick, of: (value: number) => number): PathStatistic {
  return ({ sales, weight }) => {
    const values = pick(sales!);
    let sum = 0;
    for (let at = 0; at < values.length; at++) sum += weight === null ? of(values[at]!) : weight[at]! * of(values[at]!);
    return sum / values.length;
  };
}

/** P(the column is above 0). Where no path of a batched run has it, nothing bounds it from above. */
function probabilityOf({ all, replicates, isBatched }: SalePaths, pick: Pick): Estimate {
  const values = pick(all.sales!);
  if (!isBatched) return exceedanceEstimate(sortLosses(values), 0);
  const figure = replicates.estimate(
    'RATIO',
    weightedMean(pick, (value) => (value > 0 ? 1 : 0)),
  );
  const isUnseen = pathsAbove0(values) === 0;
  return { ...figure, low: Math.max(0, figure.low!), high: isUnseen ? null : Math.min(1, figure.high!) };
}

function meanOfAmount({ all, replicates, isBatched }: SalePaths, pick: Pick, isSparse: boolean): Estimate {
  const figure = isBatched
    ? replicates.estimate(
        'KRW',
        weightedMean(pick, (value) => value),
      )
    : meanEstimate('KRW', pick(all.sales!));
  return isSparse ? withoutInterval(figure) : { ...figure, low: Math.max(0, figure.low!) };
}

function withoutInterval({ unit, value, method }: Estimate): Estimate {
  return estimate(unit, value, null, null, method);
}

/** On the same draws, so the difference has a far smaller error than either figure. */
function cvar99Change(columns: PathColumns): number {
  const without = ladderOf(columns.sales!.jointLossWithoutSales, columns.weight);
  return (
    ladderTail(jointLadder(columns), 0.99).conditionalValueAtRisk - ladderTail(without, 0.99).conditionalValueAtRisk
  );
}
