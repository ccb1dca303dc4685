import { afterEach, describe, expect, it, vi } from 'vitest';

import { tradeCost } from '@convergence/shared/market/krx-rules';

import { newId } from '../platform/ids.ts';

import { openDeskWorld } from './test-desk.ts';
import type { DeskWorld, DeskWorldOptions } from './test-desk.ts';
import type { OrderTicket } from './order-facts.ts';
import { Order, OrderBasket } from './order.entity.ts';

let world: DeskWorld;
const open = async (options?: DeskWorldOptions): Promise<void> => {
  world = await openDeskWorld(options);
  await world.desk.pass();
};
afterEach(() => world.close());

const buy = (change: Partial<OrderTicket> = {}): OrderTicket => ({
  symbol: '990010',
  side: 'BUY',
  type: 'LIMIT',
  quantity: 10,
  limitPriceKrw: 10_000,
  ...change,
});
const orderOf = (id: string) => world.orders.require(world.em(), id);
const account = async () => (await world.trading.account(world.em()))!;
const statusesOf = async (id: string): Promise<string[]> => {
  const order = await orderOf(id);
  return (await world.orders.historyOf(world.em(), [order.id])).get(order.id)!.map(({ toStatus }) => toStatus);
};

it('takes an order from draft over approval to its fill, with costs to the won', async () => {
  await open();
  const { publicId } = await world.approved(buy());
  await world.desk.pass();
  const filled = await orderOf(publicId);
  const cost = tradeCost({ side: 'buy', market: 'KOSPI', date: '2026-03-06', price: 10_000, quantity: 10 });
  expect(filled).toMatchObject({
    status: 'FILLED',
    filledQuantity: 10,
    filledAmountKrw: 100_000,
    feeKrw: cost.fee,
    taxKrw: 0,
  });
  expect(filled.brokerOrderNumber).toBe('0000000001');
  expect(await statusesOf(publicId)).toEqual([
    'DRAFT',
    'AWAITING_APPROVAL',
    'APPROVED',
    'SENDING',
    'ACCEPTED',
    'FILLED',
  ]);
  const read = await account();
  expect(read).toMatchObject({
    openingCashKrw: 100_000_000,
    differences: [],
    ledgerCashKrw: 100_000_000 - 100_000 - cost.fee,
  });
  expect(read.snapshot!.positions).toMatchObject([{ symbol: '990010', quantity: 10, averagePriceKrw: 10_000 }]);
});

it('finds an order whose answer was lost, and does not send it again', async () => {
  await open();
  const { publicId } = await world.approved(buy());
  world.emulator.faults.paper.add({ kind: 'lost-answer' });
  await world.desk.pass();
  await world.desk.pass();
  expect(await statusesOf(publicId)).toEqual([
    'DRAFT',
    'AWAITING_APPROVAL',
    'APPROVED',
    'SENDING',
    'UNKNOWN',
    'ACCEPTED',
    'FILLED',
  ]);
  expect((await account()).snapshot!.positions).toMatchObject([{ quantity: 10 }]);
});

it('dates the sending of an order by the clock of the database, not by that of a process, which may be wrong', async () => {
  await open();
  const { publicId } = await world.approved(buy());
  const before = Date.now();
  vi.useFakeTimers({ toFake: ['Date'], now: before + 3_600_000 });
  try {
    await world.desk.pass();
  } finally {
    vi.useRealTimers();
  }
  const { status, sentAt } = await orderOf(publicId);
  expect(status).toBe('FILLED');
  expect(sentAt!.getTime()).toBeGreaterThanOrEqual(before - 1);
  expect(sentAt!.getTime()).toBeLessThanOrEqual(Date.now() + 1);
});

it('sends an order again only after two lists without it', async () => {
  await open();
  const { publicId } = await world.approved(buy());
  world.emulator.faults.paper.add({ kind: 'drop' });
  await world.desk.pass(); // sent, dropped, looked up once
  expect((await orderOf(publicId)).status).toBe('UNKNOWN');
  await world.desk.pass();
  await world.desk.pass();
  expect(await statusesOf(publicId)).toEqual(['DRAFT', 'AWAITING_APPROVAL', 'APPROVED', 'SENDING', 'UNKNOWN', 'APPROVED', 'SENDING', 'ACCEPTED', 'FILLED']); // prettier-ignore
  expect((await account()).snapshot!.positions).toMatchObject([{ quantity: 10 }]);
});

