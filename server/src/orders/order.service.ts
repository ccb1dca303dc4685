import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';
import { basketPlan } from '@convergence/shared/orders/basket-plan';
import { formProblems, limitProblems, ticketEstimate, ticketPrices } from '@convergence/shared/orders/order-ticket';
import type { Ticket, TicketAccount, TicketEstimate, TicketMarket } from '@convergence/shared/orders/order-ticket';
import { isRecommendationWithheld } from '@convergence/shared/response/rules';

import { KisError } from '../market/kis/kis-error.ts';
import type { MarketService } from '../market/market.service.ts';
import { recordAudit } from '../platform/db/audit.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import { keysetWhere, pageOf } from '../platform/graphql/page.ts';
import type { Page, PageRequest } from '../platform/graphql/page.ts';
import { hashInput, once } from '../platform/idempotency.ts';
import { isId, newId } from '../platform/ids.ts';
import { Recommendation } from '../recommendation/recommendation.entity.ts';
import type { RecommendationService } from '../recommendation/recommendation.service.ts';
import { SimulationRun } from '../simulation/simulation.entity.ts';

import type { MarketDay } from './broker.ts';
import { accountFor, claimingOrders, requireMarket, ticketMarkets, ticketOf } from './order-facts.ts';
import type { AccountFacts } from './order-facts.ts';
import { moveOrder, recordStep, tellOfOrder } from './order-moves.ts';
import type { Actor, MoveParts } from './order-moves.ts';
import { committedStatuses, isFinal, isPossible, nextStatus, orderStatuses } from './order-states.ts';
import type { OrderStatus } from './order-states.ts';
import { Order, OrderBasket, OrderFill, OrderTransition, TradingAccount } from './order.entity.ts';
import type { OrderSide } from './order.entity.ts';
import { sendJob } from './order.queue.ts';
import { limitsOf, requireReason } from './trading.service.ts';
import type { TradingService } from './trading.service.ts';

const MOST_NOTE = 500;

export interface OrderFilterValues {
  readonly statusIn?: readonly OrderStatus[] | null | undefined;
  readonly side?: OrderSide | null | undefined;
  readonly symbol?: string | null | undefined;
  readonly isOpen?: boolean | null | undefined;
  /** Orders, or changes of orders, that wait for another person. */
  readonly isAwaitingApproval?: boolean | null | undefined;
}

export interface OrderTicket extends Ticket {
  readonly symbol: string;
}

/** What a ticket would cost and what stands in its way. */
export interface TicketPreview extends TicketEstimate {
  readonly problems: readonly DomainError[];
  readonly day: MarketDay;
  readonly facts: TicketMarket;
  readonly prices: ReturnType<typeof ticketPrices>;
  readonly account: TicketAccount;
  /** Null for a sale, or where the broker does not answer. */
  readonly buyableQuantity: number | null;
}

/** Run in the transaction that commits the orders; answers with the market day that they are for. */
type Check = (tx: EntityManager, orders: readonly Order[]) => Promise<MarketDay>;

export interface OrderParts extends MoveParts {
  readonly market: MarketService;
  readonly recommendations: RecommendationService;
  readonly trading: TradingService;
  /** False where the process has no way out. */
  readonly asksBroker?: boolean;
}

/** Orders of the organisation that the entity manager is bound to, up to the moment at which the desk sends them. */
export class OrderService {
  readonly #parts: OrderParts;

  constructor(parts: OrderParts) {
    this.#parts = parts;
  }

  // ---------------------------------------------------------------------------------------------------------- reading

  async find(em: EntityManager, id: string): Promise<Order | null> {
    return isId('ord', id) ? em.findOne(Order, { publicId: id }, { refresh: true }) : null;
  }

  /** @throws DomainError E_NOT_FOUND at the field. */
  async require(em: EntityManager, id: string, field = 'id'): Promise<Order> {
    const order = await this.find(em, id);
    if (order === null) throw new DomainError('E_NOT_FOUND', [field]);
    return order;
  }

  async findBasket(em: EntityManager, id: string): Promise<OrderBasket | null> {
    return isId('bsk', id) ? em.findOne(OrderBasket, { publicId: id }, { refresh: true }) : null;
  }

  /** @throws DomainError E_NOT_FOUND at id. */
  async requireBasket(em: EntityManager, id: string): Promise<OrderBasket> {
    const basket = await this.findBasket(em, id);
    if (basket === null) throw new DomainError('E_NOT_FOUND', ['id']);
    return basket;
  }

