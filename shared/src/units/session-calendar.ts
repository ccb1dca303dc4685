import * as holidaysByYear from '@hyunbinseo/holidays-kr/all';

import { DomainError } from '../errors.ts';

/**
 * Sessions of the Korea Exchange: weekdays without the national holidays of the official gazette (elections and days
 * declared for one occasion included), 1 May, and the last weekday of December.
 *
 * A date is `YYYY-MM-DD` in Asia/Seoul. Years outside `firstSessionYear` … `lastSessionYear` are refused: their holidays
 * are not known, and a guess would look like a fact.
 */

const holidayYears = new Map(
  Object.entries(holidaysByYear).map(([name, days]) => [Number(name.slice(1)), new Set(Object.keys(days))]),
);

/** First and last year whose holidays are known. */
export const firstSessionYear = Math.min(...holidayYears.keys());
export const lastSessionYear = Math.max(...holidayYears.keys());

const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const SATURDAY = 6;
const SUNDAY = 0;

/** Days since 1970-01-01 of a calendar date that exists. */
function dayNumber(date: string): number {
  const time = DATE.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (!Number.isFinite(time) || toDate(time / DAY_MS) !== date) throw new DomainError('E_FORMAT', ['date']);
  return time / DAY_MS;
}

function toDate(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 1970-01-01 was a Thursday. */
function isWeekend(day: number): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday === SATURDAY || weekday === SUNDAY;
}

function lastWeekdayOfDecember(year: number): string {
  let day = dayNumber(`${year}-12-31`);
  while (isWeekend(day)) day -= 1;
  return toDate(day);
}

function isOpen(day: number): boolean {
  const date = toDate(day);
  const year = Number(date.slice(0, 4));
  const holidays = holidayYears.get(year);
  if (!holidays) throw new DomainError('E_RANGE', ['date']);
  if (isWeekend(day) || holidays.has(date)) return false;
  return date.slice(5) !== '05-01' && date !== lastWeekdayOfDecember(year);
}

/** Whether shares trade on a date. Errors: E_FORMAT for a date that does not exist, E_RANGE for an unknown year. */
export function isSession(date: string): boolean {
  return isOpen(dayNumber(date));
}

/** First session after a date, which need not be a session itself; `count` steps further if asked. */
export function nextSession(date: string, count = 1): string {
  return stepSessions(date, count, 1);
}

/** Last session before a date, which need not be a session itself. */
export function previousSession(date: string, count = 1): string {
  return stepSessions(date, count, -1);
}

function stepSessions(date: string, count: number, direction: 1 | -1): string {
  if (!(Number.isSafeInteger(count) && count >= 1)) throw new DomainError('E_RANGE', ['count']);
  let day = dayNumber(date);
  for (let left = count; left > 0;) {
    day += direction;
    if (isOpen(day)) left -= 1;
  }
  return toDate(day);
}

/** Sessions from `from` to `to`, both included, ascending; empty when `to` comes first. */
export function sessionsBetween(from: string, to: string): string[] {
  const sessions: string[] = [];
  const last = dayNumber(to);
  for (let day = dayNumber(from); day <= last; day++) if (isOpen(day)) sessions.push(toDate(day));
  return sessions;
}

/** Delivery of a trade: two sessions later (T+2). */
export function settlementDate(tradeDate: string): string {
  return nextSession(tradeDate, 2);
}
