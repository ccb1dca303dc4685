import directions from './sobol-joe-kuo-1024.json' with { type: 'json' };
import { DomainError } from '../errors.ts';
import { streams, uniformAt } from './philox.ts';

/** Coordinates for which there are direction numbers: the rest of a long path is drawn at random. */
export const SOBOL_DIMENSIONS = 1024;
const BITS = 32;

/** v_1 to v_32 of one dimension, counted from 0. */
function directionNumbers(dimension: number): Int32Array {
  const v = new Int32Array(BITS);
  if (dimension === 0) return v.map((_, i) => 1 << (31 - i));
  const [, degree, coefficient, ...initial] = directions.rows[dimension - 1]! as [number, number, number, ...number[]];
  for (let i = 0; i < BITS; i++) {
    if (i < degree) {
      v[i] = initial[i]! << (31 - i);
      continue;
    }
    let word = v[i - degree]! ^ (v[i - degree]! >>> degree);
    for (let k = 1; k < degree; k++) if ((coefficient >> (degree - 1 - k)) & 1) word ^= v[i - k]!;
    v[i] = word;
  }
  return v;
}

/** The bits of a word in the opposite order, as a signed integer. */
export function reverseBits(word: number): number {
  let x = ((word >>> 1) & 0x55555555) | ((word & 0x55555555) << 1);
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2);
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4);
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8);
  return (x >>> 16) | (x << 16);
}

/** Burley's hash of a word whose lowest bit counts most: what a scrambled word is before its bits are put back in order. */
function scrambleReversed(reversed: number, seed: number): number {
  let x = (reversed + seed) | 0;
  x ^= Math.imul(x, 0x6c50b47c);
  x ^= Math.imul(x, 0xb82f1e52);
  x ^= Math.imul(x, 0xc7afe638);
  x ^= Math.imul(x, 0x8d22f6e6);
  return x;
}

/**
 * Nested uniform scrambling of a 32-bit coordinate by hash.
 *
 * @param seed - One of 32 bits for each dimension and replicate.
 * @returns 0 to 2^32 − 1.
 *
 * Source: quant-spec Q6.2 (Burley 2020).
 */
export function owenHash(word: number, seed: number): number {
  return reverseBits(scrambleReversed(reverseBits(word), seed)) >>> 0;
}

let reversedTable: Int32Array | undefined;

/** All direction numbers, bits in opposite order: by bit, then by dimension. Worked out once, a few milliseconds. */
function reversedDirections(): Int32Array {
  if (reversedTable) return reversedTable;
  const table = new Int32Array(BITS * SOBOL_DIMENSIONS);
  for (let d = 0; d < SOBOL_DIMENSIONS; d++) {
    const v = directionNumbers(d);
    for (let bit = 0; bit < BITS; bit++) table[bit * SOBOL_DIMENSIONS + d] = reverseBits(v[bit]!);
  }
  reversedTable = table;
  return table;
}

function requireDimensions(count: number): void {
  if (!(Number.isInteger(count) && count >= 1 && count <= SOBOL_DIMENSIONS)) throw new DomainError('E_RANGE', ['dims']);
}

/**
 * Coordinate of one Sobol point before scrambling, times 2^32; Gray-code order, random access.
 *
 * @param index - 0 to 2^32 − 1.
 * @param dimension - 0 to 1,023.
 * @throws DomainError E_RANGE.
 *
 * Source: quant-spec Q6.2 (Joe and Kuo 2008, criterion D6).
 */
export function sobolInt(index: number, dimension: number): number {
  requireDimensions(dimension + 1);
  if (!(Number.isInteger(index) && index >= 0 && index < 2 ** BITS)) throw new DomainError('E_RANGE', ['index']);
  const v = directionNumbers(dimension);
  let word = 0;
  for (let gray = (index ^ (index >>> 1)) >>> 0, bit = 0; gray !== 0; gray >>>= 1, bit++) {
    if (gray & 1) word ^= v[bit]!;
  }
  return word >>> 0;
}

/** The seed that scrambles a dimension of a replicate: the first 32 of the 52 bits of the uniform at step 0 of stream 8. */
export function scramblingSeed(seed: number, replicate: number, dimension: number): number {
  return Math.floor(uniformAt(seed, replicate, 0, streams.scramblingSeed, dimension) * 4294967296);
}

/**
 * Independent scramblings of the Sobol sequence in the first `dimensions` coordinates.
 * Points may be asked for in any order and give the same numbers; the one after the last asked for costs one exclusive or a coordinate.
 */
export class ScrambledSobol {
  /** Where the direction numbers come from, and the notice that travels with every copy; here, because no bundler drops it from a class. */
  static readonly notice: { readonly source: string; readonly licence: string } = {
    source: directions.source,
    licence: directions.licence,
  };
  readonly dimensions: number;
  readonly #seed: number;
  readonly #directions = reversedDirections();
  /** Before scrambling, bits in opposite order: so the hash need not turn them. */
  readonly #point: Int32Array;
  readonly #scrambling = new Map<number, Int32Array>();
  #index = 0;

  /** @throws DomainError E_RANGE outside 1 to 1,024 dimensions. */
  constructor(seed: number, dimensions: number) {
    requireDimensions(dimensions);
    this.dimensions = dimensions;
    this.#seed = seed;
    this.#point = new Int32Array(dimensions);
  }

  /** Writes point `index` of a replicate: `dimensions` uniforms in (0,1), each an odd multiple of 2^−33. */
  fill(replicate: number, index: number, out: Float64Array): void {
    this.#moveTo(index);
    const { dimensions } = this;
    const point = this.#point;
    const seeds = this.#seeds(replicate);
    for (let d = 0; d < dimensions; d++) {
      const word = reverseBits(scrambleReversed(point[d]!, seeds[d]!));
      out[d] = ((word >>> 0) + 0.5) * 2.3283064365386963e-10;
    }
  }

  #moveTo(index: number): void {
    // Neighbours in Gray code differ in one bit; two numbers in the bits in which their codes differ.
    let changed = (index ^ (index >>> 1) ^ this.#index ^ (this.#index >>> 1)) >>> 0;
    const { dimensions } = this;
    const point = this.#point;
    const directionWords = this.#directions;
    for (let bit = 0; changed !== 0; changed >>>= 1, bit++) {
      if ((changed & 1) === 0) continue;
      const from = bit * SOBOL_DIMENSIONS;
      for (let d = 0; d < dimensions; d++) point[d] = point[d]! ^ directionWords[from + d]!;
    }
    this.#index = index;
  }

  #seeds(replicate: number): Int32Array {
    const known = this.#scrambling.get(replicate);
    if (known) return known;
    const seeds = Int32Array.from({ length: this.dimensions }, (_, d) => scramblingSeed(this.#seed, replicate, d) | 0);
    this.#scrambling.set(replicate, seeds);
    return seeds;
  }
}
