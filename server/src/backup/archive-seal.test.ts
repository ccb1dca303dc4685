import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { archiveSeal } from './archive-seal.ts';

const key = 'k'.repeat(43);
const seal = archiveSeal(key);

it('gives back what it locked, whatever that is', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(Buffer.from(seal.open(seal.lock(bytes, 'a/b'), 'a/b'))).toEqual(Buffer.from(bytes));
    }),
  );
});
it('refuses bytes of which one was changed, wherever it stands', () => {
  const locked = seal.lock(Buffer.from('ten years of candles'), 'a/b');
  for (let at = 0; at < locked.length; at++) {
    const changed = Uint8Array.from(locked);
    changed[at]! ^= 1;
    expect(() => seal.open(changed, 'a/b')).toThrow(/cannot be opened|no encrypted part/);
  }
});
it('refuses bytes that were cut, at any length', () => {
  const locked = seal.lock(Buffer.from('ten years of candles'), 'a/b');
  for (let length = 0; length < locked.length; length++)
    expect(() => seal.open(locked.slice(0, length), 'a/b')).toThrow(/cannot be opened|no encrypted part/);
});
it('refuses a file in the place of another, and another key', () => {
  const locked = seal.lock(randomBytes(100), 'candle.000001');
  expect(() => seal.open(locked, 'candle.000002')).toThrow(/changed, or the key/);
  expect(() => archiveSeal('l'.repeat(43)).open(locked, 'candle.000001')).toThrow(/changed, or the key/);
});
it('locks the same bytes differently each time, and names the same object the same', () => {
  const bytes = Buffer.from('same');
  expect(Buffer.from(seal.lock(bytes, 'a'))).not.toEqual(Buffer.from(seal.lock(bytes, 'a')));
  const sha256 = 'ab'.repeat(32);
  expect(seal.nameOf(sha256)).toBe(archiveSeal(key).nameOf(sha256));
  expect(seal.nameOf(sha256)).not.toBe(sha256); // nobody sees which known file it is
});
it('says which key it was without saying the key', () => {
  expect(seal.keyId).toMatch(/^[0-9a-f]{16}$/);
  expect(seal.keyId).not.toBe(archiveSeal('l'.repeat(43)).keyId);
  expect(JSON.stringify(seal)).not.toContain(key);
});
