import { afterAll, beforeAll, expect, it } from 'vitest';

import { RiskAssessment } from '../risk/risk.entity.ts';
import { startBackground } from '../background.ts';
import { sha256Of } from './frozen-inputs.ts';
import type { RunEventPayloads } from './simulation.service.ts';
import { runStream } from './simulation.service.ts';
import { endOf, newKey, openTestWorld, soundDraft } from './test-world.ts';
import type { TestWorld } from './test-world.ts';

const MOST_PATHS = 100 * 1024;

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld(2);
});
afterAll(() => world.close());

/** A run with an accuracy goal that no worker has seen yet. */
async function waitingRun(accuracyBps: number): Promise<string> {
  const { scenarios, runs } = world.features;
  const draft = { ...soundDraft, pathCount: MOST_PATHS, accuracyBps, sampling: 'AUTO' } as const;
  const scenario = await scenarios.create(world.em(), draft, newKey(), null);
  return (await runs.start(world.em(), scenario.publicId, newKey(), null)).publicId;
}

it('goes from stage to stage until CVaR 99 % is known well enough, and ends there', async () => {
  const [wide, sharp] = [await waitingRun(200), await waitingRun(40)];
  await startBackground(world.platform);

  const first = await endOf(world, wide);
  expect(first).toMatchObject({ status: 'SUCCEEDED', chunkCount: 16 });

  const run = await endOf(world, sharp);
  expect(run.status).toBe('SUCCEEDED');
  expect([32, 64, 100]).toContain(run.chunkCount);
  expect(run.round).toBeGreaterThan(first.round); // each stage is a round
  expect(await world.features.runs.storedChunks(world.em(), run)).toHaveLength(run.chunkCount);
  const { document, result } = await world.em().findOneOrFail(RiskAssessment, { run: run.id });
  expect(sha256Of(document)).toBe(run.resultSha256);
  expect(result.pathCount).toBe(run.chunkCount * 1024);
  expect(result.sampling).toMatchObject({ method: 'TILTED', chosenBy: 'PILOT', targetRelativeHalfWidth: 0.004 });

  const events = await world.platform.events.read(runStream(sharp), null, 1000);
  const states = events
    .filter(({ kind }) => kind !== 'progress')
    .map(({ kind, payload }) => `${kind} ${(payload as { status: string }).status}`);
  expect(states).toEqual(['state QUEUED', 'state RUNNING', 'state MERGING', 'finished SUCCEEDED']);
  const progress = events
    .filter(({ kind }) => kind === 'progress')
    .map(({ payload }) => payload as RunEventPayloads['progress']);
  const done = progress.map(({ doneChunkCount }) => doneChunkCount);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  for (const { doneChunkCount, chunkCount } of progress) expect(doneChunkCount).toBeLessThanOrEqual(chunkCount);
  expect(progress.at(-1)!.doneChunkCount).toBe(run.chunkCount);
});
it('leaves a repeated merge of an earlier stage nothing to do, and a cancelled run no next stage', async () => {
  const { runs } = world.features;
  const id = await waitingRun(10);
  const run = await runs.require(world.em(), id, 'id');
  await runs.enlarge(world.em(), run, 32);
  await runs.enlarge(world.em(), run, 32); // delivered twice
  expect(await runs.require(world.em(), id, 'id')).toMatchObject({ chunkCount: 32, round: run.round + 1 });
  await runs.cancel(world.em(), id, null);
  await runs.enlarge(world.em(), await runs.require(world.em(), id, 'id'), 64);
  expect(await runs.require(world.em(), id, 'id')).toMatchObject({ status: 'CANCELLED', chunkCount: 32 });
});
