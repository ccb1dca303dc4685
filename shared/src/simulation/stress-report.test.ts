import { describe, expect, it } from 'vitest';

import { simulateChunk } from './chunk.ts';
import { mergeRun } from './merge.ts';
import { buildPlan } from './plan.ts';
import type { RunInputs, StressCase } from './run-inputs.ts';
import type { RunResult } from './run-result.ts';
import { sampleInputs, sampleSnapshot } from './sample-run.ts';
import { leastMultiple, stressReport } from './stress-report.ts';

const snapshot = sampleSnapshot(4, 320);
/** 10 + 20 + 30 + 40 million won in four shares, and cash. */
const invested = 100_000_000;

const fall: StressCase = {
  shocks: [{ kind: 'LOG_RETURN', symbols: [], firstSession: 1, lastSession: 1, value: -0.1 }],
  replay: null,
};

/** No threats, so that losses are those of the shares. */
function inputsOf(stress: StressCase | null, tolerance: number): RunInputs {
  const inputs = sampleInputs(4, { stress, pathCount: 2048, marketModel: 'GBM', hasIssuerEvents: false });
  return {
    ...inputs,
    exposures: Object.fromEntries(Object.keys(inputs.exposures).map((id) => [id, 0])),
    limits: { ...inputs.limits, lossToleranceKrw: tolerance },
  };
}

function run(inputs: RunInputs): RunResult {
  const plan = buildPlan(inputs, snapshot);
  return mergeRun(
    inputs,
    plan,
    Array.from({ length: plan.chunkCount }, (_, k) => simulateChunk(plan, k)),
  );
}

describe('the search for the least multiple', () => {
  it('finds it to a thousandth, and from above', () => {
    const found = leastMultiple((m) => 100 * m, 345)!;
    expect(found).toBeGreaterThanOrEqual(3.45);
    expect(found).toBeLessThan(3.45 * 1.001);
    const small = leastMultiple((m) => 100 * m, 0.7)!;
    expect(small).toBeGreaterThanOrEqual(0.007);
    expect(small).toBeLessThan(0.007 * 1.001);
  });
  it('is 0 where no case is needed, and none where 20 times the case is not enough', () => {
    expect(leastMultiple((m) => 50 + m, 50)).toBe(0);
    expect(leastMultiple((m) => m, 20)).toBeCloseTo(20, 1);
    expect(leastMultiple((m) => m, 20.01)).toBeNull();
    expect(leastMultiple((m) => -m, 1)).toBeNull();
    expect(leastMultiple(() => Number.NaN, 1)).toBeNull();
  });
});

describe('the report of a stressed run', () => {
  it('has the CVaR that the run without the case has', () => {
    const stressed = run(inputsOf(fall, 30_000_000));
    const plain = run(inputsOf(null, 30_000_000));
    expect(plain.stress).toBeNull();
    expect(stressed.stress!.conditionalValueAtRisk99Without.value).toBe(
      plain.measures.joint.conditionalValueAtRisk99.value,
    );
    expect(stressed.measures.joint.conditionalValueAtRisk99.value).toBeGreaterThan(
      stressed.stress!.conditionalValueAtRisk99Without.value + 0.05 * invested,
    );
    expect(stressed.stress!.lossToleranceKrw).toBe(30_000_000);
  });
  it('says how many such days would cost the tolerance: m falls of 10 % leave e^(−0.1 m) of the expected value', () => {
    const tolerance = 40_000_000;
    const plain = run(inputsOf(null, tolerance)).measures.meanReturn.value * (invested + 5_000_000);
    // 100 (1 + r) e^(−0.1 m) = 60, as long as m · 10 % stays within the price limit or its carry
    const expected = -10 * Math.log((invested - tolerance) / (invested + plain));
    expect(run(inputsOf(fall, tolerance)).stress!.reverseMultiple! / expected).toBeCloseTo(1, 2);
  });
  it('needs less of a case the worse it is, and none of a case that only gains', () => {
    const of = (value: number): number | null => {
      const stress: StressCase = { ...fall, shocks: [{ ...fall.shocks[0]!, value }] };
      return stressReport(buildPlan(inputsOf(stress, 20_000_000), snapshot), 1, 20_000_000)!.reverseMultiple;
    };
    expect(of(-0.2)! / of(-0.1)!).toBeCloseTo(0.5, 2);
    expect(of(0.1)).toBeNull();
  });
  it('is the case itself where the tolerance is what a replay of the whole horizon costs', () => {
    const value = (t: number): number =>
      snapshot.closes.subarray(4 * t, 4 * t + 4).reduce((sum, close) => sum + close, 0);
    const ends = Array.from({ length: 299 }, (_, k) => k + 20);
    const worst = ends.toSorted((a, b) => value(a) / value(a - 20) - value(b) / value(b - 20))[0]!;
    const replay = { firstDate: snapshot.dates[worst - 19]!, lastDate: snapshot.dates[worst]! };
    const held = [0, 1, 2, 3].map(
      (i) => 10_000_000 * (i + 1) * (1 - snapshot.closes[4 * worst + i]! / snapshot.closes[4 * (worst - 20) + i]!),
    );
    const loss = held.reduce((sum, each) => sum + each, 0);
    expect(loss).toBeGreaterThan(0);
    const plan = buildPlan(inputsOf({ shocks: [], replay }, 1), snapshot);
    expect(stressReport(plan, 1, loss)!.reverseMultiple).toBeCloseTo(1, 2);
    expect(stressReport(plan, 1, 2 * invested)!.reverseMultiple).toBeNull();
  });
});
