import { describe, expect, it } from 'vitest';

import { normalAt, streams } from '../random/philox.ts';
import { attributeCvar, attributeReturn, attributeVolatility, tailWeights } from './attribution.ts';
import { drawdownOf } from './drawdown.ts';
import { countAbove, lossExceedance, logSpacedLosses } from './loss-exceedance.ts';
import { deflatedSharpe, ratiosOf } from './ratios.ts';
import { tailRisk } from './tail-risk.ts';
import { kupiecPower, kupiecRegion, kupiecTest, trafficLight } from './var-backtests.ts';

const options = {
  riskFreePerPeriod: 0,
  periodsPerYear: 252,
  minimumAcceptable: 0,
  omegaThreshold: 0,
  benchmarkSharpe: 0,
};
const returns = Float64Array.from(
  { length: 400 * 3 },
  (_, i) => 0.01 * normalAt(31, Math.floor(i / 3), 0, streams.marketNormal, i % 3),
);

describe('drawdown', () => {
  it('from 100 over 120 to 90 is a quarter, from the second to the third day', () => {
    expect(drawdownOf([100, 120, 90, 110])).toMatchObject({
      maximum: 0.25,
      peakIndex: 1,
      troughIndex: 2,
      longestRun: 2,
    });
  });
  it('of values that only rise is 0, and does not depend on the unit', () => {
    expect(drawdownOf([1, 2, 3]).maximum).toBe(0);
    expect(drawdownOf([7, 5, 6]).maximum).toBeCloseTo(drawdownOf([7000, 5000, 6000]).maximum, 15);
  });
  it('refuses a value of 0', () => {
    expect(() => drawdownOf([1, 0])).toThrow(expect.objectContaining({ code: 'E_BOUNDS_NONPOSITIVE' }));
  });
});

describe('ratios', () => {
  it('of +1 % and −1 % in turn have a Sharpe ratio of 0 and an Omega of 1', () => {
    const result = ratiosOf([0.01, -0.01, 0.01, -0.01], options);
    expect(result.sharpe).toBeCloseTo(0, 14);
    expect(result.omega).toBeCloseTo(1, 14);
    expect(result.probabilisticSharpe).toBeCloseTo(0.5, 12);
    expect(result.minimumTrackRecordLength).toBeNull();
  });
  it('do not change the Sharpe ratio when every return is doubled', () => {
    const half = Array.from(returns.subarray(0, 60), (r) => r / 2 + 0.001);
    const whole = half.map((r) => 2 * r);
    expect(ratiosOf(whole, options).sharpe).toBeCloseTo(ratiosOf(half, options).sharpe, 12);
  });
  it('say nothing where no loss was seen instead of dividing by 0', () => {
    expect(ratiosOf([0.01, 0.02, 0.03], options)).toMatchObject({ sortinoAnnual: null, calmar: null, omega: null });
  });
  it('are less sure of a Sharpe ratio the more was tried', () => {
    const shape = { sharpe: 0.1, count: 1000, skewness: 0, kurtosis: 3 };
    const [once, often] = [deflatedSharpe(shape, 1, 0.001), deflatedSharpe(shape, 100, 0.001)];
    expect(once.expectedMaximum).toBe(0);
    expect(often.probability).toBeLessThan(once.probability);
  });
  it('refuse returns that do not vary, and a loss of more than everything', () => {
    expect(() => ratiosOf([0, 0, 0], options)).toThrow(expect.objectContaining({ code: 'E_SIGMA_NONPOSITIVE' }));
    expect(() => ratiosOf([0.1, -1, 0], options)).toThrow(
      expect.objectContaining({ code: 'E_RETURN_BELOW_MINUS_ONE', path: ['returns', '1'] }),
    );
  });
});

describe('attribution', () => {
  const weights = [0.5, 0.3, 0.2];
  it('of CVaR adds up to the CVaR of the whole', () => {
    const parts = attributeCvar(weights, returns, 0.95);
    const losses = Float64Array.from({ length: 400 }, (_, s) =>
      weights.reduce((sum, w, i) => sum - w * returns[3 * s + i]!, 0),
    );
    expect(parts.contribution.reduce((sum, part) => sum + part, 0)).toBeCloseTo(parts.total, 14);
    expect(parts.total).toBeCloseTo(tailRisk(losses, 0.95).conditionalValueAtRisk, 14);
  });
  it('gives the tail scenarios weights that add up to 1', () => {
    const { indices, weights: tail } = tailWeights(Float64Array.of(5, 1, 4, 2, 3), 0.5);
    expect([...indices]).toEqual([4, 2, 0]); // losses 3, 4, 5: half of the 3 and all of the others
    expect(tail.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 14);
    expect(tail[0]! / tail[1]!).toBeCloseTo(0.5, 12);
  });
  it('of volatility gives twice the part to one of two independent assets with √2 times the risk', () => {
    const { share } = attributeVolatility([1, 1], Float64Array.of(2, 0, 0, 1));
    expect(share[0]).toBeCloseTo(2 / 3, 14);
  });
  it('of an active return adds up to it', () => {
    const parts = attributeReturn([0.6, 0.4], [0.5, 0.5], [0.02, -0.01], [0.01, 0.03]);
    const sum = [...parts.allocation, ...parts.selection, ...parts.interaction].reduce((a, b) => a + b, 0);
    expect(sum).toBeCloseTo(parts.active, 15);
  });
});

describe('loss exceedance curve', () => {
  const sorted = Float64Array.of(0, 0, 1, 2, 2, 5);
  it('counts losses strictly above a level', () => {
    expect([-1, 0, 1.5, 2, 5].map((level) => countAbove(sorted, level))).toEqual([6, 4, 3, 1, 0]);
  });
  it('falls, stays between 0 and 1, and has an interval even where nothing was seen', () => {
    const curve = lossExceedance(sorted, [0, 1, 2, 5]);
    expect(curve.map(({ probability }) => probability.estimate)).toEqual([4 / 6, 3 / 6, 1 / 6, 0]);
    expect(curve[3]!.probability.lower).toBe(0);
    expect(curve[3]!.probability.upper).toBeGreaterThan(0.3);
  });
  it('has an axis of equal ratios that ends where it was told to', () => {
    const axis = logSpacedLosses(1e6, 1e9, 4);
    expect(axis[0]).toBe(1e6);
    expect(axis[1]! / 1e7).toBeCloseTo(1, 13);
    expect(axis[3]).toBe(1e9);
  });
});

describe('backtests of VaR', () => {
  it('find nothing wrong when exceptions come as often as said', () => {
    expect(kupiecTest(1000, 10, 0.01).statistic).toBeCloseTo(0, 10);
    expect(kupiecTest(1000, 0, 0.01).pValue).toBeLessThan(0.05);
  });
  it('accept a region around the expected count', () => {
    expect(kupiecRegion(1000, 0.01, 0.95)).toEqual({ least: 5, most: 16 });
  });
  it('turn yellow at 5 and red at 10 exceptions in 250 days', () => {
    const zones = [4, 5, 9, 10].map((exceptions) => trafficLight(250, exceptions, 0.01).zone);
    expect(zones).toEqual(['green', 'yellow', 'yellow', 'red']);
  });
  it('have little power in 250 days: a model wrong by a factor of two is mostly not rejected', () => {
    expect(kupiecPower(250, 0.01, 0.02)).toBeLessThan(0.5);
    expect(kupiecPower(5000, 0.01, 0.02)).toBeGreaterThan(0.99);
  });
});
