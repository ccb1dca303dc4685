import { DomainError } from '@convergence/shared/errors';
import type { ErrorCode } from '@convergence/shared/errors';
import { GraphQLError, Kind } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { ArgumentValidationError } from 'type-graphql';

import { isOutage } from '../outage.ts';
import type { Language } from './permission.ts';
import { errorText, errorTexts } from './texts.ts';

/** Errors told in one answer; what is beyond rarely helps and may be many. */
export const MOST_ERRORS = 5;

/** Top-level codes a client may rely on. */
export const apiErrorCodes = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'INVALID_CURSOR',
  'BAD_REQUEST',
  'DOCUMENT_TOO_LARGE',
  'QUERY_TOO_DEEP',
  'QUERY_TOO_COMPLEX',
  'TOO_MANY_ALIASES',
  'TOO_MANY_DIRECTIVES',
  'TOO_MANY_TOKENS',
  'TOO_MANY_ROOT_FIELDS',
  'INTROSPECTION_DISABLED',
  'PERSISTED_OPERATION_NOT_FOUND',
  'PERSISTED_OPERATION_REQUIRED',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'RATE_LIMITED',
  'OPERATION_TIMEOUT',
  'SERVICE_UNAVAILABLE',
  'CURSOR_EXPIRED',
  'SLOW_CONSUMER',
  'INTERNAL_SERVER_ERROR',
] as const;
export type ApiErrorCode = (typeof apiErrorCodes)[number];

const knownCodes: ReadonlySet<unknown> = new Set(apiErrorCodes);

/** Domain errors that reach the top level: from queries, and those that no payload carries. */
const domainCodes: Partial<Record<ErrorCode, ApiErrorCode>> = {
  E_CURSOR_INVALID: 'INVALID_CURSOR',
  E_CURSOR_EXPIRED: 'CURSOR_EXPIRED',
  E_FORBIDDEN: 'FORBIDDEN',
  E_UNAUTHENTICATED: 'UNAUTHENTICATED',
  E_RATE_LIMITED: 'RATE_LIMITED',
};

/** A service that we stand on is away: for the log it is told there, for people it passes. */
const outageTexts: Record<Language, string> = {
  KO: '지금은 처리할 수 없습니다. 잠시 후 다시 시도해 주십시오.',
  EN: 'This cannot be done right now. Try again in a moment.',
};
/** What a client is told to wait, in seconds. */
export const OUTAGE_RETRY_AFTER_S = 5;

export interface ErrorScope {
  readonly requestId: string;
  readonly language: Language;
  readonly log: Logger;
}

/** A failure of ours in words: nothing of what happened; the log has it under the request id. */
const internalTexts: Record<Language, string> = {
  KO: '서버에서 오류가 났습니다. 잠시 후 다시 시도하고, 계속되면 요청 번호를 관리자에게 알려 주십시오.',
  EN: 'Something went wrong on the server. Try again in a moment; if it goes on, tell the administrator the request id.',
};

/** What people meet on a page; the other codes are for those who write programs, in English. */
const koreanTexts: Partial<Record<ApiErrorCode, string>> = {
  OPERATION_TIMEOUT: '시간이 너무 오래 걸려 그만두었습니다. 잠시 후 다시 시도하십시오.',
  FORBIDDEN: '이 작업을 할 권한이 없습니다. 관리자에게 요청하십시오.',
  UNAUTHENTICATED: '로그인이 필요합니다.',
  SLOW_CONSUMER: '받는 속도가 너무 느려 연결을 끊었습니다. 페이지를 새로 고치십시오.',
};

/**
 * What a client is told of one error: a stable code, the request id and a message that is safe to show.
 * Whatever is not the caller's doing is logged and told as INTERNAL_SERVER_ERROR.
 */
