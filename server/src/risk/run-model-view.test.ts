import { expect, it } from 'vitest';

import type { Estimate, TailMeasures } from '@convergence/shared/simulation/run-result';

import { runModelView } from './run-model-view.ts';
import { sampleModelReport, sampleSamplingReport, sampleStressReport } from './sample-model-report.ts';

const of = (value: number): Estimate => ({
  unit: 'KRW',
  value,
  low: value - 1,
  high: value + 1,
  level: 0.95,
  method: 'BATCHES',
});
const tail = (cvar99: number): TailMeasures => ({
  mean: of(1),
  valueAtRisk95: of(2),
  conditionalValueAtRisk95: of(3),
  valueAtRisk99: of(4),
  conditionalValueAtRisk99: of(cvar99),
});
const names = new Map([['100000', { nameKo: '시험 종목', nameEn: 'Test share' }]]);
const view = (change: object) =>
  runModelView(
    { horizonSessions: 20 },
    {
      measures: { joint: tail(50), threatYear: tail(90), annualLossExpectancy: { exact: of(7), simulated: of(8) } },
      ...change,
    },
    names,
  );

it('says nothing of how an old result came about, instead of failing', () => {
  expect(view({})).toEqual({
    sampling: null,
    model: null,
    backtests: [],
    stress: null,
    parameterUncertainty: null,
    forcedSales: null,
    commonRegime: null,
  });
});

it('tells the method, who chose it, the goal that was missed and what plain sampling would have needed', () => {
  expect(view({ sampling: sampleSamplingReport }).sampling).toEqual({
    method: 'TILTED',
    isChosenByPilot: true,
    pilots: sampleSamplingReport.pilots,
    targetHalfWidthRatio: 0.01,
    halfWidthRatio: 0.0125,
    isTargetReached: false,
    pathCount: 16_384,
    effectiveTailPathCount: 812.5,
    plainPathCount: 327_680,
  });
});

it('offers twice the volatility over the horizon where the last sessions were twice the long run', () => {
  const { model, backtests } = view({ model: sampleModelReport });
  expect(model?.assets.map(({ nameKo }) => nameKo)).toEqual(['시험 종목', '100010']);
  expect(model?.stressedAlternative).toEqual({
    shocks: [{ kind: 'VOLATILITY', symbols: ['100000'], firstSession: 1, lastSession: 20, value: 2 }],
    replay: null,
  });
  expect(backtests.map(({ zone, christoffersenPValue }) => [zone, christoffersenPValue])).toEqual([
    ['GREEN', 0.29],
    ['GREEN', null],
    ['YELLOW', 0.29],
    ['RED', null],
  ]);
});

it('sets the figure with the stress case beside the one without it, and both kinds of parameters side by side', () => {
  const { stress, parameterUncertainty } = view({ stress: sampleStressReport, jointAtPointParameters: tail(40) });
  expect(stress).toMatchObject({
    conditionalValueAtRisk99Krw: { value: 50, low: 49, high: 51 },
    conditionalValueAtRisk99WithoutKrw: { value: 1_234_567_890, low: 1_200_000_000 },
    reverseMultiple: 3.5,
  });
  expect(parameterUncertainty?.drawn.conditionalValueAtRisk99Krw.value).toBe(50);
  expect(parameterUncertainty?.atEstimates.conditionalValueAtRisk99Krw).toMatchObject({ value: 40, low: 39, high: 41 });
});

it('says what sales brought, and sets the year of the moving level beside that of the plan', () => {
  const { forcedSales, commonRegime } = view({
    forcedSales: {
      saleProbability: { ...of(0.25), unit: 'RATIO' },
      shortfallProbability: { ...of(0.01), unit: 'RATIO' },
      soldKrw: of(3_000),
      costKrw: of(30),
      conditionalValueAtRisk99Change: of(-5),
    },
    commonRegime: {
      expectedDays: [300, 40, 20, 4, 1],
      reachProbabilities: [1, 0.5, 0.25, 0.125, 0.0625],
      annualLossExpectancyAtPlanKrw: 6,
      conditionalValueAtRisk99AtPlanKrw: 80,
    },
  });
  expect(forcedSales?.saleProbabilityRatio.value).toBe(0.25);
  expect(forcedSales?.conditionalValueAtRisk99ChangeKrw).toMatchObject({ value: -5, low: -6, high: -4 });
  expect(commonRegime?.levels[2]).toEqual({ level: 'CAUTION', expectedDays: 20, reachProbabilityRatio: 0.25 });
  expect(commonRegime).toMatchObject({
    expectedAnnualLossKrw: 7,
    expectedAnnualLossAtPlanKrw: 6,
    conditionalValueAtRisk99Krw: { value: 90 },
    conditionalValueAtRisk99AtPlanKrw: 80,
  });
});
