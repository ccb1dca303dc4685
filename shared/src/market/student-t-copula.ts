import { DomainError } from '../errors.ts';
import { exp, log } from '../random/elementary.ts';
import { normalInverse } from '../random/normal.ts';
import { correlationFromTau, kendallTau } from '../stats/kendall-tau.ts';
import { cholesky, lowerTimes, repairCorrelation } from '../stats/linear-algebra.ts';
import { momentsOf } from '../stats/moments.ts';
import {
  chi2Table,
  mixingFromTable,
  tCdfFromTable,
  tTable,
  type Chi2Table,
  type TTable,
} from '../stats/path-tables.ts';
import { logReturnRows } from '../stats/returns.ts';
import { goldenSection } from '../stats/root.ts';
import { tInverse, tLogDensityAtZero } from '../stats/student-t.ts';

/** Law of one asset's daily log return; the copula joins them. */
export type Marginal =
  | {
      readonly type: 'studentT';
      readonly mean: number;
      /** Standard deviation, not the scale of the t. */
      readonly sd: number;
      /** Above 2. */
      readonly nu: number;
    }
  | { readonly type: 'normal'; readonly mean: number; readonly sd: number }
  | {
      readonly type: 'empirical';
      /** Ascending; between order statistics the quantile is linear (Hyndman and Fan, type 7). */
      readonly sorted: ArrayLike<number>;
    };

/** Student-t copula with its marginals: plain data. */
export interface TCopulaFit {
  readonly model: 'STUDENT_T_COPULA';
  readonly assetCount: number;
  readonly periodsPerYear: number;
  /** Degrees of freedom, 2.5 to 50. */
  readonly nu: number;
  /** Row-major, positive definite. */
  readonly correlation: Float64Array;
  /** Frobenius distance by which the correlation had to be repaired (quant-spec Q4.5). */
  readonly repair: number;
  readonly marginals: readonly Marginal[];
}

/** What a step needs, worked out once for a run. */
export interface TCopulaStepper {
  readonly size: number;
  readonly nu: number;
  /** Lower Cholesky factor, row-major. */
  readonly factor: Float64Array;
  readonly marginals: readonly Marginal[];
  readonly mixing: Chi2Table;
  readonly distribution: TTable;
}

const MIN_NU = 2.5;
const MAX_NU = 50;
const NU_GRID = [2.5, 3, 4, 5, 6, 8, 10, 14, 20, 30, 50] as const;
/** Of ln ν; leaves 0.3 % of two grid cells, far less than the error of ν. */
const NU_STEPS = 12;

/**
 * Fits the copula to closes: correlation from Kendall's tau, ν by maximum likelihood, marginals as observed.
 *
 * @param closes - Row-major, sessions × assets, KRW, above 0.
 * @throws DomainError E_HISTORY_TOO_SHORT below 60 returns, E_NOT_FINITE, E_NOT_POSITIVE_DEFINITE.
 *
 * Cost: below half a second for 2,700 sessions and ten assets. Source: quant-spec Q5.3 (Demarta and McNeil 2005).
 */
export function fitTCopula(closes: Float64Array, assetCount: number, periodsPerYear = 252): TCopulaFit {
  const rows = logReturnRows(closes, assetCount);
  const columns = Array.from({ length: assetCount }, (_, i) =>
    Float64Array.from({ length: rows.length / assetCount }, (_, t) => rows[t * assetCount + i]!),
  );
  const tau = new Float64Array(assetCount * assetCount);
  for (let i = 0; i < assetCount; i++) {
    tau[i * assetCount + i] = 1;
    for (let j = 0; j < i; j++) {
      const rho = correlationFromTau(kendallTau(columns[i]!, columns[j]!));
      tau[i * assetCount + j] = rho;
      tau[j * assetCount + i] = rho;
    }
  }
  const { correlation, change } = repairCorrelation(tau, assetCount);
  return {
    model: 'STUDENT_T_COPULA',
    assetCount,
    periodsPerYear,
    nu: fitDegrees(columns, cholesky(correlation, assetCount)),
    correlation,
    repair: change,
    marginals: columns.map((column) => ({ type: 'empirical', sorted: column.toSorted() })),
  };
}

