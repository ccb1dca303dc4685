import { expect, it } from 'vitest';

import { nearestTicks, steppedPrice, tickAt } from './tick.ts';

const place = { market: 'KOSPI', date: '2026-11-20' };

it('knows the step of a price', () => {
  expect([1_999, 2_000, 19_990, 50_000, 500_000].map((price) => tickAt(place, price))).toEqual([1, 5, 10, 100, 1_000]);
  expect(tickAt(place, 0)).toBeNull();
});
it('offers the two prices on the tick around one that is not on it', () => {
  expect(nearestTicks(place, 50_050)).toEqual({ down: 50_000, up: 50_100 });
  expect(nearestTicks(place, 50_100)).toBeNull();
  expect(nearestTicks(place, Number.NaN)).toBeNull();
});
it('steps up and down a tick, by the smaller step below a boundary', () => {
  expect(steppedPrice(place, 50_000, 1)).toBe(50_100);
  expect(steppedPrice(place, 50_000, -1)).toBe(49_950);
  expect(steppedPrice(place, 50_050, 1)).toBe(50_100);
  expect(steppedPrice(place, 50_050, -1)).toBe(50_000);
  expect([steppedPrice(place, 1, -1), steppedPrice(place, 0, 1)]).toEqual([1, 1]);
});
