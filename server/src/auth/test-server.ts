import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import express from 'express';
import type { GraphQLSchema } from 'graphql';
import { createClient } from 'graphql-ws';
import type { Client, ClientOptions } from 'graphql-ws';
import { WebSocket } from 'ws';

import type { Orm } from '../platform/db/database.ts';
import { scopedEm } from '../platform/db/scope.ts';
import { createTestOrganisation, openTestDatabase } from '../platform/db/test-database.ts';
import { loopbackOrigins } from '../platform/graphql/cross-site.ts';
import { NodeRegistry } from '../platform/graphql/node-registry.ts';
import { NodeResolver } from '../platform/graphql/node.resolver.ts';
import type { Permission } from '../platform/graphql/permission.ts';
import type { PersistedOperations } from '../platform/graphql/persisted-operations.ts';
import { BoxResolver, boxNode } from '../platform/graphql/sample.resolver.ts';
import type { Box } from '../platform/graphql/sample.resolver.ts';
import { buildApiSchema } from '../platform/graphql/schema.ts';
import { mountGraphql } from '../platform/graphql/server.ts';
import type { GraphqlOptions, MountedGraphql } from '../platform/graphql/server.ts';
import { isSafeConnection } from '../platform/http/security.ts';
import { TrustedProxies } from '../platform/http/trusted-proxies.ts';
import { newId } from '../platform/ids.ts';
import { createLog } from '../platform/log.ts';
import type { LogEvent } from '../platform/event-log.ts';
import { MemoryLimiter } from '../platform/memory-limiter.ts';
import { TableEventLog } from '../platform/table-event-log.ts';
import { mountAuth } from './auth-routes.ts';
import { AuthResolver, organisationNode } from './auth.resolver.ts';
import { createAuth } from './auth.ts';
import type { Auth } from './auth.ts';
import { ensureDemoPeople } from './demo-people.ts';
import type { DemoLogin } from './demo-people.ts';

/** One answer of the API. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
  /** Code of the first error. */
  readonly code: unknown;
  readonly extensions: Record<string, unknown> | undefined;
}

export interface Credential {
  readonly cookie?: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A whole server on loopback, with an embedded database, the demo's people and a shelf of boxes. */
export interface TestServer {
  readonly url: string;
  readonly orm: Orm;
  readonly schema: GraphQLSchema;
  readonly auth: Auth;
  readonly demo: DemoLogin;
  readonly eventLog: CountingEventLog;
  readonly graphql: MountedGraphql;
  readonly log: readonly string[];
  /** Ten boxes of the demo's organisation and one, the last, of another. */
  readonly boxes: readonly Box[];
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  signIn(email: string): Promise<string>;
  token(email: string, ...scopes: readonly Permission[]): Promise<string>;
  ask(query: string, credential?: Credential, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
  socket(credential: Credential, options?: Partial<ClientOptions>): Client;
  publish(box: Box, kind: string): Promise<void>;
  close(): Promise<void>;
}

export interface TestServerOptions extends Partial<Pick<GraphqlOptions, 'profile' | 'operationMs'>> {
  readonly persisted?: PersistedOperations;
}

/** Counts the readers that have not gone yet. */
class CountingEventLog extends TableEventLog {
  readers = 0;