/** ν of the largest copula likelihood; one asset has no copula and gets the largest ν. */
function fitDegrees(columns: readonly Float64Array[], factor: Float64Array): number {
  if (columns.length === 1) return MAX_NU;
  const ranks = columns.map(doubleRanks);
  const loss = (logNu: number): number => -copulaLogLikelihood(ranks, factor, exp(logNu));
  let best = 0;
  const losses = NU_GRID.map((nu) => loss(log(nu)));
  for (const [i, value] of losses.entries()) if (value < losses[best]!) best = i;
  const low = log(NU_GRID[Math.max(best - 1, 0)]!);
  const high = log(NU_GRID[Math.min(best + 1, NU_GRID.length - 1)]!);
  const found = goldenSection(loss, low, high, NU_STEPS);
  return loss(found) <= losses[best]! ? Math.min(Math.max(exp(found), MIN_NU), MAX_NU) : NU_GRID[best]!;
}

/** Of ln ν, for the curvature of the likelihood. */
const CURVATURE_STEP = 0.1;

/**
 * Standard error of a fitted ν from the curvature of the copula likelihood in ln ν.
 *
 * @param rows - Daily log returns, row-major, sessions × assets.
 * @param factor - Lower Cholesky factor of the fitted correlation.
 * @returns Null for one asset, and where the likelihood has no maximum between the bounds of ν.
 *
 * Cost: three likelihoods, an eighth of the fit.
 */
export function degreesStandardError(rows: Float64Array, factor: Float64Array, nu: number): number | null {
  const size = Math.sqrt(factor.length);
  if (size === 1 || !(nu > MIN_NU * 1.001 && nu < MAX_NU * 0.999)) return null;
  const ranks = Array.from({ length: size }, (_, i) =>
    doubleRanks(Float64Array.from({ length: rows.length / size }, (_, t) => rows[t * size + i]!)),
  );
  const at = (move: number): number => copulaLogLikelihood(ranks, factor, nu * exp(move));
  const curvature = (2 * at(0) - at(CURVATURE_STEP) - at(-CURVATURE_STEP)) / (CURVATURE_STEP * CURVATURE_STEP);
  return curvature > 0 ? nu / Math.sqrt(curvature) : null;
}

/** Twice the average rank of each value, 2 to 2n; ties share their average, so twice it is whole. */
function doubleRanks(column: Float64Array): Int32Array {
  const order = Int32Array.from({ length: column.length }, (_, i) => i).sort((a, b) => column[a]! - column[b]!);
  const ranks = new Int32Array(column.length);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && column[order[to + 1]!] === column[order[from]!]) to += 1;
    for (let i = from; i <= to; i++) ranks[order[i]!] = from + to + 2;
    from = to + 1;
  }
  return ranks;
}

/**
 * Σ over rows of ln c(u), u = rank/(n + 1).
 *
 * Cost: one t quantile for each pair of mirrored ranks, then rows × assets².
 */
function copulaLogLikelihood(doubledRanks: readonly Int32Array[], factor: Float64Array, nu: number): number {
  const size = doubledRanks.length;
  const count = doubledRanks[0]!.length;
  const quantile = new Float64Array(2 * count + 1).fill(Number.NaN);
  const logMarginal = new Float64Array(2 * count + 1);
  let logDeterminant = 0;
  for (let i = 0; i < size; i++) logDeterminant += 2 * log(factor[i * size + i]!);
  const half = (nu + size) / 2;
  const constant = jointLogDensityAtZero(nu, size) - logDeterminant / 2 - size * tLogDensityAtZero(nu);

  const whitened = new Float64Array(size);
  let total = 0;
  for (let t = 0; t < count; t++) {
    let squares = 0;
    let marginals = 0;
    for (let i = 0; i < size; i++) {
      const rank = doubledRanks[i]![t]!;
      if (Number.isNaN(quantile[rank])) {
        // The law is symmetric, so a rank and its mirror image share one quantile.
        const mirrored = 2 * (count + 1) - rank;
        const x = tInverse(nu, rank / (2 * (count + 1)));
        const part = ((nu + 1) / 2) * log(1 + (x * x) / nu);
        quantile[rank] = x;
        quantile[mirrored] = -x;
        logMarginal[rank] = part;
        logMarginal[mirrored] = part;
      }
      marginals += logMarginal[rank]!;
      let rest = quantile[rank]!;
      for (let k = 0; k < i; k++) rest -= factor[i * size + k]! * whitened[k]!;
      whitened[i] = rest / factor[i * size + i]!;
      squares += whitened[i]! * whitened[i]!;
    }
    total += constant + marginals - half * log(1 + squares / nu);
  }
  return total;
}

