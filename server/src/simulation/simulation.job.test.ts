import { afterAll, beforeAll, expect, it } from 'vitest';

import { RiskAssessment } from '../risk/risk.entity.ts';
import { startWorker } from '../worker.ts';
import { sha256Of } from './frozen-inputs.ts';
import { runStream } from './simulation.service.ts';
import { endOf, newKey, openTestWorld, soundDraft } from './test-world.ts';
import type { TestWorld } from './test-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld(2);
  await startWorker(world.platform);
});
afterAll(() => world.close());

async function startedRun(pathCount: number, seed = '42'): Promise<string> {
  const { scenarios, runs } = world.features;
  const scenario = await scenarios.create(world.em(), { ...soundDraft, pathCount, seed }, newKey(), null);
  return (await runs.start(world.em(), scenario.publicId, newKey(), '홍길동')).publicId;
}

it('takes a run from the queue to a result whose hash is that of its document', async () => {
  const id = await startedRun(20_000);
  const run = await endOf(world, id);
  expect(run.failure ?? null).toBeNull();
  expect(run).toMatchObject({ status: 'SUCCEEDED', chunkCount: 20, createdBy: '홍길동', isDataSimulated: true });
  expect(await world.features.runs.storedChunks(world.em(), run)).toHaveLength(20);
  expect(run.estimate?.pathCount).toBe(20_000);
  const assessment = await world.em().findOneOrFail(RiskAssessment, { run: run.id });
  expect(sha256Of(assessment.document)).toBe(run.resultSha256);
  expect(assessment.result.pathCount).toBe(20_000);

  const events = await world.platform.events.read(runStream(id), null, 1000);
  const states = events.filter(({ kind }) => kind !== 'progress').map(({ kind, payload }) => `${kind} ${(payload as { status: string }).status}`);
  expect(states).toEqual(['state QUEUED', 'state RUNNING', 'state MERGING', 'finished SUCCEEDED']);
  expect(events.filter(({ kind }) => kind === 'progress').at(-1)?.payload).toMatchObject({ doneChunkCount: 20, chunkCount: 20 });
});
