import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';

import { withService } from '../../test/services/service-suite.ts';
import { limiterContract } from './limiter.contract.ts';
import { createLog } from './log.ts';
import { RedisLimiter } from './redis-limiter.ts';

const log = createLog('silent');

await withService('redis', 'Redis as a limiter', (url) => {
  limiterContract('Redis', () => Promise.resolve(new RedisLimiter(url, log, `test-${randomUUID()}`)));

  it('counts for all processes together, and lets one of them work at a time', async () => {
    const prefix = `test-${randomUUID()}`;
    const [here, there] = [new RedisLimiter(url, log, prefix), new RedisLimiter(url, log, prefix)];
    const rule = { capacity: 10, refillPerSecond: 0.01 };
    await here.take('a', 6, rule);
    expect(await there.take('a', 5, rule)).toMatchObject({ isAllowed: false, remaining: 4 });
    await here.cacheSet('k', 'told', 60_000);
    expect(await there.cacheGet('k')).toBe('told');

    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++inside);
      await setTimeout(15);
      inside--;
    };
    await Promise.all([here, there, here, there].map((limiter) => limiter.exclusive('x', work)));
    expect(most).toBe(1);
    await Promise.all([here.close(), there.close()]);
  });
});

it('fails within seconds where Redis is away, instead of making people wait', async () => {
  const limiter = new RedisLimiter('redis://127.0.0.1:1', log);
  await expect(limiter.take('a', 1, { capacity: 1, refillPerSecond: 1 })).rejects.toThrow(/max retries/);
  await limiter.close();
});
