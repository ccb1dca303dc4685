import { describe, expect, it } from 'vitest';

import { simulateChunk } from './chunk.ts';
import { mergeRun } from './merge.ts';
import { buildPlan } from './plan.ts';
import type { RunInputs } from './run-inputs.ts';
import type { RunResult } from './run-result.ts';
import { sampleHoldings, sampleInputs, sampleSnapshot } from './sample-run.ts';

const snapshot = sampleSnapshot(4, 320);
const noThreats = Object.fromEntries(Object.keys(sampleInputs(0).exposures).map((id) => [id, 0]));
const gbm = { marketModel: 'GBM', pathCount: 16 * 1024 } as const;
/** Of the size of the threats' losses. */
const large = sampleHoldings(4).map((holding) => ({ ...holding, shares: 500_000 }));

function resultOf(inputs: RunInputs): RunResult {
  const plan = buildPlan(inputs, snapshot);
  return mergeRun(
    inputs,
    plan,
    Array.from({ length: plan.chunkCount }, (_, chunk) => simulateChunk(plan, chunk)),
  );
}

function agree(a: RunResult, b: RunResult): void {
  for (const side of ['joint', 'market'] as const) {
    for (const name of ['mean', 'valueAtRisk95', 'conditionalValueAtRisk99'] as const) {
      const [x, y] = [a.measures[side][name], b.measures[side][name]];
      const error = Math.hypot(x.high! - x.low!, y.high! - y.low!) / 3.92;
      expect(Math.abs(x.value - y.value)).toBeLessThan(4 * error);
    }
  }
}

describe('quasi-random paths', () => {
  const alone = sampleInputs(4, { ...gbm, exposures: noThreats, sampling: 'AUTO' });
  const quasi = resultOf(alone);

  it('are taken by AUTO where the market alone makes the tail and its law has such paths', () => {
    expect(quasi.sampling).toMatchObject({ method: 'QUASI_RANDOM', chosenBy: 'PILOT' });
    const rows = buildPlan({ ...alone, marketModel: 'STATIONARY_BOOTSTRAP' }, snapshot);
    expect(rows.sampling.method).toBe('PLAIN');
  });
  it('have intervals from the 16 scramblings, far shorter than those of as many plain paths, and agree with them', () => {
    const plain = resultOf({ ...alone, sampling: 'PLAIN' });
    agree(quasi, plain);
    const width = ({ measures }: RunResult): number =>
      measures.market.conditionalValueAtRisk99.high! - measures.market.conditionalValueAtRisk99.low!;
    expect(quasi.measures.market.conditionalValueAtRisk99.method).toBe('BATCHES');
    expect(width(plain) / width(quasi)).toBeGreaterThan(2);
    expect(quasi.sampling.plainPathsNeeded! / quasi.pathCount).toBeGreaterThan(4);
    const [a, b] = [quasi.measures.maximumDrawdown95, plain.measures.maximumDrawdown95];
    expect(a.method).toBe('BATCHES');
    expect(a.low! < a.value && a.value < a.high!).toBe(true);
    expect(Math.abs(a.value - b.value)).toBeLessThan((4 * Math.hypot(a.high! - a.low!, b.high! - b.low!)) / 3.92);
  });
  it('go together with tilted threats, and agree with plain paths', () => {
    const both = sampleInputs(4, { ...gbm, holdings: large, horizonSessions: 60, sampling: 'QUASI_RANDOM_TILTED' });
    const result = resultOf(both);
    expect(result.sampling.method).toBe('QUASI_RANDOM_TILTED');
    agree(result, resultOf({ ...both, sampling: 'PLAIN', pathCount: 48 * 1024, seed: 9 }));
  });
  it('are replaced, and the result says so, where the market law has none', () => {
    const rows: RunInputs = { ...alone, marketModel: 'STATIONARY_BOOTSTRAP', sampling: 'QUASI_RANDOM' };
    expect(buildPlan(rows, snapshot).sampling).toMatchObject({
      method: 'PLAIN',
      warnings: [{ code: 'W_SAMPLING_REPLACED', about: ['QUASI_RANDOM', 'STATIONARY_BOOTSTRAP'] }],
    });
  });
});
