import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { startApi } from './api.ts';
import { entities } from './entities.ts';
import { openPlatform } from './platform/platform.ts';
import type { Platform } from './platform/platform.ts';
import { readSettings } from './platform/settings.ts';
import { seedQueue } from './platform/test-queue.ts';
import { startBackground } from './background.ts';
import { onTestEngine } from '../test/services/test-engine.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'convergence-api-'));
const settings = readSettings(['--port', '0', '--data', folder], {
  LOG_LEVEL: 'silent',
  PUBLIC_URL: 'https://convergence.example.com',
});
let platform: Platform;
let address: string;

beforeAll(async () => {
  await seedQueue(folder);
  platform = await openPlatform(await onTestEngine(settings), entities);
  await startBackground(platform);
  address = await startApi(platform);
});
afterAll(async () => {
  await platform.shutdown.stop('the test is over');
  rmSync(folder, { recursive: true });
});

/** With a Host header of our choice, which fetch does not allow. */
function statusFor(host: string, headers: Record<string, string> = {}, at = '/'): Promise<number> {
  return new Promise((resolve, reject) => {
    request(new URL(at, address), { headers: { host, ...headers } }, (response) => {
      response.resume();
      resolve(response.statusCode!);
    })
      .on('error', reject)
      .end();
  });
}

it('says that it lives and that it is ready, without detail', async () => {
  for (const [at, status] of [
    ['/health/live', 'live'],
    ['/health/ready', 'ready'],
  ]) {
    const response = await fetch(address + at);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status });
  }
});
it('sends its security headers with every answer, and no name of its software', async () => {
  const { headers } = await fetch(`${address}/no-such-thing.png`);
  expect(headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-powered-by')).toBeNull();
});
it('answers each request with its id, and keeps one that it was given', async () => {
  const own = await fetch(`${address}/health/live`);
  expect(own.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
  const given = await fetch(`${address}/health/live`, { headers: { 'x-request-id': 'trace-0001' } });
  expect(given.headers.get('x-request-id')).toBe('trace-0001');
  const odd = await fetch(`${address}/health/live`, { headers: { 'x-request-id': 'a b"c{}xyz' } });
  expect(odd.headers.get('x-request-id')).not.toContain('"');
});
it('hands out a stored object by its signed address only, as a download', async () => {
  await platform.objects.put('reports', 'r/risk.pdf', new TextEncoder().encode('report'));
  const url = await platform.objects.signedUrl('reports', 'r/risk.pdf', 60);
  const response = await fetch(address + url);
  expect(await response.text()).toBe('report');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename=risk.pdf');
  for (const wrong of [
    url.replace('risk', 'other'),
    url.split('?')[0]!,
    `${url}x`,
    url.replace('/reports/', '/raw/'),
    '/objects/reports/..%2F..%2Fsecrets.json',
  ]) {
    expect((await fetch(address + wrong)).status).toBe(404);
  }
});
it('refuses plain http under a name that is not of this machine, but not its gateway and not probes', async () => {
  expect(await statusFor('evil.example.com')).toBe(403);
  expect(await statusFor('convergence.example.com')).toBe(403);
  expect(await statusFor('convergence.example.com', { 'x-forwarded-proto': 'https' })).not.toBe(403);
  expect(await statusFor('localhost:1234')).not.toBe(403);
  expect(await statusFor('10.0.0.5', {}, '/health/live')).toBe(200);
});
it('says how to go on when its port is taken', async () => {
  const taken = { ...platform, settings: { ...settings, port: Number(new URL(address).port) } };
  await expect(startApi(taken)).rejects.toThrow(/is taken.*--port/);
});
it('refuses a second process on its data folder', async () => {
  await expect(openPlatform(await onTestEngine(settings), entities)).rejects.toThrow(/in use by process \d+/);
});
