import { describe, expect, it } from 'vitest';

import { importanceTailRisk } from '../risk/importance-sampling.ts';
import { momentsOf, sampleDeviation } from '../stats/moments.ts';
import { annualLossLaw, annualTail, exceedance, fittedLattice, lossComponents } from './annual-loss.ts';
import { controlCatalogue } from './catalogue.ts';
import { buildIssuerPlan, createIssuerJumps, jumpCauses, sampleIssuerJumps } from './issuer-events.ts';
import { bodyStart, buildThreatMixture, componentAt } from './threat-mixture.ts';
import type { ThreatMixture } from './threat-mixture.ts';
import { buildThreatPlan } from './threat-plan.ts';
import type { ThreatPlan } from './threat-plan.ts';
import { createThreatYear, horizonDays, sampleThreatYear, threatLossKrw } from './threat-year.ts';

const SEED = 20261123;
const rising = [
  { level: 0, days: 50 },
  { level: 3, days: 100 },
  { level: 1, days: 215 },
];
const typical = controlCatalogue.typicalPosture.controls;

interface Case {
  readonly plan: ThreatPlan;
  readonly days: number;
  readonly mixture: ThreatMixture;
  readonly valueAtRisk: number;
  readonly conditionalValueAtRisk: number;
  exceedance(loss: number): number;
}

function caseOf(sessions: number, hasCommonCause: boolean, levelPlan = rising): Case {
  const plan = buildThreatPlan({ levelPlan, calibration: 'prudent', controls: typical, hasCommonCause });
  const days = horizonDays(sessions);
  const parts = lossComponents(plan, { untilDays: days });
  const law = annualLossLaw(parts.components, parts.shocks, fittedLattice(parts));
  const { valueAtRiskKrw, conditionalValueAtRiskKrw } = annualTail(law, 0.99);
  return {
    plan,
    days,
    mixture: buildThreatMixture(plan, { untilDays: days, thresholdsKrw: [valueAtRiskKrw] })!,
    valueAtRisk: valueAtRiskKrw,
    conditionalValueAtRisk: conditionalValueAtRiskKrw,
    exceedance: (loss) => exceedance(law, loss),
  };
}

function drawn(
  { plan, days, mixture }: Case,
  seed: number,
  paths: number,
): { losses: Float64Array; weights: Float64Array } {
  const year = createThreatYear();
  const losses = new Float64Array(paths);
  const weights = new Float64Array(paths);
  for (let path = 0; path < paths; path++) {
    sampleThreatYear(plan, seed, path, year, mixture);
    losses[path] = threatLossKrw(year, days);
    weights[path] = year.weight;
  }
  return { losses, weights };
}

const quarter = caseOf(60, true);

describe('the components of a block of 1,024 paths', () => {
  it('are half nobody, and for the rest each as often as it has slots', () => {
    for (const block of [0, 7, 1_000_000]) {
      const seen = quarter.mixture.components.map(() => 0);
      let untilted = 0;
      for (let path = block * 1024; path < (block + 1) * 1024; path++) {
        const component = componentAt(quarter.mixture, SEED, path);
        if (component === null) untilted++;
        else seen[quarter.mixture.components.indexOf(component)]!++;
      }
      expect(untilted).toBe(512);
      expect(seen).toEqual(quarter.mixture.components.map(({ slots }) => slots));
    }
  });
  it('leave the untilted paths side by side, where `bodyStart` says', () => {
    const starts = new Set<number>();
    for (let block = 0; block < 20; block++) {
      const start = bodyStart(SEED, block);
      starts.add(start);
      for (const at of [0, 511]) expect(componentAt(quarter.mixture, SEED, block * 1024 + start + at)).toBeNull();
      expect(componentAt(quarter.mixture, SEED, block * 1024 + 512 - start)).not.toBeNull();
    }
    expect([...starts].toSorted((a, b) => a - b)).toEqual([0, 512]);
  });
  it('favour nobody in a block that is cut short: the first path of many is of each component as often as it has slots', () => {
    const seen = quarter.mixture.components.map(() => 0);
    const blocks = 40_000;
    for (let block = 0; block < blocks; block++) {
      const component = componentAt(quarter.mixture, SEED, block * 1024);
      if (component !== null) seen[quarter.mixture.components.indexOf(component)]!++;
    }
    quarter.mixture.components.forEach(({ slots }, at) => {
      const share = slots / 1024;
      expect(Math.abs(seen[at]! / blocks - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / blocks));
    });
  });
});

