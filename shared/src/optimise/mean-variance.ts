import { DomainError } from '../errors.ts';
import { dot } from '../stats/linear-algebra.ts';
import type { ConstraintBlock, WeightConstraints } from './constraints.ts';
import { constraintBlock, requireNoWholeNumbers, withMinimumReturn } from './constraints.ts';
import { assetCountOf, portfolioVariance } from '../stats/covariance-form.ts';
import type { CovarianceForm } from '../stats/covariance-form.ts';
import type { SolveOptions } from './highs.ts';
import type { Infeasible } from './infeasibility.ts';
import { orInfeasible } from './infeasibility.ts';
import type { QuadraticAnswer } from './quadratic.ts';
import { solveQuadratic } from './quadratic.ts';
import { weightImpact } from './trade-impact.ts';

/** Weights and what they are worth, computed again from the weights; units of the inputs. */
export interface MeanVarianceAnswer extends QuadraticAnswer {
  readonly variance: number;
  readonly volatility: number;
  /** Null where no expected returns were given. */
  readonly expectedReturn: number | null;
}

export interface MinVarianceProblem {
  readonly covariance: CovarianceForm;
  readonly constraints: WeightConstraints;
  /** One an asset; needed by `targetReturn`, else only told. */
  readonly expectedReturns?: ArrayLike<number>;
  /** Least expected return. */
  readonly targetReturn?: number;
}

/**
 * Weights with the smallest variance.
 *
 * @throws DomainError as `requireConstraints`; E_RANGE at `constraints.minimumHolding` or `constraints.maximumNames`, which make
 * the problem one of whole numbers.
 *
 * Cost: n between its bounds cubed at most; with factors, far less. Source: quant-spec Q13.1 (Markowitz 1952).
 */
export function minimumVariance(
  problem: MinVarianceProblem,
  options: SolveOptions,
): Promise<MeanVarianceAnswer | Infeasible> {
  const { covariance, constraints, expectedReturns } = problem;
  const block = varianceBlock(problem);
  return orInfeasible(block, async () =>
    withFigures(await solveQuadratic({ covariance, constraints, block }, options), covariance, expectedReturns),
  );
}

/** C(w), with the row of the target return where there is one. */
export function varianceBlock({
  covariance,
  constraints,
  expectedReturns,
  targetReturn,
}: MinVarianceProblem): ConstraintBlock {
  const count = assetCountOf(covariance);
  requireNoWholeNumbers(constraints);
  if (expectedReturns) requireReturns(expectedReturns, count);
  const block = constraintBlock(constraints, count);
  if (targetReturn === undefined) return block;
  if (!expectedReturns) throw new DomainError('E_REQUIRED', ['expectedReturns']);
  if (!Number.isFinite(targetReturn)) throw new DomainError('E_NOT_FINITE', ['targetReturn']);
  return withMinimumReturn(block, expectedReturns, targetReturn);
}

export function requireReturns(expectedReturns: ArrayLike<number>, count: number): void {
  if (expectedReturns.length !== count) throw new DomainError('E_LENGTH', ['expectedReturns']);
  for (let i = 0; i < count; i++)
    if (!Number.isFinite(expectedReturns[i])) throw new DomainError('E_NOT_FINITE', ['expectedReturns', String(i)]);
}

/** An answer with the figures of its weights. */
export function withFigures(
  answer: QuadraticAnswer,
  covariance: CovarianceForm,
  expectedReturns?: ArrayLike<number>,
): MeanVarianceAnswer {
  const variance = portfolioVariance(covariance, answer.weights);
  return {
    ...answer,
    variance,
    volatility: Math.sqrt(variance),
    expectedReturn: expectedReturns ? dot(answer.weights, expectedReturns) : null,
  };
}

export interface UtilityProblem {
  readonly covariance: CovarianceForm;
  readonly constraints: WeightConstraints;
  readonly expectedReturns: ArrayLike<number>;
  /** γ, above 0. */
  readonly riskAversion: number;
}

export interface UtilityAnswer extends MeanVarianceAnswer {
  /** μᵀw − (γ/2) wᵀΣw − costs. */
  readonly utility: number;
  /** Of the trades from `previousWeights`, parts of the capital. */
  readonly costs: number;
}

/**
 * Weights with the largest μᵀw − (γ/2) wᵀΣw − costs of trading.
 *
 * @throws DomainError as `minimumVariance`, and E_RANGE at `riskAversion`.
 *
 * Source: quant-spec Q13.3.
 */
export function meanVarianceUtility(
  { covariance, constraints, expectedReturns, riskAversion }: UtilityProblem,
  options: SolveOptions,
): Promise<UtilityAnswer | Infeasible> {
  const count = assetCountOf(covariance);
  requireNoWholeNumbers(constraints);
  requireReturns(expectedReturns, count);
  if (!(riskAversion > 0 && Number.isFinite(riskAversion))) throw new DomainError('E_RANGE', ['riskAversion']);
  const block = constraintBlock(constraints, count);
  const linear = linearPart(block, constraints, expectedReturns, riskAversion);
  return orInfeasible(block, async (): Promise<UtilityAnswer> => {
    const answer = await solveQuadratic(
      { covariance, constraints, block, linear, impactPrice: 1 / riskAversion },
      options,
    );
    const figures = withFigures(answer, covariance, expectedReturns);
    const costs = tradingCosts(constraints, answer.weights);
    const utility = figures.expectedReturn! - (riskAversion / 2) * figures.variance - costs;
    return { ...figures, gap: riskAversion * answer.gap, costs, utility };
  });
}

/** −(utility)/γ without its quadratic part: minimising ½wᵀΣw plus this maximises the utility. */
function linearPart(
  block: ConstraintBlock,
  { tradingCosts: rates }: WeightConstraints,
  expectedReturns: ArrayLike<number>,
  riskAversion: number,
): readonly number[] {
  const { assetCount, trades } = block;
  const linear = block.lower.map((_, column) => (column < assetCount ? -expectedReturns[column]! / riskAversion : 0));
  if (trades && rates) {
    for (let i = 0; i < assetCount; i++) {
      linear[trades.buy + i] = rates.buy[i]! / riskAversion;
      linear[trades.sell + i] = rates.sell[i]! / riskAversion;
    }
  }
  return linear;
}

/** What the trades from the previous weights to these cost, parts of the capital, the impact exact; 0 without rates. */
export function tradingCosts(
  { previousWeights, tradingCosts: rates }: WeightConstraints,
  weights: ArrayLike<number>,
): number {
  if (!previousWeights || !rates) return 0;
  const linear = previousWeights.reduce((sum, before, i) => {
    const change = weights[i]! - before;
    return sum + (change > 0 ? change * rates.buy[i]! : -change * rates.sell[i]!);
  }, 0);
  return linear + (rates.impact ? weightImpact(rates.impact, previousWeights, weights) : 0);
}
