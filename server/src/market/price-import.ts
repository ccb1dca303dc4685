import { splitCsvLine } from '@convergence/shared/units/csv';

import type { CandleRow } from './candle-batch.ts';

/** What makes a file unfit to be imported. */
export type ImportErrorKind =
  | 'missing-column'
  | 'field-count'
  | 'bad-symbol'
  | 'bad-date'
  | 'bad-number'
  | 'price-not-positive'
  | 'negative-volume'
  | 'duplicate'
  | 'future-date'
  | 'no-rows';

/** One reason, with the line (from 1, the header included) and what stood there. */
export interface ImportError {
  readonly line: number;
  readonly kind: ImportErrorKind;
  readonly column: string;
  readonly value: string;
}

/** What looks odd but is imported, counted. */
export type ImportWarningKind =
  | 'open-or-close-outside-range'
  | 'empty-volume'
  | 'beyond-daily-limit'
  | 'calendar-gap'
  | 'not-a-session';

/** The trading days of the exchange; null where the calendar does not reach: there any date of the file counts as a session. */
export interface TradingDays {
  isSession(date: string): boolean | null;
}

/** The report of an import, the same for a dry run. */
export interface ImportReport {
  readonly rowCount: number;
  readonly symbolCount: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  /** The first ones; `errorCount` has all. */
  readonly errors: readonly ImportError[];
  readonly errorCount: number;
  readonly warnings: Readonly<Record<ImportWarningKind, number>>;
  /** Sessions that the runs of `calendar-gap` are long, together. */
  readonly missingSessionCount: number;
}

const columns = ['date', 'symbol', 'open', 'high', 'low', 'close', 'volume'] as const;
const LISTED_ERRORS = 50;
const DAY_MS = 86_400_000;
/** KRX widened the daily limit from 15 to 30 % on 2015-06-15. */
const WIDE_LIMIT_FROM = Date.parse('2015-06-15') / DAY_MS;
/** Adjusted prices are rounded to whole won, so a move at the limit may come out one won beyond it. */
const ROUNDING_KRW = 1;

/** What is needed of a row when the file is at its end, in the order of the file. */
interface Series {
  readonly days: number[];
  readonly closes: number[];
}

