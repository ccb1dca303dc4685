import { describe, expect, it } from 'vitest';

import { normalInverse } from '../random/normal.ts';
import { sortLosses } from '../risk/tail-risk.ts';
import { annualTail, exceedance } from '../threat/annual-loss.ts';
import { createThreatYear, sampleThreatYear, threatLossKrw } from '../threat/threat-year.ts';
import { simulateChunk } from './chunk.ts';
import { runningEstimate } from './estimate.ts';
import { cvarEstimate, meanEstimate } from './estimates.ts';
import { curveLosses, leastCvarError, threatLossLaw } from './exact-threat-law.ts';
import { mergeRun } from './merge.ts';
import { buildPlan } from './plan.ts';
import type { SimulationPlan } from './plan.ts';
import type { RunInputs } from './run-inputs.ts';
import type { ChunkSample, Estimate, RunResult } from './run-result.ts';
import { sampleHoldings, sampleInputs, sampleSnapshot } from './sample-run.ts';

const snapshot = sampleSnapshot(1, 320);

function runOf(inputs: RunInputs): { plan: SimulationPlan; samples: ChunkSample[]; result: RunResult } {
  const plan = buildPlan(inputs, snapshot);
  const samples = Array.from({ length: plan.chunkCount }, (_, chunk) => simulateChunk(plan, chunk));
  return { plan, samples, result: mergeRun(inputs, plan, samples) };
}

const calm = { marketModel: 'GBM', hasIssuerEvents: false } as const;
/** Ten billion won, so that holdings and threats are of one size. */
const holdings = sampleHoldings(1).map((holding) => ({ ...holding, shares: 1_000_000 }));
const many = runOf(sampleInputs(1, { ...calm, holdings, pathCount: 60 * 1024, horizonSessions: 60 }));

describe('threat losses of a year', () => {
  const { threatYear, threatYearSimulated, annualLossExpectancy } = many.result.measures;

  it('are shown by their exact law, so that their VaR and CVaR do not depend on paths or seed', () => {
    const other = runOf(sampleInputs(1, { ...calm, holdings, pathCount: 300, seed: 8 })).result;
    expect(other.measures.threatYear).toEqual(threatYear);
    expect(other.lossExceedance.threatYear).toEqual(many.result.lossExceedance.threatYear);
    expect(threatYear.conditionalValueAtRisk99).toMatchObject({
      method: 'EXACT',
      low: threatYear.conditionalValueAtRisk99.value,
    });
    expect(threatYear.mean).toEqual(annualLossExpectancy.exact);
  });
  it('come out of the simulation as the exact law says, within the intervals of the simulation', () => {
    for (const name of [
      'valueAtRisk95',
      'valueAtRisk99',
      'conditionalValueAtRisk95',
      'conditionalValueAtRisk99',
    ] as const) {
      const { value, low, high } = threatYearSimulated[name];
      expect(threatYear[name].value).toBeGreaterThan(value - 2 * (value - low!));
      expect(threatYear[name].value).toBeLessThan(value + 2 * (high! - value));
    }
  });
  it('have a loss exceedance curve that the share of the paths follows at every point', () => {
    const { threatYear: exact, threatYearSimulated: seen } = many.result.lossExceedance;
    expect(exact.length).toBeGreaterThan(30);
    exact.forEach(({ lossKrw, probability }, at) => {
      expect(seen[at]!.lossKrw).toBe(lossKrw);
      const error = Math.sqrt((probability * (1 - probability)) / many.result.pathCount);
      expect(Math.abs(seen[at]!.probability - probability)).toBeLessThan(4.5 * error + 1 / many.result.pathCount);
    });
  });
  it('enter the risk score by the exact quantile', () => {
    const security = many.result.score.parts.find(({ id }) => id === 'security')!;
    expect(Math.abs(security.metric - threatYear.valueAtRisk95.value)).toBeLessThanOrEqual(1);
  });
  it('give the simulated expectation an error from the closed form, never from the sample', () => {
    const half = (1.959964 * many.plan.annualLossSdKrw) / Math.sqrt(many.result.pathCount);
    const { value, high } = annualLossExpectancy.simulated;
    expect((high! - value) / half).toBeCloseTo(1, 5);
    const running = runningEstimate(many.plan, many.samples).annualLossExpectancy.simulated;
    expect(running).toEqual(annualLossExpectancy.simulated);
  });
  it('are on a lattice so fine that twice as many points change VaR by 5e-5 and CVaR by 5e-4 at most', () => {
    for (const [levelPlan, controls] of [
      [[{ level: 0, days: 365 }], ['C01', 'C05']],
      [[{ level: 4, days: 365 }], []],
    ] as const) {
      const { threats } = buildPlan(sampleInputs(0, { levelPlan, controls, pathCount: 1 }), snapshot);
      const [usual, finer] = [threatLossLaw(threats), threatLossLaw(threats, {}, 2 ** 20)];
      for (const alpha of [0.95, 0.99]) {
        const ratio = (of: 'valueAtRiskKrw' | 'conditionalValueAtRiskKrw'): number =>
          Math.abs(annualTail(usual, alpha)[of] / annualTail(finer, alpha)[of] - 1);
        expect(ratio('valueAtRiskKrw')).toBeLessThan(5e-5);
        expect(ratio('conditionalValueAtRiskKrw')).toBeLessThan(5e-4);
      }
    }
  });
  it('are nothing at all, and without a curve, where no threat can happen', () => {
    const exposures = Object.fromEntries(Object.keys(sampleInputs(0).exposures).map((id) => [id, 0]));
    const { threats } = buildPlan(sampleInputs(0, { exposures, pathCount: 1 }), snapshot);
    const law = threatLossLaw(threats);
    expect(annualTail(law, 0.99)).toEqual({ valueAtRiskKrw: 0, conditionalValueAtRiskKrw: 0 });
    expect(curveLosses(law)).toEqual([]);
  });
});

