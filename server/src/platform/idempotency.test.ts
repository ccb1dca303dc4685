import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { scopedEm } from './db/scope.ts';
import { createTestOrganisation, openTestDatabase } from './db/test-database.ts';
import type { Orm } from './db/database.ts';
import { hashInput, once, pruneIdempotencyKeys } from './idempotency.ts';

let orm: Orm;
let organisation: number;
beforeAll(async () => {
  orm = await openTestDatabase();
  organisation = await createTestOrganisation(orm);
});
afterAll(() => orm.close());

const key = 'key-of-16-letters';
const attempt = (input: object, work: () => Promise<unknown>, at = organisation, name = key): Promise<unknown> =>
  once(scopedEm(orm, at), at, name, hashInput('test', input), work);

it('gives a repeat the first answer and does the work once', async () => {
  const work = vi.fn<() => Promise<object>>(() => Promise.resolve({ runId: 'run_1' }));
  expect(await attempt({ a: 1, b: 2 }, work)).toEqual({ runId: 'run_1' });
  expect(await attempt({ b: 2, a: 1 }, work)).toEqual({ runId: 'run_1' });
  expect(work).toHaveBeenCalledTimes(1);
});
it('refuses the key for another input', async () => {
  await expect(attempt({ a: 2 }, () => Promise.resolve(null))).rejects.toMatchObject({
    code: 'E_IDEMPOTENCY_KEY_REUSED',
    path: ['idempotencyKey'],
  });
});
it('lets another organisation use the same key', async () => {
  const other = await createTestOrganisation(orm);
  expect(await attempt({ a: 2 }, () => Promise.resolve(7), other)).toBe(7);
});
const failing = (): Promise<never> => Promise.reject(new Error('out of order'));

it('does not remember work that failed', async () => {
  await expect(attempt({}, failing, organisation, 'another-key-of-16')).rejects.toThrow('out of order');
  expect(await attempt({}, () => Promise.resolve('done'), organisation, 'another-key-of-16')).toBe('done');
});
it('does the work of two simultaneous calls once', async () => {
  const work = vi.fn<() => Promise<object>>(() => Promise.resolve({ n: 1 }));
  await Promise.all([1, 2].map(() => attempt({}, work, organisation, 'simultaneous-call')));
  expect(work).toHaveBeenCalledTimes(1);
});
it('forgets a key after 24 hours', async () => {
  const longAfter = Date.now() + 24 * 60 * 60 * 1000 + 1000;
  vi.useFakeTimers({ now: longAfter, toFake: ['Date'] });
  try {
    expect(await attempt({ a: 3 }, () => Promise.resolve('anew'))).toBe('anew');
    expect(await pruneIdempotencyKeys(orm)).toBe(3); // those of the other organisation, the repeat and the simultaneous calls
  } finally {
    vi.useRealTimers();
  }
});
it.each(['short', 'x'.repeat(65)])('refuses %j as a key', async (name) => {
  expect(() => attempt({}, () => Promise.resolve(null), organisation, name)).toThrow(
    expect.objectContaining({ code: 'E_LENGTH' }),
  );
});
