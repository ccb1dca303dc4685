import { DomainError } from '../errors.ts';
import { exactEstimate, meanEstimate, quickCvarEstimate, varEstimate } from './estimates.ts';
import { leastJointError } from './merge.ts';
import { histogramOf } from './histogram.ts';
import type { SimulationPlan } from './plan.ts';
import type { ChunkSample, RunningEstimate } from './run-result.ts';
import { concatenate } from './path-columns.ts';

/** Paths that are sorted to find a pivot below every rank that is read. */
const PIVOT_SAMPLE = 4096;
const PIVOT_SHARE = 0.88;
/** All ranks that are read lie above this share of the paths. */
const TAIL_SHARE = 0.93;

/**
 * What the finished chunks of a run say so far, for live progress.
 *
 * @param samples - Any chunks of the plan, each once, in any order: the answer does not depend on it.
 * @throws DomainError E_EMPTY_SCENARIOS without a chunk, E_DUPLICATE for a chunk given twice.
 *
 * Cost: a few passes and a sort of the worst eighth; about 20 ms for 100,000 paths.
 */
export function runningEstimate(plan: SimulationPlan, samples: readonly ChunkSample[]): RunningEstimate {
  const ordered = samples.toSorted((a, b) => a.chunk - b.chunk);
  ordered.forEach(({ chunk }, at) => {
    if (at > 0 && ordered[at - 1]!.chunk === chunk) throw new DomainError('E_DUPLICATE', ['samples', String(chunk)]);
  });
  const { jointLoss, marketValue, threatLossYear } = concatenate(ordered);
  if (jointLoss.length === 0) throw new DomainError('E_EMPTY_SCENARIOS', ['samples']);
  const sorted = tailSorted(jointLoss);
  const leastError = leastJointError(plan, marketValue);
  return {
    pathCount: jointLoss.length,
    chunkCount: ordered.length,
    joint: {
      mean: meanEstimate('KRW', jointLoss),
      valueAtRisk95: varEstimate('KRW', sorted, 0.95),
      conditionalValueAtRisk95: quickCvarEstimate(sorted, 0.95, leastError),
      valueAtRisk99: varEstimate('KRW', sorted, 0.99),
      conditionalValueAtRisk99: quickCvarEstimate(sorted, 0.99, leastError),
    },
    annualLossExpectancy: {
      exact: exactEstimate('KRW', plan.annualLossExpectancyKrw),
      simulated: meanEstimate('KRW', threatLossYear, plan.annualLossSdKrw),
    },
    jointHistogram: histogramOf(jointLoss, plan.histogramEdgesKrw),
  };
}

/** A copy whose worst part is in order: enough for VaR and CVaR from 95 % on, and an eighth of the work of a sort. */
export function tailSorted(values: Float64Array): Float64Array {
  if (values.length <= 2 * PIVOT_SAMPLE) return values.toSorted();
  const stride = Math.floor(values.length / PIVOT_SAMPLE);
  const sample = Float64Array.from({ length: PIVOT_SAMPLE }, (_, k) => values[k * stride]!).sort();
  const pivot = sample[Math.floor(PIVOT_SHARE * PIVOT_SAMPLE)]!;
  const out = new Float64Array(values.length);
  let low = 0;
  let high = values.length;
  for (const value of values) {
    if (value < pivot) out[low++] = value;
    else out[--high] = value;
  }
  if (low > TAIL_SHARE * values.length) return values.toSorted();
  out.subarray(low).sort();
  return out;
}
