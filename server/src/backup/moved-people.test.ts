import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { URI } from 'otpauth';
import type { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { freshDatabase } from '../../test/services/mysql-database.ts';
import type { FreshDatabase } from '../../test/services/mysql-database.ts';
import { serverEnvironment } from '../../test/services/server-environment.ts';
import { serviceUrls } from '../../test/services/service-url.ts';
import { startApi } from '../api.ts';
import { runAdminCommand } from '../auth/admin-command.ts';
import { entities } from '../entities.ts';
import { featuresOf } from '../features.ts';
import { NotificationChannel } from '../notifications/notification.entity.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import { scopedEm, systemEm } from '../platform/db/scope.ts';
import { openPlatform } from '../platform/platform.ts';
import type { Platform } from '../platform/platform.ts';
import { secretsOf } from '../platform/secrets.ts';
import { readSettings } from '../platform/settings.ts';
import type { Settings } from '../platform/settings.ts';
import { seedQueue } from '../platform/test-queue.ts';

import { moveStore } from './move-store.ts';
import { scratchFolder } from './test-installation.ts';

const services = await serviceUrls();
const email = 'first@example.com';
const folder = scratchFolder();
const dataDir = path.join(folder.dir, 'data');
afterAll(() => folder.remove());

async function post(address: string, route: string, body: object, cookie = ''): Promise<Response> {
  return fetch(`${address}${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address, cookie },
    body: JSON.stringify(body),
  });
}
async function ask(address: string, query: string, variables: object, cookie: string) {
  const answer = (await (await post(address, '/graphql', { query, variables }, cookie)).json()) as {
    readonly data: ReturnType<typeof JSON.parse>;
  };
  return answer.data;
}
function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

describe.skipIf(!services)('on real services: people of a moved installation', () => {
  let database: FreshDatabase;
  let password: string;
  let totp: TOTP;
  let webhookKey: string;
  let server: Settings;
  let there: Platform;
  let address: string;

  beforeAll(async () => {
    await seedQueue(dataDir);
    const quiet = { LOG_LEVEL: 'silent', LLM_BASE_URL: 'off', NO_DEMO: '1' };
    const embedded = readSettings(['--data', dataDir, '--port', '0'], quiet);
    const printed: string[] = [];
    const print = (line: string): void => void printed.push(line);
    await runAdminCommand(['--email', email, '--data', dataDir], print, print);
    password = printed.at(-1)!;
    const here = await openPlatform(embedded, entities);
    const old = await startApi(here);
    const cookie = cookieOf(await post(old, '/api/auth/sign-in/email', { email, password }));
    const enrol = 'mutation ($input: ViewerTotpEnrolInput!) { viewerTotpEnrol(input: $input) { otpauthUri } }';
    const { viewerTotpEnrol } = await ask(old, enrol, { input: { password } }, cookie);
    totp = URI.parse(viewerTotpEnrol.otpauthUri) as TOTP;
    const verify =
      'mutation ($input: ViewerTotpVerifyInput!) { viewerTotpVerify(input: $input) { errors { __typename } } }';
    await ask(old, verify, { input: { code: totp.generate() } }, cookie);
    const { id } = await systemEm(here.orm).findOneOrFail(Organisation, { name: '운영사' });
    const em = scopedEm(here.orm, id);
    const draft = { kind: 'WEBHOOK', name: 'hook', language: 'KO', address: 'https://93.184.216.34/hook' } as const;
    const key = randomUUID();
    webhookKey = (await featuresOf(here).channels.create(em, id, draft, key, null)).secret!;
    await here.shutdown.stop('it moves');

    database = await freshDatabase(services!.mysql);
    server = {
      ...readSettings(['--data', path.join(folder.dir, 'server'), '--port', '0'], {
        ...quiet,
        ...serverEnvironment(database.url, services!, secretsOf(embedded)),
      }),
      profile: 'demo' as const, // production would ask for the list of operations of built pages
    };
    const signal = new AbortController().signal;
    await moveStore(embedded, server, { isDryRun: false, isReplacing: false, signal, tell: () => undefined });
    there = await openPlatform(server, entities);
    address = await startApi(there);
  }, 240_000);
  afterAll(async () => {
    await there.shutdown.stop('the test is over');
    await database.drop();
  });

  it('sign in with their password and a code of their app, as before', async () => {
    const step = await post(address, '/api/auth/sign-in/email', { email, password });
    expect(step.status).toBe(200);
    const code = totp.generate({ timestamp: Date.now() + 30_000 }); // of the next half minute: that of this one was used
    const right = await post(address, '/api/auth/two-factor/verify-totp', { code }, cookieOf(step));
    expect(right.status).toBe(200);
    expect((await ask(address, '{ viewer { email } }', {}, cookieOf(right))).viewer).toEqual({ email });
  });
  it('do not get in with a wrong password', async () => {
    const answer = await post(address, '/api/auth/sign-in/email', { email, password: 'not the one, surely' });
    expect(answer.ok).toBe(false);
  });
  it('have channels whose sealed address and key still open', async () => {
    const row = await systemEm(there.orm).findOneOrFail(NotificationChannel, { name: 'hook' });
    expect(featuresOf(there).channels.open(row)).toMatchObject({
      address: 'https://93.184.216.34/hook',
      secret: webhookKey,
    });
  });
});
