import type { IncomingHttpHeaders } from 'node:http';

/** Body types that a page of another site may send without asking first. */
const simpleTypes = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain', '']);

function mediaTypeOf(headers: IncomingHttpHeaders): string {
  return (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
}

/** Whether a browser may send this request from another site without a preflight. */
export function isSimpleRequest(method: string, headers: IncomingHttpHeaders): boolean {
  if (method === 'GET' || method === 'HEAD') {
    return headers['x-csrf'] === undefined && headers['apollo-require-preflight'] === undefined;
  }
  return simpleTypes.has(mediaTypeOf(headers));
}

export function isJson(headers: IncomingHttpHeaders): boolean {
  return mediaTypeOf(headers) === 'application/json';
}

/** Whether `origin`, or where there is none `referer`, is one of ours. A cookie without either is refused. */
export function isOriginAllowed(headers: IncomingHttpHeaders, allowed: readonly string[]): boolean {
  const origin = headers.origin ?? originOf(headers.referer);
  return origin !== undefined && allowed.includes(origin);
}

function originOf(referer: string | undefined): string | undefined {
  return referer === undefined ? undefined : URL.parse(referer)?.origin;
}

/** Origins from which browsers on this machine reach a server on loopback. */
export function loopbackOrigins(port: number): readonly string[] {
  return ['127.0.0.1', 'localhost', '[::1]'].map((host) => `http://${host}:${port}`);
}
