import { describe, expect, it } from 'vitest';

import { priceLimits, roundPrice, taxRates, tickSize, tradeCost } from './krx-rules.ts';

describe('rules of the exchange', () => {
  it('limit a base of 9,980 won to 6,990 and 12,970', () => {
    expect(priceLimits('KOSPI', '2026-03-02', 9980)).toEqual({ lower: 6990, upper: 12_970 });
  });
  it('limited moves to 15 % until 12 June 2015', () => {
    expect(priceLimits('KOSPI', '2015-06-12', 10_000)).toEqual({ lower: 8500, upper: 11_500 });
    expect(priceLimits('KOSPI', '2015-06-15', 10_000)).toEqual({ lower: 7000, upper: 13_000 });
    expect(priceLimits('KONEX', '2026-03-02', 10_000)).toEqual({ lower: 8500, upper: 11_500 });
  });
  it('change the tick on 25 January 2023', () => {
    expect(tickSize('KOSPI', '2023-01-24', 150_000)).toBe(500);
    expect(tickSize('KOSPI', '2023-01-25', 150_000)).toBe(100);
  });
  it('give funds their own tick, and no transaction tax', () => {
    expect(tickSize('KOSPI', '2025-03-04', 30_005, 'ETF')).toBe(5);
    expect(tickSize('KOSPI', '2025-03-04', 1999, 'ETF')).toBe(1);
    expect(taxRates('KOSPI', '2025-03-04', 'ETF')).toEqual({ transactionTaxPpm: 0, ruralTaxPpm: 0 });
  });
  it('keep a price on the tick and put one between two ticks on either', () => {
    expect(roundPrice('KOSPI', '2026-03-02', 71_300)).toEqual({ down: 71_300, up: 71_300 });
    expect(roundPrice('KOSPI', '2026-03-02', 71_301)).toEqual({ down: 71_300, up: 71_400 });
    // One tick below 200,000 the step is 100, so the next price up is 200,000 itself.
    expect(roundPrice('KOSPI', '2026-03-02', 199_901).up).toBe(200_000);
  });
  it('always give limits that are on the tick and inside 30 %', () => {
    for (let base = 1000; base < 700_000; base += 7919) {
      const { down } = roundPrice('KOSDAQ', '2026-03-02', base);
      const { lower, upper } = priceLimits('KOSDAQ', '2026-03-02', down);
      for (const price of [lower, upper]) expect(roundPrice('KOSDAQ', '2026-03-02', price).down).toBe(price);
      expect(upper).toBeLessThanOrEqual(down * 1.3);
    }
  });
  it('cost a round trip its two fees and the tax of the sale', () => {
    const trade = { market: 'KOSPI', date: '2026-03-02', price: 100_000, quantity: 10 } as const;
    const buy = tradeCost({ ...trade, side: 'buy' });
    const sell = tradeCost({ ...trade, side: 'sell' });
    expect(buy.net + sell.net).toBe(-(140 + 140 + 500 + 1500)); // 140.527 cut to 140; 0.05 % and 0.15 % of 1,000,000
  });
  it('refuse half a share, a price of 0, an amount beyond the range and a date that is none', () => {
    const trade = { side: 'sell', market: 'KOSPI', date: '2026-03-02', price: 100, quantity: 1 } as const;
    expect(() => tradeCost({ ...trade, quantity: 0.5 })).toThrow(expect.objectContaining({ code: 'E_RANGE' }));
    expect(() => tradeCost({ ...trade, price: 0 })).toThrow(expect.objectContaining({ code: 'E_BOUNDS_NONPOSITIVE' }));
    expect(() => tradeCost({ ...trade, quantity: 2 ** 52 })).toThrow(expect.objectContaining({ code: 'E_RANGE' }));
    expect(() => tradeCost({ ...trade, date: 'today' })).toThrow(expect.objectContaining({ code: 'E_FORMAT' }));
  });
});
