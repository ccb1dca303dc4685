import { DomainError } from '../errors.ts';
import { roundWon } from '../units/won.ts';

/** Constant of the square-root law (quant-spec Q11.6). */
export const IMPACT_CONSTANT = 0.7;
/** Largest part of a day's volume that one trades, of the mean of the last 20 sessions. */
export const MOST_PARTICIPATION = 0.2;

export interface ImpactOrder {
  /** Shares, either side. */
  readonly quantity: number;
  /** KRW a share. */
  readonly price: number;
  /** Between the best ask and the best bid, KRW a share; one tick at least. */
  readonly spread: number;
  /** Standard deviation of a session's return. */
  readonly dailyVolatility: number;
  /** Mean volume of the last 20 sessions, shares. */
  readonly averageVolume: number;
}

export interface TradingImpact {
  /** Cost over the amount: ½ spread + Y σ √(q / ADV), for the part of a session. */
  readonly costRatio: number;
  /** Of all sessions, KRW: an estimate, to the nearest won. */
  readonly costKrw: number;
  /** Sessions that the order is spread over so that none has more than a fifth of the average volume. */
  readonly sessions: number;
}

/**
 * What an order moves the price against itself: half the spread and the square-root law, on equal parts for so many sessions that
 * the participation stays below its cap (quant-spec Q11.6; Almgren et al. 2005 find an exponent near 0.6).
 *
 * @throws DomainError E_RANGE with the name of the field; a volume of 0 means that the share cannot be traded.
 */
export function tradingImpact(order: ImpactOrder, constant = IMPACT_CONSTANT): TradingImpact {
  const { quantity, price, spread, dailyVolatility, averageVolume } = order;
  requireAtLeast(quantity, 0, 'quantity');
  requireAbove(price, 'price');
  requireAtLeast(spread, 0, 'spread');
  requireAtLeast(dailyVolatility, 0, 'dailyVolatility');
  requireAbove(averageVolume, 'averageVolume');
  requireAtLeast(constant, 0, 'constant');
  if (quantity === 0) return { costRatio: 0, costKrw: 0, sessions: 0 };
  const sessions = Math.ceil(quantity / (MOST_PARTICIPATION * averageVolume));
  const costRatio = spread / (2 * price) + constant * dailyVolatility * Math.sqrt(quantity / sessions / averageVolume);
  return { costRatio, costKrw: roundWon(costRatio * price * quantity), sessions };
}

function requireAtLeast(value: number, low: number, name: string): void {
  if (!(value >= low && Number.isFinite(value))) throw new DomainError('E_RANGE', [name]);
}

function requireAbove(value: number, name: string): void {
  if (!(value > 0 && Number.isFinite(value))) throw new DomainError('E_RANGE', [name]);
}
