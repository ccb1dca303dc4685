import { fitFilteredHistory } from '../market/filtered-history.ts';
import type { FilteredHistory } from '../market/filtered-history.ts';
import { gbmStep } from '../market/gbm.ts';
import { tCopulaStep } from '../market/student-t-copula.ts';
import { expReturn } from '../random/elementary.ts';
import { fillNormals, streams, uniformAt } from '../random/philox.ts';
import { logReturnRows } from '../stats/returns.ts';
import { addJumpsTo, createIssuerJumps } from '../threat/issuer-events.ts';
import { factorGbmSource } from './factor-gbm-law.ts';
import type { FhsMarket, FittedMarket } from './market-law.ts';
import { sampleMertonJumps } from './merton-law.ts';
import { marketFacts, marketLaw } from './market-plan.ts';
import type { MarketModelName } from './run-inputs.ts';

/** What a model fitted to the past says about the next session of some holdings, session after session until it is fitted again. */
export interface DayForecaster {
  /** Losses at equally likely outcomes of the next session, a fraction of the holdings' value; ascending. */
  losses(): Float64Array;
  /** The session has passed. @param returns - Log return of each asset. */
  see(returns: Float64Array): void;
  /** What the next fit may start from. */
  readonly history: FilteredHistory | null;
}

/** What a forecaster is fitted to; nothing else of the world reaches it. */
export interface DayForecastBasis {
  readonly model: MarketModelName;
  /** Row-major, sessions × assets, KRW; ends with the session before the first forecast. */
  readonly closes: Float64Array;
  /** Share of each asset in the holdings' value; they add up to 1. */
  readonly weights: Float64Array;
  readonly periodsPerYear: number;
  /** Of the run: filtered historical simulation averages its variance over it for the drift. */
  readonly horizonSessions: number;
  readonly before: FilteredHistory | null;
}

/** Draws of the next session where a law has no rows: the 99 % VaR is then known to about 1 %. */
const DRAWS = 16_384;
/** Of those draws, whatever the run's seed is. */
const SEED = 0;

/**
 * Fits a model to the past exactly as a run does, with nothing set aside for issuer events: the history has their moves in it.
 *
 * @throws DomainError as the fit of the model.
 */
export function dayForecaster(basis: DayForecastBasis): DayForecaster {
  const { model, closes, weights, periodsPerYear, horizonSessions } = basis;
  const assets = weights.length;
  const facts = marketFacts(closes, assets, periodsPerYear, 0);
  const unchanged = {
    varianceRatio: new Float64Array(assets).fill(1),
    compensatorPerDay: new Float64Array(assets),
  };
  const history =
    model === 'FILTERED_HISTORICAL' ? fitFilteredHistory(logReturnRows(closes, assets), assets, basis.before) : null;
  const law = marketLaw(model, closes, assets, periodsPerYear, facts, unchanged, horizonSessions, history);
  if (law.model === 'FILTERED_HISTORICAL') return filteredForecaster(law, history!, weights);
  const losses = unmovedLosses(law, weights);
  return { losses: () => losses, see: () => undefined, history: null };
}

/** The volatility follows every session; parameters and residual rows are those of the fit. */
function filteredForecaster(law: FhsMarket, history: FilteredHistory, weights: Float64Array): DayForecaster {
  const { residuals, drift, omega, alpha, beta, rowCount } = law;
  const assets = weights.length;
  const variance = law.firstVariance.slice();
  const means = history.volatilities.map(({ parameters }) => parameters.mu);
  return {
    history,
    losses: () => {
      const deviation = variance.map((h) => Math.sqrt(h));
      const losses = new Float64Array(rowCount);
      for (let row = 0; row < rowCount; row++) {
        let loss = 1;
        const from = row * assets;
        for (let i = 0; i < assets; i++) {
          if (weights[i]! > 0) loss -= weights[i]! * expReturn(drift[i]! + deviation[i]! * residuals[from + i]!);
        }
        losses[row] = loss;
      }
      return losses.sort();
    },
    see: (returns) => {
      for (let i = 0; i < assets; i++) {
        const e = returns[i]! - means[i]!;
        variance[i] = omega[i]! + alpha[i]! * (e * e) + beta[i]! * variance[i]!;
      }
    },
  };
}

/** Losses under a law whose volatility does not move, so that one answer serves until the next fit. */
function unmovedLosses(law: Exclude<FittedMarket, FhsMarket>, weights: Float64Array): Float64Array {
  const assets = weights.length;
  if (law.model === 'STATIONARY_BOOTSTRAP')
    return lossesOf(law.rowCount, weights, (row, out) => out.set(law.rows.subarray(row * assets, (row + 1) * assets)));

  if (law.model === 'FACTOR_GBM') return lossesOf(DRAWS, weights, factorGbmSource(law, SEED, 1));

  const normals = new Float64Array(assets);
  const draw = (path: number): Float64Array => {
    fillNormals(SEED, path, 0, streams.marketNormal, assets, normals);
    return normals;
  };
  if (law.model === 'STUDENT_T_COPULA') {
    return lossesOf(DRAWS, weights, (path, out) =>
      tCopulaStep(law.stepper, draw(path), uniformAt(SEED, path, 0, streams.mixingChiSquare, 0), out),
    );
  }
  const stepper = { size: assets, drift: law.drift, factor: law.factor };
  const jumps = createIssuerJumps();
  return lossesOf(DRAWS, weights, (path, out) => {
    gbmStep(stepper, draw(path), out);
    if (law.model !== 'MERTON') return;
    jumps.count = 0;
    sampleMertonJumps(law, SEED, path, 1, jumps);
    addJumpsTo(jumps, assets, out);
  });
}

function lossesOf(
  count: number,
  weights: Float64Array,
  write: (outcome: number, out: Float64Array) => void,
): Float64Array {
  const returns = new Float64Array(weights.length);
  const losses = new Float64Array(count);
  for (let outcome = 0; outcome < count; outcome++) {
    write(outcome, returns);
    losses[outcome] = lossOf(weights, returns);
  }
  return losses.sort();
}

/** Loss of holdings over one session as a fraction of their value. */
export function lossOf(weights: Float64Array, logReturns: Float64Array): number {
  let loss = 1;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i]! > 0) loss -= weights[i]! * expReturn(logReturns[i]!);
  }
  return loss;
}
