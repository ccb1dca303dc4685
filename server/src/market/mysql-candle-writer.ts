import { CompiledQuery } from 'kysely';
import type { DatabaseConnection, Kysely } from 'kysely';

import type { Orm } from '../platform/db/database.ts';

import type { BulkWriteResult, CommitRequest } from './bulk-candle-messages.ts';
import type { CandleRow } from './candle-batch.ts';
import type { CandleWriter } from './candle-writer.ts';

/** Rows of one statement: some 400 KB, far below what a server takes. */
const ROWS_AT_ONCE = 4000;
/** An import may pause for as long between two batches without losing what it has gathered. */
const SILENT_S = 6 * 3600;
const SILENT_OF_OTHERS_S = 30;

const FIELDS = ['open_krw', 'high_krw', 'low_krw', 'close_krw', 'volume_shares'] as const;
/** With `<=>` two missing volumes are equal. */
const IS_EQUAL = FIELDS.map((field) => `c.${field} <=> s.${field}`).join(' and ');

type Run = (sql: string, parameters?: readonly unknown[]) => Promise<number>;

/** The bulk writer of MySQL: rows gather in a temporary table of one connection, which nobody else sees, and move in one transaction. */
export class MysqlCandleWriter implements CandleWriter {
  readonly #orm: Orm;
  #held: Promise<Held> | undefined;

  constructor(orm: Orm) {
    this.#orm = orm;
  }

  async stage(rows: readonly CandleRow[]): Promise<void> {
    const { run } = await this.#connection();
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      const some = rows.slice(at, at + ROWS_AT_ONCE);
      const places = some.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ');
      await run(
        `replace into staged_candle values ${places}`,
        some.flatMap((row) => [
          row.symbol,
          row.sessionDate,
          row.openKrw,
          row.highKrw,
          row.lowKrw,
          row.closeKrw,
          row.volumeShares,
        ]),
      );
    }
  }

  async commit(request: CommitRequest): Promise<BulkWriteResult> {
    const held = await this.#connection();
    const result = await held.transaction(() => move(held, request));
    await this.discard();
    return result;
  }

  async discard(): Promise<void> {
    const { run } = await this.#connection();
    await run('delete from staged_candle');
  }

  async close(): Promise<void> {
    if (this.#held) (await this.#held).release();
  }

  #connection(): Promise<Held> {
    this.#held ??= hold(this.#orm);
    return this.#held;
  }
}

