import { expect, it } from 'vitest';

import type { Recommendation as Plan } from '@convergence/shared/simulation/recommendation';
import type { StrategyEvidence } from '@convergence/shared/simulation/recommendation-evidence';

import { evidenceBlocks } from './evidence-blocks.ts';

const estimate = (value: number) => ({
  unit: 'RATIO',
  value,
  low: value - 0.4,
  high: value + 0.3,
  level: 0.95,
  method: 'BOOTSTRAP',
});
const strategy = {
  fromDate: '2020-01-02',
  toDate: '2025-06-30',
  strategy: { sharpeAnnual: estimate(0.31) },
  equalWeight: { sharpeAnnual: estimate(0.42) },
  sharpeDifference: estimate(-0.11),
  verdict: 'NOT_SHOWN',
  deflatedSharpe: { probability: 0.62, expectedMaximum: 0.2, trialCount: 4 },
} as unknown as StrategyEvidence;
const planWith = (evidence: unknown) => ({ evidence }) as unknown as Plan;

it('records the difference to equal weight with its interval, and claims nothing where it contains 0', () => {
  const text = JSON.stringify(evidenceBlocks(planWith({ strategy, noStrategyReason: null, stability: null }), 'EN'));
  expect(text).toContain('-0.110 (-0.510 ~ 0.190)');
  expect(text).toContain('no advantage over equal weight is shown');
  expect(text).toContain('62.00%');
});

it('says what the verdict of the numbers is, in both languages', () => {
  const of = (verdict: string, language: 'KO' | 'EN') =>
    JSON.stringify(evidenceBlocks(planWith({ strategy: { ...strategy, verdict }, stability: null }), language));
  expect(of('WORSE', 'EN')).toContain('a lower Sharpe ratio than equal weight');
  expect(of('NOT_SHOWN', 'KO')).toContain('우위는 확인되지 않습니다');
});

it('has nothing to record of a plan that was made before there was evidence', () => {
  expect(evidenceBlocks({} as Plan, 'KO')).toEqual([]);
});
