import { describe, expect, it } from 'vitest';

import {
  impactOfOneShare,
  marketCost,
  mostTradedShares,
  requireImpactConstant,
  tradingImpact,
} from './market-impact.ts';
import type { TradedMarket } from './market-impact.ts';

const order = { quantity: 10_000, price: 50_000, spread: 100, dailyVolatility: 0.02, averageVolume: 1_000_000 };

describe('the price of trading', () => {
  it('is half the spread and the square-root law: 100/(2 × 50,000) + 0.7 × 0.02 × √0.01 = 0.0024', () => {
    const { costRatio, costKrw, spreadKrw, impactKrw, sessions } = tradingImpact(order);
    expect(costRatio).toBeCloseTo(0.0024, 12);
    expect([spreadKrw, impactKrw, costKrw]).toEqual([500_000, 700_000, 1_200_000]);
    expect(sessions).toBe(1);
  });

  it('spreads an order of 45 % of a session over three, 15 % each', () => {
    const { costRatio, sessions } = tradingImpact({ ...order, quantity: 450_000, spread: 0 });
    expect(sessions).toBe(3);
    expect(costRatio).toBeCloseTo(0.7 * 0.02 * Math.sqrt(0.15), 12);
  });

  it('is nothing for nothing, and does not change when all amounts are counted in another currency', () => {
    expect(tradingImpact({ ...order, quantity: 0 })).toMatchObject({ costRatio: 0, costKrw: 0, sessions: 0 });
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

describe('a market that is known in part', () => {
  const market: TradedMarket = {
    priceKrw: 50_000,
    spreadKrw: 100,
    dailyVolatility: 0.02,
    averageVolumeShares: 1_000_000,
  };
  it('costs what the square-root law says: four times the shares, twice the ratio', () => {
    const cost = (quantity: number): number => marketCost(market, quantity, 0.7).impactKrw!;
    expect(cost(10_000)).toBe(700_000);
    expect(cost(40_000)).toBe(8 * 700_000);
    expect(impactOfOneShare(market, 0.7)! * Math.sqrt(10_000) * 50_000 * 10_000).toBeCloseTo(700_000, 4);
    expect(marketCost(market, 10_000, 0).impactKrw).toBe(0);
  });
  it('has no impact that could be told without a volume or a volatility, and never calls it 0', () => {
    const unknown = { ...market, averageVolumeShares: null };
    expect(marketCost(unknown, 10_000, 0.7)).toEqual({ spreadKrw: 500_000, impactKrw: null, participation: null });
    expect(impactOfOneShare({ ...market, dailyVolatility: null }, 0.7)).toBeNull();
  });
  it('lets a fifth of the volume be traded, nothing where nobody trades, and does not limit what it does not know', () => {
    expect([1_000_004, 0, null].map((averageVolumeShares) => mostTradedShares({ averageVolumeShares }))).toEqual([
      200_000,
      0,
      Infinity,
    ]);
  });
  it.each([-0.1, 5.01, Number.NaN])('refuses a constant of %d', (constant) => {
    expect(() => requireImpactConstant(constant, ['impactConstant'])).toThrow(
      expect.objectContaining({ code: 'E_RANGE', path: ['impactConstant'] }),
    );
  });
});