/** Checks a price history line by line and remembers just enough to judge it as a whole. */
export class PriceImport {
  readonly #today: string;
  readonly #tradingDays: TradingDays;
  readonly #series = new Map<string, Series>();
  readonly #seen = new Set<string>();
  /** Day number of a date text, null where it is none: a file repeats each date for every symbol. */
  readonly #dates = new Map<string, number | null>();
  readonly #sessionDays = new Map<number, boolean>();
  readonly #errors: ImportError[] = [];
  #errorCount = 0;
  #rowCount = 0;
  #positions: readonly number[] | null = null;
  #header: readonly string[] = [];
  #isHeaderRead = false;
  readonly #warnings: Record<ImportWarningKind, number> = {
    'open-or-close-outside-range': 0,
    'empty-volume': 0,
    'beyond-daily-limit': 0,
    'calendar-gap': 0,
    'not-a-session': 0,
  };

  /** @param today - Today in Asia/Seoul, `YYYY-MM-DD`: a later row cannot be history. */
  constructor(today: string, tradingDays: TradingDays) {
    this.#today = today;
    this.#tradingDays = tradingDays;
  }

  get errorCount(): number {
    return this.#errorCount;
  }

  /** Symbols met so far. */
  symbols(): string[] {
    return [...this.#series.keys()].toSorted();
  }

  /** The row of a line, or null for the header, an empty line and a line at fault. */
  line(text: string, line: number): CandleRow | null {
    if (!this.#isHeaderRead) return this.#readHeader(text, line);
    if (text.trim() === '' || !this.#positions) return null;
    const fields = splitCsvLine(text);
    if (!fields || fields.length !== this.#header.length) {
      return this.#refuse(line, 'field-count', '', String(fields?.length ?? 'quotes'));
    }
    const [date, symbol, open, high, low, close, volume] = this.#positions.map((at) => fields[at]!.trim());
    return this.#row(line, date!, symbol!, [open!, high!, low!, close!], volume!);
  }

  /** The verdict on the whole file. Call it once, after the last line. */
  finish(): ImportReport {
    if (!this.#isHeaderRead) for (const column of columns) this.#refuse(1, 'missing-column', column, '');
    else if (this.#rowCount === 0 && this.#errorCount === 0) this.#refuse(1, 'no-rows', '', '');
    let missingSessionCount = 0;
    for (const series of this.#series.values()) missingSessionCount += this.#judge(series);
    const days = [...this.#dates.values()].filter((day) => day !== null);
    const bound = (pick: (a: number, b: number) => number): string | null =>
      days.length === 0 ? null : isoDate(days.reduce((a, b) => pick(a, b)));
    return {
      rowCount: this.#rowCount,
      symbolCount: this.#series.size,
      firstDate: bound(Math.min),
      lastDate: bound(Math.max),
      errors: this.#errors,
      errorCount: this.#errorCount,
      warnings: this.#warnings,
      missingSessionCount,
    };
  }

  #readHeader(text: string, line: number): null {
    if (text.trim() === '') return null;
    this.#isHeaderRead = true;
    this.#header = (splitCsvLine(text) ?? []).map((name) => name.trim().toLowerCase());
    const missing = columns.filter((column) => !this.#header.includes(column));
    for (const column of missing) this.#refuse(line, 'missing-column', column, '');
    if (missing.length === 0) this.#positions = columns.map((column) => this.#header.indexOf(column));
    return null;
  }

  #row(line: number, date: string, symbol: string, prices: readonly string[], volume: string): CandleRow | null {
    const day = this.#dayOf(date);
    if (day === null) return this.#refuse(line, 'bad-date', 'date', date);
    if (!/^[0-9A-Z]{6,7}$/.test(symbol)) return this.#refuse(line, 'bad-symbol', 'symbol', symbol);
    if (date > this.#today) return this.#refuse(line, 'future-date', 'date', date);
    const values = prices.map(wholeWon);
    for (const [at, value] of values.entries()) {
      const column = columns[at + 2]!;
      if (value === null) return this.#refuse(line, 'bad-number', column, prices[at]!);
      if (value <= 0) return this.#refuse(line, 'price-not-positive', column, prices[at]!);
    }
    const shares = volume === '' ? null : wholeWon(volume);
    if (volume !== '' && shares === null) return this.#refuse(line, 'bad-number', 'volume', volume);
    if (shares !== null && shares < 0) return this.#refuse(line, 'negative-volume', 'volume', volume);
    const key = `${symbol}${day}`;
    if (this.#seen.has(key)) return this.#refuse(line, 'duplicate', 'date', `${date} ${symbol}`);
    this.#seen.add(key);

    const [open, high, low, close] = values as [number, number, number, number];
    let series = this.#series.get(symbol);
    if (!series) this.#series.set(symbol, (series = { days: [], closes: [] }));
    series.days.push(day);
    series.closes.push(close);
    this.#rowCount += 1;
    if (Math.max(open, close) > high || Math.min(open, close) < low) this.#warnings['open-or-close-outside-range'] += 1;
    if (shares === null) this.#warnings['empty-volume'] += 1;
    return {
      symbol,
      sessionDate: date,
      openKrw: open,
      highKrw: high,
      lowKrw: low,
      closeKrw: close,
      volumeShares: shares,
    };
  }

  #refuse(line: number, kind: ImportErrorKind, column: string, value: string): null {
    this.#errorCount += 1;
    if (this.#errors.length < LISTED_ERRORS) this.#errors.push({ line, kind, column, value: value.slice(0, 40) });
    return null;
  }

  #dayOf(date: string): number | null {
    const known = this.#dates.get(date);
    if (known !== undefined) return known;
    const at = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
    const day = Number.isNaN(at) || isoDate(at / DAY_MS) !== date ? null : at / DAY_MS;
    this.#dates.set(date, day);
    return day;
  }

  /** Counts the oddities of one symbol's history; returns how many sessions its gaps are long. */
  #judge({ days, closes }: Series): number {
    const order = days.map((_, at) => at).toSorted((a, b) => days[a]! - days[b]!);
    let missing = 0;
    let previous: number | null = null;
    for (const at of order) {
      if (!this.#isSession(days[at]!)) this.#warnings['not-a-session'] += 1;
      if (previous !== null) {
        const base = closes[previous]!;
        const limit = days[at]! < WIDE_LIMIT_FROM ? 0.15 : 0.3;
        if (Math.abs(closes[at]! - base) > base * limit + ROUNDING_KRW) this.#warnings['beyond-daily-limit'] += 1;
        const gap = this.#sessionsBetween(days[previous]!, days[at]!);
        if (gap > 0) this.#warnings['calendar-gap'] += 1;
        missing += gap;
      }
      previous = at;
    }
    return missing;
  }

  #sessionsBetween(from: number, to: number): number {
    let count = 0;
    for (let day = from + 1; day < to; day += 1) if (this.#isSession(day)) count += 1;
    return count;
  }

  #isSession(day: number): boolean {
    let answer = this.#sessionDays.get(day);
    if (answer === undefined) {
      const date = isoDate(day);
      answer = this.#tradingDays.isSession(date) ?? this.#dates.has(date);
      this.#sessionDays.set(day, answer);
    }
    return answer;
  }
}

/** A whole number as text, decimals of zero allowed; null for anything else. */
function wholeWon(text: string): number | null {
  if (!/^-?\d{1,15}(\.0*)?$/.test(text)) return null;
  return Number(text);
}

function isoDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
