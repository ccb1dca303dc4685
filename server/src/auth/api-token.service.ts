import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';

import { AuditEntry } from '../platform/db/audit.entity.ts';
import { recordAudit } from '../platform/db/audit.ts';
import type { Author } from '../platform/db/audit.ts';
import type { Orm } from '../platform/db/database.ts';
import { systemEm } from '../platform/db/scope.ts';
import { keysetWhere, pageOf } from '../platform/graphql/page.ts';
import type { Page, PageRequest } from '../platform/graphql/page.ts';
import type { Permission } from '../platform/graphql/permission.ts';
import { isId, newId } from '../platform/ids.ts';
import { recordAccess } from './access-log.ts';
import type { Origin } from './access-log.ts';
import { isAddressOrNetwork, isAllowedFrom } from './address-list.ts';
import { ApiToken } from './api-token.entity.ts';
import { hashApiToken, isApiToken, newApiToken } from './api-token.ts';
import { Member } from './member.entity.ts';
import { permissionsOfRole } from './permissions.ts';
import { RightsNews } from './rights-news.ts';

const DAY_MS = 86_400_000;
/** The time of last use is written at most so often. */
const USE_STEP_MS = 60_000;

export interface NewApiToken {
  readonly email: string;
  readonly scopes: readonly Permission[];
  readonly name: string;
  /** Days until it ends; null: it does not. */
  readonly days: number | null;
  /** Addresses and networks (CIDR) that it may be used from; left out: any. */
  readonly allowedAddresses?: readonly string[] | null;
  /** Who asked for it, for the audit log. */
  readonly actor: string;
  /** Where he asked from. */
  readonly origin?: string | null;
  readonly requestId?: string | null;
}

/** Where a token is used. */
export interface TokenUse extends Origin {
  /** False where nobody did anything: an open socket was looked at. */
  readonly isUse: boolean;
}

/** Most tokens of one person that are in force at a time. */
export const MOST_TOKENS = 50;

/** Tokens with which programs act for a person. */
export class ApiTokenService {
  readonly #orm: Orm;
  readonly #pepper: string;
  readonly #news: RightsNews;

  constructor(orm: Orm, pepper: string, news: RightsNews = new RightsNews()) {
    this.#news = news;
    this.#orm = orm;
    this.#pepper = pepper;
  }

  /**
   * Makes a token; it is answered once and kept as a hash.
   *
   * @throws DomainError E_NOT_FOUND for the e-mail address, E_REQUIRED without scopes, E_FORBIDDEN for a scope beyond the person's role.
   */
  async create(request: NewApiToken): Promise<string> {
    return (await this.issue(request)).token;
  }