describe('a path of the mixture', () => {
  it('is the path of the plan where it is untilted', () => {
    const [tilted, plain] = [createThreatYear(), createThreatYear()];
    for (let path = 0; path < 1024; path++) {
      if (componentAt(quarter.mixture, SEED, path) !== null) continue;
      sampleThreatYear(quarter.plan, SEED, path, tilted, quarter.mixture);
      sampleThreatYear(quarter.plan, SEED, path, plain);
      expect(tilted.count).toBe(plain.count);
      expect(tilted.lossKrw.slice(0, plain.count)).toEqual(plain.lossKrw.slice(0, plain.count));
    }
  });
  it('has exactly one event more where it is tilted, within the horizon, which controls leave', () => {
    const [tilted, plain] = [createThreatYear(), createThreatYear()];
    for (let path = 0; path < 1024; path++) {
      const component = componentAt(quarter.mixture, SEED, path);
      if (component === null || component.shock > 0) continue; // a shock may hit other threats as well
      sampleThreatYear(quarter.plan, SEED, path, tilted, quarter.mixture);
      sampleThreatYear(quarter.plan, SEED, path, plain);
      expect(tilted.count).toBe(plain.count + 1);
      expect(threatLossKrw(tilted, quarter.days)).toBeGreaterThan(threatLossKrw(plain, quarter.days));
    }
  });
  it('never weighs more than 2, and 1 on average', () => {
    const { weights } = drawn(quarter, SEED, 128 * 1024);
    const moments = momentsOf(weights);
    expect(Math.max(...weights.subarray(0, 50_000))).toBeLessThanOrEqual(2);
    expect(weights.every((weight) => weight > 0 && weight <= 2)).toBe(true);
    expect(Math.abs(moments.mean - 1)).toBeLessThan((4 * sampleDeviation(moments)) / Math.sqrt(weights.length));
  });
  it('weighs the same whatever the currency', () => {
    const inDollars = {
      ...quarter.plan,
      threats: quarter.plan.threats.map((threat) => ({ ...threat, mu: threat.mu - Math.log(1400) })),
    };
    const mixture = buildThreatMixture(inDollars, {
      untilDays: quarter.days,
      thresholdsKrw: [quarter.valueAtRisk / 1400],
    })!;
    expect(mixture.components).toEqual(quarter.mixture.components);
    const [won, dollars] = [createThreatYear(), createThreatYear()];
    for (let path = 0; path < 2048; path++) {
      sampleThreatYear(quarter.plan, SEED, path, won, quarter.mixture);
      sampleThreatYear(inDollars, SEED, path, dollars, mixture);
      expect(dollars.weight / won.weight).toBeCloseTo(1, 9);
    }
  });
});

describe('the tail from weighted paths', () => {
  it.each([
    ['a month with shared shocks', caseOf(20, true)],
    ['a quarter in which the level rises', quarter],
    ['a year without shared shocks, golden case 28', caseOf(252, false, [{ level: 0, days: 365 }])],
  ])('is that of the exact law within 4 standard errors: %s', (_, item) => {
    const { losses, weights } = drawn(item, 3, 64 * 1024);
    const { valueAtRisk, conditionalValueAtRisk, standardError, effectiveTailPaths } = importanceTailRisk(
      losses,
      weights,
      0.99,
    );
    expect(Math.abs(conditionalValueAtRisk - item.conditionalValueAtRisk)).toBeLessThan(4 * standardError);
    expect(standardError / conditionalValueAtRisk).toBeLessThan(0.01); // plain sampling: 7 to 20 %
    expect(Math.abs(valueAtRisk / item.valueAtRisk - 1)).toBeLessThan(0.05);
    expect(effectiveTailPaths).toBeGreaterThan(1000);
    for (const loss of [1e8, 1e9, 1e10, 3e10, 1e11]) {
      const hits = momentsOf(losses.map((value, path) => (value > loss ? weights[path]! : 0)));
      const error = sampleDeviation(hits) / Math.sqrt(losses.length);
      expect(Math.abs(hits.mean - item.exceedance(loss))).toBeLessThan(4 * error);
    }
  });
});

describe('a shock that the mixture adds', () => {
  const symbols = Array.from({ length: 8 }, (_, at) => String(100_000 + 10 * at));
  const issuers = buildIssuerPlan({
    symbols,
    sectors: symbols.map(() => 'BANK'),
    volatilities: symbols.map(() => 0.3),
    levelPlan: rising,
    horizonSessions: 60,
  });

  it('moves the shares as well, and their weighted jumps are as frequent as without a mixture', () => {
    const jumps = createIssuerJumps();
    const year = createThreatYear();
    const paths = 64 * 1024;
    const shockJumps = (mixture: ThreatMixture | null, path: number): number => {
      sampleIssuerJumps({ ...issuers, mixture }, SEED, path, 60, jumps);
      let count = 0;
      for (let at = 0; at < jumps.count; at++) if (jumpCauses[jumps.cause[at]!] === 'SHOCK') count++;
      return count;
    };
    const plain = new Float64Array(paths);
    const weighted = new Float64Array(paths);
    const unweighted = new Float64Array(paths);
    for (let path = 0; path < paths; path++) {
      plain[path] = shockJumps(null, paths + path);
      unweighted[path] = shockJumps(quarter.mixture, path);
      sampleThreatYear(quarter.plan, SEED, path, year, quarter.mixture);
      weighted[path] = unweighted[path]! * year.weight;
    }
    const [a, b, c] = [momentsOf(plain), momentsOf(weighted), momentsOf(unweighted)];
    const error = Math.hypot(sampleDeviation(a), sampleDeviation(b)) / Math.sqrt(paths);
    expect(Math.abs(a.mean - b.mean)).toBeLessThan(4 * error);
    expect(c.mean).toBeGreaterThan(a.mean + 4 * error); // without weights one would see the added shocks
  });
});

it('does not exist where nothing can be lost to threats', () => {
  const exposures = Object.fromEntries(quarter.plan.threats.map(({ id }) => [id, 0]));
  const plan = buildThreatPlan({
    levelPlan: rising,
    calibration: 'prudent',
    controls: [],
    exposures,
    hasCommonCause: false,
  });
  expect(buildThreatMixture(plan, { untilDays: 100, thresholdsKrw: [1e9] })).toBeNull();
});