/** A connection that is ours until we give it back. */
interface Held {
  readonly run: Run;
  readonly rows: <Row>(sql: string, parameters?: readonly unknown[]) => Promise<readonly Row[]>;
  /** Takes its turn among all writers. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  release(): void;
}

async function hold(orm: Orm): Promise<Held> {
  const kysely = orm.em.getKysely() as unknown as Kysely<object>;
  const ready = Promise.withResolvers<Kysely<object>>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const given = kysely.connection().execute(async (db) => {
    ready.resolve(db);
    await released;
    await db.executeQuery(CompiledQuery.raw('drop temporary table staged_candle'));
    await db.executeQuery(CompiledQuery.raw(`set session wait_timeout = ${SILENT_OF_OTHERS_S}`));
  });
  given.catch(ready.reject);
  const db = await ready.promise;
  let open: Pick<DatabaseConnection, 'executeQuery'> | Kysely<object> = db;
  const ask = <Row>(sql: string, parameters: readonly unknown[] = []) =>
    (open as Kysely<object>).executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]));
  await ask(`set session wait_timeout = ${SILENT_S}`);
  await ask(`create temporary table staged_candle (
    symbol varchar(12) not null, session_date varchar(10) not null, open_krw bigint not null, high_krw bigint not null,
    low_krw bigint not null, close_krw bigint not null, volume_shares bigint null, primary key (symbol, session_date)
  ) default character set utf8mb4 collate utf8mb4_bin`);
  return {
    run: async (sql, parameters) => Number((await ask(sql, parameters)).numAffectedRows ?? 0),
    rows: async <Row>(sql: string, parameters?: readonly unknown[]) => (await ask<Row>(sql, parameters)).rows,
    transaction: (work) =>
      db.transaction().execute(async (tx) => {
        open = tx as unknown as Kysely<object>;
        try {
          return await work();
        } finally {
          open = db;
        }
      }),
    release,
  };
}

interface KnownInstrument {
  readonly id: number;
  readonly symbol: string;
  readonly name_ko: string;
  readonly name_en: string;
  readonly segment: string;
  readonly sector: string;
  readonly is_simulated: number;
  readonly dataset: string;
}

/** A name or sector that is known already is replaced; the history that is read is never demoted from an import. */
async function keepInstruments(
  { run, rows }: Held,
  { dataset, instruments }: CommitRequest,
  now: string,
): Promise<void> {
  if (instruments.length === 0) return;
  const found = await rows<KnownInstrument>(
    `select id, symbol, name_ko, name_en, segment, sector, is_simulated, dataset from instrument
    where symbol in (${instruments.map(() => '?').join(', ')})`,
    instruments.map(({ symbol }) => symbol),
  );
  const known = new Map(found.map((row) => [row.symbol, row]));
  for (const { publicId, symbol, nameKo, nameEn, segment, sector, isSimulated, listedShares } of instruments) {
    const row = known.get(symbol);
    const facts = [nameKo, nameEn, segment, sector, isSimulated ? 1 : 0, dataset];
    if (!row) {
      await run(
        `insert into instrument
          (name_ko, name_en, segment, sector, is_simulated, dataset, public_id, symbol, listed_shares, updated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [...facts, publicId, symbol, listedShares, now],
      );
      continue;
    }
    const present = [row.name_ko, row.name_en, row.segment, row.sector, row.is_simulated, row.dataset];
    const isDemoted = row.dataset === 'IMPORT' && dataset !== 'IMPORT';
    if (isDemoted || present.every((value, at) => value === facts[at])) continue;
    await run(
      `update instrument set name_ko = ?, name_en = ?, segment = ?, sector = ?, is_simulated = ?, dataset = ?,
        listed_shares = coalesce(?, listed_shares), updated_at = ? where id = ?`,
      [...facts, listedShares, now, row.id],
    );
  }
}

async function move(held: Held, request: CommitRequest): Promise<BulkWriteResult> {
  const { run, rows } = held;
  const { dataset, ranges } = request;
  const now = new Date().toISOString().slice(0, -1).replace('T', ' ');
  await keepInstruments(held, request, now);
  const [orphan] = await rows<{ symbol: string }>(
    'select symbol from staged_candle where symbol not in (select symbol from instrument) limit 1',
  );
  if (orphan) throw new Error(`Bulk writer: candles of ${orphan.symbol}, which is no known issue`);
  const joined = `from staged_candle s join instrument i on i.symbol = s.symbol
    left join candle c on c.instrument_id = i.id and c.dataset = ? and c.session_date = s.session_date`;
  const [counts] = await rows<{ staged: number; inserted: number | string; updated: number | string }>(
    `select count(*) as staged, coalesce(sum(c.instrument_id is null), 0) as inserted,
      coalesce(sum(c.instrument_id is not null and not (${IS_EQUAL})), 0) as updated ${joined}`,
    [dataset],
  );
  const [insertedCount, updatedCount] = [Number(counts!.inserted), Number(counts!.updated)];
  await run(
    `insert into candle (instrument_id, dataset, session_date, ${FIELDS.join(', ')})
    select i.id, ?, s.session_date, ${FIELDS.map((field) => `s.${field}`).join(', ')} ${joined}
    where c.instrument_id is null or not (${IS_EQUAL})
    on duplicate key update ${FIELDS.map((field) => `${field} = values(${field})`).join(', ')}`,
    [dataset, dataset],
  );
  for (const { call, code, fromDate, toDate } of ranges)
    await run(
      `insert into ingested_range ("call", code, from_date, to_date, updated_at) values (?, ?, ?, ?, ?)
      on duplicate key update from_date = values(from_date), to_date = values(to_date), updated_at = values(updated_at)`,
      [call, code, fromDate, toDate, now],
    );
  return { insertedCount, updatedCount, unchangedCount: counts!.staged - insertedCount - updatedCount };
}
