import { describe, expect, it } from 'vitest';

import { portfolioVariance } from '../stats/covariance-form.ts';
import { denseOf } from '../stats/factor-covariance.ts';
import { constraintViolation } from './constraints.ts';
import type { WeightConstraints } from './constraints.ts';
import { requireFeasible } from './infeasibility.ts';
import { maximumSharpe } from './max-sharpe.ts';
import { meanVarianceUtility, minimumVariance, tradingCosts } from './mean-variance.ts';
import { sampleColumns, sampleFactors } from './sample-market.ts';
import { cvarWeights } from './tail-weights.ts';
import { impactCost, tangentRows } from './trade-impact.ts';

const limits = { timeLimitSeconds: 30 };
const N = 12;
const factors = sampleFactors(N, 3);
const covariance = denseOf(factors);
const expectedReturns = Array.from({ length: N }, (_, i) => 0.0002 + 0.00004 * ((i * 7) % N));
const every = (value: number): number[] => Array.from({ length: N }, () => value);
const equal = every(1 / N);
const free = every(0);

function from(impact: number, change: Partial<WeightConstraints> = {}): WeightConstraints {
  return {
    lower: every(0),
    upper: every(0.4),
    previousWeights: equal,
    tradingCosts: { buy: free, sell: free, impact: every(impact) },
    ...change,
  };
}
const turnover = (weights: Float64Array): number =>
  weights.reduce((sum, weight, i) => sum + Math.abs(weight - equal[i]!), 0);
const utility = async (constraints: WeightConstraints, riskAversion = 4) =>
  requireFeasible(await meanVarianceUtility({ covariance, constraints, expectedReturns, riskAversion }, limits));

describe('the tangents of a cost of t^1.5', () => {
  const columns = { buy: 0, sell: 1, power: 2, coefficients: [1], spent: null };
  const rows = tangentRows(columns, 0, 0.5);
  const below = (trade: number): number => Math.max(0, ...rows.map(({ lower, values }) => lower - values[0]! * trade));

  it('never charge more than the cost, at most 1.9 % less, and nothing less at the largest trade', () => {
    for (let step = 0; step <= 1000; step++) {
      const trade = 0.001 + (0.499 * step) / 1000;
      const exact = impactCost(1, trade);
      expect(below(trade)).toBeLessThanOrEqual(exact + 1e-15);
      expect(below(trade)).toBeGreaterThan(0.981 * exact);
    }
    expect(below(0.5)).toBeCloseTo(impactCost(1, 0.5), 15);
  });
  it("miss at most 2e-5 of the largest trade's cost where trades are tiny", () => {
    for (const trade of [1e-6, 1e-5, 1e-4, 3e-4, 6e-4])
      expect(impactCost(1, trade) - below(trade)).toBeLessThan(2e-5 * impactCost(1, 0.5));
  });
});

