import { MySqlConnection, MySqlDriver } from '@mikro-orm/mysql';
import type { Configuration } from '@mikro-orm/core';
import { CompiledQuery } from 'kysely';
import type { DatabaseConnection, Dialect, Driver } from 'kysely';

import { measurements } from '../measured.ts';
import { OutageError } from '../outage.ts';

/** How long a transaction waits for others to end; longer than a session may be silent, so a frozen process holds nobody up for ever. */
const lockWaitS = 45;
/** The server ends a session that says nothing for so long, in the middle of a transaction too. */
const silentS = 30;
/** Our pool gives connections up before the server does. */
export const idleMs = 20_000;

/**
 * One writer at a time, as on SQLite: a transaction holds a named lock of the server from its beginning. What is read in it cannot
 * change before its writes, so the same code is right on both, and no two transactions can block each other.
 */
class OneWriterConnection extends MySqlConnection {
  override async createKyselyDialect(overrides: Parameters<MySqlConnection['createKyselyDialect']>[0]) {
    const dialect = await super.createKyselyDialect(overrides);
    const name = writerLock(this.config.get('dbName') ?? '');
    const makeDriver = dialect.createDriver.bind(dialect);
    (dialect as Dialect).createDriver = () => withWriterLock(makeDriver(), name);
    return dialect;
  }
}

/** MySQL and MariaDB, with one writer at a time. */
export class OneWriterDriver extends MySqlDriver {
  constructor(config: Configuration) {
    super(config);
    Reflect.set(this, 'connection', new OneWriterConnection(config)); // the driver offers no other way to choose it
  }
}

/** Names of locks belong to the whole server and have at most 64 characters. */
export function writerLock(database: string): string {
  return `${database.slice(0, 50)}.writer`;
}

function withWriterLock(driver: Driver, name: string): Driver {
  const begin = driver.beginTransaction.bind(driver);
  const commit = driver.commitTransaction.bind(driver);
  const rollback = driver.rollbackTransaction.bind(driver);
  const acquire = driver.acquireConnection.bind(driver);
  const release = (connection: DatabaseConnection): Promise<unknown> =>
    connection.executeQuery(CompiledQuery.raw('do release_lock(?)', [name]));

  driver.acquireConnection = async (...options) => {
    const startedAt = performance.now();
    const connection = await acquire(...options);
    measurements.connectionWait.publish(performance.now() - startedAt);
    return connection;
  };
  driver.beginTransaction = async (connection, settings) => {
    const startedAt = performance.now();
    const sql = CompiledQuery.raw('select get_lock(?, ?) as held', [name, lockWaitS]);
    const { rows } = await connection.executeQuery<{ held: number | null }>(sql);
    measurements.writerWait.publish(performance.now() - startedAt);
    if (rows[0]?.held !== 1) throw new OutageError('database', `other transactions did not end within ${lockWaitS} s`);
    try {
      await begin(connection, settings);
    } catch (error) {
      await release(connection);
      throw error;
    }
  };
  driver.commitTransaction = async (connection) => {
    await commit(connection);
    await release(connection);
  };
  driver.rollbackTransaction = async (connection) => {
    await rollback(connection);
    await release(connection);
  };
  return driver;
}

/** Every connection quotes names as SQLite does too, refuses what does not fit, counts time in UTC and does not outlive its process. */
export async function prepareSession(opened: unknown): Promise<void> {
  const connection = opened as DatabaseConnection; // the hook is declared for every kind of driver
  const modes =
    'ANSI_QUOTES,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';
  await connection.executeQuery(
    CompiledQuery.raw(`set session sql_mode = '${modes}', time_zone = '+00:00', wait_timeout = ${silentS}`),
  );
}
