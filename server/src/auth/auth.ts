import type { Orm } from '../platform/db/database.ts';
import type { Limiter } from '../platform/limiter.ts';
import { AccountService } from './account.service.ts';
import { ApiTokenService } from './api-token.service.ts';
import { createBetterAuth, sessionCookieOf } from './better-auth.ts';
import type { BetterAuth } from './better-auth.ts';
import { CallerReader } from './caller.ts';
import { InvitationService } from './invitation.service.ts';
import { MemberService } from './member.service.ts';
import { PeopleService } from './people.service.ts';
import { RightsNews } from './rights-news.ts';
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

/** What the people of the API are asked and told with. */
export interface PeopleServices {
  readonly members: MemberService;
  readonly invitations: InvitationService;
  readonly account: AccountService;
  readonly tokens: ApiTokenService;
}

/** Everything about who may, put together. */
export interface Auth extends PeopleServices {
  readonly betterAuth: BetterAuth;
  readonly people: PeopleService;
  readonly callers: CallerReader;
  readonly guard: SignInGuard;
  /** Tells open sockets when rights have changed. */
  readonly news: RightsNews;
}

export function createAuth(options: AuthOptions): Auth {
  const { orm, limiter, secret, pepper, publicUrl, allowedOrigins } = options;
  const guard = new SignInGuard(limiter);
  const betterAuth = createBetterAuth({ orm, secret, publicUrl, allowedOrigins, guard });
  const news = new RightsNews();
  const tokens = new ApiTokenService(orm, pepper, news);
  return {
    betterAuth,
    tokens,
    guard,
    news,
    members: new MemberService(news),
    invitations: new InvitationService(orm, betterAuth, pepper),
    account: new AccountService(betterAuth, guard, news),
    people: new PeopleService(orm, betterAuth),
    callers: new CallerReader({ orm, auth: betterAuth, tokens, cookie: sessionCookieOf(publicUrl) }),
  };
}
