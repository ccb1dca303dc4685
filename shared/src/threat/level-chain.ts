import { DomainError } from '../errors.ts';
import { streams, uniformAt } from '../random/philox.ts';
import { threatLevels } from '../units/threat-level.ts';
import type { LevelSegment } from '../units/threat-level.ts';
import { YEAR_DAYS } from './year.ts';
import type { LevelCourse } from './level-course.ts';

const LEVELS = threatLevels.length;
/** How far the probabilities of a row may be from adding up to 1. */
const ROW_SLACK = 1e-9;

/** Probability of level j on the next day at level i, 5 × 5 (quant-spec Q10, link 3). */
export type TransitionMatrix = readonly (readonly number[])[];

/** A matrix that was checked, with the level of day 0. Plain data. */
export interface LevelChain {
  /** Level of day 0. */
  readonly first: number;
  /** Rows add up to 1 up to rounding. */
  readonly transition: TransitionMatrix;
  /** Sums of each row up to and including the column. */
  readonly cumulative: TransitionMatrix;
  /** By row, the last level with a positive probability: a uniform above all sums goes there. */
  readonly lastColumn: readonly number[];
}

/**
 * @param path - Of the field that holds the matrix.
 * @throws DomainError E_LENGTH for the matrix or a row that has not five entries, E_NOT_FINITE and E_RANGE for an entry that is no
 * probability, E_WEIGHTS_SUM for a row whose probabilities do not add up to 1.
 */
export function assertTransition(transition: TransitionMatrix, path: readonly string[] = ['transition']): void {
  if (transition.length !== LEVELS) throw new DomainError('E_LENGTH', path);
  transition.forEach((row, i) => {
    if (row.length !== LEVELS) throw new DomainError('E_LENGTH', [...path, String(i)]);
    row.forEach((probability, j) => {
      if (!Number.isFinite(probability)) throw new DomainError('E_NOT_FINITE', [...path, String(i), String(j)]);
      if (!(probability >= 0 && probability <= 1)) throw new DomainError('E_RANGE', [...path, String(i), String(j)]);
    });
    const sum = row.reduce((total, probability) => total + probability, 0);
    if (!(Math.abs(sum - 1) <= ROW_SLACK)) throw new DomainError('E_WEIGHTS_SUM', [...path, String(i)]);
  });
}

/**
 * The chain of a matrix that starts at the level of a plan's first segment, whose later segments it replaces.
 *
 * @throws DomainError as `assertTransition`; E_SEGMENTS_SUM for a plan without a segment.
 */
export function levelChain(
  transition: TransitionMatrix,
  levelPlan: readonly LevelSegment[],
  path?: readonly string[],
): LevelChain {
  assertTransition(transition, path);
  const first = levelPlan.find(({ days }) => days > 0)?.level;
  if (first === undefined) throw new DomainError('E_SEGMENTS_SUM', ['levelPlan']);
  const rows = transition.map((row) => {
    const sum = row.reduce((total, probability) => total + probability, 0);
    return row.map((probability) => probability / sum);
  });
  return {
    first,
    transition: rows,
    cumulative: rows.map((row) => {
      let sum = 0;
      return row.map((probability) => (sum += probability));
    }),
    lastColumn: rows.map((row) => row.findLastIndex((probability) => probability > 0)),
  };
}

/** Whether the level of day 0 lasts for ever: the chain is then a level plan of one segment. */
export function staysForEver({ transition, first }: LevelChain): boolean {
  return transition[first]![first] === 1;
}

/** Courses that are kept: the kernel asks for four paths ahead of the threats, and twice. */
const KEPT = 8;

/** The courses of the latest paths of a chain, each at the remainder of its path. */
class CourseMemory {
  readonly #seeds = new Float64Array(KEPT).fill(-1);
  readonly #paths = new Float64Array(KEPT).fill(-1);
  readonly #courses = Array.from({ length: KEPT }, () => ({
    isPlanned: false,
    count: 0,
    level: new Uint8Array(YEAR_DAYS),
    startDay: new Uint16Array(YEAR_DAYS),
    days: new Uint16Array(YEAR_DAYS),
  }));

  of(chain: LevelChain, seed: number, path: number): LevelCourse {
    const at = path % KEPT;
    const course = this.#courses[at]!;
    if (this.#seeds[at] === seed && this.#paths[at] === path) return course;
    this.#seeds[at] = seed;
    this.#paths[at] = path;
    course.level[0] = chain.first;
    course.startDay[0] = 0;
    course.count = 1;
    let level = chain.first;
    for (let day = 0; day + 1 < YEAR_DAYS; day++) {
      if (chain.transition[level]![level] === 1) break; // nothing to draw: it stays
      const next = nextLevel(chain, level, uniformAt(seed, path, day, streams.threatRegime, 0));
      if (next === level) continue;
      const last = course.count++;
      course.days[last - 1] = day + 1 - course.startDay[last - 1]!;
      course.level[last] = next;
      course.startDay[last] = day + 1;
      level = next;
    }
    course.days[course.count - 1] = YEAR_DAYS - course.startDay[course.count - 1]!;
    return course;
  }
}

