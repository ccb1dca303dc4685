import { DomainError } from '../errors.ts';

import { columnMeans } from './returns.ts';

/** Targets of shrinkage (quant-spec Q4.4). `constantCorrelation` is the default everywhere. */
export type ShrinkageTarget = 'identity' | 'constantCorrelation' | 'singleFactor' | 'oas';

export interface ShrunkCovariance {
  /** Row-major. */
  readonly covariance: Float64Array;
  /** δ, 0 keeps the sample, 1 keeps the target. */
  readonly shrinkage: number;
}

/** Columns less their means, with their count. */
interface Centred {
  readonly x: Float64Array;
  readonly rowCount: number;
  readonly size: number;
}

function centred(rows: Float64Array, size: number): Centred {
  const rowCount = rows.length / size;
  if (!(size >= 1) || !Number.isInteger(rowCount)) throw new DomainError('E_LENGTH', ['returns']);
  if (rowCount < 2) throw new DomainError('E_HISTORY_TOO_SHORT', ['returns']);
  const bad = rows.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new DomainError('E_NOT_FINITE', ['returns', String(Math.floor(bad / size)), String(bad % size)]);
  const means = columnMeans(rows, size);
  return { x: rows.map((value, index) => value - means[index % size]!), rowCount, size };
}

/** XᵀX / divisor, exactly symmetric. */
function crossProducts({ x, rowCount, size }: Centred, divisor: number): Float64Array {
  const products = new Float64Array(size * size);
  for (let t = 0; t < rowCount; t++) {
    const row = t * size;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) products[i * size + j] = products[i * size + j]! + x[row + i]! * x[row + j]!;
    }
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const value = products[i * size + j]! / divisor;
      products[i * size + j] = value;
      products[j * size + i] = value;
    }
  }
  return products;
}

/**
 * Sample covariance with divisor T − 1, row-major, in the square of the unit of the returns per period.
 *
 * @param rows - Row-major, T × size.
 * @throws DomainError E_LENGTH, E_HISTORY_TOO_SHORT, E_NOT_FINITE.
 *
 * Source: quant-spec Q4.1.
 */
export function sampleCovariance(rows: Float64Array, size: number): Float64Array {
  const data = centred(rows, size);
  return crossProducts(data, data.rowCount - 1);
}

/** Sample variance of each column with divisor T − 1: the diagonal of `sampleCovariance`, to the bit. Errors as there. */
export function columnVariances(rows: Float64Array, size: number): Float64Array {
  const { x, rowCount } = centred(rows, size);
  const variances = new Float64Array(size);
  for (let at = 0; at < x.length; at++) variances[at % size] = variances[at % size]! + x[at]! * x[at]!;
  return variances.map((sum) => sum / (rowCount - 1));
}

/**
 * Covariance shrunk towards a simpler matrix, by the intensity that the sample itself suggests.
 *
 * @param rows - Row-major, T × size, simple or log returns.
 * @throws DomainError E_LENGTH, E_HISTORY_TOO_SHORT, E_NOT_FINITE, E_NOT_POSITIVE_DEFINITE for a column without variance.
 *
 * Cost: T × size². Source: quant-spec Q4.4; every divisor is T.
 */
export function shrinkCovariance(
  rows: Float64Array,
  size: number,
  target: ShrinkageTarget = 'constantCorrelation',
): ShrunkCovariance {
  const data = centred(rows, size);
  const sample = crossProducts(data, data.rowCount);
  if (target === 'oas') return oracleApproximating(sample, size, data.rowCount);
  for (let i = 0; i < size; i++) {
    if (!(sample[i * size + i]! > 0)) throw new DomainError('E_NOT_POSITIVE_DEFINITE', ['returns', String(i)]);
  }
  const noise = sampleNoise(data, sample);
  const { aim, covariation } =
    target === 'identity'
      ? { aim: scaledIdentity(sample, size), covariation: 0 }
      : target === 'constantCorrelation'
        ? constantCorrelation(data, sample, noise)
        : singleFactor(data, sample, noise);
  let distance = 0;
  for (let i = 0; i < sample.length; i++) distance += (aim[i]! - sample[i]!) * (aim[i]! - sample[i]!);
  let total = 0;
  for (const value of noise) total += value;
  const raw = distance > 0 ? (total - covariation) / distance / data.rowCount : 1;
  return blend(aim, sample, Math.min(Math.max(raw, 0), 1));
}

function blend(aim: Float64Array, sample: Float64Array, shrinkage: number): ShrunkCovariance {
  return { covariance: sample.map((value, i) => shrinkage * aim[i]! + (1 - shrinkage) * value), shrinkage };
}

/** π_ij: mean squared error of each product about its covariance. */
function sampleNoise({ x, rowCount, size }: Centred, sample: Float64Array): Float64Array {
  const noise = new Float64Array(size * size);
  for (let t = 0; t < rowCount; t++) {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        const error = x[t * size + i]! * x[t * size + j]! - sample[i * size + j]!;
        noise[i * size + j] = noise[i * size + j]! + error * error;
      }
    }
  }
  return noise.map((sum) => sum / rowCount);
}

