import { connect } from 'node:http2';
import type { OutgoingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import { buffer } from 'node:stream/consumers';

import { createClient } from 'graphql-ws';
import type { Client } from 'graphql-ws';
import { WebSocket } from 'ws';

/** What came back from the gateway. */
export interface GatewayAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

/** Speaks to the gateway by its public name, which no name server knows, and believes its certificate alone. */
export class GatewayClient {
  readonly origin: string;
  readonly #trust: { readonly ca: string; readonly lookup: LookupFunction; readonly servername: string };

  /** @param origin - PUBLIC_URL. @param certificate - PEM. */
  constructor(origin: string, certificate: string) {
    this.origin = origin;
    const lookup: LookupFunction = (_name, options, done) =>
      options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);
    this.#trust = { ca: certificate, lookup, servername: new URL(origin).hostname };
  }

  /** @param at - A path, or a whole address. @throws Error where the certificate is not the one, or nobody answers. */
  ask(
    at: string,
    { method = 'GET', headers = {}, body }: { method?: string; headers?: OutgoingHttpHeaders; body?: string } = {},
  ): Promise<GatewayAnswer> {
    return new Promise((resolve, reject) => {
      const sent = request(new URL(at, this.origin), { ...this.#trust, method, headers, agent: false }, (response) => {
        buffer(response).then(
          (bytes) => resolve({ status: response.statusCode!, headers: response.headers, text: bytes.toString('utf8') }),
          reject,
        );
      });
      sent.on('error', reject).end(body);
    });
  }

  post(at: string, body: object, headers: OutgoingHttpHeaders = {}): Promise<GatewayAnswer> {
    const own = { 'content-type': 'application/json', origin: this.origin };
    return this.ask(at, { method: 'POST', headers: { ...own, ...headers }, body: JSON.stringify(body) });
  }

  /** The protocol that was agreed on, and the status of a page asked for over HTTP/2. */
  http2(at: string): Promise<{ readonly protocol: string; readonly status: number }> {
    return new Promise((resolve, reject) => {
      const session = connect(this.origin, { ...this.#trust });
      session.on('error', reject);
      const stream = session.request({ ':path': at });
      stream.on('error', reject).on('response', (headers) => {
        resolve({ protocol: String(session.alpnProtocol), status: Number(headers[':status']) });
        session.destroy();
      });
      stream.end();
    });
  }

  /** Subscriptions over a socket. */
  socket(token: string): Client {
    const trust = this.#trust;
    class TrustingSocket extends WebSocket {
      constructor(url: string, protocols: string) {
        super(url, protocols, trust);
      }
    }
    return createClient({
      url: `${this.origin.replace('https', 'wss')}/graphql`,
      webSocketImpl: TrustingSocket,
      connectionParams: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
    });
  }
}
