import { priceLimits, roundPrice, tickSize, tradeCost } from '@convergence/shared/market/krx-rules';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { emulatorAccount, emulatorCredentials } from '../../emulator/credentials.ts';
import { startEmulator } from '../../emulator/emulator.ts';
import type { RunningEmulator } from '../../emulator/emulator.ts';
import { GENERATED_START, GeneratedMarket } from '../../emulator/generated-market.ts';
import { KisClient } from './kis-client.ts';
import type { KisClock } from './kis-clock.ts';
import { KisConnection } from './kis-connection.ts';
import type { KisConnectionOptions } from './kis-connection.ts';
import { kisEnvironments } from './kis-persona.ts';
import type { KisPersona } from './kis-persona.ts';
import { TOKEN_INTERVAL_MS } from './kis-token.ts';
import type { StoredToken } from './kis-token.ts';
import { KisTradingClient } from './kis-trading-client.ts';
import type { KisOrder } from './kis-trading-client.ts';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-11-23T10:00:00+09:00');
const CASH = 500_000_000;
const sessions = Array.from({ length: 30 }, (_, at) => new Date(Date.parse(GENERATED_START) + at * DAY_MS))
  .filter((date) => date.getUTCDay() % 6 !== 0)
  .map((date) => date.toISOString().slice(0, 10));
const market = new GeneratedMarket(1, sessions);
const today = market.asOfDate;
const symbol = market.instruments[0]!.symbol;
const last = market.candles(symbol).at(-1)!.close;
const limits = priceLimits('KOSPI', today, market.candles(symbol).at(-2)!.close);
/** On the tick, below the last price and inside the limits of the day: a purchase at it rests. */
const below = roundPrice('KOSPI', today, last - 1).down;
const account = { number: emulatorAccount.slice(0, 8), product: emulatorAccount.slice(9) };
const none = new Set<string>();

/** Sleeping costs nothing and moves the clock that the emulator reads, too. */
class ManualClock implements KisClock {
  time = START;
  now(): number {
    return this.time;
  }
  elapsed(): number {
    return this.time;
  }
  sleep(ms: number): Promise<void> {
    this.time += ms;
    return Promise.resolve();
  }
}

let clock: ManualClock;
let emulator: RunningEmulator;
let sent: { call: string; method: string; at: number }[];
beforeEach(async () => {
  clock = new ManualClock();
  emulator = await startEmulator({ market, ports: { real: 0, paper: 0 }, rate: 'real', now: () => clock.now() });
  sent = [];
});
afterEach(() => emulator.close());

const memoryTokens = (): KisConnectionOptions['tokens'] => {
  const kept = new Map<string, StoredToken>();
  return {
    get: (key) => Promise.resolve(kept.get(key) ?? null),
    claim: (key, now) => {
      const waitMs = (kept.get(key)?.requestedAt ?? -Infinity) + TOKEN_INTERVAL_MS - now;
      if (waitMs > 0) return Promise.resolve({ waitMs });
      kept.set(key, { accessToken: null, expiresAt: 0, requestedAt: now });
      return Promise.resolve({ requestedAt: now });
    },
    keep: (key, token) => Promise.resolve(void kept.set(key, token)),
    forget: (key) => Promise.resolve(void kept.set(key, { ...kept.get(key)!, accessToken: null })),
  };
};
const persona = (changes: Partial<KisPersona> = {}): KisPersona => ({
  environment: 'paper',
  baseUrl: emulator.urls.paper,
  ...emulatorCredentials.paper,
  rate: kisEnvironments.paper.rate,
  ...changes,
});
const connect = (changes: Partial<KisConnectionOptions> = {}): KisConnection =>
  new KisConnection({
    persona: persona(),
    tokens: memoryTokens(),
    clock,
    timeoutMs: 2_000,
    fetch: (input, init) => {
      sent.push({ call: new URL(input).pathname.split('/').at(-1)!, method: init.method!, at: clock.now() });
      return fetch(input, init);
    },
    ...changes,
  });
