import type { EntityManager } from '@mikro-orm/sql';

import type { ErrorCode } from '@convergence/shared/errors';

import type { Author } from '../platform/db/audit.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import type { Outbox } from '../platform/db/outbox.ts';
import type { EventLog } from '../platform/event-log.ts';

import type { Order } from './order.entity.ts';
import { OrderBasket, OrderTransition, TradingAccount } from './order.entity.ts';
import { orderChangedJob, sendJob } from './order.queue.ts';
import { isFinal, nextStatus } from './order-states.ts';
import type { OrderAction, OrderActor, OrderStatus } from './order-states.ts';

/** Name of the stream of an organisation's trading in the event log. */
export function orderStream(organisationId: number): string {
  return `orders:${organisationId}`;
}

/** What is told in that stream. */
export interface OrderEventPayloads {
  readonly order: { readonly orderId: string; readonly fromStatus: OrderStatus | null; readonly status: OrderStatus };
  readonly account: { readonly accountId: string };
  readonly state: { readonly stateId: string };
}

/** A person who acts: the person counts for four eyes, whatever session or token was used. */
export interface Actor extends Author {
  /** Public id of the person. */
  readonly personId: string;
}

export interface MoveParts {
  readonly events: EventLog;
  readonly outbox: Outbox;
}

export interface MoveFacts {
  /** Null: the server itself. */
  readonly actor?: Actor | null;
  /** What a person or the broker said. */
  readonly reason?: string | null;
  /** Why it comes to nothing; null clears what stood there. */
  readonly failure?: ErrorCode | null;
}

/** Longest reason that is kept. */
const REASON_LENGTH = 500;

/**
 * Takes one step of the table and writes all that belongs to it: state, history, event, and the job that tells others.
 *
 * @throws DomainError E_STATE where the table has no such step.
 */
export async function moveOrder(
  tx: EntityManager,
  { events, outbox }: MoveParts,
  order: Order,
  action: OrderAction,
  by: OrderActor,
  { actor = null, reason = null, failure = null }: MoveFacts = {},
): Promise<void> {
  const from = order.status;
  const to = nextStatus(from, action, by);
  const now = new Date();
  order.status = to;
  order.updatedAt = now;
  order.failure = failure;
  order.reason = reason?.slice(0, REASON_LENGTH) ?? null;
  if (isFinal(to)) {
    order.closedAt = now;
    order.pendingChange = null;
  }
  await recordStep(tx, { events, outbox }, order, { action, from, actor, reason });
}

/** Writes history, event and job of a step that was taken; also for the making of an order, which has no state before. */
export async function recordStep(
  tx: EntityManager,
  { events, outbox }: MoveParts,
  order: Order,
  step: {
    readonly action: OrderAction;
    readonly from: OrderStatus | null;
    readonly actor: Actor | null;
    readonly reason: string | null;
  },
): Promise<void> {
  const organisationId = order.organisation.id;
  tx.create(OrderTransition, {
    organisation: tx.getReference(Organisation, organisationId, { wrapped: true }),
    order,
    action: step.action,
    fromStatus: step.from,
    toStatus: order.status,
    actorName: step.actor?.name ?? null,
    reason: step.reason?.slice(0, REASON_LENGTH) ?? null,
    orderVersion: order.version,
    occurredAt: new Date(),
  });
  await tellOfOrder(tx, events, order, step.from);
  if (step.from !== order.status) outbox.add(tx, orderChangedJob, { orderId: order.publicId, status: order.status });
  await tx.flush();
}

/** Tells readers of the stream that something of the order is new; its state may be the same. */
export async function tellOfOrder(
  tx: EntityManager,
  events: EventLog,
  order: Order,
  fromStatus: OrderStatus | null,
): Promise<void> {
  await events.append(tx, orderStream(order.organisation.id), 'order', {
    orderId: order.publicId,
    fromStatus,
    status: order.status,
  } satisfies OrderEventPayloads['order']);
}

/** What happens to an order is news of its basket too. */
export async function bumpBasket(tx: EntityManager, order: Order): Promise<void> {
  if (!order.basket) return;
  const basket = await tx.findOneOrFail(OrderBasket, { id: order.basket.id });
  basket.version += 1;
}

/** Has the desk look at the account of an order; the job leaves with the commit. */
export async function callDesk(tx: EntityManager, outbox: Outbox, order: Order): Promise<void> {
  const account = await tx.findOneOrFail(TradingAccount, { id: order.account.id });
  outbox.add(tx, sendJob, { accountId: account.publicId });
}
