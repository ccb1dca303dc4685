import { expect, it } from 'vitest';

import type { Infeasible } from '@convergence/shared/optimise/infeasibility';

import { conflictText } from './conflict-text.ts';

const infeasible: Infeasible = {
  status: 'INFEASIBLE',
  conflict: [
    { constraint: 'MINIMUM_RETURN', at: null, leastChange: -0.012345, unit: 'RETURN' },
    { constraint: 'UPPER_BOUND', at: null, leastChange: 0.05, unit: 'WEIGHT' },
    { constraint: 'MAXIMUM_NAMES', at: null, leastChange: 2, unit: 'NAMES' },
    { constraint: 'BUDGET', at: null, leastChange: null, unit: 'WEIGHT' },
  ],
  remedy: [],
};

it('names the conditions in conflict and a change that is large enough, in Korean', () => {
  expect(conflictText(infeasible, 'KO')).toBe(
    '다음 조건을 함께 만족하는 해가 없습니다: 최소 기대수익률 (1.24%p 낮추면 가능), 한 종목 최대 비중 (5.00%p 높이면 가능), 최대 종목 수 (2개 높이면 가능), 투자 예산.',
  );
});
it('and in English', () => {
  expect(conflictText(infeasible, 'EN')).toBe(
    'Nothing satisfies these conditions together: least expected return (possible if lowered by 1.24 points), largest weight of one name (possible if raised by 5.00 points), largest number of names (possible if raised by 2), investment budget.',
  );
});