const trader = (changes: Partial<KisConnectionOptions> = {}): KisTradingClient =>
  new KisTradingClient({ connection: connect(changes), account });
const countOf = (call: string): number => sent.filter((one) => one.call === call).length;
const buy = (quantity: number, limitKrw: number | null = null): KisOrder => ({
  side: 'buy',
  symbol,
  quantity,
  limitKrw,
});
const sell = (quantity: number, limitKrw: number | null = null): KisOrder => ({
  side: 'sell',
  symbol,
  quantity,
  limitKrw,
});
const listed = async (kis: KisTradingClient) => (await kis.executions({ from: today, to: today })).rows;

describe('the host of orders', () => {
  const build = (changes: Partial<KisPersona>, flag?: unknown): KisTradingClient =>
    new KisTradingClient({
      connection: connect({ persona: persona(changes) }),
      account,
      ...(flag !== undefined && { allowRealTrading: flag as boolean }),
    });
  const real = { environment: 'real', baseUrl: kisEnvironments.real.baseUrl } as const;

  it.each([undefined, false, 'true', 'false', 1, null])('is never the real one with the flag at %s', (flag) => {
    expect(() => build(real, flag)).toThrow(expect.objectContaining({ code: 'E_FORBIDDEN' }));
    expect(() => build({ ...real, baseUrl: 'http://127.0.0.1:4010' }, flag)).toThrow(
      expect.objectContaining({ code: 'E_FORBIDDEN' }),
    );
  });

  it.each([
    'https://openapi.koreainvestment.com:9443',
    'HTTPS://OpenAPI.KoreaInvestment.com:9443',
    'https://openapi.koreainvestment.com.:9443',
    'https://openapi.koreainvestment.com',
    'https://openapivts.koreainvestment.com:29443@openapi.koreainvestment.com:9443',
    'https://user@openapivts.koreainvestment.com:29443',
    'https://127.0.0.1.example.com',
    'https://210.107.75.90:9443',
    'openapivts.koreainvestment.com:29443',
    '',
  ])('of a paper client is not %s, flag or no flag', (baseUrl) => {
    expect(() => build({ baseUrl })).toThrow(expect.objectContaining({ code: 'E_SETTINGS' }));
    expect(() => build({ baseUrl }, true)).toThrow(expect.objectContaining({ code: 'E_SETTINGS' }));
  });

  it('is that of its own row of the table, or this machine', () => {
    expect(() => build({ baseUrl: kisEnvironments.paper.baseUrl })).not.toThrow();
    expect(() => build({ baseUrl: 'http://[::1]:4011' })).not.toThrow();
    expect(() => build(real, true)).not.toThrow();
    expect(() => build({ ...real, baseUrl: kisEnvironments.paper.baseUrl }, true)).toThrow(
      expect.objectContaining({ code: 'E_SETTINGS' }),
    );
  });

  it('cannot be exchanged after the client was built', () => {
    const changing = { ...persona() };
    const connection = connect({ persona: changing });
    const kis = new KisTradingClient({ connection, account });
    changing.baseUrl = kisEnvironments.real.baseUrl;
    expect(kis).toBeDefined();
    expect(connection.persona.baseUrl).toBe(emulator.urls.paper);
    expect(() => Object.assign(connection.persona, { baseUrl: kisEnvironments.real.baseUrl })).toThrow(TypeError);
  });

  it('knows the calls by its own tr_ids: no paper name begins like a real one', () => {
    const { real: realRow, paper } = kisEnvironments;
    expect(Object.values(paper.trading).every((trId) => trId.startsWith('V'))).toBe(true);
    expect(Object.values(realRow.trading).some((trId) => trId.startsWith('V'))).toBe(false);
  });
});

