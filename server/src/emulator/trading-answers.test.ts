import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { emulatorAccount, emulatorCredentials } from './credentials.ts';
import { startEmulator } from './emulator.ts';
import type { RunningEmulator } from './emulator.ts';
import { ReplayMarket } from './replay-market.ts';

const START = Date.parse('2026-11-23T10:20:30+09:00');
const trading = '/uapi/domestic-stock/v1/trading';
const candle = (date: string, close: number) => ({ date, open: close, high: close, low: close, close, volume: 1_000 });
const issue = (symbol: string) => ({ symbol, nameKo: `종목${symbol}`, nameEn: symbol, sector: 'ETC', industryName: '', standardIndustryName: '', listedShares: 0, listedOn: '2026-03-03' }); // prettier-ignore
/** Two issues at 10,000 won; the second did not trade on the last day. */
const marketOn = (asOfDate: string): ReplayMarket =>
  new ReplayMarket(
    asOfDate,
    [issue('990010'), issue('990020')],
    new Map([
      ['990010', [candle('2026-03-05', 10_000), candle('2026-03-06', 10_000)]],
      ['990020', [candle('2026-03-05', 10_000)]],
    ]),
  );

let now: number;
let emulator: RunningEmulator;
let bearer: string;
const start = async (asOfDate: string, rate: 'real' | 'off' = 'off'): Promise<void> => {
  now = START;
  emulator = await startEmulator({ market: marketOn(asOfDate), ports: { real: 0, paper: 0 }, rate, now: () => now, paperCashKrw: 1_000_000 }); // prettier-ignore
  bearer = await tokenOf('paper');
};
const tokenOf = async (environment: 'real' | 'paper'): Promise<string> => {
  const { appKey: appkey, appSecret: appsecret } = emulatorCredentials[environment];
  const body = JSON.stringify({ grant_type: 'client_credentials', appkey, appsecret });
  const answer = await fetch(`${emulator.urls[environment]}/oauth2/tokenP`, { method: 'POST', body });
  return ((await answer.json()) as { access_token: string }).access_token;
};
beforeEach(() => start('2026-03-06'));
afterEach(() => emulator.close());

const headers = (trId: string, environment: 'real' | 'paper' = 'paper', token = bearer): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  appkey: emulatorCredentials[environment].appKey,
  appsecret: emulatorCredentials[environment].appSecret,
  tr_id: trId,
});
const holder = { CANO: emulatorAccount.slice(0, 8), ACNT_PRDT_CD: emulatorAccount.slice(9) };
const order = (changes: object = {}): string =>
  JSON.stringify({ ...holder, PDNO: '990010', ORD_DVSN: '01', ORD_QTY: '10', ORD_UNPR: '0', ...changes });
interface Body {
  readonly msg_cd: string;
  readonly msg1: string;
  readonly output: Record<string, string>;
  readonly output1: Record<string, string>[];
  readonly output2: Record<string, string>[];
}
const send = async (changes: object = {}, trId = 'VTTC0012U'): Promise<Body> =>
  (await (await fetch(`${emulator.urls.paper}${trading}/order-cash`, { method: 'POST', headers: headers(trId), body: order(changes) }) // prettier-ignore
  )
    .json()) as Body;
const ask = (call: string, trId: string, query: Record<string, string>): Promise<Response> =>
  fetch(`${emulator.urls.paper}${trading}/${call}?${new URLSearchParams({ ...holder, ...query }).toString()}`, {
    headers: headers(trId),
  });
const balanceQuery = { AFHR_FLPR_YN: 'N', OFL_YN: '', INQR_DVSN: '01', UNPR_DVSN: '01', FUND_STTL_ICLD_YN: 'N', FNCG_AMT_AUTO_RDPT_YN: 'N', PRCS_DVSN: '00' }; // prettier-ignore

