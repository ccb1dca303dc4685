// The quantile of the normal law, AS 241 PPND16 (Wichura 1988), on q = u - 1/2, as in src/random/normal.ts.
import * as K from "../src/random/coefficients";
import { endLog, log, logCoefficient, logExponent, logFraction, logRatio } from "./elementary";
import { abs, add, mul, mulAdd, signBit, splatAt, sub } from "./lanes";

// Numerator from the highest power down, then the denominator.
const CENTRAL: usize = memory.data<f64>([
  K.A7, K.A6, K.A5, K.A4, K.A3, K.A2, K.A1, K.A0, K.B7, K.B6, K.B5, K.B4, K.B3, K.B2, K.B1, 1.0,
]);
const MIDDLE: usize = memory.data<f64>([
  K.C7, K.C6, K.C5, K.C4, K.C3, K.C2, K.C1, K.C0, K.D7, K.D6, K.D5, K.D4, K.D3, K.D2, K.D1, 1.0,
]);
const FAR: usize = memory.data<f64>([
  K.E7, K.E6, K.E5, K.E4, K.E3, K.E2, K.E1, K.E0, K.F7, K.F6, K.F5, K.F4, K.F3, K.F2, K.F1, 1.0,
]);
const NUMBERS: usize = memory.data<f64>([0.180625, 0.425, 1.6, 5.0, 0.5, 1.0]);
const CENTRE: i32 = 0;
const SPLIT: i32 = 1;
const MIDDLE_START: i32 = 2;
const FAR_START: i32 = 3;
const HALF: i32 = 4;
const ONE: i32 = 5;

/** Lanes that the central rational does not cover: |q| > 0.425, 15 % of all draws. */
// @ts-ignore: decorator
@inline
export function isTail(q: v128): v128 {
  return f64x2.gt(abs(q), splatAt(NUMBERS, SPLIT));
}

/** min(u, 1 - u) = 1/2 - |q|, exact. */
// @ts-ignore: decorator
@inline
export function smallerSide(q: v128): v128 {
  return sub(splatAt(NUMBERS, HALF), abs(q));
}

/** A quotient of two polynomials of degree 7 in r. */
// @ts-ignore: decorator
@inline
function rational(table: usize, r: v128): v128 {
  let top = mulAdd(splatAt(table, 0), r, splatAt(table, 1));
  let bottom = mulAdd(splatAt(table, 8), r, splatAt(table, 9));
  top = mulAdd(top, r, splatAt(table, 2));
  bottom = mulAdd(bottom, r, splatAt(table, 10));
  top = mulAdd(top, r, splatAt(table, 3));
  bottom = mulAdd(bottom, r, splatAt(table, 11));
  top = mulAdd(top, r, splatAt(table, 4));
  bottom = mulAdd(bottom, r, splatAt(table, 12));
  top = mulAdd(top, r, splatAt(table, 5));
  bottom = mulAdd(bottom, r, splatAt(table, 13));
  top = mulAdd(top, r, splatAt(table, 6));
  bottom = mulAdd(bottom, r, splatAt(table, 14));
  top = mulAdd(top, r, splatAt(table, 7));
  bottom = mulAdd(bottom, r, splatAt(table, 15));
  return f64x2.div(top, bottom);
}

/** 0.180625 - q², the variable of the central rational. */
// @ts-ignore: decorator
@inline
function centralVariable(q: v128): v128 {
  return sub(splatAt(NUMBERS, CENTRE), mul(q, q));
}

/** The quantile where |q| <= 0.425. */
// @ts-ignore: decorator
@inline
export function central(q: v128): v128 {
  return mul(rational(CENTRAL, centralVariable(q)), q);
}

/** One more power of four polynomials that share their coefficients; each coefficient is loaded once for eight lanes. */
// @ts-ignore: decorator
@inline
function coefficient(i: i32): v128 {
  return splatAt(CENTRAL, i);
}

/**
 * The central quantiles of eight lanes: four independent chains keep the multiplier busy. Lanes in the tail get a meaningless
 * number, to be overwritten.
 */
