import type { OrderSide, OrderTicketInput, OrderType } from '../../gql/graphql.ts';
import type { PickedInstrument } from '../market/instrument-picker.tsx';

/** What a person has typed so far. */
export interface Ticket {
  readonly instrument: PickedInstrument | null;
  readonly side: OrderSide;
  readonly type: OrderType;
  readonly quantity: string;
  readonly price: string;
  readonly note: string;
}

export type TicketField = 'symbol' | 'quantity' | 'limitPriceKrw';

export const emptyTicket: Ticket = { instrument: null, side: 'BUY', type: 'LIMIT', quantity: '', price: '', note: '' };

const MOST_SHARES = 1_000_000_000;

function wholeNumber(text: string): number | null {
  const plain = text.replaceAll(/[,\s]/g, '');
  return /^\d{1,16}$/.test(plain) ? Number(plain) : null;
}

/**
 * What the server can be asked about.
 *
 * @returns Null while something is missing or no number: there is nothing to preview yet.
 */
export function ticketInput(ticket: Ticket): OrderTicketInput | null {
  const quantity = wholeNumber(ticket.quantity);
  const price = wholeNumber(ticket.price);
  if (!ticket.instrument || quantity === null || quantity < 1 || quantity > MOST_SHARES) return null;
  if (ticket.type === 'LIMIT' && (price === null || price < 1)) return null;
  return {
    symbol: ticket.instrument.symbol,
    side: ticket.side,
    type: ticket.type,
    quantity,
    limitPriceKrw: ticket.type === 'LIMIT' ? String(price) : null,
  };
}

export interface Problem {
  readonly message: string;
  readonly path: readonly string[];
}

/** Refusals by the field they belong to; those that belong to none stand together under `whole`. */
export function problemsByField(problems: readonly Problem[]): Record<TicketField | 'whole', string | undefined> {
  const fields: readonly TicketField[] = ['symbol', 'quantity', 'limitPriceKrw'];
  const of = (field: TicketField | 'whole') => {
    const own = problems.filter(({ path }) => (fields.find((each) => path.includes(each)) ?? 'whole') === field);
    return own.length > 0 ? own.map(({ message }) => message).join(' ') : undefined;
  };
  return { symbol: of('symbol'), quantity: of('quantity'), limitPriceKrw: of('limitPriceKrw'), whole: of('whole') };
}
