import { exp } from '../random/elementary.ts';

import type { LevelSegment } from '../units/threat-level.ts';
import { DomainError } from '../errors.ts';
import { YEAR_DAYS } from './frequency.ts';

/** Largest mean whose probability of none is still a normal number far from underflow (quant-spec Q6.1). */
const LARGEST_MEAN = 700;

/**
 * Arrivals of one kind of event over 365 days: a Poisson count, then each time by the density of the level-scaled intensity.
 * Plain data, so it crosses to a worker as it is.
 */
export interface ArrivalPlan {
  /** Expected events in the year. */
  readonly mean: number;
  /** e^−mean, by our own exp. */
  readonly probabilityOfNone: number;
  /** First day of each segment, from 0. */
  readonly startDay: readonly number[];
  /** Events a day within the segment. */
  readonly ratePerDay: readonly number[];
  /** Expected events up to the end of the segment; the last is `mean`. */
  readonly cumulative: readonly number[];
}

/**
 * @param segments - Level plan that adds up to 365 days.
 * @param yearlyRates - Events a year while the segment lasts, one a segment.
 * @throws DomainError E_RANGE when more than 700 events are expected.
 */
export function planArrivals(segments: readonly LevelSegment[], yearlyRates: readonly number[]): ArrivalPlan {
  const startDay: number[] = [];
  const ratePerDay: number[] = [];
  const cumulative: number[] = [];
  let day = 0;
  let mean = 0;
  segments.forEach((segment, at) => {
    const rate = yearlyRates[at]! / YEAR_DAYS;
    startDay.push(day);
    ratePerDay.push(rate);
    mean += rate * segment.days;
    cumulative.push(mean);
    day += segment.days;
  });
  if (!(mean <= LARGEST_MEAN)) throw new DomainError('E_RANGE', ['expectedEvents']);
  return { mean, probabilityOfNone: exp(-mean), startDay, ratePerDay, cumulative };
}

/** Expected events up to a day of the year; `mean` from day 365 on. */
export function expectedUntil(plan: ArrivalPlan, untilDays: number): number {
  if (untilDays >= YEAR_DAYS) return plan.mean;
  let expected = 0;
  plan.startDay.forEach((start, at) => {
    const end = plan.startDay[at + 1] ?? YEAR_DAYS;
    expected += plan.ratePerDay[at]! * Math.max(0, Math.min(end, untilDays) - start);
  });
  return expected;
}

/** Poisson count by inverse distribution function: probabilities are added from 0 until they reach u. */
export function drawCount(plan: ArrivalPlan, u: number): number {
  let probability = plan.probabilityOfNone;
  let sum = probability;
  let count = 0;
  while (u > sum) {
    count++;
    probability *= plan.mean / count;
    const next = sum + probability;
    if (next === sum) break; // rounding keeps the sum a hair below 1; nothing more can be added
    sum = next;
  }
  return count;
}

/** Time of an event in days, in (0, 365), from one uniform. */
export function drawTime(plan: ArrivalPlan, u: number): number {
  const target = u * plan.mean;
  let at = 0;
  while (at + 1 < plan.cumulative.length && plan.cumulative[at]! < target) at++;
  const before = at === 0 ? 0 : plan.cumulative[at - 1]!;
  return plan.startDay[at]! + (target - before) / plan.ratePerDay[at]!;
}
