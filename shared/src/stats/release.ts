/** Gives the memory of whole arrays back at once: the collector, which sees small objects, would let it stand for long. */
export function release(...arrays: readonly (Float64Array | null)[]): void {
  for (const array of arrays) if (array?.buffer instanceof ArrayBuffer) array.buffer.transfer(0);
}
