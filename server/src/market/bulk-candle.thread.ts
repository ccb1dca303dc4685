import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

import { CANDLE_FIELDS, Places } from './candle-batch.ts';
import type { CandleBatch } from './candle-batch.ts';
import type { BulkReply, BulkRequest, BulkWriteResult, CommitRequest } from './bulk-candle-messages.ts';

/**
 * Thread of the bulk writer, with a connection of its own. Rows gather in a temporary table, which locks nobody out; the
 * commit moves them in one short transaction.
 */
const LOCK_WAIT_MS = 15_000;

const { file } = workerData as { file: string };
const db = new DatabaseSync(file);
db.exec(`pragma busy_timeout = ${LOCK_WAIT_MS}`);
db.exec('pragma journal_mode = wal');
db.exec('pragma synchronous = normal');
db.exec('pragma temp_store = memory');
db.exec(`create temp table staged_candle (
  symbol_place integer not null,
  session_date text not null,
  open_krw integer not null,
  high_krw integer not null,
  low_krw integer not null,
  close_krw integer not null,
  volume_shares integer null,
  primary key (symbol_place, session_date)
) without rowid`);
db.exec('create temp table staged_issue (symbol_place integer primary key, instrument_id integer not null)');
const stageRow = db.prepare('insert or replace into staged_candle values (?, ?, ?, ?, ?, ?, ?)');
/** Symbols of the gathered rows; rows carry the place, which is compared faster than a text. */
const staged = new Places();

function stage({ symbols, dates, places, values }: CandleBatch): null {
  const symbolPlaces = symbols.map((symbol) => staged.of(symbol));
  db.exec('savepoint stage');
  for (let row = 0; row * 2 < places.length; row += 1) {
    const at = row * CANDLE_FIELDS;
    const volume = values[at + 4]!;
    stageRow.run(
      symbolPlaces[places[row * 2]!]!,
      dates[places[row * 2 + 1]!]!,
      values[at]!,
      values[at + 1]!,
      values[at + 2]!,
      values[at + 3]!,
      Number.isNaN(volume) ? null : volume,
    );
  }
  db.exec('release stage');
  return null;
}

function discard(): null {
  db.exec('delete from staged_candle');
  staged.clear();
  return null;
}

/** @throws Error where a gathered row is of no known issue. */
function findIssues(): void {
  db.exec('delete from staged_issue');
  const find = db.prepare('select id from instrument where symbol = ?');
  const add = db.prepare('insert into staged_issue values (?, ?)');
  for (const [place, symbol] of staged.names().entries()) {
    const found = find.get(symbol) as { id: number } | undefined;
    if (!found) throw new Error(`candles of ${symbol}, which is no known issue`);
    add.run(place, found.id);
  }
}

const CHANGED = `(c.open_krw, c.high_krw, c.low_krw, c.close_krw, coalesce(c.volume_shares, -1))
  is not (s.open_krw, s.high_krw, s.low_krw, s.close_krw, coalesce(s.volume_shares, -1))`;

function commit({ dataset, instruments, ranges }: CommitRequest): BulkWriteResult {
  const now = new Date().toISOString();
  db.exec('begin immediate');
  try {
    // a name or sector that is known already is replaced; the history that is read is never demoted from an import
    const upsert = db.prepare(`insert into instrument
        (public_id, symbol, name_ko, name_en, segment, sector, is_simulated, dataset, listed_shares, updated_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (symbol) do update set
        name_ko = excluded.name_ko, name_en = excluded.name_en, segment = excluded.segment, sector = excluded.sector,
        is_simulated = excluded.is_simulated, listed_shares = coalesce(excluded.listed_shares, listed_shares),
        dataset = excluded.dataset, updated_at = excluded.updated_at
      where (name_ko, name_en, segment, sector, is_simulated, dataset) is not
        (excluded.name_ko, excluded.name_en, excluded.segment, excluded.sector, excluded.is_simulated, excluded.dataset)
        and (dataset <> 'IMPORT' or excluded.dataset = 'IMPORT')`);
    for (const draft of instruments) {
      const { publicId, symbol, nameKo, nameEn, segment, sector, isSimulated, listedShares } = draft;
      upsert.run(publicId, symbol, nameKo, nameEn, segment, sector, isSimulated ? 1 : 0, dataset, listedShares, now);
    }
    findIssues();
    const joined = `from staged_candle s join staged_issue i on i.symbol_place = s.symbol_place`;
    const known = `left join candle c on c.instrument_id = i.instrument_id and c.dataset = ? and c.session_date = s.session_date`;
    const row = (sql: string, ...values: string[]): Readonly<Record<string, number>> =>
      db.prepare(sql).get(...values) as Record<string, number>;
    const stagedCount = row('select count(*) as n from staged_candle')['n']!;
    const isAny = row(
      `select exists (select 1 from staged_issue i join candle c on c.instrument_id = i.instrument_id where c.dataset = ?) as n`,
      dataset,
    )['n']!;
    const counts = isAny
      ? row(
          `select coalesce(sum(c.instrument_id is null), 0) as inserted,
            coalesce(sum(c.instrument_id is not null and ${CHANGED}), 0) as updated ${joined} ${known}`,
          dataset,
        )
      : { inserted: stagedCount, updated: 0 };
    const [insertedCount, updatedCount] = [counts['inserted']!, counts['updated']!];
    const columns = 'instrument_id, dataset, session_date, open_krw, high_krw, low_krw, close_krw, volume_shares';
    const moved = `insert into candle (${columns})
      select i.instrument_id, ?, s.session_date, s.open_krw, s.high_krw, s.low_krw, s.close_krw, s.volume_shares ${joined}`;
    if (updatedCount > 0 || (isAny && insertedCount > 0))
      db.prepare(
        `${moved} ${known} where c.instrument_id is null or ${CHANGED}
        on conflict (instrument_id, dataset, session_date) do update set
          open_krw = excluded.open_krw, high_krw = excluded.high_krw, low_krw = excluded.low_krw,
          close_krw = excluded.close_krw, volume_shares = excluded.volume_shares`,
      ).run(dataset, dataset);
    else if (insertedCount > 0) db.prepare(moved).run(dataset);
    const range =
      db.prepare(`insert into ingested_range (call, code, from_date, to_date, updated_at) values (?, ?, ?, ?, ?)
      on conflict (call, code) do update set
        from_date = excluded.from_date, to_date = excluded.to_date, updated_at = excluded.updated_at`);
    for (const { call, code, fromDate, toDate } of ranges) range.run(call, code, fromDate, toDate, now);
    db.exec('commit');
    discard();
    return { insertedCount, updatedCount, unchangedCount: stagedCount - insertedCount - updatedCount };
  } catch (error) {
    db.exec('rollback');
    throw error;
  }
}

function answer(request: BulkRequest): BulkWriteResult | null {
  if (request.kind === 'stage') return stage(request.batch);
  if (request.kind === 'commit') return commit(request);
  if (request.kind === 'discard') return discard();
  db.close();
  return null;
}

const port = parentPort!;

function reply(message: BulkReply): void {
  port.postMessage(message, []); // threads have no origin to name
}

port.on('message', (request: BulkRequest) => {
  try {
    reply({ id: request.id, result: answer(request) });
  } catch (error) {
    reply({ id: request.id, error: error instanceof Error ? error.message : String(error) });
  }
  if (request.kind === 'close') port.close();
});
