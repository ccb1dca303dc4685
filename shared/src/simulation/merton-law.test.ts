import { describe, expect, it } from 'vitest';

import { mertonLaw as closedForm } from '../market/closed-forms.ts';
import { fitMerton } from '../market/merton-fit.ts';
import type { MertonFit } from '../market/merton-fit.ts';
import { mertonLogDrift } from '../market/merton.ts';
import { exp, log } from '../random/elementary.ts';
import { normalAt, streams } from '../random/philox.ts';
import { kurtosis, momentsOf, sampleVariance, skewness } from '../stats/moments.ts';
import { createIssuerJumps } from '../threat/issuer-events.ts';
import type { MertonMarket } from './market-law.ts';
import { MarketPath } from './market-path.ts';
import { mertonLaw, mertonParameters, sampleMertonJumps } from './merton-law.ts';

const one = Float64Array.of(1);

/** One asset with the parameters of golden case merton-1. */
const single: MertonFit = {
  model: 'MERTON',
  assetCount: 1,
  periodsPerYear: 252,
  lambda: 6,
  jumpMean: -0.03,
  jumpSd: 0.05,
  standardErrors: null,
  logLikelihoodGain: 10,
  loading: one,
  loadingStandardError: Float64Array.of(0),
  sigma: Float64Array.of(0.25),
  sigmaStandardError: Float64Array.of(0.01),
  correlation: one,
};

/** Four assets with known loadings: one market-wide jump in 25 sessions, five times as large as a day. */
const truth: MertonFit = {
  ...single,
  assetCount: 4,
  lambda: 10,
  jumpMean: -0.04,
  jumpSd: 0.03,
  loading: Float64Array.of(0.5, 0.8, 1.2, 1.5),
  loadingStandardError: new Float64Array(4),
  sigma: Float64Array.of(0.15, 0.2, 0.25, 0.3),
  sigmaStandardError: new Float64Array(4),
  correlation: Float64Array.from({ length: 16 }, (_, at) => (at % 5 === 0 ? 1 : 0.4)),
};

/** Paths of a law without events at issuers; no session of these laws comes near the price limit. */
function pathsOf(market: MertonMarket, seed: number, horizonSessions: number): MarketPath {
  const amounts = new Float64Array(market.drift.length).fill(1);
  return new MarketPath({ seed, horizonSessions, amounts, cashKrw: 0, market, issuers: null });
}

/** Closes whose sessions are the paths of a law, one session long. */
function closesOf(fit: MertonFit, sessions: number): Float64Array {
  const size = fit.assetCount;
  const paths = pathsOf(mertonLaw(fit, new Float64Array(size).fill(1), new Float64Array(size)), 5, 1);
  const closes = new Float64Array((sessions + 1) * size).fill(1000, 0, size);
  for (let t = 0; t < sessions; t++) {
    paths.simulate(t);
    for (let i = 0; i < size; i++) closes[(t + 1) * size + i] = closes[t * size + i]! * paths.growth[i]!;
  }
  return closes;
}

describe('the law of a session', () => {
  it('has the mean, variance, skewness and kurtosis of the closed form over 20 sessions, within 4 standard errors', () => {
    const paths = 2 ** 17;
    const sessions = 20;
    const law = mertonLaw(single, one, Float64Array.of(0.07 / 252));
    const market = pathsOf(law, 3, sessions);
    const sums = new Float64Array(paths);
    for (let path = 0; path < paths; path++) {
      market.simulate(path);
      sums[path] = log(market.growth[0]!);
    }
    const parameters = { mu: 0.07, sigma: 0.25, lambda: 6, jumpMean: -0.03, jumpSd: 0.05 };
    const exact = closedForm(parameters, sessions / 252);
    expect(law.drift[0]).toBeCloseTo(mertonLogDrift(parameters) / 252, 15);
    const moments = momentsOf(sums);
    expect(Math.abs(moments.mean - exact.mean)).toBeLessThan(4 * Math.sqrt(exact.variance / paths));
    const spread = (exact.excessKurtosis + 2) / paths;
    expect(Math.abs(sampleVariance(moments) / exact.variance - 1)).toBeLessThan(4 * Math.sqrt(spread));
    expect(Math.abs(skewness(moments) - exact.skewness)).toBeLessThan(4 * Math.sqrt(6 / paths) * 1.5);
    expect(Math.abs(kurtosis(moments) - 3 - exact.excessKurtosis)).toBeLessThan(4 * Math.sqrt(24 / paths) * 2);
    const worst = exact.quantile(0.01);
    const below = sums.filter((x) => x < worst).length / paths;
    expect(Math.abs(below - 0.01)).toBeLessThan(4 * Math.sqrt((0.01 * 0.99) / paths));
  });

  it('returns its drift on average to every asset, whatever its loading and what events take from its variance', () => {
    const scale = Float64Array.of(1, 0.9, 0.8, 0.7);
    const drift = Float64Array.of(0.001, 0, -0.001, 0.002);
    const paths = 2 ** 17;
    const market = pathsOf(mertonLaw(truth, scale, drift), 9, 1);
    const gross = Array.from({ length: 4 }, () => new Float64Array(paths));
    for (let path = 0; path < paths; path++) {
      market.simulate(path);
      for (let i = 0; i < 4; i++) gross[i]![path] = market.growth[i]!;
    }
    gross.forEach((column, i) => {
      const moments = momentsOf(column);
      const error = Math.sqrt(sampleVariance(moments) / paths);
      expect(Math.abs(moments.mean - exp(drift[i]!))).toBeLessThan(4 * error);
    });
  });

  it('appends its jumps to those of issuers, the same jump to all assets by their loadings', () => {
    const law = { ...mertonLaw(truth, new Float64Array(4).fill(1), new Float64Array(4)), jumpRate: 0.5 };
    const jumps = createIssuerJumps();
    jumps.count = 2;
    sampleMertonJumps(law, 1, 7, 20, jumps);
    expect((jumps.count - 2) % 4).toBe(0);
    expect(jumps.count).toBeGreaterThan(2);
    const size = law.jumpMean + law.jumpSd * normalAt(1, 7, jumps.session[2]!, streams.jumpSize, 0);
    for (let i = 0; i < 4; i++) {
      expect(jumps.holding[2 + i]).toBe(i);
      expect(jumps.logJump[2 + i]).toBe(law.loading[i]! * size);
    }
  });
});

