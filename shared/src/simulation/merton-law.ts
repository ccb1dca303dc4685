import type { MertonFit } from '../market/merton-fit.ts';
import { exp } from '../random/elementary.ts';
import { normalAt, streams, uniformAt } from '../random/philox.ts';
import { cholesky } from '../stats/linear-algebra.ts';
import { addJump, MARKET_JUMP } from '../threat/issuer-events.ts';
import type { IssuerJumps } from '../threat/issuer-events.ts';
import type { MertonMarket } from './market-law.ts';
import type { ModelParameter } from './model-report.ts';

/**
 * The law of a session: diffusion and loadings scaled by `scale`, because issuer events take their part of the variance of both
 * (ruling 7), and a drift from which the mean of e^diffusion and of e^jumps is taken, so that the expected gross return is e^drift.
 *
 * @param scale - √(v/σ²) of each asset.
 * @param drift - Logarithm of the expected gross return of a session.
 * @throws DomainError E_NOT_POSITIVE_DEFINITE.
 */
export function mertonLaw(fit: MertonFit, scale: Float64Array, drift: Float64Array): MertonMarket {
  const { assetCount: size, jumpMean, jumpSd } = fit;
  const factor = cholesky(fit.correlation, size);
  const loading = fit.loading.map((b, i) => b * scale[i]!);
  const jumpRate = fit.lambda / fit.periodsPerYear;
  const logDrift = drift.map((value, i) => {
    const deviation = (fit.sigma[i]! * scale[i]!) / Math.sqrt(fit.periodsPerYear);
    for (let k = 0; k <= i; k++) factor[i * size + k] = factor[i * size + k]! * deviation;
    return value - (deviation * deviation) / 2 - jumpCompensator({ jumpRate, jumpMean, jumpSd }, loading[i]!);
  });
  return { model: 'MERTON', drift: logDrift, factor, jumpRate, jumpMean, jumpSd, loading };
}

/** What market-wide jumps add to the logarithm of the expected gross return of a session of one asset: rate · k̄. */
export function jumpCompensator(
  { jumpRate, jumpMean, jumpSd }: Pick<MertonMarket, 'jumpRate' | 'jumpMean' | 'jumpSd'>,
  loading: number,
): number {
  return jumpRate * (exp(loading * jumpMean + (loading * loading * jumpSd * jumpSd) / 2) - 1);
}

/** Number of jumps in a session, by inversion of the Poisson law. */
function jumpCount(u: number, rate: number): number {
  let probability = exp(-rate);
  let reached = probability;
  let count = 0;
  // the last terms are below the last digit of `reached`, which then stands still
  while (u > reached && probability > 0) {
    count++;
    probability *= rate / count;
    reached += probability;
  }
  return count;
}

/**
 * Appends the market-wide jumps of one path, one entry for each jump and asset. Stream 2, step the session, dim 0 gives their
 * number; stream 3, step the session, dim j the size of jump j.
 *
 * @param jumps - Kept as it is and added to.
 * @param scale - Of a stress case, session-major, sessions × assets; absent or null: none.
 * @param factors - Of the unexpected part of each session; absent or null: none. Jumps are scaled too, and what scaling takes from
 * their mean, or adds to it, is made up by one entry more for each such session and asset: only what is unexpected in them grows.
 *
 * Cost: one uniform a session, one normal a jump.
 */
export function sampleMertonJumps(
  { jumpRate, jumpMean, jumpSd, loading }: MertonMarket,
  seed: number,
  path: number,
  sessions: number,
  jumps: IssuerJumps,
  scale: Float64Array | null = null,
  factors: Float64Array | null = null,
): void {
  if (jumpRate === 0) return;
  for (let session = 0; session < sessions; session++) {
    const factor = factors ? factors[session]! : 1;
    const row = session * loading.length;
    const count = jumpCount(uniformAt(seed, path, session, streams.jumpCount, 0), jumpRate);
    for (let j = 0; j < count; j++) {
      const jump = jumpMean + jumpSd * normalAt(seed, path, session, streams.jumpSize, j);
      for (let i = 0; i < loading.length; i++) {
        addJump(jumps, session, i, factor * ((scale ? scale[row + i]! : 1) * (loading[i]! * jump)), MARKET_JUMP);
      }
    }
    if (factor === 1) continue;
    for (let i = 0; i < loading.length; i++) {
      const mean = jumpRate * jumpMean * loading[i]!;
      addJump(jumps, session, i, (1 - factor) * ((scale ? scale[row + i]! : 1) * mean), MARKET_JUMP);
    }
  }
}

/** The table of parameters that a reader of the run sees; without jumps in the history lambda is 0 and says so. */
export function mertonParameters(fit: MertonFit): {
  readonly parameters: readonly ModelParameter[];
  /** In the order of the fit's assets. */
  readonly assets: readonly (readonly ModelParameter[])[];
} {
  const errors = fit.standardErrors;
  return {
    parameters: [
      { name: 'lambda', value: fit.lambda, standardError: errors?.lambda ?? null },
      { name: 'jumpMean', value: fit.jumpMean, standardError: errors?.jumpMean ?? null },
      { name: 'jumpSd', value: fit.jumpSd, standardError: errors?.jumpSd ?? null },
    ],
    assets: Array.from(fit.sigma, (sigma, i) => [
      { name: 'sigma', value: sigma, standardError: fit.sigmaStandardError[i]! },
      // a single asset is its own factor: its loading is 1 by definition
      {
        name: 'loading',
        value: fit.loading[i]!,
        standardError: fit.assetCount > 1 && fit.lambda > 0 ? fit.loadingStandardError[i]! : null,
      },
    ]),
  };
}
