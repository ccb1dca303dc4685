import { tradeCost } from '../market/krx-rules.ts';
import { impactOfOneShare, leastSpreadKrw, marketCost, mostTradedShares } from '../market/market-impact.ts';
import type { TradedMarket } from '../market/market-impact.ts';
import type { SharesTrading } from '../optimise/shares-trading.ts';
import type { Candidate, PlanTradingCost } from './recommendation.ts';

/** What a plan is traded from, and at what price. */
export interface TradingSide {
  readonly universe: readonly Candidate[];
  /** Held now, by position in the universe. */
  readonly held: readonly number[];
  /** Prices, ticks and taxes are of this day, `YYYY-MM-DD`. */
  readonly date: string;
  /** Each side, parts per billion. */
  readonly feePpb: number;
  /** Y of the square-root law. */
  readonly impactConstant: number;
  /** Standard deviation of a session's return, by position in the universe; null where it is not known. */
  readonly dailyVolatility: readonly (number | null)[];
}

function marketOf({ universe, date, dailyVolatility }: TradingSide, i: number): TradedMarket {
  const { market, kind, priceKrw, spreadKrw, averageVolumeShares } = universe[i]!;
  return {
    priceKrw,
    spreadKrw: spreadKrw ?? leastSpreadKrw(market, date, priceKrw, kind),
    dailyVolatility: dailyVolatility[i]!,
    averageVolumeShares,
  };
}

/** The same as the optimiser takes it: a share whose impact cannot be told costs its spread alone there, and is named in the result. */
export function sharesTrading(side: TradingSide): SharesTrading {
  const markets = side.universe.map((_, i) => marketOf(side, i));
  return {
    heldShares: side.held,
    mostTradedShares: markets.map(mostTradedShares),
    spreadRatio: markets.map(({ spreadKrw, priceKrw }) => spreadKrw / 2 / priceKrw),
    impactRatio: markets.map((market) => impactOfOneShare(market, side.impactConstant) ?? 0),
  };
}

/** What trading from the current holdings to others costs, part by part. */
export function tradingCostOf(side: TradingSide, target: readonly number[]): PlanTradingCost {
  const { universe, held, date, feePpb, impactConstant } = side;
  const total = { feesKrw: 0, taxesKrw: 0, spreadKrw: 0, impactKrw: 0 };
  const unknownImpact: string[] = [];
  const capped: string[] = [];
  let largest: PlanTradingCost['largestParticipation'] = null;
  for (const [i, { symbol, market, kind, priceKrw }] of universe.entries()) {
    const quantity = Math.abs(target[i]! - held[i]!);
    const traded = marketOf(side, i);
    if (quantity === mostTradedShares(traded)) capped.push(symbol);
    if (quantity === 0) continue;
    const { fee, transactionTax, ruralTax } = tradeCost({
      side: target[i]! < held[i]! ? 'sell' : 'buy',
      market,
      kind,
      date,
      price: priceKrw,
      quantity,
      feePpb,
    });
    const { spreadKrw, impactKrw, participation } = marketCost(traded, quantity, impactConstant);
    total.feesKrw += fee;
    total.taxesKrw += transactionTax + ruralTax;
    total.spreadKrw += spreadKrw;
    total.impactKrw += impactKrw ?? 0;
    if (impactKrw === null) unknownImpact.push(symbol);
    if (participation !== null && participation > (largest?.ratio ?? 0)) largest = { symbol, ratio: participation };
  }
  return { ...total, impactConstant, largestParticipation: largest, capped, unknownImpact };
}

/** KRW. */
export function tradingTotalKrw({ feesKrw, taxesKrw, spreadKrw, impactKrw }: PlanTradingCost): number {
  return feesKrw + taxesKrw + spreadKrw + impactKrw;
}

/** Fees and taxes of selling all that can be sold: the most that selling can take, reserved before shares are chosen. */
export function sellingReserveKrw(side: TradingSide): number {
  const left = side.held.map((count, i) => Math.max(0, count - mostTradedShares(marketOf(side, i))));
  const { feesKrw, taxesKrw } = tradingCostOf(side, left);
  return feesKrw + taxesKrw;
}
