import { DomainError } from '../errors.ts';
import { exp } from '../random/elementary.ts';
import { normalInverse } from '../random/normal.ts';
import { dot, times } from '../stats/linear-algebra.ts';
import { normalCdf, normalDensity } from '../stats/normal-law.ts';
import { increasingRoot } from '../stats/root.ts';
import { tCdf, tDensity, tInverse } from '../stats/student-t.ts';

import { mertonLogDrift, type MertonParameters } from './merton.ts';

/** VaR and CVaR at each confidence level asked for, positive for a loss, as fractions of the start value. */
export interface TailLevels {
  readonly var: readonly number[];
  readonly cvar: readonly number[];
}

function requireAlphas(alphas: readonly number[]): void {
  for (const [i, alpha] of alphas.entries()) {
    if (!(alpha > 0 && alpha < 1)) throw new DomainError('E_ALPHA_RANGE', ['alphas', String(i)]);
  }
}

export interface GbmTerminal extends TailLevels {
  /** Of the simple return over `years`. */
  readonly mean: number;
  readonly variance: number;
  readonly probLoss: number;
}

/** Law of the simple return of a geometric Brownian motion after `years`; the loss is minus the return. */
export function gbmTerminal(mu: number, sigma: number, years: number, alphas: readonly number[]): GbmTerminal {
  requireAlphas(alphas);
  if (!(sigma > 0 && years > 0)) throw new DomainError('E_SIGMA_NONPOSITIVE', ['sigma']);
  const growth = exp(mu * years);
  const sd = sigma * Math.sqrt(years);
  const drift = (mu - (sigma * sigma) / 2) * years;
  return {
    mean: growth - 1,
    variance: growth * growth * (exp(sd * sd) - 1),
    probLoss: normalCdf(-drift / sd),
    var: alphas.map((alpha) => 1 - exp(drift - sd * normalInverse(alpha))),
    cvar: alphas.map((alpha) => 1 - (growth * normalCdf(-normalInverse(alpha) - sd)) / (1 - alpha)),
  };
}

export interface MertonLaw {
  readonly mean: number;
  readonly variance: number;
  readonly skewness: number;
  readonly excessKurtosis: number;
  /** Distribution function of the log return. */
  cdf(x: number): number;
  /** Its quantile. */
  quantile(u: number): number;
}

/** Law of Merton's log return after `years`: a Poisson mixture of normals. */
export function mertonLaw(parameters: MertonParameters, years: number): MertonLaw {
  const { sigma, lambda, jumpMean, jumpSd } = parameters;
  if (!(sigma > 0 && years > 0)) throw new DomainError('E_SIGMA_NONPOSITIVE', ['sigma']);
  if (!(lambda >= 0)) throw new DomainError('E_RATE_NEGATIVE', ['lambda']);
  const drift = mertonLogDrift(parameters) * years;
  const count = lambda * years;
  const m2 = jumpMean * jumpMean;
  const d2 = jumpSd * jumpSd;
  const variance = sigma * sigma * years + count * (m2 + d2);
  const third = count * jumpMean * (m2 + 3 * d2);
  const fourth = count * (m2 * m2 + 6 * m2 * d2 + 3 * d2 * d2);

  const mixture = (x: number, law: (z: number, sd: number) => number): number => {
    let weight = exp(-count);
    let total = 0;
    for (let n = 0; n <= count + 40 * Math.sqrt(count + 1); n++) {
      const sd = Math.sqrt(sigma * sigma * years + n * d2);
      total += weight * law((x - drift - n * jumpMean) / sd, sd);
      weight *= count / (n + 1);
    }
    return total;
  };
  const cdf = (x: number): number => mixture(x, normalCdf);
  const density = (x: number): number => mixture(x, (z, sd) => normalDensity(z) / sd);
  const mean = drift + count * jumpMean;
  return {
    mean,
    variance,
    skewness: third / (variance * Math.sqrt(variance)),
    excessKurtosis: fourth / (variance * variance),
    cdf,
    quantile(u) {
      if (!(u > 0 && u < 1)) throw new DomainError('E_RANGE', ['u']);
      return increasingRoot((x) => cdf(x) - u, density, mean + Math.sqrt(variance) * normalInverse(u));
    },
  };
}

/** Limit of P(U₁ ≤ u | U₂ ≤ u) for u → 0 under a t copula. */
export function tTailDependence(rho: number, nu: number): number {
  return 2 * tCdf(nu + 1, -Math.sqrt(((nu + 1) * (1 - rho)) / (1 + rho)));
}

/** Tail of a loss that is t distributed with the given mean and standard deviation (McNeil, Frey and Embrechts 2015, ex. 2.15). */
export function studentTLoss(mean: number, sd: number, nu: number, alphas: readonly number[]): TailLevels {
  requireAlphas(alphas);
  if (!(nu > 2)) throw new DomainError('E_RANGE', ['nu']);
  const scale = sd * Math.sqrt((nu - 2) / nu);
  const quantiles = alphas.map((alpha) => tInverse(nu, alpha));
  return {
    var: quantiles.map((q) => mean + scale * q),
    cvar: quantiles.map((q, i) => mean + (scale * tDensity(nu, q) * (nu + q * q)) / ((nu - 1) * (1 - alphas[i]!))),
  };
}

export interface NormalPortfolioRisk extends TailLevels {
  readonly variance: number;
}

/** Variance and tail of a portfolio of jointly normal simple returns; `covariance` row-major. */
export function normalPortfolioRisk(
  weights: readonly number[],
  mean: readonly number[],
  covariance: Float64Array,
  alphas: readonly number[],
): NormalPortfolioRisk {
  requireAlphas(alphas);
  const variance = dot(weights, times(covariance, weights.length, weights));
  const loss = -dot(weights, mean);
  const sd = Math.sqrt(variance);
  const quantiles = alphas.map((alpha) => normalInverse(alpha));
  return {
    variance,
    var: quantiles.map((z) => loss + sd * z),
    cvar: quantiles.map((z, i) => loss + (sd * normalDensity(z)) / (1 - alphas[i]!)),
  };
}

/** Kendall's τ of an elliptical copula with correlation ρ. */
export function tauOfCorrelation(rho: number): number {
  return (2 / Math.PI) * Math.asin(rho);
}
