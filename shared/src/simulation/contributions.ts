import { ladderTail } from '../risk/loss-ladder.ts';
import type { LossLadder } from '../risk/loss-ladder.ts';
import { varRank } from '../risk/tail-risk.ts';
import { ascendingOrder } from '../stats/ascending-order.ts';
import { catalogueNumber } from '../threat/catalogue.ts';
import { THREAT_NUMBERS } from '../threat/threat-plan.ts';
import { roundWon } from '../units/won.ts';
import { blockReach } from './estimates.ts';
import { JointPath } from './joint-path.ts';
import type { PathColumns } from './path-columns.ts';
import type { SimulationPlan } from './plan.ts';
import { linkedPaths } from './posterior-law.ts';
import { CHUNK_PATHS } from './run-inputs.ts';
import type { TailContributions, TailPart } from './run-result.ts';

/** Of tilted paths half lie in the tail; the shares of so many are known far better than anyone reads them. */
const MOST_TILTED_PATHS = 16 * CHUNK_PATHS;

/** The paths of a tail in ascending order of their loss, and what each counts; without the columns that they were found in. */
export interface Tail {
  readonly alpha: number;
  readonly conditionalValueAtRisk: number;
  /** Numbers of the paths. */
  readonly paths: Uint32Array;
  readonly losses: Float64Array;
  /** Part of the path's loss in CVaR: the likelihood ratio over (1 − alpha) n; the path at VaR has the rest that Q7.1 gives it. */
  readonly weights: Float64Array;
  /** Paths that were looked through. */
  readonly pathCount: number;
}

/** Paths of a run as they stand side by side. */
export interface StandingLosses {
  readonly all: Pick<PathColumns, 'jointLoss' | 'weight'>;
  /** Of `all`. */
  readonly ladder: LossLadder;
  /** Path number of a position. */
  readonly pathAt: (position: number) => number;
}

/** The tails of the joint loss; of tilted runs beyond 16 chunks those of the first 16,384 paths. Cost: a few passes, and a sort of the tails. */
export function tailsOf(standing: StandingLosses, alphas: readonly number[]): Tail[] {
  return alphas.map((alpha) => tailOf(standing, alpha));
}

/**
 * Which asset, which sector and which threat the tail of the joint loss consists of, the costs of forced sales being the losses of
 * the assets that were sold: the paths of the tail are simulated again from their
 * addresses, and the path at VaR has the weight that Q7.1 gives it, so the parts add up to CVaR. Of tilted runs beyond 16 chunks
 * the first 16,384 paths speak for all, scaled to the CVaR of all.
 *
 * @param tails - Of ascending levels.
 * @returns One for each level.
 * @throws Error when a path does not come out as its chunk said: then chunk and plan do not belong together.
 *
 * Cost: that of simulating the widest tail; of a tilted run at most half of 16 chunks.
 */
export function tailContributions(plan: SimulationPlan, tails: readonly Tail[]): TailContributions[] {
  const sums = tails.map((tail) => new TailSums(plan, tail));
  const joint = new JointPath(plan);
  const assets = new Float64Array(plan.symbols.length);
  const names = sectorNames(plan);
  const sectors = new Float64Array(names.length);
  const sectorOf = plan.sectors.map((sector) => names.indexOf(sector));
  const widest = tails[0]!;
  // Ascending paths: neighbours share a group of the kernel, and a block's law where parameters are drawn.
  const byPath = Uint32Array.from(widest.paths, (_, at) => at).sort((a, b) => widest.paths[a]! - widest.paths[b]!);
  for (const at of byPath) {
    const path = widest.paths[at]!;
    joint.simulate(path);
    if (joint.jointLoss !== widest.losses[at])
      throw new Error(`path ${path} gives ${joint.jointLoss}, its chunk said ${widest.losses[at]}`);
    joint.writeAssetLosses(assets);
    sectors.fill(0);
    for (let i = 0; i < assets.length; i++) sectors[sectorOf[i]!] = sectors[sectorOf[i]!]! + assets[i]!;
    const threats = joint.threat.horizonLossByThreat();
    // The tail of a higher level is the upper end of the widest.
    for (const sum of sums)
      sum.add(at - (widest.paths.length - sum.tail.paths.length), path, { assets, sectors, threats });
  }
  return sums.map((sum) => sum.contributions(plan));
}

