import { describe, expect, it } from 'vitest';

import { sampleColumns, sampleFactors } from '../optimise/sample-market.ts';
import { attributeVolatility } from '../risk/attribution.ts';
import { covarianceTimes, portfolioVariance, variancesOf } from './covariance-form.ts';
import { denseOf, factorSolve, fitFactorCovariance } from './factor-covariance.ts';
import { symmetricEigen } from './linear-algebra.ts';
import { momentsOf, sampleDeviation } from './moments.ts';

const truth = sampleFactors(60, 3, 1);
const columns = sampleColumns(truth, 800, 1);
const fit = fitFactorCovariance(columns);
const weights = Array.from({ length: 60 }, (_, i) => (1 + (i % 4)) / 150);

describe('a factor covariance', () => {
  it('finds as many factors as made the returns', () => {
    expect(fit.factorCount).toBe(3);
    expect(fitFactorCovariance(sampleColumns(sampleFactors(200, 5, 2), 1000, 2)).factorCount).toBe(5);
  });

  it('keeps the sample variance of every asset', () => {
    variancesOf(fit).forEach((variance, i) =>
      expect(variance / sampleDeviation(momentsOf(columns[i]!)) ** 2).toBeCloseTo(1, 12),
    );
  });

  it('has the eigenvalues of the correlation matrix that a full decomposition finds', () => {
    const T = 800;
    const z = columns.map((column) => {
      const { mean } = momentsOf(column);
      const centred = column.map((value) => value - mean);
      const scale = Math.sqrt(T / centred.reduce((sum, value) => sum + value * value, 0));
      return centred.map((value) => value * scale);
    });
    const correlation = new Float64Array(60 * 60);
    z.forEach((a, i) => {
      z.forEach((b, j) => (correlation[i * 60 + j] = a.reduce((sum, value, t) => sum + value * b[t]!, 0) / T));
    });
    const values = symmetricEigen(correlation, 60).values.toSorted().toReversed();
    for (let k = 0; k < 3; k++) expect(fit.eigenvalues[k]).toBeCloseTo(values[k]!, 6);
  });

  it('gives a portfolio the risk that the truth gives it, within what 800 sessions can tell', () => {
    const ratio = Math.sqrt(portfolioVariance(fit, weights) / portfolioVariance(truth, weights));
    expect(Math.abs(ratio - 1)).toBeLessThan(4 / Math.sqrt(2 * 800));
  });

  it('multiplies, solves and attributes like the matrix that it stands for', () => {
    const dense = denseOf(fit);
    const byFactors = covarianceTimes(fit, weights);
    covarianceTimes(dense, weights).forEach((value, i) => expect(byFactors[i]! / value).toBeCloseTo(1, 11));
    const back = covarianceTimes(dense, factorSolve(fit, weights));
    back.forEach((value, i) => expect(value / weights[i]!).toBeCloseTo(1, 9));
    const a = attributeVolatility(weights, fit);
    const b = attributeVolatility(weights, dense);
    expect(a.total).toBeCloseTo(b.total, 14);
    a.share.forEach((share, i) => expect(share).toBeCloseTo(b.share[i]!, 11));
  });

  it('is the same for assets in another order, up to rounding', () => {
    const order = columns.map((_, i) => (i * 7) % 60);
    const moved = fitFactorCovariance(order.map((i) => columns[i]!));
    expect(moved.factorCount).toBe(fit.factorCount);
    order.forEach((from, i) => {
      for (let k = 0; k < 3; k++) expect(moved.loadings[i * 3 + k]).toBeCloseTo(fit.loadings[from * 3 + k]!, 5);
    });
  });

  it('scales with the returns', () => {
    const doubled = fitFactorCovariance(columns.map((column) => column.map((value) => 2 * value)));
    doubled.specific.forEach((variance, i) => expect(variance / fit.specific[i]!).toBeCloseTo(4, 9));
  });

  it.each([
    [() => fitFactorCovariance(columns.map((column) => column.subarray(0, 59))), 'E_HISTORY_TOO_SHORT'],
    [() => fitFactorCovariance([columns[0]!, columns[1]!.subarray(1)]), 'E_LENGTH'],
    [() => fitFactorCovariance([columns[0]!, new Float64Array(800)]), 'E_SIGMA_NONPOSITIVE'],
    [() => fitFactorCovariance([columns[0]!, columns[1]!.map(() => Number.NaN)]), 'E_NOT_FINITE'],
    [() => fitFactorCovariance(columns, { factorCount: 60 }), 'E_RANGE'],
  ])('refuses what it cannot fit, case %#', (attempt, code) => {
    expect(attempt).toThrow(expect.objectContaining({ code }));
  });
});
