import { describe, expect, it } from 'vitest';

import type { WeightConstraints } from './constraints.ts';
import { constraintBlock } from './constraints.ts';
import { hierarchicalRiskParityWithin } from './hrp.ts';
import { explainInfeasibility } from './infeasibility.ts';
import type { Infeasible } from './infeasibility.ts';
import { efficientFrontier } from './frontier.ts';
import { maximumSharpe } from './max-sharpe.ts';
import { meanVarianceUtility, minimumVariance } from './mean-variance.ts';
import { minimumCvar } from './min-cvar.ts';
import { riskBudgetWithin } from './risk-budget.ts';
import { cdarWeights, cvarWeights, maximumReturnPerCvar } from './tail-weights.ts';

const limits = { timeLimitSeconds: 10 };
const four: WeightConstraints = { lower: [0, 0, 0, 0], upper: [0.2, 0.2, 0.2, 0.2] };
const covariance = Float64Array.of(4, 0, 0, 0, 0, 3, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1).map((value) => value * 1e-4);
const expectedReturns = [0.001, 0.002, 0.003, 0.004];
const scenarios = {
  scenarioCount: 3,
  assetCount: 4,
  returns: Float64Array.of(-0.02, 0.01, 0, 0.01, 0.01, -0.03, 0.02, 0.01, 0.02, 0.01, -0.01, -0.02),
};

async function conflictOf(constraints: WeightConstraints): Promise<Infeasible> {
  const answer = await explainInfeasibility(constraintBlock(constraints, constraints.lower.length));
  if (!answer) throw new Error('feasible');
  return answer;
}

