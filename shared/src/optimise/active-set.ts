import { DomainError } from '../errors.ts';
import { cholesky, dot, solveFromFactor } from '../stats/linear-algebra.ts';
import type { ConstraintBlock, WeightConstraints } from './constraints.ts';
import { covarianceTimes, isFactorForm } from '../stats/covariance-form.ts';
import type { CovarianceForm } from '../stats/covariance-form.ts';

/** Above this number of free weights the equations cost more than they bring. */
const LARGEST_SYSTEM = 700;
/** Within this of its limit a condition is taken as met exactly. */
const ACTIVE = 1e-6;
/** A trial that breaks a limit by less meets it. */
const EXACT = 1e-11;
/** Conditions of optimality that are broken by less, relative to the largest slope, hold. */
const OPTIMAL = 1e-11;
const MOST_ROUNDS = 60;
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

/** A row over the weights alone. */
interface WeightRow {
  readonly coefficients: Float64Array;
  readonly lower: number;
  readonly upper: number;
}

/** Where a weight or a row stands: at its lower limit, at its upper, at a value that it keeps, or between. */
type Standing = 'LOWER' | 'UPPER' | 'KEPT' | null;

interface WorkingSet {
  readonly weights: Standing[];
  readonly rows: Standing[];
}

/**
 * Solves the equality system of the active set for full precision (quant-spec Q13), and judges the result by the conditions of
 * Karush, Kuhn and Tucker. Where these do not hold, what is broken enters the set and what presses the wrong way leaves it, a
 * few times.
 *
 * @param weights - The solver's; tell which conditions are active.
 * @param nearness - Within this of its limit a condition is taken as met exactly.
 * @returns Null where the system is too large or has no single solution.
 *
 * Cost: cube of the number of weights between their bounds, for each round.
 */
export function polishWeights(
  problem: PolishProblem,
  weights: Float64Array,
  nearness = ACTIVE,
): ActiveSetAnswer | null {
  const { block } = problem;
  const rows = weightRows(problem, weights, nearness);
  const set: WorkingSet = {
    weights: weightStandings(problem, weights, nearness),
    rows: rows.map((row) => rowStanding(row, dot(row.coefficients, weights), nearness)),
  };
  const rounds = block.trades ? 1 : MOST_ROUNDS; // a trade that turns round is another problem
  let best: ActiveSetAnswer | null = null;
  for (let round = 0; round < rounds; round++) {
    const trial = solveWorkingSet(problem, rows, set, weights);
    if (!trial) return best;
    const isBroken = admitBroken(problem, rows, set, trial.weights);
    if (!isBroken || round === 0) best = trial;
    if (isBroken) continue;
    if (trial.kktResidual < OPTIMAL) return trial;
    if (!release(problem, set, trial)) return trial;
  }
  return best;
}

interface Trial extends ActiveSetAnswer {
  /** Slope of the objective less what the active rows explain, one a weight. */
  readonly reduced: Float64Array;
  readonly multipliers: readonly number[];
  /** Largest slope: what a break is measured by. */
  readonly size: number;
}

function keptValue({ constraints }: PolishProblem, standing: Standing, i: number): number {
  if (standing === 'LOWER') return constraints.lower[i]!;
  if (standing === 'UPPER') return constraints.upper[i]!;
  return constraints.excluded?.includes(i) ? 0 : constraints.previousWeights![i]!;
}

function weightStandings({ constraints, block }: PolishProblem, weights: Float64Array, nearness: number): Standing[] {
  const { lower, upper, excluded = [], previousWeights } = constraints;
  const out = new Set(excluded);
  return Array.from(weights, (weight, i): Standing => {
    if (out.has(i)) return 'KEPT';
    if (weight - lower[i]! <= nearness) return 'LOWER';
    if (upper[i]! - weight <= nearness) return 'UPPER';
    return block.trades && Math.abs(weight - previousWeights![i]!) <= nearness ? 'KEPT' : null;
  });
}

function rowStanding({ lower, upper }: WeightRow, activity: number, nearness: number): Standing {
  if (lower === upper) return 'KEPT';
  if (activity - lower <= nearness) return 'LOWER';
  return upper - activity <= nearness ? 'UPPER' : null;
}

/** The rows of the block over the weights alone; turnover and costs are linear where every trade keeps its direction. */
function weightRows(
  { block, constraints: { previousWeights } }: PolishProblem,
  weights: Float64Array,
  nearness: number,
): readonly WeightRow[] {
  const { trades, assetCount: n } = block;
  const direction = (asset: number): number => {
    const change = weights[asset]! - previousWeights![asset]!;
    return Math.abs(change) <= nearness ? 0 : Math.sign(change);
  };
  return block.rows.flatMap((row): WeightRow[] => {
    if (trades && row.indices.length === 3 && row.indices[1]! >= trades.buy && row.lower === row.upper) return [];
    const coefficients = new Float64Array(n);
    let shift = 0;
    for (const [k, column] of row.indices.entries()) {
      const value = row.values[k]!;
      if (column < n) {
        coefficients[column] = coefficients[column]! + value;
        continue;
      }
      const isBuy = column < trades!.sell;
      const asset = column - (isBuy ? trades!.buy : trades!.sell);
      const sign = direction(asset);
      if (sign === 0 || isBuy !== sign > 0) continue;
      coefficients[asset] = coefficients[asset]! + sign * value;
      shift += sign * value * previousWeights![asset]!;
    }
    return [{ coefficients, lower: row.lower + shift, upper: row.upper + shift }];
  });
}

