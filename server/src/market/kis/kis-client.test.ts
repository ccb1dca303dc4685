import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { emulatorCredentials } from '../../emulator/credentials.ts';
import { startEmulator } from '../../emulator/emulator.ts';
import type { RunningEmulator } from '../../emulator/emulator.ts';
import { GENERATED_START, GeneratedMarket } from '../../emulator/generated-market.ts';
import { FileTokenStore } from './file-token-store.ts';
import { KisClient } from './kis-client.ts';
import type { KisClock } from './kis-clock.ts';
import { parseKstTime } from './kis-clock.ts';
import type { KisConnectionOptions } from './kis-connection.ts';
import { classifyFailure } from './kis-error.ts';
import { kisEnvironments } from './kis-persona.ts';
import type { KisRate } from './kis-persona.ts';
import { KisRateLimiter } from './kis-rate-limiter.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-11-22T09:00:00+09:00');
const sessions = Array.from({ length: 360 }, (_, at) => new Date(Date.parse(GENERATED_START) + at * DAY_MS))
  .filter((date) => date.getUTCDay() % 6 !== 0)
  .map((date) => date.toISOString().slice(0, 10));
const market = new GeneratedMarket(1, sessions);

/** Sleeping costs nothing and moves the clock that the emulator reads, too. */
class ManualClock implements KisClock {
  time = START;
  readonly naps: number[] = [];
  now(): number {
    return this.time;
  }
  elapsed(): number {
    return this.time;
  }
  sleep(ms: number): Promise<void> {
    this.naps.push(ms);
    this.time = Math.max(this.time, this.now() + ms);
    return Promise.resolve();
  }
}

let clock: ManualClock;
let emulator: RunningEmulator;
let folder: string;
let sent: string[];
beforeEach(async () => {
  clock = new ManualClock();
  emulator = await startEmulator({ market, ports: { real: 0, paper: 0 }, rate: 'real', now: () => clock.now() });
  folder = await mkdtemp(join(tmpdir(), 'kis-tokens-'));
  sent = [];
});
afterEach(async () => {
  await emulator.close();
  await rm(folder, { recursive: true });
});

const client = (changes: Partial<KisConnectionOptions> = {}, environment: 'real' | 'paper' = 'real'): KisClient =>
  new KisClient({
    persona: {
      environment,
      baseUrl: emulator.urls[environment],
      ...emulatorCredentials[environment],
      rate: environment === 'real' ? { callsPerSecond: 18, spacingMs: 50 } : { callsPerSecond: 1, spacingMs: 1000 },
    },
    tokens: new FileTokenStore(folder),
    clock,
    timeoutMs: 2_000,
    fetch: (input, init) => {
      sent.push(new URL(input).pathname.split('/').at(-1)!);
      return fetch(input, init);
    },
    ...changes,
  });
const countOf = (name: string): number => sent.filter((path) => path === name).length;
const collect = async <T>(pages: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const page of pages) all.push(page);
  return all;
};

describe('the token', () => {
  it('is asked for once by ten callers at the same time', async () => {
    const kis = client();
    await Promise.all(Array.from({ length: 10 }, () => kis.quote('990010')));
    expect(countOf('tokenP')).toBe(1);
    expect(countOf('inquire-price')).toBe(10);
  });

  it('outlives the process in a file that only the owner can read, without the app key in it', async () => {
    await client().quote('990010');
    await client().quote('990010');
    expect(countOf('tokenP')).toBe(1);
    const [name] = await readdir(folder);
    expect((await stat(join(folder, name!))).mode & 0o777).toBe(0o600);
    expect((await readFile(join(folder, name!), 'utf8')) + name).not.toContain('EMULATORAPPKEY');
  });

  it('is not shared by the two environments', async () => {
    await client().quote('990010');
    await client({}, 'paper').quote('990010');
    expect(countOf('tokenP')).toBe(2);
    expect(await readdir(folder)).toHaveLength(2);
  });

  it('is renewed when it has ended by Korean time', async () => {
    const kis = client();
    await kis.quote('990010');
    clock.time += DAY_MS;
    await kis.quote('990010');
    expect(countOf('tokenP')).toBe(2);
    expect(parseKstTime('2026-11-23 09:00:00')).toBe(START + DAY_MS);
  });

  it('is dropped and renewed once when the gateway no longer takes it, a minute after the last request', async () => {
    const kis = client();
    await kis.quote('990010');
    emulator.faults.real.add({ kind: 'void-tokens' });
    await expect(kis.quote('990010')).resolves.toMatchObject({ priceKrw: market.candles('990010').at(-1)!.close });
    expect(countOf('tokenP')).toBe(2);
    expect(clock.now()).toBeGreaterThanOrEqual(START + 60_000);
  });

  it('is not renewed a second time for the same call', async () => {
    emulator.faults.real.add({ kind: 'code', code: 'EGW00123' }, { kind: 'code', code: 'EGW00121' });
    await expect(client().quote('990010')).rejects.toMatchObject({ failure: 'RENEW_TOKEN', msgCd: 'EGW00121' });
  });

  it('waits for its minute when a crash lost the token but not the time of the request', async () => {
    const store = new FileTokenStore(folder);
    const forgetful = { get: store.get.bind(store), claim: store.claim.bind(store), forget: store.forget.bind(store) };
    await client({ tokens: { ...forgetful, keep: () => Promise.resolve() } }).quote('990010');
    await client().quote('990010');
    expect(countOf('tokenP')).toBe(2);
    expect(clock.naps).toContain(60_000);
  });

  it('can be given back', async () => {
    const kis = client();
    await kis.quote('990010');
    await kis.revoke();
    await kis.quote('990010');
    expect(countOf('tokenP')).toBe(2);
  });
});

