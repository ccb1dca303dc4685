import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { systemEm } from '../platform/db/scope.ts';
import { chunkKey, snapshotKey } from './run-objects.ts';
import { SimulationChunk, SimulationRun } from './simulation.entity.ts';
import { reconcileRuns } from './simulation.job.ts';
import type { SimulationJobParts } from './simulation.job.ts';
import { newKey, openTestWorld, soundDraft } from './test-world.ts';
import type { TestWorld } from './test-world.ts';

let world: TestWorld;
let parts: SimulationJobParts;
beforeAll(async () => {
  world = await openTestWorld(1); // nobody works on its jobs
  const { orm, queue, log } = world.platform;
  const { runs, engine, progress } = world.features;
  parts = { orm, queue, log, runs, engine, progress };
});
afterAll(async () => {
  await parts.progress.close();
  await parts.engine.close();
  await world.close();
});

async function startedRun(): Promise<SimulationRun> {
  const { scenarios, runs } = world.features;
  const scenario = await scenarios.create(world.em(), { ...soundDraft, pathCount: 2048 }, newKey(), null);
  return runs.start(world.em(), scenario.publicId, newKey(), null);
}

/** Computes the first chunk of the run and stores it. */
async function storeChunk(run: SimulationRun): Promise<Uint8Array> {
  const { runs, engine } = world.features;
  const bytes = await engine.run(run.publicId, () => runs.source(run), 'chunk', { chunk: 0 });
  await runs.putSample(run, 0, bytes);
  await runs.chunksStored(systemEm(parts.orm), run, [0]);
  return bytes;
}

it('does not give a run up that waits for an hour behind a longer one', async () => {
  const [working, waiting] = [await startedRun(), await startedRun()];
  const moved = (run: SimulationRun, minutesAgo: number): Promise<number> =>
    systemEm(parts.orm).nativeUpdate(
      SimulationRun,
      { id: run.id },
      { movedAt: new Date(Date.now() - minutesAgo * 60_000) },
    );
  const roundOf = async (run: SimulationRun): Promise<number> =>
    (await systemEm(parts.orm).findOneOrFail(SimulationRun, { id: run.id })).round;

  for (let minutes = 1; minutes <= 60; minutes++) {
    await moved(working, 0);
    await moved(waiting, minutes + 1);
    expect(await reconcileRuns(parts, false)).toBe(0);
  }
  expect(await roundOf(waiting)).toBe(0);

  await moved(working, 2);
  expect(await reconcileRuns(parts, false)).toBe(2); // nothing moves at all: their jobs are lost
  expect([await roundOf(working), await roundOf(waiting)]).toEqual([1, 1]);
});

it('holds no samples in memory of a run that was cancelled while a chunk was on its way', async () => {
  const { runs, progress } = world.features;
  const run = await startedRun();
  const bytes = await storeChunk(run);
  await runs.cancel(world.em(), run.publicId, null);
  progress.note(run, new Map([[0, bytes]]));
  expect(progress.trackedCount).toBe(1);
  await vi.waitFor(() => expect(progress.trackedCount).toBe(0), { timeout: 20_000 });
});

it('does not fill the disk with the samples of runs that have ended, and keeps those of runs that go on', async () => {
  const { runs } = world.features;
  const { objects, orm } = world.platform;
  const [ended, open] = [await startedRun(), await startedRun()];
  for (const run of [ended, open]) await storeChunk(run);
  await runs.cancel(world.em(), ended.publicId, null);

  await runs.removeSamples(systemEm(orm), new Date(Date.now() - 60_000));
  expect(await objects.stat('runs', chunkKey(ended.publicId, 0))).not.toBeNull(); // it has ended just now
  await runs.removeSamples(systemEm(orm), new Date(Date.now() + 60_000));
  expect(await objects.stat('runs', chunkKey(ended.publicId, 0))).toBeNull();
  expect(await systemEm(orm).count(SimulationChunk, { run: ended.id })).toBe(0);
  expect(await objects.stat('runs', chunkKey(open.publicId, 0))).not.toBeNull();
  expect(await systemEm(orm).count(SimulationChunk, { run: open.id })).toBe(1);
  expect(await objects.stat('runs', snapshotKey(ended.snapshotSha256))).not.toBeNull();
});