  /** Newest first. */
  list(em: EntityManager, args: PageRequest, filter: OrderFilterValues): Promise<Page<Order>> {
    const where = conditionsOf(filter);
    return pageOf(args, {
      list: 'orders',
      filter,
      find: (after, limit) =>
        em.find(
          Order,
          { $and: [...where, keysetWhere('createdAt', 'id', 'desc', after)] },
          { orderBy: { createdAt: 'desc', id: 'desc' }, limit },
        ),
      position: (row) => ({ key: row.createdAt, id: row.id }),
      count: () => em.count(Order, { $and: where }),
    });
  }

  /** Newest first. */
  baskets(em: EntityManager, args: PageRequest): Promise<Page<OrderBasket>> {
    return pageOf(args, {
      list: 'orderBaskets',
      filter: null,
      find: (after, limit) =>
        em.find(OrderBasket, keysetWhere('createdAt', 'id', 'desc', after), {
          orderBy: { createdAt: 'desc', id: 'desc' },
          limit,
        }),
      position: (row) => ({ key: row.createdAt, id: row.id }),
      count: () => em.count(OrderBasket, {}),
    });
  }

  /** Orders of baskets in the order in which they are sent, by internal id of the basket. */
  async ofBaskets(em: EntityManager, basketIds: readonly number[]): Promise<Map<number, Order[]>> {
    const rows = await em.find(Order, { basket: { $in: [...basketIds] } }, { orderBy: { id: 'asc' }, refresh: true });
    return Map.groupBy(rows, (row) => row.basket!.id);
  }

  /** Steps of orders, oldest first, by internal id of the order. */
  async historyOf(em: EntityManager, orderIds: readonly number[]): Promise<Map<number, OrderTransition[]>> {
    const rows = await em.find(OrderTransition, { order: { $in: [...orderIds] } }, { orderBy: { id: 'asc' } });
    return Map.groupBy(rows, (row) => row.order.id);
  }

  /** What orders traded, oldest first, by internal id of the order. */
  async fillsOf(em: EntityManager, orderIds: readonly number[]): Promise<Map<number, OrderFill[]>> {
    const rows = await em.find(OrderFill, { order: { $in: [...orderIds] } }, { orderBy: { id: 'asc' } });
    return Map.groupBy(rows, (row) => row.order.id);
  }

  /** Orders that a stop of trading would concern: approved, or at the broker. */
  openCount(em: EntityManager): Promise<number> {
    return em.count(Order, { status: { $in: [...committedStatuses] } });
  }

  awaitingCount(em: EntityManager): Promise<number> {
    return em.count(Order, awaiting);
  }

  /** Cash that no committed purchase has claimed, KRW; 0 before the broker was first read. */
  async orderableCash(em: EntityManager, account: TradingAccount): Promise<number> {
    const books = await this.#parts.trading.books(em, account);
    const others = await em.find(Order, { account: account.id, status: { $in: [...committedStatuses] } });
    const nothing = { market: 'KOSPI', tradeDate: '', lastPriceKrw: 1, basePriceKrw: 1 } as const;
    return accountFor({ account, books, others, tradeDate: '' }, '', nothing).orderableCashKrw;
  }

  // ---------------------------------------------------------------------------------------------------------- tickets

