import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';

import { recordAudit } from '../platform/db/audit.ts';
import type { Author } from '../platform/db/audit.ts';
import { organisationOf } from '../platform/db/scope.ts';
import { keysetWhere, pageOf } from '../platform/graphql/page.ts';
import type { Page, PageRequest } from '../platform/graphql/page.ts';
import { isId } from '../platform/ids.ts';
import { ApiToken } from './api-token.entity.ts';
import { endSessions, removeAccount, removeSecondFactor, secondFactorsAmong } from './auth-tables.ts';
import { Member } from './member.entity.ts';
import { OrganisationSecurity } from './organisation-security.entity.ts';
import { dangerousRoles } from './permissions.ts';
import type { Role } from './permissions.ts';
import type { RightsNews } from './rights-news.ts';

export interface PersonFilter {
  readonly roleIn?: readonly Role[] | null;
  /** Part of name or address, 1 to 100 characters. */
  readonly textContains?: string | null;
}

/** The people of an organisation: who they are, what they may, and their end. What is done here is done to others, never to oneself. */
export class MemberService {
  readonly #news: RightsNews;

  constructor(news: RightsNews) {
    this.#news = news;
  }

  /** People who may sign in, in the order in which they came. @throws DomainError E_LENGTH */
  list(em: EntityManager, args: PageRequest, filter: PersonFilter): Promise<Page<Member>> {
    const { roleIn, textContains } = filter;
    const text = textContains?.trim() ?? '';
    if (text.length > 100) throw new DomainError('E_LENGTH', ['filter', 'textContains']);
    const like = `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    const where = {
      removedAt: null,
      ...(roleIn == null ? {} : { role: { $in: [...roleIn] } }),
      ...(text === '' ? {} : { $or: [{ displayName: { $like: like } }, { email: { $like: like } }] }),
    };
    return pageOf(args, {
      list: 'people',
      filter,
      find: (after, limit) =>
        em.find(
          Member,
          { $and: [where, keysetWhere('createdAt', 'id', 'asc', after)] },
          { orderBy: { createdAt: 'asc', id: 'asc' }, limit },
        ),
      position: (row) => ({ key: row.createdAt, id: row.id }),
      count: () => em.count(Member, where),
    });
  }

  find(em: EntityManager, id: string): Promise<Member | null> {
    return isId('mbr', id) ? em.findOne(Member, { publicId: id, removedAt: null }) : Promise.resolve(null);
  }

  /** Internal ids of accounts with a second factor in force. */
  withSecondFactor(em: EntityManager, members: readonly Member[]): Promise<ReadonlySet<string>> {
    return secondFactorsAmong(
      em,
      members.map(({ authUserId }) => authUserId),
    );
  }

  /**
   * Gives somebody else another role and ends his sessions: rights change with a new sign-in.
   *
   * @param expectedRole - Role that the caller last read.
   * @throws DomainError E_NOT_FOUND, E_SELF, E_LAST_ADMIN, E_VERSION_CONFLICT where the role is another one by now.
   */
  async changeRole(
    em: EntityManager,
    change: { readonly id: string; readonly role: Role; readonly expectedRole: Role },
    author: Author,
    selfId: string,
  ): Promise<Member> {
    const { id, role, expectedRole } = change;
    const member = await this.#change(em, id, selfId, async (tx, person) => {
      if (person.role !== expectedRole) throw new DomainError('E_VERSION_CONFLICT', ['expectedRole']);
      if (person.role === role) return;
      if (person.role === 'ADMIN') await refuseLastAdmin(tx);
      recordAudit(tx, person.organisation.id, author, 'person.role-update', id, { before: person.role, after: role });
      person.role = role;
      await endSessions(tx, person.authUserId);
    });
    await this.#news.changed();
    return member;
  }

  /**
   * Takes the way in from somebody else: account, sessions and tokens end in this transaction. The name stays for the records,
   * the address is forgotten and can be invited again.
   *
   * @throws DomainError E_NOT_FOUND, E_SELF, E_LAST_ADMIN.
   */
  async remove(em: EntityManager, id: string, author: Author, selfId: string): Promise<Member> {
    const member = await this.#change(em, id, selfId, async (tx, person) => {
      if (person.role === 'ADMIN') await refuseLastAdmin(tx);
      const now = new Date();
      const tokens = await tx.nativeUpdate(ApiToken, { member: person.id, revokedAt: null }, { revokedAt: now });
      await removeAccount(tx, person.authUserId);
      const { email, role, displayName } = person;
      recordAudit(tx, person.organisation.id, author, 'person.remove', id, { email, role, name: displayName, tokens });
      person.removedAt = now;
      person.email = `removed:${id}`; // both columns are unique, and both are forgotten
      person.authUserId = `removed:${id.slice(4)}`;
    });
    await this.#news.changed();
    return member;
  }

  /** Removes the second factor of somebody who lost it, and ends his sessions. @throws DomainError E_NOT_FOUND, E_SELF, E_STATE where there is none. */
  async resetSecondFactor(em: EntityManager, id: string, author: Author, selfId: string): Promise<Member> {
    const member = await this.#change(em, id, selfId, async (tx, person) => {
      if (!(await removeSecondFactor(tx, person.authUserId))) throw new DomainError('E_STATE', ['id']);
      await endSessions(tx, person.authUserId);
      recordAudit(tx, person.organisation.id, author, 'person.totp-reset', id);
    });
    await this.#news.changed();
    return member;
  }

  /** Roles whose people may do no more than read without a second factor. */
  async requiredRoles(em: EntityManager, organisationId: number): Promise<readonly Role[]> {
    const row = await em.findOne(OrganisationSecurity, { organisation: organisationId }, { disableIdentityMap: true });
    return row?.totpRequiredRoles ?? [];
  }

  /** @throws DomainError E_RANGE for a role that cannot be asked, E_SECOND_FACTOR where the caller's own role is asked and he has none. */
  async requireSecondFactor(em: EntityManager, roles: readonly Role[], author: Author, selfId: string): Promise<void> {
    const wanted = dangerousRoles.filter((role) => roles.includes(role));
    const other = roles.findIndex((role) => !dangerousRoles.some((one) => one === role));
    if (other >= 0) throw new DomainError('E_RANGE', ['totpRequiredRoles', String(other)]);
    const organisationId = boundTo(em);
    await em.transactional(async (tx) => {
      const self = await tx.findOneOrFail(Member, { publicId: selfId });
      const hasOwn = (await secondFactorsAmong(tx, [self.authUserId])).size > 0;
      if (wanted.some((role) => role === self.role) && !hasOwn) {
        throw new DomainError('E_SECOND_FACTOR', ['totpRequiredRoles']); // or nobody could take it back
      }
      const row = await tx.findOne(OrganisationSecurity, { organisation: organisationId });
      const before = row?.totpRequiredRoles ?? [];
      const updatedAt = new Date();
      if (row === null) {
        tx.create(OrganisationSecurity, { organisation: organisationId, totpRequiredRoles: wanted, updatedAt });
      } else {
        tx.assign(row, { totpRequiredRoles: wanted, updatedAt });
      }
      const { publicId } = await self.organisation.loadOrFail();
      recordAudit(tx, organisationId, author, 'organisation.security-update', publicId, { before, after: wanted });
    });
    await this.#news.changed();
  }

  #change(
    em: EntityManager,
    id: string,
    selfId: string,
    work: (tx: EntityManager, person: Member) => Promise<void>,
  ): Promise<Member> {
    return em.transactional(async (tx) => {
      const person = isId('mbr', id)
        ? await tx.findOne(Member, { publicId: id, removedAt: null }, { refresh: true })
        : null;
      if (person === null) throw new DomainError('E_NOT_FOUND', ['id']);
      if (id === selfId) throw new DomainError('E_SELF', ['id']);
      await work(tx, person);
      return person;
    });
  }
}

/** Inside a transaction that changes an admin: somebody must be left who can give rights. */
async function refuseLastAdmin(tx: EntityManager): Promise<void> {
  if ((await tx.count(Member, { role: 'ADMIN', removedAt: null })) < 2) throw new DomainError('E_LAST_ADMIN', ['id']);
}

function boundTo(em: EntityManager): number {
  const organisationId = organisationOf(em);
  if (organisationId === null)
    throw new Error('People are of one organisation: bind the entity manager with scopedEm.');
  return organisationId;
}
