import { fillNormals, streams } from '../random/philox.ts';
import { columnsOf, fitFactorCovariance } from '../stats/factor-covariance.ts';
import { logReturnRows } from '../stats/returns.ts';
import type { ReturnSource } from './kernel-plan.ts';

/**
 * Geometric Brownian motion of many assets: a log return is drift + B·f + s·ε, with k common factors f and one ε for each asset,
 * all independent standard normals. A step costs n·k, not n².
 */
export interface FactorGbmMarket {
  readonly model: 'FACTOR_GBM';
  readonly factorCount: number;
  /** Of a session's log return. */
  readonly drift: Float64Array;
  /** Row-major, asset × factor, of a session. */
  readonly loadings: Float64Array;
  /** Standard deviation of a session's own part, one an asset. */
  readonly specific: Float64Array;
}

/** Normals of stream 0: factor k is dim k, asset i is this plus i, so that one more factor moves nobody's own draws. */
export const FIRST_SPECIFIC_DIM = 64;

/**
 * Fits the factors to closes.
 *
 * @param closes - Row-major, sessions × assets, KRW.
 * @param scale - What issuer events leave of each asset's standard deviation.
 * @param drift - Log of the expected gross return of a session, one an asset.
 * @throws DomainError as `fitFactorCovariance`.
 */
export function factorGbmLaw(
  closes: Float64Array,
  assetCount: number,
  scale: Float64Array,
  drift: Float64Array,
): FactorGbmMarket {
  const fit = fitFactorCovariance(columnsOf(logReturnRows(closes, assetCount), assetCount));
  const { factorCount } = fit;
  const loadings = fit.loadings.map((loading, at) => loading * scale[Math.floor(at / factorCount)]!);
  const specific = fit.specific.map((variance, i) => Math.sqrt(variance) * scale[i]!);
  return {
    model: 'FACTOR_GBM',
    factorCount,
    drift: drift.map((daily, i) => {
      let variance = specific[i]! * specific[i]!;
      for (let k = 0; k < factorCount; k++) variance += loadings[i * factorCount + k]! * loadings[i * factorCount + k]!;
      return daily - variance / 2;
    }),
    loadings,
    specific,
  };
}

/** The law with every correlation raised by ρ' = ρ + κ(1 − ρ): one more factor, which all share, takes κ of every variance. */
export function withMoreCommon(market: FactorGbmMarket, kappa: number): FactorGbmMarket {
  const { factorCount: k, loadings, specific } = market;
  const left = Math.sqrt(1 - kappa);
  const raised = new Float64Array(specific.length * (k + 1));
  specific.forEach((own, i) => {
    let variance = own * own;
    for (let f = 0; f < k; f++) {
      const loading = loadings[i * k + f]!;
      variance += loading * loading;
      raised[i * (k + 1) + f] = left * loading;
    }
    raised[i * (k + 1) + k] = Math.sqrt(kappa * variance);
  });
  return { ...market, factorCount: k + 1, loadings: raised, specific: specific.map((own) => left * own) };
}

/** Draws of a path: the factors first, then each asset's own. */
export function factorGbmSource(market: FactorGbmMarket, seed: number, sessions: number): ReturnSource {
  const { factorCount, drift, loadings, specific } = market;
  const assets = drift.length;
  const z = new Float64Array(FIRST_SPECIFIC_DIM + assets);
  return (path, out) => {
    for (let step = 0; step < sessions; step++) {
      fillNormals(seed, path, step, streams.marketNormal, z.length, z);
      const to = step * assets;
      for (let i = 0; i < assets; i++) {
        let x = drift[i]!;
        const row = i * factorCount;
        for (let k = 0; k < factorCount; k++) x = loadings[row + k]! * z[k]! + x;
        out[to + i] = specific[i]! * z[FIRST_SPECIFIC_DIM + i]! + x;
      }
    }
  };
}
