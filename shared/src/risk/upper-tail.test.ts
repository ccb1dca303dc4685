import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { upperTail } from './upper-tail.ts';

it('is the end of the sorted values: the 3 largest of 1 to 100 in any order', () => {
  const values = Float64Array.from({ length: 100 }, (_, i) => ((i * 37) % 100) + 1);
  expect([...upperTail(values, 98)]).toEqual([98, 99, 100]);
  expect(values[1]).toBe(38); // left as they were
});

it('is digit for digit what sorting gives, with ties, order of any kind and both zeros', () => {
  const number = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer({ min: -3, max: 3 }),
    fc.constant(-0),
  );
  fc.assert(
    fc.property(fc.array(number, { minLength: 1, maxLength: 400 }), fc.nat(), fc.nat(2), (list, seed, order) => {
      const values = Float64Array.from(list);
      if (order > 0) values.sort();
      if (order > 1) values.reverse();
      const rank = 1 + (seed % list.length);
      expect(new Uint8Array(upperTail(values, rank).slice().buffer)).toEqual(
        new Uint8Array(values.toSorted().slice(rank - 1).buffer),
      );
    }),
    { numRuns: 500, seed: 7 },
  );
});
