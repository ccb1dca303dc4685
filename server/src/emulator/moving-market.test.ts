import { expect, it } from 'vitest';

import { GENERATED_INDEX, GENERATED_START } from './generated-market.ts';
import { MovingMarket } from './moving-market.ts';

it('gets a new row each day while the program runs, and changes none', () => {
  let lastSession = '2019-02-01';
  const market = new MovingMarket(7, () => lastSession);
  const { symbol } = market.instruments[0]!;
  const before = { candles: market.candles(symbol), index: market.indexCandles(GENERATED_INDEX) };
  expect([market.asOfDate, before.candles[0]!.date, before.candles.at(-1)!.date]).toEqual([
    '2019-02-01',
    GENERATED_START,
    '2019-02-01',
  ]);

  lastSession = '2019-02-07'; // behind the new year's holidays of that year
  expect(market.asOfDate).toBe('2019-02-07');
  const after = { candles: market.candles(symbol), index: market.indexCandles(GENERATED_INDEX) };
  expect(after.candles.slice(0, -1)).toEqual(before.candles);
  expect(after.index.slice(0, -1)).toEqual(before.index);
  expect(after.candles.at(-1)!.date).toBe('2019-02-07');
});
