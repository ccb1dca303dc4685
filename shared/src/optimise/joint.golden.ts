import type { GoldenOp } from '../golden-op.ts';
import { controlSpace } from './control-programme.ts';
import { jointOptimum, jointPlansBySet, largestExpectedProfit } from './joint-optimum.ts';

interface JointInput {
  readonly minimumExpectedProfit: number | null;
  readonly returns: readonly (readonly number[])[];
  readonly uncontrolledLosses: readonly (readonly number[])[];
  readonly alpha: number;
  readonly budget: number;
  readonly cashRate: number;
  readonly maxShareOfSecurities: number;
  readonly groups: Readonly<Record<string, number>>;
  readonly controls: readonly {
    readonly id: string;
    readonly group: string;
    readonly annualCost: number;
    readonly frequencyReduction: Readonly<Record<string, number>>;
    readonly magnitudeReduction: Readonly<Record<string, number>>;
  }[];
}

async function jointCase(input: JointInput): Promise<object> {
  const threats = input.uncontrolledLosses[0]!.map((_, at) => String(at));
  const controls = input.controls.map((control) => ({ ...control, costKrw: control.annualCost }));
  const problem = {
    returns: input.returns,
    uncontrolledLossKrw: input.uncontrolledLosses,
    space: controlSpace(controls, input.groups, threats),
    alpha: input.alpha,
    budgetKrw: input.budget,
    cashReturn: input.cashRate,
    maxShareOfSecurities: input.maxShareOfSecurities,
    minimumExpectedProfitKrw: input.minimumExpectedProfit,
  };
  const best = await jointOptimum(problem);
  if (!best) return { status: 'INFEASIBLE', largestExpectedProfit: await largestExpectedProfit(problem) };
  const plans = await jointPlansBySet(problem);
  return {
    status: 'OPTIMAL',
    objectiveCVaR: best.cvarKrw,
    controls: best.controls,
    controlCost: best.controlCostKrw,
    secondBestControlSetCVaR: plans[1]?.cvarKrw,
    worstControlSetCVaR: plans.at(-1)?.cvarKrw,
    feasibleControlSets: plans.length,
    expectedProfitAtLeast: best.expectedProfitKrw,
  };
}

/** Operation of golden-threat 22. */
export const jointGolden: Readonly<Record<string, GoldenOp>> = { 'threat.joint-optimum': jointCase };
