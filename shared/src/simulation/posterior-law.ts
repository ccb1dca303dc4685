import { fitBootstrap, nextBootstrapRow } from '../market/bootstrap.ts';
import { forecastVariances } from '../market/garch.ts';
import type { MertonFit } from '../market/merton-fit.ts';
import type { Marginal } from '../market/student-t-copula.ts';
import { exp, log } from '../random/elementary.ts';
import { normalInverse } from '../random/normal.ts';
import { fillNormals, fillUniforms, normalAt, streams } from '../random/philox.ts';
import { shrinkCovariance } from '../stats/covariance.ts';
import { isFactorForm } from '../stats/covariance-form.ts';
import type { FactorCovariance } from '../stats/factor-covariance.ts';
import { cholesky, lowerTimes, solveFromFactor } from '../stats/linear-algebra.ts';
import { columnMeans, logReturnRows } from '../stats/returns.ts';
import type { BootstrapMarket, CopulaMarket, FhsMarket, FittedMarket, GbmMarket, MertonMarket } from './market-law.ts';
import type { MarketLaw, MarketOverlay } from './market-law.ts';
import type { FactorGbmMarket } from './factor-gbm-law.ts';
import { meanGross } from './market-plan.ts';
import type { MarketFacts } from './market-plan.ts';
import { jumpCompensator } from './merton-law.ts';
import { stressedMarket } from './stress-overlay.ts';
import type { PlacedStress } from './stress-overlay.ts';

/** Consecutive paths that share one draw of the parameters (quant-spec Q5.9). */
export const BLOCK_PATHS = 256;

/** Consecutive paths of a plan that share draws: 1 where all paths are independent. */
export function linkedPaths({ posterior }: { readonly posterior: object | null }): number {
  return posterior === null ? 1 : BLOCK_PATHS;
}

/** Block of a path. */
export function blockOf(path: number): number {
  return Math.floor(path / BLOCK_PATHS);
}

/** Steps of stream 10, whose path is the number of the block: means by asset, jump parameters, then the rows of the resample. */
const MEANS_STEP = 0;
const JUMPS_STEP = 1;
const ROWS_STEP = 2;

/** How a covariance is estimated again from resampled rows. */
interface CovarianceRefit {
  /** Centred, row-major. */
  readonly rows: Float64Array;
  /** Intensity of the shrinkage towards constant correlation, that of the rows themselves. */
  readonly shrinkage: number;
  /** Inverse of the lower Cholesky factor of the shrunk covariance of the rows. */
  readonly whitening: Float64Array;
}

/** What the laws of the blocks are drawn from. Plain data; big tables are shared with the law of the run. */
export interface PosteriorPlan {
  /** The law at its estimates, without a stress case. */
  readonly market: FittedMarket;
  /** ln of the expected gross return of a session, by asset, at the estimates. */
  readonly gross: Float64Array;
  /** Σ/T, the error of the means of a session: its lower Cholesky factor, or common factors and what is an asset's own. */
  readonly meanError: Float64Array | FactorCovariance;
  readonly rowCount: number;
  /** Of the stationary bootstrap that resamples the history. */
  readonly restartProbability: number;
  readonly horizonSessions: number;
  /** Of the assets, or of the common factors of a universe that has them; null for the models that draw rows. */
  readonly refit: CovarianceRefit | null;
  /** Centred rows of the assets where `refit` is of common factors; null elsewhere. */
  readonly ownRows: Float64Array | null;
  /** Of the t copula: by asset, the rows from its smallest return to its largest; null for others. */
  readonly ascending: Int32Array | null;
  /** Standard errors of the jump diffusion, rate a session; null for others and where they are not known. */
  readonly jumpErrors: JumpErrors | null;
  /** Null without a stress case. */
  readonly stress: { readonly placed: PlacedStress; readonly multiple: number } | null;
}

interface JumpErrors {
  readonly jumpRate: number;
  readonly jumpMean: number;
  readonly jumpSd: number;
  readonly loading: Float64Array;
}

