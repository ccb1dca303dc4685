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
