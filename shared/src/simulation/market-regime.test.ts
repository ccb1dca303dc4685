import { describe, expect, it } from 'vitest';

import { selectControls } from '../optimise/control-selection.ts';
import { robustControls } from '../optimise/robust-controls.ts';
import { momentsOf, sampleDeviation } from '../stats/moments.ts';
import { annualLossExpectancy } from '../threat/ale.ts';
import { annualTail } from '../threat/annual-loss.ts';
import { constantLevel } from '../threat/frequency.ts';
import { courseOf } from '../threat/level-chain.ts';
import { levelOnDay } from '../threat/level-course.ts';
import { simulateChunk } from './chunk.ts';
import { evaluateAlternatives } from './evaluation.ts';
import { COARSE_POINTS, threatLossLaw } from './exact-threat-law.ts';
import { JointPath } from './joint-path.ts';
import { MarketPath } from './market-path.ts';
import { dayOfSession, regimeScale } from './market-regime.ts';
import { mergeRun } from './merge.ts';
import { buildPlan } from './plan.ts';
import type { SimulationPlan } from './plan.ts';
import { marketModels } from './run-inputs.ts';
import type { CommonRegime, RunInputs } from './run-inputs.ts';
import type { ChunkSample, RunResult } from './run-result.ts';
import { sampleHoldings, sampleInputs, sampleSnapshot } from './sample-run.ts';

const ASSETS = 3;
const snapshot = sampleSnapshot(ASSETS, 320);
const calmMarket = [1, 1, 1, 1, 1];
const nervous = [1, 1.5, 2.5, 5, 9];
const transition = [
  [0.98, 0.015, 0.005, 0, 0],
  [0.03, 0.94, 0.02, 0.01, 0],
  [0, 0.05, 0.92, 0.02, 0.01],
  [0, 0, 0.08, 0.89, 0.03],
  [0, 0, 0, 0.15, 0.85],
];
const identity = transition.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
/** From 정상 to 관심 or 심각 for ever on the second day, with even chances. */
const fork = identity.map((row, i) => (i === 0 ? [0, 0.5, 0, 0, 0.5] : row));
/** A hundred billion won and more, so that holdings and threats are of one size in the tail. */
const holdings = sampleHoldings(ASSETS).map((holding) => ({ ...holding, shares: 2_000_000 }));

function planOf(change: Partial<RunInputs>): SimulationPlan {
  return buildPlan(sampleInputs(ASSETS, { marketModel: 'GBM', ...change }), snapshot);
}

function linked(varianceRatios: readonly number[], matrix = transition): { readonly commonRegime: CommonRegime } {
  return { commonRegime: { transition: matrix, varianceRatios } };
}

describe('with the link on, a chain that never moves', () => {
  it.each(['PLAIN', 'TILTED'] as const)('gives every bit of a level plan of one segment: %s paths', (sampling) => {
    const asked = {
      sampling,
      marketModel: 'STATIONARY_BOOTSTRAP',
      pathCount: 16 * 1024,
      levelPlan: [{ level: 2, days: 365 }],
    } as const;
    const chained = planOf({ ...asked, ...linked(calmMarket, identity) });
    const planned = planOf(asked);
    expect(chained.sampling).toEqual(planned.sampling);
    expect(chained.horizonThreatLaw).toEqual(planned.horizonThreatLaw);
    expect(chained.annualLossExpectancyKrw).toBe(planned.annualLossExpectancyKrw);
    expect(chained.annualLossSdKrw).toBe(planned.annualLossSdKrw);
    expect(simulateChunk(chained, 3)).toEqual(simulateChunk(planned, 3));
  });
  it('does so whatever the later segments of the plan are, because it replaces them', () => {
    const rising = [
      { level: 1, days: 10 },
      { level: 4, days: 355 },
    ];
    const chained = planOf({ levelPlan: rising, ...linked(calmMarket, identity) });
    expect(simulateChunk(chained, 0)).toEqual(simulateChunk(planOf({ levelPlan: [{ level: 1, days: 365 }] }), 0));
  });
});

