import { get } from 'node:http';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { emulatorCredentials } from './credentials.ts';
import { startEmulator } from './emulator.ts';
import type { RunningEmulator } from './emulator.ts';
import { GENERATED_START, GeneratedMarket } from './generated-market.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const sessions = Array.from({ length: 220 }, (_, at) => new Date(Date.parse(GENERATED_START) + at * DAY_MS))
  .filter((date) => date.getUTCDay() % 6 !== 0)
  .map((date) => date.toISOString().slice(0, 10));
const market = new GeneratedMarket(1, sessions);
const pricePath = '/uapi/domestic-stock/v1/quotations/inquire-price';
const priceQuery = '?FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=990010';

let now = Date.parse('2026-11-22T09:00:00+09:00');
let emulator: RunningEmulator;
beforeEach(async () => {
  now = Date.parse('2026-11-22T09:00:00+09:00');
  emulator = await startEmulator({ market, ports: { real: 0, paper: 0 }, rate: 'real', now: () => now });
});
afterEach(() => emulator.close());

const askToken = async (environment: 'real' | 'paper', changes: object = {}): Promise<Response> => {
  const { appKey: appkey, appSecret: appsecret } = emulatorCredentials[environment];
  return fetch(`${emulator.urls[environment]}/oauth2/tokenP`, {
    method: 'POST',
    body: JSON.stringify({ grant_type: 'client_credentials', appkey, appsecret, ...changes }),
  });
};
const token = async (environment: 'real' | 'paper'): Promise<string> =>
  ((await (await askToken(environment)).json()) as { access_token: string }).access_token;
const headersOf = (environment: 'real' | 'paper', bearer: string, trId: string): Record<string, string> => ({
  authorization: `Bearer ${bearer}`,
  appkey: emulatorCredentials[environment].appKey,
  appsecret: emulatorCredentials[environment].appSecret,
  tr_id: trId,
});

const call = async (query: string, trId = 'FHKST01010100', environment: 'real' | 'paper' = 'real'): Promise<Response> =>
  fetch(`${emulator.urls[environment]}${query}`, { headers: headersOf(environment, await token(environment), trId) });

describe('the token service of the emulator', () => {
  it('issues a token for a day and writes its end in Korean time', async () => {
    const answer = await askToken('real');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      token_type: 'Bearer',
      expires_in: 86400,
      access_token_token_expired: '2026-11-23 09:00:00',
    });
  });

  it('refuses a second request within a minute with 403 and EGW00133', async () => {
    await askToken('real');
    now += 59_000;
    const refused = await askToken('real');
    expect(refused.status).toBe(403);
    expect(await refused.json()).toEqual({
      error_description: '접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)',
      error_code: 'EGW00133',
    });
  });

  it('hands out the same token for six hours and another one after that', async () => {
    const first = await token('real');
    now += 6 * HOUR_MS - 1;
    expect(await token('real')).toBe(first);
    now += 60_000;
    expect(await token('real')).not.toBe(first);
  });

  it.each([
    ['an unknown key', { appkey: 'x'.repeat(36) }, 'EGW00103'],
    ['a wrong secret', { appsecret: 'x'.repeat(180) }, 'EGW00105'],
    ['another grant type', { grant_type: 'password' }, 'EGW00116'],
    ['the paper key on the real host', { appkey: emulatorCredentials.paper.appKey }, 'EGW02004'],
  ])('refuses %s', async (_, changes, code) => {
    const refused = await askToken('real', changes);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ error_code: code });
  });

  it('takes no token that was given back', async () => {
    const bearer = await token('real');
    const { appKey: appkey, appSecret: appsecret } = emulatorCredentials.real;
    const body = JSON.stringify({ appkey, appsecret, token: bearer });
    const revoked = await fetch(`${emulator.urls.real}/oauth2/revokeP`, { method: 'POST', body });
    expect(await revoked.json()).toMatchObject({ code: 200 });
    const refused = await fetch(`${emulator.urls.real}${pricePath}${priceQuery}`, {
      headers: headersOf('real', bearer, 'FHKST01010100'),
    });
    expect(refused.status).toBe(500);
    expect(await refused.json()).toMatchObject({ rt_cd: '1', msg_cd: 'EGW00121' });
  });

  it('goes on taking its tokens after a restart', async () => {
    const bearer = await token('real');
    await emulator.close();
    emulator = await startEmulator({ market, ports: { real: 0, paper: 0 }, rate: 'real', now: () => now });
    const answer = await fetch(`${emulator.urls.real}${pricePath}${priceQuery}`, {
      headers: headersOf('real', bearer, 'FHKST01010100'),
    });
    expect(answer.status).toBe(200);
  });
});

