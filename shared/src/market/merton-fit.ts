import { DomainError } from '../errors.ts';
import { exp, log } from '../random/elementary.ts';
import { shrinkCovariance, sampleCovariance } from '../stats/covariance.ts';
import { cholesky, correlationOf, solveFromFactor } from '../stats/linear-algebra.ts';
import { columnMeans, logReturnRows } from '../stats/returns.ts';

/** Law of the daily log return of the market factor: a normal diffusion and a Poisson number of normal jumps. All per session. */
export interface JumpFactor {
  readonly mean: number;
  /** Variance of the diffusion alone. */
  readonly variance: number;
  /** Expected jumps. */
  readonly rate: number;
  readonly jumpMean: number;
  readonly jumpVariance: number;
}

/** Merton's jump diffusion of several assets, fitted: market-wide jumps with a loading for each. Plain data. */
export interface MertonFit {
  readonly model: 'MERTON';
  readonly assetCount: number;
  readonly periodsPerYear: number;
  /** Jumps a year; 0 when the history shows none, and then the model is geometric Brownian motion. */
  readonly lambda: number;
  /** Mean and standard deviation of the log return that one jump gives an asset with loading 1. */
  readonly jumpMean: number;
  readonly jumpSd: number;
  /** Of lambda, jumpMean and jumpSd, from the curvature of the likelihood; null where it has none or there are no jumps. */
  readonly standardErrors: { readonly lambda: number; readonly jumpMean: number; readonly jumpSd: number } | null;
  /** Twice this is the likelihood ratio of jumps against none. */
  readonly logLikelihoodGain: number;
  /** Share of a market-wide jump that the asset takes; their mean over the assets is 1 unless one met the bound below. */
  readonly loading: Float64Array;
  readonly loadingStandardError: Float64Array;
  /** Annual volatility of the diffusion alone. */
  readonly sigma: Float64Array;
  readonly sigmaStandardError: Float64Array;
  /** Of the diffusion; row-major, positive definite. */
  readonly correlation: Float64Array;
}

/** Jumps that one session may have in the likelihood; at 0.5 a session more than this has a probability of 3e-10. */
const MOST_JUMPS = 8;
/** Largest expected number of jumps in a session: beyond it they are no longer told from the diffusion. */
const MOST_RATE = 0.5;
/** Half of the 95 % point of χ² with 3 degrees of freedom: what jumps must add to the log-likelihood to be believed. */
const LEAST_GAIN = 3.91;
/** Largest part of an asset's variance that jumps may explain; a larger loading is cut to it. */
const MOST_JUMP_SHARE = 0.9;
const ROUNDS = 400;
/** Gain in log-likelihood of a round below which the search ends: what is left is far below one standard error of any parameter. */
const STANDSTILL = 1e-5;
/** Expected jumps a session and variance of a jump over that of the factor where the search starts. */
const STARTS = [
  { rate: 0.01, share: 16 },
  { rate: 0.05, share: 6 },
  { rate: 0.2, share: 2 },
] as const;

/**
 * Fits market-wide jumps to closes. The law of the equally weighted mean log return is found by maximum likelihood (EM from three
 * starts); each asset's loading is its regression on what the factor's diffusion and its jumps are expected to have been that day;
 * the diffusion keeps what is left of the asset's own sample variance, with a correlation shrunk towards its average.
 *
 * @param closes - Row-major, sessions × assets, KRW, above 0.
 * @throws DomainError E_HISTORY_TOO_SHORT below 60 returns, E_NOT_FINITE, E_NOT_POSITIVE_DEFINITE.
 *
 * Cost: 0.3 s for 2,500 sessions. Source: quant-spec Q5.2 (Merton 1976); loadings as in decision 0038.
 */
