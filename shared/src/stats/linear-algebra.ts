import { DomainError } from '../errors.ts';

/** A symmetric or lower triangular matrix, row-major, size × size. */
export type SquareMatrix = Float64Array;

/** Rows of equal length as one row-major array; refuses ragged and empty rows. */
export function fromRows(rows: readonly (readonly number[])[]): Float64Array {
  const width = rows[0]?.length ?? 0;
  if (width === 0) throw new DomainError('E_EMPTY_SCENARIOS', ['rows']);
  const flat = new Float64Array(rows.length * width);
  for (const [i, row] of rows.entries()) {
    if (row.length !== width) throw new DomainError('E_LENGTH', ['rows', String(i)]);
    flat.set(row, i * width);
  }
  return flat;
}

/** A row-major matrix as nested arrays, for JSON. */
export function toRows(matrix: Float64Array, width: number): number[][] {
  return Array.from({ length: matrix.length / width }, (_, i) => [...matrix.subarray(i * width, (i + 1) * width)]);
}

/**
 * Lower Cholesky factor L of a symmetric matrix A = L Lᵀ, row-major, upper part 0.
 *
 * @throws DomainError E_NOT_POSITIVE_DEFINITE with the row at fault.
 *
 * Cost: size³/6 multiplications.
 */
export function cholesky(matrix: SquareMatrix, size: number): SquareMatrix {
  requireSquare(matrix, size);
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= factor[i * size + k]! * factor[j * size + k]!;
      if (i === j) {
        if (!(sum > 0)) throw new DomainError('E_NOT_POSITIVE_DEFINITE', ['matrix', String(i)]);
        factor[i * size + i] = Math.sqrt(sum);
      } else factor[i * size + j] = sum / factor[j * size + j]!;
    }
  }
  return factor;
}

/** x with L y = b by forward substitution, then Lᵀ x = y: solves A x = b from the factor of A. */
export function solveFromFactor(factor: SquareMatrix, size: number, right: ArrayLike<number>): Float64Array {
  const x = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = right[i]!;
    for (let k = 0; k < i; k++) sum -= factor[i * size + k]! * x[k]!;
    x[i] = sum / factor[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = x[i]!;
    for (let k = i + 1; k < size; k++) sum -= factor[k * size + i]! * x[k]!;
    x[i] = sum / factor[i * size + i]!;
  }
  return x;
}

/** out = L z for a lower triangular L; `out` may not be `z`. No allocation. */
export function lowerTimes(factor: SquareMatrix, size: number, z: Float64Array, out: Float64Array): void {
  for (let i = 0; i < size; i++) {
    let sum = 0;
    const row = i * size;
    for (let k = 0; k <= i; k++) sum += factor[row + k]! * z[k]!;
    out[i] = sum;
  }
}

/** A x for a square row-major A. */
export function times(matrix: SquareMatrix, size: number, x: ArrayLike<number>): Float64Array {
  const out = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += matrix[i * size + k]! * x[k]!;
    out[i] = sum;
  }
  return out;
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Correlations of a covariance matrix; a column without variance is refused. */
export function correlationOf(covariance: SquareMatrix, size: number): SquareMatrix {
  requireSquare(covariance, size);
  const correlation = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    if (!(covariance[i * size + i]! > 0)) throw new DomainError('E_NOT_POSITIVE_DEFINITE', ['matrix', String(i)]);
    for (let j = 0; j < size; j++) {
      correlation[i * size + j] =
        covariance[i * size + j]! / Math.sqrt(covariance[i * size + i]! * covariance[j * size + j]!);
    }
  }
  return correlation;
}

export interface Eigensystem {
  /** In no particular order. */
  readonly values: Float64Array;
  /** Row-major; column k belongs to value k. */
  readonly vectors: SquareMatrix;
}

/**
 * Eigenvalues and vectors of a symmetric matrix by cyclic Jacobi rotations.
 *
 * Cost: six to ten sweeps of size³ multiplications; meant for up to a few hundred rows. Square roots only, so bits are the same everywhere.
 */
export function symmetricEigen(matrix: SquareMatrix, size: number): Eigensystem {
  requireSquare(matrix, size);
  const a = matrix.slice();
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  let scale = 0;
  for (const entry of a) scale += entry * entry;

  for (let sweep = 0; sweep < 60; sweep++) {
    let outside = 0;
    for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) outside += a[i * size + j]! * a[i * size + j]!;
    if (outside <= 1e-32 * scale) break;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, vectors, size, p, q);
  }
  return { values: Float64Array.from({ length: size }, (_, i) => a[i * size + i]!), vectors };
}

/** One Jacobi rotation that makes entry (p, q) zero. */
function rotate(a: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q]!;
  if (apq === 0) return;
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < size; k++) {
    const kp = a[k * size + p]!;
    const kq = a[k * size + q]!;
    a[k * size + p] = c * kp - s * kq;
    a[k * size + q] = s * kp + c * kq;
  }
  for (let k = 0; k < size; k++) {
    const pk = a[p * size + k]!;
    const qk = a[q * size + k]!;
    a[p * size + k] = c * pk - s * qk;
    a[q * size + k] = s * pk + c * qk;
    const vp = vectors[k * size + p]!;
    const vq = vectors[k * size + q]!;
    vectors[k * size + p] = c * vp - s * vq;
    vectors[k * size + q] = s * vp + c * vq;
  }
}

/** Eigenvalues below this share of the largest one are lifted to it. */
const EIGENVALUE_FLOOR = 1e-8;
/** Frobenius change per row above which a repair is no longer a repair. */
const MAX_CHANGE_PER_ROW = 0.05;

export interface RepairedCorrelation {
  readonly correlation: SquareMatrix;
  /** Frobenius distance from the matrix that was given; 0 when nothing had to be done. */
  readonly change: number;
}

/**
 * Makes a correlation matrix positive definite by lifting its small eigenvalues and rescaling to unit diagonal.
 *
 * @throws DomainError E_NOT_POSITIVE_DEFINITE when the change exceeds 0.05 · size: then the input is wrong, not merely rounded.
 *
 * Source: quant-spec Q4.5.
 */
export function repairCorrelation(correlation: SquareMatrix, size: number): RepairedCorrelation {
  const { values, vectors } = symmetricEigen(correlation, size);
  const floor = EIGENVALUE_FLOOR * Math.max(...values);
  if (values.every((value) => value >= floor)) return { correlation: correlation.slice(), change: 0 };

  const lifted = values.map((value) => Math.max(value, floor));
  const rebuilt = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += vectors[i * size + k]! * lifted[k]! * vectors[j * size + k]!;
      rebuilt[i * size + j] = sum;
      rebuilt[j * size + i] = sum;
    }
  }
  const repaired = correlationOf(rebuilt, size);
  for (let i = 0; i < size; i++) repaired[i * size + i] = 1;
  let squares = 0;
  for (let i = 0; i < repaired.length; i++)
    squares += (repaired[i]! - correlation[i]!) * (repaired[i]! - correlation[i]!);
  const change = Math.sqrt(squares);
  if (change > MAX_CHANGE_PER_ROW * size) throw new DomainError('E_NOT_POSITIVE_DEFINITE', ['correlation']);
  return { correlation: repaired, change };
}

function requireSquare(matrix: Float64Array, size: number): void {
  if (!(size >= 1) || matrix.length !== size * size) throw new DomainError('E_LENGTH', ['matrix']);
}
