import { DomainError } from '../errors.ts';
import type { FactorCovariance } from './factor-covariance.ts';
import { factorSolve, factorTimes } from './factor-covariance.ts';
import { cholesky, dot, solveFromFactor, times } from './linear-algebra.ts';
import type { SquareMatrix } from './linear-algebra.ts';

/** A covariance as a full matrix, row-major, or as factors, of which no matrix is ever formed. */
export type CovarianceForm = SquareMatrix | FactorCovariance;

export function isFactorForm(covariance: CovarianceForm): covariance is FactorCovariance {
  return !(covariance instanceof Float64Array);
}

/** Number of assets; refuses a matrix that is not square and finite, and an empty one. */
export function assetCountOf(covariance: CovarianceForm): number {
  if (isFactorForm(covariance)) return covariance.size;
  const size = Math.round(Math.sqrt(covariance.length));
  if (size === 0 || size * size !== covariance.length) throw new DomainError('E_LENGTH', ['covariance']);
  const bad = covariance.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new DomainError('E_NOT_FINITE', ['covariance', String(bad)]);
  return size;
}

/** Σ x. */
export function covarianceTimes(covariance: CovarianceForm, x: ArrayLike<number>): Float64Array {
  return isFactorForm(covariance) ? factorTimes(covariance, x) : times(covariance, assetCountOf(covariance), x);
}

/** Diagonal of Σ. */
export function variancesOf(covariance: CovarianceForm): Float64Array {
  const size = assetCountOf(covariance);
  if (!isFactorForm(covariance)) return Float64Array.from({ length: size }, (_, i) => covariance[i * size + i]!);
  const { loadings, specific, factorCount } = covariance;
  return specific.map((value, i) => {
    let sum = value;
    for (let k = 0; k < factorCount; k++) sum += loadings[i * factorCount + k]! * loadings[i * factorCount + k]!;
    return sum;
  });
}

/** wᵀ Σ w. */
export function portfolioVariance(covariance: CovarianceForm, weights: ArrayLike<number>): number {
  return dot(weights, covarianceTimes(covariance, weights));
}

/**
 * x with Σ x = right, for one right side after another.
 *
 * @throws DomainError E_NOT_POSITIVE_DEFINITE.
 */
export function covarianceSolver(covariance: CovarianceForm, size: number): (right: Float64Array) => Float64Array {
  if (isFactorForm(covariance)) return (right) => factorSolve(covariance, right);
  const factor = cholesky(covariance, size);
  return (right) => solveFromFactor(factor, size, right);
}
