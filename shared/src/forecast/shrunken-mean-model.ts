import { deviationOf } from './forecast-model.ts';
import type { ForecastContext, ForecastCrossSection, ForecastModel } from './forecast-model.ts';

/** Least part of an instrument's variance that is its own, so that one that is the market itself can still be inverted. */
const LEAST_OWN_SHARE = 0.05;

/**
 * Bayes-Stein means (quant-spec Q3, Jorion 1986): sample means drawn to the mean of the minimum-variance portfolio.
 *
 * The covariance is that of one factor, S = D + v b bᵀ, whose inverse costs one pass; the sample covariance of more
 * instruments than sessions has none.
 */
export const shrunkenMeanModel: ForecastModel = {
  name: 'SHRUNKEN_MEAN',
  version: '1',
  fit: (context) => {
    const { shrinkage, targetDaily } = shrink(context);
    const parameters = { shrinkage, targetAnnualReturn: targetDaily * context.periodsPerYear };
    return { parameters, predict: (now) => predicted(now, shrink(now)) };
  },
};

interface Shrunken {
  /** 0: the sample means; 1: the target for all. */
  readonly shrinkage: number;
  readonly targetDaily: number;
  /** Variance of the target's own mean, a day. */
  readonly targetVariance: number;
  readonly rowCount: number;
}

function shrink({ moments }: ForecastContext): Shrunken {
  const { means, variances, covariances, counts, marketVariance } = moments;
  const members: number[] = [];
  let rows = 0;
  for (let i = 0; i < means.length; i++) {
    if (Number.isNaN(variances[i]!)) continue;
    members.push(i);
    rows += counts[i]!;
  }
  if (members.length === 0) return { shrinkage: 1, targetDaily: 0, targetVariance: 0, rowCount: 1 };
  const rowCount = rows / members.length;
  const betas = members.map((i) => (marketVariance > 0 ? covariances[i]! / marketVariance : 0));
  const own = members.map((i, k) =>
    Math.max(variances[i]! - betas[k]! * betas[k]! * marketVariance, LEAST_OWN_SHARE * variances[i]!),
  );
  const betaWeight = betas.reduce((sum, beta, k) => sum + (beta * beta) / own[k]!, 0);
  /** aᵀ S⁻¹ c by Sherman and Morrison. */
  const product = (a: readonly number[], c: readonly number[]): number => {
    let plain = 0;
    let along = 0;
    let across = 0;
    for (let k = 0; k < own.length; k++) {
      plain += (a[k]! * c[k]!) / own[k]!;
      along += (a[k]! * betas[k]!) / own[k]!;
      across += (c[k]! * betas[k]!) / own[k]!;
    }
    return plain - (marketVariance * along * across) / (1 + marketVariance * betaWeight);
  };
  const ones = members.map(() => 1);
  const sample = members.map((i) => means[i]!);
  const total = product(ones, ones);
  const targetDaily = product(ones, sample) / total;
  const gaps = sample.map((mean) => mean - targetDaily);
  const count = members.length;
  const shrinkage = (count + 2) / (count + 2 + rowCount * product(gaps, gaps));
  return { shrinkage, targetDaily, targetVariance: 1 / total, rowCount };
}

function predicted(context: ForecastContext, fitted: Shrunken): ForecastCrossSection {
  const { moments, horizonSessions } = context;
  const { shrinkage, targetDaily, targetVariance, rowCount } = fitted;
  const expected = moments.means.map((mean) => horizonSessions * ((1 - shrinkage) * mean + shrinkage * targetDaily));
  // Jorion's predictive covariance with λ = φT/(1 − φ): of the mean Σ/(T + λ) + λ/(T(T + 1 + λ)) · 1/(1ᵀΣ⁻¹1).
  const prior = shrinkage < 1 ? (shrinkage * rowCount) / (1 - shrinkage) : Infinity;
  const common = (prior === Infinity ? 1 / rowCount : prior / (rowCount * (rowCount + 1 + prior))) * targetVariance;
  const standardError = moments.variances.map(
    (variance) => horizonSessions * Math.sqrt(variance / (rowCount + prior) + common),
  );
  return { expected, standardError, deviation: deviationOf(context, standardError) };
}
