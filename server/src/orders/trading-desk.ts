import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';
import type { ErrorCode } from '@convergence/shared/errors';
import { costOfAmount } from '@convergence/shared/market/krx-rules';
import type { KrxMarket } from '@convergence/shared/market/krx-rules';
import { booksDifferences } from '@convergence/shared/orders/account-books';
import type { BooksDifference } from '@convergence/shared/orders/account-books';
import { formProblems, limitProblems } from '@convergence/shared/orders/order-ticket';

import { Member } from '../auth/member.entity.ts';
import { permissionsOfRole } from '../auth/permissions.ts';
import { KisError } from '../market/kis/kis-error.ts';
import type { KisBalance, KisOrder, KisOrderReference } from '../market/kis/kis-trading-client.ts';
import type { KisOrderRow } from '../market/kis/kis-trading-wire.ts';
import type { MarketService } from '../market/market.service.ts';
import type { Orm } from '../platform/db/database.ts';
import { databaseNow } from '../platform/db/moment.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import { systemEm } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import type { EventLog } from '../platform/event-log.ts';
import { LeaseLostError } from '../platform/lease.ts';
import type { Logger } from '../platform/log.ts';

import type { Broker, MarketDay } from './broker.ts';
import { accountFor, ticketMarkets, ticketOf } from './order-facts.ts';
import { moveOrder, orderStream, tellOfOrder } from './order-moves.ts';
import type { MoveParts, OrderEventPayloads } from './order-moves.ts';
import { committedStatuses, workingStatuses } from './order-states.ts';
import type { OrderStatus } from './order-states.ts';
import { Order, OrderFill, OrderLeg, TradingAccount } from './order.entity.ts';
import type { BrokerSnapshot } from './order.entity.ts';
import { limitsOf } from './trading.service.ts';
import type { TradingService } from './trading.service.ts';

export interface DeskParts extends MoveParts {
  readonly orm: Orm;
  readonly trading: TradingService;
  readonly market: MarketService;
  readonly log: Logger;
}

/** Complete lists without an order that prove that the broker does not have it. */
const ABSENCES = 2;
/** Times that an order is given back for sending after such a proof; on paper only. */
const MOST_RETURNS = 3;
/** How far the broker's clock may be behind ours, seconds. */
const CLOCK_SLACK_S = 60;
const DAY_S = 86_400;

/** What became of the attempt to send an order. */
type Sending = 'sent' | 'held' | 'closed' | 'stop';

/**
 * Everything that passes between us and the broker, one pass at a time: an order is recorded as SENDING before it leaves and is never
 * sent again unless the broker is proven not to have it; what a crash or a time-out left open is looked up first.
 *
 * One pass at a time for each account: whoever makes one holds a lease (see `order.job.ts`).
 */
