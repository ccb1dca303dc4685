import { describe, expect, it } from 'vitest';

import { InfeasibleProblem } from '../optimise/infeasibility.ts';
import { annualLossExpectancy } from '../threat/ale.ts';
import { buildPlan } from './plan.ts';
import { recommend } from './recommend.ts';
import { recommendStages } from './recommendation.ts';
import type { BaselineId, Candidate, LossReductions, PlanPart, RecommendOptions } from './recommendation.ts';
import type { RunInputs } from './run-inputs.ts';
import { sampleHoldings, sampleInputs, sampleSnapshot } from './sample-run.ts';
import { chooseSecurities, horizonReturns } from './securities-choice.ts';

const snapshot = sampleSnapshot(6, 300);
const universe: Candidate[] = sampleHoldings(6).map((holding) => ({ ...holding, market: 'KOSPI' }));
const options: RecommendOptions = { universe, freshSeed: 7, evaluationPaths: 3200, scenarioCount: 500 };
const inputs = sampleInputs(6, {
  investmentBudgetKrw: 100_000_000,
  controlBudgetKrw: 1_000_000_000,
  holdings: sampleHoldings(6)
    .slice(4)
    .map((holding) => ({ ...holding, shares: 500 })),
  cashKrw: 45_000_000,
});

describe('a recommendation', async () => {
  const answer = await recommend(inputs, snapshot, options);

  it('keeps to both budgets, to whole shares and to the largest weight', () => {
    const spent = answer.shares.reduce((sum, { amountKrw }) => sum + amountKrw, 0);
    expect(spent + answer.feesKrw + answer.cashKrw).toBe(100_000_000);
    expect(answer.cashKrw).toBeGreaterThanOrEqual(0);
    expect(spent).toBeGreaterThanOrEqual(90_000_000);
    expect(answer.shares.every(({ shares, weight }) => Number.isSafeInteger(shares) && weight <= 0.3)).toBe(true);
    expect(answer.controlCostKrw).toBeLessThanOrEqual(1_000_000_000);
  });
  it('lists what to trade against the current holdings', () => {
    const change = answer.shares.reduce((sum, { priceKrw, shareChange }) => sum + priceKrw * shareChange, 0);
    const spent = answer.shares.reduce((sum, { amountKrw }) => sum + amountKrw, 0);
    expect(change).toBe(spent - 500 * 50_000 - 500 * 60_000);
  });
  it('gives every control its exact reduction, and all together that of the plan', () => {
    const ids = answer.controls.map(({ controlId }) => controlId);
    const { levelPlan, exposures, calibration } = inputs;
    const after = annualLossExpectancy({ levelPlan, exposures, calibration }, [...inputs.controls, ...ids]).totalAleKrw;
    expect(ids.length).toBeGreaterThan(0);
    expect(answer.figures.annualLossExpectancyKrw).toBe(Math.round(after));
    // net objective: each pays for itself
    expect(answer.controls.every(({ returnOnInvestment }) => returnOnInvestment! > 0)).toBe(true);
  });
  it('values shares and controls by themselves against every baseline: shares change no threat loss, controls all of it', () => {
    const against = (part: PlanPart, id: BaselineId): LossReductions =>
      part.comparisons.find(({ baseline }) => baseline === id)!;
    const whole = answer.comparisons.find(({ baseline }) => baseline === 'DO_NOTHING')!;
    for (const part of [answer.sharesOnly, answer.controlsOnly]) expect(part.comparisons).toHaveLength(3);
    expect(against(answer.sharesOnly, 'DO_NOTHING').annualLossReductionKrw).toBe(0);
    expect(against(answer.controlsOnly, 'DO_NOTHING').annualLossReductionKrw).toBe(whole.annualLossReductionKrw);
    expect(against(answer.controlsOnly, 'DO_NOTHING').conditionalValueAtRisk95Reduction.value).toBeGreaterThan(0);
    // the shares alone lack the plan's controls, which equal weights have
    expect(against(answer.sharesOnly, 'EQUAL_WEIGHT').annualLossReductionKrw).toBe(-whole.annualLossReductionKrw);
  });
  it('never beats fractions of shares on the scenarios it was chosen on', () => {
    expect(answer.securities.objectiveInSampleKrw).toBeGreaterThanOrEqual(answer.securities.continuousObjectiveKrw - 1);
    expect(answer.securities.gap).toBeLessThan(0.01);
  });
  it('names every feasible baseline that it does not beat by two standard errors, and only those', () => {
    const notBeaten = answer.comparisons.filter(
      ({ isFeasible, standardErrors }) => isFeasible && !(standardErrors! > 2),
    );
    expect(answer.notDistinguishableFrom).toEqual(notBeaten.map(({ baseline }) => baseline));
    expect(answer.verdict).toBe(notBeaten.length === 0 ? 'RECOMMENDED' : 'NOT_DISTINGUISHABLE');
  });
  it('does not let half-invested holdings stop it, for they break its least investment', () => {
    expect(answer.comparisons.map(({ baseline, isFeasible }) => [baseline, isFeasible])).toEqual([
      ['DO_NOTHING', false],
      ['NO_CONTROLS', false],
      ['EQUAL_WEIGHT', true],
    ]);
  });
  it('says why there is no walk where the history is too short, and how stable the weights are all the same', () => {
    const { strategy, noStrategyReason, stability } = answer.evidence!;
    expect([strategy, noStrategyReason]).toEqual([null, 'HISTORY_TOO_SHORT']); // 300 sessions
    expect(stability!.weights.map(({ symbol }) => symbol)).toEqual(universe.map(({ symbol }) => symbol));
    const line = answer.shares.find(({ symbol }) => symbol === stability!.weights[0]!.symbol);
    const spent = answer.shares.reduce((sum, { amountKrw }) => sum + amountKrw, 0);
    expect(stability!.weights[0]!.planned).toBeCloseTo((line?.amountKrw ?? 0) / spent, 12);
    // the limit is 30 % of the budget; what is invested is less, so a name may be more of that
    const most = 0.3 * (100_000_000 / spent);
    for (const { planned, high } of stability!.weights)
      expect(Math.max(planned, high)).toBeLessThanOrEqual(most + 1e-9);
  });
  it('comes out the same again', async () => {
    expect(await recommend(inputs, snapshot, options)).toEqual(answer);
  });
});

