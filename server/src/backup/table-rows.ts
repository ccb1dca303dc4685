import { createHash } from 'node:crypto';

import { CompiledQuery } from 'kysely';
import type { Kysely } from 'kysely';

import { connectDatabase } from '../platform/db/database.ts';
import type { Orm } from '../platform/db/database.ts';
import { engineOf } from '../platform/db/engine.ts';
import type { DatabaseEngine } from '../platform/db/engine.ts';
import { momentFor, momentOf, nowSql } from '../platform/db/moment.ts';
import { migrationTable, UNFINISHED } from '../platform/db/migration-step.ts';
import { platformEntities } from '../platform/db/platform-entities.ts';
import type { DatabaseSettings } from '../platform/settings.ts';

/** What a column holds, whatever the engine calls it. */
export const columnKinds = ['integer', 'double', 'text', 'moment'] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** A value as archives hold it: numbers; an integer beyond 2^53 as its digits; moments as ISO text in UTC. */
export type Value = string | number | null;
export type Row = readonly Value[];

export interface TableShape {
  readonly name: string;
  /** Ascending by name, which is the same on every engine. */
  readonly columns: readonly { readonly name: string; readonly kind: ColumnKind }[];
}

interface Table extends TableShape {
  readonly key: readonly string[];
  /** Moments of the sign-in library are ISO text on SQLite, all others milliseconds. */
  readonly isoColumns: ReadonlySet<string>;
}

/** Where a log of changes stood when a snapshot was taken. */
export interface LogPosition {
  readonly file: string;
  readonly position: number;
  /** Executed transactions; empty where the server does not number them. */
  readonly gtids: string;
}

export interface Snapshot {
  /** Null where a point-in-time restore cannot start from it; `why` then says what is missing. */
  readonly log: LogPosition | null;
  readonly why: string | null;
}

/** Kept by the migrator. */
const notOurs = new Set(['schema_migration']);
/** They say what runs now, which is true nowhere else: in an archive so that a log of changes fits it, and removed after. */
const ofTheMoment = new Set(['running_process', 'lease']);

const kindsOfSqlite: Readonly<Record<string, ColumnKind>> = {
  integer: 'integer',
  bigint: 'integer',
  double: 'double',
  text: 'text',
  json: 'text',
  datetime: 'moment',
  date: 'moment',
};
const kindsOfMysql: Readonly<Record<string, ColumnKind>> = {
  int: 'integer',
  bigint: 'integer',
  tinyint: 'integer',
  double: 'double',
  varchar: 'text',
  char: 'text',
  text: 'text',
  longtext: 'text',
  enum: 'text',
  datetime: 'moment',
};

/** A session may be silent while what was read is on its way to a slow place. */
const SILENT_S = 24 * 3600;
/** Rows of one query: a few hundred kilobytes. */
const ROWS_AT_ONCE = 2000;
const MOST_PARAMETERS = 30_000;
/** Name in the migrator's table while a restore is on: no program knows it, so none starts on half of the rows. */

type Ask = <R = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]) => Promise<readonly R[]>;

/** The rows of a database, table by table, in one form on every engine. Has a connection of its own. */
export class TableRows {
  readonly orm: Orm;
  readonly engine: DatabaseEngine;
  readonly #ask: Ask;
  readonly #release: () => void;
  #tables: readonly Table[] | undefined;

  private constructor(orm: Orm, ask: Ask, release: () => void) {
    this.orm = orm;
    this.engine = engineOf(orm);
    this.#ask = ask;
    this.#release = release;
  }

  /** Opens it as it is, without a look at its schema. @throws SettingsError where the database does not answer. */
  static async open(database: DatabaseSettings): Promise<TableRows> {
    const orm = await connectDatabase(database, platformEntities);
    const kysely = orm.em.getKysely() as unknown as Kysely<object>;
    const askOn =
      (db: Kysely<object>): Ask =>
      async <R>(sql: string, parameters: readonly unknown[] = []) =>
        (await db.executeQuery<R>(CompiledQuery.raw(sql, [...parameters]))).rows;
    if (engineOf(orm) === 'sqlite') return new TableRows(orm, askOn(kysely), () => undefined); // it has one connection
    const given = Promise.withResolvers<Kysely<object>>();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    kysely
      .connection()
      .execute(async (db) => {
        given.resolve(db);
        await released;
      })
      .catch(given.reject);
    const ask = askOn(await given.promise);
    await ask(`set session wait_timeout = ${SILENT_S}, net_write_timeout = 600, lock_wait_timeout = 60`);
    try {
      await ask('set session information_schema_stats_expiry = 0'); // numbers of next rows as they are now
    } catch (error) {
      if ((error as { errno?: number }).errno !== 1193) throw error; // MariaDB keeps no old ones, and no such setting
    }
    return new TableRows(orm, ask, release);
  }

