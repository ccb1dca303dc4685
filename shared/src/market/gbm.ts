import { DomainError } from '../errors.ts';
import { sampleCovariance, shrinkCovariance } from '../stats/covariance.ts';
import { cholesky, correlationOf } from '../stats/linear-algebra.ts';
import { columnMeans, logReturnRows } from '../stats/returns.ts';

/** Correlated geometric Brownian motion, fitted: plain data, the same on every machine. */
export interface GbmFit {
  readonly model: 'GBM';
  readonly assetCount: number;
  readonly periodsPerYear: number;
  /** Annual drift of the arithmetic return: E[S_T] = S_0 e^(μT). */
  readonly mu: Float64Array;
  /** Standard error of `mu` from the length of the history, annual. */
  readonly muStandardError: Float64Array;
  /** Annual volatility. */
  readonly sigma: Float64Array;
  /** Row-major. */
  readonly correlation: Float64Array;
  /** Intensity of the shrinkage towards constant correlation, 0 to 1. */
  readonly shrinkage: number;
}

/** What a step needs, worked out once for a run. */
export interface GbmStepper {
  readonly size: number;
  /** (μ − σ²/2)Δ. */
  readonly drift: Float64Array;
  /** Rows of the Cholesky factor times σ√Δ; row-major. */
  readonly factor: Float64Array;
}

/**
 * Fits drift, volatility and correlation to closes.
 *
 * @param closes - Row-major, sessions × assets, KRW, above 0.
 * @throws DomainError E_HISTORY_TOO_SHORT below 60 returns, E_NOT_FINITE, E_NOT_POSITIVE_DEFINITE.
 *
 * Cost: sessions × assets². Volatility is the sample's; correlation is shrunk towards its average (quant-spec Q4.4).
 */
export function fitGbm(closes: Float64Array, assetCount: number, periodsPerYear = 252): GbmFit {
  const rows = logReturnRows(closes, assetCount);
  const count = rows.length / assetCount;
  const means = columnMeans(rows, assetCount);
  const covariance = sampleCovariance(rows, assetCount);
  const shrunk = shrinkCovariance(rows, assetCount, 'constantCorrelation');
  const variance = Float64Array.from(
    { length: assetCount },
    (_, i) => covariance[i * assetCount + i]! * periodsPerYear,
  );
  return {
    model: 'GBM',
    assetCount,
    periodsPerYear,
    mu: means.map((mean, i) => mean * periodsPerYear + variance[i]! / 2),
    muStandardError: variance.map((value) => Math.sqrt((value * periodsPerYear) / count)),
    sigma: variance.map((value) => Math.sqrt(value)),
    correlation: correlationOf(shrunk.covariance, assetCount),
    shrinkage: shrunk.shrinkage,
  };
}

/**
 * Prepares steps of length Δ = `dt` years.
 *
 * @throws DomainError E_LENGTH, E_SIGMA_NONPOSITIVE, E_NOT_POSITIVE_DEFINITE.
 */
export function gbmStepper(
  mu: ArrayLike<number>,
  sigma: ArrayLike<number>,
  correlation: Float64Array,
  dt: number,
): GbmStepper {
  const size = mu.length;
  if (sigma.length !== size) throw new DomainError('E_LENGTH', ['sigma']);
  const factor = cholesky(correlation, size);
  const drift = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const volatility = sigma[i]!;
    if (!(volatility >= 0)) throw new DomainError('E_SIGMA_NONPOSITIVE', ['sigma', String(i)]);
    drift[i] = (mu[i]! - (volatility * volatility) / 2) * dt;
    const scale = volatility * Math.sqrt(dt);
    for (let k = 0; k <= i; k++) factor[i * size + k] = factor[i * size + k]! * scale;
  }
  return { size, drift, factor };
}

/**
 * Log returns of one step: out = drift + factor · z. No allocation.
 *
 * @param z - Independent standard normals, one an asset.
 * @param out - Not `z`.
 *
 * Source: quant-spec Q5.1.
 */
export function gbmStep({ size, drift, factor }: GbmStepper, z: Float64Array, out: Float64Array): void {
  for (let i = 0; i < size; i++) {
    let sum = drift[i]!;
    const row = i * size;
    for (let k = 0; k <= i; k++) sum += factor[row + k]! * z[k]!;
    out[i] = sum;
  }
}
