import { describe, expect, it } from 'vitest';

import { exp, expReturn, log, pow } from './elementary.ts';
import { normalInverse } from './normal.ts';
import { fillNormals, normalAt, philox4x32, streams, uniformAt } from './philox.ts';

const relative = (actual: number, expected: number): number => Math.abs(actual - expected) / Math.abs(expected);

/** e^x to 2^−70 from its series in integers of 120 binary digits, so that the reference owes nothing to Math.exp. */
function exactExp(x: number): number {
  const one = 1n << 120n;
  const scaled = BigInt(Math.round(x * 2 ** 40)) << 80n;
  let sum = 0n;
  for (let n = 1n, term = one; term !== 0n; term = (term * scaled) / one / n, n++) sum += term;
  return Number(sum >> 60n) / 2 ** 60;
}

describe('elementary functions', () => {
  it('give e^x within 2.5e-16 of a series in exact integers', () => {
    for (let i = -800; i <= 800; i++) {
      const x = i * 5 * 2 ** -10;
      expect(relative(exp(x), exactExp(x))).toBeLessThan(2.5e-16);
      expect(relative(expReturn(x), exactExp(x))).toBeLessThan(2.5e-16);
    }
  });
  it('give e^x and ln x within an ulp of the engine over their whole range', () => {
    for (let i = 0; i < 20_000; i++) {
      const u = uniformAt(1, i, 0, streams.marketNormal, 0);
      const x = (u - 0.5) * 1400;
      expect(relative(exp(x), Math.exp(x))).toBeLessThan(2.5e-16);
      const y = Math.exp(x);
      expect(Math.abs(log(y) - Math.log(y))).toBeLessThanOrEqual(2.5e-16 * Math.max(Math.abs(Math.log(y)), 1e-16));
    }
  });
  it('are exact where the answer is', () => {
    expect([exp(0), expReturn(0), log(1), log(2) / 2, pow(0, 2), pow(1, 77)]).toEqual([1, 1, 0, Math.LN2 / 2, 0, 1]);
    expect(pow(2, 0.5)).toBeCloseTo(Math.SQRT2, 15);
  });
});

describe('random numbers', () => {
  it('are the same one by one and as a block, for paths and seeds beyond 2^32', () => {
    const out = new Float64Array(5);
    fillNormals(2 ** 53 - 1, 2 ** 40 + 3, 250, streams.jumpSize, 5, out);
    const dims = [0, 1, 2, 3, 4];
    expect([...out]).toEqual(dims.map((dim) => normalAt(2 ** 53 - 1, 2 ** 40 + 3, 250, streams.jumpSize, dim)));
  });
  it('differ between a seed and the seed 2^32 higher', () => {
    expect(uniformAt(7, 0, 0, streams.marketNormal, 0)).not.toBe(uniformAt(7 + 2 ** 32, 0, 0, streams.marketNormal, 0));
  });
  it('have the moments of the normal law within four standard errors', () => {
    const n = 40_000;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const z = normalAt(20261122, i, 3, streams.marketNormal, 1);
      sum += z;
      squares += z * z;
    }
    expect(Math.abs(sum / n)).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(squares / n - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
  });
  it('are finite at the smallest and the largest uniform', () => {
    const largest = 1 - 2 ** -53;
    expect(normalInverse(2 ** -53)).toBeCloseTo(-normalInverse(largest), 12);
    const words = new Int32Array(4);
    philox4x32(0, 0, 0, 0, 0, 0, words);
    expect(words[0]! >>> 0).toBe(1713891541);
  });
});
