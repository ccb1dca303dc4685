import { firstSessionYear, isSession, lastSessionYear } from '@convergence/shared/units/session-calendar';

import type { TradingDays } from './price-import.ts';

/** The exchange's calendar for the years that it knows. */
export const krxTradingDays: TradingDays = {
  isSession: (date) => {
    const year = Number(date.slice(0, 4));
    return year < firstSessionYear || year > lastSessionYear ? null : isSession(date);
  },
};

/** Today in Asia/Seoul, which has no summer time, `YYYY-MM-DD`. */
export function todayInSeoul(now: number): string {
  return new Date(now + 9 * 3_600_000).toISOString().slice(0, 10);
}
