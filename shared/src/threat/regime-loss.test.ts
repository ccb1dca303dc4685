import { describe, expect, it } from 'vitest';

import { importanceTailRisk } from '../risk/importance-sampling.ts';
import { momentsOf, sampleDeviation } from '../stats/moments.ts';
import { annualLossExpectancy } from './ale.ts';
import { annualTail, exactMoments, exceedance, lossComponents } from './annual-loss.ts';
import { controlCatalogue } from './catalogue.ts';
import { buildIssuerPlan, createIssuerJumps, jumpCauses, sampleIssuerJumps } from './issuer-events.ts';
import { courseOf, levelChain } from './level-chain.ts';
import { levelOnDay } from './level-course.ts';
import { chainLossLaw, chainMoments, planLossLaw, threatLossMoments } from './regime-loss.ts';
import { buildThreatMixture } from './threat-mixture.ts';
import { buildThreatPlan } from './threat-plan.ts';
import type { ThreatPlan } from './threat-plan.ts';
import { createThreatYear, horizonDays, sampleThreatYear, threatLossKrw } from './threat-year.ts';

const SEED = 20261123;
const PATHS = 2 ** 16;
const typical = controlCatalogue.typicalPosture.controls;
/** Levels last for weeks, and 심각 is seen in one year of three. */
const lively = [
  [0.99, 0.008, 0.002, 0, 0],
  [0.03, 0.94, 0.02, 0.01, 0],
  [0, 0.05, 0.92, 0.02, 0.01],
  [0, 0, 0.08, 0.89, 0.03],
  [0, 0, 0, 0.15, 0.85],
];
const identity = lively.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
/** 정상 for one day, then 관심 or 심각 for ever with even chances: a year has one of two plans. */
const once = identity.map((row, i) => (i === 0 ? [0, 0.5, 0, 0, 0.5] : row));
const setting = {
  levelPlan: [
    { level: 1, days: 65 },
    { level: 0, days: 300 },
  ],
  calibration: 'prudent' as const,
  controls: typical,
};
const lively1 = buildThreatPlan({ ...setting, commonRegime: { transition: lively } });
const quarter = horizonDays(60);

interface Period {
  readonly losses: Float64Array;
  readonly days: number;
}

/** The losses of all paths, over the year and over a quarter. */
const year: Period = { losses: new Float64Array(PATHS), days: 365 };
const horizon: Period = { losses: new Float64Array(PATHS), days: quarter };
let quiet = 0;
const room = createThreatYear();
for (let path = 0; path < PATHS; path++) {
  sampleThreatYear(lively1, SEED, path, room);
  year.losses[path] = threatLossKrw(room);
  horizon.losses[path] = threatLossKrw(room, quarter);
  if (year.losses[path] === 0) quiet++;
}

describe('the exact law of the losses under a chain', () => {
  it.each([
    ['the year', year],
    ['a quarter, which ends within a day', horizon],
  ])('is what direct simulation gives within 4 standard errors: %s', (_, { losses, days }) => {
    const law = planLossLaw(lively1, { untilDays: days }, 2 ** 16);
    const mean = momentsOf(losses).mean;
    expect(Math.abs(mean - law.meanKrw)).toBeLessThan((4 * law.sdKrw) / Math.sqrt(PATHS));
    for (const loss of [0, 1e8, 5e8, 2e9, 5e9, 1e10, 3e10, 1e11]) {
      const expected = loss === 0 ? 1 - law.pZero : exceedance(law, loss);
      const seen = losses.filter((x) => x > loss).length / PATHS;
      expect(Math.abs(seen - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / PATHS));
    }
  });
  it('knows how often nothing happens, and moments that do not come from the lattice', () => {
    const law = planLossLaw(lively1, {}, 2 ** 16);
    expect(Math.abs(quiet / PATHS - law.pZero)).toBeLessThan(4 * Math.sqrt((law.pZero * (1 - law.pZero)) / PATHS));
    const onLattice = law.probabilities.reduce((sum, probability, at) => sum + probability * at, 0) * law.stepKrw;
    expect(onLattice / law.meanKrw).toBeGreaterThan(0.9); // what lies beyond the lattice is missing
    expect(law.meanKrw).toBe(threatLossMoments(lively1).meanKrw);
  });
  it('has the mean that the closed form of the annual loss expectancy gives', () => {
    const { totalAleKrw } = annualLossExpectancy({ ...setting, commonRegime: { transition: lively } }, typical);
    expect(threatLossMoments(lively1).meanKrw / totalAleKrw).toBeCloseTo(1, 12);
  });
  it('is on a lattice so fine that a quarter of its points change VaR by 3e-4 and CVaR by 2e-3 at most', () => {
    const [usual, coarser] = [planLossLaw(lively1), planLossLaw(lively1, {}, 2 ** 16)];
    for (const alpha of [0.95, 0.99]) {
      const [a, b] = [annualTail(usual, alpha), annualTail(coarser, alpha)];
      expect(Math.abs(a.valueAtRiskKrw / b.valueAtRiskKrw - 1)).toBeLessThan(3e-4);
      expect(Math.abs(a.conditionalValueAtRiskKrw / b.conditionalValueAtRiskKrw - 1)).toBeLessThan(2e-3);
    }
  });
  it.each([365, quarter])('is the plain law to 1e-12 where the chain never moves, up to day %d', (untilDays) => {
    const still = buildThreatPlan({ ...setting, levelPlan: [{ level: 2, days: 365 }] });
    const chain = levelChain(identity, [{ level: 2, days: 365 }]);
    const [plain, law] = [
      planLossLaw(still, { untilDays }, 2 ** 14),
      chainLossLaw(still, chain, { untilDays }, 2 ** 14),
    ];
    expect(law.stepKrw / plain.stepKrw).toBeCloseTo(1, 12);
    law.probabilities.forEach((probability, at) =>
      expect(Math.abs(probability - plain.probabilities[at]!)).toBeLessThan(1e-12),
    );
    for (const name of ['meanKrw', 'sdKrw', 'pZero'] as const) expect(law[name] / plain[name]).toBeCloseTo(1, 12);
    // And to the bit through the plan, because nothing needs a matrix there.
    expect(planLossLaw({ ...still, chain }, { untilDays }, 2 ** 14)).toEqual(plain);
  });
});

