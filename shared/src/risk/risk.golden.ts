import type { GoldenOp } from '../golden-op.ts';
import { fromRows } from '../stats/linear-algebra.ts';
import { momentsOf, sampleDeviation } from '../stats/moments.ts';

import { attributeCvar, attributeReturn, attributeVolatility } from './attribution.ts';
import { drawdownOf } from './drawdown.ts';
import { entropicValueAtRisk } from './entropic-risk.ts';
import { importanceTailRisk, tiltCompoundPoissonGamma, tiltedNormalTail } from './importance-sampling.ts';
import { deflatedSharpe, ratiosOf } from './ratios.ts';
import { scoreBandNames, scoreComponents, type ScoreComponent } from './score.ts';
import {
  cvarStandardError,
  sortLosses,
  tailRiskOfSorted,
  varInterval,
  varRankInterval,
  weightedTailRisk,
} from './tail-risk.ts';
import {
  acerbiSzekelyZ2,
  christoffersenTest,
  kupiecRegion,
  kupiecTest,
  trafficLight,
  trafficLightTable,
} from './var-backtests.ts';

type Rows = readonly (readonly number[])[];

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

function drawdown({ values, alpha }: { readonly values: readonly number[]; readonly alpha: number }): object {
  const result = drawdownOf(values, alpha);
  return {
    drawdown: [...result.drawdown],
    maxDrawdown: result.maximum,
    averageDrawdown: result.average,
    ulcer: result.ulcer,
    dar: result.atRisk,
    cdar: result.conditionalAtRisk,
    peakIndex: result.peakIndex,
    troughIndex: result.troughIndex,
    maxDuration: result.longestRun,
  };
}

interface RatiosInput {
  readonly returns: readonly number[];
  readonly riskFreePerPeriod: number;
  readonly periodsPerYear: number;
  readonly minAcceptable: number;
  readonly omegaThreshold: number;
  readonly benchmarkSharpe: number;
}

function ratios({ returns, minAcceptable, ...options }: RatiosInput): object {
  const result = ratiosOf(returns, { ...options, minimumAcceptable: minAcceptable });
  return {
    ...result,
    sharpeStdError: result.sharpeStandardError,
    sharpeAnnualCi: result.sharpeAnnualInterval,
    maxDrawdown: result.maximumDrawdown,
    minTrackRecordLength: result.minimumTrackRecordLength,
  };
}

interface DeflatedInput {
  readonly sharpe: number;
  readonly T: number;
  readonly skewness: number;
  readonly kurtosis: number;
  readonly trials: number;
  readonly trialsVariance: number;
}

function deflated({ T, trials, trialsVariance, ...shape }: DeflatedInput): object {
  const result = deflatedSharpe({ ...shape, count: T }, trials, trialsVariance);
  return { expectedMaxSharpe: result.expectedMaximum, deflatedSharpe: result.probability };
}

function eulerVolatility({ weights, cov }: { readonly weights: readonly number[]; readonly cov: Rows }): object {
  const { total, marginal, contribution, share } = attributeVolatility(weights, fromRows(cov));
  return { volatility: total, marginal: [...marginal], contribution: [...contribution], share: [...share] };
}

interface EulerCvarInput {
  readonly weights: readonly number[];
  readonly returns: Rows;
  readonly alpha: number;
}

function eulerCvar({ weights, returns, alpha }: EulerCvarInput): object {
  const { total, contribution, share } = attributeCvar(weights, fromRows(returns), alpha);
  return { cvar: total, contribution: [...contribution], share: [...share] };
}

interface BrinsonInput {
  readonly portfolioWeights: readonly number[];
  readonly benchmarkWeights: readonly number[];
  readonly portfolioReturns: readonly number[];
  readonly benchmarkReturns: readonly number[];
}

