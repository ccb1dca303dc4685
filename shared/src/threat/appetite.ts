import { DomainError } from '../errors.ts';

/** The operator accepts losses above `lossKrw` with at most this probability a year. */
export interface AppetitePoint {
  readonly lossKrw: number;
  readonly maxProbability: number;
}

export interface AppetiteCheck {
  readonly points: readonly { readonly lossKrw: number; readonly exceedance: number; readonly ratio: number }[];
  readonly worstRatio: number;
  readonly isBreached: boolean;
}

/** @throws DomainError E_APPETITE_ORDER unless losses rise from above 0 and probabilities fall within (0, 1]. */
export function assertAppetite(points: readonly AppetitePoint[]): void {
  points.forEach((point, at) => {
    const before = points[at - 1];
    const isOrdered = !before || (point.lossKrw > before.lossKrw && point.maxProbability < before.maxProbability);
    const isInside = point.lossKrw > 0 && point.maxProbability > 0 && point.maxProbability <= 1;
    if (!(isOrdered && isInside)) throw new DomainError('E_APPETITE_ORDER', ['appetite', String(at)]);
  });
  if (points.length === 0) throw new DomainError('E_APPETITE_ORDER', ['appetite']);
}

/** Largest accepted probability of losing more than x: 1 below the first point, log-linear between, flat above the last. */
export function appetiteLimit(points: readonly AppetitePoint[], x: number): number {
  const above = points.findIndex((point) => point.lossKrw > x);
  if (above === 0) return 1;
  if (above < 0) return points.at(-1)!.maxProbability;
  const low = points[above - 1]!;
  const high = points[above]!;
  const share = Math.log(x / low.lossKrw) / Math.log(high.lossKrw / low.lossKrw);
  return Math.exp(Math.log(low.maxProbability) + share * Math.log(high.maxProbability / low.maxProbability));
}

/**
 * Loss exceedance against the appetite curve (threat-spec 8.3), at the appetite points.
 *
 * @param exceedanceOf - P(L > x), strict: of a sample or of `annualLossLaw`.
 */
export function checkAppetite(
  points: readonly AppetitePoint[],
  exceedanceOf: (lossKrw: number) => number,
): AppetiteCheck {
  assertAppetite(points);
  const checked = points.map(({ lossKrw, maxProbability }) => {
    const exceedance = exceedanceOf(lossKrw);
    return { lossKrw, exceedance, ratio: exceedance / maxProbability };
  });
  const worstRatio = Math.max(...checked.map((point) => point.ratio));
  return { points: checked, worstRatio, isBreached: worstRatio > 1 };
}
