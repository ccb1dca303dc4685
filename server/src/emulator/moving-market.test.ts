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

it('makes a day on which one issue falls by a fifth and the others move as they would have', () => {
  const market = new MovingMarket(7, () => '2019-02-07');
  const [crashed, calm] = market.instruments.map(({ symbol }) => symbol) as [string, string];
  const before = market.candles(crashed);
  expect(market.crash(crashed, -0.2)).toBe('2019-02-08');
  const after = market.candles(crashed);
  expect(after.slice(0, -1)).toEqual(before);
  expect(after.at(-1)!.close / before.at(-1)!.close).toBeCloseTo(0.8, 2);
  const other = new MovingMarket(7, () => '2019-02-08');
  expect(market.candles(calm)).toEqual(other.candles(calm));
  expect(market.indexCandles(GENERATED_INDEX)).toEqual(other.indexCandles(GENERATED_INDEX));

  expect(market.crash(calm, -0.3)).toBe('2019-02-11');
  const [yesterday, today] = market.candles(crashed).slice(-2);
  const [asBefore, asThen] = new MovingMarket(7, () => '2019-02-11').candles(crashed).slice(-2);
  expect(today!.close / yesterday!.close).toBeCloseTo(asThen!.close / asBefore!.close, 2);
});

it.each([
  ['000000', -0.2],
  ['990010', -0.31],
  ['990010', Number.NaN],
])('refuses a crash of %s by %d', (symbol, ratio) => {
  const market = new MovingMarket(7, () => '2019-02-07');
  expect(() => market.crash(symbol, ratio)).toThrow(RangeError);
  expect(market.asOfDate).toBe('2019-02-07');
});
