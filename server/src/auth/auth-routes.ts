import express from 'express';
import type { Express, Request as ExpressRequest, Response as ExpressResponse } from 'express';
import { fromNodeHeaders } from 'better-auth/node';

import type { Orm } from '../platform/db/database.ts';
import { systemEm } from '../platform/db/scope.ts';
import { isJson, isOriginAllowed } from '../platform/graphql/cross-site.ts';
import { requestIdOf } from '../platform/graphql/server.ts';
import type { Limiter } from '../platform/limiter.ts';
import type { Logger } from '../platform/log.ts';
import { isOutage } from '../platform/outage.ts';
import type { AccessMethod } from './access-entry.entity.ts';
import { challengedAccount } from './auth-tables.ts';
import { ADDRESS_HEADER } from './better-auth.ts';
import type { BetterAuth } from './better-auth.ts';
import type { CallerReader } from './caller.ts';
import { Member } from './member.entity.ts';
import { recordRefusal, withAccessLog } from './session-record.ts';
import type { SignInRequest } from './session-record.ts';
import type { SignInGuard } from './sign-in-guard.ts';

/** What of the sign-in library is reachable; everything else, signing up first of all, is not there. */
const routes: ReadonlyMap<string, 'GET' | 'POST'> = new Map([
  ['/sign-in/email', 'POST'],
  ['/two-factor/verify-totp', 'POST'],
  ['/two-factor/verify-backup-code', 'POST'],
  ['/sign-out', 'POST'],
]);
const methods: Readonly<Record<string, AccessMethod>> = {
  '/sign-in/email': 'PASSWORD',
  '/two-factor/verify-totp': 'TOTP',
  '/two-factor/verify-backup-code': 'RECOVERY_CODE',
};
/** A code of the app is right for its half minute, and for one before and after. */
const CODE_LIFE_S = 90;
const PREFIX = '/api/auth';
const MOST_BODY_BYTES = 16 * 1024;

export interface AuthRoutesOptions {
  readonly orm: Orm;
  readonly auth: BetterAuth;
  readonly callers: CallerReader;
  readonly guard: SignInGuard;
  readonly limiter: Limiter;
  readonly allowedOrigins: () => readonly string[];
  readonly log: Logger;
  /** Called after a session has ended, so that open sockets are looked at. */
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
      if (!res.headersSent && isOutage(error))
        refuse(res.setHeader('retry-after', '5'), 503, 'SERVICE_UNAVAILABLE', 'Try again in a moment.');
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

  const request: SignInRequest = {
    address: req.ip ?? null,
    agent: headers['user-agent'] ?? null,
    requestId,
    method: methods[path] ?? 'PASSWORD',
  };
  const code = textIn(req.body, 'code');
  const challenged = path.startsWith('/two-factor/') ? await challengedUser(headers, options) : null;
  if (challenged !== null && !(await takeCode(challenged, code, options))) {
    await recordRefusal(options.orm, challenged, 'SECOND_FACTOR_FAILED', request);
    refuse(res, 401, 'INVALID_CODE', 'The code is not right.');
    return;
  }
  const response = await ask(req, path, method, request, options);
  const text = await response.text();
  if (path === '/sign-in/email') await afterPassword(req, response, text, request, options);
  if (challenged !== null && !response.ok && response.status < 500) {
    await recordRefusal(options.orm, challenged, 'SECOND_FACTOR_FAILED', request);
  }
  if (response.ok && path === '/sign-out') await options.onSessionsChanged();
  if (response.status >= 500) options.log.error({ requestId, path, status: response.status }, 'sign-in library failed');
  res.status(response.status);
  for (const cookie of response.headers.getSetCookie()) res.append('set-cookie', cookie);
  for (const name of ['content-type', 'retry-after']) {
    const value = response.headers.get(name);
    if (value !== null) res.setHeader(name, value);
  }
  res.end(response.ok && method === 'POST' ? told(text) : text);
}

/** Hands a request on to the library, with nothing in it that we do not mean. */
function ask(
  req: ExpressRequest,
  path: string,
  method: 'GET' | 'POST',
  request: SignInRequest,
  { auth, orm, callers }: AuthRoutesOptions,
): Promise<Response> {
  const forwarded = fromNodeHeaders(req.headers);
  forwarded.set(ADDRESS_HEADER, request.address ?? '');
  // The second step belongs to the challenge alone; beside a session the library would take it for enrolling.
  if (path.startsWith('/two-factor/')) forwarded.set('cookie', callers.withoutSession(req.headers));
  const body: unknown = req.body;
  const sent = Buffer.isBuffer(body) ? bodyOf(path, body) : null;
  return withAccessLog({ auth, orm }, request, async () => {
    const { baseURL } = await auth.$context;
    return auth.handler(
      new Request(new URL(req.originalUrl, baseURL), {
        method,
        headers: forwarded,
        ...(sent === null ? {} : { body: sent }),
      }),
    );
  });
}

/** Only what a step needs: the library would also take "trust this device". */
function bodyOf(path: string, body: Buffer): Uint8Array<ArrayBuffer> {
  if (!path.startsWith('/two-factor/')) return new Uint8Array(body);
  return new Uint8Array(Buffer.from(JSON.stringify({ code: textIn(body, 'code').trim() })));
}

/** What scripts of the page get to know: whether a step is missing. The library would tell them the session's token. */
function told(text: string): string {
  const answer = JSON.parse(text === '' ? '{}' : text) as { readonly twoFactorRedirect?: boolean } | null;
  return JSON.stringify({ isSecondFactorNeeded: answer?.twoFactorRedirect === true });
}

function textIn(body: unknown, name: string): string {
  if (!Buffer.isBuffer(body)) return '';
  try {
    const value: unknown = (JSON.parse(body.toString('utf8')) as Record<string, unknown> | null)?.[name];
    return typeof value === 'string' ? value : '';
  } catch {
    return ''; // not JSON: the library answers 400
  }
}

async function challengedUser(
  headers: ExpressRequest['headers'],
  { orm, callers }: AuthRoutesOptions,
): Promise<string | null> {
  const identifier = callers.challengeOf(headers);
  return identifier === null ? null : challengedAccount(systemEm(orm), identifier);
}

/** A code of the app opens one door only, although it is shown for half a minute and more. */
async function takeCode(userId: string, code: string, { limiter }: AuthRoutesOptions): Promise<boolean> {
  const key = `second-factor:${userId}:${code.replaceAll(/\s/g, '')}`;
  return (await limiter.take(key, 1, { capacity: 1, refillPerSecond: 1 / CODE_LIFE_S })).isAllowed;
}

async function afterPassword(
  req: ExpressRequest,
  response: Response,
  text: string,
  request: SignInRequest,
  { orm, guard, log }: AuthRoutesOptions,
): Promise<void> {
  const email = textIn(req.body, 'email').trim().toLowerCase();
  if (response.ok) {
    await guard.succeeded(email, request.address ?? '');
    return;
  }
  if (response.status >= 500 || response.status === 429) return; // what the guard keeps away would only fill the log
  const member = await systemEm(orm).findOne(Member, { email, removedAt: null });
  if (member === null) {
    log.warn({ requestId: request.requestId, address: request.address }, 'sign-in with an unknown address');
    return;
  }
  await recordRefusal(orm, member.authUserId, 'SIGN_IN_FAILED', request);
}
