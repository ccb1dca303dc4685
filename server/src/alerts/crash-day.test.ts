import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { startEmulator } from '../emulator/emulator.ts';
import type { RunningEmulator } from '../emulator/emulator.ts';
import { GeneratedMarket, GENERATED_START } from '../emulator/generated-market.ts';
import { MovingMarket } from '../emulator/moving-market.ts';
import { entities } from '../entities.ts';
import { featuresOf } from '../features.ts';
import { Instrument } from '../market/market.entity.ts';
import { refreshJob } from '../market/market.queue.ts';
import { scopedEm, systemEm } from '../platform/db/scope.ts';
import { createTestOrganisation } from '../platform/db/test-database.ts';
import { openPlatform } from '../platform/platform.ts';
import type { Platform } from '../platform/platform.ts';
import { readSettings } from '../platform/settings.ts';
import { onTestEngine } from '../../test/services/test-engine.ts';
import { seedQueue } from '../platform/test-queue.ts';
import { newKey, soundDraft } from '../simulation/test-world.ts';
import { startBackground } from '../background.ts';

import { Alert } from './alert.entity.ts';

const LAST = '2019-06-28';
const HELD = '990010';

let dir: string;
let emulator: RunningEmulator;
let platform: Platform;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'crash-day-'));
  emulator = await startEmulator({
    market: new MovingMarket(1, () => LAST),
    ports: { real: 0, paper: 0 },
    rate: 'off',
  });
  const settings = readSettings(['--data', dir, '--port', '0'], {
    KIS_BASE_URL: emulator.urls.real,
    WORKER_THREADS: '1',
    LOG_LEVEL: 'error',
  });
  await seedQueue(dir);
  platform = await openPlatform(await onTestEngine(settings), entities);
  await startBackground(platform);
});
afterAll(async () => {
  await platform?.shutdown.stop('the test is over');
  await emulator?.close();
  await rm(dir, { recursive: true });
});

const crash = (body: object, url = emulator.urls.real): Promise<Response> =>
  fetch(`${url}/emulator/crash`, { method: 'POST', body: JSON.stringify(body) });

it('turns a day on which a holding fell by 20 % into an alert with its playbook, as soon as the day is ingested', async () => {
  const organisationId = await createTestOrganisation(platform.orm);
  const em = () => scopedEm(platform.orm, organisationId);
  await platform.queue.add(refreshJob, {});
  const waiting = { timeout: 60_000, interval: 200 };
  await vi.waitFor(async () => expect(await systemEm(platform.orm).count(Instrument)).toBeGreaterThan(30), waiting);
  const positions = [
    { symbol: HELD, weightRatio: 0.1 },
    { symbol: '990020', weightRatio: 0.9 },
  ];
  const draft = { ...soundDraft, positions, estimationSessions: 60 };
  await vi.waitFor(async () => {
    const scenario = await featuresOf(platform).scenarios.create(em(), draft, newKey(), null);
    expect(scenario.status).toBe('READY');
  }, waiting);
  expect(await em().count(Alert, { rule: 'R08' })).toBe(0);

  const made = await crash({ symbol: HELD, ratio: -0.2 });
  expect(await made.json()).toEqual({ symbol: HELD, date: '2019-07-01' });
  await vi.waitFor(async () => {
    expect((await featuresOf(platform).quotations().clock.now()).asOfDate).toBe('2019-07-01');
  }, waiting);
  await platform.queue.add(refreshJob, {});
  const alert = await vi.waitFor(() => em().findOneOrFail(Alert, { rule: 'R08' }), waiting);
  expect(alert).toMatchObject({ key: `R08:${HELD}`, status: 'OPEN', severity: 'warn', playbook: 'PB-HOLDING' });
  expect(alert.details).toMatchObject({ sessionDate: '2019-07-01', weightRatio: 0.1 });
  expect(alert.details!.returnRatio).toBeCloseTo(-0.2, 2);
}, 120_000);

it('refuses a crash that makes no sense, and one of a market that stands still', async () => {
  const statusOf = async (body: object, url?: string): Promise<number> => (await crash(body, url)).status;
  expect(await statusOf({ symbol: HELD })).toBe(400);
  expect(await statusOf({ symbol: HELD, ratio: -0.5 })).toBe(400);
  expect(await statusOf({ symbol: '005930', ratio: -0.1 })).toBe(400);
  const market = new GeneratedMarket(1, [GENERATED_START]);
  const still = await startEmulator({ market, ports: { real: 0, paper: 0 }, rate: 'off' });
  expect(await statusOf({ symbol: HELD, ratio: -0.1 }, still.urls.real)).toBe(409);
  await still.close();
});
