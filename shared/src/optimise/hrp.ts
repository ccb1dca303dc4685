import { DomainError } from '../errors.ts';
import { correlationOf } from '../stats/linear-algebra.ts';
import type { SquareMatrix } from '../stats/linear-algebra.ts';
import type { WeightConstraints } from './constraints.ts';
import type { CovarianceForm } from '../stats/covariance-form.ts';
import { assetCountOf, isFactorForm } from '../stats/covariance-form.ts';
import { denseOf } from '../stats/factor-covariance.ts';
import type { SolveOptions } from './highs.ts';
import type { Infeasible } from './infeasibility.ts';
import { nearestWeights } from './nearest-weights.ts';
import type { QuadraticAnswer } from './quadratic.ts';

/** Distances between all pairs are needed: three matrices of n² numbers, and n³ operations. */
export const HRP_LARGEST = 3000;

export interface HrpAnswer {
  /** Leaves of the tree from left to right. */
  readonly order: Int32Array;
  readonly weights: Float64Array;
}

/**
 * Hierarchical risk parity, in the variant that quant-spec Q13.6 fixes: long-only weights that add up to 1.
 *
 * @throws DomainError E_LENGTH, E_NOT_FINITE; E_NOT_POSITIVE_DEFINITE for an asset without variance; E_LIMIT above 3,000 assets.
 *
 * Cost: n³/2 multiplications for the distances. Source: López de Prado 2016; other libraries use another distance or another order
 * of leaves, so their weights differ.
 */
export function hierarchicalRiskParity(covariance: CovarianceForm): HrpAnswer {
  const size = assetCountOf(covariance);
  if (size > HRP_LARGEST) throw new DomainError('E_LIMIT', ['covariance']);
  const matrix = isFactorForm(covariance) ? denseOf(covariance) : covariance;
  const order = leafOrder(columnDistances(correlationOf(matrix, size), size), size);
  return { order, weights: bisect(matrix, size, order) };
}

/** Hierarchical risk parity under conditions: its weights, moved as little as the conditions allow. */
export function hierarchicalRiskParityWithin(
  covariance: CovarianceForm,
  constraints: WeightConstraints,
  options: SolveOptions,
): Promise<QuadraticAnswer | Infeasible> {
  return nearestWeights(hierarchicalRiskParity(covariance).weights, constraints, options);
}

/** Euclidean distances between the columns of D, D_ij = √((1 − ρ_ij)/2); row-major. */
function columnDistances(correlation: SquareMatrix, size: number): SquareMatrix {
  const d = correlation.map((rho) => Math.sqrt((1 - Math.min(1, Math.max(-1, rho))) / 2));
  const distances = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      let squares = 0;
      const a = i * size;
      const b = j * size;
      for (let k = 0; k < size; k++) {
        const gap = d[a + k]! - d[b + k]!;
        squares += gap * gap;
      }
      const distance = Math.sqrt(squares);
      distances[a + j] = distance;
      distances[b + i] = distance;
    }
  }
  return distances;
}

/**
 * Leaves of the single-linkage tree. Of equal distances the pair with the smallest (first id, second id) merges first; the new
 * cluster takes the next id, and its leaves are those of the smaller id before those of the larger.
 *
 * @param distances - Overwritten.
 *
 * A slot is a row of the matrix; a merged cluster takes one of its parents' slots. Each slot remembers its nearest cluster of a
 * higher id, so a merge costs one row and not the matrix.
 */
function leafOrder(distances: SquareMatrix, size: number): Int32Array {
  const id = Int32Array.from({ length: size }, (_, i) => i);
  const leaves: number[][] = Array.from({ length: size }, (_, i) => [i]);
  let active = Array.from({ length: size }, (_, i) => i);
  const nearest = new Int32Array(size).fill(-1);
  const isCloser = (slot: number, a: number, b: number): boolean => {
    if (b < 0) return true;
    const gap = distances[slot * size + a]! - distances[slot * size + b]!;
    return gap < 0 || (gap === 0 && id[a]! < id[b]!);
  };
  const look = (slot: number): void => {
    nearest[slot] = -1;
    for (const other of active)
      if (id[other]! > id[slot]! && isCloser(slot, other, nearest[slot])) nearest[slot] = other;
  };
  active.forEach(look);
  for (let next = size; active.length > 1; next++) {
    let first = -1;
    for (const slot of active) {
      if (nearest[slot]! < 0) continue;
      if (first < 0) first = slot;
      const gap = distances[slot * size + nearest[slot]!]! - distances[first * size + nearest[first]!]!;
      if (gap < 0 || (gap === 0 && id[slot]! < id[first]!)) first = slot;
    }
    const second = nearest[first]!;
    leaves[first] = [...leaves[first]!, ...leaves[second]!];
    active = active.filter((slot) => slot !== second);
    for (const slot of active) {
      if (slot === first) continue;
      const joined = Math.min(distances[slot * size + first]!, distances[slot * size + second]!);
      distances[slot * size + first] = joined;
      distances[first * size + slot] = joined;
    }
    id[first] = next;
    nearest[first] = -1; // the highest id has no cluster above it
    for (const slot of active) {
      if (slot === first) continue;
      if (nearest[slot] === first || nearest[slot] === second) look(slot);
      else if (isCloser(slot, first, nearest[slot]!)) nearest[slot] = first;
    }
  }
  return Int32Array.from(leaves[active[0]!]!);
}

/** Halves the list again and again; each half gets weight in inverse proportion to its variance. */
function bisect(covariance: SquareMatrix, size: number, order: Int32Array): Float64Array {
  const weights = new Float64Array(size).fill(1);
  const split = (leaves: Int32Array): void => {
    if (leaves.length < 2) return;
    const left = leaves.subarray(0, Math.floor(leaves.length / 2));
    const right = leaves.subarray(left.length);
    const leftVariance = clusterVariance(covariance, size, left);
    const rightVariance = clusterVariance(covariance, size, right);
    const share = 1 - leftVariance / (leftVariance + rightVariance);
    for (const leaf of left) weights[leaf] = weights[leaf]! * share;
    for (const leaf of right) weights[leaf] = weights[leaf]! * (1 - share);
    split(left);
    split(right);
  };
  split(order);
  return weights;
}

/** Variance of a cluster whose members are weighted by the inverse of their own. */
function clusterVariance(covariance: SquareMatrix, size: number, members: Int32Array): number {
  let total = 0;
  for (const i of members) total += 1 / covariance[i * size + i]!;
  let variance = 0;
  for (const i of members) {
    let row = 0;
    for (const j of members) row += covariance[i * size + j]! / covariance[j * size + j]!;
    variance += row / covariance[i * size + i]!;
  }
  return variance / (total * total);
}