describe('an order', () => {
  it('at the market fills at the last price, and its cost is exact to the won', async () => {
    const kis = trader();
    await expect(kis.placeOrder(buy(7))).resolves.toMatchObject({ branch: '00950', orderNumber: '0000000001' });
    const [row] = await listed(kis);
    expect(row).toMatchObject({ filledQuantity: 7, filledAmountKrw: 7 * last, openQuantity: 0, division: '01' });
    const cost = tradeCost({ side: 'buy', market: 'KOSPI', date: today, price: last, quantity: 7 });
    const { totals, rows } = await kis.balance();
    expect(totals).toMatchObject({ depositKrw: CASH, depositSettledKrw: CASH + cost.net, costsTodayKrw: cost.fee });
    expect(rows).toMatchObject([{ symbol, quantity: 7, sellableQuantity: 7, averagePriceKrw: last }]);
  });

  it('to sell leaves fee and both taxes behind, and the position at 0 until it is settled', async () => {
    const kis = trader();
    await kis.placeOrder(buy(10));
    await kis.placeOrder(sell(10));
    const trade = { market: 'KOSPI', date: today, price: last, quantity: 10 } as const;
    const net = tradeCost({ ...trade, side: 'buy' }).net + tradeCost({ ...trade, side: 'sell' }).net;
    const { totals, rows } = await kis.balance();
    expect(totals.depositSettledKrw).toBe(CASH + net);
    expect(totals.costsTodayKrw).toBe(-net);
    expect(rows).toMatchObject([{ quantity: 0, purchaseKrw: 0 }]);
  });

  it('with a limit rests below the last price, fills at the last price at or above it', async () => {
    const kis = trader();
    await kis.placeOrder(buy(3, below));
    await kis.placeOrder(buy(2, limits.upper));
    const rows = await listed(kis);
    expect(rows).toMatchObject([
      { priceKrw: limits.upper, filledQuantity: 2, filledAmountKrw: 2 * last },
      { priceKrw: below, filledQuantity: 0, openQuantity: 3 },
    ]);
    await expect(kis.executions({ from: today, to: today, state: 'open' })).resolves.toMatchObject({
      rows: [{ orderNumber: '0000000001' }],
      isComplete: true,
    });
  });

  it('that is amended goes on under a new number, which points to the old one', async () => {
    const kis = trader();
    const first = await kis.placeOrder(buy(5, below));
    const second = await kis.amendOrder(first, last);
    expect(second.orderNumber).not.toBe(first.orderNumber);
    expect(await listed(kis)).toMatchObject([
      { orderNumber: second.orderNumber, originalNumber: first.orderNumber, filledQuantity: 5, openQuantity: 0 },
      { orderNumber: first.orderNumber, originalNumber: null, openQuantity: 0, withdrawnQuantity: 5 },
    ]);
  });

  it('that is cancelled in part keeps the rest, and shows the cancellation as a row of its own', async () => {
    const kis = trader();
    const order = await kis.placeOrder(buy(5, below));
    await kis.cancelOrder(order, 2);
    expect(await listed(kis)).toMatchObject([
      { originalNumber: order.orderNumber, isCancellation: true, quantity: 2, openQuantity: 0 },
      { orderNumber: order.orderNumber, isCancellation: false, openQuantity: 3, withdrawnQuantity: 2 },
    ]);
    await kis.cancelOrder(order);
    await expect(kis.cancelOrder(order)).rejects.toMatchObject({ failure: 'BUSINESS', msgCd: '40330000' });
    expect((await kis.buyingPower(symbol, null)).cashKrw).toBe(CASH);
  });

  it.each([
    ['a price between two ticks', () => buy(1, last + tickSize('KOSPI', today, last) / 5), '40030000'],
    [
      'a price above the limit of the day',
      () => buy(1, limits.upper + tickSize('KOSPI', today, limits.upper)),
      '40999999',
    ],
    ['a sale of what is not held', () => sell(1), '40240000'],
    ['an issue that nobody lists', () => ({ ...buy(1), symbol: '005930' }), '40070000'],
    ['more than the money buys', () => buy(Math.ceil(CASH / limits.upper)), '40250000'],
    ['a quantity beyond every account', () => buy(9_999_999_999), '40250000'],
  ] as const)('is refused for %s, sent once, and leaves nothing behind', async (_, order, msgCd) => {
    const kis = trader();
    await expect(kis.placeOrder(order())).rejects.toMatchObject({ failure: 'BUSINESS', msgCd });
    expect(countOf('order-cash')).toBe(1);
    expect(await listed(kis)).toEqual([]);
  });

  it('cannot sell the shares of a resting sale a second time', async () => {
    const kis = trader();
    await kis.placeOrder(buy(4));
    await kis.placeOrder(sell(3, limits.upper));
    await expect(kis.placeOrder(sell(2))).rejects.toMatchObject({ msgCd: '40310000' });
    expect((await kis.balance()).rows).toMatchObject([{ quantity: 4, sellableQuantity: 1 }]);
  });

  it('for as many shares as the buying power says passes, and for one more does not', async () => {
    const kis = trader();
    const { quantity, countedPriceKrw } = await kis.buyingPower(symbol, null);
    expect(countedPriceKrw).toBe(limits.upper); // a market order is counted at the upper limit
    await expect(kis.placeOrder(buy(quantity + 1))).rejects.toMatchObject({ msgCd: '40250000' });
    await expect(kis.placeOrder(buy(quantity))).resolves.toMatchObject({ orderNumber: '0000000001' });
  });

  it.each([0, -1, 0.5, Number.NaN])('of %d shares is not sent', async (quantity) => {
    await expect(trader().placeOrder(buy(quantity))).rejects.toMatchObject({ code: 'E_RANGE' });
    expect(sent).toEqual([]);
  });
});