describe('an infeasible problem', () => {
  it('names the limit of 20 % on four assets and the sum of 100 %, and that 5 points more would do', async () => {
    const { conflict, remedy } = await conflictOf(four);
    expect(conflict).toHaveLength(2);
    expect(conflict).toContainEqual({
      constraint: 'UPPER_BOUND',
      at: null,
      unit: 'WEIGHT',
      leastChange: expect.closeTo(0.05, 9) as number,
    });
    expect(conflict).toContainEqual({
      constraint: 'SUM',
      at: null,
      unit: 'WEIGHT',
      leastChange: expect.closeTo(-0.2, 9) as number,
    });
    expect(remedy).toEqual([
      { constraint: 'UPPER_BOUND', at: null, unit: 'WEIGHT', change: expect.closeTo(0.05, 9) as number },
    ]);
  });

  it('leaves conditions that have nothing to do with it out of the conflict', async () => {
    const { conflict } = await conflictOf({
      lower: [0, 0, 0, 0],
      upper: [1, 1, 1, 1],
      groups: [
        { members: [0, 1], minimum: 0.6, maximum: 1 },
        { members: [1, 2], minimum: 0, maximum: 0.9 },
        { members: [2, 3], minimum: 0.5, maximum: 1 },
      ],
    });
    expect(conflict.map(({ constraint, at }) => [constraint, at])).toEqual([
      ['SUM', null],
      ['GROUP_MINIMUM', 0],
      ['GROUP_MINIMUM', 2],
    ]);
    for (const { leastChange, constraint } of conflict)
      expect(leastChange).toBeCloseTo(constraint === 'SUM' ? 0.1 : -0.1, 9);
  });

  it('needs every one of the conditions that it names', async () => {
    const constraints: WeightConstraints = {
      lower: [0, 0, 0.1, 0],
      upper: [0.5, 0.3, 0.3, 0.1],
      previousWeights: [0, 0, 0.9, 0.1],
      maximumTurnover: 0.4,
      excluded: [3],
    };
    const { conflict } = await conflictOf(constraints);
    // 0.9 must fall to 0.3 and 0.1 to 0, and 0.7 must be bought: 1.4 of turnover, 1 more than allowed
    expect(conflict.map(({ constraint }) => constraint)).toContain('TURNOVER');
    const without: Partial<WeightConstraints>[] = [];
    if (conflict.some(({ constraint }) => constraint === 'TURNOVER')) without.push({ maximumTurnover: 2 });
    if (conflict.some(({ constraint }) => constraint === 'EXCLUSION')) without.push({ excluded: [] });
    if (conflict.some(({ constraint }) => constraint === 'UPPER_BOUND')) without.push({ upper: [1, 1, 1, 1] });
    for (const change of without) {
      const again = await explainInfeasibility(constraintBlock({ ...constraints, ...change }, 4));
      const same = again?.conflict.map(({ constraint, at }) => `${constraint} ${at}`).toSorted();
      expect(same).not.toEqual(conflict.map(({ constraint, at }) => `${constraint} ${at}`).toSorted());
    }
  });

  it('becomes feasible by the changes that it proposes', async () => {
    const constraints: WeightConstraints = {
      lower: [0, 0, 0, 0],
      upper: [0.5, 0.5, 0.5, 0.5],
      groups: [
        { members: [0, 1], minimum: 0.7, maximum: 1 },
        { members: [2, 3], minimum: 0.5, maximum: 1 },
      ],
      excluded: [0],
    };
    const { remedy } = await conflictOf(constraints);
    const changed: WeightConstraints = {
      ...constraints,
      excluded: remedy.some(({ constraint }) => constraint === 'EXCLUSION') ? [] : [0],
      groups: constraints.groups!.map((group, at) => {
        const own = remedy.find((item) => item.constraint === 'GROUP_MINIMUM' && item.at === at);
        return { ...group, minimum: group.minimum + (own?.change ?? 0) };
      }),
    };
    expect(remedy.every(({ constraint }) => constraint === 'EXCLUSION' || constraint === 'GROUP_MINIMUM')).toBe(true);
    expect(await explainInfeasibility(constraintBlock(changed, 4))).toBeNull();
  });

  it('counts names where too few are allowed', async () => {
    const { conflict } = await conflictOf({ lower: [0, 0, 0, 0], upper: [0.4, 0.4, 0.4, 0.4], maximumNames: 2 });
    expect(conflict).toContainEqual({ constraint: 'MAXIMUM_NAMES', at: null, unit: 'NAMES', leastChange: 1 });
  });

  it('tells how far a target return is out of reach', async () => {
    const answer = await minimumVariance(
      { covariance, constraints: { ...four, upper: [0.5, 0.5, 0.5, 0.5] }, expectedReturns, targetReturn: 0.005 },
      limits,
    );
    // The best half-and-half earns 0.0035
    expect(answer).toMatchObject({ status: 'INFEASIBLE' });
    expect((answer as Infeasible).conflict).toContainEqual({
      constraint: 'MINIMUM_RETURN',
      at: null,
      unit: 'RETURN',
      leastChange: expect.closeTo(-0.0015, 9) as number,
    });
  });

  it.each([
    ['minimum variance', () => minimumVariance({ covariance, constraints: four }, limits)],
    ['frontier', () => efficientFrontier({ covariance, constraints: four, expectedReturns }, limits)],
    ['maximum Sharpe', () => maximumSharpe({ covariance, constraints: four, expectedReturns, riskFree: 0 }, limits)],
    ['utility', () => meanVarianceUtility({ covariance, constraints: four, expectedReturns, riskAversion: 3 }, limits)],
    ['minimum CVaR', () => cvarWeights({ scenarios, alpha: 0.6, constraints: four }, limits)],
    ['minimum CDaR', () => cdarWeights({ scenarios, alpha: 0.6, constraints: four }, limits)],
    ['return per CVaR', () => maximumReturnPerCvar({ scenarios, alpha: 0.6, constraints: four, riskFree: -1 }, limits)],
    ['risk budgets', () => riskBudgetWithin(covariance, [0.25, 0.25, 0.25, 0.25], four, limits)],
    ['HRP', () => hierarchicalRiskParityWithin(covariance, four, limits)],
  ])('is the same answer from %s', async (_, optimise) => {
    const answer: { readonly status: string } = await optimise();
    expect(answer).toMatchObject({ status: 'INFEASIBLE' });
    expect((answer as Infeasible).conflict.map(({ constraint }) => constraint).toSorted()).toEqual([
      'SUM',
      'UPPER_BOUND',
    ]);
  });

  it('is an error with the same facts where the caller takes no such answer', async () => {
    await expect(
      minimumCvar({ ...scenarios, alpha: 0.6, lower: four.lower, upper: four.upper }, limits),
    ).rejects.toMatchObject({
      code: 'E_INFEASIBLE',
      infeasible: { status: 'INFEASIBLE', remedy: [{ constraint: 'UPPER_BOUND' }] },
    });
  });

  it('is none where the conditions can be met', async () => {
    expect(await explainInfeasibility(constraintBlock({ ...four, upper: [0.25, 0.25, 0.25, 0.25] }, 4))).toBeNull();
  });
});
