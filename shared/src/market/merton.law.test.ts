import { expect, it } from 'vitest';

import { normalInverse } from '../random/normal.ts';
import { fillUniforms, streams } from '../random/philox.ts';
import { poissonInverse } from '../stats/gamma.ts';
import { momentsOf } from '../stats/moments.ts';
import { mertonLaw } from './closed-forms.ts';
import { mertonPath } from './merton.ts';
import type { MertonParameters } from './merton.ts';

const PATHS = 2 ** 18;
const STEPS = 4;
const DT = 1 / 12;
const MOST_JUMPS = 40;
const parameters: MertonParameters = { mu: 0.08, sigma: 0.2, lambda: 3, jumpMean: -0.06, jumpSd: 0.1 };

/** Log returns over all steps, every number from its own stream of quant-spec Q6.1. */
function terminalReturns(): Float64Array {
  const u = new Float64Array(STEPS);
  const counts = new Float64Array(STEPS);
  const z = new Float64Array(STEPS);
  const jumps = new Float64Array(MOST_JUMPS);
  return Float64Array.from({ length: PATHS }, (_, path) => {
    fillUniforms(31, path, 0, streams.jumpCount, STEPS, u);
    for (let t = 0; t < STEPS; t++) counts[t] = poissonInverse(parameters.lambda * DT, u[t]!);
    fillUniforms(31, path, 0, streams.marketNormal, STEPS, u);
    for (let t = 0; t < STEPS; t++) z[t] = normalInverse(u[t]!);
    const jumpCount = counts.reduce((sum, count) => sum + count, 0);
    fillUniforms(31, path, 0, streams.jumpSize, jumpCount, jumps);
    for (let j = 0; j < jumpCount; j++) jumps[j] = normalInverse(jumps[j]!);
    return mertonPath(parameters, DT, z, counts, jumps).reduce((sum, x) => sum + x, 0);
  });
}

it("Merton's jump diffusion follows its closed form at 2^18 paths: moments and distribution within 4 standard errors", () => {
  const returns = terminalReturns();
  const law = mertonLaw(parameters, STEPS * DT);
  const moments = momentsOf(returns);
  const variance = moments.m2 / PATHS;
  const fourth = moments.m4 / PATHS;
  expect(Math.abs(moments.mean - law.mean)).toBeLessThan(4 * Math.sqrt(law.variance / PATHS));
  expect(Math.abs(variance - law.variance)).toBeLessThan(4 * Math.sqrt((fourth - variance ** 2) / PATHS));
  for (const u of [0.001, 0.01, 0.05, 0.5, 0.95, 0.99, 0.999]) {
    const quantile = law.quantile(u);
    const below = returns.reduce((count, x) => count + (x <= quantile ? 1 : 0), 0) / PATHS;
    expect(Math.abs(below - u)).toBeLessThan(4 * Math.sqrt((u * (1 - u)) / PATHS));
  }
  // Whatever the jumps, a share is expected to grow by its drift.
  const growth = momentsOf(returns.map((x) => Math.exp(x)));
  const error = Math.sqrt(growth.m2 / PATHS / PATHS);
  expect(Math.abs(growth.mean - Math.exp(parameters.mu * STEPS * DT))).toBeLessThan(4 * error);
  expect(Math.abs(moments.m3 / PATHS / variance ** 1.5 - law.skewness)).toBeLessThan(0.05);
});