export interface PosteriorInput {
  readonly market: FittedMarket;
  /** Row-major, sessions × assets, KRW; what the law was fitted to. */
  readonly closes: Float64Array;
  readonly facts: MarketFacts;
  readonly gross: Float64Array;
  /** √(v/σ²), by asset. */
  readonly scale: Float64Array;
  readonly horizonSessions: number;
  /** Of the jump diffusion; null for others. */
  readonly jumps: MertonFit | null;
  readonly stress: PosteriorPlan['stress'];
}

/** Prepares the draws of the parameters. Cost: sessions × assets², and the automatic block length where the model has none. */
export function posteriorPlan(input: PosteriorInput): PosteriorPlan {
  const { market, closes, facts, gross, horizonSessions, stress } = input;
  const size = gross.length;
  const { covariance, rowCount } = facts;
  const drawsRows = market.model === 'STATIONARY_BOOTSTRAP' || market.model === 'FILTERED_HISTORICAL';
  const rows = logReturnRows(closes, size);
  return {
    market,
    gross,
    meanError: isFactorForm(covariance)
      ? {
          ...covariance,
          loadings: covariance.loadings.map((value) => value / Math.sqrt(rowCount)),
          specific: covariance.specific.map((value) => value / rowCount),
        }
      : cholesky(
          covariance.map((value) => value / rowCount),
          size,
        ),
    rowCount,
    restartProbability: drawsRows ? market.restartProbability : fitBootstrap(closes, size).restartProbability,
    horizonSessions,
    refit: refitOf(market, rows, input.scale),
    ownRows: market.model === 'FACTOR_GBM' ? centredRows(rows, size) : null,
    ascending: market.model === 'STUDENT_T_COPULA' ? ascendingRows(rows, size) : null,
    jumpErrors: market.model === 'MERTON' ? jumpErrorsOf(input.jumps, input.scale) : null,
    stress,
  };
}

function refitOf(market: FittedMarket, rows: Float64Array, scale: Float64Array): CovarianceRefit | null {
  const size = scale.length;
  switch (market.model) {
    case 'STATIONARY_BOOTSTRAP':
    case 'FILTERED_HISTORICAL':
      return null;
    case 'STUDENT_T_COPULA':
      return covarianceRefit(normalScores(rows, size), size);
    case 'FACTOR_GBM':
      return covarianceRefit(factorScores(market, rows, scale), market.factorCount);
    default:
      return covarianceRefit(rows, size);
  }
}

/** What the common factors are expected to have been on each session: (I + BᵀD⁻¹B)⁻¹ BᵀD⁻¹ x. */
function factorScores(
  { factorCount, loadings, specific }: FactorGbmMarket,
  rows: Float64Array,
  scale: Float64Array,
): Float64Array {
  const size = scale.length;
  const information = new Float64Array(factorCount * factorCount);
  for (let k = 0; k < factorCount; k++) {
    for (let l = 0; l <= k; l++) {
      let sum = k === l ? 1 : 0;
      for (let i = 0; i < size; i++)
        sum += (loadings[i * factorCount + k]! * loadings[i * factorCount + l]!) / (specific[i]! * specific[i]!);
      information[k * factorCount + l] = sum;
      information[l * factorCount + k] = sum;
    }
  }
  const root = cholesky(information, factorCount);
  const count = rows.length / size;
  const scores = new Float64Array(count * factorCount);
  const right = new Float64Array(factorCount);
  for (let t = 0; t < count; t++) {
    right.fill(0);
    for (let i = 0; i < size; i++) {
      const x = (scale[i]! * rows[t * size + i]!) / (specific[i]! * specific[i]!);
      for (let k = 0; k < factorCount; k++) right[k] = right[k]! + loadings[i * factorCount + k]! * x;
    }
    scores.set(solveFromFactor(root, factorCount, right), t * factorCount);
  }
  return scores;
}

