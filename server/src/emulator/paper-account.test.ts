import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { tradeCost } from '@convergence/shared/market/krx-rules';

import { PaperAccount } from './paper-account.ts';
import type { PaperOrder, PaperState } from './paper-account.ts';
import { paperFile } from './paper-file.ts';
import { ReplayMarket } from './replay-market.ts';

const candle = (date: string, close: number) => ({ date, open: close, high: close, low: close, close, volume: 1_000 });
const issue = { symbol: '990010', nameKo: '종목', nameEn: 'Share', sector: 'ETC', industryName: '', standardIndustryName: '', listedShares: 0, listedOn: '2026-03-03' }; // prettier-ignore
/** One issue at 10,000 won with 1,000 shares a day. */
const market = new ReplayMarket(
  '2026-03-06',
  [issue],
  new Map([['990010', [candle('2026-03-05', 10_000), candle('2026-03-06', 10_000)]]]),
);
let now = 0;
const opened = (state: PaperState | null = null): PaperAccount =>
  new PaperAccount(market, 10_000_000, () => now, { liquidity: { volumeRatio: 0.1, everyMs: 1000 }, state });
const buy = (account: PaperAccount, quantity: number, limitKrw: number | null = null): PaperOrder =>
  account.place('buy', '990010', quantity, limitKrw) as PaperOrder;

describe('an order that asks for more than the market has', () => {
  it('gets a tenth of the volume at once and again each interval, and costs what it costs in one piece', () => {
    const account = opened();
    const order = buy(account, 250);
    expect(order).toMatchObject({ filledQuantity: 100, openQuantity: 150 });
    now += 999;
    account.catchUp();
    expect(order.filledQuantity).toBe(100);
    now += 1;
    account.catchUp();
    expect(order.filledQuantity).toBe(200);
    now += 5000;
    account.catchUp();
    expect(order).toMatchObject({ filledQuantity: 250, openQuantity: 0, filledAmountKrw: 2_500_000 });
    const whole = tradeCost({ side: 'buy', market: 'KOSPI', date: '2026-03-06', price: 10_000, quantity: 250 });
    expect(account.settledCashKrw).toBe(10_000_000 + whole.net);
  });
  it('keeps what it got when the rest is taken back', () => {
    const account = opened();
    const order = buy(account, 250);
    account.change(order.number, { kind: 'cancel' }, null);
    now += 5000;
    account.catchUp();
    expect(order).toMatchObject({ filledQuantity: 100, openQuantity: 0, withdrawnQuantity: 150 });
  });
});

describe('an account in a file', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'convergence-paper-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('is there again after a restart, with what rests and what is held', () => {
    const file = paperFile(path.join(dir, 'new', 'account.json'));
    expect(file.load()).toBeNull();
    const before = opened();
    const [filled, resting] = [buy(before, 100), buy(before, 5, 9_990)];
    file.save(before.state());
    const after = opened(file.load());
    expect(after.state()).toEqual(before.state());
    expect(after.settledCashKrw).toBe(before.settledCashKrw);
    expect(after.holdings.get('990010')?.quantity).toBe(100);
    expect(after.orders.map(({ number }) => number)).toEqual([filled.number, resting.number]);
    expect(buy(after, 1).number).toBe('0000000003');
  });
  it('is refused where the file is something else', () => {
    const name = path.join(dir, 'account.json');
    writeFileSync(name, '{"a":1}');
    expect(() => paperFile(name).load()).toThrow('no paper account');
    expect(readFileSync(name, 'utf8')).toBe('{"a":1}');
  });
});