  async close(): Promise<void> {
    this.#release();
    await this.orm.close(true);
  }

  /** What the server calls itself. */
  async version(): Promise<string> {
    const sql = this.engine === 'mysql' ? 'select version() as v' : 'select sqlite_version() as v';
    const [row] = await this.#ask<{ v: string }>(sql);
    return `${this.engine === 'mysql' ? (/mariadb/i.test(row!.v) ? 'MariaDB' : 'MySQL') : 'SQLite'} ${row!.v}`;
  }

  /** Names of the migrations it has, ascending; none where it is empty. */
  async migrations(): Promise<readonly string[]> {
    if (!(await this.#tableNames()).includes('schema_migration')) return [];
    const rows = await this.#ask<{ name: string }>('select name from schema_migration order by name');
    return rows.map(({ name }) => name);
  }

  /** Every table with rows of the installation, ascending by name. @throws Error for a column of an unknown type. */
  async tables(): Promise<readonly TableShape[]> {
    return this.#shapes();
  }

  /**
   * From here on until `endSnapshot` the rows stay as they are now, for this reader alone. On MySQL commits wait for the moment
   * in which the position of the binary log is read.
   */
  async beginSnapshot(): Promise<Snapshot> {
    await this.#shapes();
    if (this.engine === 'sqlite') {
      await this.#ask('begin');
      await this.#ask('select count(*) from schema_migration'); // the first reading fixes what is seen
      return { log: null, why: 'embedded' };
    }
    let why: string | null = null;
    try {
      await this.#ask('flush tables with read lock');
    } catch (error) {
      why = `the account may not lock (${messageOf(error)}); grant it RELOAD and REPLICATION CLIENT`;
    }
    try {
      await this.#ask('set session transaction isolation level repeatable read');
      await this.#ask('start transaction with consistent snapshot, read only');
      if (why !== null) return { log: null, why };
      return await this.#position();
    } finally {
      if (why === null) await this.#ask('unlock tables');
    }
  }

  async #position(): Promise<Snapshot> {
    let why = 'the server writes no binary log';
    for (const sql of ['show binary log status', 'show master status']) {
      try {
        const [row] = await this.#ask<{ File: string; Position: number; Executed_Gtid_Set?: string }>(sql);
        if (!row) continue;
        const gtids = (row.Executed_Gtid_Set ?? '').replaceAll(/\s/g, '');
        return { log: { file: row.File, position: row.Position, gtids }, why: null };
      } catch (error) {
        if ((error as { errno?: number }).errno !== 1064) why = messageOf(error); // else: the words of another version
      }
    }
    return { log: null, why };
  }

  async endSnapshot(): Promise<void> {
    await this.#ask('rollback');
  }

  /** Rows in the order of the primary key, some at a time: memory does not grow with the table. */
  async *pages(name: string): AsyncGenerator<readonly Row[]> {
    const table = await this.#table(name);
    const columns = table.columns.map((column) => quoted(column.name)).join(', ');
    const keyAt = table.key.map((key) => table.columns.findIndex((column) => column.name === key));
    const order = table.key.map(quoted).join(', ');
    let last: readonly unknown[] | null = null;
    for (;;) {
      const { sql, parameters } = last === null ? { sql: '', parameters: [] } : this.#after(table.key, last);
      const found: readonly Record<string, unknown>[] = await this.#ask(
        `select ${columns} from ${quoted(name)} ${sql} order by ${order} limit ${ROWS_AT_ONCE}`,
        parameters,
      );
      if (found.length > 0)
        yield found.map((row) => table.columns.map(({ name: at, kind }) => valueOf(row[at], kind, `${name}.${at}`)));
      if (found.length < ROWS_AT_ONCE) return;
      last = keyAt.map((at) => found.at(-1)![table.columns[at]!.name]);
    }
  }

