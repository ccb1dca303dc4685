import { GraphQLError } from 'graphql';

import type { LogEvent } from '../event-log.ts';
import type { ApiContext } from './context.ts';

function ended(context: ApiContext): GraphQLError | null {
  if (!context.signal.aborted) return null;
  const { reason } = context.signal as { readonly reason: unknown };
  return reason instanceof GraphQLError ? reason : null;
}

/**
 * A stream of the event log as a subscription: replay behind `after` (null: from now on), then live.
 *
 * The next event is read when the one before has been sent, so a slow reader holds a place in the log and no memory.
 *
 * @param map - What clients see of an event; null leaves it out.
 * @returns Ends without an error when the client leaves. Ends with FORBIDDEN when the session does.
 * @throws DomainError E_CURSOR_INVALID or E_CURSOR_EXPIRED before the first event where the cursor cannot be followed.
 */
export async function followStream<Event>(
  context: ApiContext,
  stream: string,
  after: string | null,
  map: (event: LogEvent) => Event | null | Promise<Event | null>,
): Promise<AsyncIterableIterator<Event>> {
  if (after !== null) await context.eventLog.read(stream, after, 1); // a bad cursor is told before the stream begins
  const leave = new AbortController();
  const signal = AbortSignal.any([context.signal, leave.signal]);
  const log = context.eventLog.follow(stream, after, signal); // before the first pull, or "from now on" would mean later
  async function* events(): AsyncGenerator<Event, void> {
    for await (const event of log) {
      const answer = await map(event);
      if (answer !== null) yield answer;
    }
    const reason = ended(context);
    if (reason !== null) throw reason;
  }
  const source = events();
  const iterator: AsyncIterableIterator<Event> = {
    next: () => source.next(),
    return: () => {
      leave.abort(); // wakes a generator that waits for the next event; its own return() would wait with it
      return source.return();
    },
    throw: (error) => {
      leave.abort();
      return source.throw(error);
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}

/**
 * As `followStream`, for the stream of one node. What the caller may not see cannot be told from what is not there.
 *
 * @throws GraphQLError BAD_USER_INPUT where the caller sees no node of this type under the id.
 */
export async function followNode<Row extends object, Event>(
  context: ApiContext,
  node: { readonly typeName: string; readonly id: string; readonly stream: (row: Row) => string },
  after: string | null | undefined,
  map: (event: LogEvent, row: Row) => Event | null | Promise<Event | null>,
): Promise<AsyncIterableIterator<Event>> {
  const row = (await context.nodes.loadOf(node.typeName, node.id, context)) as Row | null;
  if (row === null) {
    throw new GraphQLError('There is nothing to follow under this id.', { extensions: { code: 'BAD_USER_INPUT' } });
  }
  return followStream(context, node.stream(row), after ?? null, (event) => map(event, row));
}
