import { DomainError } from '../errors.ts';
import { exp, log } from '../random/elementary.ts';
import { normalCdf } from '../stats/normal-law.ts';

import { expectedUntil } from './event-time.ts';
import type { ArrivalPlan } from './event-time.ts';
import { exponentiate, transform } from './fourier.ts';
import type { Complex } from './fourier.ts';
import { YEAR_DAYS } from './year.ts';
import { rawMoment } from './lognormal.ts';
import type { Lognormal } from './lognormal.ts';
import type { FactorTable, ThreatPlan } from './threat-plan.ts';

/** One kind of event of the year: how often, and the law of its loss after controls. */
export interface LossComponent {
  /** Events a year, those of shared shocks included. */
  readonly frequency: number;
  readonly severity: Lognormal;
}

/** A shock that may bring several events at once; its events are part of the components' frequencies. */
export interface SharedShock {
  /** Shocks a year. */
  readonly frequency: number;
  /** Probability, given the shock, that it brings an event of each component; independent given the shock. */
  readonly hits: readonly { readonly component: number; readonly probability: number }[];
}

/** Distribution of the loss of a year on a lattice of equal steps; moments are exact, not those of the lattice. */
export interface AnnualLossLaw {
  readonly stepKrw: number;
  /** P(the year's loss rounds to j steps); what is missing to 1 lies beyond the lattice. */
  readonly probabilities: Float64Array;
  readonly meanKrw: number;
  readonly sdKrw: number;
  /** P(no event at all). */
  readonly pZero: number;
}

export interface LatticeOptions {
  /** KRW; a million unless given. Events below half a step count as no loss. */
  readonly stepKrw?: number;
  /** Points, a power of two; 2^19 unless given. Figures beyond stepKrw × points are not to be asked for. */
  readonly points?: number;
}

const DEFAULT_STEP_KRW = 1e6;
/** Of a lattice unless it is said otherwise. */
export const DEFAULT_POINTS = 2 ** 19;

/** Points below which every step has its own value of the distribution function; above, blocks of a 256th of their place share one. */
const FINE_POINTS = 256;

/**
 * Rounds a severity to the nearest point; what lies beyond the lattice stays out, so that it cannot wrap round. Within a block
 * the mass is spread evenly: the blocks' masses are exact, and a block is too narrow for its inside to matter.
 */
export function addSeverity(weight: number, { mu, sigma }: Lognormal, stepKrw: number, out: Float64Array): void {
  let below = 0;
  let width = 1;
  for (let start = 0; start < out.length; start += width) {
    if (start >= 2 * width * FINE_POINTS) width *= 2;
    const upTo = normalCdf((log((start + width - 0.5) * stepKrw) - mu) / sigma);
    const share = (weight * (upTo - below)) / width;
    for (let at = start; at < start + width; at++) out[at] = out[at]! + share;
    below = upTo;
  }
}

/** Transform of Σ weight × severity law over the components. */
export function transformed(
  parts: readonly { readonly weight: number; readonly severity: Lognormal }[],
  stepKrw: number,
  points: number,
): Complex {
  const data = { re: new Float64Array(points), im: new Float64Array(points) };
  for (const { weight, severity } of parts) if (weight > 0) addSeverity(weight, severity, stepKrw, data.re);
  transform(data, 'forward');
  return data;
}

/**
 * Adds what a shock changes against independent arrivals: λ [Π(1 + q_k(φ_k − 1)) − 1 − Σ q_k(φ_k − 1)].
 *
 * @param laws - Transform φ of each hit component, in the order of the shock's hits.
 */
export function addShock(shock: SharedShock, laws: readonly Complex[], exponent: Complex): void {
  for (let at = 0; at < exponent.re.length; at++) {
    let re = 1;
    let im = 0;
    let sumRe = 0;
    let sumIm = 0;
    shock.hits.forEach(({ probability }, hit) => {
      const a = probability * (laws[hit]!.re[at]! - 1);
      const b = probability * laws[hit]!.im[at]!;
      sumRe += a;
      sumIm += b;
      const nextRe = re * (1 + a) - im * b;
      im = re * b + im * (1 + a);
      re = nextRe;
    });
    exponent.re[at] = exponent.re[at]! + shock.frequency * (re - 1 - sumRe);
    exponent.im[at] = exponent.im[at]! + shock.frequency * (im - sumIm);
  }
}

