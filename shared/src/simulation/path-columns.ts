import { streams, uniformAt } from '../random/philox.ts';
import { bodyStart } from '../threat/threat-mixture.ts';
import { CHUNK_PATHS } from './run-inputs.ts';
import type { ChunkSample } from './run-result.ts';

/** Paths of a chunk of a tilted run that follow the plan's own law. */
export const BODY_PATHS = CHUNK_PATHS / 2;
const NAMES = ['jointLoss', 'marketValue', 'threatLossYear', 'maximumDrawdown'] as const;
type ColumnName = (typeof NAMES)[number];

const SALE_NAMES = ['soldKrw', 'saleCostKrw', 'unpaidKrw', 'jointLossWithoutSales'] as const;
type SaleColumnName = (typeof SALE_NAMES)[number];
/** What link 1 did on each path. */
export type SaleColumns = { readonly [Name in SaleColumnName]: Float64Array };

/** Paths side by side, columns of equal length. */
export interface PathColumns extends Pick<ChunkSample, ColumnName | 'weight'> {
  /** Absent where link 1 is off. */
  readonly sales?: SaleColumns;
  /** The paths of them that follow the plan's own law, for means and for whatever has no weighted form; null: all. */
  readonly body: PathColumns | null;
}

/** The paths that follow the plan's own law: half of a tilted run, all of any other. */
export function bodyOf<Columns>(columns: Columns & { readonly body: Columns | null }): Columns {
  return columns.body ?? columns;
}

/** @param hasSales - Whether the paths have columns of link 1. */
function columnsOf(
  hasSales: boolean,
  make: (name: ColumnName | SaleColumnName) => Float64Array,
): Pick<PathColumns, ColumnName | 'sales'> {
  const columns = {
    jointLoss: make('jointLoss'),
    marketValue: make('marketValue'),
    threatLossYear: make('threatLossYear'),
    maximumDrawdown: make('maximumDrawdown'),
  };
  if (!hasSales) return columns;
  const sales = {
    soldKrw: make('soldKrw'),
    saleCostKrw: make('saleCostKrw'),
    unpaidKrw: make('unpaidKrw'),
    jointLossWithoutSales: make('jointLossWithoutSales'),
  };
  return { ...columns, sales };
}

function isSaleColumn(name: ColumnName | SaleColumnName): name is SaleColumnName {
  return (SALE_NAMES as readonly string[]).includes(name);
}

/** A column of paths that are side by side already. */
function columnOf(columns: PathColumns, name: ColumnName | SaleColumnName): Float64Array {
  return isSaleColumn(name) ? columns.sales![name] : columns[name];
}

/** Part of a chunk's paths. */
interface Stretch {
  readonly sample: ChunkSample;
  readonly from: number;
  readonly to: number;
}

function copied(stretches: readonly Stretch[], pick: (sample: ChunkSample) => Float64Array): Float64Array {
  const column = new Float64Array(stretches.reduce((sum, { from, to }) => sum + to - from, 0));
  let at = 0;
  for (const { sample, from, to } of stretches) {
    column.set(pick(sample).subarray(from, to), at);
    at += to - from;
  }
  return column;
}

function joined(stretches: readonly Stretch[]): Pick<PathColumns, ColumnName | 'sales'> {
  const hasSales = stretches.some(({ sample }) => sample.soldKrw !== null);
  return columnsOf(hasSales, (name) => copied(stretches, (sample) => sample[name]!));
}

function bodyStretch(sample: ChunkSample, seed: number): Stretch {
  const start = bodyStart(seed, sample.chunk);
  const count = sample.jointLoss.length;
  return { sample, from: Math.min(count, start), to: Math.min(count, start + BODY_PATHS) };
}

/**
 * One after the other, in the order given. Either all samples have weights or none has, and the same goes for the columns of link 1.
 *
 * @param seed - Of the plan: which half of a chunk is untilted.
 */
export function concatenate(samples: readonly ChunkSample[], seed: number): PathColumns {
  const whole = samples.map((sample) => ({ sample, from: 0, to: sample.jointLoss.length }));
  const isWeighted = samples.some(({ weight }) => weight !== null);
  return {
    ...joined(whole),
    weight: isWeighted ? copied(whole, (sample) => sample.weight!) : null,
    body: isWeighted
      ? { ...joined(samples.map((sample) => bodyStretch(sample, seed))), weight: null, body: null }
      : null,
  };
}

