import { KERNEL_BASE64 } from './kernel-bytes.generated.ts';

/** What `shared/kernel/kernel.ts` exports; addresses are bytes. */
export interface KernelExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  firstFree(): number;
  groupBytes(): number;
  gbm(group: number): void;
  bootstrap(group: number): void;
  filteredHistorical(group: number): void;
  given(group: number): void;
  revalue(group: number): void;
  expAll(count: number, values: number): void;
  expReturnAll(count: number, values: number): void;
  logAll(count: number, values: number): void;
  normalInverseAll(count: number, values: number): void;
}

/** The part of the WebAssembly interface that is used: `shared` is compiled without the types of a browser. */
interface WebAssemblyHost {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
  validate(bytes: Uint8Array): boolean;
}
const host = (globalThis as { readonly WebAssembly?: WebAssemblyHost }).WebAssembly;

/** A module with one function that does `i8x16.popcnt(i8x16.splat(0))`: valid only where there is SIMD. */
const SIMD_PROBE = Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

/** Whether this JavaScript engine runs the kernel; else the twin does, with the same bits. */
export const hasSimd: boolean = host?.validate(SIMD_PROBE) === true;

let compiled: object | null = null;

/**
 * A kernel with a memory of its own. Compiled once for each thread, at once and not by a promise, so that simulating stays a
 * plain function; the 40 kB take a few milliseconds.
 *
 * @throws Error where there is no SIMD.
 */
export function instantiateKernel(): KernelExports {
  if (!host || !hasSimd) throw new Error('this JavaScript engine has no WebAssembly SIMD');
  compiled ??= new host.Module(Uint8Array.from(atob(KERNEL_BASE64), (letter) => letter.charCodeAt(0)));
  return new host.Instance(compiled).exports as KernelExports;
}