function meanVariance(sample: Float64Array, size: number): number {
  let trace = 0;
  for (let i = 0; i < size; i++) trace += sample[i * size + i]!;
  return trace / size;
}

function scaledIdentity(sample: Float64Array, size: number): Float64Array {
  const aim = new Float64Array(size * size);
  const mean = meanVariance(sample, size);
  for (let i = 0; i < size; i++) aim[i * size + i] = mean;
  return aim;
}

/** A target, and ρ: how much of the sample's noise it shares. */
interface Aim {
  readonly aim: Float64Array;
  readonly covariation: number;
}

function constantCorrelation({ x, rowCount, size }: Centred, sample: Float64Array, noise: Float64Array): Aim {
  const sd = Float64Array.from({ length: size }, (_, i) => Math.sqrt(sample[i * size + i]!));
  let correlations = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) correlations += sample[i * size + j]! / (sd[i]! * sd[j]!);
  }
  const average = size > 1 ? (2 * correlations) / (size * (size - 1)) : 0;

  const aim = new Float64Array(size * size);
  let covariation = 0;
  for (let i = 0; i < size; i++) {
    aim[i * size + i] = sample[i * size + i]!;
    covariation += noise[i * size + i]!;
    for (let j = 0; j < size; j++) {
      if (i === j) continue;
      aim[i * size + j] = average * sd[i]! * sd[j]!;
      let withFirst = 0; // θ_ii,ij; θ_jj,ij is the same sum with i and j exchanged
      for (let t = 0; t < rowCount; t++) {
        const a = x[t * size + i]!;
        withFirst += (a * a - sample[i * size + i]!) * (a * x[t * size + j]! - sample[i * size + j]!);
      }
      covariation += average * (sd[j]! / sd[i]!) * (withFirst / rowCount);
    }
  }
  return { aim, covariation };
}

function singleFactor({ x, rowCount, size }: Centred, sample: Float64Array, noise: Float64Array): Aim {
  const market = new Float64Array(rowCount);
  for (let t = 0; t < rowCount; t++) {
    for (let i = 0; i < size; i++) market[t] = market[t]! + x[t * size + i]! / size;
  }
  const c = new Float64Array(size);
  let v = 0;
  for (let t = 0; t < rowCount; t++) {
    v += (market[t]! * market[t]!) / rowCount;
    for (let i = 0; i < size; i++) c[i] = c[i]! + (x[t * size + i]! * market[t]!) / rowCount;
  }
  if (!(v > 0)) throw new DomainError('E_NOT_POSITIVE_DEFINITE', ['returns']);

  const aim = new Float64Array(size * size);
  let covariation = 0;
  for (let i = 0; i < size; i++) {
    aim[i * size + i] = sample[i * size + i]!;
    covariation += noise[i * size + i]!;
    for (let j = 0; j < size; j++) {
      if (i === j) continue;
      aim[i * size + j] = (c[i]! * c[j]!) / v;
      let withI = 0;
      let withJ = 0;
      let withMarket = 0;
      for (let t = 0; t < rowCount; t++) {
        const w = x[t * size + i]! * x[t * size + j]! - sample[i * size + j]!;
        withI += (x[t * size + i]! * market[t]! - c[i]!) * w;
        withJ += (x[t * size + j]! * market[t]! - c[j]!) * w;
        withMarket += (market[t]! * market[t]! - v) * w;
      }
      covariation += ((c[j]! * withI + c[i]! * withJ) / v - ((c[i]! * c[j]!) / (v * v)) * withMarket) / rowCount;
    }
  }
  return { aim, covariation };
}

/** Chen, Wiesel, Eldar and Hero 2010. */
function oracleApproximating(sample: Float64Array, size: number, rowCount: number): ShrunkCovariance {
  const mean = meanVariance(sample, size);
  let squares = 0;
  for (const value of sample) squares += value * value;
  const a = squares / (size * size);
  const divisor = (rowCount + 1) * (a - (mean * mean) / size);
  return blend(scaledIdentity(sample, size), sample, divisor > 0 ? Math.min(1, (a + mean * mean) / divisor) : 1);
}

/**
 * Exponentially weighted covariance about zero: the forecast for the period after the last row.
 *
 * @param rows - Row-major, T × size.
 * @param lambda - Weight of the past, between 0 and 1.
 * @param initWindow - Rows of the uncentred starting matrix, 1 to T.
 *
 * Source: quant-spec Q4.2 (RiskMetrics 1996).
 */
export function ewmaCovariance(rows: Float64Array, size: number, lambda = 0.94, initWindow = 20): Float64Array {
  const rowCount = rows.length / size;
  if (!(lambda > 0 && lambda < 1)) throw new DomainError('E_RANGE', ['lambda']);
  if (!(initWindow >= 1 && initWindow <= rowCount)) throw new DomainError('E_HISTORY_TOO_SHORT', ['returns']);
  const covariance = new Float64Array(size * size);
  for (let t = 0; t < rowCount; t++) {
    const isStart = t < initWindow;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        const product = rows[t * size + i]! * rows[t * size + j]!;
        const before = covariance[i * size + j]!;
        covariance[i * size + j] = isStart ? before + product / initWindow : lambda * before + (1 - lambda) * product;
      }
    }
  }
  return covariance;
}