  /**
   * What a ticket would cost and everything that stands in its way. Asks the broker what can be bought.
   *
   * @throws DomainError E_REAL_ORDERS_DISABLED without an account, E_SYMBOL_UNKNOWN at symbol, E_BROKER where the market's day is not known.
   */
  async preview(em: EntityManager, ticket: OrderTicket, signal?: AbortSignal): Promise<TicketPreview> {
    const { trading } = this.#parts;
    const found = await trading.requireAccount(em);
    const day = await this.#day();
    const markets = await ticketMarkets(em, this.#parts.market, [ticket.symbol], day.tradeDate);
    const facts = requireMarket(markets, ticket.symbol, ['symbol']);
    const held = await this.#factsOf(em, found, day.tradeDate);
    const account = accountFor(held, ticket.symbol, facts);
    const state = await trading.state(em);
    const form = formProblems(ticket, facts);
    const problems = form.length > 0 ? form : limitProblems(ticket, facts, account, limitsOf(state));
    if (state.isHalted) problems.unshift(new DomainError('E_TRADING_HALTED'));
    if (held.books === null) problems.unshift(new DomainError('E_BROKER'));

    const isPriced = form.length === 0;
    const buyableQuantity =
      ticket.side === 'BUY' && isPriced ? await this.#buyable(ticket.symbol, ticket.limitPriceKrw, signal) : null;
    if (
      buyableQuantity !== null &&
      ticket.quantity > buyableQuantity &&
      !problems.some(({ code }) => code === 'E_FUNDS')
    )
      problems.push(new DomainError('E_FUNDS', ['quantity']));
    const estimate = ticketEstimate(isPriced ? ticket : { ...ticket, quantity: 0, limitPriceKrw: null }, facts);
    return {
      ...estimate,
      problems,
      day,
      facts,
      prices: ticketPrices(facts, ticket.limitPriceKrw),
      account,
      buyableQuantity,
    };
  }

  /**
   * Writes a draft. Only its form is checked: what cash and limits say of it is found out when it is submitted.
   *
   * @throws DomainError or AggregateError of E_RANGE, E_REQUIRED, E_FORMAT, E_TICK, E_PRICE_LIMIT, E_SYMBOL_UNKNOWN, E_LENGTH,
   * E_REAL_ORDERS_DISABLED, E_IDEMPOTENCY_KEY_REUSED.
   */
  async createDraft(em: EntityManager, ticket: OrderTicket, note: string, key: string, actor: Actor): Promise<Order> {
    if (note.length > MOST_NOTE) throw new DomainError('E_LENGTH', ['note']);
    const account = await this.#parts.trading.requireAccount(em);
    const { tradeDate } = await this.#day();
    const markets = await ticketMarkets(em, this.#parts.market, [ticket.symbol], tradeDate);
    const facts = requireMarket(markets, ticket.symbol, ['symbol']);
    throwAll(formProblems(ticket, facts));
    const organisationId = account.organisation.id;
    const id = await once(em, organisationId, key, hashInput('orderDraftCreate', { ticket, note }), async (tx) => {
      const order = await this.#add(tx, { account, basket: null, ticket, facts, note, actor });
      recordAudit(tx, organisationId, actor, 'order.create', order.publicId, { ...ticket, note });
      await tx.flush();
      return order.publicId;
    });
    return this.require(em, id);
  }

  /**
   * Drafts of everything that takes the account from what it holds to a recommendation.
   *
   * @throws DomainError E_NOT_FOUND at recommendationId, E_STATE where it has not succeeded or nothing is to be done,
   * E_REAL_ORDERS_DISABLED, E_BROKER before the account was read, E_IDEMPOTENCY_KEY_REUSED.
   */
  async createBasket(em: EntityManager, recommendationId: string, key: string, actor: Actor): Promise<OrderBasket> {
    const { trading, recommendations, market } = this.#parts;
    const recommendation = await recommendations.require(em, recommendationId, 'recommendationId');
    // rule R13: what promises much more than it keeps is not to be acted on
    if (!recommendation.result || isRecommendationWithheld(recommendation.result))
      throw new DomainError('E_STATE', ['recommendationId']);
    const account = await trading.requireAccount(em);
    const { tradeDate } = await this.#day();
    const { shares } = recommendation.result;
    const run = await em.findOneOrFail(SimulationRun, { id: recommendation.run.id });
    const symbols = [
      ...new Set([...run.inputs.holdings.map(({ symbol }) => symbol), ...shares.map(({ symbol }) => symbol)]),
    ];
    const markets = await ticketMarkets(em, market, symbols, tradeDate);
    const held = await this.#factsOf(em, account, tradeDate);
    if (held.books === null) throw new DomainError('E_BROKER');
    const wanted = new Map(shares.map((line) => [line.symbol, line.shares]));
    const targets = symbols.map((symbol) => {
      const facts = requireMarket(markets, symbol, ['recommendationId']);
      const { sellableQuantity, openBuyQuantity } = accountFor(held, symbol, facts);
      return {
        ...facts,
        symbol,
        targetShares: wanted.get(symbol) ?? 0,
        heldShares: sellableQuantity + openBuyQuantity,
      };
    });
    const cash = await this.orderableCash(em, account);
    const plan = basketPlan(targets, cash);
    const organisationId = account.organisation.id;
    const id = await once(em, organisationId, key, hashInput('orderBasketCreate', { recommendationId }), async (tx) => {
      if (plan.orders.length === 0) throw new DomainError('E_STATE', ['recommendationId']);
      const basket = tx.create(OrderBasket, {
        publicId: newId('bsk'),
        organisation: tx.getReference(Organisation, organisationId, { wrapped: true }),
        account: tx.getReference(TradingAccount, account.id, { wrapped: true }),
        recommendation: tx.getReference(Recommendation, recommendation.id, { wrapped: true }),
        version: 1,
        availableCashKrw: cash,
        cutCount: plan.cutCount,
        createdAt: new Date(),
        createdBy: actor.name,
      });
      await tx.flush();
      for (const ticket of plan.orders)
        await this.#add(tx, { account, basket, ticket, facts: markets.get(ticket.symbol)!, note: '', actor });
      recordAudit(tx, organisationId, actor, 'orderBasket.create', basket.publicId, {
        recommendationId,
        orders: plan.orders,
      });
      await tx.flush();
      return basket.publicId;
    });
    return this.requireBasket(em, id);
  }

  /**
   * Changes what is asked for. What was approved needs a new approval; of an order at the broker only the limit can be changed,
   * and that waits for an approval too.
   *
   * @throws DomainError E_STATE, E_VERSION_CONFLICT, those of the form.
   */
  async modify(
    em: EntityManager,
    id: string,
    expectedVersion: number,
    change: { readonly quantity?: number | null | undefined; readonly limitPriceKrw?: number | null | undefined },
    actor: Actor,
  ): Promise<Order> {
    const known = await this.require(em, id);
    const { tradeDate } = await this.#day();
    const markets = await ticketMarkets(em, this.#parts.market, [known.symbol], tradeDate);
    const facts = requireMarket(markets, known.symbol, ['id']);
    await em.transactional(async (tx) => {
      const order = await this.#current(tx, id, expectedVersion);
      const isAtBroker = order.status === 'ACCEPTED' || order.status === 'PARTLY_FILLED';
      const ticket = {
        ...ticketOf(order),
        quantity: change.quantity ?? order.quantity,
        limitPriceKrw: change.limitPriceKrw ?? order.limitPriceKrw ?? null,
      };
      const before = ticketOf(order);
      if (isAtBroker && (ticket.quantity !== order.quantity || order.pendingChange !== null || order.type === 'MARKET'))
        throw new DomainError('E_STATE', ['id']);
      throwAll(formProblems(ticket, facts));
      order.askedByIds = [...new Set([...order.askedByIds, actor.personId])];
      order.version += 1;
      if (isAtBroker) {
        order.pendingChange = 'AMEND';
        order.pendingLimitKrw = ticket.limitPriceKrw;
        order.pendingById = actor.personId;
        order.isPendingApproved = false;
        order.updatedAt = new Date();
        await tx.flush();
        await tellOfOrder(tx, this.#parts.events, order, order.status);
      } else {
        nextStatus(order.status, 'MODIFY', 'ORDER_WRITE'); // before anything is changed
        order.quantity = ticket.quantity;
        order.limitPriceKrw = ticket.limitPriceKrw;
        estimate(order, ticketEstimate(ticket, facts));
        clearApproval(order);
        await moveOrder(tx, this.#parts, order, 'MODIFY', 'ORDER_WRITE', { actor });
        await bumpBasket(tx, order);
      }
      recordAudit(tx, order.organisation.id, actor, 'order.modify', order.publicId, { before, after: ticket });
      await tx.flush();
    });
    return this.require(em, id);
  }

  /** @throws DomainError E_STATE. */
  async discard(em: EntityManager, id: string, actor: Actor): Promise<Order> {
    await em.transactional(async (tx) => {
      const order = await this.require(tx, id);
      await moveOrder(tx, this.#parts, order, 'DISCARD', 'ORDER_DRAFT', { actor });
      await bumpBasket(tx, order);
      recordAudit(tx, order.organisation.id, actor, 'order.discard', order.publicId);
    });
    return this.require(em, id);
  }

  // ------------------------------------------------------------------------------------------------------- four eyes

  /**
   * Asks for the approval of a draft.
   *
   * @throws DomainError E_STATE, E_VERSION_CONFLICT, E_TRADING_HALTED, and all problems of form, cash and limits at once.
   */
  async submit(em: EntityManager, id: string, expectedVersion: number, actor: Actor): Promise<Order> {
    const known = await this.require(em, id);
    const check = await this.#prepare(em, [known]);
    await em.transactional(async (tx) => {
      const order = await this.#current(tx, id, expectedVersion);
      nextStatus(order.status, 'SUBMIT', 'ORDER_WRITE');
      await check(tx, [order]);
      await this.#submitOne(tx, order, actor);
      recordAudit(tx, order.organisation.id, actor, 'order.submit', order.publicId, { version: order.version });
    });
    return this.require(em, id);
  }

  /** The same for all drafts of a basket; none is submitted where one has a problem. */
  async submitBasket(em: EntityManager, id: string, expectedVersion: number, actor: Actor): Promise<OrderBasket> {
    return this.#withBasket(em, id, expectedVersion, 'SUBMIT', async (tx, basket, orders, check) => {
      await check(tx, orders);
      for (const order of orders) await this.#submitOne(tx, order, actor);
      recordAudit(tx, basket.organisation.id, actor, 'orderBasket.submit', basket.publicId, {
        version: basket.version,
      });
    });
  }

  /**
   * Agrees to an order, or to the new limit that is asked for, in the version that was seen.
   *
   * @throws DomainError E_SELF_APPROVAL, E_STATE, E_VERSION_CONFLICT, E_TRADING_HALTED, problems of cash and limits.
   */
  async approve(em: EntityManager, id: string, expectedVersion: number, key: string, actor: Actor): Promise<Order> {
    const known = await this.require(em, id);
    const check = await this.#prepare(em, [known]);
    const input = hashInput('orderApprove', { id, expectedVersion });
    await once(em, known.organisation.id, key, input, async (tx) => {
      const order = await this.#current(tx, id, expectedVersion);
      requireOther(order, actor);
      if (isAwaitingAmendment(order)) {
        await check(tx, [order]);
        order.isPendingApproved = true;
        order.updatedAt = new Date();
        await tx.flush();
        await tellOfOrder(tx, this.#parts.events, order, order.status);
        await this.#send(tx, order);
      } else {
        nextStatus(order.status, 'APPROVE', 'ORDER_APPROVE');
        const day = await check(tx, [order]);
        await this.#approveOne(tx, order, day, actor);
        await this.#send(tx, order);
      }
      recordAudit(tx, order.organisation.id, actor, 'order.approve', order.publicId, { version: order.version });
      await tx.flush();
      return order.publicId;
    });
    return this.require(em, id);
  }

  /** The same for all orders of a basket that wait; whoever asked for one of them cannot approve any. */
  async approveBasket(
    em: EntityManager,
    id: string,
    expectedVersion: number,
    key: string,
    actor: Actor,
  ): Promise<OrderBasket> {
    const known = await this.requireBasket(em, id);
    const waiting = (await this.ofBaskets(em, [known.id])).get(known.id) ?? [];
    const check = await this.#prepare(em, waiting);
    const input = hashInput('orderBasketApprove', { id, expectedVersion });
    await once(em, known.organisation.id, key, input, async (tx) => {
      const { basket, orders } = await this.#basketFor(tx, id, expectedVersion, 'APPROVE');
      for (const order of orders) requireOther(order, actor);
      const day = await check(tx, orders);
      for (const order of orders) await this.#approveOne(tx, order, day, actor);
      await this.#send(tx, orders[0]!);
      recordAudit(tx, basket.organisation.id, actor, 'orderBasket.approve', basket.publicId, {
        version: basket.version,
      });
      await tx.flush();
      return basket.publicId;
    });
    return this.requireBasket(em, id);
  }

  /** Says no to an order, or to the new limit that is asked for. @throws DomainError E_LENGTH, E_STATE, E_VERSION_CONFLICT. */
  async decline(em: EntityManager, id: string, expectedVersion: number, reason: string, actor: Actor): Promise<Order> {
    requireReason(reason);
    await em.transactional(async (tx) => {
      const order = await this.#current(tx, id, expectedVersion);
      if (isAwaitingAmendment(order)) {
        order.pendingChange = null;
        order.pendingLimitKrw = null;
        order.version += 1;
        order.reason = reason;
        order.updatedAt = new Date();
        await tx.flush();
        await tellOfOrder(tx, this.#parts.events, order, order.status);
      } else {
        await moveOrder(tx, this.#parts, order, 'DECLINE', 'ORDER_APPROVE', { actor, reason });
        await bumpBasket(tx, order);
      }
      recordAudit(tx, order.organisation.id, actor, 'order.decline', order.publicId, { reason });
      await tx.flush();
    });
    return this.require(em, id);
  }

  async declineBasket(
    em: EntityManager,
    id: string,
    expectedVersion: number,
    reason: string,
    actor: Actor,
  ): Promise<OrderBasket> {
    requireReason(reason);
    return this.#withBasket(em, id, expectedVersion, 'DECLINE', async (tx, basket, orders) => {
      for (const order of orders)
        await moveOrder(tx, this.#parts, order, 'DECLINE', 'ORDER_APPROVE', { actor, reason });
      recordAudit(tx, basket.organisation.id, actor, 'orderBasket.decline', basket.publicId, { reason });
    });
  }

  /**
   * Takes an order back: at once where the broker does not have it, else by asking the broker.
   *
   * @throws DomainError E_STATE where it is over, a draft, or on its way to the broker.
   */
  async cancel(em: EntityManager, id: string, actor: Actor): Promise<Order> {
    await em.transactional(async (tx) => {
      const order = await this.require(tx, id);
      await this.#cancelOne(tx, order, actor);
      recordAudit(tx, order.organisation.id, actor, 'order.cancel', order.publicId, { status: order.status });
      await tx.flush();
    });
    return this.require(em, id);
  }

  /** The same for all orders of a basket that can be taken back. @throws DomainError E_STATE where none can. */
  async cancelBasket(em: EntityManager, id: string, actor: Actor): Promise<OrderBasket> {
    await em.transactional(async (tx) => {
      const basket = await this.requireBasket(tx, id);
      const orders = ((await this.ofBaskets(tx, [basket.id])).get(basket.id) ?? []).filter(canCancel);
      if (orders.length === 0) throw new DomainError('E_STATE', ['id']);
      for (const order of orders) await this.#cancelOne(tx, order, actor);
      recordAudit(tx, basket.organisation.id, actor, 'orderBasket.cancel', basket.publicId, { orders: orders.length });
      await tx.flush();
    });
    return this.requireBasket(em, id);
  }

  // ----------------------------------------------------------------------------------------------------------- inside

  async #day(): Promise<MarketDay> {
    const broker = this.#parts.trading.broker();
    if (broker === null) throw new DomainError('E_REAL_ORDERS_DISABLED');
    try {
      return await broker.clock.day();
    } catch (cause) {
      throw new DomainError('E_BROKER', [], { cause });
    }
  }

  /** Null where the broker is not asked or does not answer: the broker itself will check. */
  async #buyable(symbol: string, limitPriceKrw: number | null, signal?: AbortSignal): Promise<number | null> {
    if (this.#parts.asksBroker === false) return null;
    const waiting = AbortSignal.timeout(BROKER_PATIENCE_MS);
    try {
      const power = await this.#parts.trading
        .broker()!
        .client.buyingPower(symbol, limitPriceKrw, signal ? AbortSignal.any([signal, waiting]) : waiting);
      return power.quantity;
    } catch (error) {
      if (!(error instanceof KisError) && !waiting.aborted && !signal?.aborted) throw error;
      return null; // told as such in the answer
    }
  }

  async #factsOf(
    em: EntityManager,
    account: TradingAccount,
    tradeDate: string,
    except: readonly number[] = [],
  ): Promise<AccountFacts> {
    const others = await claimingOrders(em, account, tradeDate);
    return {
      account,
      books: await this.#parts.trading.books(em, account),
      others: others.filter(({ id }) => !except.includes(id)),
      tradeDate,
    };
  }

  /**
   * Reads all that is outside of the database now, and gives back the check that a transaction runs: form, cash, limits and kill switch of
   * orders that are to be committed together, sales before purchases.
   */
  async #prepare(em: EntityManager, known: readonly Order[]): Promise<Check> {
    const { trading, market } = this.#parts;
    const mine = await trading.requireAccount(em);
    await trading.state(em);
    const day = await this.#day();
    const symbols = known.map(({ symbol }) => symbol);
    const markets = await ticketMarkets(em, market, symbols, day.tradeDate);
    return async (tx, orders) => {
      const account = await trading.requireAccount(tx);
      const state = await trading.state(tx);
      if (state.isHalted) throw new DomainError('E_TRADING_HALTED');
      // an order of an account that the settings no longer name goes nowhere
      if (account.id !== mine.id || orders.some((order) => order.account.id !== account.id))
        throw new DomainError('E_REAL_ORDERS_DISABLED');
      const held = await this.#factsOf(tx, account, day.tradeDate, orders.map(({ id }) => id)); // prettier-ignore
      if (held.books === null) throw new DomainError('E_BROKER');
      const isTogether = orders.length > 1;
      const problems: DomainError[] = [];
      let [proceeds, amount, count] = [0, 0, 0];
      for (const [index, order] of orders.entries()) {
        const facts = requireMarket(markets, order.symbol, ['id']);
        const ticket = { ...ticketOf(order), quantity: order.openQuantity(), limitPriceKrw: order.pendingLimitKrw ?? order.limitPriceKrw ?? null }; // prettier-ignore
        const basketId = order.basket?.id;
        const hopedFor = (other: Order): boolean => basketId !== undefined && other.basket?.id === basketId;
        const own = accountFor(held, order.symbol, facts, { hopedFor });
        const running = {
          ...own,
          orderableCashKrw: own.orderableCashKrw + proceeds,
          dayAmountKrw: own.dayAmountKrw + amount,
          dayOrderCount: own.dayOrderCount + count,
        };
        const form = formProblems(ticket, facts);
        const found = form.length > 0 ? form : limitProblems(ticket, facts, running, limitsOf(state));
        problems.push(
          ...found.map(
            ({ code, path }) => new DomainError(code, isTogether ? ['orders', String(index), ...path] : path),
          ),
        );
        if (form.length > 0) continue;
        const cost = ticketEstimate(ticket, facts);
        proceeds += cost.netKrw;
        amount += cost.amountKrw;
        count += 1;
      }
      throwAll(problems);
      return day;
    };
  }

  async #submitOne(tx: EntityManager, order: Order, actor: Actor): Promise<void> {
    order.askedByIds = [...new Set([...order.askedByIds, actor.personId])];
    order.requestedBy = actor.name;
    order.requestedAt = new Date();
    await moveOrder(tx, this.#parts, order, 'SUBMIT', 'ORDER_WRITE', { actor });
  }

  async #approveOne(tx: EntityManager, order: Order, { tradeDate }: MarketDay, actor: Actor): Promise<void> {
    order.approvedById = actor.personId;
    order.approvedBy = actor.name;
    order.approvedAt = new Date();
    order.approvedVersion = order.version;
    order.tradeDate = tradeDate;
    await moveOrder(tx, this.#parts, order, 'APPROVE', 'ORDER_APPROVE', { actor });
  }

  async #cancelOne(tx: EntityManager, order: Order, actor: Actor): Promise<void> {
    if (isPossible(order.status, 'CANCEL')) {
      await moveOrder(tx, this.#parts, order, 'CANCEL', 'ORDER_WRITE', { actor });
      await bumpBasket(tx, order);
      return;
    }
    if (!canCancel(order)) throw new DomainError('E_STATE', ['id']);
    order.pendingChange = 'CANCEL';
    order.pendingLimitKrw = null;
    order.pendingById = actor.personId;
    order.isPendingApproved = true;
    order.updatedAt = new Date();
    await tx.flush();
    await tellOfOrder(tx, this.#parts.events, order, order.status);
    await this.#send(tx, order);
  }

  async #send(tx: EntityManager, order: Order): Promise<void> {
    const account = await tx.findOneOrFail(TradingAccount, { id: order.account.id });
    this.#parts.outbox.add(tx, sendJob, { accountId: account.publicId });
  }

  async #current(tx: EntityManager, id: string, expectedVersion: number): Promise<Order> {
    const order = await this.require(tx, id);
    if (order.version !== expectedVersion) throw new DomainError('E_VERSION_CONFLICT', ['expectedVersion']);
    return order;
  }

  async #basketFor(
    tx: EntityManager,
    id: string,
    expectedVersion: number,
    action: 'SUBMIT' | 'APPROVE' | 'DECLINE',
  ): Promise<{ readonly basket: OrderBasket; readonly orders: readonly Order[] }> {
    const basket = await this.requireBasket(tx, id);
    if (basket.version !== expectedVersion) throw new DomainError('E_VERSION_CONFLICT', ['expectedVersion']);
    const members = (await this.ofBaskets(tx, [basket.id])).get(basket.id) ?? [];
    const orders = members.filter(({ status }) => isPossible(status, action));
    if (orders.length === 0) throw new DomainError('E_STATE', ['id']);
    basket.version += 1; // what one person does to it is news to the next
    return { basket, orders };
  }

  async #withBasket(
    em: EntityManager,
    id: string,
    expectedVersion: number,
    action: 'SUBMIT' | 'DECLINE',
    work: (tx: EntityManager, basket: OrderBasket, orders: readonly Order[], check: Check) => Promise<void>,
  ): Promise<OrderBasket> {
    const known = await this.requireBasket(em, id);
    const check = await this.#prepare(em, (await this.ofBaskets(em, [known.id])).get(known.id) ?? []);
    await em.transactional(async (tx) => {
      const { basket, orders } = await this.#basketFor(tx, id, expectedVersion, action);
      await work(tx, basket, orders, check);
      await tx.flush();
    });
    return this.requireBasket(em, id);
  }

