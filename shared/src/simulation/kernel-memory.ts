import { instantiateKernel } from './kernel-instance.ts';
import type { KernelExports } from './kernel-instance.ts';

/** Fields of `Group` in shared/kernel/group.ts, in its order: integers of 4 bytes, then float64. */
const INTEGERS = [
  'assets',
  'sessions',
  'seedLow',
  'seedHigh',
  'paths',
  'drift',
  'factor',
  'rows',
  'rowCount',
  'returns',
  'garch',
  'copula',
  'mixing',
  'distribution',
  'marginals',
  'beyond',
  'scale',
  'shift',
  'sessionScale',
  'jumps',
  'amounts',
  'growth',
  'isKept',
  'hoisted',
  'centred',
  'normals',
  'tails',
  'keys',
  'wanted',
  'carry',
  'isCarrying',
  'variance',
  'results',
] as const;
const NUMBERS = ['restartProbability', 'cash', 'upper', 'lower', 'upperGrowth', 'lowerGrowth', 'start'] as const;
export type IntegerField = (typeof INTEGERS)[number];
export type NumberField = (typeof NUMBERS)[number];

const INTEGER_AT = Object.fromEntries(INTEGERS.map((name, at) => [name, at])) as Record<IntegerField, number>;
const FIRST_NUMBER = Math.ceil(INTEGERS.length / 2);
const NUMBER_AT = Object.fromEntries(NUMBERS.map((name, at) => [name, FIRST_NUMBER + at])) as Record<
  NumberField,
  number
>;
const GROUP_BYTES = (FIRST_NUMBER + NUMBERS.length) * 8;
const PAGE_BYTES = 65536;

/** A kernel's memory: the group at its start, then what its owner has laid out. */
export class KernelMemory {
  readonly exports: KernelExports = instantiateKernel();
  /** Address of the group, the argument of every call. */
  readonly group: number;
  /** Who has laid out the memory; anybody else lays it out anew. */
  owner: object | null = null;
  float64!: Float64Array;
  uint32!: Uint32Array;
  #end = 0;

  constructor() {
    this.group = Math.ceil(this.exports.firstFree() / 16) * 16;
    if (this.exports.groupBytes() !== GROUP_BYTES)
      throw new Error(`the kernel's group has ${this.exports.groupBytes()} bytes, not ${GROUP_BYTES}`);
    this.#view();
    this.clear();
  }

  /** Forgets every table. */
  clear(): void {
    this.#end = this.group + Math.ceil(GROUP_BYTES / 16) * 16;
  }

  /** Address of new bytes, of undefined content. Views taken before are stale: growing detaches them. */
  allocate(bytes: number): number {
    const address = this.#end;
    this.#end = address + Math.ceil(bytes / 16) * 16;
    this.reserve(this.#end);
    return address;
  }

  /** Makes the memory at least so long. */
  reserve(bytes: number): void {
    const missing = bytes - this.float64.buffer.byteLength;
    if (missing <= 0) return;
    this.exports.memory.grow(Math.ceil(missing / PAGE_BYTES));
    this.#view();
  }

  /** First byte behind every table. */
  get end(): number {
    return this.#end;
  }

  #view(): void {
    this.float64 = new Float64Array(this.exports.memory.buffer);
    this.uint32 = new Uint32Array(this.exports.memory.buffer);
  }

  setInteger(field: IntegerField, value: number): void {
    this.uint32[this.group / 4 + INTEGER_AT[field]] = value;
  }

  setNumber(field: NumberField, value: number): void {
    this.float64[this.group / 8 + NUMBER_AT[field]] = value;
  }

  /** A table of doubles, filled from `values` row by row, each row padded with zeros. Its address goes into `field`. */
  setTable(field: IntegerField, values: Float64Array, width: number, paddedWidth: number): void {
    const rows = width === 0 ? 0 : values.length / width;
    const address = this.allocate(rows * paddedWidth * 8);
    this.setInteger(field, address);
    this.writeRows(address, values, width, paddedWidth);
  }

  writeRows(address: number, values: Float64Array, width: number, paddedWidth: number): void {
    if (width === 0) return;
    const table = this.float64.subarray(address / 8, address / 8 + (values.length / width) * paddedWidth);
    if (width === paddedWidth) {
      table.set(values);
      return;
    }
    table.fill(0);
    for (let from = 0, to = 0; from < values.length; from += width, to += paddedWidth)
      table.set(values.subarray(from, from + width), to);
  }
}

/** Memories that are kept for the next path after path; more owners than this at the same time take turns. */
const MOST_MEMORIES = 4;
/** Least recently used first. */
const memories: KernelMemory[] = [];

/**
 * A memory for `owner`: its own where nobody has taken it meanwhile, else the one that was not used for the longest time. A pool
 * and not one each, because an engine reserves gigabytes of addresses for every memory and gives them back late.
 */
export function memoryFor(owner: object): KernelMemory {
  let at = memories.findIndex((memory) => memory.owner === owner);
  if (at < 0 && memories.length < MOST_MEMORIES) at = memories.push(new KernelMemory()) - 1;
  const [memory] = memories.splice(Math.max(at, 0), 1);
  memories.push(memory!);
  return memory!;
}
