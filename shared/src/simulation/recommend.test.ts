import { describe, expect, it } from 'vitest';

import { tickSize } from '../market/krx-rules.ts';
import { InfeasibleProblem } from '../optimise/infeasibility.ts';
import { annualLossExpectancy } from '../threat/ale.ts';
import { buildPlan } from './plan.ts';
import { recommend } from './recommend.ts';
import { recommendStages } from './recommendation.ts';
import type {
  BaselineId,
  Candidate,
  LossReductions,
  PlanPart,
  Recommendation,
  RecommendOptions,
} from './recommendation.ts';
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
    const { spreadKrw, impactKrw, feesKrw, taxesKrw } = answer.tradingCost!;
    expect(spent + feesKrw + taxesKrw + spreadKrw + impactKrw + answer.cashKrw).toBe(100_000_000);
    expect(answer.feesKrw).toBe(feesKrw + taxesKrw);
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
    const { spreadKrw, impactKrw } = answer.tradingCost!;
    expect(answer.securities.objectiveInSampleKrw + spreadKrw + impactKrw).toBeGreaterThanOrEqual(
      answer.securities.continuousObjectiveKrw - 10, // every trade is rounded to the won
    );
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

describe('what trading moves prices by', async () => {
  const answer = await recommend(inputs, snapshot, { ...options, evaluationPaths: 1600 });
  const without = (candidates: readonly Candidate[], impactConstant: number) =>
    recommend(inputs, snapshot, { ...options, evaluationPaths: 1600, universe: candidates, impactConstant });

  it('is half a tick and the square-root law on every trade, told apart from fees and taxes', () => {
    const plan = buildPlan({ ...inputs, holdings: sampleHoldings(6) }, snapshot);
    const covariance = plan.marketFacts!.covariance as Float64Array;
    let [spread, impact, largest] = [0, 0, 0];
    for (const { symbol, shareChange, priceKrw } of answer.shares) {
      const i = universe.findIndex((candidate) => candidate.symbol === symbol);
      const traded = Math.abs(shareChange);
      spread += Math.round((tickSize('KOSPI', snapshot.dates.at(-1)!, priceKrw) / 2) * traded);
      impact += Math.round(0.7 * Math.sqrt(covariance[i * 7]!) * Math.sqrt(traded / 50_000) * priceKrw * traded);
      largest = Math.max(largest, traded / 50_000);
    }
    expect(answer.tradingCost).toMatchObject({ spreadKrw: spread, impactKrw: impact, impactConstant: 0.7, capped: [] });
    expect(answer.tradingCost!.largestParticipation!.ratio).toBe(largest);
    expect(impact).toBeGreaterThan(0);
  });
  it('is 0 where the spread and Y are, and then nothing but fees and taxes leaves the cash', async () => {
    const none = await without(
      universe.map((candidate) => ({ ...candidate, spreadKrw: 0 })),
      0,
    );
    const spent = none.shares.reduce((sum, { amountKrw }) => sum + amountKrw, 0);
    expect(none.tradingCost).toMatchObject({ spreadKrw: 0, impactKrw: 0, unknownImpact: [] });
    expect(spent + none.feesKrw + none.cashKrw).toBe(100_000_000);
    const scenarios = horizonReturns(
      buildPlan({ ...inputs, holdings: sampleHoldings(6) }, snapshot),
      options.scenarioCount!,
    );
    // to the digit what is chosen where nothing is said of trading at all
    const { shares } = await chooseSecurities(
      scenarios,
      {
        alpha: 0.95,
        prices: universe.map(({ priceKrw }) => priceKrw),
        spendableKrw: 100_000_000 - sellingFees(),
        budgetKrw: 100_000_000,
        maximumWeight: 0.3,
        minimumInvestedRatio: 0.9,
        buyCostRatio: 140_527 / 1e9,
      },
      { timeLimitSeconds: 20, nodeLimit: 20_000, relativeGap: 1e-4, tolerance: 1e-7 },
    );
    const shown = universe.map(({ symbol }) => none.shares.find((line) => line.symbol === symbol)?.shares ?? 0);
    expect(shown).toEqual(shares.shares);
  });
  it('makes a plan trade less, and is a loss that plan and baselines are valued with', async () => {
    const dear = await without(universe, 5);
    const turnover = (plan: Recommendation): number =>
      plan.shares.reduce((sum, { shareChange, priceKrw }) => sum + Math.abs(shareChange) * priceKrw, 0);
    expect(turnover(dear)).toBeLessThanOrEqual(turnover(answer));
    expect(dear.tradingCost!.impactKrw).toBeGreaterThan(answer.tradingCost!.impactKrw);
    expect(dear.figures.conditionalValueAtRisk95.value).toBeGreaterThan(answer.figures.conditionalValueAtRisk95.value);
  });
  it('stops a trade at a fifth of the average volume and names the share', async () => {
    const wanted = answer.shares.reduce((most, line) => (line.shareChange > most.shareChange ? line : most));
    const thin = universe.map((candidate) =>
      candidate.symbol === wanted.symbol ? { ...candidate, averageVolumeShares: 500 } : candidate,
    );
    const capped = await without(thin, 0.7);
    const line = capped.shares.find(({ symbol }) => symbol === wanted.symbol);
    expect(line?.shareChange).toBe(100);
    expect(capped.tradingCost).toMatchObject({
      capped: [wanted.symbol],
      largestParticipation: { symbol: wanted.symbol, ratio: 0.2 },
    });
    expect(capped.warnings).toContainEqual({ code: 'W_PARTICIPATION_CAP', about: [wanted.symbol] });
  });
  it('names the limit of trading where what cannot be sold earns too little', async () => {
    const thin = universe.map((candidate) => ({ ...candidate, averageVolumeShares: 1000 }));
    const refusal = await recommend(inputs, snapshot, { ...options, universe: thin, minimumMeanReturn: 0.5 }).catch(
      (error: unknown) => error,
    );
    if (!(refusal instanceof InfeasibleProblem)) throw refusal;
    expect(refusal.infeasible.conflict.map(({ constraint }) => constraint)).toContain('MINIMUM_RETURN');
  });
  it('is called unknown, not 0, without a volume', async () => {
    const blind = universe.map((candidate) => ({ ...candidate, averageVolumeShares: null }));
    const { tradingCost, warnings, shares } = await without(blind, 0.7);
    const traded = shares.filter(({ shareChange }) => shareChange !== 0).map(({ symbol }) => symbol);
    expect(tradingCost).toMatchObject({ impactKrw: 0, unknownImpact: traded, largestParticipation: null });
    expect(tradingCost!.spreadKrw).toBeGreaterThan(0);
    expect(warnings).toContainEqual({ code: 'W_IMPACT_UNKNOWN', about: traded });
  });
  it.each([-1, 5.1, Number.NaN])('refuses a constant of %d', async (impactConstant) => {
    await expect(without(universe, impactConstant)).rejects.toMatchObject({
      code: 'E_RANGE',
      path: ['impactConstant'],
    });
  });

  /** Of 500 shares each of the last two, at 50,000 and 60,000: fee, and on 2020-10-26 taxes of 0.1 % and 0.15 %. */
  function sellingFees(): number {
    return [25_000_000, 30_000_000].reduce(
      (sum, amount) => sum + Math.floor((amount * 140_527) / 1e9) + amount / 1000 + (amount * 15) / 10_000,
      0,
    );
  }
});
