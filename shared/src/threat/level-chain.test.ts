import { describe, expect, it } from 'vitest';

import {
  courseOf,
  expectedDays,
  levelChain,
  meanLevelPlan,
  reachProbabilities,
  transitionFacts,
} from './level-chain.ts';
import type { TransitionMatrix } from './level-chain.ts';
import { levelOnDay } from './level-course.ts';

const SEED = 20261123;
const normalYear = [{ level: 0, days: 365 }];
const lively: TransitionMatrix = [
  [0.99, 0.008, 0.002, 0, 0],
  [0.03, 0.94, 0.02, 0.01, 0],
  [0, 0.05, 0.92, 0.02, 0.01],
  [0, 0, 0.08, 0.89, 0.03],
  [0, 0, 0, 0.15, 0.85],
];
const identity = lively.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
/** From 정상 to 관심 on one day in a hundred, and never back. */
const oneWay = identity.map((row, i) => (i === 0 ? [0.99, 0.01, 0, 0, 0] : row));

describe('the levels of a path', () => {
  const chain = levelChain(lively, normalYear);

  it('start at the first level of the plan, whose later segments they replace', () => {
    const later = [
      { level: 3, days: 10 },
      { level: 0, days: 355 },
    ];
    const first = courseOf(levelChain(lively, later), SEED, 0);
    expect(levelOnDay(first, 0)).toBe(3);
    expect(levelChain(lively, later).first).toBe(3);
    expect(courseOf(levelChain(identity, later), SEED, 5)).toMatchObject({ count: 1 });
  });
  it('are the same whoever asks, when, and for which path before', () => {
    const daysOf = (path: number): number[] => {
      const course = courseOf(structuredClone(chain), SEED, path);
      return Array.from({ length: 365 }, (_, day) => levelOnDay(course, day));
    };
    const backwards = [12, 4, 20, 4].map((path) => {
      const course = courseOf(chain, SEED, path);
      return Array.from({ length: 365 }, (_, day) => levelOnDay(course, day));
    });
    expect(backwards).toEqual([12, 4, 20, 4].map(daysOf));
    expect(daysOf(4)).not.toEqual(daysOf(12));
  });
  it('fill the 365 days without a gap, and each stretch is another level than the one before', () => {
    for (let path = 0; path < 200; path++) {
      const { count, level, startDay, days } = courseOf(chain, SEED, path);
      let day = 0;
      for (let at = 0; at < count; at++) {
        expect(startDay[at]).toBe(day);
        if (at > 0) expect(level[at]).not.toBe(level[at - 1]);
        day += days[at]!;
      }
      expect(day).toBe(365);
    }
  });
  it('take as many days at each level as the powers of the matrix say, within 4 standard errors', () => {
    const paths = 4096;
    const sums = lively.map(() => ({ days: 0, squares: 0, reached: 0 }));
    for (let path = 0; path < paths; path++) {
      const { count, level, days, startDay } = courseOf(chain, SEED, path);
      const spent = [0, 0, 0, 0, 0];
      let highest = 0;
      for (let at = 0; at < count; at++) {
        spent[level[at]!] = spent[level[at]!]! + days[at]!;
        if (startDay[at]! < 87) highest = Math.max(highest, level[at]!);
      }
      sums.forEach((sum, k) => {
        sum.days += spent[k]!;
        sum.squares += spent[k]! * spent[k]!;
        if (highest >= k) sum.reached++;
      });
    }
    const reach = reachProbabilities(chain, 86.9);
    expectedDays(chain).forEach((expected, k) => {
      const { days, squares, reached } = sums[k]!;
      const error = Math.sqrt((squares / paths - (days / paths) ** 2) / paths);
      expect(Math.abs(days / paths - expected)).toBeLessThan(4 * error);
      const ofReach = Math.sqrt((reach[k]! * (1 - reach[k]!)) / paths);
      expect(Math.abs(reached / paths - reach[k]!)).toBeLessThanOrEqual(4 * ofReach);
    });
  });
});

