/** Below so many entries insertion is faster than merging. */
const RUN = 16;

/**
 * Positions of values from the smallest to the largest; equal values keep their order.
 *
 * Cost: n log₂ n comparisons of numbers and 12 bytes an entry; a sort with a comparator takes several times both.
 */
export function ascendingOrder(values: Float64Array): Uint32Array {
  const count = values.length;
  let from = new Uint32Array(count);
  for (let at = 0; at < count; at++) from[at] = at;
  for (let low = 0; low < count; low += RUN) sortRun(values, from, low, Math.min(count, low + RUN));
  let to = new Uint32Array(count);
  for (let width = RUN; width < count; width *= 2) {
    for (let low = 0; low < count; low += 2 * width) {
      const middle = Math.min(count, low + width);
      mergeRuns(values, from, to, low, middle, Math.min(count, low + 2 * width));
    }
    [from, to] = [to, from];
  }
  return from;
}

function sortRun(values: Float64Array, order: Uint32Array, low: number, high: number): void {
  for (let at = low + 1; at < high; at++) {
    const entry = order[at]!;
    const value = values[entry]!;
    let place = at;
    while (place > low && values[order[place - 1]!]! > value) {
      order[place] = order[place - 1]!;
      place--;
    }
    order[place] = entry;
  }
}

function mergeRuns(
  values: Float64Array,
  from: Uint32Array,
  to: Uint32Array,
  low: number,
  middle: number,
  high: number,
): void {
  let left = low;
  let right = middle;
  for (let at = low; at < high; at++) {
    const takesLeft = right >= high || (left < middle && values[from[left]!]! <= values[from[right]!]!);
    to[at] = takesLeft ? from[left++]! : from[right++]!;
  }
}
