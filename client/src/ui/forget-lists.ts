import type { ApolloCache } from '@apollo/client';

type ListField =
  | 'scenarios'
  | 'simulationRuns'
  | 'orders'
  | 'ordersAwaitingApproval'
  | 'orderBaskets'
  | 'orderBasket'
  | 'reports';

/** Drops every page of the named lists; those on the screen ask again, the others when they are next shown. */
export function forgetLists(cache: ApolloCache, fields: readonly ListField[]): void {
  for (const fieldName of fields) cache.evict({ id: 'ROOT_QUERY', fieldName });
  cache.gc();
}
