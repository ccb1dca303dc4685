import { DomainError } from '../errors.ts';
import { cholesky, dot, solveFromFactor } from '../stats/linear-algebra.ts';
import type { ConstraintBlock, WeightConstraints } from './constraints.ts';
import { covarianceTimes, isFactorForm } from './covariance-form.ts';
import type { CovarianceForm } from './covariance-form.ts';

/** Above this number of free weights the equations cost more than they bring. */
const LARGEST_SYSTEM = 700;
/** Within this of its limit a condition is taken as met exactly. */
const ACTIVE = 1e-6;
/** A row that adds less than this to those before it says nothing new. */
const DEPENDENT = 1e-10;

export interface ActiveSetAnswer {
  readonly weights: Float64Array;
  /** Largest break of the optimality conditions, relative to the largest slope of the objective. */
  readonly kktResidual: number;
}

interface PolishProblem {
  readonly covariance: CovarianceForm;
  readonly constraints: WeightConstraints;
  readonly block: ConstraintBlock;
  readonly linear?: readonly number[];
}

/** A condition that holds with equality: coefficients · w = limit; `side` says which way it presses. */
interface ActiveRow {
  readonly coefficients: Float64Array;
  readonly limit: number;
  /** −1: the lower side, whose multiplier is at least 0; +1: the upper side; 0: an equality. */
  readonly side: -1 | 0 | 1;
}

/**
 * Solves the equality system of the active set for full precision (quant-spec Q13), and judges the result by the conditions of
 * Karush, Kuhn and Tucker.
 *
 * @param weights - The solver's, feasible to its tolerance; tell which conditions are active.
 * @returns Null where the system is too large or has no single solution.
 *
 * Cost: cube of the number of weights between their bounds.
 */
export function polishWeights(problem: PolishProblem, weights: Float64Array): ActiveSetAnswer | null {
  const { covariance, constraints, block, linear } = problem;
  const { trades, assetCount: n } = block;
  const fixed = fixedWeights(constraints, weights, trades !== null);
  const free = Array.from({ length: n }, (_, i) => i).filter((i) => fixed[i] === null);
  if (free.length === 0 || free.length > LARGEST_SYSTEM) return null;
  const rows = activeRows(problem, weights);

  const start = Float64Array.from(fixed, (value) => value ?? 0);
  const slopeAtFixed = covarianceTimes(covariance, start);
  const right = free.map((i) => -slopeAtFixed[i]! - (linear?.[i] ?? 0));
  const solution = solveEqualities(
    freePart(covariance, free, n),
    right,
    rows.map(({ coefficients }) => free.map((i) => coefficients[i]!)),
    rows.map(({ coefficients, limit }) => limit - dot(coefficients, start)),
  );
  if (!solution) return null;
  const polished = start.slice();
  free.forEach((i, k) => (polished[i] = solution.x[k]!));
  const slope = covarianceTimes(covariance, polished).map((value, i) => value + (linear?.[i] ?? 0));
  return { weights: polished, kktResidual: kktResidual(problem, polished, slope, rows, solution.multipliers, fixed) };
}

/** Value of each weight that stays where it is: at a bound, or where it was before when trades are priced; else null. */
function fixedWeights(
  { lower, upper, excluded = [], previousWeights }: WeightConstraints,
  weights: Float64Array,
  hasTrades: boolean,
): readonly (number | null)[] {
  const out = new Set(excluded);
  return Array.from(weights, (weight, i) => {
    if (out.has(i)) return 0;
    if (weight - lower[i]! <= ACTIVE) return lower[i]!;
    if (upper[i]! - weight <= ACTIVE) return upper[i]!;
    return hasTrades && Math.abs(weight - previousWeights![i]!) <= ACTIVE ? previousWeights![i]! : null;
  });
}

/** Direction of each trade: +1 bought, −1 sold, 0 neither. */
function directions({ previousWeights }: WeightConstraints, weights: Float64Array): Float64Array {
  return weights.map((weight, i) => {
    const change = weight - previousWeights![i]!;
    return Math.abs(change) <= ACTIVE ? 0 : Math.sign(change);
  });
}

/** Active conditions as rows over the weights; turnover and costs are linear where every trade keeps its direction. */
function activeRows({ block, constraints }: PolishProblem, weights: Float64Array): readonly ActiveRow[] {
  const { trades, assetCount: n } = block;
  const toward = trades ? directions(constraints, weights) : null;
  const previous = constraints.previousWeights;
  return block.rows.flatMap((row): ActiveRow[] => {
    if (trades && row.indices.length === 3 && row.indices[1]! >= trades.buy && row.lower === row.upper) return [];
    const coefficients = new Float64Array(n);
    let shift = 0;
    for (const [k, column] of row.indices.entries()) {
      const value = row.values[k]!;
      if (column < n) coefficients[column] = coefficients[column]! + value;
      else {
        const isBuy = column < trades!.sell;
        const asset = column - (isBuy ? trades!.buy : trades!.sell);
        const sign = toward![asset]!;
        if (sign === 0 || isBuy !== sign > 0) continue;
        coefficients[asset] = coefficients[asset]! + sign * value;
        shift += sign * value * previous![asset]!;
      }
    }
    const activity = dot(coefficients, weights);
    const low = row.lower + shift;
    const high = row.upper + shift;
    if (row.lower === row.upper) return [{ coefficients, limit: low, side: 0 }];
    if (activity - low <= ACTIVE) return [{ coefficients, limit: low, side: -1 }];
    return high - activity <= ACTIVE ? [{ coefficients, limit: high, side: 1 }] : [];
  });
}