export class TradingDesk {
  readonly #parts: DeskParts;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  #isLost = false;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /**
   * Looks up, changes, sends and reads all that is to be done now. A call during a pass waits for one more after it. A broker that
   * does not answer is told at the account and in the log, and is no failure of the pass.
   *
   * @param isAsked - Whether readers of the account are told even where nothing is new.
   */
  pass(isAsked = false, signal?: AbortSignal): Promise<void> {
    if (this.#running === null) {
      this.#running = this.#pass(isAsked, signal).finally(() => {
        this.#running = null;
      });
      return this.#running;
    }
    this.#next ??= this.#running
      .catch(() => undefined) // told to whoever asked for that pass
      .then(() => {
        this.#next = null;
        return this.pass(isAsked, signal);
      });
    return this.#next;
  }

  /** Whether orders are approved or at the broker, so that a pass is worth its calls. */
  async hasWork(): Promise<boolean> {
    const open = await systemEm(this.#parts.orm).count(Order, { status: { $in: [...committedStatuses] } });
    return open > 0;
  }

  async #pass(isAsked: boolean, signal?: AbortSignal): Promise<void> {
    const { trading, log } = this.#parts;
    const broker = trading.broker();
    const account = broker === null ? null : await trading.ensureAccount();
    if (broker === null || account === null) return;
    await this.#recover(account);
    try {
      const day = await broker.clock.day();
      const desk = { broker, account, day, signal };
      await this.#look(desk);
      const changed = await this.#change(desk);
      const sent = await this.#sendAll(desk);
      if (changed || sent) await this.#look(desk);
      await this.#read(desk, isAsked);
      this.#isLost = false;
    } catch (error) {
      if (signal?.aborted) return;
      if (!this.#isLost) log.warn({ err: error }, 'The broker does not answer; orders wait until it does.');
      this.#isLost = true;
      await this.#recordFailure(account, error);
    }
  }

  /** Orders that were on their way when the last process ended: nobody knows whether they arrived. */
  async #recover(account: TradingAccount): Promise<void> {
    const em = systemEm(this.#parts.orm);
    for (const { id } of await em.find(Order, { account: account.id, status: 'SENDING' }, { fields: ['id'] }))
      await this.#inTransaction(id, (tx, order) =>
        order.status === 'SENDING' ? moveOrder(tx, this.#parts, order, 'LOSE', 'DESK') : Promise.resolve(),
      );
  }

  // ---------------------------------------------------------------------------------------------------- what became of them

  async #look(desk: Desk): Promise<void> {
    const { broker, account, day, signal } = desk;
    const em = systemEm(this.#parts.orm);
    for (const order of await em.find(Order, { account: account.id, status: 'UNKNOWN' }, { orderBy: { id: 'asc' } }))
      await this.#lookUp(desk, order);

    const open = await em.find(
      Order,
      { account: account.id, status: { $in: ['ACCEPTED', 'PARTLY_FILLED'] } },
      { orderBy: { id: 'asc' }, refresh: true },
    );
    if (open.length === 0) return;
    const dates = open.map(({ tradeDate }) => tradeDate!).toSorted();
    const [from] = dates as [string];
    const { rows } = await broker.client.executions({ from, to: day.tradeDate > from ? day.tradeDate : from }, signal);
    const markets = await this.#segments(open.map(({ symbol }) => symbol));
    for (const { id, symbol } of open)
      await this.#inTransaction(id, (tx, order) => this.#apply(tx, order, rows, day, markets.get(symbol) ?? 'KOSPI'));
  }

  /** Finds an order of unknown fate at the broker, or proves that it is not there. */
  async #lookUp({ broker, account, signal }: Desk, known: Order): Promise<void> {
    const em = systemEm(this.#parts.orm);
    const legs = await em.find(OrderLeg, { account: account.id, tradeDate: known.tradeDate! });
    const numbers = new Set(legs.map(({ number }) => number));
    const listing = await broker.client.lookUp(wireOrder(known), known.tradeDate!, numbers, signal);
    const rows = listing.rows.filter((row) => isSince(row, known.sentAt!));
    await this.#inTransaction(known.id, async (tx, order) => {
      if (order.status !== 'UNKNOWN') return;
      const found = rows.toSorted((a, b) => (a.orderNumber < b.orderNumber ? -1 : 1))[0];
      if (found) {
        addLeg(tx, order, found, null, order.quantity);
        await moveOrder(tx, this.#parts, order, 'ACCEPT', 'DESK', { reason: '증권사 조회로 확인' });
        return;
      }
      const isLate = (await databaseNow(tx)).getTime() - order.sentAt!.getTime() > broker.listingLagMs;
      if (!listing.isComplete || !isLate) return;
      order.absentCount += 1;
      if (order.absentCount < ABSENCES) return;
      const isRepeatable = broker.environment === 'paper' && order.returnCount < MOST_RETURNS;
      if (isRepeatable) {
        order.returnCount += 1;
        await moveOrder(tx, this.#parts, order, 'RETURN', 'DESK', { reason: '증권사에 접수되지 않았음을 확인' });
      } else {
        const reason = '증권사에 접수되지 않았음을 확인';
        await moveOrder(tx, this.#parts, order, 'REJECT', 'DESK', { failure: 'E_BROKER', reason });
      }
    });
  }

  /** Brings one order up to what the broker's list says of it. */
  async #apply(
    tx: EntityManager,
    order: Order,
    rows: readonly KisOrderRow[],
    day: MarketDay,
    market: KrxMarket,
  ): Promise<void> {
    if (order.status !== 'ACCEPTED' && order.status !== 'PARTLY_FILLED') return;
    const legs = await tx.find(OrderLeg, { order: order.id }, { orderBy: { id: 'asc' } });
    await this.#adopt(tx, order, legs, rows);
    const rowOf = ({ tradeDate, number }: OrderLeg): KisOrderRow | undefined =>
      rows.find((row) => row.orderDate === tradeDate && row.orderNumber === number);
    const before = order.filledQuantity;
    for (const leg of legs) {
      const row = rowOf(leg);
      if (row) this.#bookFill(tx, order, leg, row, market);
    }
    const shown = legs.map(rowOf);
    const isFilled = order.filledQuantity >= order.quantity;
    const isAllShown = shown.every((row) => row !== undefined);
    const isOver = isAllShown && shown.every((row) => row.openQuantity === 0);
    if (isFilled) {
      if (order.status === 'ACCEPTED' || order.filledQuantity > before)
        await moveOrder(tx, this.#parts, order, 'FILL', 'DESK');
      return;
    }
    // a new limit takes the open rest to another number, which may be listed later
    const isMoving = order.pendingChange === 'AMEND' && order.isPendingApproved;
    if (isOver && !isMoving) return this.#close(tx, order, legs, rows, day);
    if (order.filledQuantity > before) await moveOrder(tx, this.#parts, order, 'FILL_PART', 'DESK');
  }

  /** The open rest is gone: rejected, taken back, or the day is over. */
  async #close(
    tx: EntityManager,
    order: Order,
    legs: readonly OrderLeg[],
    rows: readonly KisOrderRow[],
    day: MarketDay,
  ): Promise<void> {
    const numbers = new Set(legs.map(({ number }) => number));
    const own = rows.filter((row) => numbers.has(row.orderNumber));
    if (own.some(({ rejectedQuantity }) => rejectedQuantity > 0))
      return moveOrder(tx, this.#parts, order, 'REJECT', 'DESK', { failure: 'E_BROKER' });
    const isTakenBack = rows.some(
      ({ isCancellation, originalNumber }) => isCancellation && originalNumber !== null && numbers.has(originalNumber),
    );
    const isDayOver = order.tradeDate! < day.tradeDate || !day.isOpen;
    await moveOrder(tx, this.#parts, order, isTakenBack || !isDayOver ? 'WITHDRAW' : 'EXPIRE', 'DESK');
  }

  /** Takes the numbers of amendments whose answer never came. */
  async #adopt(tx: EntityManager, order: Order, legs: OrderLeg[], rows: readonly KisOrderRow[]): Promise<void> {
    for (const row of rows) {
      const parent = legs.find(({ tradeDate, number }) => tradeDate === row.orderDate && number === row.originalNumber);
      const isKnown = legs.some(({ tradeDate, number }) => tradeDate === row.orderDate && number === row.orderNumber);
      if (!parent || row.isCancellation || isKnown) continue;
      legs.push(addLeg(tx, order, row, parent.number, row.quantity));
      order.limitPriceKrw = row.priceKrw;
      if (order.pendingChange === 'AMEND') clearChange(order);
      await tx.flush();
      await tellOfOrder(tx, this.#parts.events, order, order.status);
    }
  }

  /** Books what a number traded since it was last looked at. Costs are those of its whole amount, less what was booked before. */
  #bookFill(tx: EntityManager, order: Order, leg: OrderLeg, row: KisOrderRow, market: KrxMarket): void {
    leg.openQuantity = row.openQuantity;
    const quantity = row.filledQuantity - leg.filledQuantity;
    if (quantity <= 0) return;
    const side = order.side === 'BUY' ? 'buy' : 'sell';
    const cost = costOfAmount({ side, market, date: leg.tradeDate, amount: row.filledAmountKrw });
    const fill = {
      quantity,
      amountKrw: row.filledAmountKrw - leg.filledAmountKrw,
      feeKrw: cost.fee - leg.feeKrw,
      taxKrw: cost.transactionTax + cost.ruralTax - leg.taxKrw,
    };
    leg.filledQuantity += fill.quantity;
    leg.filledAmountKrw += fill.amountKrw;
    leg.feeKrw += fill.feeKrw;
    leg.taxKrw += fill.taxKrw;
    order.filledQuantity += fill.quantity;
    order.filledAmountKrw += fill.amountKrw;
    order.feeKrw += fill.feeKrw;
    order.taxKrw += fill.taxKrw;
    const { organisation, account, symbol } = order;
    tx.create(OrderFill, {
      publicId: newId('fil'),
      organisation,
      account,
      order,
      tradeDate: leg.tradeDate,
      symbol,
      side: order.side,
      ...fill,
      observedAt: new Date(),
    });
  }

  // --------------------------------------------------------------------------------------------------------------- changes

  /** Asks the broker to take orders back, or to give them their new limits. Both do no harm when they are asked for twice. */
  async #change({ broker, account, day, signal }: Desk): Promise<boolean> {
    const em = systemEm(this.#parts.orm);
    const wanted = await em.find(
      Order,
      {
        account: account.id,
        status: { $in: ['ACCEPTED', 'PARTLY_FILLED'] },
        isPendingApproved: true,
        pendingChange: { $ne: null },
      },
      { orderBy: { id: 'asc' }, refresh: true },
    );
    for (const order of wanted) {
      const [leg] = await em.find(OrderLeg, { order: order.id }, { orderBy: { id: 'desc' }, limit: 1 });
      const reference: KisOrderReference = { branch: leg!.branch, orderNumber: leg!.number };
      const state = await this.#parts.trading.stateOf(em, order.organisation.id);
      if (!day.isOpen || (order.pendingChange === 'AMEND' && state?.isHalted !== false)) continue;
      try {
        const accepted =
          order.pendingChange === 'CANCEL'
            ? await broker.client.cancelOrder(reference, null, signal)
            : await broker.client.amendOrder(reference, order.pendingLimitKrw!, null, signal);
        await this.#inTransaction(order.id, (tx, current) => this.#changed(tx, current, accepted, leg!));
      } catch (error) {
        if (!(error instanceof KisError)) throw error;
        if (error.failure === 'UNKNOWN_OUTCOME' || error.failure === 'NOT_SENT' || error.failure === 'SLOW_DOWN')
          continue;
        // nothing left to change, or the market says no: what became of the order is read next
        await this.#inTransaction(order.id, async (tx, current) => {
          clearChange(current);
          current.reason = error.text;
          await tx.flush();
          await tellOfOrder(tx, this.#parts.events, current, current.status);
        });
      }
    }
    return wanted.length > 0;
  }

  async #changed(
    tx: EntityManager,
    order: Order,
    accepted: { readonly branch: string; readonly orderNumber: string },
    leg: OrderLeg,
  ): Promise<void> {
    if (order.pendingChange !== 'AMEND') return; // the list will show the order as taken back
    const quantity = order.quantity - order.filledQuantity;
    addLeg(tx, order, { ...accepted, orderDate: leg.tradeDate }, leg.number, quantity);
    order.limitPriceKrw = order.pendingLimitKrw ?? null;
    clearChange(order);
    await tx.flush();
    await tellOfOrder(tx, this.#parts.events, order, order.status);
  }

  // --------------------------------------------------------------------------------------------------------------- sending

  /** Sends what is approved, sales first. True where anything left. */
  async #sendAll(desk: Desk): Promise<boolean> {
    const em = systemEm(this.#parts.orm);
    const approved = await em.find(Order, { account: desk.account.id, status: 'APPROVED' }, { orderBy: { id: 'asc' } });
    const inOrder = [
      ...approved.filter(({ side }) => side === 'SELL'),
      ...approved.filter(({ side }) => side === 'BUY'),
    ];
    let hasSent = false;
    for (const [index, { id, side }] of inOrder.entries()) {
      // purchases may live on what the sales before them brought in
      if (side === 'BUY' && hasSent && inOrder[index - 1]?.side === 'SELL') {
        await this.#look(desk);
        await this.#read(desk, false);
      }
      const outcome = await this.#send(desk, id);
      if (outcome === 'stop') break;
      hasSent ||= outcome === 'sent';
    }
    return hasSent;
  }

  async #send(desk: Desk, id: number): Promise<Sending> {
    desk.signal?.throwIfAborted();
    const known = await systemEm(this.#parts.orm).findOneOrFail(Order, { id });
    const markets = await ticketMarkets(
      systemEm(this.#parts.orm),
      this.#parts.market,
      [known.symbol],
      desk.day.tradeDate,
    );
    const verdict = await this.#inTransaction(id, (tx, order) => this.#release(tx, desk, order, markets));
    if (verdict.outcome !== 'sent') return verdict.outcome;
    // frozen since it was recorded, for so long that another process may have looked it up and sent it again
    if (desk.signal?.aborted && desk.signal.reason instanceof LeaseLostError) throw desk.signal.reason;
    try {
      const accepted = await desk.broker.client.placeOrder(verdict.order);
      await this.#inTransaction(id, async (tx, order) => {
        addLeg(tx, order, { ...accepted, orderDate: order.tradeDate! }, null, order.quantity);
        await moveOrder(tx, this.#parts, order, 'ACCEPT', 'DESK');
      });
      return 'sent';
    } catch (error) {
      return this.#sendingFailed(id, error);
    }
  }

  /** What an order that did not get a plain yes is from now on. */
  async #sendingFailed(id: number, error: unknown): Promise<Sending> {
    const failure =
      error instanceof KisError ? error.failure : error instanceof DomainError ? 'REQUEST' : 'UNKNOWN_OUTCOME';
    const text = error instanceof KisError ? error.text : '';
    const moves = this.#parts;
    if (failure === 'NOT_SENT' || failure === 'SLOW_DOWN' || failure === 'RENEW_TOKEN') {
      await this.#inTransaction(id, (tx, order) => moveOrder(tx, moves, order, 'RETURN', 'DESK', { reason: text }));
      return 'stop';
    }
    if (failure === 'UNKNOWN_OUTCOME' || failure === 'TRANSIENT' || failure === 'PROTOCOL') {
      moves.log.warn({ err: error }, 'An order was sent and no answer came; it is looked up.');
      await this.#inTransaction(id, (tx, order) => moveOrder(tx, moves, order, 'LOSE', 'DESK'));
      return 'sent';
    }
    await this.#inTransaction(id, (tx, order) =>
      moveOrder(tx, moves, order, 'REJECT', 'DESK', { failure: 'E_BROKER', reason: text }),
    );
    return failure === 'CONFIGURATION' ? 'stop' : 'closed';
  }

  /**
   * The last look at an order before it leaves: every guard is asked again, in the transaction that records it as SENDING.
   * What an approver saw is what is sent.
   */
  async #release(
    tx: EntityManager,
    { broker, account: known, day }: Desk,
    order: Order,
    markets: Awaited<ReturnType<typeof ticketMarkets>>,
  ): Promise<{ readonly outcome: Exclude<Sending, 'sent'> } | { readonly outcome: 'sent'; readonly order: KisOrder }> {
    if (order.status !== 'APPROVED') return { outcome: 'closed' };
    const close = async (action: 'REJECT' | 'EXPIRE', failure: ErrorCode | null, reason: string | null = null) => {
      await moveOrder(tx, this.#parts, order, action, 'DESK', { failure, reason });
      return { outcome: 'closed' } as const;
    };
    if (order.pendingChange === 'CANCEL') {
      await moveOrder(tx, this.#parts, order, 'CANCEL', 'ORDER_WRITE');
      return { outcome: 'closed' };
    }
    const account = await tx.findOneOrFail(TradingAccount, { id: known.id }, { refresh: true });
    if (account.accountKey !== broker.accountKey || account.environment !== broker.environment)
      return close('REJECT', 'E_REAL_ORDERS_DISABLED');
    if (order.tradeDate! < day.tradeDate) return close('EXPIRE', null);
    const state = await this.#parts.trading.stateOf(tx, order.organisation.id);
    if (state === null || state.isHalted || !day.isOpen || order.tradeDate! > day.tradeDate) return { outcome: 'held' };
    const refusal = await approvalRefusal(tx, order);
    if (refusal !== null) return close('REJECT', refusal);
    if (await hasEqualOnItsWay(tx, order)) return { outcome: 'held' };

    const facts = markets.get(order.symbol);
    if (!facts) return close('REJECT', 'E_SYMBOL_UNKNOWN');
    const held = await this.#parts.trading.facts(tx, account, day.tradeDate, [order.id]);
    const have = accountFor(held, order.symbol, facts, { statuses: workingStatuses });
    const ticket = ticketOf(order);
    const form = formProblems(ticket, facts);
    const [problem, ...more] = form.length > 0 ? form : limitProblems(ticket, facts, have, limitsOf(state));
    if (problem) {
      const isOnlyCash = problem.code === 'E_FUNDS' && more.length === 0;
      if (isOnlyCash && held.others.some((other) => isSaleOfBasket(other, order))) return { outcome: 'held' };
      const worst = isOnlyCash ? problem : (more.find(({ code }) => code === 'E_ORDER_LIMIT') ?? problem);
      return close('REJECT', worst.code, worst.code === 'E_ORDER_LIMIT' ? (worst.path.at(-1) ?? null) : null);
    }
    order.sentAt = await databaseNow(tx); // what is found at the broker is judged by it, maybe by a process with another clock
    order.absentCount = 0;
    await moveOrder(tx, this.#parts, order, 'SEND', 'DESK');
    return { outcome: 'sent', order: wireOrder(order) };
  }

  // --------------------------------------------------------------------------------------------------------------- account

  /** Reads the account and compares it with our own books; what differs is kept and shown. */
  async #read(desk: Desk, isAsked: boolean): Promise<void> {
    const { broker, account, signal } = desk;
    const balance = await broker.client.balance(signal);
    const snapshot = snapshotOf(balance);
    await this.#openBooks(account, snapshot);
    const before = await this.#differences(account, snapshot);
    let isSettled = balance.isComplete;
    if (before.differences.length > 0 && (await this.hasWork())) {
      // an order may have traded between the two lists: then the next look books it, and the comparison waits for the next pass
      await this.#look(desk);
      const after = await this.#differences(account, snapshot);
      isSettled &&= JSON.stringify(after) === JSON.stringify(before);
    }
    await this.#keep(account, snapshot, isSettled ? before : null, isAsked);
  }

  /** Our own books begin with what the broker shows first. */
  async #openBooks({ id }: TradingAccount, snapshot: BrokerSnapshot): Promise<void> {
    const held = snapshot.positions.filter(({ quantity }) => quantity > 0);
    await systemEm(this.#parts.orm).nativeUpdate(
      TradingAccount,
      { id, openedAt: null },
      {
        openingCashKrw: snapshot.settledCashKrw,
        openingPositions: Object.fromEntries(
          held.map(({ symbol, quantity, purchaseKrw }) => [symbol, { quantity, purchaseKrw }]),
        ),
        openedAt: new Date(),
      },
    );
  }

  async #differences(
    { id }: TradingAccount,
    snapshot: BrokerSnapshot,
  ): Promise<{ readonly differences: readonly BooksDifference[]; readonly ledgerCashKrw: number }> {
    const em = systemEm(this.#parts.orm);
    const books = (await this.#parts.trading.books(em, await em.findOneOrFail(TradingAccount, { id })))!;
    const quantities = new Map(snapshot.positions.map(({ symbol, quantity }) => [symbol, quantity]));
    const broker = { cashKrw: snapshot.settledCashKrw, quantities };
    return { differences: booksDifferences(books, broker), ledgerCashKrw: books.cashKrw };
  }

  /** @param comparison - Null while orders trade under our eyes: the last one stands. */
  async #keep(
    { id }: TradingAccount,
    snapshot: BrokerSnapshot,
    comparison: { readonly differences: readonly BooksDifference[]; readonly ledgerCashKrw: number } | null,
    isAsked: boolean,
  ): Promise<void> {
    const { orm, events } = this.#parts;
    await systemEm(orm).transactional(async (tx) => {
      const account = await tx.findOneOrFail(TradingAccount, { id }, { refresh: true });
      const before = JSON.stringify([account.snapshot, account.differences, account.failure]);
      Object.assign(account, { ...comparison, ...(comparison && { comparedAt: new Date() }) });
      Object.assign(account, { snapshot, snapshotAt: new Date(), failure: null });
      const isNew = before !== JSON.stringify([account.snapshot, account.differences, account.failure]);
      if (isNew || isAsked) await tellOfAccount(tx, events, account);
    });
  }

  async #recordFailure({ id }: TradingAccount, error: unknown): Promise<void> {
    const text = error instanceof KisError ? error.text || error.failure : '증권사가 응답하지 않습니다.';
    await systemEm(this.#parts.orm).transactional(async (tx) => {
      const account = await tx.findOneOrFail(TradingAccount, { id }, { refresh: true });
      if (account.failure === text) return;
      account.failure = text.slice(0, 300);
      await tellOfAccount(tx, this.#parts.events, account);
    });
  }

  async #segments(symbols: readonly string[]): Promise<ReadonlyMap<string, KrxMarket>> {
    return this.#parts.market.segments(systemEm(this.#parts.orm), symbols);
  }

  /** Does the work on the row as it is now. SQLite has one writer, so nobody changes it in between. */
  #inTransaction<T>(id: number, work: (tx: EntityManager, order: Order) => Promise<T>): Promise<T> {
    return systemEm(this.#parts.orm).transactional(async (tx) => work(tx, await tx.findOneOrFail(Order, { id })));
  }
}

