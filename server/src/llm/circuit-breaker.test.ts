import { expect, it } from 'vitest';

import { CircuitBreaker } from './circuit-breaker.ts';

function breaker() {
  let now = 0;
  const made = new CircuitBreaker({ failures: 3, pauseMs: 1000, now: () => now });
  return { made, pass: (ms: number) => void (now += ms) };
}

it('opens after three failures in a row, and a success between starts the count anew', () => {
  const { made } = breaker();
  made.failed();
  made.failed();
  made.succeeded();
  made.failed();
  made.failed();
  expect(made.state).toBe('CLOSED');
  made.failed();
  expect(made.state).toBe('OPEN');
  expect(made.admits()).toBe(false);
  expect(made.triesAgainAt).toBe(1000);
});
it('lets one call try after the pause; its success closes, its failure opens for another pause', () => {
  const { made, pass } = breaker();
  for (let i = 0; i < 3; i++) made.failed();
  pass(1000);
  expect(made.state).toBe('HALF_OPEN');
  expect([made.admits(), made.admits()]).toEqual([true, false]);
  made.failed();
  expect(made.state).toBe('OPEN');
  pass(1000);
  expect(made.admits()).toBe(true);
  made.succeeded();
  expect([made.state, made.admits(), made.triesAgainAt]).toEqual(['CLOSED', true, null]);
});
