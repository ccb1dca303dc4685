import { varRank } from '../risk/tail-risk.ts';
import { catalogueNumber } from '../threat/catalogue.ts';
import { THREAT_NUMBERS } from '../threat/threat-plan.ts';
import { roundWon } from '../units/won.ts';
import { Z } from './estimates.ts';
import { MarketPath } from './market-path.ts';
import type { SimulationPlan } from './plan.ts';
import type { TailContributions, TailPart } from './run-result.ts';
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
  const assets = new TailParts(plan.symbols.length, count - rank + 1);
  const threats = new TailParts(THREAT_NUMBERS, count - rank + 1);
  let total = 0;
  for (let at = rank - 1; at < count; at++) {
    const weight = (at === rank - 1 ? rank / count - alpha : 1 / count) / (1 - alpha);
    const path = order[at]!;
    market.simulate(path);
    threat.simulate(path);
    const joint = market.startValue - market.endValue + threat.horizonLoss + plan.costKrw;
    if (joint !== jointLoss[path]) throw new Error(`path ${path} gives ${joint}, its chunk said ${jointLoss[path]}`);
    total += weight * joint;
    for (let i = 0; i < plan.symbols.length; i++) assets.add(i, weight, plan.amounts[i]! * (1 - market.growth[i]!));
    const losses = threat.horizonLossByThreat();
    for (let k = 0; k < losses.length; k++) threats.add(k, weight, losses[k]!);
    assets.endPath();
    threats.endPath();
  }
  return {
    alpha,
    totalKrw: roundWon(total),
    tailPathCount: count - rank + 1,
    assets: plan.symbols.map((symbol, i) => ({ symbol, ...assets.part(i, count, alpha) })),
    threats: plan.threats.threats.map(({ id }) => ({
      threatId: id,
      ...threats.part(catalogueNumber(id), count, alpha),
    })),
    costKrw: roundWon(plan.costKrw),
  };
}

/** Paths of a tail in which a part has a loss, below which its error cannot be told. */
const FEWEST_LOSSES = 30;

/** Sums over the paths of a tail, from VaR upwards, of the losses that a total consists of. */
class TailParts {
  readonly #weighted: Float64Array;
  readonly #sum: Float64Array;
  readonly #squares: Float64Array;
  /** Over the lowest tenth of the tail, which stands for the paths at VaR. */
  readonly #nearSum: Float64Array;
  readonly #nonZero: Uint32Array;
  readonly #paths: number;
  readonly #nearPaths: number;
  #done = 0;

  constructor(parts: number, paths: number) {
    this.#weighted = new Float64Array(parts);
    this.#sum = new Float64Array(parts);
    this.#squares = new Float64Array(parts);
    this.#nearSum = new Float64Array(parts);
    this.#nonZero = new Uint32Array(parts);
    this.#paths = paths;
    this.#nearPaths = Math.ceil(paths / 10);
  }

  add(part: number, weight: number, loss: number): void {
    this.#weighted[part] = this.#weighted[part]! + weight * loss;
    this.#sum[part] = this.#sum[part]! + loss;
    this.#squares[part] = this.#squares[part]! + loss * loss;
    if (this.#done < this.#nearPaths) this.#nearSum[part] = this.#nearSum[part]! + loss;
    if (loss !== 0) this.#nonZero[part] = this.#nonZero[part]! + 1;
  }

  endPath(): void {
    this.#done++;
  }

  /**
   * The part's share in CVaR with its interval. Its error is that of the mean of (l − v) over the tail, divided by 1 − alpha, where
   * v is what the part loses at VaR: the same expansion that gives the error of CVaR in quant-spec Q7.2.
   */
  part(part: number, count: number, alpha: number): TailPart {
    const lossKrw = roundWon(this.#weighted[part]!);
    if (this.#nonZero[part]! < FEWEST_LOSSES) return { lossKrw, lowKrw: null, highKrw: null };
    const atVar = this.#nearSum[part]! / this.#nearPaths;
    const first = (this.#sum[part]! - this.#paths * atVar) / count;
    const second = (this.#squares[part]! - 2 * atVar * this.#sum[part]! + this.#paths * atVar * atVar) / count;
    const half = (Z * Math.sqrt(Math.max(0, second - first * first) / count)) / (1 - alpha);
    return {
      lossKrw,
      lowKrw: roundWon(this.#weighted[part]! - half),
      highKrw: roundWon(this.#weighted[part]! + half),
    };
  }
}
