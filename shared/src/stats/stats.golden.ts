import type { GoldenOp } from '../golden-op.ts';
import { ewmaCovariance, shrinkCovariance, type ShrinkageTarget } from './covariance.ts';

import { batchInterval } from './intervals.ts';
import { correlationOf, fromRows, toRows } from './linear-algebra.ts';
import { mergeMoments, momentsOf, noMoments } from './moments.ts';
import { returnStatistics } from './returns.ts';
import { antitheticMean, controlVariateMean } from './variance-reduction.ts';

type Rows = readonly (readonly number[])[];

function returnsStats(input: { readonly prices: readonly number[]; readonly periodsPerYear: number }): object {
  const statistics = returnStatistics(input.prices, input.periodsPerYear);
  return {
    ...statistics,
    simple: [...statistics.simple],
    log: [...statistics.log],
    varSimple: statistics.varianceSimple,
    varLog: statistics.varianceLog,
    volAnnualSimple: statistics.volatilityAnnual,
    volAnnualLog: statistics.volatilityAnnualLog,
  };
}

interface EwmaInput {
  readonly returns: Rows;
  readonly lambda: number;
  readonly periodsPerYear: number;
}

function ewmaCov(input: EwmaInput & { readonly initWindow: number }): object {
  const size = input.returns[0]!.length;
  const covariance = ewmaCovariance(fromRows(input.returns), size, input.lambda, input.initWindow);
  return {
    cov: toRows(covariance, size),
    volAnnual: Array.from({ length: size }, (_, i) => Math.sqrt(covariance[i * size + i]! * input.periodsPerYear)),
    corr: toRows(correlationOf(covariance, size), size),
  };
}

function shrink({ returns, target }: { readonly returns: Rows; readonly target: ShrinkageTarget }): object {
  const size = returns[0]!.length;
  const { covariance, shrinkage } = shrinkCovariance(fromRows(returns), size, target);
  return { shrinkage, cov: toRows(covariance, size) };
}

function merge({ chunks }: { readonly chunks: Rows }): object {
  const merged = chunks.map((chunk) => momentsOf(chunk)).reduce(mergeMoments, noMoments);
  return { count: merged.count, mean: merged.mean, M2: merged.m2, M3: merged.m3, M4: merged.m4 };
}

function rqmcInterval({
  replicates,
  level,
}: {
  readonly replicates: readonly number[];
  readonly level: number;
}): object {
  const { estimate, standardError, lower, upper } = batchInterval(replicates, level);
  return { estimate, stdError: standardError, lower, upper };
}

function antithetic(input: { readonly values: readonly number[]; readonly mirrorValues: readonly number[] }): object {
  const { estimate, standardError, plainStandardError } = antitheticMean(input.values, input.mirrorValues);
  return { estimate, stdError: standardError, plainStdError: plainStandardError };
}

interface ControlVariateInput {
  readonly values: readonly number[];
  readonly controls: readonly number[];
  readonly controlMean: number;
}

function controlVariate({ values, controls, controlMean }: ControlVariateInput): object {
  const { beta, estimate, standardError } = controlVariateMean(values, controls, controlMean);
  return { beta, estimate, stdError: standardError };
}

export const statsGolden: Readonly<Record<string, GoldenOp>> = {
  'returns.stats': returnsStats,
  'ewma.cov': ewmaCov,
  'covariance.shrink': shrink,
  'stats.mergeMoments': merge,
  'vr.rqmcInterval': rqmcInterval,
  'vr.antithetic': antithetic,
  'vr.controlVariate': controlVariate,
};
