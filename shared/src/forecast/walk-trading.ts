import { DomainError } from '../errors.ts';
import { priceLimits, tradeCost } from '../market/krx-rules.ts';
import type { InstrumentKind, KrxMarket } from '../market/krx-rules.ts';
import { leastSpreadKrw, marketCost, mostTradedShares } from '../market/market-impact.ts';
import type { MarketCost, TradedMarket } from '../market/market-impact.ts';
import { floorRate, wonAmount } from '../units/won.ts';

/** How orders are executed where that costs more than fees and taxes (quant-spec Q11.6). */
export interface WalkExecution {
  /** Y of the square-root law. */
  readonly impactConstant: number;
  /** What was known of an asset's market before a date. */
  readonly marketBefore: (t: number, asset: number) => Pick<TradedMarket, 'dailyVolatility' | 'averageVolumeShares'>;
}

/** What the execution of some orders cost, whole won, and what it could not do. */
export interface ExecutionCost {
  readonly spread: number;
  /** Of the orders whose impact can be told. */
  readonly impact: number;
  /** Orders that were done in part, because the rest was more than a fifth of the average volume. */
  readonly cappedOrders: number;
  /** Orders of names without a known volume: their impact is not in `impact`. */
  readonly untoldOrders: number;
}

/** A schedule of target weights, traded in whole shares at the close. */
export interface TradingWalk {
  /** Trade dates, `YYYY-MM-DD`, ascending. */
  readonly dates: readonly string[];
  /** Close of each asset at each date, whole won; NaN before it is listed. A halted name keeps its last close. */
  readonly prices: readonly (readonly number[])[];
  readonly markets: readonly KrxMarket[];
  /** Left out: all are shares. */
  readonly kinds?: readonly InstrumentKind[];
  /** Positions in `dates` at which weights are restored. */
  readonly rebalanceIndices: readonly number[];
  /** One row a rebalance, basis points of the net asset value; what they leave of 10,000 stays cash. */
  readonly targetWeightsBps: readonly (readonly number[])[];
  /** Won. */
  readonly initialCash: number;
  /** Each side, parts per billion. */
  readonly feePpb: number;
  /** Whether an asset traded at a date: one that did not is neither bought nor sold. Left out: all traded. */
  readonly hasTraded?: (t: number, asset: number) => boolean;
  /** Position of each asset's last session, after which it is not listed any more; null for one that stays. Left out: all stay. */
  readonly endIndices?: readonly (number | null)[];
  /** Left out: orders cost fees and taxes alone, and are always done in full. */
  readonly execution?: WalkExecution;
}

/** Sale of all that is held of a name at the close of its last session. Whole won and shares. */
export interface WalkPayout {
  readonly date: string;
  readonly asset: number;
  readonly shares: number;
  readonly amount: number;
  readonly fees: number;
  readonly taxes: number;
  /** Absent where the walk has no execution. */
  readonly execution?: ExecutionCost;
}

/** Whole won and shares. */
export interface WalkRebalance {
  readonly date: string;
  readonly shares: readonly number[];
  readonly cash: number;
  readonly fees: number;
  readonly taxes: number;
  /** Amounts bought and sold. */
  readonly traded: number;
  readonly navBefore: number;
  /** Absent where the walk has no execution. */
  readonly execution?: ExecutionCost;
}

export interface TradingWalkResult {
  readonly rebalances: readonly WalkRebalance[];
  readonly payouts: readonly WalkPayout[];
  /** Cash and shares at the close of every date, won. */
  readonly nav: readonly number[];
}

const BPS = 10_000n;
const PPB = 1_000_000_000;
/** A name that leaves the exchange trades without price limits on its last seven sessions (KRX, clearance trading). */
const CLEARANCE_SESSIONS = 7;

