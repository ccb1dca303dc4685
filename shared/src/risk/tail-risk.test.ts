import { describe, expect, it } from 'vitest';

import { normalAt, streams } from '../random/philox.ts';
import { entropicValueAtRisk } from './entropic-risk.ts';
import {
  cvarInterval,
  cvarStandardError,
  sortLosses,
  tailRisk,
  varInterval,
  varRankInterval,
  weightedTailRisk,
} from './tail-risk.ts';

const oneToTwenty = Float64Array.from({ length: 20 }, (_, i) => i + 1);

/** Fat-tailed losses, the same in every run of the tests. */
function sample(count: number, seed: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => {
    const z = normalAt(seed, i, 0, streams.marketNormal, 0);
    return z * (1 + z * z);
  });
}

describe('VaR and CVaR', () => {
  it('take the 19th of 20 losses at 95 %, and the mean of what is worse', () => {
    expect(tailRisk(oneToTwenty, 0.95)).toMatchObject({ valueAtRisk: 19, conditionalValueAtRisk: 20 });
  });
  it('split the loss at VaR when the tail is not a whole number of scenarios', () => {
    const tail = 0.07 * 20; // 1.4 scenarios: all of the 20, and 0.4 of the 19
    expect(tailRisk(oneToTwenty, 0.93).conditionalValueAtRisk).toBeCloseTo((20 + 0.4 * 19) / tail, 12);
  });
  it('take rank 55 of 100 at 55 %, although 0.55 · 100 is a little above 55 in floating point', () => {
    const oneToHundred = Float64Array.from({ length: 100 }, (_, i) => i + 1);
    expect(tailRisk(oneToHundred, 0.55).valueAtRisk).toBe(55);
  });
  it('do not clip a VaR that is a gain', () => {
    expect(tailRisk(Float64Array.of(-4, -3, -2, -1), 0.5).valueAtRisk).toBe(-3);
  });
  it('leave the sample as it was', () => {
    const losses = Float64Array.of(3, 1, 2);
    tailRisk(losses, 0.5);
    expect([...losses]).toEqual([3, 1, 2]);
  });
  it('say that a tail of 9 paths is thin and one of 10 is not', () => {
    expect(tailRisk(sample(899, 1), 0.99).isThin).toBe(true);
    expect(tailRisk(sample(1000, 1), 0.99).isThin).toBe(false);
  });
  it.each([0, 1, -0.1, Number.NaN])('refuse alpha %d', (alpha) => {
    expect(() => tailRisk(oneToTwenty, alpha)).toThrow(expect.objectContaining({ code: 'E_ALPHA_RANGE' }));
  });
  it('refuse an empty sample, and name the first loss that is not a number', () => {
    expect(() => tailRisk(new Float64Array(0), 0.95)).toThrow(expect.objectContaining({ code: 'E_EMPTY_SCENARIOS' }));
    expect(() => tailRisk(Float64Array.of(1, Number.NaN, Infinity), 0.95)).toThrow(
      expect.objectContaining({ code: 'E_NOT_FINITE', path: ['losses', '1'] }),
    );
  });
  it('stand in the order VaR ≤ CVaR ≤ EVaR ≤ worst loss, and rise with alpha', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const losses = sample(2000, seed);
      let before = -Infinity;
      for (const alpha of [0.5, 0.9, 0.95, 0.99, 0.999]) {
        const tail = tailRisk(losses, alpha);
        const entropic = entropicValueAtRisk(losses, alpha);
        expect(tail.conditionalValueAtRisk).toBeGreaterThanOrEqual(tail.valueAtRisk);
        expect(entropic).toBeGreaterThanOrEqual(tail.conditionalValueAtRisk);
        expect(Math.max(...losses)).toBeGreaterThanOrEqual(entropic);
        expect(tail.conditionalValueAtRisk).toBeGreaterThan(before);
        before = tail.conditionalValueAtRisk;
      }
    }
  });
  it('double when every loss doubles, and rise by 7 when every loss rises by 7', () => {
    const losses = sample(500, 9);
    const tail = tailRisk(losses, 0.97);
    const double = tailRisk(
      losses.map((loss) => 2 * loss),
      0.97,
    );
    const shifted = tailRisk(
      losses.map((loss) => loss + 7),
      0.97,
    );
    expect(double.conditionalValueAtRisk).toBe(2 * tail.conditionalValueAtRisk);
    expect(double.valueAtRisk).toBe(2 * tail.valueAtRisk);
    expect(shifted.conditionalValueAtRisk).toBeCloseTo(tail.conditionalValueAtRisk + 7, 10);
  });
  it('add up to no more for two positions together than apart (CVaR)', () => {
    const a = sample(1500, 21);
    const b = sample(1500, 22);
    const both = a.map((loss, i) => loss + b[i]!);
    const apart = tailRisk(a, 0.95).conditionalValueAtRisk + tailRisk(b, 0.95).conditionalValueAtRisk;
    expect(tailRisk(both, 0.95).conditionalValueAtRisk).toBeLessThanOrEqual(apart);
  });
  it('of weights that are all 1 equal those without weights', () => {
    const losses = sample(333, 4);
    const plain = tailRisk(losses, 0.9);
    const weighted = weightedTailRisk(losses, new Float64Array(333).fill(1), 0.9);
    expect(weighted.valueAtRisk).toBe(plain.valueAtRisk);
    expect(weighted.conditionalValueAtRisk).toBeCloseTo(plain.conditionalValueAtRisk, 12);
  });
  it('of a loss with weight 2 equal those of the loss written twice', () => {
    const weighted = weightedTailRisk(Float64Array.of(1, 2, 3), Float64Array.of(1, 1, 2), 0.6);
    const written = tailRisk(Float64Array.of(1, 2, 3, 3), 0.6);
    expect(weighted).toMatchObject({
      valueAtRisk: written.valueAtRisk,
      conditionalValueAtRisk: written.conditionalValueAtRisk,
    });
  });
});