describe('a wrong key', () => {
  it('stops at once, and the error holds neither key nor secret', async () => {
    const secret = 'VERY-SECRET'.padEnd(180, 'x');
    const persona = { environment: 'real' as const, baseUrl: emulator.urls.real, appKey: emulatorCredentials.real.appKey, appSecret: secret, rate: { callsPerSecond: 18, spacingMs: 50 } }; // prettier-ignore
    const error: unknown = await client({ persona })
      .quote('990010')
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ failure: 'CONFIGURATION', msgCd: 'EGW00105' });
    expect(JSON.stringify(error) + String((error as Error).stack)).not.toMatch(/VERY-SECRET|EMULATORAPPKEY/);
    expect(sent).toEqual(['tokenP']);
  });
});

const departures = async (rate: KisRate, calls: number): Promise<number[]> => {
  const limiter = new KisRateLimiter(rate, clock);
  return Promise.all(Array.from({ length: calls }, () => limiter.take().then(() => clock.now())));
};

describe('the rate', () => {
  it('keeps any sliding second at 18 calls', async () => {
    const times = await departures({ callsPerSecond: 18, spacingMs: 0 }, 60);
    expect(times.slice(18).every((time, at) => time - times[at]! > 1000)).toBe(true);
    expect(times.at(-1)! - times[0]!).toBeLessThan(4000); // 60 calls are three full windows and six calls
  });

  it('spaces the calls of the paper account a second apart', async () => {
    const times = await departures(kisEnvironments.paper.rate, 3);
    expect(times.slice(1).every((time, at) => time - times[at]! >= 1000)).toBe(true);
  });

  it('holds everybody back when the other side said that it was too much', async () => {
    const limiter = new KisRateLimiter({ callsPerSecond: 18, spacingMs: 0 }, clock);
    limiter.pause(400);
    await limiter.take();
    expect(clock.now() - START).toBe(400);
  });

  it('goes on behind a caller who gave up', async () => {
    const limiter = new KisRateLimiter({ callsPerSecond: 1, spacingMs: 1000 }, clock);
    await limiter.take();
    const gaveUp = limiter.take(AbortSignal.abort(new Error('gave up')));
    const next = limiter.take();
    await expect(gaveUp).rejects.toThrow('gave up');
    await expect(next).resolves.toBeUndefined();
  });
});

describe('a failed call', () => {
  it.each([
    ['a burst of refusals for too many calls', [{ kind: 'rate' }, { kind: 'rate-200' }, { kind: 'rate' }]],
    ['a gateway that lost its way', [{ kind: 'code', code: 'EGW00300' }]],
    ['an error while querying', [{ kind: 'code', code: 'EGW00316' }]],
    ['the HTML page of a proxy', [{ kind: 'html', status: 502 }]],
    ['a dropped connection', [{ kind: 'drop' }]],
  ] as const)('is repeated after %s', async (_, faults) => {
    emulator.faults.real.add(...faults);
    await expect(client().quote('990010')).resolves.toMatchObject({ isHalted: false });
    expect(countOf('inquire-price')).toBe(faults.length + 1);
  });

  it('is repeated after no answer in time', async () => {
    emulator.faults.real.add({ kind: 'slow', ms: 500 });
    await expect(client({ timeoutMs: 150 }).quote('990010')).resolves.toMatchObject({ isHalted: false });
    expect(countOf('inquire-price')).toBe(2);
  });

  it('is given up after four tries, with the class that the last one had', async () => {
    emulator.faults.real.add(...Array.from({ length: 4 }, () => ({ kind: 'html', status: 503 }) as const));
    await expect(client().quote('990010')).rejects.toMatchObject({ failure: 'UNKNOWN_OUTCOME', status: 503 });
    expect(countOf('inquire-price')).toBe(4);
  });

  it('is not repeated where the call itself is wrong', async () => {
    await expect(client().quote('99 010')).rejects.toMatchObject({ failure: 'REQUEST', msgCd: 'OPSQ2001' });
    expect(countOf('inquire-price')).toBe(1);
  });

  it.each([
    ['EGW00201', 200, 'SLOW_DOWN'],
    ['EGW00123', 500, 'RENEW_TOKEN'],
    ['APBK0918', 200, 'BUSINESS'],
    ['IGW00007', 500, 'REQUEST'],
    ['EGW99999', 500, 'TRANSIENT'],
    ['EGW00207', 403, 'CONFIGURATION'],
    [null, 504, 'UNKNOWN_OUTCOME'],
    [null, null, 'UNKNOWN_OUTCOME'],
    [null, 404, 'REQUEST'],
  ] as const)('with code %s and status %s is %s: the code comes first', (code, status, failure) => {
    expect(classifyFailure(code, status)).toBe(failure);
  });
});

