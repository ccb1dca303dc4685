import { DomainError } from '../errors.ts';
import { normalInverse } from './normal.ts';

/** What a random number is for (quant-spec Q6.1 and ruling 8). Part of its address, so one use never shifts the draws of another. */
export const streams = {
  marketNormal: 0,
  mixingChiSquare: 1,
  jumpCount: 2,
  jumpSize: 3,
  /** Dim 0 (the first pair of words) is the row, dim 1 (the second) the restart. */
  bootstrapRow: 4,
  /** Step is the catalogue number of the threat, dim 0 the count. */
  threatCount: 5,
  /** Event j at dims 4j (time), 4j + 1 (mark), 4j + 2 (severity), 4j + 3 (spare). */
  threatEvent: 6,
  threatRegime: 7,
  scramblingSeed: 8,
  estimatorBootstrap: 9,
  posteriorDraw: 10,
  /** Step is the number of the shock. */
  commonCause: 11,
  commonCauseHit: 12,
  /** Step is the stable number of the issuer. */
  issuerEvent: 13,
  issuerJumpSize: 14,
  /** Path is the number of a block of 1,024 paths. */
  mixture: 15,
} as const;
export type StreamNumber = (typeof streams)[keyof typeof streams];

const TWO_32 = 4294967296;

/** High 32 bits of the product of a and the constant whose halves are given; four small products, because 64-bit integers are slow here. */
function highWord(a: number, high: number, low: number): number {
  const al = a & 0xffff;
  const ah = a >>> 16;
  const t = (Math.imul(ah, low) + (Math.imul(al, low) >>> 16)) | 0;
  const v = (Math.imul(al, high) + (t & 0xffff)) | 0;
  return (Math.imul(ah, high) + (t >>> 16) + (v >>> 16)) | 0;
}

/**
 * Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011): four random words from a counter and a key, all taken modulo 2^32.
 *
 * @param out - Receives the words as signed integers at 0 to 3; nothing is allocated.
 */
export function philox4x32(
  counter0: number,
  counter1: number,
  counter2: number,
  counter3: number,
  key0: number,
  key1: number,
  out: Int32Array,
): void {
  let c0 = counter0 | 0;
  let c1 = counter1 | 0;
  let c2 = counter2 | 0;
  let c3 = counter3 | 0;
  let k0 = key0 | 0;
  let k1 = key1 | 0;
  for (let round = 0; round < 10; round++) {
    const h0 = highWord(c0, 0xd251, 0x1f53);
    const l0 = Math.imul(c0, 0xd2511f53);
    const h1 = highWord(c2, 0xcd9e, 0x8d57);
    const l1 = Math.imul(c2, 0xcd9e8d57);
    c0 = h1 ^ c1 ^ k0;
    c1 = l1;
    c2 = h0 ^ c3 ^ k1;
    c3 = l0;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/** The uniform of a pair of words, (n + ½) · 2^−52: in (0,1), exact and symmetric. 52 bits, because with 53 the largest would round to 1. */
export function uniform52(a: number, b: number): number {
  return ((a >>> 6) * 67108864 + (b >>> 6) + 0.5) * 2.220446049250313e-16;
}

/** @throws DomainError E_RANGE when the seed is not a safe integer from 0. */
export function assertSeed(seed: number): void {
  if (!(Number.isSafeInteger(seed) && seed >= 0)) throw new DomainError('E_RANGE', ['seed']);
}

const block = new Int32Array(4);

/**
 * The uniform at an address, in (0,1). The same address gives the same number whoever asks, and when.
 *
 * @param seed - Safe integer from 0; key = [seed mod 2^32, ⌊seed / 2^32⌋].
 * @param path - Safe integer from 0; may pass 2^32.
 * @param step - 0 to 2^32 − 1.
 * @param dim - 0 to 131,071.
 */
export function uniformAt(seed: number, path: number, step: number, stream: StreamNumber, dim: number): number {
  philox4x32(path, path / TWO_32, step, (stream << 16) | (dim >> 1), seed, seed / TWO_32, block);
  return (dim & 1) === 0 ? uniform52(block[0]!, block[1]!) : uniform52(block[2]!, block[3]!);
}

/** Thirty-two random bits at an address, as a signed integer. */
export function wordAt(seed: number, path: number, step: number, stream: StreamNumber): number {
  philox4x32(path, path / TWO_32, step, stream << 16, seed, seed / TWO_32, block);
  return block[0]!;
}

/** The standard normal at an address: the quantile of `uniformAt` there. */
export function normalAt(seed: number, path: number, step: number, stream: StreamNumber, dim: number): number {
  return normalInverse(uniformAt(seed, path, step, stream, dim));
}

/** Fills `out[0 .. count)` with the uniforms at dims 0 to count − 1 of one (path, step, stream); half the work of asking one by one. */
export function fillUniforms(
  seed: number,
  path: number,
  step: number,
  stream: StreamNumber,
  count: number,
  out: Float64Array,
): void {
  const pathHigh = path / TWO_32;
  const seedHigh = seed / TWO_32;
  for (let dim = 0; dim < count; dim += 2) {
    philox4x32(path, pathHigh, step, (stream << 16) | (dim >> 1), seed, seedHigh, block);
    out[dim] = uniform52(block[0]!, block[1]!);
    if (dim + 1 < count) out[dim + 1] = uniform52(block[2]!, block[3]!);
  }
}

/** Fills `out[0 .. count)` with the normals at dims 0 to count − 1 of one (path, step, stream). */
export function fillNormals(
  seed: number,
  path: number,
  step: number,
  stream: StreamNumber,
  count: number,
  out: Float64Array,
): void {
  fillUniforms(seed, path, step, stream, count, out);
  for (let dim = 0; dim < count; dim++) out[dim] = normalInverse(out[dim]!);
}
