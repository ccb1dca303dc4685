import type { MarketModelName } from './run-inputs.ts';
import type { Estimate } from './run-result.ts';

/** One fitted number of a market model with its error. */
export interface ModelParameter {
  /** `mu` a session, `omega`, `alpha`, `beta`, `nu`, `sigma` a year, `lambda` a year, `jumpMean`, `jumpSd`, `loading`, `blockLength`. */
  readonly name: string;
  readonly value: number;
  /** Null where the estimator gives none. */
  readonly standardError: number | null;
}

/** Volatility of the last 60 sessions against what the fit calls usual, both annual; a break is outside the 95 % band. */
export interface RegimeCheck {
  readonly recentVolatility: number;
  readonly bandLow: number;
  readonly bandHigh: number;
  readonly isBreak: boolean;
}

export interface AssetModel {
  readonly symbol: string;
  /** What the volatility of the asset follows: `GARCH_T`, `EWMA` where a fit failed its checks (quant-spec Q4.3), `CONSTANT`, `EMPIRICAL`. */
  readonly volatilityModel: 'GARCH_T' | 'EWMA' | 'CONSTANT' | 'EMPIRICAL';
  readonly parameters: readonly ModelParameter[];
  /** Annual, of the next session. */
  readonly currentVolatility: number;
  /** Annual, in the long run; null where the model has none. */
  readonly longRunVolatility: number | null;
  /** Null where the history is too short for a band. */
  readonly regime: RegimeCheck | null;
}

/** Backtest of one-day VaR and ES of the holdings at one level: what the model said the day before, against what came (quant-spec Q8). */
export interface ModelBacktest {
  readonly alpha: number;
  /** Last forecasts: 250 or 500. */
  readonly sessions: number;
  readonly exceptions: number;
  readonly expectedExceptions: number;
  readonly kupiec: { readonly statistic: number; readonly pValue: number };
  /** Conditional coverage; null where no pair of days tells. */
  readonly christoffersen: { readonly statistic: number; readonly pValue: number } | null;
  readonly zone: 'green' | 'yellow' | 'red';
  /** Acerbi and Székely's Z2: 0 is expected, negative understates the risk. */
  readonly z2: number;
  /** Probability that Kupiec's test at 5 % rejects when exceptions come twice as often as said. */
  readonly power: number;
}

/** What a run's market model was fitted to and how it did. */
export interface ModelReport {
  readonly model: MarketModelName;
  /** Of the whole model: copula's nu, jumps, block length. */
  readonly parameters: readonly ModelParameter[];
  readonly assets: readonly AssetModel[];
  /** Ascending by level, then sessions; empty where the history is too short for 250 forecasts. */
  readonly backtests: readonly ModelBacktest[];
}

/** What a stress case changed, on the same draws. */
export interface StressReport {
  /** Joint CVaR 99 % without the case, KRW, on the run's first 16 chunks (16,384 paths) or all of them where it has fewer. */
  readonly conditionalValueAtRisk99Without: Estimate;
  /**
   * Least multiple of the case at which the mean joint loss reaches the operator's loss tolerance, to a thousandth, on the run's
   * first 2,048 paths; 0: reached without the case; null: not up to 20 times. m times a case: log returns and replayed sessions m
   * times as far from what was expected, volatility 1 + m(v − 1), correlation min(1, m κ).
   */
  readonly reverseMultiple: number | null;
  readonly lossToleranceKrw: number;
}
