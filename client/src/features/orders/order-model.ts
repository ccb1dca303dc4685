import type { OrderRowFragment, OrderStatus } from '../../gql/graphql.ts';
import type { Text } from '../../text/text.ts';
import type { Format } from '../../ui/use-format.ts';

export type OrderRow = OrderRowFragment;

/** States that an order still leaves. */
export const openStatuses: readonly OrderStatus[] = [
  'DRAFT',
  'AWAITING_APPROVAL',
  'APPROVED',
  'SENDING',
  'UNKNOWN',
  'ACCEPTED',
  'PARTLY_FILLED',
];

/** An order in one line: 매수 가온은행 10주. */
export function orderTitle(order: Pick<OrderRow, 'side' | 'quantity'>, name: string, t: Text, format: Format): string {
  return t('order.one', { name, side: t(`side.${order.side}`), count: format.number(order.quantity) });
}

/** At which price: the limit, or that it takes what the market gives. */
export function priceTerms(order: Pick<OrderRow, 'limitPriceKrw'>, t: Text, format: Format): string {
  return order.limitPriceKrw === null
    ? t('order.market')
    : t('order.at', { price: format.exactWon(order.limitPriceKrw) });
}

/**
 * Share of a limit that an amount takes, as a whole percentage that is never rounded down to what still fits.
 *
 * @returns Null where the limit allows nothing: no share of it can be told.
 */
export function shareOfLimit(amountKrw: string | number, limitKrw: string | number): number | null {
  const limit = Number(limitKrw);
  return limit > 0 ? Math.abs(Number(amountKrw)) / limit : null;
}

/** Whether the broker may have it: its quantity is fixed from there on. */
export function isAtBroker(status: OrderStatus): boolean {
  return status === 'SENDING' || status === 'UNKNOWN' || status === 'ACCEPTED' || status === 'PARTLY_FILLED';
}

/** Whether another person has to say yes: to the order, or to a new limit of one that the broker has. */
export function isWaiting(order: Pick<OrderRow, 'status' | 'pendingChange'>): boolean {
  return (
    order.status === 'AWAITING_APPROVAL' || (order.pendingChange?.kind === 'AMEND' && !order.pendingChange.isApproved)
  );
}
