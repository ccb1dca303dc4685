import { sampleHoldings, sampleInputs, sampleSnapshot } from '@convergence/shared/simulation/sample-run';
import { decodeChunk } from '@convergence/shared/simulation/chunk-bytes';
import { placeSample } from '@convergence/shared/simulation/run-layout';
import { expect, it } from 'vitest';

import { EnginePool } from './engine-pool.ts';
import type { TaskOptions } from './engine-pool.ts';
import type { RunSource } from './engine-tasks.ts';
import { sha256Of } from './frozen-inputs.ts';

const RUN = 'run_determinism';
/** A run with a goal that it reaches at its second stage: the default model, tilted, with a stress case and forced sales. */
const source: RunSource = {
  inputs: sampleInputs(4, {
    marketModel: 'FILTERED_HISTORICAL',
    sampling: 'AUTO',
    accuracy: { relativeHalfWidth: 0.0045 },
    pathCount: 64 * 1024,
    holdings: sampleHoldings(4).map((holding) => ({ ...holding, shares: 100_000 })),
    forcedSales: { reserveKrw: 500_000_000, feePpb: 140_527 },
    stress: {
      replay: null,
      shocks: [{ kind: 'LOG_RETURN', symbols: [], firstSession: 3, lastSession: 3, value: -0.1 }],
    },
  }),
  snapshot: sampleSnapshot(4, 400),
};
const load = (): Promise<RunSource> => Promise.resolve(source);

interface Finished {
  readonly sha256: string;
  readonly chunkCount: number;
}

/** Columns of samples that are in memory, as the thread of a merge asks for them. */
function columnsOf(samples: ReadonlyMap<number, Uint8Array>): TaskOptions['columns'] {
  return ({ layout, names }) => {
    const columns = names.map(() => new Float64Array(layout.pathCount));
    for (const [chunk, bytes] of samples) placeSample(layout, chunk, decodeChunk(bytes), names, columns);
    return Promise.resolve(columns);
  };
}

/** Computes the stages of the run, the chunks of each in the order given, until one of them is the last. */
async function finish(pool: EnginePool, order: (chunks: number[]) => number[]): Promise<Finished> {
  const samples = new Map<number, Uint8Array>();
  let chunkCount = 16;
  for (;;) {
    const missing = Array.from({ length: chunkCount }, (_, chunk) => chunk).filter((chunk) => !samples.has(chunk));
    await Promise.all(
      order(missing).map(async (chunk) => samples.set(chunk, await pool.run(RUN, load, 'chunk', { chunk }))),
    );
    const outcome = await pool.run(RUN, load, 'merge', { chunkCount }, { columns: columnsOf(samples) });
    if ('result' in outcome) return { sha256: sha256Of(outcome.document), chunkCount };
    chunkCount = outcome.nextChunkCount;
  }
}

async function withThreads<T>(size: number, use: (pool: EnginePool) => Promise<T>): Promise<T> {
  const pool = new EnginePool(size);
  try {
    return await use(pool);
  } finally {
    await pool.close();
  }
}

const orders: readonly { readonly threads: number; readonly order: (chunks: number[]) => number[] }[] = [
  { threads: 2, order: (chunks) => chunks.toReversed() },
  { threads: 3, order: (chunks) => chunks.toSorted((a, b) => ((7 * a) % 16) - ((7 * b) % 16) || a - b) },
  { threads: 8, order: (chunks) => [...chunks.filter((k) => k % 2 === 1), ...chunks.filter((k) => k % 2 === 0)] },
];

it('makes the same result document with 1, 2, 3 and 8 threads, whatever the order of the chunks', async () => {
  const alone = await withThreads(1, (pool) => finish(pool, (chunks) => chunks));
  expect(alone.chunkCount).toBeGreaterThan(16);
  for (const { threads, order } of orders)
    expect(await withThreads(threads, (pool) => finish(pool, order))).toEqual(alone);
});
it('computes a chunk to the same bytes after the threads that were at it have been killed', async () => {
  const first = new EnginePool(2);
  const before = await first.run(RUN, load, 'chunk', { chunk: 5 });
  const killed = Promise.allSettled([4, 5, 6, 7].map((chunk) => first.run(RUN, load, 'chunk', { chunk })));
  await first.close();
  expect((await killed).map(({ status }) => status)).toContain('rejected');
  expect(await withThreads(2, (pool) => pool.run(RUN, load, 'chunk', { chunk: 5 }))).toEqual(before);
});
it('fails a merge whose columns cannot be read, and goes on with the next task', async () => {
  await withThreads(1, async (pool) => {
    const columns = (): Promise<never> => Promise.reject(new Error('The store is away.'));
    await expect(pool.run(RUN, load, 'merge', { chunkCount: 16 }, { columns })).rejects.toThrow('The store is away.');
    expect(await pool.run(RUN, load, 'chunk', { chunk: 5 })).toBeInstanceOf(Uint8Array);
  });
});
