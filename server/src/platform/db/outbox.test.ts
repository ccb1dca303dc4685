import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';

import { withIds } from '../log-context.ts';
import { createLog } from '../log.ts';
import type { JobOptions, JobState, Queue } from '../queue.ts';
import { defineJob } from '../queue.ts';
import { causeNow } from '../tracing.ts';
import type { Cause } from '../tracing.ts';
import type { Orm } from './database.ts';
import { engineOf } from './engine.ts';
import { OutboxEntry } from './outbox.entity.ts';
import { Outbox, OutboxDispatcher } from './outbox.ts';
import { openTestDatabase } from './test-database.ts';

const job = defineJob('test.work', z.object({ runId: z.string() }));
const outbox = new Outbox();
let orm: Orm;
let sent: { name: string; payload: unknown; options: JobOptions | undefined; cause: Cause | null }[];
let isQueueDown: boolean;
let dispatcher: OutboxDispatcher;

const states = new Map<string, JobState>();
const queue: Pick<Queue, 'addByName' | 'stateOf'> = {
  stateOf: (_job, id) => Promise.resolve(states.get(id) ?? 'MISSING'),
  addByName: (name, payload, options) => {
    if (isQueueDown) return Promise.reject(new Error('queue is down'));
    sent.push({ name, payload, options, cause: causeNow() });
    states.set(options!.jobId!, 'OPEN');
    return Promise.resolve();
  },
};
beforeEach(async () => {
  orm = await openTestDatabase();
  sent = [];
  states.clear();
  isQueueDown = false;
  dispatcher = new OutboxDispatcher(orm, queue as Queue, createLog('silent'), 50);
});
afterEach(async () => {
  await dispatcher.close();
  await orm.close();
});
const rowsLeft = (): Promise<number> => orm.em.fork().count(OutboxEntry, { queuedAt: null });

it('sends a job after the commit and not before', async () => {
  dispatcher.watch(new AbortController().signal);
  await orm.em.fork().transactional(async (em) => {
    outbox.add(em, job, { runId: 'run_1' }, { delayMs: 5, attempts: 2 });
    await em.flush();
    expect(sent).toEqual([]);
  });
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({
    name: 'test.work',
    payload: { runId: 'run_1' },
    options: { jobId: expect.stringMatching(/^job_/), delayMs: 5, attempts: 2 },
  });
  await vi.waitFor(async () => expect(await rowsLeft()).toBe(0));
});
it('says of each job which request asked for it, whoever has woken it', async () => {
  const add = (runId: string): Promise<void> =>
    orm.em.fork().transactional(async (em) => {
      outbox.add(em, job, { runId });
      await em.flush();
    });
  await withIds({ requestId: 'first-request' }, () => add('run_1'));
  await add('run_2');
  withIds({ requestId: 'another-request' }, () => dispatcher.watch(new AbortController().signal));
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(sent.map(({ cause }) => cause)).toEqual([{ requestId: 'first-request' }, null]);
});
it('sends nothing of a transaction that was rolled back', async () => {
  dispatcher.watch(new AbortController().signal);
  const failing = orm.em.fork().transactional(async (em) => {
    outbox.add(em, job, { runId: 'run_1' });
    await em.flush();
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  dispatcher.wake();
  await dispatcher.close();
  expect(sent).toEqual([]);
});
it('takes up, in order, what was left while it was not running', async () => {
  for (let i = 0; i < 250; i++) {
    const em = orm.em.fork();
    outbox.add(em, job, { runId: `run_${i}` });
    await em.flush();
  }
  dispatcher.watch(new AbortController().signal);
  await vi.waitFor(async () => expect(await rowsLeft()).toBe(0));
  expect(sent.map(({ payload }) => payload)).toEqual(Array.from({ length: 250 }, (_, i) => ({ runId: `run_${i}` })));
});
it('keeps the job until the queue is back', async () => {
  isQueueDown = true;
  dispatcher.watch(new AbortController().signal);
  const em = orm.em.fork();
  outbox.add(em, job, { runId: 'run_1' });
  await em.flush();
  expect(await rowsLeft()).toBe(1);
  isQueueDown = false;
  await vi.waitFor(() => expect(sent).toHaveLength(1));
});
it('refuses a payload of another shape where it is written, not where it is read', () => {
  expect(() => outbox.add(orm.em.fork(), job, { runId: 1 } as never)).toThrow(/runId/);
});

/** As if everything had been queued a minute ago. */
const aMinuteLater = (): Promise<number> =>
  orm.em.fork().nativeUpdate(OutboxEntry, { queuedAt: { $ne: null } }, { queuedAt: new Date(Date.now() - 60_000) });
const add = async (runId: string, options?: JobOptions): Promise<void> => {
  const em = orm.em.fork();
  outbox.add(em, job, { runId }, options);
  await em.flush();
};

it('keeps the row until the job has ended, and queues again under the same id what the queue has lost', async () => {
  dispatcher.watch(new AbortController().signal);
  for (const id of ['done', 'given-up', 'at-work', 'lost']) await add(id, { jobId: id });
  await vi.waitFor(() => expect(sent).toHaveLength(4));
  await vi.waitFor(async () => expect(await rowsLeft()).toBe(0));
  expect(await dispatcher.recover()).toBe(0); // just queued
  await aMinuteLater();
  states.set('done', 'SUCCEEDED').set('given-up', 'FAILED').delete('lost');
  expect(await dispatcher.recover()).toBe(1);
  await vi.waitFor(() =>
    expect(sent.map(({ options }) => options!.jobId)).toEqual(['done', 'given-up', 'at-work', 'lost', 'lost']),
  );
  const left = await orm.em.fork().find(OutboxEntry, {}, { orderBy: { id: 'asc' } });
  expect(left.map(({ jobId }) => jobId)).toEqual(['at-work', 'lost']);
  await vi.waitFor(async () => expect([...(await outbox.idsOf(orm.em.fork(), job))]).toEqual(['at-work', 'lost']));
});
it('gives each job an id of its own, which a database that was put back to yesterday does not give again', async () => {
  await add('run_1');
  await orm.em.fork().nativeDelete(OutboxEntry, {});
  const again = { sqlite: `delete from sqlite_sequence where name = 'outbox'`, mysql: 'truncate table outbox' };
  await orm.em.getConnection().execute(again[engineOf(orm)]);
  await add('run_2');
  dispatcher.watch(new AbortController().signal);
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]!.options!.jobId).toMatch(/^job_[0-9A-Z]{26}$/);
});
it('hands nothing over twice to the harm of anybody where two processes send at once', async () => {
  for (let n = 0; n < 30; n++) await add(`run_${n}`, { jobId: `j${n}` });
  const other = new OutboxDispatcher(orm, queue as Queue, createLog('silent'), 50);
  dispatcher.open();
  other.open();
  await vi.waitFor(async () => expect(await rowsLeft()).toBe(0));
  expect(new Set(sent.map(({ options }) => options!.jobId)).size).toBe(30); // each under its id, which the queue knows
  await other.close();
});
it('does not wait for a queue that does not answer when the process ends', async () => {
  const silent: Pick<Queue, 'addByName'> = { addByName: () => new Promise(() => undefined) };
  const waiting = new OutboxDispatcher(orm, silent as Queue, createLog('silent'), 50);
  await add('run_1');
  waiting.open();
  await new Promise((resolve) => setTimeout(resolve, 50));
  const begun = Date.now();
  await waiting.close();
  expect(Date.now() - begun).toBeLessThan(5000);
  expect(await rowsLeft()).toBe(1);
});
