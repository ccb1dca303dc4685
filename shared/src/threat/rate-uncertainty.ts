import { DomainError } from '../errors.ts';
import { normalDensity } from '../stats/normal-law.ts';

/** Simpson points over ±10 standard deviations: error far below 1e-9 for laws this smooth. */
const HALF_WIDTH = 10;
const INTERVALS = 2000;

/**
 * P(N ≥ count) of a yearly Poisson count whose rate is lognormal, as published loss studies state it.
 *
 * @param mu - Mean of the logarithm of the rate.
 * @param count - From 0.
 */
export function lognormalRateAtLeast(mu: number, sigma: number, count: number): number {
  if (!(sigma > 0)) throw new DomainError('E_SIGMA_NONPOSITIVE', ['sigma']);
  const atLeast = (rate: number): number => {
    let probability = Math.exp(-rate);
    let below = 0;
    for (let n = 0; n < count; n++) {
      below += probability;
      probability *= rate / (n + 1);
    }
    return 1 - below;
  };
  const step = (2 * HALF_WIDTH) / INTERVALS;
  let sum = 0;
  for (let at = 0; at <= INTERVALS; at++) {
    const z = -HALF_WIDTH + at * step;
    const weight = at === 0 || at === INTERVALS ? 1 : 2 + 2 * (at % 2);
    sum += weight * normalDensity(z) * atLeast(Math.exp(mu + sigma * z));
  }
  return (sum * step) / 3;
}
