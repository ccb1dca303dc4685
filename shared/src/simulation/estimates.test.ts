import { describe, expect, it } from 'vitest';

import { normalAt } from '../random/philox.ts';
import { entropicMinimum, entropicValueAtRisk } from '../risk/entropic-risk.ts';
import { bootstrapReplicates, meanOf } from './estimates.ts';
import { drawnBlocks, resampled } from './path-columns.ts';
import type { PathColumns } from './path-columns.ts';
import type { Estimate } from './run-result.ts';

const LINKED = 16;

function columnsOf(values: Float64Array): PathColumns {
  return {
    jointLoss: values,
    marketValue: values,
    threatLossYear: values,
    maximumDrawdown: values,
    weight: null,
    body: null,
  };
}

/**
 * Paths whose blocks share one normal draw: correlation ρ within a block, 0 between blocks, mean 0, variance 1.
 *
 * @param seed - Of the draws, so that samples are independent of each other.
 */
function linkedPaths(seed: number, blocks: number, rho: number, linked = LINKED): PathColumns {
  return columnsOf(
    Float64Array.from({ length: blocks * linked }, (_, path) => {
      const common = normalAt(seed, Math.floor(path / linked), 1, 0, 0);
      return Math.sqrt(rho) * common + Math.sqrt(1 - rho) * normalAt(seed, path, 2, 0, 0);
    }),
  );
}

const halfWidth = ({ value, high }: Estimate): number => high! - value;
const mean = (columns: PathColumns): number => meanOf(columns.jointLoss);

describe('a bootstrap of paths that share draws', () => {
  it('keeps blocks whole: a path is drawn with its neighbours or not at all', () => {
    const columns = columnsOf(Float64Array.from({ length: 3 * LINKED + 4 }, (_, path) => path));
    for (let resample = 0; resample < 20; resample++) {
      const rows = resampled(columns, drawnBlocks(7, resample, 4), LINKED).jointLoss;
      for (let at = 0; at < rows.length;) {
        const first = rows[at]!;
        expect(first % LINKED).toBe(0);
        const length = first === 3 * LINKED ? 4 : LINKED;
        expect([...rows.subarray(at, at + length)]).toEqual(Array.from({ length }, (_, k) => first + k));
        at += length;
      }
    }
  });
  it.each([0, 0.05, 0.3])(
    'has an interval of the mean √(1 + (m − 1)ρ) times that of independent paths, for blocks of m and correlation %d',
    (rho) => {
      const ratios = Array.from({ length: 6 }, (_, seed) => {
        const columns = linkedPaths(seed, 64, rho);
        return (
          halfWidth(bootstrapReplicates(columns, 3, LINKED).estimate('RATIO', mean)) /
          halfWidth(bootstrapReplicates(columns, 3).estimate('RATIO', mean))
        );
      });
      const seen = meanOf(Float64Array.from(ratios));
      // The width of one sample of 64 blocks is known to a tenth, that of eight to a thirtieth; t is 2 % wider than z.
      expect(Math.abs(seen / Math.sqrt(1 + (LINKED - 1) * rho) - 1.02)).toBeLessThan(0.12);
    },
  );
  it('holds the true mean as often as it says, where one that takes paths as independent seldom does', () => {
    const runs = 100;
    const hits = (linked: number): number => {
      let inside = 0;
      for (let seed = 0; seed < runs; seed++) {
        const { low, high } = bootstrapReplicates(linkedPaths(seed, 12, 0.5, 8), 3, linked).estimate('RATIO', mean);
        if (low! <= 0 && 0 <= high!) inside++;
      }
      return inside / runs;
    };
    const slack = 3 * Math.sqrt((0.95 * 0.05) / runs);
    expect(hits(8)).toBeGreaterThan(0.95 - slack);
    expect(hits(1)).toBeLessThan(0.8); // 1.96/√4.5 standard deviations to either side are 64 %
  });
  it('has no interval to tell where all paths are of one block', () => {
    const one = bootstrapReplicates(linkedPaths(1, 1, 0.3), 3, LINKED);
    expect(one.estimate('RATIO', mean)).toMatchObject({ low: null, high: null });
    expect(one.skewEstimate('RATIO', mean)).toMatchObject({ low: null, high: null });
  });
});

describe('a skew figure of resampled paths', () => {
  const entropic = (columns: PathColumns): number => entropicValueAtRisk(columns.jointLoss, 0.99);

  it('lies in its interval, which does not go beyond the largest path', () => {
    const columns = columnsOf(linkedPaths(1, 100, 0, 1).jointLoss.map((z) => Math.exp(2 * z)));
    const { value, low, high, method } = bootstrapReplicates(columns, 3).skewEstimate('RATIO', entropic);
    expect(method).toBe('BOOTSTRAP');
    expect(low!).toBeLessThan(value);
    expect(high!).toBeGreaterThanOrEqual(value);
    expect(high!).toBeLessThanOrEqual(Math.max(...columns.jointLoss));
  });
  it('has the interval of a bootstrap by deviations where it is not skew after all', () => {
    const replicates = bootstrapReplicates(linkedPaths(1, 400, 0, 1), 3);
    const skew = replicates.skewEstimate('RATIO', mean);
    const plain = replicates.estimate('RATIO', mean);
    // 2.5 % of 200 resamples are five: the ends of the interval are known to a sixth of a half-width
    expect(Math.abs(skew.low! - plain.low!)).toBeLessThan(0.4 * halfWidth(plain));
    expect(Math.abs(skew.high! - plain.high!)).toBeLessThan(0.4 * halfWidth(plain));
  });
  it('is found from a sample like it with a quarter of the work, to a millionth', () => {
    const columns = linkedPaths(1, 200, 0, 1);
    const { logT } = entropicMinimum(columns.jointLoss, 0.99);
    for (let resample = 0; resample < 10; resample++) {
      const { jointLoss } = resampled(columns, drawnBlocks(3, resample, columns.jointLoss.length), 1);
      const whole = entropicValueAtRisk(jointLoss, 0.99);
      expect(Math.abs(entropicMinimum(jointLoss, 0.99, logT).value / whole - 1)).toBeLessThan(2e-6);
    }
  });
});
