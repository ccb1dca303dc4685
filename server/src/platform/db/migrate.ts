import { createHash } from 'node:crypto';

import type { Orm } from './database.ts';
import { engineOf } from './engine.ts';
import type { Migration } from './migrations/migration.ts';
import { migrations } from './migrations/migrations.ts';
import { migrateMysql } from './migrate-mysql.ts';
import { migrationTable, refuseChanged, refuseNewer } from './migration-step.ts';
import type { Step } from './migration-step.ts';

/**
 * Applies the migrations that are missing. Of two processes that start at once one applies them and the other finds them done.
 *
 * @param isRestoring - Whether the caller is the restore whose mark stands there.
 * @returns Names of the migrations that this call applied.
 * @throws Error where the database is newer than this program, or an applied migration was changed afterwards.
 */
export async function migrate(
  orm: Orm,
  list: readonly Migration[] = migrations,
  isRestoring = false,
): Promise<string[]> {
  const engine = engineOf(orm);
  const steps = list.flatMap(({ name, [engine]: sql }): Step[] => {
    if (sql === undefined) return []; // what came before an engine was there is in that engine's first migration
    return [{ name, sha256: createHash('sha256').update(sql).digest('hex'), statements: statementsOf(sql) }];
  });
  return engine === 'mysql' ? migrateMysql(orm, steps, isRestoring) : migrateSqlite(orm, steps, isRestoring);
}

/** Each in a transaction of its own that holds the write lock from its beginning. */
async function migrateSqlite(orm: Orm, steps: readonly Step[], isRestoring: boolean): Promise<string[]> {
  const connection = orm.em.getConnection();
  await connection.execute(migrationTable.sqlite);
  const rows = await connection.execute<{ name: string }[]>('select name from schema_migration order by name');
  refuseNewer(
    rows.map(({ name }) => name),
    steps,
    isRestoring,
  );
  const applied: string[] = [];
  for (const step of steps) if (await applyToSqlite(orm, step)) applied.push(step.name);
  return applied;
}

function applyToSqlite(orm: Orm, step: Step): Promise<boolean> {
  const connection = orm.em.getConnection();
  return connection.transactional(async (ctx) => {
    const run = (sql: string, parameters: string[] = []): Promise<{ sha256: string }[]> =>
      connection.execute(sql, parameters, 'all', ctx);
    const [done] = await run('select sha256 from schema_migration where name = ?', [step.name]);
    if (done) {
      refuseChanged(step, done.sha256);
      return false;
    }
    for (const statement of step.statements) await run(statement);
    await run('insert into schema_migration (name, sha256, applied_at) values (?, ?, ?)', [
      step.name,
      step.sha256,
      new Date().toISOString(),
    ]);
    return true;
  });
}

/** The drivers run one statement at a time and would leave the rest of a text out without a word. */
function statementsOf(sql: string): string[] {
  return sql.split(/;\s*(?:\n|$)/).filter((statement) => statement.trim() !== '');
}
