import { describe, expect, it } from 'vitest';

import { nextBootstrapRow } from '../market/bootstrap.ts';
import { fhsStep, fitFilteredHistory } from '../market/filtered-history.ts';
import { forecastVariances } from '../market/garch.ts';
import type { GarchParameters } from '../market/garch.ts';
import { sampleGarchSeries } from '../market/garch-sample.ts';
import { exp, log } from '../random/elementary.ts';
import { fillUniforms, streams } from '../random/philox.ts';
import { fhsLaw } from './fhs-law.ts';
import type { FhsMarket } from './market-law.ts';
import { MarketPath } from './market-path.ts';

const usual: GarchParameters = { mu: 0.0004, omega: 4e-6, alpha: 0.08, beta: 0.9, nu: 6 };
const SESSIONS = 1500;

/** Rows of some made-up shares side by side. */
function rowsOf(series: readonly Float64Array[]): Float64Array {
  return Float64Array.from({ length: series.length * series[0]!.length }, (_, at) => {
    return series[at % series.length]![Math.floor(at / series.length)]!;
  });
}

const shares = [0, 1, 2].map((number) => sampleGarchSeries(usual, SESSIONS, number));
const fit = fitFilteredHistory(rowsOf(shares), 3);
const zeros = new Float64Array(3);
const ones = new Float64Array(3).fill(1);

/** Log returns of one path, session-major: the recursion as the specification writes it, beside the kernel that runs use. */
function simulatePath(law: FhsMarket, path: number, sessions: number): Float64Array {
  const assets = law.drift.length;
  const variance = law.firstVariance.slice();
  const out = new Float64Array(sessions * assets);
  const uniforms = new Float64Array(2);
  let row = -1;
  for (let step = 0; step < sessions; step++) {
    fillUniforms(5, path, step, streams.bootstrapRow, 2, uniforms);
    row = nextBootstrapRow(row, uniforms[0]!, uniforms[1]!, law.rowCount, law.restartProbability);
    fhsStep(law, row, variance, out, step * assets);
  }
  return out;
}

function simulate(law: FhsMarket, paths: number, sessions: number): Float64Array[] {
  return Array.from({ length: paths }, (_, path) => simulatePath(law, path, sessions));
}

