import { expect, it } from 'vitest';

import { ascendingOrder } from './ascending-order.ts';

it('names the positions from the smallest value to the largest', () => {
  expect([...ascendingOrder(Float64Array.of(3, 1, 2))]).toEqual([1, 2, 0]);
});
it('keeps equal values in their order', () => {
  expect([...ascendingOrder(Float64Array.of(2, 1, 2, 1))]).toEqual([1, 3, 0, 2]);
});
it.each([0, 1, 15, 16, 17, 1000, 4097])('puts %d values in the order in which sorting them does', (count) => {
  const values = Float64Array.from({ length: count }, (_, k) => (k * 7919) % 1009);
  expect(Float64Array.from(ascendingOrder(values), (at) => values[at]!)).toEqual(values.toSorted());
});