describe('a level that moves', () => {
  it('leaves every bit of the market alone while all ratios are 1', () => {
    const plan = planOf({ ...linked(calmMarket), hasIssuerEvents: false });
    const without = planOf({ hasIssuerEvents: false });
    expect(plan.regime).toBeNull();
    const [a, b] = [simulateChunk(plan, 0), simulateChunk(without, 0)];
    expect(a.marketValue).toEqual(b.marketValue);
    expect(a.maximumDrawdown).toEqual(b.maximumDrawdown);
    expect(a.threatLossYear).not.toEqual(b.threatLossYear);
  });
  it('gives the same path whoever draws it, when, and after which other', () => {
    const plan = planOf({ ...linked(nervous), marketModel: 'MERTON' });
    const whole = simulateChunk(plan, 0);
    const joint = new JointPath(structuredClone(plan));
    for (const path of [1023, 8, 16, 8, 513]) {
      joint.simulate(path);
      expect(joint.jointLoss).toBe(whole.jointLoss[path]);
    }
  });
  it('gives the same bits from the kernel and from its twin', () => {
    for (const marketModel of ['GBM', 'MERTON'] as const) {
      const plan = planOf({ ...linked(nervous), marketModel });
      const [fast, twin] = [new MarketPath(plan), new MarketPath({ ...plan, kernel: 'TWIN' })];
      for (let path = 0; path < 50; path++) {
        fast.simulate(path);
        twin.simulate(path);
        expect(fast.endValue).toBe(twin.endValue);
      }
    }
  });
});

describe('the variance of the market at a level', () => {
  it('belongs to the session whose calendar day has the level', () => {
    expect([0, 1, 2, 3, 59, 251].map(dayOfSession)).toEqual([0, 1, 2, 4, 85, 363]);
    // 정상 on the first day, 심각 from the second on: the first session is as without a link, the second has three times its deviation.
    const step = identity.map((row, i) => (i === 0 ? [0, 0, 0, 0, 1] : row));
    const plan = planOf({ ...linked([1, 1, 1, 1, 9], step), hasIssuerEvents: false, horizonSessions: 2 });
    const [scaled, plain] = [new MarketPath(plan), new MarketPath({ ...plan, regime: null })];
    if (plan.market.model !== 'GBM') throw new Error('the plan is of geometric Brownian motion');
    const { drift, factor } = plan.market;
    scaled.simulate(7);
    plain.simulate(7);
    const [a, b] = [scaled.sessionGrowth.slice(), plain.sessionGrowth.slice()];
    for (let i = 0; i < ASSETS; i++) {
      expect(a[i]).toBe(b[i]);
      const unexpected = Math.log(b[ASSETS + i]! / b[i]!) - drift[i]!;
      let variance = 0;
      for (let k = 0; k <= i; k++) variance += factor[i * ASSETS + k]! ** 2;
      const expected = drift[i]! + 3 * unexpected - 4 * variance; // (9 − 1)/2 of the variance keeps the expected gross return
      expect(Math.log(a[ASSETS + i]! / a[i]!)).toBeCloseTo(expected, 12);
    }
  });
  it.each(marketModels)('leaves the expected gross return where the model has it: %s', (marketModel) => {
    const sessions = 10;
    const plan = planOf({
      ...linked([1, 4, 1, 1, 9], fork),
      marketModel,
      horizonSessions: sessions,
      hasIssuerEvents: false,
    });
    const { regime } = plan;
    const plain = new MarketPath({ ...plan, regime: null });
    const scaled = new MarketPath(plan);
    const factorsAlone = new MarketPath({ ...plan, regime: null, sessionScale: regimeScale(regime!, plan.seed) });
    const growths: Growths[] = [];
    for (let path = 0; path < 4096; path++) {
      for (const market of [plain, scaled, factorsAlone]) market.simulate(path);
      const level = levelOnDay(courseOf(regime!.chain, plan.seed, path), 1);
      growths.push({ level, plain: [...plain.growth], scaled: [...scaled.growth], alone: [...factorsAlone.growth] });
    }
    for (const level of [1, 4]) {
      const group = growths.filter((item) => item.level === level);
      for (let i = 0; i < ASSETS; i++) {
        const expected = Math.exp((sessions * plan.marketFacts!.drift[i]!) / plan.periodsPerYear);
        const errorsOf = (name: 'scaled' | 'alone'): number =>
          errorsFrom(
            expected,
            group.map((item) => item[name][i]!),
            group.map((item) => item.plain[i]!),
          );
        expect(Math.abs(errorsOf('scaled'))).toBeLessThan(4);
        expect(errorsOf('alone')).toBeGreaterThan(5); // what convexity alone would add
      }
    }
  });
});

