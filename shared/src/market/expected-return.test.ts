import { expect, it } from 'vitest';

import { bayesSteinMeans } from './expected-return.ts';

/** Two assets over four days; variance of both 2e-4/3, no covariance. */
const rows = Float64Array.of(0.01, 0.02, -0.01, 0, 0.01, 0, -0.01, 0.02);
const covariance = Float64Array.of(4e-4 / 3, 0, 0, 4e-4 / 3);

it('draws the means of two assets to the mean of both', () => {
  const { sampleMeanAnnual, targetAnnual, shrinkage, meanAnnual } = bayesSteinMeans(rows, 2, covariance, 252);
  // means 0 and 1 % a day, target 0.5 %; distance 2 · 0.005² · 3 / 4e-4 = 0.375; φ = 4 / (4 + 4 · 0.375)
  expect(sampleMeanAnnual[1]).toBeCloseTo(2.52, 12);
  expect(targetAnnual).toBeCloseTo(1.26, 12);
  expect(shrinkage).toBeCloseTo(4 / 5.5, 12);
  expect(meanAnnual[0]).toBeCloseTo(1.26 * (4 / 5.5), 12);
});
it('leaves equal means where they are', () => {
  const same = Float64Array.of(0.01, 0.01, -0.005, -0.005);
  const { meanAnnual } = bayesSteinMeans(same, 2, covariance, 252);
  expect(meanAnnual[0]).toBeCloseTo(0.0025 * 252, 12);
});
