/** One issue as the emulator knows it. */
export interface EmulatedInstrument {
  /** Six characters, never a number. */
  readonly symbol: string;
  readonly nameKo: string;
  readonly nameEn: string;
  /** Sector code of the product's threat catalogue, such as BANK. */
  readonly sector: string;
  /** Class of the exchange's sector index, as `idx_bztp_mcls_cd_name` has it. */
  readonly industryName: string;
  /** Korean standard industry, as `std_idst_clsf_cd_name` has it. */
  readonly standardIndustryName: string;
  readonly listedShares: number;
  readonly listedOn: string;
}

/** One session; prices in KRW (an index: points), volume in shares, null where the history has none. */
export interface EmulatedCandle {
  readonly date: string;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number | null;
}

/** What the emulator serves. Nothing behind `asOfDate` is ever answered. */
export interface EmulatedMarket {
  readonly mode: 'generated' | 'replay';
  /** The last session of the emulator's own clock, `YYYY-MM-DD`. */
  readonly asOfDate: string;
  /** Ascending by symbol. */
  readonly instruments: readonly EmulatedInstrument[];
  /** Ascending by date; empty for an unknown symbol. */
  candles(symbol: string): readonly EmulatedCandle[];
  /** Ascending by date; empty for an unknown index code. */
  indexCandles(code: string): readonly EmulatedCandle[];
  /**
   * Makes a day on which one issue falls or rises by itself, and answers with its date; only a generated market can.
   *
   * @throws RangeError for an unknown symbol or a ratio beyond the price limit.
   */
  crash?(symbol: string, ratio: number): string;
}
