import { describe, expect, it } from 'vitest';

import { uniformAt, streams } from '../random/philox.ts';
import { binomialCdf, incompleteBeta } from './beta.ts';
import { chi2Inverse, chi2InverseUpper, digamma, gammaTails, logGamma, poissonInverse } from './gamma.ts';
import { normalCdf } from './normal-law.ts';
import { chi2FromTable, chi2Table, mixingFromTable, tCdfFromTable, tTable } from './path-tables.ts';
import { increasingRoot } from './root.ts';
import { tCdf, tInverse } from './student-t.ts';

const uniform = (i: number): number => uniformAt(3, i, 0, streams.marketNormal, 0);

describe('distribution functions', () => {
  it('give ln Γ(n + 1) = ln n!', () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n++) {
      factorial *= n;
      expect(logGamma(n + 1)).toBeCloseTo(Math.log(factorial), 12);
    }
  });
  it('give ψ(1) = −γ, ψ(1/2) = −γ − 2 ln 2, and ψ(x + 1) = ψ(x) + 1/x', () => {
    const euler = 0.5772156649015329;
    expect(digamma(1)).toBeCloseTo(-euler, 14);
    expect(digamma(0.5)).toBeCloseTo(-euler - 2 * Math.LN2, 14);
    for (const x of [0.1, 1.7, 11.9, 40]) expect(digamma(x + 1) - digamma(x)).toBeCloseTo(1 / x, 13);
  });
  it('give the gamma law of shape 1 as the exponential law', () => {
    for (const x of [1e-9, 0.3, 2, 30]) expect(gammaTails(1, x).upper / Math.exp(-x)).toBeCloseTo(1, 12);
  });
  it('give t with 1 degree of freedom as the Cauchy law: a quarter below −1', () => {
    expect(tCdf(1, -1)).toBeCloseTo(0.25, 14);
    expect(tInverse(1, 0.25)).toBeCloseTo(-1, 13);
  });
  it('give the binomial law as the sum of its probabilities: 11/16 for at most 2 of 4 coins', () => {
    expect(binomialCdf(4, 2, 0.5)).toBeCloseTo(11 / 16, 14);
  });
  it('mirror: I_x(a, b) = 1 − I_1−x(b, a) and Φ(−x) = 1 − Φ(x)', () => {
    for (let i = 0; i < 50; i++) {
      const x = uniform(i);
      expect(incompleteBeta(2.5, 0.7, x) + incompleteBeta(0.7, 2.5, 1 - x)).toBeCloseTo(1, 13);
      expect(normalCdf(x * 4) + normalCdf(-x * 4)).toBeCloseTo(1, 14);
    }
  });
  it('are undone by their quantiles to ten digits', () => {
    for (let i = 0; i < 300; i++) {
      const u = uniform(i);
      const nu = 2.1 + 30 * uniform(i + 1000);
      const lower = gammaTails(nu / 2, chi2Inverse(nu, u) / 2).lower;
      expect(Math.abs(lower / u - 1)).toBeLessThan(1e-10);
      expect(Math.abs(tCdf(nu, tInverse(nu, u)) / u - 1)).toBeLessThan(1e-10);
    }
  });
  it('have quantiles in the outermost tail too', () => {
    expect(gammaTails(2, chi2InverseUpper(4, 1e-40) / 2).upper / 1e-40).toBeCloseTo(1, 9);
    expect(tCdf(3, tInverse(3, 1e-15)) / 1e-15).toBeCloseTo(1, 9);
  });
  it('count Poisson events by accumulated probability: with mean 1, no event up to e⁻¹ and one up to 2 e⁻¹', () => {
    expect([0.3678, 0.3679, 0.7357, 0.7358].map((u) => poissonInverse(1, u))).toEqual([0, 1, 1, 2]);
    expect(poissonInverse(700, 1 - 2 ** -53)).toBeGreaterThan(900);
  });
  it('refuse what has no meaning', () => {
    expect(() => chi2Inverse(0, 0.5)).toThrow(expect.objectContaining({ code: 'E_RANGE', path: ['nu'] }));
    expect(() => tInverse(4, 1)).toThrow(expect.objectContaining({ code: 'E_RANGE', path: ['u'] }));
    expect(() => poissonInverse(-1, 0.5)).toThrow(expect.objectContaining({ code: 'E_RATE_NEGATIVE' }));
  });
});

describe('tables for paths', () => {
  it.each([2.5, 4, 14.5, 50])('equal the functions they stand for at ν = %d', (nu) => {
    const chi2 = chi2Table(nu);
    const t = tTable(nu);
    for (let i = 0; i < 500; i++) {
      const u = uniform(i);
      const exact = chi2Inverse(nu, u);
      expect(Math.abs(chi2FromTable(chi2, u) / exact - 1)).toBeLessThan(1e-9);
      expect(Math.abs(mixingFromTable(chi2, nu, u) / Math.sqrt(nu / exact) - 1)).toBeLessThan(1e-9);
      const x = 40 * (u - 0.5);
      expect(Math.abs(tCdfFromTable(t, x) - tCdf(nu, x))).toBeLessThan(1e-9);
    }
  });
  it('answer for the smallest and the largest uniform there is', () => {
    const table = chi2Table(4);
    expect(chi2FromTable(table, 2 ** -53)).toBeGreaterThan(0);
    expect(chi2FromTable(table, 1 - 2 ** -53)).toBeLessThan(100);
  });
});

it('finds a root that Newton alone would jump over', () => {
  // The slope of arctan is nearly 0 far out, so a plain Newton step from 10 leaves for infinity.
  expect(increasingRoot(Math.atan, (x) => 1 / (1 + x * x), 10)).toBeCloseTo(0, 12);
});
