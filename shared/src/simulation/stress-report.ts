import { ladderTail } from '../risk/loss-ladder.ts';
import { simulateChunk } from './chunk.ts';
import { batchReplicates, bootstrapReplicates, jointLadder } from './estimates.ts';
import { JointPath } from './joint-path.ts';
import type { StressReport } from './model-report.ts';
import { runColumns } from './path-columns.ts';
import type { SimulationPlan } from './plan.ts';
import type { Estimate } from './run-result.ts';
import { untilted } from './sampling-plan.ts';
import { stressedMarket } from './stress-overlay.ts';

/** Chunks that the figure without the case is measured on: the first of the run, 16,384 paths at most. */
export const COMPARED_CHUNKS = 16;
/** Paths of the reverse stress test: the first of the run, the same for every multiple. */
export const REVERSE_PATHS = 2048;
/** Largest multiple that is tried; beyond it a case has little to do with what it was. */
export const MOST_MULTIPLE = 20;
/** The multiples at which the search looks for the first that reaches the loss, ascending. */
const LOOKED_AT = [1, 2, 4, 8, 14, MOST_MULTIPLE] as const;
/** Relative width at which the search ends. */
const CLOSE_ENOUGH = 1e-3;

/**
 * What a stress case did to a run, and how much of it the operator could bear.
 *
 * @param chunkCount - Chunks that the run has used.
 * @returns Null without a case.
 *
 * Cost: at most 16 chunks, and about 17 times 2,048 paths of the market, with link 1 of the threats too.
 */
export function stressReport(plan: SimulationPlan, chunkCount: number, lossToleranceKrw: number): StressReport | null {
  if (plan.stress === null) return null;
  return {
    conditionalValueAtRisk99Without: jointCvar99(withMultiple(plan, 0), Math.min(chunkCount, COMPARED_CHUNKS)),
    reverseMultiple: leastMultiple((multiple) => meanJointLoss(withMultiple(plan, multiple)), lossToleranceKrw),
    lossToleranceKrw,
  };
}

/** The plan with its case `multiple` times as strong; at 0 without it. */
function withMultiple(plan: SimulationPlan, multiple: number): SimulationPlan {
  const { posterior, stress } = plan;
  return {
    ...plan,
    ...stressedMarket(stress!, plan.horizonSessions, multiple),
    posterior: posterior && { ...posterior, stress: { placed: stress!.placed, multiple } },
  };
}

function jointCvar99(plan: SimulationPlan, chunkCount: number): Estimate {
  const samples = Array.from({ length: chunkCount }, (_, chunk) => simulateChunk(plan, chunk));
  const { all, batches } = runColumns(samples, plan.seed);
  const replicates = batches ? batchReplicates(all, batches) : bootstrapReplicates(all, plan.seed);
  return replicates.estimate('KRW', (columns) => ladderTail(jointLadder(columns), 0.99).conditionalValueAtRisk);
}

/**
 * At the estimates of the parameters; threat losses do not depend on the case, so their exact mean stands for them. What they make of
 * the holdings where link 1 is on does, so there they are drawn.
 */
function meanJointLoss(plan: SimulationPlan): number {
  const joint = new JointPath({ ...untilted(plan), posterior: null });
  const { market } = joint;
  const drawn = plan.forcedSales === null ? market : joint;
  let sum = 0;
  for (let path = 0; path < REVERSE_PATHS; path++) {
    drawn.simulate(path);
    sum += market.startValue - joint.marketValue;
  }
  return sum / REVERSE_PATHS + plan.horizonThreatLaw.meanKrw + plan.costKrw;
}

/**
 * Least multiple at which the mean loss reaches the tolerance: the first of a few ascending multiples that does, then bisection
 * to a thousandth.
 *
 * @param meanLoss - On the same draws at every multiple.
 * @returns The upper end of what is left, so the loss is reached there; 0 when it is reached without the case; null when not up to 20.
 */
export function leastMultiple(meanLoss: (multiple: number) => number, tolerance: number): number | null {
  const isReached = (multiple: number): boolean => meanLoss(multiple) >= tolerance;
  if (isReached(0)) return 0;
  let low = 0;
  for (const looked of LOOKED_AT) {
    if (!isReached(looked)) {
      low = looked;
      continue;
    }
    let high: number = looked;
    while (high - low > CLOSE_ENOUGH * high) {
      const middle = (low + high) / 2;
      if (isReached(middle)) high = middle;
      else low = middle;
    }
    return high;
  }
  return null;
}
