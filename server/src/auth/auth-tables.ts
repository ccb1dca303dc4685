import { randomBytes, randomUUID } from 'node:crypto';

import type { EntityManager } from '@mikro-orm/sql';

import { engineOf } from '../platform/db/engine.ts';
import { momentFor, momentOf } from '../platform/db/moment.ts';

/*
 * The sign-in library's own tables, written in transactions of ours: the library opens its own, so what it did and what we
 * record of it would not be stored together. Dates are ISO text there on SQLite, and booleans 0 or 1, as the library writes them.
 */

/** A session as its owner may see it; the token stays in the table. */
export interface SessionRow {
  readonly id: string;
  readonly address: string | null;
  readonly agent: string | null;
  readonly createdAt: Date;
  readonly usedAt: Date;
}

export interface SecondFactorRow {
  /** Encrypted. */
  readonly secret: string;
  /** Encrypted JSON list. */
  readonly backupCodes: string;
  readonly isVerified: boolean;
}

async function run(em: EntityManager, sql: string, parameters: readonly unknown[]): Promise<number> {
  const { affectedRows } = await em
    .getConnection()
    .execute<{ affectedRows: number }>(sql, [...parameters], 'run', em.getTransactionContext());
  return affectedRows;
}

function rows<Row>(em: EntityManager, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
  return em.getConnection().execute<Row[]>(sql, [...parameters], 'all', em.getTransactionContext());
}

/** Makes an account with a password. @returns Its id. */
export async function addAccount(
  tx: EntityManager,
  { email, name, passwordHash }: { readonly email: string; readonly name: string; readonly passwordHash: string },
): Promise<string> {
  // One that an earlier, cut-off attempt left behind belongs to nobody: no member refers to it.
  await run(tx, 'delete from auth_user where email = ?', [email]);
  const [userId, now] = [randomUUID(), momentFor(engineOf(tx), new Date())];
  await run(
    tx,
    'insert into auth_user (id, name, email, "emailVerified", "createdAt", "updatedAt", "twoFactorEnabled") values (?, ?, ?, 1, ?, ?, 0)',
    [userId, name, email, now, now],
  );
  await run(
    tx,
    `insert into auth_account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
     values (?, ?, 'credential', ?, ?, ?, ?)`,
    [randomUUID(), userId, userId, passwordHash, now, now],
  );
  return userId;
}

/** Removes the account with its password, sessions and second factor. */
export async function removeAccount(tx: EntityManager, userId: string): Promise<void> {
  await removeSecondFactor(tx, userId);
  await endSessions(tx, userId);
  await run(tx, 'delete from auth_account where "userId" = ?', [userId]);
  await run(tx, 'delete from auth_user where id = ?', [userId]);
}

/** Hash of the password; null where the account has none. */
export async function passwordHashOf(em: EntityManager, userId: string): Promise<string | null> {
  const sql = `select password from auth_account where "userId" = ? and "providerId" = 'credential'`;
  const [row] = await rows<{ password: string | null }>(em, sql, [userId]);
  return row?.password ?? null;
}

export async function replacePassword(tx: EntityManager, userId: string, hash: string): Promise<void> {
  const sql = `update auth_account set password = ?, "updatedAt" = ? where "userId" = ? and "providerId" = 'credential'`;
  await run(tx, sql, [hash, momentFor(engineOf(tx), new Date()), userId]);
}

/** Newest use first. @param usedSince - Sessions that nobody used since then are over. */
export async function sessionsOf(em: EntityManager, userId: string, usedSince: Date): Promise<SessionRow[]> {
  const engine = engineOf(em);
  const sql = `select id, "ipAddress" as address, "userAgent" as agent, "createdAt" as created_at, "updatedAt" as used_at
    from auth_session where "userId" = ? and "expiresAt" > ? and "updatedAt" > ? order by "updatedAt" desc limit 50`;
  const found = await rows<{
    readonly id: string;
    readonly address: string | null;
    readonly agent: string | null;
    readonly created_at: string;
    readonly used_at: string;
  }>(em, sql, [userId, momentFor(engine, new Date()), momentFor(engine, usedSince)]);
  return found.map((row) => ({
    id: row.id,
    address: row.address,
    agent: row.agent,
    createdAt: momentOf(row.created_at),
    usedAt: momentOf(row.used_at),
  }));
}

/** Ends one session of the account. @returns Whether there was one. */
export async function endSession(tx: EntityManager, userId: string, sessionId: string): Promise<boolean> {
  return (await run(tx, 'delete from auth_session where id = ? and "userId" = ?', [sessionId, userId])) > 0;
}