/**
 * Bookkeeping of a walk-forward backtest: sells in asset order, then buys in asset order, each buy cut to the largest quantity
 * whose amount and fee fit the cash at hand. A name that closed at its upper limit is not bought that day, one at its lower
 * limit is not sold; the limits are those of the row before, which is the session before.
 *
 * A name that leaves the exchange is sold at the close of its last session, which the exchange announces beforehand, with fees and
 * taxes like any sale; what it brings waits as cash for the next rebalance. It is not bought on that day.
 *
 * With an execution every order also costs half a tick a share and the square-root law, and at most a fifth of the average volume of
 * the 20 sessions before is traded of a name: the rest of the order is left undone. Only the end of a name is sold whole, as if
 * spread over as many sessions as that takes.
 *
 * @throws DomainError E_LENGTH at the row at fault; as `tradeCost`.
 *
 * Source: quant-spec Q12.3, with the costs of Q11.5. Every amount is a whole won.
 */
export function walkTrading(walk: TradingWalk): TradingWalkResult {
  const { dates, prices, markets, rebalanceIndices, targetWeightsBps } = walk;
  if (prices.length !== dates.length) throw new DomainError('E_LENGTH', ['prices']);
  if (targetWeightsBps.length !== rebalanceIndices.length) throw new DomainError('E_LENGTH', ['targetWeightsBps']);
  const shares = markets.map(() => 0);
  let cash = walk.initialCash;
  const rebalances: WalkRebalance[] = [];
  const payouts: WalkPayout[] = [];
  const nav: number[] = [];
  for (const [t, row] of prices.entries()) {
    if (row.length !== markets.length) throw new DomainError('E_LENGTH', ['prices', String(t)]);
    const at = rebalanceIndices.indexOf(t);
    if (at >= 0) {
      const rebalance = restore(walk, t, targetWeightsBps[at]!, shares, cash);
      cash = rebalance.cash;
      rebalances.push(rebalance);
    }
    for (const [asset, end] of (walk.endIndices ?? []).entries()) {
      if (end !== t || shares[asset] === 0) continue;
      const { net, ...payout } = payOut(walk, t, asset, shares[asset]!);
      shares[asset] = 0;
      cash += net;
      payouts.push(payout);
    }
    nav.push(valueOf(shares, row, cash));
  }
  return { rebalances, payouts, nav };
}

/** Spread and impact of one order; null where the walk has no execution. */
function executionOf(walk: TradingWalk, t: number, asset: number, quantity: number): MarketCost | null {
  const { execution, dates, prices, markets, kinds } = walk;
  if (!execution) return null;
  const priceKrw = prices[t]![asset]!;
  const spreadKrw = leastSpreadKrw(markets[asset]!, dates[t]!, priceKrw, kinds?.[asset] ?? 'STOCK');
  const market: TradedMarket = { priceKrw, spreadKrw, ...execution.marketBefore(t, asset) };
  return marketCost(market, quantity, execution.impactConstant);
}

function lostOf(cost: MarketCost | null): number {
  return cost ? cost.spreadKrw + (cost.impactKrw ?? 0) : 0;
}

function payOut(walk: TradingWalk, t: number, asset: number, shares: number): WalkPayout & { readonly net: number } {
  const { dates, prices, markets, kinds, feePpb } = walk;
  const date = dates[t]!;
  const cost = executionOf(walk, t, asset, shares);
  const { amount, fee, transactionTax, ruralTax, net } = tradeCost({
    side: 'sell',
    market: markets[asset]!,
    kind: kinds?.[asset] ?? 'STOCK',
    date,
    price: prices[t]![asset]!,
    quantity: shares,
    feePpb,
  });
  const execution = cost && {
    spread: cost.spreadKrw,
    impact: cost.impactKrw ?? 0,
    cappedOrders: 0,
    untoldOrders: cost.impactKrw === null ? 1 : 0,
  };
  return {
    date,
    asset,
    shares,
    amount,
    fees: fee,
    taxes: transactionTax + ruralTax,
    net: net - lostOf(cost),
    ...(execution ? { execution } : {}),
  };
}

function valueOf(shares: readonly number[], prices: readonly number[], cash: number): number {
  return shares.reduce((sum, count, i) => (count === 0 ? sum : sum + count * prices[i]!), cash);
}

