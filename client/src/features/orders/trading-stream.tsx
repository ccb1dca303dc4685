import { useApolloClient, useQuery } from '@apollo/client/react';
import { createContext, use, useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { TradingStatePartsFragment } from '../../gql/graphql.ts';
import { useViewer } from '../auth/viewer.ts';
import { forgetLists } from '../../ui/forget-lists.ts';
import type { StreamState } from '../../ui/stream-model.ts';
import { useStream } from '../../ui/use-stream.ts';

import { OrderEventsDocument, tradingStateFragment, TradingStateDocument } from './trading-documents.ts';

/** Lists are asked again at most this often, however many orders move at once. */
const LISTS_EVERY_MS = 600;

/** Fields of an order that an event does not bring. */
const beside = ['history', 'fills', 'filledAmountKrw', 'feeKrw', 'taxKrw', 'approvedBy', 'brokerOrderNumber'] as const;

interface Trading {
  /** Null until it is known, and for people who may not read orders. */
  readonly state: TradingStatePartsFragment | null;
  readonly stream: StreamState;
}

const TradingContext = createContext<Trading>({ state: null, stream: { kind: 'connecting' } });

/** Whether trading is stopped, its limits, and how fresh what the pages show of orders is. */
export function useTrading(): Trading {
  return use(TradingContext);
}

/**
 * Follows orders, account and the stop of trading once for all pages. Each event brings the thing itself, which goes
 * into the cache under its id, so that whatever page shows it shows it new.
 */
export function TradingStream({ children }: { readonly children: ReactNode }) {
  const client = useApolloClient();
  const canRead = useViewer().can('ORDER_READ');
  const { data, refetch } = useQuery(TradingStateDocument, { skip: !canRead });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const listsChanged = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      forgetLists(client.cache, ['orders', 'ordersAwaitingApproval', 'orderBaskets', 'orderBasket']);
    }, LISTS_EVERY_MS);
  };
  const stream = useStream({
    document: OrderEventsDocument,
    after: data?.tradingState.latestEventCursor,
    variablesAfter: (after) => ({ after }),
    eventOf: (answer) => answer.orderEvents,
    isLast: () => false,
    onLost: () => {
      void refetch();
      listsChanged();
    },
    onEvent: (event) => {
      client.cache.writeQuery({
        query: OrderEventsDocument,
        variables: { after: event.cursor },
        data: { orderEvents: event },
      });
      if (event.__typename === 'OrderChangedEvent') {
        // Its row has come with the event; what a page shows beside it is asked for again where it is on the screen.
        const id = client.cache.identify(event.order);
        for (const fieldName of beside) client.cache.evict({ ...(id ? { id } : {}), fieldName });
        listsChanged();
      }
    },
  });

  const state = data ? readFragment(tradingStateFragment, data.tradingState) : null;
  const value = useMemo<Trading>(() => ({ state, stream }), [state, stream]);
  return <TradingContext value={value}>{children}</TradingContext>;
}
