import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';

import { recordAudit } from '../platform/db/audit.ts';
import type { Author } from '../platform/db/audit.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import type { Outbox } from '../platform/db/outbox.ts';
import type { EventLog } from '../platform/event-log.ts';
import { keysetWhere, pageOf } from '../platform/graphql/page.ts';
import type { Page, PageRequest } from '../platform/graphql/page.ts';
import { isId, newId } from '../platform/ids.ts';

import {
  Notification,
  NotificationChannel,
  NotificationDelivery,
  NotificationRead,
  NotificationRule,
} from './notification.entity.ts';
import { textsOf } from './notification-facts.ts';
import type { FactsOfKind, NotificationFact, TestFacts } from './notification-facts.ts';
import type { DeliveryFailure, NotificationKind } from './notification-kinds.ts';
import { matches } from './notification-rules.ts';
import { deliverJob } from './notification.queue.ts';
import { giveUpAfterMs, mostAttempts } from './retry-plan.ts';

/** What nobody has looked at for this long does not count as news any more. */
const newsMs = 30 * 24 * 60 * 60 * 1000;

export interface NotificationParts {
  readonly events: EventLog;
  readonly outbox: Outbox;
}

/** What is told in the stream of an organisation. */
export interface NotificationEventPayloads {
  readonly created: { readonly notificationId: string };
  readonly read: { readonly personId: string };
  readonly delivery: { readonly deliveryId: string };
}

/** Name of an organisation's stream in the event log. */
export function notificationStream(organisationId: number): string {
  return `notifications:${organisationId}`;
}

/** What happened, held against the rules of the organisation, and what its people have seen of it. */
export class NotificationService {
  readonly #parts: NotificationParts;

  constructor(parts: NotificationParts) {
    this.#parts = parts;
  }

  /**
   * Tells everybody who asked for it: for each rule that fits, one notification, its deliveries and their jobs in one
   * transaction. The same fact again changes nothing.
   *
   * @param em - Sees the organisation of the fact.
   * @returns Notifications that are new.
   */
  async notify(em: EntityManager, fact: NotificationFact): Promise<Notification[]> {
    const rules = await em.find(NotificationRule, {
      organisation: fact.organisationId,
      kind: fact.kind,
      isEnabled: true,
      archivedAt: null,
    });
    const made: Notification[] = [];
    for (const rule of rules) {
      if (!matches(rule, fact)) continue;
      const notification = await this.#recordOnce(em, rule, fact);
      if (notification) made.push(notification);
    }
    if (made.length > 0) this.#parts.events.wake(notificationStream(fact.organisationId));
    return made;
  }

