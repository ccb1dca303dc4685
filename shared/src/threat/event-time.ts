import { DomainError } from '../errors.ts';
import { exp } from '../random/elementary.ts';
import { YEAR_DAYS } from './year.ts';
import { endOfStretch } from './level-course.ts';
import type { LevelCourse } from './level-course.ts';

/** Largest mean whose probability of none is still a normal number far from underflow (quant-spec Q6.1). */
const LARGEST_MEAN = 700;

/**
 * Arrivals of one kind of event over 365 days: how often at each threat level. Which level is when, a course says: count and times
 * follow the level-scaled intensity on it. Plain data, so it crosses to a worker as it is.
 */
export interface ArrivalPlan {
  /** Events a day at each of the five levels. */
  readonly ratePerDay: readonly number[];
  /** Expected events in the year on the planned course. */
  readonly mean: number;
  /** e^−mean, by our own exp. */
  readonly probabilityOfNone: number;
}

/**
 * @param planned - The course of the level plan, or for a chain the days that it spends at each level on average.
 * @param yearlyRates - Events a year while a level lasts, by level.
 * @throws DomainError E_RANGE when more than 700 events are expected.
 */
export function planArrivals(planned: LevelCourse, yearlyRates: readonly number[]): ArrivalPlan {
  const ratePerDay = yearlyRates.map((rate) => rate / YEAR_DAYS);
  const mean = eventsOn(ratePerDay, planned);
  if (!(mean <= LARGEST_MEAN)) throw new DomainError('E_RANGE', ['expectedEvents']);
  return { ratePerDay, mean, probabilityOfNone: exp(-mean) };
}

function eventsOn(ratePerDay: readonly number[], course: LevelCourse): number {
  let mean = 0;
  for (let at = 0; at < course.count; at++) mean += ratePerDay[course.level[at]!]! * course.days[at]!;
  return mean;
}

/** Expected events of the year on a course. */
export function expectedEvents({ ratePerDay, mean }: ArrivalPlan, course: LevelCourse): number {
  return course.isPlanned ? mean : eventsOn(ratePerDay, course);
}

/** Expected events on a course up to a day of the year; all of them from day 365 on. */
export function expectedUntil(plan: ArrivalPlan, course: LevelCourse, untilDays: number): number {
  if (untilDays >= YEAR_DAYS) return expectedEvents(plan, course);
  let expected = 0;
  for (let at = 0; at < course.count; at++) {
    const start = course.startDay[at]!;
    const days = Math.max(0, Math.min(endOfStretch(course, at), untilDays) - start);
    expected += plan.ratePerDay[course.level[at]!]! * days;
  }
  return expected;
}

/** Poisson count by inverse distribution function: probabilities are added from 0 until they reach u. */
export function drawCount(plan: ArrivalPlan, course: LevelCourse, u: number): number {
  const mean = expectedEvents(plan, course);
  let probability = course.isPlanned ? plan.probabilityOfNone : exp(-mean);
  let sum = probability;
  let count = 0;
  while (u > sum) {
    count++;
    probability *= mean / count;
    const next = sum + probability;
    if (next === sum) break; // rounding keeps the sum a hair below 1; nothing more can be added
    sum = next;
  }
  return count;
}

/** Time of an event in days, in (0, 365), from one uniform. */
export function drawTime(plan: ArrivalPlan, course: LevelCourse, u: number): number {
  return timeOf(plan, course, u * expectedEvents(plan, course));
}

/** Time of an event that is known to come before a day, from one uniform: by the intensity up to that day. */
export function drawTimeUntil(plan: ArrivalPlan, course: LevelCourse, untilDays: number, u: number): number {
  const mean = expectedEvents(plan, course);
  return timeOf(plan, course, ((u * expectedUntil(plan, course, untilDays)) / mean) * mean);
}

/** The day up to which `target` events are expected. */
function timeOf({ ratePerDay }: ArrivalPlan, course: LevelCourse, target: number): number {
  let at = 0;
  let before = 0;
  let rate = ratePerDay[course.level[0]!]!;
  let upTo = rate * course.days[0]!;
  while (at + 1 < course.count && upTo < target) {
    at++;
    before = upTo;
    rate = ratePerDay[course.level[at]!]!;
    upTo += rate * course.days[at]!;
  }
  return course.startDay[at]! + (target - before) / rate;
}
