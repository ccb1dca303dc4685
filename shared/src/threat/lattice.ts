import { DomainError } from '../errors.ts';

/** A loss on the points first, first + 1, … of a lattice, in units of its step. */
export interface LatticeLaw {
  /** Lattice index of `probabilities[0]`; negative where money is gained. */
  readonly first: number;
  readonly probabilities: Float64Array;
}

/** Repairs sums of probabilities that reach a level up to rounding (quant-spec Q10). */
const LEVEL_SLACK = 1e-12;
const MASS_LEFT = 1e-16;
const MOST_POINTS = 1_000_000;

/**
 * Panjer's recursion for a Poisson count: g_0 = e^(λ(f_0 − 1)), g_n = (λ/n) Σ j f_j g_(n−j).
 *
 * @param severity - Probabilities of losses 0, 1, 2, … of one event.
 * @param points - How many points of the year's loss are wanted.
 *
 * Cost: points × severity length. Source: Panjer 1981.
 */
export function panjerPoisson(lambda: number, severity: readonly number[], points: number): Float64Array {
  if (!(lambda >= 0)) throw new DomainError('E_RATE_NEGATIVE', ['lambda']);
  const pmf = new Float64Array(points);
  pmf[0] = Math.exp(lambda * ((severity[0] ?? 0) - 1));
  for (let n = 1; n < points; n++) {
    let sum = 0;
    for (let j = 1; j <= Math.min(n, severity.length - 1); j++) sum += j * severity[j]! * pmf[n - j]!;
    pmf[n] = (lambda / n) * sum;
  }
  return pmf;
}

/** The whole law of a compound Poisson year, up to a mass of 1e-16. */
export function compoundPoissonLaw(lambda: number, severity: readonly number[]): LatticeLaw {
  for (let points = 64; ; points *= 2) {
    const probabilities = panjerPoisson(lambda, severity, points);
    const mass = probabilities.reduce((sum, probability) => sum + probability, 0);
    // Rounding alone may keep the mass a little below 1: what the upper half still adds decides as well.
    const late = probabilities.subarray(points / 2).reduce((sum, probability) => sum + probability, 0);
    if (1 - mass < MASS_LEFT || late < MASS_LEFT || points > MOST_POINTS) return { first: 0, probabilities };
  }
}

/** Law of the sum of two independent losses. */
export function convolve(a: LatticeLaw, b: LatticeLaw): LatticeLaw {
  const probabilities = new Float64Array(a.probabilities.length + b.probabilities.length - 1);
  a.probabilities.forEach((p, i) => {
    if (p === 0) return;
    b.probabilities.forEach((q, j) => {
      probabilities[i + j] = probabilities[i + j]! + p * q;
    });
  });
  return { first: a.first + b.first, probabilities };
}

/** Law of single points; indices must be whole. */
export function latticeLaw(points: readonly { readonly loss: number; readonly prob: number }[]): LatticeLaw {
  const first = Math.min(...points.map((point) => point.loss));
  const last = Math.max(...points.map((point) => point.loss));
  const probabilities = new Float64Array(last - first + 1);
  for (const { loss, prob } of points) probabilities[loss - first] = probabilities[loss - first]! + prob;
  return { first, probabilities };
}

/** VaR, the smallest point whose distribution function reaches alpha, and CVaR = VaR + E[(L − VaR)⁺]/(1 − α); in lattice units. */
export function latticeTail(
  { first, probabilities }: LatticeLaw,
  alpha: number,
): { readonly valueAtRisk: number; readonly conditionalValueAtRisk: number } {
  if (!(alpha > 0 && alpha < 1)) throw new DomainError('E_ALPHA_RANGE', ['alpha']);
  let sum = 0;
  let at = 0;
  while (at < probabilities.length - 1) {
    sum += probabilities[at]!;
    if (sum >= alpha - LEVEL_SLACK) break;
    at++;
  }
  let excess = 0;
  for (let above = at + 1; above < probabilities.length; above++) excess += probabilities[above]! * (above - at);
  return { valueAtRisk: first + at, conditionalValueAtRisk: first + at + excess / (1 - alpha) };
}

/** P(L > x), strict; x in lattice units. */
export function latticeExceedance({ first, probabilities }: LatticeLaw, x: number): number {
  let sum = 0;
  for (let at = Math.max(0, Math.floor(x) + 1 - first); at < probabilities.length; at++) sum += probabilities[at]!;
  return sum;
}
