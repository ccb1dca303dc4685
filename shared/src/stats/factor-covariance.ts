import { DomainError } from '../errors.ts';
import { log } from '../random/elementary.ts';
import { normalAt, streams } from '../random/philox.ts';
import { cholesky, dot, solveFromFactor, symmetricEigen } from './linear-algebra.ts';

/** Σ = B Bᵀ + diag(specific): k common factors of unit variance and what is an asset's own. */
export interface FactorCovariance {
  /** Number of assets. */
  readonly size: number;
  readonly factorCount: number;
  /** B, row-major, asset × factor, in the unit of the returns. */
  readonly loadings: Float64Array;
  /** Variances, above 0. */
  readonly specific: Float64Array;
}

export interface FactorFit extends FactorCovariance {
  /** Part of the standardised variance that the factors explain, 0 to 1. */
  readonly explainedShare: number;
  /** Of the correlation matrix, descending; as many as were looked at. */
  readonly eigenvalues: Float64Array;
  /** Sweeps of the subspace iteration. */
  readonly sweeps: number;
}

/** Universes above this size get factors instead of a full matrix. */
export const FACTOR_UNIVERSE = 200;
/** No more factors than this, whatever the criterion says. */
export const MOST_FACTORS = 40;
/** Extra directions that make the ones looked for converge sooner (Halko, Martinsson and Tropp 2011). */
const OVERSAMPLING = 10;
const MOST_SWEEPS = 30;
/** Relative change of the eigenvalues of the kept factors at which the iteration ends. */
const SETTLED = 1e-10;
/** Least part of an asset's variance that is its own: keeps Σ positive definite. */
const LEAST_SPECIFIC_SHARE = 1e-4;
/** A fixed start; any other leads to the same factors. */
const START_SEED = 40;

export interface FactorOptions {
  /** Number of factors; by default the one that Bai and Ng's second criterion prefers, 1 to 40. */
  readonly factorCount?: number;
}

/**
 * Statistical factors of returns: principal components of the correlation matrix, found by subspace iteration on the
 * standardised columns. Neither the matrix of assets nor that of sessions is formed; every asset keeps its sample variance.
 *
 * Each factor points where the sum of its loadings is above 0, so signs do not depend on the start.
 *
 * @param columns - Returns of each asset over the same sessions, without missing values.
 * @throws DomainError E_HISTORY_TOO_SHORT below 60 sessions, E_LENGTH, E_NOT_FINITE, E_SIGMA_NONPOSITIVE, E_RANGE.
 *
 * Cost: 4·T·n·(k + 10) operations a sweep, 5 to 20 sweeps; a copy of the columns. Source: Bai and Ng 2002 (ICp2), Halko and others
 * 2011.
 */
export function fitFactorCovariance(columns: readonly Float64Array[], options: FactorOptions = {}): FactorFit {
  const { standardised, sd } = standardise(columns);
  const size = columns.length;
  const sessions = columns[0]!.length;
  const most = Math.min(MOST_FACTORS, size - 1, sessions - 1);
  const { factorCount: asked } = options;
  if (asked !== undefined && !(Number.isSafeInteger(asked) && asked >= 1 && asked <= most))
    throw new DomainError('E_RANGE', ['factorCount']);

  const countOf = (values: Float64Array): number => asked ?? baiNgCount(values.subarray(0, most), size, sessions);
  const { values, vectors, sweeps } = leadingComponents(standardised, asked ?? most, countOf);
  const factorCount = countOf(values);
  const loadings = new Float64Array(size * factorCount);
  const specific = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let common = 0;
    for (let k = 0; k < factorCount; k++) {
      const share = Math.sqrt(values[k]!) * vectors[k]![i]!;
      loadings[i * factorCount + k] = share;
      common += share * share;
    }
    // An asset that the factors explain altogether is left a little of its own.
    const shrink = common > 1 - LEAST_SPECIFIC_SHARE ? Math.sqrt((1 - LEAST_SPECIFIC_SHARE) / common) : 1;
    const kept = shrink * shrink * common;
    for (let k = 0; k < factorCount; k++)
      loadings[i * factorCount + k] = loadings[i * factorCount + k]! * shrink * sd[i]!;
    specific[i] = (1 - kept) * sd[i]! * sd[i]!;
  }
  let explained = 0;
  for (let k = 0; k < factorCount; k++) explained += values[k]! / size;
  return { size, factorCount, loadings, specific, explainedShare: explained, eigenvalues: values, sweeps };
}

