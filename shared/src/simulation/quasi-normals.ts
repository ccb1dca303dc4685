import { brownianBridge, fillBridge } from '../random/brownian-bridge.ts';
import type { BrownianBridge } from '../random/brownian-bridge.ts';
import { normalInverse } from '../random/normal.ts';
import { fillNormals, streams } from '../random/philox.ts';
import { ScrambledSobol, SOBOL_DIMENSIONS } from '../random/sobol.ts';
import { BATCHES } from './path-columns.ts';
import { CHUNK_PATHS } from './run-inputs.ts';

/** Point of a scrambled sequence. */
export interface QuasiAddress {
  /** Which of the 16 independent scramblings. */
  readonly replicate: number;
  readonly index: number;
}

/**
 * Chunk k holds 1,024 points of scrambling k mod 16, so that the 16 batches of a run are independent scramblings of blocks of
 * equal length (quant-spec Q6.6).
 */
export function quasiAddress(path: number): QuasiAddress {
  const chunk = Math.floor(path / CHUNK_PATHS);
  return {
    replicate: chunk % BATCHES,
    index: CHUNK_PATHS * Math.floor(chunk / BATCHES) + (path % CHUNK_PATHS),
  };
}

/** Writes numbers of one path, the same whoever asks and when. */
export type PathNumbers = (path: number, out: Float64Array) => void;

/**
 * Independent standard normals of every session, session-major, sessions × columns. Each column is a Brownian path whose end and
 * middle come from the first coordinates of a Sobol point; the column that matters most comes first (quant-spec Q6.3).
 *
 * @param importance - Variance that each column explains, not negative; its length is the number of columns.
 *
 * Cost: that of a plain normal at each place, or less.
 */
export function quasiNormals(importance: Float64Array, seed: number, sessions: number): PathNumbers {
  const columns = importance.length;
  const bridge = brownianBridge(sessions);
  const normals = orderedNormals(coordinateOrder(bridge, importance), seed);
  const z = new Float64Array(sessions * columns);
  const w = new Float64Array((sessions + 1) * columns);
  return (path, out) => {
    normals(path, z);
    fillBridge(bridge, columns, z, w);
    for (let at = 0; at < z.length; at++) out[at] = w[at + columns]! - w[at]!;
  };
}

/**
 * Which normal each coordinate of a point becomes, the most important first: normal b of the bridge of column k, at
 * b·columns + k, explains the variance of the column times the squares of what it adds along the path.
 */
function coordinateOrder(bridge: BrownianBridge, importance: Float64Array): Int32Array {
  const { steps } = bridge;
  const columns = importance.length;
  const explained = new Float64Array(steps * columns);
  const z = new Float64Array(steps);
  const w = new Float64Array(steps + 1);
  for (let b = 0; b < steps; b++) {
    z.fill(0);
    z[b] = 1;
    fillBridge(bridge, 1, z, w);
    let squares = 0;
    for (const value of w) squares += value * value;
    for (let k = 0; k < columns; k++) explained[b * columns + k] = squares * importance[k]!;
  }
  return Int32Array.from(explained.keys()).sort((a, b) => explained[b]! - explained[a]! || a - b);
}

/** Writes the normals of a path to the places that `order` gives them: the first 1,024 from a Sobol point, the rest from Philox. */
function orderedNormals(order: Int32Array, seed: number): PathNumbers {
  const sobol = new ScrambledSobol(seed, Math.min(order.length, SOBOL_DIMENSIONS));
  const { dimensions } = sobol;
  const point = new Float64Array(SOBOL_DIMENSIONS);
  return (path, z) => {
    const { replicate, index } = quasiAddress(path);
    sobol.fill(replicate, index, point);
    for (let d = 0; d < dimensions; d++) z[order[d]!] = normalInverse(point[d]!);
    for (let from = dimensions; from < order.length; from += SOBOL_DIMENSIONS) {
      const count = Math.min(SOBOL_DIMENSIONS, order.length - from);
      fillNormals(seed, path, from / SOBOL_DIMENSIONS - 1, streams.marketNormal, count, point);
      for (let d = 0; d < count; d++) z[order[from + d]!] = point[d]!;
    }
  };
}