/** Ends the sessions of the account, but for one where it is given. @returns How many. */
export function endSessions(tx: EntityManager, userId: string, exceptId: string | null = null): Promise<number> {
  return run(tx, 'delete from auth_session where "userId" = ? and id <> ?', [userId, exceptId ?? '']);
}

export async function secondFactorOf(em: EntityManager, userId: string): Promise<SecondFactorRow | null> {
  const sql = 'select secret, "backupCodes" as codes, verified from auth_two_factor where "userId" = ?';
  const [row] = await rows<{ secret: string; codes: string; verified: number | null }>(em, sql, [userId]);
  return row === undefined ? null : { secret: row.secret, backupCodes: row.codes, isVerified: row.verified === 1 };
}

/** Accounts of these that have a second factor in force. */
export async function secondFactorsAmong(em: EntityManager, userIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set();
  const places = userIds.map(() => '?').join(', ');
  const sql = `select id from auth_user where "twoFactorEnabled" = 1 and id in (${places})`;
  return new Set((await rows<{ id: string }>(em, sql, userIds)).map(({ id }) => id));
}

/** Replaces the second factor; it is in force once it is verified. */
export async function putSecondFactor(tx: EntityManager, userId: string, factor: SecondFactorRow): Promise<void> {
  await run(tx, 'delete from auth_two_factor where "userId" = ?', [userId]);
  await run(
    tx,
    `insert into auth_two_factor (id, secret, "backupCodes", "userId", verified, "failedVerificationCount")
     values (?, ?, ?, ?, ?, 0)`,
    [randomUUID(), factor.secret, factor.backupCodes, userId, factor.isVerified ? 1 : 0],
  );
  await run(tx, 'update auth_user set "twoFactorEnabled" = ? where id = ?', [factor.isVerified ? 1 : 0, userId]);
}

/** @returns Whether one was in force. */
export async function removeSecondFactor(tx: EntityManager, userId: string): Promise<boolean> {
  const removed = await run(tx, 'delete from auth_two_factor where "userId" = ? and verified = 1', [userId]);
  await run(tx, 'delete from auth_two_factor where "userId" = ?', [userId]);
  await run(tx, 'update auth_user set "twoFactorEnabled" = 0 where id = ?', [userId]);
  return removed > 0;
}

/** Account behind a challenge of the second step; null where it is over. */
export async function challengedAccount(em: EntityManager, identifier: string): Promise<string | null> {
  const sql = 'select value from auth_verification where identifier = ? and "expiresAt" > ?';
  const [row] = await rows<{ value: string }>(em, sql, [identifier, momentFor(engineOf(em), new Date())]);
  return row?.value ?? null;
}

/** A session in the form in which the sign-in library knows it. */
export interface NewSession {
  readonly id: string;
  readonly token: string;
  readonly userId: string;
  readonly expiresAt: Date;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly ipAddress: string;
  readonly userAgent: string;
}

/** @param isStored - False: the session exists for the caller alone, and lets nobody in. */
export async function addSession(
  tx: EntityManager,
  request: {
    readonly userId: string;
    readonly now: Date;
    readonly expiresAt: Date;
    readonly origin: { readonly address: string | null; readonly agent: string | null };
    readonly isStored: boolean;
  },
): Promise<NewSession> {
  const { userId, now, expiresAt, origin, isStored } = request;
  const session: NewSession = {
    id: randomUUID(),
    token: randomBytes(24).toString('base64url'),
    userId,
    expiresAt,
    createdAt: now,
    updatedAt: now,
    ipAddress: origin.address ?? '',
    userAgent: origin.agent ?? '',
  };
  const moment = (at: Date): string => momentFor(engineOf(tx), at);
  if (isStored) {
    await run(
      tx,
      `insert into auth_session (id, "expiresAt", token, "createdAt", "updatedAt", "ipAddress", "userAgent", "userId")
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        session.id,
        moment(expiresAt),
        session.token,
        moment(now),
        moment(now),
        session.ipAddress,
        session.userAgent,
        userId,
      ],
    );
  }
  return session;
}

/** @returns Account whose session it was; null where there was none. */
export async function endSessionOfToken(tx: EntityManager, token: string): Promise<string | null> {
  const [row] = await rows<{ userId: string }>(tx, 'select "userId" from auth_session where token = ?', [token]);
  if (row === undefined) return null;
  await run(tx, 'delete from auth_session where token = ?', [token]);
  return row.userId;
}