  override follow(stream: string, after: string | null, signal: AbortSignal): AsyncIterable<LogEvent> {
    const source = super.follow(stream, after, signal);
    const count = (change: number): void => void (this.readers += change);
    return (async function* () {
      count(1);
      try {
        yield* source;
      } finally {
        count(-1);
      }
    })();
  }
}

export async function answerOf(response: Response): Promise<Answer> {
  const body = (await response.json()) as Partial<Answer>;
  const errors = body.errors ?? [];
  const code = errors[0]?.extensions?.['code'];
  return {
    status: response.status,
    headers: response.headers,
    data: body.data,
    errors,
    code,
    extensions: body.extensions,
  };
}

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'convergence-auth-'));
  const lines: string[] = [];
  const log = createLog('warn', { write: (line) => void lines.push(line) });
  const orm = await openTestDatabase();
  const limiter = new MemoryLimiter();
  const eventLog = new CountingEventLog(orm, { pollMs: 50 });
  const app = express();
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const allowedOrigins = (): readonly string[] => loopbackOrigins(port);
  const proxies = new TrustedProxies([]);

  const auth = createAuth({
    orm,
    limiter,
    secret: 's'.repeat(48),
    pepper: 'p'.repeat(48),
    publicUrl: url,
    allowedOrigins,
  });
  const demo = await ensureDemoPeople({ orm, people: auth.people, dataDir });
  const other = await createTestOrganisation(orm, '다른 운영사');
  const boxes: Box[] = Array.from({ length: 11 }, (_, i) => ({
    publicId: newId('box'),
    number: i + 1,
    valueKrw: 1_000_000_000_000 * (i + 1),
    organisationId: i < 10 ? demo.organisationId : other,
  }));
  const nodes = new NodeRegistry();
  nodes.register(boxNode(boxes));
  nodes.register(organisationNode);
  const info = {
    apiVersion: '0.1.0',
    engineVersion: '1',
    profile: 'DEMO',
    isDataSimulated: true,
    marketAsOfDate: null,
  } as const;
  const schema = await buildApiSchema([new NodeResolver(), new AuthResolver(async () => info), new BoxResolver(boxes)]);
  mountAuth(app, {
    orm,
    auth: auth.betterAuth,
    callers: auth.callers,
    guard: auth.guard,
    limiter,
    allowedOrigins,
    log,
    onSessionsChanged: () => auth.news.changed(),
  });
  const graphql = await mountGraphql(app, server, {
    schema,
    nodes,
    eventLog,
    limiter,
    log,
    profile: options.profile ?? 'demo',
    persisted: options.persisted ?? new Map(),
    emOf: (organisationId) => scopedEm(orm, organisationId),
    callerOf: (request) => auth.callers.callerOf(request),
    hasSessionCookie: (headers) => auth.callers.hasSessionCookie(headers),
    forgetCookie: auth.callers.forgetCookie(),
    isSafeConnection: (request) => isSafeConnection({ publicUrl: null }, proxies, request),
    addressOf: (request) => proxies.clientAddress(request),
    allowedOrigins,
    ...(options.operationMs === undefined ? {} : { operationMs: options.operationMs }),
  });
  auth.news.onChange(() => graphql.recheckSockets());

  const headersOf = ({ cookie, token, headers }: Credential): Record<string, string> => ({
    ...(cookie === undefined ? {} : { cookie, origin: url }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...headers,
  });
  const post: TestServer['post'] = (route, body, headers = {}) =>
    fetch(`${url}${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return {
    url,
    orm,
    schema,
    auth,
    demo,
    eventLog,
    graphql,
    log: lines,
    boxes,
    post,
    async signIn(email) {
      const { password } = demo.people.find((one) => one.email === email)!;
      const response = await post('/api/auth/sign-in/email', { email, password }, { origin: url });
      if (!response.ok) throw new Error(`${email} could not sign in: ${response.status} ${await response.text()}`);
      return response.headers.getSetCookie()[0]!.split(';')[0]!;
    },
    token: (email, ...scopes) => auth.tokens.create({ email, scopes, name: 'test', days: 1, actor: 'command:test' }),
    ask: async (query, credential = {}, variables = {}) =>
      answerOf(await post('/graphql', { query, variables }, headersOf(credential))),
    socket(credential, more = {}) {
      const headers = headersOf(credential);
      class Socket extends WebSocket {
        constructor(address: string, protocols: string | string[]) {
          super(address, protocols, { headers });
        }
      }
      return createClient({
        url: `${url.replace('http', 'ws')}/graphql`,
        webSocketImpl: Socket,
        retryAttempts: 0,
        ...more,
      });
    },
    async publish(box, kind) {
      const stream = `box:${box.publicId}`;
      await orm.em.fork().transactional((em) => eventLog.append(em, stream, kind, {}));
      eventLog.wake(stream);
    },
    async close() {
      await graphql.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await eventLog.close();
      await limiter.close();
      await orm.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
