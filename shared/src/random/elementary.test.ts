import { describe, expect, it } from 'vitest';

import { instantiateKernel, hasSimd } from '../simulation/kernel-instance.ts';
import { exp, expReturn, log } from './elementary.ts';
import {
  DIGITS,
  errorInUlp,
  exactDensity,
  exactExp,
  exactLog,
  exactNormal,
  fixed,
  partsOf,
} from './exact-functions.ts';
import { normalInverse } from './normal.ts';
import { streams, uniform52, uniformAt } from './philox.ts';

/** Uniforms of a place of their own. */
function uniforms(place: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, at) => uniformAt(7, at, place, streams.posteriorDraw, 0));
}

const view = new DataView(new ArrayBuffer(8));
/** Positive normal doubles of every size. */
function anyPositive(place: number, count: number): Float64Array {
  return uniforms(place, 2 * count)
    .slice(0, count)
    .map((u, at) => {
      view.setUint32(0, Math.floor(u * 0x7fe00000) + 0x00100000);
      view.setUint32(4, Math.floor(uniformAt(7, at, place + 1, streams.posteriorDraw, 0) * 2 ** 32));
      return view.getFloat64(0);
    });
}

/** Uniforms as they come from words, half of them so near to 0 that both tails are met. */
function draws(place: number, count: number): Float64Array {
  return uniforms(place, count).map((u, at) => {
    const size = 2 ** (32 * uniformAt(7, at, place, streams.posteriorDraw, 1));
    const a = Math.floor(u * (at % 2 === 0 ? 2 ** 32 : size));
    return uniform52(a, Math.floor(uniformAt(7, at, place, streams.posteriorDraw, 2) * 2 ** 32));
  });
}

/** The largest error of a function in ulp of its answer. */
function worstUlp(inputs: Float64Array, error: (x: number) => number): number {
  let worst = 0;
  for (const x of inputs) worst = Math.max(worst, Math.abs(error(x)));
  return worst;
}

const expError =
  (f: (x: number) => number) =>
  (x: number): number => {
    const exact = exactExp(fixed(x));
    const { m, e } = partsOf(f(x));
    // both divided by 2^k, so that the reference keeps its digits whatever the size
    return errorInUlp(Number(m) * 2 ** (e - exact.k), exact.f);
  };
const logError = (x: number): number => errorInUlp(log(x), exactLog(x));
/** What the computed quantile is off, by Newton's step: (Φ(z) − u)/φ(z); the next term is 10^−15 of it. */
const inverseError = (u: number): number => {
  const z = normalInverse(u);
  const step = ((exactNormal(fixed(z)) - fixed(u)) << DIGITS) / exactDensity(fixed(z));
  return errorInUlp(z, fixed(z) - step);
};

describe('against a reference in integers of 320 binary digits', () => {
  it('the reference knows e, ln 10 and the 97.5 % quantile', () => {
    const { f, k } = exactExp(fixed(1));
    expect(((f << BigInt(k)) * 10n ** 20n) >> DIGITS).toBe(271828182845904523536n);
    expect((exactLog(10) * 10n ** 25n) >> DIGITS).toBe(23025850929940456840179914n);
    const upper = exactNormal((1959963984540054235524594n << DIGITS) / 10n ** 24n);
    expect((upper * 10n ** 20n) >> DIGITS).toBe(97500000000000000000n - 1n);
  });
  it('e^x is within 1 ulp', () => {
    expect(
      worstUlp(
        uniforms(1, 4000).map((u) => (u - 0.5) * 1400),
        expError(exp),
      ),
    ).toBeLessThan(1);
    expect(
      worstUlp(
        uniforms(2, 4000).map((u) => u - 0.5),
        expError(exp),
      ),
    ).toBeLessThan(1);
  });
  it('e^x of a return is within 1 ulp', () => {
    expect(
      worstUlp(
        uniforms(3, 4000).map((u) => (u - 0.5) / 4),
        expError(expReturn),
      ),
    ).toBeLessThan(1);
  });
  it('ln x is within 1 ulp', () => {
    expect(worstUlp(anyPositive(4, 4000), logError)).toBeLessThan(1);
    expect(worstUlp(uniforms(6, 4000), logError)).toBeLessThan(1);
    expect(
      worstUlp(
        uniforms(7, 2000).map((u) => 1 + (u - 0.5) / 1000),
        logError,
      ),
    ).toBeLessThan(1);
  });
  it('the quantile of the normal law is within 5 ulp', () => {
    expect(worstUlp(draws(8, 1500), inverseError)).toBeLessThan(5);
  });
});

describe.runIf(hasSimd)('in the kernel', () => {
  const COUNT = 2 ** 17;
  const kernel = instantiateKernel();
  const address = Math.ceil(kernel.firstFree() / 16) * 16;
  kernel.memory.grow(Math.ceil((COUNT * 8) / 65536) + 1);

  /** Inputs whose image has other bits in the kernel than in TypeScript. */
  function different(
    all: 'expAll' | 'expReturnAll' | 'logAll' | 'normalInverseAll',
    ours: (x: number) => number,
    inputs: Float64Array,
  ): number[] {
    const values = new Float64Array(kernel.memory.buffer, address, inputs.length);
    values.set(inputs);
    kernel[all](inputs.length, address);
    const theirs = new BigUint64Array(kernel.memory.buffer, address, inputs.length);
    const bits = new BigUint64Array(inputs.map(ours).buffer);
    return Array.from(inputs.filter((_, at) => bits[at] !== theirs[at]));
  }

  it.each([
    ['e^x over its range and beyond', 'expAll', exp, () => uniforms(11, COUNT).map((u) => (u - 0.5) * 1500)],
    ['e^x near 0', 'expAll', exp, () => uniforms(12, COUNT).map((u) => u - 0.5)],
    ['e^x of a return', 'expReturnAll', expReturn, () => uniforms(13, COUNT).map((u) => (u - 0.5) / 2)],
    ['ln of any positive normal number', 'logAll', log, () => anyPositive(14, COUNT)],
    ['ln of a uniform', 'logAll', log, () => uniforms(16, COUNT)],
    ['the quantile of a uniform', 'normalInverseAll', normalInverse, () => uniforms(17, COUNT)],
    ['the quantile far out in a tail', 'normalInverseAll', normalInverse, () => draws(18, COUNT)],
  ] as const)('%s has the bits of TypeScript for 2^17 random inputs', (_, all, ours, inputs) => {
    expect(different(all, ours, inputs())).toEqual([]);
  });
});
