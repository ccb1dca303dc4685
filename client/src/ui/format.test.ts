import { describe, expect, it } from 'vitest';

import { formatDuration, formatExactWon, formatNumber, formatPercent, formatWon, parseWon, readWon } from './format.ts';

describe('formatWon', () => {
  it.each([
    [50_000_000_000, '500억', '₩50B'],
    ['1234500000000', '1.23조', '₩1.23T'],
    [1_234_000_000, '12.3억', '₩1.23B'],
    [45_000_000, '4,500만', '₩45M'],
    [900, '900원', '₩900'],
    [0, '0원', '₩0'],
    [-320_000_000, '−3.2억', '−₩320M'],
  ])('shortens %s to %s and %s', (amount, korean, english) => {
    expect([formatWon(amount, 'ko'), formatWon(amount, 'en')]).toEqual([korean, english]);
  });
  it('reaches the next unit instead of showing ten thousand of the lower one', () => {
    expect(formatWon(999_999_999_999, 'ko')).toBe('1조');
  });
  it('gives a gain its plus sign only when asked, and zero none', () => {
    expect([
      formatWon(1e8, 'ko', true),
      formatWon(1e8, 'ko'),
      formatWon(0, 'ko', true),
      formatWon(-0.2, 'ko', true),
    ]).toEqual(['+1억', '1억', '0원', '0원']);
  });
});

describe('exact amounts', () => {
  it('keeps every digit of the largest amount', () => {
    expect(formatExactWon('9007199254740991', 'ko')).toBe('9,007,199,254,740,991원');
    expect(readWon('9007199254740991', 'ko')).toBe('9,007조 1,992억 5,474만 991원');
  });
  it('reads five hundred 억 aloud', () => {
    expect(readWon('50000000000', 'ko')).toBe('500억원');
    expect(readWon('12a', 'ko')).toBe('');
  });
});

describe('parseWon', () => {
  it.each([
    ['500억', '50000000000'],
    ['1조 2,000억', '1200000000000'],
    ['1.5억', '150000000'],
    ['50b', '50000000000'],
    ['50,000', '50000'],
    ['3억 5000', '300005000'],
  ])('understands %s', (text, digits) => expect(parseWon(text)).toBe(digits));
  it.each(['', '억', 'abc', '1.00001만', '-5', '5억x'])('refuses %j', (text) => expect(parseWon(text)).toBeNull());
});

it('shows shares with a fixed number of digits and a true minus', () => {
  expect([
    formatPercent(0.1234, 'ko'),
    formatPercent(-0.05, 'ko'),
    formatPercent(0.0004, 'ko'),
    formatPercent(0.02, 'ko', true),
  ]).toEqual(['12.34%', '−5.00%', '0.040%', '+2.00%']);
});
it('shows no figure where there is none', () => {
  expect([
    formatWon(Number.NaN, 'ko'),
    formatPercent(Number.NaN, 'ko'),
    formatNumber(Number.POSITIVE_INFINITY, 'ko'),
  ]).toEqual(['–', '–', '–']);
});
it('says how long a run took', () => {
  expect(formatDuration('2026-11-22T00:00:00.000Z', '2026-11-22T00:01:35.400Z', 'ko')).toBe('1분 35초');
  expect(formatDuration('2026-11-22T00:00:00.000Z', '2026-11-22T00:00:04.250Z', 'en')).toBe('4.3s');
});
