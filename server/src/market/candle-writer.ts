import type { Orm } from '../platform/db/database.ts';
import type { DatabaseSettings } from '../platform/settings.ts';

import type { BulkWriteResult, CommitRequest } from './bulk-candle-messages.ts';
import { BulkCandleWriter } from './bulk-candle-writer.ts';
import type { CandleRow } from './candle-batch.ts';
import { MysqlCandleWriter } from './mysql-candle-writer.ts';

/** Stores many candles without ever showing half of them. One writer serves one import or ingestion at a time. */
export interface CandleWriter {
  /** Gathers rows; a later row of the same issue and session replaces an earlier one. Nothing is visible yet. */
  stage(rows: readonly CandleRow[]): Promise<void>;
  /**
   * Stores the issues, the gathered rows and the ranges, all or nothing. Equal rows are left untouched.
   *
   * @throws Error where a gathered row's issue is neither given nor known; nothing is stored then, the rows stay gathered.
   */
  commit(request: CommitRequest): Promise<BulkWriteResult>;
  /** Forgets the gathered rows. */
  discard(): Promise<void>;
  close(): Promise<void>;
}

/** @param database - The one that `orm` has open. */
export function openCandleWriter(database: DatabaseSettings, orm: Orm): CandleWriter {
  return database.kind === 'mysql' ? new MysqlCandleWriter(orm) : new BulkCandleWriter(database.file);
}
