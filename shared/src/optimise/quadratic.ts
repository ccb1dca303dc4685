import { polishWeights } from './active-set.ts';
import type { ActiveSetAnswer } from './active-set.ts';
import type { ConstraintBlock, WeightConstraints } from './constraints.ts';
import { constraintViolation } from './constraints.ts';
import {
  assetCountOf,
  covarianceTimes,
  isFactorForm,
  portfolioVariance,
  variancesOf,
} from '../stats/covariance-form.ts';
import type { CovarianceForm } from '../stats/covariance-form.ts';
import { InexactSolution, SolverStopped, solveProgramme, withProgramme } from './highs.ts';
import type {
  OpenProgramme,
  Programme,
  ProgrammeRow,
  ProgrammeSolution,
  SolveOptions,
  SparseHessian,
} from './highs.ts';
import { linearisedBlock } from './linearised-block.ts';
import { parabolaOf } from './trade-impact.ts';
import type { ImpactColumns } from './trade-impact.ts';

/** Mean of the positive diagonal of every quadratic objective: what the solver copes with (quant-spec Q13). */
const DIAGONAL_MEAN = 1000;
/** A weight below this is none. */
const NEGLIGIBLE_WEIGHT = 1e-8;
const ROUNDS_AGAINST_CHURN = 8;
/** Each halves the distance of a trade to where it ends, in orders of magnitude. */
const MOST_PARABOLAS = 60;
/** For the linear programmes that say what an unproven answer is worth; they are small beside the one that had no time. */
const FALLBACK: SolveOptions = { timeLimitSeconds: 10 };
/** The working set is then built from nothing. */
const NOTHING_IS_NEAR = -Infinity;

/** wᵀΣw as the quadratic part of a programme, with the columns and rows that factors need. */
export interface QuadraticPart {
  /** Of the objective: ½ xᵀ hessian x = `scale` · ½ wᵀΣw. */
  readonly scale: number;
  readonly hessian: SparseHessian;
  /** Columns y = Bᵀw behind those that were there; they are free. */
  readonly factorColumns: number;
  readonly rows: readonly ProgrammeRow[];
}

/** @param columnCount - Columns before those of the factors; weights come first. */
export function quadraticPart(covariance: CovarianceForm, columnCount: number): QuadraticPart {
  return isFactorForm(covariance)
    ? factorPart(covariance, columnCount)
    : densePart(covariance, assetCountOf(covariance), columnCount);
}

function densePart(covariance: Float64Array, size: number, columnCount: number): QuadraticPart {
  const scale = DIAGONAL_MEAN / meanPositive(variancesOf(covariance));
  const starts = new Int32Array(columnCount + 1);
  const entries = (size * (size + 1)) / 2;
  const indices = new Int32Array(entries);
  const values = new Float64Array(entries);
  let at = 0;
  for (let j = 0; j < columnCount; j++) {
    for (let i = j; i < size; i++) {
      indices[at] = i;
      values[at] = (scale * (covariance[i * size + j]! + covariance[j * size + i]!)) / 2;
      at++;
    }
    starts[j + 1] = at;
  }
  return { scale, hessian: { starts, indices, values }, factorColumns: 0, rows: [] };
}

/** The factors' columns are measured so that every entry of the diagonal is of one size. */
function factorPart(
  { size, factorCount, loadings, specific }: Exclude<CovarianceForm, Float64Array>,
  columnCount: number,
): QuadraticPart {
  const unit = meanPositive(specific);
  const scale = DIAGONAL_MEAN / unit;
  const total = columnCount + factorCount;
  const starts = new Int32Array(total + 1);
  const indices = new Int32Array(size + factorCount);
  const values = new Float64Array(size + factorCount);
  let at = 0;
  for (let j = 0; j < total; j++) {
    if (j < size || j >= columnCount) {
      indices[at] = j;
      values[at] = j < size ? scale * specific[j]! : DIAGONAL_MEAN;
      at++;
    }
    starts[j + 1] = at;
  }
  const assets = Array.from({ length: size }, (_, i) => i);
  const rows = Array.from({ length: factorCount }, (_, k): ProgrammeRow => ({
    lower: 0,
    upper: 0,
    indices: [...assets, columnCount + k],
    values: [...assets.map((i) => loadings[i * factorCount + k]! / Math.sqrt(unit)), -1],
  }));
  return { scale, hessian: { starts, indices, values }, factorColumns: factorCount, rows };
}

function meanPositive(values: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (!(value > 0)) continue;
    sum += value;
    count++;
  }
  return count === 0 ? 1 : sum / count;
}

/** minimise ½ wᵀΣw + linear · x over a block of C(w). */
export interface QuadraticProblem {
  readonly covariance: CovarianceForm;
  readonly constraints: WeightConstraints;
  readonly block: ConstraintBlock;
  /** One a column of the block; none by default. */
  readonly linear?: readonly number[];
  /** What one unit of the capital that trades move prices by adds to the objective; 0 by default: it is paid, no more. */
  readonly impactPrice?: number;
}

