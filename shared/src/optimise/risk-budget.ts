import { DomainError } from '../errors.ts';
import { dot } from '../stats/linear-algebra.ts';
import type { WeightConstraints } from './constraints.ts';
import { requireConstraints } from './constraints.ts';
import {
  assetCountOf,
  covarianceTimes,
  isFactorForm,
  portfolioVariance,
  variancesOf,
} from '../stats/covariance-form.ts';
import type { CovarianceForm } from '../stats/covariance-form.ts';
import type { SolveOptions } from './highs.ts';
import type { Infeasible } from './infeasibility.ts';
import { nearestWeights } from './nearest-weights.ts';

/** Relative change of a sweep below which nothing moves any more. */
const SETTLED = 1e-14;
const MOST_SWEEPS = 10_000;
const MOST_BISECTIONS = 200;

export interface RiskBudgetAnswer {
  /** `PROJECTED`: conditions other than bounds hold, and the weights are the nearest to those of the budgets. */
  readonly status: 'EXACT' | 'BOUNDED' | 'PROJECTED';
  readonly weights: Float64Array;
  readonly volatility: number;
  /** w_i (Σw)_i / σ²; adds up to 1. */
  readonly contributionShares: Float64Array;
  /** Largest |share − budget|: 0 but for rounding where the status is EXACT, and what the conditions cost elsewhere. */
  readonly deviation: number;
  readonly sweeps: number;
}

function requireBudgets(covariance: CovarianceForm, budgets: ArrayLike<number>): void {
  const count = assetCountOf(covariance);
  if (budgets.length !== count) throw new DomainError('E_LENGTH', ['budgets']);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    if (!(budgets[i]! > 0)) throw new DomainError('E_RANGE', ['budgets', String(i)]);
    sum += budgets[i]!;
  }
  if (!(Math.abs(sum - 1) <= 1e-9)) throw new DomainError('E_WEIGHTS_SUM', ['budgets']);
  const flat = variancesOf(covariance).findIndex((variance) => !(variance > 0));
  if (flat >= 0) throw new DomainError('E_NOT_POSITIVE_DEFINITE', ['covariance', String(flat)]);
}

/** Σ x kept up to date while one x changes at a time. */
interface Slope {
  /** (Σx)_i. */
  at(i: number): number;
  moved(i: number, change: number): void;
}

function slopeOf(covariance: CovarianceForm, x: Float64Array): Slope {
  const size = x.length;
  if (!isFactorForm(covariance)) {
    const slope = covarianceTimes(covariance, x);
    return {
      at: (i) => slope[i]!,
      moved: (i, change) => {
        const row = i * size;
        for (let j = 0; j < size; j++) slope[j] = slope[j]! + covariance[row + j]! * change;
      },
    };
  }
  const { factorCount, loadings, specific } = covariance;
  const exposures = new Float64Array(factorCount);
  const add = (i: number, change: number): void => {
    for (let k = 0; k < factorCount; k++) exposures[k] = exposures[k]! + loadings[i * factorCount + k]! * change;
  };
  x.forEach((value, i) => add(i, value));
  return {
    at: (i) => {
      let sum = specific[i]! * x[i]!;
      for (let k = 0; k < factorCount; k++) sum += loadings[i * factorCount + k]! * exposures[k]!;
      return sum;
    },
    moved: add,
  };
}

/** x > 0 with variance·x² + slope·x = budget; of its two forms the one that does not subtract nearly equal numbers. */
function positiveRoot(variance: number, slope: number, budget: number): number {
  const root = Math.sqrt(slope * slope + 4 * variance * budget);
  return slope > 0 ? (2 * budget) / (slope + root) : (root - slope) / (2 * variance);
}

/**
 * min ½xᵀΣx − λ Σ b_i ln x_i by cyclical coordinate descent; x is changed in place and kept within the bounds.
 *
 * @returns Sweeps that it took.
 */
function descend(
  covariance: CovarianceForm,
  variances: Float64Array,
  budgets: ArrayLike<number>,
  lambda: number,
  x: Float64Array,
  bounds: { readonly lower: readonly number[]; readonly upper: readonly number[] } | null,
): number {
  for (let sweep = 1; sweep <= MOST_SWEEPS; sweep++) {
    const slope = slopeOf(covariance, x); // anew each sweep, so that rounding does not add up
    let largest = 0;
    let moved = 0;
    for (let i = 0; i < x.length; i++) {
      const variance = variances[i]!;
      const others = slope.at(i) - variance * x[i]!;
      let next = positiveRoot(variance, others, lambda * budgets[i]!);
      if (bounds) next = Math.min(bounds.upper[i]!, Math.max(bounds.lower[i]!, next));
      const change = next - x[i]!;
      if (change !== 0) slope.moved(i, change);
      x[i] = next;
      largest = Math.max(largest, Math.abs(next));
      moved = Math.max(moved, Math.abs(change));
    }
    if (moved <= SETTLED * largest) return sweep;
  }
  return MOST_SWEEPS;
}

