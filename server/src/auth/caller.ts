import type { IncomingHttpHeaders } from 'node:http';

import { fromNodeHeaders } from 'better-auth/node';

import type { Orm } from '../platform/db/database.ts';
import { systemEm } from '../platform/db/scope.ts';
import { chooseLanguage } from '../platform/graphql/context.ts';
import type { Caller } from '../platform/graphql/context.ts';
import type { Permission } from '../platform/graphql/permission.ts';
import type { CallerRequest } from '../platform/graphql/server.ts';
import type { ApiTokenService } from './api-token.service.ts';
import { secondFactorsAmong } from './auth-tables.ts';
import { IDLE_S } from './better-auth.ts';
import type { BetterAuth, SessionCookie } from './better-auth.ts';
import { Member } from './member.entity.ts';
import { OrganisationSecurity } from './organisation-security.entity.ts';
import { permissionsOfRole, readsOf, sessionPermissions } from './permissions.ts';

/** The time of last use of a session is written at most so often. */
const USE_STEP_MS = 10 * 60 * 1000;

export interface CallerReaderOptions {
  readonly orm: Orm;
  readonly auth: BetterAuth;
  readonly tokens: ApiTokenService;
  readonly cookie: SessionCookie;
  readonly now?: () => Date;
}

/** Tells who is calling, from a session cookie or an API token, for HTTP and sockets alike. */
export class CallerReader {
  readonly #options: CallerReaderOptions;
  readonly #now: () => Date;

  constructor(options: CallerReaderOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /** The caller; anonymous where nothing was sent, null where what was sent is not valid. A token goes before a cookie. */
  async callerOf(request: CallerRequest): Promise<Caller | null> {
    const authorization = request.authorization ?? request.headers.authorization;
    if (authorization !== undefined) return this.#ofToken(authorization, request);
    if (this.hasSessionCookie(request.headers)) return this.#ofSession(request);
    return {
      kind: 'anonymous',
      limitKey: `address:${request.address}`,
      person: null,
      organisationId: null,
      permissions: new Set(),
      address: request.address,
      language: chooseLanguage(request.acceptLanguage, null),
      expiresAt: null,
    };
  }

  hasSessionCookie(headers: IncomingHttpHeaders): boolean {
    const { name } = this.#options.cookie;
    return pairsOf(headers).some((pair) => pair.startsWith(`${name}=`));
  }

  /** The cookies but for that of the session. */
  withoutSession(headers: IncomingHttpHeaders): string {
    return pairsOf(headers)
      .filter((pair) => !pair.startsWith(`${this.#options.cookie.name}=`))
      .join('; ');
  }

  /** The challenge of a second step that the request answers; null where it carries none. Its signature is for the library to check. */
  challengeOf(headers: IncomingHttpHeaders): string | null {
    const start = `${this.#options.cookie.name}-step=`;
    const value = pairsOf(headers).find((pair) => pair.startsWith(start));
    return value?.slice(start.length).split('.')[0] ?? null;
  }

  /** Makes a browser forget a session that is over. */
  forgetCookie(): string {
    const { name, isSecure } = this.#options.cookie;
    return `${name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${isSecure ? '; Secure' : ''}`;
  }

  async #ofToken(authorization: string, request: CallerRequest): Promise<Caller | null> {
    const text = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    const origin = {
      address: request.address,
      agent: request.headers['user-agent'] ?? null,
      requestId: null,
      isUse: request.isUse,
    };
    const token = text === undefined ? null : await this.#options.tokens.find(text, this.#now(), origin);
    if (token === null) return null;
    const member = token.member.unwrap();
    const ofRole = await this.#granted(member);
    const permissions = token.scopes.filter((scope) => ofRole.includes(scope));
    return {
      ...this.#ofMember(member, request, ['SIGNED_IN', ...permissions]),
      kind: 'token',
      limitKey: `token:${token.publicId}`,
      expiresAt: token.expiresAt ?? null,
    };
  }

  async #ofSession(request: CallerRequest): Promise<Caller | null> {
    const { auth, orm } = this.#options;
    const found = await auth.api.getSession({ headers: fromNodeHeaders(request.headers) });
    if (found === null) return null;
    const { session, user } = found;
    const idleMs = this.#now().getTime() - session.updatedAt.getTime();
    const { internalAdapter } = await auth.$context;
    if (idleMs > IDLE_S * 1000) {
      await internalAdapter.deleteSession(session.token);
      return null;
    }
    if (request.isUse && idleMs > USE_STEP_MS) {
      await internalAdapter.updateSession(session.token, { updatedAt: this.#now() });
    }
    const member = await systemEm(orm).findOne(Member, { authUserId: user.id, removedAt: null });
    if (member === null) return null;
    return {
      ...this.#ofMember(member, request, [...(await this.#granted(member)), ...sessionPermissions]),
      kind: 'session',
      sessionId: session.id,
      limitKey: `user:${member.publicId}`,
      expiresAt: session.expiresAt,
    };
  }

  /** What the role gives; only reads where the organisation asks the role for a second factor that the person does not have. */
  async #granted(member: Member): Promise<readonly Permission[]> {
    const given = permissionsOfRole[member.role];
    const em = systemEm(this.#options.orm);
    const rules = await em.findOne(OrganisationSecurity, { organisation: member.organisation.id });
    if (rules === null || !rules.totpRequiredRoles.includes(member.role)) return given;
    const hasSecondFactor = (await secondFactorsAmong(em, [member.authUserId])).size > 0;
    return hasSecondFactor ? given : readsOf(given);
  }

  #ofMember(
    member: Member,
    request: CallerRequest,
    permissions: readonly Permission[],
  ): Pick<Caller, 'person' | 'organisationId' | 'permissions' | 'language' | 'address'> {
    const { publicId, displayName, email, role, language } = member;
    return {
      person: { id: publicId, displayName, email, role, language },
      organisationId: member.organisation.id,
      permissions: new Set(permissions),
      language: chooseLanguage(request.acceptLanguage, language),
      address: request.address,
    };
  }
}

function pairsOf(headers: IncomingHttpHeaders): readonly string[] {
  return (headers.cookie ?? '').split(';').map((pair) => pair.trim());
}