describe('an issue', () => {
  it('that the exchange does not know is not found, although the answer says success', async () => {
    const kis = client();
    await expect(kis.quote('005930')).rejects.toMatchObject({ failure: 'NOT_FOUND' });
    await expect(collect(kis.dailyChart('005930', '2019-01-02', '2019-12-31', 'adjusted'))).rejects.toMatchObject({
      failure: 'NOT_FOUND',
    });
    await expect(kis.stockInfo('005930')).rejects.toMatchObject({ failure: 'NOT_FOUND' });
  });

  it('has names, market and industry in its master record', async () => {
    await expect(client().stockInfo('990010')).resolves.toMatchObject({
      symbol: '990010',
      nameKo: '가온은행(시뮬레이션)',
      nameEn: 'Gaon Bank (simulated)',
      marketId: 'STK',
      industryName: '은행',
      listedShares: 310_000_000,
    });
  });
});

describe('the daily chart', () => {
  it('comes in pages of 100, back to the begin date, every session once', async () => {
    const pages = await collect(client().dailyChart('990010', sessions[0]!, sessions.at(-1)!, 'adjusted'));
    expect(pages.map((page) => page.rows.length)).toEqual([100, 100, sessions.length - 200]);
    const rows = pages.flatMap((page) => page.rows).toReversed();
    expect(rows.map((row) => row.sessionDate)).toEqual(sessions);
    const [first] = market.candles('990010');
    expect(rows[0]).toEqual({
      sessionDate: first!.date,
      openKrw: first!.open,
      highKrw: first!.high,
      lowKrw: first!.low,
      closeKrw: first!.close,
      volumeShares: first!.volume,
    });
  });

  it('stops at the begin date without another call when the last page is full', async () => {
    await collect(client().dailyChart('990010', sessions.at(-100)!, sessions.at(-1)!, 'adjusted'));
    expect(countOf('inquire-daily-itemchartprice')).toBe(1);
  });

  it('is empty where the period has no bars, blank rows and empty objects included', async () => {
    const kis = client();
    await expect(collect(kis.dailyChart('990010', '2018-01-01', '2018-12-31', 'raw'))).resolves.toEqual([]);
    emulator.faults.real.add({ kind: 'blank-rows' });
    await expect(collect(kis.dailyChart('990010', sessions[0]!, sessions.at(-1)!, 'raw'))).resolves.toEqual([]);
  });

  it('ends when a page does not get any older', async () => {
    const row = { stck_bsop_date: '20190610', stck_clpr: '10', stck_oprc: '10', stck_hgpr: '10', stck_lwpr: '10', acml_vol: '' }; // prettier-ignore
    const stuck = { rt_cd: '0', msg_cd: 'MCA00000', msg1: '', output2: Array.from({ length: 100 }, () => row) };
    let charts = 0;
    const kis = client({
      fetch: (input, init) => {
        if (input.includes('tokenP')) return fetch(input, init);
        charts += 1;
        return Promise.resolve(Response.json(stuck));
      },
    });
    await expect(collect(kis.dailyChart('990010', '2019-01-02', '2019-12-31', 'raw'))).resolves.toHaveLength(1);
    expect(charts).toBe(2);
  });

  it('of an index comes in pages of 50, in points with two decimals', async () => {
    const pages = await collect(client().indexChart('0001', sessions.at(-120)!, sessions.at(-1)!));
    expect(pages.map((page) => page.rows.length)).toEqual([50, 50, 20]);
    expect(pages[0]!.rows[0]).toMatchObject({
      sessionDate: sessions.at(-1),
      close: market.indexCandles('0001').at(-1)!.close,
    });
  });

  it('refuses a row that is not a number instead of guessing', async () => {
    const body = { rt_cd: '0', msg_cd: 'MCA00000', msg1: '', output2: [{ stck_bsop_date: '20190610', stck_clpr: '1O', stck_oprc: '10', stck_hgpr: '10', stck_lwpr: '10', acml_vol: '1' }] }; // prettier-ignore
    const kis = client({
      fetch: (input, init) => (input.includes('tokenP') ? fetch(input, init) : Promise.resolve(Response.json(body))),
    });
    await expect(collect(kis.dailyChart('990010', '2019-01-02', '2019-12-31', 'raw'))).rejects.toMatchObject({
      failure: 'PROTOCOL',
    });
  });
});