export interface QuadraticAnswer {
  /** `LIMIT`: feasible, within `gap` of the optimum. */
  readonly status: 'OPTIMAL' | 'LIMIT';
  readonly weights: Float64Array;
  /** Objective less a lower bound of it, in the unit of Σ; 0 when proven. */
  readonly gap: number;
  /**
   * Largest break of the optimality conditions relative to the largest slope, from the equations of the active set; null where
   * these could not be solved.
   */
  readonly kktResidual: number | null;
}

/** The programme of a quadratic problem; the same columns as the block, then those of the factors. */
export function quadraticProgramme({ covariance, block, linear }: QuadraticProblem): Programme {
  const columnCount = block.lower.length;
  const part = quadraticPart(covariance, columnCount);
  const extra = Array.from({ length: part.factorColumns }, () => 0);
  return {
    cost: [...block.lower.map((_, column) => part.scale * (linear?.[column] ?? 0)), ...extra],
    hessian: part.hessian,
    lower: [...block.lower, ...extra.map(() => -Infinity)],
    upper: [...block.upper, ...extra.map(() => Infinity)],
    rows: [...block.rows, ...part.rows],
  };
}

/**
 * Solves a quadratic problem and polishes its weights.
 *
 * @throws DomainError E_INFEASIBLE where no weights meet the block.
 */
export async function solveQuadratic(problem: QuadraticProblem, options: SolveOptions): Promise<QuadraticAnswer> {
  if (problem.block.impact) return solveWithParabolas(problem, problem.block.impact, options);
  const programme = quadraticProgramme(problem);
  try {
    const solution = await withProgramme(programme, (open) => solveWithoutChurn(open, problem, options));
    return await finish(problem, solution.values, solution.status);
  } catch (error) {
    if (error instanceof InexactSolution) return refine(problem, error);
    if (!(error instanceof SolverStopped)) throw error;
    // No time for the objective: any weights that meet the conditions, with the gap that they have.
    const { hessian: _, ...linear } = programme;
    const cost = linear.cost.map(() => 0);
    const { values } = await solveProgramme({ ...linear, cost }, FALLBACK);
    return finish(problem, values, 'LIMIT');
  }
}

/**
 * With a cost of t^1.5: the parabolas that touch it at the trades of the answer before, until the trades stay. Tangents, as linear
 * programmes have them, are rows that the solver's quadratic method loses its precision in.
 */
async function solveWithParabolas(
  problem: QuadraticProblem,
  impact: ImpactColumns,
  options: SolveOptions,
): Promise<QuadraticAnswer> {
  const { covariance, constraints, block, linear, impactPrice = 0 } = problem;
  const before = constraints.previousWeights!;
  const tradesOf = (weights: ArrayLike<number>): number[] => before.map((held, i) => Math.abs(weights[i]! - held));
  const round = (trades: readonly number[] | null): Promise<QuadraticAnswer> => {
    const heights = impact.coefficients.map((k, i) => (trades ? impactPrice * parabolaOf(k, trades[i]!) : 0));
    return solveQuadratic(
      {
        covariance: withDiagonal(covariance, heights),
        constraints,
        block: linearisedBlock(block, impact, trades ?? before.map(() => 0)),
        linear: block.lower
          .slice(0, impact.power)
          .map((_, i) => (linear?.[i] ?? 0) - (i < before.length ? heights[i]! * before[i]! : 0)),
      },
      options,
    );
  };
  let answer = await round(null);
  let trades = tradesOf(answer.weights);
  for (let count = 0; count < MOST_PARABOLAS; count++) {
    answer = await round(trades);
    const next = tradesOf(answer.weights);
    const moved = next.reduce((most, trade, i) => Math.max(most, Math.abs(trade - trades[i]!)), 0);
    trades = next;
    if (moved <= NEGLIGIBLE_WEIGHT) break;
  }
  return answer;
}

function withDiagonal(covariance: CovarianceForm, added: readonly number[]): CovarianceForm {
  if (added.every((value) => value === 0)) return covariance;
  if (isFactorForm(covariance))
    return { ...covariance, specific: covariance.specific.map((value, i) => value + added[i]!) };
  const size = added.length;
  return covariance.map((value, at) => (at % (size + 1) === 0 ? value + added[at / (size + 1)]! : value));
}

/**
 * Where the capital must be used up and trading costs some of it, buying and selling the same asset would burn what is risky.
 * Such assets are held to the side that their weight moved to.
 */
