import { deviationOf } from './forecast-model.ts';
import type { ForecastContext, ForecastCrossSection, ForecastModel } from './forecast-model.ts';

/** Risk aversion δ and weight τ of the prior's error (quant-spec Q13.7). */
export const RISK_AVERSION = 2.5;
export const PRIOR_WEIGHT = 0.05;

/**
 * What has to be earned for an equal-weighted market to be held: Π = δ Σ w (quant-spec Q3). The baseline that every other
 * model is measured against. Capitalisation weights of the past are not known to the product, so the market is equal weights.
 * Its error is the prior's, √(τ σ²).
 */
export const equilibriumModel: ForecastModel = {
  name: 'EQUILIBRIUM',
  version: '1',
  fit: () => ({ parameters: { riskAversion: RISK_AVERSION, priorWeight: PRIOR_WEIGHT }, predict: equilibrium }),
};

export function equilibrium(context: ForecastContext): ForecastCrossSection {
  const { moments, horizonSessions } = context;
  const expected = moments.covariances.map((covariance) => RISK_AVERSION * covariance * horizonSessions);
  const standardError = moments.variances.map((variance) => priorError(context, variance));
  return { expected, standardError, deviation: deviationOf(context, standardError) };
}

/** Error of a prior mean over the horizon for a daily variance. */
export function priorError({ horizonSessions, periodsPerYear }: ForecastContext, dailyVariance: number): number {
  return (horizonSessions / periodsPerYear) * Math.sqrt(PRIOR_WEIGHT * dailyVariance * periodsPerYear);
}