/** Of one path: the level that it has from the second day on, and the growth of each asset. */
interface Growths {
  readonly level: number;
  readonly plain: readonly number[];
  readonly scaled: readonly number[];
  readonly alone: readonly number[];
}

/** Standard errors by which a mean misses `expected`, which is also that of a control on the same draws. */
function errorsFrom(expected: number, values: readonly number[], control: readonly number[]): number {
  const [mean, ofControl] = [momentsOf(values).mean, momentsOf(control).mean];
  let covariance = 0;
  let variance = 0;
  values.forEach((value, at) => {
    covariance += (value - mean) * (control[at]! - ofControl);
    variance += (control[at]! - ofControl) ** 2;
  });
  const beta = covariance / variance;
  const left = momentsOf(values.map((value, at) => value - beta * (control[at]! - expected)));
  return (left.mean - expected) / (sampleDeviation(left) / Math.sqrt(values.length));
}

/** Runs of the same seed, with and without larger variance at high levels. */
interface Run {
  readonly plan: SimulationPlan;
  readonly samples: readonly ChunkSample[];
  readonly result: RunResult;
  readonly inputs: RunInputs;
}

function runOf(change: Partial<RunInputs>): Run {
  const inputs = sampleInputs(ASSETS, { marketModel: 'GBM', holdings, horizonSessions: 60, ...change });
  const plan = buildPlan(inputs, snapshot);
  const samples = Array.from({ length: plan.chunkCount }, (_, chunk) => simulateChunk(plan, chunk));
  return { inputs, plan, samples, result: mergeRun(inputs, plan, samples) };
}

/** Correlation of the number of won lost to threats (as a rank of size) with how far the market went, either way. */
function togetherness({ samples, plan }: Run): number {
  const start = plan.amounts.reduce((sum, amount) => sum + amount, plan.cashKrw);
  const moves = Float64Array.from(
    samples.flatMap(({ marketValue }) => [...marketValue]),
    (value) => Math.abs(value - start),
  );
  const threats = Float64Array.from(
    samples.flatMap(({ threatLossHorizon }) => [...threatLossHorizon]),
    (loss) => Math.log1p(loss),
  );
  const [a, b] = [momentsOf(moves), momentsOf(threats)];
  const mixed = momentsOf(moves.map((move, at) => (move - a.mean) * (threats[at]! - b.mean))).mean;
  return mixed / (sampleDeviation(a) * sampleDeviation(b));
}