// @ts-ignore: decorator
@inline
export function storeCentral(q0: v128, q1: v128, q2: v128, q3: v128, to: usize): void {
  const r0 = centralVariable(q0);
  const r1 = centralVariable(q1);
  const r2 = centralVariable(q2);
  const r3 = centralVariable(q3);
  let k = coefficient(0), c = coefficient(1), l = coefficient(8), d = coefficient(9);
  let p0 = mulAdd(k, r0, c), p1 = mulAdd(k, r1, c), p2 = mulAdd(k, r2, c), p3 = mulAdd(k, r3, c);
  let b0 = mulAdd(l, r0, d), b1 = mulAdd(l, r1, d), b2 = mulAdd(l, r2, d), b3 = mulAdd(l, r3, d);
  c = coefficient(2), d = coefficient(10);
  p0 = mulAdd(p0, r0, c), p1 = mulAdd(p1, r1, c), p2 = mulAdd(p2, r2, c), p3 = mulAdd(p3, r3, c);
  b0 = mulAdd(b0, r0, d), b1 = mulAdd(b1, r1, d), b2 = mulAdd(b2, r2, d), b3 = mulAdd(b3, r3, d);
  c = coefficient(3), d = coefficient(11);
  p0 = mulAdd(p0, r0, c), p1 = mulAdd(p1, r1, c), p2 = mulAdd(p2, r2, c), p3 = mulAdd(p3, r3, c);
  b0 = mulAdd(b0, r0, d), b1 = mulAdd(b1, r1, d), b2 = mulAdd(b2, r2, d), b3 = mulAdd(b3, r3, d);
  c = coefficient(4), d = coefficient(12);
  p0 = mulAdd(p0, r0, c), p1 = mulAdd(p1, r1, c), p2 = mulAdd(p2, r2, c), p3 = mulAdd(p3, r3, c);
  b0 = mulAdd(b0, r0, d), b1 = mulAdd(b1, r1, d), b2 = mulAdd(b2, r2, d), b3 = mulAdd(b3, r3, d);
  c = coefficient(5), d = coefficient(13);
  p0 = mulAdd(p0, r0, c), p1 = mulAdd(p1, r1, c), p2 = mulAdd(p2, r2, c), p3 = mulAdd(p3, r3, c);
  b0 = mulAdd(b0, r0, d), b1 = mulAdd(b1, r1, d), b2 = mulAdd(b2, r2, d), b3 = mulAdd(b3, r3, d);
  c = coefficient(6), d = coefficient(14);
  p0 = mulAdd(p0, r0, c), p1 = mulAdd(p1, r1, c), p2 = mulAdd(p2, r2, c), p3 = mulAdd(p3, r3, c);
  b0 = mulAdd(b0, r0, d), b1 = mulAdd(b1, r1, d), b2 = mulAdd(b2, r2, d), b3 = mulAdd(b3, r3, d);
  c = coefficient(7), d = coefficient(15);
  p0 = mulAdd(p0, r0, c), p1 = mulAdd(p1, r1, c), p2 = mulAdd(p2, r2, c), p3 = mulAdd(p3, r3, c);
  b0 = mulAdd(b0, r0, d), b1 = mulAdd(b1, r1, d), b2 = mulAdd(b2, r2, d), b3 = mulAdd(b3, r3, d);
  v128.store(to, mul(f64x2.div(p0, b0), q0));
  v128.store(to, mul(f64x2.div(p1, b1), q1), 16);
  v128.store(to, mul(f64x2.div(p2, b2), q2), 32);
  v128.store(to, mul(f64x2.div(p3, b3), q3), 48);
}

/** The quantile where |q| > 0.425; q gives the sign, `smaller` is min(u, 1 - u). */
// @ts-ignore: decorator
@inline
export function tail(q: v128, smaller: v128): v128 {
  const t = f64x2.sqrt(f64x2.neg(log(smaller)));
  const isFar = f64x2.gt(t, splatAt(NUMBERS, FAR_START));
  let z = rational(MIDDLE, sub(t, splatAt(NUMBERS, MIDDLE_START)));
  if (v128.any_true(isFar)) z = farTail(t, z, isFar);
  return v128.or(z, v128.and(q, signBit()));
}

/**
 * The quantiles of eight lanes in the tail, four vectors side by side: each has one long chain of steps, with two divisions and a
 * root, and the steps of the others fill its waits.
 *
 * @param at - Address of eight 16-bit numbers: where each lane is stored in `table`.
 */
