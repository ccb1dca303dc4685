import { expect, it } from 'vitest';

import { formatIn } from '../../ui/use-format.ts';

import { spendingModel, toneOf, usedRatio } from './llm-model.ts';
import type { Budget, SpendingDay } from './llm-model.ts';

const budget = (limitKrw: string, spentKrw: string, reservedKrw: string) =>
  ({ limitKrw, spentKrw, reservedKrw }) as Budget;
const day = (date: string, spentKrw: string): SpendingDay => ({
  date,
  spentKrw,
  callCount: 2,
  tokenCount: 1500,
  answerCount: 2,
  validAnswerCount: 1,
  cacheHitCount: 0,
});

it('counts what is put aside as used, never more than all, and no limit as used up', () => {
  expect(usedRatio(budget('1000', '200', '50'))).toBe(0.25);
  expect(usedRatio(budget('1000', '2000', '0'))).toBe(1);
  expect(usedRatio(budget('0', '0', '0'))).toBe(1);
});
it('draws one step a day and lists the newest day first', () => {
  const model = spendingModel([day('2026-11-22', '10'), day('2026-11-23', '30')], (key) => key, formatIn('ko'));
  expect(model.series[0]?.points).toEqual([
    { x: 0, y: 10 },
    { x: 1, y: 30 },
    { x: 2, y: 30 },
  ]);
  expect(model.x.format(1.5)).toBe('11-23');
  expect(model.table.rows[0]).toEqual(['2026-11-23', '30원', '2', '1,500', '1 / 2', '0']);
});
it('does not call a call bad that was never made', () => {
  expect((['OK', 'CACHE_HIT', 'BUDGET', 'TIMEOUT'] as const).map(toneOf)).toEqual([
    'good',
    'neutral',
    'neutral',
    'bad',
  ]);
});