export function fitMerton(closes: Float64Array, assetCount: number, periodsPerYear = 252): MertonFit {
  const rows = logReturnRows(closes, assetCount);
  const count = rows.length / assetCount;
  const factor = Float64Array.from({ length: count }, (_, t) => {
    let sum = 0;
    for (let i = 0; i < assetCount; i++) sum += rows[t * assetCount + i]!;
    return sum / assetCount;
  });
  const { law, gain } = fitJumpFactor(factor);
  const loadings = fitLoadings(rows, assetCount, factor, law);
  const jumpSquare = law.rate * (law.jumpMean * law.jumpMean + law.jumpVariance);
  const covariance = sampleCovariance(rows, assetCount);
  const loading = loadings.jump.map((b, i) => boundLoading(b, covariance[i * assetCount + i]!, jumpSquare));
  const sigma = Float64Array.from({ length: assetCount }, (_, i) =>
    Math.sqrt((covariance[i * assetCount + i]! - jumpSquare * loading[i]! * loading[i]!) * periodsPerYear),
  );
  return {
    model: 'MERTON',
    assetCount,
    periodsPerYear,
    lambda: law.rate * periodsPerYear,
    jumpMean: law.jumpMean,
    jumpSd: Math.sqrt(law.jumpVariance),
    standardErrors: law.rate > 0 ? jumpStandardErrors(factor, law, periodsPerYear) : null,
    logLikelihoodGain: gain,
    loading,
    loadingStandardError: loadings.jumpError,
    sigma,
    sigmaStandardError: sigma.map((value) => value / Math.sqrt(2 * count)),
    correlation: diffusionCorrelation(rows, assetCount, law, loadings),
  };
}

function boundLoading(loading: number, variance: number, jumpSquare: number): number {
  const explained = jumpSquare * loading * loading;
  return explained <= MOST_JUMP_SHARE * variance
    ? loading
    : loading * Math.sqrt((MOST_JUMP_SHARE * variance) / explained);
}

/** What one day's factor return says about the jumps behind it. */
interface JumpDay {
  logDensity: number;
  /** Expected number of jumps, their expected sum and the expected square of the sum. */
  count: number;
  sum: number;
  square: number;
  /** Expected Σ (jump − jumpMean)². */
  spread: number;
}

/** ln of the weight of n jumps in a day, and the variance of a day with them: worked out once for all days. */
interface JumpTable {
  readonly logWeight: Float64Array;
  readonly total: Float64Array;
}

function jumpTable({ rate, variance, jumpVariance }: JumpFactor): JumpTable {
  const most = rate > 0 ? MOST_JUMPS : 0;
  const logWeight = new Float64Array(most + 1);
  const total = new Float64Array(most + 1);
  let logPoisson = -rate;
  for (let n = 0; n <= most; n++) {
    total[n] = variance + n * jumpVariance;
    logWeight[n] = logPoisson - log(2 * Math.PI * total[n]!) / 2;
    if (n < most) logPoisson += log(rate / (n + 1));
  }
  return { logWeight, total };
}

/** A part of the density this many e-folds below the largest is less than its rounding. */
const NEGLIGIBLE = 40;

const weights = new Float64Array(MOST_JUMPS + 1);

function readDay(law: JumpFactor, { logWeight, total }: JumpTable, x: number, day: JumpDay): void {
  const { jumpMean, jumpVariance, mean, variance } = law;
  const most = total.length - 1;
  let top = -Infinity;
  for (let n = 0; n <= most; n++) {
    const rest = x - mean - n * jumpMean;
    weights[n] = logWeight[n]! - (rest * rest) / (2 * total[n]!);
    top = Math.max(top, weights[n]!);
  }
  let sum = 0;
  for (let n = 0; n <= most; n++) {
    const below = weights[n]! - top;
    weights[n] = below > -NEGLIGIBLE ? exp(below) : 0;
    sum += weights[n]!;
  }
  day.logDensity = top + log(sum);
  day.count = 0;
  day.sum = 0;
  day.square = 0;
  day.spread = 0;
  for (let n = 1; n <= most; n++) {
    if (weights[n] === 0) continue;
    const probability = weights[n]! / sum;
    const ofJumps = (n * jumpVariance) / total[n]!;
    const jump = n * jumpMean + ofJumps * (x - mean - n * jumpMean);
    const square = jump * jump + ofJumps * variance;
    const away = jump - n * jumpMean;
    day.count += probability * n;
    day.sum += probability * jump;
    day.square += probability * square;
    // given their sum, n jumps spread about their own mean as any n do
    day.spread += probability * ((away * away + ofJumps * variance) / n + (n - 1) * jumpVariance);
  }
}

function emptyDay(): JumpDay {
  return { logDensity: 0, count: 0, sum: 0, square: 0, spread: 0 };
}

