import { exp, log } from '../random/elementary.ts';
import { sampleCovariance } from '../stats/covariance.ts';
import { correlationOf, symmetricEigen } from '../stats/linear-algebra.ts';
import { columnMeans } from '../stats/returns.ts';
import { withMoreCommon } from './factor-gbm-law.ts';
import type { BootstrapMarket, MarketLaw } from './market-law.ts';

/** A pivot or an eigenvalue below this share of the largest is taken for 0. */
const NOTHING = 1e-12;

/** ρ + κ(1 − ρ) for every pair: positive definite when the correlation is and κ < 1. */
export function raisedCorrelation(correlation: Float64Array, kappa: number): Float64Array {
  return correlation.map((rho) => rho + kappa * (1 - rho));
}

/** Lower factor of a correlation that may be singular: at κ = 1 all assets are one, and the factor has one column. */
function factorOf(correlation: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    let pivot = correlation[j * size + j]!;
    for (let k = 0; k < j; k++) pivot -= factor[j * size + k]! * factor[j * size + k]!;
    if (!(pivot > NOTHING)) continue;
    const root = Math.sqrt(pivot);
    factor[j * size + j] = root;
    for (let i = j + 1; i < size; i++) {
      let sum = correlation[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= factor[i * size + k]! * factor[j * size + k]!;
      factor[i * size + j] = sum / root;
    }
  }
  return factor;
}

/** The factor of the same variances with raised correlations. */
function raisedFactor(factor: Float64Array, size: number, kappa: number): Float64Array {
  const covariance = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k <= j; k++) sum += factor[i * size + k]! * factor[j * size + k]!;
      covariance[i * size + j] = sum;
      covariance[j * size + i] = sum;
    }
  }
  const raised = factorOf(raisedCorrelation(correlationOf(covariance, size), kappa), size);
  return raised.map((value, at) => value * Math.sqrt(covariance[Math.floor(at / size) * (size + 1)]!));
}

/** U f(Λ) Uᵀ of a symmetric matrix without negative eigenvalues but for rounding. */
function ofEigenvalues(matrix: Float64Array, size: number, f: (value: number) => number): Float64Array {
  const { values, vectors } = symmetricEigen(matrix, size);
  const floor = NOTHING * Math.max(...values);
  const mapped = values.map((value) => (value > floor ? f(value) : 0));
  const out = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += vectors[i * size + k]! * mapped[k]! * vectors[j * size + k]!;
      out[i * size + j] = sum;
      out[j * size + i] = sum;
    }
  }
  return out;
}

function product(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const out = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < size; k++) {
      const left = a[i * size + k]!;
      for (let j = 0; j < size; j++) out[i * size + j] = out[i * size + j]! + left * b[k * size + j]!;
    }
  }
  return out;
}

/**
 * Rows with correlation R turned into rows with R' = R + κ(1 − R), mean and variance of each column kept. Of all linear maps that do
 * this it is the one that moves the standardised rows least, R^-½ (R^½ R' R^½)^½ R^-½, so it does not depend on the order of the assets.
 */
function raisedRows(rows: Float64Array, size: number, kappa: number): Float64Array {
  const means = columnMeans(rows, size);
  const covariance = sampleCovariance(rows, size);
  const deviations = means.map((_, i) => Math.sqrt(covariance[i * (size + 1)]!));
  const correlation = correlationOf(covariance, size);
  const root = ofEigenvalues(correlation, size, Math.sqrt);
  const inverse = ofEigenvalues(correlation, size, (value) => 1 / Math.sqrt(value));
  const between = product(product(root, raisedCorrelation(correlation, kappa), size), root, size);
  const map = product(product(inverse, ofEigenvalues(between, size, Math.sqrt), size), inverse, size);
  const standard = new Float64Array(size);
  const out = new Float64Array(rows.length);
  for (let from = 0; from < rows.length; from += size) {
    for (let i = 0; i < size; i++) standard[i] = (rows[from + i]! - means[i]!) / deviations[i]!;
    for (let i = 0; i < size; i++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += map[i * size + k]! * standard[k]!;
      out[from + i] = means[i]! + deviations[i]! * sum;
    }
  }
  return out;
}

/** Rows with raised correlations whose mean gross return is that of the rows given, asset by asset. */
function raisedBootstrap(market: BootstrapMarket, kappa: number): BootstrapMarket {
  const size = market.rows.length / market.rowCount;
  const rows = raisedRows(market.rows, size, kappa);
  const before = columnMeans(market.rows.map(exp), size);
  const shift = columnMeans(rows.map(exp), size).map((after, i) => log(before[i]! / after));
  return { ...market, rows: rows.map((x, at) => x + shift[at % size]!) };
}

/**
 * The law with every correlation raised by ρ' = ρ + κ(1 − ρ); volatilities and expected gross returns of the assets stay (of filtered
 * historical simulation to the first order in a session's variance). GBM, jump diffusion and t copula change their matrix, of the
 * jump diffusion that of the diffusion alone, because market-wide jumps are common already; models that draw rows change the rows.
 *
 * @param kappa - 0 to 1; at 0 the law itself comes back.
 *
 * Cost: two eigensystems for rows, size³; then rows × size².
 */
export function raiseCorrelations(law: MarketLaw, kappa: number): MarketLaw {
  if (kappa === 0 || law.model === 'NONE') return law;
  if (law.model === 'STATIONARY_BOOTSTRAP') return raisedBootstrap(law, kappa);
  if (law.model === 'FILTERED_HISTORICAL')
    return { ...law, residuals: raisedRows(law.residuals, law.drift.length, kappa) };
  if (law.model === 'STUDENT_T_COPULA') {
    const { stepper } = law;
    return { ...law, stepper: { ...stepper, factor: raisedFactor(stepper.factor, stepper.size, kappa) } };
  }
  if (law.model === 'FACTOR_GBM') return withMoreCommon(law, kappa);
  return { ...law, factor: raisedFactor(law.factor, law.drift.length, kappa) };
}
