import { DomainError } from '../errors.ts';
import { exp, log } from '../random/elementary.ts';
import { momentsOf, sampleDeviation } from '../stats/moments.ts';
import { goldenSection } from '../stats/root.ts';

/** Range of t around the deviation of the losses in which the minimum is sought (quant-spec Q7.3). */
const SEARCH_DECADES = 4 * Math.LN10;
const SEARCH_STEPS = 60;

/**
 * Entropic value at risk: the tightest bound on VaR and CVaR that an exponential moment gives.
 *
 * @param losses - Finite, at least one.
 * @returns In the unit of the losses, between CVaR and the largest loss.
 *
 * Cost: about 60 passes of n exponentials. Source: quant-spec Q7.3 (Ahmadi-Javid 2012).
 */
export function entropicValueAtRisk(losses: Float64Array, alpha: number): number {
  if (!(alpha > 0 && alpha < 1)) throw new DomainError('E_ALPHA_RANGE', ['alpha']);
  if (losses.length === 0) throw new DomainError('E_EMPTY_SCENARIOS', ['losses']);
  let worst = -Infinity;
  for (const loss of losses) worst = loss > worst ? loss : worst;
  if (losses.length === 1) return worst;
  const deviation = sampleDeviation(momentsOf(losses));
  if (!(deviation > 0)) return worst;

  const bound = (logT: number): number => {
    const t = exp(logT);
    let sum = 0;
    for (const loss of losses) sum += exp((loss - worst) / t);
    return worst + t * log(sum / losses.length / (1 - alpha));
  };
  const centre = log(deviation);
  const best = goldenSection(bound, centre - SEARCH_DECADES, centre + SEARCH_DECADES, SEARCH_STEPS);
  return Math.min(worst, bound(best));
}
