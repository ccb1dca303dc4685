import { describe, expect, it } from 'vitest';

import { fillUniforms, streams, uniformAt } from '../random/philox.ts';
import { poissonInverse } from '../stats/gamma.ts';
import { momentsOf, sampleDeviation } from '../stats/moments.ts';
import { importanceTailRisk, tiltCompoundPoissonGamma } from './importance-sampling.ts';
import { cvarStandardError, tailRisk } from './tail-risk.ts';

const [LAMBDA, SHAPE, SCALE, PATHS] = [2, 2, 1, 60_000];

/** Sums of a Poisson number of Erlang losses of shape 2, by logarithms of uniforms. */
function sums(lambda: number, scale: number, seed: number): Float64Array {
  const u = new Float64Array(200);
  return Float64Array.from({ length: PATHS }, (_, path) => {
    const count = poissonInverse(lambda, uniformAt(seed, path, 7, streams.threatCount, 0));
    fillUniforms(seed, path, 7, streams.threatEvent, SHAPE * count, u);
    let logs = 0;
    for (let i = 0; i < SHAPE * count; i++) logs -= Math.log(u[i]!);
    return scale * logs;
  });
}

describe('a compound Poisson loss tilted into its tail', () => {
  const plain = sums(LAMBDA, SCALE, 61);
  const target = tailRisk(plain, 0.99).valueAtRisk;
  const tilt = tiltCompoundPoissonGamma(LAMBDA, SHAPE, SCALE, target);
  const tilted = sums(tilt.lambda, tilt.scale, 62);
  const weights = tilted.map((sum) => Math.exp(-tilt.theta * sum + tilt.cumulantGenerating));

  it('has the mean that was asked for', () => {
    const moments = momentsOf(tilted);
    expect(Math.abs(moments.mean - target)).toBeLessThan((4 * sampleDeviation(moments)) / Math.sqrt(PATHS));
  });
  it('gives the tail that plain sampling gives, within 4 standard errors, from far more paths', () => {
    const { conditionalValueAtRisk, standardError, effectiveTailPaths } = importanceTailRisk(tilted, weights, 0.99);
    const error = Math.hypot(standardError, cvarStandardError(plain.toSorted(), 0.99));
    expect(Math.abs(conditionalValueAtRisk - tailRisk(plain, 0.99).conditionalValueAtRisk)).toBeLessThan(4 * error);
    expect(standardError).toBeLessThan(cvarStandardError(plain.toSorted(), 0.99) / 4);
    expect(effectiveTailPaths).toBeGreaterThan(10 * 0.01 * PATHS);
  });
  it('has weighted tail probabilities without bias: for the whole tail beyond 99 and 99.9 %', () => {
    for (const quantile of [target, tailRisk(plain, 0.999).valueAtRisk]) {
      const hits = momentsOf(weights.map((weight, i) => (tilted[i]! > quantile ? weight : 0)));
      const share = plain.reduce((count, sum) => count + (sum > quantile ? 1 : 0), 0) / PATHS;
      const error = Math.hypot(sampleDeviation(hits) / Math.sqrt(PATHS), Math.sqrt((share * (1 - share)) / PATHS));
      expect(Math.abs(hits.mean - share)).toBeLessThan(4 * error);
    }
  });
});