function centredRows(rows: Float64Array, size: number): Float64Array {
  const means = columnMeans(rows, size);
  return rows.map((x, at) => x - means[at % size]!);
}

function jumpErrorsOf(fit: MertonFit | null, scale: Float64Array): JumpErrors | null {
  if (!fit?.standardErrors) return null;
  const { lambda, jumpMean, jumpSd } = fit.standardErrors;
  return {
    jumpRate: lambda / fit.periodsPerYear,
    jumpMean,
    jumpSd,
    loading: fit.loadingStandardError.map((error, i) => error * scale[i]!),
  };
}

function covarianceRefit(rows: Float64Array, size: number): CovarianceRefit {
  const centred = centredRows(rows, size);
  const { covariance, shrinkage } = shrinkCovariance(centred, size, 'constantCorrelation');
  return { rows: centred, shrinkage, whitening: inverseLower(cholesky(covariance, size), size) };
}

/** By asset, the rows from its smallest return to its largest; equal ones in order of time. */
function ascendingRows(rows: Float64Array, size: number): Int32Array {
  const count = rows.length / size;
  const out = new Int32Array(rows.length);
  for (let i = 0; i < size; i++) {
    const order = Int32Array.from({ length: count }, (_, t) => t).sort(
      (a, b) => rows[a * size + i]! - rows[b * size + i]! || a - b,
    );
    out.set(order, i * count);
  }
  return out;
}

/** Normal quantile of rank/(n + 1) of each return among those of its asset. */
function normalScores(rows: Float64Array, size: number): Float64Array {
  const count = rows.length / size;
  const ascending = ascendingRows(rows, size);
  const scores = new Float64Array(rows.length);
  for (let k = 0; k < count; k++) {
    const score = normalInverse((k + 1) / (count + 1));
    for (let i = 0; i < size; i++) scores[ascending[i * count + k]! * size + i] = score;
  }
  return scores;
}

function inverseLower(factor: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    inverse[j * size + j] = 1 / factor[j * size + j]!;
    for (let i = j + 1; i < size; i++) {
      let sum = 0;
      for (let k = j; k < i; k++) sum += factor[i * size + k]! * inverse[k * size + j]!;
      inverse[i * size + j] = -sum / factor[i * size + i]!;
    }
  }
  return inverse;
}

/** A B of two lower triangles. */
function lowerProduct(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const out = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = j; k <= i; k++) sum += a[i * size + k]! * b[k * size + j]!;
      out[i * size + j] = sum;
    }
  }
  return out;
}

/**
 * The market that the paths of a block follow: a law of its own under the stress case, if there is one.
 *
 * @param seed - Of the run.
 * @param block - From 0.
 */
export function blockMarket(
  plan: PosteriorPlan,
  seed: number,
  block: number,
): { readonly market: MarketLaw; readonly overlay: MarketOverlay | null } {
  const market = lawOfBlock(plan, seed, block);
  if (plan.stress === null) return { market, overlay: null };
  const { placed, multiple } = plan.stress;
  return stressedMarket({ placed, market }, plan.horizonSessions, multiple);
}

/**
 * The law of one block of 256 paths: expected returns drawn from N(μ, Σ/T), and what the model would have been fitted to on a
 * stationary bootstrap of its history (quant-spec Q5.9). Seed and block decide every digit.
 *
 * GBM, jump diffusion and t copula: the covariance is estimated again from the resampled rows, of the copula from their normal
 * scores, and the factor follows its relative change: A becomes A·G, where G Gᵀ = L⁻¹ C* L⁻ᵀ and L Lᵀ = C. The copula's margins are
 * those of the resample; ν stays. Rate, mean, spread and loadings of jumps are drawn from their standard errors, independently, and
 * a rate or a spread not below 0. Bootstrap and filtered historical simulation: the pool of rows is the resample itself, of the
 * latter with its own variance of residuals, which makes the level of the volatility uncertain; alpha and beta stay.
 *
 * Cost: about 3 ms for 30 assets and 2,500 rows.
 */
