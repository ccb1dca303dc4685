import { DomainError } from '../errors.ts';
import { incompleteBeta } from '../stats/beta.ts';
import { chi2Inverse } from '../stats/gamma.ts';

/** How many years of observation a catalogue frequency is worth, by where it comes from (threat-spec 4.6). */
export const priorYears = { official: 20, study: 10, assumption: 5 } as const;
export type SourceStrength = keyof typeof priorYears;

/** Weight class of a catalogue source text: official figures S01–S05 and S09's derivations, other studies, or an assumption. */
export function sourceStrength(source: string): SourceStrength {
  if (source.startsWith('assumption')) return 'assumption';
  return source.startsWith('derived') || /^S0[1-5]\b/.test(source) ? 'official' : 'study';
}

/** Gamma law of a frequency in events a year. */
export interface GammaLaw {
  readonly shape: number;
  readonly rate: number;
}

export interface FrequencyUpdate {
  readonly prior: GammaLaw;
  readonly posterior: GammaLaw;
  readonly posteriorMean: number;
  /** 90 % credible interval. */
  readonly p05: number;
  readonly p95: number;
  /** P(N ≥ n) under the prior's predictive law, before the update. */
  readonly upperTail: number;
  /** P(N ≤ n). */
  readonly lowerTail: number;
  /** Twice the smaller tail, at most 1: rule R11. */
  readonly driftP: number;
}

/** P(N ≥ count) of a negative binomial with size `shape` and success probability `success`. */
function predictiveUpper(shape: number, success: number, count: number): number {
  return count === 0 ? 1 : incompleteBeta(count, shape, 1 - success, success);
}

/**
 * Updates an observed frequency, before anchoring, with the operator's own history.
 *
 * @param priorMean - Catalogue frequency, above 0.
 * @param years - What the catalogue value is worth: `priorYears`.
 * @param events - Own events in `observedYears`.
 * @throws DomainError E_RATE_NEGATIVE or E_RANGE.
 */
export function updateFrequency(
  priorMean: number,
  years: number,
  events: number,
  observedYears: number,
): FrequencyUpdate {
  if (!(priorMean > 0)) throw new DomainError('E_RATE_NEGATIVE', ['priorMean']);
  if (!(years > 0)) throw new DomainError('E_RANGE', ['priorYears']);
  if (!(Number.isSafeInteger(events) && events >= 0)) throw new DomainError('E_RANGE', ['events']);
  if (!(observedYears > 0)) throw new DomainError('E_RANGE', ['observedYears']);
  const prior = { shape: priorMean * years, rate: years };
  const posterior = { shape: prior.shape + events, rate: years + observedYears };
  const quantile = (u: number): number => chi2Inverse(2 * posterior.shape, u) / (2 * posterior.rate);
  const success = prior.rate / (prior.rate + observedYears);
  const upperTail = predictiveUpper(prior.shape, success, events);
  const lowerTail = 1 - predictiveUpper(prior.shape, success, events + 1);
  return {
    prior,
    posterior,
    posteriorMean: posterior.shape / posterior.rate,
    p05: quantile(0.05),
    p95: quantile(0.95),
    upperTail,
    lowerTail,
    driftP: Math.min(1, 2 * Math.min(upperTail, lowerTail)),
  };
}
