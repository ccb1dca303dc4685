import { describe, expect, it } from 'vitest';

import { fillNormals, normalAt, streams, uniformAt } from '../random/philox.ts';
import { kendallTau } from '../stats/kendall-tau.ts';
import { cvarStandardError, tailRiskOfSorted } from '../risk/tail-risk.ts';
import { momentsOf, sampleDeviation } from '../stats/moments.ts';
import { automaticBlockLength, fitBootstrap, nextBootstrapRow } from './bootstrap.ts';
import { gbmTerminal, studentTLoss, tauOfCorrelation } from './closed-forms.ts';
import { fitGbm, gbmStep, gbmStepper } from './gbm.ts';
import { applyPriceLimit } from './price-limit.ts';
import { fitTCopula, tCopulaStep, tCopulaStepper, type Marginal } from './student-t-copula.ts';

/** Closes of a t copula with known ν and ρ, so that a fit can be compared with the truth. */
function simulatedCloses(sessions: number, nu: number, rho: number): Float64Array {
  const marginals: Marginal[] = [
    { type: 'studentT', mean: 0.0004, sd: 0.016, nu: 5 },
    { type: 'normal', mean: 0, sd: 0.02 },
    { type: 'normal', mean: 0.0002, sd: 0.01 },
  ];
  const stepper = tCopulaStepper({ nu, correlation: Float64Array.of(1, rho, 0, rho, 1, 0, 0, 0, 1), marginals });
  const z = new Float64Array(3);
  const out = new Float64Array(3);
  const closes = new Float64Array(3 * (sessions + 1)).fill(50_000, 0, 3);
  for (let t = 0; t < sessions; t++) {
    for (let i = 0; i < 3; i++) z[i] = normalAt(8, 0, t, streams.marketNormal, i);
    tCopulaStep(stepper, z, uniformAt(8, 0, t, streams.mixingChiSquare, 0), out);
    for (let i = 0; i < 3; i++) closes[3 * (t + 1) + i] = closes[3 * t + i]! * Math.exp(out[i]!);
  }
  return closes;
}

/** Share of the crash days (worst 1 %) of one asset on which the other crashes too, at correlation ½. */
function jointCrashShare(nu: number): number {
  const stepper = tCopulaStepper({
    nu,
    correlation: Float64Array.of(1, 0.5, 0.5, 1),
    marginals: [
      { type: 'normal', mean: 0, sd: 1 },
      { type: 'normal', mean: 0, sd: 1 },
    ],
  });
  const z = new Float64Array(2);
  const out = new Float64Array(2);
  let count = 0;
  for (let path = 0; path < 40_000; path++) {
    z[0] = normalAt(10, path, 0, streams.marketNormal, 0);
    z[1] = normalAt(10, path, 0, streams.marketNormal, 1);
    tCopulaStep(stepper, z, uniformAt(10, path, 0, streams.mixingChiSquare, 0), out);
    if (out[0]! < -2.326 && out[1]! < -2.326) count += 1;
  }
  return count / 40_000 / 0.01;
}

describe('geometric Brownian motion', () => {
  it('has the mean, variance and loss probability of the closed form within 4 standard errors', () => {
    const paths = 2 ** 18;
    const steps = 3;
    const stepper = gbmStepper([0.1, -0.2], [0.3, 0.5], Float64Array.of(1, 0.6, 0.6, 1), 1 / 252);
    const z = new Float64Array(2);
    const step = new Float64Array(2);
    const returns = [new Float64Array(paths), new Float64Array(paths)] as const;
    for (let path = 0; path < paths; path++) {
      let first = 0;
      let second = 0;
      for (let t = 0; t < steps; t++) {
        z[0] = normalAt(11, path, t, streams.marketNormal, 0);
        z[1] = normalAt(11, path, t, streams.marketNormal, 1);
        gbmStep(stepper, z, step);
        first += step[0]!;
        second += step[1]!;
      }
      returns[0][path] = Math.exp(first) - 1;
      returns[1][path] = Math.exp(second) - 1;
    }
    for (const [asset, law] of [
      gbmTerminal(0.1, 0.3, steps / 252, []),
      gbmTerminal(-0.2, 0.5, steps / 252, []),
    ].entries()) {
      const moments = momentsOf(returns[asset]!);
      const meanError = sampleDeviation(moments) / Math.sqrt(paths);
      expect(Math.abs(moments.mean - law.mean)).toBeLessThan(4 * meanError);
      const varianceError = Math.sqrt((moments.m4 / paths - (moments.m2 / paths) ** 2) / paths);
      expect(Math.abs(moments.m2 / (paths - 1) - law.variance)).toBeLessThan(4 * varianceError);
      const losses = returns[asset]!.reduce((count, r) => count + (r < 0 ? 1 : 0), 0) / paths;
      expect(Math.abs(losses - law.probLoss)).toBeLessThan((4 * 0.5) / Math.sqrt(paths));
    }
    const product = momentsOf(returns[0].map((r, i) => r * returns[1][i]!));
    const correlation =
      (product.mean - momentsOf(returns[0]).mean * momentsOf(returns[1]).mean) /
      (sampleDeviation(momentsOf(returns[0])) * sampleDeviation(momentsOf(returns[1])));
    expect(correlation).toBeCloseTo(0.6, 1);
  });
  it('is fitted back from its own prices within 4 standard errors', () => {
    const sessions = 3000;
    const stepper = gbmStepper([0.2, 0.05], [0.3, 0.2], Float64Array.of(1, 0.4, 0.4, 1), 1 / 252);
    const closes = new Float64Array(2 * (sessions + 1)).fill(10_000, 0, 2);
    const z = new Float64Array(2);
    const step = new Float64Array(2);
    for (let t = 0; t < sessions; t++) {
      z[0] = normalAt(12, 0, t, streams.marketNormal, 0);
      z[1] = normalAt(12, 0, t, streams.marketNormal, 1);
      gbmStep(stepper, z, step);
      for (let i = 0; i < 2; i++) closes[2 * (t + 1) + i] = closes[2 * t + i]! * Math.exp(step[i]!);
    }
    const fit = fitGbm(closes, 2);
    expect(Math.abs(fit.mu[0]! - 0.2)).toBeLessThan(4 * fit.muStandardError[0]!);
    expect(Math.abs(fit.sigma[0]! - 0.3)).toBeLessThan((4 * 0.3) / Math.sqrt(2 * sessions));
    expect(Math.abs(fit.sigma[1]! - 0.2)).toBeLessThan((4 * 0.2) / Math.sqrt(2 * sessions));
    expect(Math.abs(fit.correlation[1]! - 0.4)).toBeLessThan((4 * (1 - 0.4 ** 2)) / Math.sqrt(sessions));
    // Three decimals of the drift would take millennia: the error is shown next to it.
    expect(fit.muStandardError[0]).toBeCloseTo(0.3 / Math.sqrt(sessions / 252), 2);
  });
});

