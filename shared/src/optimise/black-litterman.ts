import { DomainError } from '../errors.ts';
import { cholesky, dot, solveFromFactor, times } from '../stats/linear-algebra.ts';
import type { SquareMatrix } from '../stats/linear-algebra.ts';
import { assetCountOf, covarianceTimes } from '../stats/covariance-form.ts';
import type { CovarianceForm } from '../stats/covariance-form.ts';

/** δ and τ where nothing else is said (quant-spec Q13.7). */
export const DEFAULT_RISK_AVERSION = 2.5;
export const DEFAULT_PRIOR_WEIGHT = 0.05;

/** An opinion: the portfolio `weights` earns `value`. */
export interface View {
  readonly weights: ArrayLike<number>;
  readonly value: number;
}

/** How sure the views are: their own variances, or a confidence in (0, 1) each; by default as sure as the prior. */
export type ViewCertainty =
  | { readonly variances: readonly number[] }
  | { readonly confidences: readonly number[] }
  | { readonly omega: SquareMatrix };

export interface BlackLittermanProblem {
  /** Row-major; the unit of time of the returns, variances and views. */
  readonly covariance: SquareMatrix;
  /** The market portfolio: by capitalisation where it is known, else equal weights. */
  readonly marketWeights: ArrayLike<number>;
  readonly views?: readonly View[];
  readonly certainty?: ViewCertainty;
  readonly riskAversion?: number;
  readonly tau?: number;
}

export interface BlackLittermanAnswer {
  /** Π = δ Σ w: what the market must expect to hold what it holds. */
  readonly equilibrium: Float64Array;
  readonly posteriorMean: Float64Array;
  /** Σ + M, row-major: the error of the mean is part of the risk. */
  readonly posteriorCovariance: SquareMatrix;
  /** Diagonal of Ω. */
  readonly viewVariances: Float64Array;
  /** (δ(Σ + M))⁻¹ μ̄, without any condition. */
  readonly weights: Float64Array;
}

/**
 * Π = δ Σ w, the posterior of Black and Litterman where nobody has a view; also from factors, so for any number of assets.
 *
 * @param marketWeights - By capitalisation where it is known, else equal.
 */
export function equilibriumReturns(
  covariance: CovarianceForm,
  marketWeights: ArrayLike<number>,
  riskAversion = DEFAULT_RISK_AVERSION,
): Float64Array {
  return covarianceTimes(covariance, marketWeights).map((value) => riskAversion * value);
}

function omegaOf(problem: BlackLittermanProblem, priorOfViews: SquareMatrix, count: number): SquareMatrix {
  const { certainty } = problem;
  const omega = new Float64Array(count * count);
  if (certainty && 'omega' in certainty) {
    if (certainty.omega.length !== omega.length) throw new DomainError('E_LENGTH', ['certainty', 'omega']);
    return certainty.omega;
  }
  for (let k = 0; k < count; k++) {
    const prior = priorOfViews[k * count + k]!;
    omega[k * count + k] = certainty ? certainVariance(certainty, k, prior) : prior;
  }
  return omega;
}

function certainVariance(certainty: Exclude<ViewCertainty, { omega: SquareMatrix }>, k: number, prior: number): number {
  if ('variances' in certainty) {
    const variance = certainty.variances[k]!;
    if (!(variance >= 0)) throw new DomainError('E_RANGE', ['certainty', 'variances', String(k)]);
    return variance;
  }
  const confidence = certainty.confidences[k]!;
  if (!(confidence > 0 && confidence < 1)) throw new DomainError('E_RANGE', ['certainty', 'confidences', String(k)]);
  return (1 / confidence - 1) * prior;
}

/**
 * Expected returns that start from what the market's own weights imply and move towards views by their certainty.
 *
 * @throws DomainError E_LENGTH, E_RANGE, E_NOT_FINITE, E_NOT_POSITIVE_DEFINITE.
 *
 * Cost: n² for each view and n³/6 for the weights. Source: quant-spec Q13.7 (Black and Litterman 1992; He and Litterman 1999).
 */
export function blackLitterman(problem: BlackLittermanProblem): BlackLittermanAnswer {
  const { covariance, marketWeights, views = [], riskAversion = DEFAULT_RISK_AVERSION } = problem;
  const { tau = DEFAULT_PRIOR_WEIGHT } = problem;
  const size = assetCountOf(covariance);
  if (marketWeights.length !== size) throw new DomainError('E_LENGTH', ['marketWeights']);
  if (!(riskAversion > 0)) throw new DomainError('E_RANGE', ['riskAversion']);
  if (!(tau > 0)) throw new DomainError('E_RANGE', ['tau']);
  views.forEach(({ weights, value }, k) => {
    if (weights.length !== size) throw new DomainError('E_LENGTH', ['views', String(k), 'weights']);
    if (!Number.isFinite(value)) throw new DomainError('E_NOT_FINITE', ['views', String(k), 'value']);
  });

  const equilibrium = equilibriumReturns(covariance, marketWeights, riskAversion);
  const count = views.length;
  const reach = views.map(({ weights }) => times(covariance, size, weights).map((value) => tau * value)); // τΣPᵀ
  const priorOfViews = new Float64Array(count * count);
  views.forEach(({ weights }, a) => reach.forEach((image, b) => (priorOfViews[a * count + b] = dot(weights, image))));
  const omega = omegaOf(problem, priorOfViews, count);
  const posteriorMean = equilibrium.slice();
  const posteriorCovariance = covariance.map((value) => (1 + tau) * value);
  if (count > 0) {
    const factor = cholesky(
      priorOfViews.map((value, at) => value + omega[at]!),
      count,
    );
    const surprise = solveFromFactor(
      factor,
      count,
      views.map(({ weights, value }) => value - dot(weights, equilibrium)),
    );
    for (let i = 0; i < size; i++) {
      const row = solveFromFactor(
        factor,
        count,
        reach.map((image) => image[i]!),
      );
      for (let k = 0; k < count; k++) posteriorMean[i] = posteriorMean[i]! + reach[k]![i]! * surprise[k]!;
      for (let j = 0; j < size; j++) {
        let known = 0;
        for (let k = 0; k < count; k++) known += row[k]! * reach[k]![j]!;
        posteriorCovariance[i * size + j] = posteriorCovariance[i * size + j]! - known;
      }
    }
  }
  const weights = solveFromFactor(cholesky(posteriorCovariance, size), size, posteriorMean);
  return {
    equilibrium,
    posteriorMean,
    posteriorCovariance,
    viewVariances: Float64Array.from({ length: count }, (_, k) => omega[k * count + k]!),
    weights: weights.map((value) => value / riskAversion),
  };
}