it('says how sure it is of the mean and CVaR of heavy tails: in at least 95 of 100 runs the interval covers the truth', () => {
  const { threats } = buildPlan(sampleInputs(0, { pathCount: 1 }), snapshot);
  const law = threatLossLaw(threats);
  const truth = annualTail(law, 0.99).conditionalValueAtRiskKrw;
  const year = createThreatYear();
  let mean = 0;
  let cvar = 0;
  let naive = 0;
  for (let run = 0; run < 200; run++) {
    const losses = Float64Array.from({ length: 4096 }, (_, path) => {
      sampleThreatYear(threats, 5000 + run, path, year);
      return threatLossKrw(year);
    });
    const sorted = sortLosses(losses);
    const covers = ({ low, high }: Estimate, value: number): number => (low! <= value && value <= high! ? 1 : 0);
    mean += covers(meanEstimate('KRW', losses, law.sdKrw), law.meanKrw);
    const least = (alpha: number, valueAtRisk: number): number => leastCvarError(law, valueAtRisk, alpha, 4096);
    cvar += covers(cvarEstimate(sorted, 0.99, 1, least), truth);
    naive += covers(cvarEstimate(sorted, 0.99, 1), truth);
  }
  expect(mean / 200).toBeGreaterThanOrEqual(0.93);
  expect(cvar / 200).toBeGreaterThanOrEqual(0.95);
  expect(naive / 200).toBeLessThan(0.9); // the sample's own error is why a floor is needed
});

describe('the joint loss with every link off', () => {
  const { plan, samples, result } = many;
  const sessions = plan.horizonSessions;
  const threats = threatLossLaw(plan.threats, { untilDays: plan.horizonDays });
  const falls = Float64Array.from({ length: 1000 }, (_, k) => {
    if (plan.market.model !== 'GBM') throw new Error('the plan is of geometric Brownian motion');
    const z = normalInverse((k + 0.5) / 1000);
    const x = sessions * plan.market.drift[0]! + Math.sqrt(sessions) * plan.market.factor[0]! * z;
    return plan.amounts[0]! * (1 - Math.exp(x));
  });
  const jointExceedance = (loss: number): number => {
    const above = (x: number): number => (x < 0 ? 1 : exceedance(threats, x));
    return falls.reduce((sum, fall) => sum + above(loss - fall), 0) / falls.length;
  };

  it('is the convolution of the closed form of the holdings with the exact law of the threats, within 4 standard errors', () => {
    const losses = samples.flatMap(({ jointLoss }) => [...jointLoss]);
    for (const loss of [-1e9, -2e8, 0, 5e8, 2e9, 5e9, 1e10, 2e10]) {
      const expected = jointExceedance(loss);
      const seen = losses.filter((x) => x > loss).length / losses.length;
      const error = Math.sqrt((expected * (1 - expected)) / losses.length);
      expect(Math.abs(seen - expected)).toBeLessThan(4 * error);
    }
  });
  it('has an error of CVaR that is never below what the threats alone leave open', () => {
    const { conditionalValueAtRisk99 } = result.measures.joint;
    const few = runOf(sampleInputs(1, { ...calm, holdings, pathCount: 2048, horizonSessions: 60 })).result.measures
      .joint;
    const { value, high } = few.conditionalValueAtRisk99;
    expect(high! - value).toBeGreaterThan(4 * (conditionalValueAtRisk99.high! - conditionalValueAtRisk99.value));
  });
});
