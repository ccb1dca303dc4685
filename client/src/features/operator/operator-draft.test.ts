import { expect, it } from 'vitest';

import { operatorInputOf, operatorProblems } from './operator-draft.ts';
import type { OperatorDraft } from './operator-draft.ts';

const good: OperatorDraft = {
  name: '기준 증권사',
  sectorCode: 'SECU',
  annualRevenueKrw: '500000000000',
  customerRecordCount: 1_000_000,
  staffCount: 700,
  isFinancialOperator: true,
  currentControlIds: ['C01'],
  riskCapacityKrw: '100000000000',
  lossToleranceKrw: '10000000000',
  securityLossToleranceKrw: '5000000000',
  drawdownLimitPercent: 20,
  concentrationLimit: 0.25,
  liquidityLimitDays: 5,
  appetite: [
    { lossKrw: '1000000000', percent: 10 },
    { lossKrw: '10000000000', percent: 1 },
  ],
};

it('finds nothing wrong with the reference operator', () => expect(operatorProblems(good)).toEqual([]));
it.each<[string, Partial<OperatorDraft>, string]>([
  ['a tolerance of zero', { lossToleranceKrw: '0' }, 'lossToleranceKrw'],
  ['a drawdown limit above 100 %', { drawdownLimitPercent: 120 }, 'drawdownLimitRatio'],
  ['half an employee', { staffCount: 0.5 }, 'staffCount'],
  [
    'an appetite that grows with the loss',
    {
      appetite: [
        { lossKrw: '1', percent: 1 },
        { lossKrw: '2', percent: 2 },
      ],
    },
    'appetite',
  ],
  [
    'an appetite whose losses do not rise',
    {
      appetite: [
        { lossKrw: '2', percent: 2 },
        { lossKrw: '2', percent: 1 },
      ],
    },
    'appetite',
  ],
])('refuses %s', (_, change, path) =>
  expect(operatorProblems({ ...good, ...change }).map((each) => each.path)).toEqual([path]),
);
it('sends percentages as shares of one', () => {
  expect(operatorInputOf(good, 3)).toMatchObject({
    expectedVersion: 3,
    drawdownLimitRatio: 0.2,
    appetite: [{ lossKrw: '1000000000', maxProbabilityRatio: 0.1 }, { maxProbabilityRatio: 0.01 }],
  });
});
