import type {
  RecommendationEvidence as Evidence,
  StrategyEvidence as Strategy,
  WalkedRecord as Walked,
  WeightStability as Stability,
} from '@convergence/shared/simulation/recommendation-evidence';
import type { Estimate } from '@convergence/shared/simulation/run-result';

import { intervalView } from '../simulation/run-view.ts';
import type { Interval } from '../simulation/simulation.type.ts';

import type {
  RecommendationEvidence,
  StrategyEvidence,
  WalkedRecord,
  WeightStability,
} from './recommendation-evidence.type.ts';

export function evidenceView({ strategy, noStrategyReason, stability }: Evidence): RecommendationEvidence {
  return {
    strategy: strategy && strategyView(strategy),
    noStrategyReason,
    stability: stability && stabilityView(stability),
  };
}

function strategyView({
  timeline,
  deflatedSharpe,
  overfitting,
  maximumWeight,
  market,
  cash,
  ...rest
}: Strategy): StrategyEvidence {
  return {
    ...rest,
    maximumWeightRatio: maximumWeight,
    timeline: timeline.map(({ date, strategy, equalWeight, market: marketRatio = null }) => ({
      date,
      strategyRatio: strategy,
      equalWeightRatio: equalWeight,
      marketRatio,
    })),
    strategy: recordView(rest.strategy),
    equalWeight: recordView(rest.equalWeight),
    market: market ? recordView(market.record) : null,
    marketBenchmark: market?.benchmark ?? null,
    cash: cash ? recordView(cash) : null,
    impactConstant: rest.impactConstant ?? null,
    sharpeDifference: known(rest.sharpeDifference),
    probabilities: rest.probabilities.map(({ benchmark, sharpeAnnual, probability }) => ({
      benchmark,
      sharpeAnnual,
      probabilityRatio: probability,
    })),
    deflatedSharpeRatio: deflatedSharpe.probability,
    luckySharpeAnnual: deflatedSharpe.expectedMaximum,
    trialCount: deflatedSharpe.trialCount,
    overfittingRatio: overfitting?.probability ?? null,
    configurationCount: overfitting?.configurationCount ?? 1,
  };
}

function recordView({
  turnoverAnnual,
  costKrw,
  marketCostKrw = null,
  cappedOrderCount = null,
  ...figures
}: Walked): WalkedRecord {
  return {
    meanReturnAnnual: known(figures.meanReturnAnnual),
    volatilityAnnual: known(figures.volatilityAnnual),
    sharpeAnnual: known(figures.sharpeAnnual),
    conditionalValueAtRisk95: known(figures.conditionalValueAtRisk95),
    maximumDrawdown: known(figures.maximumDrawdown),
    turnoverAnnualRatio: turnoverAnnual,
    costKrw,
    marketCostKrw,
    cappedOrderCount,
  };
}

function known(estimate: Estimate | null): Interval | null {
  return estimate && intervalView(estimate);
}

function stabilityView(stability: Stability): WeightStability {
  return {
    resampleCount: stability.resampleCount,
    scenarioCount: stability.scenarioCount,
    weights: stability.weights.map(({ symbol, planned, optimal, low, high, average }) => ({
      symbol,
      plannedRatio: planned,
      optimalRatio: optimal,
      lowRatio: low,
      highRatio: high,
      averageRatio: average,
    })),
    objectiveInSampleRatio: stability.objectiveInSample,
    objectiveOutOfSampleRatio: stability.objectiveOutOfSample,
    objectiveOfOptimumRatio: stability.objectiveOfOptimum,
    objectiveOfAverageRatio: stability.objectiveOfAverage,
    distanceToEqualWeightRatio: stability.distanceToEqualWeight,
    averageDistanceToEqualWeightRatio: stability.averageDistanceToEqualWeight,
  };
}
