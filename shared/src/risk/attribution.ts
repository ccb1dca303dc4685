import { DomainError } from '../errors.ts';
import { assetCountOf, covarianceTimes } from '../stats/covariance-form.ts';
import type { CovarianceForm } from '../stats/covariance-form.ts';
import { dot } from '../stats/linear-algebra.ts';

import { varRank } from './tail-risk.ts';

/** Parts of a risk figure by asset; they add up to it. */
export interface Attribution {
  readonly total: number;
  readonly contribution: Float64Array;
  /** contribution / total; all 0 when the total is 0. */
  readonly share: Float64Array;
}

export interface VolatilityAttribution extends Attribution {
  /** Change of volatility for one more unit of weight. */
  readonly marginal: Float64Array;
}

function shares(contribution: Float64Array, total: number): Float64Array {
  return contribution.map((part) => (total === 0 ? 0 : part / total));
}

/** Euler parts of volatility, w_i (Σw)_i / σ; from factors at a cost of n·k. */
export function attributeVolatility(weights: ArrayLike<number>, covariance: CovarianceForm): VolatilityAttribution {
  if (assetCountOf(covariance) !== weights.length) throw new DomainError('E_LENGTH', ['covariance']);
  const slope = covarianceTimes(covariance, weights);
  const total = Math.sqrt(dot(weights, slope));
  const marginal = slope.map((value) => (total === 0 ? 0 : value / total));
  const contribution = marginal.map((value, i) => value * weights[i]!);
  return { total, contribution, share: shares(contribution, total), marginal };
}

/**
 * Weights of the scenarios in a CVaR: (k/n − α)/(1 − α) for the one at VaR, 1/(n(1 − α)) for each worse one, 0 for the rest.
 *
 * Any loss that is a sum of parts has a CVaR that is the sum of the parts' averages under these weights.
 *
 * @param losses - Finite; equal losses are told apart by their index, as everywhere.
 * @returns Indices of the tail, worst last, and the weight of each; weights add up to 1.
 *
 * Source: quant-spec Q7.1, Q7.6.
 */
export function tailWeights(
  losses: Float64Array,
  alpha: number,
): { readonly indices: Int32Array; readonly weights: Float64Array } {
  const count = losses.length;
  const rank = varRank(count, alpha);
  const order = Int32Array.from({ length: count }, (_, i) => i).sort((a, b) => losses[a]! - losses[b]! || a - b);
  const indices = order.slice(rank - 1);
  const weights = new Float64Array(indices.length).fill(1 / (count * (1 - alpha)));
  weights[0] = (rank / count - alpha) / (1 - alpha);
  return { indices, weights };
}

/**
 * Euler parts of CVaR: the tail average of each asset's own loss.
 *
 * @param returns - Row-major, scenarios × assets, simple returns.
 */
export function attributeCvar(weights: ArrayLike<number>, returns: Float64Array, alpha: number): Attribution {
  const size = weights.length;
  const count = returns.length / size;
  if (!Number.isInteger(count)) throw new DomainError('E_LENGTH', ['returns']);
  const losses = Float64Array.from({ length: count }, (_, s) => {
    let loss = 0;
    for (let i = 0; i < size; i++) loss -= weights[i]! * returns[s * size + i]!;
    return loss;
  });
  const tail = tailWeights(losses, alpha);
  const contribution = new Float64Array(size);
  let total = 0;
  for (const [k, scenario] of tail.indices.entries()) {
    total += tail.weights[k]! * losses[scenario]!;
    for (let i = 0; i < size; i++) {
      contribution[i] = contribution[i]! - tail.weights[k]! * weights[i]! * returns[scenario * size + i]!;
    }
  }
  return { total, contribution, share: shares(contribution, total) };
}

/** Why a portfolio did other than its benchmark, by sector; simple returns of one period. */
export interface ActiveReturn {
  readonly allocation: Float64Array;
  readonly selection: Float64Array;
  readonly interaction: Float64Array;
  /** Sum of all parts: portfolio return less benchmark return. */
  readonly active: number;
}

/** Brinson and Fachler 1985. Each list has one entry a sector; weights add up to 1 on both sides. */
export function attributeReturn(
  portfolioWeights: ArrayLike<number>,
  benchmarkWeights: ArrayLike<number>,
  portfolioReturns: ArrayLike<number>,
  benchmarkReturns: ArrayLike<number>,
): ActiveReturn {
  const size = portfolioWeights.length;
  for (const [name, list] of Object.entries({ benchmarkWeights, portfolioReturns, benchmarkReturns })) {
    if (list.length !== size) throw new DomainError('E_LENGTH', [name]);
  }
  const benchmark = dot(benchmarkWeights, benchmarkReturns);
  const allocation = new Float64Array(size);
  const selection = new Float64Array(size);
  const interaction = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const overweight = portfolioWeights[i]! - benchmarkWeights[i]!;
    const lead = portfolioReturns[i]! - benchmarkReturns[i]!;
    allocation[i] = overweight * (benchmarkReturns[i]! - benchmark);
    selection[i] = benchmarkWeights[i]! * lead;
    interaction[i] = overweight * lead;
  }
  return { allocation, selection, interaction, active: dot(portfolioWeights, portfolioReturns) - benchmark };
}
