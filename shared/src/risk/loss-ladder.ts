import { DomainError } from '../errors.ts';
import { sortedTogether } from '../stats/sorted-together.ts';
import { sortLosses, tailRiskOfSorted, varRank } from './tail-risk.ts';

/**
 * Losses in ascending order, with the weights that go with them where they were drawn from another law: likelihood ratios with
 * mean 1, not normalised (quant-spec Q6.5).
 */
export interface LossLadder {
  readonly losses: Float64Array;
  /** Null: every loss weighs 1. */
  readonly weights: Float64Array | null;
}

/** @throws DomainError E_EMPTY_SCENARIOS or E_NOT_FINITE. Cost: one sort; with weights 16 bytes a loss. */
export function ladderOf(losses: Float64Array, weights: Float64Array | null): LossLadder {
  if (weights === null) return { losses: sortLosses(losses), weights };
  if (weights.length !== losses.length) throw new DomainError('E_LENGTH', ['weights']);
  if (losses.length === 0) throw new DomainError('E_EMPTY_SCENARIOS', ['losses']);
  const bad = losses.findIndex((loss) => !Number.isFinite(loss));
  if (bad >= 0) throw new DomainError('E_NOT_FINITE', ['losses', String(bad)]);
  const sorted = sortedTogether(losses, weights);
  return { losses: sorted.keys, weights: sorted.values };
}

export interface LadderTail {
  readonly valueAtRisk: number;
  readonly conditionalValueAtRisk: number;
  /** Place of VaR in the ladder; the losses above it are the tail. */
  readonly place: number;
}

/**
 * VaR and CVaR: with weights, VaR is the first loss from the top at which the mean of the weights from there on exceeds 1 − alpha
 * (quant-spec Q6.5); without, Q7.1.
 *
 * @throws DomainError E_WEIGHTS_SUM where all weights together do not reach 1 − alpha.
 */
export function ladderTail({ losses, weights }: LossLadder, alpha: number): LadderTail {
  const count = losses.length;
  if (weights === null) {
    const { valueAtRisk, conditionalValueAtRisk } = tailRiskOfSorted(losses, alpha);
    return { valueAtRisk, conditionalValueAtRisk, place: varRank(count, alpha) - 1 };
  }
  varRank(count, alpha); // checks alpha
  const place = placeOfMass(weights, (1 - alpha) * count);
  if (place < 0) throw new DomainError('E_WEIGHTS_SUM', ['weights']);
  const valueAtRisk = losses[place]!;
  let excess = 0;
  for (let at = place + 1; at < count; at++) excess += weights[at]! * (losses[at]! - valueAtRisk);
  return { valueAtRisk, conditionalValueAtRisk: valueAtRisk + excess / (count * (1 - alpha)), place };
}

/** Highest place from which the weights to the top exceed a sum; −1 where all together do not. */
function placeOfMass(weights: Float64Array, sum: number): number {
  let mass = 0;
  for (let at = weights.length - 1; at >= 0; at--) {
    mass += weights[at]!;
    if (mass > sum) return at;
  }
  return -1;
}

/** The loss that is exceeded with at most this probability. */
export function lossExceededWith(ladder: LossLadder, probability: number): number {
  const { losses, weights } = ladder;
  if (weights === null) return losses[varRank(losses.length, 1 - probability) - 1]!;
  return losses[Math.max(0, placeOfMass(weights, probability * losses.length))]!;
}

/** P(L > x) for ascending x: the mean of the weights above each. */
export function ladderExceedances({ losses, weights }: LossLadder, levels: readonly number[]): number[] {
  const out = levels.map(() => 0);
  let mass = 0;
  let at = losses.length - 1;
  for (let level = levels.length - 1; level >= 0; level--) {
    for (; at >= 0 && losses[at]! > levels[level]!; at--) mass += weights === null ? 1 : weights[at]!;
    out[level] = mass / losses.length;
  }
  return out;
}

/** (ΣW)²/ΣW² over the losses above VaR: as many plain paths would know the probability of the tail as well. */
export function effectiveTailPaths(ladder: LossLadder, alpha: number): number {
  const { losses, weights } = ladder;
  const { place } = ladderTail(ladder, alpha);
  if (weights === null) return losses.length - 1 - place;
  let mass = 0;
  let squares = 0;
  for (let at = place + 1; at < losses.length; at++) {
    mass += weights[at]!;
    squares += weights[at]! * weights[at]!;
  }
  return squares > 0 ? (mass * mass) / squares : 0;
}

/** Per path, mean and variance of w (L − v)⁺ as it was drawn, and the variance that (L − v)⁺ has without weights, under the plan's law. */
export interface ExcessMoments {
  readonly mean: number;
  readonly variance: number;
  readonly plainVariance: number;
}

export function excessMoments({ losses, weights }: LossLadder, place: number): ExcessMoments {
  const count = losses.length;
  const valueAtRisk = losses[place]!;
  let first = 0;
  let second = 0;
  let plain = 0;
  for (let at = place + 1; at < count; at++) {
    const weight = weights === null ? 1 : weights[at]!;
    const excess = losses[at]! - valueAtRisk;
    first += weight * excess;
    second += weight * excess * (weight * excess);
    plain += weight * excess * excess;
  }
  const mean = first / count;
  return {
    mean,
    variance: Math.max(0, second / count - mean * mean),
    plainVariance: Math.max(0, plain / count - mean * mean),
  };
}