it('never sends an order of a real account again by itself', async () => {
  await open({ broker: (broker) => ({ ...broker, environment: 'real' }) });
  await world.trading.updateLimits(world.em(), 1, { maximumOrderKrw: 1_000_000, maximumDayKrw: 1_000_000, maximumDayOrders: 5 }, world.people.admin); // prettier-ignore
  const { publicId } = await world.approved(buy());
  world.emulator.faults.paper.add({ kind: 'drop' });
  for (let pass = 0; pass < 4; pass++) await world.desk.pass();
  expect(await orderOf(publicId)).toMatchObject({ status: 'REJECTED', failure: 'E_BROKER' });
  expect((await account()).snapshot!.positions).toEqual([]);
});

it('sends the second of two equal orders only when the fate of the first is known', async () => {
  await open();
  const first = await world.approved(buy());
  const second = await world.approved(buy());
  world.emulator.faults.paper.add({ kind: 'lost-answer' });
  await world.desk.pass();
  const third = world.desk.pass();
  await third;
  await world.desk.pass();
  expect((await orderOf(first.publicId)).brokerOrderNumber).toBe('0000000001');
  expect((await orderOf(second.publicId)).brokerOrderNumber).toBe('0000000002');
  const [sentFirst, sentSecond] = [await orderOf(first.publicId), await orderOf(second.publicId)];
  expect(sentSecond.sentAt!.getTime()).toBeGreaterThan(sentFirst.sentAt!.getTime());
  expect((await account()).snapshot!.positions).toMatchObject([{ quantity: 20 }]);
});

it('shows an order that fills bit by bit, and the cost of the whole', async () => {
  let now = Date.now();
  await open({ now: () => now, liquidity: { volumeRatio: 0.000_004, everyMs: 1000 } }); // four shares a second
  const { publicId } = await world.approved(buy());
  await world.desk.pass();
  expect(await orderOf(publicId)).toMatchObject({ status: 'PARTLY_FILLED', filledQuantity: 4 });
  now += 1000;
  await world.desk.pass();
  expect(await orderOf(publicId)).toMatchObject({ status: 'PARTLY_FILLED', filledQuantity: 8 });
  now += 1000;
  await world.desk.pass();
  const filled = await orderOf(publicId);
  const whole = tradeCost({ side: 'buy', market: 'KOSPI', date: '2026-03-06', price: 10_000, quantity: 10 });
  expect(filled).toMatchObject({ status: 'FILLED', filledQuantity: 10, feeKrw: whole.fee });
  expect((await account()).differences).toEqual([]);
});

it('takes back what rests at the broker, and lets the rest of a day expire', async () => {
  await open();
  const taken = await world.approved(buy({ limitPriceKrw: 9990 }));
  const late = await world.approved(buy({ limitPriceKrw: 9980 }));
  await world.desk.pass();
  expect((await orderOf(taken.publicId)).status).toBe('ACCEPTED');
  await world.cancellations.cancel(world.em(), taken.publicId, world.people.trader);
  await world.desk.pass();
  expect(await orderOf(taken.publicId)).toMatchObject({ status: 'CANCELLED', pendingChange: null });
  world.market.asOfDate = '2026-03-09';
  await world.desk.pass();
  expect((await orderOf(late.publicId)).status).toBe('EXPIRED');
});

it('gives an order at the broker a new limit after an approval by another person', async () => {
  await open();
  const { people, orders, drafts, approvals } = world;
  const { publicId } = await world.approved(buy({ limitPriceKrw: 9990 }));
  await world.desk.pass();
  const asked = await drafts.modify(world.em(), publicId, 1, { limitPriceKrw: 10_000 }, people.trader);
  expect(asked).toMatchObject({ status: 'ACCEPTED', pendingChange: 'AMEND', isPendingApproved: false, version: 2 });
  expect(await orders.awaitingCount(world.em())).toBe(1);
  await world.desk.pass();
  expect((await orderOf(publicId)).limitPriceKrw).toBe(9990); // nobody has agreed yet
  await expect(approvals.approve(world.em(), publicId, 2, newId('key'), people.trader)).rejects.toThrow(
    'E_SELF_APPROVAL',
  );
  await approvals.approve(world.em(), publicId, 2, newId('key'), people.approver);
  await world.desk.pass();
  expect(await orderOf(publicId)).toMatchObject({ status: 'FILLED', limitPriceKrw: 10_000, brokerOrderNumber: '0000000002', filledQuantity: 10 }); // prettier-ignore
});

