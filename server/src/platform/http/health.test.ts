import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import express from 'express';
import { expect, it } from 'vitest';

import { createLog } from '../log.ts';
import { healthRoutes } from './health.ts';
import type { HealthCheck } from './health.ts';

async function statuses(
  checks: Record<string, HealthCheck>,
  draining = new AbortController().signal,
): Promise<number[]> {
  const server = express()
    .use(healthRoutes(checks, draining, createLog('silent')))
    .listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/health`;
  try {
    return [(await fetch(`${address}/live`)).status, (await fetch(`${address}/ready`)).status];
  } finally {
    server.close();
  }
}
const works = (): Promise<void> => Promise.resolve();

it('is ready when every check passes', async () => {
  expect(await statuses({ database: works, queue: works })).toEqual([200, 200]);
});
it('lives but is not ready when a check fails, or does not answer', async () => {
  expect(await statuses({ database: works, queue: () => Promise.reject(new Error('no')) })).toEqual([200, 503]);
  expect(await statuses({ database: () => new Promise(() => undefined) })).toEqual([200, 503]);
});
it('lives but is not ready while it is stopping', async () => {
  expect(await statuses({ database: works }, AbortSignal.abort())).toEqual([200, 503]);
});
