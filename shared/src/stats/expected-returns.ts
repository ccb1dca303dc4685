import { DomainError } from '../errors.ts';

import { sampleCovariance } from './covariance.ts';
import { cholesky, dot, solveFromFactor } from './linear-algebra.ts';
import { columnMeans } from './returns.ts';

export interface BayesSteinMeans {
  /** Annual sample means and their standard errors. */
  readonly sampleMeanAnnual: Float64Array;
  readonly standardErrorAnnual: Float64Array;
  /** Annual return of the minimum-variance portfolio, towards which the means are drawn. */
  readonly target: number;
  /** φ, 0 to 1. */
  readonly shrinkage: number;
  readonly meanAnnual: Float64Array;
}

/**
 * Means shrunk towards that of the minimum-variance portfolio.
 *
 * @param rows - Row-major, T × size, simple returns; T above `size`.
 * @throws DomainError E_HISTORY_TOO_SHORT, E_NOT_POSITIVE_DEFINITE.
 *
 * Source: quant-spec Q3 (Jorion 1986).
 */
export function bayesSteinMeans(rows: Float64Array, size: number, periodsPerYear = 252): BayesSteinMeans {
  const count = rows.length / size;
  const covariance = sampleCovariance(rows, size);
  const factor = cholesky(covariance, size);
  const means = columnMeans(rows, size);
  const weights = solveFromFactor(factor, size, new Float64Array(size).fill(1));
  const target = dot(weights, means) / weights.reduce((sum, weight) => sum + weight, 0);
  const gap = means.map((mean) => mean - target);
  const distance = count * dot(gap, solveFromFactor(factor, size, gap));
  const shrinkage = (size + 2) / (size + 2 + distance);
  return {
    sampleMeanAnnual: means.map((mean) => mean * periodsPerYear),
    standardErrorAnnual: means.map((_, i) => Math.sqrt(covariance[i * size + i]! / count) * periodsPerYear),
    target: target * periodsPerYear,
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
