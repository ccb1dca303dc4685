import { streams, uniformAt } from '../random/philox.ts';
import { CHUNK_PATHS } from './run-inputs.ts';
import type { ChunkSample } from './run-result.ts';

/** Paths side by side; five columns of equal length. */
export type PathColumns = Omit<ChunkSample, 'chunk'>;

const NAMES = ['jointLoss', 'marketValue', 'threatLossHorizon', 'threatLossYear', 'maximumDrawdown'] as const;

function columnsOf(make: (name: (typeof NAMES)[number]) => Float64Array): PathColumns {
  return {
    jointLoss: make('jointLoss'),
    marketValue: make('marketValue'),
    threatLossHorizon: make('threatLossHorizon'),
    threatLossYear: make('threatLossYear'),
    maximumDrawdown: make('maximumDrawdown'),
  };
}

/** One after the other, in the order given. */
export function concatenate(parts: readonly PathColumns[]): PathColumns {
  const count = parts.reduce((sum, part) => sum + part.jointLoss.length, 0);
  return columnsOf((name) => {
    const column = new Float64Array(count);
    let at = 0;
    for (const part of parts) {
      column.set(part[name], at);
      at += part[name].length;
    }
    return column;
  });
}

export function sliceColumns(columns: PathColumns, from: number, to: number): PathColumns {
  return columnsOf((name) => columns[name].subarray(from, to));
}

/** Batches of a plain run: chunk k belongs to batch k mod 16 (ruling 12). */
export const BATCHES = 16;

/**
 * The 16 batches, or null below 16 complete chunks. A shorter last chunk belongs to none, so that no batch hangs on a few paths.
 *
 * @param samples - In ascending order of their chunk.
 */
export function chunkBatches(samples: readonly ChunkSample[]): readonly PathColumns[] | null {
  const complete = samples.filter(({ jointLoss }) => jointLoss.length === CHUNK_PATHS);
  if (complete.length < BATCHES) return null;
  return Array.from({ length: BATCHES }, (_, batch) =>
    concatenate(complete.filter(({ chunk }) => chunk % BATCHES === batch)),
  );
}

/** 16 runs of consecutive paths of equal length; what is left at the end belongs to none. */
export function pathBatches(columns: PathColumns): readonly PathColumns[] {
  const size = Math.floor(columns.jointLoss.length / BATCHES);
  return Array.from({ length: BATCHES }, (_, batch) => sliceColumns(columns, batch * size, (batch + 1) * size));
}

/** Whole paths drawn with replacement: `resample` numbers the draw, stream 9 gives the rows. */
export function resampled(columns: PathColumns, seed: number, resample: number): PathColumns {
  const count = columns.jointLoss.length;
  const rows = Uint32Array.from({ length: count }, (_, at) =>
    Math.floor(uniformAt(seed, resample, at, streams.estimatorBootstrap, 0) * count),
  );
  return columnsOf((name) => {
    const from = columns[name];
    return Float64Array.from(rows, (row) => from[row]!);
  });
}
