import { randomUUID } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { z } from 'zod';

import { withService } from '../../test/services/service-suite.ts';
import { createLog } from './log.ts';
import { queueContract } from './queue.contract.ts';
import { defineJob, UnrecoverableJobError } from './queue.ts';
import { checkRedis } from './redis-connection.ts';
import { openRedisQueue } from './redis-queue.ts';

const log = createLog('silent');
const job = defineJob('test.work', z.object({ n: z.number() }));

await withService('redis', 'Redis as a queue', (url) => {
  const prefix = `test-${randomUUID()}`;
  const open = () => openRedisQueue(url, log, { firstRetryMs: 50, abortGraceMs: 300, prefix });
  queueContract('Redis', open, open);

  it('shows a process what others have queued, given up and planned, though it never touched those kinds', async () => {
    const shared = { prefix: `test-${randomUUID()}`, firstRetryMs: 1 };
    const [worker, api] = [await openRedisQueue(url, log, shared), await openRedisQueue(url, log, shared)];
    await worker.add(job, { n: 1 });
    await worker.schedule('by night', { cron: '0 3 * * *', timeZone: 'Asia/Seoul' }, job, { n: 2 });
    const seen = (await api.inspect()).find((state) => state.job === job.name);
    expect(seen).toMatchObject({ waiting: 1, delayed: 1 });
    expect(await api.plans()).toMatchObject([{ id: 'by night', job: job.name }]);
    worker.handle(job, () => Promise.reject(new UnrecoverableJobError('no')));
    await worker.start();
    await vi.waitFor(
      async () => expect(await api.failures(5)).toMatchObject([{ job: job.name, reason: 'no' }]),
      10_000,
    );
    await Promise.all([worker.close(), api.close()]);
  });
  it('keeps two installations apart that share a Redis', async () => {
    const [one, other] = [1, 2].map(() => ({ prefix: `test-${randomUUID()}` }));
    const [here, there] = [await openRedisQueue(url, log, one), await openRedisQueue(url, log, other)];
    await here.add(job, { n: 1 });
    expect((await here.counts([job.name]))[job.name]).toMatchObject({ waiting: 1 });
    expect((await there.counts([job.name]))[job.name]).toMatchObject({ waiting: 0 });
    await Promise.all([here.close(), there.close()]);
  });

  it('shares its jobs between processes, each job to one of them', async () => {
    const shared = { prefix: `test-${randomUUID()}` };
    const [here, there] = [await openRedisQueue(url, log, shared), await openRedisQueue(url, log, shared)];
    const seen: number[] = [];
    for (const queue of [here, there]) queue.handle(job, ({ n }) => Promise.resolve(void seen.push(n)));
    await Promise.all([here.start(), there.start()]);
    for (let n = 0; n < 20; n++) await here.add(job, { n });
    await vi.waitFor(() => expect(seen).toHaveLength(20), 10_000);
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
    await Promise.all([here.close(), there.close()]);
  });
});

it('says where no Redis answers, and what to do', async () => {
  await expect(checkRedis('redis://127.0.0.1:1')).rejects.toMatchObject({
    code: 'E_SETTINGS',
    path: ['REDIS_URL'],
    message: expect.stringMatching(/no Redis answers there .*start it/),
  });
});
