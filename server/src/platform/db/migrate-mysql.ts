import { CompiledQuery } from 'kysely';
import type { Kysely } from 'kysely';

import type { Orm } from './database.ts';
import { migrationTable, refuseChanged, refuseNewer } from './migration-step.ts';
import type { Step } from './migration-step.ts';

/** A migration of another process may take that long. */
const lockWaitS = 3600;
/** Longer than any statement waits for its table. */
const silentS = 24 * 3600;

interface Done {
  readonly name: string;
  readonly sha256: string;
  readonly done_count: number;
}

type Run = <Row = unknown>(sql: string, parameters?: readonly unknown[]) => Promise<readonly Row[]>;

/** What a statement that was done already fails with: table, column, key, trigger or constraint there, or gone. */
const alreadyDone = new Set([1050, 1060, 1061, 1359, 1826, 3822, 1051, 1054, 1091, 1360, 3821]);

/**
 * MySQL ends a transaction at each change of the schema, so progress is kept by statement: a start that was cut off is gone on with
 * where it stopped. All of it happens under one named lock on one connection, which the server gives back if we are killed.
 */
export function migrateMysql(orm: Orm, steps: readonly Step[], isRestoring: boolean): Promise<string[]> {
  const kysely = orm.em.getKysely() as unknown as Kysely<object>;
  return kysely.connection().execute(async (db) => {
    const run: Run = async <Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await db.executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]))).rows;
    const lock = `${String(orm.config.get('dbName')).slice(0, 50)}.migration`;
    await run(`set session wait_timeout = ${silentS}`);
    const [answer] = await run<{ held: number | null }>('select get_lock(?, ?) as held', [lock, lockWaitS]);
    if (answer?.held !== 1) throw new Error(`Another process has been migrating the database for ${lockWaitS} s.`);
    try {
      return await applyMissing(run, steps, isRestoring);
    } finally {
      await run('do release_lock(?)', [lock]);
    }
  });
}

async function applyMissing(run: Run, steps: readonly Step[], isRestoring: boolean): Promise<string[]> {
  await run(migrationTable.mysql);
  const rows = await run<Done>('select name, sha256, done_count from schema_migration order by name');
  refuseNewer(
    rows.map(({ name }) => name),
    steps,
    isRestoring,
  );
  const known = new Map(rows.map((row) => [row.name, row]));
  const applied: string[] = [];
  for (const step of steps) {
    const before = known.get(step.name);
    if (before) refuseChanged(step, before.sha256);
    if (before && before.done_count >= step.statements.length) continue;
    await apply(run, step, before);
    applied.push(step.name);
  }
  return applied;
}

async function apply(run: Run, step: Step, before: Done | undefined): Promise<void> {
  if (!before)
    await run('insert into schema_migration (name, sha256, done_count, applied_at) values (?, ?, 0, ?)', [
      step.name,
      step.sha256,
      new Date().toISOString(),
    ]);
  const first = before?.done_count ?? 0;
  for (let at = first; at < step.statements.length; at++) {
    const isRepeat = before !== undefined && at === first;
    await advance(run, step, at, isRepeat);
  }
}

/** Rows change in one transaction with the count; a change of the schema commits by itself and may have been done before the count was. */
async function advance(run: Run, step: Step, at: number, isRepeat: boolean): Promise<void> {
  const statement = step.statements[at]!;
  const count = (): Promise<unknown> =>
    run('update schema_migration set done_count = ? where name = ?', [at + 1, step.name]);
  if (/^\s*(?:insert|update|delete)\b/i.test(statement)) {
    await run('start transaction');
    try {
      await run(statement);
      await count();
      await run('commit');
    } catch (error) {
      await run('rollback');
      throw error;
    }
    return;
  }
  try {
    await run(statement);
  } catch (error) {
    if (!isRepeat || !alreadyDone.has((error as { errno?: number }).errno ?? 0)) throw error;
  }
  await count();
}