/** Mean and standard deviation of the sum in closed form, and P(no event). */
export function exactMoments(
  components: readonly LossComponent[],
  shocks: readonly SharedShock[],
): Pick<AnnualLossLaw, 'meanKrw' | 'sdKrw' | 'pZero'> {
  let meanKrw = 0;
  let variance = 0;
  let events = 0;
  for (const { frequency, severity } of components) {
    if (frequency < 0) throw new DomainError('E_RATE_NEGATIVE', ['frequency']);
    meanKrw += frequency * rawMoment(severity, 1);
    variance += frequency * rawMoment(severity, 2);
    events += frequency;
  }
  for (const { frequency, hits } of shocks) {
    hits.forEach((a, at) => {
      for (const b of hits.slice(at + 1)) {
        const means = rawMoment(components[a.component]!.severity, 1) * rawMoment(components[b.component]!.severity, 1);
        variance += 2 * frequency * a.probability * b.probability * means;
      }
    });
    // One shock that would bring two events counts once for "some event".
    const none = hits.reduce((product, hit) => product * (1 - hit.probability), 1);
    events += frequency * (1 - none - hits.reduce((sum, hit) => sum + hit.probability, 0));
  }
  return { meanKrw, sdKrw: Math.sqrt(variance), pZero: exp(-events) };
}

/**
 * Exact distribution of the loss of a year: characteristic function of a compound Poisson sum, inverted on a lattice.
 *
 * @returns Good to the rounding of severities to the lattice: probabilities to a step's width, VaR to about a step.
 *
 * Cost: two transforms and one severity law for each component; a third of a second with the defaults.
 * Source: threat-spec 5.6, quant-spec Q10.
 */
export function annualLossLaw(
  components: readonly LossComponent[],
  shocks: readonly SharedShock[] = [],
  options: LatticeOptions = {},
): AnnualLossLaw {
  const { stepKrw = DEFAULT_STEP_KRW, points = DEFAULT_POINTS } = options;
  if (!(stepKrw > 0)) throw new DomainError('E_RANGE', ['step']);
  const moments = exactMoments(components, shocks);

  const exponent = transformed(
    components.map(({ frequency, severity }) => ({ weight: frequency, severity })),
    stepKrw,
    points,
  );
  const total = components.reduce((sum, component) => sum + component.frequency, 0);
  for (let at = 0; at < points; at++) exponent.re[at] = exponent.re[at]! - total;
  for (const shock of shocks) {
    if (shock.hits.length < 2) continue; // a single hit is an independent arrival
    const laws = shock.hits.map(({ component }) =>
      transformed([{ weight: 1, severity: components[component]!.severity }], stepKrw, points),
    );
    addShock(shock, laws, exponent);
  }
  exponentiate(exponent);
  transform(exponent, 'inverse');
  // Rounding of the transform leaves noise of about 1e-16 on either side of zero.
  return { stepKrw, probabilities: exponent.re.map((probability) => Math.max(0, probability)), ...moments };
}

/** Which part of a plan's year is asked for, and under which controls. */
export interface ComponentsOptions {
  /** The year's 365 unless given; events up to this day count (ruling 1). */
  readonly untilDays?: number;
  /** Those of the plan unless given. */
  readonly factors?: FactorTable;
}

export interface LossComponents {
  readonly components: readonly LossComponent[];
  readonly shocks: readonly SharedShock[];
}

/**
 * Components and shared shocks of a plan whose levels follow its course, after controls: the law of what `sampleThreatYear` and
 * `applyControls` give.
 */
export function lossComponents(plan: ThreatPlan, options: ComponentsOptions = {}): LossComponents {
  const { untilDays = YEAR_DAYS, factors = plan.factors } = options;
  if (plan.chain) throw new Error('Under a chain losses are no sum of Poisson events; regime-loss has their law.');
  return componentsOf(plan, factors, (arrivals) => expectedUntil(arrivals, plan.course, untilDays));
}

/** What happens on one day at a level, after controls; frequencies are of that day. */
export function componentsAtLevel(plan: ThreatPlan, level: number, factors = plan.factors): LossComponents {
  return componentsOf(plan, factors, ({ ratePerDay }) => ratePerDay[level]!);
}

function componentsOf(
  plan: ThreatPlan,
  factors: FactorTable,
  eventsOf: (arrivals: ArrivalPlan) => number,
): LossComponents {
  const shocks = plan.shocks.map((shock) => ({
    frequency: eventsOf(shock.arrivals),
    hits: shock.hits.map(({ threatIndex, probability }) => ({
      component: threatIndex,
      probability: probability * factors.F[plan.threats[threatIndex]!.number]!,
    })),
  }));
  const components = plan.threats.map(({ own, number, mu, sigma }) => ({
    frequency: eventsOf(own) * factors.F[number]!,
    severity: { mu: mu + log(factors.M[number]!), sigma },
  }));
  const shared = components.map(() => 0);
  for (const { frequency, hits } of shocks)
    for (const hit of hits) shared[hit.component] = shared[hit.component]! + frequency * hit.probability;
  return {
    components: components.map((component, at) => ({ ...component, frequency: component.frequency + shared[at]! })),
    shocks,
  };
}

