import { DomainError } from '../errors.ts';
import { excessMoments, ladderOf, ladderTail, lossExceededWith } from '../risk/loss-ladder.ts';
import type { LossLadder } from '../risk/loss-ladder.ts';
import { roundLossWon } from '../units/won.ts';
import { estimate, exactEstimate, meanEstimate, quickCvarEstimate, varEstimate, Z } from './estimates.ts';
import { leastJointError, startValueOf } from './merge.ts';
import { histogramOf } from './histogram.ts';
import type { SimulationPlan } from './plan.ts';
import type { AccuracyTarget } from './run-inputs.ts';
import type { ChunkSample, Estimate, RunningEstimate, TailMeasures } from './run-result.ts';
import { bodyOf, concatenate } from './path-columns.ts';
import { expectedStage, relativeHalfWidth } from './stages.ts';

/** Paths that are sorted to find a pivot below every rank that is read. */
const PIVOT_SAMPLE = 4096;
const PIVOT_SHARE = 0.88;
/** All ranks that are read lie above this share of the paths. */
const TAIL_SHARE = 0.93;

/**
 * What the finished chunks of a run say so far, for live progress.
 *
 * @param samples - Any chunks of the plan, each once, in any order: the answer does not depend on it.
 * @param doneChunks - Chunks that are finished where `samples` are only some of them.
 * @throws DomainError E_EMPTY_SCENARIOS without a chunk, E_DUPLICATE for a chunk given twice.
 *
 * Cost: a few passes and a sort of the worst eighth, of all where they have weights; about 20 and 60 ms for 100,000 paths.
 */
export function runningEstimate(
  plan: SimulationPlan,
  samples: readonly ChunkSample[],
  accuracy: AccuracyTarget | null = null,
  doneChunks = samples.length,
): RunningEstimate {
  const ordered = samples.toSorted((a, b) => a.chunk - b.chunk);
  ordered.forEach(({ chunk }, at) => {
    if (at > 0 && ordered[at - 1]!.chunk === chunk) throw new DomainError('E_DUPLICATE', ['samples', String(chunk)]);
  });
  const all = concatenate(ordered, plan.seed);
  const { jointLoss, marketValue, weight } = all;
  const body = bodyOf(all);
  if (body.jointLoss.length === 0) throw new DomainError('E_EMPTY_SCENARIOS', ['samples']);
  const tail = weight === null ? plainTail(plan, jointLoss, marketValue) : weightedTail(ladderOf(jointLoss, weight));
  const other = startValueOf(plan) + plan.horizonThreatLaw.meanKrw + plan.costKrw; // as in `mergeRun`
  const width = relativeHalfWidth(tail.conditionalValueAtRisk99);
  // The samples may be only some of the chunks: errors shrink with all of them.
  const widthOfAll = width === null ? null : width * Math.sqrt(samples.length / doneChunks);
  return {
    pathCount: jointLoss.length,
    chunkCount: ordered.length,
    expectedChunkCount: expectedStage(accuracy, plan.chunkCount, doneChunks, widthOfAll),
    joint: {
      mean: meanEstimate(
        'KRW',
        body.marketValue.map((value) => other - value),
      ),
      ...tail,
    },
    annualLossExpectancy: {
      exact: exactEstimate('KRW', plan.annualLossExpectancyKrw),
      simulated: meanEstimate('KRW', body.threatLossYear, plan.annualLossSdKrw),
    },
    jointHistogram: histogramOf(jointLoss, plan.histogramEdgesKrw, weight),
  };
}

type RunningTail = Omit<TailMeasures, 'mean'>;

function plainTail(plan: SimulationPlan, jointLoss: Float64Array, marketValue: Float64Array): RunningTail {
  const sorted = tailSorted(jointLoss);
  const leastError = leastJointError(plan, marketValue);
  return {
    valueAtRisk95: varEstimate('KRW', sorted, 0.95),
    conditionalValueAtRisk95: quickCvarEstimate(sorted, 0.95, leastError),
    valueAtRisk99: varEstimate('KRW', sorted, 0.99),
    conditionalValueAtRisk99: quickCvarEstimate(sorted, 0.99, leastError),
  };
}

function weightedTail(ladder: LossLadder): RunningTail {
  const [wide, narrow] = [weightedEstimates(ladder, 0.95), weightedEstimates(ladder, 0.99)];
  return {
    valueAtRisk95: wide.valueAtRisk,
    conditionalValueAtRisk95: wide.conditionalValueAtRisk,
    valueAtRisk99: narrow.valueAtRisk,
    conditionalValueAtRisk99: narrow.conditionalValueAtRisk,
  };
}

/** By the standard error of weighted losses (quant-spec Q6.5); that the components are dealt out evenly makes the true error smaller. */
function weightedEstimates(
  ladder: LossLadder,
  alpha: number,
): { readonly valueAtRisk: Estimate; readonly conditionalValueAtRisk: Estimate } {
  const { losses, weights } = ladder;
  const { valueAtRisk, conditionalValueAtRisk, place } = ladderTail(ladder, alpha);
  const count = losses.length;
  let squares = 0;
  for (let at = place; at < count; at++) squares += weights![at]! * weights![at]!;
  const ofProbability = Z * Math.sqrt(squares / count / count);
  const ofCvar = (Z * Math.sqrt(excessMoments(ladder, place).variance / count)) / (1 - alpha);
  return {
    valueAtRisk: estimate(
      'KRW',
      valueAtRisk,
      lossExceededWith(ladder, Math.min(1, 1 - alpha + ofProbability)),
      lossExceededWith(ladder, Math.max(0, 1 - alpha - ofProbability)),
      'NORMAL',
      roundLossWon,
    ),
    conditionalValueAtRisk: estimate(
      'KRW',
      conditionalValueAtRisk,
      conditionalValueAtRisk - ofCvar,
      conditionalValueAtRisk + ofCvar,
      'NORMAL',
      roundLossWon,
    ),
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
