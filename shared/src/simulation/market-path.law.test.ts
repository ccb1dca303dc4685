import { describe, expect, it } from 'vitest';

import { gbmTerminal } from '../market/closed-forms.ts';
import { gbmStepper } from '../market/gbm.ts';
import { expReturn } from '../random/elementary.ts';
import { cvarStandardError, tailRiskOfSorted } from '../risk/tail-risk.ts';
import { momentsOf, sampleDeviation } from '../stats/moments.ts';
import type { GbmMarket, MarketLaw } from './market-law.ts';
import { MarketPath } from './market-path.ts';
import { quasiSource } from './quasi-returns.ts';

const PATHS = 2 ** 18;
const ALPHAS = [0.95, 0.99];

/** Simple returns of the one asset that is held. */
function simulatedReturns(market: MarketLaw, horizonSessions: number, seed: number): Float64Array {
  const amounts = Float64Array.of(1e8);
  const path = new MarketPath({ seed, horizonSessions, amounts, cashKrw: 0, market, issuers: null });
  return Float64Array.from({ length: PATHS }, (_, at) => {
    path.simulate(at);
    return path.endValue / path.startValue - 1;
  });
}

function quasiReturns(market: GbmMarket, horizonSessions: number, seed: number): Float64Array {
  const source = quasiSource({ market, seed, horizonSessions });
  const out = new Float64Array(horizonSessions);
  return Float64Array.from({ length: PATHS }, (_, path) => {
    source(path, out);
    return out.reduce((growth, x) => growth * expReturn(x), 1) - 1;
  });
}

function expectTail(losses: Float64Array, law: { readonly var: readonly number[]; readonly cvar: readonly number[] }) {
  const sorted = losses.toSorted();
  ALPHAS.forEach((alpha, at) => {
    const above = sorted.reduce((count, loss) => count + (loss > law.var[at]! ? 1 : 0), 0) / PATHS;
    expect(Math.abs(above - (1 - alpha))).toBeLessThan(4 * Math.sqrt((alpha * (1 - alpha)) / PATHS));
    const { conditionalValueAtRisk } = tailRiskOfSorted(sorted, alpha);
    expect(Math.abs(conditionalValueAtRisk - law.cvar[at]!)).toBeLessThan(4 * cvarStandardError(sorted, alpha));
  });
}

describe('the paths of a run, at 2^18 of them and within 4 standard errors', () => {
  const [mu, sigma, sessions] = [0.1, 0.35, 5];
  const { drift, factor } = gbmStepper([mu], [sigma], Float64Array.of(1), 1 / 252);
  const market: GbmMarket = { model: 'GBM', drift, factor };

  it.each([
    ['plain', () => simulatedReturns(market, sessions, 41)],
    ['quasi-random', () => quasiReturns(market, sessions, 41)],
  ])('follow the closed form of geometric Brownian motion when they are %s', (_, draw) => {
    const returns = draw();
    const law = gbmTerminal(mu, sigma, sessions / 252, ALPHAS);
    const moments = momentsOf(returns);
    expect(Math.abs(moments.mean - law.mean)).toBeLessThan((4 * sampleDeviation(moments)) / Math.sqrt(PATHS));
    const varianceError = Math.sqrt((moments.m4 / PATHS - (moments.m2 / PATHS) ** 2) / PATHS);
    expect(Math.abs(moments.m2 / (PATHS - 1) - law.variance)).toBeLessThan(4 * varianceError);
    const lost = returns.reduce((count, r) => count + (r < 0 ? 1 : 0), 0) / PATHS;
    expect(Math.abs(lost - law.probLoss)).toBeLessThan((4 * 0.5) / Math.sqrt(PATHS));
    expectTail(
      returns.map((r) => -r),
      law,
    );
  });
});

describe('the value of holdings', () => {
  const rows = Float64Array.from({ length: 3 * 50 }, (_, at) => 0.03 * Math.sin(7 * at + 1));
  const plan = (order: readonly number[], amounts: readonly number[]) => ({
    seed: 43,
    horizonSessions: 12,
    cashKrw: 1024,
    issuers: null,
    amounts: Float64Array.from(order, (i) => amounts[i]!),
    market: {
      model: 'STATIONARY_BOOTSTRAP' as const,
      rowCount: 50,
      restartProbability: 0.2,
      rows: Float64Array.from({ length: rows.length }, (_, at) => rows[3 * Math.floor(at / 3) + order[at % 3]!]!),
    },
  });
  const amounts = [4_000_000, 1_000_000, 2_000_000];

  it('grows share by share as before when the shares change places', () => {
    const usual = new MarketPath(plan([0, 1, 2], amounts));
    const moved = new MarketPath(plan([2, 0, 1], amounts));
    for (let path = 0; path < 200; path++) {
      usual.simulate(path);
      moved.simulate(path);
      expect([...moved.growth]).toEqual([usual.growth[2], usual.growth[0], usual.growth[1]]);
      expect(Math.abs(moved.endValue - usual.endValue)).toBeLessThan(1e-6);
    }
  });
  it('doubles, with the same drawdown, when everything is held twice', () => {
    const once = new MarketPath(plan([0, 1, 2], amounts));
    const twice = new MarketPath({
      ...plan(
        [0, 1, 2],
        amounts.map((amount) => 2 * amount),
      ),
      cashKrw: 2048,
    });
    for (let path = 0; path < 200; path++) {
      once.simulate(path);
      twice.simulate(path);
      expect(twice.endValue).toBe(2 * once.endValue);
      expect(twice.maximumDrawdown).toBe(once.maximumDrawdown);
    }
  });
});
