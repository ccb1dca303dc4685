import { DomainError } from '../errors.ts';
import { gammaTails } from '../stats/gamma.ts';
import { increasingRoot } from '../stats/root.ts';
import { rawMoment } from './lognormal.ts';
import type { Lognormal } from './lognormal.ts';
import { lognormalExceedance } from './severity.ts';

/** Of the loss of a year whose events are independent; KRW. */
export interface AggregateMoments {
  readonly mean: number;
  readonly variance: number;
  readonly sd: number;
  /** P(no event). */
  readonly pZero: number;
}

function requireRate(frequency: number): void {
  if (!Number.isFinite(frequency)) throw new DomainError('E_NOT_FINITE', ['frequency']);
  if (frequency < 0) throw new DomainError('E_RATE_NEGATIVE', ['frequency']);
}

/** Poisson count, lognormal severities, with shape; closed forms of threat-spec 5.2. Shape is NaN at frequency 0. */
export function poissonLossMoments(
  frequency: number,
  severity: Lognormal,
): AggregateMoments & { readonly skewness: number; readonly excessKurtosis: number } {
  requireRate(frequency);
  const second = rawMoment(severity, 2);
  const variance = frequency * second;
  return {
    mean: frequency * rawMoment(severity, 1),
    variance,
    sd: Math.sqrt(variance),
    pZero: Math.exp(-frequency),
    skewness: rawMoment(severity, 3) / (Math.sqrt(frequency) * second ** 1.5),
    excessKurtosis: rawMoment(severity, 4) / (frequency * second ** 2),
  };
}

/** Negative-binomial count with the same mean and variance λ + λ²/r. @param dispersion - r, above 0. */
export function negativeBinomialLossMoments(
  frequency: number,
  dispersion: number,
  severity: Lognormal,
): AggregateMoments {
  requireRate(frequency);
  if (!(dispersion > 0)) throw new DomainError('E_RANGE', ['dispersion']);
  const mean = frequency * rawMoment(severity, 1);
  const variance = frequency * rawMoment(severity, 2) + mean ** 2 / dispersion;
  return { mean, variance, sd: Math.sqrt(variance), pZero: (dispersion / (dispersion + frequency)) ** dispersion };
}

/** P(the largest event of the year exceeds x). */
export function largestEventExceedance(frequency: number, severity: Lognormal, x: number): number {
  requireRate(frequency);
  return -Math.expm1(-frequency * lognormalExceedance(severity, x));
}

const MASS_LEFT = 1e-17;

/** Σ_n P(N = n) · part(n) over n ≥ 1 for a Poisson count; `part` must be bounded by a multiple of n. */
function overCounts(frequency: number, part: (count: number) => number): number {
  let probability = Math.exp(-frequency);
  let total = 0;
  for (let count = 1; ; count++) {
    probability *= frequency / count;
    total += probability * part(count);
    if (count > frequency && probability * count < MASS_LEFT) return total;
  }
}

/** Year of exponential severities, known exactly as a Poisson mixture of gamma laws (threat-spec 5.3). */
export interface ExponentialYear {
  readonly frequency: number;
  /** KRW an event. */
  readonly severityMean: number;
}

/** P(S ≤ x). */
export function exponentialYearCdf({ frequency, severityMean }: ExponentialYear, x: number): number {
  if (x < 0) return 0;
  return Math.exp(-frequency) + overCounts(frequency, (count) => gammaTails(count, x / severityMean).lower);
}

/** VaR and CVaR in closed sums; VaR is 0 while a year without events is at least as likely as alpha. */
export function exponentialYearTail(
  year: ExponentialYear,
  alpha: number,
): { readonly valueAtRisk: number; readonly conditionalValueAtRisk: number } {
  if (!(alpha > 0 && alpha < 1)) throw new DomainError('E_ALPHA_RANGE', ['alpha']);
  const { frequency, severityMean } = year;
  const density = (y: number): number =>
    overCounts(frequency, (count) => Math.exp((count - 1) * Math.log(y) - y - logFactorial(count - 1)));
  const scaled =
    Math.exp(-frequency) >= alpha
      ? 0
      : increasingRoot(
          (y) => (y <= 0 ? -alpha : exponentialYearCdf({ frequency, severityMean: 1 }, y) - alpha),
          density,
          frequency + 3 * Math.sqrt(2 * frequency),
        );
  const excess = overCounts(
    frequency,
    (count) => count * gammaTails(count + 1, scaled).upper - scaled * gammaTails(count, scaled).upper,
  );
  const valueAtRisk = scaled * severityMean;
  return { valueAtRisk, conditionalValueAtRisk: valueAtRisk + (excess * severityMean) / (1 - alpha) };
}

function logFactorial(n: number): number {
  let sum = 0;
  for (let k = 2; k <= n; k++) sum += Math.log(k);
  return sum;
}
