import { expReturn, log } from '../random/elementary.ts';

/** Largest move of a KOSPI or KOSDAQ share in one day since 2015-06-15. */
export const DAILY_PRICE_LIMIT = 0.3;

/**
 * One day under the price limit: what a log return that carries yesterday's unmet demand becomes.
 *
 * @param logReturn - The model's log return of the day.
 * @param carry - What the limit held back until now, as log return; 0 on the first day.
 * @returns The simple return that trades. The new carry is `logReturn + carry − ln(1 + return)`, see `carryAfter`.
 *
 * Source: quant-spec Q5.6.
 */
export function limitedReturn(logReturn: number, carry: number, limit = DAILY_PRICE_LIMIT): number {
  const simple = expReturn(logReturn + carry) - 1;
  return simple < -limit ? -limit : limit < simple ? limit : simple;
}

/** Carry into the next day; exactly what is left over, so nothing is lost over a path. */
export function carryAfter(logReturn: number, carry: number, simpleReturn: number): number {
  return logReturn + carry - log(1 + simpleReturn);
}

export interface LimitedPath {
  readonly simpleReturns: Float64Array;
  /** Log return that the limit still holds back at the end. */
  readonly carry: number;
  /** Share of days at the limit, 0 to 1. */
  readonly limitDayShare: number;
}

/** Applies the limit to the log returns of one asset over a path. */
export function applyPriceLimit(logReturns: ArrayLike<number>, limit = DAILY_PRICE_LIMIT): LimitedPath {
  const simpleReturns = new Float64Array(logReturns.length);
  let carry = 0;
  let limitDays = 0;
  for (let t = 0; t < logReturns.length; t++) {
    const simple = limitedReturn(logReturns[t]!, carry, limit);
    carry = carryAfter(logReturns[t]!, carry, simple);
    simpleReturns[t] = simple;
    if (Math.abs(simple) === limit) limitDays += 1;
  }
  return { simpleReturns, carry, limitDayShare: logReturns.length > 0 ? limitDays / logReturns.length : 0 };
}
