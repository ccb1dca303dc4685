import { createServer } from 'node:http';
import type { Server } from 'node:http';
import path from 'node:path';

import express from 'express';
import type { ErrorRequestHandler, Express } from 'express';

import { describeDemoLogin, ensureDemoPeople } from './auth/demo-people.ts';
import type { Auth } from './auth/auth.ts';
import { queueBoard } from './operations/queue-board.ts';
import { apiParts } from './api-parts.ts';
import { serveGraphql } from './graphql-api.ts';
import { FolderObjectStore } from './platform/folder-object-store.ts';
import { healthRoutes } from './platform/http/health.ts';
import { objectRoute } from './platform/http/object-route.ts';
import { requestLog } from './platform/http/request-log.ts';
import { requireSafeConnection, securityHeaders } from './platform/http/security.ts';
import { guideFiles } from './platform/http/guide-files.ts';
import { staticFiles } from './platform/http/static-files.ts';
import { TrustedProxies } from './platform/http/trusted-proxies.ts';
import { isOutage } from './platform/outage.ts';
import type { Platform } from './platform/platform.ts';
import { addressOf, closeServer, listen, notFound, readiness } from './health-server.ts';

/** What a feature gets to add its routes, and its upgrade of sockets, to. */
export interface Api {
  readonly app: Express;
  readonly server: Server;
  readonly platform: Platform;
}

/** Called once, in this order, after the security rules and before the pages. A feature adds its own here. */
const features: readonly ((api: Api) => void | Promise<void>)[] = [serveSchema];

/** Same place from `src` and from `dist`. */
const clientDir = path.join(import.meta.dirname, '../../client/dist');
const guidesDir = path.join(import.meta.dirname, '../../mdfiles');

async function serveSchema(api: Api): Promise<void> {
  const { app } = api;
  const { settings, orm, queue } = api.platform;
  const auth = await serveGraphql(
    api,
    (people) => apiParts(api.platform, people),
    path.join(clientDir, 'persisted-operations.json'),
  );
  app.use(queueBoard(queue, boardGuard(auth)));
  if (!settings.hasDemo) return;
  const login = await ensureDemoPeople({ orm, people: auth.people, dataDir: settings.dataDir });
  console.log(describeDemoLogin(login));
}

/** Who looks after the installation may look at its queues; a stranger is sent to sign in, everybody else refused. */
function boardGuard({ callers }: Auth): express.RequestHandler {
  return async (request, response, next) => {
    const { headers } = request;
    const acceptLanguage = headers['accept-language'];
    const caller = await callers.callerOf({ headers, address: request.ip ?? '', acceptLanguage, isUse: true });
    if (caller?.permissions.has('OPERATIONS_READ')) next();
    else if (caller === null || caller.kind === 'anonymous')
      response.redirect(302, `/sign-in?next=${encodeURIComponent(request.originalUrl)}`);
    else response.status(403).type('text').send('You do not have the permission for this.\n');
  };
}

/**
 * Serves health, features and pages.
 *
 * @returns The address, with the port that was really taken.
 * @throws SettingsError where the port is taken.
 */
export async function startApi(platform: Platform): Promise<string> {
  const { settings, shutdown, log } = platform;
  const app = express();
  const server = createServer(app);
  app.disable('x-powered-by');
  const proxies = new TrustedProxies(settings.trustedProxies);
  app.set('trust proxy', (address: string) => proxies.trusts(address));
  app.use(
    requestLog(log, (...answer) => platform.metrics.answered(...answer)),
    securityHeaders(proxies),
    requireSafeConnection(settings, proxies),
  );
  app.use(healthRoutes(readiness(platform), shutdown.signal, log));
  if (platform.objects instanceof FolderObjectStore) app.use(objectRoute(platform.objects)); // a store of its own serves its own
  for (const register of features) await register({ app, server, platform });
  app.use(guideFiles(guidesDir));
  app.use(staticFiles(clientDir));
  app.use(notFound, failed(platform));

  await listen(server, settings.host, settings.port);
  shutdown.onStop('http', () => closeServer(server));
  return addressOf(server, settings.host);
}

function failed({ log }: Platform): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const status = (error as { status?: number }).status;
    const isCallers = status !== undefined && status >= 400 && status < 500;
    if (isOutage(error) && !response.headersSent) {
      log.warn({ err: error, requestId: requestId(request) }, 'A service is away.');
      response.status(503).set('retry-after', '5').type('text').send('Try again in a moment.\n');
      return;
    }
    if (!isCallers) log.error({ err: error, requestId: requestId(request) }, 'A request failed.');
    if (response.headersSent) response.destroy();
    else
      response
        .status(isCallers ? status : 500)
        .type('text')
        .send(isCallers ? 'Bad request.\n' : `Internal error, request ${requestId(request)}.\n`);
  };
}

function requestId(request: express.Request): string {
  return typeof request.id === 'string' ? request.id : 'unknown';
}
