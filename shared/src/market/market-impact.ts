import { DomainError } from '../errors.ts';
import { roundWon } from '../units/won.ts';
import { tickSize } from './krx-rules.ts';
import type { InstrumentKind, KrxMarket } from './krx-rules.ts';

/** Constant of the square-root law (quant-spec Q11.6). */
export const IMPACT_CONSTANT = 0.7;
/** Largest constant that anybody may ask for: seven times what is measured. */
export const MOST_IMPACT_CONSTANT = 5;
/** Largest part of a day's volume that one trades, of the mean of the last 20 sessions. */
export const MOST_PARTICIPATION = 0.2;

export interface ImpactOrder {
  /** Shares, either side. */
  readonly quantity: number;
  /** KRW a share. */
  readonly price: number;
  /** Between the best ask and the best bid, KRW a share; one tick at least where it is quoted. */
  readonly spread: number;
  /** Standard deviation of a session's return. */
  readonly dailyVolatility: number;
  /** Mean volume of the last 20 sessions, shares. */
  readonly averageVolume: number;
}

export interface TradingImpact {
  /** Cost over the amount: ½ spread + Y σ √(q / ADV), for the part of a session. */
  readonly costRatio: number;
  /** Of all sessions, KRW: an estimate, the sum of the two below. */
  readonly costKrw: number;
  /** Half the spread on every share, to the nearest won. */
  readonly spreadKrw: number;
  /** What the order moves the price against itself, to the nearest won. */
  readonly impactKrw: number;
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
  if (quantity === 0) return { costRatio: 0, costKrw: 0, spreadKrw: 0, impactKrw: 0, sessions: 0 };
  const sessions = Math.ceil(quantity / (MOST_PARTICIPATION * averageVolume));
  const impactRatio = constant * dailyVolatility * Math.sqrt(quantity / sessions / averageVolume);
  const spreadKrw = roundWon((spread / 2) * quantity);
  const impactKrw = roundWon(impactRatio * price * quantity);
  return {
    costRatio: spread / (2 * price) + impactRatio,
    costKrw: spreadKrw + impactKrw,
    spreadKrw,
    impactKrw,
    sessions,
  };
}

/** What the market of one share asks of whoever trades it, as far as it is known. */
export interface TradedMarket {
  /** KRW a share. */
  readonly priceKrw: number;
  /** Between the best ask and the best bid, KRW a share. */
  readonly spreadKrw: number;
  /** Standard deviation of a session's return; null where it is not known. */
  readonly dailyVolatility: number | null;
  /** Mean volume of the last 20 sessions, shares; null where it is not known, 0 where nobody trades it. */
  readonly averageVolumeShares: number | null;
}

/** The spread that is counted where none is given: one tick, the least that a quoted price can have. */
export function leastSpreadKrw(market: KrxMarket, date: string, priceKrw: number, kind: InstrumentKind): number {
  return tickSize(market, date, priceKrw, kind);
}

/** Most shares that one trades in a session: a fifth of the average volume, down to a whole share; without a limit where the volume is not known. */
export function mostTradedShares({ averageVolumeShares }: Pick<TradedMarket, 'averageVolumeShares'>): number {
  return averageVolumeShares === null ? Infinity : Math.floor(MOST_PARTICIPATION * averageVolumeShares);
}

/** Y σ / √ADV: the impact of one share over its price, which grows with the root of the shares; null where it cannot be told. */
export function impactOfOneShare(
  { dailyVolatility, averageVolumeShares }: Pick<TradedMarket, 'dailyVolatility' | 'averageVolumeShares'>,
  constant: number,
): number | null {
  if (dailyVolatility === null || averageVolumeShares === null || averageVolumeShares === 0) return null;
  return (constant * dailyVolatility) / Math.sqrt(averageVolumeShares);
}

/** Whole won. */
export interface MarketCost {
  readonly spreadKrw: number;
  /** Null where it cannot be told: it is not 0. */
  readonly impactKrw: number | null;
  /** Shares over the average volume; null where that is not known. */
  readonly participation: number | null;
}

/** What trading a number of shares costs beside fees and taxes; errors as `tradingImpact`. */
export function marketCost(market: TradedMarket, quantity: number, constant: number): MarketCost {
  const { priceKrw, spreadKrw, dailyVolatility, averageVolumeShares } = market;
  if (dailyVolatility === null || averageVolumeShares === null || averageVolumeShares === 0)
    return { spreadKrw: roundWon((spreadKrw / 2) * quantity), impactKrw: null, participation: null };
  const cost = tradingImpact(
    { quantity, price: priceKrw, spread: spreadKrw, dailyVolatility, averageVolume: averageVolumeShares },
    constant,
  );
  return { spreadKrw: cost.spreadKrw, impactKrw: cost.impactKrw, participation: quantity / averageVolumeShares };
}

function requireAtLeast(value: number, low: number, name: string): void {
  if (!(value >= low && Number.isFinite(value))) throw new DomainError('E_RANGE', [name]);
}

function requireAbove(value: number, name: string): void {
  if (!(value > 0 && Number.isFinite(value))) throw new DomainError('E_RANGE', [name]);
}

/** @throws DomainError E_RANGE at `path` for a constant that is none. */
export function requireImpactConstant(constant: number, path: readonly string[]): number {
  if (!(constant >= 0 && constant <= MOST_IMPACT_CONSTANT)) throw new DomainError('E_RANGE', path);
  return constant;
}
