import { createHash } from 'node:crypto';

import type { Orm } from './database.ts';
import type { Migration } from './migrations/migration.ts';
import { migrations } from './migrations/migrations.ts';

/**
 * Applies the migrations that are missing, each in a transaction of its own that holds the write lock from its
 * beginning: of two processes that start at once one applies it and the other finds it done.
 *
 * @returns Names of the migrations that this call applied.
 * @throws Error where the database is newer than this program, or an applied migration was changed afterwards.
 */
export async function migrate(orm: Orm, list: readonly Migration[] = migrations): Promise<string[]> {
  const applied: string[] = [];
  await orm.em
    .getConnection()
    .execute(
      'create table if not exists schema_migration (name text primary key, sha256 text not null, applied_at text not null)',
    );
  await refuseNewer(orm, list);
  for (const migration of list) if (await apply(orm, migration)) applied.push(migration.name);
  return applied;
}

async function refuseNewer(orm: Orm, list: readonly Migration[]): Promise<void> {
  const known = new Set(list.map((migration) => migration.name));
  const rows = await orm.em
    .getConnection()
    .execute<{ name: string }[]>('select name from schema_migration order by name');
  const foreign = rows.find((row) => !known.has(row.name));
  if (foreign)
    throw new Error(
      `The database has migration ${foreign.name}, which this version does not know: start the newer version, or give another data folder.`,
    );
}

function apply(orm: Orm, migration: Migration): Promise<boolean> {
  const connection = orm.em.getConnection();
  const sha256 = createHash('sha256').update(migration.sqlite).digest('hex');
  return connection.transactional(async (ctx) => {
    const run = (sql: string, parameters: string[] = []): Promise<{ sha256?: string }[]> =>
      connection.execute(sql, parameters, 'all', ctx);
    const [done] = await run('select sha256 from schema_migration where name = ?', [migration.name]);
    if (done && done.sha256 !== sha256) {
      throw new Error(
        `Migration ${migration.name} was changed after it had been applied here: give another data folder, or restore it and add a new one.`,
      );
    }
    if (done) return false;
    for (const statement of statementsOf(migration.sqlite)) await run(statement);
    await run('insert into schema_migration (name, sha256, applied_at) values (?, ?, ?)', [
      migration.name,
      sha256,
      new Date().toISOString(),
    ]);
    return true;
  });
}

/** The driver runs one statement at a time and would leave the rest of a text out without a word. */
function statementsOf(sql: string): string[] {
  return sql.split(/;\s*(?:\n|$)/).filter((statement) => statement.trim() !== '');
}
