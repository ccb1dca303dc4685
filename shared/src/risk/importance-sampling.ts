import { DomainError } from '../errors.ts';
import { exp, pow } from '../random/elementary.ts';
import { momentsOf, sampleDeviation } from '../stats/moments.ts';
import { normalCdf } from '../stats/normal-law.ts';

export interface ImportanceTail {
  readonly valueAtRisk: number;
  readonly conditionalValueAtRisk: number;
  readonly standardError: number;
  /** (ΣW)²/ΣW² over the tail; below 100 the tail rests on too few paths and a run goes back to plain sampling. */
  readonly effectiveTailPaths: number;
}

/**
 * VaR and CVaR of losses drawn under a tilted law.
 *
 * @param losses - Finite; positive is money lost.
 * @param weights - Likelihood ratios true over tilted, not normalised: their mean is 1 up to chance.
 * @throws DomainError E_ALPHA_RANGE, E_EMPTY_SCENARIOS, E_LENGTH, E_NOT_FINITE; E_WEIGHTS_SUM when all weights together
 *   do not reach 1 − alpha.
 *
 * Source: quant-spec Q6.5.
 */
export function importanceTailRisk(losses: Float64Array, weights: Float64Array, alpha: number): ImportanceTail {
  const count = losses.length;
  if (!(alpha > 0 && alpha < 1)) throw new DomainError('E_ALPHA_RANGE', ['alpha']);
  if (count === 0) throw new DomainError('E_EMPTY_SCENARIOS', ['losses']);
  if (weights.length !== count) throw new DomainError('E_LENGTH', ['weights']);
  const bad = losses.findIndex((loss, i) => !Number.isFinite(loss) || !Number.isFinite(weights[i]));
  if (bad >= 0) throw new DomainError('E_NOT_FINITE', ['losses', String(bad)]);

  const order = Int32Array.from({ length: count }, (_, i) => i).sort((a, b) => losses[b]! - losses[a]! || a - b);
  let mass = 0;
  let squares = 0;
  let place = 0;
  for (; place < count; place++) {
    const weight = weights[order[place]!]!;
    mass += weight;
    squares += weight * weight;
    if (mass / count > 1 - alpha) break;
  }
  if (place === count) throw new DomainError('E_WEIGHTS_SUM', ['weights']);
  const valueAtRisk = losses[order[place]!]!;
  const excess = momentsOf(losses.map((loss, i) => weights[i]! * Math.max(loss - valueAtRisk, 0)));
  return {
    valueAtRisk,
    conditionalValueAtRisk: valueAtRisk + excess.mean / (1 - alpha),
    standardError: count < 2 ? 0 : sampleDeviation(excess) / ((1 - alpha) * Math.sqrt(count)),
    effectiveTailPaths: (mass * mass) / squares,
  };
}

export interface NormalTailEstimate {
  readonly weights: Float64Array;
  readonly estimate: number;
  readonly standardError: number;
  /** What is estimated, P(Z > threshold). */
  readonly exact: number;
  /** E[W² 1] under the tilted law: the variance that the tilt leaves, before the square of `exact`. */
  readonly exactSecondMoment: number;
}

/** P(Z > threshold) of a standard normal from draws shifted by `theta`: the yardstick of every tilt. */
export function tiltedNormalTail(threshold: number, theta: number, z: ArrayLike<number>): NormalTailEstimate {
  const weights = Float64Array.from(z, (value) => exp(-theta * (value + theta) + (theta * theta) / 2));
  const hits = momentsOf(weights.map((weight, i) => (z[i]! + theta > threshold ? weight : 0)));
  return {
    weights,
    estimate: hits.mean,
    standardError: sampleDeviation(hits) / Math.sqrt(hits.count),
    exact: normalCdf(-threshold),
    exactSecondMoment: exp(theta * theta) * normalCdf(-(threshold + theta)),
  };
}

export interface TiltedCompoundPoisson {
  readonly theta: number;
  readonly lambda: number;
  readonly scale: number;
  /** ln E[e^(θS)] of the sum S. */
  readonly cumulantGenerating: number;
}

/**
 * Tilt that gives a Poisson sum of gamma losses the mean `target`: K′(θ) = λ k s (1 − sθ)^−(k+1).
 *
 * @param lambda - Events; `shape` k and `scale` s of one loss; all above 0, like `target`.
 */
export function tiltCompoundPoissonGamma(
  lambda: number,
  shape: number,
  scale: number,
  target: number,
): TiltedCompoundPoisson {
  for (const [name, value] of Object.entries({ lambda, shape, scale, target })) {
    if (!(value > 0) || !Number.isFinite(value)) throw new DomainError('E_RANGE', [name]);
  }
  const left = pow((lambda * shape * scale) / target, 1 / (shape + 1));
  const tilted = lambda * pow(left, -shape);
  return { theta: (1 - left) / scale, lambda: tilted, scale: scale / left, cumulantGenerating: tilted - lambda };
}