describe('the wire of the emulator', () => {
  it('spells the vendor headers in lower case and every other one in Title-Case', async () => {
    const headers = headersOf('real', await token('real'), 'FHKST01010100');
    const names = await new Promise<string[]>((resolve, reject) => {
      get(`${emulator.urls.real}${pricePath}${priceQuery}`, { headers }, (response) => {
        response.resume();
        resolve(response.rawHeaders.filter((_, at) => at % 2 === 0));
      }).on('error', reject);
    });
    expect(names.filter((name) => name === name.toLowerCase()).toSorted()).toEqual(['gt_uid', 'tr_cont', 'tr_id']);
    expect(names).toContain('Content-Type');
  });

  it('writes every scalar as text, and the price of today as the last close', async () => {
    const body = (await (await call(`${pricePath}${priceQuery}`)).json()) as { output: Record<string, unknown> };
    expect(body).toMatchObject({ rt_cd: '0', msg_cd: 'MCA00000' });
    expect(Object.values(body.output).every((value) => typeof value === 'string')).toBe(true);
    expect(Object.keys(body.output)).toHaveLength(82);
    expect(body.output['stck_prpr']).toBe(String(market.candles('990010').at(-1)!.close));
  });

  it('answers an unknown code with success and a price of 0', async () => {
    const answer = await call(`${pricePath}?fid_cond_mrkt_div_code=J&fid_input_iscd=005930`);
    expect(await answer.json()).toMatchObject({ rt_cd: '0', output: { stck_prpr: '0' } });
  });

  it('answers at most 100 bars, the newest of the range first', async () => {
    const path = '/uapi/domestic-stock/v1/quotations/inquire-daily-itemchartprice';
    const query = '?FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=990010&FID_INPUT_DATE_1=20190102&FID_INPUT_DATE_2=20991231&FID_PERIOD_DIV_CODE=D&FID_ORG_ADJ_PRC=0'; // prettier-ignore
    const body = (await (await call(`${path}${query}`, 'FHKST03010100')).json()) as {
      output2: { stck_bsop_date: string; prdy_vrss: string; stck_clpr: string }[];
    };
    const newestFirst = sessions.toReversed().map((date) => date.replaceAll('-', ''));
    expect(body.output2.map((row) => row.stck_bsop_date)).toEqual(newestFirst.slice(0, 100));
    const [today, yesterday] = body.output2;
    expect(Number(today!.prdy_vrss)).toBe(Number(today!.stck_clpr) - Number(yesterday!.stck_clpr));
  });

  it.each([
    ['a parameter that is missing', `${pricePath}?FID_COND_MRKT_DIV_CODE=J`, 'FHKST01010100', 200, 'OPSQ2001'],
    ['a tr_id of another call', `${pricePath}${priceQuery}`, 'FHKST03010100', 500, 'EGW00310'],
  ])('refuses %s', async (_, query, trId, status, code) => {
    const answer = await call(query, trId);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ msg_cd: code });
  });

  it('has no master records on the paper host', async () => {
    const answer = await call('/uapi/domestic-stock/v1/quotations/search-stock-info?PRDT_TYPE_CD=300&PDNO=990010', 'CTPF1002R', 'paper'); // prettier-ignore
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({ msg_cd: 'EGW02006' });
  });

  it('lets 18 calls through in a second, and the 19th when the first is a second old', async () => {
    const headers = headersOf('real', await token('real'), 'FHKST01010100');
    const once = async (): Promise<number> =>
      (await fetch(`${emulator.urls.real}${pricePath}${priceQuery}`, { headers })).status;
    const statuses: number[] = [];
    for (let n = 0; n < 19; n += 1) statuses.push(await once());
    expect(statuses).toEqual([...Array.from({ length: 18 }, () => 200), 500]);
    now += 1000;
    expect(await once()).toBe(200);
  });

  it('tells its own clock, and that the market is simulated', async () => {
    const answer = await fetch(`${emulator.urls.real}/emulator/clock`);
    expect(await answer.json()).toEqual({
      mode: 'generated',
      asOfDate: sessions.at(-1),
      isSimulated: true,
      isOpen: true,
    });
  });
});
