import type { WeightConstraints } from './constraints.ts';
import { constraintBlock, requireNoWholeNumbers } from './constraints.ts';
import type { SolveOptions } from './highs.ts';
import type { Infeasible } from './infeasibility.ts';
import { orInfeasible } from './infeasibility.ts';
import { solveQuadratic } from './quadratic.ts';
import type { QuadraticAnswer } from './quadratic.ts';

/** Below this an aim is treated as if it were this large, so that no asset is infinitely dear. */
const SMALLEST_AIM = 1e-6;

/**
 * Weights nearest to others under conditions, min Σ (w − aim)²/aim: a change counts in proportion to what is changed. Never by
 * clipping (quant-spec Q13.6).
 *
 * @param aim - Long-only weights.
 */
export function nearestWeights(
  aim: Float64Array,
  constraints: WeightConstraints,
  options: SolveOptions,
): Promise<QuadraticAnswer | Infeasible> {
  requireNoWholeNumbers(constraints);
  const size = aim.length;
  const block = constraintBlock(constraints, size);
  const stiffness = aim.map((weight) => 1 / Math.max(SMALLEST_AIM, weight));
  // A covariance of specific variances only: the programme stays diagonal, whatever the number of assets.
  const covariance = { size, factorCount: 0, loadings: new Float64Array(0), specific: stiffness };
  const linear = block.lower.map((_, column) => (column < size ? -stiffness[column]! * aim[column]! : 0));
  return orInfeasible(block, () => solveQuadratic({ covariance, constraints, block, linear }, options));
}
