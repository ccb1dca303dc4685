import { describe, expect, it } from 'vitest';

import { streams, uniformAt } from '../random/philox.ts';
import {
  floorRate,
  floorShare,
  formatWon,
  formatWonCompact,
  MAX_WON,
  parseWon,
  requireWon,
  roundLossWon,
  roundWon,
  wonAmount,
} from './won.ts';

describe('whole won', () => {
  it.each([
    ['0', 0],
    ['1234', 1234],
    ['1,234원', 1234],
    ['₩1,234', 1234],
    [' -500억 ', -50_000_000_000],
    ['1조 2,345억', 1_234_500_000_000],
    ['1.5억', 150_000_000],
    ['3억 2500만 7', 325_000_007],
    ['50b', 50_000_000_000],
    ['₩1.5M', 1_500_000],
    ['9,007,199,254,740,991', MAX_WON],
  ])('are read from %s', (text, won) => {
    expect(parseWon(text)).toBe(won);
  });
  it.each(['', '원', 'abc', '1,23', '1.5', '1.00001만', '3만 2억', '1e9', '12달러', '1억 2억', '--5'])(
    'are not read from "%s"',
    (text) => {
      expect(() => parseWon(text)).toThrow(expect.objectContaining({ code: 'E_FORMAT' }));
    },
  );
  it('are refused beyond the safe range instead of losing digits', () => {
    expect(() => parseWon('9,007,199,254,740,992')).toThrow(expect.objectContaining({ code: 'E_RANGE' }));
    expect(() => parseWon('10000조')).toThrow(expect.objectContaining({ code: 'E_RANGE' }));
    expect(() => requireWon(2 ** 53)).toThrow(expect.objectContaining({ code: 'E_RANGE' }));
    expect(() => requireWon(0.5)).toThrow(expect.objectContaining({ code: 'E_FORMAT' }));
    expect(() => requireWon(Number.NaN)).toThrow(expect.objectContaining({ code: 'E_NOT_FINITE' }));
    expect(() => wonAmount(MAX_WON, 2)).toThrow(expect.objectContaining({ code: 'E_RANGE' }));
  });
  it('round halves away from zero, and a shown loss always up', () => {
    expect([2.5, -2.5, 2.4].map(roundWon)).toEqual([3, -3, 2]);
    expect([2.1, -2.9].map(roundLossWon)).toEqual([3, -2]);
  });
  it('take a rate of a large amount without losing a won', () => {
    // 99,954,000,000,000 · 140,527 / 10⁹ = 14,046,235,758.0 won, whose product has 20 digits.
    expect(floorRate(99_954_000_000_000, 140_527, 1_000_000_000)).toBe(14_046_235_758);
    expect(floorRate(-7, 1, 2)).toBe(-4);
    expect(floorShare(99_954_000_000_000, 140_527, 1_000_000_000)).toBe(14_046_235_758);
  });
  it('take a rate without big integers to the same won, whatever the size', () => {
    const whole = (step: number, most: number): number =>
      Math.floor(uniformAt(7, step, 0, streams.estimatorBootstrap, 0) * most);
    for (let k = 0; k < 2000; k++) {
      const amount = whole(3 * k, 10 ** (k % 16));
      const scale = k % 2 === 0 ? 1_000_000_000 : 1_000_000;
      const rate = whole(3 * k + 1, k % 3 === 0 ? scale + 1 : scale / 100);
      expect(floorShare(amount, rate, scale)).toBe(floorRate(amount, rate, scale));
    }
    for (const rate of [0, 1, 999_999_999, 1_000_000_000])
      expect(floorShare(MAX_WON, rate, 1_000_000_000)).toBe(floorRate(MAX_WON, rate, 1_000_000_000));
  });
  it('are written in full in both languages', () => {
    expect([formatWon(1_234_567), formatWon(-1000, 'en'), formatWon(0), formatWon(-0)]).toEqual([
      '1,234,567원',
      '-₩1,000',
      '0원',
      '0원',
    ]);
  });
  it.each([
    [999_999, '999,999원', '₩1M'],
    [1_000_000, '100만원', '₩1M'],
    [12_345_678, '1,235만원', '₩12.3M'],
    [99_999_999, '1억원', '₩100M'],
    [123_456_789, '1억 2,346만원', '₩123M'],
    [50_000_000_000, '500억원', '₩50B'],
    [999_999_999_999, '1조원', '₩1T'],
    [1_234_567_890_123, '1조 2,346억원', '₩1.23T'],
    [-2_000_000_000, '-20억원', '-₩2B'],
    [999, '999원', '₩999'],
    [9_007_199_254_740_991, '9,007조 1,993억원', '₩9,007T'],
  ])('%d is short as %s and %s', (value, korean, english) => {
    expect(formatWonCompact(value, 'ko')).toBe(korean);
    expect(formatWonCompact(value, 'en')).toBe(english);
  });
  it('are the same after writing and reading', () => {
    for (const value of [0, 7, -1_000, 123_456_789, MAX_WON, -MAX_WON]) {
      expect(parseWon(formatWon(value))).toBe(value);
      expect(parseWon(formatWon(value, 'en').replace('-₩', '-'))).toBe(value);
    }
  });
});
