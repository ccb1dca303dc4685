import { describe, expect, it } from 'vitest';

import { PriceImport } from './price-import.ts';
import type { ImportReport } from './price-import.ts';

const HEADER = 'date,symbol,open,high,low,close,volume';
/** Weekdays but 2020-01-01; the calendar does not reach before 2018. */
const tradingDays = {
  isSession: (date: string): boolean | null => {
    if (date < '2018-01-01') return null;
    return date !== '2020-01-01' && new Date(`${date}T00:00:00Z`).getUTCDay() % 6 !== 0;
  },
};
const check = (lines: readonly string[], today = '2026-11-22'): { report: ImportReport; rows: unknown[] } => {
  const price = new PriceImport(today, tradingDays);
  const rows = lines.map((line, at) => price.line(line, at + 1)).filter((row) => row !== null);
  return { report: price.finish(), rows };
};
const errorsOf = (...lines: string[]): unknown[] =>
  check([HEADER, ...lines]).report.errors.map((e) => [e.line, e.kind, e.column]);

describe('a price history', () => {
  it('is read with its columns in any order, quoted or not, prices as whole won', () => {
    const { report, rows } = check([
      'Symbol,Date,Close,Open,High,Low,Volume,Note',
      '"005930",2024-01-02,79600,78200,79800,78200,17142847,"a, b"',
      '0126Z0,2024-01-02,100.0,100,100,100,,',
    ]);
    expect(report.errors).toEqual([]);
    expect(rows).toEqual([
      { symbol: '005930', sessionDate: '2024-01-02', openKrw: 78200, highKrw: 79800, lowKrw: 78200, closeKrw: 79600, volumeShares: 17142847 }, // prettier-ignore
      { symbol: '0126Z0', sessionDate: '2024-01-02', openKrw: 100, highKrw: 100, lowKrw: 100, closeKrw: 100, volumeShares: null }, // prettier-ignore
    ]);
  });

  it('without a column names each column that is missing', () => {
    const { report, rows } = check(['date,symbol,open,high,close', '2024-01-02,005930,1,1,1']);
    expect(report.errors.map((error) => error.column)).toEqual(['low', 'volume']);
    expect(report.errors.every((error) => error.kind === 'missing-column' && error.line === 1)).toBe(true);
    expect(rows).toEqual([]);
  });

  it.each([
    ['2024-02-30,005930,1,1,1,1,1', 'bad-date', 'date'],
    ['20240102,005930,1,1,1,1,1', 'bad-date', 'date'],
    ['2024-01-02,5930,1,1,1,1,1', 'bad-symbol', 'symbol'],
    ['2024-01-02,005930,1,1,1,1O0,1', 'bad-number', 'close'],
    ['2024-01-02,005930,1.5,1,1,1,1', 'bad-number', 'open'],
    ['2024-01-02,005930,,1,1,1,1', 'bad-number', 'open'],
    ['2024-01-02,005930,1,1,0,1,1', 'price-not-positive', 'low'],
    ['2024-01-02,005930,1,-5,1,1,1', 'price-not-positive', 'high'],
    ['2024-01-02,005930,1,1,1,1,-1', 'negative-volume', 'volume'],
    ['2024-01-02,005930,1,1,1,1,x', 'bad-number', 'volume'],
    ['2026-11-23,005930,1,1,1,1,1', 'future-date', 'date'],
    ['2024-01-02,005930,1,1,1,1', 'field-count', ''],
    ['2024-01-02,"005930,1,1,1,1,1', 'field-count', ''],
  ])('with the line %s is at fault: %s in column %s', (line, kind, column) => {
    expect(errorsOf(line)).toEqual([[2, kind, column]]);
  });

  it('is at fault where a date and symbol occur twice, however far apart', () => {
    const first = '2024-01-02,005930,1,1,1,1,1';
    expect(errorsOf(first, '2024-01-03,005930,1,1,1,1,1', first)).toEqual([[4, 'duplicate', 'date']]);
  });

  it('is at fault without any row, and without a header', () => {
    expect(errorsOf().map((error) => (error as unknown[])[1])).toEqual(['no-rows']);
    expect(check([]).report.errors).toHaveLength(7);
  });

  it('lists the first fifty faults and counts them all', () => {
    const { report } = check([HEADER, ...Array.from({ length: 70 }, () => 'x,005930,1,1,1,1,1')]);
    expect(report.errors).toHaveLength(50);
    expect(report.errorCount).toBe(70);
  });
});

const warnings = (...lines: string[]): object => {
  const { report } = check([HEADER, ...lines]);
  expect(report.errors).toEqual([]);
  return Object.fromEntries(Object.entries(report.warnings).filter(([, count]) => count > 0));
};

const move = (first: string, second: string, close: number): object =>
  warnings(`${first},005930,1000,1000,1000,1000,1`, `${second},005930,${close},${close},${close},${close},1`);
const row = (date: string): string => `${date},005930,1,1,1,1,1`;

describe('a warning', () => {
  it('counts an open or close outside high and low, and an empty volume', () => {
    expect(warnings('2024-01-02,005930,10,9,8,9,1', '2024-01-03,005930,9,9,8,7,')).toEqual({
      'open-or-close-outside-range': 2,
      'empty-volume': 1,
    });
  });

  it('counts a move beyond 15 % until 2015-06-12 and beyond 30 % after, a won of rounding aside', () => {
    expect(move('2015-06-11', '2015-06-12', 1151)).toEqual({});
    expect(move('2015-06-11', '2015-06-12', 1152)).toEqual({ 'beyond-daily-limit': 1 });
    expect(move('2015-06-12', '2015-06-15', 1301)).toEqual({});
    expect(move('2015-06-12', '2015-06-15', 698)).toEqual({ 'beyond-daily-limit': 1 });
  });

  it('counts runs of missing sessions and their length, whatever the order of the rows; a holiday is no gap', () => {
    const { report } = check([HEADER, row('2020-01-10'), row('2019-12-31'), row('2020-01-02'), row('2020-01-06')]);
    // missing: Friday the 3rd; Tuesday the 7th to Thursday the 9th
    expect(report.warnings['calendar-gap']).toBe(2);
    expect(report.missingSessionCount).toBe(4);
  });

  it('takes any date of the file for a session where the calendar does not reach', () => {
    const { report } = check([HEADER, '2017-01-02,005930,1,1,1,1,1', '2017-01-03,000660,1,1,1,1,1', '2017-01-05,005930,1,1,1,1,1']); // prettier-ignore
    expect(report.missingSessionCount).toBe(1);
  });

  it('counts a row on a day without trading', () => {
    expect(warnings('2020-01-01,005930,1,1,1,1,1')).toEqual({ 'not-a-session': 1 });
  });
});
