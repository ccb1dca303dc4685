import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { connect as connectTls } from 'node:tls';

import { expect, it } from 'vitest';

import { isLoopback, takeAttempts, targetOf } from '../../test/loopback-only.ts';

/** 192.0.2.0/24 and .invalid are reserved for examples: nobody is there even if the guard were gone. */
const foreign = '192.0.2.1';

const refusal = (socket: ReturnType<typeof connect>): Promise<Error> =>
  new Promise((resolve) => socket.once('error', resolve));

it('refuses a socket to another machine, and notes it', async () => {
  expect((await refusal(connect(443, foreign))).message).toBe('a test may not connect to 192.0.2.1:443');
  expect((await refusal(connect({ host: 'broker.invalid', port: 9443 }))).message).toContain('broker.invalid:9443');
  expect(takeAttempts()).toEqual(['192.0.2.1:443', 'broker.invalid:9443']);
});

it('refuses TLS and fetch the same way, before a name is looked up', async () => {
  expect((await refusal(connectTls({ host: 'broker.invalid', port: 9443 }))).message).toContain('may not connect');
  await expect(fetch('https://broker.invalid:9443/uapi')).rejects.toMatchObject({
    cause: { message: 'a test may not connect to broker.invalid:9443' },
  });
  await expect(fetch(`http://${foreign}/`)).rejects.toThrow('fetch failed');
  expect(takeAttempts()).toEqual(['broker.invalid:9443', 'broker.invalid:9443', `${foreign}:80`]);
});

it('lets everything through that stays on this machine', async () => {
  const server = createServer((_, response) => response.end('here'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('here');
  expect(await (await fetch(`http://localhost:${port}/`)).text()).toBe('here');
  await new Promise((resolve) => server.close(resolve));
  expect(takeAttempts()).toEqual([]);
});

it.each(['localhost', '127.0.0.1', '127.1.2.3', '::1', '[::1]', '::ffff:127.0.0.1'])(
  'takes %s for this machine',
  (host) => {
    expect(isLoopback(host)).toBe(true);
  },
);
it.each([
  '0.0.0.0',
  '10.0.0.1',
  '127.0.0.1.example.com',
  'localhost.example.com',
  '::',
  '::ffff:10.0.0.1',
  '2130706433',
])('does not take %s for this machine', (host) => {
  expect(isLoopback(host)).toBe(false);
});

it('reads every way of asking for a connection', () => {
  expect(targetOf([80])).toEqual({ host: 'localhost', port: 80 });
  expect(targetOf(['80', 'example.com'])).toEqual({ host: 'example.com', port: '80' });
  expect(targetOf([[{ host: 'example.com', port: 80 }, null]])).toEqual({ host: 'example.com', port: 80 });
  expect(targetOf(['/run/db.sock'])).toBeNull();
  expect(targetOf([{ path: '/run/db.sock' }])).toBeNull();
});