describe('the variance under a chain', () => {
  it('is that of the days plus that of their means, which two levels show by hand', () => {
    const chain = levelChain(once, [{ level: 0, days: 365 }]);
    const of = (level: number): ReturnType<typeof exactMoments> => {
      const levelPlan = [
        { level: 0, days: 1 },
        { level, days: 364 },
      ];
      const { components, shocks } = lossComponents(buildThreatPlan({ ...setting, levelPlan }));
      return exactMoments(components, shocks);
    };
    const [low, high] = [of(1), of(4)];
    const { meanKrw, sdKrw, pZero } = chainMoments(buildThreatPlan(setting), chain);
    const apart = (high.meanKrw - low.meanKrw) / 2;
    expect(meanKrw / ((low.meanKrw + high.meanKrw) / 2)).toBeCloseTo(1, 12);
    expect(sdKrw ** 2 / ((low.sdKrw ** 2 + high.sdKrw ** 2) / 2 + apart ** 2)).toBeCloseTo(1, 12);
    expect(pZero / ((low.pZero + high.pZero) / 2)).toBeCloseTo(1, 12);
  });
  it('makes the tail heavier than the same mean days in a fixed order do', () => {
    const mean = { ...lively1, chain: null };
    const [moving, fixed] = [planLossLaw(lively1, {}, 2 ** 16), planLossLaw(mean, {}, 2 ** 16)];
    expect(moving.meanKrw / fixed.meanKrw).toBeCloseTo(1, 12);
    expect(moving.sdKrw).toBeGreaterThan(fixed.sdKrw);
    expect(annualTail(moving, 0.99).conditionalValueAtRiskKrw).toBeGreaterThan(
      annualTail(fixed, 0.99).conditionalValueAtRiskKrw,
    );
  });
});

describe('the tilted mixture under a chain', () => {
  const law = planLossLaw(lively1, { untilDays: quarter }, 2 ** 16);
  const { valueAtRiskKrw, conditionalValueAtRiskKrw } = annualTail(law, 0.99);
  const mixture = buildThreatMixture(lively1, { untilDays: quarter, thresholdsKrw: [valueAtRiskKrw] })!;
  const count = 32 * 1024;
  const losses = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let path = 0; path < count; path++) {
    sampleThreatYear(lively1, 3, path, room, mixture);
    losses[path] = threatLossKrw(room, quarter);
    weights[path] = room.weight;
  }

  it('weighs at most 2 and 1 on average', () => {
    const moments = momentsOf(weights);
    expect(weights.every((weight) => weight > 0 && weight <= 2)).toBe(true);
    expect(Math.abs(moments.mean - 1)).toBeLessThan((4 * sampleDeviation(moments)) / Math.sqrt(count));
  });
  it('finds the exact tail within 4 standard errors, which are below 2 %', () => {
    const { conditionalValueAtRisk, standardError } = importanceTailRisk(losses, weights, 0.99);
    expect(Math.abs(conditionalValueAtRisk - conditionalValueAtRiskKrw)).toBeLessThan(4 * standardError);
    expect(standardError / conditionalValueAtRisk).toBeLessThan(0.02);
    for (const loss of [1e8, 1e9, 1e10, 3e10]) {
      const hits = momentsOf(losses.map((value, path) => (value > loss ? weights[path]! : 0)));
      const error = sampleDeviation(hits) / Math.sqrt(count);
      expect(Math.abs(hits.mean - exceedance(law, loss))).toBeLessThan(4 * error);
    }
  });
});