/** Ascending, each once. */
function sectorNames({ sectors }: SimulationPlan): string[] {
  return [...new Set(sectors)].toSorted();
}

/** Losses of one path by part, KRW. */
interface PathLosses {
  readonly assets: Float64Array;
  readonly sectors: Float64Array;
  readonly threats: Float64Array;
}

/** The parts of one tail, path after path. */
class TailSums {
  readonly tail: Tail;
  readonly #assets: TailParts;
  readonly #sectors: TailParts;
  readonly #threats: TailParts;

  constructor(plan: SimulationPlan, tail: Tail) {
    this.tail = tail;
    const linked = linkedPaths(plan);
    this.#assets = new TailParts(plan.symbols.length, tail, linked);
    this.#sectors = new TailParts(sectorNames(plan).length, tail, linked);
    this.#threats = new TailParts(THREAT_NUMBERS, tail, linked);
  }

  /** @param at - Place in the tail; below 0 outside of it. @param path - Ascending from call to call. */
  add(at: number, path: number, { assets, sectors, threats }: PathLosses): void {
    if (at < 0) return;
    const weight = this.tail.weights[at]!;
    this.#assets.add(at, path, weight, assets);
    this.#sectors.add(at, path, weight, sectors);
    this.#threats.add(at, path, weight, threats);
  }