it('charges a control with the cost of what is useless without it, whose effect it is credited with', async () => {
  const wide: RunInputs = { ...inputs, controlBudgetKrw: 3_100_000_000 };
  const { controls } = await recommend(wide, snapshot, { ...options, evaluationPaths: 1600, controlObjective: 'ale' });
  const line = (id: string) => controls.find(({ controlId }) => controlId === id)!;
  expect(controls.map(({ controlId }) => controlId)).not.toContain('C15'); // so C16 hangs on C06 alone
  const cost = line('C06').annualCostKrw + line('C16').annualCostKrw;
  expect(line('C06').returnOnInvestment).toBeCloseTo((line('C06').annualLossReductionKrw - cost) / cost, 12);
  expect(line('C16').returnOnInvestment).toBeCloseTo(
    line('C16').annualLossReductionKrw / line('C16').annualCostKrw - 1,
    12,
  );
});

describe('when nothing can be gained', () => {
  it('says that the plan cannot be told from equal weights when there is one share and no control budget', async () => {
    const one: RunInputs = { ...inputs, holdings: [], controlBudgetKrw: 0 };
    const answer = await recommend(one, snapshot, {
      ...options,
      universe: universe.slice(0, 1),
      evaluationPaths: 1600,
    });
    expect(answer.verdict).toBe('NOT_DISTINGUISHABLE');
    expect(answer.notDistinguishableFrom).toEqual(['EQUAL_WEIGHT']);
    expect(answer.securities.maximumWeight).toBeGreaterThan(0.89);
    expect(answer.controls).toEqual([]);
  });
});

