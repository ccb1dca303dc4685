import { request as plainRequest, Agent as PlainAgent } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { request as tlsRequest, Agent as TlsAgent } from 'node:https';
import { isIP } from 'node:net';

import { resolveTarget } from './outbound-address.ts';
import type { OutboundRules, OutboundTarget, Resolver } from './outbound-address.ts';
import { OutboundTimeout } from './outbound-post.ts';

/** What a server said of a version that was fetched before; it answers 304 where that one is still the newest. */
export interface KnownVersion {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type Fetched =
  | { readonly isUnchanged: true }
  | { readonly isUnchanged: false; readonly bytes: Buffer; readonly version: KnownVersion };

export interface FetchLimits {
  /** For everything, redirects included. */
  readonly timeoutMs: number;
  /** Of the body as it travels. */
  readonly mostBytes: number;
}

/** The other side answered, but not with what was asked for. */
export class FetchRefused extends Error {
  override readonly name = 'FetchRefused';
}

/** A "current" file is often a redirect to that of the day. */
const MOST_REDIRECTS = 3;
/** Validators that are longer are not sent back. */
const LONGEST_VALIDATOR = 200;

/** Its own agents: no connection is used twice, and no proxy of the environment stands in between. */
const plainAgent = new PlainAgent({ keepAlive: false });
const tlsAgent = new TlsAgent({ keepAlive: false });

/** The target has an address: whoever looks up a name here has found another way in. */
function noLookup(): never {
  throw new Error('A checked target needs no look-up.');
}

/**
 * Fetches a file, or learns that it is still the known one. Each address, those of redirects too, is checked by the rules and
 * connected to as it was checked.
 *
 * @throws DomainError E_ADDRESS_REFUSED; OutboundTimeout; FetchRefused for another status, too many redirects or too large a file; an Error
 * with the system's code where the line fails.
 */
export async function fetchFile(
  url: string,
  known: KnownVersion | null,
  rules: OutboundRules,
  { timeoutMs, mostBytes }: FetchLimits,
  signal: AbortSignal,
  resolver?: Resolver,
): Promise<Fetched> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(new OutboundTimeout(`No whole answer in ${timeoutMs} ms.`)), timeoutMs);
  const either = AbortSignal.any([signal, timeout.signal]);
  try {
    let at = url;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const target = await unlessAborted(resolveTarget(at, rules, resolver), either);
      const response = await ask(target, validators(known), either);
      const { statusCode: status = 0, headers } = response;
      if (status === 304 && known !== null) {
        response.destroy();
        return { isUnchanged: true };
      }
      if ([301, 302, 303, 307, 308].includes(status) && headers.location !== undefined) {
        response.destroy();
        at = new URL(headers.location, at).href;
        continue;
      }
      if (status !== 200) {
        response.destroy();
        throw new FetchRefused(`It answered ${status}.`);
      }
      const version = { etag: validator(headers.etag), lastModified: validator(headers['last-modified']) };
      return { isUnchanged: false, bytes: await bodyOf(response, mostBytes, either), version };
    }
    throw new FetchRefused(`It led on more than ${MOST_REDIRECTS} times.`);
  } catch (error) {
    either.throwIfAborted(); // why it was cut says more than that it was
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** A name is looked up to its end, whoever waits for it; nobody has to. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason as Error);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', abort));
}

function validators(known: KnownVersion | null): Readonly<Record<string, string>> {
  return {
    ...(known?.etag ? { 'if-none-match': known.etag } : {}),
    ...(known?.lastModified ? { 'if-modified-since': known.lastModified } : {}),
  };
}

function validator(header: string | undefined): string | null {
  return header !== undefined && header.length <= LONGEST_VALIDATOR ? header : null;
}

function ask(
  { isEncrypted, address, port, host, path }: OutboundTarget,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const named = isIP(host) === 6 ? `[${host}]` : host;
  const isUsualPort = port === (isEncrypted ? 443 : 80);
  const options = {
    host: address,
    port,
    path,
    lookup: noLookup,
    signal,
    headers: { ...headers, host: isUsualPort ? named : `${named}:${port}`, 'user-agent': 'convergence', accept: '*/*' },
  };
  return new Promise((resolve, reject) => {
    const request: ClientRequest = isEncrypted
      ? tlsRequest({ ...options, agent: tlsAgent, ...(isIP(host) === 0 ? { servername: host } : {}) })
      : plainRequest({ ...options, agent: plainAgent });
    request.on('error', reject);
    request.on('response', resolve);
    request.end();
  });
}

async function bodyOf(response: IncomingMessage, mostBytes: number, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    signal.throwIfAborted();
    size += chunk.length;
    if (size > mostBytes) throw new FetchRefused(`The file is larger than ${mostBytes} bytes.`);
    chunks.push(chunk);
  }
  if (!response.complete) throw new Error('The answer broke off.');
  return Buffer.concat(chunks);
}
