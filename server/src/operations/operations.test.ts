import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

import { startApi } from '../api.ts';
import { ApiTokenService } from '../auth/api-token.service.ts';
import { permissionsOfRole } from '../auth/permissions.ts';
import type { Role } from '../auth/permissions.ts';
import { recordFailure } from '../market/etl-failures.ts';
import { KisError } from '../market/kis/kis-error.ts';
import { EtlFailure } from '../market/market.entity.ts';
import { AuditEntry } from '../platform/db/audit.entity.ts';
import { DeadLetter } from '../platform/db/dead-letter.entity.ts';
import { OutboxEntry } from '../platform/db/outbox.entity.ts';
import { RunningProcess } from '../platform/db/process.entity.ts';
import { DEAD_LETTERS_KEPT_MS } from '../platform/dead-letters.ts';
import { systemEm } from '../platform/db/scope.ts';
import { defineJob, UnrecoverableJobError } from '../platform/queue.ts';
import { keepSchedules, schedules, upkeepJob } from '../schedules.ts';
import { newKey, openTestWorld } from '../simulation/test-world.ts';
import type { TestWorld } from '../simulation/test-world.ts';
import { startBackground } from '../background.ts';
import { measureProcess } from '../measure.ts';
import { ruleText } from './schedule.ts';
import { ScheduleRun } from './schedule-run.entity.ts';

vi.spyOn(console, 'log').mockImplementation(() => undefined); // the demo's passwords
/** Answers are read field by field, as a client without types would. */
type Data = ReturnType<typeof JSON.parse>;
const hopeless = defineJob('test.hopeless', z.object({ n: z.int() }));

let world: TestWorld;
let address: string;
const tokens: Partial<Record<Role, string>> = {};
let attempts = 0;

beforeAll(async () => {
  world = await openTestWorld(2);
  world.platform.queue.handle(hopeless, () => {
    attempts += 1;
    return Promise.reject(new UnrecoverableJobError('no way'));
  });
  await startBackground(world.platform);
  address = await startApi(world.platform);
  const office = new ApiTokenService(world.platform.orm, world.platform.secrets.pepper);
  for (const role of ['ADMIN', 'ANALYST'] as const) {
    const request = { email: 'demo@convergence.local', name: role, days: 1, actor: 'command:test' };
    tokens[role] = await office.create({ ...request, scopes: permissionsOfRole[role] });
  }
}, 120_000);
afterAll(() => world.close());

