import { DomainError } from '../errors.ts';

import { tailRisk } from './tail-risk.ts';

/** Falls from the running peak; fractions, 0 to 1. */
export interface Drawdown {
  /** At t = 1..T. */
  readonly drawdown: Float64Array;
  readonly maximum: number;
  readonly average: number;
  /** Root of the mean square. */
  readonly ulcer: number;
  /** VaR of the drawdowns at `alpha`. */
  readonly atRisk: number;
  /** CVaR of the drawdowns at `alpha`. */
  readonly conditionalAtRisk: number;
  /** Index into the values of the first time the peak before the worst trough was reached; 0 without a fall. */
  readonly peakIndex: number;
  readonly troughIndex: number;
  /** Longest run of periods below a peak. */
  readonly longestRun: number;
}

/**
 * Drawdown of a series of values, compounded.
 *
 * @param values - V_0..V_T, at least two, above 0, in any unit.
 * @throws DomainError E_HISTORY_TOO_SHORT, E_NOT_FINITE, E_BOUNDS_NONPOSITIVE, E_ALPHA_RANGE.
 *
 * Source: quant-spec Q7.4 (Chekhlov, Uryasev and Zabarankin 2005).
 */
export function drawdownOf(values: ArrayLike<number>, alpha = 0.95): Drawdown {
  if (values.length < 2) throw new DomainError('E_HISTORY_TOO_SHORT', ['values']);
  const drawdown = new Float64Array(values.length - 1);
  let peak = 0;
  let peakAt = 0;
  let maximum = 0;
  let peakIndex = 0;
  let troughIndex = 0;
  let run = 0;
  let longestRun = 0;
  let sum = 0;
  let squares = 0;
  for (let t = 0; t < values.length; t++) {
    const value = values[t]!;
    if (!Number.isFinite(value)) throw new DomainError('E_NOT_FINITE', ['values', String(t)]);
    if (!(value > 0)) throw new DomainError('E_BOUNDS_NONPOSITIVE', ['values', String(t)]);
    if (value > peak) {
      peak = value;
      peakAt = t;
    }
    if (t === 0) continue;
    const fall = 1 - value / peak;
    drawdown[t - 1] = fall;
    sum += fall;
    squares += fall * fall;
    run = fall > 0 ? run + 1 : 0;
    longestRun = Math.max(longestRun, run);
    if (fall > maximum) {
      maximum = fall;
      peakIndex = peakAt;
      troughIndex = t;
    }
  }
  const tail = tailRisk(drawdown, alpha);
  return {
    drawdown,
    maximum,
    average: sum / drawdown.length,
    ulcer: Math.sqrt(squares / drawdown.length),
    atRisk: tail.valueAtRisk,
    conditionalAtRisk: tail.conditionalValueAtRisk,
    peakIndex,
    troughIndex,
    longestRun,
  };
}
