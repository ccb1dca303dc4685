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
