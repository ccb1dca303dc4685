/** Ticks of KOSPI shares by trading day: lower bounds (inclusive) and ticks, ascending. Source: KRX business regulations. */
const tickTables: readonly {
  readonly from: string;
  readonly rows: readonly { readonly price: number; readonly tick: number }[];
}[] = [
  {
    from: '0000-00-00',
    rows: [
      { price: 0, tick: 1 },
      { price: 1_000, tick: 5 },
      { price: 5_000, tick: 10 },
      { price: 10_000, tick: 50 },
      { price: 50_000, tick: 100 },
      { price: 100_000, tick: 500 },
      { price: 500_000, tick: 1_000 },
    ],
  },
  {
    from: '2023-01-25',
    rows: [
      { price: 0, tick: 1 },
      { price: 2_000, tick: 5 },
      { price: 5_000, tick: 10 },
      { price: 20_000, tick: 50 },
      { price: 50_000, tick: 100 },
      { price: 200_000, tick: 500 },
      { price: 500_000, tick: 1_000 },
    ],
  },
];

/** The daily band since 2015-06-15; the generated market starts later. */
const LIMIT_RATIO = 0.3;

/** Smallest price step at a price on a day, KRW. */
export function tickSize(price: number, date: string): number {
  const table = tickTables.findLast((candidate) => candidate.from <= date)!;
  return table.rows.findLast((row) => row.price <= price)!.tick;
}

/** The nearest price on the tick, never below one tick. */
export function roundToTick(price: number, date: string): number {
  const tick = tickSize(price, date);
  return Math.max(tick, Math.round(price / tick) * tick);
}

const cut = (price: number, tick: number): number => Math.floor(price / tick) * tick;

/** Highest and lowest price of a day: the band is cut down to the tick of the base price, each limit to its own tick. */
export function priceLimits(base: number, date: string): { readonly upper: number; readonly lower: number } {
  const band = cut(Math.floor(base * LIMIT_RATIO), tickSize(base, date));
  const upper = base + band;
  const lower = base - band;
  return { upper: cut(upper, tickSize(upper, date)), lower: cut(lower, tickSize(lower, date)) };
}
