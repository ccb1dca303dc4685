import { cholesky, dot, solveFromFactor, times } from '../stats/linear-algebra.ts';
import { meanOf } from './cross-section.ts';
import { equilibrium, priorError } from './equilibrium-model.ts';
import { FEATURE_COUNT, featureNames, featuresAt } from './features.ts';
import type { DateSample } from './features.ts';
import { deviationOf } from './forecast-model.ts';
import type { FittedModel, ForecastContext, ForecastCrossSection, ForecastModel } from './forecast-model.ts';

/** Penalties tried, in units of a feature's variance; the largest takes nearly everything away. */
export const penalties = [0.01, 0.1, 1, 10, 100] as const;
/** Dates below which nothing is learnt: every coefficient stays 0. */
const FEWEST_DATES = 12;
/** Part of the past that penalties are judged on. */
const VALIDATION_SHARE = 1 / 3;

/**
 * Ridge regression of the return over the horizon, less the mean of all instruments, on five standardised features.
 *
 * Every date counts alike. The penalty is the one with the smallest error in a walk-forward inside the past; of equal ones the
 * largest. The level of all returns is the equilibrium's: features tell instruments apart, not good years from bad ones.
 */
export const ridgeModel: ForecastModel = {
  name: 'RIDGE',
  version: '1',
  fit: (context) => fitted(context),
};

function fitted(context: ForecastContext): FittedModel {
  const samples = context.signalSessions.map(context.sampleAt).filter(({ count }) => count > FEATURE_COUNT);
  if (samples.length < FEWEST_DATES) return flat();
  const penalty = bestPenalty(samples, context);
  const total = sumOf(samples);
  const coefficients = solve(total, penalty);
  const covariance = coefficientCovariance(samples, total, coefficients, penalty);
  const named = Object.fromEntries(featureNames.map((name, k) => [name, coefficients[k]!]));
  return {
    parameters: { ...named, penalty, dateCount: samples.length },
    predict: (now) => predicted(now, coefficients, covariance),
  };
}

function flat(): FittedModel {
  const none = new Float64Array(FEATURE_COUNT);
  const noError = new Float64Array(FEATURE_COUNT * FEATURE_COUNT);
  return { parameters: { dateCount: 0 }, predict: (now) => predicted(now, none, noError) };
}

interface Sums {
  readonly dateCount: number;
  readonly gram: Float64Array;
  readonly product: Float64Array;
}

function sumOf(samples: readonly DateSample[]): Sums {
  const gram = new Float64Array(FEATURE_COUNT * FEATURE_COUNT);
  const product = new Float64Array(FEATURE_COUNT);
  for (const sample of samples) add({ gram, product }, sample);
  return { dateCount: samples.length, gram, product };
}

function add(sums: Pick<Sums, 'gram' | 'product'>, sample: DateSample): void {
  for (let k = 0; k < sums.gram.length; k++) sums.gram[k] = sums.gram[k]! + sample.gram[k]!;
  for (let k = 0; k < sums.product.length; k++) sums.product[k] = sums.product[k]! + sample.product[k]!;
}

function penalised({ gram, dateCount }: Sums, penalty: number): Float64Array {
  const matrix = gram.slice();
  for (let k = 0; k < FEATURE_COUNT; k++) matrix[k * (FEATURE_COUNT + 1)]! += penalty * dateCount;
  return matrix;
}

function solve(sums: Sums, penalty: number): Float64Array {
  return solveFromFactor(cholesky(penalised(sums, penalty), FEATURE_COUNT), FEATURE_COUNT, sums.product);
}

/** Mean squared error of a date from its sums alone: Σ(y − zb)²/n. */
function squaredError({ gram, product, square }: DateSample, coefficients: Float64Array): number {
  return square - 2 * dot(coefficients, product) + dot(coefficients, times(gram, FEATURE_COUNT, coefficients));
}

/** Walk-forward inside the past: each of the last dates is forecast from those whose horizon had ended before it. */
function bestPenalty(samples: readonly DateSample[], { signalSessions, horizonSessions }: ForecastContext): number {
  const step = signalSessions.length > 1 ? signalSessions[1]! - signalSessions[0]! : horizonSessions;
  const gap = Math.ceil(horizonSessions / step);
  const first = Math.max(Math.floor(samples.length * (1 - VALIDATION_SHARE)), FEATURE_COUNT + gap);
  const errors = penalties.map(() => 0);
  const seen = { gram: new Float64Array(FEATURE_COUNT * FEATURE_COUNT), product: new Float64Array(FEATURE_COUNT) };
  for (let at = 0; at < samples.length; at++) {
    const newest = at - gap;
    if (newest >= 0) add(seen, samples[newest]!);
    if (at < first) continue;
    const sums: Sums = { ...seen, dateCount: newest + 1 };
    for (const [k, penalty] of penalties.entries()) errors[k]! += squaredError(samples[at]!, solve(sums, penalty));
  }
  let best = 0;
  for (let k = 1; k < penalties.length; k++) if (errors[k]! <= errors[best]!) best = k;
  return penalties[best]!;
}

/** A⁻¹ M A⁻¹ with the dates as clusters: instruments of one date share its shocks and are not counted as many observations. */
function coefficientCovariance(
  samples: readonly DateSample[],
  total: Sums,
  coefficients: Float64Array,
  penalty: number,
): Float64Array {
  const factor = cholesky(penalised(total, penalty), FEATURE_COUNT);
  const covariance = new Float64Array(FEATURE_COUNT * FEATURE_COUNT);
  for (const { gram, product } of samples) {
    const explained = times(gram, FEATURE_COUNT, coefficients);
    const influence = solveFromFactor(
      factor,
      FEATURE_COUNT,
      product.map((value, k) => value - explained[k]!),
    );
    for (let j = 0; j < FEATURE_COUNT; j++)
      for (let k = 0; k < FEATURE_COUNT; k++) covariance[j * FEATURE_COUNT + k]! += influence[j]! * influence[k]!;
  }
  return covariance;
}

function predicted(
  context: ForecastContext,
  coefficients: Float64Array,
  covariance: Float64Array,
): ForecastCrossSection {
  const features = featuresAt(context.panel);
  const level = meanOf(equilibrium(context).expected);
  const levelError = priorError(context, context.moments.marketVariance);
  const width = context.panel.symbols.length;
  const expected = new Float64Array(width);
  const standardError = new Float64Array(width);
  const scores = new Float64Array(FEATURE_COUNT);
  for (let i = 0; i < width; i++) {
    for (let k = 0; k < FEATURE_COUNT; k++) scores[k] = features[k]![i]!;
    expected[i] = level + dot(coefficients, scores);
    standardError[i] = Math.sqrt(levelError * levelError + dot(scores, times(covariance, FEATURE_COUNT, scores)));
  }
  return { expected, standardError, deviation: deviationOf(context, standardError) };
}
