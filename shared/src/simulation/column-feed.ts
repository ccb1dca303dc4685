import { release } from '../stats/release.ts';
import { batchReplicates, resampleReplicates } from './estimates.ts';
import type { Replicates, Resamples } from './estimates.ts';
import { BODY_PATHS, resampledColumn } from './path-columns.ts';
import { CHUNK_PATHS } from './run-inputs.ts';
import { batchStretches, bodyColumn, standingChunks } from './run-layout.ts';
import type { RunLayout, SampleColumn } from './run-layout.ts';

/** Columns of all paths of a stage, as `placeSample` places them. */
export interface ColumnRequest {
  readonly layout: RunLayout;
  readonly names: readonly SampleColumn[];
}

/**
 * A merge that asks for the columns it needs next and gets an array of its own for each, so that a run need not be in memory as a
 * whole. Whoever drives it reads from memory or, meanwhile doing something else, from a store.
 */
export type Merging<Answer> = Generator<ColumnRequest, Answer, readonly Float64Array<ArrayBuffer>[]>;

/** Bytes of columns that are asked for at once: all of a run of 6 million paths, two or three columns of one of 10 million. */
const MOST_BYTES = 240e6;

/** Hands out the columns of a stage, one set after another; as many sets as memory allows are asked for in one go. */
export class ColumnFeed {
  readonly #layout: RunLayout;
  readonly #mostBytes: number;
  #ahead: readonly (readonly SampleColumn[])[];
  #held: (readonly Float64Array<ArrayBuffer>[])[] = [];

  /** @param sets - In the order in which they will be taken. */
  constructor(layout: RunLayout, sets: readonly (readonly SampleColumn[])[], mostBytes = MOST_BYTES) {
    this.#layout = layout;
    this.#ahead = sets;
    this.#mostBytes = mostBytes;
  }

  /** The next set; the caller's to change and to give back. */
  *take(): Merging<readonly Float64Array<ArrayBuffer>[]> {
    if (this.#held.length === 0) {
      const sets = this.#ahead.slice(0, this.#affordable());
      this.#ahead = this.#ahead.slice(sets.length);
      const columns = yield { layout: this.#layout, names: sets.flat() };
      let at = 0;
      this.#held = sets.map(({ length }) => columns.slice(at, (at += length)));
    }
    const next = this.#held.shift();
    if (!next) throw new Error('More columns are taken than were planned.');
    return next;
  }

  #affordable(): number {
    const bytes = 8 * this.#layout.pathCount;
    let columns = 0;
    const tooMany = this.#ahead.findIndex(({ length }, at) => (columns += length) * bytes > this.#mostBytes && at > 0);
    return tooMany < 0 ? this.#ahead.length : tooMany;
  }
}

/** Some columns of the same paths. */
export type Columns<Name extends string> = Readonly<Record<Name, Float64Array>> & {
  readonly weight: Float64Array | null;
  /** Those of them that follow the plan's own law; null: all, or not asked for. */
  readonly body: Columns<Name> | null;
};

/** What is the same for all columns of a stage. */
export interface StageOfRun {
  readonly layout: RunLayout;
  readonly chunks: Uint32Array;
  readonly seed: number;
  readonly resamples: Resamples;
}

export function stageOfRun(layout: RunLayout, seed: number, resamples: Resamples): StageOfRun {
  return { layout, chunks: standingChunks(layout), seed, resamples };
}

function changed<Name extends string>(
  columns: Readonly<Record<Name, Float64Array>>,
  change: (column: Float64Array) => Float64Array,
): Readonly<Record<Name, Float64Array>> {
  const entries = Object.entries<Float64Array>(columns).map(([name, column]) => [name, change(column)] as const);
  return Object.fromEntries(entries) as Record<Name, Float64Array>;
}

/**
 * Columns of all paths with their batches, or below 16 complete chunks with resamples of them.
 *
 * @param hasBody - Of tilted paths, those that follow the plan's own law are laid out beside them.
 */
export function stageReplicates<Name extends string>(
  { layout, chunks, seed, resamples }: StageOfRun,
  columns: Readonly<Record<Name, Float64Array>>,
  { weight = null, hasBody = true }: { readonly weight?: Float64Array | null; readonly hasBody?: boolean } = {},
): Replicates<Columns<Name>> {
  const alone = { weight: null, body: null };
  const body = hasBody && layout.isWeighted ? changed(columns, (all) => bodyColumn(layout, chunks, seed, all)) : null;
  const all: Columns<Name> = { ...columns, weight, body: body && { ...body, ...alone } };
  const stretches = batchStretches(layout);
  if (stretches === null) {
    const { linked } = resamples;
    const resample = (drawn: Uint32Array): Columns<Name> => ({
      ...changed(columns, (column) => resampledColumn(column, drawn, linked)),
      ...alone,
    });
    return resampleReplicates(all, resample, resamples);
  }
  const batches = stretches.map(([first, last]): Columns<Name> => {
    const cut = (from: Float64Array, paths: number): Float64Array => from.subarray(first * paths, last * paths);
    return {
      ...changed(columns, (column) => cut(column, CHUNK_PATHS)),
      weight: weight && cut(weight, CHUNK_PATHS),
      body: body && { ...changed(body, (column) => cut(column, BODY_PATHS)), ...alone },
    };
  });
  return batchReplicates(all, batches);
}

/** Gives back what `stageReplicates` was given and made; nothing of it may be looked at afterwards. */
export function releaseColumns<Name extends string>({ weight, body, ...columns }: Columns<Name>): void {
  release(weight, ...Object.values<Float64Array>(columns));
  if (body) releaseColumns(body);
}
