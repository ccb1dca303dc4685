import { request as plainRequest, Agent as PlainAgent } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { request as tlsRequest, Agent as TlsAgent } from 'node:https';
import { isIP } from 'node:net';

import type { OutboundTarget } from './outbound-address.ts';

/** What is known of an answer; its body is neither kept nor looked at. */
export interface OutboundAnswer {
  readonly status: number;
  /** Header `retry-after` in milliseconds from now; null where there is none that can be read. */
  readonly retryAfterMs: number | null;
}

export interface OutboundLimits {
  readonly timeoutMs: number;
  /** Bytes of the answer's body that are taken in before the line is cut. */
  readonly mostBytes: number;
}

export const defaultLimits: OutboundLimits = { timeoutMs: 10_000, mostBytes: 64 * 1024 };

/** The time limit was reached before the answer. */
export class OutboundTimeout extends Error {
  override readonly name = 'OutboundTimeout';
}

/** Its own agents: no connection is used twice, and no proxy of the environment stands in between. */
const plainAgent = new PlainAgent({ keepAlive: false });
const tlsAgent = new TlsAgent({ keepAlive: false });

/** The target has an address: whoever looks up a name here has found another way in. */
function noLookup(): never {
  throw new Error('A checked target needs no look-up.');
}

/**
 * Sends JSON to the very address that was checked, and follows no redirect.
 *
 * @throws OutboundTimeout, or an Error with the system's code where the line fails or the certificate is not of the host.
 */
export function postJson(
  target: OutboundTarget,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
  { timeoutMs, mostBytes }: OutboundLimits = defaultLimits,
): Promise<OutboundAnswer> {
  const { isEncrypted, address, port, host, path } = target;
  const isUsualPort = port === (isEncrypted ? 443 : 80);
  const named = isIP(host) === 6 ? `[${host}]` : host;
  const options = {
    method: 'POST',
    host: address,
    port,
    path,
    lookup: noLookup,
    headers: {
      ...headers,
      host: isUsualPort ? named : `${named}:${port}`,
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
    },
  };
  return new Promise((resolve, reject) => {
    const request: ClientRequest = isEncrypted
      ? tlsRequest({ ...options, agent: tlsAgent, ...(isIP(host) === 0 ? { servername: host } : {}) })
      : plainRequest({ ...options, agent: plainAgent });
    const timer = setTimeout(() => request.destroy(new OutboundTimeout(`No answer in ${timeoutMs} ms.`)), timeoutMs);
    const abort = (): void => void request.destroy(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    request.on('close', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    });
    request.on('error', reject);
    request.on('response', (response) => {
      drain(response, mostBytes);
      resolve({ status: response.statusCode ?? 0, retryAfterMs: retryAfter(response.headers['retry-after']) });
    });
    if (signal.aborted) abort();
    request.end(body);
  });
}

/** Lets the other side end what it says, up to a limit. */
function drain(response: IncomingMessage, mostBytes: number): void {
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > mostBytes) response.destroy();
  });
  response.on('error', () => undefined); // the status is known; how the rest ends changes nothing
}

/** Seconds, or a moment in time. */
export function retryAfter(header: string | undefined, now = Date.now()): number | null {
  if (header === undefined) return null;
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}
