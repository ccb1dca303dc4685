import { createHash, createHmac } from 'node:crypto';

import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';
import { passwordWeakness } from '@convergence/shared/people/password-strength';

import { recordAudit } from '../platform/db/audit.ts';
import type { Author } from '../platform/db/audit.ts';
import type { Orm } from '../platform/db/database.ts';
import { organisationOf, systemEm } from '../platform/db/scope.ts';
import { keysetWhere, pageOf } from '../platform/graphql/page.ts';
import type { Page, PageRequest } from '../platform/graphql/page.ts';
import type { Language } from '../platform/graphql/permission.ts';
import { hashInput, once } from '../platform/idempotency.ts';
import { isId, newId } from '../platform/ids.ts';
import { addAccount } from './auth-tables.ts';
import type { BetterAuth } from './better-auth.ts';
import { Invitation } from './invitation.entity.ts';
import { Member } from './member.entity.ts';
import type { Role } from './permissions.ts';

const DAY_MS = 86_400_000;
/** An invitation is good for so long. */
export const INVITATION_DAYS = 7;
const emailPattern = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const MOST_EMAIL = 254;
const MOST_NAME = 100;

export interface InvitationRequest {
  readonly email: string;
  readonly role: Role;
  readonly language: Language;
  readonly idempotencyKey: string;
}

export interface Acceptance {
  /** What stands in the link. */
  readonly token: string;
  readonly name: string;
  readonly password: string;
}

/** Invitations, and what becomes of them. Nobody has an account before he accepts one. */
export class InvitationService {
  readonly #orm: Orm;
  readonly #auth: BetterAuth;
  readonly #pepper: string;

  constructor(orm: Orm, auth: BetterAuth, pepper: string) {
    this.#orm = orm;
    this.#auth = auth;
    this.#pepper = pepper;
  }

