import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Limiter } from './limiter.ts';

/** What every adapter of the port keeps; it is judged by the real clock, with wide margins. */
export function limiterContract(name: string, open: () => Promise<Limiter>): void {
  describe(`[limiter] ${name} limits`, () => {
    let limiter: Limiter;
    beforeAll(async () => {
      limiter = await open();
    });
    afterAll(() => limiter.close());
    const slow = { capacity: 10, refillPerSecond: 0.01 };

    it('gives out what a full bucket holds, and then says how long to wait', async () => {
      expect(await limiter.take('a', 7, slow)).toMatchObject({ isAllowed: true, remaining: 3, retryAfterMs: 0 });
      const refused = await limiter.take('a', 4, slow);
      expect(refused).toMatchObject({ isAllowed: false, remaining: 3 });
      expect(refused.retryAfterMs).toBeGreaterThan(95_000); // one point at 0.01 a second is 100 s
      expect(refused.retryAfterMs).toBeLessThanOrEqual(100_000);
    });
    it('takes nothing where it refuses', async () => {
      await limiter.take('b', 8, slow);
      await limiter.take('b', 3, slow);
      expect(await limiter.take('b', 2, slow)).toMatchObject({ isAllowed: true, remaining: 0 });
    });
    it('looks with 0 points and gives back with negative ones, never beyond full', async () => {
      await limiter.take('c', 6, slow);
      expect(await limiter.take('c', 0, slow)).toMatchObject({ isAllowed: true, remaining: 4 });
      expect(await limiter.take('c', -2, slow)).toMatchObject({ remaining: 6 });
      expect(await limiter.take('c', -100, slow)).toMatchObject({ remaining: 10 });
    });
    it('refills steadily', async () => {
      const fast = { capacity: 10, refillPerSecond: 100 };
      await limiter.take('d', 10, fast);
      await setTimeout(60);
      const { remaining } = await limiter.take('d', 0, fast);
      expect(remaining).toBeGreaterThanOrEqual(5); // 6 points in 60 ms
    });
    it('keeps keys apart', async () => {
      await limiter.take('e', 10, slow);
      expect(await limiter.take('f', 10, slow)).toMatchObject({ isAllowed: true });
    });
    it('refuses more than a bucket holds, for as long as it takes to fill', async () => {
      await limiter.take('g', 10, slow);
      const refused = await limiter.take('g', 11, slow);
      expect(refused.isAllowed).toBe(false);
      expect(refused.retryAfterMs).toBeLessThanOrEqual(1_000_000);
    });
    it('gives each point once to callers that come together', async () => {
      const answers = await Promise.all(Array.from({ length: 25 }, () => limiter.take('h', 1, slow)));
      expect(answers.filter(({ isAllowed }) => isAllowed)).toHaveLength(10);
    });

    it('caches until it expires', async () => {
      await limiter.cacheSet('k', '값', 30);
      expect(await limiter.cacheGet('k')).toBe('값');
      await setTimeout(50);
      expect(await limiter.cacheGet('k')).toBeNull();
      await limiter.cacheSet('k', 'again', 60_000);
      await limiter.cacheDelete('k');
      expect(await limiter.cacheGet('k')).toBeNull();
    });

    it('lets one caller of a key work at a time, also after one has failed', async () => {
      let inside = 0;
      const work = (fails: boolean) => async (): Promise<number> => {
        const seen = ++inside;
        await setTimeout(5);
        inside--;
        if (fails) throw new Error('failed');
        return seen;
      };
      const results = await Promise.allSettled([0, 1, 2, 3].map((i) => limiter.exclusive('x', work(i === 1))));
      const seen = results.map((result) => (result.status === 'fulfilled' ? result.value : 'failed'));
      expect(seen).toEqual([1, 'failed', 1, 1]);
    });
  });
}
