import { excessMoments, ladderOf, ladderTail } from '../risk/loss-ladder.ts';
import { momentsOf, sampleVariance } from '../stats/moments.ts';
import { excessDeviation } from '../threat/annual-loss.ts';
import type { AnnualLossLaw } from '../threat/annual-loss.ts';
import { buildThreatMixture, componentAt } from '../threat/threat-mixture.ts';
import type { ThreatMixture } from '../threat/threat-mixture.ts';
import { JointPath } from './joint-path.ts';
import { MarketPath } from './market-path.ts';
import type { SimulationPlan } from './plan.ts';
import { BATCHES } from './path-columns.ts';
import { supportsQuasiRandom } from './quasi-returns.ts';
import { CHUNK_PATHS } from './run-inputs.ts';
import type { SamplingMethod } from './run-inputs.ts';
import type { RunWarning } from './run-result.ts';
import type { SamplingReport } from './sampling-report.ts';

export type DrawnMethod = SamplingReport['method'];

/** How the paths of a plan are drawn, and why. Plain data. */
export interface SamplingPlan extends Pick<SamplingReport, 'method' | 'chosenBy' | 'pilots'> {
  /** Why another method was asked for and not taken; none where it was. */
  readonly warnings: readonly RunWarning[];
}

/** The part of a plan that the choice of a method decides. */
export interface DrawnPlan {
  readonly sampling: SamplingPlan;
  /** Null: paths follow the plan's own law. */
  readonly mixture: ThreatMixture | null;
  readonly isQuasiRandom: boolean;
}

export const plainSampling: DrawnPlan = {
  sampling: { method: 'PLAIN', chosenBy: 'REQUEST', pilots: [], warnings: [] },
  mixture: null,
  isQuasiRandom: false,
};

/** Level whose CVaR the goal of a run is about. */
const ALPHA = 0.99;
/** Paths that VaR is estimated from, by convolution with the exact law of the threats. */
const MARKET_PATHS = 512;
/** Market losses that stand for them when thresholds are set. */
const THRESHOLDS = 64;
/** Chunks of a pilot: a whole set of scramblings where quasi-random paths are on trial. */
const TILTED_PILOT = 4;
/** Effective paths in the tail below which tilting is given up (quant-spec Q6.5). */
export const FEWEST_EFFECTIVE = 100;
/** A method must have this part of the variance of a simpler one, at most: pilots are rough, and simple is easier to explain. */
const CLEAR_GAIN = 0.8;

const methods = ['PLAIN', 'QUASI_RANDOM', 'TILTED', 'QUASI_RANDOM_TILTED'] as const;

/**
 * Chooses how the paths of a run are drawn: what was asked for, or for `AUTO` what a pilot finds best for CVaR 99 % of the joint
 * loss. Below 16 complete chunks all paths are plain, because other methods take their intervals from 16 batches.
 *
 * The pilot's paths are those of the run under another seed, so that its choice tells nothing about the paths of the run; whoever
 * repeats it chooses the same.
 *
 * @param base - With plain sampling.
 *
 * Cost: 512 market paths; for `AUTO` and for what is tilted also 4 chunks, 16 where quasi-random paths are possible.
 */
