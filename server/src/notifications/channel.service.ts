import { randomBytes } from 'node:crypto';

import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';

import { recordAudit } from '../platform/db/audit.ts';
import type { Author } from '../platform/db/audit.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import type { EventLog } from '../platform/event-log.ts';
import type { Language } from '../platform/graphql/permission.ts';
import { hashInput, once } from '../platform/idempotency.ts';
import { isId, newId } from '../platform/ids.ts';
import type { Limiter } from '../platform/limiter.ts';
import { isMailAddress } from '../platform/mail.ts';
import type { Seal } from '../platform/seal.ts';

import { NotificationChannel, NotificationDelivery } from './notification.entity.ts';
import type { ChannelKind } from './notification-kinds.ts';
import type { NotificationSender, OpenChannel } from './notification-sender.ts';
import { notificationStream } from './notification.service.ts';
import type { NotificationService } from './notification.service.ts';

export const mostChannels = 50;
/** Tests of an organisation: five at once, then one in twelve seconds. */
const testBudget = { capacity: 5, refillPerSecond: 1 / 12 };

/** What a person decides about a channel. */
export interface ChannelDraft {
  readonly kind: ChannelKind;
  readonly name: string;
  readonly language: Language;
  /** An https address, or that of a mailbox; null for IN_APP. */
  readonly address: string | null;
}

/** What is to change; left out, it stays. */
export interface ChannelEdit {
  readonly name?: string | undefined;
  readonly language?: Language | undefined;
  readonly address?: string | undefined;
  readonly isEnabled?: boolean | undefined;
  /** WEBHOOK: a new key; the old one is worth nothing from then on. */
  readonly hasNewSecret?: boolean | undefined;
}

/** A channel with its key, where it was just made: the only time that it is shown. */
export interface ShownChannel {
  readonly channel: NotificationChannel;
  readonly secret: string | null;
}

export interface ChannelParts {
  readonly seal: Seal;
  readonly sender: NotificationSender;
  readonly notifications: NotificationService;
  readonly limiter: Limiter;
  readonly events: EventLog;
}

/** Channels of the organisation that the entity manager is bound to. */
export class ChannelService {
  readonly #parts: ChannelParts;

  constructor(parts: ChannelParts) {
    this.#parts = parts;
  }

  /**
   * Makes a channel. A webhook gets a key, which is answered this once; a repeat of the idempotency key answers without it.
   *
   * @throws AggregateError of DomainErrors, each with the path of its field; DomainError E_LIMIT at 50 channels.
   */
  async create(
    em: EntityManager,
    organisationId: number,
    draft: ChannelDraft,
    key: string,
    author: Author | null,
  ): Promise<ShownChannel> {
    const name = draft.name.trim();
    await this.#check(draft.kind, name, draft.address);
    let secret: string | null = null;
    const id = await once(em, organisationId, key, hashInput('notificationChannelCreate', draft), async (tx) => {
      if ((await tx.count(NotificationChannel, { archivedAt: null })) >= mostChannels) throw new DomainError('E_LIMIT');
      const publicId = newId('nch');
      const now = new Date();
      secret = draft.kind === 'WEBHOOK' ? newSecret() : null;
      tx.create(NotificationChannel, {
        publicId,
        organisation: tx.getReference(Organisation, organisationId, { wrapped: true }),
        kind: draft.kind,
        name,
        language: draft.language,
        ...this.#addressColumns(publicId, draft.kind, draft.address),
        lockedSecret: secret === null ? null : this.#parts.seal.lock(secret, publicId),
        isEnabled: true,
        version: 1,
        createdAt: now,
        createdBy: author?.name ?? null,
        updatedAt: now,
      });
      recordAudit(tx, organisationId, author, 'notification.channel.create', publicId, {
        kind: draft.kind,
        name,
        address: shownAddress(draft.kind, draft.address),
      });
      await tx.flush();
      return publicId;
    });
    return { channel: await this.require(em, id, 'id'), secret };
  }