describe('Student-t copula', () => {
  const sessions = 4000;
  const closes = simulatedCloses(sessions, 4, 0.5);
  const fit = fitTCopula(closes, 3);

  it('finds the correlation and the degrees of freedom that made the prices', () => {
    expect(Math.abs(fit.correlation[1]! - 0.5)).toBeLessThan(0.06);
    expect(Math.abs(fit.correlation[2]!)).toBeLessThan(0.08);
    expect(fit.nu).toBeGreaterThan(3);
    expect(fit.nu).toBeLessThan(5.5);
    expect(fit.repair).toBe(0);
  });
  it('draws days whose ranks are correlated as 2/π arcsin ρ says, and whose marginals are the observed ones', () => {
    const stepper = tCopulaStepper(fit);
    const z = new Float64Array(3);
    const out = new Float64Array(3);
    const count = 20_000;
    const drawn = [new Float64Array(count), new Float64Array(count)] as const;
    for (let path = 0; path < count; path++) {
      for (let i = 0; i < 3; i++) z[i] = normalAt(9, path, 0, streams.marketNormal, i);
      tCopulaStep(stepper, z, uniformAt(9, path, 0, streams.mixingChiSquare, 0), out);
      drawn[0][path] = out[0]!;
      drawn[1][path] = out[1]!;
    }
    expect(Math.abs(kendallTau(drawn[0], drawn[1]) - tauOfCorrelation(fit.correlation[1]!))).toBeLessThan(0.02);
    const observed = fit.marginals[1]!;
    if (observed.type !== 'empirical') throw new Error('the fit keeps the observed marginal');
    const before = sampleDeviation(momentsOf(observed.sorted));
    expect(Math.abs(sampleDeviation(momentsOf(drawn[1])) / before - 1)).toBeLessThan(0.04);
    expect(Math.min(...drawn[1])).toBeGreaterThanOrEqual(observed.sorted[0]!);
  });
  it('gives a portfolio of t shares the t law of the closed form: VaR and CVaR within 4 standard errors', () => {
    const nu = 5;
    const rho = 0.4;
    const marginal: Marginal = { type: 'studentT', mean: 0, sd: 0.02, nu };
    const stepper = tCopulaStepper({
      nu,
      correlation: Float64Array.of(1, rho, rho, 1),
      marginals: [marginal, marginal],
    });
    const paths = 2 ** 18;
    const z = new Float64Array(2);
    const out = new Float64Array(2);
    const losses = Float64Array.from({ length: paths }, (_, path) => {
      z[0] = normalAt(21, path, 0, streams.marketNormal, 0);
      z[1] = normalAt(21, path, 0, streams.marketNormal, 1);
      tCopulaStep(stepper, z, uniformAt(21, path, 0, streams.mixingChiSquare, 0), out);
      return -(out[0]! + out[1]!) / 2;
    }).sort();
    const law = studentTLoss(0, 0.02 * Math.sqrt((1 + rho) / 2), nu, [0.95, 0.99]);
    [0.95, 0.99].forEach((alpha, at) => {
      const above = losses.reduce((count, loss) => count + (loss > law.var[at]! ? 1 : 0), 0) / paths;
      expect(Math.abs(above - (1 - alpha))).toBeLessThan(4 * Math.sqrt((alpha * (1 - alpha)) / paths));
      const { conditionalValueAtRisk } = tailRiskOfSorted(losses, alpha);
      expect(Math.abs(conditionalValueAtRisk - law.cvar[at]!)).toBeLessThan(4 * cvarStandardError(losses, alpha));
    });
  });
  it('lets crashes come together more often than normal dependence does', () => {
    expect(jointCrashShare(3)).toBeGreaterThan(1.5 * jointCrashShare(50));
  });
  it('refuses a marginal without spread', () => {
    const marginals: Marginal[] = [{ type: 'normal', mean: 0, sd: 0 }];
    expect(() => tCopulaStepper({ nu: 4, correlation: Float64Array.of(1), marginals })).toThrow(
      expect.objectContaining({ code: 'E_SIGMA_NONPOSITIVE', path: ['marginals', '0', 'sd'] }),
    );
  });
});

