import { annualLossExpectancy } from '../threat/ale.ts';
import { annualTail } from '../threat/annual-loss.ts';
import { expectedDays, reachProbabilities } from '../threat/level-chain.ts';
import { buildThreatPlan } from '../threat/threat-plan.ts';
import { roundLossWon, roundWon } from '../units/won.ts';
import { threatLossLaw } from './exact-threat-law.ts';
import type { SimulationPlan } from './plan.ts';
import type { RunInputs } from './run-inputs.ts';
import type { CommonRegimeReport } from './run-result.ts';
import { settingOf } from './threat-setting.ts';

/**
 * What the common regime of a run makes of its year, beside the same plan with the levels as they were entered. Everything is exact.
 *
 * @returns Null where the link is off.
 *
 * Cost: one law of a year's losses, a quarter of a second.
 */
export function commonRegimeReport(
  inputs: RunInputs,
  { threats: { chain }, horizonDays }: Pick<SimulationPlan, 'threats' | 'horizonDays'>,
): CommonRegimeReport | null {
  if (chain === null) return null;
  const setting = { ...settingOf(inputs), commonRegime: null };
  const controls = [...inputs.controls, ...(inputs.addedControls ?? [])];
  const law = threatLossLaw(buildThreatPlan({ ...setting, controls }));
  return {
    expectedDays: expectedDays(chain),
    reachProbabilities: reachProbabilities(chain, horizonDays),
    annualLossExpectancyAtPlanKrw: roundWon(annualLossExpectancy(setting, controls).totalAleKrw),
    conditionalValueAtRisk99AtPlanKrw: roundLossWon(annualTail(law, 0.99).conditionalValueAtRiskKrw),
  };
}
