import { DomainError } from '../errors.ts';

import { momentsOf, sampleDeviation } from './moments.ts';

export interface AntitheticEstimate {
  readonly estimate: number;
  /** From the pair averages: the two halves of a pair are not independent. */
  readonly standardError: number;
  /** What the n draws have without their mirror images, at half the work. */
  readonly plainStandardError: number;
}

/** Mean of a function at n draws and at their mirror images (quant-spec Q6.4). */
export function antitheticMean(values: readonly number[], mirrored: readonly number[]): AntitheticEstimate {
  if (mirrored.length !== values.length) throw new DomainError('E_LENGTH', ['mirrorValues']);
  const pairs = momentsOf(values.map((value, i) => (value + mirrored[i]!) / 2));
  const drawn = momentsOf(values);
  return {
    estimate: pairs.mean,
    standardError: sampleDeviation(pairs) / Math.sqrt(pairs.count),
    plainStandardError: sampleDeviation(drawn) / Math.sqrt(drawn.count),
  };
}

export interface ControlledEstimate {
  /** Regression coefficient on the control. */
  readonly beta: number;
  readonly estimate: number;
  readonly standardError: number;
}

/**
 * Mean of a function freed from what a control with known mean explains.
 *
 * @param controls - Same length as `values`, at least 3, not constant.
 */
export function controlVariateMean(
  values: readonly number[],
  controls: readonly number[],
  controlMean: number,
): ControlledEstimate {
  const count = values.length;
  if (controls.length !== count) throw new DomainError('E_LENGTH', ['controls']);
  if (count < 3) throw new DomainError('E_HISTORY_TOO_SHORT', ['values']);
  const f = momentsOf(values);
  const c = momentsOf(controls);
  if (!(c.m2 > 0)) throw new DomainError('E_SIGMA_NONPOSITIVE', ['controls']);
  let cross = 0;
  for (let i = 0; i < count; i++) cross += (values[i]! - f.mean) * (controls[i]! - c.mean);
  const beta = cross / c.m2;
  const residual = Math.max(f.m2 - beta * cross, 0) / (count - 2);
  return { beta, estimate: f.mean - beta * (c.mean - controlMean), standardError: Math.sqrt(residual / count) };
}
