import { describe, expect, it } from 'vitest';

import { denseOf } from '../stats/factor-covariance.ts';
import { constraintViolation } from './constraints.ts';
import type { WeightConstraints } from './constraints.ts';
import { portfolioVariance } from '../stats/covariance-form.ts';
import { requireFeasible } from './infeasibility.ts';
import { maximumSharpe } from './max-sharpe.ts';
import { meanVarianceUtility, minimumVariance } from './mean-variance.ts';
import { sampleFactors } from './sample-market.ts';

const limits = { timeLimitSeconds: 30 };
const N = 30;
const factors = sampleFactors(N, 3);
const covariance = denseOf(factors);
const expectedReturns = Array.from({ length: N }, (_, i) => 0.0002 + 0.00003 * ((i * 7) % N));
const every = (value: number): number[] => Array.from({ length: N }, () => value);
const equal = every(1 / N);
const constraints: WeightConstraints = {
  lower: every(0),
  upper: every(0.15),
  groups: [{ members: [0, 1, 2, 3, 4, 5], minimum: 0.1, maximum: 0.3 }],
};
const order = Array.from({ length: N }, (_, i) => (i * 11) % N);

function permuted(matrix: Float64Array): Float64Array {
  return Float64Array.from({ length: N * N }, (_, at) => matrix[order[Math.floor(at / N)]! * N + order[at % N]!]!);
}
const permutedConstraints: WeightConstraints = {
  ...constraints,
  groups: [{ members: [0, 1, 2, 3, 4, 5].map((i) => order.indexOf(i)), minimum: 0.1, maximum: 0.3 }],
};