async function answerOf(query: string, variables: object = {}, role: Role = 'ADMIN'): Promise<Data> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${tokens[role]}`,
      'accept-language': 'ko',
    },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

async function ask(query: string, variables: object = {}): Promise<Data> {
  const { data, errors } = await answerOf(query, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function soon<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (let tries = 0; tries < 300; tries++) {
    const seen = await look();
    if (seen) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('What the test waits for did not happen.');
}

const audited = async (subject: string): Promise<readonly string[]> =>
  (await systemEm(world.platform.orm).find(AuditEntry, { subject })).map(({ action }) => action);

describe('the table of schedules', () => {
  it('names each once, in both languages, and says when in words', () => {
    expect(new Set(schedules.map(({ id }) => id)).size).toBe(schedules.length);
    for (const { title, purpose, rule } of schedules) {
      expect(title.KO).toMatch(/[가-힣]/);
      expect(purpose.EN).toMatch(/^[A-Z].*\.$/);
      expect(ruleText(rule, 'KO')).not.toContain('*');
    }
  });
  it.each([
    [{ everyMs: 300_000 }, '5분마다', 'every 5 minutes'],
    [{ everyMs: 3_600_000 }, '1시간마다', 'every hour'],
    [{ cron: '10 16 * * 1-5', timeZone: 'Asia/Seoul' }, '평일 16:10', 'weekdays at 16:10'],
    [{ cron: '10 * * * *', timeZone: 'Asia/Seoul' }, '매시 10분', 'each hour at :10'],
    [{ cron: '0 3 * * 0', timeZone: 'Asia/Seoul' }, '매주 일요일 03:00', 'each Sunday at 03:00'],
    [{ cron: '*/7 2 1 * *', timeZone: 'UTC' }, '*/7 2 1 * * (UTC)', '*/7 2 1 * * (UTC)'],
  ] as const)('reads %j as %s', (rule, korean, english) => {
    expect([ruleText(rule, 'KO'), ruleText(rule, 'EN')]).toEqual([korean, english]);
  });
  it('is what the queue follows: what is no longer in it is ended, what waits for the demo begins after it', async () => {
    const { queue } = world.platform;
    const ids = async () => (await queue.plans()).map(({ id }) => id).toSorted();
    const now = schedules.filter(({ isAfterDemo }) => !isAfterDemo).map(({ id }) => id);
    await queue.schedule('of-yesterday', { everyMs: 3_600_000 }, upkeepJob, {});
    await keepSchedules(queue, { isPastDemo: false, isAnew: true });
    expect(await ids()).toEqual(now.toSorted());
    await queue.unschedule(upkeepJob.name, 'upkeep'); // as if the queue had been emptied
    await keepSchedules(queue, { isPastDemo: true, isAnew: false });
    expect(await ids()).toEqual(schedules.map(({ id }) => id).toSorted());
    const close = (await queue.plans()).find(({ id }) => id === 'market-close')!.nextAt!;
    expect(close.toISOString()).toMatch(/T07:10:00/); // 16:10 in Seoul, after the close of 15:30
  });
});

const everything = `{ operations {
  queues { name waitingCount activeCount delayedCount failedCount oldestWaitingAt }
  failedJobs(first: 5) { job jobId reason attemptCount failedAt }
  schedules { id title purpose rule job nextAt viewerCanRun lastRun { startedAt finishedAt outcome isByHand error } }
  ingestion { latestSession sessionsBehindCount instrumentCount candleCount openFailureCount }
  etlFailures(first: 5) { edges { node { id call code reason } } totalCount }
  outbox { waitingCount oldestAt } eventLog { streamCount eventCount newestAt }
  engine { threadCount busyCount waitingCount } process { startedAt nodeVersion residentBytes heapUsedBytes eventLoopDelayMs }
} }`;

it('shows queues, schedules, ingestion, backlog, log, threads and process in one look', async () => {
  const { operations } = await ask(everything);
  expect(operations.queues.map(({ name }: Data) => name)).toContain('simulation.chunk');
  expect(operations.schedules.map(({ id }: Data) => id)).toEqual(schedules.map(({ id }) => id));
  expect(operations.schedules[0]).toMatchObject({ title: '장 마감 수집', rule: '평일 16:10', viewerCanRun: true });
  expect(operations.ingestion).toMatchObject({ latestSession: '2021-02-03', instrumentCount: 10, candleCount: 4000 });
  expect(operations.ingestion.sessionsBehindCount).toBeGreaterThan(1000);
  expect(operations.engine).toEqual({ threadCount: 2, busyCount: 0, waitingCount: 0 });
  expect(operations.process.nodeVersion).toBe(process.version);
  expect(operations.process.residentBytes).toBeGreaterThan(1e7);
  expect(operations.outbox.waitingCount).toBe(0);
});

it('is for those who look after the installation, and for nobody else', async () => {
  const started = { id: 'upkeep', idempotencyKey: newKey() };
  const requests = [
    [everything, undefined],
    [scheduleRun, started],
    [etlFailureRetry, started],
    [queueJobRetry, { job: 'x', jobId: 'x' }],
    [queueJobDiscard, { job: 'x', jobId: 'x' }],
    [queueJobsRetry, { job: 'x' }],
    [queueJobsDiscard, { job: 'x' }],
  ] as const;
  for (const [query, input] of requests) {
    const { errors } = await answerOf(query, { input }, 'ANALYST');
    expect(errors[0].extensions.code).toBe('FORBIDDEN');
  }
});

const scheduleRun = `mutation ($input: ScheduleRunInput!) { scheduleRun(input: $input) { schedule { id lastRun { finishedAt } } errors { __typename ... on UserError { code path } } } }`;

describe('running a schedule at once', () => {
  it('does its work, keeps what became of it, and is audited once for one key', async () => {
    const em = systemEm(world.platform.orm);
    const before = await em.count(ScheduleRun, { schedule: 'upkeep', isByHand: true });
    const input = { id: 'upkeep', idempotencyKey: newKey() };
    for (let i = 0; i < 2; i++) expect((await ask(scheduleRun, { input })).scheduleRun.errors).toEqual([]);
    const run = await soon(async () => {
      const { operations } = await ask(everything);
      const { lastRun } = operations.schedules.find(({ id }: Data) => id === 'upkeep');
      return lastRun?.isByHand && lastRun;
    });
    expect(run).toMatchObject({ outcome: 'SUCCEEDED', error: null });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await em.count(ScheduleRun, { schedule: 'upkeep', isByHand: true })).toBe(before + 1);
    expect(await audited('upkeep')).toEqual(['operations.scheduleRun']);
  });
  it('is refused for what is not in the table', async () => {
    const { scheduleRun: answer } = await ask(scheduleRun, { input: { id: 'nightly', idempotencyKey: newKey() } });
    expect(answer).toMatchObject({ schedule: null, errors: [{ code: 'NOT_FOUND', path: ['id'] }] });
  });
});

it('forgets what became of scheduled work when it is old', async () => {
  const { scheduleKeeper } = world.features;
  await ask(scheduleRun, { input: { id: 'alerts', idempotencyKey: newKey() } });
  await soon(async () => (await scheduleKeeper.lastRuns()).get('alerts'));
  expect(await scheduleKeeper.prune(new Date(0))).toBe(0);
  expect(await scheduleKeeper.prune(new Date(Date.now() + 1000))).toBeGreaterThan(0);
  expect((await scheduleKeeper.lastRuns()).size).toBe(0);
});

const queueJobDiscard = `mutation ($input: QueueJobDiscardInput!) { queueJobDiscard(input: $input) { jobId errors { __typename ... on UserError { code path } } } }`;
const queueJobsRetry = `mutation ($input: QueueJobsRetryInput!) { queueJobsRetry(input: $input) { count errors { __typename ... on UserError { code path } } } }`;
const queueJobsDiscard = `mutation ($input: QueueJobsDiscardInput!) { queueJobsDiscard(input: $input) { count errors { __typename ... on UserError { code path } } } }`;
const queueJobRetry = `mutation ($input: QueueJobRetryInput!) { queueJobRetry(input: $input) { jobId errors { __typename ... on UserError { code path } } } }`;

it('hands a job out again that was given up, and knows no other', async () => {
  await world.platform.queue.add(hopeless, { n: 1 }, { jobId: 'the-hopeless-one' });
  await soon(() => Promise.resolve(attempts === 1));
  const { job, jobId, reason } = await soon(async () => {
    const { operations } = await ask(everything);
    return operations.failedJobs.find((failed: Data) => failed.job === hopeless.name);
  });
  expect({ jobId, reason }).toEqual({ jobId: 'the-hopeless-one', reason: 'no way' });
  expect((await ask(queueJobRetry, { input: { job, jobId } })).queueJobRetry).toEqual({ jobId, errors: [] });
  await soon(() => Promise.resolve(attempts === 2));
  const unknown = await ask(queueJobRetry, { input: { job, jobId: 'nobody' } });
  expect(unknown.queueJobRetry).toMatchObject({ jobId: null, errors: [{ code: 'NOT_FOUND', path: ['jobId'] }] });
  expect(await audited(jobId)).toEqual(['operations.queueJobRetry']);
});

describe('jobs that were given up', () => {
  const kinds = async (): Promise<Data> =>
    (await ask('{ operations { failedKinds { job count } } }')).operations.failedKinds;
  const giveUp = async (ids: readonly string[]): Promise<void> => {
    for (const jobId of ids) await world.platform.queue.add(hopeless, { n: 1 }, { jobId });
    await soon(async () =>
      (await kinds()).find(({ job, count }: Data) => job === hopeless.name && count >= ids.length),
    );
  };

  it('stay when the queue forgets them, and can be queued again all together', async () => {
    await giveUp(['a', 'b', 'c']);
    const { queue, deadLetters } = world.platform;
    await soon(async () => (await queue.stateOf(hopeless.name, 'c')) === 'FAILED');
    await queue.discard(hopeless.name, 'a'); // as if Redis had been emptied
    const before = attempts;
    const { count } = (await kinds()).find(({ job }: Data) => job === hopeless.name);
    expect((await ask(queueJobsRetry, { input: { job: hopeless.name } })).queueJobsRetry).toEqual({
      count,
      errors: [],
    });
    await soon(() => Promise.resolve(attempts === before + count));
    expect(await audited(hopeless.name)).toEqual(['operations.queueJobRetry']);
    await soon(async () => (await deadLetters.newest(100)).length === count); // and are given up again
  });
  it('are found in the queue too, where no handler ended them', async () => {
    const { deadLetters, orm, queue } = world.platform;
    await soon(async () => (await queue.stateOf(hopeless.name, 'c')) === 'FAILED');
    await systemEm(orm).nativeDelete(DeadLetter, { jobId: 'c' });
    expect(await deadLetters.compare()).toBe(1);
    expect((await deadLetters.newest(100)).find(({ jobId }) => jobId === 'c')).toMatchObject({
      job: hopeless.name,
      payload: { n: 1 },
      reason: 'no way',
      attemptCount: 1,
    });
    expect(await deadLetters.compare()).toBe(0);
  });
  it('are thrown away for good, one or all of a kind, which is audited', async () => {
    const { deadLetters, queue } = world.platform;
    const one = { job: hopeless.name, jobId: 'b' };
    await soon(async () => (await queue.stateOf(hopeless.name, 'b')) === 'FAILED');
    expect((await ask(queueJobDiscard, { input: one })).queueJobDiscard).toEqual({ jobId: 'b', errors: [] });
    expect((await ask(queueJobDiscard, { input: one })).queueJobDiscard.errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await audited('b')).toEqual(['operations.queueJobDiscard']);
    const { queueJobsDiscard: all } = await ask(queueJobsDiscard, { input: { job: hopeless.name } });
    expect(all.count).toBeGreaterThanOrEqual(2);
    expect(await deadLetters.compare()).toBe(0); // the queue has forgotten them as well
    expect(await kinds()).toEqual([]);
    const none = await ask(queueJobsDiscard, { input: { job: hopeless.name } });
    expect(none.queueJobsDiscard).toMatchObject({ count: null, errors: [{ code: 'NOT_FOUND', path: ['job'] }] });
  });
  it('are forgotten when nobody has looked at them for three months', async () => {
    const { deadLetters } = world.platform;
    await giveUp(['d']);
    expect(await deadLetters.prune(new Date(Date.now() - DEAD_LETTERS_KEPT_MS))).toBe(0);
    expect(await deadLetters.prune(new Date(Date.now() + 1000))).toBe(1);
  });
});

describe('the processes of the installation', () => {
  const look = `{ systemStatus { isWorking workerCount schedulerCount } }`;
  const table = `{ operations { processes { id role hostName pid threadCount state startedAt beatAt activeJobs { job count } } leases { name processId } } }`;
  const beat = (id: string, agoS: number): Promise<number> =>
    systemEm(world.platform.orm).nativeUpdate(
      RunningProcess,
      { publicId: id },
      { beatAt: new Date(Date.now() - agoS * 1000) },
    );

  it('are shown with what they do, and who holds what one of them does', async () => {
    const { operations } = await ask(table);
    const [own] = operations.processes;
    expect(operations.processes).toHaveLength(1);
    expect(own).toMatchObject({ role: 'all', pid: process.pid, threadCount: 2, state: 'WORKING', activeJobs: [] });
    expect(operations.leases).toContainEqual({ name: 'scheduler', processId: own.id });
    expect(operations.leases.map(({ name }: Data) => name)).toContain('orders');
  });
  it('are missed by every person, when none works any more', async () => {
    const { id } = world.platform.processes;
    expect((await answerOf(look, {}, 'ANALYST')).data.systemStatus).toEqual({
      isWorking: true,
      workerCount: 1,
      schedulerCount: 1,
    });
    const silenced = async (): Promise<boolean> => {
      await beat(id, 16); // silent for longer than the 15 s that are borne
      return !(await answerOf(look, {}, 'ANALYST')).data.systemStatus.isWorking;
    };
    await soon(silenced);
    await soon(async () => (await ask(look)).systemStatus.isWorking); // its next beat is within five seconds
  });
});

describe('the board of the queues', () => {
  const look = (path: string, token?: string, method = 'GET') =>
    fetch(address + path, {
      method,
      redirect: 'manual',
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });
  it('shows the queues of the embedded backend to administrators', async () => {
    const page = await look('/operations/queues/', tokens.ADMIN);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Convergence');
    const queues = (await (await look('/operations/queues/api/queues', tokens.ADMIN)).json()) as Data;
    expect(queues.queues.map(({ name }: Data) => name)).toContain('simulation.chunk');
  });
  it('sends strangers to sign in, refuses others, and changes nothing for anybody', async () => {
    const stranger = await look('/operations/queues/');
    expect([stranger.status, stranger.headers.get('location')]).toEqual([
      302,
      '/sign-in?next=%2Foperations%2Fqueues%2F',
    ]);
    expect((await look('/operations/queues/', tokens.ANALYST)).status).toBe(403);
    expect((await look('/operations/queues/api/queues', tokens.ANALYST)).status).toBe(403);
    const change = await look(`/operations/queues/api/queues/${hopeless.name}/retry/failed`, tokens.ADMIN, 'PUT');
    expect(change.status).toBe(405);
  });
});

it('measures itself without a label that a caller can make up', async () => {
  const { metrics, queue } = world.platform;
  measureProcess(world.platform);
  await ask('query MadeUpByACaller { serverInfo { apiVersion } }');
  await metrics.registry.metrics(); // what is asked of the store for the first answer stands in the second
  const text = await metrics.registry.metrics();
  expect(text).not.toContain('MadeUpByACaller');
  expect(text).toMatch(/^convergence_api_operation_seconds_count\{operation="other",outcome="ok"\} [1-9]/m);
  expect(text).toMatch(/^convergence_data_sessions_behind [1-9]\d{3}$/m);
  expect(text).toMatch(/^convergence_llm_cost_krw 0$/m);
  expect(text).toMatch(/^convergence_processes\{role="all"\} 1$/m);
  expect(text).toMatch(/^convergence_ready\{check="database"\} 1$/m);
  expect(text).toMatch(/^convergence_orders\{state="FILLED"\} 0$/m);
  expect(text).toMatch(/^convergence_engine_threads\{state="all"\} 2$/m);
  expect(text).toMatch(/^convergence_disk_free_bytes [1-9]/m);
  expect(text).toMatch(/^convergence_database_writer_wait_seconds_count [1-9]/m);
  expect(text).toMatch(/^convergence_http_request_seconds_count\{route="graphql",status="200"\} [1-9]/m);
  expect(text).toMatch(
    /^convergence_outbound_call_seconds_count\{system="objects",call="stat",outcome="missing"\} [1-9]/m,
  );
  const kinds = new Set((await queue.inspect()).map(({ job }) => job));
  for (const [, job] of text.matchAll(/[{,]job_name="([^"]*)"/g)) expect(kinds).toContain(job);
});

const etlFailureRetry = `mutation ($input: EtlFailureRetryInput!) { etlFailureRetry(input: $input) { failure { id code } errors { __typename ... on UserError { code path } } } }`;

it('fetches once more what could not be fetched, unless it has succeeded meanwhile', async () => {
  const { orm } = world.platform;
  const away = new KisError({
    failure: 'TRANSIENT',
    msgCd: null,
    status: null,
    call: 'chart',
    text: 'the source is away',
  });
  const task = { call: 'chart', code: '100000', fromDate: '2021-01-01', toDate: '2021-01-31' };
  await recordFailure(orm, task, away, new Date());
  const { operations } = await ask(everything);
  expect(operations.ingestion.openFailureCount).toBe(1);
  expect(operations.etlFailures.edges[0].node).toMatchObject({
    code: '100000',
    reason: expect.stringContaining('the source is away'),
  });
  const { id } = operations.etlFailures.edges[0].node;
  vi.spyOn(world.platform.dispatcher, 'wake').mockImplementation(() => undefined); // there is nobody to fetch from
  const answer = await ask(etlFailureRetry, { input: { id, idempotencyKey: newKey() } });
  expect(answer.etlFailureRetry).toEqual({ failure: { id, code: '100000' }, errors: [] });
  const [queued] = await systemEm(orm).find(OutboxEntry, { job: 'market.ingest' });
  expect(queued!.payload).toEqual({ symbols: ['100000'], indexCodes: [], from: '2021-01-01', to: '2021-01-31' });
  expect(await audited(id)).toEqual(['operations.etlFailureRetry']);
  await systemEm(orm).nativeUpdate(EtlFailure, { publicId: id }, { resolvedAt: new Date() });
  const late = await ask(etlFailureRetry, { input: { id, idempotencyKey: newKey() } });
  expect(late.etlFailureRetry.errors).toMatchObject([{ code: 'WRONG_STATE', path: ['id'] }]);
  const unknown = await ask(etlFailureRetry, { input: { id: 'etl_x', idempotencyKey: newKey() } });
  expect(unknown.etlFailureRetry.errors).toMatchObject([{ code: 'NOT_FOUND', path: ['id'] }]);
});
