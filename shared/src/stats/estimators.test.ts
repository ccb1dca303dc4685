import { describe, expect, it } from 'vitest';

import { normalAt, streams } from '../random/philox.ts';
import { sampleCovariance, shrinkCovariance, type ShrinkageTarget } from './covariance.ts';
import { batchInterval, wilsonInterval } from './intervals.ts';
import { correlationFromTau, kendallTau } from './kendall-tau.ts';
import { cholesky, repairCorrelation, symmetricEigen } from './linear-algebra.ts';
import { kurtosis, mergeMoments, momentsOf, noMoments, sampleVariance, skewness } from './moments.ts';
import { returnStatistics } from './returns.ts';

const normals = (count: number, path: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => normalAt(41, path, i, streams.marketNormal, 0));

describe('moments', () => {
  it('of 1, 2, 3, 4 are mean 2.5 and variance 5/3', () => {
    const moments = momentsOf([1, 2, 3, 4]);
    expect(moments.mean).toBe(2.5);
    expect(sampleVariance(moments)).toBeCloseTo(5 / 3, 15);
    expect(skewness(moments)).toBe(0);
  });
  it('of parts, merged, are those of the whole, wherever the cut', () => {
    const values = normals(100, 0).map((z) => z * z);
    const whole = momentsOf(values);
    for (const cut of [0, 1, 37, 99, 100]) {
      const merged = mergeMoments(momentsOf(values.subarray(0, cut)), momentsOf(values.subarray(cut)));
      expect(merged.count).toBe(100);
      expect(merged.mean).toBeCloseTo(whole.mean, 13);
      expect(skewness(merged)).toBeCloseTo(skewness(whole), 11);
      expect(kurtosis(merged)).toBeCloseTo(kurtosis(whole), 10);
    }
    expect(mergeMoments(noMoments, whole)).toBe(whole);
  });
});

describe('intervals', () => {
  it('of 16 batches cover the truth in about 95 of 100 runs', () => {
    let covered = 0;
    for (let run = 0; run < 1000; run++) {
      const { lower, upper } = batchInterval(normals(16, run), 0.95);
      if (lower <= 0 && 0 <= upper) covered += 1;
    }
    expect(Math.abs(covered - 950)).toBeLessThan(4 * Math.sqrt(1000 * 0.95 * 0.05));
  });
  it('of a share never leave 0 to 1 and are not empty for 0 of 10', () => {
    expect(wilsonInterval(0, 10)).toMatchObject({ estimate: 0, lower: 0 });
    expect(wilsonInterval(0, 10).upper).toBeCloseTo(0.2775, 4); // z² / (n + z²)
    expect(wilsonInterval(10, 10).upper).toBe(1);
  });
});

describe('linear algebra', () => {
  it('factors a matrix so that L times its transpose gives it back', () => {
    expect([...cholesky(Float64Array.of(4, 2, 2, 5), 2)]).toEqual([2, 0, 1, 2]);
  });
  it('refuses a matrix that is not positive definite, with the row', () => {
    expect(() => cholesky(Float64Array.of(1, 2, 2, 1), 2)).toThrow(
      expect.objectContaining({ code: 'E_NOT_POSITIVE_DEFINITE', path: ['matrix', '1'] }),
    );
  });
  it('finds the eigenvalues 1 and 3 of [[2, 1], [1, 2]]', () => {
    const { values } = symmetricEigen(Float64Array.of(2, 1, 1, 2), 2);
    expect([...values].toSorted((a, b) => a - b).map((value) => Number(value.toFixed(12)))).toEqual([1, 3]);
  });
  it('repairs a correlation matrix that is barely impossible, and says by how much', () => {
    // ρ = 0.8, 0.8 and 0.27 cannot be: the third must be at least 2 · 0.8² − 1 = 0.28.
    const impossible = Float64Array.of(1, 0.8, 0.8, 0.8, 1, 0.27, 0.8, 0.27, 1);
    const { correlation, change } = repairCorrelation(impossible, 3);
    expect(() => cholesky(correlation, 3)).not.toThrow();
    expect([correlation[0], correlation[4], correlation[8]]).toEqual([1, 1, 1]);
    expect(change).toBeGreaterThan(0);
    expect(change).toBeLessThan(0.02);
  });
  it('leaves a good one as it is and refuses one that is beyond repair', () => {
    const good = Float64Array.of(1, 0.5, 0.5, 1);
    expect(repairCorrelation(good, 2)).toEqual({ correlation: good, change: 0 });
    const absurd = Float64Array.of(1, 0.9, 0.9, 0.9, 1, -0.9, 0.9, -0.9, 1);
    expect(() => repairCorrelation(absurd, 3)).toThrow(expect.objectContaining({ code: 'E_NOT_POSITIVE_DEFINITE' }));
  });
});

