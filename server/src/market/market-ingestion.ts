import type { SectorCode } from '@convergence/shared/threat/catalogue';

import type { Orm } from '../platform/db/database.ts';
import type { ObjectStore } from '../platform/object-store.ts';
import type { DatabaseSettings } from '../platform/settings.ts';

import { openCandleWriter } from './candle-writer.ts';
import { ingestHistory } from './ingest-history.ts';
import type { IngestOutcome, IngestRequest } from './ingest-history.ts';
import type { Quotations } from './quotations.ts';

/** What is there from start to end of the process, for any number of ingestions. */
export interface MarketIngestion {
  readonly orm: Orm;
  /** The one that `orm` has open. */
  readonly database: DatabaseSettings;
  readonly objects: ObjectStore;
  readonly quotations: Quotations;
  /** The operator's own sectors by symbol; see `emulatorUniverse` for those of the emulator. */
  readonly sectors: Readonly<Record<string, SectorCode>>;
}

/**
 * `ingestHistory` with a writer of its own, which ends with it, and with the market's now: a day that the market has not
 * finished yet is never fetched.
 */
export async function ingestOnce(
  { orm, database, objects, quotations, sectors }: MarketIngestion,
  request: IngestRequest,
): Promise<IngestOutcome> {
  const { asOfDate, isSimulated } = await quotations.clock.now();
  const writer = openCandleWriter(database, orm);
  try {
    const to = request.to < asOfDate ? request.to : asOfDate;
    const { client } = quotations;
    return await ingestHistory(
      { client, orm, objects, writer, now: Date.now, isSimulated, sectors },
      { ...request, to },
    );
  } finally {
    await writer.close();
  }
}