interface Desk {
  readonly broker: Broker;
  readonly account: TradingAccount;
  readonly day: MarketDay;
  readonly signal: AbortSignal | undefined;
}

function wireOrder({ side, symbol, quantity, limitPriceKrw }: Order): KisOrder {
  return { side: side === 'BUY' ? 'buy' : 'sell', symbol, quantity, limitKrw: limitPriceKrw ?? null };
}

function addLeg(
  tx: EntityManager,
  order: Order,
  row: { readonly branch: string; readonly orderNumber: string; readonly orderDate: string },
  originalNumber: string | null,
  quantity: number,
): OrderLeg {
  const { organisation, account } = order;
  order.brokerOrderNumber = row.orderNumber;
  return tx.create(OrderLeg, {
    organisation: tx.getReference(Organisation, organisation.id, { wrapped: true }),
    account: tx.getReference(TradingAccount, account.id, { wrapped: true }),
    order,
    tradeDate: row.orderDate,
    number: row.orderNumber,
    branch: row.branch,
    originalNumber,
    quantity,
    openQuantity: quantity,
    filledQuantity: 0,
    filledAmountKrw: 0,
    feeKrw: 0,
    taxKrw: 0,
    createdAt: new Date(),
  });
}

function tellOfAccount(
  tx: EntityManager,
  events: EventLog,
  { organisation, publicId }: TradingAccount,
): Promise<string> {
  const told = { accountId: publicId } satisfies OrderEventPayloads['account'];
  return events.append(tx, orderStream(organisation.id), 'account', told);
}

