import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { startEmulator } from '../../emulator/emulator.ts';
import type { RunningEmulator } from '../../emulator/emulator.ts';
import { GENERATED_START, GeneratedMarket } from '../../emulator/generated-market.ts';
import { openDatabase } from '../../platform/db/database.ts';
import type { Orm } from '../../platform/db/database.ts';
import type { Limiter } from '../../platform/limiter.ts';
import { Seal } from '../../platform/seal.ts';
import { entities } from '../../entities.ts';
import { freshDatabase } from '../../../test/services/mysql-database.ts';
import type { FreshDatabase } from '../../../test/services/mysql-database.ts';
import { serverEnvironment } from '../../../test/services/server-environment.ts';
import { serviceUrl, serviceUrls } from '../../../test/services/service-url.ts';

import { systemKisClock } from './kis-clock.ts';
import type { KisClock } from './kis-clock.ts';
import { KisToken } from './kis-token.entity.ts';
import { KisTokenKeeper } from './kis-token.ts';
import type { IssuedToken, TokenStore } from './kis-token.ts';
import { sharedTurn } from './shared-turn.ts';
import { TableTokenStore } from './table-token-store.ts';

const services = await serviceUrls();
const mysql = await serviceUrl('mysql');
const market = new GeneratedMarket(1, [GENERATED_START]);
const rate = { callsPerSecond: 18, spacingMs: 50 };

function storeTests(name: string, open: () => Promise<{ orm: Orm; end: () => Promise<void> }>): void {
  describe(`the tokens of all processes, on ${name}`, () => {
    let orm: Orm;
    let end: () => Promise<void>;
    let key: string;
    const seal = new Seal('s'.repeat(43), 'kis-token');
    beforeAll(async () => ({ orm, end } = await open()));
    afterAll(() => end());
    beforeEach(() => {
      key = randomUUID();
    });
    const store = (): TokenStore => new TableTokenStore(orm, seal);
    const granted = async (): Promise<number> => {
      const claim = await store().claim(key, 0);
      if (!('requestedAt' in claim)) throw new Error('somebody else has it');
      return claim.requestedAt;
    };

    it('are asked for by one of many that want to at once', async () => {
      const claims = await Promise.all(Array.from({ length: 10 }, () => store().claim(key, 0)));
      expect(claims.filter((claim) => 'requestedAt' in claim)).toHaveLength(1);
    });
    it('are known to all, and locked in the table', async () => {
      const requestedAt = await granted();
      expect(await store().get(key)).toEqual({ accessToken: null, expiresAt: 0, requestedAt });
      await store().keep(key, { accessToken: 'open sesame', expiresAt: 7, requestedAt });
      expect(await store().get(key)).toEqual({ accessToken: 'open sesame', expiresAt: 7, requestedAt });
      const row = await orm.em.fork().findOneOrFail(KisToken, { name: key });
      expect(row.sealedToken).toMatch(/^[\w-]{30,}$/);
      const stranger = new TableTokenStore(orm, new Seal('t'.repeat(43), 'kis-token'));
      expect(await stranger.get(key)).toMatchObject({ accessToken: null, requestedAt });
    });
    it('are forgotten when one was refused, but not a later one', async () => {
      const requestedAt = await granted();
      await store().keep(key, { accessToken: 'first', expiresAt: 7, requestedAt });
      await store().forget(key, requestedAt - 1);
      expect(await store().get(key)).toMatchObject({ accessToken: 'first' });
      await store().forget(key, requestedAt);
      expect(await store().get(key)).toMatchObject({ accessToken: null });
      expect(await store().claim(key, 0)).toEqual({ waitMs: 250 });
    });
    it('may be asked for again after a minute, and after the clock was set back', async () => {
      const requestedAt = await granted();
      const setTo = (requestedAtMs: number): Promise<number> =>
        orm.em.fork().nativeUpdate(KisToken, { name: key }, { requestedAtMs });
      await setTo(requestedAt - 59_000);
      expect(await store().claim(key, 0)).toEqual({ waitMs: 250 });
      await setTo(requestedAt - 61_000);
      expect(await granted()).toBeGreaterThanOrEqual(requestedAt);
      await setTo(requestedAt + 3_600_000);
      expect(await granted()).toBeLessThan(requestedAt + 60_000);
    });
  });
}