  /** Each engine finds its way along the key in its own words only. */
  #after(key: readonly string[], last: readonly unknown[]): { sql: string; parameters: readonly unknown[] } {
    const names = key.map(quoted);
    if (this.engine === 'sqlite')
      return { sql: `where (${names.join(', ')}) > (${names.map(() => '?').join(', ')})`, parameters: last };
    const steps = names.map((_, at) =>
      [...names.slice(0, at).map((name) => `${name} = ?`), `${names[at]} > ?`].join(' and '),
    );
    return { sql: `where (${steps.join(') or (')})`, parameters: names.flatMap((_, at) => last.slice(0, at + 1)) };
  }

  /** The number that the next row gets; null where keys are not numbered. */
  async nextId(name: string): Promise<number | null> {
    if (!(await this.#isNumbered(name))) return null;
    if (this.engine === 'sqlite') {
      const [row] = await this.#ask<{ seq: number }>('select seq from sqlite_sequence where name = ?', [name]);
      return row ? row.seq + 1 : 1;
    }
    const [row] = await this.#ask<{ n: number | string | null }>(
      'select auto_increment as n from information_schema.tables where table_schema = database() and table_name = ?',
      [name],
    );
    return Number(row?.n ?? 1);
  }

  async setNextId(name: string, next: number): Promise<void> {
    if (this.engine === 'mysql') {
      await this.#ask(`alter table ${quoted(name)} auto_increment = ${Math.max(1, Math.trunc(next))}`);
      return;
    }
    await this.#ask('delete from sqlite_sequence where name = ?', [name]);
    await this.#ask('insert into sqlite_sequence (name, seq) values (?, ?)', [name, next - 1]);
  }

  async #isNumbered(name: string): Promise<boolean> {
    const { key } = await this.#table(name);
    if (this.engine === 'mysql') {
      const rows = await this.#ask(
        `select 1 from information_schema.columns where table_schema = database() and table_name = ? and extra like '%auto_increment%'`,
        [name],
      );
      return rows.length > 0;
    }
    const [row] = await this.#ask<{ sql: string }>('select sql from sqlite_master where name = ?', [name]);
    return key.length === 1 && /autoincrement/i.test(row?.sql ?? '');
  }

  async count(name: string): Promise<number> {
    const [row] = await this.#ask<{ n: number | string }>(`select count(*) as n from ${quoted(name)}`);
    return Number(row!.n);
  }

  /** Tables that have a row, ascending; those of what runs now do not count. */
  async filled(): Promise<readonly string[]> {
    const names: string[] = [];
    for (const { name } of await this.#shapes())
      if (!ofTheMoment.has(name) && (await this.#ask(`select 1 from ${quoted(name)} limit 1`)).length > 0)
        names.push(name);
    return names;
  }

  /** Removes what is there. From the first change on no program starts on this database, until `open`, whatever becomes of us. */
  async beginLoading(): Promise<void> {
    await this.#ask(migrationTable[this.engine]);
    const [columns, values] = this.engine === 'mysql' ? [', done_count', ', 0'] : ['', ''];
    await this.#ask(`replace into schema_migration (name, sha256, applied_at${columns}) values (?, ?, ?${values})`, [
      UNFINISHED,
      '',
      new Date().toISOString(),
    ]);
    await this.#drop((await this.#tableNames()).filter((name) => name !== 'schema_migration'));
    await this.#ask('delete from schema_migration where name <> ?', [UNFINISHED]);
  }

  /** From here on rows may come before those that they refer to. */
  async beginRows(): Promise<void> {
    this.#tables = undefined;
    await this.#checkReferences(false);
  }

  /** Whether an earlier restore into it was cut off. */
  async isUnfinished(): Promise<boolean> {
    return (await this.migrations()).includes(UNFINISHED);
  }

  /** @param rows - In the order of the columns of `tables()`. */
  async insert(name: string, rows: readonly Row[]): Promise<void> {
    const table = await this.#table(name);
    const columns = table.columns.map((column) => quoted(column.name)).join(', ');
    const most = Math.max(1, Math.min(1000, Math.floor(MOST_PARAMETERS / table.columns.length)));
    if (this.engine === 'sqlite') await this.#ask('begin immediate');
    for (let at = 0; at < rows.length;) {
      const some: Row[] = [];
      for (let bytes = 0; at < rows.length && some.length < most && bytes < 4_000_000; at++) {
        some.push(rows[at]!);
        for (const value of rows[at]!) bytes += typeof value === 'string' ? value.length : 8;
      }
      const places = `(${table.columns.map(() => '?').join(', ')})`;
      await this.#ask(
        `insert into ${quoted(name)} (${columns}) values ${some.map(() => places).join(', ')}`,
        some.flatMap((row) => row.map((value, column) => this.#stored(value, table, column))),
      );
    }
    if (this.engine === 'sqlite') await this.#ask('commit');
  }

  #stored(value: Value, table: Table, column: number): unknown {
    const { name, kind } = table.columns[column]!;
    if (value === null || kind !== 'moment') return value;
    const moment = new Date(value);
    if (this.engine === 'mysql') return momentFor('mysql', moment);
    return table.isoColumns.has(name) ? moment.toISOString() : moment.getTime();
  }

  /** Rows that refer to a row that is not there, as `table.column: count`. Empty where all is well. */
  async danglingReferences(): Promise<readonly string[]> {
    if (this.engine === 'sqlite') {
      const rows = await this.#ask<{ table: string; parent: string }>('pragma foreign_key_check');
      return [...new Set(rows.map(({ table, parent }) => `${table} → ${parent}`))];
    }
    const keys = await this.#ask<{ t: string; c: string; pt: string; pc: string }>(
      `select table_name as t, column_name as c, referenced_table_name as pt, referenced_column_name as pc
       from information_schema.key_column_usage where table_schema = database() and referenced_table_name is not null`,
    );
    const wrong: string[] = [];
    for (const { t, c, pt, pc } of keys) {
      const rows = await this.#ask(
        `select 1 from ${quoted(t)} a left join ${quoted(pt)} b on a.${quoted(c)} = b.${quoted(pc)}
         where a.${quoted(c)} is not null and b.${quoted(pc)} is null limit 1`,
      );
      if (rows.length > 0) wrong.push(`${t}.${c} → ${pt}`);
    }
    return wrong;
  }

  /** All rows are there and whole. */
  async endRows(): Promise<void> {
    for (const { name } of await this.#shapes())
      if (ofTheMoment.has(name)) await this.#ask(`delete from ${quoted(name)}`);
    await this.#checkReferences(true);
  }

  /** Nothing is left to do: programs may start. */
  async open(): Promise<void> {
    await this.#ask('delete from schema_migration where name = ?', [UNFINISHED]);
  }

  /** Removes every table, the migrator's too. */
  async dropAll(): Promise<void> {
    await this.#drop(await this.#tableNames());
  }

  async #drop(names: readonly string[]): Promise<void> {
    await this.#checkReferences(false);
    for (const name of names) await this.#ask(`drop table ${quoted(name)}`);
    await this.#checkReferences(true);
    this.#tables = undefined;
  }

  async #checkReferences(isOn: boolean): Promise<void> {
    const name = this.engine === 'mysql' ? 'set session foreign_key_checks' : 'pragma foreign_keys';
    await this.#ask(`${name} = ${isOn ? 1 : 0}`);
  }

  /** A statement on the connection of this reader. */
  execute<R = Record<string, unknown>>(sql: string, parameters: readonly unknown[] = []): Promise<readonly R[]> {
    return this.#ask<R>(sql, parameters);
  }

  /** A moment as a column of rows keeps it. */
  moment(at: Date): string | number {
    return this.engine === 'mysql' ? momentFor('mysql', at) : at.getTime();
  }

  /** Number and SHA-256 of the rows as archives write them: equal on every engine for equal rows. */
  async fingerprint(name: string): Promise<{ readonly rows: number; readonly sha256: string }> {
    const hash = createHash('sha256');
    let rows = 0;
    for await (const page of this.pages(name)) {
      hash.update(page.map((row) => `${JSON.stringify(row)}\n`).join(''));
      rows += page.length;
    }
    return { rows, sha256: hash.digest('hex') };
  }

  /** Programs of the installation that gave a sign of life within so long, as people name them. */
  async alive(withinMs: number): Promise<readonly string[]> {
    if (!(await this.#tableNames()).includes('running_process')) return [];
    const rows = await this.#ask<{ role: string; host: string; pid: number }>(
      `select role, host_name as host, pid from running_process where beat_at >= ${nowSql(this.engine, -withinMs)} order by id`,
    );
    return rows.map(({ role, host, pid }) => `${role} on ${host} (process ${pid})`);
  }

  async #table(name: string): Promise<Table> {
    const found = (await this.#shapes()).find((table) => table.name === name);
    if (!found) throw new Error(`The database has no table ${name}.`);
    return found;
  }

  async #shapes(): Promise<readonly Table[]> {
    if (this.#tables) return this.#tables;
    const names = (await this.#tableNames()).filter((name) => !notOurs.has(name));
    const tables: Table[] = [];
    for (const name of names)
      tables.push(this.engine === 'mysql' ? await this.#ofMysql(name) : await this.#ofSqlite(name));
    return (this.#tables = tables);
  }

  async #tableNames(): Promise<string[]> {
    const rows = await this.#ask<{ n: string }>(
      this.engine === 'mysql'
        ? `select table_name as n from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE'`
        : `select name as n from sqlite_master where type = 'table' and name not like 'sqlite_%'`,
    );
    return rows.map(({ n }) => n).toSorted();
  }

  async #ofSqlite(name: string): Promise<Table> {
    const rows = await this.#ask<{ name: string; type: string; pk: number }>(`pragma table_info(${quoted(name)})`);
    return shapeOf(
      name,
      rows.map((row) => ({ name: row.name, type: row.type.toLowerCase(), key: row.pk })),
      kindsOfSqlite,
    );
  }

  async #ofMysql(name: string): Promise<Table> {
    const rows = await this.#ask<{ name: string; type: string; place: number | null }>(
      `select c.column_name as name, c.data_type as type, k.ordinal_position as place from information_schema.columns c
       left join information_schema.key_column_usage k on k.table_schema = c.table_schema and k.table_name = c.table_name
         and k.column_name = c.column_name and k.constraint_name = 'PRIMARY'
       where c.table_schema = database() and c.table_name = ?`,
      [name],
    );
    return shapeOf(
      name,
      rows.map((row) => ({ name: row.name, type: row.type.toLowerCase(), key: row.place ?? 0 })),
      kindsOfMysql,
    );
  }
}

