import { DomainError } from '../errors.ts';
import { priceLimits, roundPrice, tickSize, tradeCost } from '../market/krx-rules.ts';
import type { KrxMarket, PriceLimits } from '../market/krx-rules.ts';
import { MAX_WON } from '../units/won.ts';

/** What is to be bought or sold. */
export interface Ticket {
  readonly side: 'BUY' | 'SELL';
  readonly type: 'LIMIT' | 'MARKET';
  readonly quantity: number;
  /** Whole won; null for a market order. */
  readonly limitPriceKrw: number | null;
}

/** What a ticket is priced by. */
export interface TicketMarket {
  readonly market: KrxMarket;
  /** Market day, `YYYY-MM-DD`. */
  readonly tradeDate: string;
  readonly lastPriceKrw: number;
  /** Close of the session before, from which the limits of the day are counted. */
  readonly basePriceKrw: number;
}

/** What the account has, and what other orders have claimed of it already. */
export interface TicketAccount {
  /** Cash that no other order has claimed. */
  readonly orderableCashKrw: number;
  readonly sellableQuantity: number;
  /** Shares of the issue that are held or about to be bought by other orders. */
  readonly expectedQuantity: number;
  readonly totalValueKrw: number;
  /** Other orders of the day. */
  readonly dayAmountKrw: number;
  readonly dayOrderCount: number;
}

/** Limits of an organisation; won, ratios and counts. */
export interface TicketLimits {
  readonly maximumOrderKrw: number;
  readonly maximumDayKrw: number;
  readonly maximumInstrumentRatio: number;
  readonly maximumDayOrders: number;
  readonly priceBandRatio: number;
}

export const MOST_SHARES = 1_000_000_000;
/** Repairs ratios such as 1.1 − 1, which floating point puts just above a tenth. */
const RATIO_SLACK = 1e-9;

export interface TicketEstimate {
  /** The limit, or the last price for a market order. */
  readonly referencePriceKrw: number;
  readonly amountKrw: number;
  readonly feeKrw: number;
  readonly taxKrw: number;
  /** What comes in; negative, what goes out. */
  readonly netKrw: number;
}

/** The limits of the day, and ticks around a price. */
export function ticketPrices(
  { market, tradeDate, lastPriceKrw, basePriceKrw }: TicketMarket,
  limitPriceKrw: number | null,
): PriceLimits & { readonly tickKrw: number; readonly below: number | null; readonly above: number | null } {
  const isPrice = limitPriceKrw !== null && limitPriceKrw > 0;
  const around = isPrice ? roundPrice(market, tradeDate, limitPriceKrw) : null;
  return {
    ...priceLimits(market, tradeDate, basePriceKrw),
    tickKrw: tickSize(market, tradeDate, isPrice ? limitPriceKrw : lastPriceKrw),
    below: around?.down ?? null,
    above: around?.up ?? null,
  };
}

/** Price at which a ticket counts against cash and limits: a market purchase can cost up to the upper limit of the day. */
export function countedPrice({ side, limitPriceKrw }: Ticket, facts: TicketMarket): number {
  if (limitPriceKrw !== null) return limitPriceKrw;
  if (side === 'SELL') return facts.lastPriceKrw;
  return priceLimits(facts.market, facts.tradeDate, facts.basePriceKrw).upper;
}

/** What a ticket costs at its limit, or at the last price. @throws DomainError E_RANGE where the amount leaves the safe range. */
export function ticketEstimate(ticket: Ticket, facts: TicketMarket): TicketEstimate {
  return estimateAt(ticket, facts, ticket.limitPriceKrw ?? facts.lastPriceKrw);
}

function estimateAt(ticket: Ticket, { market, tradeDate }: TicketMarket, price: number): TicketEstimate {
  const side = ticket.side === 'BUY' ? 'buy' : 'sell';
  const cost = tradeCost({ side, market, date: tradeDate, price, quantity: ticket.quantity });
  return {
    referencePriceKrw: price,
    amountKrw: cost.amount,
    feeKrw: cost.fee,
    taxKrw: cost.transactionTax + cost.ruralTax,
    netKrw: cost.net,
  };
}

