import { wonSteps } from '../risk/loss-exceedance.ts';
import { annualTail, excessDeviation } from '../threat/annual-loss.ts';
import type { AnnualLossLaw, ComponentsOptions } from '../threat/annual-loss.ts';
import { planLossLaw } from '../threat/regime-loss.ts';
import type { ThreatPlan } from '../threat/threat-plan.ts';
import { roundLossWon } from '../units/won.ts';
import { exactEstimate } from './estimates.ts';
import type { TailMeasures } from './run-result.ts';

/** Points for figures of many plans side by side and for error bars: VaR to 2e-4 of its value in a few hundredths of a second. */
export const COARSE_POINTS = 2 ** 16;
const CURVE_POINTS = 40;
/** The curve runs from a tenth of the loss years to one year in ten thousand. */
const CURVE_START = 0.9;
const CURVE_END = 1e-4;

/**
 * Law of the threat losses of a plan over its year, or up to a day, shared shocks included (ruling 5).
 *
 * @param points - A power of two; 2^19 unless given, 2^18 where the levels follow a chain.
 *
 * Cost: a quarter of a second with the default, three quarters of a second under a chain.
 */
export function threatLossLaw(plan: ThreatPlan, options: ComponentsOptions = {}, points?: number): AnnualLossLaw {
  return planLossLaw(plan, options, points);
}

/** Mean, VaR and CVaR without sampling error. */
export function exactTail(law: AnnualLossLaw): TailMeasures {
  const figure = (won: number): TailMeasures['mean'] => exactEstimate('KRW', roundLossWon(won));
  const [wide, narrow] = [annualTail(law, 0.95), annualTail(law, 0.99)];
  return {
    mean: exactEstimate('KRW', law.meanKrw),
    valueAtRisk95: figure(wide.valueAtRiskKrw),
    conditionalValueAtRisk95: figure(wide.conditionalValueAtRiskKrw),
    valueAtRisk99: figure(narrow.valueAtRiskKrw),
    conditionalValueAtRisk99: figure(narrow.conditionalValueAtRiskKrw),
  };
}

/** Whole won at equal ratios between the smaller loss years and the loss of one year in ten thousand; none where no such year is. */
export function curveLosses(law: AnnualLossLaw): number[] {
  const start = CURVE_START * (1 - law.probabilities[0]!);
  const onLattice = law.probabilities.reduce((sum, probability) => sum + probability, 0);
  const end = Math.max(CURVE_END, 2 * (1 - onLattice));
  if (!(start > end)) return [];
  const low = Math.max(1, annualTail(law, 1 - start).valueAtRiskKrw);
  const high = Math.max(low, annualTail(law, 1 - end).valueAtRiskKrw);
  return wonSteps(low, high, CURVE_POINTS);
}

/**
 * Least standard error of a simulated CVaR of `count` paths: what the threat losses alone leave open by their exact law. A sample
 * that missed the rare large events would call itself far too sure (threat-spec 5.6).
 *
 * @param law - Of the threat losses in it.
 * @param threshold - VaR less the mean of everything else in the loss, KRW.
 */
export function leastCvarError(law: AnnualLossLaw, threshold: number, alpha: number, count: number): number {
  return excessDeviation(law, threshold) / ((1 - alpha) * Math.sqrt(count));
}