function freePart(covariance: CovarianceForm, free: readonly number[], n: number): Float64Array {
  const size = free.length;
  const part = new Float64Array(size * size);
  free.forEach((i, a) => {
    for (let b = 0; b <= a; b++) {
      const j = free[b]!;
      let value = 0;
      if (isFactorForm(covariance)) {
        const { factorCount: k, loadings, specific } = covariance;
        for (let f = 0; f < k; f++) value += loadings[i * k + f]! * loadings[j * k + f]!;
        if (i === j) value += specific[i]!;
      } else value = (covariance[i * n + j]! + covariance[j * n + i]!) / 2;
      part[a * size + b] = value;
      part[b * size + a] = value;
    }
  });
  return part;
}

/**
 * x and multipliers λ with Qx − Aᵀλ = right and Ax = limits; null where Q is not positive definite. Rows that follow from
 * others are left out, with multiplier 0.
 */
function solveEqualities(
  matrix: Float64Array,
  right: readonly number[],
  rows: readonly (readonly number[])[],
  limits: readonly number[],
): { readonly x: Float64Array; readonly multipliers: readonly number[] } | null {
  const size = right.length;
  const factor = tryCholesky(matrix, size);
  if (!factor) return null;
  const images = rows.map((row) => solveFromFactor(factor, size, row));
  const kept = independentRows(rows, images);
  const free = solveFromFactor(factor, size, right);
  const schur = new Float64Array(kept.length * kept.length);
  kept.forEach((r, a) => kept.forEach((c, b) => (schur[a * kept.length + b] = dot(rows[r]!, images[c]!))));
  const schurFactor = kept.length === 0 ? null : tryCholesky(schur, kept.length);
  if (kept.length > 0 && !schurFactor) return null;
  const gaps = kept.map((r) => limits[r]! - dot(rows[r]!, free));
  const found = schurFactor ? solveFromFactor(schurFactor, kept.length, gaps) : new Float64Array(0);
  const x = free.slice();
  kept.forEach((r, a) => images[r]!.forEach((value, i) => (x[i] = x[i]! + found[a]! * value)));
  const multipliers = rows.map(() => 0);
  kept.forEach((r, a) => (multipliers[r] = found[a]!));
  return { x, multipliers };
}

function tryCholesky(matrix: Float64Array, size: number): Float64Array | null {
  try {
    return cholesky(matrix, size);
  } catch (error) {
    // The caller keeps the solver's own answer, which needs no inverse.
    if (error instanceof DomainError && error.code === 'E_NOT_POSITIVE_DEFINITE') return null;
    throw error;
  }
}

/** Rows that are linearly independent in the metric of the inverse matrix, by Gram-Schmidt; those first in order are kept. */
function independentRows(rows: readonly (readonly number[])[], images: readonly Float64Array[]): readonly number[] {
  const kept: number[] = [];
  const basis: { readonly row: Float64Array; readonly image: Float64Array }[] = [];
  rows.forEach((row, r) => {
    const residual = Float64Array.from(row);
    const image = images[r]!.slice();
    const before = dot(row, images[r]!);
    for (const other of basis) {
      const share = dot(residual, other.image);
      for (let i = 0; i < residual.length; i++) {
        residual[i] = residual[i]! - share * other.row[i]!;
        image[i] = image[i]! - share * other.image[i]!;
      }
    }
    const length = dot(residual, image);
    if (!(length > DEPENDENT * before) || before === 0) return;
    const scale = 1 / Math.sqrt(length);
    basis.push({ row: residual.map((value) => value * scale), image: image.map((value) => value * scale) });
    kept.push(r);
  });
  return kept;
}

/**
 * Largest break of stationarity, of the signs of the multipliers and of those of the reduced slopes at bounds.
 */
function kktResidual(
  { constraints: { lower, upper, previousWeights, excluded = [] }, block }: PolishProblem,
  weights: Float64Array,
  slope: Float64Array,
  rows: readonly ActiveRow[],
  multipliers: readonly number[],
  fixed: readonly (number | null)[],
): number {
  const out = new Set(excluded);
  let size = 0;
  let worst = 0;
  for (const value of slope) size = Math.max(size, Math.abs(value));
  rows.forEach(({ side }, r) => {
    // The objective falls when an active limit is moved outwards, never the other way.
    if (side !== 0) worst = Math.max(worst, side * multipliers[r]!);
  });
  weights.forEach((_, i) => {
    let reduced = slope[i]!;
    rows.forEach(({ coefficients }, r) => (reduced -= coefficients[i]! * multipliers[r]!));
    if (fixed[i] === null) worst = Math.max(worst, Math.abs(reduced));
    else if (out.has(i) || (block.trades && fixed[i] === previousWeights?.[i])) return; // may go neither way, or at a price
    else if (lower[i] !== upper[i]) worst = Math.max(worst, fixed[i] === lower[i] ? -reduced : reduced);
  });
  return size === 0 ? 0 : worst / size;
}
