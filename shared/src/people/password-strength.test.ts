import { expect, it } from 'vitest';

import { passwordWeakness } from './password-strength.ts';

const own = ['김보안', 'boan.kim@operator.example'];

it.each([
  ['eleven ten', 'SHORT'],
  ['x'.repeat(129), 'LONG'],
  ['aaaaaaaaaaaaaaaa', 'REPETITIVE'],
  ['abcdefabcdef', 'REPETITIVE'],
  ['123456789012', 'SEQUENCE'],
  ['abcdefghijkl', 'SEQUENCE'],
  ['Password2026!!', 'COMMON'],
  ['비밀번호1234567890!', 'COMMON'],
  ['qwertyuiop1234', 'COMMON'],
  ['operator-2026-11', 'OWN_NAME'],
] as const)('refuses %s as %s', (password, weakness) => {
  expect(passwordWeakness(password, own)).toBe(weakness);
});
it.each(['correct horse battery', 'nubf-2x9k-7tqm-hh3p', '봄여름가을겨울파란하늘구름'])('takes %s', (password) => {
  expect(passwordWeakness(password, own)).toBe(null);
});
it('takes a long sentence that happens to hold a common word or a part of the name', () => {
  expect(passwordWeakness('my operator drinks green tea', own)).toBe(null);
  expect(passwordWeakness('welcome the winter with warm soup', own)).toBe(null);
});
