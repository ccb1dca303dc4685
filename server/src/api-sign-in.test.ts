import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { buildASTSchema, parse, validateSchema } from 'graphql';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { startApi } from './api.ts';
import { entities } from './entities.ts';
import { openPlatform } from './platform/platform.ts';
import type { Platform } from './platform/platform.ts';
import { undescribed } from './platform/graphql/schema.ts';
import { readSettings } from './platform/settings.ts';
import { seedQueue } from './platform/test-queue.ts';
import { schemaText } from './schema-text.ts';
import { onTestEngine } from '../test/services/test-engine.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'convergence-sign-in-'));
const printed: string[] = [];
vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
let platform: Platform;
let address: string;

beforeAll(async () => {
  await seedQueue(folder);
  const settings = readSettings(['--port', '0', '--data', folder], { LOG_LEVEL: 'silent' });
  platform = await openPlatform(await onTestEngine(settings), entities);
  address = await startApi(platform);
});
afterAll(async () => {
  await platform.shutdown.stop('the test is over');
  rmSync(folder, { recursive: true });
});

function post(route: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${address}${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address, ...headers },
    body: JSON.stringify(body),
  });
}

it('signs in with what it printed, and tells who that is and what server it is', async () => {
  const [, email, password] = /(demo@convergence\.local) +(\S+)/.exec(printed.join('\n'))!;
  expect(readFileSync(path.join(folder, 'demo-login.txt'), 'utf8')).toContain(`${email}\t${password}\t`);
  const signedIn = await post('/api/auth/sign-in/email', { email, password });
  const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;

  const query = '{ viewer { email role } serverInfo { apiVersion profile isDataSimulated marketAsOfDate } }';
  const answer = await post('/graphql', { query }, { cookie });
  expect(await answer.json()).toEqual({
    data: {
      viewer: { email: 'demo@convergence.local', role: 'ADMIN' },
      serverInfo: { apiVersion: '0.4.0', profile: 'DEMO', isDataSimulated: false, marketAsOfDate: null },
    },
  });
});

it('has a schema that is described throughout and that others can build', async () => {
  const schema = buildASTSchema(parse(await schemaText()));
  expect(validateSchema(schema)).toEqual([]);
  expect(undescribed(schema)).toEqual([]);
});

it('closes open sockets with 1001 when it stops', async () => {
  const own = mkdtempSync(path.join(tmpdir(), 'convergence-stop-'));
  await seedQueue(own);
  const settings = readSettings(['--port', '0', '--data', own, '--no-demo'], { LOG_LEVEL: 'silent' });
  const other = await openPlatform(await onTestEngine(settings), entities);
  const at = await startApi(other);
  const socket = new WebSocket(`${at.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  const closed = new Promise((resolve) => socket.addEventListener('close', (event) => resolve(event.code)));
  await other.shutdown.stop('the test is over');
  expect(await closed).toBe(1001);
  rmSync(own, { recursive: true });
});
