import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useEffectEvent, useState } from 'react';

import { backoffMs, dropped, isCursorLost, SeenCursors } from './stream-model.ts';
import type { StreamState } from './stream-model.ts';

interface StreamOptions<Data, Variables extends OperationVariables, Event extends { readonly cursor: string }> {
  readonly document: TypedDocumentNode<Data, Variables>;
  /** Cursor of the answer that is on the screen; undefined while there is none: nothing is followed. */
  readonly after: string | undefined;
  readonly variablesAfter: (cursor: string) => Variables;
  readonly eventOf: (data: Data) => Event;
  readonly onEvent: (event: Event) => void;
  /** The log no longer has what follows the cursor: ask for the object again. */
  readonly onLost: () => void;
  readonly isLast: (event: Event) => boolean;
}

/** Follows a stream from a cursor, resumes it after every drop from the last event seen, and says how fresh it is. */
export function useStream<Data, Variables extends OperationVariables, Event extends { readonly cursor: string }>(
  options: StreamOptions<Data, Variables, Event>,
): StreamState {
  const client = useApolloClient();
  const [state, setState] = useState<StreamState>({ kind: 'connecting' });
  const isOn = options.after !== undefined;
  const firstCursor = useEffectEvent(() => options.after ?? '');
  const request = useEffectEvent((cursor: string) => ({
    query: options.document,
    variables: options.variablesAfter(cursor),
    fetchPolicy: 'no-cache' as const,
  }));
  const take = useEffectEvent((data: Data, seen: SeenCursors): { cursor: string; isLast: boolean } => {
    const event = options.eventOf(data);
    if (seen.add(event.cursor)) options.onEvent(event);
    return { cursor: event.cursor, isLast: options.isLast(event) };
  });
  const lost = useEffectEvent(() => options.onLost());

  useEffect(() => {
    if (!isOn) return undefined;
    const seen = new SeenCursors();
    let cursor = firstCursor();
    let attempt = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let subscription: { unsubscribe: () => void } | undefined;
    let isOver = false;
    let mustAskAgain = false;

    const comeBack = () => {
      if (isOver) return;
      setState((before) => dropped(before, Date.now()));
      timer = setTimeout(follow, backoffMs(attempt, Math.random()));
      attempt += 1;
    };
    const fail = (error: unknown) => {
      const codes = CombinedGraphQLErrors.is(error) ? error.errors.map((each) => each.extensions?.['code']) : [];
      if (isCursorLost(codes)) {
        mustAskAgain = true;
        lost();
      }
      comeBack();
    };
    function follow() {
      subscription?.unsubscribe();
      if (mustAskAgain) cursor = firstCursor();
      mustAskAgain = false;
      // Quiet for this long and not refused: the line stands, there is only nothing to tell.
      const settled = setTimeout(() => setState({ kind: 'live' }), 1_500);
      const end = () => clearTimeout(settled);
      subscription = client.subscribe(request(cursor)).subscribe({
        next: ({ data, error }) => {
          end();
          if (error) {
            fail(error);
            return;
          }
          if (!data) return;
          attempt = 0;
          const taken = take(data, seen);
          cursor = taken.cursor;
          isOver = taken.isLast;
          setState({ kind: isOver ? 'ended' : 'live' });
        },
        error: (error: unknown) => {
          end();
          fail(error);
        },
        complete: () => {
          end();
          comeBack();
        },
      });
    }
    follow();
    return () => {
      isOver = true;
      clearTimeout(timer);
      subscription?.unsubscribe();
    };
  }, [client, isOn]);

  return state;
}