describe('an order whose outcome nobody knows', () => {
  it.each([
    ['the connection was cut after it was booked', { kind: 'lost-answer' }, 1],
    ['the answer came too late', { kind: 'late-answer', ms: 400 }, 1],
    ['the connection was cut before it was read', { kind: 'drop' }, 0],
    ['the gateway answers EGW00300', { kind: 'code', code: 'EGW00300' }, 0],
    ['the gateway answers EGW00301', { kind: 'code', code: 'EGW00301' }, 0],
    ['the gateway answers EGW00302', { kind: 'code', code: 'EGW00302' }, 0],
    ['the gateway stumbled', { kind: 'code', code: 'EGW00002' }, 0],
    ['an inner service did not answer', { kind: 'code', code: 'OPSQ0009' }, 0],
    ['a proxy answers 502', { kind: 'html', status: 502 }, 0],
    ['a proxy answers 503', { kind: 'html', status: 503 }, 0],
    ['a proxy answers 504', { kind: 'html', status: 504 }, 0],
    ['a proxy answers 200 with a page', { kind: 'html', status: 200 }, 0],
  ] as const)('because %s is sent once, and the list of the day tells the truth', async (_, fault, booked) => {
    const kis = trader({ timeoutMs: 200 });
    emulator.faults.paper.add(fault);
    await expect(kis.placeOrder(buy(7, below))).rejects.toMatchObject({ failure: 'UNKNOWN_OUTCOME' });
    expect(countOf('order-cash')).toBe(1);
    const found = await kis.lookUp(buy(7, below), today, none);
    expect(found.isComplete).toBe(true);
    expect(found.rows.map((row) => row.orderNumber)).toEqual(booked === 1 ? ['0000000001'] : []);
    expect(countOf('order-cash')).toBe(1);
  });

  it('is told from an equal one that is accounted for, and from others', async () => {
    const kis = trader();
    const { orderNumber } = await kis.placeOrder(buy(7, below));
    await kis.placeOrder(buy(8, below));
    await kis.placeOrder(buy(7));
    emulator.faults.paper.add({ kind: 'lost-answer' });
    await expect(kis.placeOrder(buy(7, below))).rejects.toMatchObject({ failure: 'UNKNOWN_OUTCOME' });
    const { rows } = await kis.lookUp(buy(7, below), today, new Set([orderNumber]));
    expect(rows.map((row) => row.orderNumber)).toEqual(['0000000004']);
  });

  it('may be a cancellation: the row that points to the order shows that it was taken', async () => {
    const kis = trader();
    const order = await kis.placeOrder(buy(7, below));
    emulator.faults.paper.add({ kind: 'lost-answer' });
    await expect(kis.cancelOrder(order)).rejects.toMatchObject({ failure: 'UNKNOWN_OUTCOME' });
    expect(countOf('order-rvsecncl')).toBe(1);
    expect((await listed(kis)).filter((row) => row.originalNumber === order.orderNumber)).toHaveLength(1);
  });

  it('is one that was taken under a number that cannot be read', async () => {
    const kis = trader({
      fetch: (input, init) =>
        input.includes('order-cash')
          ? Promise.resolve(Response.json({ rt_cd: '0', msg_cd: '40600000', msg1: '', output: {} }))
          : fetch(input, init),
    });
    await expect(kis.placeOrder(buy(1))).rejects.toMatchObject({ failure: 'UNKNOWN_OUTCOME' });
  });

  it('does not follow a redirect to another host', async () => {
    const kis = trader({
      fetch: (input, init) => {
        if (!input.includes('order-cash')) return fetch(input, init);
        expect(init.redirect).toBe('manual');
        return Promise.resolve(new Response('', { status: 307, headers: { location: 'http://127.0.0.1:1/' } }));
      },
    });
    await expect(kis.placeOrder(buy(1))).rejects.toMatchObject({ failure: 'UNKNOWN_OUTCOME', status: 307 });
  });
});

