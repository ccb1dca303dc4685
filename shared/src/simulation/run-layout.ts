import { DomainError } from '../errors.ts';
import { bodyStart } from '../threat/threat-mixture.ts';
import { BATCHES, BODY_PATHS } from './path-columns.ts';
import type { SimulationPlan } from './plan.ts';
import { CHUNK_PATHS } from './run-inputs.ts';
import type { ChunkSample } from './run-result.ts';

/** A column of a sample. */
export type SampleColumn = Exclude<keyof ChunkSample, 'chunk'>;

/** How the chunks of a stage stand side by side: plain data, for whoever reads them from where they are stored. */
export interface RunLayout {
  /** Paths of these chunks. */
  readonly pathCount: number;
  readonly chunkCount: number;
  /** Each batch is one stretch of the paths (ruling 12); false below 16 complete chunks: then paths stand in their own order. */
  readonly isBatched: boolean;
  readonly isWeighted: boolean;
  readonly hasSales: boolean;
}

export function runLayout(
  { pathCount: most, mixture, forcedSales }: Pick<SimulationPlan, 'pathCount' | 'mixture' | 'forcedSales'>,
  chunkCount: number,
): RunLayout {
  const pathCount = Math.min(most, chunkCount * CHUNK_PATHS);
  return {
    pathCount,
    chunkCount,
    isBatched: Math.floor(pathCount / CHUNK_PATHS) >= BATCHES,
    isWeighted: mixture !== null,
    hasSales: forcedSales !== null,
  };
}

/** Complete chunks; the last one may be shorter and then belongs to no batch. */
function completeChunks({ pathCount }: RunLayout): number {
  return Math.floor(pathCount / CHUNK_PATHS);
}

/** Complete chunks of the batches below `batch`: chunk k belongs to batch k mod 16. */
function chunksBelow(layout: RunLayout, batch: number): number {
  const complete = completeChunks(layout);
  return batch * Math.floor(complete / BATCHES) + Math.min(batch, complete % BATCHES);
}

/** From where to where each batch stands, in complete chunks; null where there are none. */
export function batchStretches(layout: RunLayout): readonly (readonly [from: number, to: number])[] | null {
  if (!layout.isBatched) return null;
  return Array.from({ length: BATCHES }, (_, batch) => [chunksBelow(layout, batch), chunksBelow(layout, batch + 1)]);
}

/** Place of a chunk among the others, from 0. */
function placeOf(layout: RunLayout, chunk: number): number {
  if (!layout.isBatched || chunk >= completeChunks(layout)) return chunk;
  return chunksBelow(layout, chunk % BATCHES) + Math.floor(chunk / BATCHES);
}

/** Chunks in the order in which they stand. */
export function standingChunks(layout: RunLayout): Uint32Array {
  const chunks = new Uint32Array(layout.chunkCount);
  for (let chunk = 0; chunk < layout.chunkCount; chunk++) chunks[placeOf(layout, chunk)] = chunk;
  return chunks;
}

/**
 * Copies columns of a sample to where they stand.
 *
 * @param columns - One array of `pathCount` for each name.
 * @throws DomainError E_LENGTH for a sample that does not belong there, or does not have what the others have.
 */
export function placeSample(
  layout: RunLayout,
  chunk: number,
  sample: ChunkSample,
  names: readonly SampleColumn[],
  columns: readonly Float64Array[],
): void {
  const count = Math.min(CHUNK_PATHS, layout.pathCount - chunk * CHUNK_PATHS);
  const { jointLoss, weight, soldKrw } = sample;
  const belongs =
    sample.chunk === chunk &&
    jointLoss.length === count &&
    (weight !== null) === layout.isWeighted &&
    (soldKrw !== null) === layout.hasSales;
  if (!belongs) throw new DomainError('E_LENGTH', ['samples', String(chunk)]);
  const at = placeOf(layout, chunk) * CHUNK_PATHS;
  names.forEach((name, k) => {
    const column = sample[name];
    if (column === null) throw new DomainError('E_LENGTH', ['samples', String(chunk)]);
    columns[k]!.set(column, at);
  });
}

/** The untilted half of each chunk of a tilted run, in the order in which the chunks stand. */
export function bodyColumn(layout: RunLayout, chunks: Uint32Array, seed: number, column: Float64Array): Float64Array {
  const stretches = Array.from(chunks, (chunk, place) => {
    const count = Math.min(CHUNK_PATHS, layout.pathCount - chunk * CHUNK_PATHS);
    const start = bodyStart(seed, chunk);
    const first = place * CHUNK_PATHS;
    return [first + Math.min(count, start), first + Math.min(count, start + BODY_PATHS)] as const;
  });
  const body = new Float64Array(stretches.reduce((sum, [from, to]) => sum + to - from, 0));
  let at = 0;
  for (const [from, to] of stretches) {
    body.set(column.subarray(from, to), at);
    at += to - from;
  }
  return body;
}
