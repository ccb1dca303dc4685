import { afterEach, describe, expect, it } from 'vitest';

import { KisConnections } from '../market/kis/kis-connections.ts';
import { Member } from '../auth/member.entity.ts';
import { systemEm } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import type { TradingSettings } from '../platform/settings.ts';

import { openBroker } from './broker.ts';
import type { Broker, MarketDay } from './broker.ts';
import { Order, TradingState } from './order.entity.ts';
import { openDeskWorld } from './test-desk.ts';
import type { DeskWorld, DeskWorldOptions } from './test-desk.ts';
import type { OrderTicket } from './order-facts.ts';

/** Each guard of trading is tried here by somebody who wants to pass it. */

let world: DeskWorld;
const open = async (options?: DeskWorldOptions): Promise<void> => {
  world = await openDeskWorld(options);
  await world.desk.pass();
};
afterEach(() => world.close());

const ticket: OrderTicket = { symbol: '990010', side: 'BUY', type: 'LIMIT', quantity: 10, limitPriceKrw: 10_000 };
const statusOf = async (id: string): Promise<string> => (await world.orders.require(world.em(), id)).status;
/** Orders that the broker has ever seen. */
const atBroker = async (): Promise<number> => {
  const { rows } = await world.trading.broker()!.client.executions({ from: '2026-03-05', to: '2026-03-09' });
  return rows.length;
};
const asked = async (wanted = ticket): Promise<Order> => {
  const draft = await world.drafts.createDraft(world.em(), wanted, '', newId('key'), world.people.trader);
  return world.approvals.submit(world.em(), draft.publicId, draft.version, world.people.trader);
};
/** Codes of a failure, one or all at once. */
const codesOf = async (work: Promise<unknown>): Promise<string[]> => {
  try {
    await work;
    return [];
  } catch (error) {
    const all = (error instanceof AggregateError ? error.errors : [error]) as { code: string; path: string[] }[];
    return all.map(({ code, path }) => [code, ...path].join(' '));
  }
};
const withDay = (day: () => MarketDay): DeskWorldOptions => ({
  broker: (broker): Broker => ({ ...broker, clock: { day: () => Promise.resolve(day()) } }),
});

describe('four eyes', () => {
  it('refuse the person who asked, by session or by token, and leave the order where it is', async () => {
    await open();
    const { publicId, version } = await asked();
    const { trader, approver } = world.people;
    const approve = (actor: typeof trader): Promise<unknown> => world.approvals.approve(world.em(), publicId, version, newId('key'), actor); // prettier-ignore
    expect(await codesOf(approve(trader))).toEqual(['E_SELF_APPROVAL']);
    expect(await codesOf(approve({ ...trader, id: newId('tok') }))).toEqual(['E_SELF_APPROVAL']);
    expect(await statusOf(publicId)).toBe('AWAITING_APPROVAL');
    expect(await codesOf(approve(approver))).toEqual([]);
  });
  it('refuse whoever changed the order, even where somebody else had asked for it', async () => {
    await open();
    const { publicId } = await asked();
    const { approver, approver2 } = world.people;
    const { version } = await world.drafts.modify(world.em(), publicId, 1, { quantity: 11 }, approver);
    expect(await codesOf(world.approvals.approve(world.em(), publicId, version, newId('key'), approver))).toEqual([
      'E_SELF_APPROVAL',
    ]);
    expect(await codesOf(world.approvals.approve(world.em(), publicId, version, newId('key'), approver2))).toEqual([]);
  });
  it('agree to the version that was seen and to no other', async () => {
    await open();
    const { publicId } = await asked();
    await world.drafts.modify(world.em(), publicId, 1, { quantity: 900 }, world.people.trader);
    const stale = world.approvals.approve(world.em(), publicId, 1, newId('key'), world.people.approver);
    expect(await codesOf(stale)).toEqual(['E_VERSION_CONFLICT expectedVersion']);
  });
  it('want a new approval for what was changed after the first one', async () => {
    await open();
    const { publicId } = await world.approved(ticket);
    await world.drafts.modify(world.em(), publicId, 1, { quantity: 900 }, world.people.trader);
    await world.desk.pass();
    expect(await statusOf(publicId)).toBe('AWAITING_APPROVAL');
    expect(await atBroker()).toBe(0);
  });
  it('hold at the moment of sending: a changed row, an approver who asked, an approver who lost his role', async () => {
    await open();
    const em = systemEm(world.orm);
    const { people } = world;
    const [changed, own, former] = [await world.approved(ticket), await world.approved({ ...ticket, quantity: 11 }), await world.approved({ ...ticket, quantity: 12 })]; // prettier-ignore
    await em.nativeUpdate(Order, { id: changed.id }, { version: 2, quantity: 5000 });
    await em.nativeUpdate(Order, { id: own.id }, { askedByIds: [people.approver.personId] });
    await em.nativeUpdate(Order, { id: former.id }, { approvedById: people.approver2.personId });
    await em.nativeUpdate(Member, { publicId: people.approver2.personId }, { role: 'VIEWER' });
    await world.desk.pass();
    const ends = await em.find(Order, {}, { orderBy: { id: 'asc' }, refresh: true });
    expect(ends.map(({ status, failure }) => [status, failure])).toEqual([
      ['REJECTED', 'E_VERSION_CONFLICT'],
      ['REJECTED', 'E_SELF_APPROVAL'],
      ['REJECTED', 'E_FORBIDDEN'],
    ]);
    expect(await atBroker()).toBe(0);
  });
});