  contributions(plan: SimulationPlan): TailContributions {
    const { symbols, threats, costKrw } = plan;
    const { alpha, conditionalValueAtRisk: cvar, paths } = this.tail;
    // 1 up to rounding where all paths of the run were read.
    const read = this.#assets.total + this.#threats.total;
    const scale = read === 0 ? 1 : (cvar - costKrw) / read;
    return {
      alpha,
      totalKrw: roundWon(cvar),
      tailPathCount: paths.length,
      assets: symbols.map((symbol, i) => ({ symbol, ...this.#assets.part(i, scale) })),
      sectors: sectorNames(plan).map((sector, k) => ({ sector, ...this.#sectors.part(k, scale) })),
      threats: threats.threats.map(({ id }) => ({
        threatId: id,
        ...this.#threats.part(catalogueNumber(id), scale),
      })),
      costKrw: roundWon(costKrw),
    };
  }
}

function tailOf({ all, ladder, pathAt }: StandingLosses, alpha: number): Tail {
  const { jointLoss, weight } = all;
  const { valueAtRisk, conditionalValueAtRisk } = ladderTail(ladder, alpha);
  const isRead = (position: number): boolean => weight === null || pathAt(position) < MOST_TILTED_PATHS;
  const reached: number[] = [];
  let pathCount = 0;
  for (let position = 0; position < jointLoss.length; position++) {
    if (!isRead(position)) continue;
    pathCount++;
    if (jointLoss[position]! >= valueAtRisk) reached.push(position);
  }
  const order = ascendingOrder(Float64Array.from(reached, (position) => jointLoss[position]!));
  const sorted = Uint32Array.from(order, (at) => reached[at]!);
  const unit = 1 / pathCount / (1 - alpha);
  const tail = (positions: Uint32Array, weights: Float64Array): Tail => ({
    alpha,
    conditionalValueAtRisk,
    paths: positions.map(pathAt),
    losses: Float64Array.from(positions, (position) => jointLoss[position]!),
    weights,
    pathCount,
  });
  if (weight === null) {
    // Equal losses at VaR: only those from the rank of Q7.1 on belong to the tail.
    const rank = varRank(jointLoss.length, alpha);
    const positions = sorted.subarray(sorted.length - (jointLoss.length - rank + 1));
    const weights = new Float64Array(positions.length).fill(unit);
    weights[0] = (rank / jointLoss.length - alpha) / (1 - alpha);
    return tail(positions, weights);
  }
  const weights = Float64Array.from(sorted, (position) => weight[position]! * unit);
  const above = weights.reduce((sum, part, at) => (at === 0 ? sum : sum + part), 0);
  weights[0] = 1 - above;
  return tail(sorted, weights);
}

/** Paths of a tail in which a part has a loss, below which its error cannot be told. */
const FEWEST_LOSSES = 30;

/** Sums over the paths of a tail, from VaR upwards, of the losses that a total consists of. */
class TailParts {
  readonly #sum: Float64Array;
  /** Of the squares of what a block of linked paths weighs, times 1, what it loses, and the square of that. */
  readonly #squaredLoss: Float64Array;
  readonly #squaredSquares: Float64Array;
  /** Over the lowest tenth of the tail, which stands for the paths at VaR. */
  readonly #nearSum: Float64Array;
  readonly #nonZero: Uint32Array;
  readonly #nearPaths: number;
  readonly #linked: number;
  readonly #blocks: number;
  /** The block that is being added up. */
  #block = -1;
  readonly #blockLoss: Float64Array;
  #blockWeight = 0;
  #squaredWeights = 0;
  #weights = 0;
  #nearWeights = 0;

  /** @param linked - Consecutive paths that share draws; 1 where all are independent. */
  constructor(parts: number, { paths, pathCount }: Tail, linked: number) {
    this.#linked = linked;
    this.#blocks = Math.ceil(pathCount / linked);
    this.#blockLoss = new Float64Array(parts);
    this.#sum = new Float64Array(parts);
    this.#squaredLoss = new Float64Array(parts);
    this.#squaredSquares = new Float64Array(parts);
    this.#nearSum = new Float64Array(parts);
    this.#nonZero = new Uint32Array(parts);
    this.#nearPaths = Math.ceil(paths.length / 10);
  }

  /** @param at - Place in the tail. @param path - Ascending from call to call. @param losses - Of one path, by part. */
  add(at: number, path: number, weight: number, losses: Float64Array): void {
    const isNear = at < this.#nearPaths;
    const block = Math.floor(path / this.#linked);
    if (block !== this.#block) this.#closeBlock();
    this.#block = block;
    this.#blockWeight += weight;
    for (let part = 0; part < losses.length; part++) {
      const loss = losses[part]!;
      if (loss === 0) continue;
      const weighted = weight * loss;
      this.#sum[part] = this.#sum[part]! + weighted;
      this.#blockLoss[part] = this.#blockLoss[part]! + weighted;
      if (isNear) this.#nearSum[part] = this.#nearSum[part]! + weighted;
      this.#nonZero[part] = this.#nonZero[part]! + 1;
    }
    this.#weights += weight;
    if (isNear) this.#nearWeights += weight;
  }

  #closeBlock(): void {
    const weight = this.#blockWeight;
    for (let part = 0; part < this.#blockLoss.length; part++) {
      const loss = this.#blockLoss[part]!;
      if (loss === 0) continue;
      this.#squaredLoss[part] = this.#squaredLoss[part]! + weight * loss;
      this.#squaredSquares[part] = this.#squaredSquares[part]! + loss * loss;
      this.#blockLoss[part] = 0;
    }
    this.#squaredWeights += weight * weight;
    this.#blockWeight = 0;
  }

  get total(): number {
    return this.#sum.reduce((sum, part) => sum + part, 0);
  }

  /**
   * The part's share in CVaR with its interval. Its error is that of the mean of w (l − v) over all paths, w being 0 outside the
   * tail and v what the part loses at VaR: the same expansion that gives the error of CVaR in quant-spec Q7.2. Linked paths are
   * one observation: their block's sum.
   *
   * @param scale - From these paths to the run.
   */
  part(part: number, scale: number): TailPart {
    this.#closeBlock();
    const loss = this.#sum[part]!;
    const lossKrw = roundWon(scale * loss);
    const isUnknown = this.#nonZero[part]! < FEWEST_LOSSES || (this.#linked > 1 && this.#blocks < 2);
    if (isUnknown) return { lossKrw, lowKrw: null, highKrw: null };
    const atVar = this.#nearSum[part]! / this.#nearWeights;
    const first = loss - this.#weights * atVar;
    const second =
      this.#squaredSquares[part]! - 2 * atVar * this.#squaredLoss[part]! + atVar * atVar * this.#squaredWeights;
    const deviation = Math.sqrt(Math.max(0, second - (first * first) / this.#blocks));
    const half = blockReach(this.#blocks, this.#linked) * deviation;
    return { lossKrw, lowKrw: roundWon(scale * (loss - half)), highKrw: roundWon(scale * (loss + half)) };
  }
}
