import { describe, expect, it } from 'vitest';

import { streams, uniformAt } from '../random/philox.ts';
import { sortedTogether } from './sorted-together.ts';

/** What it must say, told by a sort with a comparator. */
function expected(keys: Float64Array, values: Float64Array): { keys: Float64Array; values: Float64Array } {
  const order: readonly number[] = Array.from(keys.keys()).toSorted((a, b) => keys[a]! - keys[b]! || a - b);
  return {
    keys: Float64Array.from(order, (at) => keys[at]!),
    values: Float64Array.from(order, (at) => values[at]!),
  };
}

const uniforms = (count: number, seed: number): Float64Array =>
  Float64Array.from({ length: count }, (_, at) => uniformAt(seed, at, 0, streams.mixture, 0));

const shapes: readonly (readonly [string, number, (u: number) => number])[] = [
  ['one', 1, (u) => u],
  ['fewer than a bucket', 1000, (u) => u],
  ['many buckets', 100_000, (u) => Math.floor(u * 1e12)],
  ['many ties', 100_000, (u) => Math.floor(u * 40)],
  ['all equal', 50_000, () => 7],
  ['most of them equal, the rest far beyond', 60_000, (u) => (u < 0.9 ? 0 : 1e9 * u)],
  ['zeros of both signs', 40_000, (u) => (u < 0.5 ? -0 : 0)],
];

describe('pairs sorted by their key', () => {
  it.each(shapes)('%s: come out as with a comparator, equal keys in their order', (_, count, shape) => {
    const keys = uniforms(count, 1).map(shape);
    const values = uniforms(count, 2);
    const [keysBefore, valuesBefore] = [keys.slice(), values.slice()];
    expect(sortedTogether(keys, values)).toEqual(expected(keys, values));
    expect([keys, values]).toEqual([keysBefore, valuesBefore]);
  });
  it('are none where there are none', () => {
    expect(sortedTogether(new Float64Array(0), new Float64Array(0))).toEqual({
      keys: new Float64Array(0),
      values: new Float64Array(0),
    });
  });
});
