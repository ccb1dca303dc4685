import { GraphQLError } from 'graphql';

import type { ApiContext } from './context.ts';

/** How long a query or mutation may take. */
export const OPERATION_MS = 10_000;

export function operationTimeout(): GraphQLError {
  return new GraphQLError('This took too long and was given up. Ask for less, or try again later.', {
    extensions: { code: 'OPERATION_TIMEOUT', http: { status: 503, headers: new Map([['retry-after', '5']]) } },
  });
}

/** The value, or OPERATION_TIMEOUT when the operation's time is over first. Costs a timer only where there is a promise to wait for. */
export function withinDeadline(context: ApiContext, value: unknown): unknown {
  if (context.deadline === null) return value;
  const remainingMs = context.deadline - performance.now();
  if (remainingMs <= 0) throw operationTimeout();
  if (!(value instanceof Promise)) return value;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(operationTimeout()), remainingMs);
    value.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
