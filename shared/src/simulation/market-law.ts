import type { TCopulaStepper } from '../market/student-t-copula.ts';
import type { FactorGbmMarket } from './factor-gbm-law.ts';

/** Rows of log returns that are ready to be added up: centred, scaled, with the drift of the run. */
export interface BootstrapMarket {
  readonly model: 'STATIONARY_BOOTSTRAP';
  readonly rowCount: number;
  readonly restartProbability: number;
  /** Row-major, row × asset. */
  readonly rows: Float64Array;
}

export interface GbmMarket {
  readonly model: 'GBM';
  readonly drift: Float64Array;
  /** Row-major lower triangle, scaled by σ√Δ. */
  readonly factor: Float64Array;
}

export interface CopulaMarket {
  readonly model: 'STUDENT_T_COPULA';
  readonly stepper: TCopulaStepper;
}

/**
 * Merton's jump diffusion with market-wide jumps (quant-spec Q5.2). A session's log return is drift + factor·z + loading·Σ jumps,
 * with a Poisson number of normal jumps that all assets share.
 */
export interface MertonMarket {
  readonly model: 'MERTON';
  /** What the jumps add to the expected gross return is already out of it. */
  readonly drift: Float64Array;
  /** Row-major lower triangle, scaled by σ√Δ. */
  readonly factor: Float64Array;
  /** Expected jumps of a session. */
  readonly jumpRate: number;
  /** Log return that one jump gives an asset with loading 1. */
  readonly jumpMean: number;
  readonly jumpSd: number;
  readonly loading: Float64Array;
}

/** Cash alone. */
export interface NoMarket {
  readonly model: 'NONE';
}

/**
 * Filtered historical simulation (quant-spec Q5.5): a GARCH(1,1) for each asset, rows of standardised residuals for all of them.
 * On each session one row ẑ is drawn; e = √h·ẑ, the log return is drift + e, and h ← omega + alpha·e² + beta·h. All per asset.
 */
export interface FhsMarket {
  readonly model: 'FILTERED_HISTORICAL';
  readonly rowCount: number;
  readonly restartProbability: number;
  /** Row-major, row × asset; each column has mean 0 and variance 1. */
  readonly residuals: Float64Array;
  /** Of a session's log return. */
  readonly drift: Float64Array;
  /** Of a session's variance; what issuer events take from it is already out of `omega` and `firstVariance`. */
  readonly omega: Float64Array;
  readonly alpha: Float64Array;
  readonly beta: Float64Array;
  /** h of the first session of the horizon. */
  readonly firstVariance: Float64Array;
}

/**
 * What a stress case does to the sessions of a horizon, whatever the model: the unexpected part e of a log return becomes
 * scale·e + shift. Under FHS min(scale, 1)·e + shift moves the next session's variance: a volatility that is multiplied does not feed on itself.
 */
export interface MarketOverlay {
  /** Session-major, sessions × assets; null: nothing is scaled. */
  readonly scale: Float64Array | null;
  /** Session-major, sessions × assets, log return; null: nothing is added. */
  readonly shift: Float64Array | null;
}

/** The law of a run that holds shares. */
export type FittedMarket = FhsMarket | BootstrapMarket | GbmMarket | FactorGbmMarket | MertonMarket | CopulaMarket;
export type MarketLaw = FittedMarket | NoMarket;
