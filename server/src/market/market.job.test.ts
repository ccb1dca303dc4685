import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sessionsBetween } from '@convergence/shared/units/session-calendar';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { emulatorCredentials } from '../emulator/credentials.ts';
import { startEmulator } from '../emulator/emulator.ts';
import type { RunningEmulator } from '../emulator/emulator.ts';
import { GENERATED_START, GeneratedMarket } from '../emulator/generated-market.ts';
import type { Orm } from '../platform/db/database.ts';
import { Outbox } from '../platform/db/outbox.ts';
import { OutboxEntry } from '../platform/db/outbox.entity.ts';
import { systemEm } from '../platform/db/scope.ts';
import { openSharedTestDatabase } from '../platform/db/test-database.ts';
import { openEmbeddedQueue } from '../platform/embedded-queue.ts';
import { FolderObjectStore } from '../platform/folder-object-store.ts';
import { createLog } from '../platform/log.ts';
import type { Queue } from '../platform/queue.ts';
import { seedQueue } from '../platform/test-queue.ts';

import { EtlFailure } from './market.entity.ts';
import { handleMarketJobs, handleRefresh } from './market.job.ts';
import { ingestedJob, ingestJob, refreshJob } from './market.queue.ts';
import { MarketService } from './market.service.ts';
import { emulatorUniverse, openQuotations } from './quotations.ts';

const sessions = sessionsBetween(GENERATED_START, '2019-03-29');
const FIRST = sessions[0]!;
const LAST = sessions.at(-1)!;

let folder: string;
let orm: Orm;
let queue: Queue;
let emulator: RunningEmulator;
let market: MarketService;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'market-job-'));
  const { database, ...opened } = await openSharedTestDatabase(folder);
  orm = opened.orm;
  await seedQueue(folder);
  queue = await openEmbeddedQueue(join(folder, 'queue'), createLog('silent'), { firstRetryMs: 20 });
  emulator = await startEmulator({
    market: new GeneratedMarket(1, sessions),
    ports: { real: 0, paper: 0 },
    rate: 'off',
  });
  const kis = { baseUrl: emulator.urls.real, ...emulatorCredentials.real, account: '50000000-01', isEmulator: true };
  const quotations = openQuotations(kis, folder, { callsPerSecond: 1000, spacingMs: 0 });
  market = new MarketService(quotations.clock);
  const objects = new FolderObjectStore(join(folder, 'objects'), 'key');
  const parts = { orm, database, objects, quotations, sectors: {} };
  handleMarketJobs(queue, parts, createLog('silent'));
  const universe = () => emulatorUniverse(emulator.urls.real);
  const outbox = new Outbox();
  handleRefresh(queue, parts, { universe, stopping: new AbortController().signal, outbox }, createLog('silent'));
  await queue.start();
});
afterAll(async () => {
  await queue.close();
  await emulator.close();
  await orm.close();
  await rm(folder, { recursive: true });
});

const waiting = { timeout: 20_000, interval: 50 };
const countOf = async (symbol: string): Promise<number | undefined> =>
  (await market.sessionCounts(systemEm(orm), [symbol])).get(symbol);

it('fetches a history up to the now of the market, and comes back for one that failed in passing', async () => {
  // four tries of the call, and four of the second attempt at the end of the pass: only another job can help
  emulator.faults.real.add(...Array.from({ length: 8 }, () => ({ kind: 'code', code: 'EGW00316' }) as const));
  await queue.add(ingestJob, { symbols: ['990010'], indexCodes: ['0001'], from: FIRST, to: '2099-12-31' });
  await vi.waitFor(async () => expect(await countOf('990010')).toBe(sessions.length), waiting);
  await vi.waitFor(async () => expect(await market.openFailures(systemEm(orm), 9)).toEqual([]), waiting);
  expect((await market.indexCandles(systemEm(orm), '0001')).at(-1)?.sessionDate).toBe(LAST);
});

it('does not come back for an issue that does not exist', async () => {
  await queue.add(ingestJob, { symbols: ['005930'], indexCodes: [], from: FIRST, to: LAST });
  await vi.waitFor(async () => expect((await queue.counts())[ingestJob.name]?.failed).toBe(1), waiting);
  const failure = await systemEm(orm).findOneOrFail(EtlFailure, { code: '005930' });
  expect(failure).toMatchObject({ failure: 'NOT_FOUND', attemptCount: 1, resolvedAt: null });
});

it('brings every issue of the source up to date by itself, and those that failed before', async () => {
  emulator.faults.real.add({ kind: 'drop' });
  await queue.add(refreshJob, {});
  const { symbols } = await emulatorUniverse(emulator.urls.real);
  expect(symbols.length).toBeGreaterThanOrEqual(30);
  await vi.waitFor(async () => {
    const counts = await market.sessionCounts(systemEm(orm), symbols);
    expect(symbols.filter((symbol) => counts.get(symbol) !== sessions.length)).toEqual([]);
  }, waiting);
});

it('tells of the newest session once, however often it looks', async () => {
  const told = (): Promise<OutboxEntry[]> => systemEm(orm).find(OutboxEntry, { job: ingestedJob.name });
  await vi.waitFor(async () => expect(await told()).toHaveLength(1), waiting);
  await queue.add(refreshJob, {});
  await vi.waitFor(async () => {
    const { waiting: left, active } = (await queue.counts())[refreshJob.name]!;
    expect(left + active).toBe(0);
  }, waiting);
  expect(await told()).toMatchObject([{ payload: { latestDate: LAST }, jobId: `ingested-${LAST}` }]);
});