describe('limits', () => {
  it('are asked when an order is submitted, all at once', async () => {
    await open();
    const draft = await world.drafts.createDraft(
      world.em(),
      { ...ticket, quantity: 20_000 },
      '',
      newId('key'),
      world.people.trader,
    );
    await world.trading.updateLimits(
      world.em(),
      1,
      { maximumOrderKrw: 100_000, maximumDayOrders: 0 },
      world.people.admin,
    );
    expect(await codesOf(world.approvals.submit(world.em(), draft.publicId, 1, world.people.trader))).toEqual([
      'E_FUNDS quantity',
      'E_ORDER_LIMIT limits maximumOrderKrw',
      'E_ORDER_LIMIT limits maximumInstrumentRatio',
      'E_ORDER_LIMIT limits maximumDayOrders',
    ]);
  });
  it('are asked when it is approved: two orders that fit by themselves do not fit together', async () => {
    await open();
    await world.trading.updateLimits(world.em(), 1, { maximumDayKrw: 150_000 }, world.people.admin);
    const [first, second] = [await asked(), await asked({ ...ticket, quantity: 9 })];
    const approve = (order: Order): Promise<unknown> => world.approvals.approve(world.em(), order.publicId, 1, newId('key'), world.people.approver); // prettier-ignore
    expect(await codesOf(approve(first))).toEqual([]);
    expect(await codesOf(approve(second))).toEqual(['E_ORDER_LIMIT limits maximumDayKrw']);
  });
  it('are asked at the moment of sending: one that was lowered after the approval keeps the order here', async () => {
    await open();
    const { publicId } = await world.approved(ticket);
    await world.trading.updateLimits(world.em(), 1, { maximumOrderKrw: 99_999 }, world.people.admin);
    await world.desk.pass();
    expect(await world.orders.require(world.em(), publicId)).toMatchObject({ status: 'REJECTED', failure: 'E_ORDER_LIMIT', reason: 'maximumOrderKrw' }); // prettier-ignore
    expect(await atBroker()).toBe(0);
  });
  it('allow nothing on a real account before an admin has set them', async () => {
    await open({ broker: (broker) => ({ ...broker, environment: 'real' }) });
    expect(await codesOf(asked())).toEqual(expect.arrayContaining(['E_ORDER_LIMIT limits maximumOrderKrw']));
  });
  it('do not sell what is not held', async () => {
    await open();
    expect(await codesOf(asked({ ...ticket, side: 'SELL' }))).toEqual(['E_HOLDING quantity']);
  });
  it('change only from the version that was read, and within their ranges', async () => {
    await open();
    const { admin } = world.people;
    await world.trading.updateLimits(world.em(), 1, { maximumDayOrders: 7 }, admin);
    expect(await codesOf(world.trading.updateLimits(world.em(), 1, { maximumDayOrders: 8 }, admin))).toEqual(['E_VERSION_CONFLICT expectedVersion']); // prettier-ignore
    expect(await codesOf(world.trading.updateLimits(world.em(), 2, { priceBandRatio: 2, maximumOrderKrw: -1 }, admin))).toEqual(['E_RANGE maximumOrderKrw', 'E_RANGE priceBandRatio']); // prettier-ignore
  });
});

