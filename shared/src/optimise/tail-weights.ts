import { DomainError } from '../errors.ts';
import { dot } from '../stats/linear-algebra.ts';
import type { ConstraintBlock, WeightConstraints } from './constraints.ts';
import { constraintBlock, constraintViolation, requireNoWholeNumbers, withMinimumReturn } from './constraints.ts';
import { cutUntilExact, PER_CENT } from './cutting-planes.ts';
import type { CutOptions, CutResult } from './cutting-planes.ts';
import { withProgramme } from './highs.ts';
import type { Programme } from './highs.ts';
import { homogeneousBlock } from './homogeneous.ts';
import type { Infeasible } from './infeasibility.ts';
import { orInfeasible } from './infeasibility.ts';
import { largestReturn, requireRatioConstraints } from './max-sharpe.ts';
import type { NoPositiveExcessReturn } from './max-sharpe.ts';
import { requireReturns } from './mean-variance.ts';
import { cleanWeights, solveWithoutChurn } from './quadratic.ts';
import { DrawdownAverage, meanReturns, TailAverage } from './tail-average.ts';
import type { RiskMeasure, ScenarioReturns } from './tail-average.ts';
import { solveWithImpact } from './trade-impact.ts';

export interface TailProblem {
  /** Equally likely; for drawdowns the sessions of one path, in order of time. */
  readonly scenarios: ScenarioReturns;
  readonly alpha: number;
  readonly constraints: WeightConstraints;
  /** Means of the scenarios by default; a forecast or an equilibrium where they are not to be believed. */
  readonly expectedReturns?: ArrayLike<number>;
  /** Least expected return of the weights. */
  readonly minimumReturn?: number;
}

export interface TailAnswer {
  /** `LIMIT`: feasible, within `gap` of the optimum. */
  readonly status: 'OPTIMAL' | 'LIMIT';
  readonly weights: Float64Array;
  /** CVaR or CDaR, computed again from the weights. */
  readonly risk: number;
  /** `risk` less what no weights can go below, at least 0. */
  readonly gap: number;
  readonly expectedReturn: number;
}

/**
 * Weights with the smallest CVaR of −Σ w r. All of C(w), whole numbers included.
 *
 * @throws DomainError E_ALPHA_RANGE, E_EMPTY_SCENARIOS, E_NOT_FINITE, E_LENGTH, and as `requireConstraints`.
 *
 * Cost: about 2N to 5N small programmes and as many looks at the scenarios. Source: quant-spec Q13.4 (Rockafellar and Uryasev
 * 2000), solved by its cutting planes.
 */
export function cvarWeights(problem: TailProblem, options: CutOptions): Promise<TailAnswer | Infeasible> {
  return smallestRisk(problem, new TailAverage(problem.scenarios, problem.alpha), options);
}

/** Weights with the smallest CDaR along one path. Cost and errors as `cvarWeights`. */
export function cdarWeights(problem: TailProblem, options: CutOptions): Promise<TailAnswer | Infeasible> {
  return smallestRisk(problem, new DrawdownAverage(problem.scenarios, problem.alpha), options);
}

function smallestRisk(
  problem: TailProblem,
  measure: RiskMeasure,
  options: CutOptions,
): Promise<TailAnswer | Infeasible> {
  const { scenarios, constraints, minimumReturn } = problem;
  const means = expectedReturnsOf(problem);
  const plain = constraintBlock(constraints, scenarios.assetCount);
  const block = minimumReturn === undefined ? plain : withMinimumReturn(plain, means, minimumReturn);
  const eta = block.lower.length;
  const programme: Programme = {
    cost: [...block.lower.map(() => 0), 1],
    lower: [...block.lower, riskFloor(scenarios)],
    upper: [...block.upper, Infinity],
    rows: block.rows,
  };
  const factor = means.map(() => 1);
  return orInfeasible(block, async () => {
    const result = await withProgramme(programme, (open) => {
      const cut = (): CutResult =>
        cutUntilExact(open, measure, factor, eta, options, () =>
          solveWithImpact(open, block.impact, () => solveWithoutChurn(open, { block, constraints }, options)),
        );
      const relaxed = cut();
      if (block.integerColumns.length === 0) return relaxed;
      open.setIntegerColumns(block.integerColumns);
      return cut();
    });
    return tailAnswer(problem, block, measure, means, result);
  });
}

