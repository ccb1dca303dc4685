import { exp } from '../random/elementary.ts';

/** Jump diffusion of one asset (Merton 1976). Annual; jump figures in log return. */
export interface MertonParameters {
  /** Drift of the arithmetic return. */
  readonly mu: number;
  /** Volatility of the diffusion alone. */
  readonly sigma: number;
  /** Jumps a year. */
  readonly lambda: number;
  readonly jumpMean: number;
  readonly jumpSd: number;
}

/** Drift of the log return a year: μ − σ²/2 − λ k̄, so that E[S_T] = S_0 e^(μT) whatever the jumps. */
export function mertonLogDrift({ mu, sigma, lambda, jumpMean, jumpSd }: MertonParameters): number {
  return mu - (sigma * sigma) / 2 - lambda * (exp(jumpMean + (jumpSd * jumpSd) / 2) - 1);
}

/**
 * Log returns of a path.
 *
 * @param z - One normal a step.
 * @param jumpCounts - Jumps of each step, Poisson with mean λ·dt.
 * @param jumpNormals - One normal for every jump, in order; Σ `jumpCounts` of them.
 *
 * Source: quant-spec Q5.2.
 */
export function mertonPath(
  parameters: MertonParameters,
  dt: number,
  z: ArrayLike<number>,
  jumpCounts: ArrayLike<number>,
  jumpNormals: ArrayLike<number>,
): Float64Array {
  const drift = mertonLogDrift(parameters) * dt;
  const scale = parameters.sigma * Math.sqrt(dt);
  const returns = new Float64Array(z.length);
  let jump = 0;
  for (let t = 0; t < z.length; t++) {
    let x = drift + scale * z[t]!;
    for (let j = 0; j < jumpCounts[t]!; j++) x += parameters.jumpMean + parameters.jumpSd * jumpNormals[jump++]!;
    returns[t] = x;
  }
  return returns;
}