  /**
   * As `create`, with the row of the token.
   *
   * @throws DomainError as `create`; E_RANGE for a life of less than a day or more than ten years and for too many tokens,
   *   E_LENGTH for a name of more than 100 characters, E_FORMAT for an address.
   */
  async issue(request: NewApiToken): Promise<{ readonly token: string; readonly row: ApiToken }> {
    const token = newApiToken();
    const { days, allowedAddresses } = request;
    if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= 3650))
      throw new DomainError('E_RANGE', ['days']);
    if (request.name.trim() === '') throw new DomainError('E_REQUIRED', ['name']);
    if (request.name.length > 100) throw new DomainError('E_LENGTH', ['name']);
    const wrong = (allowedAddresses ?? []).findIndex((one) => !isAddressOrNetwork(one));
    if (wrong >= 0) throw new DomainError('E_FORMAT', ['allowedAddresses', String(wrong)]);
    const made = await systemEm(this.#orm).transactional(async (em) => {
      const member = await em.findOne(Member, { email: request.email.trim().toLowerCase(), removedAt: null });
      if (member === null) throw new DomainError('E_NOT_FOUND', ['user']);
      if (request.scopes.length === 0) throw new DomainError('E_REQUIRED', ['scope']);
      const allowed = permissionsOfRole[member.role];
      const beyond = request.scopes.find((scope) => !allowed.includes(scope));
      if (beyond !== undefined) throw new DomainError('E_FORBIDDEN', ['scope', beyond]);
      const now = new Date();
      const inForce = { member: member.id, revokedAt: null, $or: [{ expiresAt: null }, { expiresAt: { $gt: now } }] };
      if ((await em.count(ApiToken, inForce)) >= MOST_TOKENS) throw new DomainError('E_RANGE', []);
      const row = em.create(ApiToken, {
        publicId: newId('tok'),
        organisation: member.organisation,
        member,
        name: request.name,
        hash: hashApiToken(token, this.#pepper),
        scopes: [...new Set(request.scopes)],
        allowedAddresses: allowedAddresses == null || allowedAddresses.length === 0 ? null : allowedAddresses,
        createdAt: now,
        expiresAt: request.days === null ? null : new Date(now.getTime() + request.days * DAY_MS),
      });
      em.create(AuditEntry, {
        publicId: newId('aud'),
        organisation: member.organisation,
        actor: request.actor,
        action: 'token.create',
        subject: row.publicId,
        details: { person: member.publicId, scopes: row.scopes, expiresAt: row.expiresAt?.toISOString() ?? null },
        origin: request.origin ?? null,
        requestId: request.requestId ?? null,
        occurredAt: now,
      });
      return row;
    });
    return { token, row: made };
  }

  /** Tokens of one person that were not revoked, newest first. */
  ofMember(em: EntityManager, memberId: string, args: PageRequest): Promise<Page<ApiToken>> {
    const where = { member: { publicId: memberId }, revokedAt: null };
    return pageOf(args, {
      list: `api-tokens:${memberId}`,
      filter: null,
      find: (after, limit) =>
        em.find(
          ApiToken,
          { $and: [where, keysetWhere('createdAt', 'id', 'desc', after)] },
          { orderBy: { createdAt: 'desc', id: 'desc' }, limit },
        ),
      position: (row) => ({ key: row.createdAt, id: row.id }),
      count: () => em.count(ApiToken, where),
    });
  }

  /** Ends a token of the person at once. @throws DomainError E_NOT_FOUND */
  async revoke(em: EntityManager, id: string, memberId: string, author: Author): Promise<ApiToken> {
    const token = await em.transactional(async (tx) => {
      const row = isId('tok', id)
        ? await tx.findOne(ApiToken, { publicId: id, member: { publicId: memberId }, revokedAt: null })
        : null;
      if (row === null) throw new DomainError('E_NOT_FOUND', ['id']);
      row.revokedAt = new Date();
      recordAudit(tx, row.organisation.id, author, 'token.revoke', id, { name: row.name });
      return row;
    });
    await this.#news.changed();
    return token;
  }

  /**
   * The token's row with its member, or null where it is malformed, unknown, revoked, over, or used from elsewhere than it
   * may be. Its first use of a day goes into the access log.
   */
  async find(token: string, now: Date, use: TokenUse = nowhere): Promise<ApiToken | null> {
    if (!isApiToken(token)) return null;
    const em = systemEm(this.#orm);
    const row = await em.findOne(ApiToken, { hash: hashApiToken(token, this.#pepper) }, { populate: ['member'] });
    if (row === null || !row.isUsableAt(now)) return null;
    const member = row.member.unwrap();
    if (member.removedAt != null || !isAllowedFrom(row.allowedAddresses ?? null, use.address)) return null;
    const before = row.lastUsedAt ?? null;
    if (use.isUse && now.getTime() - (before?.getTime() ?? 0) > USE_STEP_MS) await this.#used(row, before, now, use);
    return row;
  }

  async #used(token: ApiToken, before: Date | null, now: Date, use: TokenUse): Promise<void> {
    await systemEm(this.#orm).transactional(async (tx) => {
      const mine = await tx.nativeUpdate(ApiToken, { id: token.id, lastUsedAt: before }, { lastUsedAt: now });
      if (mine === 0 || (before !== null && seoulDay(before) === seoulDay(now))) return; // told by another request, or today already
      const what = { kind: 'TOKEN_USED', method: 'API_TOKEN', tokenId: token.publicId } as const;
      recordAccess(tx, token.member.unwrap(), what, use);
    });
  }
}

const nowhere: TokenUse = { address: null, agent: null, requestId: null, isUse: true };
const dayInSeoul = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Seoul' });

function seoulDay(moment: Date): string {
  return dayInSeoul.format(moment);
}
