// exp and log as in src/random/elementary.ts, two lanes at a time: the same operations in the same order, so the same bits.
import * as K from "../src/random/coefficients";
import { abs, add, fractionBits, magicBits, mul, mulAdd, oneBits, splatAt, sub } from "./lanes";

// Coefficients from the highest power down.
const EXP: usize = memory.data<f64>([K.EXP9, K.EXP8, K.EXP7, K.EXP6, K.EXP5, K.EXP4, K.EXP3, K.EXP2, K.EXP1, K.EXP0]);
const SMALL: usize = memory.data<f64>([K.EXS7, K.EXS6, K.EXS5, K.EXS4, K.EXS3, K.EXS2, K.EXS1, K.EXS0]);
const LOG: usize = memory.data<f64>([K.LOG6, K.LOG5, K.LOG4, K.LOG3, K.LOG2, K.LOG1, K.LOG0]);
const NUMBERS: usize = memory.data<f64>([
  K.LN2_HI, K.LN2_LO, K.LOG2E, K.MAGIC, -708.0, 709.0, 1.4142135623730951, 0.5, 1.0, 2.0, 1023.0, 0.125, 0.015625,
]);
const LN2_HI: i32 = 0;
const LN2_LO: i32 = 1;
const LOG2E: i32 = 2;
const MAGIC: i32 = 3;
const LOWEST: i32 = 4;
const HIGHEST: i32 = 5;
const SQRT2: i32 = 6;
const HALF: i32 = 7;
const ONE: i32 = 8;
const TWO: i32 = 9;
const BIAS: i32 = 10;
const SMALL_RETURN: i32 = 11;
const SMALL_SQUARE: i32 = 12;

/** e^x, the argument clamped to [-708, 709]. */
export function exp(x: v128): v128 {
  const y = f64x2.pmin(f64x2.pmax(x, splatAt(NUMBERS, LOWEST)), splatAt(NUMBERS, HIGHEST));
  // the low bits of MAGIC + n hold the integer n; shifted by 52 they are added to the exponent, which multiplies by 2^n exactly
  const shifted = mulAdd(y, splatAt(NUMBERS, LOG2E), splatAt(NUMBERS, MAGIC));
  const n = sub(shifted, splatAt(NUMBERS, MAGIC));
  const r = sub(sub(y, mul(n, splatAt(NUMBERS, LN2_HI))), mul(n, splatAt(NUMBERS, LN2_LO)));
  let p = mulAdd(splatAt(EXP, 0), r, splatAt(EXP, 1));
  p = mulAdd(p, r, splatAt(EXP, 2));
  p = mulAdd(p, r, splatAt(EXP, 3));
  p = mulAdd(p, r, splatAt(EXP, 4));
  p = mulAdd(p, r, splatAt(EXP, 5));
  p = mulAdd(p, r, splatAt(EXP, 6));
  p = mulAdd(p, r, splatAt(EXP, 7));
  p = mulAdd(p, r, splatAt(EXP, 8));
  p = mulAdd(p, r, splatAt(EXP, 9));
  const near = add(add(mul(mul(r, r), p), r), splatAt(NUMBERS, ONE));
  return i64x2.add(near, i64x2.shl(shifted, 52));
}

/** Coefficient i of the polynomial of `expSmall`, from the highest power (0) down to the 7th. */
// @ts-ignore: decorator
@inline
export function small(i: i32): v128 {
  return splatAt(SMALL, i);
}

/** 1 + x + x² p, the end of the small exponential. */
// @ts-ignore: decorator
@inline
export function endSmall(x: v128, square: v128, p: v128): v128 {
  return add(add(mul(square, p), x), splatAt(NUMBERS, ONE));
}

