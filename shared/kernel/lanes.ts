// Vector arithmetic on two float64 lanes. Every lane is plain IEEE-754: no relaxed SIMD, no fused multiply-add, so a result does
// not depend on the machine nor on how many lanes work side by side.

/** a + b */
// @ts-ignore: decorator
@inline
export function add(a: v128, b: v128): v128 {
  return f64x2.add(a, b);
}

/** a - b */
// @ts-ignore: decorator
@inline
export function sub(a: v128, b: v128): v128 {
  return f64x2.sub(a, b);
}

/** a * b */
// @ts-ignore: decorator
@inline
export function mul(a: v128, b: v128): v128 {
  return f64x2.mul(a, b);
}

/** a * b + c with two roundings, as JavaScript does it. */
// @ts-ignore: decorator
@inline
export function mulAdd(a: v128, b: v128, c: v128): v128 {
  return f64x2.add(f64x2.mul(a, b), c);
}

/** The float64 at index i of a table, in both lanes. From memory, because a constant vector costs more instructions than a load. */
// @ts-ignore: decorator
@inline
export function splatAt(table: usize, i: i32): v128 {
  return v128.load64_splat(table + (<usize>i << 3));
}

/** |x| */
// @ts-ignore: decorator
@inline
export function abs(x: v128): v128 {
  return v128.and(x, splatAt(MASKS, ABSOLUTE));
}

const MASKS: usize = memory.data<u64>([0x7fffffffffffffff, 0x8000000000000000, 0x000fffffffffffff, 0x3ff0000000000000, 0x4338000000000000]);
const ABSOLUTE: i32 = 0;

/** The bit of the sign. */
// @ts-ignore: decorator
@inline
export function signBit(): v128 {
  return splatAt(MASKS, 1);
}

/** The 52 bits of the fraction. */
// @ts-ignore: decorator
@inline
export function fractionBits(): v128 {
  return splatAt(MASKS, 2);
}

/** The bits of 1.0: put over 52 bits n they make 1.n. */
// @ts-ignore: decorator
@inline
export function oneBits(): v128 {
  return splatAt(MASKS, 3);
}

/** The high bits of MAGIC: put over a small integer they make MAGIC + integer. */
// @ts-ignore: decorator
@inline
export function magicBits(): v128 {
  return splatAt(MASKS, 4);
}
