import { describe, expect, it } from 'vitest';

import { buildPlan } from './plan.ts';
import { sampleHoldings, sampleInputs, sampleSnapshot } from './sample-run.ts';
import { weightStability } from './weight-stability.ts';

const inputs = sampleInputs(5, { pathCount: 512, holdings: sampleHoldings(5) });
const options = {
  alpha: 0.95,
  maximumWeight: 0.5,
  planned: [0.5, 0.3, 0.2, 0, 0],
  seed: 4,
  onProgress: () => undefined,
};

async function stabilityOver(sessions: number, change: Partial<typeof options> = {}) {
  const snapshot = sampleSnapshot(5, sessions);
  return (await weightStability(buildPlan(inputs, snapshot), snapshot, { ...options, ...change }))!;
}

describe('the stability of weights', async () => {
  const short = await stabilityOver(250);

  it('has ranges of weights, and an average that adds up to 1', () => {
    expect(short.resampleCount).toBe(50);
    for (const { low, high, average } of short.weights) {
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(0.5 + 1e-9);
      expect(low).toBeLessThanOrEqual(high);
      expect(average).toBeGreaterThanOrEqual(0);
    }
    expect(short.weights.reduce((sum, { average }) => sum + average, 0)).toBeCloseTo(1, 9);
    expect(short.weights.reduce((sum, { optimal }) => sum + optimal, 0)).toBeCloseTo(1, 9);
    expect(short.weights.map(({ planned }) => planned)).toEqual(options.planned);
  });
  it('finds that a choice looks better where it was made than on the history as it was', () => {
    expect(short.objectiveInSample).toBeLessThan(short.objectiveOutOfSample);
    expect(short.objectiveOfOptimum).toBeLessThanOrEqual(short.objectiveOfAverage);
    expect(short.objectiveOfOptimum).toBeLessThanOrEqual(short.objectiveOutOfSample);
  });
  it('measures the way to equal weight', () => {
    // |.5−.2| + |.3−.2| + 0 + .2 + .2 = .8, half of it
    expect(short.distanceToEqualWeight).toBeCloseTo(0.4, 12);
    expect(short.averageDistanceToEqualWeight).toBeLessThan(0.8);
  });
  it('is narrower after a longer history', async () => {
    const long = await stabilityOver(2500);
    const width = (answer: typeof short): number => answer.weights.reduce((sum, { low, high }) => sum + high - low, 0);
    expect(width(long)).toBeLessThan(width(short));
  });
  it('comes out the same again, and knows no weights where there is one name', async () => {
    expect(await stabilityOver(250)).toEqual(short);
    const one = sampleInputs(1, { pathCount: 512 });
    const snapshot = sampleSnapshot(1, 250);
    expect(await weightStability(buildPlan(one, snapshot), snapshot, { ...options, planned: [1] })).toBeNull();
  });
});