export function sliceColumns(columns: PathColumns, from: number, to: number): PathColumns {
  return {
    ...columnsOf(columns.sales !== undefined, (name) => columnOf(columns, name).subarray(from, to)),
    weight: columns.weight?.subarray(from, to) ?? null,
    body: null,
  };
}

/** Batches of a run: chunk k belongs to batch k mod 16 (ruling 12); of a quasi-random run, the 16 scramblings (quant-spec Q6.6). */
export const BATCHES = 16;

/** All paths of a run so that each batch is one stretch of them. */
export interface RunColumns {
  readonly all: PathColumns;
  /** Null below 16 complete chunks. A shorter last chunk belongs to none, so that no batch hangs on a few paths. */
  readonly batches: readonly PathColumns[] | null;
  /** Path number of a position in `all`. */
  readonly pathAt: (position: number) => number;
}

/** @param samples - In ascending order of their chunk. Cost: one copy of four columns, of five and a half with weights, of four more with link 1. */
export function runColumns(samples: readonly ChunkSample[], seed: number): RunColumns {
  const complete = samples.filter(({ jointLoss }) => jointLoss.length === CHUNK_PATHS);
  if (complete.length < BATCHES) {
    return { all: concatenate(samples, seed), batches: null, pathAt: pathOf(samples) };
  }
  const byBatch = Array.from({ length: BATCHES }, (_, batch) =>
    complete.filter(({ chunk }) => chunk % BATCHES === batch),
  );
  const ordered = [...byBatch.flat(), ...samples.filter(({ jointLoss }) => jointLoss.length < CHUNK_PATHS)];
  const all = concatenate(ordered, seed);
  let first = 0;
  const batches = byBatch.map(({ length }) => {
    const last = first + length;
    const slice = sliceColumns(all, first * CHUNK_PATHS, last * CHUNK_PATHS);
    const body = all.body && sliceColumns(all.body, first * BODY_PATHS, last * BODY_PATHS);
    first = last;
    return { ...slice, body };
  });
  return { all, batches, pathAt: pathOf(ordered) };
}

/** All chunks but the last are complete. */
function pathOf(ordered: readonly ChunkSample[]): (position: number) => number {
  const chunks = ordered.map(({ chunk }) => chunk);
  return (position) => chunks[Math.floor(position / CHUNK_PATHS)]! * CHUNK_PATHS + (position % CHUNK_PATHS);
}

/** 16 runs of consecutive paths of equal length; what is left at the end belongs to none. */
export function pathBatches(columns: PathColumns): readonly PathColumns[] {
  const size = Math.floor(columns.jointLoss.length / BATCHES);
  return Array.from({ length: BATCHES }, (_, batch) => sliceColumns(columns, batch * size, (batch + 1) * size));
}

/** Blocks of `linked` consecutive paths; the last one may be shorter. */
export function blockCount(pathCount: number, linked: number): number {
  return Math.ceil(pathCount / linked);
}

/** Blocks of a resample with replacement: `resample` numbers the draw, stream 9 gives the blocks. */
export function drawnBlocks(seed: number, resample: number, blocks: number): Uint32Array {
  return Uint32Array.from({ length: blocks }, (_, draw) =>
    Math.floor(uniformAt(seed, resample, draw, streams.estimatorBootstrap, 0) * blocks),
  );
}

/**
 * Whole blocks of a column drawn with replacement.
 *
 * @param linked - Consecutive paths that share draws and stay together; 1 where paths are independent.
 */
export function resampledColumn(from: Float64Array, drawn: Uint32Array, linked: number): Float64Array {
  const count = from.length;
  const last = drawn.length - 1;
  const lastSize = count - last * linked;
  const to = new Float64Array(drawn.reduce((sum, block) => sum + (block === last ? lastSize : linked), 0));
  let at = 0;
  for (const block of drawn) {
    const end = Math.min(count, (block + 1) * linked);
    for (let row = block * linked; row < end; row++) to[at++] = from[row]!;
  }
  return to;
}

/** Every column drawn alike. Of paths without weights. */
export function resampled(columns: PathColumns, drawn: Uint32Array, linked: number): PathColumns {
  return {
    ...columnsOf(columns.sales !== undefined, (name) => resampledColumn(columnOf(columns, name), drawn, linked)),
    weight: null,
    body: null,
  };
}