  /** Sends a test through a channel, inside the caller's transaction; wake the stream after it. */
  async addTest(tx: EntityManager, channel: NotificationChannel, author: Author | null): Promise<NotificationDelivery> {
    const facts: TestFacts = { channel: channel.name, by: author?.name ?? null };
    const notification = this.#create(tx, channel.organisation.id, null, {
      kind: 'TEST',
      subjectId: channel.publicId,
      dedupeKey: newId('tst'),
      facts,
      threshold: null,
      link: '/notifications',
      isSimulated: false,
      isInApp: channel.kind === 'IN_APP',
      occurredAt: new Date(),
    });
    const delivery = this.#deliver(tx, notification, channel, null);
    await tx.flush();
    await this.#tell(tx, notification);
    return delivery;
  }

  find(em: EntityManager, id: string): Promise<Notification | null> {
    return isId('ntf', id) ? em.findOne(Notification, { publicId: id }) : Promise.resolve(null);
  }

  /** Newest first. */
  list(em: EntityManager, args: PageRequest): Promise<Page<Notification>> {
    return pageOf(args, {
      list: 'notifications',
      filter: null,
      find: (after, limit) =>
        em.find(Notification, keysetWhere('createdAt', 'id', 'desc', after), {
          orderBy: { createdAt: 'desc', id: 'desc' },
          limit,
        }),
      position: (row) => ({ key: row.createdAt, id: row.id }),
      count: () => em.count(Notification),
    });
  }

  /** Which of these the person has seen, by internal id. */
  async readBy(em: EntityManager, personId: string, ids: readonly number[]): Promise<ReadonlySet<number>> {
    const rows = await em.find(NotificationRead, { personId, notification: { $in: [...ids] } });
    return new Set(rows.map((row) => row.notification.id));
  }

  /** What rang in the app in the last 30 days and the person has not seen. */
  async unreadCount(em: EntityManager, personId: string, now = new Date()): Promise<number> {
    const news = newsSince(now);
    const [all, read] = [
      await em.count(Notification, news),
      await em.count(NotificationRead, { personId, notification: news }),
    ];
    return all - read;
  }

  /**
   * Marks what a person has seen; what he has seen before stays as it is. Foreign and unknown ids are passed over.
   *
   * @param ids - Public ids; null: all that is unread.
   */
  async markRead(
    em: EntityManager,
    organisationId: number,
    personId: string,
    ids: readonly string[] | null,
    author: Author | null,
  ): Promise<void> {
    const now = new Date();
    await em.transactional(async (tx) => {
      const rows = await tx.find(Notification, ids === null ? newsSince(now) : { publicId: { $in: [...ids] } }, {
        fields: ['id'],
      });
      const known = await this.readBy(
        tx,
        personId,
        rows.map(({ id }) => id),
      );
      const fresh = rows.filter(({ id }) => !known.has(id));
      if (fresh.length === 0) return;
      for (const { id } of fresh)
        tx.create(NotificationRead, {
          organisation: tx.getReference(Organisation, organisationId, { wrapped: true }),
          notification: tx.getReference(Notification, id, { wrapped: true }),
          personId,
          readAt: now,
        });
      recordAudit(tx, organisationId, author, 'notification.read', personId, { count: fresh.length });
      await tx.flush();
      await this.#parts.events.append(tx, notificationStream(organisationId), 'read', {
        personId,
      } satisfies NotificationEventPayloads['read']);
    });
    this.#parts.events.wake(notificationStream(organisationId));
  }

  /** Null where the rule told of it before. */
  async #recordOnce(em: EntityManager, rule: NotificationRule, fact: NotificationFact): Promise<Notification | null> {
    try {
      return await em.transactional((tx) => this.#record(tx, rule, fact));
    } catch (error) {
      if (error instanceof UniqueConstraintViolationException) return null; // another worker was told at the same moment
      throw error;
    }
  }

  async #record(tx: EntityManager, rule: NotificationRule, fact: NotificationFact): Promise<Notification | null> {
    const dedupeKey = `${fact.kind}:${fact.eventId}`;
    if ((await tx.count(Notification, { rule: rule.id, dedupeKey })) > 0) return null;
    const heldBack = await this.#heldBack(tx, rule, fact.subjectId);
    const channels = await tx.find(
      NotificationChannel,
      { publicId: { $in: [...rule.channelIds] }, archivedAt: null },
      { orderBy: { id: 'asc' } },
    );
    const rings = channels.some((channel) => channel.kind === 'IN_APP' && channel.isEnabled);
    const { kind, subjectId, facts, link, isSimulated, occurredAt } = fact;
    const notification = this.#create(tx, fact.organisationId, rule, {
      kind,
      subjectId,
      dedupeKey,
      facts,
      threshold: rule.threshold ?? null,
      link,
      isSimulated,
      isInApp: rings && heldBack === null,
      occurredAt,
    });
    for (const channel of channels) this.#deliver(tx, notification, channel, heldBack);
    await tx.flush();
    await this.#tell(tx, notification);
    return notification;
  }

  /** Why a rule keeps still now, though it fits. */
  async #heldBack(tx: EntityManager, rule: NotificationRule, subjectId: string): Promise<DeliveryFailure | null> {
    const now = new Date();
    if (rule.isSilenced(now)) return 'SILENCED';
    if (rule.minimumMinutes === 0) return null;
    const since = new Date(now.getTime() - rule.minimumMinutes * 60_000);
    const sent = await tx.count(NotificationDelivery, {
      status: { $ne: 'SUPPRESSED' },
      notification: { rule: rule.id, subjectId, createdAt: { $gt: since } },
    });
    return sent > 0 ? 'TOO_SOON' : null;
  }

  #create<Kind extends NotificationKind>(
    tx: EntityManager,
    organisationId: number,
    rule: NotificationRule | null,
    news: {
      readonly kind: Kind;
      readonly subjectId: string;
      readonly dedupeKey: string;
      readonly facts: FactsOfKind[Kind];
      readonly threshold: number | null;
      readonly link: string;
      readonly isSimulated: boolean;
      readonly isInApp: boolean;
      readonly occurredAt: Date;
    },
  ): Notification {
    const { threshold, ...row } = news;
    return tx.create(Notification, {
      ...row,
      ...textsOf(news.kind, news.facts, threshold),
      publicId: newId('ntf'),
      organisation: tx.getReference(Organisation, organisationId, { wrapped: true }),
      rule: rule && tx.getReference(NotificationRule, rule.id, { wrapped: true }),
      createdAt: new Date(),
    });
  }

  /** Adds the delivery and, where it has to go out, its first job. What rings in the app has arrived with its row. */
  #deliver(
    tx: EntityManager,
    notification: Notification,
    channel: NotificationChannel,
    heldBack: DeliveryFailure | null,
  ): NotificationDelivery {
    const now = new Date();
    const held = heldBack ?? (channel.isEnabled ? null : 'CHANNEL_OFF');
    const isHere = channel.kind === 'IN_APP';
    const status = held === null ? (isHere ? 'SENT' : 'PENDING') : 'SUPPRESSED';
    const delivery = tx.create(NotificationDelivery, {
      publicId: newId('ndl'),
      organisation: tx.getReference(Organisation, channel.organisation.id, { wrapped: true }),
      notification,
      channel: tx.getReference(NotificationChannel, channel.id, { wrapped: true }),
      status,
      attemptCount: 0,
      attemptLimit: mostAttempts,
      giveUpAt: new Date(now.getTime() + giveUpAfterMs),
      nextAttemptAt: status === 'PENDING' ? now : null,
      lastFailure: held,
      createdAt: now,
      endedAt: status === 'PENDING' ? null : now,
    });
    if (status === 'PENDING') {
      const { publicId: deliveryId } = delivery;
      this.#parts.outbox.add(tx, deliverJob, { deliveryId, attempt: 0 }, { jobId: `${deliveryId}-0` });
    }
    return delivery;
  }

  #tell(tx: EntityManager, { organisation, publicId }: Notification): Promise<string> {
    return this.#parts.events.append(tx, notificationStream(organisation.id), 'created', {
      notificationId: publicId,
    } satisfies NotificationEventPayloads['created']);
  }
}

function newsSince(now: Date): { readonly isInApp: true; readonly createdAt: { readonly $gt: Date } } {
  return { isInApp: true, createdAt: { $gt: new Date(now.getTime() - newsMs) } };
}
