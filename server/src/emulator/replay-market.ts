import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

import { splitCsvLine } from '@convergence/shared/units/csv';

import type { EmulatedCandle, EmulatedInstrument, EmulatedMarket } from './market.ts';

/** Serves a history from a file instead of a generated one. The names are real, the time is not now. */
export class ReplayMarket implements EmulatedMarket {
  readonly mode = 'replay';
  readonly asOfDate: string;
  readonly instruments: readonly EmulatedInstrument[];
  readonly #candles: ReadonlyMap<string, readonly EmulatedCandle[]>;

  /** @param candles - By symbol, ascending by date, none later than `asOfDate`. */
  constructor(
    asOfDate: string,
    instruments: readonly EmulatedInstrument[],
    candles: ReadonlyMap<string, readonly EmulatedCandle[]>,
  ) {
    this.asOfDate = asOfDate;
    this.instruments = instruments;
    this.#candles = candles;
  }

  candles(symbol: string): readonly EmulatedCandle[] {
    return this.#candles.get(symbol) ?? [];
  }

  /** A price history of issues has no index. */
  indexCandles(): readonly EmulatedCandle[] {
    return [];
  }
}

/**
 * Loads a history with the columns date, symbol, open, high, low, close, volume, plain or gzip, into memory (about 100
 * bytes a row).
 *
 * @param universeFile - Names by symbol, columns symbol, name_ko and optionally name_en and sector; null: symbols as names.
 * @param asOf - Rows after it are left out; null: the end of the file.
 * @throws Error with the line that cannot be read. `npm run import -- --dry-run` finds every such line at once.
 */
export async function loadReplay(
  file: string,
  universeFile: string | null,
  asOf: string | null,
): Promise<ReplayMarket> {
  const candles = new Map<string, EmulatedCandle[]>();
  let lastDate = '';
  for await (const { line, value } of readRows(file, ['date', 'symbol', 'open', 'high', 'low', 'close', 'volume'])) {
    const date = value('date');
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Error(`${file}, line ${line}: date "${date}"`);
    if (asOf !== null && date > asOf) continue;
    const price = (column: string): number => {
      const number = Number(value(column));
      if (!(Number.isSafeInteger(number) && number > 0))
        throw new Error(`${file}, line ${line}: ${column} "${value(column)}"`);
      return number;
    };
    const volume = value('volume') === '' ? null : Number(value('volume'));
    if (Number.isNaN(volume)) throw new Error(`${file}, line ${line}: volume "${value('volume')}"`);
    const row = { date, open: price('open'), high: price('high'), low: price('low'), close: price('close'), volume };
    const series = candles.get(value('symbol'));
    if (series) series.push(row);
    else candles.set(value('symbol'), [row]);
    if (date > lastDate) lastDate = date;
  }
  if (candles.size === 0) throw new Error(`${file} has no rows${asOf === null ? '' : ` up to ${asOf}`}`);
  for (const rows of candles.values()) rows.sort((a, b) => (a.date < b.date ? -1 : 1));

  const names = universeFile === null ? new Map<string, Named>() : await readNames(universeFile);
  const instruments = [...candles].map(([symbol, rows]): EmulatedInstrument => {
    const named = names.get(symbol);
    return {
      symbol,
      nameKo: named?.nameKo ?? symbol,
      nameEn: named?.nameEn ?? symbol,
      sector: 'ETC', // the server maps industry names itself
      industryName: named?.industryName ?? '',
      standardIndustryName: named?.industryName ?? '',
      listedShares: 0, // not in a price history
      listedOn: rows[0]!.date,
    };
  });
  return new ReplayMarket(
    asOf ?? lastDate,
    instruments.toSorted((a, b) => (a.symbol < b.symbol ? -1 : 1)),
    candles,
  );
}

interface Named {
  readonly nameKo: string;
  readonly nameEn: string;
  readonly industryName: string;
}

async function readNames(file: string): Promise<Map<string, Named>> {
  const names = new Map<string, Named>();
  for await (const { value } of readRows(file, ['symbol', 'name_ko'])) {
    const nameKo = value('name_ko');
    names.set(value('symbol'), { nameKo, nameEn: value('name_en') || nameKo, industryName: value('sector') });
  }
  return names;
}

/** Rows of a CSV file by the names of its header. */
async function* readRows(
  file: string,
  required: readonly string[],
): AsyncGenerator<{ readonly line: number; readonly value: (column: string) => string }> {
  const source = createReadStream(file);
  const input = file.endsWith('.gz') ? source.pipe(createGunzip()) : source;
  source.on('error', (error) => input.destroy(error));
  let header: readonly string[] | null = null;
  let line = 0;
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() === '') continue;
    const fields = splitCsvLine(line === 1 ? text.replace(/^\uFEFF/, '') : text);
    if (!fields) throw new Error(`${file}, line ${line}: a quote is not closed`);
    if (header === null) {
      header = fields.map((name) => name.trim().toLowerCase());
      const missing = required.find((column) => !header!.includes(column));
      if (missing) throw new Error(`${file}: column ${missing} is missing`);
      continue;
    }
    const columns = header;
    yield { line, value: (column) => fields[columns.indexOf(column)]?.trim() ?? '' };
  }
}
