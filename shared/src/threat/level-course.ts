import type { LevelSegment } from '../units/threat-level.ts';
import { YEAR_DAYS } from './year.ts';

/**
 * How the threat level moves over one year: stretches of days, each at one level, one after the other from day 0. Entries from
 * `count` on are stale. Plain data.
 */
export interface LevelCourse {
  /** True for the course that arrival plans were made for: they know its mean. */
  readonly isPlanned: boolean;
  count: number;
  readonly level: ArrayLike<number>;
  /** First day of each stretch. */
  readonly startDay: ArrayLike<number>;
  readonly days: ArrayLike<number>;
}

/** The course of a level plan. @param segments - Add up to 365 days. */
export function plannedCourse(segments: readonly LevelSegment[]): LevelCourse {
  let day = 0;
  const startDay = segments.map(({ days }) => {
    const start = day;
    day += days;
    return start;
  });
  return {
    isPlanned: true,
    count: segments.length,
    level: segments.map(({ level }) => level),
    startDay,
    days: segments.map(({ days }) => days),
  };
}

/** Day after the last of a stretch. */
export function endOfStretch({ count, startDay }: LevelCourse, at: number): number {
  return at + 1 < count ? startDay[at + 1]! : YEAR_DAYS;
}

/** Level of a whole day of the year, from 0. */
export function levelOnDay({ count, level, startDay }: LevelCourse, day: number): number {
  let at = 0;
  while (at + 1 < count && startDay[at + 1]! <= day) at++;
  return level[at]!;
}
