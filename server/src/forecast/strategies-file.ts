import type { PricePanel } from '@convergence/shared/forecast/panel';
import type { KrxMarket } from '@convergence/shared/market/krx-rules';
import type { WalkListing } from '@convergence/shared/walk-forward/strategy-walk';

import { HistoryFileError, rowsOf } from './panel-file.ts';

const markets: readonly KrxMarket[] = ['KOSPI', 'KOSDAQ', 'KONEX'];

/**
 * Names of a universe file with what a walk has to know of them.
 *
 * Columns: symbol; and where there are some: category, market (KOSPI where it says nothing), delisted_on, and last_date, the last
 * session of a name that was delisted.
 *
 * @param categories - What to keep; null for all.
 */
export async function readListings(
  file: string,
  categories: ReadonlySet<string> | null,
): Promise<ReadonlyMap<string, WalkListing>> {
  const listings = new Map<string, WalkListing>();
  const optional = ['category', 'market', 'delisted_on', 'last_date'];
  for await (const [symbol, category, market, delistedOn, lastDate] of rowsOf(file, ['symbol'], optional)) {
    if (categories && !categories.has(category!)) continue;
    const known = markets.find((name) => name === market) ?? (market === '' ? 'KOSPI' : null);
    if (known === null)
      throw new HistoryFileError(`The market of ${symbol} is none of ${markets.join(', ')}: ${market}.`);
    listings.set(symbol!, { market: known, lastDate: delistedOn === '' ? null : lastDate || delistedOn! });
  }
  if (listings.size === 0) throw new HistoryFileError('The universe has no name of these categories.');
  return listings;
}

/** Closes of an index by date. Columns: date, index, close. */
export async function readIndex(file: string, name: string): Promise<ReadonlyMap<string, number>> {
  const closes = new Map<string, number>();
  for await (const [date, index, close] of rowsOf(file, ['date', 'index', 'close'])) {
    if (index !== name) continue;
    if (!(Number(close) > 0))
      throw new HistoryFileError(`The index ${name} on ${date} has no level above 0: ${close}.`);
    closes.set(date!, Number(close));
  }
  if (closes.size === 0) throw new HistoryFileError(`The file has no index ${name}.`);
  return closes;
}

export interface DatedRate {
  readonly from: string;
  /** A year, as a ratio. */
  readonly rate: number;
}

/** A base rate by the day from which it holds, ascending. Columns: effective_date, base_rate_percent. */
export async function readRates(file: string): Promise<readonly DatedRate[]> {
  const rates: DatedRate[] = [];
  for await (const [from, percent] of rowsOf(file, ['effective_date', 'base_rate_percent'])) {
    const rate = Number(percent) / 100;
    if (percent === '' || !Number.isFinite(rate))
      throw new HistoryFileError(`The rate from ${from} on is no number: ${percent}.`);
    rates.push({ from: from!, rate });
  }
  return rates.toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

const DAY_MS = 86_400_000;

/** What cash earned from one session to the next, by calendar days over 365; 0 on the first session and before the first rate. */
export function cashReturns(dates: readonly string[], rates: readonly DatedRate[]): Float64Array {
  return Float64Array.from(dates, (date, t) => {
    const before = dates[t - 1];
    if (before === undefined) return 0;
    const rate = rates.findLast(({ from }) => from <= before)?.rate ?? 0;
    return (rate * (Date.parse(date) - Date.parse(before))) / DAY_MS / 365;
  });
}

/**
 * An index bought on the first session and held: one fee, no other cost, no fund in between.
 *
 * @param closes - By date; a session without a level keeps the one before.
 */
export function indexReturns(
  dates: readonly string[],
  closes: ReadonlyMap<string, number>,
  feePpb: number,
): Float64Array {
  let level = closes.get(dates[0]!);
  if (level === undefined) throw new HistoryFileError(`The index has no level on ${dates[0]}, the first session.`);
  return Float64Array.from(dates, (date, t) => {
    if (t === 0) return -feePpb / 1e9;
    const now = closes.get(date) ?? level!;
    const change = now / level! - 1;
    level = now;
    return change;
  });
}

/** Shares listed, by symbol. Columns: symbol, shares_outstanding. */
export async function readListedShares(file: string): Promise<ReadonlyMap<string, number>> {
  const shares = new Map<string, number>();
  for await (const [symbol, count] of rowsOf(file, ['symbol', 'shares_outstanding'])) {
    if (!(Number(count) > 0)) throw new HistoryFileError(`${symbol} has no number of listed shares above 0: ${count}.`);
    shares.set(symbol!, Number(count));
  }
  return shares;
}

/**
 * Volumes in the shares of the adjusted closes: those before a split are multiplied by its ratio, in place. Columns of the file:
 * symbol, effective_date, ratio; a row without a ratio, such as a spin-off, changes no number of shares.
 */
export async function adjustVolumes(
  volumes: Float64Array,
  { symbols, dates }: Pick<PricePanel, 'symbols' | 'dates'>,
  file: string,
): Promise<void> {
  for await (const [symbol, date, text] of rowsOf(file, ['symbol', 'effective_date', 'ratio'])) {
    const i = symbols.indexOf(symbol!);
    if (i < 0 || text === '') continue;
    const ratio = Number(text);
    if (!(ratio > 0)) throw new HistoryFileError(`The split of ${symbol} on ${date} has no ratio above 0: ${text}.`);
    for (let t = 0; t < dates.length && dates[t]! < date!; t++)
      volumes[t * symbols.length + i] = volumes[t * symbols.length + i]! * ratio;
  }
}
