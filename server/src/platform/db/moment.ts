import type { EntityManager } from '@mikro-orm/sql';

import { engineOf } from './engine.ts';
import type { DatabaseEngine } from './engine.ts';

const withoutZone = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?$/;

/** A moment as plain SQL writes it: ISO text where SQLite keeps text, UTC without its letter for MySQL, which does not know it. */
export function momentFor(engine: DatabaseEngine, moment: Date): string {
  const text = moment.toISOString();
  return engine === 'mysql' ? text.slice(0, -1).replace('T', ' ') : text;
}

/** A moment as plain SQL reads it: milliseconds, ISO text, or MySQL's text in UTC, which JavaScript would take for local time. */
export function momentOf(stored: string | number): Date {
  return new Date(isBareMoment(stored) ? `${stored.replace(' ', 'T')}Z` : stored);
}

/** Whether it is a moment in UTC that does not say so. */
export function isBareMoment(stored: string | number): stored is string {
  return typeof stored === 'string' && withoutZone.test(stored);
}

/**
 * The database's own now, in a statement: clocks of processes differ and may jump, and are not asked where processes have to agree.
 *
 * @param plusMs - Later by so much; a number of ours, never input.
 */
export function nowSql(engine: DatabaseEngine, plusMs = 0): string {
  const now = engine === 'mysql' ? 'utc_timestamp(3)' : `cast(unixepoch('subsec') * 1000 as integer)`;
  if (plusMs === 0) return now;
  return engine === 'mysql' ? `(${now} + interval ${plusMs * 1000} microsecond)` : `(${now} + ${plusMs})`;
}

/** The database's own now, in the transaction of `em` where it has one. One statement. */
export async function databaseNow(em: EntityManager): Promise<Date> {
  const sql = `select ${nowSql(engineOf(em))} as now`;
  const [row] = await em
    .getConnection()
    .execute<{ now: string | number }[]>(sql, [], 'all', em.getTransactionContext());
  return momentOf(row!.now);
}
