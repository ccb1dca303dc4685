import { describe, expect, it } from 'vitest';

import { controlCatalogue } from './catalogue.ts';
import { annualLossExpectancy } from './ale.ts';
import { controlFactors } from './controls.ts';
import { constantLevel } from './frequency.ts';
import { buildThreatPlan, factorTable } from './threat-plan.ts';
import { applyControls, createThreatYear, horizonDays, sampleThreatYear, threatLossKrw } from './threat-year.ts';

const SEED = 20261122;
const calm = { levelPlan: constantLevel(0), calibration: 'prudent', controls: [] as readonly string[] } as const;
const typical = controlCatalogue.typicalPosture.controls;
const all = controlCatalogue.controls.map((control) => control.id);

describe('the events of a year', () => {
  it('gives the same bits for the same seed and path, whatever was drawn before', () => {
    const plan = buildThreatPlan(calm);
    const first = createThreatYear();
    sampleThreatYear(plan, SEED, 7, first);
    const second = createThreatYear();
    for (let path = 0; path < 20; path++) sampleThreatYear(plan, SEED, path, second);
    sampleThreatYear(structuredClone(plan), SEED, 7, second);
    expect(second.count).toBe(first.count);
    expect(second.severityKrw.slice(0, first.count)).toEqual(first.severityKrw.slice(0, first.count));
    expect(second.timeDays.slice(0, first.count)).toEqual(first.timeDays.slice(0, first.count));
  });

  it('leaves the draws of a threat alone when another one is switched off', () => {
    const both = createThreatYear();
    const one = createThreatYear();
    for (let path = 0; path < 50; path++) {
      sampleThreatYear(buildThreatPlan(calm), SEED, path, both);
      sampleThreatYear(buildThreatPlan({ ...calm, exposures: { T03: 0 } }), SEED, path, one);
      const without = both.severityKrw.slice(0, both.count).filter((_, at) => both.threat[at] !== 3);
      expect(one.severityKrw.slice(0, one.count)).toEqual(without);
    }
  });

  it('has as many expected events as the closed form, shared shocks included', () => {
    const setting = {
      ...calm,
      levelPlan: [
        { level: 0, days: 200 },
        { level: 3, days: 165 },
      ],
    };
    const plan = buildThreatPlan(setting);
    const expected = annualLossExpectancy(setting, []);
    for (const threat of plan.threats) {
      const closed = expected.perThreat.find((item) => item.threatId === threat.id)!;
      expect(threat.expectedEvents).toBeCloseTo(closed.uncontrolledFrequency, 12);
      const shocks = plan.shocks.flatMap((shock) =>
        shock.hits
          .filter((hit) => plan.threats[hit.threatIndex] === threat)
          .map((hit) => hit.probability * shock.arrivals.mean),
      );
      expect(threat.own.mean + shocks.reduce((sum, mean) => sum + mean, 0)).toBeCloseTo(
        closed.uncontrolledFrequency,
        12,
      );
    }
  });

  it('puts as many events into a segment as its share of the intensity says', () => {
    // 165 days at 경계 multiply a STATE rate by 5: 825 of 1,025 weighted days, 80.5 %.
    const plan = buildThreatPlan({
      ...calm,
      levelPlan: [
        { level: 0, days: 200 },
        { level: 3, days: 165 },
      ],
      hasCommonCause: false,
    });
    const year = createThreatYear();
    let late = 0;
    let count = 0;
    for (let path = 0; path < 20_000; path++) {
      sampleThreatYear(plan, SEED, path, year);
      for (let at = 0; at < year.count; at++) {
        expect(year.timeDays[at]! > 0 && year.timeDays[at]! < 365).toBe(true);
        if (year.threat[at] !== 5) continue;
        count++;
        if (year.timeDays[at]! >= 200) late++;
      }
    }
    const share = 825 / 1025;
    expect(Math.abs(late / count - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / count));
  });
});

