import { describe, expect, it } from 'vitest';

import type { WeightConstraints } from './constraints.ts';
import { constraintViolation } from './constraints.ts';
import { efficientFrontier } from './frontier.ts';
import { requireFeasible } from './infeasibility.ts';
import { sampleColumns, sampleFactors } from './sample-market.ts';
import type { ScenarioReturns } from './tail-average.ts';
import { DrawdownAverage, TailAverage } from './tail-average.ts';
import { cdarWeights, cvarWeights, maximumReturnPerCvar } from './tail-weights.ts';

const limits = { timeLimitSeconds: 30 };

function sample(assetCount: number, scenarioCount: number, drift = 0): ScenarioReturns {
  const columns = sampleColumns(sampleFactors(assetCount, 2, 9), scenarioCount, 9);
  const returns = new Float64Array(assetCount * scenarioCount);
  columns.forEach((column, i) => column.forEach((value, s) => (returns[s * assetCount + i] = value + drift * (1 + i))));
  return { scenarioCount, assetCount, returns };
}

const every = (count: number, value: number): number[] => Array.from({ length: count }, () => value);
const open = (count: number): WeightConstraints => ({ lower: every(count, 0), upper: every(count, 1) });
const scaled = (scenarios: ScenarioReturns, by: number): ScenarioReturns => ({
  ...scenarios,
  returns: scenarios.returns.map((value) => value * by),
});

describe('minimum CVaR with conditions', () => {
  const scenarios = sample(12, 300);
  const problem = { scenarios, alpha: 0.95, constraints: open(12) };

  it('is proven to 1e-7, never worse than equal weights, and grows with every condition', async () => {
    const free = requireFeasible(await cvarWeights(problem, limits));
    expect(free.gap).toBeLessThan(1e-7);
    expect(free.risk).toBeLessThanOrEqual(new TailAverage(scenarios, 0.95).at(every(12, 1 / 12)));
    let before = free.risk;
    for (const more of [{ upper: every(12, 0.2) }, { maximumNames: 6 }, { minimumHolding: 0.15 }]) {
      const constraints = { ...problem.constraints, upper: every(12, 0.2), ...more };
      const answer = requireFeasible(await cvarWeights({ ...problem, constraints }, limits));
      expect(answer.risk).toBeGreaterThanOrEqual(free.risk - 1e-9);
      expect(constraintViolation(constraints, answer.weights)).toBeLessThan(1e-7);
      before = Math.max(before, answer.risk);
    }
    expect(before).toBeGreaterThan(free.risk);
  });

  it('holds at most as many names as it may, none of them too small', async () => {
    const constraints = { ...open(12), upper: every(12, 0.4), maximumNames: 4, minimumHolding: 0.1 };
    const { weights } = requireFeasible(await cvarWeights({ ...problem, constraints }, limits));
    const held = [...weights].filter((weight) => weight > 0);
    expect(held.length).toBeLessThanOrEqual(4);
    expect(Math.min(...held)).toBeGreaterThanOrEqual(0.1 - 1e-7);
  });

  it('is exact for 10,000 scenarios: the slopes at the answer say that nothing is lower', async () => {
    const many = sample(20, 10_000);
    const answer = requireFeasible(
      await cvarWeights({ scenarios: many, alpha: 0.95, constraints: open(20) }, { ...limits, tolerance: 1e-8 }),
    );
    expect(answer.status).toBe('OPTIMAL');
    expect(answer.gap).toBeLessThan(1e-7);
  });

  it('pays its trades out of the capital', async () => {
    const constraints = {
      ...open(12),
      previousWeights: every(12, 1 / 12),
      maximumTurnover: 0.6,
      tradingCosts: { buy: every(12, 0.001), sell: every(12, 0.003) },
    };
    const { weights } = requireFeasible(await cvarWeights({ ...problem, constraints }, limits));
    expect(constraintViolation(constraints, weights)).toBeLessThan(1e-7);
  });
});