/** The weights of smallest objective with all of a working set met exactly. */
function solveWorkingSet(
  problem: PolishProblem,
  rows: readonly WeightRow[],
  set: WorkingSet,
  weights: Float64Array,
): Trial | null {
  const { covariance, linear } = problem;
  const free = [...weights.keys()].filter((i) => set.weights[i] === null);
  if (free.length === 0 || free.length > LARGEST_SYSTEM) return null;
  const start = weights.map((_, i) => (set.weights[i] === null ? 0 : keptValue(problem, set.weights[i]!, i)));
  const slopeAtStart = covarianceTimes(covariance, start);
  const active = [...rows.keys()].filter((r) => set.rows[r] !== null);
  const solution = solveEqualities(
    freePart(covariance, free, weights.length),
    free.map((i) => -slopeAtStart[i]! - (linear?.[i] ?? 0)),
    active.map((r) => free.map((i) => rows[r]!.coefficients[i]!)),
    active.map((r) => {
      const { coefficients, lower, upper } = rows[r]!;
      return (set.rows[r] === 'UPPER' ? upper : lower) - dot(coefficients, start);
    }),
  );
  if (!solution) return null;
  free.forEach((i, k) => (start[i] = solution.x[k]!));
  const multipliers = rows.map(() => 0);
  active.forEach((r, k) => (multipliers[r] = solution.multipliers[k]!));
  const reduced = covarianceTimes(covariance, start).map((value, i) => value + (linear?.[i] ?? 0));
  const size = reduced.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (const r of active) {
    const { coefficients } = rows[r]!;
    for (let i = 0; i < reduced.length; i++) reduced[i] = reduced[i]! - coefficients[i]! * multipliers[r]!;
  }
  const { worst } = worstSign(problem, set, reduced, multipliers);
  const stationarity = free.reduce((most, i) => Math.max(most, Math.abs(reduced[i]!)), worst);
  return { weights: start, reduced, multipliers, size, kktResidual: size === 0 ? 0 : stationarity / size };
}

/** Lets in what the weights break; true when there was anything. */
function admitBroken(
  { constraints: { lower, upper } }: PolishProblem,
  rows: readonly WeightRow[],
  set: WorkingSet,
  weights: Float64Array,
): boolean {
  let isBroken = false;
  weights.forEach((weight, i) => {
    if (set.weights[i] !== null) return;
    if (weight < lower[i]! - EXACT) set.weights[i] = 'LOWER';
    else if (weight > upper[i]! + EXACT) set.weights[i] = 'UPPER';
    else return;
    isBroken = true;
  });
  rows.forEach((row, r) => {
    if (set.rows[r] !== null) return;
    const activity = dot(row.coefficients, weights);
    if (activity < row.lower - EXACT) set.rows[r] = 'LOWER';
    else if (activity > row.upper + EXACT) set.rows[r] = 'UPPER';
    else return;
    isBroken = true;
  });
  return isBroken;
}

interface WorstSign {
  readonly worst: number;
  readonly weight: number | null;
  readonly row: number | null;
}

/** What presses the wrong way most: the objective would fall if it left its limit inwards. */
function worstSign(
  { constraints: { lower, upper } }: PolishProblem,
  set: WorkingSet,
  reduced: Float64Array,
  multipliers: readonly number[],
): WorstSign {
  let found: WorstSign = { worst: 0, weight: null, row: null };
  set.weights.forEach((standing, i) => {
    if (standing !== 'LOWER' && standing !== 'UPPER') return;
    const wrong = standing === 'LOWER' ? -reduced[i]! : reduced[i]!;
    if (lower[i] !== upper[i] && wrong > found.worst) found = { worst: wrong, weight: i, row: null };
  });
  set.rows.forEach((standing, r) => {
    if (standing !== 'LOWER' && standing !== 'UPPER') return;
    const wrong = standing === 'LOWER' ? -multipliers[r]! : multipliers[r]!;
    if (wrong > found.worst) found = { worst: wrong, weight: null, row: r };
  });
  return found;
}

/** Lets go of what presses the wrong way most; false when nothing does. */
function release(problem: PolishProblem, set: WorkingSet, trial: Trial): boolean {
  const { weight, row } = worstSign(problem, set, trial.reduced, trial.multipliers);
  if (weight !== null) set.weights[weight] = null;
  if (row !== null) set.rows[row] = null;
  return weight !== null || row !== null;
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