describe('a run under a common regime', () => {
  const shared = { pathCount: 8 * 1024, hasIssuerEvents: false } as const;
  const joined = runOf({ ...shared, ...linked([1, 2, 4, 8, 16], fork) });
  const apart = runOf({ ...shared, ...linked(calmMarket, fork) });

  it('has a larger CVaR of the joint loss where variance rises with the level, and nothing else in the threats', () => {
    const [a, b] = [joined.result.measures, apart.result.measures];
    expect(a.threatYear).toEqual(b.threatYear);
    expect(joined.samples[0]!.threatLossHorizon).toEqual(apart.samples[0]!.threatLossHorizon);
    expect(a.joint.conditionalValueAtRisk99.value).toBeGreaterThan(b.joint.conditionalValueAtRisk99.value);
    expect(a.market.conditionalValueAtRisk99.value).toBeGreaterThan(1.5 * b.market.conditionalValueAtRisk99.value);
  });
  it('ties large threat losses to large moves of the market, which are independent while all ratios are 1', () => {
    const error = 1 / Math.sqrt(joined.plan.pathCount);
    expect(Math.abs(togetherness(apart))).toBeLessThan(4 * error);
    expect(togetherness(joined)).toBeGreaterThan(10 * error);
  });
  it('says what the chain makes of the year, beside the level plan by itself', () => {
    const { commonRegime, measures } = joined.result;
    expect(apart.result.commonRegime).toEqual(commonRegime);
    expect(commonRegime!.expectedDays).toEqual([1, 182, 0, 0, 182]);
    expect(commonRegime!.reachProbabilities).toEqual([1, 1, 0.5, 0.5, 0.5]);
    const plain = runOf({ pathCount: 512 }).result;
    expect(plain.commonRegime).toBeNull();
    expect(commonRegime!.annualLossExpectancyAtPlanKrw).toBe(plain.measures.annualLossExpectancy.exact.value);
    expect(commonRegime!.conditionalValueAtRisk99AtPlanKrw).toBe(
      plain.measures.threatYear.conditionalValueAtRisk99.value,
    );
    expect(measures.annualLossExpectancy.exact.value).toBeGreaterThan(commonRegime!.annualLossExpectancyAtPlanKrw);
  });
  it('shows the year by its exact law, which the paths follow', () => {
    const { threatYear, threatYearSimulated, annualLossExpectancy: ale } = apart.result.measures;
    expect(threatYear.mean.method).toBe('EXACT');
    expect(threatYear.mean.value / ale.exact.value).toBeCloseTo(1, 12);
    const { value, low, high } = threatYearSimulated.valueAtRisk95;
    expect(threatYear.valueAtRisk95.value).toBeGreaterThan(value - 2 * (value - low!));
    expect(threatYear.valueAtRisk95.value).toBeLessThan(value + 2 * (high! - value));
    expect(Math.abs(ale.simulated.value - ale.exact.value)).toBeLessThan(
      2 * (ale.simulated.high! - ale.simulated.value),
    );
  });
});

describe('with the other ways of a run the link', () => {
  it('lets a pilot choose tilted paths, whose weights stay below 2 and whose accuracy reaches a goal', () => {
    const inputs = sampleInputs(ASSETS, {
      ...linked(nervous),
      marketModel: 'STATIONARY_BOOTSTRAP',
      pathCount: 16 * 1024,
      horizonSessions: 5,
      sampling: 'AUTO',
      accuracy: { relativeHalfWidth: 0.2 },
    });
    const plan = buildPlan(inputs, snapshot);
    expect(plan.sampling).toMatchObject({ method: 'TILTED', chosenBy: 'PILOT' });
    const samples = Array.from({ length: plan.chunkCount }, (_, chunk) => simulateChunk(plan, chunk));
    expect(samples.every(({ weight }) => weight!.every((value) => value > 0 && value <= 2))).toBe(true);
    expect(mergeRun(inputs, plan, samples).sampling.isTargetReached).toBe(true);
  });
  it('values every alternative of a recommendation on the levels that a run of the same seed has', async () => {
    const plan = planOf({ ...linked(nervous), pathCount: 2048 });
    const [own] = await evaluateAlternatives(
      plan,
      [
        {
          portfolio: {
            amounts: plan.amounts,
            cashKrw: plan.cashKrw,
            facts: { concentration: 1, liquidityDays: 1 },
          },
          factors: plan.threats.factors,
          costKrw: plan.costKrw,
          annualLossExpectancyKrw: plan.annualLossExpectancyKrw,
        },
      ],
      { paths: 2048 },
    );
    const { jointLoss, threatLossYear } = simulateChunk(plan, 1);
    expect(own!.columns.jointLoss.slice(1024)).toEqual(jointLoss);
    expect(own!.columns.threatLossYear.slice(1024)).toEqual(threatLossYear);
    const year = threatLossLaw(plan.threats, {}, COARSE_POINTS);
    expect(own!.facts.securityLossKrw).toBe(annualTail(year, 0.95).valueAtRiskKrw);
  });
  it('goes with forced sales, which take place on the same levels and returns', () => {
    const asked = { ...linked(nervous), holdings: sampleHoldings(ASSETS), horizonSessions: 60, cashKrw: 0 };
    const [both, alone] = [planOf({ ...asked, forcedSales: { reserveKrw: 0, feePpb: 140_527 } }), planOf(asked)];
    const joint = new JointPath(both);
    const { jointLoss, marketValue } = simulateChunk(alone, 0);
    let sold = 0;
    for (let path = 0; path < 256; path++) {
      joint.simulate(path);
      if (joint.payments!.hasSold) sold++;
      else expect(joint.marketValue).toBe(marketValue[path]);
      expect(joint.jointLossWithoutSales).toBe(jointLoss[path]);
    }
    expect(sold).toBeGreaterThan(20);
  });
  it('joins drawn parameters and a stress case, and its figures at the estimates have the same levels', () => {
    const plan = planOf({
      ...linked(nervous),
      marketModel: 'STATIONARY_BOOTSTRAP',
      pathCount: 600,
      parameterUncertainty: 'POSTERIOR',
      stress: {
        shocks: [{ kind: 'VOLATILITY', symbols: [], firstSession: 2, lastSession: 4, value: 2 }],
        replay: null,
      },
    });
    const { jointLoss, jointLossAtPoint } = simulateChunk(plan, 0);
    expect(jointLossAtPoint).toEqual(simulateChunk({ ...plan, posterior: null }, 0).jointLoss);
    expect(jointLoss).not.toEqual(jointLossAtPoint);
  });
});

