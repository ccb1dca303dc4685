import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';

import { recordAudit } from '../platform/db/audit.ts';
import type { Author } from '../platform/db/audit.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import type { Outbox } from '../platform/db/outbox.ts';
import type { EventLog } from '../platform/event-log.ts';
import { keysetWhere, pageOf } from '../platform/graphql/page.ts';
import type { Page, PageRequest } from '../platform/graphql/page.ts';
import { hashInput, once } from '../platform/idempotency.ts';
import { isId } from '../platform/ids.ts';

import type { ChannelService } from './channel.service.ts';
import { NotificationAttempt, NotificationDelivery } from './notification.entity.ts';
import type { DeliveryFailure, DeliveryStatus } from './notification-kinds.ts';
import type { NotificationSender, SendOutcome } from './notification-sender.ts';
import { deliverJob } from './notification.queue.ts';
import { notificationStream } from './notification.service.ts';
import type { NotificationEventPayloads } from './notification.service.ts';
import { giveUpAfterMs, mostAttempts, retryPauseMs } from './retry-plan.ts';

/** A try that should have been made this long ago has lost its job. */
const lostAfterMs = 15 * 60 * 1000;

export interface DeliveryParts {
  readonly channels: ChannelService;
  readonly sender: NotificationSender;
  readonly events: EventLog;
  readonly outbox: Outbox;
  /** 0 to below 1, for the jitter; Math.random unless given. */
  readonly random?: () => number;
  /** Shortens the pauses; for tests. */
  readonly pauseFactor?: number;
}

/** Which deliveries are listed; all given conditions hold. */
export interface DeliveryFilter {
  readonly channelId?: string | null | undefined;
  readonly notificationId?: string | null | undefined;
  readonly statusIn?: readonly DeliveryStatus[] | null | undefined;
}

