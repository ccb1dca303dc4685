import { expect, it } from 'vitest';

import { denseOf } from '../stats/factor-covariance.ts';
import { constraintViolation } from './constraints.ts';
import { OpenProgramme, solveProgramme, solverMemoryBytes } from './highs.ts';
import { requireFeasible } from './infeasibility.ts';
import { minimumVariance } from './mean-variance.ts';
import { sampleColumns, sampleFactors } from './sample-market.ts';
import { cvarWeights } from './tail-weights.ts';

const every = (count: number, value: number): number[] => Array.from({ length: count }, () => value);

it('minimises (x − 1)² + (y − 2)² on x + y = 2 at ½ and 1½', async () => {
  // ½·2000(x² + y²) − 2000x − 4000y; the diagonal is scaled to 1,000 by its callers
  const { values, objective } = await solveProgramme(
    {
      cost: [-2000, -4000],
      hessian: { starts: Int32Array.of(0, 1, 2), indices: Int32Array.of(0, 1), values: Float64Array.of(2000, 2000) },
      lower: [0, 0],
      upper: [2, 2],
      rows: [{ lower: 2, upper: 2, indices: [0, 1], values: [1, 1] }],
    },
    { timeLimitSeconds: 10 },
  );
  expect(values[0]).toBeCloseTo(0.5, 9);
  expect(values[1]).toBeCloseTo(1.5, 9);
  expect(objective).toBeCloseTo(1000 * (0.25 + 2.25) - 1000 - 6000, 6);
  expect(solverMemoryBytes()).toBeGreaterThan(0);
});

it('refuses a quadratic objective with whole numbers before the solver can answer something else', () => {
  const hessian = { starts: Int32Array.of(0, 1), indices: Int32Array.of(0), values: Float64Array.of(1000) };
  expect(
    () => new OpenProgramme({} as never, { cost: [0], hessian, lower: [0], upper: [1], rows: [], integerColumns: [0] }),
  ).toThrow(/whole numbers/);
});

it('gives feasible weights with their distance from the optimum when the time is up', async () => {
  const covariance = denseOf(sampleFactors(60, 3, 7));
  const constraints = { lower: every(60, 0), upper: every(60, 0.05) };
  const stopped = requireFeasible(await minimumVariance({ covariance, constraints }, { timeLimitSeconds: 1e-9 }));
  const solved = requireFeasible(await minimumVariance({ covariance, constraints }, { timeLimitSeconds: 20 }));
  expect(stopped.status).toBe('LIMIT');
  expect(constraintViolation(constraints, stopped.weights)).toBeLessThan(1e-7);
  expect(stopped.variance / 2 - stopped.gap).toBeLessThanOrEqual(solved.variance / 2);
  expect(stopped.variance).toBeGreaterThanOrEqual(solved.variance);
});

it('gives the best CVaR seen, with its gap, when cuts run out of time', async () => {
  const columns = sampleColumns(sampleFactors(40, 3, 8), 500, 8);
  const returns = new Float64Array(40 * 500);
  columns.forEach((column, i) => column.forEach((value, s) => (returns[s * 40 + i] = value)));
  const problem = {
    scenarios: { scenarioCount: 500, assetCount: 40, returns },
    alpha: 0.95,
    constraints: { lower: every(40, 0), upper: every(40, 1) },
  };
  const stopped = requireFeasible(await cvarWeights(problem, { timeLimitSeconds: 5, totalTimeLimitSeconds: 1e-6 }));
  const solved = requireFeasible(await cvarWeights(problem, { timeLimitSeconds: 5 }));
  expect(stopped.status).toBe('LIMIT');
  expect(stopped.risk).toBeGreaterThan(solved.risk);
  expect(stopped.risk - stopped.gap).toBeLessThanOrEqual(solved.risk);
});
