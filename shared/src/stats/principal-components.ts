import { symmetricEigen } from './linear-algebra.ts';
import type { SquareMatrix } from './linear-algebra.ts';

/** A covariance Σ = F Fᵀ with orthogonal columns, the one that explains most first. */
export interface PrincipalComponents {
  /** Variance that each explains, descending, never negative. */
  readonly variances: Float64Array;
  /** F, row-major: column k is component k times the root of its variance. */
  readonly factor: SquareMatrix;
}

/**
 * Principal components of a covariance. Each points the way of its largest entry, so that the answer is one and not one of 2^size.
 *
 * Cost: that of `symmetricEigen`; the bits are the same everywhere.
 */
export function principalComponents(covariance: SquareMatrix, size: number): PrincipalComponents {
  const { values, vectors } = symmetricEigen(covariance, size);
  const order = Array.from(values.keys()).toSorted((a, b) => values[b]! - values[a]! || a - b);
  const variances = Float64Array.from(order, (column) => Math.max(values[column]!, 0));
  const factor = new Float64Array(size * size);
  order.forEach((column, k) => {
    let largest = 0;
    for (let i = 0; i < size; i++) {
      const entry = vectors[i * size + column]!;
      if (Math.abs(entry) > Math.abs(largest)) largest = entry;
    }
    const scale = Math.sqrt(variances[k]!) * (largest < 0 ? -1 : 1);
    for (let i = 0; i < size; i++) factor[i * size + k] = scale * vectors[i * size + column]!;
  });
  return { variances, factor };
}

/** L Lᵀ of a lower triangular L. */
export function lowerSquare(factor: SquareMatrix, size: number): SquareMatrix {
  const product = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k <= j; k++) sum += factor[i * size + k]! * factor[j * size + k]!;
      product[i * size + j] = sum;
      product[j * size + i] = sum;
    }
  }
  return product;
}
