import { exp } from '../random/elementary.ts';
import { normalInverse } from '../random/normal.ts';
import { streams, uniformAt } from '../random/philox.ts';

import { drawCount, drawTime, drawTimeUntil } from './event-time.ts';
import { sessionOf } from './issuer-events.ts';
import { courseOf } from './level-chain.ts';
import { componentAt, tiltedDensity } from './threat-mixture.ts';
import type { ThreatMixture } from './threat-mixture.ts';
import type { FactorTable, PlannedThreat, ThreatPlan } from './threat-plan.ts';
import { YEAR_DAYS } from './year.ts';

/**
 * Events of one path over 365 days, before controls, and what the controls leave of them. Entries from `count` on are stale.
 * The arrays grow when a path has more events than any before it, so take them again after each call.
 */
export interface ThreatYear {
  count: number;
  /** Probability of the path under the plan over that under the mixture it was drawn from, at most 2; 1 without a mixture. */
  weight: number;
  /** Catalogue number, T07 is 7. */
  threat: Uint8Array;
  /** Number of the shared shock that brought the event, 0 for the threat's own. */
  shock: Uint8Array;
  /** In (0, 365); events are in order of threat and draw, not of time. */
  timeDays: Float64Array;
  /** Loss without controls, KRW. */
  severityKrw: Float64Array;
  /** Uniform that decides whether controls remove the event. */
  mark: Float64Array;
  /** 1 when mark ≤ F. */
  survives: Uint8Array;
  /** M × severity of a surviving event, else 0; KRW. */
  lossKrw: Float64Array;
}

const FIRST_CAPACITY = 32;
/** Dims of one event of a shock in stream 12: 4 for each catalogue number. */
const SHOCK_EVENT_DIMS = 256;

/** Room for the events of a path; reuse one for all paths. */
export function createThreatYear(): ThreatYear {
  return {
    count: 0,
    weight: 1,
    threat: new Uint8Array(FIRST_CAPACITY),
    shock: new Uint8Array(FIRST_CAPACITY),
    timeDays: new Float64Array(FIRST_CAPACITY),
    severityKrw: new Float64Array(FIRST_CAPACITY),
    mark: new Float64Array(FIRST_CAPACITY),
    survives: new Uint8Array(FIRST_CAPACITY),
    lossKrw: new Float64Array(FIRST_CAPACITY),
  };
}

function grownBytes(old: Uint8Array): Uint8Array {
  const grown = new Uint8Array(old.length * 2);
  grown.set(old);
  return grown;
}

function grownNumbers(old: Float64Array): Float64Array {
  const grown = new Float64Array(old.length * 2);
  grown.set(old);
  return grown;
}

function grow(year: ThreatYear): void {
  year.threat = grownBytes(year.threat);
  year.shock = grownBytes(year.shock);
  year.survives = grownBytes(year.survives);
  year.timeDays = grownNumbers(year.timeDays);
  year.severityKrw = grownNumbers(year.severityKrw);
  year.mark = grownNumbers(year.mark);
  year.lossKrw = grownNumbers(year.lossKrw);
}

function addEvent(
  year: ThreatYear,
  threat: PlannedThreat,
  shock: number,
  timeDays: number,
  mark: number,
  z: number,
): void {
  if (year.count === year.threat.length) grow(year);
  const at = year.count++;
  const severity = exp(threat.mu + threat.sigma * z);
  const survives = mark <= threat.F;
  year.threat[at] = threat.number;
  year.shock[at] = shock;
  year.timeDays[at] = timeDays;
  year.severityKrw[at] = severity;
  year.mark[at] = mark;
  year.survives[at] = survives ? 1 : 0;
  year.lossKrw[at] = survives ? threat.M * severity : 0;
}

/**
 * Draws the events of one path from their addresses: the same (plan, seed, path) gives the same bits anywhere (ruling 9), and
 * a threat's draws do not depend on which other threats there are.
 *
 * Addresses (quant-spec Q6.1, ruling 8). Own events: stream 5, step = catalogue number, dim 0 the count; stream 6, event j at
 * dims 4j time, 4j + 1 mark, 4j + 2 severity. Shocks: stream 11, step = shock number, dim 0 the count, dim 1 + j the time of
 * shock j; stream 12, same step, dims 256 j + 4 n hit, + 1 mark, + 2 severity for the threat with number n.
 *
 * Under a mixture a path of a component has one event more: the one after the last of its kind, at the addresses that such an
 * event has, with its time within the horizon, its mark among those that controls leave and its severity shifted.
 *
 * @param out - Overwritten. Controls of the plan are applied; `applyControls` re-values the same events under others.
 *
 * Cost: one uniform for each threat and shock, three for each event; nothing is allocated once `out` is large enough.
 */
