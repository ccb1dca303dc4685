import { describe, expect, it } from 'vitest';

import { normalAt, streams } from '../random/philox.ts';

import { backtestOverfitting } from './backtest-overfitting.ts';

/** Configurations that earn nothing but noise, with a head start for the first. */
function configurations(seed: number, count: number, edge = 0): Float64Array[] {
  return Array.from({ length: count }, (_, k) =>
    Float64Array.from(
      { length: 480 },
      (_unused, t) => (k === 0 ? edge : 0) + normalAt(seed, k, t, streams.marketNormal, 0),
    ),
  );
}

describe('the probability of backtest overfitting', () => {
  it('counts every half of the blocks once', () => {
    expect(backtestOverfitting(configurations(1, 2))).toMatchObject({
      splitCount: 12_870, // 16 over 8
      blockCount: 16,
      configurationCount: 2,
    });
    expect(backtestOverfitting(configurations(1, 2), 6).splitCount).toBe(20);
  });
  it('is near ½ over many sets of noise, whatever wins is luck', () => {
    // one set says little: its splits overlap. The mean over 200 sets has a standard error of about 0.02
    const sets = Array.from({ length: 200 }, (_, seed) => backtestOverfitting(configurations(seed, 10), 8).probability);
    expect(Math.abs(sets.reduce((sum, value) => sum + value, 0) / sets.length - 0.5)).toBeLessThan(0.08);
  });
  it('is near 0 where one configuration is truly better', () => {
    const found = backtestOverfitting(configurations(4, 10, 0.4));
    expect(found.probability).toBeLessThan(0.01);
    expect(found.lossProbability).toBeLessThan(0.01);
    expect(found.meanLogit).toBeGreaterThan(2); // rank 10 of 10: ln 10 = 2.3
  });
  it('is 1 for two that win in turns: who wins one half loses the other', () => {
    // four blocks; A earns in the first two and loses in the others, B the other way round
    const wiggle = (t: number): number => (t % 2 === 0 ? 0.1 : -0.1);
    const a = Float64Array.from({ length: 40 }, (_, t) => (t < 20 ? 1 : -1) + wiggle(t));
    const b = a.map((value) => -value);
    const found = backtestOverfitting([a, b], 4);
    // of six halves two choose A or B clearly, and both are wrong; in four both are equal and share their rank, ω = ½
    expect(found).toMatchObject({ probability: 1, splitCount: 6 });
    expect(found.meanLogit).toBeCloseTo((2 * Math.log(1 / 2)) / 6, 12);
  });
  it('does not depend on the order of the configurations', () => {
    const tried = configurations(6, 5, 0.1);
    const found = backtestOverfitting(tried, 8);
    expect(backtestOverfitting(tried.toReversed(), 8).probability).toBe(found.probability);
  });
  it('refuses a single configuration, odd blocks and too short a time', () => {
    expect(() => backtestOverfitting(configurations(1, 1))).toThrow(/E_RANGE at returns/);
    expect(() => backtestOverfitting(configurations(1, 2), 7)).toThrow(/E_RANGE at blocks/);
    expect(() => backtestOverfitting([new Float64Array(70), new Float64Array(70)])).toThrow(/E_HISTORY_TOO_SHORT/);
    expect(() => backtestOverfitting([...configurations(1, 1), new Float64Array(480)])).toThrow(
      /E_SIGMA_NONPOSITIVE at returns.1/,
    );
  });
});
