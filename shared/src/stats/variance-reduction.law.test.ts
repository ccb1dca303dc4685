import { describe, expect, it } from 'vitest';

import { normalAt, streams } from '../random/philox.ts';
import { momentsOf, sampleDeviation } from './moments.ts';
import { antitheticMean, controlVariateMean } from './variance-reduction.ts';

const COUNT = 40_000;
const z = Array.from({ length: COUNT }, (_, i) => normalAt(51, i, 0, streams.marketNormal, 0));
const growth = z.map((x) => Math.exp(0.3 * x));
const mean = Math.exp(0.045); // of e^(0.3 Z)

describe('antithetic pairs', () => {
  const of = (f: (x: number) => number) =>
    antitheticMean(
      z.map(f),
      z.map((x) => f(-x)),
    );

  it('estimate the mean without bias, with less error than twice as many plain draws where the function is monotone', () => {
    const { estimate, standardError, plainStandardError } = of((x) => Math.exp(0.3 * x));
    expect(Math.abs(estimate - mean)).toBeLessThan(4 * standardError);
    expect(standardError).toBeLessThan(plainStandardError / Math.SQRT2 / 3);
  });
  it('are exact for a straight line', () => {
    const { estimate, standardError } = of((x) => 3 + 2 * x);
    expect(estimate).toBeCloseTo(3, 14);
    expect(standardError).toBeLessThan(1e-15);
  });
  it('cost double and bring nothing where both halves are alike: the error is that of the draws alone', () => {
    const { standardError, plainStandardError } = of((x) => x * x);
    expect(standardError).toBeCloseTo(plainStandardError, 15);
  });
});

describe('a control variate', () => {
  it('estimates the mean without bias, and leaves the part of the variance that it does not explain', () => {
    const { estimate, standardError, beta } = controlVariateMean(growth, z, 0);
    expect(Math.abs(estimate - mean)).toBeLessThan(4 * standardError);
    // cov(e^(σZ), Z) = σ e^(σ²/2), var(e^(σZ)) = e^(2σ²) − e^(σ²)
    expect(Math.abs(beta / (0.3 * mean) - 1)).toBeLessThan(0.02);
    const explained = (0.3 * mean) ** 2 / (Math.exp(0.18) - Math.exp(0.09));
    const plain = sampleDeviation(momentsOf(growth)) / Math.sqrt(COUNT);
    expect(Math.abs((standardError / plain) ** 2 - (1 - explained))).toBeLessThan(0.02);
  });
  it('gives the same estimate in any unit and from any zero of the control', () => {
    const usual = controlVariateMean(growth, z, 0);
    const other = controlVariateMean(
      growth,
      z.map((x) => 1000 * x + 7),
      7,
    );
    expect(other.estimate).toBeCloseTo(usual.estimate, 10);
    expect(other.standardError).toBeCloseTo(usual.standardError, 12);
  });
  it('that has nothing to do with the figure does no harm', () => {
    const stranger = Array.from({ length: COUNT }, (_, i) => normalAt(51, i, 1, streams.marketNormal, 0));
    const { standardError } = controlVariateMean(growth, stranger, 0);
    expect(standardError / (sampleDeviation(momentsOf(growth)) / Math.sqrt(COUNT))).toBeCloseTo(1, 3);
  });
});
