import { GraphQLError, Kind, Source, parse, specifiedRules, validate } from 'graphql';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';

import type { Limiter } from '../limiter.ts';
import type { Profile } from '../settings.ts';
import { budgetOf } from './context.ts';
import type { Caller, CostReport } from './context.ts';
import { assertShape, costOf, limitError, limits, shapeOf } from './limits.ts';
import type { Shape } from './limits.ts';
import { documentIdOf } from './persisted-operations.ts';
import type { PersistedOperations } from './persisted-operations.ts';

/** What a client sends, by HTTP or socket. */
export interface OperationRequest {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
  readonly extensions?: unknown;
}

/** A request that may run. */
export interface Admitted {
  readonly text: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cost: CostReport;
}

export interface AdmissionOptions {
  readonly schema: GraphQLSchema;
  readonly limiter: Limiter;
  readonly profile: Profile;
  readonly persisted: PersistedOperations;
}

export function badRequest(
  message: string,
  status = 400,
  headers: readonly (readonly [string, string])[] = [],
): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: 'BAD_REQUEST', http: { status, headers: new Map(headers) } },
  });
}

function refusal(code: string, message: string, status: number, more: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status, headers: new Map() }, ...more } });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface CheckedDocument {
  readonly document: DocumentNode;
  readonly errors: readonly GraphQLError[];
}

/** Texts remembered after they were parsed and validated, and the longest of them: 8 million characters at most. */
const REMEMBERED = 500;
const LONGEST_REMEMBERED = 16_000;

/**
 * The one gate before anything runs, the same for HTTP and socket: shape of the request, persisted operations, limits, validity,
 * introspection, cost and budget.
 */
export class Admission {
  readonly #options: AdmissionOptions;
  readonly #checked = new Map<string, CheckedDocument>();

  constructor(options: AdmissionOptions) {
    this.#options = options;
  }

  /** @throws GraphQLError, or AggregateError of them, whose `extensions.http` has the status; nothing ran and nothing was charged but by RATE_LIMITED's own rule. */
  async admit(request: OperationRequest, caller: Caller): Promise<Admitted> {
    const { schema, limiter } = this.#options;
    const variables = request.variables ?? {};
    if (!isRecord(variables)) throw badRequest('"variables" must be an object.');
    const operationName = request.operationName ?? null;
    if (operationName !== null && typeof operationName !== 'string')
      throw badRequest('"operationName" must be a string.');
    if (request.extensions !== undefined && request.extensions !== null && !isRecord(request.extensions)) {
      throw badRequest('"extensions" must be an object.');
    }

    const { text, isPersisted } = this.#textOf(request, caller);
    const { document, errors } = this.#check(text, isPersisted);
    const operation = operationOf(document, operationName);
    const shape = shapeOf(document, operation);
    if (!isPersisted) assertShape(shape, operation);
    this.#assertIntrospection(shape, caller);
    if (errors.length > 0) throw new AggregateError(errors, 'The document is not valid');

    const points = costOf(schema, document, operation, variables);
    if (points > limits.cost) throw limitError('QUERY_TOO_COMPLEX', 'Points', limits.cost, points);
    const rule = budgetOf(caller);
    const state = await limiter.take(`cost:${caller.limitKey}`, points, rule);
    if (!state.isAllowed) {
      const seconds = String(Math.max(1, Math.ceil(state.retryAfterMs / 1000)));
      throw new GraphQLError('Your budget of points is used up. Wait and ask again.', {
        extensions: {
          code: 'RATE_LIMITED',
          retryAfterMs: Math.ceil(state.retryAfterMs),
          http: { status: 429, headers: new Map([['retry-after', seconds]]) },
        },
      });
    }
    return {
      text,
      document,
      operation,
      operationName,
      variables,
      cost: {
        requested: points,
        actual: points,
        remaining: Math.floor(state.remaining),
        limit: rule.capacity,
        refillPerSecond: rule.refillPerSecond,
        resetAt: state.resetAt.toISOString(),
      },
    };
  }

  #textOf(request: OperationRequest, caller: Caller): { text: string; isPersisted: boolean } {
    const { persisted, profile } = this.#options;
    const extensions = isRecord(request.extensions) ? request.extensions : {};
    const apollo = isRecord(extensions['persistedQuery']) ? extensions['persistedQuery']['sha256Hash'] : undefined;
    const named = request.documentId ?? (typeof apollo === 'string' ? `sha256:${apollo}` : undefined);
    if (named !== undefined && request.query === undefined) {
      const text = typeof named === 'string' ? persisted.get(named) : undefined;
      if (text === undefined) {
        throw refusal('PERSISTED_OPERATION_NOT_FOUND', 'There is no such operation. Reload the page.', 404);
      }
      return { text, isPersisted: true };
    }
    if (typeof request.query !== 'string' || request.query.trim() === '') {
      throw badRequest('A request needs "query" or "documentId", as a string.');
    }
    const isPersisted = persisted.has(documentIdOf(request.query));
    if (profile === 'production' && caller.kind === 'session' && !isPersisted) {
      throw refusal(
        'PERSISTED_OPERATION_REQUIRED',
        'A session may only send the operations of this application. Use an API token for others.',
        403,
      );
    }
    return { text: request.query, isPersisted };
  }

  #check(text: string, isPersisted: boolean): CheckedDocument {
    const known = this.#checked.get(text);
    if (known !== undefined) {
      this.#checked.delete(text); // back in as the newest
      this.#checked.set(text, known);
      return known;
    }
    const document = parseWithin(text, isPersisted ? Number.POSITIVE_INFINITY : limits.tokens);
    const errors = validate(this.#options.schema, document, specifiedRules, {
      maxErrors: 5,
      hideSuggestions: true,
    }).map(
      (error) =>
        new GraphQLError(error.message, {
          nodes: error.nodes ?? null,
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400, headers: new Map() } },
        }),
    );
    const checked = { document, errors };
    if (text.length <= LONGEST_REMEMBERED) this.#checked.set(text, checked);
    const oldest = this.#checked.keys().next();
    if (this.#checked.size > REMEMBERED && oldest.done === false) this.#checked.delete(oldest.value);
    return checked;
  }

  #assertIntrospection(shape: Shape, caller: Caller): void {
    if (!shape.isIntrospection) return;
    const isAllowed =
      caller.kind === 'token'
        ? caller.permissions.has('SCHEMA_READ')
        : caller.kind === 'session' && this.#options.profile !== 'production';
    if (!isAllowed) {
      throw refusal('INTROSPECTION_DISABLED', 'Introspection is not for this caller. Use the published schema.', 400);
    }
  }
}

function parseWithin(text: string, maxTokens: number): DocumentNode {
  try {
    return parse(new Source(text, 'document'), Number.isFinite(maxTokens) ? { maxTokens } : {});
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (/more that|more than/u.test(error.message) && error.message.includes('tokens')) {
      throw limitError('TOO_MANY_TOKENS', 'Tokens', limits.tokens, limits.tokens + 1);
    }
    throw new GraphQLError(error.message, {
      source: error.source ?? null,
      positions: error.positions ?? null,
      extensions: { code: 'GRAPHQL_PARSE_FAILED', http: { status: 400, headers: new Map() } },
    });
  }
}

function operationOf(document: DocumentNode, operationName: string | null): OperationDefinitionNode {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const chosen =
    operationName === null
      ? operations.length === 1
        ? operations[0]
        : undefined
      : operations.find((one) => one.name?.value === operationName);
  if (chosen === undefined) {
    throw refusal('OPERATION_RESOLUTION_FAILURE', 'Name one operation of the document in "operationName".', 400);
  }
  return chosen;
}