describe('the wire of orders', () => {
  it('answers in upper case, with a text of 80 characters and the time of the order', async () => {
    const answer = await send();
    expect(answer).toMatchObject({
      rt_cd: '0',
      msg_cd: '40600000',
      output: { KRX_FWDG_ORD_ORGNO: '00950', ODNO: '0000000001', ORD_TMD: '102030' },
    });
    expect(answer.msg1).toHaveLength(80);
  });

  it('takes the older tr_ids, and a sale by its own code', async () => {
    expect((await send({}, 'VTTC0802U')).msg_cd).toBe('40600000');
    expect((await send({}, 'VTTC0801U')).msg_cd).toBe('40590000');
  });

  it('counts 10 shares of 10,000 won with a fee of 14 won, all scalars as text', async () => {
    await send(); // 100,000 won; 0.0140527 % is 14.05 won
    const answer = await ask('inquire-balance', 'VTTC8434R', balanceQuery);
    expect(answer.headers.get('tr_cont')).toBe('D');
    const body = (await answer.json()) as Body;
    expect(body.output2).toHaveLength(1);
    expect(body.output2[0]).toMatchObject({ dnca_tot_amt: '1000000', prvs_rcdl_excc_amt: '899986', thdt_tlex_amt: '14', tot_evlu_amt: '999986' }); // prettier-ignore
    expect(body.output1[0]).toMatchObject({ pdno: '990010', hldg_qty: '10', pchs_avg_pric: '10000.0000' });
    const rows = [...body.output1, ...body.output2].flatMap((row) => Object.values(row));
    expect(rows.every((value) => typeof value === 'string')).toBe(true);
  });

  it('takes 14 won fee, 50 won transaction tax and 150 won rural tax from a sale of 100,000 won in 2026', async () => {
    await send();
    await send({}, 'VTTC0011U');
    const body = (await (await ask('inquire-balance', 'VTTC8434R', balanceQuery)).json()) as Body;
    expect(body.output2[0]).toMatchObject({ prvs_rcdl_excc_amt: String(1_000_000 - 14 - 14 - 50 - 150) });
  });

  it.each([
    ['another account', { CANO: '12345678' }, 'OPSQ2000'],
    ['a quantity that is a number instead of text', { ORD_QTY: 10 }, 'OPSQ2001'],
    ['a quantity of 0', { ORD_QTY: '0' }, 'OPSQ2001'],
    ['a price with a separator', { ORD_DVSN: '00', ORD_UNPR: '10,000' }, 'OPSQ2001'],
    ['an exchange other than KRX', { EXCG_ID_DVSN_CD: 'NXT' }, 'OPSQ2001'],
    ['an order division that is not served', { ORD_DVSN: '05' }, 'OPSQ2001'],
    ['a price of 0 with a limit', { ORD_DVSN: '00' }, '40999999'],
    ['a price 1 won off the tick of 10', { ORD_DVSN: '00', ORD_UNPR: '10001' }, '40030000'],
    ['a price above the limit of 13,000 won', { ORD_DVSN: '00', ORD_UNPR: '13010' }, '40999999'],
    ['an issue that did not trade today', { PDNO: '990020' }, '40070000'],
    ['77 shares at the market, counted at 13,000 won', { ORD_QTY: '77' }, '40250000'],
  ])('refuses %s', async (_, changes, code) => {
    expect((await send(changes)).msg_cd).toBe(code);
  });

  it('counts a limit at its own price: 99 shares of 10,000 won and their fee fit into a million', async () => {
    expect((await send({ ORD_DVSN: '00', ORD_UNPR: '10000', ORD_QTY: '100' })).msg_cd).toBe('40250000');
    expect((await send({ ORD_DVSN: '00', ORD_UNPR: '10000', ORD_QTY: '99' })).msg_cd).toBe('40600000');
  });

  it('says that a day of its clock without a session is no business day', async () => {
    await emulator.close();
    await start('2026-03-07'); // a Saturday
    expect((await send()).msg_cd).toBe('40100000');
  });

  it('lets what rests lapse when its clock goes on to another day, and settles what was traded', async () => {
    const market = { mode: 'replay' as const, instruments: marketOn('2026-03-06').instruments, asOfDate: '2026-03-05', candles: (code: string) => marketOn('2026-03-06').candles(code).filter(({ date }) => date <= market.asOfDate), indexCandles: () => [] }; // prettier-ignore
    await emulator.close();
    emulator = await startEmulator({ market, ports: { real: 0, paper: 0 }, rate: 'off', now: () => now, paperCashKrw: 1_000_000 }); // prettier-ignore
    await send(); // takes 100,014 won
    await send({ ORD_DVSN: '00', ORD_UNPR: '9000' });
    market.asOfDate = '2026-03-06';
    const body = (await (await ask('inquire-balance', 'VTTC8434R', balanceQuery)).json()) as Body;
    expect(body.output2[0]).toMatchObject({ dnca_tot_amt: '899986', prvs_rcdl_excc_amt: '899986', thdt_buy_amt: '0', thdt_tlex_amt: '0' }); // prettier-ignore
    expect(body.output1[0]).toMatchObject({ hldg_qty: '10', thdt_buyqty: '0' });
    const query = { INQR_STRT_DT: '20260305', INQR_END_DT: '20260306', SLL_BUY_DVSN_CD: '00', PDNO: '', ODNO: '', CCLD_DVSN: '00', INQR_DVSN: '00', INQR_DVSN_3: '00', EXCG_ID_DVSN_CD: 'KRX' }; // prettier-ignore
    const list = (await (await ask('inquire-daily-ccld', 'VTTC0081R', query)).json()) as Body;
    expect(list.output1[0]).toMatchObject({ ord_dt: '20260305', rmn_qty: '0', cncl_cfrm_qty: '10', tot_ccld_qty: '0' });
  });

  it('refuses a balance by issue, as since February 2026', async () => {
    const answer = await ask('inquire-balance', 'VTTC8434R', { ...balanceQuery, INQR_DVSN: '02' });
    expect(await answer.json()).toMatchObject({ msg_cd: 'OPSQ2001', msg1: 'ERROR : INPUT INVALID_CHECK_INQR_DVSN' });
  });

  it('answers a next page of another query with SYDB0050', async () => {
    const query = new URLSearchParams({ ...holder, ...balanceQuery, CTX_AREA_FK100: 'other^', CTX_AREA_NK100: '990010' }); // prettier-ignore
    const answer = await fetch(`${emulator.urls.paper}${trading}/inquire-balance?${query.toString()}`, {
      headers: { ...headers('VTTC8434R'), tr_cont: 'N' },
    });
    expect(await answer.json()).toMatchObject({ msg_cd: 'SYDB0050' });
  });

  it('lets one call through in a second on paper, and books no order that it refuses', async () => {
    await emulator.close();
    await start('2026-03-06', 'real');
    expect((await send()).msg_cd).toBe('40600000');
    now += 999;
    expect((await send()).msg_cd).toBe('EGW00201');
    now += 1;
    expect((await send()).output['ODNO']).toBe('0000000002');
  });

  it('has no account on the real host', async () => {
    const token = await tokenOf('real');
    const answer = await fetch(`${emulator.urls.real}${trading}/order-cash`, {
      method: 'POST',
      headers: headers('TTTC0012U', 'real', token),
      body: order(),
    });
    expect(await answer.json()).toMatchObject({ msg_cd: 'EGW00206' });
  });

  it('has no way to ask for an order with GET', async () => {
    const answer = await ask('order-cash', 'VTTC0012U', {});
    expect(answer.status).toBe(404);
  });
});
