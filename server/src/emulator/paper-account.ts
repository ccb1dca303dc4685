import { DEFAULT_FEE_PPB, priceLimits, roundPrice, tradeCost } from '@convergence/shared/market/krx-rules';
import type { PriceLimits } from '@convergence/shared/market/krx-rules';

import type { EmulatedMarket } from './market.ts';

export type OrderSide = 'buy' | 'sell';

/** A refusal of the paper server by its code. */
export type PaperRefusal =
  /** Not a business day of the emulator's own clock. */
  | '40100000'
  /** No such issue, or none that trades on that day. */
  | '40070000'
  /** Price not on the tick. */
  | '40030000'
  /** Nothing of that issue in the account. */
  | '40240000'
  /** More money than the account has. Which of the two codes means what is not confirmed in the field; this is our reading. */
  | '40250000'
  /** More shares than can be sold. */
  | '40310000'
  /** Nothing left to amend or cancel. */
  | '40330000'
  /** Price outside the limits of the day. No sighting of the paper server's own code is known; this number is the emulator's. */
  | '40999999';

/** One row of the order list. Amendments and cancellations are rows of their own. */
export interface PaperOrder {
  /** Ten digits. */
  readonly number: string;
  readonly originalNumber: string | null;
  readonly kind: 'new' | 'amend' | 'cancel';
  readonly side: OrderSide;
  readonly symbol: string;
  /** `YYYY-MM-DD` of the market's clock. */
  readonly date: string;
  /** `HHMMSS`. */
  readonly time: string;
  /** Null is a market order. */
  readonly limitKrw: number | null;
  readonly quantity: number;
  openQuantity: number;
  filledQuantity: number;
  filledAmountKrw: number;
  withdrawnQuantity: number;
}

/** One position; sold ones stay with quantity 0, as they do until they are settled. */
export interface PaperHolding {
  readonly symbol: string;
  quantity: number;
  /** Prices paid for what is held, without costs. */
  purchaseKrw: number;
  boughtToday: number;
  soldToday: number;
}

/** Sums of the day, KRW. */
export interface PaperDay {
  boughtKrw: number;
  soldKrw: number;
  /** Fees and taxes. */
  costsKrw: number;
}

interface Prices {
  readonly last: number;
  readonly limits: PriceLimits;
}

/** Every issue of the emulated market counts as one of KOSPI, as its quotes do. */
const MARKET = 'KOSPI';

/**
 * The account of the paper persona. Its market stands still at the last close of a day, so an order either fills at once at that
 * close or rests until it is amended, cancelled or the market's clock goes on to another day.
 */
export class PaperAccount {
  /** Cash at the beginning of the day, KRW. */
  openingCashKrw: number;
  /** In the order of their numbers. */
  readonly orders: PaperOrder[] = [];
  readonly holdings = new Map<string, PaperHolding>();
  day: PaperDay = { boughtKrw: 0, soldKrw: 0, costsKrw: 0 };
  readonly #market: EmulatedMarket;
  readonly #now: () => number;
  #date: string;

  constructor(market: EmulatedMarket, initialCashKrw: number, now: () => number) {
    this.#market = market;
    this.openingCashKrw = initialCashKrw;
    this.#now = now;
    this.#date = market.asOfDate;
  }