describe('events at issuers under a chain', () => {
  const symbols = Array.from({ length: 4 }, (_, at) => String(100_000 + 10 * at));
  const input = {
    symbols,
    sectors: symbols.map(() => 'TELC'),
    volatilities: symbols.map(() => 0.3),
    levelPlan: setting.levelPlan,
  };
  const plan = buildIssuerPlan({ ...input, chain: lively1.chain });
  const ownOn = (jumps: ReturnType<typeof createIssuerJumps>): number => {
    let own = 0;
    for (let at = 0; at < jumps.count; at++) if (jumpCauses[jumps.cause[at]!] === 'OWN') own++;
    return own;
  };

  it('are as frequent as the mean days of the levels say', () => {
    const paths = 4096;
    const jumps = createIssuerJumps();
    const counts = new Float64Array(paths);
    for (let path = 0; path < paths; path++) {
      sampleIssuerJumps(plan, SEED, path, 252, jumps);
      counts[path] = ownOn(jumps);
    }
    const moments = momentsOf(counts);
    const expected = plan.issuers.reduce((sum, { own }) => sum + own.mean, 0);
    expect(Math.abs(moments.mean - expected)).toBeLessThan((4 * sampleDeviation(moments)) / Math.sqrt(paths));
  });
  it('come in the years in which threats come: a path has one course of levels for both', () => {
    const threats = buildThreatPlan({
      ...setting,
      levelPlan: [{ level: 0, days: 365 }],
      commonRegime: { transition: once },
    });
    const issuers = buildIssuerPlan({ ...input, chain: threats.chain });
    const jumps = createIssuerJumps();
    const counts = { own: [0, 0], threats: [0, 0], paths: [0, 0] };
    for (let path = 0; path < 1024; path++) {
      const isSevere = levelOnDay(courseOf(threats.chain!, SEED, path), 364) === 4 ? 1 : 0;
      sampleIssuerJumps(issuers, SEED, path, 252, jumps);
      sampleThreatYear(threats, SEED, path, room);
      counts.own[isSevere]! += ownOn(jumps);
      counts.threats[isSevere]! += room.count;
      counts.paths[isSevere]!++;
    }
    const mean = (of: readonly number[]): number[] => of.map((sum, at) => sum / counts.paths[at]!);
    const [calm, severe] = mean(counts.own);
    // 0.1 × 4 issuers a year, times 1.2 at 관심 and 4 at 심각; errors of a Poisson mean.
    expect(Math.abs(calm! - 0.48)).toBeLessThan(4 * Math.sqrt(0.48 / counts.paths[0]!));
    expect(Math.abs(severe! - 1.6)).toBeLessThan(4 * Math.sqrt(1.6 / counts.paths[1]!));
    expect(mean(counts.threats)[1]).toBeGreaterThan(1.5 * mean(counts.threats)[0]!);
  });
  it('leave compensator and variance reduction at 정상, as history has it', () => {
    const without = buildIssuerPlan(input);
    expect(plan.driftCompensatorPerDay).toEqual(without.driftCompensatorPerDay);
    expect(plan.varianceReductionRatio).toEqual(without.varianceReductionRatio);
  });
});

it('draws the bits of a level plan of one segment where the chain never moves', () => {
  const plans = [1, 3].map((level): [ThreatPlan, ThreatPlan] => {
    const levelPlan = [{ level, days: 365 }];
    const still = { ...setting, levelPlan };
    return [buildThreatPlan(still), buildThreatPlan({ ...still, commonRegime: { transition: identity } })];
  });
  const other = createThreatYear();
  for (const [planned, chained] of plans) {
    const target = { untilDays: quarter, thresholdsKrw: [5e9] };
    const [a, b] = [buildThreatMixture(planned, target), buildThreatMixture(chained, target)];
    for (let path = 0; path < 600; path++) {
      sampleThreatYear(planned, SEED, path, room, a);
      sampleThreatYear(chained, SEED, path, other, b);
      expect(other.count).toBe(room.count);
      expect(other.weight).toBe(room.weight);
      expect(other.timeDays.slice(0, room.count)).toEqual(room.timeDays.slice(0, room.count));
      expect(other.lossKrw.slice(0, room.count)).toEqual(room.lossKrw.slice(0, room.count));
    }
  }
});
