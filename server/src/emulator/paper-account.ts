import {
  costOfAmount,
  DEFAULT_FEE_PPB,
  priceLimits,
  roundPrice,
  tradeCost,
} from '@convergence/shared/market/krx-rules';
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
  /** Fees and taxes so far, of its whole amount. */
  costsKrw: number;
  /** Milliseconds since the epoch. */
  readonly bookedAt: number;
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

/** What the market gives one order at a time; what is beyond waits. */
export interface Liquidity {
  /** Part of the day's volume that an order gets at once, and again after each interval; above 0. */
  readonly volumeRatio: number;
  readonly everyMs: number;
}

/** All that the account knows, as JSON. */
export interface PaperState {
  readonly date: string;
  readonly openingCashKrw: number;
  readonly day: PaperDay;
  readonly orders: readonly PaperOrder[];
  readonly holdings: readonly PaperHolding[];
}

export interface PaperOptions {
  /** Null: every order gets all that it asks for. */
  readonly liquidity?: Liquidity | null;
  /** What an earlier account left. */
  readonly state?: PaperState | null;
}

interface Prices {
  readonly last: number;
  readonly limits: PriceLimits;
}

/** Every issue of the emulated market counts as one of KOSPI, as its quotes do. */
const MARKET = 'KOSPI';

/**
 * The account of the paper persona. Its market stands still at the last close of a day, so an order either fills at that close, at
 * once or bit by bit as there is volume, or rests until it is amended, cancelled or the market's clock goes on to another day.
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
  readonly #liquidity: Liquidity | null;
  #date: string;

  constructor(market: EmulatedMarket, initialCashKrw: number, now: () => number, options: PaperOptions = {}) {
    const { liquidity = null, state = null } = options;
    this.#market = market;
    this.#now = now;
    this.#liquidity = liquidity;
    this.#date = state?.date ?? market.asOfDate;
    this.openingCashKrw = state?.openingCashKrw ?? initialCashKrw;
    if (!state) return;
    this.day = { ...state.day };
    this.orders.push(...state.orders.map((order) => ({ ...order })));
    for (const holding of state.holdings) this.holdings.set(holding.symbol, { ...holding });
  }

  /** What another account can go on from. */
  state(): PaperState {
    const { openingCashKrw, day, orders, holdings } = this;
    return { date: this.#date, openingCashKrw, day, orders, holdings: [...holdings.values()] };
  }

  /** Goes on to now: to the market's day, and with what the market has had time to trade of resting orders. */
  catchUp(): void {
    this.openDay();
    for (const order of this.orders) {
      if (order.openQuantity === 0) continue;
      const prices = this.prices(order.symbol);
      if (prices) this.#match(order, prices.last);
    }
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
      costsKrw: 0,
      bookedAt: this.#now(),
    };
    this.orders.push(booked);
    this.#match(booked, last);
    return booked;
  }

  /** Fills what the price allows and the market has had time for. */
  #match(order: PaperOrder, last: number): void {
    const { limitKrw, side, openQuantity, filledQuantity } = order;
    const isMarketable = limitKrw === null || (side === 'buy' ? limitKrw >= last : limitKrw <= last);
    if (!isMarketable) return;
    const quantity = Math.min(openQuantity, this.#offered(order) - filledQuantity);
    if (quantity > 0) this.#fill(order, last, quantity);
  }

  /** Shares that the market has offered an order since it was booked. */
  #offered({ symbol, bookedAt }: PaperOrder): number {
    const volume = this.#market.candles(symbol).at(-1)?.volume ?? null;
    if (this.#liquidity === null || volume === null) return Infinity;
    const { volumeRatio, everyMs } = this.#liquidity;
    const intervals = 1 + Math.max(0, Math.floor((this.#now() - bookedAt) / everyMs));
    return intervals * Math.max(1, Math.floor(volume * volumeRatio));
  }

  #fill(order: PaperOrder, price: number, quantity: number): void {
    const { side, symbol } = order;
    const amount = price * quantity;
    order.openQuantity -= quantity;
    order.filledQuantity += quantity;
    order.filledAmountKrw += amount;
    // of the whole order, so that it costs the same however it was cut
    const cost = costOfAmount({ side, market: MARKET, date: this.#market.asOfDate, amount: order.filledAmountKrw });
    const costs = cost.fee + cost.transactionTax + cost.ruralTax;
    this.day.costsKrw += costs - order.costsKrw;
    order.costsKrw = costs;
    const none: PaperHolding = { symbol, quantity: 0, purchaseKrw: 0, boughtToday: 0, soldToday: 0 };
    const holding = this.holdings.get(symbol) ?? none;
    this.holdings.set(symbol, holding);
    if (side === 'buy') {
      this.day.boughtKrw += amount;
      holding.quantity += quantity;
      holding.boughtToday += quantity;
      holding.purchaseKrw += amount;
    } else {
      this.day.soldKrw += amount;
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