describe('expectations under a chain', () => {
  const setting = {
    levelPlan: [{ level: 0, days: 365 }],
    calibration: 'prudent',
    commonRegime: { transition: fork },
  } as const;

  it('weigh the multipliers of each class by the mean days of the levels', () => {
    const { perThreat } = annualLossExpectancy(setting, []);
    const { perThreat: calm } = annualLossExpectancy({ ...setting, commonRegime: null }, []);
    const ofCrime = (1 + 182 * 1.2 + 182 * 4) / 365; // threat-spec 6.1
    expect(perThreat[0]!.aleKrw / calm[0]!.aleKrw).toBeCloseTo(ofCrime, 12);
  });
  it('let the robust choice of controls start its world of a higher level one level higher', () => {
    // From 관심 this chain never moves: the world is 관심 for the whole year.
    const { perThreat } = annualLossExpectancy({ ...setting, levelPlan: constantLevel(1), commonRegime: null }, []);
    const choice = { budgetKrw: 1_000_000_000, objective: 'ale' } as const;
    const { controls } = selectControls({
      ...choice,
      expectedLossKrw: Object.fromEntries(perThreat.map((threat) => [threat.threatId, threat.uncontrolledAleKrw])),
    });
    const { plans } = robustControls(setting, choice);
    expect(plans.find(({ optimumOf }) => optimumOf === 'LEVEL_UP')!.controls).toEqual(controls);
  });
});

describe('a common regime that is none', () => {
  it.each([
    [
      'a row that does not add up',
      { transition: identity.map((row, i) => (i === 2 ? [0, 0, 0.9, 0, 0] : row)) },
      'E_WEIGHTS_SUM',
      ['transition', '2'],
    ],
    [
      'a probability above 1',
      { transition: identity.map((row, i) => (i === 2 ? [0, 0, 0, 1.5, -0.5] : row)) },
      'E_RANGE',
      ['transition', '2', '3'],
    ],
    ['a ratio of 0', { varianceRatios: [1, 1, 0, 1, 1] }, 'E_RANGE', ['varianceRatios', '2']],
    ['a ratio above 100', { varianceRatios: [1, 1, 1, 1, 101] }, 'E_RANGE', ['varianceRatios', '4']],
    [
      'a ratio that is no number',
      { varianceRatios: [1, Number.NaN, 1, 1, 1] },
      'E_NOT_FINITE',
      ['varianceRatios', '1'],
    ],
    ['four ratios', { varianceRatios: [1, 1, 1, 1] }, 'E_LENGTH', ['varianceRatios']],
  ])('is refused before the first path, with the field at fault: %s', (_, change, code, path) => {
    const commonRegime = { transition, varianceRatios: nervous, ...change };
    expect(() => planOf({ commonRegime })).toThrow(expect.objectContaining({ code, path: ['commonRegime', ...path] }));
  });
});
