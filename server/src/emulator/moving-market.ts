import { sessionsBetween } from '@convergence/shared/units/session-calendar';

import { GENERATED_START, GeneratedMarket } from './generated-market.ts';
import type { EmulatedCandle, EmulatedInstrument, EmulatedMarket } from './market.ts';

/** The generated market of a clock that goes on: a program that runs for days gets each new session, and no earlier one changes. */
export class MovingMarket implements EmulatedMarket {
  readonly mode = 'generated';
  readonly #seed: number;
  readonly #lastSession: () => string;
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
    return this.#current().candles(symbol);
  }

  indexCandles(code: string): readonly EmulatedCandle[] {
    return this.#current().indexCandles(code);
  }

  #current(): GeneratedMarket {
    const end = this.#lastSession();
    if (end > this.#market.asOfDate) this.#market = marketUpTo(this.#seed, end);
    return this.#market;
  }
}

function marketUpTo(seed: number, end: string): GeneratedMarket {
  return new GeneratedMarket(seed, sessionsBetween(GENERATED_START, end));
}