export function apiErrorOf(error: unknown, scope: ErrorScope): GraphQLFormattedError {
  const graphqlError = error instanceof GraphQLError ? error : null;
  const cause = graphqlError === null ? error : causeOf(graphqlError);
  const place = {
    ...(graphqlError?.locations === undefined ? {} : { locations: graphqlError.locations }),
    ...(graphqlError?.path === undefined ? {} : { path: graphqlError.path }),
  };
  const answer = (code: ApiErrorCode, message: string, more: Record<string, unknown> = {}): GraphQLFormattedError => ({
    message,
    ...place,
    extensions: { code, requestId: scope.requestId, ...more },
  });

  if (cause instanceof DomainError && cause.code !== 'E_SETTINGS') {
    const more = { reason: cause.code, ...(cause.path.length > 0 ? { inputPath: cause.path } : {}) };
    return answer(
      domainCodes[cause.code] ?? 'BAD_USER_INPUT',
      errorText(scope.language, cause.code, cause.facts),
      more,
    );
  }
  if (cause instanceof ArgumentValidationError) {
    const properties = cause.extensions.validationErrors.map((one) => one.property);
    return answer('BAD_USER_INPUT', errorTexts[scope.language].E_FORMAT, { inputPath: properties });
  }
  const told = cause instanceof GraphQLError ? cause : graphqlError;
  const code = told?.extensions['code'] ?? clientCodeOf(graphqlError);
  // A code alone is not enough: errors of drivers carry codes too. Ours are GraphQLErrors that were thrown as such.
  const isOurs =
    told !== null &&
    knownCodes.has(code) &&
    code !== 'INTERNAL_SERVER_ERROR' &&
    (cause === null || cause instanceof GraphQLError);
  if (isOurs) {
    const { limit, found, retryAfterMs } = told.extensions;
    const inputPath = inputPathOf(graphqlError);
    const more = Object.fromEntries(
      Object.entries({ limit, found, retryAfterMs, inputPath }).filter(([, value]) => value !== undefined),
    );
    const own = code as ApiErrorCode;
    return answer(
      own,
      (scope.language === 'KO' && koreanFor(own, told, graphqlError)) || withoutSuggestions(told.message),
      more,
    );
  }
  if (isOutage(cause ?? error)) {
    scope.log.warn({ err: cause ?? error, requestId: scope.requestId, path: graphqlError?.path }, 'a service is away');
    return answer('SERVICE_UNAVAILABLE', outageTexts[scope.language], { retryAfterMs: OUTAGE_RETRY_AFTER_S * 1000 });
  }
  scope.log.error({ err: cause ?? error, requestId: scope.requestId, path: graphqlError?.path }, 'request failed');
  return answer('INTERNAL_SERVER_ERROR', internalTexts[scope.language]);
}

/** What was thrown: graphql-js wraps it once for each place that it passes. Null where nothing but the error itself was. */
function causeOf(error: GraphQLError): Error | null {
  let cause = error.originalError ?? null;
  while (cause instanceof GraphQLError && cause.originalError !== undefined) cause = cause.originalError;
  return cause;
}

/** Errors that graphql-js itself raises while it reads variables carry no code and no original error, but a place in the document. */
function clientCodeOf(error: GraphQLError | null): ApiErrorCode | null {
  const isVariable = error?.nodes?.length === 1 && error.nodes[0]?.kind === Kind.VARIABLE_DEFINITION;
  return isVariable ? 'BAD_USER_INPUT' : null;
}

/** What a person typed into a form and no scalar takes; graphql-js's own refusals have no Korean text of their own. */
/** Null: this one is told in English. */
function koreanFor(code: ApiErrorCode, told: GraphQLError, error: GraphQLError | null): string | null {
  return clientCodeOf(error) === null ? (koreanTexts[code] ?? null) : koreanOf(told);
}

function koreanOf({ extensions }: GraphQLError): string {
  const { korean } = extensions;
  return typeof korean === 'string' ? korean : errorTexts.KO.E_FORMAT;
}

/** Path of the variable's field at fault, outermost name first; graphql-js tells it in its message alone. */
function inputPathOf(error: GraphQLError | null): readonly string[] | undefined {
  if (clientCodeOf(error) === null) return undefined;
  const place = /.* at "([^"]+)"; /s.exec(error!.message)?.[1];
  return place?.split(/[.[\]]+/).filter((step) => step !== '');
}

function withoutSuggestions(message: string): string {
  return message.replace(/ Did you mean .+\?$/u, '');
}
