import { exp, log } from '../random/elementary.ts';
import { streams, wordAt } from '../random/philox.ts';
import { normalCdf, normalDensity } from '../stats/normal-law.ts';

import { expectedUntil } from './event-time.ts';
import type { ArrivalPlan } from './event-time.ts';
import { expectedDays } from './level-chain.ts';
import type { LevelCourse } from './level-course.ts';
import type { PlannedShock, PlannedThreat, ShockHit, ThreatPlan } from './threat-plan.ts';

/** Paths of a block whose components are dealt out together; a chunk. */
const BLOCK = 1024;
/** Half of a block, which is drawn by the plan's own law. */
const BODY = 512;
const TILTED = BLOCK - BODY;
/** Components that bring less of the tail than this are left to the untilted half. */
const LEAST_SHARE = 1e-5;
/** Room for shock numbers beside the number of a threat. */
const SHOCK_NUMBERS = 32;

/** A law under which one more large event of one kind happens within the horizon. */
export interface MixtureComponent {
  /** Position in `ThreatPlan.threats`. */
  readonly threatIndex: number;
  /** Number of the shared shock that brings the event; 0: the threat's own. */
  readonly shock: number;
  /** Of the 1,024 paths of a block. */
  readonly slots: number;
}

/**
 * Defensive mixture of a plan's threats (quant-spec Q6.5): half of the paths come from the plan itself, each of the others has one
 * event more, of a kind that its component names. Plain data.
 */
export interface ThreatMixture {
  readonly components: readonly MixtureComponent[];
  /** Component of each of the 512 tilted places of a block. */
  readonly slotComponent: Uint8Array;
  /** End of the horizon: only events up to this day are added, and only they count in a weight. */
  readonly untilDays: number;
  /** By catalogue number: the added event's mark is uniform below this, so that controls leave it. */
  readonly survival: Float64Array;
  /** By catalogue number: shift of the normal behind the added event's severity. */
  readonly theta: Float64Array;
  /** By catalogue number × 32 + shock number: proportion of the component; 0 without one. */
  readonly share: Float64Array;
  /** In the same places: its events up to the end of the horizon that controls leave, expected on the planned course. */
  readonly expected: Float64Array;
}

/** The loss that the mixture is to reach. */
export interface MixtureTarget {
  /** Events up to this day count. */
  readonly untilDays: number;
  /** KRW; what an event must bring for the path to be in the tail, equally likely values. At or below 0: any event is. */
  readonly thresholdsKrw: ArrayLike<number>;
  /** Controls under which the events count, by catalogue number; those of the plan unless given. */
  readonly factors?: ThreatPlan['factors'];
}

/** Mean of (S − a)⁺ and of z (S − a)⁺ for S = e^(m + σz), over some thresholds a. Without a threshold to pass, of S itself. */
function excessMoments(m: number, sigma: number, thresholds: ArrayLike<number>): { mean: number; withNormal: number } {
  const whole = exp(m + (sigma * sigma) / 2);
  let mean = 0;
  let withNormal = 0;
  for (let at = 0; at < thresholds.length; at++) {
    const a = thresholds[at]!;
    if (!(a > 0)) {
      mean += whole;
      withNormal += sigma * whole;
      continue;
    }
    const z = (log(a) - m) / sigma;
    mean += Math.max(0, whole * normalCdf(sigma - z) - a * normalCdf(-z));
    withNormal += whole * (sigma * normalCdf(sigma - z) + normalDensity(sigma - z)) - a * normalDensity(z);
  }
  return { mean: mean / thresholds.length, withNormal: withNormal / thresholds.length };
}

/**
 * The mixture for a tail, in closed form. Each threat that can bring a loss beyond the thresholds has a component for its own
 * events and one for each shock that hits it. The added severity's normal is shifted to its mean under the law that is best
 * for one event alone, density ∝ (S − a)⁺; the proportions are the parts of E[(S − a)⁺] that each kind of event brings.
 *
 * @returns Null where no event can reach the tail.
 *
 * Source: one large loss makes a heavy tail (Asmussen and Kroese 2006); defensive mixture, Owen and Zhou 2000.
 */
export function buildThreatMixture(
  plan: ThreatPlan,
  { untilDays, thresholdsKrw, factors = plan.factors }: MixtureTarget,
): ThreatMixture | null {
  const theta = new Float64Array(factors.F.length);
  const excess = plan.threats.map((threat) => {
    const { number, mu, sigma } = threat;
    const { mean, withNormal } = excessMoments(mu + log(factors.M[number]!), sigma, thresholdsKrw);
    if (mean > 0) theta[number] = withNormal / mean;
    return mean;
  });
  const kinds = kindsOf(plan, untilDays, factors.F);
  const total = kinds.reduce((sum, { threatIndex, expected }) => sum + expected * excess[threatIndex]!, 0);
  if (!(total > 0)) return null;
  const shares = kinds.map(({ threatIndex, expected }) => (expected * excess[threatIndex]!) / total);
  const slots = shares.map((share) => (share < LEAST_SHARE ? 0 : Math.max(1, Math.floor(share * TILTED))));
  const largest = shares.indexOf(Math.max(...shares));
  slots[largest] = slots[largest]! + TILTED - slots.reduce((sum, count) => sum + count, 0);

  const proportion = new Float64Array(factors.F.length * SHOCK_NUMBERS);
  const expectedEvents = new Float64Array(factors.F.length * SHOCK_NUMBERS);
  const components: MixtureComponent[] = [];
  const slotComponent = new Uint8Array(TILTED);
  let filled = 0;
  kinds.forEach(({ threatIndex, shock, expected }, at) => {
    const count = slots[at]!;
    if (count === 0) return;
    const place = plan.threats[threatIndex]!.number * SHOCK_NUMBERS + shock;
    proportion[place] = count / BLOCK;
    expectedEvents[place] = expected;
    slotComponent.fill(components.length, filled, filled + count);
    components.push({ threatIndex, shock, slots: count });
    filled += count;
  });
  const survival = factors.F.slice();
  return { components, slotComponent, untilDays, survival, theta, share: proportion, expected: expectedEvents };
}

