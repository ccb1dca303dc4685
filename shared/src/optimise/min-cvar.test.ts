import { describe, expect, it } from 'vitest';

import { normalAt, streams } from '../random/philox.ts';
import { InfeasibleProblem } from './infeasibility.ts';
import { largestInvestment, minimumCvar, minimumCvarWholeShares, nearestWholeShares } from './min-cvar.ts';
import type { MinCvarSharesProblem } from './min-cvar.ts';
import { refuseShares } from './shares-conflict.ts';
import { tradingLoss } from './shares-trading.ts';
import type { SharesTrading } from './shares-trading.ts';

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

describe('whole shares that have to be traded for', () => {
  const assetCount = 8;
  const scenarioCount = 500;
  const returns = Float64Array.from({ length: scenarioCount * assetCount }, (_, k) => {
    const market = normalAt(5, Math.floor(k / assetCount), 1, streams.marketNormal, 0);
    return 0.05 * market + (0.02 + 0.005 * (k % 8)) * normalAt(5, k, 0, streams.marketNormal, 0);
  });
  const prices = [71_300, 183_500, 54_200, 99_900, 412_000, 18_770, 5_210, 251_000];
  const held = [20, 5, 30, 15, 3, 80, 200, 4];
  const every = (value: number): number[] => prices.map(() => value);
  const none: SharesTrading = {
    heldShares: held,
    mostTradedShares: every(Infinity),
    spreadRatio: every(0),
    impactRatio: every(0),
  };
  const problem: MinCvarSharesProblem = {
    scenarioCount,
    assetCount,
    returns,
    alpha: 0.95,
    prices,
    budgetKrw: 10_000_000,
    minimumInvestedKrw: 9_000_000,
    buyCostRatio: 0.001,
  };
  const exact = { ...limits, relativeGap: 1e-5, tolerance: 1e-9 };
  const turnover = (shares: readonly number[]): number =>
    shares.reduce((sum, count, i) => sum + prices[i]! * Math.abs(count - held[i]!), 0);

  it('are the same to the digit where neither the spread nor the impact costs anything', async () => {
    const plain = await minimumCvarWholeShares(problem, exact);
    expect(await minimumCvarWholeShares({ ...problem, trading: none }, exact)).toEqual(plain);
    expect(plain.tradingLossKrw).toBe(0);
  });
  it('trade less the dearer trades are, and charge what the square-root law says', async () => {
    const at = (impact: number) =>
      minimumCvarWholeShares(
        { ...problem, trading: { ...none, spreadRatio: every(0.0005), impactRatio: every(impact) } },
        exact,
      );
    const [cheap, dear] = [await at(0.0002), await at(0.005)];
    const free = await minimumCvarWholeShares(problem, exact);
    expect(turnover(cheap.shares)).toBeLessThanOrEqual(turnover(free.shares));
    expect(turnover(dear.shares)).toBeLessThan(turnover(cheap.shares));
    expect(dear.cvarKrw).toBeGreaterThan(free.cvarKrw);
    const byHand = dear.shares.reduce((sum, count, i) => {
      const traded = Math.abs(count - held[i]!);
      return sum + prices[i]! * traded * (0.0005 + 0.005 * Math.sqrt(traded));
    }, 0);
    expect(dear.tradingLossKrw).toBeCloseTo(byHand, 4);
    expect(dear.investedKrw * 1.001 + dear.tradingLossKrw).toBeLessThanOrEqual(10_000_000 + 1);
    expect(dear.gap).toBeLessThan(1e-4);
    expect(dear.cvarKrw + dear.tradingLossKrw).toBeGreaterThanOrEqual(dear.continuousKrw - 1e-3);
  });
  it('are better than what any single share more or less would make of them', async () => {
    const trading: SharesTrading = { ...none, spreadRatio: every(0.0005), impactRatio: every(0.002) };
    const best = await minimumCvarWholeShares({ ...problem, trading }, { ...exact, relativeGap: 1e-9 });
    const objective = (shares: readonly number[]): number => {
      const losses = Array.from({ length: scenarioCount }, (_, s) =>
        shares.reduce((sum, count, i) => sum - count * prices[i]! * returns[s * assetCount + i]!, 0),
      ).toSorted((a, b) => b - a);
      const worst = losses.slice(0, 25).reduce((sum, loss) => sum + loss, 0) / 25;
      return worst + tradingLoss(trading, prices, shares);
    };
    const own = objective(best.shares);
    expect(own).toBeCloseTo(best.cvarKrw + best.tradingLossKrw, 3);
    for (const i of prices.keys()) {
      for (const step of [-1, 1]) {
        const other = best.shares.map((count, at) => (at === i ? count + step : count));
        const invested = other.reduce((sum, count, at) => sum + count * prices[at]!, 0);
        if (other[i]! < 0 || invested < 9_000_000) continue;
        expect(objective(other)).toBeGreaterThan(own - 1);
      }
    }
  });
  it('keep to what can be traded, keep what cannot be sold above its limit, and never need a fee for it', async () => {
    const trading: SharesTrading = { ...none, heldShares: [100, 0, 0, 0, 0, 0, 0, 0], mostTradedShares: every(10) };
    const stuck = { ...problem, maximumAmountKrw: every(1_000_000), trading, budgetKrw: 7_130_000 };
    const { shares } = await minimumCvarWholeShares({ ...stuck, minimumInvestedKrw: 0 }, exact);
    expect(shares[0]).toBe(90);
    for (const count of shares.slice(1)) expect(count).toBeLessThanOrEqual(10);
    const most = await largestInvestment({ ...stuck, minimumInvestedKrw: 0 }, exact);
    expect(most).toBeLessThanOrEqual(7_130_000);
    const near = await nearestWholeShares(
      { prices, targetWeights: every(1 / 8), budgetKrw: 7_130_000, cashPenalty: 0.5, trading },
      limits,
    );
    expect(near.shares[0]).toBeGreaterThanOrEqual(90);
    expect(near.shares.slice(1).every((count) => count <= 10)).toBe(true);
  });
  it('name the cap of the trades where it is in the way', async () => {
    const trading: SharesTrading = {
      ...none,
      heldShares: every(0),
      mostTradedShares: every(2),
      spreadRatio: every(0.001),
    };
    const refusal = await refuseShares({ ...problem, trading }, limits, ['minimumMeanReturn']).catch(
      (error: unknown) => error,
    );
    if (!(refusal instanceof InfeasibleProblem)) throw refusal;
    expect(refusal.infeasible.conflict.map(({ constraint }) => constraint).toSorted()).toEqual([
      'MINIMUM_INVESTED',
      'PARTICIPATION',
    ]);
  });
});
