import { DomainError } from '@convergence/shared/errors';

import { AuditEntry } from '../platform/db/audit.entity.ts';
import type { Orm } from '../platform/db/database.ts';
import { systemEm } from '../platform/db/scope.ts';
import type { Permission } from '../platform/graphql/permission.ts';
import { newId } from '../platform/ids.ts';
import { ApiToken } from './api-token.entity.ts';
import { hashApiToken, isApiToken, newApiToken } from './api-token.ts';
import { Member } from './member.entity.ts';
import { permissionsOfRole } from './permissions.ts';

const DAY_MS = 86_400_000;
/** The time of last use is written at most so often. */
const USE_STEP_MS = 60_000;

export interface NewApiToken {
  readonly email: string;
  readonly scopes: readonly Permission[];
  readonly name: string;
  /** Days until it ends; null: it does not. */
  readonly days: number | null;
  /** Who asked for it, for the audit log. */
  readonly actor: string;
}

/** Tokens with which programs act for a person. */
export class ApiTokenService {
  readonly #orm: Orm;
  readonly #pepper: string;

  constructor(orm: Orm, pepper: string) {
    this.#orm = orm;
    this.#pepper = pepper;
  }

  /**
   * Makes a token; it is answered once and kept as a hash.
   *
   * @throws DomainError E_NOT_FOUND for the e-mail address, E_REQUIRED without scopes, E_FORBIDDEN for a scope beyond the person's role.
   */
  async create(request: NewApiToken): Promise<string> {
    const token = newApiToken();
    await systemEm(this.#orm).transactional(async (em) => {
      const member = await em.findOne(Member, { email: request.email.trim().toLowerCase() });
      if (member === null) throw new DomainError('E_NOT_FOUND', ['user']);
      if (request.scopes.length === 0) throw new DomainError('E_REQUIRED', ['scope']);
      const allowed = permissionsOfRole[member.role];
      const beyond = request.scopes.find((scope) => !allowed.includes(scope));
      if (beyond !== undefined) throw new DomainError('E_FORBIDDEN', ['scope', beyond]);
      const now = new Date();
      const row = em.create(ApiToken, {
        publicId: newId('tok'),
        organisation: member.organisation,
        member,
        name: request.name,
        hash: hashApiToken(token, this.#pepper),
        scopes: [...new Set(request.scopes)],
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
        occurredAt: now,
      });
    });
    return token;
  }

  /** The token's row with its member, or null where it is malformed, unknown, revoked or over. */
  async find(token: string, now: Date): Promise<ApiToken | null> {
    if (!isApiToken(token)) return null;
    const em = systemEm(this.#orm);
    const row = await em.findOne(ApiToken, { hash: hashApiToken(token, this.#pepper) }, { populate: ['member'] });
    if (row === null || !row.isUsableAt(now)) return null;
    const before = row.lastUsedAt?.getTime() ?? 0;
    if (now.getTime() - before > USE_STEP_MS) await em.nativeUpdate(ApiToken, { id: row.id }, { lastUsedAt: now });
    return row;
  }
}