/** Standard deviations above the mean that a lattice of `fittedLattice` reaches. */
const LATTICE_REACH = 40;

/** Step of a lattice that ends 40 standard deviations above the mean. @param points - Of the lattice. */
export function fittedStep({ meanKrw, sdKrw }: Pick<AnnualLossLaw, 'meanKrw' | 'sdKrw'>, points: number): number {
  const reach = meanKrw + LATTICE_REACH * sdKrw;
  return reach > 0 ? reach / points : DEFAULT_STEP_KRW;
}

/**
 * A lattice that fits a law whatever its size: it ends 40 standard deviations above the mean, so that by Chebyshev less than
 * 1/1600 lies beyond it, and every level up to 99.9 % has its quantile on it.
 *
 * @param points - A power of two; 2^19 gives VaR to 1e-4 and CVaR 99 % to 1e-3 of their values for severities with sigma up to
 * 2.4, as a comparison with 2^21 shows.
 */
export function fittedLattice(
  { components, shocks }: LossComponents,
  points = DEFAULT_POINTS,
): Required<LatticeOptions> {
  return { points, stepKrw: fittedStep(exactMoments(components, shocks), points) };
}

/**
 * P(the year's loss exceeds x). The mass of a point is spread evenly over its step, except that of 0, which stays there.
 *
 * @param x - KRW, 0 up to the end of the lattice.
 */
export function exceedance({ stepKrw, probabilities }: AnnualLossLaw, x: number): number {
  const place = x / stepKrw + 0.5;
  const whole = Math.floor(place);
  if (!(x >= 0 && whole < probabilities.length)) throw new DomainError('E_RANGE', ['x']);
  let below = 0;
  for (let at = 0; at < Math.max(1, whole); at++) below += probabilities[at]!;
  if (whole >= 1) below += (place - whole) * probabilities[whole]!;
  return 1 - below;
}

export interface AnnualTail {
  readonly valueAtRiskKrw: number;
  /** From the exact mean, so that what lies beyond the lattice is in it. */
  readonly conditionalValueAtRiskKrw: number;
}

/** VaR and CVaR of the year's loss; VaR is 0 while a year without loss is at least as likely as alpha. */
export function annualTail({ stepKrw, probabilities, meanKrw }: AnnualLossLaw, alpha: number): AnnualTail {
  if (!(alpha > 0 && alpha < 1)) throw new DomainError('E_ALPHA_RANGE', ['alpha']);
  let below = probabilities[0]!;
  let meanBelow = 0;
  let at = 0;
  while (below < alpha) {
    at++;
    if (at >= probabilities.length) throw new DomainError('E_RANGE', ['alpha']);
    below += probabilities[at]!;
    meanBelow += probabilities[at]! * at;
  }
  if (at === 0) return { valueAtRiskKrw: 0, conditionalValueAtRiskKrw: meanKrw / (1 - alpha) };

  const mass = probabilities[at]!;
  const used = 1 - (below - alpha) / mass; // share of the last point's step that is needed
  const value = at - 0.5 + used;
  const belowValue = meanBelow - mass * at + mass * used * (at - 0.5 + used / 2);
  const capped = belowValue + (1 - alpha) * value;
  return {
    valueAtRiskKrw: value * stepKrw,
    conditionalValueAtRiskKrw: (value + (meanKrw / stepKrw - capped) / (1 - alpha)) * stepKrw,
  };
}

/**
 * Standard deviation of (L − x)⁺, KRW, from the exact moments: a sample of a heavy tail has seldom seen the events that make most
 * of it (threat-spec 5.6).
 *
 * @param x - KRW, of either sign.
 */
export function excessDeviation({ stepKrw, probabilities, meanKrw, sdKrw }: AnnualLossLaw, x: number): number {
  const reached = Math.min(probabilities.length, Math.ceil(x / stepKrw));
  let first = 0;
  let second = 0;
  // E[L − x; L < x] and its square, to be taken off the moments of L − x.
  for (let at = 0; at < reached; at++) {
    const below = at * stepKrw - x;
    first += probabilities[at]! * below;
    second += probabilities[at]! * below * below;
  }
  const excess = Math.max(0, meanKrw - x - first);
  const square = sdKrw * sdKrw + (meanKrw - x) * (meanKrw - x) - second;
  return Math.sqrt(Math.max(0, square - excess * excess));
}
