import { describe, expect, it } from 'vitest';

import { stationaryBootstrapInterval } from '../market/bootstrap-interval.ts';
import { studentTLoss } from '../market/closed-forms.ts';
import { normalInverse } from '../random/normal.ts';
import { fillUniforms, normalAt, streams } from '../random/philox.ts';
import { momentsOf } from '../stats/moments.ts';
import { normalDensity } from '../stats/normal-law.ts';
import { importanceTailRisk, tiltedNormalTail } from './importance-sampling.ts';
import { cvarInterval, sortLosses, varInterval } from './tail-risk.ts';

const RUNS = 1000;
const PATHS = 2000;
const ALPHA = 0.95; // so the tail holds 100 paths

/** A normal loss, or one with Student tails and variance 1, from four uniforms: the chi-squared part by logarithms. */
const laws = {
  0: (u: Float64Array, i: number) => normalInverse(u[i]!),
  3: (u: Float64Array, i: number) =>
    normalInverse(u[i]!) / Math.sqrt(normalInverse(u[i + 2]!) ** 2 - 2 * Math.log(u[i + 1]!)),
  4: (u: Float64Array, i: number) => normalInverse(u[i]!) * Math.sqrt(2 / (-2 * Math.log(u[i + 1]! * u[i + 2]!))),
  6: (u: Float64Array, i: number) =>
    normalInverse(u[i]!) * Math.sqrt(4 / (-2 * Math.log(u[i + 1]! * u[i + 2]! * u[i + 3]!))),
};

/** Shares of runs whose intervals cover the true VaR and CVaR. */
function coverage(nu: keyof typeof laws, truth: { readonly valueAtRisk: number; readonly cvar: number }) {
  const draws = new Float64Array(4 * PATHS);
  const losses = new Float64Array(PATHS);
  let coveredVar = 0;
  let coveredCvar = 0;
  for (let run = 0; run < RUNS; run++) {
    fillUniforms(2026, run, nu, streams.marketNormal, draws.length, draws);
    for (let i = 0; i < PATHS; i++) losses[i] = laws[nu](draws, 4 * i);
    const sorted = sortLosses(losses);
    const ofVar = varInterval(sorted, ALPHA);
    const ofCvar = cvarInterval(sorted, ALPHA, 0.95, 1);
    if (ofVar.lower! <= truth.valueAtRisk && truth.valueAtRisk <= ofVar.upper!) coveredVar += 1;
    if (ofCvar.lower <= truth.cvar && truth.cvar <= ofCvar.upper) coveredCvar += 1;
  }
  return { valueAtRisk: coveredVar / RUNS, cvar: coveredCvar / RUNS };
}

describe('95 % intervals of 1,000 runs with 100 paths in the tail', () => {
  it('cover VaR and CVaR of normal losses', () => {
    const truth = { valueAtRisk: 1.6448536269514722, cvar: normalDensity(1.6448536269514722) / 0.05 };
    const covered = coverage(0, truth);
    expect(covered.valueAtRisk).toBeGreaterThan(0.93);
    expect(covered.valueAtRisk).toBeLessThan(0.975);
    expect(covered.cvar).toBeGreaterThanOrEqual(0.9);
  });
  it.each([6, 4, 3] as const)('cover VaR and CVaR of losses with Student tails of %d degrees', (nu) => {
    const law = studentTLoss(0, 1, nu, [ALPHA]);
    const covered = coverage(nu, { valueAtRisk: law.var[0]!, cvar: law.cvar[0]! });
    expect(covered.valueAtRisk).toBeGreaterThan(0.93);
    expect(covered.valueAtRisk).toBeLessThan(0.975);
    expect(covered.cvar).toBeGreaterThanOrEqual(0.9);
  });
});

describe('importance sampling', () => {
  it('of a normal tail is unbiased and has a tenth of the error of plain sampling', () => {
    const z = Float64Array.from({ length: 20_000 }, (_, i) => normalAt(3, i, 0, streams.marketNormal, 0));
    const tail = tiltedNormalTail(3, 3, z);
    expect(Math.abs(tail.estimate - tail.exact)).toBeLessThan(4 * tail.standardError);
    const plain = Math.sqrt((tail.exact * (1 - tail.exact)) / z.length);
    expect(tail.standardError).toBeLessThan(plain / 10);
  });
  it('gives VaR and CVaR 99.9 % of normal losses within 4 standard errors', () => {
    const theta = 3;
    const z = Float64Array.from({ length: 20_000 }, (_, i) => normalAt(4, i, 0, streams.marketNormal, 0));
    const weights = z.map((value) => Math.exp(-theta * (value + theta) + (theta * theta) / 2));
    const tail = importanceTailRisk(
      z.map((value) => value + theta),
      weights,
      0.999,
    );
    const quantile = 3.0902323061678132;
    expect(tail.valueAtRisk).toBeCloseTo(quantile, 1);
    expect(Math.abs(tail.conditionalValueAtRisk - normalDensity(quantile) / 0.001)).toBeLessThan(
      4 * tail.standardError + 0.01,
    );
    expect(tail.effectiveTailPaths).toBeGreaterThan(1000);
  });
  it('refuses weights that never add up to the tail', () => {
    expect(() => importanceTailRisk(Float64Array.of(1, 2), Float64Array.of(0, 0), 0.5)).toThrow(
      expect.objectContaining({ code: 'E_WEIGHTS_SUM' }),
    );
  });
});

const mean = (values: Float64Array): number => momentsOf(values).mean;

describe('stationary bootstrap interval', () => {
  const noise = Float64Array.from({ length: 600 }, (_, t) => normalAt(5, 0, t, streams.marketNormal, 0));

  it('of the mean of independent values is as wide as theory says', () => {
    const { estimate, standardError, lower, upper } = stationaryBootstrapInterval(noise, mean, 1);
    expect(lower).toBeLessThan(estimate);
    expect(upper).toBeGreaterThan(estimate);
    expect(standardError * Math.sqrt(600)).toBeGreaterThan(0.85);
    expect(standardError * Math.sqrt(600)).toBeLessThan(1.2);
  });
  it('is wider where neighbouring values are alike', () => {
    const slow = noise.slice();
    for (let t = 1; t < slow.length; t++) slow[t] = 0.7 * slow[t - 1]! + Math.sqrt(1 - 0.49) * noise[t]!;
    const options = { meanBlockLength: 20, resamples: 500 };
    const independent = stationaryBootstrapInterval(noise, mean, 1, options).standardError;
    expect(stationaryBootstrapInterval(slow, mean, 1, options).standardError).toBeGreaterThan(1.5 * independent);
  });
  it('is the same for the same seed', () => {
    const options = { resamples: 100 };
    expect(stationaryBootstrapInterval(noise, mean, 9, options)).toEqual(
      stationaryBootstrapInterval(noise, mean, 9, options),
    );
  });
});
