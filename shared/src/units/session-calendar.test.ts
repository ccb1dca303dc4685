import { describe, expect, it } from 'vitest';

import {
  firstSessionYear,
  isSession,
  lastSessionYear,
  nextSession,
  previousSession,
  sessionsBetween,
  settlementDate,
} from './session-calendar.ts';

const sessionsOf = (year: number): number => sessionsBetween(`${year}-01-01`, `${year}-12-31`).length;

describe('sessions of the Korea Exchange', () => {
  it.each([
    ['2024-01-01', 'New Year'],
    ['2024-02-09', 'the day before Seollal'],
    ['2024-02-12', 'the substitute day of Seollal'],
    ['2024-04-10', 'the election of the National Assembly'],
    ['2024-05-01', 'Labour Day, which is no national holiday'],
    ['2024-10-01', 'Armed Forces Day, declared for that year alone'],
    ['2024-12-31', 'the last weekday of December'],
    ['2025-01-27', 'a day declared before Seollal'],
    ['2025-06-03', 'the presidential election'],
    ['2022-06-01', 'the local elections'],
    ['2022-12-30', 'the last weekday of December when the 31st is a Saturday'],
    ['2023-12-29', 'the last weekday of December when the 31st is a Sunday'],
    ['2026-06-03', 'the local elections'],
    ['2025-10-04', 'a Saturday'],
    ['2025-10-12', 'a Sunday'],
  ])('leave out %s, %s', (date) => {
    expect(isSession(date)).toBe(false);
  });
  it.each(['2024-01-02', '2024-02-13', '2024-12-30', '2025-06-04', '2022-12-29', '2023-12-28'])(
    'include %s',
    (date) => {
      expect(isSession(date)).toBe(true);
    },
  );
  it('count 244 in 2024, 242 in 2025 and 245 in 2023', () => {
    expect([2023, 2024, 2025].map(sessionsOf)).toEqual([245, 244, 242]);
  });
  it('step over the long Chuseok of 2025 in both directions', () => {
    expect(nextSession('2025-10-02')).toBe('2025-10-10');
    expect(previousSession('2025-10-10')).toBe('2025-10-02');
    expect(nextSession('2025-10-05')).toBe('2025-10-10');
    expect(settlementDate('2025-10-01')).toBe('2025-10-10');
  });
  it('step by more than one, and across a new year', () => {
    expect(nextSession('2024-12-27', 2)).toBe('2025-01-02');
    expect(previousSession('2025-01-02', 1)).toBe('2024-12-30');
  });
  it('are in order, each open, both ends included', () => {
    expect(sessionsBetween('2025-05-01', '2025-05-08')).toEqual(['2025-05-02', '2025-05-07', '2025-05-08']);
    expect(sessionsBetween('2025-05-08', '2025-05-02')).toEqual([]);
  });
  it('are known from 2018 to 2027 and refused outside, not guessed', () => {
    expect([firstSessionYear, lastSessionYear]).toEqual([2018, 2027]);
    expect(() => isSession('2017-12-29')).toThrow(expect.objectContaining({ code: 'E_RANGE' }));
    expect(() => nextSession('2027-12-30', 3)).toThrow(expect.objectContaining({ code: 'E_RANGE' }));
  });
  it.each(['2025-02-30', '2025-1-1', 'today', '20250102'])('refuse %s, which is no date', (date) => {
    expect(() => isSession(date)).toThrow(expect.objectContaining({ code: 'E_FORMAT' }));
  });
});
