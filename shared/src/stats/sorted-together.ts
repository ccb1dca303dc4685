import { ascendingOrder } from './ascending-order.ts';

/** Pairs of a bucket: few enough that their order is found in the processor's own memory. */
const BUCKET = 16_384;
/** Keys that stand for all when the edges of the buckets are chosen, for each bucket. */
const SAMPLES = 16;

/**
 * Copies of keys and of what goes with them, ascending by key; pairs with equal keys keep their order.
 *
 * Pairs are dealt to buckets by their key, in the order in which they stand, and each bucket is sorted by itself: then the only
 * memory beside the copies is that of one bucket. Many equal keys make one large bucket, which costs 12 bytes a pair.
 *
 * @param keys - Finite. @param values - As many.
 *
 * Cost: log₂ n comparisons a pair, most of them within a bucket.
 */
export function sortedTogether(
  keys: Float64Array,
  values: Float64Array,
): { readonly keys: Float64Array; readonly values: Float64Array } {
  const edges = edgesOf(keys);
  const ends = new Uint32Array(edges.length + 1);
  for (const key of keys) {
    const bucket = bucketOf(edges, key);
    ends[bucket] = ends[bucket]! + 1;
  }
  const places = new Uint32Array(ends.length);
  for (let bucket = 1; bucket < ends.length; bucket++) {
    places[bucket] = ends[bucket - 1]!;
    ends[bucket] = ends[bucket]! + ends[bucket - 1]!;
  }
  const dealt = { keys: new Float64Array(keys.length), values: new Float64Array(keys.length) };
  for (let at = 0; at < keys.length; at++) {
    const bucket = bucketOf(edges, keys[at]!);
    const place = places[bucket]!;
    places[bucket] = place + 1;
    dealt.keys[place] = keys[at]!;
    dealt.values[place] = values[at]!;
  }
  let first = 0;
  for (const end of ends) {
    sortStretch(dealt.keys.subarray(first, end), dealt.values.subarray(first, end));
    first = end;
  }
  return dealt;
}

/** Keys from which a bucket begins, but for the first; ascending, each once. */
function edgesOf(keys: Float64Array): Float64Array {
  const buckets = Math.ceil(keys.length / BUCKET);
  const count = buckets * SAMPLES;
  const stride = keys.length / count;
  const sample = Float64Array.from({ length: count }, (_, at) => keys[Math.floor(at * stride)]!).sort();
  const edges = Float64Array.from({ length: buckets - 1 }, (_, at) => sample[(at + 1) * SAMPLES]!);
  return edges.filter((edge, at) => at === 0 || edge !== edges[at - 1]);
}

/** Number of edges at or below a key. */
function bucketOf(edges: Float64Array, key: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (edges[middle]! <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sortStretch(keys: Float64Array, values: Float64Array): void {
  const order = ascendingOrder(keys);
  const copies = { keys: keys.slice(), values: values.slice() };
  for (let at = 0; at < order.length; at++) {
    keys[at] = copies.keys[order[at]!]!;
    values[at] = copies.values[order[at]!]!;
  }
}