describe('an order that was certainly not executed', () => {
  it('is sent again after too many calls a second, and booked once', async () => {
    const kis = trader();
    emulator.faults.paper.add({ kind: 'rate' }, { kind: 'rate-200' });
    await kis.placeOrder(buy(2));
    expect(countOf('order-cash')).toBe(3);
    expect(await listed(kis)).toHaveLength(1);
  });

  it('is sent again once with a new token', async () => {
    const kis = trader();
    await kis.balance();
    emulator.faults.paper.add({ kind: 'void-tokens' });
    await kis.placeOrder(buy(2));
    expect(countOf('order-cash')).toBe(2);
    expect(countOf('tokenP')).toBe(2);
    expect(await listed(kis)).toHaveLength(1);
  });

  it('is not sent a third time with a third token', async () => {
    const kis = trader();
    emulator.faults.paper.add({ kind: 'code', code: 'EGW00123' }, { kind: 'code', code: 'EGW00121' });
    await expect(kis.placeOrder(buy(2))).rejects.toMatchObject({ failure: 'RENEW_TOKEN' });
    expect(countOf('order-cash')).toBe(2);
  });

  it('is NOT_SENT where the token service is down, not unknown', async () => {
    const kis = trader({ fetch: () => Promise.reject(new TypeError('fetch failed')) });
    await expect(kis.placeOrder(buy(2))).rejects.toMatchObject({ failure: 'NOT_SENT', call: 'buy' });
  });

  it('is not sent once its caller gave up', async () => {
    const kis = trader();
    await expect(kis.placeOrder(buy(2), AbortSignal.abort(new Error('gave up')))).rejects.toThrow('gave up');
    expect(countOf('order-cash')).toBe(0);
  });
});

/** Exchanges the emulator for one that counts no calls. */
const startUnlimited = async (): Promise<void> => {
  await emulator.close();
  emulator = await startEmulator({ market, ports: { real: 0, paper: 0 }, rate: 'off', now: () => clock.now() });
};

