import { describe, expect, it } from 'vitest';

import { annualLossExpectancy } from '../threat/ale.ts';
import { constantLevel } from '../threat/frequency.ts';
import { controlSpace, selectControlsByProgramme } from './control-programme.ts';
import { selectControls } from './control-selection.ts';
import { jointOptimum, jointPlansBySet, largestExpectedProfit } from './joint-optimum.ts';
import type { JointProblem } from './joint-optimum.ts';

describe('the two methods for controls', () => {
  it.each([
    { level: 0, budgetKrw: 1e9, objective: 'ale' },
    { level: 4, budgetKrw: 0.8e9, objective: 'ale' },
    { level: 0, budgetKrw: 7.5e9, objective: 'net' },
  ] as const)('agree: %o', async ({ level, budgetKrw, objective }) => {
    const { perThreat } = annualLossExpectancy({ levelPlan: constantLevel(level), calibration: 'prudent' }, []);
    const expectedLossKrw = Object.fromEntries(perThreat.map((threat) => [threat.threatId, threat.uncontrolledAleKrw]));
    const byEnumeration = selectControls({ expectedLossKrw, budgetKrw, objective });
    const byProgramme = await selectControlsByProgramme({ expectedLossKrw, budgetKrw, objective });
    expect(byProgramme.controls).toEqual(byEnumeration.controls);
    expect(byProgramme.objectiveKrw / byEnumeration.objectiveKrw).toBeCloseTo(1, 9);
  });
});

describe('securities and controls under one budget', () => {
  // Ten years that are equally likely: one loses 100 million to a threat, the share gains or loses 10 %.
  const problem: JointProblem = {
    returns: Array.from({ length: 10 }, (_, year) => [year % 2 === 0 ? 0.1 : -0.1]),
    uncontrolledLossKrw: Array.from({ length: 10 }, (_, year) => [year === 9 ? 100e6 : 0]),
    space: controlSpace(
      [{ id: 'half', group: 'G', costKrw: 10e6, frequencyReduction: { loss: 0.5 }, magnitudeReduction: {} }],
      { G: 1 },
      ['loss'],
    ),
    alpha: 0.9,
    budgetKrw: 1e9,
    cashReturn: 0,
    maxShareOfSecurities: 1,
    minimumExpectedProfitKrw: null,
  };

  it('buys a control of 10 million that halves a loss of 100 million, and holds cash', async () => {
    const plan = await jointOptimum(problem);
    expect(plan).toMatchObject({ controls: ['half'], controlCostKrw: 10e6 });
    expect(plan!.cvarKrw).toBeCloseTo(60e6, 2);
    expect(plan!.cashKrw).toBeCloseTo(990e6, 2);
  });

  it('leaves the control out when it costs more than it saves', async () => {
    const dear = controlSpace(
      [{ id: 'half', group: 'G', costKrw: 51e6, frequencyReduction: { loss: 0.5 }, magnitudeReduction: {} }],
      { G: 1 },
      ['loss'],
    );
    expect(await jointOptimum({ ...problem, space: dear })).toMatchObject({ controls: [] });
  });

  it('has no plan for a profit that nothing reaches', async () => {
    // Shares and cash earn nothing on average, the threat costs 10 million a year, the control as much as it saves and more.
    expect(await jointOptimum({ ...problem, minimumExpectedProfitKrw: 1 })).toBeNull();
    expect(await largestExpectedProfit(problem)).toBeCloseTo(-10e6, 2);
  });

  it('finds the best of all sets, each solved on its own', async () => {
    const plans = await jointPlansBySet(problem);
    expect(plans.map((plan) => plan.controls)).toEqual([['half'], []]);
    expect((await jointOptimum(problem))!.cvarKrw).toBeCloseTo(plans[0]!.cvarKrw, 2);
  });
});
