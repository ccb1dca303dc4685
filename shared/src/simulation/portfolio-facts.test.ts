import { expect, it } from 'vitest';

import { concentrationOf, liquidityOf } from './portfolio-facts.ts';
import type { HoldingInput } from './run-inputs.ts';

const holding = (
  symbol: string,
  shares: number,
  priceKrw: number,
  averageVolumeShares: number | null,
): HoldingInput => ({
  symbol,
  sector: 'ETC',
  market: 'KOSPI',
  kind: 'STOCK',
  shares,
  priceKrw,
  averageVolumeShares,
});

it('sells 95 % of one holding at 20 % of its volume a day', () => {
  // 1,000 shares, 200 a day: 950 after 4.75 days
  expect(liquidityOf([holding('A', 1000, 100, 1000)])).toEqual({ days: 4.75, unknown: [] });
});
it('sells holdings side by side until 95 % of the value is gone', () => {
  // A: 90,000 won in 1 day; B: 10,000 won in 10 days. After day 1 there are 91,000; the last 4,000 take 4 days of B.
  const { days } = liquidityOf([holding('A', 900, 100, 4500), holding('B', 100, 100, 50)]);
  expect(days).toBeCloseTo(5, 12);
});
it('names a holding whose volume nobody knows', () => {
  expect(liquidityOf([holding('A', 1, 100, null), holding('B', 0, 100, null)])).toEqual({ days: 0, unknown: ['A'] });
});
it('measures concentration by squared weights', () => {
  expect(concentrationOf([holding('A', 3, 100, 1), holding('B', 1, 100, 1)])).toBeCloseTo(0.5625 + 0.0625, 15);
  expect(concentrationOf([])).toBe(0);
});
