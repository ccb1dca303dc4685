import { ladderTail } from '../risk/loss-ladder.ts';
import { estimate, found, jointLadder, meanEstimate, shareEstimate, together } from './estimates.ts';
import type { PathStatistic, Replicates } from './estimates.ts';
import type { PathColumns } from './path-columns.ts';
import type { Estimate, ForcedSalesReport } from './run-result.ts';

/** Paths with a sale below which the error of an amount cannot be told. */
const FEWEST_SALES = 30;

/** Some amount of each path, KRW, with the path's weight. */
export interface Amounts {
  readonly amount: Float64Array;
  readonly weight: Float64Array | null;
}

/** What is told of an amount that most paths do not have. */
export interface AmountFigures {
  /** P(the amount is above 0). */
  readonly probability: Estimate;
  readonly mean: Estimate;
  /** Paths that have it. */
  readonly pathCount: number;
}

/**
 * Weighted paths count with their weights, all of them: large losses are what the tilted half has more of.
 *
 * @param isBatched - Tilted and linked paths have no formula for their errors.
 */
export function amountFigures(replicates: Replicates<Amounts>, isBatched: boolean): AmountFigures {
  const { amount } = replicates.all;
  const pathCount = pathsAbove0(amount);
  if (!isBatched) {
    return { probability: shareEstimate(pathCount, amount.length), mean: meanEstimate('KRW', amount), pathCount };
  }
  const probability = replicates.estimate(
    'RATIO',
    weightedMean((value) => (value > 0 ? 1 : 0)),
  );
  const { low, high } = probability;
  // where no path of a batched run has it, nothing bounds it from above
  const bounded = { low: Math.max(0, low!), high: pathCount === 0 ? null : Math.min(1, high!) };
  const mean = replicates.estimate(
    'KRW',
    weightedMean((value) => value),
  );
  return { probability: { ...probability, ...bounded }, mean, pathCount };
}

/** CVaR 99 % of the joint loss of paths. */
export function jointCvar99(columns: Pick<PathColumns, 'jointLoss' | 'weight'>): number {
  return ladderTail(jointLadder(columns), 0.99).conditionalValueAtRisk;
}

/**
 * What link 1 did to a run.
 *
 * @param cvar99 - Of the joint loss, and of that of the same draws without sales; their difference has a far smaller error than either.
 */
export function forcedSalesReport(
  amounts: { readonly sold: AmountFigures; readonly cost: AmountFigures; readonly unpaid: AmountFigures },
  cvar99: { readonly actual: Replicates<number>; readonly withoutSales: Replicates<number> },
): ForcedSalesReport {
  const { sold, cost, unpaid } = amounts;
  const isSparse = sold.pathCount < FEWEST_SALES;
  const change = together(cvar99.actual, cvar99.withoutSales, (actual, without) => actual - without).estimate(
    'KRW',
    (difference) => difference,
  );
  const told = ({ mean }: AmountFigures): Estimate =>
    isSparse ? withoutInterval(mean) : { ...mean, low: Math.max(0, mean.low!) };
  return {
    saleProbability: sold.probability,
    shortfallProbability: unpaid.probability,
    soldKrw: told(sold),
    costKrw: told(cost),
    conditionalValueAtRisk99Change: isSparse ? withoutInterval(change) : change,
  };
}

/** `forcedSalesReport` of paths that have all columns of link 1 side by side; null where they have none. */
export function salesReportOf(replicates: Replicates, isBatched: boolean): ForcedSalesReport | null {
  if (!replicates.all.sales) return null;
  const figures = (name: keyof NonNullable<PathColumns['sales']>): AmountFigures =>
    amountFigures(
      found(replicates, ({ sales, weight }) => ({ amount: sales![name], weight })),
      isBatched,
    );
  return forcedSalesReport(
    { sold: figures('soldKrw'), cost: figures('saleCostKrw'), unpaid: figures('unpaidKrw') },
    {
      actual: found(replicates, jointCvar99),
      withoutSales: found(replicates, ({ sales, weight }) =>
        jointCvar99({ jointLoss: sales!.jointLossWithoutSales, weight }),
      ),
    },
  );
}

function pathsAbove0(values: Float64Array): number {
  let count = 0;
  for (const value of values) if (value > 0) count++;
  return count;
}

/** Mean over the paths of a function of the amount, under the plan's own law. */
function weightedMean(of: (value: number) => number): PathStatistic<Amounts> {
  return ({ amount, weight }) => {
    let sum = 0;
    for (let at = 0; at < amount.length; at++) sum += weight === null ? of(amount[at]!) : weight[at]! * of(amount[at]!);
    return sum / amount.length;
  };
}

function withoutInterval({ unit, value, method }: Estimate): Estimate {
  return estimate(unit, value, null, null, method);
}
