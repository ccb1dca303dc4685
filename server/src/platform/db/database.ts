import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { MikroORM, NodeSqliteDialect, SqliteDriver } from '@mikro-orm/sql';
import type { EntityClass } from '@mikro-orm/core';
import { CompiledQuery } from 'kysely';

import type { Settings } from '../settings.ts';
import { migrate } from './migrate.ts';
import { organisationFilter, OrganisationGuard } from './scope.ts';

export type Orm = MikroORM<SqliteDriver>;

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
      const giveUpAt = Date.now() + lockWaitMs;
      await run('pragma busy_timeout = 0'); // SQLite's own waiting would stop the event loop
      try {
        for (;;) {
          try {
            await run('begin immediate');
            return;
          } catch (error) {
            if (!isLocked(error) || Date.now() > giveUpAt) throw error;
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
 *
 * SQLite has one connection here: whoever awaits another em inside a transaction waits for ever.
 */
export async function openDatabase(
  settings: Pick<Settings, 'database'>,
  entities: readonly EntityClass<unknown>[],
): Promise<Orm> {
  const { file } = settings.database;
  if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true });
  const orm: Orm = await MikroORM.init<SqliteDriver>({
    driver: SqliteDriver,
    driverOptions: new ImmediateSqliteDialect(file),
    dbName: file,
    entities: [...entities],
    forceUtcTimezone: true,
    filters: { organisation: organisationFilter },
    autoJoinRefsForFilters: false, // rows of an organisation refer to its own; the guard sees to that at every write
    subscribers: [new OrganisationGuard()],
    schemaGenerator: { skipTables: ['schema_migration', 'sqlite_sequence', /^auth_/] },
  });
  const connection = orm.em.getConnection();
  await connection.execute(busyTimeout);
  await connection.execute('pragma journal_mode = wal');
  await connection.execute('pragma synchronous = normal');
  await connection.execute('pragma foreign_keys = on');
  try {
    await migrate(orm);
  } catch (error) {
    await orm.close();
    throw error;
  }
  return orm;
}