describe('the fit', () => {
  const fit = fitMerton(closesOf(truth, 5000), 4);

  it('finds the jumps that made the prices, within 4 standard errors', () => {
    const { lambda, jumpMean, jumpSd } = fit.standardErrors!;
    // loadings have mean 1, so the factor takes the whole jump
    expect(Math.abs(fit.lambda - truth.lambda)).toBeLessThan(4 * lambda);
    expect(Math.abs(fit.jumpMean - truth.jumpMean)).toBeLessThan(4 * jumpMean);
    expect(Math.abs(fit.jumpSd - truth.jumpSd)).toBeLessThan(4 * jumpSd);
    for (let i = 0; i < 4; i++) {
      expect(Math.abs(fit.loading[i]! - truth.loading[i]!)).toBeLessThan(4 * fit.loadingStandardError[i]!);
      expect(Math.abs(fit.sigma[i]! - truth.sigma[i]!)).toBeLessThan(5 * fit.sigmaStandardError[i]!);
    }
    expect(fit.loadingStandardError.every((error) => error < 0.1)).toBe(true);
    expect(lambda).toBeLessThan(2);
    fit.correlation.forEach((rho, at) => expect(rho).toBeCloseTo(truth.correlation[at]!, 1));
  });

  it('keeps the whole variance of every asset', () => {
    const closes = closesOf(truth, 5000);
    const square = (fit.lambda / 252) * (fit.jumpMean ** 2 + fit.jumpSd ** 2);
    for (let i = 0; i < 4; i++) {
      const returns = Float64Array.from({ length: 5000 }, (_, t) =>
        Math.log(closes[4 * t + 4 + i]! / closes[4 * t + i]!),
      );
      const model = fit.sigma[i]! ** 2 / 252 + square * fit.loading[i]! ** 2;
      expect(model / sampleVariance(momentsOf(returns))).toBeCloseTo(1, 10);
    }
  });

  it('finds none where there are none: geometric Brownian motion, and the table says so', () => {
    const calm = fitMerton(closesOf({ ...truth, lambda: 0 }, 1500), 4);
    expect(calm).toMatchObject({ lambda: 0, jumpMean: 0, jumpSd: 0, standardErrors: null });
    const { parameters, assets } = mertonParameters(calm);
    expect(parameters[0]).toEqual({ name: 'lambda', value: 0, standardError: null });
    expect(assets[3]![1]).toEqual({ name: 'loading', value: 0, standardError: null });
  });

  it('takes a single asset for its own factor', () => {
    const alone = fitMerton(closesOf({ ...single, lambda: 12, jumpMean: -0.06 }, 3000), 1);
    expect(alone.loading[0]).toBeCloseTo(1, 10);
    expect(alone.lambda).toBeGreaterThan(4);
  });

  it('refuses a price that never moved', () => {
    expect(() => fitMerton(new Float64Array(100).fill(1000), 1)).toThrow(
      expect.objectContaining({ code: 'E_NOT_POSITIVE_DEFINITE' }),
    );
  });
});
