import { newId } from '../platform/ids.ts';

import type { CandleWriter } from './candle-writer.ts';
import type { BulkWriteResult, InstrumentDraft } from './bulk-candle-messages.ts';
import type { CandleRow } from './candle-batch.ts';
import { readLines } from './price-file.ts';
import { PriceImport } from './price-import.ts';
import type { ImportReport, TradingDays } from './price-import.ts';
import type { UniverseEntry } from './universe-file.ts';

export interface ImportOptions {
  /** CSV with the columns date, symbol, open, high, low, close, volume; gzip by its `.gz` ending. */
  readonly file: string;
  /** Names and sectors by symbol, from a universe file or from what is stored already. */
  readonly universe: ReadonlyMap<string, UniverseEntry>;
  /** Today in Asia/Seoul, `YYYY-MM-DD`. */
  readonly today: string;
  readonly tradingDays: TradingDays;
  /** Null for a dry run: the same report, nothing stored. */
  readonly writer: CandleWriter | null;
  /** Share of the file that was read, 0 to 1. */
  readonly onProgress?: (ratio: number) => void;
}

export interface ImportOutcome {
  readonly report: ImportReport;
  /** Null where nothing was stored: a dry run, or errors. */
  readonly written: BulkWriteResult | null;
}

/**
 * Imports a price history whole or not at all: rows gather in the writer's temporary table while the file is checked, and
 * are stored in one transaction only if no line was at fault. Memory grows with rows by about 100 bytes each.
 */
export async function importHistory(options: ImportOptions): Promise<ImportOutcome> {
  const { file, universe, today, tradingDays, writer, onProgress } = options;
  const check = new PriceImport(today, tradingDays);
  let staging: Promise<void> = Promise.resolve();
  for await (const { lines, firstLine, progressRatio } of readLines(file)) {
    const rows: CandleRow[] = [];
    for (const [at, line] of lines.entries()) {
      const row = check.line(line, firstLine + at);
      if (row) rows.push(row);
    }
    await staging; // the thread stores a batch while the next one is parsed
    if (writer && check.errorCount === 0 && rows.length > 0) staging = writer.stage(rows);
    onProgress?.(progressRatio);
  }
  await staging;
  const report = check.finish();
  if (!writer) return { report, written: null };
  if (report.errorCount > 0) {
    await writer.discard();
    return { report, written: null };
  }
  const instruments = check.symbols().map((symbol) => importedInstrument(symbol, universe.get(symbol)));
  return { report, written: await writer.commit({ dataset: 'IMPORT', instruments, ranges: [] }) };
}

function importedInstrument(symbol: string, entry: UniverseEntry | undefined): InstrumentDraft {
  return {
    publicId: newId('ins'),
    symbol,
    nameKo: entry?.nameKo ?? symbol,
    nameEn: entry?.nameEn ?? symbol,
    segment: 'UNKNOWN', // neither file says where an issue is listed
    sector: entry?.sector ?? 'ETC',
    isSimulated: false,
    listedShares: null,
  };
}