  async #add(
    tx: EntityManager,
    made: {
      readonly account: TradingAccount;
      readonly basket: OrderBasket | null;
      readonly ticket: OrderTicket;
      readonly facts: TicketMarket;
      readonly note: string;
      readonly actor: Actor;
    },
  ): Promise<Order> {
    const { account, basket, ticket, facts, note, actor } = made;
    const cost = ticketEstimate(ticket, facts);
    const now = new Date();
    const order = tx.create(Order, {
      publicId: newId('ord'),
      organisation: tx.getReference(Organisation, account.organisation.id, { wrapped: true }),
      account: tx.getReference(TradingAccount, account.id, { wrapped: true }),
      basket: basket === null ? null : tx.getReference(OrderBasket, basket.id, { wrapped: true }),
      symbol: ticket.symbol,
      side: ticket.side,
      type: ticket.type,
      quantity: ticket.quantity,
      limitPriceKrw: ticket.limitPriceKrw,
      status: nextStatus(null, 'CREATE', 'ORDER_DRAFT'),
      version: 1,
      referencePriceKrw: cost.referencePriceKrw,
      estimatedFeeKrw: cost.feeKrw,
      estimatedTaxKrw: cost.taxKrw,
      askedByIds: [actor.personId],
      createdBy: actor.name,
      note,
      filledQuantity: 0,
      filledAmountKrw: 0,
      feeKrw: 0,
      taxKrw: 0,
      absentCount: 0,
      returnCount: 0,
      isPendingApproved: false,
      createdAt: now,
      updatedAt: now,
    });
    await tx.flush();
    await recordStep(tx, this.#parts, order, { action: 'CREATE', from: null, actor, reason: null });
    return order;
  }
}