describe('stationary bootstrap', () => {
  it('walks on, wraps at the end, and starts anew when the restart says so', () => {
    expect(nextBootstrapRow(-1, 0.55, 0.99, 10, 0.2)).toBe(5);
    expect(nextBootstrapRow(5, 0.1, 0.2, 10, 0.2)).toBe(6);
    expect(nextBootstrapRow(9, 0.1, 0.9, 10, 0.2)).toBe(0);
    expect(nextBootstrapRow(5, 0.1, 0.19, 10, 0.2)).toBe(1);
  });
  it('has blocks of the mean length that was asked for, and takes every row equally often', () => {
    const rowCount = 50;
    const days = 100_000;
    const taken = new Uint32Array(rowCount);
    let starts = 0;
    let row = -1;
    for (let t = 0; t < days; t++) {
      const next = nextBootstrapRow(
        row,
        uniformAt(4, 0, t, streams.bootstrapRow, 0),
        uniformAt(4, 0, t, streams.bootstrapRow, 1),
        rowCount,
        1 / 8,
      );
      if (next !== (row + 1) % rowCount) starts += 1;
      taken[next] = taken[next]! + 1;
      row = next;
    }
    // One restart in 50 lands on the next row anyway and is not seen.
    const expected = (days / 8) * (49 / 50);
    expect(Math.abs(starts - expected)).toBeLessThan(4 * Math.sqrt(expected));
    for (const count of taken) expect(Math.abs(count - days / rowCount)).toBeLessThan(0.15 * (days / rowCount));
  });
  it('keeps the rows of all assets together and centres nothing', () => {
    const closes = simulatedCloses(200, 5, 0.3);
    const fit = fitBootstrap(closes, 3);
    expect(fit.rowCount).toBe(200);
    expect(fit.rows[3 * 7 + 1]).toBeCloseTo(Math.log(closes[3 * 8 + 1]! / closes[3 * 7 + 1]!), 14);
    expect(fit.meanLog[0]).toBeCloseTo(Math.log(closes[600]! / closes[0]!) / 200, 12);
    expect(fit.meanBlockLength * fit.restartProbability).toBeCloseTo(1, 14);
  });
  it('takes blocks of one day for independent days and longer ones for days that hang together', () => {
    const noise = new Float64Array(2000);
    fillNormals(6, 0, 0, streams.marketNormal, noise.length, noise);
    const slow = noise.slice();
    for (let t = 1; t < slow.length; t++) slow[t] = 0.8 * slow[t - 1]! + noise[t]!;
    expect(automaticBlockLength(noise).stationary).toBeLessThan(6);
    expect(automaticBlockLength(slow).stationary).toBeGreaterThan(15);
    expect(automaticBlockLength(new Float64Array(100)).stationary).toBe(1);
  });
  it('refuses a history of fewer than 60 returns', () => {
    expect(() => fitBootstrap(new Float64Array(60).fill(100), 1)).toThrow(
      expect.objectContaining({ code: 'E_HISTORY_TOO_SHORT' }),
    );
  });
});

describe('daily price limit', () => {
  it('cuts a fall of 40 % to 30 % and lets the rest trade the next day', () => {
    const { simpleReturns, carry, limitDayShare } = applyPriceLimit([Math.log(0.6), 0]);
    expect(simpleReturns[0]).toBe(-0.3);
    expect(0.7 * (1 + simpleReturns[1]!)).toBeCloseTo(0.6, 14);
    expect(carry).toBeCloseTo(0, 14);
    expect(limitDayShare).toBe(0.5);
  });
  it('never passes 30 % and loses nothing over a path', () => {
    const logReturns = Float64Array.from({ length: 60 }, (_, t) => 0.4 * normalAt(2, 0, t, streams.marketNormal, 0));
    const { simpleReturns, carry } = applyPriceLimit(logReturns);
    expect(Math.max(...simpleReturns.map(Math.abs))).toBeLessThanOrEqual(0.3);
    const traded = simpleReturns.reduce((sum, r) => sum + Math.log(1 + r), 0);
    expect(traded + carry).toBeCloseTo(
      logReturns.reduce((sum, x) => sum + x, 0),
      10,
    );
  });
});
