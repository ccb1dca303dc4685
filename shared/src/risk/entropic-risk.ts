import { DomainError } from '../errors.ts';
import { exp, log } from '../random/elementary.ts';
import { momentsOf, sampleDeviation } from '../stats/moments.ts';
import { goldenSection } from '../stats/root.ts';

/** Range of t around the deviation of the losses in which the minimum is sought (quant-spec Q7.3). */
const SEARCH_DECADES = 4 * Math.LN10;
const SEARCH_STEPS = 60;
/** Of a sample like one whose minimum is known: t within e² of it, to 2e-3, which moves the minimum by millionths. */
const NEAR_REACH = 2;
const NEAR_STEPS = 16;

/**
 * Entropic value at risk: the tightest bound on VaR and CVaR that an exponential moment gives.
 *
 * @param losses - Finite, at least one.
 * @returns In the unit of the losses, between CVaR and the largest loss.
 *
 * Cost: about 60 passes of n exponentials. Source: quant-spec Q7.3 (Ahmadi-Javid 2012).
 */
export function entropicValueAtRisk(losses: Float64Array, alpha: number): number {
  return entropicMinimum(losses, alpha).value;
}

export interface EntropicMinimum {
  readonly value: number;
  /** ln t at which the bound is least; null where there is none to be found. */
  readonly logT: number | null;
}

/**
 * `entropicValueAtRisk` and where its bound is least.
 *
 * @param near - ln t of a sample like this one: the search then takes a quarter of the passes.
 */
export function entropicMinimum(losses: Float64Array, alpha: number, near: number | null = null): EntropicMinimum {
  if (!(alpha > 0 && alpha < 1)) throw new DomainError('E_ALPHA_RANGE', ['alpha']);
  if (losses.length === 0) throw new DomainError('E_EMPTY_SCENARIOS', ['losses']);
  let worst = -Infinity;
  for (const loss of losses) worst = loss > worst ? loss : worst;
  if (losses.length === 1) return { value: worst, logT: null };
  const deviation = sampleDeviation(momentsOf(losses));
  if (!(deviation > 0)) return { value: worst, logT: null };

  const bound = (logT: number): number => {
    const t = exp(logT);
    let sum = 0;
    for (const loss of losses) sum += exp((loss - worst) / t);
    return worst + t * log(sum / losses.length / (1 - alpha));
  };
  const centre = near ?? log(deviation);
  const reach = near === null ? SEARCH_DECADES : NEAR_REACH;
  const logT = goldenSection(bound, centre - reach, centre + reach, near === null ? SEARCH_STEPS : NEAR_STEPS);
  return { value: Math.min(worst, bound(logT)), logT };
}
