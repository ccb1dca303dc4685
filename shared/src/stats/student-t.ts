import { DomainError } from '../errors.ts';
import { exp, log } from '../random/elementary.ts';
import { normalInverse } from '../random/normal.ts';

import { incompleteBeta, logBeta } from './beta.ts';
import { logGamma } from './gamma.ts';
import { increasingRoot } from './root.ts';

const LOG_PI = 1.1447298858494002;

function requireDegrees(degrees: number): void {
  if (!(degrees > 0) || !Number.isFinite(degrees)) throw new DomainError('E_RANGE', ['nu']);
}

/** P(T ≤ x) of Student's t with `degrees` > 0 degrees of freedom (need not be whole), relative error below 1e-11 in the lower tail too. */
export function tCdf(degrees: number, x: number): number {
  requireDegrees(degrees);
  if (Number.isNaN(x)) throw new DomainError('E_NOT_FINITE', ['x']);
  if (x === 0) return 0.5;
  const square = x * x;
  if (square === Infinity) return x < 0 ? 0 : 1;
  const tail = 0.5 * incompleteBeta(degrees / 2, 0.5, degrees / (degrees + square), square / (degrees + square));
  return x < 0 ? tail : 1 - tail;
}

/** Natural logarithm of Student's t density. */
export function tLogDensity(degrees: number, x: number): number {
  return tLogDensityAtZero(degrees) - ((degrees + 1) / 2) * log(1 + (x * x) / degrees);
}

/** The part of the log density that does not depend on x, for loops over many x. */
export function tLogDensityAtZero(degrees: number): number {
  requireDegrees(degrees);
  return logGamma((degrees + 1) / 2) - logGamma(degrees / 2) - 0.5 * (LOG_PI + log(degrees));
}

/** Student's t density. */
export function tDensity(degrees: number, x: number): number {
  return exp(tLogDensity(degrees, x));
}

/**
 * Quantile of Student's t, relative error below 1e-10.
 *
 * @param degrees - ν > 0, need not be whole.
 * @param u - Strictly between 0 and 1.
 * @throws DomainError E_RANGE.
 */
export function tInverse(degrees: number, u: number): number {
  requireDegrees(degrees);
  if (!(u > 0 && u < 1)) throw new DomainError('E_RANGE', ['u']);
  if (u === 0.5) return 0;
  const size = Math.min(u, 1 - u) < 0.2 ? tailSize(degrees, Math.min(u, 1 - u)) : bodySize(degrees, Math.abs(u - 0.5));
  return u < 0.5 ? -size : size;
}

/** |x| with P(T ≤ −|x|) = p. In ln |x| the log tail is nearly a straight line, however heavy it is. */
function tailSize(degrees: number, p: number): number {
  const target = log(p);
  const error = (y: number): number => target - log(Math.max(tCdf(degrees, -exp(y)), 1e-300));
  const slope = (y: number): number => {
    const x = exp(y);
    return (x * tDensity(degrees, x)) / Math.max(tCdf(degrees, -x), 1e-300);
  };
  // Leading term of the power tail where it is heavy, the normal quantile where it is light.
  const heavy = ((degrees / 2 - 1) * log(degrees) - logBeta(degrees / 2, 0.5) - target) / degrees;
  const light = log(-normalInverse(p));
  return exp(increasingRoot(error, slope, degrees < 8 ? Math.max(heavy, light) : light));
}

/** |x| with P(0 ≤ T ≤ |x|) = area; no subtraction from ½, so small areas keep their digits. */
function bodySize(degrees: number, area: number): number {
  const density = tDensity(degrees, 0);
  const error = (x: number): number =>
    x <= 0
      ? x * density - area
      : 0.5 * incompleteBeta(0.5, degrees / 2, (x * x) / (degrees + x * x), degrees / (degrees + x * x)) - area;
  const slope = (x: number): number => tDensity(degrees, x);
  return increasingRoot(error, slope, area / density);
}
