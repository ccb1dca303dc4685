import express from 'express';
import type { Express, Request as ExpressRequest, Response as ExpressResponse } from 'express';
import { fromNodeHeaders } from 'better-auth/node';

import { AuditEntry } from '../platform/db/audit.entity.ts';
import type { Orm } from '../platform/db/database.ts';
import { systemEm } from '../platform/db/scope.ts';
import { isJson, isOriginAllowed } from '../platform/graphql/cross-site.ts';
import { requestIdOf } from '../platform/graphql/server.ts';
import { newId } from '../platform/ids.ts';
import type { Logger } from '../platform/log.ts';
import { ADDRESS_HEADER } from './better-auth.ts';
import type { BetterAuth } from './better-auth.ts';
import type { CallerReader } from './caller.ts';
import { Member } from './member.entity.ts';
import type { SignInGuard } from './sign-in-guard.ts';

/** What of the sign-in library is reachable; everything else, signing up first of all, is not there. */
const routes: ReadonlyMap<string, 'GET' | 'POST'> = new Map([
  ['/sign-in/email', 'POST'],
  ['/sign-out', 'POST'],
  ['/get-session', 'GET'],
  ['/list-sessions', 'GET'],
  ['/revoke-session', 'POST'],
  ['/revoke-other-sessions', 'POST'],
  ['/change-password', 'POST'],
]);
const PREFIX = '/api/auth';
const MOST_BODY_BYTES = 16 * 1024;

export interface AuthRoutesOptions {
  readonly orm: Orm;
  readonly auth: BetterAuth;
  readonly callers: CallerReader;
  readonly guard: SignInGuard;
  readonly allowedOrigins: () => readonly string[];
  readonly log: Logger;
  /** Called after a session or password has ended, so that open sockets are looked at. */
  readonly onSessionsChanged: () => Promise<void>;
}

/** Mounts signing in and out under /api/auth. Call it before anything that parses bodies there. */
export function mountAuth(app: Express, options: AuthRoutesOptions): void {
  const readBody = express.raw({ type: 'application/json', limit: MOST_BODY_BYTES });
  app.all(`${PREFIX}/*splat`, readBody, async (req, res) => {
    const { id } = req as { readonly id?: unknown };
    const requestId = typeof id === 'string' ? id : requestIdOf(req.headers);
    res.setHeader('x-request-id', requestId);
    res.setHeader('cache-control', 'no-store');
    try {
      await answer(req, res, requestId, options);
    } catch (error) {
      options.log.error({ err: error, requestId }, 'sign-in route failed');
      if (!res.headersSent) refuse(res, 500, 'INTERNAL_SERVER_ERROR', 'Something went wrong on the server.');
    }
  });
}

function refuse(res: ExpressResponse, status: number, code: string, message: string): void {
  res.status(status).json({ code, message });
}

async function answer(
  req: ExpressRequest,
  res: ExpressResponse,
  requestId: string,
  options: AuthRoutesOptions,
): Promise<void> {
  const path = req.path.slice(PREFIX.length);
  const method = routes.get(path);
  const { headers } = req;
  if (method === undefined) {
    refuse(res, 404, 'NOT_FOUND', 'There is nothing here.');
    return;
  }
  if (req.method !== method) {
    res.setHeader('allow', method);
    refuse(res, 405, 'METHOD_NOT_ALLOWED', `Use ${method}.`);
    return;
  }
  // A page of another site may neither use a session nor sign somebody in.
  const hasOrigin = headers.origin !== undefined || headers.referer !== undefined;
  const isForeign =
    (hasOrigin || options.callers.hasSessionCookie(headers)) && !isOriginAllowed(headers, options.allowedOrigins());
  if (method === 'POST' && isForeign) {
    refuse(res, 403, 'FORBIDDEN', 'The request must come from a page of this server.');
    return;
  }
  if (method === 'POST' && !isJson(headers)) {
    refuse(res, 415, 'BAD_REQUEST', 'The body must be application/json.');
    return;
  }

  const address = req.ip ?? '';
  const endsSession = method === 'POST' && path !== '/sign-in/email';
  const before = endsSession
    ? await options.callers.callerOf({ headers, address, acceptLanguage: undefined, isUse: true })
    : null;
  const forwarded = fromNodeHeaders(headers);
  forwarded.set(ADDRESS_HEADER, address);
  const { baseURL } = await options.auth.$context;
  const body: unknown = req.body;
  const response = await options.auth.handler(
    new Request(new URL(req.originalUrl, baseURL), {
      method,
      headers: forwarded,
      ...(Buffer.isBuffer(body) ? { body: new Uint8Array(body) } : {}),
    }),
  );

  const text = await response.text();
  if (response.ok && path === '/sign-in/email') await recordSignIn(text, address, requestId, options);
  if (response.ok && endsSession) {
    if (before?.person != null && before.organisationId !== null) {
      const action = `session.${path.slice(1)}`;
      await record(options.orm, {
        organisationId: before.organisationId,
        actor: before.person.id,
        action,
        address,
        requestId,
      });
    }
    await options.onSessionsChanged();
  }
  if (response.status >= 500) options.log.error({ requestId, path, status: response.status }, 'sign-in library failed');
  res.status(response.status);
  for (const cookie of response.headers.getSetCookie()) res.append('set-cookie', cookie);
  for (const name of ['content-type', 'retry-after']) {
    const value = response.headers.get(name);
    if (value !== null) res.setHeader(name, value);
  }
  res.end(text);
}

async function recordSignIn(
  text: string,
  address: string,
  requestId: string,
  options: AuthRoutesOptions,
): Promise<void> {
  const { user } = JSON.parse(text) as { readonly user: { readonly id: string } };
  const member = await systemEm(options.orm).findOne(Member, { authUserId: user.id });
  if (member === null) return;
  await options.guard.succeeded(member.email, address);
  const { publicId: actor, organisation } = member;
  await record(options.orm, { organisationId: organisation.id, actor, action: 'session.sign-in', address, requestId });
}

interface SessionRecord {
  readonly organisationId: number;
  readonly actor: string;
  readonly action: string;
  readonly address: string;
  readonly requestId: string;
}

async function record(orm: Orm, entry: SessionRecord): Promise<void> {
  const em = systemEm(orm);
  em.create(AuditEntry, {
    publicId: newId('aud'),
    organisation: entry.organisationId,
    actor: entry.actor,
    action: entry.action,
    origin: entry.address,
    requestId: entry.requestId,
    occurredAt: new Date(),
  });
  await em.flush();
}
