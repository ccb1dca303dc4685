import type { ProgrammeRow } from './highs.ts';
import { impactCost, tangentRows } from './trade-impact.ts';
import type { ImpactColumns } from './trade-impact.ts';

/** What it takes to get from the shares that are held to others; one entry a share in every list. */
export interface SharesTrading {
  readonly heldShares: readonly number[];
  /** Most that is bought or sold of each; `Infinity` without a cap. */
  readonly mostTradedShares: readonly number[];
  /** Cost over the amount whatever its size: half the spread. */
  readonly spreadRatio: readonly number[];
  /** Cost over the amount of the trade of one share; it grows with the root of the shares. */
  readonly impactRatio: readonly number[];
}

/** Spread and impact of trades, the impact exact, in the money of the prices. */
export function tradingLoss(
  { heldShares, spreadRatio, impactRatio }: SharesTrading,
  prices: readonly number[],
  shares: readonly number[],
): number {
  return shares.reduce((sum, count, i) => {
    const traded = Math.abs(count - heldShares[i]!);
    return sum + prices[i]! * (spreadRatio[i]! * traded + impactCost(impactRatio[i]!, traded));
  }, 0);
}

/** Fewest and most shares of each that trading can lead to within a limit; what cannot be sold stays, whatever the limit says. */
export function reachableShares(
  trading: SharesTrading | undefined,
  most: readonly number[],
): { readonly lower: readonly number[]; readonly upper: readonly number[] } {
  if (!trading) return { lower: most.map(() => 0), upper: most };
  const { heldShares, mostTradedShares } = trading;
  const lower = most.map((_, i) => Math.max(0, heldShares[i]! - mostTradedShares[i]!));
  return {
    lower,
    upper: most.map((limit, i) => Math.max(lower[i]!, Math.min(limit, heldShares[i]! + mostTradedShares[i]!))),
  };
}

/** Columns and rows of the cost of trades, parts of the budget; null where trading costs nothing of this kind. */
export interface TradingColumns {
  readonly impact: ImpactColumns;
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly rows: readonly ProgrammeRow[];
  /** What the columns cost, parts of the budget. */
  readonly indices: readonly number[];
  readonly values: readonly number[];
}

/**
 * @param unit - Part of the budget that one share is; share i is column i.
 * @param first - First column that is free.
 */
export function tradingColumns(
  trading: SharesTrading | undefined,
  unit: readonly number[],
  bounds: ReturnType<typeof reachableShares>,
  first: number,
): TradingColumns | null {
  if (!trading) return null;
  const { heldShares, spreadRatio, impactRatio } = trading;
  if (![...spreadRatio, ...impactRatio].some((ratio) => ratio > 0)) return null;
  const shares = [...unit.keys()];
  const [buy, sell, power] = [first, first + unit.length, first + 2 * unit.length];
  // a trade of t, a part of the budget, is t / unit shares, so its impact is ratio · √(t / unit) · t
  const coefficients = shares.map((i) => impactRatio[i]! / Math.sqrt(unit[i]!));
  const impact: ImpactColumns = { buy, sell, power, coefficients, spent: null };
  const mostBought = shares.map((i) => unit[i]! * Math.max(0, bounds.upper[i]! - heldShares[i]!));
  const mostSold = shares.map((i) => unit[i]! * Math.max(0, heldShares[i]! - bounds.lower[i]!));
  return {
    impact,
    lower: shares.flatMap(() => [0, 0, 0]),
    upper: [...mostBought, ...mostSold, ...shares.map(() => Infinity)],
    rows: shares.flatMap((i): ProgrammeRow[] => {
      const held = unit[i]! * heldShares[i]!;
      return [
        { lower: held, upper: held, indices: [i, buy + i, sell + i], values: [unit[i]!, -1, 1] },
        ...tangentRows(impact, i, Math.max(mostBought[i]!, mostSold[i]!)),
      ];
    }),
    indices: [...shares.map((i) => buy + i), ...shares.map((i) => sell + i), ...shares.map((i) => power + i)],
    values: [...spreadRatio, ...spreadRatio, ...coefficients],
  };
}
