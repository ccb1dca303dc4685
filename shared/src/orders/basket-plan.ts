import { DEFAULT_FEE_PPB, roundPrice, tradeCost } from '../market/krx-rules.ts';
import { requireWon } from '../units/won.ts';

import { ticketPrices } from './order-ticket.ts';
import type { Ticket, TicketMarket } from './order-ticket.ts';

/** One issue of a plan, with what the account can do about it. */
export interface BasketTarget extends TicketMarket {
  readonly symbol: string;
  /** Shares that the plan wants held. */
  readonly targetShares: number;
  /** Shares held, without those that other orders sell, with those that other orders buy. */
  readonly heldShares: number;
}

export type BasketOrder = Ticket & { readonly symbol: string; readonly limitPriceKrw: number };

export interface BasketPlan {
  /** Sales first, each side in ascending order of symbol. */
  readonly orders: readonly BasketOrder[];
  /** Purchases that were made smaller, or left out, for want of cash. */
  readonly cutCount: number;
  /** When everything trades at its limit, fees and taxes paid. */
  readonly cashAfterKrw: number;
}

/**
 * Orders that take an account from what it holds to a plan: sales, then purchases cut to the cash that is there by then.
 *
 * Limits stand at the last price, on the tick (a sale down, a purchase up) and within the limits of the day.
 *
 * @param cashKrw - Cash that no other order has claimed.
 *
 * Source: quant-spec Q12, step 3: sell in order, then buy in order, each purchase cut to the largest number that fits.
 */
export function basketPlan(targets: readonly BasketTarget[], cashKrw: number): BasketPlan {
  const inOrder = targets.toSorted((a, b) => (a.symbol < b.symbol ? -1 : 1));
  const orders: BasketOrder[] = [];
  let cash = cashKrw;
  for (const target of inOrder) {
    const quantity = Math.min(target.heldShares - target.targetShares, target.heldShares);
    if (quantity <= 0) continue;
    const price = basketPrice(target, 'SELL');
    orders.push({ symbol: target.symbol, side: 'SELL', type: 'LIMIT', quantity, limitPriceKrw: price });
    cash = requireWon(cash + tradeCost(tradeOf(target, 'sell', price, quantity)).net);
  }
  let cutCount = 0;
  for (const target of inOrder) {
    const wanted = target.targetShares - target.heldShares;
    if (wanted <= 0) continue;
    const price = basketPrice(target, 'BUY');
    const quantity = Math.min(wanted, affordableShares(price, cash));
    if (quantity < wanted) cutCount += 1;
    if (quantity === 0) continue;
    orders.push({ symbol: target.symbol, side: 'BUY', type: 'LIMIT', quantity, limitPriceKrw: price });
    cash = requireWon(cash + tradeCost(tradeOf(target, 'buy', price, quantity)).net);
  }
  return { orders, cutCount, cashAfterKrw: cash };
}

/** The most shares whose price and fee fit the cash. */
export function affordableShares(priceKrw: number, cashKrw: number, feePpb: number = DEFAULT_FEE_PPB): number {
  if (cashKrw <= 0) return 0;
  const billionth = 1_000_000_000n;
  const [price, cash, fee] = [BigInt(priceKrw), BigInt(cashKrw), BigInt(feePpb)];
  const costOf = (shares: bigint): bigint => price * shares + (price * shares * fee) / billionth;
  let shares = (cash * billionth) / (price * (billionth + fee));
  // the fee of the whole order is cut to the won, which can leave room for another share
  while (costOf(shares + 1n) <= cash) shares += 1n;
  return Number(shares);
}

function basketPrice(target: BasketTarget, side: 'BUY' | 'SELL'): number {
  const { market, tradeDate, lastPriceKrw } = target;
  const { lower, upper } = ticketPrices(target, null);
  const { down, up } = roundPrice(market, tradeDate, lastPriceKrw);
  return Math.min(upper, Math.max(lower, side === 'SELL' ? down : up));
}

function tradeOf(
  { market, tradeDate }: BasketTarget,
  side: 'buy' | 'sell',
  price: number,
  quantity: number,
): Parameters<typeof tradeCost>[0] {
  return { side, market, date: tradeDate, price, quantity };
}