it('finds a new limit whose answer was lost', async () => {
  await open();
  const { publicId } = await world.approved(buy({ limitPriceKrw: 9980 }));
  await world.desk.pass();
  await world.drafts.modify(world.em(), publicId, 1, { limitPriceKrw: 9990 }, world.people.trader);
  await world.approvals.approve(world.em(), publicId, 2, newId('key'), world.people.approver);
  // the pass first looks at the order, then asks for the change
  world.emulator.faults.paper.add({ kind: 'slow', ms: 0 }, { kind: 'lost-answer' });
  await world.desk.pass();
  await world.desk.pass();
  expect(await orderOf(publicId)).toMatchObject({ status: 'ACCEPTED', limitPriceKrw: 9990, pendingChange: null, brokerOrderNumber: '0000000002' }); // prettier-ignore
});

it('shows what the broker has and our books do not', async () => {
  await open();
  const before = await account();
  expect(before.differences).toEqual([]);
  const { client } = world.trading.broker()!;
  await client.placeOrder({ side: 'buy', symbol: '990020', quantity: 1, limitKrw: 50_000 }); // somebody at another screen
  await world.desk.pass();
  const fee = tradeCost({ side: 'buy', market: 'KOSPI', date: '2026-03-06', price: 50_000, quantity: 1 }).fee;
  expect((await account()).differences).toEqual([
    { symbol: null, ledger: 100_000_000, broker: 100_000_000 - 50_000 - fee },
    { symbol: '990020', ledger: 0, broker: 1 },
  ]);
});

it('says at the account that the broker does not answer, and goes on when it does', async () => {
  await open();
  world.emulator.faults.paper.add(...Array.from({ length: 4 }, () => ({ kind: 'html', status: 502 }) as const));
  await world.desk.pass();
  expect((await account()).failure).not.toBeNull();
  await world.desk.pass();
  expect((await account()).failure).toBeNull();
});

describe('a basket that sells 900,000 won to buy for 500,000', () => {
  /** An account of a million, nine tenths of it in one issue; and a basket of a sale at the limit and a purchase. */
  const basketWith = async (sellAtKrw: number): Promise<{ readonly sell: string; readonly buy: string }> => {
    await open({ paperCashKrw: 1_000_000 });
    const { drafts, approvals, trading, people, desk } = world;
    await trading.updateLimits(world.em(), 1, { maximumInstrumentRatio: 1 }, people.admin);
    await world.approved(buy({ quantity: 90 }));
    await desk.pass();
    const em = world.em();
    const { organisation, id: account } = await trading.requireAccount(em);
    const basket = await em.insert(OrderBasket, { publicId: newId('bsk'), organisation: organisation.id, account, version: 1, availableCashKrw: 0, cutCount: 0, createdAt: new Date() }); // prettier-ignore
    const tickets = [
      buy({ side: 'SELL', quantity: 90, limitPriceKrw: sellAtKrw }),
      buy({ symbol: '990020', limitPriceKrw: 50_000 }),
    ];
    const made: string[] = [];
    for (const ticket of tickets) {
      const { publicId } = await drafts.createDraft(world.em(), ticket, '', newId('key'), people.trader);
      await em.nativeUpdate(Order, { publicId }, { basket });
      made.push(publicId);
    }
    const { publicId } = await world.em().findOneOrFail(OrderBasket, { id: basket });
    const asked = await approvals.submitBasket(world.em(), publicId, 1, people.trader);
    await approvals.approveBasket(world.em(), publicId, asked.version, newId('key'), people.approver);
    await desk.pass();
    return { sell: made[0]!, buy: made[1]! };
  };
  it('buys with what the sale has brought in', async () => {
    const { sell, buy: bought } = await basketWith(10_000);
    expect([(await orderOf(sell)).status, (await orderOf(bought)).status]).toEqual(['FILLED', 'FILLED']);
  });
  it('waits with the purchase while the sale rests, and gives it up when the sale comes to nothing', async () => {
    const { sell, buy: bought } = await basketWith(10_010);
    expect([(await orderOf(sell)).status, (await orderOf(bought)).status]).toEqual(['ACCEPTED', 'APPROVED']);
    await world.cancellations.cancel(world.em(), sell, world.people.trader);
    await world.desk.pass();
    await world.desk.pass();
    expect((await orderOf(sell)).status).toBe('CANCELLED');
    expect(await orderOf(bought)).toMatchObject({ status: 'REJECTED', failure: 'E_FUNDS' });
  });
});
