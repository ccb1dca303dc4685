import { normalAt, streams } from '../src/random/philox.ts';
import type { KernelPlan } from '../src/simulation/kernel-plan.ts';
import { krxPriceLimit } from '../src/simulation/kernel-plan.ts';
import { cholesky } from '../src/stats/linear-algebra.ts';

/** Buy and hold of equal weights; nothing but the market: no events, no stress. */
function heldEqually(assets: number, sessions: number): Omit<KernelPlan, 'law'> {
  return {
    seed: 20_261_123,
    sessions,
    amounts: new Float64Array(assets).fill(1 / assets),
    cashKrw: 0,
    jumps: null,
    overlay: null,
    sessionScale: null,
    expectedReturn: new Float64Array(assets),
    limit: krxPriceLimit,
  };
}

export const GBM_ASSETS = 20;
export const GBM_SESSIONS = 252;
/** 20 assets × 252 sessions, 30 % a year each, correlations of about a half. */
export function gbmCase(): KernelPlan & { readonly law: { readonly model: 'GBM' } } {
  const n = GBM_ASSETS;
  const daily = 0.3 / Math.sqrt(252);
  const covariance = new Float64Array(n * n);
  const loading = Array.from({ length: n }, (_, i) => 0.6 + (0.3 * i) / n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) covariance[i * n + j] = daily * daily * (i === j ? 1 : loading[i]! * loading[j]!);
  const drift = new Float64Array(n).fill(-daily * daily * 0.5);
  return { ...heldEqually(n, GBM_SESSIONS), law: { model: 'GBM', drift, factor: cholesky(covariance, n) } };
}

export const FHS_ASSETS = 30;
export const FHS_SESSIONS = 60;
export const FHS_ROWS = 1000;
/** 30 assets × 60 sessions, 1,000 rows of residuals, the same GARCH for each asset. */
export function fhsCase(): KernelPlan & { readonly law: { readonly model: 'FILTERED_HISTORICAL' } } {
  const same = (value: number): Float64Array => new Float64Array(FHS_ASSETS).fill(value);
  const residuals = new Float64Array(FHS_ROWS * FHS_ASSETS);
  for (let at = 0; at < residuals.length; at++) residuals[at] = normalAt(1, at, 0, streams.marketNormal, 0);
  return {
    ...heldEqually(FHS_ASSETS, FHS_SESSIONS),
    law: {
      model: 'FILTERED_HISTORICAL',
      rowCount: FHS_ROWS,
      restartProbability: 0.1,
      residuals,
      drift: same(3e-4),
      omega: same(4e-6),
      alpha: same(0.08),
      beta: same(0.9),
      firstVariance: same(2e-4),
    },
  };
}

/** The same size and holdings with rows of the past instead of the law: what growth, price limit, value and drawdown cost by themselves. */
export function growthCase(plan: KernelPlan): KernelPlan {
  const rows = new Float64Array(FHS_ROWS * plan.amounts.length);
  for (let at = 0; at < rows.length; at++) rows[at] = 0.015 * normalAt(2, at, 0, streams.marketNormal, 0);
  return { ...plan, law: { model: 'STATIONARY_BOOTSTRAP', rowCount: FHS_ROWS, restartProbability: 0.1, rows } };
}
