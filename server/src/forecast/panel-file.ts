import { panelOf } from '@convergence/shared/forecast/panel';
import type { PricePanel } from '@convergence/shared/forecast/panel';
import { splitCsvLine } from '@convergence/shared/units/csv';

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

/**
 * Reads a price history, `date,symbol,close` and whatever else stands in it, into a panel.
 *
 * @param symbols - What to keep; null for all.
 * @throws HistoryFileError where the file cannot be used; DomainError as `panelOf`.
 */
export async function readPanelFile(file: string, symbols: ReadonlySet<string> | null): Promise<PricePanel> {
  const columns = new Map<string, { readonly symbol: string; readonly dates: string[]; readonly closes: number[] }>();
  for await (const [date, symbol, close] of rowsOf(file, ['date', 'symbol', 'close'])) {
    if (symbols && !symbols.has(symbol!)) continue;
    let column = columns.get(symbol!);
    if (!column) columns.set(symbol!, (column = { symbol: symbol!, dates: [], closes: [] }));
    const price = Number(close);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date!) || !(price > 0))
      throw new HistoryFileError(`The row of ${symbol} on ${date} has no price above 0: ${close}.`);
    column.dates.push(date!);
    column.closes.push(price);
  }
  if (columns.size === 0) throw new HistoryFileError('The file has no row of these symbols.');
  return panelOf([...columns.values()]);
}