describe('an optimum with impact', () => {
  it('solves μ − γσ²w − 1.5 k √w = 0: a quarter for 0.025 − 0.04/4 − 0.03 · ½', async () => {
    const { weights, costs } = requireFeasible(
      await meanVarianceUtility(
        {
          covariance: Float64Array.of(0.01),
          constraints: {
            lower: [0],
            upper: [1],
            hasCash: true,
            previousWeights: [0],
            tradingCosts: { buy: [0], sell: [0], impact: [0.02] },
          },
          expectedReturns: [0.025],
          riskAversion: 4,
        },
        limits,
      ),
    );
    expect(weights[0]).toBeCloseTo(0.25, 4);
    expect(costs).toBeCloseTo(0.02 * 0.125, 6);
  });
  it('is that without impact where the coefficient is 0', async () => {
    const { tradingCosts: _, ...without } = from(0);
    expect((await utility(from(0, { hasCash: true }))).weights).toEqual(
      (await utility({ ...without, hasCash: true, tradingCosts: { buy: free, sell: free } })).weights,
    );
  });
  it.each([true, false])('trades less the larger the impact, and is worth less (cash: %s)', async (hasCash) => {
    const answers = [];
    for (const impact of [0, 0.0005, 0.002]) answers.push(await utility(from(impact, { hasCash })));
    const [none, some, much] = answers as [Answer, Answer, Answer];
    expect(turnover(some.weights)).toBeLessThan(turnover(none.weights));
    expect(turnover(much.weights)).toBeLessThan(turnover(some.weights));
    expect(some.utility).toBeLessThan(none.utility);
    expect(much.utility).toBeLessThan(some.utility);
  });
  it('is better than every step from it towards what it left, the cost taken exactly', async () => {
    const constraints = from(0.001, { hasCash: true });
    const { weights, utility: best } = await utility(constraints);
    for (const part of [0.001, 0.01, 0.1, 0.5]) {
      const other = weights.map((weight, i) => (1 - part) * weight + part * equal[i]!);
      const value =
        expectedReturns.reduce((sum, mu, i) => sum + mu * other[i]!, 0) -
        2 * portfolioVariance(covariance, other) -
        tradingCosts(constraints, other);
      expect(value).toBeLessThanOrEqual(best + 1e-9);
    }
  });
  it.each([true, false])('pays the exact cost out of the capital (cash: %s)', async (hasCash) => {
    const rates = { tradingCosts: { buy: every(0.0003), sell: every(0.002), impact: every(0.02) }, hasCash };
    const groups = [{ members: [0, 1, 2, 3], minimum: 0.5, maximum: 1 }];
    const constraints = from(0, { ...rates, groups });
    const variance = requireFeasible(await minimumVariance({ covariance, constraints }, limits));
    expect(constraintViolation(constraints, variance.weights)).toBeLessThan(1e-7);
    const columns = sampleColumns(factors, 400);
    const returns = Float64Array.from({ length: 400 * N }, (_, at) => columns[at % N]![Math.floor(at / N)]!);
    const scenarios = { scenarioCount: 400, assetCount: N, returns };
    const tail = requireFeasible(await cvarWeights({ scenarios, alpha: 0.9, constraints }, limits));
    expect(constraintViolation(constraints, tail.weights)).toBeLessThan(1e-7);
    const spent =
      variance.weights.reduce((sum, weight) => sum + weight, 0) + tradingCosts(constraints, variance.weights);
    if (!hasCash) expect(spent).toBeCloseTo(1, 7);
  });
});

describe('a participation cap', () => {
  it('stops a trade where it binds, and only there', async () => {
    const open = from(0, { hasCash: true });
    const wanted = (await utility(open)).weights;
    const most = every(Infinity);
    const largest = wanted.indexOf(Math.max(...wanted));
    most[largest] = 0.01;
    const { weights } = await utility({ ...open, maximumTrades: most });
    expect(weights[largest]).toBeCloseTo(1 / N + 0.01, 9);
    expect(Math.max(...weights.map((weight, i) => (i === largest ? 0 : weight)))).toBeGreaterThan(1 / N + 0.02);
  });
  it('is named where it is why nothing can be done', async () => {
    const constraints = from(0, {
      maximumTrades: every(0.01),
      groups: [{ members: [0], minimum: 0.2, maximum: 0.3 }],
    });
    const answer = await minimumVariance({ covariance, constraints }, limits);
    expect(answer).toMatchObject({ status: 'INFEASIBLE' });
    if (answer.status !== 'INFEASIBLE') return;
    expect(answer.conflict.map(({ constraint }) => constraint).toSorted()).toEqual(['GROUP_MINIMUM', 'PARTICIPATION']);
    expect(answer.conflict.find(({ constraint }) => constraint === 'PARTICIPATION')).toMatchObject({ at: 0 });
  });
});

it.each([
  [{ maximumTrades: every(-1) }, ['constraints', 'maximumTrades', '0']],
  [
    { tradingCosts: { buy: free, sell: free, impact: every(Number.NaN) } },
    ['constraints', 'tradingCosts', 'impact', '0'],
  ],
])('refuses what is no cost and no cap: %#', (wrong: Partial<WeightConstraints>, path) => {
  expect(() => minimumVariance({ covariance, constraints: from(0, wrong) }, limits)).toThrow(
    expect.objectContaining({ path }),
  );
});
it('has no ratio with a cost that is none', () => {
  expect(() => maximumSharpe({ covariance, constraints: from(0.1), expectedReturns, riskFree: 0 }, limits)).toThrow(
    expect.objectContaining({ code: 'E_RANGE', path: ['constraints', 'tradingCosts', 'impact'] }),
  );
});

type Answer = Awaited<ReturnType<typeof utility>>;
