import { DomainError } from '../errors.ts';
import { columnMeans, logReturnRows } from '../stats/returns.ts';
import { log } from '../random/elementary.ts';

/** Stationary bootstrap, fitted: the rows themselves and the mean length of a block. Plain data. */
export interface BootstrapFit {
  readonly model: 'STATIONARY_BOOTSTRAP';
  readonly assetCount: number;
  readonly rowCount: number;
  readonly periodsPerYear: number;
  /** Daily log returns, row-major, sessions × assets, not centred. */
  readonly rows: Float64Array;
  /** Mean of each column, per day. */
  readonly meanLog: Float64Array;
  /** Population variance of each column, per day. */
  readonly varianceLog: Float64Array;
  /** Sessions; the median over assets of the automatic length of |x|. */
  readonly meanBlockLength: number;
  /** Probability that a day starts a new block, 1 / `meanBlockLength`. */
  readonly restartProbability: number;
}

/**
 * Prepares the bootstrap of rows: all assets of one day stay together, so their dependence is kept.
 *
 * @param closes - Row-major, sessions × assets, KRW, above 0.
 * @throws DomainError E_HISTORY_TOO_SHORT below 60 returns, E_NOT_FINITE.
 */
export function fitBootstrap(closes: Float64Array, assetCount: number, periodsPerYear = 252): BootstrapFit {
  const rows = logReturnRows(closes, assetCount);
  const rowCount = rows.length / assetCount;
  const meanLog = columnMeans(rows, assetCount);
  const varianceLog = new Float64Array(assetCount);
  const lengths: number[] = [];
  for (let i = 0; i < assetCount; i++) {
    const sizes = new Float64Array(rowCount);
    let squares = 0;
    for (let t = 0; t < rowCount; t++) {
      const x = rows[t * assetCount + i]!;
      sizes[t] = Math.abs(x);
      squares += (x - meanLog[i]!) * (x - meanLog[i]!);
    }
    varianceLog[i] = squares / rowCount;
    lengths.push(automaticBlockLength(sizes).stationary);
  }
  const meanBlockLength = median(lengths);
  return {
    model: 'STATIONARY_BOOTSTRAP',
    assetCount,
    rowCount,
    periodsPerYear,
    rows,
    meanLog,
    varianceLog,
    meanBlockLength,
    restartProbability: 1 / meanBlockLength,
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * Row of one day of the stationary bootstrap. No allocation.
 *
 * @param previous - Row of the day before, or −1 on the first day.
 * @param rowUniform - Chooses the row where a block starts.
 * @param restartUniform - Starts a new block when below `restartProbability`; not read on the first day.
 *
 * Source: quant-spec Q5.4 (Politis and Romano 1994).
 */
export function nextBootstrapRow(
  previous: number,
  rowUniform: number,
  restartUniform: number,
  rowCount: number,
  restartProbability: number,
): number {
  if (previous < 0 || restartUniform < restartProbability) return Math.floor(rowUniform * rowCount);
  const next = previous + 1;
  return next === rowCount ? 0 : next;
}

/** Rows of a whole path of the stationary bootstrap. */
export function stationaryIndices(
  rowCount: number,
  restartProbability: number,
  startUniforms: ArrayLike<number>,
  switchUniforms: ArrayLike<number>,
): Int32Array {
  const indices = new Int32Array(startUniforms.length);
  let row = -1;
  for (let t = 0; t < indices.length; t++) {
    row = nextBootstrapRow(row, startUniforms[t]!, switchUniforms[t]!, rowCount, restartProbability);
    indices[t] = row;
  }
  return indices;
}

/** Rows of a path in blocks of fixed length that wrap around the end; one uniform a block. */
export function circularIndices(
  rowCount: number,
  blockLength: number,
  length: number,
  startUniforms: ArrayLike<number>,
): Int32Array {
  if (!(blockLength >= 1)) throw new DomainError('E_RANGE', ['blockLength']);
  if (startUniforms.length * blockLength < length) throw new DomainError('E_LENGTH', ['startUniforms']);
  const indices = new Int32Array(length);
  for (let t = 0; t < length; t++) {
    const start = Math.floor(startUniforms[Math.floor(t / blockLength)]! * rowCount);
    indices[t] = (start + (t % blockLength)) % rowCount;
  }
  return indices;
}

export interface BlockLength {
  /** Lag after which autocorrelations are negligible. */
  readonly negligibleFrom: number;
  /** Bandwidth of the flat-top window. */
  readonly bandwidth: number;
  /** Mean block length of the stationary bootstrap, in observations. */
  readonly stationary: number;
  /** Block length of the circular bootstrap. */
  readonly circular: number;
}

/**
 * Automatic block length of Politis and White (2004), corrected by Patton, Politis and White (2009).
 *
 * @param series - At least 10 values, in order of time.
 *
 * Cost: n √n. Source: quant-spec Q5.4.
 */
export function automaticBlockLength(series: ArrayLike<number>): BlockLength {
  const n = series.length;
  if (n < 10) throw new DomainError('E_HISTORY_TOO_SHORT', ['series']);
  const logTen = log(n) / Math.LN10;
  const run = Math.max(5, Math.ceil(Math.sqrt(logTen)));
  const longest = Math.ceil(Math.sqrt(n)) + run;
  const covariances = autocovariances(series, Math.min(longest + run, n - 1));
  if (!(covariances[0]! > 0)) return { negligibleFrom: 0, bandwidth: 1, stationary: 1, circular: 1 };

  const bound = 2 * Math.sqrt(logTen / n);
  const isSmall = (lag: number): boolean => Math.abs((covariances[lag] ?? 0) / covariances[0]!) < bound;
  const negligibleFrom = firstNegligibleLag(isSmall, longest, run);
  const bandwidth = Math.min(2 * Math.max(negligibleFrom, 1), longest);

  let spread = 0;
  let spectrum = covariances[0]!;
  for (let k = 1; k <= bandwidth; k++) {
    const share = k / bandwidth;
    const window = share <= 0.5 ? 1 : 2 * (1 - share);
    spread += 2 * window * k * covariances[k]!;
    spectrum += 2 * window * covariances[k]!;
  }
  const most = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3));
  const length = (variance: number): number => {
    const size = variance > 0 ? cubeRoot(((2 * spread * spread) / variance) * n) : most;
    return Math.min(Math.max(size, 1), most);
  };
  return {
    negligibleFrom,
    bandwidth,
    stationary: length(2 * spectrum * spectrum),
    circular: length((4 / 3) * spectrum * spectrum),
  };
}

