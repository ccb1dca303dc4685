import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

import type { EntityClass, Options } from '@mikro-orm/core';
import { MikroORM, NodeSqliteDialect, SqliteDriver } from '@mikro-orm/sql';
import { CompiledQuery } from 'kysely';

import { measurements } from '../measured.ts';
import { SettingsError } from '../settings.ts';
import type { DatabaseSettings, Settings } from '../settings.ts';
import { migrate } from './migrate.ts';
import { organisationFilter, OrganisationGuard } from './scope.ts';

export type Orm = MikroORM;

/** How long a transaction waits for another process to end its own. */
const lockWaitMs = 10_000;
const lockRetryMs = 10;
/** For single statements outside of transactions, which are short. */
const busyTimeout = 'pragma busy_timeout = 5000';

function isLocked(error: unknown): boolean {
  const sqliteBusy = 5;
  return error instanceof Error && (error as { errcode?: number }).errcode === sqliteBusy;
}

/**
 * A transaction takes the write lock when it begins. SQLite's own `begin` takes it at the first write, and if another
 * process has written since the first read, that write fails at once, busy time-out or not.
 */
class ImmediateSqliteDialect extends NodeSqliteDialect {
  override createDriver(): ReturnType<NodeSqliteDialect['createDriver']> {
    const driver = super.createDriver();
    driver.beginTransaction = async (connection) => {
      const run = (sql: string): Promise<unknown> => connection.executeQuery(CompiledQuery.raw(sql));
      const startedAt = performance.now();
      await run('pragma busy_timeout = 0'); // SQLite's own waiting would stop the event loop
      try {
        for (;;) {
          try {
            await run('begin immediate');
            measurements.writerWait.publish(performance.now() - startedAt);
            return;
          } catch (error) {
            if (!isLocked(error) || performance.now() > startedAt + lockWaitMs) throw error;
            await setTimeout(lockRetryMs);
          }
        }
      } finally {
        await run(busyTimeout);
      }
    };
    return driver;
  }
}

/**
 * Opens the database and brings its schema up to date.
 *
 * @param settings - Which database; `:memory:` as file lives as long as the connection.
 * @param entities - Rows that will be used; the list of `entities.ts`, or a part of it in a test.
 * @returns The ORM. Its own `em` refuses to read rows that belong to an organisation: take `scopedEm` or `systemEm`.
 * @throws SettingsError where MySQL does not answer, or refuses user or database.
 *
 * SQLite has one connection here: whoever awaits another em inside a transaction waits for ever.
 */
export async function openDatabase(
  { database }: Pick<Settings, 'database'>,
  entities: readonly EntityClass<unknown>[],
): Promise<Orm> {
  const orm = await connectDatabase(database, entities);
  try {
    await migrate(orm);
  } catch (error) {
    await orm.close();
    throw error;
  }
  return orm;
}

/** The same without a look at its schema. @throws SettingsError where MySQL does not answer, or refuses user or database. */
export function connectDatabase(database: DatabaseSettings, entities: readonly EntityClass<unknown>[]): Promise<Orm> {
  return database.kind === 'mysql' ? openMysql(database.url, entities) : openSqlite(database.file, entities);
}

/** What holds on every engine. */
function shared(entities: readonly EntityClass<unknown>[]): Partial<Options> {
  return {
    entities: [...entities],
    forceUtcTimezone: true,
    filters: { organisation: organisationFilter },
    autoJoinRefsForFilters: false, // rows of an organisation refer to its own; the guard sees to that at every write
    subscribers: [new OrganisationGuard()],
    schemaGenerator: { skipTables: ['schema_migration', 'sqlite_sequence', /^auth_/] },
  };
}

async function openSqlite(file: string, entities: readonly EntityClass<unknown>[]): Promise<Orm> {
  if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true });
  const orm = await MikroORM.init<SqliteDriver>({
    ...(shared(entities) as object),
    driver: SqliteDriver,
    driverOptions: new ImmediateSqliteDialect(file),
    dbName: file,
  });
  const connection = orm.em.getConnection();
  await connection.execute(busyTimeout);
  await connection.execute('pragma journal_mode = wal');
  await connection.execute('pragma synchronous = normal');
  await connection.execute('pragma foreign_keys = on');
  return orm as Orm;
}

/** Statements and transactions at once in one process; transactions wait for each other besides. */
const mysqlConnections = 20;

/** `like` ignores the case of letters on SQLite, while `=` does not; so it does here. */
function ignoringCase(sql: string): string {
  return sql.replaceAll(' like ?', ' collate utf8mb4_general_ci like ?');
}

async function openMysql(url: string, entities: readonly EntityClass<unknown>[]): Promise<Orm> {
  const { fitForMysql } = await import('./mysql-columns.ts');
  const { idleMs, OneWriterDriver, prepareSession } = await import('./mysql-driver.ts'); // only those who use it pay for it
  const orm = await MikroORM.init({
    ...(shared(entities) as object),
    driver: OneWriterDriver,
    clientUrl: url,
    charset: 'utf8mb4',
    collate: 'utf8mb4_bin', // capital and small letters are different, as on SQLite
    pool: { max: mysqlConnections, idleTimeoutMillis: idleMs },
    onCreateConnection: prepareSession,
    onQuery: ignoringCase,
    discovery: { afterDiscovered: fitForMysql, warnWhenNoEntities: false },
  });
  try {
    await orm.em.getConnection().execute('select 1');
  } catch (error) {
    await orm.close();
    const why = error instanceof Error ? error.message : String(error);
    throw new SettingsError(
      'DATABASE_URL',
      `the database cannot be used (${why}); start MySQL, or correct address, user, password and name of the database.`,
    );
  }
  return orm;
}
