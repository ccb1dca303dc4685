// Philox4x32-10 (Salmon et al. 2011) for four paths at once: lane p of each i32x4 belongs to path p of the group. The counter is
// [path low, path high, step, (stream << 16) | (dim >> 1)], the key the seed (quant-spec Q6.1).
import { add, oneBits, splatAt, sub } from "./lanes";

const MULTIPLIER0: u32 = 0xd2511f53;
const MULTIPLIER1: u32 = 0xcd9e8d57;
const WEYL0: u32 = 0x9e3779b9;
const WEYL1: u32 = 0xbb67ae85;
const NUMBERS: usize = memory.data<f64>([1.5, 1.1102230246251565e-16]);

// From memory, and once a function: a constant vector is built anew, by four instructions, for each product.
const MULTIPLIERS: usize = memory.data<u32>([
  MULTIPLIER0, MULTIPLIER0, MULTIPLIER0, MULTIPLIER0, MULTIPLIER1, MULTIPLIER1, MULTIPLIER1, MULTIPLIER1,
]);

/** The multiplier of the first and second word. */
// @ts-ignore: decorator
@inline
export function multiplier0(): v128 {
  return v128.load(MULTIPLIERS);
}

/** The multiplier of the third and fourth word. */
// @ts-ignore: decorator
@inline
export function multiplier1(): v128 {
  return v128.load(MULTIPLIERS, 16);
}

/** 64-bit products of lanes 0 and 1. */
// @ts-ignore: decorator
@inline
export function productLow(a: v128, multiplier: v128): v128 {
  return i64x2.extmul_low_i32x4_u(a, multiplier);
}

/** 64-bit products of lanes 2 and 3. */
// @ts-ignore: decorator
@inline
export function productHigh(a: v128, multiplier: v128): v128 {
  return i64x2.extmul_high_i32x4_u(a, multiplier);
}

/** High words of the products of four lanes. */
// @ts-ignore: decorator
@inline
export function highWords(low: v128, high: v128): v128 {
  return v128.shuffle<i32>(low, high, 1, 3, 5, 7);
}

/** Low words of the products of four lanes. */
// @ts-ignore: decorator
@inline
export function lowWords(low: v128, high: v128): v128 {
  return v128.shuffle<i32>(low, high, 0, 2, 4, 6);
}

/** a ^ b ^ c */
// @ts-ignore: decorator
@inline
export function xor3(a: v128, b: v128, c: v128): v128 {
  return v128.xor(v128.xor(a, b), c);
}

/** The round keys of a seed as i32x4 splats, 32 bytes a round; each round adds Weyl's constants. */
export function storeKeys(seedLow: u32, seedHigh: u32, to: usize): void {
  for (let round = 0; round < 10; round++) {
    const at = to + (<usize>round << 5);
    v128.store(at, i32x4.splat(seedLow + <u32>round * WEYL0));
    v128.store(at, i32x4.splat(seedHigh + <u32>round * WEYL1), 16);
  }
}

/** Key of the third word's half of a round: what the first word of the next counter is mixed with. */
// @ts-ignore: decorator
@inline
export function key0(keys: usize, round: i32): v128 {
  return v128.load(keys + (<usize>round << 5));
}

/** Key of the first word's half of a round. */
// @ts-ignore: decorator
@inline
export function key1(keys: usize, round: i32): v128 {
  return v128.load(keys + (<usize>round << 5), 16);
}

/**
 * q = u - 1/2 of two word pairs (a, b) that lie side by side as 64-bit numbers a | b << 32, where u = (n + 1/2) 2^-52 and
 * n = (a >>> 6) 2^26 + (b >>> 6). Put into the fraction of a double n reads as 1.n, so q = (1.n - 1.5) + 2^-53, and both steps
 * are exact.
 */
// @ts-ignore: decorator
@inline
export function centred(pairs: v128): v128 {
  const n = i64x2.shr_u(v128.shuffle<i32>(pairs, i32x4.shr_u(pairs, 6), 0, 5, 2, 7), 6);
  return add(sub(v128.or(n, oneBits()), splatAt(NUMBERS, 0)), splatAt(NUMBERS, 1));
}

/** The lanes 0 and 1 of a word, each in the upper half of a 64-bit lane: to be put beside the low words of two products. */
// @ts-ignore: decorator
@inline
export function upperLow(word: v128): v128 {
  return v128.shuffle<i32>(i64x2.splat(0), word, 0, 4, 1, 5);
}

/** The same for lanes 2 and 3. */
// @ts-ignore: decorator
@inline
export function upperHigh(word: v128): v128 {
  return v128.shuffle<i32>(i64x2.splat(0), word, 2, 6, 3, 7);
}
