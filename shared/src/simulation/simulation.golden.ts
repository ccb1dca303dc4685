import type { GoldenOp } from '../golden-op.ts';
import { bayesSteinMeans } from '../market/expected-return.ts';
import { sampleCovariance } from '../stats/covariance.ts';

interface BayesSteinInput {
  readonly returns: readonly (readonly number[])[];
  readonly periodsPerYear: number;
}

function bayesStein({ returns, periodsPerYear }: BayesSteinInput): object {
  const rows = Float64Array.from(returns.flat());
  const assetCount = returns[0]?.length ?? 0;
  const { sampleMeanAnnual, standardErrorAnnual, targetAnnual, shrinkage, meanAnnual } = bayesSteinMeans(
    rows,
    assetCount,
    sampleCovariance(rows, assetCount),
    periodsPerYear,
  );
  return {
    sampleMeanAnnual: [...sampleMeanAnnual],
    stdErrorAnnual: [...standardErrorAnnual],
    target: targetAnnual,
    shrinkage,
    meanAnnual: [...meanAnnual],
  };
}

export const simulationGolden: Readonly<Record<string, GoldenOp>> = { 'mu.bayesStein': bayesStein };
