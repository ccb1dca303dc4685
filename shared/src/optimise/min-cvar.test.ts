import { describe, expect, it } from 'vitest';

import { normalAt, streams } from '../random/philox.ts';
import { minimumCvar, minimumCvarWholeShares } from './min-cvar.ts';

const limits = { timeLimitSeconds: 30 };

/** Two assets: the first loses 10 % in one of four scenarios, the second 2 % in another. */
const two = {
  scenarioCount: 4,
  assetCount: 2,
  returns: Float64Array.of(-0.1, 0, 0, -0.02, 0.01, 0.01, 0.01, 0.01),
  alpha: 0.75,
};

describe('minimum CVaR', () => {
  it('balances the worst scenario of each share when only the worst counts', async () => {
    const { weights, cvar } = await minimumCvar({ ...two, lower: [0, 0], upper: [1, 1] }, limits);
    // 0.1 w = 0.02 (1 − w) at w = 1/6
    expect(weights[0]).toBeCloseTo(1 / 6, 9);
    expect(cvar).toBeCloseTo(0.1 / 6, 12);
  });
  it('says that limits which no weights meet are infeasible', async () => {
    await expect(minimumCvar({ ...two, lower: [0, 0], upper: [0.4, 0.4] }, limits)).rejects.toMatchObject({
      code: 'E_INFEASIBLE',
    });
  });
  it('follows a permutation of the shares, and a scaling of all returns with its CVaR alone', async () => {
    const assetCount = 5;
    const scenarioCount = 300;
    const draw = (s: number, i: number): number =>
      0.0004 * i + 0.01 * (i + 2) * normalAt(6, s, i + 1, streams.marketNormal, 0);
    const order = [3, 0, 4, 2, 1];
    const solve = (of: (s: number, i: number) => number) =>
      minimumCvar(
        {
          scenarioCount,
          assetCount,
          returns: Float64Array.from({ length: scenarioCount * assetCount }, (_, k) =>
            of(Math.floor(k / assetCount), k % assetCount),
          ),
          alpha: 0.9,
          lower: [0, 0, 0, 0, 0],
          upper: [0.6, 0.6, 0.6, 0.6, 0.6],
        },
        limits,
      );
    const plain = await solve(draw);
    const permuted = await solve((s, i) => draw(s, order[i]!));
    const scaled = await solve((s, i) => 3 * draw(s, i));
    expect(permuted.cvar).toBeCloseTo(plain.cvar, 9);
    order.forEach((from, i) => expect(permuted.weights[i]).toBeCloseTo(plain.weights[from]!, 6));
    expect(scaled.cvar).toBeCloseTo(3 * plain.cvar, 9);
    plain.weights.forEach((weight, i) => expect(scaled.weights[i]).toBeCloseTo(weight, 6));
  });
  it('never beats fractions of shares with whole shares, and keeps to the budget', async () => {
    const assetCount = 8;
    const scenarioCount = 500;
    const returns = Float64Array.from({ length: scenarioCount * assetCount }, (_, k) => {
      const market = normalAt(5, Math.floor(k / assetCount), 1, streams.marketNormal, 0);
      return 0.05 * market + 0.04 * normalAt(5, k, 0, streams.marketNormal, 0);
    });
    const prices = [71_300, 183_500, 54_200, 99_900, 412_000, 18_770, 5_210, 251_000];
    const problem = {
      scenarioCount,
      assetCount,
      returns,
      alpha: 0.95,
      prices,
      budgetKrw: 10_000_000,
      minimumInvestedKrw: 9_000_000,
      buyCostRatio: 0.001,
    };
    const best = await minimumCvarWholeShares(problem, { ...limits, relativeGap: 1e-4 });
    expect(best.cvarKrw).toBeGreaterThanOrEqual(best.continuousKrw - 1e-3);
    expect(best.gap).toBeLessThan(0.01);
    expect(best.investedKrw).toBeGreaterThanOrEqual(9_000_000);
    expect(best.investedKrw * 1.001).toBeLessThanOrEqual(10_000_000);
    expect(best.shares.every(Number.isSafeInteger)).toBe(true);
  });
});
