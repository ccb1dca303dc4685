import { expect, it } from 'vitest';

import { limiterContract } from './limiter.contract.ts';
import { MemoryLimiter } from './memory-limiter.ts';

limiterContract('memory', () => Promise.resolve(new MemoryLimiter()));

it('forgets the key that was untouched for longest when there are too many', async () => {
  const rule = { capacity: 10, refillPerSecond: 1 };
  const limiter = new MemoryLimiter(2, () => 0);
  await limiter.take('a', 1, rule);
  await limiter.take('b', 1, rule);
  await limiter.take('a', 1, rule);
  await limiter.take('c', 1, rule); // now b goes
  expect(await limiter.take('a', 0, rule)).toMatchObject({ remaining: 8 });
  expect(await limiter.take('b', 0, rule)).toMatchObject({ remaining: 10 });
});

it('locks nobody out when the clock is put back by an hour', async () => {
  let now = 3_600_000;
  const limiter = new MemoryLimiter(10, () => now);
  const rule = { capacity: 2, refillPerSecond: 1 };
  await limiter.take('a', 2, rule);
  now = 0;
  expect(await limiter.take('a', 1, rule)).toMatchObject({ isAllowed: false, retryAfterMs: 1000 });
  now = 1000;
  expect(await limiter.take('a', 1, rule)).toMatchObject({ isAllowed: true });
});
