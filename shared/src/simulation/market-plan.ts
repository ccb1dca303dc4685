import { DomainError } from '../errors.ts';
import { fitBootstrap } from '../market/bootstrap.ts';
import { bayesSteinMeans } from '../market/expected-return.ts';
import { fitFilteredHistory } from '../market/filtered-history.ts';
import type { FilteredHistory } from '../market/filtered-history.ts';
import { fitGbm, gbmStepper } from '../market/gbm.ts';
import { fitMerton } from '../market/merton-fit.ts';
import type { MertonFit } from '../market/merton-fit.ts';
import { fitTCopula, tCopulaStepper } from '../market/student-t-copula.ts';
import type { Marginal } from '../market/student-t-copula.ts';
import { exp, log } from '../random/elementary.ts';
import { columnVariances, shrinkCovariance } from '../stats/covariance.ts';
import type { CovarianceForm } from '../stats/covariance-form.ts';
import { columnsOf, FACTOR_UNIVERSE, fitFactorCovariance } from '../stats/factor-covariance.ts';
import { columnMeans, logReturnRows } from '../stats/returns.ts';
import { factorGbmLaw } from './factor-gbm-law.ts';
import { fhsLaw } from './fhs-law.ts';
import type { BootstrapMarket, CopulaMarket, FittedMarket, GbmMarket } from './market-law.ts';
import { mertonLaw } from './merton-law.ts';
import type { MarketModelName, MarketSnapshot } from './run-inputs.ts';

/** What the law was made of, for the reader of a result. */
export interface MarketFacts {
  readonly rowCount: number;
  readonly droppedRowCount: number;
  /** Annual drift of the arithmetic return, per asset. */
  readonly drift: Float64Array;
  /** How far the drifts were drawn together, 0 to 1. */
  readonly driftShrinkage: number;
  /** Simple daily returns, divisor T − 1; factors above 200 assets. */
  readonly covariance: CovarianceForm;
}

/** Changes that issuer events ask of the history, one entry an asset (ruling 7). */
export interface HistoryAdjustment {
  /** v/σ². */
  readonly varianceRatio: Float64Array;
  /** Subtracted from each session's log return. */
  readonly compensatorPerDay: Float64Array;
}

/** Adjusted closes of some symbols out of a snapshot, row-major. */
export function closesOf(snapshot: MarketSnapshot, symbols: readonly string[]): Float64Array {
  const width = snapshot.symbols.length;
  if (snapshot.closes.length !== width * snapshot.dates.length)
    throw new DomainError('E_LENGTH', ['snapshot', 'closes']);
  const columns = symbols.map((symbol) => {
    const column = snapshot.symbols.indexOf(symbol);
    if (column < 0) throw new DomainError('E_SYMBOL_UNKNOWN', ['snapshot', 'symbols', symbol]);
    return column;
  });
  const closes = new Float64Array(columns.length * snapshot.dates.length);
  for (let t = 0; t < snapshot.dates.length; t++) {
    for (let i = 0; i < columns.length; i++) closes[t * columns.length + i] = snapshot.closes[t * width + columns[i]!]!;
  }
  return closes;
}

/** Annual volatility of each asset's log returns. */
export function annualVolatilities(rows: Float64Array, assetCount: number, periodsPerYear: number): number[] {
  return Array.from(columnVariances(rows, assetCount), (variance) => Math.sqrt(variance * periodsPerYear));
}

/**
 * Drift by Jorion's estimator on simple returns, with a covariance that shrinkage keeps positive definite; above 200 assets with
 * factors, so that no matrix of assets is formed.
 */
export function marketFacts(
  closes: Float64Array,
  assetCount: number,
  periodsPerYear: number,
  droppedRowCount: number,
): MarketFacts {
  const simple = logReturnRows(closes, assetCount).map((x) => exp(x) - 1);
  const rowCount = simple.length / assetCount;
  const covariance =
    assetCount > FACTOR_UNIVERSE
      ? fitFactorCovariance(columnsOf(simple, assetCount))
      : shrinkCovariance(simple, assetCount, 'constantCorrelation').covariance.map(
          (value) => (value * rowCount) / (rowCount - 1),
        );
  const { meanAnnual, shrinkage } = bayesSteinMeans(simple, assetCount, covariance, periodsPerYear);
  return { rowCount, droppedRowCount, drift: meanAnnual, driftShrinkage: shrinkage, covariance };
}

