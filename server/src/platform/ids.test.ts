import { expect, it } from 'vitest';

import { idPrefix, isId, newId } from './ids.ts';

it('is a prefix and 26 characters', () => {
  expect(newId('run')).toMatch(/^run_[0-9A-Z]{26}$/);
  expect(isId('run', newId('run'))).toBe(true);
  expect(isId('scn', newId('run'))).toBe(false);
});
it('sorts by time', () => {
  expect(newId('run', 1_700_000_000_000) < newId('run', 1_700_000_000_001)).toBe(true);
  expect(newId('run', 0)).toMatch(/^run_0{10}/); // 48 bits of time are ten characters, the first holding three bits
});
it('does not repeat itself', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => newId('run', 0))).size).toBe(10_000);
});
it.each([
  '',
  'run',
  'run_',
  'run_1',
  'RUN_01JQ7Z3V5M8K2T9W4X6Y0B1C2D',
  'scn_01JQ7Z3V5M8K2T9W4X6Y0B1C2I',
  `scn_8${'0'.repeat(25)}`,
])('takes %j for no id', (text) => {
  expect(idPrefix(text)).toBeNull();
});