/** Of a 4 × 4 matrix. */
const trace = (m: Float64Array): number => m[0]! + m[5]! + m[10]! + m[15]!;

describe('covariance', () => {
  // Neighbouring columns share a draw, so they are correlated.
  const draws = normals(60 * 4 + 1, 7);
  const rows = Float64Array.from({ length: 60 * 4 }, (_, i) => draws[i]! + draws[i + 1]!);
  it.each<ShrinkageTarget>(['identity', 'constantCorrelation', 'singleFactor', 'oas'])(
    'shrunk towards %s keeps the variances together and scales with the square of the unit',
    (target) => {
      const { covariance, shrinkage } = shrinkCovariance(rows, 4, target);
      const scaled = shrinkCovariance(
        rows.map((x) => 10 * x),
        4,
        target,
      );
      expect(shrinkage).toBeGreaterThanOrEqual(0);
      expect(shrinkage).toBeLessThanOrEqual(1);
      expect(scaled.shrinkage).toBeCloseTo(shrinkage, 10);
      expect(scaled.covariance[1]! / covariance[1]!).toBeCloseTo(100, 6);
      expect(trace(covariance)).toBeCloseTo((trace(sampleCovariance(rows, 4)) * 59) / 60, 10);
    },
  );
  it('refuses a column that never moves', () => {
    expect(() => shrinkCovariance(Float64Array.of(1, 0, 2, 0, 4, 0), 2)).toThrow(
      expect.objectContaining({ code: 'E_NOT_POSITIVE_DEFINITE', path: ['returns', '1'] }),
    );
  });
});

describe("Kendall's tau", () => {
  it('of 1 2 3 4 against 1 3 2 4 is (5 − 1)/6', () => {
    expect(kendallTau([1, 2, 3, 4], [1, 3, 2, 4])).toBeCloseTo(4 / 6, 15);
  });
  it('with ties is τ_b: 1 1 2 against 1 2 3 is 2/√6', () => {
    expect(kendallTau([1, 1, 2], [1, 2, 3])).toBeCloseTo(2 / Math.sqrt(6), 14);
  });
  it('counts what comparing every pair counts', () => {
    const x = normals(200, 1).map((z) => Math.round(3 * z));
    const y = normals(200, 2).map((z, i) => Math.round(3 * z + x[i]!));
    let [score, tiedX, tiedY] = [0, 0, 0];
    for (let i = 0; i < 200; i++) {
      for (let j = 0; j < i; j++) {
        score += Math.sign(x[i]! - x[j]!) * Math.sign(y[i]! - y[j]!);
        if (x[i] === x[j]) tiedX += 1;
        if (y[i] === y[j]) tiedY += 1;
      }
    }
    expect(kendallTau(x, y)).toBeCloseTo(score / Math.sqrt((19_900 - tiedX) * (19_900 - tiedY)), 12);
  });
  it('becomes a correlation by sin(πτ/2), within an ulp of Math.sin', () => {
    expect(correlationFromTau(1 / 3)).toBeCloseTo(0.5, 15);
    for (let tau = -1; tau <= 1; tau += 0.01) {
      expect(correlationFromTau(tau)).toBeCloseTo(Math.sin((Math.PI * tau) / 2), 15);
    }
  });
});

describe('returns of one series', () => {
  it('from 100 to 110 to 99 are +10 % and −10 %, −1 % in all, with a drawdown of 10 %', () => {
    const statistics = returnStatistics([100, 110, 99], 2);
    expect(statistics.simple[0]).toBeCloseTo(0.1, 15);
    expect(statistics.meanSimple).toBeCloseTo(0, 15);
    expect(statistics.totalReturn).toBeCloseTo(-0.01, 15);
    expect(statistics.cagr).toBeCloseTo(-0.01, 14);
    expect(statistics).toMatchObject({ returnCount: 2, troughIndex: 2 });
    expect(statistics.maximumDrawdown).toBeCloseTo(0.1, 15);
  });
  it('with 40 % volatility and three years of data are known to 23 % a year', () => {
    const daily = 0.4 / Math.sqrt(252);
    const prices = [100];
    // 756 returns that differ from their mean by exactly one daily deviation (but for T − 1).
    for (let t = 0; t < 756; t++) prices.push(prices.at(-1)! * (1 + (t % 2 === 0 ? daily : -daily)));
    expect(returnStatistics(prices).meanAnnualStandardError).toBeCloseTo(0.231, 3);
  });
  it('name the price that is not above 0', () => {
    expect(() => returnStatistics([1, 0, 2])).toThrow(
      expect.objectContaining({ code: 'E_BOUNDS_NONPOSITIVE', path: ['prices', '1'] }),
    );
  });
});
