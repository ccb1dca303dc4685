import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { startApi } from './api.ts';
import { runAdminCommand } from './auth/admin-command.ts';
import { runTokenCommand } from './auth/token-command.ts';
import { entities } from './entities.ts';
import { openPlatform } from './platform/platform.ts';
import type { Platform } from './platform/platform.ts';
import type { JobRun } from './platform/queue.ts';
import { readSettings } from './platform/settings.ts';
import { startBackground } from './background.ts';
import { freshDatabase } from '../test/services/mysql-database.ts';
import type { FreshDatabase } from '../test/services/mysql-database.ts';
import { serverEnvironment } from '../test/services/server-environment.ts';
import { serviceUrls } from '../test/services/service-url.ts';

const services = await serviceUrls();
const email = 'first@example.com';

describe.skipIf(!services)('on real services: two processes of one installation', () => {
  const folders = [1, 2].map(() => mkdtempSync(path.join(tmpdir(), 'convergence-server-')));
  let database: FreshDatabase;
  let here: Platform;
  let there: Platform;
  let address: string;
  let password: string;
  let token: string;

  beforeAll(async () => {
    database = await freshDatabase(services!.mysql);
    const environment = {
      ...serverEnvironment(database.url, services!),
      LOG_LEVEL: 'silent',
    };
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    // production would ask for the list of operations of built pages
    const settings = folders.map((folder) => ({
      ...readSettings(['--port', '0', '--data', folder]),
      profile: 'demo' as const,
    }));
    [here, there] = (await Promise.all(settings.map((each) => openPlatform(each, entities)))) as [Platform, Platform];
    const printed: string[] = [];
    const print = (line: string): void => void printed.push(line);
    await runAdminCommand(['--email', email], print, print);
    password = printed.at(-1)!;
    await runTokenCommand(['--user', email, '--scope', 'SCENARIO_READ,OPERATIONS_READ'], print, print);
    token = printed.at(-1)!;
    await startBackground(there);
    address = await startApi(here);
  }, 120_000);
  afterAll(async () => {
    await here.shutdown.stop('the test is over');
    await there.shutdown.stop('the test is over');
    await database.drop();
    vi.unstubAllEnvs();
    for (const folder of folders) rmSync(folder, { recursive: true });
  }, 60_000);

  const post = (route: string, body: object, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${address}${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: address, ...headers },
      body: JSON.stringify(body),
    });

  it('is ready when all three answer', async () => {
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
  });
  it('signs a person in for as long as it should be, wherever the server stands', async () => {
    expect((await post('/api/auth/sign-in/email', { email, password: 'not the one, surely' })).ok).toBe(false);
    const signedIn = await post('/api/auth/sign-in/email', { email, password });
    expect(signedIn.status).toBe(200);
    expect(signedIn.headers.getSetCookie()[0]).toMatch(/^convergence\.session=/);
    const connection = here.orm.em.getConnection();
    const [left] = await connection.execute<{ hours: number }[]>(
      `select timestampdiff(minute, utc_timestamp(), "expiresAt") / 60e0 as hours from auth_session`,
    );
    expect(left!.hours).toBeGreaterThan(7 * 24 - 1);
    expect(left!.hours).toBeLessThan(7 * 24 + 1);
    const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
    const board = await fetch(`${address}/operations/queues`, { headers: { cookie }, redirect: 'manual' });
    expect(board.status).not.toBe(302); // known as an administrator, and not sent to sign in
  });
  it('answers a token', async () => {
    const answer = await post('/graphql', { query: '{ viewer { email } }' }, { authorization: `Bearer ${token}` });
    expect(await answer.json()).toMatchObject({ data: { viewer: { email } } });
  });
  it('tells who looks after the installation of its state, before there is a price', async () => {
    const query = '{ operations { ingestion { latestSession instrumentCount candleCount } } }';
    const answer = await post('/graphql', { query }, { authorization: `Bearer ${token}` });
    expect(await answer.json()).toMatchObject({
      data: { operations: { ingestion: { latestSession: null, instrumentCount: 0, candleCount: 0 } } },
    });
  });
  it('has its jobs done by the other process', async () => {
    expect((await there.queue.plans()).length).toBeGreaterThan(3);
    const upkeep = Promise.withResolvers<JobRun>();
    there.queue.onRan((run) => {
      if (run.job === 'platform.upkeep') upkeep.resolve(run);
    });
    await here.queue.addByName('platform.upkeep', {});
    expect(await upkeep.promise).toMatchObject({ outcome: 'SUCCEEDED' });
  });
  it('tells the other process of events, and hands it what was stored', async () => {
    const events = there.events.follow('test:hints', null, AbortSignal.timeout(20_000))[Symbol.asyncIterator]();
    const next = events.next();
    await there.events.latestCursor('test:hints');
    await here.orm.em.fork().transactional((em) => here.events.append(em, 'test:hints', 'tick', { n: 1 }));
    expect((await next).value).toMatchObject({ payload: { n: 1 } });
    await here.objects.put('runs', 'a/b', Uint8Array.of(1, 2, 3));
    expect(await there.objects.get('runs', 'a/b')).toEqual(Uint8Array.of(1, 2, 3));
  });
});
