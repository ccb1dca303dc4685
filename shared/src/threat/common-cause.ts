import { DomainError } from '../errors.ts';
import { rawMoment } from './lognormal.ts';
import type { Lognormal } from './lognormal.ts';

/** A shock and the probability that it hits each kind of event; hits are independent given the shock. */
export interface ShockRates {
  readonly rate: number;
  readonly hitProbability: readonly number[];
}

/**
 * What is left to arrive alone: total rate less Σ rate × hit probability (threat-spec 5.4).
 *
 * @throws DomainError E_COMMON_CAUSE_EXCESS with the position of the first kind that shocks alone exceed.
 */
export function idiosyncraticRates(totalRates: readonly number[], shocks: readonly ShockRates[]): readonly number[] {
  const left = totalRates.map(
    (total, at) => total - shocks.reduce((sum, shock) => sum + shock.rate * (shock.hitProbability[at] ?? 0), 0),
  );
  const excess = left.findIndex((rate) => rate < 0);
  if (excess >= 0) throw new DomainError('E_COMMON_CAUSE_EXCESS', ['totalRates', String(excess)]);
  return left;
}

/** Cov(N_a, N_b) = Σ rate p_a p_b for two different kinds. */
export function countCovariance(shocks: readonly ShockRates[], a: number, b: number): number {
  return shocks.reduce(
    (sum, shock) => sum + shock.rate * (shock.hitProbability[a] ?? 0) * (shock.hitProbability[b] ?? 0),
    0,
  );
}

/** Mean and variance of the summed loss of a year under shared shocks; severities are independent. */
export function sharedLossMoments(
  totalRates: readonly number[],
  shocks: readonly ShockRates[],
  severities: readonly Lognormal[],
): { readonly mean: number; readonly variance: number } {
  let mean = 0;
  let variance = 0;
  totalRates.forEach((rate, a) => {
    mean += rate * rawMoment(severities[a]!, 1);
    variance += rate * rawMoment(severities[a]!, 2);
    for (let b = a + 1; b < totalRates.length; b++) {
      variance += 2 * countCovariance(shocks, a, b) * rawMoment(severities[a]!, 1) * rawMoment(severities[b]!, 1);
    }
  });
  return { mean, variance };
}
