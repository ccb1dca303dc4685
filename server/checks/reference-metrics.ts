import '../src/platform/javascript-engine.ts';
import { readFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';

import { historyMetrics } from '../src/market/history-metrics.ts';
import type { HistoryMetrics } from '../src/market/history-metrics.ts';
import { readLines } from '../src/market/price-file.ts';
import { PriceImport } from '../src/market/price-import.ts';
import { krxTradingDays, todayInSeoul } from '../src/market/trading-days.ts';

/**
 * `npm run chk:reference -- (--history FILE | --database FILE) --metrics FILE`: do our figures for an imported history
 * equal those that somebody else computed from it? Prints the largest difference of each metric; exit 1 beyond 1e-6.
 *
 * The definitions are those of the metrics file, see `historyMetrics`.
 */
const TOLERANCE = 1e-6;

/** Closes by symbol in order of time, from a price file, checked like an import. */
async function closesOfFile(file: string): Promise<Map<string, number[]>> {
  const check = new PriceImport(todayInSeoul(Date.now()), krxTradingDays);
  const rows: { readonly symbol: string; readonly date: string; readonly close: number }[] = [];
  for await (const { lines, firstLine } of readLines(file)) {
    for (const [at, line] of lines.entries()) {
      const row = check.line(line, firstLine + at);
      if (row) rows.push({ symbol: row.symbol, date: row.sessionDate, close: row.closeKrw });
    }
  }
  const { errorCount } = check.finish();
  if (errorCount > 0) throw new Error(`${file} has ${errorCount} errors; npm run import -- --dry-run lists them.`);
  return seriesOf(rows.toSorted((a, b) => (a.date < b.date ? -1 : 1)));
}

/** Closes by symbol in order of time, as an import stored them. */
function closesOfDatabase(file: string): Map<string, number[]> {
  const db = new DatabaseSync(file, { readOnly: true });
  const rows = db
    .prepare(
      `select symbol, close_krw as close from candle join instrument on id = instrument_id
      where candle.dataset = 'IMPORT' order by session_date`,
    )
    .all();
  db.close();
  return seriesOf(rows.map((row) => ({ symbol: String(row['symbol']), close: Number(row['close']) })));
}

function seriesOf(rows: readonly { readonly symbol: string; readonly close: number }[]): Map<string, number[]> {
  const closes = new Map<string, number[]>();
  for (const { symbol, close } of rows) {
    const series = closes.get(symbol);
    if (series) series.push(close);
    else closes.set(symbol, [close]);
  }
  return closes;
}

const { values } = parseArgs({
  options: { history: { type: 'string' }, database: { type: 'string' }, metrics: { type: 'string' } },
});
if (!values.metrics || (values.history === undefined) === (values.database === undefined)) {
  console.error('npm run chk:reference -- (--history FILE.csv[.gz] | --database FILE) --metrics FILE.json');
  process.exit(2);
}
const closes = values.history === undefined ? closesOfDatabase(values.database!) : await closesOfFile(values.history);
const reference = JSON.parse(await readFile(values.metrics, 'utf8')) as { symbols: Record<string, HistoryMetrics> };
const worst = new Map<string, { readonly difference: number; readonly symbol: string }>();
const absent: string[] = [];
for (const [symbol, expected] of Object.entries(reference.symbols)) {
  const series = closes.get(symbol);
  if (!series) {
    absent.push(symbol);
    continue;
  }
  for (const [name, value] of Object.entries(historyMetrics(series))) {
    const difference = Math.abs(value - (expected[name] ?? Number.NaN));
    const known = worst.get(name)?.difference ?? -1;
    if (!(difference <= known)) worst.set(name, { difference, symbol });
  }
}
const compared = Object.keys(reference.symbols).length - absent.length;
console.log(
  `${compared} of ${Object.keys(reference.symbols).length} symbols compared, largest difference of each metric:`,
);
for (const [name, { difference, symbol }] of worst)
  console.log(`  ${name.padEnd(16)} ${difference.toExponential(1)}  ${symbol}`);
const failed = [...worst].filter(([, { difference }]) => !(difference <= TOLERANCE)).map(([name]) => name);
if (absent.length > 0) console.log(`not compared, no history: ${absent.join(', ')}`);
console.log(failed.length === 0 ? `all within ${TOLERANCE}` : `beyond ${TOLERANCE}: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 && compared > 0 ? 0 : 1;
