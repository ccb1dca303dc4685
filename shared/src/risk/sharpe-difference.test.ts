import { describe, expect, it } from 'vitest';

import { normalAt, streams } from '../random/philox.ts';
import { momentsOf } from '../stats/moments.ts';

import { longRunVariance } from './long-run-variance.ts';
import { sharpeDifference } from './sharpe-difference.ts';

const PERIODS = 240;
const noise = (run: number, t: number, dim: number): number => normalAt(2026, run, t, streams.marketNormal, dim);

/** Two strategies with correlation ½ and the given Sharpe ratios per period; volatility swings slowly, as on a market. */
function pair(run: number, sharpe1: number, sharpe2: number): readonly [Float64Array, Float64Array] {
  const [first, second] = [new Float64Array(PERIODS), new Float64Array(PERIODS)];
  for (let t = 0; t < PERIODS; t++) {
    const common = noise(run, t, 0);
    const spread = 0.01 * (1 + 0.5 * (Math.floor(t / 20) % 2));
    first[t] = spread * (sharpe1 + (common + noise(run, t, 1)) / Math.SQRT2);
    second[t] = spread * (sharpe2 + (common + noise(run, t, 2)) / Math.SQRT2);
  }
  return [first, second];
}

/** Part of the runs in which the test at 5 % finds a difference. */
function rejections(runs: number, sharpe1: number, sharpe2: number): number {
  let rejected = 0;
  for (let run = 0; run < runs; run++) {
    const [first, second] = pair(run, sharpe1, sharpe2);
    if (sharpeDifference(first, second, { seed: run, resamples: 199 }).pValue <= 0.05) rejected += 1;
  }
  return rejected / runs;
}

describe('the test of two Sharpe ratios', () => {
  it('finds a difference in about 5 % of 1,000 pairs that have none', () => {
    // four standard errors of a rate of 5 % over 1,000 pairs are 2.8 points
    const rate = rejections(1000, 0.05, 0.05);
    expect(rate).toBeGreaterThan(0.022);
    expect(rate).toBeLessThan(0.078);
  });
  it('finds a difference of 0.25 a period in most pairs, and the same pairs with none in few', () => {
    // its standard error is about √((2 − 2·½)/240) = 0.065, so the difference is 3.9 of them: power 97 %
    expect(rejections(200, 0.3, 0.05)).toBeGreaterThan(0.88);
  });
  it('has the estimate and the error of the textbook where returns are independent and normal', () => {
    const [first, second] = [0, 1].map((dim) =>
      Float64Array.from({ length: 4000 }, (_, t) => 0.05 + noise(1, t, dim)),
    ) as [Float64Array, Float64Array];
    const sharpe = (x: Float64Array): number => {
      const { mean, m2, count } = momentsOf(x);
      return mean / Math.sqrt(m2 / count);
    };
    const { interval } = sharpeDifference(first, second, { seed: 1 });
    expect(interval.estimate).toBeCloseTo(sharpe(first) - sharpe(second), 12);
    // Jobson and Korkie without correlation: √((2 + (S₁² + S₂²)/2)/T)
    expect(interval.standardError / Math.sqrt((2 + 0.0025) / 4000)).toBeCloseTo(1, 1);
  });
  it('gives the mirrored answer when the strategies change places, and the same again for the same seed', () => {
    const [first, second] = pair(3, 0.1, 0.02);
    const one = sharpeDifference(first, second, { seed: 9 });
    const other = sharpeDifference(second, first, { seed: 9 });
    expect(other.pValue).toBe(one.pValue);
    expect(other.interval.lower).toBeCloseTo(-one.interval.upper, 14);
    expect(sharpeDifference(first, second, { seed: 9 })).toEqual(one);
  });
  it('has an interval that holds 0 exactly when the p-value is above 5 %', () => {
    for (let run = 0; run < 40; run++) {
      const [first, second] = pair(run, 0.15, 0.02);
      const { interval, pValue } = sharpeDifference(first, second, { seed: run });
      expect(interval.lower <= 0 && interval.upper >= 0).toBe(pValue > 0.05);
    }
  });
  it('does not care how much is invested: a Sharpe ratio has no unit', () => {
    const [first, second] = pair(5, 0.1, 0.02);
    const tripled = first.map((value) => 3 * value);
    const [one, other] = [sharpeDifference(first, second, { seed: 2 }), sharpeDifference(tripled, second, { seed: 2 })];
    expect(other.interval.lower).toBeCloseTo(one.interval.lower, 10);
  });
  it('refuses what it cannot judge, by name', () => {
    const [first, second] = pair(1, 0.1, 0.1);
    const refusal = (code: string, path: string) => expect.objectContaining({ code, path: [path] });
    expect(() => sharpeDifference(first, second.subarray(1), { seed: 1 })).toThrow(refusal('E_LENGTH', 'second'));
    expect(() => sharpeDifference(first.subarray(0, 59), second.subarray(0, 59), { seed: 1 })).toThrow(
      refusal('E_HISTORY_TOO_SHORT', 'first'),
    );
    expect(() => sharpeDifference(first, first, { seed: 1 })).toThrow(refusal('E_SIGMA_NONPOSITIVE', 'series'));
    expect(() =>
      sharpeDifference(
        first.map(() => 0.1),
        second,
        { seed: 1 },
      ),
    ).toThrow(/E_SIGMA_NONPOSITIVE/);
    expect(() => sharpeDifference(first, second, { seed: 1, resamples: 10 })).toThrow(refusal('E_RANGE', 'resamples'));
    expect(() => sharpeDifference(first, second, { seed: 1, blockLength: 40 })).toThrow(
      refusal('E_RANGE', 'blockLength'),
    );
  });
});

describe('the long-run variance', () => {
  it('is σ²/(1 − φ)² for a first-order autoregression, and the plain variance for noise', () => {
    const count = 20_000;
    const series = new Float64Array(count);
    for (let t = 0; t < count; t++) series[t] = 0.6 * (series[t - 1] ?? 0) + noise(7, t, 0);
    expect(longRunVariance(series) / (1 / 0.16)).toBeCloseTo(1, 1);
    const white = Float64Array.from({ length: count }, (_, t) => noise(8, t, 0));
    expect(longRunVariance(white)).toBeCloseTo(1, 1);
  });
  it('is far below the variance for a moving average that undoes itself', () => {
    // x = e_t − 0.7 e_{t−1}: variance 1.49, long-run variance (1 − 0.7)² = 0.09
    const series = Float64Array.from({ length: 20_000 }, (_, t) => noise(9, t + 1, 0) - 0.7 * noise(9, t, 0));
    expect(longRunVariance(series)).toBeLessThan(0.25);
  });
});
