import { randomUUID } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { z } from 'zod';

import { withService } from '../../test/services/service-suite.ts';
import { createLog } from './log.ts';
import { queueContract } from './queue.contract.ts';
import { defineJob } from './queue.ts';
import { checkRedis } from './redis-connection.ts';
import { openRedisQueue } from './redis-queue.ts';

const log = createLog('silent');
const job = defineJob('test.work', z.object({ n: z.number() }));

await withService('redis', 'Redis as a queue', (url) => {
  const prefix = `test-${randomUUID()}`;
  const open = () => openRedisQueue(url, log, { firstRetryMs: 50, abortGraceMs: 300, prefix });
  queueContract('Redis', open, open);

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