export function planSampling(base: SimulationPlan, asked: SamplingMethod): DrawnPlan {
  if (asked === 'PLAIN') return plainSampling;
  if (Math.floor(base.pathCount / CHUNK_PATHS) < BATCHES)
    return replaced(asked, 'PLAIN', null, `${BATCHES * CHUNK_PATHS}`);
  const hasQuasi = supportsQuasiRandom(base.market);
  const plan = { ...base, seed: pilotSeed(base.seed) };
  const target = tailTarget(plan);
  const mixture =
    target && buildThreatMixture(plan.threats, { untilDays: plan.horizonDays, thresholdsKrw: target.thresholds });
  if (asked === 'QUASI_RANDOM') {
    return hasQuasi ? drawnBy(asked, 'REQUEST', [], null) : replaced(asked, 'PLAIN', null, base.market.model);
  }
  if (!mixture || !target) {
    const left = hasQuasi ? 'QUASI_RANDOM' : 'PLAIN';
    return asked === 'AUTO' ? drawnBy(left, 'PILOT', [], null) : replaced(asked, left, null, 'threats');
  }
  const found = pilot({ ...plan, ...drawnBy('TILTED', 'PILOT', [], mixture) }, target.valueAtRisk, hasQuasi);
  const isEffective = found.effectiveShare * base.pathCount >= FEWEST_EFFECTIVE;
  const able = (method: DrawnMethod): boolean => (hasQuasi || !isQuasi(method)) && (isEffective || !isTilted(method));
  if (asked !== 'AUTO') {
    if (able(asked)) return drawnBy(asked, 'REQUEST', [], mixture);
    return replaced(
      asked,
      isEffective ? 'TILTED' : 'PLAIN',
      mixture,
      isEffective ? base.market.model : 'effectivePaths',
    );
  }
  const pilots = methods
    .filter((method) => able(method))
    .map((method) => ({ method, varianceRatio: found.ratios[method] }));
  let best: DrawnMethod = 'PLAIN';
  for (const { method, varianceRatio } of pilots) if (varianceRatio < CLEAR_GAIN * found.ratios[best]) best = method;
  return drawnBy(
    best,
    'PILOT',
    pilots.toSorted((a, b) => (a.method < b.method ? -1 : 1)),
    mixture,
  );
}

function isTilted(method: DrawnMethod): boolean {
  return method === 'TILTED' || method === 'QUASI_RANDOM_TILTED';
}

function isQuasi(method: DrawnMethod): boolean {
  return method === 'QUASI_RANDOM' || method === 'QUASI_RANDOM_TILTED';
}

function drawnBy(
  method: DrawnMethod,
  chosenBy: SamplingPlan['chosenBy'],
  pilots: SamplingPlan['pilots'],
  mixture: ThreatMixture | null,
): DrawnPlan {
  return {
    sampling: { method, chosenBy, pilots, warnings: [] },
    mixture: isTilted(method) ? mixture : null,
    isQuasiRandom: isQuasi(method),
  };
}

/** Another method than the one asked for, and why; for `AUTO`, which asks for none, without a warning. */
function replaced(
  asked: SamplingMethod,
  method: DrawnMethod,
  mixture: ThreatMixture | null,
  reason: string,
): DrawnPlan {
  const drawn = drawnBy(method, asked === 'AUTO' ? 'PILOT' : 'REQUEST', [], mixture);
  if (asked === 'AUTO') return drawn;
  return {
    ...drawn,
    sampling: { ...drawn.sampling, warnings: [{ code: 'W_SAMPLING_REPLACED', about: [asked, reason] }] },
  };
}

/** The plan without its mixture: every path follows the plan's own law. */
export function untilted(plan: SimulationPlan): SimulationPlan {
  return { ...plan, mixture: null, issuers: plan.issuers && { ...plan.issuers, mixture: null } };
}

/** Another seed for every seed, as far away as can be. */
function pilotSeed(seed: number): number {
  return seed >= 2 ** 52 ? seed - 2 ** 52 : seed + 2 ** 52;
}

interface TailTarget {
  readonly valueAtRisk: number;
  /** What threats must cost for a path to be in the tail, by some equally likely losses of the rest; KRW. */
  readonly thresholds: Float64Array;
}

/**
 * VaR of the joint loss: the exact law of the threats over the losses that a few market paths have. Null without any spread. Forced
 * sales are left out: it only says where the proposal looks for the tail, and weights stay exact wherever it looks.
 */
function tailTarget(plan: SimulationPlan): TailTarget | null {
  const market = new MarketPath(plan);
  const others = Float64Array.from({ length: MARKET_PATHS }, (_, path) => {
    market.simulate(path);
    return market.startValue - market.endValue + plan.costKrw;
  }).sort();
  const step = MARKET_PATHS / THRESHOLDS;
  const losses = Float64Array.from({ length: THRESHOLDS }, (_, k) => others[Math.floor((k + 0.5) * step)]!);
  const above = survivalOf(plan.horizonThreatLaw);
  const joint = (loss: number): number => {
    let sum = 0;
    for (const other of others) sum += above(loss - other);
    return sum / MARKET_PATHS;
  };
  let low = others[0]!;
  let high = others.at(-1)! + plan.horizonThreatLaw.stepKrw * plan.horizonThreatLaw.probabilities.length;
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (joint(middle) > 1 - ALPHA) low = middle;
    else high = middle;
  }
  return high > others[0]! ? { valueAtRisk: high, thresholds: losses.map((loss) => high - loss) } : null;
}