/** R(k) with divisor n, k = 0..most. */
function autocovariances(series: ArrayLike<number>, most: number): Float64Array {
  const n = series.length;
  let sum = 0;
  for (let t = 0; t < n; t++) sum += series[t]!;
  const mean = sum / n;
  const covariances = new Float64Array(most + 1);
  for (let k = 0; k <= most; k++) {
    let total = 0;
    for (let t = k; t < n; t++) total += (series[t]! - mean) * (series[t - k]! - mean);
    covariances[k] = total / n;
  }
  return covariances;
}

/** Smallest m ≥ 0 after which `run` lags are small; else the last lag that is not small, or 1. */
function firstNegligibleLag(isSmall: (lag: number) => boolean, longest: number, run: number): number {
  for (let m = 0; m <= longest; m++) {
    let k = 1;
    while (k <= run && isSmall(m + k)) k += 1;
    if (k > run) return m;
  }
  for (let lag = longest; lag >= 1; lag--) if (!isSmall(lag)) return lag;
  return 1;
}

/** Newton's steps after a start by square roots: no pow, whose bits differ between engines. */
function cubeRoot(x: number): number {
  if (x === 0) return 0;
  let y = x > 1 ? Math.sqrt(Math.sqrt(x)) * 1.5 : 1;
  for (let i = 0; i < 60; i++) y -= (y - x / (y * y)) / 3;
  return y;
}
