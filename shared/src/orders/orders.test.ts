import { describe, expect, it } from 'vitest';

import { tradeCost } from '../market/krx-rules.ts';
import { accountBooks, booksDifferences } from './account-books.ts';
import { affordableShares, basketPlan } from './basket-plan.ts';
import { claimedCash, formProblems, limitProblems, ticketEstimate } from './order-ticket.ts';
import type { Ticket, TicketAccount, TicketLimits, TicketMarket } from './order-ticket.ts';

const facts: TicketMarket = { market: 'KOSPI', tradeDate: '2026-03-06', lastPriceKrw: 10_000, basePriceKrw: 10_000 };
const ticket = (change: Partial<Ticket> = {}): Ticket => ({
  side: 'BUY',
  type: 'LIMIT',
  quantity: 10,
  limitPriceKrw: 10_000,
  ...change,
});
const plenty: TicketAccount = {
  orderableCashKrw: 1_000_000,
  sellableQuantity: 20,
  expectedQuantity: 0,
  totalValueKrw: 1_000_000,
  dayAmountKrw: 0,
  dayOrderCount: 0,
};
const limits: TicketLimits = {
  maximumOrderKrw: 500_000,
  maximumDayKrw: 600_000,
  maximumInstrumentRatio: 0.5,
  maximumDayOrders: 3,
  priceBandRatio: 0.1,
};
const codes = (problems: readonly { readonly code: string; readonly path: readonly string[] }[]): string[] =>
  problems.map(({ code, path }) => `${code} ${path.join('.')}`);

describe('the form of a ticket', () => {
  it.each<[string, Partial<Ticket>, string[]]>([
    ['ten shares at 10,000 won', {}, []],
    ['a market order', { type: 'MARKET', limitPriceKrw: null }, []],
    ['no share', { quantity: 0 }, ['E_RANGE quantity']],
    ['half a share', { quantity: 0.5 }, ['E_RANGE quantity']],
    ['more shares than there are won', { quantity: 1_000_000_000, limitPriceKrw: 13_000 }, []],
    ['a limit order without a limit', { limitPriceKrw: null }, ['E_REQUIRED limitPriceKrw']],
    ['a market order with a limit', { type: 'MARKET' }, ['E_FORMAT limitPriceKrw']],
    ['one won beside the tick', { limitPriceKrw: 10_001 }, ['E_TICK limitPriceKrw']],
    ['one tick above the highest price of the day', { limitPriceKrw: 13_010 }, ['E_PRICE_LIMIT limitPriceKrw']],
    ['below the lowest', { limitPriceKrw: 6_990 }, ['E_PRICE_LIMIT limitPriceKrw']],
    ['a limit of 0', { limitPriceKrw: 0 }, ['E_PRICE_LIMIT limitPriceKrw']],
    ['two mistakes', { quantity: -1, limitPriceKrw: 10_001 }, ['E_RANGE quantity', 'E_TICK limitPriceKrw']],
  ])('%s', (_what, change, expected) => {
    expect(codes(formProblems(ticket(change), facts))).toEqual(expected);
  });
});

describe('cash, holdings and limits', () => {
  it.each<[string, Partial<Ticket>, Partial<TicketAccount>, string[]]>([
    ['nothing against 100,000 won of a million', {}, {}, []],
    ['the fee of 14 won is missing', {}, { orderableCashKrw: 100_013 }, ['E_FUNDS quantity']],
    ['the fee of 14 won is there', {}, { orderableCashKrw: 100_014 }, []],
    [
      'a market order claims the upper limit',
      { type: 'MARKET', limitPriceKrw: null },
      { orderableCashKrw: 120_000 },
      ['E_FUNDS quantity'],
    ],
    ['a sale of more than is held', { side: 'SELL', quantity: 21 }, {}, ['E_HOLDING quantity']],
    [
      '51 shares pass the limit of an order, and half of the account',
      { quantity: 51 },
      {},
      ['E_ORDER_LIMIT limits.maximumOrderKrw', 'E_ORDER_LIMIT limits.maximumInstrumentRatio'],
    ],
    ['what other orders of the day leave', {}, { dayAmountKrw: 500_001 }, ['E_ORDER_LIMIT limits.maximumDayKrw']],
    ['a fourth order of the day', {}, { dayOrderCount: 3 }, ['E_ORDER_LIMIT limits.maximumDayOrders']],
    ['what is held already counts', {}, { expectedQuantity: 41 }, ['E_ORDER_LIMIT limits.maximumInstrumentRatio']],
    ['exactly half of the account', { quantity: 50 }, {}, []],
    ['a tenth above the last price', { limitPriceKrw: 11_000 }, {}, []],
    ['a tick more', { limitPriceKrw: 11_010 }, {}, ['E_ORDER_LIMIT limits.priceBandRatio']],
  ])('%s', (_what, change, account, expected) => {
    expect(codes(limitProblems(ticket(change), facts, { ...plenty, ...account }, limits))).toEqual(expected);
  });
  it('estimate a sale with fee and both taxes', () => {
    // 100,000: fee 14, transaction tax 50, rural tax 150
    expect(ticketEstimate(ticket({ side: 'SELL' }), facts)).toEqual({
      referencePriceKrw: 10_000,
      amountKrw: 100_000,
      feeKrw: 14,
      taxKrw: 200,
      netKrw: 99_786,
    });
    expect(claimedCash(ticket({ side: 'SELL' }), facts)).toBe(0);
  });
});