/** Deliveries from the first try to their end, at least once: a crash between sending and storing sends again, under the same id. */
export class DeliveryService {
  readonly #parts: DeliveryParts;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  /**
   * Makes one try and stores what came of it: done, queued again, or given up.
   *
   * @param attempt - Tries made before; a job of an earlier try does nothing.
   */
  async deliver(em: EntityManager, deliveryId: string, attempt: number, signal: AbortSignal): Promise<void> {
    const delivery = await em.findOne(
      NotificationDelivery,
      { publicId: deliveryId, status: 'PENDING', attemptCount: attempt },
      { populate: ['notification', 'channel', 'notification.rule'] },
    );
    if (!delivery) return;
    const channel = delivery.channel.$;
    if (!channel.isInUse()) {
      await this.#end(em, delivery, 'SUPPRESSED', { lastFailure: 'CHANNEL_OFF' });
      return;
    }
    const notification = delivery.notification.$;
    const startedAt = new Date();
    const outcome = await this.#parts.sender.send(
      this.#parts.channels.open(channel),
      notification,
      notification.rule?.$ ?? null,
      delivery,
      signal,
    );
    await this.#store(em, delivery, startedAt, outcome);
  }

  /** Ends a delivery that cannot be worked on, through no fault of the other side. */
  async abandon(em: EntityManager, deliveryId: string): Promise<void> {
    const delivery = await em.findOne(NotificationDelivery, { publicId: deliveryId, status: 'PENDING' });
    if (delivery) await this.#end(em, delivery, 'GAVE_UP', { lastFailure: 'INTERNAL' });
  }

  /** Queues what was left behind, as after a loss of the queue. */
  async requeueLost(em: EntityManager, now = new Date()): Promise<number> {
    const lost = await em.find(NotificationDelivery, {
      status: 'PENDING',
      nextAttemptAt: { $lt: new Date(now.getTime() - lostAfterMs) },
    });
    await em.transactional(async (tx) => {
      for (const { publicId: deliveryId, attemptCount: attempt } of lost)
        this.#parts.outbox.add(
          tx,
          deliverJob,
          { deliveryId, attempt },
          { jobId: `${deliveryId}-${attempt}-${now.getTime()}` },
        );
      await tx.flush();
    });
    return lost.length;
  }

  /**
   * Tries one that has ended badly again, with all its tries anew; a repeat of the key changes nothing.
   *
   * @throws DomainError E_NOT_FOUND, E_STATE where it has not failed or its channel is not in use, E_IDEMPOTENCY_KEY_REUSED.
   */
  async retry(
    em: EntityManager,
    organisationId: number,
    id: string,
    key: string,
    author: Author | null,
  ): Promise<NotificationDelivery> {
    await once(em, organisationId, key, hashInput('notificationDeliveryRetry', { id }), async (tx) => {
      const delivery = isId('ndl', id)
        ? await tx.findOne(NotificationDelivery, { publicId: id }, { populate: ['channel'] })
        : null;
      if (!delivery) throw new DomainError('E_NOT_FOUND', ['id']);
      const hasFailed = delivery.status === 'FAILED' || delivery.status === 'GAVE_UP';
      if (!hasFailed || !delivery.channel.$.isInUse()) throw new DomainError('E_STATE', ['id']);
      const now = new Date();
      delivery.status = 'PENDING';
      delivery.attemptLimit = delivery.attemptCount + mostAttempts;
      delivery.giveUpAt = new Date(now.getTime() + giveUpAfterMs);
      delivery.nextAttemptAt = now;
      delivery.endedAt = null;
      const attempt = delivery.attemptCount;
      // The key is part of the job's id: a try under the same number may be known from before.
      this.#parts.outbox.add(
        tx,
        deliverJob,
        { deliveryId: id, attempt },
        { jobId: `${id}-${attempt}-${now.getTime()}` },
      );
      recordAudit(tx, organisationId, author, 'notification.delivery.retry', id, null);
      await tx.flush();
      await this.#tell(tx, organisationId, id);
      return id;
    });
    this.#parts.events.wake(notificationStream(organisationId));
    return this.require(em, id);
  }

  find(em: EntityManager, id: string): Promise<NotificationDelivery | null> {
    return isId('ndl', id)
      ? em.findOne(NotificationDelivery, { publicId: id }, { populate: ['notification', 'channel'], refresh: true })
      : Promise.resolve(null);
  }

  /** @throws DomainError E_NOT_FOUND at `id`. */
  async require(em: EntityManager, id: string): Promise<NotificationDelivery> {
    const delivery = await this.find(em, id);
    if (!delivery) throw new DomainError('E_NOT_FOUND', ['id']);
    return delivery;
  }

  /** Newest first. An unknown channel or notification has none. */
  list(em: EntityManager, args: PageRequest, filter: DeliveryFilter): Promise<Page<NotificationDelivery>> {
    const where = {
      ...(filter.channelId ? { channel: { publicId: filter.channelId } } : {}),
      ...(filter.notificationId ? { notification: { publicId: filter.notificationId } } : {}),
      ...(filter.statusIn ? { status: { $in: [...filter.statusIn] } } : {}),
    };
    return pageOf(args, {
      list: 'notificationDeliveries',
      filter,
      find: (after, limit) =>
        em.find(
          NotificationDelivery,
          { $and: [where, keysetWhere('createdAt', 'id', 'desc', after)] },
          { orderBy: { createdAt: 'desc', id: 'desc' }, limit, populate: ['notification', 'channel'] },
        ),
      position: (row) => ({ key: row.createdAt, id: row.id }),
      count: () => em.count(NotificationDelivery, where),
    });
  }

  /** The tries of each delivery, oldest first, by its internal id. */
  async attemptsOf(em: EntityManager, ids: readonly number[]): Promise<Map<number, NotificationAttempt[]>> {
    const rows = await em.find(
      NotificationAttempt,
      { delivery: { $in: [...ids] } },
      { orderBy: { number: 'asc', id: 'asc' } },
    );
    return Map.groupBy(rows, (row) => row.delivery.id);
  }

  async #store(
    em: EntityManager,
    delivery: NotificationDelivery,
    startedAt: Date,
    outcome: SendOutcome,
  ): Promise<void> {
    const now = new Date();
    const latencyMs = now.getTime() - startedAt.getTime();
    const { failure, statusCode } = outcome;
    const number = delivery.attemptCount + 1;
    const next = this.#nextAttempt(delivery, outcome, number, now);
    const status: DeliveryStatus =
      failure === null ? 'SENT' : next === null ? (outcome.canRetry ? 'GAVE_UP' : 'FAILED') : 'PENDING';
    await em.transactional(async (tx) => {
      const affected = await tx.nativeUpdate(
        NotificationDelivery,
        { id: delivery.id, status: 'PENDING', attemptCount: delivery.attemptCount },
        {
          status,
          attemptCount: number,
          lastStatusCode: statusCode,
          lastFailure: failure,
          latencyMs,
          nextAttemptAt: next,
          endedAt: status === 'PENDING' ? null : now,
        },
      );
      if (affected === 0) return; // a second delivery of the job was faster; its try is on record
      tx.create(NotificationAttempt, {
        organisation: tx.getReference(Organisation, delivery.organisation.id, { wrapped: true }),
        delivery: tx.getReference(NotificationDelivery, delivery.id, { wrapped: true }),
        number,
        startedAt,
        latencyMs,
        statusCode,
        failure,
      });
      const { publicId: deliveryId } = delivery;
      if (next !== null)
        this.#parts.outbox.add(
          tx,
          deliverJob,
          { deliveryId, attempt: number },
          { jobId: `${deliveryId}-${number}`, delayMs: Math.max(0, next.getTime() - now.getTime()) },
        );
      await tx.flush();
      await this.#tell(tx, delivery.organisation.id, deliveryId);
    });
    this.#parts.events.wake(notificationStream(delivery.organisation.id));
  }

  /** When to try again; null where there is nothing more to try. */
  #nextAttempt(delivery: NotificationDelivery, outcome: SendOutcome, number: number, now: Date): Date | null {
    if (outcome.failure === null || !outcome.canRetry || number >= delivery.attemptLimit) return null;
    const { random = Math.random, pauseFactor = 1 } = this.#parts;
    const failedCount = number - (delivery.attemptLimit - mostAttempts);
    const next = new Date(now.getTime() + retryPauseMs(failedCount, outcome.retryAfterMs, random()) * pauseFactor);
    return next > delivery.giveUpAt ? null : next;
  }

  async #end(
    em: EntityManager,
    delivery: NotificationDelivery,
    status: DeliveryStatus,
    { lastFailure }: { readonly lastFailure: DeliveryFailure },
  ): Promise<void> {
    await em.transactional(async (tx) => {
      await tx.nativeUpdate(
        NotificationDelivery,
        { id: delivery.id, status: 'PENDING' },
        { status, lastFailure, nextAttemptAt: null, endedAt: new Date() },
      );
      await this.#tell(tx, delivery.organisation.id, delivery.publicId);
    });
    this.#parts.events.wake(notificationStream(delivery.organisation.id));
  }

  #tell(tx: EntityManager, organisationId: number, deliveryId: string): Promise<string> {
    return this.#parts.events.append(tx, notificationStream(organisationId), 'delivery', {
      deliveryId,
    } satisfies NotificationEventPayloads['delivery']);
  }
}
