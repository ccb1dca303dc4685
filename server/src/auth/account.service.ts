import type { EntityManager } from '@mikro-orm/sql';
import { createOTP } from '@better-auth/utils/otp';
import { generateRandomString, symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';

import { DomainError } from '@convergence/shared/errors';
import { passwordWeakness } from '@convergence/shared/people/password-strength';

import { recordAudit } from '../platform/db/audit.ts';
import type { Author } from '../platform/db/audit.ts';
import { recordAccess } from './access-log.ts';
import type { Origin } from './access-log.ts';
import {
  endSession,
  endSessions,
  passwordHashOf,
  putSecondFactor,
  removeSecondFactor,
  replacePassword,
  secondFactorOf,
  sessionsOf,
} from './auth-tables.ts';
import type { SessionRow } from './auth-tables.ts';
import { IDLE_S } from './better-auth.ts';
import type { BetterAuth } from './better-auth.ts';
import { Member } from './member.entity.ts';
import type { RightsNews } from './rights-news.ts';
import type { SignInGuard } from './sign-in-guard.ts';

const ISSUER = 'Convergence';
const SECRET_LENGTH = 32;
const RECOVERY_CODES = 10;

/** Who is changing his own way in, and through which session. */
export interface Self {
  /** Public id of the person. */
  readonly id: string;
  readonly sessionId: string;
  readonly author: Author;
  readonly origin: Origin;
}

export interface SecondFactorState {
  readonly isEnabled: boolean;
  /** Recovery codes that were not used yet. */
  readonly recoveryCodeCount: number;
}

/** What a person does about his own way in. Whatever weakens it asks for the password again. */
export class AccountService {
  readonly #auth: BetterAuth;
  readonly #guard: SignInGuard;
  readonly #news: RightsNews;

  constructor(auth: BetterAuth, guard: SignInGuard, news: RightsNews) {
    this.#auth = auth;
    this.#guard = guard;
    this.#news = news;
  }

  /** Sessions of the person that are not over, the one used last first. */
  async sessions(em: EntityManager, selfId: string): Promise<readonly SessionRow[]> {
    const { authUserId } = await memberOf(em, selfId);
    return sessionsOf(em, authUserId, new Date(Date.now() - IDLE_S * 1000));
  }

  /**
   * Ends one session of the person, or all but the one that asks.
   *
   * @param sessionId - Null: all others.
   * @returns How many were ended.
   * @throws DomainError E_NOT_FOUND for a session that is not his.
   */
  async revokeSessions(em: EntityManager, self: Self, sessionId: string | null): Promise<number> {
    const count = await em.transactional(async (tx) => {
      const member = await memberOf(tx, self.id);
      const { authUserId } = member;
      const ended =
        sessionId === null
          ? await endSessions(tx, authUserId, self.sessionId)
          : Number(await endSession(tx, authUserId, sessionId));
      if (sessionId !== null && ended === 0) throw new DomainError('E_NOT_FOUND', ['id']);
      if (ended > 0) recordAccess(tx, member, { kind: 'SESSION_REVOKED' }, self.origin);
      const details = { ended, isOthers: sessionId === null };
      recordAudit(tx, member.organisation.id, self.author, 'session.revoke', self.id, details);
      return ended;
    });
    await this.#news.changed();
    return count;
  }

  /**
   * Sets a new password and ends every other session.
   *
   * @throws DomainError E_PASSWORD_WRONG, E_PASSWORD_WEAK (also for the present one), E_RATE_LIMITED.
   */
  async changePassword(em: EntityManager, self: Self, current: string, next: string): Promise<void> {
    const member = await this.#confirm(em, self, current, 'currentPassword');
    if (passwordWeakness(next, [member.displayName, member.email]) !== null || next === current) {
      throw new DomainError('E_PASSWORD_WEAK', ['newPassword']);
    }
    const hash = await (await this.#auth.$context).password.hash(next); // before the transaction: it takes a tenth of a second
    await em.transactional(async (tx) => {
      await replacePassword(tx, member.authUserId, hash);
      const ended = await endSessions(tx, member.authUserId, self.sessionId);
      recordAudit(tx, member.organisation.id, self.author, 'password.update', self.id, { ended });
    });
    await this.#news.changed();
  }

  async secondFactor(em: EntityManager, selfId: string): Promise<SecondFactorState> {
    const { authUserId } = await memberOf(em, selfId);
    const factor = await secondFactorOf(em, authUserId);
    if (factor === null || !factor.isVerified) return { isEnabled: false, recoveryCodeCount: 0 };
    return { isEnabled: true, recoveryCodeCount: (await this.#openCodes(factor.backupCodes)).length };
  }

  /**
   * Begins to set up a second factor; it is in force once a code of it was shown. An attempt that was not ended is replaced.
   *
   * @returns `otpauth://` address for an authenticator app; the secret is in it, in Base32.
   * @throws DomainError E_PASSWORD_WRONG, E_RATE_LIMITED, E_STATE where one is in force.
   */
  async enrol(em: EntityManager, self: Self, password: string): Promise<string> {
    const member = await this.#confirm(em, self, password, 'password');
    const secret = generateRandomString(SECRET_LENGTH);
    const [lockedSecret, lockedCodes] = [await this.#lock(secret), await this.#lock('[]')];
    await em.transactional(async (tx) => {
      const known = await secondFactorOf(tx, member.authUserId);
      if (known?.isVerified === true) throw new DomainError('E_STATE', []);
      const factor = { secret: lockedSecret, backupCodes: lockedCodes, isVerified: false };
      await putSecondFactor(tx, member.authUserId, factor);
      recordAudit(tx, member.organisation.id, self.author, 'totp.enrol', self.id);
    });
    return createOTP(secret).url(ISSUER, member.email);
  }

  /**
   * Puts the second factor in force and ends every other session.
   *
   * @returns Recovery codes, each good once; they are shown now and never again.
   * @throws DomainError E_CODE_WRONG, E_RATE_LIMITED, E_STATE where none was begun.
   */
  async verify(em: EntityManager, self: Self, code: string): Promise<readonly string[]> {
    const member = await memberOf(em, self.id);
    const factor = await secondFactorOf(em, member.authUserId);
    if (factor === null || factor.isVerified) throw new DomainError('E_STATE', []);
    const key = await this.#secretKey();
    const secret = await symmetricDecrypt({ key, data: factor.secret });
    await this.#limited(self, 'E_CODE_WRONG', 'code', () => createOTP(secret).verify(code.replaceAll(/\s/g, '')));
    const codes = newRecoveryCodes();
    const backupCodes = await this.#lock(JSON.stringify(codes));
    await em.transactional(async (tx) => {
      await putSecondFactor(tx, member.authUserId, { secret: factor.secret, backupCodes, isVerified: true });
      const ended = await endSessions(tx, member.authUserId, self.sessionId);
      recordAudit(tx, member.organisation.id, self.author, 'totp.enable', self.id, { ended });
    });
    await this.#news.changed();
    return codes;
  }

  /** Removes the second factor. @throws DomainError E_PASSWORD_WRONG, E_RATE_LIMITED, E_STATE where there is none. */
  async disable(em: EntityManager, self: Self, password: string): Promise<void> {
    const member = await this.#confirm(em, self, password, 'password');
    await em.transactional(async (tx) => {
      if (!(await removeSecondFactor(tx, member.authUserId))) throw new DomainError('E_STATE', []);
      const ended = await endSessions(tx, member.authUserId, self.sessionId);
      recordAudit(tx, member.organisation.id, self.author, 'totp.disable', self.id, { ended });
    });
    await this.#news.changed();
  }

  /** New recovery codes in place of the old ones. @throws DomainError E_PASSWORD_WRONG, E_RATE_LIMITED, E_STATE without a second factor. */
  async renewRecoveryCodes(em: EntityManager, self: Self, password: string): Promise<readonly string[]> {
    const member = await this.#confirm(em, self, password, 'password');
    const codes = newRecoveryCodes();
    const backupCodes = await this.#lock(JSON.stringify(codes));
    await em.transactional(async (tx) => {
      const factor = await secondFactorOf(tx, member.authUserId);
      if (factor === null || !factor.isVerified) throw new DomainError('E_STATE', []);
      await putSecondFactor(tx, member.authUserId, { ...factor, backupCodes });
      recordAudit(tx, member.organisation.id, self.author, 'totp.recovery-renew', self.id);
    });
    return codes;
  }

  /** The person, once the password was right. Wrong ones are counted as at the door. */
  async #confirm(em: EntityManager, self: Self, password: string, field: string): Promise<Member> {
    const member = await memberOf(em, self.id);
    const hash = await passwordHashOf(em, member.authUserId);
    const { password: hashing } = await this.#auth.$context;
    await this.#limited(self, 'E_PASSWORD_WRONG', field, async () =>
      hash === null ? false : hashing.verify({ hash, password }),
    );
    return member;
  }

  async #limited(
    self: Self,
    code: 'E_PASSWORD_WRONG' | 'E_CODE_WRONG',
    field: string,
    isRight: () => Promise<boolean>,
  ): Promise<void> {
    const [account, place] = [`confirm:${self.id}`, `confirm:${self.id}`]; // of its own, so that nobody is locked out of the door
    if ((await this.#guard.attempt(account, place)) > 0) throw new DomainError('E_RATE_LIMITED', [field]);
    if (!(await isRight())) throw new DomainError(code, [field]);
    await this.#guard.succeeded(account, place);
  }

  async #secretKey() {
    return (await this.#auth.$context).secretConfig;
  }

  async #lock(data: string): Promise<string> {
    return symmetricEncrypt({ key: await this.#secretKey(), data });
  }

  async #openCodes(locked: string): Promise<readonly string[]> {
    return JSON.parse(await symmetricDecrypt({ key: await this.#secretKey(), data: locked })) as string[];
  }
}

async function memberOf(em: EntityManager, id: string): Promise<Member> {
  return em.findOneOrFail(Member, { publicId: id, removedAt: null });
}

/** Ten codes of ten characters, 59 bits each, in the form that the library reads. */
function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const code = generateRandomString(10, 'a-z', '0-9', 'A-Z');
    return `${code.slice(0, 5)}-${code.slice(5)}`;
  });
}