function answerOf(
  status: RiskBudgetAnswer['status'],
  covariance: CovarianceForm,
  budgets: ArrayLike<number>,
  weights: Float64Array,
  sweeps: number,
): RiskBudgetAnswer {
  const variance = portfolioVariance(covariance, weights);
  const contributionShares = covarianceTimes(covariance, weights).map((slope, i) => (slope * weights[i]!) / variance);
  const deviation = contributionShares.reduce((worst, share, i) => Math.max(worst, Math.abs(share - budgets[i]!)), 0);
  return { status, weights, volatility: Math.sqrt(variance), contributionShares, deviation, sweeps };
}

/**
 * Long-only weights, adding up to 1, whose parts of the risk are the budgets.
 *
 * @param budgets - Above 0, adding up to 1.
 * @throws DomainError E_LENGTH, E_RANGE, E_WEIGHTS_SUM, E_NOT_POSITIVE_DEFINITE.
 *
 * Cost: n² a sweep, n·k with factors. Source: quant-spec Q13.5 (Maillard, Roncalli and Teïletche 2010; Griveau-Billion, Richard
 * and Roncalli 2013).
 */
export function riskBudget(covariance: CovarianceForm, budgets: ArrayLike<number>): RiskBudgetAnswer {
  requireBudgets(covariance, budgets);
  const variances = variancesOf(covariance);
  const x = variances.map((variance) => 1 / Math.sqrt(variance));
  const sweeps = descend(covariance, variances, budgets, 1, x, null);
  const sum = x.reduce((total, value) => total + value, 0);
  return answerOf(
    'EXACT',
    covariance,
    budgets,
    x.map((value) => value / sum),
    sweeps,
  );
}

/**
 * Risk budgets under conditions. Bounds are kept inside the descent (Richard and Roncalli 2019); other conditions by the nearest
 * weights that meet them. Neither is exact risk parity any more: `deviation` says by how much.
 *
 * @throws DomainError as `riskBudget` and `requireConstraints`.
 */
export async function riskBudgetWithin(
  covariance: CovarianceForm,
  budgets: ArrayLike<number>,
  constraints: WeightConstraints,
  options: SolveOptions,
): Promise<RiskBudgetAnswer | Infeasible> {
  requireConstraints(constraints, assetCountOf(covariance));
  const free = riskBudget(covariance, budgets);
  const bounds = longOnly(constraints);
  const bounded = bounds ? boundedBudget(covariance, budgets, bounds) : free;
  const aim = bounded ?? free;
  const nearest = await nearestWeights(aim.weights, constraints, options);
  if (nearest.status === 'INFEASIBLE') return nearest;
  const moved = aim.weights.reduce((worst, weight, i) => Math.max(worst, Math.abs(weight - nearest.weights[i]!)), 0);
  if (moved > 1e-9) return answerOf('PROJECTED', covariance, budgets, nearest.weights, aim.sweeps);
  return aim;
}

function longOnly({ lower, upper }: WeightConstraints): { lower: readonly number[]; upper: readonly number[] } | null {
  const isOpen = lower.every((low) => low <= 0) && upper.every((high) => high >= 1);
  return isOpen ? null : { lower: lower.map((low) => Math.max(low, 0)), upper };
}

/** λ such that the bounded descent adds up to 1; null where the bounds do not allow 1. */
function boundedBudget(
  covariance: CovarianceForm,
  budgets: ArrayLike<number>,
  bounds: { readonly lower: readonly number[]; readonly upper: readonly number[] },
): RiskBudgetAnswer | null {
  const ones = bounds.lower.map(() => 1);
  if (!(dot(bounds.lower, ones) <= 1 && dot(bounds.upper, ones) >= 1)) return null;
  const variances = variancesOf(covariance);
  const start = riskBudget(covariance, budgets).weights;
  const at = (lambda: number): { readonly x: Float64Array; readonly sum: number; readonly sweeps: number } => {
    const x = start.map((value, i) => Math.min(bounds.upper[i]!, Math.max(bounds.lower[i]!, value)));
    const sweeps = descend(covariance, variances, budgets, lambda, x, bounds);
    return { x, sum: dot(x, ones), sweeps };
  };
  // Without bounds λ = wᵀΣw; the sum of the bounded x rises with λ.
  let low = 0;
  let high = portfolioVariance(covariance, start);
  while (at(high).sum < 1 && high < Number.MAX_VALUE / 4) high *= 2;
  let found = at(high);
  for (let step = 0; step < MOST_BISECTIONS && high - low > 1e-15 * high; step++) {
    const middle = (low + high) / 2;
    found = at(middle);
    if (found.sum === 1) break;
    if (found.sum < 1) low = middle;
    else high = middle;
  }
  return answerOf('BOUNDED', covariance, budgets, found.x, found.sweeps);
}