/** By inverse distribution function: the first level whose cumulative probability reaches u. */
function nextLevel({ cumulative, lastColumn }: LevelChain, level: number, u: number): number {
  const row = cumulative[level]!;
  const last = lastColumn[level]!;
  let next = 0;
  while (next < last && u > row[next]!) next++;
  return next;
}

const memories = new WeakMap<LevelChain, CourseMemory>();

/**
 * The levels of one path: day d decides that of day d + 1 by the uniform at stream 7, step d, dim 0. Both sides of a run, operation
 * and holdings, ask for the same course.
 *
 * @returns Overwritten when another path eight further is asked for.
 *
 * Cost: one uniform a day, once a path while the same chain object is asked.
 */
export function courseOf(chain: LevelChain, seed: number, path: number): LevelCourse {
  let memory = memories.get(chain);
  if (!memory) memories.set(chain, (memory = new CourseMemory()));
  return memory.of(chain, seed, path);
}

/** Law of the level on day 0. */
function startOf({ first }: LevelChain): number[] {
  return threatLevels.map((_, level) => (level === first ? 1 : 0));
}

/** Row vector times the matrix. */
function step({ transition }: LevelChain, row: readonly number[]): number[] {
  return row.map((_, j) => row.reduce((sum, mass, i) => sum + mass * transition[i]![j]!, 0));
}

/**
 * Mean days at each level up to a day of the year; they add up to `untilDays`.
 *
 * @param untilDays - The year's 365 unless given; a part of the last day counts as that part.
 */
export function expectedDays(chain: LevelChain, untilDays = YEAR_DAYS): number[] {
  let law = startOf(chain);
  const days = law.map(() => 0);
  const end = Math.min(YEAR_DAYS, untilDays);
  for (let day = 0; day < end; day++) {
    const width = Math.min(1, end - day);
    law.forEach((probability, level) => {
      days[level] = days[level]! + probability * width;
    });
    law = step(chain, law);
  }
  return days;
}

/** A level plan with the mean days of each level: every expectation that is linear in them is that of the chain. */
export function meanLevelPlan(chain: LevelChain): LevelSegment[] {
  if (staysForEver(chain)) return [{ level: chain.first, days: YEAR_DAYS }];
  return expectedDays(chain)
    .map((days, level) => ({ level, days }))
    .filter(({ days }) => days > 0);
}

/**
 * P(that level or a higher one on some day that begins before `untilDays`), by level; 1 up to the first level.
 *
 * Source: the levels from k on made absorbing.
 */
export function reachProbabilities(chain: LevelChain, untilDays: number): number[] {
  const days = Math.ceil(Math.min(YEAR_DAYS, untilDays) - ROW_SLACK);
  return threatLevels.map((_, k) => {
    if (k <= chain.first) return 1;
    let below = startOf(chain);
    let reached = 0;
    for (let day = 1; day < days; day++) {
      const next = step(chain, below);
      for (let level = k; level < LEVELS; level++) {
        reached += next[level]!;
        next[level] = 0;
      }
      below = next;
    }
    return reached;
  });
}

/** What a matrix means in the long run, for whoever edits one. */
export interface TransitionFacts {
  /** Share of the days at each level in the long run, wherever the chain starts; null where that depends on the start. */
  readonly stationary: readonly number[] | null;
  /** Mean number of days in a row at each level; null where it is never left. */
  readonly meanStayDays: readonly (number | null)[];
}

/** @throws DomainError as `assertTransition`. */
export function transitionFacts(transition: TransitionMatrix): TransitionFacts {
  assertTransition(transition);
  return {
    stationary: stationaryOf(transition),
    meanStayDays: transition.map((row, level) => {
      const leaving = row.reduce((sum, probability, to) => (to === level ? sum : sum + probability), 0);
      return leaving > 0 ? 1 / leaving : null;
    }),
  };
}

/** Grassmann, Taksar and Heyman's elimination, which never subtracts, over the levels that are seen for ever. */
function stationaryOf(transition: TransitionMatrix): number[] | null {
  const reach = transition.map((row, i) => row.map((probability, j) => i === j || probability > 0));
  for (let via = 0; via < LEVELS; via++)
    for (let i = 0; i < LEVELS; i++)
      for (let j = 0; j < LEVELS; j++) reach[i]![j] ||= reach[i]![via]! && reach[via]![j]!;
  const lasting = threatLevels.flatMap((_, i) => (reach[i]!.every((is, j) => !is || reach[j]![i]!) ? [i] : []));
  if (lasting.some((level) => !reach[lasting[0]!]![level]!)) return null;

  const p = lasting.map((i) => lasting.map((j) => transition[i]![j]!));
  for (let last = p.length - 1; last > 0; last--) {
    const out = p[last]!.slice(0, last).reduce((sum, probability) => sum + probability, 0);
    for (let i = 0; i < last; i++) {
      p[i]![last] = p[i]![last]! / out;
      for (let j = 0; j < last; j++) p[i]![j] = p[i]![j]! + p[i]![last]! * p[last]![j]!;
    }
  }
  const weights = [1];
  for (let at = 1; at < p.length; at++)
    weights.push(weights.reduce((sum, weight, before) => sum + weight * p[before]![at]!, 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const stationary = threatLevels.map(() => 0);
  lasting.forEach((level, at) => {
    stationary[level] = weights[at]! / total;
  });
  return stationary;
}