describe('intervals of VaR and CVaR', () => {
  it('have no upper end for VaR 99 % of 100 paths: the worst path is not bad enough', () => {
    expect(varRankInterval(100, 0.99)).toEqual({ lowerRank: 97, upperRank: null });
  });
  it('cover the true VaR 95 % of 500 normal losses in about 95 of 100 runs', () => {
    let covered = 0;
    for (let run = 0; run < 300; run++) {
      const losses = Float64Array.from({ length: 500 }, (_, i) => normalAt(77, run, i, streams.marketNormal, 0));
      const { lower, upper } = varInterval(sortLosses(losses), 0.95);
      if (lower! <= 1.6448536269514722 && 1.6448536269514722 <= upper!) covered += 1;
    }
    expect(covered / 300).toBeGreaterThan(0.92); // 0.95 minus 2.4 standard errors of 300 runs
  });
  it('are normal from 30 tail paths on and a bootstrap below', () => {
    const wide = sortLosses(sample(600, 3));
    expect(cvarInterval(wide, 0.95, 0.95, 1).method).toBe('normal');
    const narrow = sortLosses(sample(599, 3));
    expect(cvarInterval(narrow, 0.95, 0.95, 1).method).toBe('bootstrap');
  });
  it('by bootstrap contain the estimate, are as wide as the standard error says, and the same for the same seed', () => {
    const sorted = sortLosses(Float64Array.from({ length: 500 }, (_, i) => normalAt(5, i, 0, streams.marketNormal, 0)));
    const interval = cvarInterval(sorted, 0.95, 0.95, 42);
    const estimate = tailRisk(sorted, 0.95).conditionalValueAtRisk;
    expect(interval.lower).toBeLessThan(estimate);
    expect(interval.upper).toBeGreaterThan(estimate);
    const width = (interval.upper - interval.lower) / (2 * 1.96 * cvarStandardError(sorted, 0.95));
    expect(width).toBeGreaterThan(0.75);
    expect(width).toBeLessThan(1.25);
    expect(cvarInterval(sorted, 0.95, 0.95, 42)).toEqual(interval);
    expect(cvarInterval(sorted, 0.95, 0.95, 43)).not.toEqual(interval);
  });
});