storeTests('SQLite', async () => {
  const orm = await openDatabase({ database: { kind: 'sqlite', file: ':memory:' } }, entities);
  return { orm, end: () => orm.close() };
});
if (mysql !== null)
  storeTests('a real MySQL', async () => {
    const database = await freshDatabase(mysql);
    const orm = await openDatabase({ database: { kind: 'mysql', url: database.url } }, entities);
    return { orm, end: () => orm.close().then(() => database.drop()) };
  });

it('goes on at its own rate, and says so once, while the shared limit does not answer', async () => {
  const warnings: unknown[] = [];
  const log = { warn: (...words: unknown[]) => void warnings.push(words) };
  const limiter: Pick<Limiter, 'take'> = { take: () => Promise.reject(new Error('away')) };
  const clock: KisClock = {
    now: () => 0,
    elapsed: () => 0,
    sleep: () => Promise.reject(new Error('nobody has to wait')),
  };
  const turn = sharedTurn(limiter, 'k', rate, clock, log);
  await turn();
  await turn();
  expect(warnings).toHaveLength(1);
});

it('takes what another process was given, after the token of both was refused', async () => {
  const orm = await openDatabase({ database: { kind: 'sqlite', file: ':memory:' } }, entities);
  const store = new TableTokenStore(orm, new Seal('s'.repeat(43), 'kis-token'));
  /** A minute passes where somebody sleeps. */
  const sleep = async (): Promise<void> => {
    const { requestedAtMs } = await orm.em.fork().findOneOrFail(KisToken, { name: 'k' });
    await orm.em.fork().nativeUpdate(KisToken, { name: 'k' }, { requestedAtMs: requestedAtMs - 61_000 });
  };
  const clock: KisClock = { ...systemKisClock, sleep };
  let asked = 0;
  const issue = (): Promise<IssuedToken> =>
    Promise.resolve({ accessToken: `token ${++asked}`, expiresAt: Date.now() + 86_400_000 });
  const [one, other] = [1, 2].map(() => new KisTokenKeeper('k', store, clock, issue)) as [
    KisTokenKeeper,
    KisTokenKeeper,
  ];
  expect([await one.token(), await other.token()]).toEqual(['token 1', 'token 1']);
  await one.drop('token 1');
  expect(await one.token()).toBe('token 2');
  await other.drop('token 1');
  expect(await other.token()).toBe('token 2');
  expect(asked).toBe(2);
  await orm.close();
});

describe.skipIf(!services)('on real services: two processes with one key', () => {
  const folders: string[] = [];
  const children: ChildProcess[] = [];
  let database: FreshDatabase;
  let emulator: RunningEmulator;
  beforeAll(async () => {
    database = await freshDatabase(services!.mysql);
    emulator = await startEmulator({ market, ports: { real: 0, paper: 0 }, rate: 'real' });
  });
  afterAll(async () => {
    for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
    await emulator.close();
    await database.drop();
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  it('ask for one token, and together call no more often than one of them may', async () => {
    const env = {
      ...process.env,
      ROLE: '',
      ...serverEnvironment(database.url, services!),
      LOG_LEVEL: 'silent',
    };
    const calls = 45;
    const says = async (child: ChildProcess, word: string): Promise<void> => {
      let said = '';
      for await (const text of child.stdout!.iterator({ destroyOnReturn: false })) {
        said += String(text);
        if (said.includes(word)) return;
      }
      throw new Error(`It ended before it said ${word}.`);
    };
    for (let n = 0; n < 2; n++) {
      const folder = mkdtempSync(path.join(tmpdir(), 'convergence-quoting-'));
      folders.push(folder);
      const program = path.join(import.meta.dirname, '../../../test/quoting-program.ts');
      const options = ['--data', folder, '--url', emulator.urls.real, '--calls', String(calls)];
      children.push(spawn(process.execPath, [program, ...options], { env, stdio: ['pipe', 'pipe', 'inherit'] }));
    }
    await Promise.all(children.map((child) => says(child, 'READY')));
    const ended = children.map((child) => once(child, 'exit'));
    const startedAt = performance.now();
    const done = Promise.all(children.map((child) => says(child, 'DONE')));
    for (const child of children) child.stdin!.write('go\n');
    await done;
    const tookS = (performance.now() - startedAt) / 1000;
    expect(emulator.asked.real.tokens).toBe(1);
    expect(emulator.asked.real.tooMany).toBeLessThanOrEqual(2); // each alone would be refused some 45 times
    expect(tookS).toBeGreaterThan(4.7); // 90 calls at 18 a second
    expect(await Promise.all(ended)).toEqual([
      [0, null],
      [0, null],
    ]);
  });
});