/** Columns with mean 0 and sum of squares T, and their standard deviations with divisor T − 1. */
function standardise(columns: readonly Float64Array[]): {
  readonly standardised: readonly Float64Array[];
  readonly sd: Float64Array;
} {
  const sessions = columns[0]?.length ?? 0;
  if (columns.length < 2) throw new DomainError('E_LENGTH', ['columns']);
  if (sessions < 60) throw new DomainError('E_HISTORY_TOO_SHORT', ['columns']);
  const sd = new Float64Array(columns.length);
  const standardised = columns.map((column, i) => {
    if (column.length !== sessions) throw new DomainError('E_LENGTH', ['columns', String(i)]);
    let sum = 0;
    for (let t = 0; t < sessions; t++) sum += column[t]!;
    const mean = sum / sessions;
    const out = new Float64Array(sessions);
    let squares = 0;
    for (let t = 0; t < sessions; t++) {
      out[t] = column[t]! - mean;
      squares += out[t]! * out[t]!;
    }
    if (!Number.isFinite(squares)) throw new DomainError('E_NOT_FINITE', ['columns', String(i)]);
    if (!(squares > 0)) throw new DomainError('E_SIGMA_NONPOSITIVE', ['columns', String(i)]);
    sd[i] = Math.sqrt(squares / (sessions - 1));
    const scale = Math.sqrt(sessions / squares);
    for (let t = 0; t < sessions; t++) out[t] = out[t]! * scale;
    return out;
  });
  return { standardised, sd };
}

interface Components {
  /** Eigenvalues of XᵀX/T, descending. */
  readonly values: Float64Array;
  /** Unit vectors over the assets. */
  readonly vectors: readonly Float64Array[];
  readonly sweeps: number;
}

/**
 * Leading eigenvectors of XᵀX/T by subspace iteration with Rayleigh-Ritz; X is given by columns.
 *
 * @param countOf - How many of them will be kept: these must settle, while the rest, which is noise, only has to be looked at.
 */
function leadingComponents(
  columns: readonly Float64Array[],
  count: number,
  countOf: (values: Float64Array) => number,
): Components {
  const size = columns.length;
  const sessions = columns[0]!.length;
  const width = Math.min(count + OVERSAMPLING, size, sessions);
  let basis: readonly Float64Array[] = Array.from({ length: width }, (_, k) =>
    Float64Array.from({ length: size }, (__, i) => normalAt(START_SEED, k, i, streams.marketNormal, 0)),
  );
  orthonormalise(basis);
  let before: Float64Array = new Float64Array(width);
  let keptBefore = 0;
  for (let sweep = 1; ; sweep++) {
    const scores = scoresOf(columns, basis, sessions);
    // Ritz values and vectors of XᵀX/T in the span of the basis come from the small matrix of the scores.
    const small = new Float64Array(width * width);
    for (let a = 0; a < width; a++) {
      for (let b = 0; b <= a; b++) {
        const value = dot(scores[a]!, scores[b]!) / sessions;
        small[a * width + b] = value;
        small[b * width + a] = value;
      }
    }
    const { values, vectors } = sortedEigen(small, width);
    const kept = countOf(values);
    let change = kept === keptBefore ? 0 : 1;
    for (let k = 0; k < kept; k++) change = Math.max(change, Math.abs(values[k]! - before[k]!) / values[k]!);
    keptBefore = kept;
    const isSettled = change < SETTLED || sweep === MOST_SWEEPS;
    if (isSettled) {
      const found = rotate(basis, vectors, width, count);
      found.forEach(orient);
      return { values: values.slice(0, count), vectors: found, sweeps: sweep };
    }
    before = values;
    basis = projectionsOf(columns, scores);
    orthonormalise(basis);
  }
}

