import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

import { ApolloServer } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import type { EntityManager } from '@mikro-orm/sql';
import express from 'express';
import type { Express, NextFunction, Request, Response } from 'express';
import { execute, GraphQLError, OperationTypeNode, subscribe } from 'graphql';
import type { ExecutionArgs, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';

import type { EventLog } from '../event-log.ts';
import type { Limiter } from '../limiter.ts';
import { isOutage } from '../outage.ts';
import { withIds } from '../log-context.ts';
import { inTime } from '../patience.ts';
import type { Profile } from '../settings.ts';
import { markFailed, openSpan } from '../tracing.ts';
import { Admission, badRequest } from './admission.ts';
import type { OperationRequest } from './admission.ts';
import { MOST_ERRORS, OUTAGE_RETRY_AFTER_S, apiErrorOf } from './api-error.ts';
import type { ErrorScope } from './api-error.ts';
import { chooseLanguage, createApiContext } from './context.ts';
import type { ApiContext, Caller } from './context.ts';
import { isJson, isOriginAllowed, isSimpleRequest } from './cross-site.ts';
import { OPERATION_MS, operationTimeout } from './deadline.ts';
import { limits } from './limits.ts';
import type { NodeRegistry } from './node-registry.ts';
import type { PersistedOperations } from './persisted-operations.ts';

/** What is known of a request before anybody asked who sent it. */
export interface CallerRequest {
  readonly headers: IncomingHttpHeaders;
  readonly address: string;
  /** `Bearer …` of the socket's `connection_init`; for HTTP it is a header. */
  readonly authorization?: string | undefined;
  /** `accept-language` of a request; for sockets it comes in `connection_init`, as browsers cannot set the header there. */
  readonly acceptLanguage: string | undefined;
  /** False where nobody did anything: the look does not keep an idle session alive. */
  readonly isUse: boolean;
}

export interface GraphqlOptions {
  readonly schema: GraphQLSchema;
  readonly nodes: NodeRegistry;
  readonly eventLog: EventLog;
  readonly limiter: Limiter;
  readonly log: Logger;
  readonly profile: Profile;
  readonly persisted: PersistedOperations;
  /** Makes an entity manager that sees one organisation. */
  readonly emOf: (organisationId: number) => EntityManager;
  /** Who is calling; null where a credential was sent that is not valid. */
  readonly callerOf: (request: CallerRequest) => Promise<Caller | null>;
  /** Whether the request carries a session cookie, valid or not. */
  readonly hasSessionCookie: (headers: IncomingHttpHeaders) => boolean;
  /** `set-cookie` that makes a browser forget a session that has ended. */
  readonly forgetCookie: string;
  /** Asked for each request, since the port is only known after listening. */
  readonly allowedOrigins: () => readonly string[];
  /** Whether a socket may be opened over this connection; requests were asked before. */
  readonly isSafeConnection: (request: IncomingMessage) => boolean;
  /** Where the client of a socket is; for requests it is `request.ip`. */
  readonly addressOf: (request: IncomingMessage) => string;
  /** How long a query or mutation may take; 10 s unless a test is in a hurry. */
  readonly operationMs?: number;
  /** Told of every operation over HTTP with the name that the caller gave it. */
  readonly onOperation?: (name: string | null, isOk: boolean, tookMs: number) => void;
}

/** What is running, for the end and for sessions that end. */
export interface MountedGraphql {
  /** Asks again who is behind each socket; those whose session or rights are gone are closed. Also done twice a minute. */
  recheckSockets(): Promise<void>;
  /** Closes sockets with 1001, then stops Apollo. */
  close(): Promise<void>;
}

const PATH = '/graphql';
const MOST_SOCKETS_OF_A_USER = 10;
const MOST_SUBSCRIPTIONS_OF_A_SOCKET = 50;
const INIT_MS = 5_000;
const PING_MS = 15_000;
const RECHECK_MS = 30_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** Bytes that a socket may have unsent before its streams end. */
const MOST_UNSENT_BYTES = 4 * 1024 * 1024;

const requestIdPattern = /^[A-Za-z0-9_-]{8,64}$/;

/** The id that the caller gave, where it is harmless, or a new one. */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && requestIdPattern.test(given) ? given : randomBytes(12).toString('base64url');
}

function unauthenticatedCredential(): GraphQLError {
  return new GraphQLError('The session or token is not valid any more. Sign in again.', {
    extensions: { code: 'UNAUTHENTICATED', http: { status: 401, headers: new Map() } },
  });
}

