import { expect, it } from 'vitest';

import { formatIn } from '../../ui/use-format.ts';

import { describePrinted } from './describe-field.ts';

const t = (key: string) => key;
const describe = (field: string, printed: string) => describePrinted(field, printed, t, formatIn('ko'));

it('reads what the API prints: amounts and counts with separators, codes by their names', () => {
  expect(describe('investmentBudgetKrw', '50000000000')).toBe('50,000,000,000원');
  expect(describe('pathCount', '100000')).toBe('100,000');
  expect(describe('threatLevel', 'CAUTION')).toBe('level.CAUTION');
  expect(describe('marketModel', 'GBM')).toBe('model.GBM');
});
it('leaves alone what is a name, a seed or a code that only a newer server knows', () => {
  expect(describe('seed', '20261122')).toBe('20261122');
  expect(describe('name', '2026년 계획')).toBe('2026년 계획');
  expect(describe('marketModel', 'FHS')).toBe('FHS');
  expect(describe('description', '')).toBe('scenario.none');
});
it('reads a stress case part by part, as it was written in the comparison of two scenarios', () => {
  expect(describe('stress', 'REPLAY 2020-03-02~2020-03-31, LOG_RETURN -0.1 1~2 005930, VOLATILITY 1.5 1~20')).toBe(
    'stress.replay 2020-03-02 – 2020-03-31, stress.kind.LOG_RETURN −10.00% (stress.days, 005930), stress.kind.VOLATILITY ×1.50 (stress.days)',
  );
  expect(describe('stress', '–')).toBe('–');
  expect(describe('sampling', 'AUTO')).toBe('sampling.AUTO');
  expect(describe('parameterUncertainty', 'POSTERIOR')).toBe('uncertainty.POSTERIOR');
});
