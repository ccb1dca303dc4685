import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';
import { costOfAmount, tradeCost } from '@convergence/shared/market/krx-rules';
import type { AccountBooks } from '@convergence/shared/orders/account-books';
import type { Ticket, TicketAccount, TicketMarket } from '@convergence/shared/orders/order-ticket';

import type { MarketService } from '../market/market.service.ts';

import type { OrderStatus } from './order-states.ts';
import { committedStatuses } from './order-states.ts';
import { Order } from './order.entity.ts';
import type { TradingAccount } from './order.entity.ts';

export interface OrderTicket extends Ticket {
  readonly symbol: string;
}

/** What the prices of the day are counted from, for each symbol that has any. */
export async function ticketMarkets(
  em: EntityManager,
  market: MarketService,
  symbols: readonly string[],
  tradeDate: string,
): Promise<ReadonlyMap<string, TicketMarket>> {
  const [sessions, instruments] = [
    await market.lastTwoSessions(em, symbols),
    await market.instrumentsBySymbol(em, symbols),
  ];
  return new Map(
    [...sessions].map(([symbol, rows]) => {
      const [last, before = last] = rows.filter(({ sessionDate }) => sessionDate <= tradeDate);
      const segment = instruments.get(symbol)?.segment;
      return [
        symbol,
        {
          // unknown only for imported histories, which no broker trades
          market: segment === undefined || segment === 'UNKNOWN' ? 'KOSPI' : segment,
          tradeDate,
          lastPriceKrw: last!.closeKrw,
          basePriceKrw: last!.sessionDate === tradeDate ? before!.closeKrw : last!.closeKrw,
        },
      ];
    }),
  );
}

/** @throws DomainError E_SYMBOL_UNKNOWN at the field where there is no price. */
export function requireMarket(
  markets: ReadonlyMap<string, TicketMarket>,
  symbol: string,
  path: readonly string[],
): TicketMarket {
  const found = markets.get(symbol);
  if (!found) throw new DomainError('E_SYMBOL_UNKNOWN', path);
  return found;
}

/** What an order asks for. */
export function ticketOf(order: Order): Ticket {
  return { side: order.side, type: order.type, quantity: order.quantity, limitPriceKrw: order.limitPriceKrw ?? null };
}

/** The most that a market order may have moved from the price that it was estimated at: the limits of a day are 30 % either way. */
const MARKET_ORDER_FACTOR = 1.3;

/** What the open rest of an order counts for against cash and limits, KRW. */
export function openAmount(order: Order): number {
  const price = order.limitPriceKrw ?? (order.side === 'BUY' ? Math.ceil(order.referencePriceKrw * MARKET_ORDER_FACTOR) : order.referencePriceKrw); // prettier-ignore
  return price * order.openQuantity();
}

/** Cash that the open rest of a purchase claims, fee included; 0 for a sale. */
export function openClaim(order: Order): number {
  const quantity = order.openQuantity();
  if (order.side === 'SELL' || quantity === 0) return 0;
  const amount = openAmount(order);
  return amount + costOfAmount({ side: 'buy', market: 'KOSPI', date: '2026-01-02', amount }).fee; // the fee knows neither market nor day
}

/** What comes in from the open rest of a sale at its reference price, about; 0 for a purchase. */
function openProceeds(order: Order, { market, tradeDate }: TicketMarket): number {
  const quantity = order.openQuantity();
  if (order.side === 'BUY' || quantity === 0) return 0;
  const price = order.limitPriceKrw ?? order.referencePriceKrw;
  return tradeCost({ side: 'sell', market, date: tradeDate, price, quantity }).net;
}

export interface AccountFacts {
  readonly account: TradingAccount;
  /** Null before the broker was first read. */
  readonly books: AccountBooks | null;
  /** Orders that claim something: committed ones, and those of the day that are done. */
  readonly others: readonly Order[];
  readonly tradeDate: string;
}

/**
 * What an account has, less what other orders have claimed of it. Books and broker may differ for seconds, or for good: the smaller
 * figure of the two counts.
 *
 * @param statuses - Orders in these states claim cash and shares; default all that are approved or at the broker.
 * @param hopedFor - Sales whose proceeds may be used before they are there: those of the same basket.
 */
export function accountFor(
  { account, books, others, tradeDate }: AccountFacts,
  symbol: string,
  facts: TicketMarket,
  options: { readonly statuses?: readonly OrderStatus[]; readonly hopedFor?: (order: Order) => boolean } = {},
): TicketAccount & { readonly openBuyQuantity: number } {
  const { statuses = committedStatuses, hopedFor = () => false } = options;
  const claiming = others.filter(({ status }) => statuses.includes(status));
  const same = claiming.filter((order) => order.symbol === symbol);
  const sum = (orders: readonly Order[], part: (order: Order) => number): number =>
    orders.reduce((total, order) => total + part(order), 0);

  const shown = account.snapshot;
  const cash = Math.min(books?.cashKrw ?? 0, shown?.settledCashKrw ?? 0);
  const claimed = sum(claiming, openClaim);
  const expected = sum(claiming.filter(hopedFor), (order) => openProceeds(order, facts));
  const held = Math.min(
    books?.positions.get(symbol)?.quantity ?? 0,
    shown?.positions.find((position) => position.symbol === symbol)?.quantity ?? 0,
  );
  const openBuyQuantity = sum(same.filter(({ side }) => side === 'BUY'), (order) => order.openQuantity()); // prettier-ignore
  const ofDay = others.filter(
    (order) => order.tradeDate === tradeDate && (statuses.includes(order.status) || !order.isOpen()),
  );
  return {
    orderableCashKrw: Math.max(0, cash - claimed + expected),
    sellableQuantity: Math.max(
      0,
      held -
        sum(
          same.filter(({ side }) => side === 'SELL'),
          (order) => order.openQuantity(),
        ),
    ),
    openBuyQuantity,
    expectedQuantity: held + openBuyQuantity,
    totalValueKrw: shown?.totalKrw ?? 0,
    dayAmountKrw: sum(ofDay, (order) => (order.isOpen() ? openAmount(order) : 0) + order.filledAmountKrw),
    dayOrderCount: ofDay.filter((order) => order.isOpen() || order.sentAt !== null).length,
  };
}

/** Orders that claim something of the account, or did today. */
export function claimingOrders(em: EntityManager, account: TradingAccount, tradeDate: string): Promise<Order[]> {
  return em.find(Order, {
    account: account.id,
    $or: [{ status: { $in: [...committedStatuses] } }, { tradeDate }],
  });
}
