import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Express } from 'express';

import { scopedEm } from './platform/db/scope.ts';
import type { ApiPart } from './platform/graphql/api-part.ts';
import { loopbackOrigins } from './platform/graphql/cross-site.ts';
import { NodeRegistry } from './platform/graphql/node-registry.ts';
import { NodeResolver } from './platform/graphql/node.resolver.ts';
import { loadPersistedOperations, operationNames } from './platform/graphql/persisted-operations.ts';
import { buildApiSchema } from './platform/graphql/schema.ts';
import { mountGraphql } from './platform/graphql/server.ts';
import { isSafeConnection } from './platform/http/security.ts';
import { TrustedProxies } from './platform/http/trusted-proxies.ts';
import { OTHER_OPERATION } from './platform/metrics.ts';
import type { Platform } from './platform/platform.ts';
import { SettingsError } from './platform/settings.ts';
import { mountAuth } from './auth/auth-routes.ts';
import { AuthResolver, organisationNode } from './auth/auth.resolver.ts';
import { createAuth } from './auth/auth.ts';
import type { Auth, PeopleServices } from './auth/auth.ts';
import { AccountResolver } from './auth/account.resolver.ts';
import { LogService } from './auth/log.service.ts';
import { AccessResolver, AuditResolver } from './auth/log.resolver.ts';
import { InvitationResolver, invitationNode, PeopleResolver, personNode } from './auth/people.resolver.ts';
import type { ServerInfoType } from './auth/auth.type.ts';

/** The part of sign-in, for a server and for printing the schema. */
export function authPart(serverInfo: () => Promise<ServerInfoType>): ApiPart {
  return { resolvers: [new NodeResolver(), new AuthResolver(serverInfo)], nodes: [organisationNode] };
}

/** The part of people: who they are, how they come in, what is kept of it. */
export function peoplePart({ objects }: Platform, { members, invitations, account, tokens }: PeopleServices): ApiPart {
  const logs = new LogService(objects);
  return {
    resolvers: [
      new PeopleResolver(members, invitations),
      new InvitationResolver(),
      new AccountResolver(account, tokens, members),
      new AuditResolver(logs),
      new AccessResolver(logs),
    ],
    nodes: [personNode(members), invitationNode(invitations)],
  };
}

/** Puts sign-in together; the server may already listen or not. */
export function openAuth(
  platform: Platform,
  server: Server,
): { readonly auth: Auth; readonly allowedOrigins: () => readonly string[] } {
  const { settings, orm, limiter, secrets } = platform;
  const port = (): number => (server.address() as AddressInfo | null)?.port ?? settings.port;
  const allowedOrigins = (): readonly string[] => [
    ...(settings.publicUrl === null ? [] : [new URL(settings.publicUrl).origin]),
    ...loopbackOrigins(port()),
  ];
  const publicUrl = settings.publicUrl ?? `http://127.0.0.1:${settings.port}`;
  const { cookie, pepper } = secrets;
  return { auth: createAuth({ orm, limiter, secret: cookie, pepper, publicUrl, allowedOrigins }), allowedOrigins };
}

/**
 * Serves sign-in under /api/auth and the schema of all parts at /graphql.
 *
 * @param manifestFile - Persisted operations of the SPA's build; sessions of profile production can send nothing else.
 * @throws SettingsError in profile production without that file.
 */
export async function serveGraphql(
  { app, server, platform }: { readonly app: Express; readonly server: Server; readonly platform: Platform },
  partsOf: (auth: Auth) => readonly ApiPart[],
  manifestFile: string,
): Promise<Auth> {
  const { settings, log, orm, events, limiter, shutdown } = platform;
  if (settings.profile === 'production' && !existsSync(manifestFile)) {
    throw new SettingsError('PROFILE', `production needs ${manifestFile}; run "npm run build" first.`);
  }
  const { auth, allowedOrigins } = openAuth(platform, server);
  const proxies = new TrustedProxies(settings.trustedProxies);
  const parts = partsOf(auth);
  const nodes = new NodeRegistry();
  for (const node of parts.flatMap((part) => part.nodes)) nodes.register(node);
  const schema = await buildApiSchema(parts.flatMap((part) => part.resolvers));

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
  const persisted = loadPersistedOperations([manifestFile]);
  const names = operationNames(persisted);
  const { metrics } = platform;
  server.on('upgrade', (_request, socket) => metrics.socket(socket));
  const graphql = await mountGraphql(app, server, {
    schema,
    nodes,
    eventLog: events,
    limiter,
    log,
    profile: settings.profile,
    persisted,
    emOf: (organisationId) => scopedEm(orm, organisationId),
    callerOf: (request) => auth.callers.callerOf(request),
    hasSessionCookie: (headers) => auth.callers.hasSessionCookie(headers),
    forgetCookie: auth.callers.forgetCookie(),
    isSafeConnection: (request) => isSafeConnection(settings, proxies, request),
    addressOf: (request) => proxies.clientAddress(request),
    onOperation: (name, isOk, tookMs) =>
      metrics.operation(name !== null && names.has(name) ? name : OTHER_OPERATION, isOk ? 'ok' : 'error', tookMs),
    allowedOrigins,
  });
  auth.news.onChange(() => graphql.recheckSockets());
  // Sockets go as soon as the shutdown begins: the HTTP server waits for them.
  const closing: { done?: Promise<void> } = {};
  const close = (): Promise<void> => (closing.done ??= graphql.close());
  shutdown.signal.addEventListener('abort', () => void close().catch(() => undefined), { once: true }); // a failure is told by the step
  shutdown.onStop('graphql', close);
  return auth;
}