export function sampleThreatYear(
  plan: ThreatPlan,
  seed: number,
  path: number,
  out: ThreatYear,
  mixture: ThreatMixture | null = null,
): void {
  out.count = 0;
  const course = plan.chain === null ? plan.course : courseOf(plan.chain, seed, path);
  const component = mixture === null ? null : componentAt(mixture, seed, path);
  const addedThreat = component === null ? null : plan.threats[component.threatIndex]!;
  const addedShock = component?.shock ?? 0;
  let density = 0;
  for (const threat of plan.threats) {
    const { own, number } = threat;
    const count = drawCount(own, course, uniformAt(seed, path, number, streams.threatCount, 0));
    const added = threat === addedThreat && addedShock === 0 ? count : -1;
    for (let j = 0; j < count || j === added; j++) {
      const u = uniformAt(seed, path, number, streams.threatEvent, 4 * j);
      const time = j === added ? drawTimeUntil(own, course, mixture!.untilDays, u) : drawTime(own, course, u);
      const v = uniformAt(seed, path, number, streams.threatEvent, 4 * j + 1);
      const mark = j === added ? v * mixture!.survival[number]! : v;
      const y = normalInverse(uniformAt(seed, path, number, streams.threatEvent, 4 * j + 2));
      const z = j === added ? y + mixture!.theta[number]! : y;
      addEvent(out, threat, 0, time, mark, z);
      if (mixture !== null) density += tiltedDensity(mixture, threat, null, course, time, mark, z);
    }
  }
  for (const shock of plan.shocks) {
    const { arrivals, number: step } = shock;
    const count = drawCount(arrivals, course, uniformAt(seed, path, step, streams.commonCause, 0));
    const added = step === addedShock ? count : -1;
    for (let j = 0; j < count || j === added; j++) {
      const w = uniformAt(seed, path, step, streams.commonCause, 1 + j);
      const time = j === added ? drawTimeUntil(arrivals, course, mixture!.untilDays, w) : drawTime(arrivals, course, w);
      for (const hit of shock.hits) {
        const threat = plan.threats[hit.threatIndex]!;
        const isAdded = j === added && threat === addedThreat;
        const dim = SHOCK_EVENT_DIMS * j + 4 * threat.number;
        if (!isAdded && uniformAt(seed, path, step, streams.commonCauseHit, dim) > hit.probability) continue;
        const v = uniformAt(seed, path, step, streams.commonCauseHit, dim + 1);
        const mark = isAdded ? v * mixture!.survival[threat.number]! : v;
        const y = normalInverse(uniformAt(seed, path, step, streams.commonCauseHit, dim + 2));
        const z = isAdded ? y + mixture!.theta[threat.number]! : y;
        addEvent(out, threat, step, time, mark, z);
        if (mixture !== null) density += tiltedDensity(mixture, threat, { shock, hit }, course, time, mark, z);
      }
    }
  }
  out.weight = mixture === null ? 1 : 1 / (0.5 + density);
}

/**
 * Values the same events under another set of controls, without drawing anything (threat-spec 5.5).
 *
 * @param factors - `factorTable(controlFactors(ids))`.
 * @returns Loss of the year, KRW; `survives` and `lossKrw` are rewritten.
 */
export function applyControls(year: ThreatYear, factors: FactorTable): number {
  let total = 0;
  for (let at = 0; at < year.count; at++) {
    const number = year.threat[at]!;
    const survives = year.mark[at]! <= factors.F[number]!;
    const loss = survives ? factors.M[number]! * year.severityKrw[at]! : 0;
    year.survives[at] = survives ? 1 : 0;
    year.lossKrw[at] = loss;
    total += loss;
  }
  return total;
}

/**
 * Loss of the events up to a day, KRW, under the controls that were applied last.
 *
 * @param untilDays - 365 for the year; H·365/252 for a horizon of H sessions (ruling 1).
 */
export function threatLossKrw(year: ThreatYear, untilDays = YEAR_DAYS): number {
  let total = 0;
  for (let at = 0; at < year.count; at++) if (year.timeDays[at]! <= untilDays) total += year.lossKrw[at]!;
  return total;
}

/** Adds each threat's loss up to a day to `out[catalogue number]`, KRW. */
export function addLossByThreat(year: ThreatYear, untilDays: number, out: Float64Array): void {
  for (let at = 0; at < year.count; at++) {
    const number = year.threat[at]!;
    if (year.timeDays[at]! <= untilDays) out[number] = out[number]! + year.lossKrw[at]!;
  }
}

/**
 * Losses up to a day by the session in which they happen, KRW.
 *
 * @param out - Overwritten; one entry a session. What falls on the very end of the horizon counts to the last.
 */
export function lossBySession(year: ThreatYear, untilDays: number, out: Float64Array): void {
  out.fill(0);
  for (let at = 0; at < year.count; at++) {
    if (year.timeDays[at]! > untilDays) continue;
    const session = Math.min(out.length - 1, sessionOf(year.timeDays[at]!));
    out[session] = out[session]! + year.lossKrw[at]!;
  }
}

/** Calendar days of a horizon in sessions: events up to this time belong to it (ruling 1). */
export function horizonDays(sessions: number): number {
  return (sessions * YEAR_DAYS) / 252;
}