export function solveWithoutChurn(
  open: OpenProgramme,
  { block, constraints }: Pick<QuadraticProblem, 'block' | 'constraints'>,
  options: SolveOptions,
): ProgrammeSolution {
  let solution = open.solve(options);
  const { trades, assetCount } = block;
  if (!trades || !constraints.tradingCosts || constraints.hasCash) return solution;
  for (let round = 0; round < ROUNDS_AGAINST_CHURN; round++) {
    let churned = 0;
    for (let i = 0; i < assetCount; i++) {
      const bought = solution.values[trades.buy + i]!;
      const sold = solution.values[trades.sell + i]!;
      if (Math.min(bought, sold) <= NEGLIGIBLE_WEIGHT) continue;
      churned++;
      open.setColumnBounds((bought >= sold ? trades.sell : trades.buy) + i, 0, 0);
    }
    if (churned === 0) return solution;
    solution = open.solve(options);
  }
  return solution;
}

/** Weights below 1e-8 are 0, and the rest adds up again to what it did. */
export function cleanWeights(values: ArrayLike<number>, count: number): Float64Array {
  const weights = Float64Array.from({ length: count }, (_, i) => values[i]!);
  const before = weights.reduce((sum, weight) => sum + weight, 0);
  for (let i = 0; i < count; i++) if (Math.abs(weights[i]!) < NEGLIGIBLE_WEIGHT) weights[i] = 0;
  const after = weights.reduce((sum, weight) => sum + weight, 0);
  return after === 0 ? weights : weights.map((weight) => (weight * before) / after);
}

/** ½ wᵀΣw + linear · w, where the linear part is about weights alone. */
function objectiveOf({ covariance, linear }: QuadraticProblem, weights: Float64Array): number {
  const slope = linear ? weights.reduce((sum, weight, i) => sum + weight * linear[i]!, 0) : 0;
  return portfolioVariance(covariance, weights) / 2 + slope;
}

async function finish(
  problem: QuadraticProblem,
  values: Float64Array,
  status: QuadraticAnswer['status'],
): Promise<QuadraticAnswer> {
  const { block, constraints } = problem;
  const raw = Float64Array.from({ length: block.assetCount }, (_, i) => values[i]!);
  const cleaned = cleanWeights(values, block.assetCount);
  const weights = constraintViolation(constraints, cleaned) <= 1e-9 ? cleaned : raw;
  if (status === 'LIMIT') return { status, weights, gap: await linearGap(problem, values), kktResidual: null };
  const polished = polish(problem, weights);
  return { status, weights: polished?.weights ?? weights, gap: 0, kktResidual: polished?.kktResidual ?? null };
}

/** The answer of the equations, where it is at least as good as the solver's. */
function polish(problem: QuadraticProblem, weights: Float64Array): ActiveSetAnswer | null {
  const polished = polishWeights(problem, weights);
  if (!polished || constraintViolation(problem.constraints, polished.weights) > 1e-9) return null;
  if (!blockHolds(problem.block, polished.weights)) return null;
  const before = objectiveOf(problem, weights);
  return objectiveOf(problem, polished.weights) <= before + 1e-9 * Math.abs(before) ? polished : null;
}

/** Full precision from an answer that lacks it, by the equations alone; the answer counts only if it proves itself optimal. */
function refine(problem: QuadraticProblem, inexact: InexactSolution): QuadraticAnswer {
  const rough = inexact.values.slice(0, problem.block.assetCount);
  for (const nearness of [1e-6, 1e-5, 1e-4, NOTHING_IS_NEAR]) {
    const polished = polishWeights(problem, rough, nearness);
    if (!polished || constraintViolation(problem.constraints, polished.weights) > 1e-9) continue;
    if (!blockHolds(problem.block, polished.weights) || polished.kktResidual > 1e-8) continue;
    return { status: 'OPTIMAL', weights: polished.weights, gap: 0, kktResidual: polished.kktResidual };
  }
  throw inexact;
}

/** Rows that are about weights alone; the return is one of them. */
function blockHolds({ rows, assetCount }: ConstraintBlock, weights: Float64Array): boolean {
  return rows
    .filter(({ indices }) => indices.every((column) => column < assetCount))
    .every(({ indices, values, lower, upper }) => {
      const activity = indices.reduce((sum, column, k) => sum + values[k]! * weights[column]!, 0);
      return activity >= lower - 1e-9 && activity <= upper + 1e-9;
    });
}

/** How far an unproven answer can be from the optimum: the best that the objective's slope promises (Frank and Wolfe 1956). */
async function linearGap(problem: QuadraticProblem, values: Float64Array): Promise<number> {
  const { block, covariance, linear } = problem;
  const weights = values.subarray(0, block.assetCount);
  const slope = covarianceTimes(covariance, weights);
  const cost = block.lower.map(
    (_, column) => (column < block.assetCount ? slope[column]! : 0) + (linear?.[column] ?? 0),
  );
  const size = Math.max(...cost.map(Math.abs));
  const scaled = cost.map((value) => (size === 0 ? 0 : value / size));
  const { lower, upper, rows } = block;
  const best = await solveProgramme({ cost: scaled, lower, upper, rows }, FALLBACK);
  const here = scaled.reduce((sum, value, column) => sum + value * values[column]!, 0);
  return Math.max(0, size * (here - best.bound));
}
