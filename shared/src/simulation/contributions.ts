import { varRank } from '../risk/tail-risk.ts';
import { catalogueNumber } from '../threat/catalogue.ts';
import { THREAT_NUMBERS } from '../threat/threat-plan.ts';
import { roundWon } from '../units/won.ts';
import { MarketPath } from './market-path.ts';
import type { SimulationPlan } from './plan.ts';
import type { TailContributions } from './run-result.ts';
import { ThreatPath } from './threat-path.ts';

/** Paths from the smallest loss to the largest; equal losses in order of path (quant-spec Q6.7). */
export function pathsByLoss(losses: Float64Array): Uint32Array {
  return Uint32Array.from({ length: losses.length }, (_, path) => path).sort(
    (a, b) => losses[a]! - losses[b]! || a - b,
  );
}

/**
 * Which asset and which threat the tail of the joint loss consists of: the paths of the tail are simulated again from their
 * addresses, and the path at VaR has the weight that Q7.1 gives it, so the parts add up to CVaR.
 *
 * @param jointLoss - Of all paths in path order, as the chunks gave it.
 * @param order - `pathsByLoss(jointLoss)`.
 * @throws Error when a path does not come out as its chunk said: then chunk and plan do not belong together.
 *
 * Cost: (1 − alpha) of the run's simulation.
 */
export function tailContributions(
  plan: SimulationPlan,
  jointLoss: Float64Array,
  order: Uint32Array,
  alpha: number,
): TailContributions {
  const count = jointLoss.length;
  const rank = varRank(count, alpha);
  const market = new MarketPath(plan);
  const threat = new ThreatPath(plan);
  const assets = new Float64Array(plan.symbols.length);
  const threats = new Float64Array(THREAT_NUMBERS);
  let total = 0;
  for (let at = rank - 1; at < count; at++) {
    const weight = (at === rank - 1 ? rank / count - alpha : 1 / count) / (1 - alpha);
    const path = order[at]!;
    market.simulate(path);
    threat.simulate(path);
    const joint = market.startValue - market.endValue + threat.horizonLoss + plan.costKrw;
    if (joint !== jointLoss[path]) throw new Error(`path ${path} gives ${joint}, its chunk said ${jointLoss[path]}`);
    total += weight * joint;
    for (let i = 0; i < assets.length; i++)
      assets[i] = assets[i]! + weight * plan.amounts[i]! * (1 - market.growth[i]!);
    const losses = threat.horizonLossByThreat();
    for (let k = 0; k < losses.length; k++) threats[k] = threats[k]! + weight * losses[k]!;
  }
  return {
    alpha,
    totalKrw: roundWon(total),
    tailPathCount: count - rank + 1,
    assets: plan.symbols.map((symbol, i) => ({ symbol, lossKrw: roundWon(assets[i]!) })),
    threats: plan.threats.threats.map(({ id }) => ({ threatId: id, lossKrw: roundWon(threats[catalogueNumber(id)]!) })),
    costKrw: roundWon(plan.costKrw),
  };
}
