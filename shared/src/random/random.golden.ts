import type { GoldenOp } from '../golden-op.ts';
import { brownianBridge, fillBridge } from './brownian-bridge.ts';
import { normalInverse } from './normal.ts';
import type { StreamNumber } from './philox.ts';
import { normalAt, philox4x32, uniform52, uniformAt } from './philox.ts';
import { owenHash, sobolInt } from './sobol.ts';

interface Address {
  readonly path: number;
  readonly step: number;
  readonly stream: StreamNumber;
  readonly dim: number;
}

function words({ counter, key }: { counter: [number, number, number, number]; key: [number, number] }): object {
  const out = new Int32Array(4);
  philox4x32(...counter, ...key, out);
  return { words: Array.from(out, (word) => word >>> 0) };
}

function bridgePath({ z, T }: { z: number[]; T: number }): object {
  const bridge = brownianBridge(z.length);
  const w = new Float64Array(z.length + 1);
  fillBridge(bridge, 1, Float64Array.from(z), w);
  const scale = Math.sqrt(T / z.length);
  return { w: Array.from(w.subarray(1), (value) => value * scale), fillOrder: [...bridge.fillOrder] };
}

export const randomGolden: Readonly<Record<string, GoldenOp>> = {
  'rng.philox4x32': words,
  'rng.uniform52': ({ wordPairs }: { wordPairs: [number, number][] }) => ({
    u: wordPairs.map(([a, b]) => uniform52(a, b)),
  }),
  'rng.normalInverse': ({ u }: { u: number[] }) => ({ z: u.map(normalInverse) }),
  'rng.normalAt': ({ seed, at }: { seed: number; at: Address[] }) => ({
    u: at.map(({ path, step, stream, dim }) => uniformAt(seed, path, step, stream, dim)),
    z: at.map(({ path, step, stream, dim }) => normalAt(seed, path, step, stream, dim)),
  }),
  'qmc.sobolInt': ({ indices, dims }: { indices: number[]; dims: number[] }) => ({
    points: indices.map((index) => dims.map((dim) => sobolInt(index, dim))),
  }),
  'qmc.owenHash': ({ x, seed }: { x: number[]; seed: number[] }) => ({
    y: x.map((word, i) => owenHash(word, seed[i]!)),
  }),
  'qmc.brownianBridge': bridgePath,
};