describe('filtered historical simulation', () => {
  it('keeps residual rows with mean 0 and variance 1 in each column', () => {
    for (let i = 0; i < 3; i++) {
      const column = fit.residuals.filter((_, at) => at % 3 === i);
      const mean = column.reduce((sum, z) => sum + z, 0) / SESSIONS;
      expect(mean).toBeCloseTo(0, 12);
      expect(column.reduce((sum, z) => sum + z * z, 0) / SESSIONS).toBeCloseTo(1, 12);
    }
  });
  it('is what a run simulates: the same growth on the same addresses', () => {
    const law = fhsLaw(fit, zeros, ones, 40);
    const amounts = Float64Array.of(1e6, 1e6, 1e6);
    const market = new MarketPath({ seed: 5, horizonSessions: 40, amounts, cashKrw: 0, market: law, issuers: null });
    for (const path of [0, 1, 77]) {
      market.simulate(path);
      const returns = simulatePath(law, path, 40);
      for (let i = 0; i < 3; i++) {
        const sum = returns.reduce((total, x, at) => (at % 3 === i ? total + x : total), 0);
        expect(log(market.growth[i]!)).toBeCloseTo(sum, 12);
      }
    }
  });
  it('lets a variance four times the usual one fall back to it along its forecast, within four standard errors', () => {
    const law = fhsLaw(fit, zeros, ones, 60);
    const { omega, alpha, beta } = fit.volatilities[0]!.parameters;
    const start = (4 * omega) / (1 - alpha - beta);
    const paths = simulate({ ...law, firstVariance: law.firstVariance.with(0, start) }, 4000, 60);
    const forecast = forecastVariances({ omega, alpha, beta }, start, 60);
    for (const session of [0, 10, 30, 59]) {
      const squares = paths.map((x) => (x[session * 3]! - law.drift[0]!) ** 2);
      const mean = squares.reduce((sum, value) => sum + value, 0) / squares.length;
      const spread = squares.reduce((sum, value) => sum + (value - mean) ** 2, 0) / squares.length;
      expect(Math.abs(mean - forecast[session]!)).toBeLessThan(4 * Math.sqrt(spread / squares.length));
    }
    expect(forecast[59]! / forecast[0]!).toBeLessThan(0.7);
  });
  it('has large moves follow large moves: squared returns of neighbouring sessions go together', () => {
    const [path] = simulate(fhsLaw(fit, zeros, ones, 60), 1, 20_000);
    const squares = Array.from({ length: 20_000 }, (_, t) => Math.abs(path![t * 3]!));
    const mean = squares.reduce((sum, value) => sum + value, 0) / squares.length;
    let together = 0;
    let alone = 0;
    for (let t = 1; t < squares.length; t++) {
      together += (squares[t]! - mean) * (squares[t - 1]! - mean);
      alone += (squares[t]! - mean) ** 2;
    }
    // Without clustering the standard error of this autocorrelation is 0.007.
    expect(together / alone).toBeGreaterThan(0.05);
  });
  it('returns its drift on average over sixty sessions, whatever the volatility starts at', () => {
    for (const start of [0.25, 4]) {
      const restless = { ...fit, nextVariance: fit.nextVariance.map((h) => start * h) };
      const law = fhsLaw(restless, Float64Array.of(0.001, 0, 0), ones, 60);
      const grown = simulate(law, 20_000, 60).map((x) => {
        let sum = 0;
        for (let step = 0; step < 60; step++) sum += x[step * 3]!;
        return exp(sum);
      });
      const mean = grown.reduce((sum, value) => sum + value, 0) / grown.length;
      const spread = grown.reduce((sum, value) => sum + (value - mean) ** 2, 0) / grown.length;
      expect(Math.abs(mean - exp(0.06))).toBeLessThan(4 * Math.sqrt(spread / grown.length));
    }
  });
  it('gives up the variance that issuer events take: at a quarter of it every surprise is half as large', () => {
    const whole = fhsLaw(fit, zeros, ones, 20);
    const quarter = fhsLaw(fit, zeros, ones.with(1, 0.25), 20);
    const [before] = simulate(whole, 1, 20);
    const [after] = simulate(quarter, 1, 20);
    for (let step = 0; step < 20; step++) {
      const e = before![step * 3 + 1]! - whole.drift[1]!;
      expect((after![step * 3 + 1]! - quarter.drift[1]!) / e).toBeCloseTo(0.5, 10);
      expect(after![step * 3]).toBe(before![step * 3]);
    }
  });
  it('does not care in which order the shares are given', () => {
    const turned = fitFilteredHistory(rowsOf([shares[2]!, shares[0]!, shares[1]!]), 3);
    expect([...turned.volatilities]).toEqual([fit.volatilities[2], fit.volatilities[0], fit.volatilities[1]]);
    expect(turned.meanBlockLength).toBe(fit.meanBlockLength);
    const [straight] = simulate(fhsLaw(fit, zeros, ones, 20), 1, 20);
    const [mixed] = simulate(fhsLaw(turned, zeros, ones, 20), 1, 20);
    for (let step = 0; step < 20; step++) {
      const day = [straight![step * 3]!, straight![step * 3 + 1]!, straight![step * 3 + 2]!];
      expect([...mixed!.subarray(step * 3, step * 3 + 3)]).toEqual([day[2], day[0], day[1]]);
    }
  });
  it('gives the same numbers for prices in another unit, to the bit where the factor is a power of two', () => {
    const doubled = fitFilteredHistory(
      rowsOf(shares).map((x) => 2 * x),
      3,
    );
    expect(doubled.residuals).toEqual(fit.residuals);
    expect(doubled.nextVariance).toEqual(fit.nextVariance.map((h) => 4 * h));
  });
  it('takes exponential weights where GARCH is refused, and says why', () => {
    const flat = sampleGarchSeries({ ...usual, alpha: 0, beta: 0 }, SESSIONS, 11);
    const { volatilities } = fitFilteredHistory(flat, 1);
    expect(volatilities[0]).toMatchObject({ refusal: 'NO_GAIN', standardErrors: null });
    expect(volatilities[0]!.parameters).toMatchObject({ omega: 0, beta: 0.94 });
  });
});
