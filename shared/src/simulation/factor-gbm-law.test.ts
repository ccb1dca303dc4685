import { describe, expect, it } from 'vitest';

import { sampleColumns, sampleFactors } from '../optimise/sample-market.ts';
import { denseOf } from '../stats/factor-covariance.ts';
import { MarketPath } from './market-path.ts';
import { buildPlan } from './plan.ts';
import type { SimulationPlan } from './plan.ts';
import { sampleInputs, sampleSnapshot } from './sample-run.ts';
import { factorGbmLaw, factorGbmSource, withMoreCommon } from './factor-gbm-law.ts';

const N = 8;
const T = 400;
const columns = sampleColumns(sampleFactors(N, 1, 4), T, 4);
const closes = new Float64Array((T + 1) * N);
columns.forEach((column, i) => {
  let price = 10_000;
  closes[i] = price;
  column.forEach((value, t) => {
    price *= Math.exp(value);
    closes[(t + 1) * N + i] = price;
  });
});
const drift = Float64Array.from({ length: N }, (_, i) => 0.0002 * (i + 1));
const law = factorGbmLaw(closes, N, new Float64Array(N).fill(1), drift);
const PATHS = 20_000;
const SESSIONS = 2;

describe('geometric Brownian motion with factors', () => {
  it('is the law of a run of more than 200 shares, and the full matrix up to 200', () => {
    const planOf = (count: number): SimulationPlan =>
      buildPlan(
        sampleInputs(count, { marketModel: 'GBM', pathCount: 64, horizonSessions: 5 }),
        sampleSnapshot(count, 130),
      );
    const plan = planOf(201);
    expect(plan.market.model).toBe('FACTOR_GBM');
    expect(plan.marketFacts!.covariance).not.toBeInstanceOf(Float64Array);
    const path = new MarketPath(plan);
    path.simulate(3);
    expect(path.growth.every((growth) => growth > 0.3 && growth < 3)).toBe(true);
    expect(planOf(20).market.model).toBe('GBM');
  });

  it('has the expected gross return e^drift and the covariance of its factors, within 4 standard errors', () => {
    const source = factorGbmSource(law, 11, SESSIONS);
    const out = new Float64Array(SESSIONS * N);
    const count = PATHS * SESSIONS;
    const gross = new Float64Array(N);
    const squares = new Float64Array(N);
    const products = new Float64Array(N * N);
    for (let path = 0; path < PATHS; path++) {
      source(path, out);
      for (let step = 0; step < SESSIONS; step++) {
        for (let i = 0; i < N; i++) {
          const growth = Math.exp(out[step * N + i]!);
          gross[i] = gross[i]! + growth;
          squares[i] = squares[i]! + growth * growth;
          for (let j = 0; j < N; j++) {
            products[i * N + j] =
              products[i * N + j]! + (out[step * N + i]! - law.drift[i]!) * (out[step * N + j]! - law.drift[j]!);
          }
        }
      }
    }
    const expected = denseOf({
      size: N,
      factorCount: law.factorCount,
      loadings: law.loadings,
      specific: law.specific.map((value) => value * value),
    });
    for (let i = 0; i < N; i++) {
      const mean = gross[i]! / count;
      const error = Math.sqrt((squares[i]! / count - mean * mean) / count);
      expect(Math.abs(mean - Math.exp(drift[i]!))).toBeLessThan(4 * error);
      for (let j = 0; j < N; j++) {
        const [ii, jj, ij] = [expected[i * N + i]!, expected[j * N + j]!, expected[i * N + j]!];
        // Isserlis: the variance of a product of normals
        expect(Math.abs(products[i * N + j]! / count - ij)).toBeLessThan(4 * Math.sqrt((ii * jj + ij * ij) / count));
      }
    }
  });

  it('keeps every variance and raises every correlation by the same share of what is missing to 1', () => {
    const matrix = ({ factorCount, loadings, specific }: typeof law): Float64Array =>
      denseOf({ size: N, factorCount, loadings, specific: specific.map((value) => value * value) });
    const before = matrix(law);
    const after = matrix(withMoreCommon(law, 0.3));
    const correlation = (of: Float64Array, i: number, j: number): number =>
      of[i * N + j]! / Math.sqrt(of[i * N + i]! * of[j * N + j]!);
    for (let i = 0; i < N; i++) {
      expect(after[i * N + i]! / before[i * N + i]!).toBeCloseTo(1, 12);
      for (let j = 0; j < i; j++) {
        const rho = correlation(before, i, j);
        expect(correlation(after, i, j)).toBeCloseTo(rho + 0.3 * (1 - rho), 12);
      }
    }
  });

  it('draws the same for an asset whatever other assets there are behind it', () => {
    const few = factorGbmSource(
      {
        ...law,
        drift: law.drift.slice(0, 3),
        loadings: law.loadings.slice(0, 3 * law.factorCount),
        specific: law.specific.slice(0, 3),
      },
      11,
      SESSIONS,
    );
    const all = factorGbmSource(law, 11, SESSIONS);
    const a = new Float64Array(SESSIONS * 3);
    const b = new Float64Array(SESSIONS * N);
    few(7, a);
    all(7, b);
    expect([...a]).toEqual([...b.subarray(0, 3), ...b.subarray(N, N + 3)]);
  });
});
