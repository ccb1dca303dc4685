import { describe, expect, it, vi } from 'vitest';

import { DomainError } from '@convergence/shared/errors';

import { answeredWithin, isOutage, OutageError } from './outage.ts';

const withCode = (code: string, message = code): Error => Object.assign(new Error(message), { code });

describe('an outage', () => {
  it.each([
    ['a refused connection', withCode('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:3306')],
    ['a connection of MySQL that was cut', withCode('PROTOCOL_CONNECTION_LOST', 'Connection lost: The server closed the connection.')], // prettier-ignore
    [
      'one that was cut before the next statement',
      new Error("Can't add new command when connection is in closed state"),
    ],
    ['a command of Redis without an answer', new Error('Command timed out')],
    ['a full disk', withCode('ENOSPC', 'ENOSPC: no space left on device, write')],
    ['a store that says so', new OutageError('object store', 'no room')],
    ['what it caused', new Error('The run could not be stored.', { cause: withCode('ECONNRESET') })],
    ['all addresses of a name that refuse', new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')])],
  ])('is %s', (_name, error) => {
    expect(isOutage(error)).toBe(true);
  });
  it.each([
    ['a mistake of ours', new TypeError('undefined is not a function')],
    ['what the caller can mend', new DomainError('E_RANGE', ['pathCount'])],
    ['a duplicate key', withCode('ER_DUP_ENTRY')],
    ['a source of prices that is away', new TypeError('fetch failed', { cause: withCode('ECONNREFUSED') })],
    ['nothing', null],
  ])('is not %s', (_name, error) => {
    expect(isOutage(error)).toBe(false);
  });
});

it('does not wait for a service that says nothing', async () => {
  vi.useFakeTimers();
  const asked = answeredWithin(5_000, 'queue', new Promise(() => undefined)).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await asked).toMatchObject({ name: 'OutageError', message: 'queue: no answer within 5000 ms' });
  vi.useRealTimers();
  expect(await answeredWithin(5_000, 'queue', Promise.resolve(7))).toBe(7);
});
