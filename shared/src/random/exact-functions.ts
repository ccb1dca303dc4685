/**
 * exp, log and the normal law in integers of many binary digits: slow, and right to far more digits than a double has. The
 * reference of the tests of `elementary.ts` and `normal.ts`; it owes nothing to `Math` nor to our polynomials.
 */

/** Binary digits behind the point of every fixed-point number here. */
export const DIGITS = 320n;
const ONE = 1n << DIGITS;

/** Cut towards 0, so that a series of negative terms ends. */
const multiply = (a: bigint, b: bigint): bigint => (a * b) / ONE;
const divide = (a: bigint, b: bigint): bigint => (a << DIGITS) / b;

const scratch = new DataView(new ArrayBuffer(8));

/** Integer m and exponent e with x = m · 2^e, exact. */
export function partsOf(x: number): { readonly m: bigint; readonly e: number } {
  scratch.setFloat64(0, x);
  const bits = scratch.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 2047n);
  const fraction = bits & ((1n << 52n) - 1n);
  const m = exponent === 0 ? fraction : fraction | (1n << 52n);
  return { m: x < 0 ? -m : m, e: Math.max(exponent, 1) - 1075 };
}

/** A double as a fixed-point number; digits beyond 2^−320 are cut. */
export function fixed(x: number): bigint {
  const { m, e } = partsOf(x);
  const shift = DIGITS + BigInt(e);
  return shift >= 0n ? m << shift : m >> -shift;
}

/** 2 Σ s^(2k+1)/(2k+1) = ln((1 + s)/(1 − s)). */
function logRatio(s: bigint): bigint {
  const square = multiply(s, s);
  let sum = 0n;
  for (let k = 1n, power = s; power !== 0n; k += 2n, power = multiply(power, square)) sum += power / k;
  return 2n * sum;
}
const LN2 = logRatio(ONE / 3n);

/** Significand times 2^k: e^x = f · 2^k with f in fixed point, about 0.7 to 1.4. */
export function exactExp(x: bigint): { readonly f: bigint; readonly k: number } {
  const k = (2n * x + LN2) / (2n * LN2) - (2n * x + LN2 < 0n ? 1n : 0n);
  const r = x - k * LN2;
  let f = 0n;
  for (let n = 1n, term = ONE; term !== 0n; term = multiply(term, r) / n, n++) f += term;
  return { f, k: Number(k) };
}

/** ln of a positive double, fixed point. */
export function exactLog(x: number): bigint {
  const { m, e } = partsOf(x);
  const length = BigInt(m.toString(2).length);
  const f = m << (DIGITS - length); // in [1/2, 1)
  return logRatio(divide(f - ONE, f + ONE)) + (BigInt(e) + length) * LN2;
}

/** π/4 = 4 atan(1/5) − atan(1/239), Machin 1706. */
function exactPi(): bigint {
  const atan = (inverse: bigint): bigint => {
    let sum = 0n;
    for (let k = 0n, power = ONE / inverse; power !== 0n; k++, power /= inverse * inverse)
      sum += (k % 2n === 0n ? power : -power) / (2n * k + 1n);
    return sum;
  };
  return 4n * (4n * atan(5n) - atan(239n));
}

function squareRoot(x: bigint): bigint {
  const wanted = x << DIGITS;
  let root = 1n << BigInt((wanted.toString(2).length >> 1) + 1);
  for (;;) {
    const next = (root + wanted / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
const ROOT_TWO_PI = squareRoot(2n * exactPi());

/** φ(z), fixed point. */
export function exactDensity(z: bigint): bigint {
  const { f, k } = exactExp(-multiply(z, z) / 2n);
  return divide(k >= 0 ? f << BigInt(k) : f >> BigInt(-k), ROOT_TWO_PI);
}

/** Φ(z) = 1/2 + φ(z) Σ z^(2k+1)/(1·3·…·(2k+1)), fixed point; good to 2^−280 for |z| < 9. */
export function exactNormal(z: bigint): bigint {
  const square = multiply(z, z);
  let sum = 0n;
  for (let k = 3n, term = z; term !== 0n; term = multiply(term, square) / k, k += 2n) sum += term;
  return ONE / 2n + multiply(exactDensity(z), sum);
}

/** (actual − exact)/ulp of a double against a fixed-point number. */
export function errorInUlp(actual: number, exact: bigint): number {
  const { m, e } = partsOf(actual);
  const shift = DIGITS + BigInt(e);
  // the error in units of 2^−40 ulp, so that it can be told as a double
  const error = shift >= 40n ? ((m << shift) - exact) >> (shift - 40n) : ((m << shift) - exact) << (40n - shift);
  return Number(error) / 2 ** 40;
}
