import { describe, expect, it } from 'vitest';

import { annualLossExpectancy } from '../threat/ale.ts';
import { controlCatalogue } from '../threat/catalogue.ts';
import { annualControlCost, missingRequirements } from '../threat/controls.ts';
import { constantLevel } from '../threat/frequency.ts';
import { budgetFrontier } from './control-frontier.ts';
import { expectedLossUnder, selectControls, selectControlsGreedily } from './control-selection.ts';

function lossesAt(level: number): Record<string, number> {
  const { perThreat } = annualLossExpectancy({ levelPlan: constantLevel(level), calibration: 'prudent' }, []);
  return Object.fromEntries(perThreat.map((threat) => [threat.threatId, threat.uncontrolledAleKrw]));
}

const calm = lossesAt(0);
const ids = controlCatalogue.controls.map((control) => control.id);

/** Every set of a few controls within the budget, valued one by one. */
function bestByBruteForce(open: readonly string[], budgetKrw: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let mask = 0; mask < 2 ** open.length; mask++) {
    const set = open.filter((_, at) => (mask >> at) % 2 === 1);
    if (annualControlCost(set) > budgetKrw || missingRequirements(set).length > 0) continue;
    best = Math.min(best, expectedLossUnder(set, calm));
  }
  return best;
}

describe('the exact choice of controls', () => {
  it.each([300e6, 700e6, 1200e6])('finds what trying every set finds, budget %d', (budgetKrw) => {
    const open = ['C01', 'C02', 'C05', 'C06', 'C12', 'C16', 'C17', 'C20', 'C21'];
    const chosen = selectControls({
      expectedLossKrw: calm,
      budgetKrw,
      excluded: ids.filter((id) => !open.includes(id)),
    });
    expect(chosen.aleKrw).toBeCloseTo(bestByBruteForce(open, budgetKrw), 3);
  });

  it('keeps the controls in force and charges only what is added', () => {
    const current = controlCatalogue.typicalPosture.controls;
    const chosen = selectControls({ expectedLossKrw: calm, budgetKrw: 500e6, current });
    expect(chosen.controls).toEqual(expect.arrayContaining([...current]));
    expect(chosen.costKrw).toBe(annualControlCost(chosen.added));
    expect(chosen.costKrw).toBeLessThanOrEqual(500e6);
    expect(chosen.aleKrw).toBeLessThan(expectedLossUnder(current, calm));
  });

  it('buys nothing when there is no budget', () => {
    const current = controlCatalogue.typicalPosture.controls;
    expect(selectControls({ expectedLossKrw: calm, budgetKrw: 0, current })).toMatchObject({
      controls: current,
      added: [],
      costKrw: 0,
    });
  });

  it('buys mandatory controls whatever they bring, and none that is excluded', () => {
    const chosen = selectControls({ expectedLossKrw: calm, budgetKrw: 1e9, mandatory: ['C20'], excluded: ['C01'] });
    expect(chosen.controls).toContain('C20');
    expect(chosen.controls).not.toContain('C01');
  });

  it('never buys threat intelligence without patching or monitoring', () => {
    for (const budgetKrw of [150e6, 330e6, 450e6, 900e6]) {
      const only = { T05: 1e9, T11: 5e9 }; // C16 is cheap and good against both
      const chosen = selectControls({ expectedLossKrw: only, budgetKrw });
      expect(missingRequirements(chosen.controls)).toEqual([]);
    }
  });

  it('prefers the cheaper plan when a control changes nothing', () => {
    // C14 acts on outages only; without them it is never worth its price, and free losses keep the answer empty.
    expect(selectControls({ expectedLossKrw: { T14: 0 }, budgetKrw: 1e9 }).controls).toEqual([]);
    expect(selectControls({ expectedLossKrw: { T09: 1e9 }, budgetKrw: 10e9 }).controls).toEqual(['C21', 'C22']);
  });

  it('stops at a net optimum, where no single control brings more than it costs', () => {
    const chosen = selectControls({ expectedLossKrw: calm, budgetKrw: 7.5e9, objective: 'net' });
    for (const control of controlCatalogue.controls) {
      if (chosen.controls.includes(control.id) || missingRequirements([...chosen.controls, control.id]).length > 0)
        continue;
      expect(chosen.aleKrw - expectedLossUnder([...chosen.controls, control.id], calm)).toBeLessThanOrEqual(
        control.annualCost,
      );
    }
  });

  it('is never worse than the greedy baseline, and better at 심각 with 2 billion', () => {
    const input = { expectedLossKrw: lossesAt(4), budgetKrw: 2e9 };
    expect(selectControls(input).aleKrw).toBeLessThan(selectControlsGreedily(input).aleKrw);
    for (const budgetKrw of [0.2e9, 0.6e9, 1.4e9, 3e9]) {
      const same = { expectedLossKrw: calm, budgetKrw };
      expect(selectControls(same).aleKrw).toBeLessThanOrEqual(selectControlsGreedily(same).aleKrw * (1 + 1e-12));
    }
  });
});

it.each([
  [{ budgetKrw: -1 }, 'E_BUDGET_NEGATIVE'],
  [{ budgetKrw: Number.NaN }, 'E_NOT_FINITE'],
  [{ budgetKrw: 500e6, mandatory: ['C13'] }, 'E_MANDATORY_OVER_BUDGET'],
  [{ budgetKrw: 1e9, mandatory: ['C99'] }, 'E_CONTROL_UNKNOWN'],
  [{ budgetKrw: 1e9, current: ['C16'] }, 'E_REQUIREMENT'],
  [{ budgetKrw: 160e6, mandatory: ['C16'] }, 'E_INFEASIBLE'],
])('refuses %o', (change, code) => {
  expect(() => selectControls({ expectedLossKrw: calm, ...change })).toThrow(expect.objectContaining({ code }));
});

it('never lets the frontier rise, and finds its knee below the chord', () => {
  const { points, kneeAt } = budgetFrontier({ expectedLossKrw: calm }, [0, 0.5e9, 1e9, 2e9, 4e9, 7.46e9]);
  for (let at = 1; at < points.length; at++) expect(points[at]!.aleKrw).toBeLessThanOrEqual(points[at - 1]!.aleKrw);
  expect(points[kneeAt!]!.budgetKrw).toBe(2e9);
});