describe('the kill switch', () => {
  it('voids approvals of what has not left, and lets nobody submit or approve', async () => {
    await open();
    const approved = await world.approved(ticket);
    const waiting = await asked({ ...ticket, quantity: 11 });
    const { trader, approver, approver2, admin } = world.people;
    await world.trading.halt(world.em(), '시세 이상', false, approver2);
    await world.desk.pass();
    expect(await statusOf(approved.publicId)).toBe('AWAITING_APPROVAL');
    expect(await codesOf(world.approvals.approve(world.em(), waiting.publicId, 1, newId('key'), approver))).toEqual([
      'E_TRADING_HALTED',
    ]);
    const draft = await world.drafts.createDraft(world.em(), ticket, '', newId('key'), trader);
    expect(await codesOf(world.approvals.submit(world.em(), draft.publicId, 1, trader))).toEqual(['E_TRADING_HALTED']);
    await world.trading.resume(world.em(), '정상 확인', admin);
    await world.desk.pass();
    expect(await statusOf(approved.publicId)).toBe('AWAITING_APPROVAL'); // nothing goes on by itself
    expect(await atBroker()).toBe(0);
  });
  it('is asked at the moment of sending', async () => {
    await open();
    const { publicId } = await world.approved(ticket);
    await systemEm(world.orm).nativeUpdate(TradingState, {}, { isHalted: true }); // behind the back of the service
    await world.desk.pass();
    expect(await statusOf(publicId)).toBe('APPROVED');
    expect(await atBroker()).toBe(0);
  });
  it('takes back what the broker has, where that is asked for', async () => {
    await open();
    const { publicId } = await world.approved({ ...ticket, limitPriceKrw: 9990 });
    await world.desk.pass();
    expect(await statusOf(publicId)).toBe('ACCEPTED');
    await world.trading.halt(world.em(), '시세 이상', true, world.people.trader);
    await world.desk.pass();
    expect(await statusOf(publicId)).toBe('CANCELLED');
  });
  it('is not switched back by the person who pulled it', async () => {
    await open();
    const { admin, admin2 } = world.people;
    expect(await codesOf(world.trading.halt(world.em(), ' ', false, admin))).toEqual(['E_LENGTH reason']);
    await world.trading.halt(world.em(), '점검', false, admin);
    expect(await codesOf(world.trading.halt(world.em(), '점검', false, admin2))).toEqual(['E_STATE']);
    expect(await codesOf(world.trading.resume(world.em(), '끝', admin))).toEqual(['E_SELF_APPROVAL']);
    expect(await codesOf(world.trading.resume(world.em(), '끝', admin2))).toEqual([]);
  });
});

describe('the market', () => {
  it('gets no order while it is closed, and none that was approved for another day', async () => {
    let day: MarketDay = { tradeDate: '2026-03-06', isOpen: false };
    await open(withDay(() => day));
    const [today, tomorrow] = [await world.approved(ticket), await world.approved({ ...ticket, quantity: 11 })];
    await world.desk.pass();
    expect([await statusOf(today.publicId), await statusOf(tomorrow.publicId)]).toEqual(['APPROVED', 'APPROVED']);
    day = { tradeDate: '2026-03-09', isOpen: true };
    await world.desk.pass();
    expect(await statusOf(today.publicId)).toBe('EXPIRED');
    expect(await atBroker()).toBe(0);
  });
});

describe('the hours of the session', () => {
  /** Of today, as tokens end by the clock on the wall. */
  const evening = Date.parse(`${new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10)}T20:00:00+09:00`);
  it('keep an order here in the evening', async () => {
    await open({ session: 'real', now: () => evening });
    const { publicId } = await world.approved(ticket);
    await world.desk.pass();
    expect(await statusOf(publicId)).toBe('APPROVED');
  });
  it('are kept by the broker too, whose words are shown', async () => {
    await open({ ...withDay(() => ({ tradeDate: '2026-03-06', isOpen: true })), session: 'real', now: () => evening });
    const { publicId } = await world.approved(ticket);
    await world.desk.pass();
    expect(await world.orders.require(world.em(), publicId)).toMatchObject({ status: 'REJECTED', failure: 'E_BROKER', reason: '모의투자 장종료 입니다.' }); // prettier-ignore
    expect(await atBroker()).toBe(0);
  });
});

