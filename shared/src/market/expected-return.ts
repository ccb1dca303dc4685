import { DomainError } from '../errors.ts';
import { covarianceSolver, variancesOf } from '../stats/covariance-form.ts';
import type { CovarianceForm } from '../stats/covariance-form.ts';

/** Means of simple returns and how far they were drawn to their common target. */
export interface BayesStein {
  readonly sampleMeanAnnual: Float64Array;
  /** Of the sample mean, annual: s · periods / √T. */
  readonly standardErrorAnnual: Float64Array;
  /** Mean of the minimum-variance portfolio, annual. */
  readonly targetAnnual: number;
  /** 0: the sample means; 1: the target for all. */
  readonly shrinkage: number;
  readonly meanAnnual: Float64Array;
}

/**
 * Expected returns of Jorion (1986): sample means drawn to the mean of the minimum-variance portfolio, the more so the less the
 * history can tell them apart. The sample mean alone is never a default, because with a few years of data its error is larger
 * than itself.
 *
 * @param rows - Simple returns, row-major, sessions × assets.
 * @param covariance - Of the rows, positive definite, divisor T − 1; as factors where there are many assets.
 * @throws DomainError E_NOT_POSITIVE_DEFINITE.
 *
 * Source: quant-spec Q3.
 */
export function bayesSteinMeans(
  rows: Float64Array,
  assetCount: number,
  covariance: CovarianceForm,
  periodsPerYear: number,
): BayesStein {
  const count = rows.length / assetCount;
  const means = new Float64Array(assetCount);
  for (let t = 0; t < count; t++)
    for (let i = 0; i < assetCount; i++) means[i] = means[i]! + rows[t * assetCount + i]! / count;

  const solve = covarianceSolver(covariance, assetCount);
  const variances = variancesOf(covariance);
  const ones = new Float64Array(assetCount).fill(1);
  const inverseOnes = solve(ones);
  const total = inverseOnes.reduce((sum, value) => sum + value, 0);
  const target = inverseOnes.reduce((sum, value, i) => sum + value * means[i]!, 0) / total;
  const gaps = means.map((mean) => mean - target);
  const inverseGaps = solve(gaps);
  const distance = gaps.reduce((sum, gap, i) => sum + gap * inverseGaps[i]!, 0);
  const shrinkage = (assetCount + 2) / (assetCount + 2 + count * distance);
  return {
    sampleMeanAnnual: means.map((mean) => mean * periodsPerYear),
    standardErrorAnnual: means.map((_, i) => (Math.sqrt(variances[i]!) * periodsPerYear) / Math.sqrt(count)),
    targetAnnual: target * periodsPerYear,
    shrinkage,
    meanAnnual: means.map((mean) => ((1 - shrinkage) * mean + shrinkage * target) * periodsPerYear),
  };
}

export interface WeightedMeans {
  readonly meanAnnual: Float64Array;
  /** 1/Σw²: how many equally weighted observations the estimate is worth. */
  readonly effectiveObservations: number;
}

/** Means with weights that fall by `lambda` a period into the past, normalised to one. */
export function ewmaMeans(rows: Float64Array, size: number, lambda: number, periodsPerYear = 252): WeightedMeans {
  if (!(lambda > 0 && lambda <= 1)) throw new DomainError('E_RANGE', ['lambda']);
  const count = rows.length / size;
  if (!(count >= 1)) throw new DomainError('E_HISTORY_TOO_SHORT', ['returns']);
  const sums = new Float64Array(size);
  let weight = 1;
  let total = 0;
  let squares = 0;
  for (let t = count - 1; t >= 0; t--) {
    for (let i = 0; i < size; i++) sums[i] = sums[i]! + weight * rows[t * size + i]!;
    total += weight;
    squares += weight * weight;
    weight *= lambda;
  }
  return {
    meanAnnual: sums.map((sum) => (sum / total) * periodsPerYear),
    effectiveObservations: (total * total) / squares,
  };
}
