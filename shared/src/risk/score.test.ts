import { describe, expect, it } from 'vitest';

import type { RiskLimits } from '../simulation/run-inputs.ts';
import { computeScore, modelMetric, scoreComponents, type ScoreMetrics } from './score.ts';

const limits: RiskLimits = {
  lossToleranceKrw: 10_000_000_000,
  securityLossToleranceKrw: 5_000_000_000,
  riskCapacityKrw: 100_000_000_000,
  drawdownRatio: 0.2,
  concentration: 0.25,
  liquidityDays: 5,
};
const metrics: ScoreMetrics = {
  tailLossKrw: 4_000_000_000,
  drawdownRatio: 0.1,
  securityLossKrw: 2_000_000_000,
  concentration: 0.12,
  liquidityDays: 1,
  tailHalfWidthRatio: 0.02,
  backtestZone: null,
};

const component = (id: string, metric: number) => ({ id, weight: 0.5, metric, limit: 3 });

describe('the risk score', () => {
  it('is 50 when every metric is at its limit and 75 when every metric is at twice its limit', () => {
    expect(scoreComponents([component('a', 3), component('b', 3)])).toMatchObject({ score: 50, band: 2 });
    expect(scoreComponents([component('a', 6), component('b', 6)])).toMatchObject({ score: 75, band: 3 });
  });
  it('is at least 50 as soon as one limit is reached, and says which', () => {
    const result = computeScore({ ...metrics, liquidityDays: 5 }, limits);
    expect(result).toMatchObject({ score: 50, isFloored: true, breaches: ['liquidity'] });
  });
  it('rises with every metric', () => {
    const base = computeScore(metrics, limits).score;
    const worse: ScoreMetrics[] = [
      { ...metrics, tailLossKrw: 4_000_000_001 },
      { ...metrics, drawdownRatio: 0.1001 },
      { ...metrics, securityLossKrw: 2_000_000_001 },
      { ...metrics, concentration: 0.1201 },
      { ...metrics, liquidityDays: 1.01 },
      { ...metrics, tailHalfWidthRatio: 0.0201 },
    ];
    for (const one of worse) expect(computeScore(one, limits).score).toBeGreaterThan(base);
  });
  it('does not change when money is counted in thousands of won', () => {
    const inThousands = computeScore(
      { ...metrics, tailLossKrw: 4_000_000, securityLossKrw: 2_000_000 },
      { ...limits, lossToleranceKrw: 10_000_000, securityLossToleranceKrw: 5_000_000 },
    );
    expect(inThousands.score).toBe(computeScore(metrics, limits).score);
  });
  it('counts a gain in the tail as no loss', () => {
    expect(computeScore({ ...metrics, tailLossKrw: -1 }, limits).parts[0]).toMatchObject({ score: 0, share: 0 });
  });
  it('has shares that add up to 1', () => {
    const sum = computeScore(metrics, limits).parts.reduce((total, part) => total + part.share, 0);
    expect(sum).toBeCloseTo(1, 12);
  });
  it('takes the worse of the half-width and the backtest for the model part', () => {
    expect(modelMetric({ tailHalfWidthRatio: 0.025, backtestZone: null })).toBe(0.5);
    expect(modelMetric({ tailHalfWidthRatio: 0.025, backtestZone: 'yellow' })).toBe(1);
    expect(modelMetric({ tailHalfWidthRatio: 0.2, backtestZone: 'red' })).toBe(4);
  });
  it('refuses a limit of 0 and a metric that is not a number', () => {
    expect(() => computeScore(metrics, { ...limits, drawdownRatio: 0 })).toThrow(
      expect.objectContaining({ code: 'E_CAPACITY_NONPOSITIVE' }),
    );
    expect(() => computeScore({ ...metrics, tailLossKrw: Number.NaN }, limits)).toThrow(
      expect.objectContaining({ code: 'E_NOT_FINITE' }),
    );
  });
});
