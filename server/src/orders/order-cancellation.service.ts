import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';

import { recordAudit } from '../platform/db/audit.ts';

import { bumpBasket, callDesk, moveOrder, tellOfOrder } from './order-moves.ts';
import type { Actor, MoveParts } from './order-moves.ts';
import { isPossible } from './order-states.ts';
import type { Order, OrderBasket } from './order.entity.ts';
import type { OrderService } from './order.service.ts';

export interface OrderCancellationParts extends MoveParts {
  readonly orders: OrderService;
}

/** Taking orders back. Needs no approval: it only ever makes less happen. */
export class OrderCancellationService {
  readonly #parts: OrderCancellationParts;

  constructor(parts: OrderCancellationParts) {
    this.#parts = parts;
  }

  /**
   * Takes an order back: at once where the broker does not have it, else by asking the broker.
   *
   * @throws DomainError E_STATE where it is over, a draft, or on its way to the broker.
   */
  async cancel(em: EntityManager, id: string, actor: Actor): Promise<Order> {
    await em.transactional(async (tx) => {
      const order = await this.#parts.orders.require(tx, id);
      await this.#cancelOne(tx, order, actor);
      recordAudit(tx, order.organisation.id, actor, 'order.cancel', order.publicId, { status: order.status });
      await tx.flush();
    });
    return this.#parts.orders.require(em, id);
  }

  /** The same for all orders of a basket that can be taken back. @throws DomainError E_STATE where none can. */
  async cancelBasket(em: EntityManager, id: string, actor: Actor): Promise<OrderBasket> {
    await em.transactional(async (tx) => {
      const basket = await this.#parts.orders.requireBasket(tx, id);
      const orders = (await this.#parts.orders.membersOf(tx, basket)).filter((order) => order.isCancellable());
      if (orders.length === 0) throw new DomainError('E_STATE', ['id']);
      for (const order of orders) await this.#cancelOne(tx, order, actor);
      recordAudit(tx, basket.organisation.id, actor, 'orderBasket.cancel', basket.publicId, { orders: orders.length });
      await tx.flush();
    });
    return this.#parts.orders.requireBasket(em, id);
  }

  async #cancelOne(tx: EntityManager, order: Order, actor: Actor): Promise<void> {
    if (isPossible(order.status, 'CANCEL')) {
      await moveOrder(tx, this.#parts, order, 'CANCEL', 'ORDER_WRITE', { actor });
      await bumpBasket(tx, order);
      return;
    }
    if (!order.isCancellable()) throw new DomainError('E_STATE', ['id']);
    order.pendingChange = 'CANCEL';
    order.pendingLimitKrw = null;
    order.pendingById = actor.personId;
    order.isPendingApproved = true;
    order.updatedAt = new Date();
    await tx.flush();
    await tellOfOrder(tx, this.#parts.events, order, order.status);
    await callDesk(tx, this.#parts.outbox, order);
  }
}
