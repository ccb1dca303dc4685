import { describe, expect, it } from 'vitest';

import { denseOf } from '../stats/factor-covariance.ts';
import { blackLitterman } from './black-litterman.ts';
import { constraintViolation } from './constraints.ts';
import { hierarchicalRiskParity, hierarchicalRiskParityWithin } from './hrp.ts';
import { requireFeasible } from './infeasibility.ts';
import { riskBudget, riskBudgetWithin } from './risk-budget.ts';
import { sampleFactors } from './sample-market.ts';

const limits = { timeLimitSeconds: 30 };
const N = 24;
const factors = sampleFactors(N, 3, 5);
const covariance = denseOf(factors);
const every = (value: number): number[] => Array.from({ length: N }, () => value);
const order = Array.from({ length: N }, (_, i) => (i * 7) % N);
const moved = Float64Array.from(
  { length: N * N },
  (_, at) => covariance[order[Math.floor(at / N)]! * N + order[at % N]!]!,
);
const sum = (weights: ArrayLike<number>): number => Array.from(weights).reduce((total, weight) => total + weight, 0);

describe('risk budgets', () => {
  const raw = Array.from({ length: N }, (_, i) => 1 + (i % 5));
  const budgets = raw.map((value) => value / sum(raw));

  it('are met to 1e-10, from a matrix as from factors', () => {
    const dense = riskBudget(covariance, budgets);
    const factor = riskBudget(factors, budgets);
    expect(dense.deviation).toBeLessThan(1e-10);
    expect(factor.deviation).toBeLessThan(1e-10);
    dense.weights.forEach((weight, i) => expect(factor.weights[i]).toBeCloseTo(weight, 12));
  });
  it('give weights in inverse proportion to volatility where nothing is correlated: 1 and 2 give 2/3 and 1/3', () => {
    const { weights } = riskBudget(Float64Array.of(1, 0, 0, 4), [0.5, 0.5]);
    expect(weights[0]).toBeCloseTo(2 / 3, 12);
  });
  it('follow a permutation, and do not change with the unit of time', () => {
    const plain = riskBudget(covariance, budgets);
    const other = riskBudget(
      moved,
      order.map((i) => budgets[i]!),
    );
    const annual = riskBudget(
      covariance.map((value) => 252 * value),
      budgets,
    );
    order.forEach((from, i) => expect(other.weights[i]).toBeCloseTo(plain.weights[from]!, 12));
    plain.weights.forEach((weight, i) => expect(annual.weights[i]).toBeCloseTo(weight, 12));
  });
  it('say what bounds cost them', async () => {
    const bounds = { lower: every(0), upper: every(0.05) };
    const answer = requireFeasible(await riskBudgetWithin(covariance, budgets, bounds, limits));
    expect(answer.status).toBe('BOUNDED');
    expect(constraintViolation(bounds, answer.weights)).toBeLessThan(1e-9);
    expect(answer.deviation).toBeGreaterThan(0.001);
    // Where no bound presses, shares keep the proportions of the budgets.
    const inside = [...answer.weights.keys()].filter((i) => answer.weights[i]! < 0.05 - 1e-6);
    const ratios = inside.map((i) => answer.contributionShares[i]! / budgets[i]!);
    expect(Math.max(...ratios) - Math.min(...ratios)).toBeLessThan(1e-8);
  });
  it('are left as they are by bounds that do not press', async () => {
    const answer = requireFeasible(
      await riskBudgetWithin(covariance, budgets, { lower: every(0), upper: every(0.5) }, limits),
    );
    expect(answer.deviation).toBeLessThan(1e-9);
  });
  it('keep to groups by the nearest weights', async () => {
    const bounds = {
      lower: every(0),
      upper: every(1),
      groups: [{ members: [0, 1, 2, 3], minimum: 0, maximum: 0.05 }],
    };
    const answer = requireFeasible(await riskBudgetWithin(covariance, budgets, bounds, limits));
    expect(answer.status).toBe('PROJECTED');
    expect(constraintViolation(bounds, answer.weights)).toBeLessThan(1e-9);
  });
  it.each([
    [[0.5, 0.4], 'E_WEIGHTS_SUM'],
    [[1, 0], 'E_RANGE'],
    [[1], 'E_LENGTH'],
  ])('refuse budgets %j', (wrong, code) => {
    expect(() => riskBudget(Float64Array.of(1, 0, 0, 4), wrong)).toThrow(expect.objectContaining({ code }));
  });
});

describe('hierarchical risk parity', () => {
  it('adds up to 1, is long only, and does not change with the unit of time', () => {
    const plain = hierarchicalRiskParity(covariance);
    const annual = hierarchicalRiskParity(covariance.map((value) => 252 * value));
    expect(sum(plain.weights)).toBeCloseTo(1, 12);
    expect(Math.min(...plain.weights)).toBeGreaterThan(0);
    expect([...annual.order]).toEqual([...plain.order]);
    plain.weights.forEach((weight, i) => expect(annual.weights[i]).toBeCloseTo(weight, 12));
  });
  it('splits evenly between equal halves', () => {
    const { weights } = hierarchicalRiskParity(Float64Array.of(1, 0.5, 0.5, 1));
    expect([...weights]).toEqual([0.5, 0.5]);
  });
  it('meets bounds by the nearest weights, not by clipping', async () => {
    const free = hierarchicalRiskParity(covariance).weights;
    const bounds = { lower: every(0), upper: every(0.06) };
    const { weights } = requireFeasible(await hierarchicalRiskParityWithin(covariance, bounds, limits));
    expect(constraintViolation(bounds, weights)).toBeLessThan(1e-9);
    // min Σ(w − a)²/a with a cap grows all that are not capped by one and the same factor
    const ratios = [...weights].flatMap((weight, i) => (weight < 0.06 - 1e-9 ? [weight / free[i]!] : []));
    expect(ratios.length).toBeLessThan(N);
    expect(Math.max(...ratios) - Math.min(...ratios)).toBeLessThan(1e-7);
  });
});

describe('Black-Litterman', () => {
  const marketWeights = every(1 / N);
  it('gives back the market where nobody has a view', () => {
    const answer = blackLitterman({ covariance, marketWeights });
    // (δ(1 + τ)Σ)⁻¹ δΣw = w/(1 + τ)
    answer.weights.forEach((weight) => expect(weight).toBeCloseTo(1 / N / 1.05, 10));
    expect([...answer.posteriorMean]).toEqual([...answer.equilibrium]);
  });
  it('goes to the view as it becomes certain, and stays as it becomes worthless', () => {
    const view = { weights: Array.from({ length: N }, (_, i) => (i === 3 ? 1 : 0)), value: 0.01 };
    const mean = (confidence: number): number =>
      blackLitterman({ covariance, marketWeights, views: [view], certainty: { confidences: [confidence] } })
        .posteriorMean[3]!;
    expect(mean(1 - 1e-12)).toBeCloseTo(0.01, 9);
    expect(mean(1e-12)).toBeCloseTo(blackLitterman({ covariance, marketWeights }).equilibrium[3]!, 9);
  });
});