/**
 * The law of one session's log returns: fitted to the closes, with the variance that issuer events leave to it and the drift of
 * `facts`, so that the expected gross return of a session is e^(μΔ − compensator) exactly under every model.
 *
 * @param closes - Row-major, sessions × assets, KRW.
 * @param horizonSessions - Over which filtered historical simulation averages its variance for the drift.
 * @param history - The volatilities of these closes, where they have been fitted already.
 * @param jumps - The jump diffusion of these closes, where it has been fitted already.
 */
export function marketLaw(
  model: MarketModelName,
  closes: Float64Array,
  assetCount: number,
  periodsPerYear: number,
  facts: MarketFacts,
  adjustment: HistoryAdjustment,
  horizonSessions: number,
  history: FilteredHistory | null = null,
  jumps: MertonFit | null = null,
): FittedMarket {
  const scale = adjustment.varianceRatio.map((ratio) => Math.sqrt(ratio));
  const drift = facts.drift.map((mu, i) => mu / periodsPerYear - adjustment.compensatorPerDay[i]!);
  if (model === 'FILTERED_HISTORICAL') {
    const fit = history ?? fitFilteredHistory(logReturnRows(closes, assetCount), assetCount);
    return fhsLaw(fit, drift, adjustment.varianceRatio, horizonSessions);
  }
  if (model === 'GBM' && assetCount > FACTOR_UNIVERSE) return factorGbmLaw(closes, assetCount, scale, drift);
  if (model === 'GBM') return gbmLaw(closes, assetCount, periodsPerYear, scale, drift);
  if (model === 'MERTON') return mertonLaw(jumps ?? fitMerton(closes, assetCount, periodsPerYear), scale, drift);
  if (model === 'STATIONARY_BOOTSTRAP') return bootstrapLaw(closes, assetCount, periodsPerYear, scale, drift);
  return copulaLaw(closes, assetCount, periodsPerYear, scale, drift);
}

function gbmLaw(
  closes: Float64Array,
  assetCount: number,
  periodsPerYear: number,
  scale: Float64Array,
  drift: Float64Array,
): GbmMarket {
  const fit = fitGbm(closes, assetCount, periodsPerYear);
  const sigma = fit.sigma.map((value, i) => value * scale[i]!);
  const mu = drift.map((daily) => daily * periodsPerYear);
  const { drift: logDrift, factor } = gbmStepper(mu, sigma, fit.correlation, 1 / periodsPerYear);
  return { model: 'GBM', drift: logDrift, factor };
}

function bootstrapLaw(
  closes: Float64Array,
  assetCount: number,
  periodsPerYear: number,
  scale: Float64Array,
  drift: Float64Array,
): BootstrapMarket {
  const fit = fitBootstrap(closes, assetCount, periodsPerYear);
  const rows = new Float64Array(fit.rows.length);
  for (let i = 0; i < assetCount; i++) {
    let gross = 0;
    for (let at = i; at < rows.length; at += assetCount) {
      rows[at] = scale[i]! * (fit.rows[at]! - fit.meanLog[i]!);
      gross += exp(rows[at]!);
    }
    const shift = drift[i]! - log(gross / fit.rowCount);
    for (let at = i; at < rows.length; at += assetCount) rows[at] = rows[at]! + shift;
  }
  return { model: 'STATIONARY_BOOTSTRAP', rowCount: fit.rowCount, restartProbability: fit.restartProbability, rows };
}

/** Mean of e^x when x runs along straight lines between ascending values: what sampling between order statistics gives. */
export function meanGross(ascending: Float64Array): number {
  let sum = 0;
  for (let k = 0; k + 1 < ascending.length; k++) {
    const width = ascending[k + 1]! - ascending[k]!;
    const low = exp(ascending[k]!);
    sum += width > 1e-6 ? (exp(ascending[k + 1]!) - low) / width : low * (1 + width / 2);
  }
  return sum / (ascending.length - 1);
}

function copulaLaw(
  closes: Float64Array,
  assetCount: number,
  periodsPerYear: number,
  scale: Float64Array,
  drift: Float64Array,
): CopulaMarket {
  const fit = fitTCopula(closes, assetCount, periodsPerYear);
  const rows = logReturnRows(closes, assetCount);
  const means = columnMeans(rows, assetCount);
  const marginals = Array.from({ length: assetCount }, (_, i): Marginal => {
    const centred = Float64Array.from(
      { length: rows.length / assetCount },
      (_, t) => scale[i]! * (rows[t * assetCount + i]! - means[i]!),
    ).sort();
    const shift = drift[i]! - log(meanGross(centred));
    return { type: 'empirical', sorted: centred.map((x) => x + shift) };
  });
  return {
    model: 'STUDENT_T_COPULA',
    stepper: tCopulaStepper({ nu: fit.nu, correlation: fit.correlation, marginals }),
  };
}
