import { describe, expect, it } from 'vitest';

import { formatIn } from '../../ui/use-format.ts';

import { changeName, comparisonsInOrder, outcomeOf, shareRows, verdictOf } from './recommendation-model.ts';
import type { Change, Result } from './recommendation-model.ts';

const format = formatIn('ko');
const t = (key: string, values?: Readonly<Record<string, string | number>>) =>
  `${key} ${Object.values(values ?? {}).join(' ')}`.trim();
const change = (value: number, isImprovement: boolean | null): Change => ({
  key: 'CONDITIONAL_VALUE_AT_RISK_95',
  plan: 1e9 + value,
  baseline: 1e9,
  difference: { value, low: value - 1e8, high: value + 1e8 },
  unit: 'KRW',
  isImprovement,
});
const result: Result = {
  verdict: 'RECOMMENDED',
  indistinguishableFrom: null,
  shares: [],
  controls: [],
  investedKrw: '0',
  feesKrw: '0',
  tradingCost: null,
  cashLeftKrw: '0',
  controlCostKrw: '0',
  controlBudgetLeftKrw: '0',
  comparisons: [
    { baseline: 'DO_NOTHING', part: 'SHARES', changes: [change(2e8, false)] }, // a half never speaks for the whole
    { baseline: 'EQUAL_WEIGHT', part: 'WHOLE', changes: [change(5e7, null)] },
    { baseline: 'DO_NOTHING', part: 'WHOLE', changes: [change(-3e8, true)] },
  ],
  objectiveInSampleKrw: 1,
  objectiveOutOfSampleKrw: { value: 1, low: 0, high: 2 },
  optimismGapRatio: 0,
  evaluationPathCount: 1,
  evaluationSeed: '1',
  solverStatus: 'Optimal',
  solverGapRatio: 0,
  evidence: null,
  warnings: [],
};

describe('verdictOf', () => {
  it('calls a plan better only when its own numbers against doing nothing do, with their interval', () => {
    expect(verdictOf(result, t, format)).toMatchObject({ tone: 'good', title: 'verdict.betterTitle' });
    expect(verdictOf(result, t, format).text).toContain('−3억 −4억 ~ −2억');
  });
  it('says so when the plan cannot be told from a baseline, and names the baseline', () => {
    const same = verdictOf(
      { ...result, verdict: 'NOT_DISTINGUISHABLE', indistinguishableFrom: 'EQUAL_WEIGHT' },
      t,
      format,
    );
    expect(same.tone).toBe('neutral');
    expect(same.title).toContain('verdict.sameTitle baseline.EQUAL_WEIGHT');
  });
  it('does not praise a plan whose headline figure is not an improvement', () => {
    const mixed = {
      ...result,
      comparisons: [{ baseline: 'DO_NOTHING' as const, part: 'WHOLE' as const, changes: [change(1e7, null)] }],
    };
    expect(verdictOf(mixed, t, format).tone).toBe('neutral');
  });
});

it('puts doing nothing first', () =>
  expect(comparisonsInOrder(result, 'WHOLE').map((each) => each.baseline)).toEqual(['DO_NOTHING', 'EQUAL_WEIGHT']));
it('does not call a difference whose interval contains zero better or worse', () => {
  expect([change(-1, true), change(1, false), change(0, null)].map(outcomeOf)).toEqual(['better', 'worse', 'same']);
});
it('names a figure, and shows the code of one it does not know', () => {
  expect([changeName('VALUE_AT_RISK_95', t), changeName('SOMETHING_NEW', t)]).toEqual([
    'metric.VALUE_AT_RISK_95',
    'SOMETHING_NEW',
  ]);
});
it('lists what is bought, kept and sold, and leaves out what is neither held nor bought', () => {
  const share = (symbol: string, shares: number, currentShares: number, costKrw: string) => ({
    instrument: { symbol },
    shares,
    currentShares,
    priceKrw: '1',
    costKrw,
    weightRatio: 0,
  });
  const rows = shareRows({
    ...result,
    shares: [
      share('A', 0, 5, '0'),
      share('B', 3, 1, '30'),
      share('C', 0, 0, '0'),
      share('D', 9, 9, '90'),
    ] as unknown as Result['shares'],
  });
  expect(rows.map((row) => [row.instrument.symbol, row.change])).toEqual([
    ['D', 0],
    ['B', 2],
    ['A', -5],
  ]);
});
