import { priceLimits, tickSize } from '@convergence/shared/market/krx-rules';
import { nextSession, sessionsBetween } from '@convergence/shared/units/session-calendar';

import { GENERATED_START, GeneratedMarket } from './generated-market.ts';
import type { EmulatedCandle, EmulatedInstrument, EmulatedMarket } from './market.ts';

/** One issue at a level of its own from a session on. */
interface Crash {
  readonly symbol: string;
  readonly date: string;
  /** Its prices over what they would have been. */
  readonly factor: number;
}

/** The generated market of a clock that goes on: a program that runs for days gets each new session, and no earlier one changes. */
export class MovingMarket implements EmulatedMarket {
  readonly mode = 'generated';
  readonly #seed: number;
  readonly #lastSession: () => string;
  /** Sessions by which the clock was put forward. */
  #ahead = 0;
  #crashes: readonly Crash[] = [];
  #market: GeneratedMarket;

  /** @param lastSession - The last session that is complete now, `YYYY-MM-DD`; never earlier than it was before. */
  constructor(seed: number, lastSession: () => string) {
    this.#seed = seed;
    this.#lastSession = lastSession;
    this.#market = marketUpTo(seed, lastSession());
  }

  get asOfDate(): string {
    return this.#current().asOfDate;
  }

  get instruments(): readonly EmulatedInstrument[] {
    return this.#current().instruments;
  }

  candles(symbol: string): readonly EmulatedCandle[] {
    const rows = this.#current().candles(symbol);
    const crashes = this.#crashes.filter((crash) => crash.symbol === symbol);
    if (crashes.length === 0) return rows;
    return rows.map((row) => {
      const factor = crashes.reduce(
        (product, { date, factor: one }) => (row.date >= date ? product * one : product),
        1,
      );
      return factor === 1 ? row : scaled(row, factor);
    });
  }

  /** Of the market without crashes: one issue hardly moves it, and what it loses is its own. */
  indexCandles(code: string): readonly EmulatedCandle[] {
    return this.#current().indexCandles(code);
  }

  /**
   * Puts the clock forward by one session, on which one issue closes at `ratio` above or below the session before; from
   * then on it moves as it would have.
   *
   * @param ratio - Wanted return of the session, such as −0.2; the tick and the price limit decide the last won.
   * @returns The session. @throws RangeError for an unknown symbol or a ratio beyond the price limit.
   */
  crash(symbol: string, ratio: number): string {
    if (!(ratio >= -0.3 && ratio <= 0.3)) throw new RangeError('ratio is -0.3 to 0.3, the price limit');
    const before = this.candles(symbol).at(-1);
    if (!before) throw new RangeError(`there is no issue ${symbol}`);
    this.#ahead += 1;
    const date = this.asOfDate;
    const wanted = Math.max(1, before.close * (1 + ratio));
    const { lower, upper } = priceLimits('KOSPI', date, before.close);
    const close = Math.min(upper, Math.max(lower, onTick(wanted, date)));
    this.#crashes = [...this.#crashes, { symbol, date, factor: close / this.candles(symbol).at(-1)!.close }];
    return date;
  }

  #current(): GeneratedMarket {
    const end = this.#ahead > 0 ? nextSession(this.#lastSession(), this.#ahead) : this.#lastSession();
    if (end > this.#market.asOfDate) this.#market = marketUpTo(this.#seed, end);
    return this.#market;
  }
}

function scaled(row: EmulatedCandle, factor: number): EmulatedCandle {
  const price = (value: number): number => onTick(value * factor, row.date);
  return { ...row, open: price(row.open), high: price(row.high), low: price(row.low), close: price(row.close) };
}

/** The nearest price on the tick, never below one tick. */
function onTick(price: number, date: string): number {
  const tick = tickSize('KOSPI', date, Math.max(1, price));
  return Math.max(tick, Math.round(price / tick) * tick);
}

function marketUpTo(seed: number, end: string): GeneratedMarket {
  return new GeneratedMarket(seed, sessionsBetween(GENERATED_START, end));
}