function languageOf(headers: IncomingHttpHeaders): ErrorScope['language'] {
  return chooseLanguage(headers['accept-language'], null);
}

function errorsOf(failure: unknown): readonly unknown[] {
  return failure instanceof AggregateError ? failure.errors.slice(0, MOST_ERRORS) : [failure];
}

function httpOf(error: unknown): { readonly status: number; readonly headers: ReadonlyMap<string, string> } {
  if (isOutage(error)) return { status: 503, headers: new Map([['retry-after', String(OUTAGE_RETRY_AFTER_S)]]) };
  const http: unknown = error instanceof GraphQLError ? error.extensions['http'] : undefined;
  const { status, headers } = (http ?? {}) as { status?: number; headers?: Map<string, string> };
  return { status: status ?? (error instanceof GraphQLError ? 400 : 500), headers: headers ?? new Map() };
}

/**
 * Serves the schema at /graphql: Apollo for HTTP, graphql-transport-ws on the same path and port. Call it before anything else
 * that parses bodies on this path; the server may already listen or not.
 */
export async function mountGraphql(app: Express, server: Server, options: GraphqlOptions): Promise<MountedGraphql> {
  const admission = new Admission(options);
  const apollo = new ApolloServer<ApiContext>({
    schema: options.schema,
    introspection: true, // the gate decides, by caller
    csrfPrevention: false, // the gate does it, with the origin rule
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: {},
    logger: options.log,
    plugins: [answerPlugin(options.log), timePlugin(options.onOperation)],
  });
  await apollo.start();

  app.all(
    PATH,
    gate(admission, options),
    expressMiddleware(apollo, {
      context: async ({ res }) => (res.locals as { readonly context: ApiContext }).context,
    }),
  );
  const sockets = mountSockets(server, admission, options);
  return {
    recheckSockets: sockets.recheck,
    close: async () => {
      await sockets.close();
      await apollo.stop();
    },
  };
}

/** Rewrites errors to what clients may know, adds the cost for tokens, and keeps 200 where there is data. */
function answerPlugin(log: Logger): ApolloServerPlugin<ApiContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ contextValue, response, errors }) => {
        if (response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        if (errors !== undefined && errors.length > 0) {
          const scope = { requestId: contextValue.requestId, language: contextValue.language, log };
          singleResult.errors = errors.slice(0, MOST_ERRORS).map((error) => apiErrorOf(error, scope));
          if (singleResult.errors.some(({ extensions }) => extensions?.['code'] === 'SERVICE_UNAVAILABLE')) {
            response.http.status = 503;
            response.http.headers.set('retry-after', String(OUTAGE_RETRY_AFTER_S));
          }
        }
        if (singleResult.data !== undefined && singleResult.data !== null) response.http.status = 200;
        if (contextValue.caller.kind === 'token') {
          singleResult.extensions = { ...singleResult.extensions, cost: contextValue.cost };
        }
      },
    }),
  };
}

