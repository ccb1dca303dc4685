import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';

/** Daily candles that nobody ever traded, as files: what an operator imports, and the same rows as a server's own loader takes them. */
export interface CandleFiles {
  readonly rowCount: number;
  readonly symbols: readonly string[];
  /** Columns date, symbol, open, high, low, close, volume; what `npm run import` takes. */
  readonly csv: string;
  /** Columns of the table `candle`, numbers of issues looked up already; tabs, as LOAD DATA takes them. */
  readonly tabs: string;
  /** The same with commas, as `.import` of the sqlite3 shell takes them. */
  readonly commas: string;
}

const LAST_DAY = Date.parse('2026-11-20T00:00:00Z');
const DAY_MS = 86_400_000;

/** The last weekdays up to a Friday, oldest first. */
function weekdays(count: number): string[] {
  const days: string[] = [];
  for (let at = LAST_DAY; days.length < count; at -= DAY_MS)
    if (new Date(at).getUTCDay() % 6 !== 0) days.push(new Date(at).toISOString().slice(0, 10));
  return days.toReversed();
}

/** A generator of whole numbers, the same in every run. */
function draws(): (below: number) => number {
  let state = 20_261_123;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * Writes the files; rows issue by issue, oldest first, which is the order of the table's key.
 *
 * @param dir - A folder that is there.
 */
export async function writeCandleFiles(dir: string, issueCount: number, sessionCount: number): Promise<CandleFiles> {
  const symbols = Array.from({ length: issueCount }, (_, at) => String(100_000 + at * 10));
  const days = weekdays(sessionCount);
  const files = {
    csv: path.join(dir, 'history.csv'),
    tabs: path.join(dir, 'rows.tsv'),
    commas: path.join(dir, 'rows.csv'),
  };
  const [csv, tabs, commas] = [files.csv, files.tabs, files.commas].map((file) => createWriteStream(file)) as [
    ReturnType<typeof createWriteStream>,
    ReturnType<typeof createWriteStream>,
    ReturnType<typeof createWriteStream>,
  ];
  csv.write('date,symbol,open,high,low,close,volume\n');
  const below = draws();
  for (const [at, symbol] of symbols.entries()) {
    const lines: string[] = [];
    const rows: string[][] = [];
    let close = 5_000 + below(200_000);
    for (const day of days) {
      const open = close;
      close = Math.max(100, close + Math.trunc(close * (below(41) - 20) * 0.001));
      const [high, low] = [Math.max(open, close) + below(50), Math.max(1, Math.min(open, close) - below(50))];
      const figures = [open, high, low, close, below(5_000_000)];
      lines.push(`${day},${symbol},${figures.join(',')}\n`);
      rows.push([String(at + 1), 'IMPORT', day, ...figures.map(String)]);
    }
    csv.write(lines.join(''));
    tabs.write(rows.map((row) => `${row.join('\t')}\n`).join(''));
    if (!commas.write(rows.map((row) => `${row.join(',')}\n`).join(''))) await once(commas, 'drain');
  }
  await Promise.all([csv, tabs, commas].map((stream) => once(stream.end(), 'finish')));
  return { rowCount: symbols.length * days.length, symbols, ...files };
}
