import { openCandleWriter } from '../src/market/candle-writer.ts';
import { importHistory } from '../src/market/import-history.ts';
import { krxTradingDays } from '../src/market/trading-days.ts';
import type { Orm } from '../src/platform/db/database.ts';
import type { DatabaseSettings } from '../src/platform/settings.ts';
import type { BulkWriteResult } from '../src/market/bulk-candle-messages.ts';

/** What `npm run import` does with a file, from its first byte to the commit. @throws Error where the file is refused. */
export async function importInto(database: DatabaseSettings, orm: Orm, csv: string): Promise<BulkWriteResult> {
  const writer = openCandleWriter(database, orm);
  try {
    const { written, report } = await importHistory({
      file: csv,
      universe: new Map(),
      today: '2026-11-23',
      tradingDays: krxTradingDays,
      writer,
    });
    if (!written) throw new Error(`The file was refused: ${JSON.stringify(report.errors[0])}`);
    return written;
  } finally {
    await writer.close();
  }
}
