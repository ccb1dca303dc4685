import type { GoldenOp } from '../golden-op.ts';
import { momentsOf, sampleDeviation } from '../stats/moments.ts';

import { entropicValueAtRisk } from './entropic-risk.ts';
import { scoreBandNames, scoreComponents, type ScoreComponent } from './score.ts';
import {
  cvarStandardError,
  sortLosses,
  tailRiskOfSorted,
  varInterval,
  varRankInterval,
  weightedTailRisk,
} from './tail-risk.ts';

interface EmpiricalInput {
  readonly losses: readonly number[];
  readonly alphas: readonly number[];
  readonly ciLevel: number;
}

function empirical({ losses, alphas, ciLevel }: EmpiricalInput): object {
  const sample = Float64Array.from(losses);
  const sorted = sortLosses(sample);
  const moments = momentsOf(sample);
  const tails = alphas.map((alpha) => tailRiskOfSorted(sorted, alpha));
  return {
    mean: moments.mean,
    sd: sampleDeviation(moments),
    var: tails.map((tail) => tail.valueAtRisk),
    cvar: tails.map((tail) => tail.conditionalValueAtRisk),
    cvarStdError: alphas.map((alpha) => cvarStandardError(sorted, alpha)),
    varCiRanks: alphas.map((alpha) => {
      const ranks = varRankInterval(sorted.length, alpha, ciLevel);
      return [ranks.lowerRank, ranks.upperRank];
    }),
    varCi: alphas.map((alpha) => {
      const interval = varInterval(sorted, alpha, ciLevel);
      return [interval.lower, interval.upper];
    }),
    evar: alphas.map((alpha) => entropicValueAtRisk(sample, alpha)),
    worst: sorted.at(-1),
  };
}

interface WeightedInput {
  readonly losses: readonly number[];
  readonly weights: readonly number[];
  readonly alpha: number;
}

function empiricalWeighted({ losses, weights, alpha }: WeightedInput): object {
  const tail = weightedTailRisk(Float64Array.from(losses), Float64Array.from(weights), alpha);
  return { var: tail.valueAtRisk, cvar: tail.conditionalValueAtRisk };
}

function score({ components }: { readonly components: readonly ScoreComponent[] }): object {
  const result = scoreComponents(components);
  return {
    parts: result.parts.map((part) => part.score),
    score: result.score,
    rounded: result.rounded,
    band: result.band,
    bandName: scoreBandNames[result.band],
    breaches: result.breaches,
    shares: result.parts.map((part) => part.share),
  };
}

export const riskGolden: Readonly<Record<string, GoldenOp>> = {
  'risk.empirical': empirical,
  'risk.empiricalWeighted': empiricalWeighted,
  'score.compute': score,
};
