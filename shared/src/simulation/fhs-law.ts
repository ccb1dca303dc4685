import { forecastVariances } from '../market/garch.ts';
import type { FilteredHistory } from '../market/filtered-history.ts';
import { exp, log } from '../random/elementary.ts';
import type { FhsMarket } from './market-law.ts';

/**
 * Law of filtered historical simulation for a run.
 *
 * The expected gross return of a session is e^gross at the variance that is forecast on average over the horizon. That is right
 * to the first order in the variance of a session: what is left out are the products of skewness and the third power of the
 * volatility, below 0.01 % over 60 sessions at 30 % volatility.
 *
 * @param gross - ln of the expected gross return of a session for each asset: μ/ppy less the compensator of issuer events.
 * @param varianceRatio - Part of the variance that issuer events leave to the model: multiplies h, and with it omega (ruling 7).
 *
 * Source: quant-spec Q5.5.
 */
export function fhsLaw(
  { assetCount, rowCount, residuals, volatilities, nextVariance, meanBlockLength }: FilteredHistory,
  gross: Float64Array,
  varianceRatio: Float64Array,
  horizonSessions: number,
): FhsMarket {
  const firstVariance = nextVariance.map((h, i) => h * varianceRatio[i]!);
  const omega = Float64Array.from(volatilities, ({ parameters }, i) => parameters.omega * varianceRatio[i]!);
  const drift = Float64Array.from(volatilities, ({ parameters: { alpha, beta } }, i) => {
    const path = forecastVariances({ omega: omega[i]!, alpha, beta }, firstVariance[i]!, horizonSessions);
    const average = path.reduce((sum, h) => sum + h, 0) / horizonSessions;
    return gross[i]! - log(meanGross(residuals, assetCount, i, Math.sqrt(average)));
  });
  return {
    model: 'FILTERED_HISTORICAL',
    rowCount,
    restartProbability: 1 / meanBlockLength,
    residuals,
    drift,
    omega,
    alpha: Float64Array.from(volatilities, ({ parameters }) => parameters.alpha),
    beta: Float64Array.from(volatilities, ({ parameters }) => parameters.beta),
    firstVariance,
  };
}

/** Mean of e^(√h ẑ) over the rows of one asset. */
function meanGross(residuals: Float64Array, assetCount: number, i: number, volatility: number): number {
  let sum = 0;
  for (let at = i; at < residuals.length; at += assetCount) sum += exp(volatility * residuals[at]!);
  return (sum * assetCount) / residuals.length;
}
