/** Values of one candle in a batch, in this order; a volume of NaN stands for none. */
export const CANDLE_FIELDS = 5;

/** Candles on their way to the writer, column by column, because that crosses threads without an object for each row. */
export interface CandleBatch {
  readonly symbols: string[];
  /** `YYYY-MM-DD`. */
  readonly dates: string[];
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
  rows.forEach((row, at) => {
    const volume = row.volumeShares ?? Number.NaN;
    values.set([row.openKrw, row.highKrw, row.lowKrw, row.closeKrw, volume], at * CANDLE_FIELDS);
  });
  return { symbols: rows.map((row) => row.symbol), dates: rows.map((row) => row.sessionDate), values };
}
