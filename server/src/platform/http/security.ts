import type { IncomingMessage } from 'node:http';

import type { RequestHandler } from 'express';

import { isLoopback } from '../settings.ts';
import type { Settings } from '../settings.ts';
import type { TrustedProxies } from './trusted-proxies.ts';

/** Scripts, fonts and connections from ourselves only; styles also inline, as the component library sets them. */
export const contentPolicy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "script-src 'self' 'wasm-unsafe-eval'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer. A gateway sends the same with what it answers itself (`deploy/gateway`). */
export const safeHeaders = {
  'content-security-policy': contentPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
} as const;

/** Of every answer that went out encrypted. */
export const encryptedOnly = { 'strict-transport-security': 'max-age=31536000' } as const;

/** Sets the headers of every answer. */
export function securityHeaders(proxies: TrustedProxies): RequestHandler {
  return (request, response, next) => {
    response.set(safeHeaders);
    if (proxies.isEncrypted(request)) response.set(encryptedOnly);
    next();
  };
}

const refusal = `<!doctype html><html lang="ko"><meta charset="utf-8"><title>암호화되지 않은 연결</title>
<body style="font-family:sans-serif;max-width:40rem;margin:4rem auto;line-height:1.6">
<h1>암호화되지 않은 연결은 받지 않습니다</h1>
<p>다른 컴퓨터에서 접속할 때 비밀번호와 세션이 그대로 노출되므로 http 접속을 거부했습니다.
이 서버 앞에 TLS 게이트웨이를 두고 <code>PUBLIC_URL=https://…</code>를 설정하거나, 서버가 있는 컴퓨터에서 접속하십시오.</p>
<h1 lang="en">Connections without encryption are refused</h1>
<p lang="en">From another computer, passwords and sessions would travel readable over plain http. Put a TLS gateway in front of
this server and set <code>PUBLIC_URL=https://…</code>, or use the browser of the server's own computer.</p></body></html>`;

/**
 * Refuses plain http from other machines, and names that are not ours (a page of somebody else that points its name at
 * this machine). Health probes pass.
 *
 * A gateway of ours is believed where PUBLIC_URL names what it serves: it must pass on the host and set `x-forwarded-proto`.
 */
export function requireSafeConnection(settings: Pick<Settings, 'publicUrl'>, proxies: TrustedProxies): RequestHandler {
  return (request, response, next) => {
    if (isSafeConnection(settings, proxies, request) || request.path.startsWith('/health/')) next();
    else response.status(403).type('html').send(refusal);
  };
}

/** The same rule for the upgrade of a socket, which passes no handler of requests. */
export function isSafeConnection(
  settings: Pick<Settings, 'publicUrl'>,
  proxies: TrustedProxies,
  request: IncomingMessage,
): boolean {
  const publicUrl = settings.publicUrl === null ? null : new URL(settings.publicUrl);
  const host = hostName(request);
  const isPublic =
    publicUrl !== null &&
    host === publicUrl.hostname &&
    proxies.isEncrypted(request) === (publicUrl.protocol === 'https:');
  return isPublic || (isLoopback(host) && isLoopback(remoteAddress(request)));
}

function hostName(request: IncomingMessage): string {
  return URL.parse(`http://${request.headers.host ?? ''}`)?.hostname ?? '';
}

function remoteAddress(request: IncomingMessage): string {
  return (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
}