describe('exact figures of a chain', () => {
  const chain = levelChain(oneWay, normalYear);

  it('are those of a geometric time where one step leads up and none back', () => {
    const calm = Array.from({ length: 365 }, (_, day) => 0.99 ** day).reduce((sum, p) => sum + p, 0);
    expect(expectedDays(chain)[0]).toBeCloseTo(calm, 10);
    expect(expectedDays(chain)[1]).toBeCloseTo(365 - calm, 10);
    // The first day is at 정상; 30 days leave 29 steps, and a part of a day is a day on which it may have been reached.
    expect(reachProbabilities(chain, 30)).toEqual([1, expect.closeTo(1 - 0.99 ** 29, 12), 0, 0, 0]);
    expect(reachProbabilities(chain, 29.5)[1]).toBeCloseTo(1 - 0.99 ** 29, 12);
    expect(reachProbabilities(chain, 1)).toEqual([1, 0, 0, 0, 0]);
  });
  it('count a part of the last day as that part', () => {
    expect(expectedDays(chain, 1.5)).toEqual([1 + 0.5 * 0.99, 0.5 * 0.01, 0, 0, 0]);
  });
  it('are one segment of 365 days where the first level lasts for ever', () => {
    expect(meanLevelPlan(levelChain(identity, [{ level: 2, days: 365 }]))).toEqual([{ level: 2, days: 365 }]);
    expect(reachProbabilities(levelChain(identity, [{ level: 2, days: 365 }]), 60)).toEqual([1, 1, 1, 0, 0]);
  });
});

describe('what a matrix means in the long run', () => {
  it('is a distribution that one more day does not change, and the mean stay is one over the chance to leave', () => {
    const { stationary, meanStayDays } = transitionFacts(lively);
    const after = stationary!.map((_, j) => stationary!.reduce((sum, p, i) => sum + p * lively[i]![j]!, 0));
    stationary!.forEach((p, level) => expect(after[level]).toBeCloseTo(p, 14));
    expect(stationary!.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 14);
    expect(meanStayDays.map((days) => Math.round(days! * 1e6) / 1e6)).toEqual([
      100, 16.666667, 12.5, 9.090909, 6.666667,
    ]);
  });
  it('ends where a level is never left, and has no answer where several are', () => {
    const up = lively.map((row, i) => (i === 4 ? [0, 0, 0, 0, 1] : row));
    expect(transitionFacts(up)).toMatchObject({ stationary: [0, 0, 0, 0, 1] });
    expect(transitionFacts(up).meanStayDays[4]).toBeNull();
    expect(transitionFacts(identity).stationary).toBeNull();
  });
});

describe('a matrix that is none', () => {
  const changed = (i: number, j: number, value: number): TransitionMatrix =>
    lively.map((row, at) => row.map((probability, to) => (at === i && to === j ? value : probability)));

  it.each([
    ['a row that adds up to 1.01', changed(2, 3, 0.03), 'E_WEIGHTS_SUM', ['t', '2']],
    ['a negative probability', changed(2, 3, -0.02), 'E_RANGE', ['t', '2', '3']],
    ['a probability above 1', changed(0, 1, 1.5), 'E_RANGE', ['t', '0', '1']],
    ['no number', changed(4, 4, Number.NaN), 'E_NOT_FINITE', ['t', '4', '4']],
    ['four rows', lively.slice(1), 'E_LENGTH', ['t']],
    ['a row of four', lively.map((row, i) => (i === 1 ? row.slice(1) : row)), 'E_LENGTH', ['t', '1']],
  ])('is refused with the place of the fault: %s', (_, transition, code, path) => {
    expect(() => levelChain(transition, normalYear, ['t'])).toThrow(expect.objectContaining({ code, path }));
  });
  it('is taken where rounding alone keeps a row from 1', () => {
    expect(() => levelChain(changed(2, 3, 0.02 + 5e-10), normalYear)).not.toThrow();
  });
});
