import { AsyncLocalStorage } from 'node:async_hooks';

import type { Orm } from '../platform/db/database.ts';
import { systemEm } from '../platform/db/scope.ts';
import type { AccessKind, AccessMethod } from './access-entry.entity.ts';
import { recordAccess } from './access-log.ts';
import type { Origin } from './access-log.ts';
import { addSession, endSessionOfToken, secondFactorsAmong } from './auth-tables.ts';
import { LONGEST_S } from './better-auth.ts';
import type { BetterAuth } from './better-auth.ts';
import { Member } from './member.entity.ts';

/** What a route of the sign-in library is asked, for what is written when it makes or ends a session. */
export interface SignInRequest extends Origin {
  readonly method: AccessMethod;
}

const asking = new AsyncLocalStorage<SignInRequest>();
const watched = new WeakSet<BetterAuth>();

/**
 * Runs a route of the library so that a session that it makes or ends is stored in one transaction with the line of the
 * access log that tells of it. The library's own transaction would commit the one without the other.
 */
export async function withAccessLog<T>(
  { auth, orm }: { readonly auth: BetterAuth; readonly orm: Orm },
  request: SignInRequest,
  work: () => Promise<T>,
): Promise<T> {
  await watch(auth, orm);
  return asking.run(request, work);
}

async function watch(auth: BetterAuth, orm: Orm): Promise<void> {
  if (watched.has(auth)) return;
  const { internalAdapter } = await auth.$context;
  watched.add(auth);
  const deleteSession = internalAdapter.deleteSession.bind(internalAdapter);

  internalAdapter.createSession = async (userId) => {
    const request = asking.getStore();
    if (request === undefined) throw new Error('A session is made by signing in, and nowhere else.');
    const now = new Date();
    const expiresAt = new Date(now.getTime() + LONGEST_S * 1000);
    return systemEm(orm).transactional(async (tx) => {
      const member = await tx.findOneOrFail(Member, { authUserId: userId, removedAt: null });
      const isStepMissing = request.method === 'PASSWORD' && (await secondFactorsAmong(tx, [userId])).size > 0;
      // With a step missing nothing is stored: the library would remove the session at once, and until then it would count.
      const session = await addSession(tx, { userId, now, expiresAt, origin: request, isStored: !isStepMissing });
      const kind: AccessKind = isStepMissing ? 'SECOND_FACTOR_ASKED' : 'SIGN_IN';
      recordAccess(tx, member, { kind, method: request.method }, request);
      return session;
    });
  };

  internalAdapter.deleteSession = async (token) => {
    const request = asking.getStore();
    if (request === undefined) return deleteSession(token);
    await systemEm(orm).transactional(async (tx) => {
      const userId = await endSessionOfToken(tx, token);
      const member = userId === null ? null : await tx.findOne(Member, { authUserId: userId });
      if (member !== null) recordAccess(tx, member, { kind: 'SIGN_OUT' }, request);
    });
  };
}

/** Writes that somebody was not let in; there is nothing else to store with it. */
export async function recordRefusal(
  orm: Orm,
  authUserId: string,
  kind: 'SIGN_IN_FAILED' | 'SECOND_FACTOR_FAILED',
  request: SignInRequest,
): Promise<void> {
  await systemEm(orm).transactional(async (tx) => {
    const member = await tx.findOne(Member, { authUserId, removedAt: null });
    if (member !== null) recordAccess(tx, member, { kind, method: request.method }, request);
  });
}