/** What a purchase claims of the cash until it is done, KRW: its counted price with the fee; 0 for a sale. */
export function claimedCash(ticket: Ticket, facts: TicketMarket): number {
  return ticket.side === 'SELL' ? 0 : 0 - estimateAt(ticket, facts, countedPrice(ticket, facts)).netKrw;
}

/**
 * What is wrong with the form of a ticket: number of shares, price rule, tick, limits of the day. All at once.
 *
 * Codes: E_RANGE, E_REQUIRED, E_PRICE_LIMIT, E_TICK.
 */
export function formProblems(ticket: Ticket, facts: TicketMarket): DomainError[] {
  const { type, quantity, limitPriceKrw } = ticket;
  const problems: DomainError[] = [];
  if (!(Number.isSafeInteger(quantity) && quantity >= 1 && quantity <= MOST_SHARES))
    problems.push(new DomainError('E_RANGE', ['quantity']));
  if (type === 'LIMIT' && limitPriceKrw === null) problems.push(new DomainError('E_REQUIRED', ['limitPriceKrw']));
  if (type === 'MARKET' && limitPriceKrw !== null) problems.push(new DomainError('E_FORMAT', ['limitPriceKrw']));
  if (type === 'LIMIT' && limitPriceKrw !== null) {
    const { lower, upper, below } = ticketPrices(facts, limitPriceKrw);
    if (!(limitPriceKrw >= lower && limitPriceKrw <= upper))
      problems.push(new DomainError('E_PRICE_LIMIT', ['limitPriceKrw']));
    else if (below !== limitPriceKrw) problems.push(new DomainError('E_TICK', ['limitPriceKrw']));
  }
  const counted = limitPriceKrw ?? facts.lastPriceKrw;
  if (problems.length === 0 && quantity > MAX_WON / 2 / counted)
    problems.push(new DomainError('E_RANGE', ['quantity']));
  return problems;
}

/**
 * What cash, holdings and the organisation's limits have against a ticket of sound form. All at once.
 *
 * Codes: E_FUNDS, E_HOLDING, E_ORDER_LIMIT with the name of the limit as path.
 */
export function limitProblems(
  ticket: Ticket,
  facts: TicketMarket,
  account: TicketAccount,
  limits: TicketLimits,
): DomainError[] {
  const { side, quantity, limitPriceKrw } = ticket;
  const { lastPriceKrw } = facts;
  const amount = estimateAt(ticket, facts, countedPrice(ticket, facts)).amountKrw;
  const problems: DomainError[] = [];
  if (side === 'BUY' && claimedCash(ticket, facts) > account.orderableCashKrw)
    problems.push(new DomainError('E_FUNDS', ['quantity']));
  if (side === 'SELL' && quantity > account.sellableQuantity) problems.push(new DomainError('E_HOLDING', ['quantity']));

  const isOver: Readonly<Record<keyof TicketLimits, boolean>> = {
    maximumOrderKrw: amount > limits.maximumOrderKrw,
    maximumDayKrw: account.dayAmountKrw + amount > limits.maximumDayKrw,
    maximumInstrumentRatio:
      side === 'BUY' &&
      (account.expectedQuantity + quantity) * lastPriceKrw >
        limits.maximumInstrumentRatio * account.totalValueKrw * (1 + RATIO_SLACK),
    maximumDayOrders: account.dayOrderCount + 1 > limits.maximumDayOrders,
    priceBandRatio:
      limitPriceKrw !== null &&
      Math.abs(limitPriceKrw - lastPriceKrw) > limits.priceBandRatio * lastPriceKrw * (1 + RATIO_SLACK),
  };
  for (const [name, over] of Object.entries(isOver))
    if (over) problems.push(new DomainError('E_ORDER_LIMIT', ['limits', name]));
  return problems;
}
