import type { Orm } from '../platform/db/database.ts';
import type { Limiter } from '../platform/limiter.ts';
import { ApiTokenService } from './api-token.service.ts';
import { createBetterAuth, sessionCookieOf } from './better-auth.ts';
import type { BetterAuth } from './better-auth.ts';
import { CallerReader } from './caller.ts';
import { PeopleService } from './people.service.ts';
import { SignInGuard } from './sign-in-guard.ts';

export interface AuthOptions {
  readonly orm: Orm;
  readonly limiter: Limiter;
  /** Signs session cookies; at least 32 random characters. */
  readonly secret: string;
  /** Goes into the hashes of API tokens. */
  readonly pepper: string;
  /** Address that browsers use, e.g. http://127.0.0.1:4000; only https gets `__Host-` cookies. */
  readonly publicUrl: string;
  readonly allowedOrigins: () => readonly string[];
}

/** Everything about who may, put together. */
export interface Auth {
  readonly betterAuth: BetterAuth;
  readonly people: PeopleService;
  readonly tokens: ApiTokenService;
  readonly callers: CallerReader;
  readonly guard: SignInGuard;
}

export function createAuth(options: AuthOptions): Auth {
  const { orm, limiter, secret, pepper, publicUrl, allowedOrigins } = options;
  const guard = new SignInGuard(limiter);
  const betterAuth = createBetterAuth({ orm, secret, publicUrl, allowedOrigins, guard });
  const tokens = new ApiTokenService(orm, pepper);
  return {
    betterAuth,
    tokens,
    guard,
    people: new PeopleService(orm, betterAuth),
    callers: new CallerReader({ orm, auth: betterAuth, tokens, cookie: sessionCookieOf(publicUrl) }),
  };
}