export function lawOfBlock(plan: PosteriorPlan, seed: number, block: number): FittedMarket {
  const { market } = plan;
  const gross = drawnGross(plan, seed, block);
  const rows = resampledRows(plan, seed, block);
  const counts = countsOf(rows, plan.rowCount);
  switch (market.model) {
    case 'STATIONARY_BOOTSTRAP':
      return bootstrapOf(market, rows, gross);
    case 'FILTERED_HISTORICAL':
      return filteredOf(market, rows, gross, plan.horizonSessions);
    case 'STUDENT_T_COPULA':
      return copulaOf(market, plan, counts, gross);
    case 'MERTON':
      return mertonOf(market, plan, counts, gross, seed, block);
    case 'FACTOR_GBM':
      return factorGbmOf(market, plan, counts, gross);
    case 'GBM':
      return gbmOf(market, plan, counts, gross);
    default:
      return market satisfies never;
  }
}

/** Dims of the means: one an asset, and behind them one for each common factor. */
function drawnGross({ gross, meanError }: PosteriorPlan, seed: number, block: number): Float64Array {
  const size = gross.length;
  const isFactors = isFactorForm(meanError);
  const z = new Float64Array(size + (isFactors ? meanError.factorCount : 0));
  const error = new Float64Array(size);
  fillNormals(seed, block, MEANS_STEP, streams.posteriorDraw, z.length, z);
  if (!isFactors) lowerTimes(meanError, size, z, error);
  else {
    const { factorCount, loadings, specific } = meanError;
    for (let i = 0; i < size; i++) {
      let sum = Math.sqrt(specific[i]!) * z[i]!;
      for (let k = 0; k < factorCount; k++) sum += loadings[i * factorCount + k]! * z[size + k]!;
      error[i] = sum;
    }
  }
  return gross.map((value, i) => value + error[i]!);
}

function resampledRows({ rowCount, restartProbability }: PosteriorPlan, seed: number, block: number): Int32Array {
  const uniforms = new Float64Array(2);
  const rows = new Int32Array(rowCount);
  let row = -1;
  for (let t = 0; t < rowCount; t++) {
    fillUniforms(seed, block, ROWS_STEP + t, streams.posteriorDraw, 2, uniforms);
    row = nextBootstrapRow(row, uniforms[0]!, uniforms[1]!, rowCount, restartProbability);
    rows[t] = row;
  }
  return rows;
}

/** How often each row was drawn. */
function countsOf(rows: Int32Array, rowCount: number): Float64Array {
  const counts = new Float64Array(rowCount);
  for (const row of rows) counts[row] = counts[row]! + 1;
  return counts;
}

function bootstrapOf(market: BootstrapMarket, drawn: Int32Array, gross: Float64Array): BootstrapMarket {
  const size = gross.length;
  const rows = new Float64Array(market.rows.length);
  const sums = new Float64Array(size);
  for (let t = 0; t < drawn.length; t++) {
    const from = drawn[t]! * size;
    for (let i = 0; i < size; i++) {
      const x = market.rows[from + i]!;
      rows[t * size + i] = x;
      sums[i] = sums[i]! + exp(x);
    }
  }
  const shift = sums.map((sum, i) => gross[i]! - log(sum / drawn.length));
  for (let at = 0, i = 0; at < rows.length; at++) {
    rows[at] = rows[at]! + shift[i]!;
    i = i + 1 === size ? 0 : i + 1;
  }
  return { ...market, rows };
}

