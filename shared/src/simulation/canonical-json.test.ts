import { expect, it } from 'vitest';

import { canonicalJson } from './canonical-json.ts';

it('has one spelling for a value, whatever the order of its members', () => {
  expect(canonicalJson({ b: [1, 'x', null], a: { d: true, c: 1e21 } })).toBe(
    '{"a":{"c":1e+21,"d":true},"b":[1,"x",null]}',
  );
  expect(canonicalJson({ a: { c: 1e21, d: true }, b: [1, 'x', null] })).toBe(
    canonicalJson({ b: [1, 'x', null], a: { d: true, c: 1e21 } }),
  );
});
it('sorts names by their UTF-16 units', () => {
  expect(canonicalJson({ 가: 1, Z: 2, a: 3, '1': 4 })).toBe('{"1":4,"Z":2,"a":3,"가":1}');
});
it('writes numbers in the shortest form, and minus zero as zero', () => {
  expect(canonicalJson([0.1, 1 / 3, -0, 100, 5e-324])).toBe('[0.1,0.3333333333333333,0,100,5e-324]');
});
it.each([[Number.NaN], [Infinity], [undefined], [() => 1], [1n], [new Map()], [new Float64Array(1)], ['\ud800']])(
  'refuses what JSON cannot say: %s',
  (value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  },
);