function logLikelihood(factor: Float64Array, law: JumpFactor): number {
  const table = jumpTable(law);
  const day = emptyDay();
  let total = 0;
  for (const x of factor) {
    readDay(law, table, x, day);
    total += day.logDensity;
  }
  return total;
}

/** One round of EM, and the log-likelihood of the law that it started from. */
function improve(factor: Float64Array, law: JumpFactor): { next: JumpFactor; value: number } {
  const table = jumpTable(law);
  const day = emptyDay();
  let value = 0;
  let jumps = 0;
  let sum = 0;
  let spread = 0;
  let calm = 0;
  let squares = 0;
  for (const x of factor) {
    readDay(law, table, x, day);
    const rest = x - law.mean;
    value += day.logDensity;
    jumps += day.count;
    sum += day.sum;
    spread += day.spread;
    calm += rest - day.sum;
    squares += rest * rest - 2 * rest * day.sum + day.square;
  }
  const shift = calm / factor.length;
  const jumpMean = sum / jumps;
  const moved = jumpMean - law.jumpMean;
  return {
    value,
    next: {
      mean: law.mean + shift,
      variance: squares / factor.length - shift * shift,
      rate: Math.min(jumps / factor.length, MOST_RATE),
      jumpMean,
      jumpVariance: Math.max(spread / jumps - moved * moved, 0),
    },
  };
}

/** The likeliest law of a factor, and by how much its log-likelihood passes that of a normal law; without a gain there are no jumps. */
export function fitJumpFactor(factor: Float64Array): { law: JumpFactor; gain: number } {
  const mean = columnMeans(factor, 1)[0]!;
  const variance = sampleCovariance(factor, 1)[0]!;
  if (!(variance > 0)) throw new DomainError('E_NOT_POSITIVE_DEFINITE', ['factor']);
  const normal: JumpFactor = { mean, variance, rate: 0, jumpMean: 0, jumpVariance: 0 };
  const normalValue = logLikelihood(factor, normal);
  let best = normal;
  let gain = 0;
  for (const { rate, share } of STARTS) {
    let law: JumpFactor = {
      mean,
      variance: variance / (1 + rate * share),
      rate,
      jumpMean: 0,
      jumpVariance: (share * variance) / (1 + rate * share),
    };
    let before = -Infinity;
    for (let round = 0; round < ROUNDS; round++) {
      const { next, value } = improve(factor, law);
      if (value - normalValue > gain) {
        gain = value - normalValue;
        best = law;
      }
      if (!(value - before > STANDSTILL) || !(next.rate > 0 && next.variance > 0)) break;
      before = value;
      law = next;
    }
  }
  return gain >= LEAST_GAIN ? { law: best, gain } : { law: normal, gain };
}

/** Steps of the numerical second derivatives, as a share of each parameter's own scale. */
const STEP = 1e-3;

/** From the inverse of the observed information in (mean, variance, rate, jumpMean, jumpVariance). */
function jumpStandardErrors(
  factor: Float64Array,
  law: JumpFactor,
  periodsPerYear: number,
): MertonFit['standardErrors'] {
  const sd = Math.sqrt(law.variance);
  const jumpSd = Math.sqrt(law.jumpVariance);
  const at = [law.mean, sd, law.rate, law.jumpMean, jumpSd];
  const steps = [sd, sd, law.rate, Math.max(jumpSd, sd), Math.max(jumpSd, sd)].map((scale) => STEP * scale);
  const value = (shifts: readonly number[]): number => {
    const [mean, deviation, rate, jumpMean, jumpDeviation] = at.map((x, k) => x + shifts[k]! * steps[k]!) as [
      number,
      number,
      number,
      number,
      number,
    ];
    return logLikelihood(factor, {
      mean,
      variance: deviation * deviation,
      rate,
      jumpMean,
      jumpVariance: jumpDeviation * jumpDeviation,
    });
  };
  const size = at.length;
  const information = new Float64Array(size * size);
  const shifted = (i: number, a: number, j: number, b: number): number =>
    value(at.map((_, k) => (k === i ? a : 0) + (k === j ? b : 0)));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const change = shifted(i, 1, j, 1) - shifted(i, 1, j, -1) - shifted(i, -1, j, 1) + shifted(i, -1, j, -1);
      information[i * size + j] = -change / 4;
      information[j * size + i] = -change / 4;
    }
  }
  const errorOf = (k: number, root: Float64Array): number =>
    Math.sqrt(
      solveFromFactor(
        root,
        size,
        at.map((_, j) => (j === k ? 1 : 0)),
      )[k]!,
    ) * steps[k]!;
  try {
    const root = cholesky(information, size);
    return { lambda: errorOf(2, root) * periodsPerYear, jumpMean: errorOf(3, root), jumpSd: errorOf(4, root) };
  } catch (error) {
    // no maximum in the inside, such as a jump size without spread: the table says that there is no error to give
    if (error instanceof DomainError && error.code === 'E_NOT_POSITIVE_DEFINITE') return null;
    throw error;
  }
}

