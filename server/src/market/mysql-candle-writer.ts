import { CompiledQuery } from 'kysely';
import type { DatabaseConnection, Kysely } from 'kysely';

import type { Orm } from '../platform/db/database.ts';

import type { BulkWriteResult, CommitRequest } from './bulk-candle-messages.ts';
import { Places } from './candle-batch.ts';
import type { CandleRow } from './candle-batch.ts';
import type { CandleWriter } from './candle-writer.ts';

/** Rows of one statement: some 80 KB, far below what a server takes; more at once are parsed no faster. */
const ROWS_AT_ONCE = 1000;
/** An import may pause for as long between two batches without losing what it has gathered; not while it has the turn of writing. */
const SILENT_S = 6 * 3600;
const SILENT_OF_OTHERS_S = 30;

const FIELDS = ['open_krw', 'high_krw', 'low_krw', 'close_krw', 'volume_shares'] as const;
/** With `<=>` two missing volumes are equal. */
const IS_EQUAL = FIELDS.map((field) => `c.${field} <=> s.${field}`).join(' and ');

type Run = (sql: string, parameters?: readonly unknown[]) => Promise<number>;

/** The bulk writer of MySQL: rows gather in a temporary table of one connection, which nobody else sees, and move in one transaction. */
export class MysqlCandleWriter implements CandleWriter {
  readonly #orm: Orm;
  /** Symbols of the gathered rows; rows carry the place, which is compared faster than a text. */
  readonly #staged = new Places();
  #held: Promise<Held> | undefined;

  constructor(orm: Orm) {
    this.#orm = orm;
  }

