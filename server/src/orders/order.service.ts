import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';

import { keysetWhere, pageOf } from '../platform/graphql/page.ts';
import type { Page, PageRequest } from '../platform/graphql/page.ts';
import { isId } from '../platform/ids.ts';

import { committedStatuses, isFinal, orderStatuses } from './order-states.ts';
import type { OrderStatus } from './order-states.ts';
import { Order, OrderBasket, OrderFill, OrderTransition } from './order.entity.ts';
import type { OrderSide } from './order.entity.ts';

export interface OrderFilterValues {
  readonly statusIn?: readonly OrderStatus[] | null | undefined;
  readonly side?: OrderSide | null | undefined;
  readonly symbol?: string | null | undefined;
  readonly isOpen?: boolean | null | undefined;
  /** Orders, or changes of orders, that wait for another person. */
  readonly isAwaitingApproval?: boolean | null | undefined;
}

/** Orders and baskets of the organisation that the entity manager is bound to, as they stand. */
export class OrderService {
  async find(em: EntityManager, id: string): Promise<Order | null> {
    return isId('ord', id) ? em.findOne(Order, { publicId: id }, { refresh: true }) : null;
  }

  /** @throws DomainError E_NOT_FOUND at the field. */
  async require(em: EntityManager, id: string, field = 'id'): Promise<Order> {
    const order = await this.find(em, id);
    if (order === null) throw new DomainError('E_NOT_FOUND', [field]);
    return order;
  }

  /** The same in the version that was seen. @throws DomainError E_NOT_FOUND at id, E_VERSION_CONFLICT. */
  async requireVersion(em: EntityManager, id: string, expectedVersion: number): Promise<Order> {
    const order = await this.require(em, id);
    if (order.version !== expectedVersion) throw new DomainError('E_VERSION_CONFLICT', ['expectedVersion']);
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

  /** Orders of one basket in the order in which they are sent. */
  async membersOf(em: EntityManager, basket: OrderBasket): Promise<readonly Order[]> {
    return (await this.ofBaskets(em, [basket.id])).get(basket.id) ?? [];
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
}

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
