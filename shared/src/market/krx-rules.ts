import { DomainError } from '../errors.ts';
import { floorRate, requireWon, wonAmount } from '../units/won.ts';

/** Rules of the Korea Exchange as dated rows: a new rule is a new row, not new code (quant-spec Q11). */

export type KrxMarket = 'KOSPI' | 'KOSDAQ' | 'KONEX';
/** Funds and notes have their own tick and pay no transaction tax. */
export type InstrumentKind = 'STOCK' | 'ETF' | 'ETN';

/** A row is in force from `from` (first trade date, `YYYY-MM-DD`) until the next row of the same list. */
interface DatedRow {
  readonly from: string;
}

/** Ticks by price, ascending: each pair is the lowest price, inclusive, and the tick from there on. */
export type TickSteps = readonly (readonly [price: number, tick: number])[];

interface TickRow extends DatedRow {
  readonly steps: TickSteps;
}

interface RateRow extends DatedRow {
  readonly transactionTaxPpm: number;
  readonly ruralTaxPpm: number;
}

interface LimitRow extends DatedRow {
  readonly percent: number;
}

const ALWAYS = '0000-01-01';

const ticksSince2023: TickRow = {
  from: '2023-01-25',
  steps: [
    [0, 1],
    [2000, 5],
    [5000, 10],
    [20_000, 50],
    [50_000, 100],
    [200_000, 500],
    [500_000, 1000],
  ],
};
const ticksBefore2023Small: TickRow = {
  from: ALWAYS,
  steps: [
    [0, 1],
    [1000, 5],
    [5000, 10],
    [10_000, 50],
    [50_000, 100],
  ],
};
const stockTicks: Readonly<Record<KrxMarket, readonly TickRow[]>> = {
  KOSPI: [
    {
      from: ALWAYS,
      steps: [
        [0, 1],
        [1000, 5],
        [5000, 10],
        [10_000, 50],
        [50_000, 100],
        [100_000, 500],
        [500_000, 1000],
      ],
    },
    ticksSince2023,
  ],
  KOSDAQ: [ticksBefore2023Small, ticksSince2023],
  KONEX: [ticksBefore2023Small, ticksSince2023],
};
/** The fine tick came in December 2023; press reports differ on the day, so it counts from the first day on which all agree. */
const fundTicks: readonly TickRow[] = [
  { from: ALWAYS, steps: [[0, 5]] },
  {
    from: '2024-01-01',
    steps: [
      [0, 1],
      [2000, 5],
    ],
  },
];

const mainLimits: readonly LimitRow[] = [
  { from: ALWAYS, percent: 15 },
  { from: '2015-06-15', percent: 30 },
];
const priceLimitRows: Readonly<Record<KrxMarket, readonly LimitRow[]>> = {
  KOSPI: mainLimits,
  KOSDAQ: mainLimits,
  KONEX: [{ from: ALWAYS, percent: 15 }],
};

/** Securities transaction tax (Enforcement Decree, art. 5) and special rural development tax (art. 5), on sales only. */
const taxRows: Readonly<Record<KrxMarket, readonly RateRow[]>> = {
  KOSPI: [
    { from: ALWAYS, transactionTaxPpm: 1500, ruralTaxPpm: 1500 },
    { from: '2019-06-03', transactionTaxPpm: 1000, ruralTaxPpm: 1500 },
    { from: '2021-01-01', transactionTaxPpm: 800, ruralTaxPpm: 1500 },
    { from: '2023-01-01', transactionTaxPpm: 500, ruralTaxPpm: 1500 },
    { from: '2024-01-01', transactionTaxPpm: 300, ruralTaxPpm: 1500 },
    { from: '2025-01-01', transactionTaxPpm: 0, ruralTaxPpm: 1500 },
    { from: '2026-01-01', transactionTaxPpm: 500, ruralTaxPpm: 1500 },
  ],
  KOSDAQ: [
    { from: ALWAYS, transactionTaxPpm: 3000, ruralTaxPpm: 0 },
    { from: '2019-06-03', transactionTaxPpm: 2500, ruralTaxPpm: 0 },
    { from: '2021-01-01', transactionTaxPpm: 2300, ruralTaxPpm: 0 },
    { from: '2023-01-01', transactionTaxPpm: 2000, ruralTaxPpm: 0 },
    { from: '2024-01-01', transactionTaxPpm: 1800, ruralTaxPpm: 0 },
    { from: '2025-01-01', transactionTaxPpm: 1500, ruralTaxPpm: 0 },
    { from: '2026-01-01', transactionTaxPpm: 2000, ruralTaxPpm: 0 },
  ],
  KONEX: [
    { from: ALWAYS, transactionTaxPpm: 3000, ruralTaxPpm: 0 },
    { from: '2019-06-03', transactionTaxPpm: 1000, ruralTaxPpm: 0 },
  ],
};

/** Published online rate of the broker whose API is used, each side: 0.0140527 %. */
export const DEFAULT_FEE_PPB = 140_527;
const PPM = 1_000_000;
const PPB = 1_000_000_000;

function rowOn<Row extends DatedRow>(rows: readonly Row[], date: string): Row {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new DomainError('E_FORMAT', ['date']);
  return rows.findLast((row) => row.from <= date)!;
}

