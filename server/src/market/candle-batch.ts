/** Values of one candle in a batch, in this order; a volume of NaN stands for none. */
export const CANDLE_FIELDS = 5;

/** Candles on their way to the writer, column by column, because that crosses threads without an object for each row. */
export interface CandleBatch {
  /** Each once. */
  readonly symbols: string[];
  /** `YYYY-MM-DD`, each once. */
  readonly dates: string[];
  /** Row-major: place of the symbol, place of the date. */
  readonly places: Int32Array;
  /** Row-major: open, high, low, close, volume. */
  readonly values: Float64Array;
}

/** One session of one issue, ready to be stored. */
export interface CandleRow {
  readonly symbol: string;
  readonly sessionDate: string;
  readonly openKrw: number;
  readonly highKrw: number;
  readonly lowKrw: number;
  readonly closeKrw: number;
  readonly volumeShares: number | null;
}

/** The columns of the rows. */
export function batchOf(rows: readonly CandleRow[]): CandleBatch {
  const values = new Float64Array(rows.length * CANDLE_FIELDS);
  const places = new Int32Array(rows.length * 2);
  const [symbols, dates] = [new Places(), new Places()];
  rows.forEach(({ symbol, sessionDate, openKrw, highKrw, lowKrw, closeKrw, volumeShares }, row) => {
    places[row * 2] = symbols.of(symbol);
    places[row * 2 + 1] = dates.of(sessionDate);
    const at = row * CANDLE_FIELDS;
    values[at] = openKrw;
    values[at + 1] = highKrw;
    values[at + 2] = lowKrw;
    values[at + 3] = closeKrw;
    values[at + 4] = volumeShares ?? Number.NaN;
  });
  return { symbols: symbols.names(), dates: dates.names(), places, values };
}

/** Numbers names in the order in which they come. */
export class Places {
  readonly #known = new Map<string, number>();

  of(name: string): number {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    this.#known.set(name, this.#known.size);
    return this.#known.size - 1;
  }

  /** Each at its place. */
  names(): string[] {
    return [...this.#known.keys()];
  }

  clear(): void {
    this.#known.clear();
  }
}
