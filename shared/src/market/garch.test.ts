import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { GoldenCase } from '../golden-cases.ts';
import { ewmaCovariance } from '../stats/covariance.ts';
import { filterEwma, fitGarch } from './garch-fit.ts';
import { filterGarch, forecastVariances, negativeLogLikelihood, unconditionalVariance } from './garch.ts';
import type { GarchParameters } from './garch.ts';
import { sampleGarchSeries } from './garch-sample.ts';

const usual: GarchParameters = { mu: 0.0004, omega: 4e-6, alpha: 0.08, beta: 0.9, nu: 6 };
const names = ['mu', 'omega', 'alpha', 'beta', 'nu'] as const;

/** The DEM/GBP returns of Bollerslev and Ghysels (1996) from the golden file. */
const markPound = (
  JSON.parse(readFileSync(join(import.meta.dirname, '../../golden/garch11.json'), 'utf8')) as {
    readonly cases: readonly GoldenCase[];
  }
).cases.find(({ id }) => id === 'fcp-fit')!.input as { readonly returns: readonly number[] };

describe('a GARCH filter', () => {
  it('starts at the sample variance and moves by the square of what came', () => {
    const { variance, nextVariance } = filterGarch([2, -2], { mu: 0, omega: 1, alpha: 0.25, beta: 0.5, nu: null });
    expect([...variance, nextVariance]).toEqual([1 + 0.75 * 4, 1 + 1 + 2, 1 + 1 + 2]);
  });
  it('forecasts towards the long-run variance, 4 here, by α + β of the distance a session', () => {
    const law = { omega: 1, alpha: 0.25, beta: 0.5 };
    expect(unconditionalVariance(law)).toBe(4);
    expect([...forecastVariances(law, 8, 3)]).toEqual([8, 7, 6.25]);
    expect(unconditionalVariance({ omega: 0, alpha: 0.06, beta: 0.94 })).toBeNull();
  });
  it.each([
    ['omega', -1],
    ['alpha', -0.1],
    ['beta', Number.NaN],
    ['nu', 2],
  ])('refuses %s = %d', (name, value) => {
    expect(() => filterGarch([0.01], { ...usual, [name]: value })).toThrow(
      expect.objectContaining({ code: 'E_RANGE', path: [name] }),
    );
  });
  it.each([null, 5])('agrees with its own likelihood for the fit, and that with its gradient; nu %s', (nu) => {
    const returns = sampleGarchSeries(usual, 400, 1).map((r) => 100 * r);
    const at = { mu: 0.03, omega: 0.05, alpha: 0.07, beta: 0.88, nu };
    const gradient = new Float64Array(5);
    const value = negativeLogLikelihood(returns, at, gradient);
    expect(value).toBeCloseTo(-filterGarch(returns, at).logLikelihood, 8);
    for (const [i, name] of names.slice(0, nu === null ? 4 : 5).entries()) {
      const move = (by: number): number =>
        negativeLogLikelihood(returns, { ...at, [name]: at[name]! + by }, new Float64Array(5));
      expect(gradient[i]! / ((move(1e-5) - move(-1e-5)) / 2e-5)).toBeCloseTo(1, 5);
    }
  });
});

