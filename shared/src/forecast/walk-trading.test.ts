import { expect, it } from 'vitest';

import { walkTrading } from './walk-trading.ts';
import type { TradingWalk } from './walk-trading.ts';

const walk: TradingWalk = {
  dates: ['2026-04-01', '2026-04-02'],
  prices: [
    [10_000, 10_000],
    [13_000, 10_000],
  ],
  markets: ['KOSPI', 'KOSPI'],
  rebalanceIndices: [0, 1],
  targetWeightsBps: [
    [5000, 0],
    [10_000, 0],
  ],
  initialCash: 1_000_000,
  feePpb: 0,
};

it('does not buy what closed at its upper limit, because nobody sells there', () => {
  const { rebalances } = walkTrading(walk);
  expect(rebalances[0]!.shares).toEqual([50, 0]);
  expect(rebalances[1]).toMatchObject({ shares: [50, 0], traded: 0, navBefore: 1_150_000 });
});

it('does not sell what closed at its lower limit', () => {
  const fallen = {
    ...walk,
    prices: [walk.prices[0]!, [7000, 10_000]],
    targetWeightsBps: [
      [5000, 0],
      [0, 0],
    ],
  };
  expect(walkTrading(fallen).rebalances[1]!.shares).toEqual([50, 0]);
});

it('cuts the last purchase so that amount and fee fit the cash', () => {
  const dear = { ...walk, rebalanceIndices: [0], targetWeightsBps: [[10_000, 0]], feePpb: 10_000_000 };
  // 100 shares would cost 1,010,000 with a fee of 1 %; 99 cost 999,900
  expect(walkTrading(dear).rebalances[0]).toMatchObject({ shares: [99, 0], cash: 100, fees: 9900 });
});

it('refuses a row of another length', () => {
  expect(() => walkTrading({ ...walk, prices: [[10_000, 10_000], [1]] })).toThrow(
    expect.objectContaining({ code: 'E_LENGTH', path: ['prices', '1'] }),
  );
});
