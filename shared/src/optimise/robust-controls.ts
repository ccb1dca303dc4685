import { annualLossExpectancy } from '../threat/ale.ts';
import type { EffectPoint } from '../threat/controls.ts';
import { oneLevelHigher } from '../threat/frequency.ts';
import type { ThreatSetting } from '../threat/frequency.ts';
import { expectedLossUnder, selectControls } from './control-selection.ts';
import type { ControlSelection, ControlSelectionInput } from './control-selection.ts';

/** Worlds that a choice of controls is tried in (threat-spec 9.4). */
export const robustCases = ['NOMINAL', 'EFFECTS_LOW', 'LEVEL_UP', 'REPORTED'] as const;
export type RobustCase = (typeof robustCases)[number];

export interface RobustPlan extends ControlSelection {
  /** Case that the plan is the optimum of. */
  readonly optimumOf: RobustCase;
  /** Objective of this plan less that of the case's own optimum, KRW a year; never negative up to rounding. */
  readonly regretKrw: Readonly<Record<RobustCase, number>>;
  readonly largestRegretKrw: number;
}

export interface RobustChoice {
  /** The optimum of each case, with its regret in all four. */
  readonly plans: readonly RobustPlan[];
  /** The one of them with the smallest largest regret; the first such in the order of `robustCases`. */
  readonly chosen: RobustPlan;
  /** In how many of the four optima each control is; controls in none are left out. */
  readonly chosenIn: Readonly<Record<string, number>>;
}

type World = { readonly losses: Readonly<Record<string, number>>; readonly effect: EffectPoint };

function worldOf(setting: ThreatSetting, effect: EffectPoint): World {
  const { perThreat } = annualLossExpectancy(setting, []);
  return {
    losses: Object.fromEntries(perThreat.map((threat) => [threat.threatId, threat.uncontrolledAleKrw])),
    effect,
  };
}

/**
 * Exact optimum in four worlds: as stated, every effect at its low value, the level plan one level higher, the other
 * calibration. Bases stay anchored on the modes, because they describe what was observed.
 *
 * @param input - As for `selectControls`; losses come from the setting.
 * @throws DomainError as `annualLossExpectancy` and `selectControls` do.
 */
export function robustControls(
  setting: ThreatSetting,
  input: Omit<ControlSelectionInput, 'expectedLossKrw' | 'effect'>,
): RobustChoice {
  const worlds: Readonly<Record<RobustCase, World>> = {
    NOMINAL: worldOf(setting, 'mode'),
    EFFECTS_LOW: worldOf(setting, 'low'),
    LEVEL_UP: worldOf({ ...setting, levelPlan: oneLevelHigher(setting.levelPlan) }, 'mode'),
    REPORTED: worldOf({ ...setting, calibration: 'reported' }, 'mode'),
  };
  const optima = robustCases.map((name) =>
    selectControls({ ...input, expectedLossKrw: worlds[name].losses, effect: worlds[name].effect }),
  );
  const objectiveIn = (plan: ControlSelection, name: RobustCase): number => {
    const aleKrw = expectedLossUnder(plan.controls, worlds[name].losses, { ...input, effect: worlds[name].effect });
    return input.objective === 'net' ? aleKrw + plan.costKrw : aleKrw;
  };

  const plans: RobustPlan[] = [];
  for (const [at, plan] of optima.entries()) {
    const regretOf = (name: RobustCase, caseAt: number): number =>
      objectiveIn(plan, name) - optima[caseAt]!.objectiveKrw;
    const regrets = robustCases.map(regretOf);
    const regretKrw = Object.fromEntries(robustCases.map((name, caseAt) => [name, regrets[caseAt]!]));
    plans.push({
      ...plan,
      optimumOf: robustCases[at]!,
      regretKrw: regretKrw as Record<RobustCase, number>,
      largestRegretKrw: Math.max(...regrets),
    });
  }
  const chosenIn: Record<string, number> = {};
  for (const plan of plans) for (const id of plan.controls) chosenIn[id] = (chosenIn[id] ?? 0) + 1;
  return {
    plans,
    chosen: plans.reduce((best, plan) => (plan.largestRegretKrw < best.largestRegretKrw ? plan : best)),
    chosenIn,
  };
}