/** e^x for |x| <= 1/8, where no range reduction is needed. */
// @ts-ignore: decorator
@inline
export function expSmall(x: v128): v128 {
  let p = mulAdd(small(0), x, small(1));
  p = mulAdd(p, x, small(2));
  p = mulAdd(p, x, small(3));
  p = mulAdd(p, x, small(4));
  p = mulAdd(p, x, small(5));
  p = mulAdd(p, x, small(6));
  p = mulAdd(p, x, small(7));
  return endSmall(x, mul(x, x), p);
}

/** Lanes where the general exponential has to be taken: |x| > 1/8. */
// @ts-ignore: decorator
@inline
export function isLarge(x: v128): v128 {
  return f64x2.gt(abs(x), splatAt(NUMBERS, SMALL_RETURN));
}

/** The same told by x²: the square of 1/8 is exact and squaring keeps the order, so x² > 1/64 where |x| > 1/8. */
// @ts-ignore: decorator
@inline
export function isLargeSquare(square: v128): v128 {
  return f64x2.gt(square, splatAt(NUMBERS, SMALL_SQUARE));
}

/** e^x of a day's return: which polynomial is used depends on the lane alone, so the bits do not depend on the neighbours. */
export function expReturn(x: v128): v128 {
  return v128.bitselect(exp(x), expSmall(x), isLarge(x));
}

/** Lanes whose fraction, 1 to 2, is above √2: the logarithm takes half of it and one more power of 2. */
// @ts-ignore: decorator
@inline
function isUpperHalf(x: v128): v128 {
  return f64x2.gt(v128.or(v128.and(x, fractionBits()), oneBits()), splatAt(NUMBERS, SQRT2));
}

/** n of x = (1 + f)·2^n. */
// @ts-ignore: decorator
@inline
export function logExponent(x: v128): v128 {
  const exponent = i64x2.sub(i64x2.shr_u(x, 52), isUpperHalf(x)); // a true lane is -1
  return sub(sub(v128.or(exponent, magicBits()), splatAt(NUMBERS, MAGIC)), splatAt(NUMBERS, BIAS));
}

/** f of x = (1 + f)·2^n, between √½ - 1 and √2 - 1. */
// @ts-ignore: decorator
@inline
export function logFraction(x: v128): v128 {
  const f = v128.or(v128.and(x, fractionBits()), oneBits());
  return sub(v128.bitselect(mul(f, splatAt(NUMBERS, HALF)), f, isUpperHalf(x)), splatAt(NUMBERS, ONE));
}

/** f/(2 + f), whose square is the variable of the polynomial. */
// @ts-ignore: decorator
@inline
export function logRatio(f: v128): v128 {
  return f64x2.div(f, add(f, splatAt(NUMBERS, TWO)));
}

/** Coefficient i of the logarithm's polynomial, from the highest power down to the 6th. */
// @ts-ignore: decorator
@inline
export function logCoefficient(i: i32): v128 {
  return splatAt(LOG, i);
}

/** n ln 2 + ln(1 + f) with the polynomial's value p at z = s², s = f/(2 + f). */
// @ts-ignore: decorator
@inline
export function endLog(n: v128, f: v128, s: v128, z: v128, p: v128): v128 {
  const half = mul(mul(f, f), splatAt(NUMBERS, HALF));
  const low = add(mul(s, add(half, mul(p, z))), mul(n, splatAt(NUMBERS, LN2_LO)));
  return sub(mul(n, splatAt(NUMBERS, LN2_HI)), sub(sub(half, low), f));
}

/** Natural logarithm of positive normal numbers. */
// @ts-ignore: decorator
@inline
export function log(x: v128): v128 {
  const f = logFraction(x);
  const s = logRatio(f);
  const z = mul(s, s);
  let p = mulAdd(logCoefficient(0), z, logCoefficient(1));
  p = mulAdd(p, z, logCoefficient(2));
  p = mulAdd(p, z, logCoefficient(3));
  p = mulAdd(p, z, logCoefficient(4));
  p = mulAdd(p, z, logCoefficient(5));
  p = mulAdd(p, z, logCoefficient(6));
  return endLog(logExponent(x), f, s, z, p);
}