function brinsonFachler(input: BrinsonInput): object {
  const result = attributeReturn(
    input.portfolioWeights,
    input.benchmarkWeights,
    input.portfolioReturns,
    input.benchmarkReturns,
  );
  return {
    allocation: [...result.allocation],
    selection: [...result.selection],
    interaction: [...result.interaction],
    active: result.active,
  };
}

interface ExceptionsInput {
  readonly T: number;
  readonly exceptions: number;
  readonly p: number;
}

function kupiec({ T, exceptions, p }: ExceptionsInput): object {
  const { statistic, pValue } = kupiecTest(T, exceptions, p);
  return { lr: statistic, pValue };
}

function region({ T, p, level }: { readonly T: number; readonly p: number; readonly level: number }): object {
  const { least, most } = kupiecRegion(T, p, level);
  return { minAccepted: least, maxAccepted: most };
}

function christoffersen({ hits, p }: { readonly hits: readonly number[]; readonly p: number }): object {
  const test = christoffersenTest(hits, p);
  return {
    n00: test.n00,
    n01: test.n01,
    n10: test.n10,
    n11: test.n11,
    lrInd: test.independence.statistic,
    pInd: test.independence.pValue,
    lrUc: test.coverage.statistic,
    pUc: test.coverage.pValue,
    lrCc: test.conditionalCoverage.statistic,
    pCc: test.conditionalCoverage.pValue,
  };
}

function lightTable({ T, p }: { readonly T: number; readonly p: number }): object {
  const rows = trafficLightTable(T, p);
  return {
    cumulativePercent: rows.map((row) => 100 * row.cumulative),
    zone: rows.map((row) => row.zone),
    plusFactor: rows.map((row) => row.plusFactor),
  };
}

interface ShortfallInput {
  readonly pnl: readonly number[];
  readonly var: readonly number[];
  readonly es: readonly number[];
  readonly alpha: number;
}

function importance({ losses, weights, alpha }: WeightedInput): object {
  const tail = importanceTailRisk(Float64Array.from(losses), Float64Array.from(weights), alpha);
  return { var: tail.valueAtRisk, cvar: tail.conditionalValueAtRisk, cvarStdError: tail.standardError };
}

interface NormalTailInput {
  readonly threshold: number;
  readonly theta: number;
  readonly z: readonly number[];
}

function normalTail({ threshold, theta, z }: NormalTailInput): object {
  const { weights, standardError, ...rest } = tiltedNormalTail(threshold, theta, z);
  return { ...rest, weights: [...weights], stdError: standardError };
}

interface TiltInput {
  readonly lambda: number;
  readonly shape: number;
  readonly scale: number;
  readonly target: number;
}

function tilt({ lambda, shape, scale, target }: TiltInput): object {
  const tilted = tiltCompoundPoissonGamma(lambda, shape, scale, target);
  return {
    theta: tilted.theta,
    tiltedLambda: tilted.lambda,
    tiltedScale: tilted.scale,
    cgf: tilted.cumulantGenerating,
  };
}

export const riskGolden: Readonly<Record<string, GoldenOp>> = {
  'risk.empirical': empirical,
  'risk.empiricalWeighted': empiricalWeighted,
  'risk.drawdown': drawdown,
  'risk.ratios': ratios,
  'risk.deflatedSharpe': deflated,
  'score.compute': score,
  'attr.eulerVolatility': eulerVolatility,
  'attr.eulerCvar': eulerCvar,
  'attr.brinsonFachler': brinsonFachler,
  'bt.kupiec': kupiec,
  'bt.kupiecRegion': region,
  'bt.christoffersen': christoffersen,
  'bt.trafficLight': ({ T, exceptions, p }: ExceptionsInput) => trafficLight(T, exceptions, p),
  'bt.trafficLightTable': lightTable,
  'bt.acerbiSzekelyZ2': (input: ShortfallInput) => acerbiSzekelyZ2(input.pnl, input.var, input.es, input.alpha),
  'vr.isVarCvar': importance,
  'vr.isNormalTail': normalTail,
  'vr.tiltCompoundPoissonGamma': tilt,
};
