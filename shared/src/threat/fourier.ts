import { exp } from '../random/elementary.ts';

/**
 * Fourier transform in place and a complex exponential out of additions, multiplications and square roots alone, so that an
 * annual-loss distribution has the same bits in every engine: `Math.cos` and `Math.sin` do not promise that.
 */
export interface Complex {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** cos and sin of 2π j / size for j below size/2, by half angles and binary expansion of j. */
function rootsOfUnity(size: number): Complex {
  const re = new Float64Array(size / 2);
  const im = new Float64Array(size / 2);
  re[0] = 1;
  // The angle of j = size/4 is a right angle; each halving of j halves the angle.
  let cos = 0;
  let sin = 1;
  const steps: { readonly j: number; readonly cos: number; readonly sin: number }[] = [];
  for (let j = size / 4; j >= 1; j /= 2) {
    steps.unshift({ j, cos, sin });
    const half = Math.sqrt((1 + cos) / 2);
    sin /= 2 * half;
    cos = half;
  }
  for (const step of steps) {
    for (let k = 0; k < step.j; k++) {
      re[step.j + k] = re[k]! * step.cos - im[k]! * step.sin;
      im[step.j + k] = re[k]! * step.sin + im[k]! * step.cos;
    }
  }
  return { re, im };
}

let latestRoots: Complex = { re: new Float64Array(0), im: new Float64Array(0) };

/** The transforms of one law have one size: its roots are kept until another is asked for. */
function rootsFor(size: number): Complex {
  if (latestRoots.re.length !== size / 2) latestRoots = rootsOfUnity(size);
  return latestRoots;
}

function swapBits({ re, im }: Complex): void {
  const size = re.length;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; (j & bit) !== 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    const a = re[i]!;
    const b = im[i]!;
    re[i] = re[j]!;
    im[i] = im[j]!;
    re[j] = a;
    im[j] = b;
  }
}

/**
 * Transforms in place: X_k = Σ x_j e^(∓2πi jk/size), minus forward, plus inverse; the inverse divides by the size.
 *
 * @param data - Both arrays of one length, a power of two from 4 on.
 */
export function transform(data: Complex, direction: 'forward' | 'inverse'): void {
  const { re, im } = data;
  const size = re.length;
  const roots = rootsFor(size);
  const sign = direction === 'forward' ? -1 : 1;
  // The roots of one stage side by side: reading every stride-th of them would miss the cache at each step.
  const cosines = new Float64Array(size / 2);
  const sines = new Float64Array(size / 2);
  swapBits(data);
  for (let half = 1; half < size; half *= 2) {
    const stride = size / (2 * half);
    for (let k = 0; k < half; k++) {
      cosines[k] = roots.re[k * stride]!;
      sines[k] = sign * roots.im[k * stride]!;
    }
    for (let start = 0; start < size; start += 2 * half) {
      for (let k = 0; k < half; k++) {
        const cos = cosines[k]!;
        const sin = sines[k]!;
        const low = start + k;
        const high = low + half;
        const a = re[high]! * cos - im[high]! * sin;
        const b = re[high]! * sin + im[high]! * cos;
        re[high] = re[low]! - a;
        im[high] = im[low]! - b;
        re[low] = re[low]! + a;
        im[low] = im[low]! + b;
      }
    }
  }
  if (direction === 'forward') return;
  for (let at = 0; at < size; at++) {
    re[at] = re[at]! / size;
    im[at] = im[at]! / size;
  }
}

/** Squarings that bring an imaginary part of up to 64 below 1/16. */
const SQUARINGS = 10;
const TERMS = 9;

/** Replaces every z by e^z; imaginary parts up to some hundreds lose no more than a few digits. */
export function exponentiate({ re, im }: Complex): void {
  const scale = 2 ** -SQUARINGS;
  for (let at = 0; at < re.length; at++) {
    const angle = im[at]! * scale;
    const square = angle * angle;
    // Taylor series of cos − 1 and sin; 1 − cos is kept apart so that squaring does not eat its digits.
    let cosLess = 0;
    let sin = 0;
    for (let term = TERMS; term >= 1; term--) {
      cosLess = (-square / ((2 * term - 1) * (2 * term))) * (1 + cosLess);
      sin = (-square / (2 * term * (2 * term + 1))) * (1 + sin);
    }
    sin = angle * (1 + sin);
    for (let k = 0; k < SQUARINGS; k++) {
      const next = 2 * cosLess + cosLess * cosLess - sin * sin;
      sin = 2 * sin * (1 + cosLess);
      cosLess = next;
    }
    const size = exp(re[at]!);
    re[at] = size * (1 + cosLess);
    im[at] = size * sin;
  }
}
