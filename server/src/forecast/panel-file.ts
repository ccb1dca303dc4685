import { panelOf } from '@convergence/shared/forecast/panel';
import type { PricePanel } from '@convergence/shared/forecast/panel';
import { splitCsvLine } from '@convergence/shared/units/csv';
import { knownVolumes } from '@convergence/shared/walk-forward/known-volumes';

import { readLines } from '../market/price-file.ts';

/** A file that cannot be read as a history; the message is one for people. */
export class HistoryFileError extends Error {
  override readonly name = 'HistoryFileError';
}

/**
 * Rows of a CSV with a header, by name of the column.
 *
 * @param optional - Columns that come after the others, empty where the file has none of that name.
 * @throws HistoryFileError.
 */
export async function* rowsOf(
  file: string,
  columns: readonly string[],
  optional: readonly string[] = [],
): AsyncGenerator<readonly string[]> {
  let positions: readonly number[] | null = null;
  for await (const { lines, firstLine } of readLines(file)) {
    for (const [at, line] of lines.entries()) {
      if (line.trim() === '') continue;
      const fields = splitCsvLine(line);
      if (!fields) throw new HistoryFileError(`Line ${firstLine + at} has a quote that is not closed.`);
      if (positions) {
        yield positions.map((position) => fields[position]?.trim() ?? '');
        continue;
      }
      const header = fields.map((field) => field.trim().toLowerCase());
      const missing = columns.find((column) => !header.includes(column));
      if (missing !== undefined) throw new HistoryFileError(`The file has no column ${missing}.`);
      positions = [...columns, ...optional].map((column) => header.indexOf(column));
    }
  }
  if (!positions) throw new HistoryFileError('The file is empty.');
}

/** Symbols of a universe file; with a category only those that have it in the column `category`. */
export async function readSymbols(file: string, category?: string): Promise<ReadonlySet<string>> {
  const symbols = new Set<string>();
  for await (const [symbol, kind] of rowsOf(file, category === undefined ? ['symbol'] : ['symbol', 'category']))
    if (category === undefined || kind === category) symbols.add(symbol!);
  return symbols;
}

/** A panel with the shares that were traded, where the file says so. */
export interface TradedHistory {
  readonly panel: PricePanel;
  /** At the places of the panel's closes, as traded; NaN where it is not known. Null for a file without volumes. */
  readonly volumes: Float64Array | null;
}

/** A price history as a panel. Arguments and errors as `readHistoryFile`. */
export async function readPanelFile(file: string, symbols: ReadonlySet<string> | null): Promise<PricePanel> {
  return (await readHistoryFile(file, symbols)).panel;
}

/**
 * Reads a price history, `date,symbol,close`, `volume` where there is one, and whatever else stands in it.
 *
 * @param symbols - What to keep; null for all.
 * @throws HistoryFileError where the file cannot be used; DomainError as `panelOf`.
 */
export async function readHistoryFile(file: string, symbols: ReadonlySet<string> | null): Promise<TradedHistory> {
  interface Column {
    readonly symbol: string;
    readonly dates: string[];
    readonly closes: number[];
    readonly volumes: number[];
  }
  const columns = new Map<string, Column>();
  for await (const [date, symbol, close, volume] of rowsOf(file, ['date', 'symbol', 'close'], ['volume'])) {
    if (symbols && !symbols.has(symbol!)) continue;
    let column = columns.get(symbol!);
    if (!column) columns.set(symbol!, (column = { symbol: symbol!, dates: [], closes: [], volumes: [] }));
    const price = Number(close);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date!) || !(price > 0))
      throw new HistoryFileError(`The row of ${symbol} on ${date} has no price above 0: ${close}.`);
    column.dates.push(date!);
    column.closes.push(price);
    column.volumes.push(volumeOf(volume!, `${symbol} on ${date}`));
  }
  if (columns.size === 0) throw new HistoryFileError('The file has no row of these symbols.');
  const panel = panelOf([...columns.values()]);
  const rowAt = new Map(panel.dates.map((date, row) => [date, row]));
  const volumes = new Float64Array(panel.closes.length).fill(Number.NaN);
  for (const [i, symbol] of panel.symbols.entries()) {
    const column = columns.get(symbol)!;
    for (const [k, date] of column.dates.entries())
      volumes[rowAt.get(date)! * panel.symbols.length + i] = column.volumes[k]!;
  }
  const known = knownVolumes(panel, volumes);
  return { panel, volumes: known.some((volume) => !Number.isNaN(volume)) ? known : null };
}

/** Shares; NaN for a row that says nothing. */
function volumeOf(text: string, where: string): number {
  if (text === '') return Number.NaN;
  const volume = Number(text);
  if (!(volume >= 0)) throw new HistoryFileError(`The row of ${where} has no volume of at least 0: ${text}.`);
  return volume;
}
