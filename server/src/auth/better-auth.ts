import type { EntityManager } from '@mikro-orm/sql';
import { betterAuth } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins';
import type { Kysely, KyselyPlugin } from 'kysely';

import { engineOf } from '../platform/db/engine.ts';
import { isBareMoment, momentFor, momentOf } from '../platform/db/moment.ts';
import { systemEm } from '../platform/db/scope.ts';
import type { Orm } from '../platform/db/database.ts';
import type { SignInGuard } from './sign-in-guard.ts';

export const HOUR_S = 3600;
/** A session that nobody used for so long is over. */
export const IDLE_S = 12 * HOUR_S;
/** A session is over after this, used or not. */
export const LONGEST_S = 7 * 24 * HOUR_S;

/** Header that carries the caller's address into the library; what a client sends under it is thrown away. */
export const ADDRESS_HEADER = 'x-convergence-address';

/** Date columns of the library's tables; a test compares them with its schema. */
export const authDateColumns: ReadonlySet<string> = new Set([
  'createdAt',
  'updatedAt',
  'expiresAt',
  'accessTokenExpiresAt',
  'refreshTokenExpiresAt',
  'lockedUntil',
]);

/** MySQL's driver hands dates out as text without a zone, which the library reads as local time: nine hours wrong in Seoul. */
export const utcDates: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({
    ...result,
    rows: result.rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          authDateColumns.has(name) && typeof value === 'string' && isBareMoment(value) ? momentOf(value) : value,
        ]),
      ),
    ),
  }),
};

export function authKysely(em: EntityManager): Kysely<object> {
  return (em.getKysely() as unknown as Kysely<object>).withPlugin(utcDates);
}

/**
 * Removes sessions that are over: nobody asks for them again, and each is an address and a browser of somebody.
 *
 * @returns Number of sessions removed.
 */
export async function removeEndedSessions(orm: Orm, now: Date): Promise<number> {
  const engine = engineOf(orm);
  const idleSince = new Date(now.getTime() - IDLE_S * 1000);
  const { affectedRows } = await orm.em.getConnection().execute<{ affectedRows: number }>(
    'delete from auth_session where "expiresAt" < ? or "updatedAt" < ?',
    [momentFor(engine, now), momentFor(engine, idleSince)], // as the library writes them
    'run',
  );
  return affectedRows;
}

export interface SessionCookie {
  readonly name: string;
  readonly isSecure: boolean;
}

/** `__Host-` cookies need https; on plain http, which only loopback may use, the cookie has another name and no Secure flag. */
export function sessionCookieOf(publicUrl: string): SessionCookie {
  const isSecure = publicUrl.startsWith('https://');
  return { name: isSecure ? '__Host-convergence.session' : 'convergence.session', isSecure };
}

export interface BetterAuthOptions {
  readonly orm: Orm;
  /** Signs cookies; at least 32 random characters. */
  readonly secret: string;
  /** Address that browsers use. */
  readonly publicUrl: string;
  /** Origins that may send the session cookie. */
  readonly allowedOrigins: () => readonly string[];
  readonly guard: SignInGuard;
}

export type BetterAuth = ReturnType<typeof createBetterAuth>;

/**
 * The sign-in library on our database. Never call it inside a transaction of ours: it opens its own, and SQLite has one connection.
 * Make it after migrating.
 */
export function createBetterAuth(options: BetterAuthOptions) {
  const cookie = sessionCookieOf(options.publicUrl);
  return betterAuth({
    appName: 'Convergence',
    baseURL: options.publicUrl,
    basePath: '/api/auth',
    secret: options.secret,
    database: { db: authKysely(systemEm(options.orm)), type: engineOf(options.orm), transaction: true },
    trustedOrigins: () => [...options.allowedOrigins()],
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    user: { modelName: 'auth_user' },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification' },
    session: {
      modelName: 'auth_session',
      expiresIn: LONGEST_S,
      disableSessionRefresh: true, // callerOf ends idle sessions; the end of the longest never moves
      cookieCache: { enabled: false },
    },
    advanced: {
      database: { generateId: 'uuid' },
      useSecureCookies: false, // would prefix __Secure-; the name below says __Host- where it can
      cookies: {
        session_token: { name: cookie.name, attributes: { secure: cookie.isSecure, sameSite: 'lax', path: '/' } },
        two_factor: {
          name: `${cookie.name}-step`,
          attributes: { secure: cookie.isSecure, sameSite: 'lax', path: '/', httpOnly: true },
        },
      },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    // Enrolling is ours (totp.service.ts), in transactions of ours; of the plugin the second step of signing in is used.
    plugins: [twoFactor({ issuer: 'Convergence', schema: { twoFactor: { modelName: 'auth_two_factor' } } })],
    rateLimit: { enabled: false }, // the guard counts, over all processes that share the limiter
    telemetry: { enabled: false },
    logger: { disabled: true }, // failures reach our log through the routes
    hooks: {
      before: createAuthMiddleware(async (ctx) => {
        if (ctx.path !== '/sign-in/email') return;
        const email: unknown = (ctx.body as { readonly email?: unknown } | undefined)?.email;
        const waitMs = await options.guard.attempt(
          typeof email === 'string' ? email : '',
          ctx.headers?.get(ADDRESS_HEADER) ?? '',
        );
        if (waitMs === 0) return;
        throw new APIError(
          'TOO_MANY_REQUESTS',
          { code: 'RATE_LIMITED', message: 'Too many attempts. Wait and try again.' },
          { 'retry-after': String(Math.ceil(waitMs / 1000)) },
        );
      }),
    },
  });
}
