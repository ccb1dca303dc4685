import { describe, expect, it } from 'vitest';

import { tradingImpact } from './market-impact.ts';

const order = { quantity: 10_000, price: 50_000, spread: 100, dailyVolatility: 0.02, averageVolume: 1_000_000 };

describe('the price of trading', () => {
  it('is half the spread and the square-root law: 100/(2 × 50,000) + 0.7 × 0.02 × √0.01 = 0.0024', () => {
    const { costRatio, costKrw, sessions } = tradingImpact(order);
    expect(costRatio).toBeCloseTo(0.0024, 12);
    expect(costKrw).toBe(1_200_000);
    expect(sessions).toBe(1);
  });

  it('spreads an order of 45 % of a session over three, 15 % each', () => {
    const { costRatio, sessions } = tradingImpact({ ...order, quantity: 450_000, spread: 0 });
    expect(sessions).toBe(3);
    expect(costRatio).toBeCloseTo(0.7 * 0.02 * Math.sqrt(0.15), 12);
  });

  it('is nothing for nothing, and does not change when all amounts are counted in another currency', () => {
    expect(tradingImpact({ ...order, quantity: 0 })).toEqual({ costRatio: 0, costKrw: 0, sessions: 0 });
    const other = tradingImpact({ ...order, price: order.price / 1_000, spread: order.spread / 1_000 });
    expect(other.costRatio).toBeCloseTo(tradingImpact(order).costRatio, 15);
  });

  it.each(['quantity', 'price', 'spread', 'dailyVolatility', 'averageVolume'])(
    'names %s when it is no number of its kind',
    (name) => {
      expect(() => tradingImpact({ ...order, [name]: -1 })).toThrow(
        expect.objectContaining({ code: 'E_RANGE', path: [name] }),
      );
    },
  );
});
