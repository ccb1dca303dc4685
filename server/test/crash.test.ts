import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { EntityManager } from '@mikro-orm/sql';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { entities } from '../src/entities.ts';
import { featuresOf } from '../src/features.ts';
import type { Orm } from '../src/platform/db/database.ts';
import { openDatabase } from '../src/platform/db/database.ts';
import { scopedEm, systemEm } from '../src/platform/db/scope.ts';
import { createTestOrganisation } from '../src/platform/db/test-database.ts';
import { seedQueue } from '../src/platform/test-queue.ts';
import { SimulationChunk, SimulationRun } from '../src/simulation/simulation.entity.ts';
import { openTestPlatform, storeSampleMarket } from '../src/simulation/test-platform.ts';
import { newKey, soundDraft } from '../src/simulation/test-world.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'convergence-crash-'));
const started: ChildProcess[] = [];
let orm: Orm;

beforeAll(async () => {
  await seedQueue(dir);
  const platform = await openTestPlatform(dir, 1);
  await storeSampleMarket(platform);
  const em = (id: number): EntityManager => scopedEm(platform.orm, id);
  const organisationId = await createTestOrganisation(platform.orm);
  const { scenarios, runs } = featuresOf(platform);
  const { publicId } = await scenarios.create(
    em(organisationId),
    { ...soundDraft, pathCount: 300_000 },
    newKey(),
    null,
  );
  await runs.start(em(organisationId), publicId, newKey(), null);
  await runs.start(em(organisationId), publicId, newKey(), null); // the same once more, to be left alone
  await platform.shutdown.stop('the scene is set');
  orm = await openDatabase({ database: { kind: 'sqlite', file: path.join(dir, 'convergence.sqlite') } }, entities);
});
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await orm.close();
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
});

function startProgram(workerThreads: number): ChildProcess {
  const program = path.join(import.meta.dirname, 'worker-program.ts');
  const child = spawn(process.execPath, [program, dir, String(workerThreads)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  started.push(child);
  return child;
}

async function soon<T>(look: (em: EntityManager) => Promise<T | null>, patienceMs = 120_000): Promise<T> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    const seen = await look(systemEm(orm));
    if (seen !== null) return seen;
    if (Date.now() > giveUpAt) throw new Error('What the test waits for did not happen.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const runs = (em: EntityManager): Promise<SimulationRun[]> => em.find(SimulationRun, {}, { orderBy: { id: 'asc' } });

it('finishes a run by itself after kill -9 in the middle of it, with the bytes of an uninterrupted one', async () => {
  const first = startProgram(2);
  const stored = await soon(async (em) => {
    const [run] = await runs(em);
    const count = await em.count(SimulationChunk, { run: run!.id });
    return count >= 40 ? count : null;
  });
  first.kill('SIGKILL');
  await once(first, 'exit');
  expect(stored).toBeLessThan(293);
  const [cut] = await runs(systemEm(orm));
  expect(cut!.status).toBe('RUNNING');

  const second = startProgram(1);
  const [interrupted, whole] = await soon(async (em) => {
    const all = await runs(em);
    return all.every((run) => !run.isOpen()) ? all : null;
  });
  expect(interrupted).toMatchObject({ status: 'SUCCEEDED', round: 0 }); // the queue kept its jobs
  expect(whole!.status).toBe('SUCCEEDED');
  expect(interrupted!.resultSha256).toBe(whole!.resultSha256);
  expect(await systemEm(orm).count(SimulationChunk, { run: interrupted!.id })).toBe(293);

  second.kill('SIGTERM');
  const [code] = (await once(second, 'exit')) as [number | null];
  expect(code).toBe(0);
});