function clearChange(order: Order): void {
  order.pendingChange = null;
  order.pendingLimitKrw = null;
  order.isPendingApproved = false;
  order.updatedAt = new Date();
}

/** Whether the broker took an order after ours had left; both times are of the day, in Seoul. */
function isSince({ orderTime }: KisOrderRow, sentAt: Date): boolean {
  const match = /^(\d{2})(\d{2})(\d{2})$/.exec(orderTime);
  if (!match) return true;
  const [hours, minutes, seconds] = match.slice(1).map(Number) as [number, number, number];
  const sent = Math.floor(sentAt.getTime() / 1000 + 9 * 3600) % DAY_S;
  const later = (hours * 3600 + minutes * 60 + seconds - sent + DAY_S + DAY_S / 2) % DAY_S; // shifted by half a day, so that midnight is no border
  return later >= DAY_S / 2 - CLOCK_SLACK_S;
}

/** Why an approval does not carry an order to the broker; null where it does. */
async function approvalRefusal(tx: EntityManager, order: Order): Promise<ErrorCode | null> {
  if (!order.approvedById || order.approvedVersion !== order.version) return 'E_VERSION_CONFLICT';
  if (order.askedByIds.includes(order.approvedById)) return 'E_SELF_APPROVAL';
  const approver = await tx.findOne(Member, { publicId: order.approvedById, organisation: order.organisation.id });
  return approver && permissionsOfRole[approver.role].includes('ORDER_APPROVE') ? null : 'E_FORBIDDEN';
}

/** Two equal orders of unknown fate could not be told apart at the broker, so the second waits. */
async function hasEqualOnItsWay(tx: EntityManager, order: Order): Promise<boolean> {
  const { account, symbol, side, type, quantity, limitPriceKrw } = order;
  const statuses: OrderStatus[] = ['SENDING', 'UNKNOWN'];
  const count = await tx.count(Order, {
    account: account.id,
    symbol,
    side,
    type,
    quantity,
    limitPriceKrw: limitPriceKrw ?? null,
    status: { $in: statuses },
  });
  return count > 0;
}

/** Whether the other order is a sale of the same basket that can still bring in money. */
function isSaleOfBasket(other: Order, order: Order): boolean {
  return (
    other.side === 'SELL' && other.isOpen() && order.basket?.id !== undefined && other.basket?.id === order.basket.id
  );
}

function snapshotOf({ totals, rows }: KisBalance): BrokerSnapshot {
  return {
    depositKrw: totals.depositKrw,
    settledCashKrw: totals.depositSettledKrw,
    securitiesKrw: totals.securitiesKrw,
    totalKrw: totals.totalKrw,
    positions: rows.map((row) => ({ ...row })),
  };
}