describe('a GARCH fit', () => {
  it('meets the published estimates and standard errors of DEM/GBP (Fiorentini, Calzolari and Panattoni 1996)', () => {
    const { parameters, standardErrors, refusal } = fitGarch(Float64Array.from(markPound.returns), 'normal');
    const published = { mu: -0.00619041, omega: 0.0107613, alpha: 0.153134, beta: 0.805974 };
    for (const [name, value] of Object.entries(published))
      expect(parameters[name as keyof typeof published] / value).toBeCloseTo(1, 4);
    const errors = { mu: 0.00846212, omega: 0.00285271, alpha: 0.0265228, beta: 0.0335527 };
    for (const [name, value] of Object.entries(errors))
      expect(standardErrors![name as keyof typeof errors] / value).toBeCloseTo(1, 4);
    expect(refusal).toBeNull();
  });
  it('finds the parameters of made-up series again, within four standard errors, every time', () => {
    for (let number = 0; number < 10; number++) {
      const { parameters, standardErrors, refusal } = fitGarch(sampleGarchSeries(usual, 2500, number), 't');
      expect(refusal).toBeNull();
      for (const name of names)
        expect(Math.abs(parameters[name]! - usual[name]!)).toBeLessThan(4 * standardErrors![name]!);
    }
  });
  it('states standard errors that are neither too small nor too large: their z-scores have variance one', () => {
    let squares = 0;
    let count = 0;
    for (let number = 100; number < 130; number++) {
      const { parameters, standardErrors } = fitGarch(sampleGarchSeries(usual, 2500, number), 't');
      for (const name of ['mu', 'alpha', 'beta'] as const) {
        squares += ((parameters[name] - usual[name]) / standardErrors![name]) ** 2;
        count += 1;
      }
    }
    expect(squares / count).toBeGreaterThan(0.6);
    expect(squares / count).toBeLessThan(1.6);
  });
  it('scales with its series: returns times c give mu times c, omega times c², the rest unchanged', () => {
    const returns = sampleGarchSeries(usual, 1200, 3);
    const one = fitGarch(returns, 't').parameters;
    // Four times is exact in binary, so every digit must stand; a hundred times is not.
    const four = fitGarch(
      returns.map((r) => 4 * r),
      't',
    ).parameters;
    expect(four).toEqual({ ...one, mu: 4 * one.mu, omega: 16 * one.omega });
    const hundred = fitGarch(
      returns.map((r) => 100 * r),
      't',
    ).parameters;
    expect(hundred.omega / one.omega / 10_000).toBeCloseTo(1, 6);
    expect(hundred.alpha / one.alpha).toBeCloseTo(1, 6);
    expect(hundred.beta / one.beta).toBeCloseTo(1, 6);
    expect(hundred.nu! / one.nu!).toBeCloseTo(1, 6);
  });
  it('finds the same maximum from the parameters of a shorter series as from its three starts', () => {
    const returns = sampleGarchSeries(usual, 1500, 4);
    const before = fitGarch(returns.subarray(0, 1440), 't').parameters;
    const afresh = fitGarch(returns, 't');
    const continued = fitGarch(returns, 't', before);
    expect(continued.logLikelihood).toBeCloseTo(afresh.logLikelihood, 6);
    expect(continued.parameters.alpha / afresh.parameters.alpha).toBeCloseTo(1, 3);
  });
  it('is refused where a constant variance says as much', () => {
    let refused = 0;
    for (let number = 0; number < 20; number++) {
      const { refusal, gain } = fitGarch(sampleGarchSeries({ ...usual, alpha: 0, beta: 0 }, 800, number), 't');
      if (refusal === 'NO_GAIN') refused += 1;
      expect(gain).toBeGreaterThan(-1e-6);
    }
    // Two units are about the 86 % quantile of the gain of two parameters that are not there.
    expect(refused).toBeGreaterThanOrEqual(14);
  });
  it('is refused where the variance has no long run', () => {
    // A volatility that doubles for good every 500 sessions.
    const returns = sampleGarchSeries({ ...usual, alpha: 0, beta: 0 }, 2500, 5, (t) => 2 ** Math.floor(t / 500));
    expect(fitGarch(returns, 't').refusal).toBe('PERSISTENCE');
  });
  it('refuses a series that is short, broken or never moves', () => {
    expect(() => fitGarch(new Float64Array(59), 't')).toThrow(expect.objectContaining({ code: 'E_HISTORY_TOO_SHORT' }));
    expect(() => fitGarch(new Float64Array(80), 't')).toThrow(expect.objectContaining({ code: 'E_SIGMA_NONPOSITIVE' }));
    expect(() => fitGarch(new Float64Array(80).fill(0.01).with(7, Number.NaN), 't')).toThrow(
      expect.objectContaining({ code: 'E_NOT_FINITE', path: ['returns', '7'] }),
    );
  });
});

describe('volatility by exponentially weighted squares', () => {
  it('ends at the variance that the covariance of the same weights has', () => {
    const returns = sampleGarchSeries(usual, 300, 6);
    expect(filterEwma(returns).nextVariance / ewmaCovariance(returns, 1)[0]!).toBeCloseTo(1, 12);
  });
  it('starts later where the first twenty sessions never move', () => {
    const returns = new Float64Array(100).fill(0.02).fill(0, 0, 40);
    const { variance } = filterEwma(returns);
    expect(variance[0]).toBeCloseTo(0.02 ** 2 / 41, 15);
    expect(() => filterEwma(new Float64Array(50))).toThrow(expect.objectContaining({ code: 'E_SIGMA_NONPOSITIVE' }));
  });
});