  async stage(rows: readonly CandleRow[]): Promise<void> {
    const { run } = await this.#connection();
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      const some = rows.slice(at, at + ROWS_AT_ONCE).map((row) => literal(this.#staged.of(row.symbol), row));
      await run(`replace into staged_candle values ${some.join(',')}`);
    }
  }

  async commit(request: CommitRequest): Promise<BulkWriteResult> {
    const held = await this.#connection();
    const result = await held.transaction(() => move(held, request, this.#staged.names()));
    await this.discard();
    return result;
  }

  async discard(): Promise<void> {
    const { run } = await this.#connection();
    await run('truncate table staged_candle'); // deleting a million rows takes as long as gathering them
    this.#staged.clear();
  }

  async close(): Promise<void> {
    if (this.#held) (await this.#held).release();
  }

  #connection(): Promise<Held> {
    this.#held ??= hold(this.#orm);
    return this.#held;
  }
}

/**
 * The row as it stands in a statement: writing it out costs a fraction of handing over seven values.
 *
 * @throws Error where a value is not what it should be; nothing else may get into a statement.
 */
function literal(place: number, { sessionDate, ...row }: CandleRow): string {
  const volume = row.volumeShares ?? 'null';
  const figures = [row.openKrw, row.highKrw, row.lowKrw, row.closeKrw];
  const isFit =
    /^[\w-]{1,10}$/.test(sessionDate) &&
    figures.every(Number.isSafeInteger) &&
    (volume === 'null' || Number.isSafeInteger(volume));
  if (!isFit) throw new Error(`Bulk writer: a candle of ${row.symbol} that cannot be stored`);
  return `(${place},'${sessionDate}',${figures.join(',')},${volume})`;
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
    await db.executeQuery(CompiledQuery.raw('drop temporary table staged_candle, staged_issue'));
    await db.executeQuery(CompiledQuery.raw(`set session wait_timeout = ${SILENT_OF_OTHERS_S}`));
  });
  given.catch(ready.reject);
  const db = await ready.promise;
  let open: Pick<DatabaseConnection, 'executeQuery'> | Kysely<object> = db;
  const ask = <Row>(sql: string, parameters: readonly unknown[] = []) =>
    (open as Kysely<object>).executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]));
  const endedAfter = (silentS: number) => ask(`set session wait_timeout = ${silentS}`);
  await endedAfter(SILENT_S);
  await ask(`create temporary table staged_candle (
    symbol_place int not null, session_date varchar(10) not null, open_krw bigint not null, high_krw bigint not null,
    low_krw bigint not null, close_krw bigint not null, volume_shares bigint null, primary key (symbol_place, session_date)
  ) default character set utf8mb4 collate utf8mb4_bin`);
  await ask(
    'create temporary table staged_issue (symbol_place int not null primary key, instrument_id int unsigned not null)',
  );
  return {
    run: async (sql, parameters) => Number((await ask(sql, parameters)).numAffectedRows ?? 0),
    rows: async <Row>(sql: string, parameters?: readonly unknown[]) => (await ask<Row>(sql, parameters)).rows,
    transaction: async (work) => {
      await endedAfter(SILENT_OF_OTHERS_S); // all writers wait for it: a process that is frozen here must not have its patience
      try {
        return await db.transaction().execute(async (tx) => {
          open = tx as unknown as Kysely<object>;
          try {
            return await work();
          } finally {
            open = db;
          }
        });
      } finally {
        await endedAfter(SILENT_S);
      }
    },
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

/** @throws Error where a gathered row is of no known issue. */
async function findIssues({ run, rows }: Held, symbols: readonly string[]): Promise<void> {
  await run('delete from staged_issue');
  if (symbols.length === 0) return;
  const places = symbols.map(() => '?').join(', ');
  const found = await rows<{ id: number; symbol: string }>(
    `select id, symbol from instrument where symbol in (${places})`,
    symbols,
  );
  const ids = new Map(found.map(({ id, symbol }) => [symbol, id]));
  const orphan = symbols.find((symbol) => !ids.has(symbol));
  if (orphan !== undefined) throw new Error(`Bulk writer: candles of ${orphan}, which is no known issue`);
  const issues = symbols.map((symbol, place) => `(${place},${ids.get(symbol)!})`);
  await run(`insert into staged_issue values ${issues.join(',')}`);
}

async function move(held: Held, request: CommitRequest, symbols: readonly string[]): Promise<BulkWriteResult> {
  const { run, rows } = held;
  const { dataset, ranges } = request;
  const now = new Date().toISOString().slice(0, -1).replace('T', ' ');
  await keepInstruments(held, request, now);
  await findIssues(held, symbols);
  const joined = 'from staged_candle s join staged_issue i on i.symbol_place = s.symbol_place';
  const known = `left join candle c on c.instrument_id = i.instrument_id and c.dataset = ? and c.session_date = s.session_date`;
  const [present] = await rows(
    'select 1 from staged_issue i join candle c on c.instrument_id = i.instrument_id where c.dataset = ? limit 1',
    [dataset],
  );
  const [counts] = await rows<Readonly<Record<'staged' | 'inserted' | 'updated', number | string>>>(
    present
      ? `select count(*) as staged, coalesce(sum(c.instrument_id is null), 0) as inserted,
          coalesce(sum(c.instrument_id is not null and not (${IS_EQUAL})), 0) as updated ${joined} ${known}`
      : 'select count(*) as staged, count(*) as inserted, 0 as updated from staged_candle',
    present ? [dataset] : [],
  );
  const [stagedCount, insertedCount, updatedCount] = [counts!.staged, counts!.inserted, counts!.updated].map(
    Number,
  ) as [number, number, number];
  const moved = `insert into candle (instrument_id, dataset, session_date, ${FIELDS.join(', ')})
    select i.instrument_id, ?, s.session_date, ${FIELDS.map((field) => `s.${field}`).join(', ')} ${joined}`;
  if (present && insertedCount + updatedCount > 0)
    await run(
      `${moved} ${known} where c.instrument_id is null or not (${IS_EQUAL})
      on duplicate key update ${FIELDS.map((field) => `${field} = values(${field})`).join(', ')}`,
      [dataset, dataset],
    );
  else if (insertedCount > 0) await run(moved, [dataset]);
  for (const { call, code, fromDate, toDate } of ranges)
    await run(
      `insert into ingested_range ("call", code, from_date, to_date, updated_at) values (?, ?, ?, ?, ?)
      on duplicate key update from_date = values(from_date), to_date = values(to_date), updated_at = values(updated_at)`,
      [call, code, fromDate, toDate, now],
    );
  return { insertedCount, updatedCount, unchangedCount: stagedCount - insertedCount - updatedCount };
}
