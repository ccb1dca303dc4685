import type { EntityManager } from '@mikro-orm/sql';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';

import type { EventLog } from '../event-log.ts';
import type { BucketRule, Limiter } from '../limiter.ts';
import type { NodeRegistry } from './node-registry.ts';
import type { Language, Permission } from './permission.ts';

/** The person behind a session or a token. */
export interface CallerPerson {
  /** Public id, `mbr_…`. */
  readonly id: string;
  readonly displayName: string;
  readonly email: string;
  readonly role: string;
  /** What the person chose; `Caller.language` is what this request is answered in. */
  readonly language: Language;
}

/** Who is calling, and what he may do. Made once for an HTTP request, and once for each operation on a socket. */
export interface Caller {
  readonly kind: 'anonymous' | 'session' | 'token';
  /** Whose budget is used: `user:…`, `token:…` or `address:…`. */
  readonly limitKey: string;
  readonly person: CallerPerson | null;
  /** Key of the organisation whose rows are seen; null for anonymous callers. */
  readonly organisationId: number | null;
  readonly permissions: ReadonlySet<Permission>;
  readonly language: Language;
  /** When session or token end by themselves; null for anonymous callers and tokens without an end. */
  readonly expiresAt: Date | null;
  /** Address that the request came from. */
  readonly address?: string;
  /** Internal id of the session; only for kind `session`. */
  readonly sessionId?: string;
}

/** Points used by one request and what is left; answered to API tokens as `extensions.cost`. */
export interface CostReport {
  readonly requested: number;
  readonly actual: number;
  readonly remaining: number;
  readonly limit: number;
  readonly refillPerSecond: number;
  /** When the bucket will be full, RFC 3339. */
  readonly resetAt: string;
}

/** What every resolver is given. */
export interface ApiContext {
  readonly caller: Caller;
  /** Sees the rows of the caller's organisation only. Throws UNAUTHENTICATED for anonymous callers. */
  readonly em: EntityManager;
  readonly language: Language;
  readonly requestId: string;
  /** Aborted when the caller has gone, the operation took too long or the session ended. */
  readonly signal: AbortSignal;
  readonly nodes: NodeRegistry;
  readonly eventLog: EventLog;
  readonly limiter: Limiter;
  readonly log: Logger;
  /** One instance of a data loader for each operation: `context.loader(instrumentLoader)` calls the factory once. */
  loader<T>(factory: (context: ApiContext) => T): T;
  /** Moment after which a query or mutation is given up, ms since 1970; null for subscriptions. */
  readonly deadline: number | null;
  readonly cost: CostReport;
  /** Forgets rows and loaders, so that the next event of a subscription is answered from what is stored by then. */
  renew(): void;
  /** Ends the subscription with this error. */
  endStream(reason: GraphQLError): void;
}

export interface ApiContextParts {
  readonly caller: Caller;
  readonly requestId: string;
  readonly signal: AbortSignal;
  readonly nodes: NodeRegistry;
  readonly eventLog: EventLog;
  readonly limiter: Limiter;
  readonly log: Logger;
  readonly deadline: number | null;
  readonly cost: CostReport;
  /** Makes an entity manager that sees one organisation. */
  readonly emOf: (organisationId: number) => EntityManager;
}

/** What changes during an operation. Apollo copies the context's own properties, so copies must share it. */
interface Held {
  readonly emOf: (organisationId: number) => EntityManager;
  readonly loaders: Map<unknown, unknown>;
  readonly ending: AbortController;
  em: EntityManager | undefined;
}

class OperationContext implements ApiContext {
  readonly caller: Caller;
  readonly language: Language;
  readonly requestId: string;
  readonly signal: AbortSignal;
  readonly nodes: NodeRegistry;
  readonly eventLog: EventLog;
  readonly limiter: Limiter;
  readonly log: Logger;
  readonly deadline: number | null;
  readonly cost: CostReport;
  readonly held: Held;

  constructor(parts: ApiContextParts) {
    this.held = { emOf: parts.emOf, loaders: new Map(), ending: new AbortController(), em: undefined };
    this.caller = parts.caller;
    this.language = parts.caller.language;
    this.requestId = parts.requestId;
    this.signal = AbortSignal.any([parts.signal, this.held.ending.signal]);
    this.nodes = parts.nodes;
    this.eventLog = parts.eventLog;
    this.limiter = parts.limiter;
    this.log = parts.log;
    this.deadline = parts.deadline;
    this.cost = parts.cost;
  }

  get em(): EntityManager {
    const { organisationId } = this.caller;
    if (organisationId === null) throw unauthenticated();
    this.held.em ??= this.held.emOf(organisationId);
    return this.held.em;
  }

  loader<T>(factory: (of: ApiContext) => T): T {
    const { loaders } = this.held;
    if (!loaders.has(factory)) loaders.set(factory, factory(this));
    return loaders.get(factory) as T;
  }

  renew(): void {
    this.held.em = undefined;
    this.held.loaders.clear();
  }

  endStream(reason: GraphQLError): void {
    this.held.ending.abort(reason);
  }
}

/** Puts a context together; the entity manager is made when first asked for. */
export function createApiContext(parts: ApiContextParts): ApiContext {
  return new OperationContext(parts);
}

export function unauthenticated(): GraphQLError {
  return new GraphQLError('Sign in to read this.', { extensions: { code: 'UNAUTHENTICATED' } });
}

/** Throws UNAUTHENTICATED or FORBIDDEN unless the caller has all of them. */
export function assertPermitted(caller: Caller, required: readonly Permission[]): void {
  if (required.every((permission) => caller.permissions.has(permission))) return;
  if (caller.kind === 'anonymous') throw unauthenticated();
  throw new GraphQLError('You do not have the permission for this.', { extensions: { code: 'FORBIDDEN' } });
}

/** For `viewerCan…` fields. */
export function isPermitted(caller: Caller, ...required: readonly Permission[]): boolean {
  return required.every((permission) => caller.permissions.has(permission));
}

/** Points that a caller may use; see the table of limits in the guide to the API. */
export function budgetOf(caller: Caller): BucketRule {
  return caller.kind === 'anonymous'
    ? { capacity: 200, refillPerSecond: 2 }
    : { capacity: 20_000, refillPerSecond: 200 };
}

/** `Accept-Language` decides where it names a language that we speak, then the person's choice, then Korean. */
export function chooseLanguage(acceptLanguage: string | undefined, chosen: Language | null): Language {
  const ranked = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find((text) => text !== undefined);
      return { tag: tag.trim().toLowerCase().split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => (tag === 'ko' || tag === 'en') && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  const first = ranked[0]?.tag;
  if (first === 'ko') return 'KO';
  if (first === 'en') return 'EN';
  return chosen ?? 'KO';
}