  /**
   * Invites somebody; an open invitation of the same address is revoked. A repeat of the key answers with the first one.
   *
   * @returns The invitation, and what goes into its link; the latter is stored nowhere.
   * @throws DomainError E_FORMAT for the address, E_DUPLICATE where a person of the organisation has it, E_IDEMPOTENCY_KEY_REUSED.
   */
  async invite(
    em: EntityManager,
    request: InvitationRequest,
    author: Author | null,
  ): Promise<{ readonly invitation: Invitation; readonly token: string }> {
    const email = request.email.trim().toLowerCase();
    if (email.length > MOST_EMAIL || !emailPattern.test(email)) throw new DomainError('E_FORMAT', ['email']);
    const organisationId = boundTo(em);
    const { role, language, idempotencyKey } = request;
    const hash = hashInput('personInvite', { email, role, language });
    const publicId = await once(em, organisationId, idempotencyKey, hash, async (tx) => {
      if ((await tx.count(Member, { email })) > 0) throw new DomainError('E_DUPLICATE', ['email']);
      const now = new Date();
      for (const earlier of await tx.find(Invitation, { email, acceptedAt: null, revokedAt: null })) {
        if (earlier.statusAt(now) !== 'OPEN') continue;
        earlier.revokedAt = now;
        recordAudit(tx, organisationId, author, 'invitation.revoke', earlier.publicId, { email, reason: 'replaced' });
      }
      const id = newId('inv');
      tx.create(Invitation, {
        publicId: id,
        organisation: organisationId,
        email,
        role,
        language,
        tokenHash: hashOf(this.#tokenOf(id)),
        invitedBy: author?.name ?? null,
        createdAt: now,
        expiresAt: new Date(now.getTime() + INVITATION_DAYS * DAY_MS),
      });
      recordAudit(tx, organisationId, author, 'person.invite', id, { email, role });
      await tx.flush();
      return id;
    });
    const invitation = await em.findOneOrFail(Invitation, { publicId }, { refresh: true });
    return { invitation, token: this.#tokenOf(publicId) };
  }

  /** @throws DomainError E_NOT_FOUND, or E_STATE where it is open no longer. */
  async revoke(em: EntityManager, id: string, author: Author | null): Promise<Invitation> {
    const organisationId = boundTo(em);
    return em.transactional(async (tx) => {
      const invitation = isId('inv', id) ? await tx.findOne(Invitation, { publicId: id }, { refresh: true }) : null;
      if (invitation === null) throw new DomainError('E_NOT_FOUND', ['id']);
      const now = new Date();
      if (invitation.statusAt(now) !== 'OPEN') throw new DomainError('E_STATE', ['id']);
      invitation.revokedAt = now;
      recordAudit(tx, organisationId, author, 'invitation.revoke', id, { email: invitation.email });
      return invitation;
    });
  }

  find(em: EntityManager, id: string): Promise<Invitation | null> {
    return isId('inv', id) ? em.findOne(Invitation, { publicId: id }) : Promise.resolve(null);
  }

  /** Newest first. */
  list(em: EntityManager, args: PageRequest): Promise<Page<Invitation>> {
    return pageOf(args, {
      list: 'invitations',
      filter: null,
      find: (after, limit) =>
        em.find(Invitation, keysetWhere('createdAt', 'id', 'desc', after), {
          orderBy: { createdAt: 'desc', id: 'desc' },
          limit,
        }),
      position: (row) => ({ key: row.createdAt, id: row.id }),
      count: () => em.count(Invitation, {}),
    });
  }

  /** What an open link offers; null where it is unknown, used, revoked or over, which are not told apart. */
  async offer(token: string): Promise<Invitation | null> {
    const found = await systemEm(this.#orm).findOne(
      Invitation,
      { tokenHash: hashOf(token) },
      { populate: ['organisation'] },
    );
    return found !== null && found.statusAt(new Date()) === 'OPEN' ? found : null;
  }

  /**
   * Makes the invited person, with the role of the invitation. Once: account, person, invitation and audit are one transaction.
   *
   * @param origin - Address and request id of the caller, for the audit.
   * @throws DomainError E_NOT_FOUND for the link, E_REQUIRED or E_LENGTH for the name, E_PASSWORD_WEAK, E_DUPLICATE where the
   *   address belongs to a person by now.
   *
   * Cost: about 0.1 s for the password, outside of the transaction.
   */
  async accept(
    { token, name, password }: Acceptance,
    origin: { readonly address: string | null; readonly requestId: string },
  ): Promise<Member> {
    const offered = await this.offer(token);
    if (offered === null) throw new DomainError('E_NOT_FOUND', ['token']);
    const displayName = name.trim();
    if (displayName === '') throw new DomainError('E_REQUIRED', ['name']);
    if (displayName.length > MOST_NAME) throw new DomainError('E_LENGTH', ['name']);
    if (passwordWeakness(password, [displayName, offered.email]) !== null) {
      throw new DomainError('E_PASSWORD_WEAK', ['password']);
    }
    const passwordHash = await (await this.#auth.$context).password.hash(password);
    return systemEm(this.#orm).transactional(async (tx) => {
      const invitation = await tx.findOneOrFail(Invitation, { id: offered.id }, { refresh: true });
      const now = new Date();
      if (invitation.statusAt(now) !== 'OPEN') throw new DomainError('E_NOT_FOUND', ['token']);
      const { email, role, language, organisation } = invitation;
      if ((await tx.count(Member, { email })) > 0) throw new DomainError('E_DUPLICATE', ['token']);
      invitation.acceptedAt = now;
      const member = tx.create(Member, {
        publicId: newId('mbr'),
        organisation,
        authUserId: await addAccount(tx, { email, name: displayName, passwordHash }),
        email,
        displayName,
        role,
        language,
        createdAt: now,
      });
      const author = { id: member.publicId, name: displayName, requestId: origin.requestId };
      recordAudit(
        tx,
        organisation.id,
        { ...author, ...(origin.address === null ? {} : { origin: origin.address }) },
        'invitation.accept',
        invitation.publicId,
        { person: member.publicId, email, role },
      );
      return member;
    });
  }

  /** Made of the id and a secret, so that a repeated request gets the same link although none is stored. */
  #tokenOf(publicId: string): string {
    return createHmac('sha256', this.#pepper).update(`invitation:${publicId}`).digest('base64url');
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex'); // 256 random bits need no slow hash
}

function boundTo(em: EntityManager): number {
  const organisationId = organisationOf(em);
  if (organisationId === null)
    throw new Error('People are of one organisation: bind the entity manager with scopedEm.');
  return organisationId;
}
