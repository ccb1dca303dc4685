import { inTime } from './patience.ts';

/** A service of the installation (database, queue, object store) does not answer, or has no room: it is worth trying again later. */
export class OutageError extends Error {
  override readonly name = 'OutageError';

  /** @param service - Who it is, for the log. */
  constructor(service: string, what: string, options?: ErrorOptions) {
    super(`${service}: ${what}`, options);
  }
}

/** Of the system, of mysql2 and of MySQL: nobody is there, the connection is gone, or there is no room. */
const outageCodes: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOSPC',
  'EDQUOT',
  'PROTOCOL_CONNECTION_LOST',
  'ER_SERVER_SHUTDOWN',
  'ER_CLIENT_INTERACTION_TIMEOUT',
  'ER_CON_COUNT_ERROR',
  'ER_DISK_FULL',
  'ER_RECORD_FILE_FULL',
]);
/** Errors of the Redis client, which have no code. */
const redisWords = /^(Command timed out|Connection is closed\.?|Stream isn't writeable|LOADING |READONLY |OOM )/;
/** Of mysql2, for a connection that was lost between two statements. */
const closedConnection = /^Can't add new command when connection is in closed state/;

/**
 * Whether a failure, or what caused it, is a service that is away: not the caller's doing, nor that of what was asked, so that the
 * same may succeed when the service is back.
 *
 * What others serve (prices, mail, a language model) does not count: their clients say themselves what became of a call.
 */
export function isOutage(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 8; cause = cause.cause, depth++) {
    if (cause instanceof TypeError) return false; // `fetch failed`: somebody outside
    const { code } = cause as { code?: unknown };
    if (cause instanceof OutageError || outageCodes.has(code) || cause.name === 'MaxRetriesPerRequestError')
      return true;
    if (redisWords.test(cause.message) || closedConnection.test(cause.message)) return true;
    if (cause instanceof AggregateError && cause.errors.length > 0 && cause.errors.every(isOutage)) return true; // all addresses of a name
  }
  return false;
}

/**
 * What a service answers, or an OutageError where it does not within a time: some clients wait for as long as it is away.
 *
 * @param work - What was asked; it may still be done later, so asking again must do no harm.
 */
export function answeredWithin<T>(ms: number, service: string, work: Promise<T>): Promise<T> {
  return inTime(ms, work, () => new OutageError(service, `no answer within ${ms} ms`));
}