/** Brings `shares` to the target, in place. */
function restore(
  walk: TradingWalk,
  t: number,
  weightsBps: readonly number[],
  shares: number[],
  cashBefore: number,
): WalkRebalance {
  const { markets, kinds, feePpb } = walk;
  const date = walk.dates[t]!;
  const prices = walk.prices[t]!;
  const navBefore = valueOf(shares, prices, cashBefore);
  const targets = weightsBps.map((bps, i) =>
    bps === 0 ? 0 : Math.floor(Number((BigInt(navBefore) * BigInt(bps)) / BPS) / prices[i]!),
  );
  const totals = { cash: cashBefore, fees: 0, taxes: 0, traded: 0 };
  const execution = { spread: 0, impact: 0, cappedOrders: 0, untoldOrders: 0 };
  const trade = (side: 'buy' | 'sell', i: number, quantity: number): void => {
    const kind = kinds?.[i] ?? 'STOCK';
    const cost = tradeCost({ side, market: markets[i]!, kind, date, price: prices[i]!, quantity, feePpb });
    shares[i] = shares[i]! + (side === 'buy' ? quantity : -quantity);
    const lost = executionOf(walk, t, i, quantity);
    totals.cash += cost.net - lostOf(lost);
    execution.spread += lost?.spreadKrw ?? 0;
    execution.impact += lost?.impactKrw ?? 0;
    if (lost?.impactKrw === null) execution.untoldOrders += 1;
    totals.fees += cost.fee;
    totals.taxes += cost.transactionTax + cost.ruralTax;
    totals.traded += cost.amount;
  };
  /** As much of an order as the market takes that day. */
  const tradable = (i: number, wanted: number): number => {
    if (!walk.execution) return wanted;
    const most = mostTradedShares(walk.execution.marketBefore(t, i));
    if (wanted > most) execution.cappedOrders += 1;
    return Math.min(wanted, most);
  };
  for (const [i, target] of targets.entries()) {
    if (target >= shares[i]! || !canTrade(walk, t, i, 'sell')) continue;
    const quantity = tradable(i, shares[i]! - target);
    if (quantity > 0) trade('sell', i, quantity);
  }
  for (const [i, target] of targets.entries()) {
    if (target <= shares[i]! || !canTrade(walk, t, i, 'buy')) continue;
    const wanted = tradable(i, target - shares[i]!);
    const lost = (count: number): number => lostOf(executionOf(walk, t, i, count));
    const quantity = affordable(wanted, prices[i]!, feePpb, totals.cash, lost);
    if (quantity > 0) trade('buy', i, quantity);
  }
  return { date, shares: [...shares], ...totals, navBefore, ...(walk.execution ? { execution } : {}) };
}

/** Whether there is somebody on the other side: not for buying at the upper limit, nor for selling at the lower one. */
function canTrade(walk: TradingWalk, t: number, i: number, side: 'buy' | 'sell'): boolean {
  const { prices, markets, kinds, dates, hasTraded, endIndices } = walk;
  if (hasTraded && !hasTraded(t, i)) return false;
  const end = endIndices?.[i] ?? null;
  if (end !== null && side === 'buy' && t >= end) return false;
  if (end !== null && t > end - CLEARANCE_SESSIONS) return true;
  if (t === 0 || Number.isNaN(prices[t - 1]![i])) return true;
  const { lower, upper } = priceLimits(markets[i]!, dates[t]!, prices[t - 1]![i]!, kinds?.[i] ?? 'STOCK');
  return side === 'buy' ? prices[t]![i]! < upper : prices[t]![i]! > lower;
}

/** Largest quantity up to the wanted one whose amount, fee and loss of execution fit the cash. */
function affordable(
  wanted: number,
  price: number,
  feePpb: number,
  cash: number,
  lost: (count: number) => number,
): number {
  if (wanted <= 0) return 0;
  let quantity = Math.min(wanted, Math.floor(cash / price));
  const outlay = (count: number): number =>
    wonAmount(price, count) + floorRate(wonAmount(price, count), feePpb, PPB) + lost(count);
  while (quantity > 0 && outlay(quantity) > cash) {
    // A step over half of the excess, less one share at least: what is not the price is far below it.
    quantity -= Math.max(1, Math.floor((outlay(quantity) - cash) / (2 * price)));
  }
  return quantity;
}
