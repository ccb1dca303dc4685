import { expect, it } from 'vitest';

import { Seal } from './seal.ts';

const seal = new Seal('s'.repeat(43), 'test');

it('opens what it locked, and never locks the same text to the same bytes', () => {
  const locked = seal.lock('열쇠 whsec_1', 'nch_1');
  expect(seal.open(locked, 'nch_1')).toBe('열쇠 whsec_1');
  expect(seal.lock('열쇠 whsec_1', 'nch_1')).not.toBe(locked);
  expect(Buffer.from(locked, 'base64url').toString('latin1')).not.toContain('whsec');
});

it('opens nothing for another row, another purpose, another installation, or after a change', () => {
  const locked = seal.lock('열쇠', 'nch_1');
  const bytes = Buffer.from(locked, 'base64url');
  bytes[bytes.length - 1]! ^= 1;
  expect(() => seal.open(locked, 'nch_2')).toThrow('authenticate');
  expect(() => new Seal('s'.repeat(43), 'other').open(locked, 'nch_1')).toThrow('authenticate');
  expect(() => new Seal('t'.repeat(43), 'test').open(locked, 'nch_1')).toThrow('authenticate');
  expect(() => seal.open(bytes.toString('base64url'), 'nch_1')).toThrow('authenticate');
});
