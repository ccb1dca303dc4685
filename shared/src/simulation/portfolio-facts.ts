import { MOST_PARTICIPATION } from '../market/market-impact.ts';
import type { HoldingInput } from './run-inputs.ts';

const SOLD_SHARE = 0.95;

/** Σ of squared weights of the holdings, cash left out; 0 without holdings. */
export function concentrationOf(holdings: readonly HoldingInput[]): number {
  const amounts = holdings.map(({ shares, priceKrw }) => shares * priceKrw);
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return total === 0 ? 0 : amounts.reduce((sum, amount) => sum + (amount / total) * (amount / total), 0);
}

export interface Liquidity {
  /** Sessions to sell 95 % of what has a known volume. */
  readonly days: number;
  /** Held shares whose volume is unknown or 0, ascending. */
  readonly unknown: readonly string[];
}

/** All holdings are sold side by side, each at 20 % of its volume a session, until 95 % of the value is gone. */
export function liquidityOf(holdings: readonly HoldingInput[]): Liquidity {
  const held = holdings.filter(({ shares }) => shares > 0);
  const unknown = held.filter(({ averageVolumeShares }) => !averageVolumeShares).map(({ symbol }) => symbol);
  const sales = held
    .filter(({ averageVolumeShares }) => averageVolumeShares)
    .map(({ shares, priceKrw, averageVolumeShares }) => {
      const days = shares / (MOST_PARTICIPATION * averageVolumeShares!);
      return { days, wonPerDay: (shares * priceKrw) / days, amount: shares * priceKrw };
    })
    .toSorted((a, b) => a.days - b.days);

  let missing = SOLD_SHARE * sales.reduce((sum, { amount }) => sum + amount, 0);
  let speed = sales.reduce((sum, { wonPerDay }) => sum + wonPerDay, 0);
  let day = 0;
  for (const { days, wonPerDay } of sales) {
    const sold = speed * (days - day);
    if (sold >= missing) return { days: day + missing / speed, unknown };
    missing -= sold;
    day = days;
    speed -= wonPerDay;
  }
  return { days: day, unknown };
}