function filteredOf(market: FhsMarket, drawn: Int32Array, gross: Float64Array, horizonSessions: number): FhsMarket {
  const size = gross.length;
  const residuals = new Float64Array(market.residuals.length);
  const means = new Float64Array(size);
  for (let t = 0; t < drawn.length; t++) {
    const from = drawn[t]! * size;
    for (let i = 0; i < size; i++) {
      const z = market.residuals[from + i]!;
      residuals[t * size + i] = z;
      means[i] = means[i]! + z / drawn.length;
    }
  }
  const deviation = gross.map((_, i) => {
    const omega = market.omega[i]!;
    const alpha = market.alpha[i]!;
    const beta = market.beta[i]!;
    const path = forecastVariances({ omega, alpha, beta }, market.firstVariance[i]!, horizonSessions);
    return Math.sqrt(path.reduce((sum, h) => sum + h, 0) / horizonSessions);
  });
  const sums = new Float64Array(size);
  for (let at = 0, i = 0; at < residuals.length; at++) {
    residuals[at] = residuals[at]! - means[i]!;
    sums[i] = sums[i]! + exp(deviation[i]! * residuals[at]!);
    i = i + 1 === size ? 0 : i + 1;
  }
  return { ...market, residuals, drift: gross.map((value, i) => value - log(sums[i]! / drawn.length)) };
}

/** G of the relative change of the covariance between the rows and their resample. */
function changeFactor(
  { rows, shrinkage, whitening }: CovarianceRefit,
  counts: Float64Array,
  size: number,
): Float64Array {
  const covariance = new Float64Array(size * size);
  const means = new Float64Array(size);
  for (let t = 0; t < counts.length; t++) {
    const count = counts[t]!;
    if (count === 0) continue;
    const from = t * size;
    for (let i = 0; i < size; i++) {
      const weighted = count * rows[from + i]!;
      means[i] = means[i]! + weighted;
      const to = i * size;
      for (let j = 0; j <= i; j++) covariance[to + j] = covariance[to + j]! + weighted * rows[from + j]!;
    }
  }
  const total = counts.length;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const value = covariance[i * size + j]! / total - (means[i]! / total) * (means[j]! / total);
      covariance[i * size + j] = value;
      covariance[j * size + i] = value;
    }
  }
  const shrunk = towardsConstantCorrelation(covariance, size, shrinkage);
  const half = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      let sum = 0;
      for (let k = 0; k <= i; k++) sum += whitening[i * size + k]! * shrunk[k * size + j]!;
      half[i * size + j] = sum;
    }
  }
  const change = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k <= j; k++) sum += half[i * size + k]! * whitening[j * size + k]!;
      change[i * size + j] = sum;
      change[j * size + i] = sum;
    }
  }
  return cholesky(change, size);
}

function towardsConstantCorrelation(covariance: Float64Array, size: number, shrinkage: number): Float64Array {
  if (size === 1) return covariance;
  const deviation = Float64Array.from({ length: size }, (_, i) => Math.sqrt(covariance[i * (size + 1)]!));
  let sum = 0;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) sum += covariance[i * size + j]! / (deviation[i]! * deviation[j]!);
  const average = sum / ((size * (size - 1)) / 2);
  return covariance.map((value, at) => {
    const i = Math.floor(at / size);
    const j = at % size;
    return i === j ? value : shrinkage * average * deviation[i]! * deviation[j]! + (1 - shrinkage) * value;
  });
}

function rowSquare(factor: Float64Array, size: number, i: number): number {
  let sum = 0;
  for (let k = 0; k <= i; k++) sum += factor[i * size + k]! * factor[i * size + k]!;
  return sum;
}

function refitted(factor: Float64Array, { refit }: PosteriorPlan, counts: Float64Array, size: number): Float64Array {
  return lowerProduct(factor, changeFactor(refit!, counts, size), size);
}

function gbmOf(market: GbmMarket, plan: PosteriorPlan, counts: Float64Array, gross: Float64Array): GbmMarket {
  const factor = refitted(market.factor, plan, counts, gross.length);
  return { ...market, factor, drift: gross.map((value, i) => value - rowSquare(factor, gross.length, i) / 2) };
}

