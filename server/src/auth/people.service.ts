import { DomainError } from '@convergence/shared/errors';

import type { Orm } from '../platform/db/database.ts';
import { systemEm } from '../platform/db/scope.ts';
import type { Language } from '../platform/graphql/permission.ts';
import { newId } from '../platform/ids.ts';
import type { BetterAuth } from './better-auth.ts';
import { Member } from './member.entity.ts';
import type { Role } from './permissions.ts';

export interface NewPerson {
  readonly email: string;
  readonly displayName: string;
  readonly password: string;
  /** Internal id of the organisation. */
  readonly organisationId: number;
  readonly role: Role;
  readonly language: Language;
}

/** People: an account of the sign-in library, and our row about who that is. */
export class PeopleService {
  readonly #orm: Orm;
  readonly #auth: BetterAuth;

  constructor(orm: Orm, auth: BetterAuth) {
    this.#orm = orm;
    this.#auth = auth;
  }

  /**
   * Makes a person who can sign in. Where an earlier call was cut off after the account was made, it is taken up with the new password.
   *
   * @throws DomainError E_DUPLICATE where the e-mail address belongs to a member.
   */
  async create(person: NewPerson): Promise<Member> {
    const email = person.email.trim().toLowerCase();
    const em = systemEm(this.#orm);
    if ((await em.findOne(Member, { email })) !== null) throw new DomainError('E_DUPLICATE', ['email']);
    const authUserId = await this.#account(email, person.displayName);
    await this.#setPassword(authUserId, person.password);
    const { displayName, role, language } = person;
    const member = em.create(Member, {
      publicId: newId('mbr'),
      organisation: person.organisationId,
      authUserId,
      email,
      displayName,
      role,
      language,
      createdAt: new Date(),
    });
    await em.persist(member).flush();
    return member;
  }

  /** Sets a new password and ends every session of the person. @throws DomainError E_NOT_FOUND */
  async resetPassword(email: string, password: string): Promise<void> {
    const member = await systemEm(this.#orm).findOne(Member, { email });
    if (member === null) throw new DomainError('E_NOT_FOUND', ['email']);
    await this.#setPassword(member.authUserId, password);
    const { internalAdapter } = await this.#auth.$context;
    await internalAdapter.deleteUserSessions(member.authUserId);
  }

  /** Whether the address belongs to a member, of any organisation. */
  async has(email: string): Promise<boolean> {
    return (await systemEm(this.#orm).count(Member, { email })) > 0;
  }

  async #account(email: string, name: string): Promise<string> {
    const { internalAdapter } = await this.#auth.$context;
    const known = await internalAdapter.findUserByEmail(email);
    if (known !== null) return known.user.id;
    const created = await internalAdapter.createUser({ email, name, emailVerified: true }, { method: 'admin' }); // whoever made it vouches for it
    return created.id;
  }

  async #setPassword(userId: string, password: string): Promise<void> {
    const { internalAdapter, password: hashing } = await this.#auth.$context;
    const hash = await hashing.hash(password);
    const accounts = await internalAdapter.findAccounts(userId);
    if (accounts.some((account) => account.providerId === 'credential')) {
      await internalAdapter.updatePassword(userId, hash);
    } else {
      await internalAdapter.linkAccount({ userId, accountId: userId, providerId: 'credential', password: hash });
    }
  }
}
