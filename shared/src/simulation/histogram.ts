import type { Histogram } from './run-result.ts';

/** Counts values in bins of equal width; what lies beyond the ends belongs to the first and the last bin. */
export function histogramOf(values: Float64Array, edges: Float64Array): Histogram {
  const bins = edges.length - 1;
  const counts = Array.from({ length: bins }, () => 0);
  const width = edges[1]! - edges[0]!;
  for (const value of values) {
    const bin = Math.floor((value - edges[0]!) / width);
    const inside = bin < 0 ? 0 : bin >= bins ? bins - 1 : bin;
    counts[inside] = counts[inside]! + 1;
  }
  return { edgesKrw: [...edges], counts };
}
