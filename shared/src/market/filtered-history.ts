import { automaticBlockLength, median } from './bootstrap.ts';
import { EWMA_DECAY, filterEwma, fitGarch } from './garch-fit.ts';
import type { GarchErrors, GarchRefusal, GarchShape } from './garch-fit.ts';
import { filterGarch } from './garch.ts';
import type { GarchFilter, GarchParameters } from './garch.ts';

/** What tells the volatility of one asset: GARCH with Student t residuals, or EWMA where that fit was refused. */
export interface VolatilityFit {
  /** Of EWMA as the recursion it is: mu and omega 0, alpha 0.06, beta 0.94. */
  readonly parameters: GarchParameters;
  /** Null under EWMA, and where the likelihood has its maximum on an edge. */
  readonly standardErrors: GarchErrors | null;
  /** Why it is EWMA; null under GARCH. */
  readonly refusal: GarchRefusal | null;
}

/** Filtered historical simulation, fitted. Plain data. */
export interface FilteredHistory {
  readonly assetCount: number;
  readonly rowCount: number;
  readonly volatilities: readonly VolatilityFit[];
  /** h of the session after the last. */
  readonly nextVariance: Float64Array;
  /** Standardised residuals, row-major, row × asset; each column has mean 0 and variance 1 (divisor T). */
  readonly residuals: Float64Array;
  /** Sessions; the median over assets of the automatic length of |ẑ|. */
  readonly meanBlockLength: number;
}

/**
 * Fits the volatility of each asset and keeps what is left of its returns as rows, all assets of one session together.
 *
 * @param rows - Daily log returns, row-major, sessions × assets, at least 60.
 * @param near - A fit of fewer rows of the same assets: the search starts from there.
 * @throws DomainError E_HISTORY_TOO_SHORT, E_NOT_FINITE, E_SIGMA_NONPOSITIVE for an asset that never moved.
 *
 * Cost: about 10 ms an asset for 2,500 sessions, a third of it with `near`. Source: quant-spec Q4.3, Q5.5.
 */
export function fitFilteredHistory(
  rows: Float64Array,
  assetCount: number,
  near: FilteredHistory | null = null,
): FilteredHistory {
  const rowCount = rows.length / assetCount;
  const volatilities = Array.from({ length: assetCount }, (_, i) =>
    fitVolatility(columnOf(rows, assetCount, i), near?.volatilities[i] ?? null),
  );
  return filteredHistory(rows, assetCount, volatilities, rowCount);
}

function filteredHistory(
  rows: Float64Array,
  assetCount: number,
  volatilities: readonly VolatilityFit[],
  rowCount: number,
): FilteredHistory {
  const residuals = new Float64Array(rows.length);
  const nextVariance = new Float64Array(assetCount);
  const lengths: number[] = [];
  for (const [i, volatility] of volatilities.entries()) {
    const filter = filterVolatility(columnOf(rows, assetCount, i), volatility);
    const standardised = standardise(filter);
    lengths.push(automaticBlockLength(standardised.map(Math.abs)).stationary);
    nextVariance[i] = filter.nextVariance;
    for (let t = 0; t < rowCount; t++) residuals[t * assetCount + i] = standardised[t]!;
  }
  return { assetCount, rowCount, volatilities, nextVariance, residuals, meanBlockLength: median(lengths) };
}

function columnOf(rows: Float64Array, assetCount: number, i: number): Float64Array {
  return Float64Array.from({ length: rows.length / assetCount }, (_, t) => rows[t * assetCount + i]!);
}

/** Where the search starts again for an asset whose GARCH fit was refused before. */
const QUIET: GarchShape = { alpha: 0.05, beta: 0.9, nu: 6 };

function fitVolatility(returns: Float64Array, near: VolatilityFit | null): VolatilityFit {
  const { parameters, standardErrors, refusal } = fitGarch(
    returns,
    't',
    near && (near.refusal === null ? near.parameters : QUIET),
  );
  if (refusal === null) return { parameters, standardErrors, refusal };
  const recursion = { mu: 0, omega: 0, alpha: 1 - EWMA_DECAY, beta: EWMA_DECAY, nu: null };
  return { parameters: recursion, standardErrors: null, refusal };
}

function filterVolatility(
  returns: Float64Array,
  { parameters, refusal }: VolatilityFit,
): Omit<GarchFilter, 'logLikelihood'> {
  return refusal === null ? filterGarch(returns, parameters) : filterEwma(returns);
}

/** e/√h, centred and scaled to variance 1: what a draw adds to the mean is nothing, and to the variance exactly h. */
function standardise({ residuals, variance }: Pick<GarchFilter, 'residuals' | 'variance'>): Float64Array {
  const raw = residuals.map((e, t) => e / Math.sqrt(variance[t]!));
  const mean = raw.reduce((sum, z) => sum + z, 0) / raw.length;
  const squares = raw.reduce((sum, z) => sum + (z - mean) * (z - mean), 0);
  const scale = Math.sqrt(squares / raw.length);
  return raw.map((z) => (z - mean) / scale);
}

/** What a session of filtered historical simulation is made of; a subset of `FhsMarket`. */
export interface FhsStepper {
  readonly drift: Float64Array;
  readonly omega: Float64Array;
  readonly alpha: Float64Array;
  readonly beta: Float64Array;
  /** Row-major, row × asset. */
  readonly residuals: Float64Array;
}

/**
 * One session: e = √h·ẑ, x = drift + e, then h ← omega + alpha·e² + beta·h. No allocation.
 *
 * @param row - Of the residuals.
 * @param variance - h of this session for each asset; becomes that of the next.
 * @param out - Receives the log returns from `at` on.
 *
 * The order of the operations is part of the arithmetic. Source: quant-spec Q5.5.
 */
export function fhsStep(
  { drift, omega, alpha, beta, residuals }: FhsStepper,
  row: number,
  variance: Float64Array,
  out: Float64Array,
  at: number,
): void {
  const assets = drift.length;
  const from = row * assets;
  for (let i = 0; i < assets; i++) {
    const h = variance[i]!;
    const e = Math.sqrt(h) * residuals[from + i]!;
    out[at + i] = drift[i]! + e;
    variance[i] = omega[i]! + alpha[i]! * (e * e) + beta[i]! * h;
  }
}