/** X q for every q of the basis: sessions long. Four at a time, so that a column is read once for all four. */
function scoresOf(
  columns: readonly Float64Array[],
  basis: readonly Float64Array[],
  sessions: number,
): readonly Float64Array[] {
  const scores = basis.map(() => new Float64Array(sessions));
  const nothing = new Float64Array(basis[0]!.length);
  const spare = new Float64Array(sessions); // takes what a last group of fewer than four does not need
  for (let k = 0; k < basis.length; k += 4) {
    const [qa, qb, qc, qd] = [0, 1, 2, 3].map((at) => basis[k + at] ?? nothing) as Four;
    const [a, b, c, d] = [0, 1, 2, 3].map((at) => scores[k + at] ?? spare) as Four;
    columns.forEach((column, i) => addScaled(column, qa[i]!, qb[i]!, qc[i]!, qd[i]!, a, b, c, d));
  }
  return scores;
}

type Four = [Float64Array, Float64Array, Float64Array, Float64Array];

function addScaled(
  x: Float64Array,
  qa: number,
  qb: number,
  qc: number,
  qd: number,
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
  d: Float64Array,
): void {
  for (let t = 0; t < x.length; t++) {
    const value = x[t]!;
    a[t] = a[t]! + qa * value;
    b[t] = b[t]! + qb * value;
    c[t] = c[t]! + qc * value;
    d[t] = d[t]! + qd * value;
  }
}

/** Xᵀ s for every vector of scores: assets long. */
function projectionsOf(columns: readonly Float64Array[], scores: readonly Float64Array[]): Float64Array[] {
  const out = scores.map(() => new Float64Array(columns.length));
  columns.forEach((column, i) => {
    let k = 0;
    for (; k + 3 < scores.length; k += 4) {
      const [a, b, c, d] = [scores[k]!, scores[k + 1]!, scores[k + 2]!, scores[k + 3]!];
      let sa = 0;
      let sb = 0;
      let sc = 0;
      let sd = 0;
      for (let t = 0; t < column.length; t++) {
        const value = column[t]!;
        sa += value * a[t]!;
        sb += value * b[t]!;
        sc += value * c[t]!;
        sd += value * d[t]!;
      }
      out[k]![i] = sa;
      out[k + 1]![i] = sb;
      out[k + 2]![i] = sc;
      out[k + 3]![i] = sd;
    }
    for (; k < scores.length; k++) out[k]![i] = dot(column, scores[k]!);
  });
  return out;
}

/** Modified Gram-Schmidt, twice: once is not enough for vectors that nearly agree. */
function orthonormalise(basis: readonly Float64Array[]): void {
  for (const [k, vector] of basis.entries()) {
    for (let pass = 0; pass < 2; pass++) {
      for (let j = 0; j < k; j++) {
        const other = basis[j]!;
        const share = dot(vector, other);
        for (let i = 0; i < vector.length; i++) vector[i] = vector[i]! - share * other[i]!;
      }
    }
    const length = Math.sqrt(dot(vector, vector));
    if (length > 0) for (let i = 0; i < vector.length; i++) vector[i] = vector[i]! / length;
  }
}

function sortedEigen(
  matrix: Float64Array,
  size: number,
): { readonly values: Float64Array; readonly vectors: readonly Float64Array[] } {
  const { values, vectors } = symmetricEigen(matrix, size);
  const order = Array.from({ length: size }, (_, k) => k).sort((a, b) => values[b]! - values[a]! || a - b);
  return {
    values: Float64Array.from(order, (k) => Math.max(0, values[k]!)),
    vectors: order.map((k) => Float64Array.from({ length: size }, (_, i) => vectors[i * size + k]!)),
  };
}

function rotate(
  basis: readonly Float64Array[],
  vectors: readonly Float64Array[],
  width: number,
  count: number,
): Float64Array[] {
  return vectors.slice(0, count).map((weights) => {
    const out = new Float64Array(basis[0]!.length);
    for (let b = 0; b < width; b++) {
      for (let i = 0; i < out.length; i++) out[i] = out[i]! + weights[b]! * basis[b]![i]!;
    }
    return out;
  });
}

