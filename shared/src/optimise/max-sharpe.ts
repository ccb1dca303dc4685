import { DomainError } from '../errors.ts';
import { dot } from '../stats/linear-algebra.ts';
import type { ConstraintBlock, WeightConstraints } from './constraints.ts';
import { constraintBlock, constraintViolation, requireNoWholeNumbers } from './constraints.ts';
import { assetCountOf } from '../stats/covariance-form.ts';
import type { CovarianceForm } from '../stats/covariance-form.ts';
import { InexactSolution, solveProgramme, withProgramme } from './highs.ts';
import type { ProgrammeSolution, SolveOptions } from './highs.ts';
import { homogeneousBlock } from './homogeneous.ts';
import type { Infeasible } from './infeasibility.ts';
import { orInfeasible } from './infeasibility.ts';
import { minimumVariance, requireReturns, withFigures } from './mean-variance.ts';
import type { MeanVarianceAnswer } from './mean-variance.ts';
import { cleanWeights, quadraticPart } from './quadratic.ts';

export interface MaxSharpeProblem {
  readonly covariance: CovarianceForm;
  readonly constraints: WeightConstraints;
  readonly expectedReturns: ArrayLike<number>;
  /** In the unit of the expected returns. */
  readonly riskFree: number;
}

export interface SharpeAnswer extends MeanVarianceAnswer {
  readonly sharpe: number;
}

/** Every portfolio that the conditions allow earns at most the risk-free rate: a ratio would reward risk. Minimum variance is the offer. */
export interface NoPositiveExcessReturn {
  readonly status: 'NO_POSITIVE_EXCESS_RETURN';
  /** Of the best portfolio, at most 0. */
  readonly largestExcessReturn: number;
}

/** Largest μᵀw over a block, and its weights. Errors as `OpenProgramme.solve`. */
export async function largestReturn(
  block: ConstraintBlock,
  expectedReturns: ArrayLike<number>,
  options: SolveOptions,
): Promise<{ readonly weights: Float64Array; readonly expectedReturn: number }> {
  const { lower, upper, rows, integerColumns, assetCount } = block;
  const cost = lower.map((_, column) => (column < assetCount ? -100 * expectedReturns[column]! : 0));
  const { values } = await solveProgramme({ cost, lower, upper, rows, integerColumns }, options);
  const weights = cleanWeights(values, assetCount);
  return { weights, expectedReturn: dot(weights, expectedReturns) };
}

/** The ratio does not change with cash, so cash is refused; so is what the ratio has no programme for. */
export function requireRatioConstraints(constraints: WeightConstraints): void {
  if (constraints.hasCash) throw new DomainError('E_RANGE', ['constraints', 'hasCash']);
  if (constraints.tradingCosts?.impact?.some((k) => k > 0))
    throw new DomainError('E_RANGE', ['constraints', 'tradingCosts', 'impact']);
}

/**
 * Weights with the largest (μ − r_f)ᵀw / √(wᵀΣw).
 *
 * @throws DomainError as `minimumVariance`; E_RANGE at `constraints.hasCash`: the ratio is the same with any part of cash; and at
 * `constraints.tradingCosts.impact`: a cost that grows faster than the trade is no ratio.
 *
 * Source: quant-spec Q13.2 (Charnes and Cooper 1962; Cornuéjols and Tütüncü 2006, chapter 8).
 */
export function maximumSharpe(
  { covariance, constraints, expectedReturns, riskFree }: MaxSharpeProblem,
  options: SolveOptions,
): Promise<SharpeAnswer | NoPositiveExcessReturn | Infeasible> {
  const count = assetCountOf(covariance);
  requireNoWholeNumbers(constraints);
  requireRatioConstraints(constraints);
  requireReturns(expectedReturns, count);
  if (!Number.isFinite(riskFree)) throw new DomainError('E_NOT_FINITE', ['riskFree']);
  const block = constraintBlock(constraints, count);
  return orInfeasible(block, async (): Promise<SharpeAnswer | NoPositiveExcessReturn | Infeasible> => {
    const best = (await largestReturn(block, expectedReturns, options)).expectedReturn - riskFree;
    if (!(best > 0)) return { status: 'NO_POSITIVE_EXCESS_RETURN', largestExcessReturn: best };
    const tangent = await tangentWeights(block, covariance, expectedReturns, riskFree, best, options);
    return refined({ covariance, constraints, expectedReturns, riskFree }, tangent, options);
  });
}

/** min ½yᵀΣy with the excess return of y fixed; w = y/κ. */
async function tangentWeights(
  block: ConstraintBlock,
  covariance: CovarianceForm,
  expectedReturns: ArrayLike<number>,
  riskFree: number,
  largestExcess: number,
  options: SolveOptions,
): Promise<Float64Array> {
  const { assetCount } = block;
  const homogeneous = homogeneousBlock(block);
  const part = quadraticPart(covariance, homogeneous.columnCount);
  const extra = Array.from({ length: part.factorColumns }, () => 0);
  const assets = Array.from({ length: assetCount }, (_, i) => i);
  // In units of the largest excess return κ is near 1, where absolute tolerances mean what they say.
  const excess = {
    lower: 1,
    upper: 1,
    indices: [...assets, homogeneous.kappa],
    values: [...assets.map((i) => expectedReturns[i]! / largestExcess), -riskFree / largestExcess],
  };
  const programme = {
    cost: [...homogeneous.lower.map(() => 0), ...extra],
    hessian: part.hessian,
    lower: [...homogeneous.lower, ...extra.map(() => -Infinity)],
    upper: [...homogeneous.upper, ...extra.map(() => Infinity)],
    rows: [...homogeneous.rows, excess, ...part.rows],
  };
  const values = await withProgramme(programme, (open) => valuesOf(() => open.solve(options)));
  const kappa = values[homogeneous.kappa]!;
  return cleanWeights(
    assets.map((i) => values[i]! / kappa),
    assetCount,
  );
}

/** Also values that lack precision: they are refined afterwards, and refused if that fails. */
function valuesOf(solve: () => ProgrammeSolution): Float64Array {
  try {
    return solve().values;
  } catch (error) {
    if (error instanceof InexactSolution) return error.values;
    throw error;
  }
}

/**
 * The tangent portfolio is also the one of smallest variance among those that earn as much, and that problem is solved to full
 * precision; whichever of both has the larger ratio is the answer.
 */
async function refined(
  { covariance, constraints, expectedReturns, riskFree }: MaxSharpeProblem,
  tangent: Float64Array,
  options: SolveOptions,
): Promise<SharpeAnswer> {
  const rough = withFigures(
    { status: 'OPTIMAL', weights: tangent, gap: 0, kktResidual: null },
    covariance,
    expectedReturns,
  );
  const isRoughFeasible = constraintViolation(constraints, tangent) <= 1e-7;
  const targetReturn = rough.expectedReturn!;
  const exact = await minimumVariance({ covariance, constraints, expectedReturns, targetReturn }, options);
  const ratio = (answer: MeanVarianceAnswer): number => (answer.expectedReturn! - riskFree) / answer.volatility;
  if (exact.status === 'INFEASIBLE' && !isRoughFeasible)
    throw new Error('the tangent portfolio could not be made exact');
  const isRoughBetter = exact.status === 'INFEASIBLE' || (isRoughFeasible && ratio(exact) < ratio(rough));
  const best = isRoughBetter ? rough : exact;
  return { ...best, sharpe: ratio(best) };
}