/** How long a preview waits for the broker. */
const BROKER_PATIENCE_MS = 4_000;

const awaiting = {
  $or: [
    { status: 'AWAITING_APPROVAL' as const },
    {
      status: { $in: ['ACCEPTED', 'PARTLY_FILLED'] as OrderStatus[] },
      pendingChange: 'AMEND' as const,
      isPendingApproved: false,
    },
  ],
};

/** Whether a new limit of an order at the broker waits for its approval. */
export function isAwaitingAmendment(order: Order): boolean {
  return (
    order.pendingChange === 'AMEND' &&
    !order.isPendingApproved &&
    (order.status === 'ACCEPTED' || order.status === 'PARTLY_FILLED')
  );
}

/** Whether an order can be taken back, at once or by asking the broker. */
export function canCancel({ status, pendingChange }: Order): boolean {
  if (isPossible(status, 'CANCEL')) return true;
  const isAtBroker = status === 'UNKNOWN' || status === 'ACCEPTED' || status === 'PARTLY_FILLED';
  return isAtBroker && pendingChange !== 'CANCEL';
}

/** Four eyes. @throws DomainError E_SELF_APPROVAL. */
function requireOther(order: Order, actor: Actor): void {
  if (order.askedByIds.includes(actor.personId)) throw new DomainError('E_SELF_APPROVAL');
}