function tailAnswer(
  { constraints }: TailProblem,
  block: ConstraintBlock,
  measure: RiskMeasure,
  means: readonly number[],
  { values, bound, isLimited }: CutResult,
): TailAnswer {
  const cleaned = cleanWeights(values, block.assetCount);
  const weights = constraintViolation(constraints, cleaned) <= 1e-7 ? cleaned : values.slice(0, block.assetCount);
  const risk = measure.at(weights);
  return {
    status: isLimited ? 'LIMIT' : 'OPTIMAL',
    weights,
    risk,
    gap: Math.max(0, risk - bound),
    expectedReturn: dot(weights, means),
  };
}

function expectedReturnsOf({ scenarios, expectedReturns }: TailProblem): number[] {
  if (!expectedReturns) return meanReturns(scenarios);
  requireReturns(expectedReturns, scenarios.assetCount);
  return Array.from(expectedReturns);
}

/** No tail average of weights in [−1, 1] lies below this; keeps the first programme, which has no cut, bounded. */
export function riskFloor({ returns, assetCount }: ScenarioReturns): number {
  let largest = 0;
  for (const value of returns) largest = Math.max(largest, Math.abs(value));
  return -PER_CENT * largest * assetCount - 1;
}

export interface RatioAnswer extends TailAnswer {
  /** (μ − r_f)ᵀw over CVaR. */
  readonly ratio: number;
}

/**
 * Every direction that earns something has a CVaR of 0 or less: the ratio has no largest value. Minimum CVaR is the offer.
 */
export interface NoPositiveRisk {
  readonly status: 'NO_POSITIVE_RISK';
}

/**
 * Weights with the largest (μ − r_f)ᵀw / CVaR.
 *
 * With y = κw the excess return is fixed at 1 and the CVaR of y is smallest (quant-spec Q13.4: the homogenisation of Q13.2).
 *
 * @throws DomainError as `cvarWeights`; E_RANGE at `constraints.hasCash` or at a condition of whole numbers.
 */
export function maximumReturnPerCvar(
  problem: TailProblem & { readonly riskFree: number },
  options: CutOptions,
): Promise<RatioAnswer | NoPositiveExcessReturn | NoPositiveRisk | Infeasible> {
  const { scenarios, alpha, constraints, riskFree } = problem;
  requireNoWholeNumbers(constraints);
  requireRatioConstraints(constraints);
  if (!Number.isFinite(riskFree)) throw new DomainError('E_NOT_FINITE', ['riskFree']);
  const measure = new TailAverage(scenarios, alpha);
  const means = expectedReturnsOf(problem);
  const block = constraintBlock(constraints, scenarios.assetCount);
  return orInfeasible(block, async () => {
    const best = (await largestReturn(block, means, options)).expectedReturn - riskFree;
    if (!(best > 0)) return { status: 'NO_POSITIVE_EXCESS_RETURN', largestExcessReturn: best } as const;
    const result = await smallestRiskPerReturn(block, measure, means, riskFree, best, options);
    if (!(result.measure > 0)) return { status: 'NO_POSITIVE_RISK' } as const;
    const kappa = result.values[block.lower.length]!;
    const values = result.values.slice(0, block.assetCount).map((value) => value / kappa);
    const answer = tailAnswer(problem, block, measure, means, { ...result, values, bound: result.bound / kappa });
    return { ...answer, ratio: (answer.expectedReturn - riskFree) / answer.risk };
  });
}

/** A measure far below 0 would be followed for ever: the search ends where it is clear that there is no ratio. */
const RATIO_FLOOR = -PER_CENT;

function smallestRiskPerReturn(
  block: ConstraintBlock,
  measure: RiskMeasure,
  means: readonly number[],
  riskFree: number,
  largestExcess: number,
  options: CutOptions,
): Promise<CutResult> {
  const homogeneous = homogeneousBlock(block);
  const eta = homogeneous.columnCount;
  const assets = means.map((_, i) => i);
  const excess = {
    lower: 1,
    upper: 1,
    indices: [...assets, homogeneous.kappa],
    values: [...means.map((mean) => mean / largestExcess), -riskFree / largestExcess],
  };
  const programme: Programme = {
    cost: [...homogeneous.lower.map(() => 0), 1],
    lower: [...homogeneous.lower, RATIO_FLOOR],
    upper: [...homogeneous.upper, Infinity],
    rows: [...homogeneous.rows, excess],
  };
  return withProgramme(programme, (open) =>
    cutUntilExact(
      open,
      measure,
      means.map(() => 1),
      eta,
      options,
    ),
  );
}
