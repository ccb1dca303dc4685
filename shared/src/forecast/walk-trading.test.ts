import { describe, expect, it } from 'vitest';

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

describe('a name that leaves the exchange', () => {
  const prices = [
    [10_000, 10_000],
    [10_000, 5000],
    [10_000, 5000], // carried: it is not listed any more
    [10_000, 5000],
  ];
  const leaving: TradingWalk = {
    ...walk,
    dates: ['2024-04-01', '2024-04-02', '2024-04-03', '2024-04-04'],
    prices,
    rebalanceIndices: [0, 3],
    targetWeightsBps: [
      [5000, 5000],
      [10_000, 0],
    ],
    endIndices: [null, 1],
  };

  it('is sold at its last close with tax, and what it brings waits as cash', () => {
    const { payouts, nav, rebalances } = walkTrading(leaving);
    // 50 shares at 5,000 are 250,000; KOSPI 2024: 300 + 1,500 ppm of it
    expect(payouts).toEqual([{ date: '2024-04-02', asset: 1, shares: 50, amount: 250_000, fees: 0, taxes: 450 }]);
    expect(nav).toEqual([1_000_000, 749_550, 749_550, 749_550]);
    expect(rebalances[1]).toMatchObject({ shares: [74, 0], cash: 9550 });
  });
  it('is not bought on its last day, nor held back by limits in its last seven sessions', () => {
    const last = { ...leaving, rebalanceIndices: [1], targetWeightsBps: [[0, 10_000]] };
    expect(walkTrading(last).rebalances[0]).toMatchObject({ shares: [0, 0], traded: 0 });
    const fallen = {
      ...leaving,
      rebalanceIndices: [0, 1],
      targetWeightsBps: [
        [0, 10_000],
        [0, 0],
      ],
    };
    // minus 50 % would be beyond the limit of minus 30 %
    expect(walkTrading(fallen).rebalances[1]).toMatchObject({ shares: [0, 0], traded: 500_000 });
    expect(walkTrading({ ...fallen, endIndices: [null, null] }).rebalances[1]).toMatchObject({ traded: 0 });
  });
});

it('neither buys nor sells what did not trade that day', () => {
  const halted = { ...walk, prices: [walk.prices[0]!, walk.prices[0]!], hasTraded: (t: number) => t === 0 };
  expect(walkTrading(halted).rebalances[1]).toMatchObject({ shares: [50, 0], traded: 0 });
});

it('leaves out what is not listed yet', () => {
  const early = { ...walk, prices: [[10_000, Number.NaN], walk.prices[0]!] };
  const { nav, rebalances } = walkTrading({
    ...early,
    targetWeightsBps: [
      [5000, 0],
      [0, 5000],
    ],
  });
  expect(nav[0]).toBe(1_000_000);
  expect(rebalances[1]!.shares[1]).toBeGreaterThan(40);
});

describe('a walk with impact', () => {
  const flat: TradingWalk = {
    ...walk,
    prices: [
      [10_000, 10_000],
      [10_000, 10_000],
    ],
    targetWeightsBps: [
      [5000, 0],
      [0, 0],
    ],
  };
  const execution = {
    impactConstant: 0.7,
    marketBefore: () => ({ dailyVolatility: 0.02, averageVolumeShares: 5000 as number | null }),
  };
  it('charges half a tick and the square-root law on either side: 50 of 5,000 shares at 0.7 × 0.02 × √0.01', () => {
    const { rebalances } = walkTrading({ ...flat, execution });
    // the tick at 10,000 won is 10; 0.0014 × 500,000 is 700
    expect(rebalances.map((each) => each.execution)).toEqual([
      { spread: 250, impact: 700, cappedOrders: 0, untoldOrders: 0 },
      { spread: 250, impact: 700, cappedOrders: 0, untoldOrders: 0 },
    ]);
    expect(rebalances[1]!.cash).toBe(1_000_000 - 2 * 950 - rebalances[1]!.taxes);
  });
  it('leaves the rest of an order undone above a fifth of the volume', () => {
    const thin = { ...execution, marketBefore: () => ({ dailyVolatility: 0.02, averageVolumeShares: 100 }) };
    const { rebalances } = walkTrading({ ...flat, execution: thin });
    expect(rebalances.map(({ shares }) => shares[0])).toEqual([20, 0]);
    expect(rebalances.map((each) => each.execution!.cappedOrders)).toEqual([1, 0]);
  });
  it('keeps a purchase within the cash, impact included', () => {
    const all = {
      ...flat,
      targetWeightsBps: [
        [10_000, 0],
        [0, 0],
      ],
      execution,
    };
    const { rebalances } = walkTrading(all);
    expect(rebalances[0]!.shares[0]).toBe(99);
    expect(rebalances[0]!.cash).toBeGreaterThanOrEqual(0);
  });
  it('tells how many orders have an impact that nobody knows', () => {
    const blind = { ...execution, marketBefore: () => ({ dailyVolatility: 0.02, averageVolumeShares: null }) };
    expect(walkTrading({ ...flat, execution: blind }).rebalances[0]!.execution).toEqual({
      spread: 250,
      impact: 0,
      cappedOrders: 0,
      untoldOrders: 1,
    });
  });
  it('says nothing of it where it has no execution', () => {
    expect(walkTrading(flat).rebalances[0]).not.toHaveProperty('execution');
  });
});