describe('controls act on the same events', () => {
  it('returns the loss without controls when F and M are 1', () => {
    const year = createThreatYear();
    for (let path = 0; path < 500; path++) {
      sampleThreatYear(buildThreatPlan(calm), SEED, path, year);
      const uncontrolled = year.severityKrw.slice(0, year.count).reduce((sum, loss) => sum + loss, 0);
      expect(threatLossKrw(year)).toBe(uncontrolled);
    }
  });

  it('values a path under other controls as a run with those controls would', () => {
    const bare = buildThreatPlan(calm);
    const controlled = buildThreatPlan({ ...calm, controls: typical });
    const year = createThreatYear();
    for (let path = 0; path < 500; path++) {
      sampleThreatYear(controlled, SEED, path, year);
      const direct = threatLossKrw(year);
      sampleThreatYear(bare, SEED, path, year);
      expect(applyControls(year, controlled.factors)).toBe(direct);
    }
  });

  it('never raises the loss of any path when a control is added', () => {
    const plan = buildThreatPlan(calm);
    const year = createThreatYear();
    const chains = [all, all.toReversed(), [...typical, ...all.filter((id) => !typical.includes(id))]];
    const tables = chains.map((chain) => chain.map((_, at) => factorTable(controlFactors(chain.slice(0, at + 1)))));
    for (let path = 0; path < 400; path++) {
      sampleThreatYear(plan, SEED, path, year);
      for (const chain of tables) {
        let before = threatLossKrw(year);
        for (const table of chain) {
          const after = applyControls(year, table);
          expect(after).toBeLessThanOrEqual(before);
          before = after;
        }
        applyControls(year, plan.factors);
      }
    }
  });

  it('counts only events of the horizon, and the whole year by default', () => {
    const year = createThreatYear();
    const plan = buildThreatPlan(calm);
    for (let path = 0; path < 200; path++) {
      sampleThreatYear(plan, SEED, path, year);
      expect(threatLossKrw(year, horizonDays(60))).toBeLessThanOrEqual(threatLossKrw(year));
      expect(threatLossKrw(year, horizonDays(252))).toBe(threatLossKrw(year));
    }
  });

  it.each([
    ['no controls', []],
    ['the typical posture', typical],
  ])('has the mean of the closed form within 4 standard errors: %s', (_, controls) => {
    const paths = 100_000;
    const expected = annualLossExpectancy(calm, controls);
    // Shared shocks hit T05 and T12 together and add a covariance below 1e-5 of this variance.
    const variance = expected.perThreat.reduce(
      (sum, { frequency, M, baseMean, sigma }) => sum + frequency * (M * baseMean) ** 2 * Math.exp(sigma ** 2),
      0,
    );
    const plan = buildThreatPlan({ ...calm, controls });
    const year = createThreatYear();
    let sum = 0;
    for (let path = 0; path < paths; path++) {
      sampleThreatYear(plan, SEED, path, year);
      sum += threatLossKrw(year);
    }
    expect(Math.abs(sum / paths - expected.totalAleKrw)).toBeLessThan(4 * Math.sqrt(variance / paths));
  });
});

it.each([
  ['a control that is not in the catalogue', { controls: ['C99'] }, 'E_CONTROL_UNKNOWN'],
  ['a control twice', { controls: ['C01', 'C01'] }, 'E_DUPLICATE'],
  ['threat intelligence without patching or monitoring', { controls: ['C16'] }, 'E_REQUIREMENT'],
  ['a level plan of 364 days', { levelPlan: [{ level: 0, days: 364 }] }, 'E_SEGMENTS_SUM'],
  ['level 5', { levelPlan: [{ level: 5, days: 365 }] }, 'E_LEVEL_UNKNOWN'],
  ['exposure 11', { exposures: { T01: 11 } }, 'E_EXPOSURE_RANGE'],
  ['exposure to an unknown threat', { exposures: { T99: 1 } }, 'E_NOT_FOUND'],
])('refuses %s', (_, change, code) => {
  expect(() => buildThreatPlan({ ...calm, ...change })).toThrow(expect.objectContaining({ code }));
});