describe('minimum variance', () => {
  it('is that of the closed form 1/(1ᵀΣ⁻¹1) where only the sum is fixed: two assets, 4 and 1, give 1/5 and 4/5', async () => {
    const answer = requireFeasible(
      await minimumVariance(
        { covariance: Float64Array.of(4, 0, 0, 1), constraints: { lower: [-1, -1], upper: [2, 2] } },
        limits,
      ),
    );
    expect(answer.weights[0]).toBeCloseTo(0.2, 12);
    expect(answer.variance).toBeCloseTo(0.8, 12);
  });

  it('meets its conditions and those of optimality to rounding', async () => {
    const answer = requireFeasible(await minimumVariance({ covariance, constraints }, limits));
    expect(constraintViolation(constraints, answer.weights)).toBeLessThan(1e-9);
    expect(answer.kktResidual).toBeLessThan(1e-9);
  });

  it('follows a permutation of the assets, and a scaling of the covariance with its variance alone', async () => {
    const plain = requireFeasible(await minimumVariance({ covariance, constraints }, limits));
    const moved = requireFeasible(
      await minimumVariance({ covariance: permuted(covariance), constraints: permutedConstraints }, limits),
    );
    const scaled = requireFeasible(
      await minimumVariance({ covariance: covariance.map((value) => 252e4 * value), constraints }, limits),
    );
    order.forEach((from, i) => expect(moved.weights[i]).toBeCloseTo(plain.weights[from]!, 9));
    plain.weights.forEach((weight, i) => expect(scaled.weights[i]).toBeCloseTo(weight, 9));
    expect(scaled.variance / plain.variance).toBeCloseTo(252e4, 3);
  });

  it('is the same from factors as from the full matrix', async () => {
    const dense = requireFeasible(await minimumVariance({ covariance, constraints }, limits));
    const factor = requireFeasible(await minimumVariance({ covariance: factors, constraints }, limits));
    dense.weights.forEach((weight, i) => expect(factor.weights[i]).toBeCloseTo(weight, 9));
  });

  it('is never beaten by equal weights, and only grows when conditions are added', async () => {
    const free = requireFeasible(
      await minimumVariance({ covariance, constraints: { lower: every(0), upper: every(1) } }, limits),
    );
    const bounded = requireFeasible(await minimumVariance({ covariance, constraints }, limits));
    const quiet = requireFeasible(
      await minimumVariance(
        { covariance, constraints: { ...constraints, previousWeights: equal, maximumTurnover: 0.5 } },
        limits,
      ),
    );
    expect(free.variance).toBeLessThanOrEqual(portfolioVariance(covariance, equal));
    expect(bounded.variance).toBeGreaterThanOrEqual(free.variance);
    expect(quiet.variance).toBeGreaterThan(bounded.variance);
    expect(
      constraintViolation({ ...constraints, previousWeights: equal, maximumTurnover: 0.5 }, quiet.weights),
    ).toBeLessThan(1e-9);
    expect(quiet.kktResidual).toBeLessThan(1e-9);
  });

  it('holds cash rather than risk where it may', async () => {
    const answer = requireFeasible(
      await minimumVariance({ covariance, constraints: { lower: every(0), upper: every(1), hasCash: true } }, limits),
    );
    expect(answer.variance).toBeLessThan(1e-12);
  });

  it('pays for its trades out of the capital, and never buys what it sells', async () => {
    const rates = { buy: every(0.002), sell: every(0.004) };
    const costly: WeightConstraints = { ...constraints, previousWeights: equal, tradingCosts: rates };
    const answer = requireFeasible(await minimumVariance({ covariance, constraints: costly }, limits));
    expect(constraintViolation(costly, answer.weights)).toBeLessThan(1e-7);
    expect(answer.weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThan(1);
  });

  it('refuses a number of names by the name of the field, because it has no whole numbers', () => {
    expect(() => minimumVariance({ covariance, constraints: { ...constraints, maximumNames: 5 } }, limits)).toThrow(
      expect.objectContaining({ code: 'E_RANGE', path: ['constraints', 'maximumNames'] }),
    );
  });
  it.each([
    [{ lower: every(0.2) }, 'E_BOUNDS_ORDER', ['constraints', 'lower', '0']],
    [
      { groups: [{ members: [0, N], minimum: 0, maximum: 1 }] },
      'E_RANGE',
      ['constraints', 'groups', '0', 'members', '1'],
    ],
    [{ maximumTurnover: 0.1 }, 'E_REQUIRED', ['constraints', 'previousWeights']],
    [{ excluded: [1, 1] }, 'E_DUPLICATE', ['constraints', 'excluded']],
  ])('refuses conditions that mean nothing: %j', (wrong: Partial<WeightConstraints>, code, path) => {
    expect(() => minimumVariance({ covariance, constraints: { ...constraints, ...wrong } }, limits)).toThrow(
      expect.objectContaining({ code, path }),
    );
  });
});

describe('maximum Sharpe ratio', () => {
  const riskFree = 0.0001;
  it('follows permutations and scaling, and is beaten by no other portfolio tried', async () => {
    const problem = { covariance, constraints, expectedReturns, riskFree };
    const plain = requireFeasible(await maximumSharpe(problem, limits));
    if (!('sharpe' in plain)) throw new Error('no ratio');
    const scaled = requireFeasible(
      await maximumSharpe(
        {
          covariance: covariance.map((value) => 252 * 252 * value),
          constraints,
          expectedReturns: expectedReturns.map((value) => 252 * value),
          riskFree: 252 * riskFree,
        },
        limits,
      ),
    );
    if (!('sharpe' in scaled)) throw new Error('no ratio');
    const moved = requireFeasible(
      await maximumSharpe(
        {
          covariance: permuted(covariance),
          constraints: permutedConstraints,
          expectedReturns: order.map((i) => expectedReturns[i]!),
          riskFree,
        },
        limits,
      ),
    );
    if (!('sharpe' in moved)) throw new Error('no ratio');
    expect(scaled.sharpe).toBeCloseTo(plain.sharpe, 9);
    expect(moved.sharpe).toBeCloseTo(plain.sharpe, 9);
    for (const target of [0.0004, 0.0006, 0.0008]) {
      const other = requireFeasible(
        await minimumVariance({ covariance, constraints, expectedReturns, targetReturn: target }, limits),
      );
      expect(plain.sharpe).toBeGreaterThanOrEqual((other.expectedReturn! - riskFree) / other.volatility - 1e-12);
    }
  });
});

describe('mean-variance utility', () => {
  it('trades less when trading costs more, and is largest at its own weights', async () => {
    const trade = async (rate: number) =>
      requireFeasible(
        await meanVarianceUtility(
          {
            covariance,
            constraints: {
              ...constraints,
              groups: [],
              hasCash: true,
              previousWeights: equal,
              tradingCosts: { buy: every(rate), sell: every(rate) },
            },
            expectedReturns,
            riskAversion: 4,
          },
          limits,
        ),
      );
    const turnover = (weights: Float64Array): number =>
      weights.reduce((sum, weight, i) => sum + Math.abs(weight - equal[i]!), 0);
    const [free, cheap, dear] = [await trade(0), await trade(0.0001), await trade(0.001)];
    expect(turnover(cheap.weights)).toBeLessThan(turnover(free.weights));
    expect(turnover(dear.weights)).toBeLessThan(turnover(cheap.weights));
    expect(free.utility).toBeGreaterThan(cheap.utility);
    const atEqual = expectedReturns.reduce((sum, mu) => sum + mu / N, 0) - 2 * portfolioVariance(covariance, equal);
    expect(dear.utility).toBeGreaterThanOrEqual(atEqual - 1e-12);
  });
});
