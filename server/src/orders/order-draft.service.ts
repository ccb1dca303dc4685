import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';
import { basketPlan } from '@convergence/shared/orders/basket-plan';
import { ticketEstimate } from '@convergence/shared/orders/order-ticket';
import type { TicketEstimate, TicketMarket } from '@convergence/shared/orders/order-ticket';
import { isRecommendationWithheld } from '@convergence/shared/response/rules';

import type { MarketService } from '../market/market.service.ts';
import { recordAudit } from '../platform/db/audit.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import { hashInput, once } from '../platform/idempotency.ts';
import { newId } from '../platform/ids.ts';
import { Recommendation } from '../recommendation/recommendation.entity.ts';
import type { RecommendationService } from '../recommendation/recommendation.service.ts';
import { SimulationRun } from '../simulation/simulation.entity.ts';

import { accountFor, requireMarket, ticketMarkets, ticketOf } from './order-facts.ts';
import type { OrderTicket } from './order-facts.ts';
import { bumpBasket, moveOrder, recordStep, tellOfOrder } from './order-moves.ts';
import type { Actor, MoveParts } from './order-moves.ts';
import { nextStatus } from './order-states.ts';
import { Order, OrderBasket, TradingAccount } from './order.entity.ts';
import type { OrderService } from './order.service.ts';
import { requireForm } from './pre-trade-check.ts';
import type { TradingService } from './trading.service.ts';

const MOST_NOTE = 500;

export interface OrderDraftParts extends MoveParts {
  readonly market: MarketService;
  readonly recommendations: RecommendationService;
  readonly trading: TradingService;
  readonly orders: OrderService;
}

/** Writing down what is wanted: drafts, baskets of them, and changes of what an order asks for. */
export class OrderDraftService {
  readonly #parts: OrderDraftParts;

  constructor(parts: OrderDraftParts) {
    this.#parts = parts;
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
    const { tradeDate } = await this.#parts.trading.marketDay();
    const markets = await ticketMarkets(em, this.#parts.market, [ticket.symbol], tradeDate);
    const facts = requireMarket(markets, ticket.symbol, ['symbol']);
    requireForm(ticket, facts);
    const organisationId = account.organisation.id;
    const id = await once(em, organisationId, key, hashInput('orderDraftCreate', { ticket, note }), async (tx) => {
      const order = await this.#add(tx, { account, basket: null, ticket, facts, note, actor });
      recordAudit(tx, organisationId, actor, 'order.create', order.publicId, { ...ticket, note });
      await tx.flush();
      return order.publicId;
    });
    return this.#parts.orders.require(em, id);
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
    const { tradeDate } = await trading.marketDay();
    const { shares } = recommendation.result;
    const run = await em.findOneOrFail(SimulationRun, { id: recommendation.run.id });
    const symbols = [
      ...new Set([...run.inputs.holdings.map(({ symbol }) => symbol), ...shares.map(({ symbol }) => symbol)]),
    ];
    const markets = await ticketMarkets(em, market, symbols, tradeDate);
    const held = await trading.facts(em, account, tradeDate);
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
    const cash = await trading.orderableCash(em, account);
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
    return this.#parts.orders.requireBasket(em, id);
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
    const known = await this.#parts.orders.require(em, id);
    const { tradeDate } = await this.#parts.trading.marketDay();
    const markets = await ticketMarkets(em, this.#parts.market, [known.symbol], tradeDate);
    const facts = requireMarket(markets, known.symbol, ['id']);
    await em.transactional(async (tx) => {
      const order = await this.#parts.orders.requireVersion(tx, id, expectedVersion);
      const isAtBroker = order.status === 'ACCEPTED' || order.status === 'PARTLY_FILLED';
      const ticket = {
        ...ticketOf(order),
        quantity: change.quantity ?? order.quantity,
        limitPriceKrw: change.limitPriceKrw ?? order.limitPriceKrw ?? null,
      };
      const before = ticketOf(order);
      if (isAtBroker && (ticket.quantity !== order.quantity || order.pendingChange !== null || order.type === 'MARKET'))
        throw new DomainError('E_STATE', ['id']);
      requireForm(ticket, facts);
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
        order.clearApproval();
        await moveOrder(tx, this.#parts, order, 'MODIFY', 'ORDER_WRITE', { actor });
        await bumpBasket(tx, order);
      }
      recordAudit(tx, order.organisation.id, actor, 'order.modify', order.publicId, { before, after: ticket });
      await tx.flush();
    });
    return this.#parts.orders.require(em, id);
  }

  /** @throws DomainError E_STATE. */
  async discard(em: EntityManager, id: string, actor: Actor): Promise<Order> {
    await em.transactional(async (tx) => {
      const order = await this.#parts.orders.require(tx, id);
      await moveOrder(tx, this.#parts, order, 'DISCARD', 'ORDER_DRAFT', { actor });
      await bumpBasket(tx, order);
      recordAudit(tx, order.organisation.id, actor, 'order.discard', order.publicId);
    });
    return this.#parts.orders.require(em, id);
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

function estimate(order: Order, cost: TicketEstimate): void {
  order.referencePriceKrw = cost.referencePriceKrw;
  order.estimatedFeeKrw = cost.feeKrw;
  order.estimatedTaxKrw = cost.taxKrw;
}