  /** @throws DomainError E_NOT_FOUND, E_VERSION_CONFLICT, E_STATE for an archived one; AggregateError of DomainErrors for bad values. */
  async update(
    em: EntityManager,
    id: string,
    expectedVersion: number,
    edit: ChannelEdit,
    author: Author | null,
  ): Promise<ShownChannel> {
    const before = await this.#changeable(em, id, expectedVersion);
    const name = (edit.name ?? before.name).trim();
    await this.#check(before.kind, name, edit.address ?? this.#addressOf(before));
    if (edit.hasNewSecret === true && before.kind !== 'WEBHOOK') throw new DomainError('E_FORMAT', ['hasNewSecret']);
    const secret = edit.hasNewSecret === true ? newSecret() : null;
    const columns = {
      name,
      language: edit.language ?? before.language,
      isEnabled: edit.isEnabled ?? before.isEnabled,
      ...(edit.address === undefined ? {} : this.#addressColumns(id, before.kind, edit.address)),
      ...(secret === null ? {} : { lockedSecret: this.#parts.seal.lock(secret, id) }),
    };
    await this.#save(em, before, columns, author, 'notification.channel.update', {
      before: { name: before.name, address: before.shownAddress, isEnabled: before.isEnabled },
      after: {
        name,
        address: edit.address === undefined ? before.shownAddress : shownAddress(before.kind, edit.address),
        isEnabled: columns.isEnabled,
        hasNewSecret: secret !== null,
      },
    });
    return { channel: await this.require(em, id, 'id'), secret };
  }

  /** Takes it out of use for good; what it sent stays on record. @throws as `update`. */
  async archive(
    em: EntityManager,
    id: string,
    expectedVersion: number,
    author: Author | null,
  ): Promise<NotificationChannel> {
    const before = await this.#changeable(em, id, expectedVersion);
    // The address and the key go with it: nothing will ever be sent there again.
    const columns = { isEnabled: false, archivedAt: new Date(), lockedAddress: null, lockedSecret: null };
    await this.#save(em, before, columns, author, 'notification.channel.delete', { name: before.name });
    return this.require(em, id, 'id');
  }

  /**
   * Sends a real message through the channel, on the way of all others; a repeat of the key sends nothing more.
   *
   * @throws DomainError E_NOT_FOUND, E_STATE for one that is not in use, E_RATE_LIMITED, E_IDEMPOTENCY_KEY_REUSED.
   */
  async test(
    em: EntityManager,
    organisationId: number,
    id: string,
    key: string,
    author: Author | null,
  ): Promise<NotificationDelivery> {
    const channel = await this.require(em, id, 'id');
    if (!channel.isInUse()) throw new DomainError('E_STATE', ['id']);
    const deliveryId = await once(em, organisationId, key, hashInput('notificationChannelTest', { id }), async (tx) => {
      const { isAllowed } = await this.#parts.limiter.take(`notification-test:${organisationId}`, 1, testBudget);
      if (!isAllowed) throw new DomainError('E_RATE_LIMITED');
      const known = await tx.findOneOrFail(NotificationChannel, { id: channel.id });
      const delivery = await this.#parts.notifications.addTest(tx, known, author);
      recordAudit(tx, organisationId, author, 'notification.channel.test', id, { delivery: delivery.publicId });
      await tx.flush();
      return delivery.publicId;
    });
    this.#parts.events.wake(notificationStream(organisationId));
    return em.findOneOrFail(
      NotificationDelivery,
      { publicId: deliveryId },
      { populate: ['notification', 'channel'], refresh: true },
    );
  }

  /** Those in use and those switched off, oldest first; at most 50. */
  list(em: EntityManager): Promise<NotificationChannel[]> {
    return em.find(NotificationChannel, { archivedAt: null }, { orderBy: { createdAt: 'asc', id: 'asc' } });
  }

  find(em: EntityManager, id: string): Promise<NotificationChannel | null> {
    return isId('nch', id)
      ? em.findOne(NotificationChannel, { publicId: id }, { refresh: true })
      : Promise.resolve(null);
  }

  /** @throws DomainError E_NOT_FOUND at the field. */
  async require(em: EntityManager, id: string, field: string): Promise<NotificationChannel> {
    const channel = await this.find(em, id);
    if (!channel) throw new DomainError('E_NOT_FOUND', [field]);
    return channel;
  }

  /** Unlocks what is needed to send; only for the sender. */
  open(row: NotificationChannel): OpenChannel {
    return {
      row,
      address: this.#addressOf(row) ?? '',
      secret: row.lockedSecret ? this.#parts.seal.open(row.lockedSecret, row.publicId) : null,
    };
  }

  #addressOf(row: NotificationChannel): string | null {
    return row.lockedAddress ? this.#parts.seal.open(row.lockedAddress, row.publicId) : null;
  }

