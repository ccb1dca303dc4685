import { expect, it } from 'vitest';

import { MemoryLimiter } from '../platform/memory-limiter.ts';
import { SignInGuard } from './sign-in-guard.ts';

function guardAt(start: number): { readonly guard: SignInGuard; readonly wait: (ms: number) => void } {
  let now = start;
  const clock = (): number => now;
  return { guard: new SignInGuard(new MemoryLimiter(1000, clock), clock), wait: (ms) => void (now += ms) };
}

it('takes five attempts a minute for an account from everywhere, and for an address on every account', async () => {
  const account = guardAt(1_000_000).guard;
  for (let i = 0; i < 5; i++) expect(await account.attempt('a@b.c', `10.0.0.${i}`)).toBe(0);
  expect(await account.attempt('A@B.C ', '10.0.0.9')).toBeGreaterThan(0);
  const address = guardAt(1_000_000).guard;
  for (let i = 0; i < 5; i++) expect(await address.attempt(`${i}@b.c`, '10.0.0.1')).toBe(0);
  expect(await address.attempt('9@b.c', '10.0.0.1')).toBeGreaterThan(0);
});

it('doubles the delay with each attempt that comes too early, up to a quarter of an hour', async () => {
  const { guard } = guardAt(1_000_000);
  for (let i = 0; i < 5; i++) await guard.attempt('a@b.c', `10.0.0.${i}`);
  const delays: number[] = [];
  for (let i = 0; i < 12; i++) delays.push(Math.round((await guard.attempt('a@b.c', `10.0.1.${i}`)) / 1000));
  expect(delays).toEqual([12, 12, 12, 12, 16, 32, 64, 128, 256, 512, 900, 900]); // 12 s: until the next of five a minute
});

it('lets the person in again after the wait', async () => {
  const { guard, wait } = guardAt(1_000_000);
  for (let i = 0; i < 6; i++) await guard.attempt('a@b.c', `10.0.0.${i}`);
  wait(12_000);
  expect(await guard.attempt('a@b.c', '10.0.0.1')).toBe(0);
});

it('does not count what was right, and lets it make up for nothing wrong', async () => {
  const { guard } = guardAt(1_000_000);
  for (let i = 0; i < 20; i++) {
    expect(await guard.attempt('mine@b.c', '10.0.0.1')).toBe(0);
    await guard.succeeded('mine@b.c', '10.0.0.1');
  }
  for (let i = 0; i < 5; i++) {
    expect(await guard.attempt(`victim${i}@b.c`, '10.0.0.1')).toBe(0);
    if (i < 4) {
      await guard.attempt('mine@b.c', '10.0.0.1');
      await guard.succeeded('mine@b.c', '10.0.0.1');
    }
  }
  expect(await guard.attempt('victim9@b.c', '10.0.0.1')).toBeGreaterThan(0);
});
