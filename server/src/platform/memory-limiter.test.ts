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
