import type { Histogram } from './run-result.ts';

/** Counts values, or adds up their weights, in bins of equal width; what lies beyond the ends belongs to the first and the last bin. */
export function histogramOf(values: Float64Array, edges: Float64Array, weights: Float64Array | null = null): Histogram {
  const bins = edges.length - 1;
  const counts = Array.from({ length: bins }, () => 0);
  const width = edges[1]! - edges[0]!;
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    const bin = Math.floor((value - edges[0]!) / width);
    const inside = bin < 0 ? 0 : bin >= bins ? bins - 1 : bin;
    counts[inside] = counts[inside]! + (weights === null ? 1 : weights[at]!);
  }
  return { edgesKrw: [...edges], counts: weights === null ? counts : counts.map(Math.round) };
}
