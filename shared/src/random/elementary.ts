import * as K from './coefficients.ts';

/**
 * exp, log and pow with bits that do not depend on the machine, the engine or its version: additions, multiplications and
 * divisions in one fixed order, which IEEE 754 defines exactly. `Math.exp`, `Math.log` and `Math.pow` differ between engines
 * by an ulp, so nothing that is hashed may use them (ruling 9).
 */

const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);
/** 2^(n − 1023) at index n, made by doubling, which is exact; a table is faster than building the bits. */
const POWER_OF_TWO = new Float64Array(2047);
POWER_OF_TWO[1] = 2.2250738585072014e-308;
for (let n = 2; n < POWER_OF_TWO.length; n++) POWER_OF_TWO[n] = 2 * POWER_OF_TWO[n - 1]!;

/** e^x; the argument is clamped to [−708, 709], so the answer is a positive normal number. Error below 1 ulp (largest seen 0.97). */
export function exp(x: number): number {
  let y = x < -708 ? -708 : x;
  y = 709 < y ? 709 : y;
  const n = y * K.LOG2E + K.MAGIC - K.MAGIC;
  const r = y - n * K.LN2_HI - n * K.LN2_LO;
  let p = K.EXP9 * r + K.EXP8;
  p = p * r + K.EXP7;
  p = p * r + K.EXP6;
  p = p * r + K.EXP5;
  p = p * r + K.EXP4;
  p = p * r + K.EXP3;
  p = p * r + K.EXP2;
  p = p * r + K.EXP1;
  p = p * r + K.EXP0;
  return (r * r * p + r + 1) * POWER_OF_TWO[(n | 0) + 1023]!;
}

/** e^x of a day's return: a shorter polynomial for |x| ≤ 1/8, else `exp`. The threshold is part of the arithmetic. Error of the short one below 0.6 ulp. */
export function expReturn(x: number): number {
  if (!(Math.abs(x) <= 0.125)) return exp(x);
  let p = K.EXS7 * x + K.EXS6;
  p = p * x + K.EXS5;
  p = p * x + K.EXS4;
  p = p * x + K.EXS3;
  p = p * x + K.EXS2;
  p = p * x + K.EXS1;
  p = p * x + K.EXS0;
  return x * x * p + x + 1;
}

/**
 * Natural logarithm of a positive normal number; anything else gives a meaningless number, so callers check first.
 * Error below 1 ulp (largest seen 0.73).
 */
export function log(x: number): number {
  bits[0] = x;
  const high = words[1]!;
  let e = (high >>> 20) - 1023;
  words[1] = (high & 0xfffff) | 0x3ff00000;
  let f = bits[0];
  if (f > Math.SQRT2) {
    f = f * 0.5;
    e = e + 1;
  }
  f = f - 1;
  const s = f / (f + 2);
  const z = s * s;
  const half = f * f * 0.5;
  let p = K.LOG6 * z + K.LOG5;
  p = p * z + K.LOG4;
  p = p * z + K.LOG3;
  p = p * z + K.LOG2;
  p = p * z + K.LOG1;
  p = p * z + K.LOG0;
  p = p * z;
  return e * K.LN2_HI - (half - (s * (half + p) + e * K.LN2_LO) - f);
}

/** x^y for x > 0 as e^(y ln x); 0^y is 0 for y > 0. The relative error grows with |y ln x| ulps. */
export function pow(x: number, y: number): number {
  if (x === 0 && y > 0) return 0;
  return exp(y * log(x));
}