interface EventKind {
  readonly threatIndex: number;
  readonly shock: number;
  /** Events up to the end of the horizon that controls leave. */
  readonly expected: number;
}

function kindsOf(plan: ThreatPlan, untilDays: number, survival: Float64Array): EventKind[] {
  const arriving = expectedArrivals(plan, untilDays);
  const own = plan.threats.map(({ own: arrivals, number }, threatIndex) => ({
    threatIndex,
    shock: 0,
    expected: arriving(arrivals) * survival[number]!,
  }));
  const shared = plan.shocks.flatMap(({ number: shock, arrivals, hits }) =>
    hits.map(({ threatIndex, probability }) => ({
      threatIndex,
      shock,
      expected: arriving(arrivals) * probability * survival[plan.threats[threatIndex]!.number]!,
    })),
  );
  return [...own, ...shared].filter(({ expected }) => expected > 0);
}

/** Expected events up to a day, on the planned course or over all courses of the chain. */
function expectedArrivals({ course, chain }: ThreatPlan, untilDays: number): (arrivals: ArrivalPlan) => number {
  if (chain === null) return (arrivals) => expectedUntil(arrivals, course, untilDays);
  const days = expectedDays(chain, untilDays);
  return ({ ratePerDay }) => ratePerDay.reduce((sum, rate, level) => sum + rate * days[level]!, 0);
}

/**
 * Which component a path belongs to; null: the untilted half. Of each 1,024 consecutive paths exactly 512 are untilted, one
 * half of the block or the other, and each component has exactly its slots. For a single path the place in the block is
 * uniform, so a block that is cut short favours nobody.
 *
 * Address: stream 15, path = number of the block, step 0.
 */
export function componentAt(mixture: ThreatMixture, seed: number, path: number): MixtureComponent | null {
  const block = Math.floor(path / BLOCK);
  const key = wordAt(seed, block, 0, streams.mixture);
  const place = path - block * BLOCK;
  if (isBodyPlace(place, key)) return null;
  return mixture.components[mixture.slotComponent[shuffled(place % TILTED, key)]!]!;
}

/** The untilted places of a block: 0 to 511, or 512 to 1,023. */
export function bodyStart(seed: number, block: number): 0 | 512 {
  return isBodyPlace(0, wordAt(seed, block, 0, streams.mixture)) ? 0 : BODY;
}

function isBodyPlace(place: number, key: number): boolean {
  return ((place >> 9) ^ (key >>> 31)) === 0;
}

/** A permutation of 0 to 511: odd factors and shifts mix, the keys at both ends make each place uniform. */
function shuffled(place: number, key: number): number {
  let x = (place ^ key) & 511;
  x = Math.imul(x, ((key >>> 8) & 510) | 1) & 511;
  x ^= x >> 4;
  x = Math.imul(x, ((key >>> 4) & 510) | 1) & 511;
  x ^= x >> 5;
  return (x ^ (key >>> 18)) & 511;
}

/**
 * What one event adds to the density of a path under the tilted half over its density under the plan. The density of a Poisson
 * process with one more event x, drawn by g, is Σ g(x)/λ(x) over its events (Mecke's formula), so a path's is a sum over events.
 * Under a chain both are conditional on the levels of the path, which the mixture leaves as they are: λ is that of its course.
 *
 * @param by - The shock that brought the event and its hit; null: the threat's own.
 * @param z - Standard normal behind the severity.
 */
export function tiltedDensity(
  mixture: ThreatMixture,
  threat: PlannedThreat,
  by: { readonly shock: PlannedShock; readonly hit: ShockHit } | null,
  course: LevelCourse,
  timeDays: number,
  mark: number,
  z: number,
): number {
  const { number } = threat;
  const { untilDays } = mixture;
  const place = number * SHOCK_NUMBERS + (by?.shock.number ?? 0);
  const share = mixture.share[place]!;
  const survival = mixture.survival[number]!;
  if (share === 0 || timeDays > untilDays || mark > survival) return 0;
  let expected = mixture.expected[place]!;
  if (!course.isPlanned) {
    expected = by
      ? expectedUntil(by.shock.arrivals, course, untilDays) * by.hit.probability * survival
      : expectedUntil(threat.own, course, untilDays) * survival;
  }
  const theta = mixture.theta[number]!;
  return (share / expected) * exp(theta * z - (theta * theta) / 2);
}
