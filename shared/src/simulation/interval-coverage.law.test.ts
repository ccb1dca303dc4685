import { describe, expect, it } from 'vitest';

import {
  catalogueLaw,
  coverageOf,
  coverageOfBatches,
  CVAR_COVERAGE,
  normalLaw,
  quasiRandomLaw,
  REFERENCE_SETTING,
  studentLaw,
  tailPaths,
  VAR_COVERAGE,
} from './interval-coverage.ts';

/** A tenth of what `npm run test:deep` does, so every bound gives way by three binomial standard errors. */
const REPETITIONS = 100;
/** Of 16,384 paths each. */
const BATCHED_REPETITIONS = 40;
const slack = (share: number, repetitions = REPETITIONS): number => 3 * Math.sqrt((share * (1 - share)) / repetitions);
const cells = [
  { alpha: 0.95, paths: 2000 },
  { alpha: 0.95, paths: 4000 },
];

describe('nominal 95 % intervals, over 100 repetitions', () => {
  it.each([normalLaw, studentLaw(6), studentLaw(4), studentLaw(3), catalogueLaw(REFERENCE_SETTING)])(
    'of $name losses cover VaR and CVaR as often as they should',
    (law) => {
      for (const coverage of coverageOf(law, cells, REPETITIONS)) {
        const { least, most } = VAR_COVERAGE;
        expect(coverage.valueAtRisk).toBeGreaterThanOrEqual(least - slack(least));
        expect(coverage.valueAtRisk).toBeLessThanOrEqual(most + slack(most));
        const leastCvar = CVAR_COVERAGE[tailPaths(coverage)]!;
        expect(coverage.conditionalValueAtRisk).toBeGreaterThanOrEqual(leastCvar - slack(leastCvar));
      }
    },
  );
  it('of quasi-random paths, by their 16 scramblings, cover VaR and CVaR of the closed form', () => {
    const coverage = coverageOfBatches(quasiRandomLaw, 0.99, BATCHED_REPETITIONS);
    const { least, most } = VAR_COVERAGE;
    expect(coverage.valueAtRisk).toBeGreaterThanOrEqual(least - slack(least, BATCHED_REPETITIONS));
    expect(coverage.valueAtRisk).toBeLessThanOrEqual(most + slack(most, BATCHED_REPETITIONS));
    expect(coverage.conditionalValueAtRisk).toBeGreaterThanOrEqual(0.92 - slack(0.92, BATCHED_REPETITIONS));
  });
});