/** Everything between the socket and Apollo: cross-site rules, body, caller, limits. */
function gate(admission: Admission, options: GraphqlOptions) {
  const readBody = express.json({ limit: limits.bodyBytes, type: 'application/json', strict: false });
  const bodyOf = (req: Request, res: Response): Promise<unknown> =>
    new Promise((resolve, reject) => {
      readBody(req, res, (error?: unknown) => (error === undefined ? resolve(req.body) : reject(bodyError(error))));
    });

  /** @returns Name of the operation, for its span. */
  const admit = async (req: Request, res: Response, requestId: string): Promise<string> => {
    const { method, headers } = req;
    if (method !== 'POST' && method !== 'GET') {
      throw badRequest('Use POST, or GET for persisted operations.', 405, [['allow', 'GET, POST']]);
    }
    if (isSimpleRequest(method, headers)) {
      throw badRequest(
        method === 'GET'
          ? 'A GET needs the header "x-csrf: 1".'
          : 'The body must be JSON with the header "content-type: application/json".',
      );
    }
    if (method === 'POST' && !isJson(headers)) throw badRequest('The body must be application/json.', 415);
    if (req.accepts(['application/json', 'application/graphql-response+json']) === false) {
      throw badRequest('The answer is application/json or application/graphql-response+json.', 406);
    }
    if (options.hasSessionCookie(headers) && !isOriginAllowed(headers, options.allowedOrigins())) {
      throw badRequest('With a session, the request must come from a page of this server.');
    }
    const request = method === 'GET' ? requestOfUrl(req) : await bodyOf(req, res);
    if (typeof request !== 'object' || request === null || Array.isArray(request)) {
      throw badRequest('The body must be one JSON object; batches are not accepted.');
    }
    const caller = await options.callerOf({
      headers,
      address: req.ip ?? '',
      acceptLanguage: headers['accept-language'],
      isUse: true,
    });
    if (caller === null) {
      if (options.hasSessionCookie(headers)) res.append('set-cookie', options.forgetCookie);
      throw unauthenticatedCredential();
    }
    const admitted = await admission.admit(request, caller);
    if (admitted.operation.operation === OperationTypeNode.SUBSCRIPTION)
      throw badRequest('Subscriptions go over the socket.');
    if (method === 'GET' && admitted.operation.operation !== OperationTypeNode.QUERY) {
      throw badRequest('Only queries go by GET.', 405, [['allow', 'POST']]);
    }

    const operationMs = options.operationMs ?? OPERATION_MS;
    const gone = new AbortController();
    const timer = setTimeout(() => gone.abort(operationTimeout()), operationMs);
    res.once('close', () => {
      clearTimeout(timer);
      gone.abort();
    });
    const { nodes, eventLog, limiter, emOf, log } = options;
    const deadline = performance.now() + operationMs;
    const context = createApiContext({
      caller,
      requestId,
      signal: gone.signal,
      nodes,
      eventLog,
      limiter,
      log,
      deadline,
      cost: admitted.cost,
      emOf,
    });
    Object.assign(res.locals, { context });
    // Apollo sees what was admitted, whether it came as text, as an id, or by GET.
    req.method = 'POST';
    req.headers['content-type'] = 'application/json';
    req.body = { query: admitted.text, operationName: admitted.operationName, variables: admitted.variables };
    const { operation, name } = admitted.operation;
    return `${operation} ${name?.value ?? ''}`.trim();
  };

  return async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    const { id } = req as { readonly id?: unknown }; // where the request log has given one already
    const requestId = typeof id === 'string' ? id : requestIdOf(req.headers);
    res.setHeader('x-request-id', requestId);
    res.setHeader('cache-control', 'no-store');
    let operation: string;
    try {
      // who asks and what he may is read from services that may be silent
      operation = await inTime(options.operationMs ?? OPERATION_MS, admit(req, res, requestId), operationTimeout);
    } catch (failure) {
      sendErrors(req, res, failure, { requestId, language: languageOf(req.headers), log: options.log });
      return;
    }
    const { within, end } = openSpan(`graphql ${operation}`, {});
    res.once('close', () => end(false));
    within(next);
  };
}

function timePlugin(onOperation: GraphqlOptions['onOperation']): ApolloServerPlugin<ApiContext> {
  return {
    requestDidStart: async () => {
      const startedAt = performance.now();
      return {
        willSendResponse: async ({ operationName, errors }) => {
          const isOk = (errors ?? []).length === 0;
          if (!isOk) markFailed('GraphQLError');
          onOperation?.(operationName ?? null, isOk, performance.now() - startedAt);
        },
      };
    },
  };
}

function requestOfUrl(req: Request): OperationRequest {
  const url = new URL(req.originalUrl, 'http://localhost');
  const json = (name: string): unknown => {
    const text = url.searchParams.get(name);
    if (text === null) return undefined;
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw Object.assign(badRequest(`"${name}" is not JSON.`), { cause });
    }
  };
  const request = {
    documentId: url.searchParams.get('documentId') ?? undefined,
    operationName: url.searchParams.get('operationName') ?? undefined,
    variables: json('variables'),
    extensions: json('extensions'),
  };
  if (url.searchParams.has('query'))
    throw badRequest('Only persisted operations go by GET; send the document by POST.');
  return request;
}

function bodyError(error: unknown): unknown {
  const { status, type } = error as { status?: number; type?: string };
  if (status === 413) {
    return new GraphQLError(`The body is larger than ${limits.bodyBytes} bytes.`, {
      extensions: { code: 'DOCUMENT_TOO_LARGE', limit: limits.bodyBytes, http: { status: 413, headers: new Map() } },
    });
  }
  if (status === 415) return badRequest('The encoding of the body is not known.', 415);
  if (type === 'entity.parse.failed' || (status !== undefined && status < 500))
    return badRequest('The body is not JSON.');
  return error;
}