describe('a recommendation that cannot be made', () => {
  it('refuses the seed that the shares were chosen with', async () => {
    await expect(recommend(inputs, snapshot, { ...options, freshSeed: inputs.seed })).rejects.toMatchObject({
      path: ['freshSeed'],
    });
  });
  it.each([-1, 1.5, Number.NaN, 2 ** 53])('refuses %d as the seed of the evaluation', async (freshSeed) => {
    await expect(recommend(inputs, snapshot, { ...options, freshSeed })).rejects.toMatchObject({
      code: 'E_RANGE',
      path: ['freshSeed'],
    });
  });
  it('names the mean return that no investment reaches', async () => {
    await expect(recommend(inputs, snapshot, { ...options, minimumMeanReturn: 5 })).rejects.toMatchObject({
      code: 'E_INFEASIBLE',
      path: ['minimumMeanReturn'],
      infeasible: {
        status: 'INFEASIBLE',
        conflict: expect.arrayContaining([
          expect.objectContaining({ constraint: 'MINIMUM_RETURN', unit: 'RETURN' }),
          expect.objectContaining({ constraint: 'MINIMUM_INVESTED', unit: 'WEIGHT' }),
        ]) as unknown,
      },
    });
  });
  it('can be made once the return is lowered by what the refusal says', async () => {
    const refusal = await recommend(inputs, snapshot, { ...options, minimumMeanReturn: 5 }).catch(
      (error: unknown) => error,
    );
    if (!(refusal instanceof InfeasibleProblem)) throw refusal;
    const own = refusal.infeasible.conflict.find(({ constraint }) => constraint === 'MINIMUM_RETURN');
    const minimumMeanReturn = 5 + own!.leastChange!;
    expect(minimumMeanReturn).toBeLessThan(0.5);
    const answer = await recommend(inputs, snapshot, { ...options, minimumMeanReturn });
    expect(answer.shares.length).toBeGreaterThan(0);
    await expect(
      recommend(inputs, snapshot, { ...options, minimumMeanReturn: minimumMeanReturn + 1e-4 }),
    ).rejects.toMatchObject({ code: 'E_INFEASIBLE' });
  });
  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const onProgress = ({ stage }: { stage: string }): void => {
      if (stage === 'EVALUATION') controller.abort();
    };
    await expect(recommend(inputs, snapshot, { ...options, onProgress, signal: controller.signal })).rejects.toThrow(
      'abort',
    );
  });
});

it('walks its own way of choosing over a history that is long enough, and tells its stages in order', async () => {
  const stages: string[] = [];
  const { evidence } = await recommend(inputs, sampleSnapshot(6, 700), {
    ...options,
    evaluationPaths: 1600,
    trials: { count: 4, maximumWeights: [0.5] },
    onProgress: ({ stage }) => {
      if (stages.at(-1) !== stage) stages.push(stage);
    },
  });
  expect(stages).toEqual([...recommendStages]);
  expect(evidence!.strategy).toMatchObject({ maximumWeight: 0.3, initialKrw: 100_000_000 });
  expect(evidence!.strategy!.deflatedSharpe.trialCount).toBe(6);
  expect(evidence!.strategy!.overfitting!.configurationCount).toBe(2);
});

it('lowers the least investment to what whole shares can reach', async () => {
  const plan = buildPlan(sampleInputs(2, { pathCount: 512 }), snapshot);
  const scenarios = horizonReturns(plan, 200);
  const limits = {
    alpha: 0.95,
    prices: [60_000, 70_000],
    spendableKrw: 100_000,
    budgetKrw: 100_000,
    maximumWeight: 1,
    minimumInvestedRatio: 0.9,
    buyCostRatio: 0.001,
  };
  const { minimumInvestedRatio, shares } = await chooseSecurities(scenarios, limits, { timeLimitSeconds: 5 });
  expect(minimumInvestedRatio).toBe(0.7);
  expect(shares.shares).toEqual([0, 1]);
});
