import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

import { pinoHttp } from 'pino-http';
import type { RequestHandler } from 'express';

import { withIds } from '../log-context.ts';
import type { Logger } from '../log.ts';
import { openSpan, SpanKind } from '../tracing.ts';

/** Without the query, and without what stands in the link of an invitation: whoever reads a log could use it. */
function pathOf(url: string): string {
  return url.split('?')[0]!.replace(/^\/invitation\/.+/, '/invitation/…');
}

/** Parts of the server by the first steps of the address; whatever else is asked for is a page. */
export const routes = ['graphql', 'sign-in', 'health', 'objects', 'queue-board', 'pages'] as const;
export type Route = (typeof routes)[number];

const places: readonly (readonly [string, Route])[] = [
  ['/graphql', 'graphql'],
  ['/api/auth/', 'sign-in'],
  ['/health/', 'health'],
  ['/objects/', 'objects'],
  ['/operations/queues', 'queue-board'],
];

/** Which part of the server an address belongs to: a closed list, whatever people ask for. */
export function routeOf(url: string): Route {
  return places.find(([start]) => url.startsWith(start))?.[1] ?? 'pages';
}

/** Told of each answer, in ms since the request was read. */
export type OnAnswer = (route: Route, status: number, tookMs: number) => void;

/**
 * Gives each request an id (the caller's, if it is a plain one), answers it as `x-request-id`, and logs its end. All lines that
 * are written meanwhile, and all jobs that are queued, carry the id; so does the span of the request.
 */
export function requestLog(log: Logger, onAnswer: OnAnswer = () => undefined): RequestHandler {
  const end = pinoHttp({
    logger: log,
    genReqId: (request, response) => {
      const given = request.headers['x-request-id'];
      const id = typeof given === 'string' && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
      response.setHeader('x-request-id', id);
      return id;
    },
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'debug'),
    serializers: {
      req: ({ id, method, url }) => ({ id, method, url: pathOf(String(url)) }),
      res: ({ statusCode }) => ({ statusCode }),
    },
  });
  return (request, response, next) => {
    const { within, end: endSpan, span } = spanOf(request);
    const startedAt = performance.now();
    within(() => {
      end(request, response);
      const requestId = typeof request.id === 'string' ? request.id : 'unknown';
      span.setAttribute('convergence.request.id', requestId);
      response.once('close', () => {
        const { statusCode } = response;
        span.setAttribute('http.response.status_code', statusCode);
        endSpan(statusCode >= 500);
        onAnswer(routeOf(request.originalUrl), statusCode, performance.now() - startedAt);
      });
      withIds({ requestId }, next);
    });
  };
}

function spanOf({ method = '', url = '', headers }: IncomingMessage): ReturnType<typeof openSpan> {
  const route = routeOf(url);
  const attributes = { 'http.request.method': method, 'http.route': route };
  return openSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, headers['traceparent']);
}