// @ts-ignore: decorator
@inline
export function storeTails(q0: v128, q1: v128, q2: v128, q3: v128, table: usize, at: usize): void {
  const x0 = smallerSide(q0), x1 = smallerSide(q1), x2 = smallerSide(q2), x3 = smallerSide(q3);
  const f0 = logFraction(x0), f1 = logFraction(x1), f2 = logFraction(x2), f3 = logFraction(x3);
  const s0 = logRatio(f0), s1 = logRatio(f1), s2 = logRatio(f2), s3 = logRatio(f3);
  const y0 = mul(s0, s0), y1 = mul(s1, s1), y2 = mul(s2, s2), y3 = mul(s3, s3);
  let k = logCoefficient(0), c = logCoefficient(1);
  let p0 = mulAdd(k, y0, c), p1 = mulAdd(k, y1, c), p2 = mulAdd(k, y2, c), p3 = mulAdd(k, y3, c);
  c = logCoefficient(2);
  p0 = mulAdd(p0, y0, c), p1 = mulAdd(p1, y1, c), p2 = mulAdd(p2, y2, c), p3 = mulAdd(p3, y3, c);
  c = logCoefficient(3);
  p0 = mulAdd(p0, y0, c), p1 = mulAdd(p1, y1, c), p2 = mulAdd(p2, y2, c), p3 = mulAdd(p3, y3, c);
  c = logCoefficient(4);
  p0 = mulAdd(p0, y0, c), p1 = mulAdd(p1, y1, c), p2 = mulAdd(p2, y2, c), p3 = mulAdd(p3, y3, c);
  c = logCoefficient(5);
  p0 = mulAdd(p0, y0, c), p1 = mulAdd(p1, y1, c), p2 = mulAdd(p2, y2, c), p3 = mulAdd(p3, y3, c);
  c = logCoefficient(6);
  p0 = mulAdd(p0, y0, c), p1 = mulAdd(p1, y1, c), p2 = mulAdd(p2, y2, c), p3 = mulAdd(p3, y3, c);
  const t0 = f64x2.sqrt(f64x2.neg(endLog(logExponent(x0), f0, s0, y0, p0)));
  const t1 = f64x2.sqrt(f64x2.neg(endLog(logExponent(x1), f1, s1, y1, p1)));
  const t2 = f64x2.sqrt(f64x2.neg(endLog(logExponent(x2), f2, s2, y2, p2)));
  const t3 = f64x2.sqrt(f64x2.neg(endLog(logExponent(x3), f3, s3, y3, p3)));
  const start = splatAt(NUMBERS, MIDDLE_START);
  const r0 = sub(t0, start), r1 = sub(t1, start), r2 = sub(t2, start), r3 = sub(t3, start);
  k = splatAt(MIDDLE, 0), c = splatAt(MIDDLE, 1);
  let l = splatAt(MIDDLE, 8), d = splatAt(MIDDLE, 9);
  p0 = mulAdd(k, r0, c), p1 = mulAdd(k, r1, c), p2 = mulAdd(k, r2, c), p3 = mulAdd(k, r3, c);
  let b0 = mulAdd(l, r0, d), b1 = mulAdd(l, r1, d), b2 = mulAdd(l, r2, d), b3 = mulAdd(l, r3, d);
  c = splatAt(MIDDLE, 2), d = splatAt(MIDDLE, 10);
  p0 = mulAdd(p0, r0, c), p1 = mulAdd(p1, r1, c), p2 = mulAdd(p2, r2, c), p3 = mulAdd(p3, r3, c);
  b0 = mulAdd(b0, r0, d), b1 = mulAdd(b1, r1, d), b2 = mulAdd(b2, r2, d), b3 = mulAdd(b3, r3, d);
  c = splatAt(MIDDLE, 3), d = splatAt(MIDDLE, 11);
  p0 = mulAdd(p0, r0, c), p1 = mulAdd(p1, r1, c), p2 = mulAdd(p2, r2, c), p3 = mulAdd(p3, r3, c);
  b0 = mulAdd(b0, r0, d), b1 = mulAdd(b1, r1, d), b2 = mulAdd(b2, r2, d), b3 = mulAdd(b3, r3, d);
  c = splatAt(MIDDLE, 4), d = splatAt(MIDDLE, 12);
  p0 = mulAdd(p0, r0, c), p1 = mulAdd(p1, r1, c), p2 = mulAdd(p2, r2, c), p3 = mulAdd(p3, r3, c);
  b0 = mulAdd(b0, r0, d), b1 = mulAdd(b1, r1, d), b2 = mulAdd(b2, r2, d), b3 = mulAdd(b3, r3, d);
  c = splatAt(MIDDLE, 5), d = splatAt(MIDDLE, 13);
  p0 = mulAdd(p0, r0, c), p1 = mulAdd(p1, r1, c), p2 = mulAdd(p2, r2, c), p3 = mulAdd(p3, r3, c);
  b0 = mulAdd(b0, r0, d), b1 = mulAdd(b1, r1, d), b2 = mulAdd(b2, r2, d), b3 = mulAdd(b3, r3, d);
  c = splatAt(MIDDLE, 6), d = splatAt(MIDDLE, 14);
  p0 = mulAdd(p0, r0, c), p1 = mulAdd(p1, r1, c), p2 = mulAdd(p2, r2, c), p3 = mulAdd(p3, r3, c);
  b0 = mulAdd(b0, r0, d), b1 = mulAdd(b1, r1, d), b2 = mulAdd(b2, r2, d), b3 = mulAdd(b3, r3, d);
  c = splatAt(MIDDLE, 7), d = splatAt(MIDDLE, 15);
  p0 = mulAdd(p0, r0, c), p1 = mulAdd(p1, r1, c), p2 = mulAdd(p2, r2, c), p3 = mulAdd(p3, r3, c);
  b0 = mulAdd(b0, r0, d), b1 = mulAdd(b1, r1, d), b2 = mulAdd(b2, r2, d), b3 = mulAdd(b3, r3, d);
  p0 = f64x2.div(p0, b0), p1 = f64x2.div(p1, b1), p2 = f64x2.div(p2, b2), p3 = f64x2.div(p3, b3);
  const far = splatAt(NUMBERS, FAR_START);
  if (v128.any_true(f64x2.gt(f64x2.pmax(f64x2.pmax(t0, t1), f64x2.pmax(t2, t3)), far))) {
    p0 = farTail(t0, p0, f64x2.gt(t0, far)), p1 = farTail(t1, p1, f64x2.gt(t1, far)), p2 = farTail(t2, p2, f64x2.gt(t2, far)), p3 = farTail(t3, p3, f64x2.gt(t3, far));
  }
  storePair(table, at, v128.or(p0, v128.and(q0, signBit())));
  storePair(table, at + 4, v128.or(p1, v128.and(q1, signBit())));
  storePair(table, at + 8, v128.or(p2, v128.and(q2, signBit())));
  storePair(table, at + 12, v128.or(p3, v128.and(q3, signBit())));
}

