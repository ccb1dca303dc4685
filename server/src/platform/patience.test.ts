import { expect, it } from 'vitest';

import { endsWithin, inTime } from './patience.ts';

const never = new Promise<never>(() => undefined);
const late = (): Error => new Error('too late');

it('gives what the work gives, or its own failure', async () => {
  expect(await inTime(1_000, Promise.resolve(7), late)).toBe(7);
  await expect(inTime(1_000, Promise.reject(new Error('its own')), late)).rejects.toThrow('its own');
});
it('is late where the work is not done, and what becomes of that later troubles nobody', async () => {
  const work = Promise.withResolvers<never>();
  await expect(inTime(1, work.promise, late)).rejects.toThrow('too late');
  work.reject(new Error('nobody waits for it')); // the runner reports a rejection that nobody handles
  await new Promise((resolve) => setImmediate(resolve));
});
it('says whether work has ended, and throws what it fails with', async () => {
  expect(await endsWithin(1_000, Promise.resolve())).toBe(true);
  expect(await endsWithin(1, never)).toBe(false);
  await expect(endsWithin(1_000, Promise.reject(new Error('its own')))).rejects.toThrow('its own');
});
