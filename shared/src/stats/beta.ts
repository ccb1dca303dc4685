import { DomainError } from '../errors.ts';
import { exp, log } from '../random/elementary.ts';

import { logGamma } from './gamma.ts';

const TINY = 1e-300;
const MAX_TERMS = 100_000;

/** ln B(a, b). */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/**
 * Regularised incomplete beta function I_x(a, b), relative error below 1e-11 while a + b is below some thousands.
 *
 * @param x - 0 to 1.
 * @param complement - 1 − x, asked for apart so that an x next to 1 loses no digits.
 * @throws DomainError E_RANGE.
 *
 * Cost: about 20 + √max(a, b) terms. Source: Lentz's continued fraction, on the side where it converges fast.
 */
export function incompleteBeta(a: number, b: number, x: number, complement = 1 - x): number {
  if (!(a > 0 && b > 0)) throw new DomainError('E_RANGE', ['a', 'b']);
  if (!(x >= 0 && complement >= 0)) throw new DomainError('E_RANGE', ['x']);
  if (x === 0) return 0;
  if (complement === 0) return 1;
  const front = exp(a * log(x) + b * log(complement) - logBeta(a, b));
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(a, b, x)) / a
    : 1 - (front * betaFraction(b, a, complement)) / b;
}

function betaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = guarded(1 - ((a + b) * x) / (a + 1));
  d = 1 / d;
  let value = d;
  for (let m = 1; m < MAX_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guarded(1 + even * d);
    c = guarded(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guarded(1 + odd * d);
    c = guarded(1 + odd / c);
    const factor = d * c;
    value *= factor;
    if (Math.abs(factor - 1) < 3e-16) break;
  }
  return value;
}

function guarded(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}

/**
 * P(X ≤ k) for X binomial with n trials of probability p.
 *
 * @param k - Below 0 gives 0, from n on gives 1.
 */
export function binomialCdf(n: number, k: number, p: number): number {
  if (!(Number.isSafeInteger(n) && n >= 0)) throw new DomainError('E_RANGE', ['n']);
  if (!(p >= 0 && p <= 1)) throw new DomainError('E_RANGE', ['p']);
  const count = Math.floor(k);
  if (count < 0) return 0;
  if (count >= n) return 1;
  return incompleteBeta(n - count, count + 1, 1 - p, p);
}