/** ln of the d-variate t density at 0 with identity scale. */
function jointLogDensityAtZero(nu: number, size: number): number {
  // Γ((ν+d)/2) / (Γ(ν/2) (νπ)^(d/2)) is a product of univariate constants with ν, ν+1, …, each times √((ν+k)/ν).
  let sum = 0;
  for (let k = 0; k < size; k++) sum += tLogDensityAtZero(nu + k) + 0.5 * log((nu + k) / nu);
  return sum;
}

/**
 * ln of the copula density at one point u, for any number of assets.
 *
 * @param correlation - Row-major.
 */
export function tCopulaLogDensity(correlation: Float64Array, nu: number, u: readonly number[]): number {
  const size = u.length;
  const factor = cholesky(correlation, size);
  const x = u.map((probability) => tInverse(nu, probability));
  const whitened = new Float64Array(size);
  let logDeterminant = 0;
  let squares = 0;
  let marginals = 0;
  for (let i = 0; i < size; i++) {
    let rest = x[i]!;
    for (let k = 0; k < i; k++) rest -= factor[i * size + k]! * whitened[k]!;
    whitened[i] = rest / factor[i * size + i]!;
    squares += whitened[i]! * whitened[i]!;
    logDeterminant += 2 * log(factor[i * size + i]!);
    marginals += tLogDensityAtZero(nu) - ((nu + 1) / 2) * log(1 + (x[i]! * x[i]!) / nu);
  }
  const joint = jointLogDensityAtZero(nu, size) - logDeterminant / 2 - ((nu + size) / 2) * log(1 + squares / nu);
  return joint - marginals;
}

/** Prepares steps; about 30 ms for the two tables. */
export function tCopulaStepper(fit: Pick<TCopulaFit, 'nu' | 'correlation' | 'marginals'>): TCopulaStepper {
  const size = fit.marginals.length;
  if (!(fit.nu > 0)) throw new DomainError('E_RANGE', ['nu']);
  for (const [i, marginal] of fit.marginals.entries()) requireMarginal(marginal, i);
  return {
    size,
    nu: fit.nu,
    factor: cholesky(fit.correlation, size),
    marginals: fit.marginals,
    mixing: chi2Table(fit.nu),
    distribution: tTable(fit.nu),
  };
}

function requireMarginal(marginal: Marginal, index: number): void {
  const path = ['marginals', String(index)];
  if (marginal.type === 'empirical') {
    if (marginal.sorted.length < 2) throw new DomainError('E_HISTORY_TOO_SHORT', path);
  } else if (!(marginal.sd > 0)) throw new DomainError('E_SIGMA_NONPOSITIVE', [...path, 'sd']);
  if (marginal.type === 'studentT' && !(marginal.nu > 2)) throw new DomainError('E_RANGE', [...path, 'nu']);
}

/**
 * Log returns of one day. No allocation.
 *
 * @param z - Independent standard normals, one an asset.
 * @param mixingUniform - One uniform for the whole day; its chi-squared quantile makes the joint tails fat.
 * @param out - Not `z`.
 */
export function tCopulaStep(stepper: TCopulaStepper, z: Float64Array, mixingUniform: number, out: Float64Array): void {
  const { size, nu, factor, marginals, mixing, distribution } = stepper;
  lowerTimes(factor, size, z, out);
  const scale = mixingFromTable(mixing, nu, mixingUniform);
  for (let i = 0; i < size; i++) out[i] = marginalQuantile(marginals[i]!, tCdfFromTable(distribution, out[i]! * scale));
}

/** Standard deviation of a marginal; of an empirical one that of its values, divisor n. */
export function marginalDeviation(marginal: Marginal): number {
  if (marginal.type !== 'empirical') return marginal.sd;
  const { m2, count } = momentsOf(marginal.sorted);
  return Math.sqrt(m2 / count);
}

/** F⁻¹(u) of a marginal: a daily log return. */
export function marginalQuantile(marginal: Marginal, u: number): number {
  if (marginal.type === 'empirical') {
    const { sorted } = marginal;
    const place = u * (sorted.length - 1);
    const below = Math.min(Math.floor(place), sorted.length - 2);
    return sorted[below]! + (place - below) * (sorted[below + 1]! - sorted[below]!);
  }
  if (marginal.type === 'normal') return marginal.mean + marginal.sd * normalInverse(u);
  return marginal.mean + marginal.sd * Math.sqrt((marginal.nu - 2) / marginal.nu) * tInverse(marginal.nu, u);
}
