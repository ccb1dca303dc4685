import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';
import { formProblems, limitProblems, ticketEstimate, ticketPrices } from '@convergence/shared/orders/order-ticket';
import type { TicketAccount, TicketEstimate, TicketMarket } from '@convergence/shared/orders/order-ticket';

import { KisError } from '../market/kis/kis-error.ts';
import type { MarketService } from '../market/market.service.ts';

import type { MarketDay } from './broker.ts';
import { accountFor, requireMarket, ticketMarkets } from './order-facts.ts';
import type { OrderTicket } from './order-facts.ts';
import { limitsOf } from './trading.service.ts';
import type { TradingService } from './trading.service.ts';

/** How long a preview waits for the broker. */
const BROKER_PATIENCE_MS = 4_000;

/** What a ticket would cost and what stands in its way. */
export interface TicketPreview extends TicketEstimate {
  readonly problems: readonly DomainError[];
  readonly day: MarketDay;
  readonly facts: TicketMarket;
  readonly prices: ReturnType<typeof ticketPrices>;
  readonly account: TicketAccount;
  /** Null for a sale, or where the broker does not answer. */
  readonly buyableQuantity: number | null;
}

export interface OrderPreviewParts {
  readonly market: MarketService;
  readonly trading: TradingService;
  /** False where the process has no way out. */
  readonly asksBroker?: boolean;
}

/** What an order would come to before there is one. Nothing is written. */
export class OrderPreviewService {
  readonly #parts: OrderPreviewParts;

  constructor(parts: OrderPreviewParts) {
    this.#parts = parts;
  }

  /**
   * What a ticket would cost and everything that stands in its way. Asks the broker what can be bought.
   *
   * @throws DomainError E_REAL_ORDERS_DISABLED without an account, E_SYMBOL_UNKNOWN at symbol, E_BROKER where the market's day is not known.
   */
  async preview(em: EntityManager, ticket: OrderTicket, signal?: AbortSignal): Promise<TicketPreview> {
    const { trading } = this.#parts;
    const found = await trading.requireAccount(em);
    const day = await trading.marketDay();
    const markets = await ticketMarkets(em, this.#parts.market, [ticket.symbol], day.tradeDate);
    const facts = requireMarket(markets, ticket.symbol, ['symbol']);
    const held = await trading.facts(em, found, day.tradeDate);
    const account = accountFor(held, ticket.symbol, facts);
    const state = await trading.state(em);
    const form = formProblems(ticket, facts);
    const problems = form.length > 0 ? form : limitProblems(ticket, facts, account, limitsOf(state));
    if (state.isHalted) problems.unshift(new DomainError('E_TRADING_HALTED'));
    if (held.books === null) problems.unshift(new DomainError('E_BROKER'));

    const isPriced = form.length === 0;
    const buyableQuantity =
      ticket.side === 'BUY' && isPriced ? await this.#buyable(ticket.symbol, ticket.limitPriceKrw, signal) : null;
    if (
      buyableQuantity !== null &&
      ticket.quantity > buyableQuantity &&
      !problems.some(({ code }) => code === 'E_FUNDS')
    )
      problems.push(new DomainError('E_FUNDS', ['quantity']));
    const estimate = ticketEstimate(isPriced ? ticket : { ...ticket, quantity: 0, limitPriceKrw: null }, facts);
    return {
      ...estimate,
      problems,
      day,
      facts,
      prices: ticketPrices(facts, ticket.limitPriceKrw),
      account,
      buyableQuantity,
    };
  }

  /** Null where the broker is not asked or does not answer: the broker itself will check. */
  async #buyable(symbol: string, limitPriceKrw: number | null, signal?: AbortSignal): Promise<number | null> {
    if (this.#parts.asksBroker === false) return null;
    const waiting = AbortSignal.timeout(BROKER_PATIENCE_MS);
    try {
      const power = await this.#parts.trading
        .broker()!
        .client.buyingPower(symbol, limitPriceKrw, signal ? AbortSignal.any([signal, waiting]) : waiting);
      return power.quantity;
    } catch (error) {
      if (!(error instanceof KisError) && !waiting.aborted && !signal?.aborted) throw error;
      return null; // told as such in the answer
    }
  }
}
