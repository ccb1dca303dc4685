import { priceLimits, tickSize } from '@convergence/shared/market/krx-rules';
import { describe, expect, it } from 'vitest';

import { generatedInstruments } from './generated-instruments.ts';
import { GENERATED_INDEX, GENERATED_START, GeneratedMarket } from './generated-market.ts';

const DAY_MS = 86_400_000;
/** Weekdays stand in for sessions: the market takes whatever list it is given. */
const weekdays = (to: string): string[] => {
  const days: string[] = [];
  for (let at = Date.parse(GENERATED_START); at <= Date.parse(to); at += DAY_MS) {
    const date = new Date(at);
    if (date.getUTCDay() % 6 !== 0) days.push(date.toISOString().slice(0, 10));
  }
  return days;
};
const market = new GeneratedMarket(20261122, weekdays('2026-10-30'));
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

describe('the generated market', () => {
  it('has three fictitious issuers in each of the twelve sectors, with codes that no listed share has', () => {
    const sectors = Map.groupBy(generatedInstruments, (instrument) => instrument.sector);
    expect([...sectors.values()].map((issues) => issues.length)).toEqual(Array.from({ length: 12 }, () => 3));
    expect(generatedInstruments.every((instrument) => /^99\d{4}$/.test(instrument.symbol))).toBe(true);
    expect(generatedInstruments.every((instrument) => instrument.nameKo.includes('시뮬레이션'))).toBe(true);
    expect(new Set(generatedInstruments.map((instrument) => instrument.number)).size).toBe(36);
  });

  it('adds tomorrow without changing a row of today', () => {
    const today = new GeneratedMarket(7, weekdays('2021-03-15'));
    const tomorrow = new GeneratedMarket(7, weekdays('2021-03-16'));
    for (const symbol of ['990010', '990360']) {
      expect(tomorrow.candles(symbol).slice(0, -1)).toEqual(today.candles(symbol));
      expect(tomorrow.candles(symbol).at(-1)?.date).toBe('2021-03-16');
    }
    expect(tomorrow.indexCandles(GENERATED_INDEX).slice(0, -1)).toEqual(today.indexCandles(GENERATED_INDEX));
  });

  it('does not depend on the order in which issues are asked for, and another seed is another market', () => {
    const sessions = weekdays('2019-06-28');
    const forward = new GeneratedMarket(7, sessions);
    const backward = new GeneratedMarket(7, sessions);
    backward.candles('990360');
    expect(backward.candles('990010')).toEqual(forward.candles('990010'));
    expect(new GeneratedMarket(8, sessions).candles('990010')).not.toEqual(forward.candles('990010'));
  });

  it('trades on ticks, inside the daily limits, with open and close between low and high', () => {
    for (const { symbol } of market.instruments) {
      const rows = market.candles(symbol);
      const broken = rows.filter((row, at) => {
        const { date, open, high, low, close, volume } = row;
        const limits = priceLimits('KOSPI', date, rows[at - 1]?.close ?? close);
        const onTick = [open, high, low, close].every((price) => price % tickSize('KOSPI', date, price) === 0);
        const inOrder = low <= Math.min(open, close) && Math.max(open, close) <= high;
        return !(onTick && inOrder && low >= limits.lower && high <= limits.upper && volume !== null && volume > 0);
      });
      expect(broken).toEqual([]);
    }
  });

  it('moves like the reference: 67 KRX names, 2014 to 2025', () => {
    const FIVE_YEARS = 5 * 252;
    const returns = market.instruments.map(({ symbol }) => {
      const closes = market.candles(symbol).slice(-FIVE_YEARS - 1);
      return closes.slice(1).map((row, at) => row.close / closes[at]!.close - 1);
    });
    const spreads = returns.map((series) => Math.sqrt(mean(series.map((x) => (x - mean(series)) ** 2))));
    const scores = returns.map((series, i) => {
      const middle = mean(series);
      return series.map((x) => (x - middle) / spreads[i]!);
    });
    // reference_metrics.json: annual volatility, mean 0.348 (10th and 90th percentile 0.228 and 0.492)
    const volatilities = spreads.map((sd) => sd * Math.sqrt(252));
    expect(mean(volatilities)).toBeGreaterThan(0.3);
    expect(mean(volatilities)).toBeLessThan(0.42);
    expect(Math.min(...volatilities)).toBeGreaterThan(0.15);
    expect(Math.max(...volatilities)).toBeLessThan(0.65);
    // excess kurtosis of daily returns: median 6.03 (10th and 90th percentile 3.28 and 12.7)
    const kurtoses = scores.map((series) => mean(series.map((z) => z ** 4)) - 3);
    expect(median(kurtoses)).toBeGreaterThan(3.28);
    expect(median(kurtoses)).toBeLessThan(12.7);
    // the daily closes behind that file: 52 shares listed throughout, pairwise correlation 0.234 on average
    const correlations = scores.flatMap((a, i) => scores.slice(0, i).map((b) => mean(a.map((z, k) => z * b[k]!))));
    expect(mean(correlations)).toBeGreaterThan(0.17);
    expect(mean(correlations)).toBeLessThan(0.33);
    // and quiet and wild times: autocorrelation of absolute returns 0.14 after one session, 0.08 after five
    const memory = (lag: number): number =>
      mean(
        scores.map((series) => {
          const sizes = series.map(Math.abs);
          const middle = mean(sizes);
          const variance = mean(sizes.map((x) => (x - middle) ** 2));
          return mean(sizes.slice(lag).map((x, k) => (x - middle) * (sizes[k]! - middle))) / variance;
        }),
      );
    expect(memory(1)).toBeGreaterThan(0.06);
    expect(memory(5)).toBeGreaterThan(0.04);
    expect(memory(5)).toBeLessThan(0.16);
  });

  it('has an index that stays between the weighted lows and highs of its issues', () => {
    const index = market.indexCandles(GENERATED_INDEX);
    expect(index).toHaveLength(market.candles('990010').length);
    expect(
      index.every((row) => row.low <= Math.min(row.open, row.close) && row.high >= Math.max(row.open, row.close)),
    ).toBe(true);
    expect(market.indexCandles('9999')).toEqual([]);
    expect(market.candles('005930')).toEqual([]);
  });
});
