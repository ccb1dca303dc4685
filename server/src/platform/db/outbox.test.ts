import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';

import { withIds } from '../log-context.ts';
import { createLog } from '../log.ts';
import type { JobOptions, Queue } from '../queue.ts';
import { defineJob } from '../queue.ts';
import { causeNow } from '../tracing.ts';
import type { Cause } from '../tracing.ts';
import type { Orm } from './database.ts';
import { OutboxEntry } from './outbox.entity.ts';
import { Outbox, OutboxDispatcher } from './outbox.ts';
import { openTestDatabase } from './test-database.ts';

const job = defineJob('test.work', z.object({ runId: z.string() }));
const outbox = new Outbox();
let orm: Orm;
let sent: { name: string; payload: unknown; options: JobOptions | undefined; cause: Cause | null }[];
let isQueueDown: boolean;
let dispatcher: OutboxDispatcher;

const queue: Pick<Queue, 'addByName'> = {
  addByName: (name, payload, options) => {
    if (isQueueDown) return Promise.reject(new Error('queue is down'));
    sent.push({ name, payload, options, cause: causeNow() });
    return Promise.resolve();
  },
};
beforeEach(async () => {
  orm = await openTestDatabase();
  sent = [];
  isQueueDown = false;
  dispatcher = new OutboxDispatcher(orm, queue as Queue, createLog('silent'), 50);
});
afterEach(async () => {
  await dispatcher.close();
  await orm.close();
});
const rowsLeft = (): Promise<number> => orm.em.fork().count(OutboxEntry);

it('sends a job after the commit and not before', async () => {
  dispatcher.start();
  await orm.em.fork().transactional(async (em) => {
    outbox.add(em, job, { runId: 'run_1' }, { delayMs: 5, attempts: 2 });
    await em.flush();
    expect(sent).toEqual([]);
  });
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({
    name: 'test.work',
    payload: { runId: 'run_1' },
    options: { jobId: 'outbox-1', delayMs: 5, attempts: 2 },
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
  withIds({ requestId: 'another-request' }, () => dispatcher.start());
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(sent.map(({ cause }) => cause)).toEqual([{ requestId: 'first-request' }, null]);
});
it('sends nothing of a transaction that was rolled back', async () => {
  dispatcher.start();
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
  dispatcher.start();
  await vi.waitFor(async () => expect(await rowsLeft()).toBe(0));
  expect(sent.map(({ payload }) => payload)).toEqual(Array.from({ length: 250 }, (_, i) => ({ runId: `run_${i}` })));
});
it('keeps the job until the queue is back', async () => {
  isQueueDown = true;
  dispatcher.start();
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