/** Turns a vector so that its entries add up to more than 0; if they add up to nothing, so that the first large one is above 0. */
function orient(vector: Float64Array): void {
  const sum = vector.reduce((total, value) => total + value, 0);
  const lead = Math.abs(sum) > 1e-9 ? sum : (vector.find((value) => Math.abs(value) > 1e-6) ?? 1);
  if (lead < 0) for (let i = 0; i < vector.length; i++) vector[i] = -vector[i]!;
}

/** Number of factors with the smallest ln V(k) + k (n + T)/(nT) ln min(n, T), at least 1 (Bai and Ng 2002, ICp2). */
function baiNgCount(values: Float64Array, size: number, sessions: number): number {
  const penalty = ((size + sessions) / (size * sessions)) * log(Math.min(size, sessions));
  let best = 1;
  let least = Infinity;
  let unexplained = size;
  for (let k = 1; k <= values.length; k++) {
    unexplained -= values[k - 1]!;
    if (!(unexplained > 0)) break;
    const criterion = log(unexplained / size) + k * penalty;
    if (criterion < least) {
      least = criterion;
      best = k;
    }
  }
  return best;
}

/** Row-major returns as one column an asset. */
export function columnsOf(rows: Float64Array, size: number): readonly Float64Array[] {
  const count = rows.length / size;
  return Array.from({ length: size }, (_, i) => Float64Array.from({ length: count }, (__, t) => rows[t * size + i]!));
}

/** Bᵀ w: the weight of a portfolio on each factor. */
export function factorExposures({ size, factorCount, loadings }: FactorCovariance, w: ArrayLike<number>): Float64Array {
  const exposures = new Float64Array(factorCount);
  for (let i = 0; i < size; i++) {
    const weight = w[i]!;
    if (weight === 0) continue;
    for (let k = 0; k < factorCount; k++) exposures[k] = exposures[k]! + loadings[i * factorCount + k]! * weight;
  }
  return exposures;
}

/** Σ w. Cost: 2·n·k. */
export function factorTimes(covariance: FactorCovariance, w: ArrayLike<number>): Float64Array {
  const { size, factorCount, loadings, specific } = covariance;
  if (w.length !== size) throw new DomainError('E_LENGTH', ['weights']);
  const exposures = factorExposures(covariance, w);
  const out = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = specific[i]! * w[i]!;
    for (let k = 0; k < factorCount; k++) sum += loadings[i * factorCount + k]! * exposures[k]!;
    out[i] = sum;
  }
  return out;
}

/**
 * x with Σ x = right, by the identity of Sherman, Morrison and Woodbury.
 *
 * Cost: n·k² + k³.
 */
export function factorSolve(covariance: FactorCovariance, right: ArrayLike<number>): Float64Array {
  const { size, factorCount: k, loadings, specific } = covariance;
  const inner = new Float64Array(k * k);
  for (let a = 0; a < k; a++) inner[a * k + a] = 1;
  const projected = new Float64Array(k);
  for (let i = 0; i < size; i++) {
    for (let a = 0; a < k; a++) {
      const scaled = loadings[i * k + a]! / specific[i]!;
      projected[a] = projected[a]! + scaled * right[i]!;
      for (let b = 0; b < k; b++) inner[a * k + b] = inner[a * k + b]! + scaled * loadings[i * k + b]!;
    }
  }
  const factor = cholesky(inner, k);
  const x = solveFromFactor(factor, k, projected);
  return Float64Array.from({ length: size }, (_, i) => {
    let sum = right[i]!;
    for (let a = 0; a < k; a++) sum -= loadings[i * k + a]! * x[a]!;
    return sum / specific[i]!;
  });
}

/** The full matrix, row-major: for small universes and tests. */
export function denseOf({ size, factorCount, loadings, specific }: FactorCovariance): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      let sum = i === j ? specific[i]! : 0;
      for (let k = 0; k < factorCount; k++) sum += loadings[i * factorCount + k]! * loadings[j * factorCount + k]!;
      matrix[i * size + j] = sum;
    }
  }
  return matrix;
}
