import { normalAt, streams, uniformAt } from '../random/philox.ts';
import { tInverse } from '../stats/student-t.ts';
import type { GarchParameters } from './garch.ts';

/** Sessions that a made-up series runs before its first return, so that its start is forgotten. */
const BURN_IN = 300;

/**
 * A made-up GARCH series for tests; `number` tells one from another. With `nu` the residuals are Student's t of variance 1.
 *
 * @param volatility - Multiplies the residual of a session, counted from the first return; for a break of the regime.
 */
export function sampleGarchSeries(
  { mu, omega, alpha, beta, nu }: GarchParameters,
  length: number,
  number: number,
  volatility: (session: number) => number = () => 1,
): Float64Array {
  const returns = new Float64Array(length);
  let h = omega / (1 - alpha - beta);
  for (let t = -BURN_IN; t < length; t++) {
    const step = t + BURN_IN;
    const z =
      nu === null
        ? normalAt(7, number, step, streams.marketNormal, 0)
        : tInverse(nu, uniformAt(7, number, step, streams.marketNormal, 0)) * Math.sqrt((nu - 2) / nu);
    const e = Math.sqrt(h) * z;
    if (t >= 0) returns[t] = mu + e * volatility(t);
    h = omega + alpha * e * e + beta * h;
  }
  return returns;
}