function requirePrice(price: number): void {
  if (!Number.isFinite(price)) throw new DomainError('E_NOT_FINITE', ['price']);
  if (!(price > 0)) throw new DomainError('E_BOUNDS_NONPOSITIVE', ['price']);
}

/** Smallest step of an order price, KRW. */
export function tickSize(market: KrxMarket, date: string, price: number, kind: InstrumentKind = 'STOCK'): number {
  requirePrice(price);
  return tickSteps(market, date, kind).findLast(([from]) => from <= price)![1];
}

/** The ticks of a day, for whoever needs those of many prices. */
export function tickSteps(market: KrxMarket, date: string, kind: InstrumentKind = 'STOCK'): TickSteps {
  return rowOn(kind === 'STOCK' ? stockTicks[market] : fundTicks, date).steps;
}

export interface TickPrices {
  /** Nearest price on the tick, not above. */
  readonly down: number;
  /** Nearest price on the tick, not below. */
  readonly up: number;
}

/** Prices on the tick around a price; both are the price itself when it is on the tick. */
export function roundPrice(market: KrxMarket, date: string, price: number, kind: InstrumentKind = 'STOCK'): TickPrices {
  const tick = tickSize(market, date, price, kind);
  return { down: Math.floor(price / tick) * tick, up: Math.ceil(price / tick) * tick };
}

export interface PriceLimits {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Lowest and highest price of a day.
 *
 * @param basePrice - Close of the session before, whole won.
 */
export function priceLimits(
  market: KrxMarket,
  date: string,
  basePrice: number,
  kind: InstrumentKind = 'STOCK',
): PriceLimits {
  requirePrice(requireWon(basePrice, ['basePrice']));
  const { percent } = rowOn(priceLimitRows[market], date);
  const tick = tickSize(market, date, basePrice, kind);
  const band = Math.floor((basePrice * percent) / (100 * tick)) * tick;
  return {
    lower: roundPrice(market, date, basePrice - band, kind).down,
    upper: roundPrice(market, date, basePrice + band, kind).down,
  };
}

export interface TaxRates {
  readonly transactionTaxPpm: number;
  readonly ruralTaxPpm: number;
}

/** Taxes on a sale by trade date, parts per million of the amount; funds and notes pay none. */
export function taxRates(market: KrxMarket, date: string, kind: InstrumentKind = 'STOCK'): TaxRates {
  const { transactionTaxPpm, ruralTaxPpm } = rowOn(taxRows[market], date);
  return kind === 'STOCK' ? { transactionTaxPpm, ruralTaxPpm } : { transactionTaxPpm: 0, ruralTaxPpm: 0 };
}

export interface Trade {
  readonly side: 'buy' | 'sell';
  readonly market: KrxMarket;
  /** Trade date, `YYYY-MM-DD`. */
  readonly date: string;
  /** Whole won, above 0. */
  readonly price: number;
  /** Shares, not negative. */
  readonly quantity: number;
  /** Each side, parts per billion. */
  readonly feePpb?: number;
  readonly kind?: InstrumentKind;
}

/** Whole won. */
export interface TradeCost {
  readonly amount: number;
  readonly fee: number;
  readonly transactionTax: number;
  readonly ruralTax: number;
  /** What comes in from a sale; negative, what a purchase takes. */
  readonly net: number;
}

/**
 * Cost of one trade, every part cut to the won by itself.
 *
 * @throws DomainError E_RANGE when the amount leaves the safe range, E_BOUNDS_NONPOSITIVE for the price.
 *
 * Source: quant-spec Q11.5. Brokers round differently; the paper account is reconciled against their fills.
 */
export function tradeCost({ side, market, date, price, quantity, feePpb = DEFAULT_FEE_PPB, kind }: Trade): TradeCost {
  requirePrice(price);
  if (!(Number.isSafeInteger(quantity) && quantity >= 0)) throw new DomainError('E_RANGE', ['quantity']);
  const amount = wonAmount(price, quantity);
  const cost = costOfAmount({ side, market, date, amount, feePpb, ...(kind && { kind }) });
  const { fee, transactionTax, ruralTax } = cost;
  const net = side === 'buy' ? requireWon(-(amount + fee)) : amount - fee - transactionTax - ruralTax;
  return { amount, ...cost, net };
}

/**
 * Fee and taxes of an amount that was traded, each cut to the won by itself. For an order that traded in several parts the amount
 * is that of all of them, so that the cost does not depend on how the market cut it.
 */
export function costOfAmount({
  side,
  market,
  date,
  amount,
  feePpb = DEFAULT_FEE_PPB,
  kind,
}: Omit<Trade, 'price' | 'quantity'> & { readonly amount: number }): Omit<TradeCost, 'amount' | 'net'> {
  if (!(Number.isSafeInteger(feePpb) && feePpb >= 0)) throw new DomainError('E_COST_NEGATIVE', ['feePpb']);
  const fee = floorRate(amount, feePpb, PPB);
  if (side === 'buy') return { fee, transactionTax: 0, ruralTax: 0 };
  const rates = taxRates(market, date, kind);
  return {
    fee,
    transactionTax: floorRate(amount, rates.transactionTaxPpm, PPM),
    ruralTax: floorRate(amount, rates.ruralTaxPpm, PPM),
  };
}
