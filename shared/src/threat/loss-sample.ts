import { DomainError } from '../errors.ts';
import { tailRisk } from '../risk/tail-risk.ts';

/** LEC(x) = P(L > x), strict, of equally likely losses. */
export function sampleExceedance(losses: ArrayLike<number>, x: number): number {
  if (losses.length === 0) throw new DomainError('E_EMPTY_SCENARIOS', ['losses']);
  let above = 0;
  for (let at = 0; at < losses.length; at++) if (losses[at]! > x) above++;
  return above / losses.length;
}

export interface TailContributions {
  readonly valueAtRisk: number;
  readonly conditionalValueAtRisk: number;
  /** One a component, in the unit of the losses; they add up to CVaR. */
  readonly contributions: readonly number[];
}

/**
 * Splits CVaR among components (threat-spec 8.2): weight 1/((1−α)S) above VaR, the rest of the mass spread equally over the
 * scenarios at VaR.
 *
 * @param components - Scenario-major: one row of component losses for each of S scenarios; all rows of one length.
 * @throws DomainError E_ALPHA_RANGE, E_EMPTY_SCENARIOS, E_NOT_FINITE or E_LENGTH.
 */
export function tailContributions(components: readonly (readonly number[])[], alpha: number): TailContributions {
  const width = components[0]?.length ?? 0;
  const ragged = components.findIndex((row) => row.length !== width);
  if (ragged >= 0) throw new DomainError('E_LENGTH', ['components', String(ragged)]);
  const totals = Float64Array.from(components, (row) => row.reduce((sum, loss) => sum + loss, 0));
  const { valueAtRisk, conditionalValueAtRisk } = tailRisk(totals, alpha);

  const weightAbove = 1 / ((1 - alpha) * totals.length);
  const above = totals.reduce((count, total) => count + (total > valueAtRisk ? 1 : 0), 0);
  const atVar = totals.reduce((count, total) => count + (total === valueAtRisk ? 1 : 0), 0);
  const weightAtVar = (1 - above * weightAbove) / atVar;
  const contributions = Array.from({ length: width }, () => 0);
  components.forEach((row, scenario) => {
    const total = totals[scenario]!;
    if (total < valueAtRisk) return;
    const weight = total > valueAtRisk ? weightAbove : weightAtVar;
    row.forEach((loss, at) => {
      contributions[at] = contributions[at]! + weight * loss;
    });
  });
  return { valueAtRisk, conditionalValueAtRisk, contributions };
}