describe('the account', () => {
  it('belongs to one organisation: another sees nothing of it and cannot use it', async () => {
    await open();
    const { publicId } = await asked();
    const { orders, previews, drafts, approvals, cancellations, trading, people } = world;
    expect(await orders.find(world.otherEm(), publicId)).toBeNull();
    expect(await trading.account(world.otherEm())).toBeNull();
    expect(await codesOf(approvals.approve(world.otherEm(), publicId, 1, newId('key'), people.approver))).toEqual([
      'E_NOT_FOUND id',
    ]);
    expect(await codesOf(cancellations.cancel(world.otherEm(), publicId, people.trader))).toEqual(['E_NOT_FOUND id']);
    expect(await codesOf(drafts.createDraft(world.otherEm(), ticket, '', newId('key'), people.trader))).toEqual(['E_REAL_ORDERS_DISABLED']); // prettier-ignore
    expect(await codesOf(previews.preview(world.otherEm(), ticket))).toEqual(['E_REAL_ORDERS_DISABLED']);
    const theirs = await trading.state(world.otherEm());
    await trading.halt(world.otherEm(), '다른 회사', true, people.admin);
    expect((await trading.state(world.em())).isHalted).toBe(false);
    expect(theirs.publicId).not.toBe((await trading.state(world.em())).publicId);
  });
  it('is the one of the settings: an order of another one is not sent', async () => {
    await open();
    const { publicId } = await world.approved(ticket);
    await systemEm(world.orm).getConnection().execute("update trading_account set environment = 'real'"); // the paper account became a real one
    await world.desk.pass();
    expect(await world.orders.require(world.em(), publicId)).toMatchObject({ status: 'REJECTED', failure: 'E_REAL_ORDERS_DISABLED' }); // prettier-ignore
    expect(await atBroker()).toBe(0);
  });
  it('cannot be opened for the real host without the flag, whatever the settings are made of', async () => {
    await open();
    const real = {
      environment: 'real',
      baseUrl: 'https://openapi.koreainvestment.com:9443',
      appKey: 'k',
      appSecret: 's',
      account: '12345678-01',
      isEmulator: false,
      allowsReal: false,
      callsPerSecond: null,
    } as const satisfies TradingSettings;
    const connections = new KisConnections(world.dir);
    expect(() => openBroker(real, connections)).toThrow('E_FORBIDDEN');
    const text = { ...real, allowsReal: 'true' } as unknown as TradingSettings; // a setting that arrived as text
    expect(() => openBroker(text, connections)).toThrow('E_FORBIDDEN');
    expect(() => openBroker({ ...real, environment: 'paper' }, connections)).toThrow('E_SETTINGS'); // a paper tr_id for the real host
  });
});

describe('a repeat', () => {
  it('of an approval with the same key sends one order', async () => {
    await open();
    const { publicId } = await asked();
    const key = newId('key');
    const approve = (version: number): Promise<unknown> => world.approvals.approve(world.em(), publicId, version, key, world.people.approver); // prettier-ignore
    expect(await codesOf(approve(1))).toEqual([]);
    expect(await codesOf(approve(1))).toEqual([]);
    expect(await codesOf(approve(2))).toEqual(['E_IDEMPOTENCY_KEY_REUSED idempotencyKey']);
    await world.desk.pass();
    expect(await codesOf(approve(1))).toEqual([]);
    await world.desk.pass();
    expect(await atBroker()).toBe(1);
  });
  it('of a step that was taken is refused', async () => {
    await open();
    const { publicId } = await asked();
    const { trader, approver } = world.people;
    expect(await codesOf(world.approvals.submit(world.em(), publicId, 1, trader))).toEqual(['E_STATE id']);
    expect(await codesOf(world.drafts.discard(world.em(), publicId, trader))).toEqual(['E_STATE id']);
    expect(await codesOf(world.approvals.decline(world.em(), publicId, 1, '한도 초과', approver))).toEqual([]);
    expect(await codesOf(world.approvals.approve(world.em(), publicId, 1, newId('key'), approver))).toEqual([
      'E_STATE id',
    ]);
    expect(await codesOf(world.cancellations.cancel(world.em(), publicId, trader))).toEqual(['E_STATE id']);
    expect(await codesOf(world.drafts.modify(world.em(), publicId, 1, { quantity: 2 }, trader))).toEqual([
      'E_STATE id',
    ]);
  });
});