  #addressColumns(
    publicId: string,
    kind: ChannelKind,
    address: string | null,
  ): { readonly lockedAddress: string | null; readonly shownAddress: string | null } {
    return {
      lockedAddress: address === null ? null : this.#parts.seal.lock(address, publicId),
      shownAddress: shownAddress(kind, address),
    };
  }

  async #check(kind: ChannelKind, name: string, address: string | null): Promise<void> {
    const problems: DomainError[] = [];
    if (name === '') problems.push(new DomainError('E_REQUIRED', ['name']));
    else if (name.length > 100) problems.push(new DomainError('E_LENGTH', ['name']));
    const addressProblem = await this.#addressProblem(kind, address);
    if (addressProblem) problems.push(addressProblem);
    if (problems.length > 0) throw new AggregateError(problems);
  }

  async #addressProblem(kind: ChannelKind, address: string | null): Promise<DomainError | null> {
    const { sender } = this.#parts;
    if (kind === 'IN_APP') return address === null ? null : new DomainError('E_FORMAT', ['address']);
    if (address === null || address === '') return new DomainError('E_REQUIRED', ['address']);
    if (kind === 'EMAIL') {
      if (!sender.hasMail()) return new DomainError('E_STATE', ['kind']); // this installation sends no mail
      return isMailAddress(address) ? null : new DomainError('E_FORMAT', ['address']);
    }
    try {
      await sender.checkAddress(kind, address);
      return null;
    } catch (error) {
      if (error instanceof DomainError) return error;
      throw error;
    }
  }

  async #changeable(em: EntityManager, id: string, expectedVersion: number): Promise<NotificationChannel> {
    const channel = await this.require(em, id, 'id');
    if (channel.version !== expectedVersion) throw new DomainError('E_VERSION_CONFLICT', ['expectedVersion']);
    if (channel.archivedAt) throw new DomainError('E_STATE', ['id']);
    return channel;
  }

  async #save(
    em: EntityManager,
    { id, publicId, version, organisation }: NotificationChannel,
    columns: object,
    author: Author | null,
    action: string,
    details: object,
  ): Promise<void> {
    await em.transactional(async (tx) => {
      const affected = await tx.nativeUpdate(
        NotificationChannel,
        { id, version },
        { ...columns, version: version + 1, updatedAt: new Date() },
      );
      if (affected === 0) throw new DomainError('E_VERSION_CONFLICT', ['expectedVersion']);
      recordAudit(tx, organisation.id, author, action, publicId, details);
      await tx.flush();
    });
  }
}

/** 256 random bits, with a beginning that scanners for leaked keys can find. */
function newSecret(): string {
  return `cvwh_${randomBytes(32).toString('base64url')}`;
}

/** Host and last characters: what is in between may be a secret, and a name tells channels apart. A mailbox is none. */
function shownAddress(kind: ChannelKind, address: string | null): string | null {
  if (address === null || kind === 'EMAIL') return address;
  const { origin, pathname, search } = new URL(address);
  const rest = pathname + search;
  return rest === '/' ? origin : `${origin}/…${rest.length > 8 ? rest.slice(-4) : ''}`;
}
