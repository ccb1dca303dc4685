import { DomainError } from '../errors.ts';
import { MarketPath } from './market-path.ts';
import type { SimulationPlan } from './plan.ts';
import { CHUNK_PATHS } from './run-inputs.ts';
import type { ChunkSample } from './run-result.ts';
import { ThreatPath } from './threat-path.ts';

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
  const market = new MarketPath(plan);
  const atPoint = plan.posterior === null ? null : new MarketPath({ ...plan, posterior: null });
  const threat = new ThreatPath(plan);
  const sample: ChunkSample = {
    chunk,
    jointLoss: new Float64Array(count),
    marketValue: new Float64Array(count),
    threatLossHorizon: new Float64Array(count),
    threatLossYear: new Float64Array(count),
    maximumDrawdown: new Float64Array(count),
    weight: plan.mixture === null ? null : new Float64Array(count),
    jointLossAtPoint: atPoint && new Float64Array(count),
  };
  for (let at = 0; at < count; at++) {
    const path = chunk * CHUNK_PATHS + at;
    market.simulate(path);
    threat.simulate(path);
    sample.marketValue[at] = market.endValue;
    sample.threatLossHorizon[at] = threat.horizonLoss;
    sample.threatLossYear[at] = threat.yearLoss;
    sample.maximumDrawdown[at] = market.maximumDrawdown;
    sample.jointLoss[at] = market.startValue - market.endValue + threat.horizonLoss + plan.costKrw;
    if (atPoint !== null) {
      atPoint.simulate(path);
      sample.jointLossAtPoint![at] = atPoint.startValue - atPoint.endValue + threat.horizonLoss + plan.costKrw;
    }
    if (sample.weight !== null) sample.weight[at] = threat.weight;
  }
  return sample;
}
