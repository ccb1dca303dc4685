import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';

import type { MarketService } from '../market/market.service.ts';
import { recordAudit } from '../platform/db/audit.ts';
import { hashInput, once } from '../platform/idempotency.ts';

import type { MarketDay } from './broker.ts';
import { bumpBasket, callDesk, moveOrder, tellOfOrder } from './order-moves.ts';
import type { Actor, MoveParts } from './order-moves.ts';
import { isPossible, nextStatus } from './order-states.ts';
import type { Order, OrderBasket } from './order.entity.ts';
import type { OrderService } from './order.service.ts';
import { preTradeCheck } from './pre-trade-check.ts';
import type { PreTradeCheck } from './pre-trade-check.ts';
import { requireReason } from './trading.service.ts';
import type { TradingService } from './trading.service.ts';

export interface OrderApprovalParts extends MoveParts {
  readonly market: MarketService;
  readonly trading: TradingService;
  readonly orders: OrderService;
}

/** Four eyes: one person asks for an order, another agrees or says no; what is agreed to goes to the desk. */
export class OrderApprovalService {
  readonly #parts: OrderApprovalParts;

  constructor(parts: OrderApprovalParts) {
    this.#parts = parts;
  }

  /**
   * Asks for the approval of a draft.
   *
   * @throws DomainError E_STATE, E_VERSION_CONFLICT, E_TRADING_HALTED, and all problems of form, cash and limits at once.
   */
  async submit(em: EntityManager, id: string, expectedVersion: number, actor: Actor): Promise<Order> {
    const known = await this.#parts.orders.require(em, id);
    const check = await preTradeCheck(this.#parts, em, [known]);
    await em.transactional(async (tx) => {
      const order = await this.#parts.orders.requireVersion(tx, id, expectedVersion);
      nextStatus(order.status, 'SUBMIT', 'ORDER_WRITE');
      await check(tx, [order]);
      await this.#submitOne(tx, order, actor);
      recordAudit(tx, order.organisation.id, actor, 'order.submit', order.publicId, { version: order.version });
    });
    return this.#parts.orders.require(em, id);
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
    const known = await this.#parts.orders.require(em, id);
    const check = await preTradeCheck(this.#parts, em, [known]);
    const input = hashInput('orderApprove', { id, expectedVersion });
    await once(em, known.organisation.id, key, input, async (tx) => {
      const order = await this.#parts.orders.requireVersion(tx, id, expectedVersion);
      requireOther(order, actor);
      if (order.isAwaitingAmendment()) {
        await check(tx, [order]);
        order.isPendingApproved = true;
        order.updatedAt = new Date();
        await tx.flush();
        await tellOfOrder(tx, this.#parts.events, order, order.status);
        await callDesk(tx, this.#parts.outbox, order);
      } else {
        nextStatus(order.status, 'APPROVE', 'ORDER_APPROVE');
        const day = await check(tx, [order]);
        await this.#approveOne(tx, order, day, actor);
        await callDesk(tx, this.#parts.outbox, order);
      }
      recordAudit(tx, order.organisation.id, actor, 'order.approve', order.publicId, { version: order.version });
      await tx.flush();
      return order.publicId;
    });
    return this.#parts.orders.require(em, id);
  }

  /** The same for all orders of a basket that wait; whoever asked for one of them cannot approve any. */
  async approveBasket(
    em: EntityManager,
    id: string,
    expectedVersion: number,
    key: string,
    actor: Actor,
  ): Promise<OrderBasket> {
    const known = await this.#parts.orders.requireBasket(em, id);
    const waiting = await this.#parts.orders.membersOf(em, known);
    const check = await preTradeCheck(this.#parts, em, waiting);
    const input = hashInput('orderBasketApprove', { id, expectedVersion });
    await once(em, known.organisation.id, key, input, async (tx) => {
      const { basket, orders } = await this.#basketFor(tx, id, expectedVersion, 'APPROVE');
      for (const order of orders) requireOther(order, actor);
      const day = await check(tx, orders);
      for (const order of orders) await this.#approveOne(tx, order, day, actor);
      await callDesk(tx, this.#parts.outbox, orders[0]!);
      recordAudit(tx, basket.organisation.id, actor, 'orderBasket.approve', basket.publicId, {
        version: basket.version,
      });
      await tx.flush();
      return basket.publicId;
    });
    return this.#parts.orders.requireBasket(em, id);
  }

  /** Says no to an order, or to the new limit that is asked for. @throws DomainError E_LENGTH, E_STATE, E_VERSION_CONFLICT. */
  async decline(em: EntityManager, id: string, expectedVersion: number, reason: string, actor: Actor): Promise<Order> {
    requireReason(reason);
    await em.transactional(async (tx) => {
      const order = await this.#parts.orders.requireVersion(tx, id, expectedVersion);
      if (order.isAwaitingAmendment()) {
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
    return this.#parts.orders.require(em, id);
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

  async #basketFor(
    tx: EntityManager,
    id: string,
    expectedVersion: number,
    action: 'SUBMIT' | 'APPROVE' | 'DECLINE',
  ): Promise<{ readonly basket: OrderBasket; readonly orders: readonly Order[] }> {
    const basket = await this.#parts.orders.requireBasket(tx, id);
    if (basket.version !== expectedVersion) throw new DomainError('E_VERSION_CONFLICT', ['expectedVersion']);
    const members = await this.#parts.orders.membersOf(tx, basket);
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
    work: (tx: EntityManager, basket: OrderBasket, orders: readonly Order[], check: PreTradeCheck) => Promise<void>,
  ): Promise<OrderBasket> {
    const known = await this.#parts.orders.requireBasket(em, id);
    const check = await preTradeCheck(this.#parts, em, await this.#parts.orders.membersOf(em, known));
    await em.transactional(async (tx) => {
      const { basket, orders } = await this.#basketFor(tx, id, expectedVersion, action);
      await work(tx, basket, orders, check);
      await tx.flush();
    });
    return this.#parts.orders.requireBasket(em, id);
  }
}

/** Four eyes. @throws DomainError E_SELF_APPROVAL. */
function requireOther(order: Order, actor: Actor): void {
  if (order.askedByIds.includes(actor.personId)) throw new DomainError('E_SELF_APPROVAL');
}