/** Loadings follow the change of the factors' covariance, what is an asset's own the change of its variance. */
function factorGbmOf(
  market: FactorGbmMarket,
  plan: PosteriorPlan,
  counts: Float64Array,
  gross: Float64Array,
): FactorGbmMarket {
  const size = gross.length;
  const width = market.factorCount;
  const change = changeFactor(plan.refit!, counts, width);
  const loadings = new Float64Array(market.loadings.length);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < width; k++) {
      let sum = 0;
      for (let l = k; l < width; l++) sum += market.loadings[i * width + l]! * change[l * width + k]!;
      loadings[i * width + k] = sum;
    }
  }
  const ratio = varianceRatios(plan.ownRows!, counts, size);
  const specific = market.specific.map((own, i) => own * Math.sqrt(ratio[i]!));
  const drift = gross.map((value, i) => {
    let variance = specific[i]! * specific[i]!;
    for (let k = 0; k < width; k++) variance += loadings[i * width + k]! * loadings[i * width + k]!;
    return value - variance / 2;
  });
  return { ...market, loadings, specific, drift };
}

/** Variance of each asset in the resample over that in the rows. */
function varianceRatios(rows: Float64Array, counts: Float64Array, size: number): Float64Array {
  const before = new Float64Array(size);
  const squares = new Float64Array(size);
  const sums = new Float64Array(size);
  for (let t = 0; t < counts.length; t++) {
    for (let i = 0; i < size; i++) {
      const x = rows[t * size + i]!;
      before[i] = before[i]! + x * x;
      squares[i] = squares[i]! + counts[t]! * x * x;
      sums[i] = sums[i]! + counts[t]! * x;
    }
  }
  return squares.map((square, i) => (square - (sums[i]! * sums[i]!) / counts.length) / before[i]!);
}

function mertonOf(
  market: MertonMarket,
  plan: PosteriorPlan,
  counts: Float64Array,
  gross: Float64Array,
  seed: number,
  block: number,
): MertonMarket {
  const size = gross.length;
  const factor = refitted(market.factor, plan, counts, size);
  const errors = plan.jumpErrors;
  const z = (dim: number): number => normalAt(seed, block, JUMPS_STEP, streams.posteriorDraw, dim);
  const jumps = errors
    ? {
        jumpRate: Math.max(0, market.jumpRate + errors.jumpRate * z(0)),
        jumpMean: market.jumpMean + errors.jumpMean * z(1),
        jumpSd: Math.max(0, market.jumpSd + errors.jumpSd * z(2)),
        loading: market.loading.map((b, i) => b + errors.loading[i]! * z(3 + i)),
      }
    : market;
  const { jumpRate, jumpMean, jumpSd, loading } = jumps;
  const drift = gross.map(
    (value, i) => value - rowSquare(factor, size, i) / 2 - jumpCompensator({ jumpRate, jumpMean, jumpSd }, loading[i]!),
  );
  return { model: 'MERTON', drift, factor, jumpRate, jumpMean, jumpSd, loading };
}

function copulaOf(market: CopulaMarket, plan: PosteriorPlan, counts: Float64Array, gross: Float64Array): CopulaMarket {
  const { stepper } = market;
  const size = gross.length;
  const raw = refitted(stepper.factor, plan, counts, size);
  const factor = raw.map((value, at) => value / Math.sqrt(rowSquare(raw, size, Math.floor(at / size))));
  const marginals = stepper.marginals.map((marginal, i) => resampledMarginal(marginal, plan, counts, i, gross[i]!));
  return { ...market, stepper: { ...stepper, factor, marginals } };
}

/** The order statistics of the resample, moved to their expected gross return. */
function resampledMarginal(
  marginal: Marginal,
  { ascending, rowCount }: PosteriorPlan,
  counts: Float64Array,
  i: number,
  gross: number,
): Marginal {
  if (marginal.type !== 'empirical') return marginal;
  const sorted = new Float64Array(rowCount);
  let to = 0;
  for (let k = 0; k < rowCount; k++) {
    const value = marginal.sorted[k]!;
    for (let count = counts[ascending![i * rowCount + k]!]!; count > 0; count--) sorted[to++] = value;
  }
  const shift = gross - log(meanGross(sorted));
  return { type: 'empirical', sorted: sorted.map((x) => x + shift) };
}
