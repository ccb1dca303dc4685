import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { OutboxEntry } from '../platform/db/outbox.entity.ts';
import { systemEm } from '../platform/db/scope.ts';
import { chunkKey, snapshotKey } from './run-objects.ts';
import { SimulationChunk, SimulationRun } from './simulation.entity.ts';
import { reconcileRuns } from './simulation.job.ts';
import type { SimulationJobParts } from './simulation.job.ts';
import { chunkJob, mergeJob, mergeJobId, startJobId } from './simulation.queue.ts';
import { newKey, openTestWorld, soundDraft } from './test-world.ts';
import type { TestWorld } from './test-world.ts';

let world: TestWorld;
let parts: SimulationJobParts;
beforeAll(async () => {
  world = await openTestWorld(1); // nobody works on its jobs
  const { orm, queue, outbox, log } = world.platform;
  const { runs, engine, progress } = world.features;
  parts = { orm, queue, outbox, log, runs, engine, progress };
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

const stateOf = async (run: SimulationRun): Promise<readonly [string, number]> => {
  const { status, round } = await systemEm(parts.orm).findOneOrFail(SimulationRun, { id: run.id });
  return [status, round];
};
const nobodyMovedForAnHour = (run: SimulationRun): Promise<number> =>
  systemEm(parts.orm).nativeUpdate(SimulationRun, { id: run.id }, { movedAt: new Date(Date.now() - 3_600_000) });
/** The start has been done: the queue has the merge, above chunk jobs that nobody works on. */
async function queued(run: SimulationRun): Promise<void> {
  await systemEm(parts.orm).nativeDelete(OutboxEntry, { jobId: startJobId(run.publicId, run.round) });
  const of = { runId: run.publicId, round: run.round };
  await parts.queue.addFlow({ job: mergeJob, payload: of, options: { jobId: mergeJobId(run.publicId, run.round) } }, [
    { job: chunkJob, payload: { ...of, first: 0, count: 2 }, options: { jobId: `${run.publicId}-${run.round}-0` } },
  ]);
}

it('does not give a run up that waits for an hour behind a longer one, or for workers', async () => {
  const [notStarted, waiting] = [await startedRun(), await startedRun()];
  await queued(waiting);
  for (const run of [notStarted, waiting]) await nobodyMovedForAnHour(run);
  for (let look = 0; look < 20; look++) expect(await reconcileRuns(parts)).toBe(0);
  expect(await stateOf(notStarted)).toEqual(['QUEUED', 0]);
  expect(await stateOf(waiting)).toEqual(['QUEUED', 0]);
});

it('takes a run up at once whose jobs the queue has lost, as often as that happens', async () => {
  const lost = await startedRun();
  for (let outage = 1; outage <= 12; outage++) {
    await systemEm(parts.orm).nativeDelete(OutboxEntry, { jobId: startJobId(lost.publicId, outage - 1) });
    expect(await reconcileRuns(parts)).toBe(1);
    expect(await reconcileRuns(parts)).toBe(0); // its start is on its way
    expect(await stateOf(lost)).toEqual(['QUEUED', outage]);
  }
  await world.features.runs.cancel(world.em(), lost.publicId, null);
});

it('closes a run whose jobs were given up without anybody to say so', async () => {
  const run = await startedRun();
  await systemEm(parts.orm).nativeDelete(OutboxEntry, { jobId: startJobId(run.publicId, 0) });
  const stateOfJob = vi
    .spyOn(parts.queue, 'stateOf')
    .mockImplementation((_job, id) => Promise.resolve(id === mergeJobId(run.publicId, 0) ? 'FAILED' : 'OPEN'));
  expect(await reconcileRuns(parts)).toBe(0);
  stateOfJob.mockRestore();
  expect(await stateOf(run)).toEqual(['FAILED', 0]);
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
