import { DomainError } from '../errors.ts';
import { exp, log } from '../random/elementary.ts';
import { normalInverse } from '../random/normal.ts';

import { increasingRoot } from './root.ts';

// Nothing here calls Math.exp, Math.log or Math.pow: chi-squared draws are on the paths, so their bits must be ours (ruling 9).

/** B_2k / (2k (2k − 1)) of Stirling's series, k = 1, 2, …; exact fractions. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];
const HALF_LOG_TWO_PI = 0.9189385332046728;
/** From here on the eight terms of STIRLING leave an error below 1e-16. */
const STIRLING_FROM = 12;
const SERIES_END = 1e-17;
const MAX_TERMS = 20_000;
/** Keeps Lentz's continued fraction away from a division by zero. */
const TINY = 1e-300;

/**
 * ln Γ(x) for x > 0, absolute error about 1e-15 · max(1, |ln Γ(x)|).
 *
 * Cost: at most twelve products, one or two logarithms. Source: Stirling's series after the shift Γ(x+1) = x Γ(x).
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new DomainError('E_RANGE', ['x']);
  let product = 1;
  let shifted = x;
  while (shifted < STIRLING_FROM) {
    product *= shifted;
    shifted += 1;
  }
  const inverseSquare = 1 / (shifted * shifted);
  let series = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) series = series * inverseSquare + STIRLING[k]!;
  const large = (shifted - 0.5) * log(shifted) - shifted + HALF_LOG_TWO_PI + series / shifted;
  return product === 1 ? large : large - log(product);
}

/** B_2k / 2k of the series of ψ, k = 1, 2, …; exact fractions. */
const DIGAMMA = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12];

/** ψ(x) = d ln Γ(x) / dx for x > 0, absolute error about 1e-15 · max(1, |ψ(x)|). Source: the derivative of Stirling's series after a shift. */
export function digamma(x: number): number {
  if (!(x > 0)) throw new DomainError('E_RANGE', ['x']);
  let shift = 0;
  let shifted = x;
  while (shifted < STIRLING_FROM) {
    shift += 1 / shifted;
    shifted += 1;
  }
  const inverseSquare = 1 / (shifted * shifted);
  let series = 0;
  for (let k = DIGAMMA.length - 1; k >= 0; k--) series = (series + DIGAMMA[k]!) * inverseSquare;
  return log(shifted) - 0.5 / shifted - series - shift;
}

/** Both tails of the gamma law with shape a and scale 1; the smaller one has full relative accuracy. */
export interface GammaTails {
  /** Regularised lower incomplete gamma function, P(X ≤ x). */
  readonly lower: number;
  /** P(X > x). */
  readonly upper: number;
}

/**
 * Regularised incomplete gamma functions P(a, x) and Q(a, x), relative error below 1e-11 (quant-spec Q6.1).
 *
 * Cost: about √a + 20 terms. Source: power series below a + 1, Lentz's continued fraction above.
 */
export function gammaTails(a: number, x: number): GammaTails {
  if (!(a > 0) || !Number.isFinite(a)) throw new DomainError('E_RANGE', ['a']);
  if (!(x >= 0)) throw new DomainError('E_RANGE', ['x']);
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  const front = exp(a * log(x) - x - logGamma(a));
  if (x < a + 1) {
    const lower = front * lowerSeries(a, x);
    return { lower, upper: 1 - lower };
  }
  const upper = front * upperFraction(a, x);
  return { lower: 1 - upper, upper };
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MAX_TERMS && term > sum * SERIES_END; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let i = 1; i < MAX_TERMS; i++) {
    const an = -i * (i - a);
    b += 2;
    d = an * d + b;
    if (Math.abs(d) < TINY) d = TINY;
    c = b + an / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    const factor = d * c;
    value *= factor;
    if (Math.abs(factor - 1) < 3e-16) break;
  }
  return value;
}

/** Regularised lower incomplete gamma function P(a, x): the distribution function of a gamma law with scale 1. */
export function gammaP(a: number, x: number): number {
  return gammaTails(a, x).lower;
}

