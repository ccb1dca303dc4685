import { DomainError } from '../errors.ts';
import { JointPath } from './joint-path.ts';
import type { SimulationPlan } from './plan.ts';
import { CHUNK_PATHS } from './run-inputs.ts';
import type { ChunkSample } from './run-result.ts';

/** Number of paths in a chunk: 1,024, or what is left for the last. */
export function chunkPathCount(plan: Pick<SimulationPlan, 'pathCount' | 'chunkCount'>, chunk: number): number {
  if (!(Number.isSafeInteger(chunk) && chunk >= 0 && chunk < plan.chunkCount))
    throw new DomainError('E_RANGE', ['chunk']);
  return Math.min(CHUNK_PATHS, plan.pathCount - chunk * CHUNK_PATHS);
}

/**
 * Simulates the paths [1024 k, 1024 (k + 1)) of a plan. Plan and number decide every digit, so whoever repeats a chunk gets the
 * same bytes.
 *
 * @throws DomainError E_RANGE for a chunk that the plan does not have.
 */
export function simulateChunk(plan: SimulationPlan, chunk: number): ChunkSample {
  const count = chunkPathCount(plan, chunk);
  const joint = new JointPath(plan);
  const atPoint = plan.posterior === null ? null : new JointPath({ ...plan, posterior: null }, joint.threat);
  const sample: ChunkSample = {
    chunk,
    jointLoss: new Float64Array(count),
    marketValue: new Float64Array(count),
    threatLossHorizon: new Float64Array(count),
    threatLossYear: new Float64Array(count),
    maximumDrawdown: new Float64Array(count),
    weight: plan.mixture === null ? null : new Float64Array(count),
    jointLossAtPoint: atPoint && new Float64Array(count),
    soldKrw: joint.payments && new Float64Array(count),
    saleCostKrw: joint.payments && new Float64Array(count),
    unpaidKrw: joint.payments && new Float64Array(count),
    jointLossWithoutSales: joint.payments && new Float64Array(count),
  };
  for (let at = 0; at < count; at++) {
    const path = chunk * CHUNK_PATHS + at;
    joint.simulate(path);
    sample.marketValue[at] = joint.marketValue;
    sample.threatLossHorizon[at] = joint.threat.horizonLoss;
    sample.threatLossYear[at] = joint.threat.yearLoss;
    sample.maximumDrawdown[at] = joint.maximumDrawdown;
    sample.jointLoss[at] = joint.jointLoss;
    if (sample.weight !== null) sample.weight[at] = joint.threat.weight;
    if (joint.payments !== null) {
      sample.soldKrw![at] = joint.payments.soldKrw;
      sample.saleCostKrw![at] = joint.payments.costKrw;
      sample.unpaidKrw![at] = joint.payments.unpaidKrw;
      sample.jointLossWithoutSales![at] = joint.jointLossWithoutSales;
    }
    if (atPoint !== null) {
      atPoint.simulate(path);
      sample.jointLossAtPoint![at] = atPoint.jointLoss;
    }
  }
  return sample;
}