export function clearApproval(order: Order): void {
  order.approvedById = null;
  order.approvedBy = null;
  order.approvedAt = null;
  order.approvedVersion = null;
  order.tradeDate = null;
}

function estimate(order: Order, cost: TicketEstimate): void {
  order.referencePriceKrw = cost.referencePriceKrw;
  order.estimatedFeeKrw = cost.feeKrw;
  order.estimatedTaxKrw = cost.taxKrw;
}

async function bumpBasket(tx: EntityManager, order: Order): Promise<void> {
  if (!order.basket) return;
  const basket = await tx.findOneOrFail(OrderBasket, { id: order.basket.id });
  basket.version += 1;
}

function throwAll(problems: readonly DomainError[]): void {
  if (problems.length === 1) throw problems[0]!;
  if (problems.length > 1) throw new AggregateError(problems);
}

function conditionsOf({ statusIn, side, symbol, isOpen, isAwaitingApproval }: OrderFilterValues): object[] {
  const ends = orderStatuses.filter(isFinal);
  return [
    ...(statusIn ? [{ status: { $in: [...statusIn] } }] : []),
    ...(side ? [{ side }] : []),
    ...(symbol ? [{ symbol }] : []),
    ...(isOpen === null || isOpen === undefined ? [] : [{ status: isOpen ? { $nin: ends } : { $in: ends } }]),
    ...(isAwaitingApproval === true ? [awaiting] : []),
  ];
}