function sendErrors(req: Request, res: Response, failure: unknown, scope: ErrorScope): void {
  const errors = errorsOf(failure);
  const { status, headers } = httpOf(errors[0]);
  for (const [name, value] of headers) res.setHeader(name, value);
  const isNewType = (req.headers.accept ?? '').includes('application/graphql-response+json');
  res.status(status);
  res.setHeader('content-type', `application/${isNewType ? 'graphql-response+json' : 'json'}; charset=utf-8`);
  res.end(JSON.stringify({ errors: errors.map((error) => apiErrorOf(error, scope)) }));
}

/** What is kept of one socket between its `connection_init` and its end. */
interface Session {
  caller: Caller;
  readonly request: CallerRequest;
  /** Ends every stream of the socket; its reason is what they are told. */
  readonly over: AbortController;
  expiry: NodeJS.Timeout | null;
  readonly operations: Map<
    string,
    { readonly context: ApiContext; readonly leave: AbortController; readonly isStream: boolean }
  >;
}

function mountSockets(server: Server, admission: Admission, options: GraphqlOptions) {
  const wss = new WebSocketServer({ noServer: true, maxPayload: limits.bodyBytes });
  const sessions = new Map<WebSocket, Session>();
  const { nodes, eventLog, limiter, emOf, log } = options;

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (new URL(request.url ?? '/', 'http://localhost').pathname !== PATH) {
      refuseUpgrade(socket, 404, 'Not Found');
    } else if (
      !options.isSafeConnection(request) ||
      (options.hasSessionCookie(request.headers) && !isOriginAllowed(request.headers, options.allowedOrigins()))
    ) {
      refuseUpgrade(socket, 403, 'Forbidden');
    } else {
      wss.handleUpgrade(request, socket, head, (opened) => wss.emit('connection', opened, request));
    }
  };
  server.on('upgrade', onUpgrade);

  const end = (socket: WebSocket, code: number, reason: string): void => {
    const error = new GraphQLError('The session has ended. Sign in again.', { extensions: { code: 'FORBIDDEN' } });
    sessions.get(socket)?.over.abort(error);
    socket.close(code, reason);
  };
  const armExpiry = (socket: WebSocket, session: Session): void => {
    if (session.expiry !== null) clearTimeout(session.expiry);
    const { expiresAt } = session.caller;
    if (expiresAt === null) return;
    const remainingMs = Math.max(0, expiresAt.getTime() - Date.now());
    session.expiry = setTimeout(
      () => {
        if (remainingMs > LONGEST_TIMER_MS) armExpiry(socket, session);
        else end(socket, 4403, 'Forbidden');
      },
      Math.min(remainingMs, LONGEST_TIMER_MS),
    );
    session.expiry.unref();
  };

  const underItsId = <T>(args: ExecutionArgs, work: (args: ExecutionArgs) => T): T =>
    withIds({ requestId: (args.contextValue as ApiContext).requestId }, () => work(args));
  const running = useServer<Record<string, unknown>>(
    {
      execute: (args) => underItsId(args, execute),
      subscribe: (args) => underItsId(args, subscribe),
      connectionInitWaitTimeout: INIT_MS,
      isProd: true, // reasons of failures stay in our log
      onConnect: async ({ connectionParams, extra }) => {
        const { headers } = extra.request;
        const text = (name: string): string | undefined => {
          const value = connectionParams?.[name];
          return typeof value === 'string' ? value : undefined;
        };
        const request: CallerRequest = {
          headers,
          address: options.addressOf(extra.request),
          authorization: text('authorization'),
          acceptLanguage: text('accept-language') ?? text('acceptLanguage'),
          isUse: true,
        };
        const caller = await options.callerOf(request);
        if (caller === null || caller.kind === 'anonymous') return false;
        const open = [...sessions.values()].filter((one) => one.caller.limitKey === caller.limitKey).length;
        if (open >= MOST_SOCKETS_OF_A_USER) {
          extra.socket.close(4429, 'Too many sockets');
          return false;
        }
        const session: Session = { caller, request, over: new AbortController(), expiry: null, operations: new Map() };
        sessions.set(extra.socket, session);
        armExpiry(extra.socket, session);
        return true;
      },
      onSubscribe: async ({ extra, subscriptions }, id, payload) => {
        const session = sessions.get(extra.socket);
        if (session === undefined || Object.keys(subscriptions).length > MOST_SUBSCRIPTIONS_OF_A_SOCKET) {
          extra.socket.close(4429, 'Too many subscriptions');
          return [new GraphQLError('Too many subscriptions', { extensions: { code: 'BAD_REQUEST' } })];
        }
        try {
          const admitted = await admission.admit(payload, session.caller);
          const isStream = admitted.operation.operation === OperationTypeNode.SUBSCRIPTION;
          const leave = new AbortController();
          const operationMs = options.operationMs ?? OPERATION_MS;
          const context = createApiContext({
            caller: session.caller,
            requestId: randomBytes(12).toString('base64url'),
            signal: AbortSignal.any([session.over.signal, leave.signal]),
            nodes,
            eventLog,
            limiter,
            log,
            deadline: isStream ? null : performance.now() + operationMs,
            cost: admitted.cost,
            emOf,
          });
          session.operations.set(id, { context, leave, isStream });
          const args: ExecutionArgs = {
            schema: options.schema,
            document: admitted.document,
            operationName: admitted.operationName,
            variableValues: admitted.variables,
            contextValue: context,
          };
          return args;
        } catch (failure) {
          return errorsOf(failure).map((error) =>
            error instanceof GraphQLError ? error : new GraphQLError('failed', { originalError: error as Error }),
          );
        }
      },
      onNext: ({ extra }, id, _payload, _args, result) => {
        const operation = sessions.get(extra.socket)?.operations.get(id);
        if (operation === undefined) return undefined;
        const { context, isStream } = operation;
        if (extra.socket.bufferedAmount > MOST_UNSENT_BYTES) context.endStream(slowConsumer());
        const answer: { errors?: readonly GraphQLFormattedError[]; extensions?: Record<string, unknown> } & Record<
          string,
          unknown
        > = { ...result };
        if (result.errors !== undefined) {
          answer.errors = result.errors.slice(0, MOST_ERRORS).map((error) => apiErrorOf(error, scopeOf(context)));
        }
        if (context.caller.kind === 'token' && !isStream) {
          answer.extensions = { ...result.extensions, cost: context.cost };
        }
        return answer;
      },
      onError: ({ extra }, id, _payload, errors) => {
        const session = sessions.get(extra.socket);
        const context = session?.operations.get(id)?.context;
        const scope: ErrorScope =
          context === undefined
            ? { requestId: randomBytes(12).toString('base64url'), language: session?.caller.language ?? 'KO', log }
            : scopeOf(context);
        session?.operations.delete(id);
        return errors.slice(0, MOST_ERRORS).map((error) => apiErrorOf(error, scope));
      },
      onComplete: ({ extra }, id) => {
        const operations = sessions.get(extra.socket)?.operations;
        operations?.get(id)?.leave.abort();
        operations?.delete(id);
      },
      onClose: ({ extra }) => {
        const session = sessions.get(extra.socket);
        if (session === undefined) return;
        if (session.expiry !== null) clearTimeout(session.expiry);
        session.over.abort();
        sessions.delete(extra.socket);
      },
    },
    wss,
    PING_MS,
  );

  const recheck = async (): Promise<void> => {
    await Promise.all(
      [...sessions].map(async ([socket, session]) => {
        const caller = await options.callerOf({ ...session.request, isUse: false });
        if (caller === null || caller.limitKey !== session.caller.limitKey) {
          end(socket, 4403, 'Forbidden');
          return;
        }
        const lost = [...session.caller.permissions].some((permission) => !caller.permissions.has(permission));
        session.caller = caller;
        armExpiry(socket, session);
        if (lost || caller.organisationId === null) end(socket, 4403, 'Forbidden');
      }),
    );
  };
  const timer = setInterval(() => {
    recheck().catch((error: unknown) => log.error({ err: error }, 'sockets could not be checked'));
  }, RECHECK_MS);
  timer.unref();

  return {
    recheck,
    close: async () => {
      clearInterval(timer);
      server.off('upgrade', onUpgrade);
      for (const session of sessions.values()) session.over.abort();
      await running.dispose();
    },
  };
}

function scopeOf(context: ApiContext): ErrorScope {
  return { requestId: context.requestId, language: context.language, log: context.log };
}

function slowConsumer(): GraphQLError {
  return new GraphQLError('The stream was read too slowly. Subscribe again after the last cursor.', {
    extensions: { code: 'SLOW_CONSUMER' },
  });
}

function refuseUpgrade(socket: Duplex, status: number, text: string): void {
  socket.end(`HTTP/1.1 ${status} ${text}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