  /**
   * Goes on to the market's day, if that is another one: orders are good for their day, what still rests lapses, and what was
   * traded is settled overnight (the exchange takes two days).
   */
  openDay(): void {
    if (this.#date === this.#market.asOfDate) return;
    this.#date = this.#market.asOfDate;
    this.openingCashKrw = this.settledCashKrw;
    this.day = { boughtKrw: 0, soldKrw: 0, costsKrw: 0 };
    for (const order of this.orders) {
      order.withdrawnQuantity += order.openQuantity;
      order.openQuantity = 0;
    }
    for (const [symbol, holding] of this.holdings) {
      if (holding.quantity === 0) this.holdings.delete(symbol);
      holding.boughtToday = 0;
      holding.soldToday = 0;
    }
  }

  /** Cash when everything of today is settled, KRW. */
  get settledCashKrw(): number {
    return this.openingCashKrw - this.day.boughtKrw + this.day.soldKrw - this.day.costsKrw;
  }

  /** Cash that no resting purchase has claimed. Proceeds of today's sales may be used again. */
  get freeCashKrw(): number {
    const claimed = this.orders
      .filter((order) => order.side === 'buy' && order.openQuantity > 0)
      .map((order) => this.#claimKrw(order.limitKrw!, order.openQuantity));
    return claimed.reduce((left, claim) => left - claim, this.settledCashKrw);
  }

  /** Shares that are held and not in a resting sale. */
  sellable(symbol: string): number {
    const resting = this.orders.filter((order) => order.side === 'sell' && order.symbol === symbol);
    return resting.reduce((left, order) => left - order.openQuantity, this.holdings.get(symbol)?.quantity ?? 0);
  }

  /** Last price and limits of the day; null where the issue does not trade. */
  prices(symbol: string): Prices | null {
    const candles = this.#market.candles(symbol);
    const today = candles.at(-1);
    if (!today || today.date !== this.#market.asOfDate) return null;
    return { last: today.close, limits: priceLimits(MARKET, today.date, (candles.at(-2) ?? today).close) };
  }

  /** Price at which a purchase is counted: its limit, or the upper price limit for a market order. */
  countedPrice(symbol: string, limitKrw: number | null): number | null {
    return limitKrw ?? this.prices(symbol)?.limits.upper ?? null;
  }

  /** The most shares that can be bought at a price, fee included. */
  buyable(priceKrw: number): number {
    if (this.freeCashKrw <= 0) return 0;
    const billionth = 1_000_000_000n;
    const oneKrw = BigInt(priceKrw) * (billionth + BigInt(DEFAULT_FEE_PPB));
    let quantity = Number((BigInt(this.freeCashKrw) * billionth) / oneKrw);
    // the fee of the whole order is cut to the won, which can leave room for another share
    while (this.#claimKrw(priceKrw, quantity + 1) <= this.freeCashKrw) quantity += 1;
    return quantity;
  }

  /** Books a new order and fills it where its price allows. */
  place(side: OrderSide, symbol: string, quantity: number, limitKrw: number | null): PaperOrder | PaperRefusal {
    const prices = this.prices(symbol);
    const refusal =
      this.#priceRefusal(prices, limitKrw) ??
      (side === 'buy' ? this.#cashRefusal(symbol, quantity, limitKrw) : this.#sharesRefusal(symbol, quantity));
    if (refusal) return refusal;
    return this.#book({ kind: 'new', originalNumber: null, side, symbol, quantity, limitKrw }, prices!.last);
  }

  /**
   * Amends or cancels the open rest of an order, or a part of it.
   *
   * @param quantity - Null for the whole rest.
   */
  change(
    number: string,
    change: { readonly kind: 'cancel' } | { readonly kind: 'amend'; readonly limitKrw: number | null },
    quantity: number | null,
  ): PaperOrder | PaperRefusal {
    const original = this.orders.find((order) => order.number === number);
    if (!original || original.openQuantity === 0) return '40330000';
    const part = quantity ?? original.openQuantity;
    if (part > original.openQuantity) return '40330000';
    const { side, symbol } = original;
    const limitKrw = change.kind === 'amend' ? change.limitKrw : original.limitKrw;
    const prices = this.prices(symbol);
    const refusal = change.kind === 'amend' ? this.#priceRefusal(prices, limitKrw) : null;
    if (refusal) return refusal;

    original.openQuantity -= part; // first: what the old price claims is free for the new one
    if (change.kind === 'amend' && side === 'buy' && this.#cashRefusal(symbol, part, limitKrw)) {
      original.openQuantity += part;
      return '40250000';
    }
    original.withdrawnQuantity += part;
    return this.#book(
      { kind: change.kind, originalNumber: number, side, symbol, quantity: part, limitKrw },
      prices!.last,
    );
  }

  #priceRefusal(prices: Prices | null, limitKrw: number | null): PaperRefusal | null {
    const { asOfDate, instruments } = this.#market;
    if (!prices) {
      const isBusinessDay = instruments.some(({ symbol }) => this.#market.candles(symbol).at(-1)?.date === asOfDate);
      return isBusinessDay ? '40070000' : '40100000';
    }
    if (limitKrw === null) return null;
    if (limitKrw < prices.limits.lower || limitKrw > prices.limits.upper) return '40999999';
    return roundPrice(MARKET, asOfDate, limitKrw).down === limitKrw ? null : '40030000';
  }

  #cashRefusal(symbol: string, quantity: number, limitKrw: number | null): PaperRefusal | null {
    const price = this.countedPrice(symbol, limitKrw)!;
    // compared before multiplying: a huge quantity must not leave the exact range
    if (quantity > this.freeCashKrw / price) return '40250000';
    return this.#claimKrw(price, quantity) > this.freeCashKrw ? '40250000' : null;
  }

  #sharesRefusal(symbol: string, quantity: number): PaperRefusal | null {
    if ((this.holdings.get(symbol)?.quantity ?? 0) === 0) return '40240000';
    return quantity > this.sellable(symbol) ? '40310000' : null;
  }

  /** What a purchase takes from the account, fee included. */
  #claimKrw(price: number, quantity: number): number {
    return -tradeCost({ side: 'buy', market: MARKET, date: this.#market.asOfDate, price, quantity }).net;
  }

  #book(
    order: Pick<PaperOrder, 'kind' | 'originalNumber' | 'side' | 'symbol' | 'quantity' | 'limitKrw'>,
    last: number,
  ): PaperOrder {
    const booked: PaperOrder = {
      ...order,
      number: String(this.orders.length + 1).padStart(10, '0'),
      date: this.#market.asOfDate,
      time: seoulTime(this.#now()),
      openQuantity: order.kind === 'cancel' ? 0 : order.quantity,
      filledQuantity: 0,
      filledAmountKrw: 0,
      withdrawnQuantity: 0,
    };
    this.orders.push(booked);
    const { limitKrw, side } = booked;
    const isMarketable = limitKrw === null || (side === 'buy' ? limitKrw >= last : limitKrw <= last);
    if (order.kind !== 'cancel' && isMarketable) this.#fill(booked, last);
    return booked;
  }

  #fill(order: PaperOrder, price: number): void {
    const { side, symbol, openQuantity: quantity } = order;
    const cost = tradeCost({ side, market: MARKET, date: this.#market.asOfDate, price, quantity });
    order.openQuantity = 0;
    order.filledQuantity += quantity;
    order.filledAmountKrw += cost.amount;
    this.day.costsKrw += cost.fee + cost.transactionTax + cost.ruralTax;
    const none: PaperHolding = { symbol, quantity: 0, purchaseKrw: 0, boughtToday: 0, soldToday: 0 };
    const holding = this.holdings.get(symbol) ?? none;
    this.holdings.set(symbol, holding);
    if (side === 'buy') {
      this.day.boughtKrw += cost.amount;
      holding.quantity += quantity;
      holding.boughtToday += quantity;
      holding.purchaseKrw += cost.amount;
    } else {
      this.day.soldKrw += cost.amount;
      // the average stays: the price paid leaves with the shares, cut to the won
      holding.purchaseKrw -= Number((BigInt(holding.purchaseKrw) * BigInt(quantity)) / BigInt(holding.quantity));
      holding.quantity -= quantity;
      holding.soldToday += quantity;
    }
  }
}

/** `HHMMSS` in Korean time, which has no summer time. */
function seoulTime(at: number): string {
  return new Date(at + 9 * 3_600_000).toISOString().slice(11, 19).replaceAll(':', '');
}