/** P(threat loss > x), from sums that are added up once. */
function survivalOf({ stepKrw, probabilities }: AnnualLossLaw): (x: number) => number {
  const above = new Float64Array(probabilities.length + 1);
  let onLattice = 0;
  for (const probability of probabilities) onLattice += probability;
  above[probabilities.length] = Math.max(0, 1 - onLattice);
  for (let at = probabilities.length - 1; at >= 0; at--) above[at] = above[at + 1]! + probabilities[at]!;
  return (x) => (x < 0 ? 1 : above[Math.min(probabilities.length, Math.floor(x / stepKrw + 0.5) + 1)]!);
}

interface Pilot {
  /** Variance of one path's part in CVaR 99 % against plain sampling. */
  readonly ratios: Readonly<Record<DrawnMethod, number>>;
  /** Effective paths in the tail for each path. */
  readonly effectiveShare: number;
}

/** One set of tilted paths tells of all methods: weighted, it stands for plain paths, and its untilted half are such. */
function pilot(plan: SimulationPlan, valueAtRisk: number, hasQuasi: boolean): Pilot {
  const chunks = hasQuasi ? BATCHES : TILTED_PILOT;
  const joint = new JointPath({
    ...plan,
    isQuasiRandom: hasQuasi,
    issuers: plan.issuers && { ...plan.issuers, mixture: plan.mixture },
  });
  const { threat } = joint;
  const count = chunks * CHUNK_PATHS;
  const losses = new Float64Array(count);
  const weights = new Float64Array(count);
  const strata = new Map<object | null, number[]>();
  const whole = new Float64Array(chunks);
  const body = new Float64Array(chunks);
  let others = 0;
  for (let path = 0; path < count; path++) {
    joint.simulate(path);
    const other = joint.jointLoss - threat.horizonLoss;
    losses[path] = joint.jointLoss;
    weights[path] = threat.weight;
    const excess = Math.max(0, losses[path]! - valueAtRisk);
    const part = threat.weight * excess;
    const component = componentAt(plan.mixture!, plan.seed, path);
    const stratum = strata.get(component);
    if (stratum) stratum.push(part);
    else strata.set(component, [part]);
    const chunk = Math.floor(path / CHUNK_PATHS);
    whole[chunk] = whole[chunk]! + part / CHUNK_PATHS;
    if (component !== null) continue;
    body[chunk] = body[chunk]! + excess / (CHUNK_PATHS / 2);
    others += other / (count / 2);
  }
  const ladder = ladderOf(losses, weights);
  const { place } = ladderTail(ladder, ALPHA);
  const { plainVariance } = excessMoments(ladder, place);
  const ofThreats = excessDeviation(plan.horizonThreatLaw, valueAtRisk - others);
  const plain = Math.max(plainVariance, ofThreats * ofThreats);
  let within = 0;
  for (const parts of strata.values()) if (parts.length > 1) within += parts.length * sampleVariance(momentsOf(parts));
  const ratio = (variance: number): number => (plain > 0 ? variance / plain : 1);
  const overScramblings = (means: Float64Array, paths: number): number => sampleVariance(momentsOf(means)) * paths;
  return {
    ratios: {
      PLAIN: 1,
      TILTED: ratio(within / count),
      // What the threats leave open stays, however evenly the market's points lie.
      QUASI_RANDOM: ratio(Math.max(overScramblings(body, CHUNK_PATHS / 2), ofThreats * ofThreats)),
      QUASI_RANDOM_TILTED: ratio(overScramblings(whole, CHUNK_PATHS)),
    },
    effectiveShare: effectiveAbove(losses, weights, valueAtRisk) / count,
  };
}

/** (ΣW)²/ΣW² over the losses above a level. */
function effectiveAbove(losses: Float64Array, weights: Float64Array, level: number): number {
  let mass = 0;
  let squares = 0;
  for (let at = 0; at < losses.length; at++) {
    if (losses[at]! <= level) continue;
    mass += weights[at]!;
    squares += weights[at]! * weights[at]!;
  }
  return squares > 0 ? (mass * mass) / squares : 0;
}