interface Loadings {
  /** On the diffusion and on the jumps of the factor. */
  readonly calm: Float64Array;
  readonly jump: Float64Array;
  readonly jumpError: Float64Array;
  /** What the factor leaves of each return; row-major. */
  readonly rest: Float64Array;
}

/** Least squares of each asset on the expected diffusion and the expected jumps of the factor; errors robust to changing variance. */
function fitLoadings(rows: Float64Array, size: number, factor: Float64Array, law: JumpFactor): Loadings {
  const count = factor.length;
  const table = jumpTable(law);
  const day = emptyDay();
  const jumps = new Float64Array(count);
  factor.forEach((x, t) => {
    readDay(law, table, x, day);
    jumps[t] = day.sum;
  });
  const factorMean = columnMeans(factor, 1)[0]!;
  const jumpsMean = columnMeans(jumps, 1)[0]!;
  const means = columnMeans(rows, size);
  const u = factor.map((x, t) => x - factorMean - (jumps[t]! - jumpsMean));
  const v = jumps.map((x) => x - jumpsMean);
  let uu = 0;
  let uv = 0;
  let vv = 0;
  for (let t = 0; t < count; t++) {
    uu += u[t]! * u[t]!;
    uv += u[t]! * v[t]!;
    vv += v[t]! * v[t]!;
  }
  const determinant = uu * vv - uv * uv;
  const hasJumps = law.rate > 0 && determinant > 0;
  const loadings: Loadings = {
    calm: new Float64Array(size),
    jump: new Float64Array(size),
    jumpError: new Float64Array(size),
    rest: new Float64Array(rows.length),
  };
  for (let i = 0; i < size; i++) {
    let ux = 0;
    let vx = 0;
    for (let t = 0; t < count; t++) {
      const x = rows[t * size + i]! - means[i]!;
      ux += u[t]! * x;
      vx += v[t]! * x;
    }
    const calm = hasJumps ? (vv * ux - uv * vx) / determinant : ux / uu;
    const jump = hasJumps ? (uu * vx - uv * ux) / determinant : 0;
    let meat = 0;
    for (let t = 0; t < count; t++) {
      const rest = rows[t * size + i]! - means[i]! - calm * u[t]! - jump * v[t]!;
      const pull = hasJumps ? (uu * v[t]! - uv * u[t]!) / determinant : 0;
      meat += pull * pull * rest * rest;
      loadings.rest[t * size + i] = rest;
    }
    loadings.calm[i] = calm;
    loadings.jump[i] = jump;
    loadings.jumpError[i] = Math.sqrt(meat);
  }
  return loadings;
}

/** Of what is left when the factor's jumps are taken out, shrunk as far as the returns themselves would be. */
function diffusionCorrelation(
  rows: Float64Array,
  size: number,
  law: JumpFactor,
  { calm, rest }: Loadings,
): Float64Array {
  if (size === 1) return Float64Array.of(1);
  const { shrinkage, covariance: shrunk } = shrinkCovariance(rows, size, 'constantCorrelation');
  if (law.rate === 0) return correlationOf(shrunk, size);
  const covariance = sampleCovariance(rest, size).map(
    (value, at) => value + calm[Math.floor(at / size)]! * calm[at % size]! * law.variance,
  );
  const correlation = correlationOf(covariance, size);
  let average = 0;
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) average += correlation[i * size + j]!;
  average /= (size * (size - 1)) / 2;
  return correlation.map((value, at) => (at % (size + 1) === 0 ? 1 : shrinkage * average + (1 - shrinkage) * value));
}