describe('a list of several pages', () => {
  /** As fast as it can: these tests are about pages. */
  const quick = async (): Promise<KisTradingClient> => {
    await startUnlimited();
    return trader({ persona: persona({ rate: { callsPerSecond: 100, spacingMs: 0 } }) });
  };

  it('of 32 orders comes in pages of 15 on paper, newest first, every order once', async () => {
    const kis = await quick();
    for (let n = 0; n < 32; n += 1) await kis.placeOrder(buy(1, below));
    const { rows, isComplete } = await kis.executions({ from: today, to: today });
    expect(countOf('inquire-daily-ccld')).toBe(3);
    expect(isComplete).toBe(true);
    expect(rows.map((row) => Number(row.orderNumber))).toEqual(Array.from({ length: 32 }, (_, at) => 32 - at));
  });

  it('of 21 positions comes in pages of 20 on paper, with the sums of the account taken once', async () => {
    const kis = await quick();
    const symbols = market.instruments.slice(0, 21).map((instrument) => instrument.symbol);
    for (const code of symbols) await kis.placeOrder({ ...buy(1), symbol: code });
    const { rows, totals } = await kis.balance();
    expect(countOf('inquire-balance')).toBe(2);
    expect(rows.map((row) => row.symbol)).toEqual(symbols);
    const paid = symbols.reduce((sum, code) => sum + market.candles(code).at(-1)!.close, 0);
    expect(totals).toMatchObject({ boughtTodayKrw: paid, depositSettledKrw: CASH - paid - totals.costsTodayKrw });
  });

  it('begins again when the data changed between two pages', async () => {
    const kis = await quick();
    for (let n = 0; n < 16; n += 1) await kis.placeOrder(buy(1, below));
    emulator.faults.paper.add({ kind: 'late-answer', ms: 0 }, { kind: 'code', code: 'SYDB0050' });
    expect(await listed(kis)).toHaveLength(16);
    expect(countOf('inquire-daily-ccld')).toBe(4); // first, refused, first, second
  });

  it('across the border of three months is asked for in two parts, each by its own tr_id, without a day twice', async () => {
    await startUnlimited();
    const asked: (string | null)[][] = [];
    const kis = trader({
      fetch: (input, init) => {
        const { searchParams } = new URL(input);
        const trId = new Headers(init.headers).get('tr_id');
        if (trId) asked.push([trId, searchParams.get('INQR_STRT_DT'), searchParams.get('INQR_END_DT')]);
        return fetch(input, init);
      },
    });
    await kis.executions({ from: '2026-08-20', to: '2026-11-23' }); // today is 2026-11-23
    expect(asked).toEqual([
      ['VTTC0081R', '20260823', '20261123'],
      ['VTSC9215R', '20260820', '20260822'],
    ]);
  });

  it('that announces more under the same key for ever ends, and says that it is not complete', async () => {
    const stuck = {
      rt_cd: '0',
      msg_cd: '20310000',
      msg1: '',
      output1: [],
      ctx_area_fk100: 'a',
      ctx_area_nk100: 'b   ',
    };
    const kis = trader({
      fetch: (input, init) =>
        input.includes('tokenP')
          ? fetch(input, init)
          : Promise.resolve(Response.json(stuck, { headers: { tr_cont: 'M' } })),
    });
    await expect(kis.executions({ from: '2026-11-23', to: '2026-11-23' })).resolves.toEqual({
      rows: [],
      isComplete: false,
    });
  });
});

describe('the rate of the paper account', () => {
  it('is kept by a client that works through orders and inquiries: the emulator refuses none', async () => {
    const kis = trader();
    const order = await kis.placeOrder(buy(1, below));
    await kis.balance();
    await kis.amendOrder(order, last);
    await listed(kis);
    expect(sent.map((one) => one.call)).toEqual(['tokenP', 'order-cash', 'inquire-balance', 'order-rvsecncl', 'inquire-daily-ccld']); // prettier-ignore
  });

  it('keeps orders, inquiries and quotations of one key together at one call a second', async () => {
    // time is the client's alone here: calls that leave seconds apart arrive at the same moment of the test
    await startUnlimited();
    const connection = connect();
    const kis = new KisTradingClient({ connection, account });
    const quotes = new KisClient(connection);
    await Promise.all([kis.placeOrder(buy(1)), quotes.quote(symbol), kis.balance(), kis.placeOrder(buy(1, below))]);
    const times = sent.filter((one) => one.call !== 'tokenP').map((one) => one.at);
    expect(times).toHaveLength(4);
    expect(times.slice(1).every((time, at) => time - times[at]! >= 1000)).toBe(true);
    expect(countOf('tokenP')).toBe(1);
  });
});