describe('largest return per CVaR', () => {
  const scenarios = sample(8, 500, 0.0002);
  const problem = { scenarios, alpha: 0.9, constraints: { ...open(8), upper: every(8, 0.4) }, riskFree: 0.0001 };

  it('is beaten by no portfolio that minimises CVaR at any return, and does not change with the unit', async () => {
    const best = await maximumReturnPerCvar(problem, limits);
    if (!('ratio' in best)) throw new Error(best.status);
    expect(constraintViolation(problem.constraints, best.weights)).toBeLessThan(1e-7);
    for (const part of [0.9, 0.97, 1]) {
      const minimumReturn = part * best.expectedReturn;
      const other = requireFeasible(await cvarWeights({ ...problem, minimumReturn }, limits));
      expect((other.expectedReturn - 0.0001) / other.risk).toBeLessThanOrEqual(best.ratio + 1e-8);
    }
    const same = await maximumReturnPerCvar({ ...problem, scenarios: scaled(scenarios, 10), riskFree: 0.001 }, limits);
    if (!('ratio' in same)) throw new Error(same.status);
    expect(same.ratio).toBeCloseTo(best.ratio, 7);
  });
  it('says so when nothing earns more than the risk-free rate, or when what earns has no risk', async () => {
    expect((await maximumReturnPerCvar({ ...problem, riskFree: 0.01 }, limits)).status).toBe(
      'NO_POSITIVE_EXCESS_RETURN',
    );
    const safe = { scenarioCount: 2, assetCount: 1, returns: Float64Array.of(0.02, 0.03) };
    expect(
      await maximumReturnPerCvar({ scenarios: safe, alpha: 0.5, constraints: open(1), riskFree: 0 }, limits),
    ).toEqual({ status: 'NO_POSITIVE_RISK' });
  });
});

describe('minimum CDaR', () => {
  it('is the mean of the worst falls from the peak: −1 %, −2 %, +5 %, −1 % fall by 1, 3, 0 and 1 points', () => {
    const path = { scenarioCount: 4, assetCount: 1, returns: Float64Array.of(-0.01, -0.02, 0.05, -0.01) };
    expect(new DrawdownAverage(path, 0.75).at([1])).toBeCloseTo(0.03, 12);
    expect(new DrawdownAverage(path, 0.5).at([1])).toBeCloseTo(0.02, 12);
  });
  it('is proven, never worse than equal weights, and in proportion to the returns', async () => {
    const path = sample(10, 250, 0.0001);
    const problem = { scenarios: path, alpha: 0.9, constraints: open(10) };
    const plain = requireFeasible(await cdarWeights(problem, limits));
    const double = requireFeasible(await cdarWeights({ ...problem, scenarios: scaled(path, 2) }, limits));
    expect(plain.gap).toBeLessThan(1e-7);
    expect(plain.risk).toBeLessThanOrEqual(new DrawdownAverage(path, 0.9).at(every(10, 0.1)));
    expect(double.risk).toBeCloseTo(2 * plain.risk, 8);
  });
});

describe('the efficient frontier', () => {
  it('rises, bends the right way, and ends at the largest return', async () => {
    const expectedReturns = Array.from({ length: 15 }, (_, i) => 0.0002 * (1 + ((i * 4) % 15)));
    const constraints = { ...open(15), upper: every(15, 0.25) };
    const frontier = requireFeasible(
      await efficientFrontier({ covariance: sampleFactors(15, 2, 3), constraints, expectedReturns }, limits),
    );
    const { points } = frontier;
    expect(points).toHaveLength(30);
    expect(points.at(-1)!.expectedReturn).toBeCloseTo(0.0002 * (15 + 14 + 13 + 12) * 0.25, 9);
    for (let k = 1; k < points.length; k++) {
      expect(points[k]!.expectedReturn).toBeGreaterThan(points[k - 1]!.expectedReturn!);
      expect(points[k]!.variance).toBeGreaterThanOrEqual(points[k - 1]!.variance - 1e-15);
    }
    for (let k = 2; k < points.length; k++) {
      const bend = points[k]!.variance - 2 * points[k - 1]!.variance + points[k - 2]!.variance;
      expect(bend).toBeGreaterThan(-1e-9 * points[k]!.variance);
    }
  });
});
