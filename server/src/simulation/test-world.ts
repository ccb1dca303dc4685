import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { EntityManager } from '@mikro-orm/sql';

import { featuresOf } from '../features.ts';
import type { Features } from '../features.ts';
import type { Author } from '../platform/db/audit.ts';
import { scopedEm } from '../platform/db/scope.ts';
import { createTestOrganisation } from '../platform/db/test-database.ts';
import { newId } from '../platform/ids.ts';
import type { Platform } from '../platform/platform.ts';
import { seedQueue } from '../platform/test-queue.ts';
import type { ScenarioDraft } from '../scenario/scenario.service.ts';
import type { SimulationRun } from './simulation.entity.ts';
import { openTestPlatform, storeSampleMarket } from './test-platform.ts';

/** Everything but HTTP in a folder of its own, with ten made-up shares and two organisations. */
export interface TestWorld {
  readonly platform: Platform;
  readonly features: Features;
  readonly dir: string;
  /** Sees the first organisation. */
  em(): EntityManager;
  /** Sees the other one. */
  otherEm(): EntityManager;
  close(): Promise<void>;
}

/** @param variables - Settings beside those of every test, which has no language model. */
export async function openTestWorld(
  workerThreads = 2,
  variables: Readonly<Record<string, string>> = {},
): Promise<TestWorld> {
  const dir = mkdtempSync(path.join(tmpdir(), 'convergence-world-'));
  await seedQueue(dir);
  const platform = await openTestPlatform(dir, workerThreads, variables);
  const { orm } = platform;
  await storeSampleMarket(platform);
  const organisationId = await createTestOrganisation(orm);
  const otherId = await createTestOrganisation(orm, '다른 운영사');
  return {
    platform,
    features: featuresOf(platform),
    dir,
    em: () => scopedEm(orm, organisationId),
    otherEm: () => scopedEm(orm, otherId),
    close: async () => {
      await platform.shutdown.stop('the test is over');
      rmSync(dir, { recursive: true });
    },
  };
}

/** A scenario that is right; tests change one thing. */
export const soundDraft: ScenarioDraft = {
  name: '열 종목 분산',
  description: '',
  positions: Array.from({ length: 10 }, (_, index) => ({ symbol: String(100_000 + 10 * index), weightRatio: 0.1 })),
  investmentBudgetKrw: 5_000_000_000,
  controlBudgetKrw: 2_000_000_000,
  lossToleranceKrw: null,
  horizonSessions: 20,
  threatLevel: 'CAUTION',
  calibration: 'PRUDENT',
  exposures: [],
  additionalControlIds: [],
  marketModel: 'STATIONARY_BOOTSTRAP',
  estimationSessions: 300,
  pathCount: 20_000,
  accuracyBps: null,
  sampling: 'PLAIN',
  parameterUncertainty: 'NONE',
  stress: null,
  seed: '42',
  hasIssuerEvents: true,
  forcedSales: null,
  commonRegime: null,
};

/** Somebody with that name. */
export function person(name: string): Author {
  return { id: newId('mbr'), name, requestId: null };
}

/** A new key for what may be done once. */
export function newKey(): string {
  return newId('key');
}

/** Waits until the run has ended; fails after a while. */
export async function endOf(
  world: Pick<TestWorld, 'features' | 'em'>,
  id: string,
  patienceMs = 60_000,
): Promise<SimulationRun> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    const run = await world.features.runs.require(world.em(), id, 'id');
    if (!run.isOpen()) return run;
    if (Date.now() > giveUpAt) throw new Error(`The run ${id} is still ${run.status}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