/** Two entries of a table, by the 16-bit numbers at an address. */
// @ts-ignore: decorator
@inline
export function loadPair(table: usize, at: usize): v128 {
  const first = v128.load64_zero(table + (<usize>load<u16>(at) << 3));
  return v128.load64_lane(table + (<usize>load<u16>(at, 2) << 3), first, 1);
}

// @ts-ignore: decorator
@inline
function storePair(table: usize, at: usize, z: v128): void {
  v128.store64_lane(table + (<usize>load<u16>(at) << 3), z, 0);
  v128.store64_lane(table + (<usize>load<u16>(at, 2) << 3), z, 1);
}

/** The quantile's size where t is above 5, one draw in 10^11; elsewhere z. */
function farTail(t: v128, z: v128, isFar: v128): v128 {
  return v128.bitselect(rational(FAR, sub(t, splatAt(NUMBERS, FAR_START))), z, isFar);
}

/** The quantile of any u in (0, 1), by computing both ways: for tests, where speed does not count. */
export function inverse(u: v128): v128 {
  const q = sub(u, splatAt(NUMBERS, HALF));
  const smaller = f64x2.pmin(sub(splatAt(NUMBERS, ONE), u), u);
  return v128.bitselect(tail(q, smaller), central(q), isTail(q));
}

/** u = q + 1/2, exact for a draw. */
// @ts-ignore: decorator
@inline
export function uniform(q: v128): v128 {
  return add(q, splatAt(NUMBERS, HALF));
}