function shapeOf(
  name: string,
  columns: readonly { readonly name: string; readonly type: string; readonly key: number }[],
  kinds: Readonly<Record<string, ColumnKind>>,
): Table {
  const key = columns.filter((column) => column.key > 0).toSorted((a, b) => a.key - b.key);
  if (key.length === 0) throw new Error(`Table ${name} has no primary key: it cannot be read in an order.`);
  return {
    name,
    columns: columns
      .map((column) => {
        const kind = kinds[column.type];
        if (kind === undefined)
          throw new Error(`${name}.${column.name} is of type ${column.type}, which archives do not hold.`);
        return { name: column.name, kind };
      })
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    key: key.map((column) => column.name),
    isoColumns: new Set(columns.filter(({ type }) => type === 'date').map((column) => column.name)),
  };
}

/** @throws Error where the database gives what no archive can hold. */
function valueOf(found: unknown, kind: ColumnKind, where: string): Value {
  if (found === null || found === undefined) return null;
  if (kind === 'moment' && (typeof found === 'number' || typeof found === 'string'))
    return momentOf(found).toISOString();
  if (kind === 'text' && (typeof found === 'string' || typeof found === 'number')) return String(found);
  if (kind === 'double' && (typeof found === 'number' || typeof found === 'string')) return Number(found);
  if (kind === 'integer') {
    if (typeof found === 'number' && Number.isSafeInteger(found)) return found;
    if (typeof found === 'string' || typeof found === 'bigint')
      return Number.isSafeInteger(Number(found)) ? Number(found) : String(found);
  }
  throw new Error(`${where} holds ${typeof found}, which is no ${kind}.`);
}

/** Sessions on MySQL quote as SQLite does. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
