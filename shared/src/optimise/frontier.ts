import type { WeightConstraints } from './constraints.ts';
import type { CovarianceForm } from '../stats/covariance-form.ts';
import { InexactSolution } from './highs.ts';
import type { SolveOptions } from './highs.ts';
import type { Infeasible } from './infeasibility.ts';
import { orInfeasible } from './infeasibility.ts';
import { largestReturn } from './max-sharpe.ts';
import { minimumVariance, varianceBlock, withFigures } from './mean-variance.ts';
import type { MeanVarianceAnswer } from './mean-variance.ts';

/** Targets of a frontier (quant-spec Q13.1). */
const TARGETS = 30;

export interface FrontierProblem {
  readonly covariance: CovarianceForm;
  readonly constraints: WeightConstraints;
  readonly expectedReturns: ArrayLike<number>;
}

export interface Frontier {
  readonly status: 'OPTIMAL' | 'LIMIT';
  /** From the smallest variance to the largest return that the conditions allow; returns ascending. */
  readonly points: readonly MeanVarianceAnswer[];
}

/**
 * The efficient frontier: the smallest variance for each of `targets` returns, evenly spaced from that of the minimum-variance
 * weights to the largest one, which is a linear programme.
 *
 * @throws DomainError as `minimumVariance`.
 *
 * Cost: one quadratic programme a target.
 */
export function efficientFrontier(
  problem: FrontierProblem,
  options: SolveOptions,
  targets = TARGETS,
): Promise<Frontier | Infeasible> {
  const { expectedReturns } = problem;
  const block = varianceBlock(problem);
  return orInfeasible(block, async (): Promise<Frontier | Infeasible> => {
    const first = await minimumVariance(problem, options);
    if (first.status === 'INFEASIBLE') return first;
    const last = await largestReturn(block, expectedReturns, options);
    const from = first.expectedReturn!;
    const step = (last.expectedReturn - from) / (targets - 1);
    const points: MeanVarianceAnswer[] = [first];
    // Where all weights of least variance earn the most, the frontier is a point.
    const count = step > 0 ? targets : 1;
    for (let k = 1; k < count - 1; k++) {
      const point = await minimumVariance({ ...problem, targetReturn: from + k * step }, options);
      if (point.status === 'INFEASIBLE') return point;
      points.push(point);
    }
    if (count > 1) points.push(await lastPoint(problem, last, options));
    return { status: points.some(({ status }) => status === 'LIMIT') ? 'LIMIT' : 'OPTIMAL', points };
  });
}

/** The smallest variance at the largest return. That is one corner as a rule, at which the solver may find no room to move: then it is that corner. */
async function lastPoint(
  problem: FrontierProblem,
  { weights, expectedReturn }: { readonly weights: Float64Array; readonly expectedReturn: number },
  options: SolveOptions,
): Promise<MeanVarianceAnswer> {
  const corner = { status: 'OPTIMAL', weights, gap: 0, kktResidual: null } as const;
  const atCorner = (): MeanVarianceAnswer => withFigures(corner, problem.covariance, problem.expectedReturns);
  try {
    const point = await minimumVariance({ ...problem, targetReturn: expectedReturn }, options);
    return point.status === 'INFEASIBLE' ? atCorner() : point;
  } catch (error) {
    if (error instanceof InexactSolution) return atCorner();
    throw error;
  }
}
