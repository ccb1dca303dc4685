import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';
import { formProblems, limitProblems, ticketEstimate } from '@convergence/shared/orders/order-ticket';
import type { Ticket, TicketMarket } from '@convergence/shared/orders/order-ticket';

import type { MarketService } from '../market/market.service.ts';

import type { MarketDay } from './broker.ts';
import { accountFor, requireMarket, ticketMarkets, ticketOf } from './order-facts.ts';
import type { Order } from './order.entity.ts';
import { limitsOf } from './trading.service.ts';
import type { TradingService } from './trading.service.ts';

export interface PreTradeParts {
  readonly market: MarketService;
  readonly trading: TradingService;
}

/** Run in the transaction that commits the orders; answers with the market day that they are for. */
export type PreTradeCheck = (tx: EntityManager, orders: readonly Order[]) => Promise<MarketDay>;

/** @throws DomainError or AggregateError of E_RANGE, E_REQUIRED, E_FORMAT, E_TICK, E_PRICE_LIMIT. */
export function requireForm(ticket: Ticket, facts: TicketMarket): void {
  throwAll(formProblems(ticket, facts));
}

/**
 * Reads all that is outside of the database now, and gives back the check that a transaction runs: form, cash, limits and kill switch of
 * orders that are to be committed together, sales before purchases.
 *
 * @param known - The orders as they are known now: their symbols are what prices are read of.
 * @throws DomainError E_REAL_ORDERS_DISABLED, E_BROKER. The check: the same, E_TRADING_HALTED, or all problems of the orders at once.
 */
export async function preTradeCheck(
  { trading, market }: PreTradeParts,
  em: EntityManager,
  known: readonly Order[],
): Promise<PreTradeCheck> {
  const mine = await trading.requireAccount(em);
  await trading.state(em);
  const day = await trading.marketDay();
  const symbols = known.map(({ symbol }) => symbol);
  const markets = await ticketMarkets(em, market, symbols, day.tradeDate);
  return async (tx, orders) => {
    const account = await trading.requireAccount(tx);
    const state = await trading.state(tx);
    if (state.isHalted) throw new DomainError('E_TRADING_HALTED');
    // an order of an account that the settings no longer name goes nowhere
    if (account.id !== mine.id || orders.some((order) => order.account.id !== account.id))
      throw new DomainError('E_REAL_ORDERS_DISABLED');
    const held = await trading.facts(tx, account, day.tradeDate, orders.map(({ id }) => id)); // prettier-ignore
    if (held.books === null) throw new DomainError('E_BROKER');
    const isTogether = orders.length > 1;
    const problems: DomainError[] = [];
    let [proceeds, amount, count] = [0, 0, 0];
    for (const [index, order] of orders.entries()) {
      const facts = requireMarket(markets, order.symbol, ['id']);
      const ticket = { ...ticketOf(order), quantity: order.openQuantity(), limitPriceKrw: order.pendingLimitKrw ?? order.limitPriceKrw ?? null }; // prettier-ignore
      const basketId = order.basket?.id;
      const hopedFor = (other: Order): boolean => basketId !== undefined && other.basket?.id === basketId;
      const own = accountFor(held, order.symbol, facts, { hopedFor });
      const running = {
        ...own,
        orderableCashKrw: own.orderableCashKrw + proceeds,
        dayAmountKrw: own.dayAmountKrw + amount,
        dayOrderCount: own.dayOrderCount + count,
      };
      const form = formProblems(ticket, facts);
      const found = form.length > 0 ? form : limitProblems(ticket, facts, running, limitsOf(state));
      problems.push(
        ...found.map(({ code, path }) => new DomainError(code, isTogether ? ['orders', String(index), ...path] : path)),
      );
      if (form.length > 0) continue;
      const cost = ticketEstimate(ticket, facts);
      proceeds += cost.netKrw;
      amount += cost.amountKrw;
      count += 1;
    }
    throwAll(problems);
    return day;
  };
}

function throwAll(problems: readonly DomainError[]): void {
  if (problems.length === 1) throw problems[0]!;
  if (problems.length > 1) throw new AggregateError(problems);
}
