import { expect, it } from 'vitest';

import { constantLevel } from '../threat/frequency.ts';
import { robustCases, robustControls } from './robust-controls.ts';

const setting = { levelPlan: constantLevel(0), calibration: 'prudent' } as const;

it('has no regret in the world that a plan is the optimum of, and none below zero anywhere', () => {
  const { plans } = robustControls(setting, { budgetKrw: 1.5e9 });
  for (const plan of plans) {
    expect(Math.abs(plan.regretKrw[plan.optimumOf])).toBeLessThan(1);
    for (const name of robustCases) expect(plan.regretKrw[name]).toBeGreaterThan(-1);
  }
});

it('chooses the plan whose worst regret is smallest, and counts in how many worlds a control is bought', () => {
  const { plans, chosen, chosenIn } = robustControls(setting, { budgetKrw: 1.5e9 });
  expect(chosen.largestRegretKrw).toBe(Math.min(...plans.map((plan) => plan.largestRegretKrw)));
  expect(chosenIn['C21']).toBe(plans.filter((plan) => plan.controls.includes('C21')).length);
});

it('keeps current controls in every world', () => {
  const { plans } = robustControls(setting, { budgetKrw: 0.5e9, current: ['C15', 'C20'] });
  for (const plan of plans) expect(plan.controls).toEqual(expect.arrayContaining(['C15', 'C20']));
});
