import { expect, it } from 'vitest';

import { endOfDay, startOfDay } from './log-period.ts';

it('takes a day from midnight to midnight in Seoul', () => {
  expect([startOfDay('2026-11-23'), endOfDay('2026-11-23')]).toEqual([
    '2026-11-23T00:00:00+09:00',
    '2026-11-23T15:00:00.000Z',
  ]);
  expect(endOfDay('2026-12-31')).toBe('2026-12-31T15:00:00.000Z');
});
it('leaves the time open where no day is chosen', () => {
  expect([startOfDay(''), endOfDay('')]).toEqual([undefined, undefined]);
});
