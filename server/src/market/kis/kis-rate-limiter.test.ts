import { expect, it, vi } from 'vitest';

import { systemKisClock } from './kis-clock.ts';
import { KisRateLimiter } from './kis-rate-limiter.ts';

it('lets the next call go in its time, though the clock of the machine was put back by an hour between two', async () => {
  const limiter = new KisRateLimiter({ callsPerSecond: 2, spacingMs: 10 }, systemKisClock);
  const wall = Date.now();
  vi.useFakeTimers({ toFake: ['Date'], now: wall + 3_600_000 });
  try {
    await limiter.take();
    limiter.pause(20);
    vi.setSystemTime(wall);
    const askedAt = performance.now();
    await limiter.take(AbortSignal.timeout(5_000));
    expect(performance.now() - askedAt).toBeGreaterThanOrEqual(19); // the pause still holds
  } finally {
    vi.useRealTimers();
  }
});