describe('a basket', () => {
  const target = (symbol: string, targetShares: number, heldShares: number, price = 10_000) => ({
    ...facts,
    symbol,
    targetShares,
    heldShares,
    lastPriceKrw: price,
    basePriceKrw: price,
  });
  it('sells first, leaves alone what is right, and spends what the sales bring in', () => {
    const plan = basketPlan([target('000003', 5, 5), target('000001', 20, 10), target('000002', 0, 10)], 100_000);
    expect(plan.orders).toMatchObject([
      { symbol: '000002', side: 'SELL', quantity: 10 },
      { symbol: '000001', side: 'BUY', quantity: 10 },
    ]);
    expect(plan).toMatchObject({ cutCount: 0, cashAfterKrw: 100_000 + 99_786 - 100_014 });
  });
  it('cuts purchases to the cash, and leaves out what there is nothing left for', () => {
    const plan = basketPlan([target('000001', 10, 0), target('000002', 10, 0)], 90_500);
    expect(plan.orders).toMatchObject([{ symbol: '000001', quantity: 9 }]);
    expect(plan.cutCount).toBe(2);
  });
  it('puts prices on the tick: a sale down, a purchase up', () => {
    const odd = { lastPriceKrw: 10_004 };
    const plan = basketPlan(
      [
        { ...target('000001', 1, 0), ...odd },
        { ...target('000002', 0, 1), ...odd },
      ],
      100_000,
    );
    expect(plan.orders.map(({ limitPriceKrw }) => limitPriceKrw)).toEqual([10_000, 10_010]);
  });
  it('finds the most shares that cash pays for, fee included', () => {
    for (const cash of [0, 9_999, 10_000, 10_001, 10_002, 123_456_789, 60_000_000_000]) {
      const shares = affordableShares(10_000, cash);
      const costOf = (quantity: number): number =>
        0 - tradeCost({ side: 'buy', market: 'KOSPI', date: '2026-03-06', price: 10_000, quantity }).net;
      expect(costOf(shares)).toBeLessThanOrEqual(cash);
      expect(costOf(shares + 1)).toBeGreaterThan(cash);
    }
  });
});

describe('the books of an account', () => {
  const fill = (side: 'BUY' | 'SELL', quantity: number, amountKrw: number, feeKrw = 0, taxKrw = 0) => ({
    symbol: '000001',
    side,
    quantity,
    amountKrw,
    feeKrw,
    taxKrw,
  });
  it('keep the average price in a sale, and count costs as losses', () => {
    const books = accountBooks({ cashKrw: 1_000, positions: {} }, [fill('BUY', 3, 100, 1), fill('SELL', 1, 50, 1, 2)]);
    // a third of 100, cut to the won, leaves with the sold share
    expect(books.positions.get('000001')).toEqual({ quantity: 2, purchaseKrw: 67 });
    expect(books).toMatchObject({ cashKrw: 1_000 - 101 + 47, realisedKrw: -1 + 50 - 33 - 3, feesKrw: 2, taxesKrw: 2 });
  });
  it('forget a position of which nothing is left', () => {
    expect(
      accountBooks({ cashKrw: 0, positions: {} }, [fill('BUY', 3, 100), fill('SELL', 3, 100)]).positions.size,
    ).toBe(0);
  });
  it('name every figure that differs from the broker', () => {
    const books = accountBooks({ cashKrw: 10, positions: { '000002': { quantity: 1, purchaseKrw: 5 } } }, []);
    expect(booksDifferences(books, { cashKrw: 10, quantities: new Map([['000002', 1]]) })).toEqual([]);
    expect(booksDifferences(books, { cashKrw: 11, quantities: new Map([['000001', 2]]) })).toEqual([
      { symbol: null, ledger: 10, broker: 11 },
      { symbol: '000001', ledger: 0, broker: 2 },
      { symbol: '000002', ledger: 1, broker: 0 },
    ]);
  });
});