/** P(X > x) of a chi-squared law with `degrees` degrees of freedom: the p-value of a likelihood ratio. */
export function chi2Upper(degrees: number, x: number): number {
  return gammaTails(degrees / 2, x / 2).upper;
}

/**
 * Quantile of the chi-squared law, relative error below 1e-10.
 *
 * @param degrees - ν > 0, need not be whole.
 * @param u - Probability, strictly between 0 and 1.
 * @throws DomainError E_RANGE.
 *
 * Cost: five to ten incomplete gamma functions. Where it is needed on every step of a path, `chi2Table` is faster.
 */
export function chi2Inverse(degrees: number, u: number): number {
  if (!(degrees > 0) || !Number.isFinite(degrees)) throw new DomainError('E_RANGE', ['nu']);
  if (!(u > 0 && u < 1)) throw new DomainError('E_RANGE', ['u']);
  return u <= 0.5 ? chi2Quantile(degrees / 2, u, true) : chi2Quantile(degrees / 2, 1 - u, false);
}

/** The x that is exceeded with probability `upper`; keeps its digits for an `upper` next to 0. */
export function chi2InverseUpper(degrees: number, upper: number): number {
  if (!(degrees > 0) || !Number.isFinite(degrees)) throw new DomainError('E_RANGE', ['nu']);
  if (!(upper > 0 && upper < 1)) throw new DomainError('E_RANGE', ['upper']);
  return chi2Quantile(degrees / 2, upper, false);
}

/** Twice the gamma quantile with shape a, from the probability of the tail that is asked for. */
function chi2Quantile(a: number, probability: number, isLower: boolean): number {
  const target = log(probability);
  const logGammaA = logGamma(a);

  // In y = ln(x/2) both log tails are smooth, and nearly straight where they are small.
  const error = (y: number): number => {
    const tails = gammaTails(a, exp(y));
    return isLower ? log(Math.max(tails.lower, TINY)) - target : target - log(Math.max(tails.upper, TINY));
  };
  const slope = (y: number): number => {
    const x = exp(y);
    const tails = gammaTails(a, x);
    return exp(a * y - x - logGammaA) / Math.max(isLower ? tails.lower : tails.upper, TINY);
  };
  const z = isLower ? normalInverse(probability) : -normalInverse(probability);
  const left = isLower ? (target + log(a) + logGammaA) / a : 0;
  return 2 * exp(increasingRoot(error, slope, logStart(a, z, left)));
}

/** Wilson and Hilferty's cube for the body; `left`, the first term of the power series, where the cube fails. */
function logStart(a: number, z: number, left: number): number {
  const v = 1 / (9 * a);
  const cubeRoot = 1 - v + z * Math.sqrt(v);
  return cubeRoot > 0.3 ? log(a) + 3 * log(cubeRoot) : left;
}

/** Largest mean for which e^−λ is a normal number with room to spare (quant-spec Q6.1). */
const MAX_POISSON_MEAN = 700;

/**
 * Smallest k whose Poisson distribution function reaches u.
 *
 * @param lambda - Mean, 0 to 700.
 * @param u - Strictly between 0 and 1.
 * @throws DomainError E_RATE_NEGATIVE, E_RANGE.
 *
 * Cost: about λ additions. Source: quant-spec Q6.1, probabilities accumulated from 0.
 */
export function poissonInverse(lambda: number, u: number): number {
  if (!(lambda >= 0)) throw new DomainError('E_RATE_NEGATIVE', ['lambda']);
  if (lambda > MAX_POISSON_MEAN) throw new DomainError('E_RANGE', ['lambda']);
  if (!(u > 0 && u < 1)) throw new DomainError('E_RANGE', ['u']);
  let k = 0;
  let probability = exp(-lambda);
  let cumulated = probability;
  // The sum may stop just below 1; a u above that point is answered by the k where terms no longer count.
  while (cumulated < u && (k < lambda || probability > 1e-18)) {
    k += 1;
    probability *= lambda / k;
    cumulated += probability;
  }
  return k;
}
