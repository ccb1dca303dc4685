import { expect, it } from 'vitest';

import { DateTime, Day, Decimal, Krw, parseDay, parseDecimal, parseKrw, parseMoment } from './scalars.ts';

it.each([
  ['0', 0],
  ['-0', 0],
  ['1500000000000', 1_500_000_000_000],
  ['-1', -1],
  ['9007199254740991', 9_007_199_254_740_991],
  ['-9007199254740991', -9_007_199_254_740_991],
])('reads %s won', (text, won) => {
  expect(parseKrw(text)).toBe(won);
});

it.each([
  '9007199254740992', // one won beyond what a number holds exactly
  '100000000000000000', // 10^17
  '10000000000000000000', // 10^19
  '1.5',
  '1e5',
  '1,000',
  '+1',
  '01',
  ' 1',
  '',
  '-',
  '٣',
  'NaN',
  'Infinity',
  1000,

  null,
  true,
])('refuses %j as an amount of won', (value) => {
  expect(() => parseKrw(value)).toThrow(
    expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', korean: expect.stringMatching(/십시오|합니다/) } }),
  );
});

it('writes won as a string and never writes what is not whole won', () => {
  expect(Krw.serialize(1_500_000_000_000)).toBe('1500000000000');
  expect(Krw.serialize(-0)).toBe('0');
  for (const wrong of [0.5, Number.NaN, 2 ** 53, '7'])
    expect(() => Krw.serialize(wrong)).toThrow('whole number of won');
});

it('normalises a moment to UTC with milliseconds', () => {
  expect(DateTime.serialize(parseMoment('2026-01-02T12:04:05+09:00'))).toBe('2026-01-02T03:04:05.000Z');
  expect(DateTime.serialize(parseMoment('2026-01-02t03:04:05.678z'))).toBe('2026-01-02T03:04:05.678Z');
  expect(DateTime.serialize(0)).toBe('1970-01-01T00:00:00.000Z');
});

it.each([
  '2026-02-30T00:00:00Z',
  '2026-01-02',
  '2026-01-02T24:00:00Z',
  '2026-01-02T03:04:05',
  '2026-01-02 03:04:05Z',
  0,
])('refuses %j as a moment', (value) => {
  expect(() => parseMoment(value)).toThrow('RFC 3339');
});

it('knows which days exist', () => {
  expect(parseDay('2028-02-29')).toBe('2028-02-29');
  for (const wrong of ['2026-02-29', '2026-13-01', '20260101', '2026-1-1', 20260101]) {
    expect(() => parseDay(wrong)).toThrow('calendar day');
  }
  expect(() => Day.serialize(new Date())).toThrow('calendar day');
});

it('keeps decimals as they were written, up to 38 digits', () => {
  expect(parseDecimal('-0.1250')).toBe('-0.1250');
  expect(parseDecimal('1'.repeat(38))).toHaveLength(38);
  for (const wrong of ['1'.repeat(39), '1e3', '.5', '1.', 0.5]) expect(() => parseDecimal(wrong)).toThrow('Decimal');
  expect(() => Decimal.serialize(0.5)).toThrow('plain decimal');
});
