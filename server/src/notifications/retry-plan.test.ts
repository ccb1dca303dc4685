import { expect, it } from 'vitest';

import { answerOutcome } from './notification-sender.ts';
import { giveUpAfterMs, mostAttempts, retryPauseMs } from './retry-plan.ts';

it('waits 10 s, 40 s, 160 s and so on, and at most a quarter less', () => {
  expect([1, 2, 3].map((failed) => retryPauseMs(failed, null, 0))).toEqual([10_000, 40_000, 160_000]);
  expect(retryPauseMs(1, null, 1)).toBe(7500);
});
it('makes all its tries within the day', () => {
  let total = 0;
  for (let failed = 1; failed < mostAttempts; failed += 1) total += retryPauseMs(failed, null, 0);
  expect(total).toBeLessThan(giveUpAfterMs);
  expect(total).toBeGreaterThan(giveUpAfterMs / 3);
});
it('does not come back sooner than it is asked to', () => {
  expect(retryPauseMs(1, 120_000, 0.5)).toBe(120_000);
  expect(retryPauseMs(3, 1000, 0)).toBe(160_000);
});
it.each([
  [200, null, false],
  [204, null, false],
  [301, 'REDIRECT', false],
  [307, 'REDIRECT', false],
  [400, 'CLIENT_ERROR', false],
  [404, 'CLIENT_ERROR', false],
  [410, 'CLIENT_ERROR', false],
  [429, 'RATE_LIMITED', true],
  [500, 'SERVER_ERROR', true],
  [503, 'SERVER_ERROR', true],
])('reads an answer of %d as %s', (status, failure, canRetry) => {
  expect(answerOutcome({ status, retryAfterMs: null })).toMatchObject({ failure, canRetry, statusCode: status });
});
