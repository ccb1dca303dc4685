import { roundPrice, tickSize } from '@convergence/shared/market/krx-rules';
import type { KrxMarket, TickPrices } from '@convergence/shared/market/krx-rules';

/** Where an instrument trades and on which day: what its tick depends on. */
export interface TickPlace {
  readonly market: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

const markets: readonly KrxMarket[] = ['KOSPI', 'KOSDAQ', 'KONEX'];

function marketOf({ market }: TickPlace): KrxMarket {
  return markets.find((each) => each === market) ?? 'KOSPI';
}

/** Smallest step of an order price, KRW; null where there is no price yet. */
export function tickAt(place: TickPlace, price: number): number | null {
  return price > 0 ? tickSize(marketOf(place), place.date, price) : null;
}

/** The prices on the tick around one that is not on it; null where the price is on the tick or no price at all. */
export function nearestTicks(place: TickPlace, price: number): TickPrices | null {
  if (!(price > 0)) return null;
  const { down, up } = roundPrice(marketOf(place), place.date, price);
  return down === up ? null : { down, up };
}

/**
 * The next price on the tick, above or below. The step below a boundary is the smaller one that holds there.
 *
 * @param direction - 1 up, -1 down.
 * @returns Never below one tick.
 */
export function steppedPrice(place: TickPlace, price: number, direction: 1 | -1): number {
  if (!(price > 0)) return tickSize(marketOf(place), place.date, 1);
  const around = nearestTicks(place, price);
  if (around) return direction === 1 ? around.up : Math.max(around.down, tickSize(marketOf(place), place.date, 1));
  if (direction === 1) return price + tickSize(marketOf(place), place.date, price);
  const below = price - 1;
  return below > 0 ? price - tickSize(marketOf(place), place.date, below) : price;
}
