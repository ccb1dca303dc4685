import type { ForecastMetrics } from '@convergence/shared/forecast/evaluation';
import type { BreachRate, QualityFigures } from '@convergence/shared/forecast/quality';
import type { IntervalEstimate } from '@convergence/shared/stats/intervals';

import type { Language } from '../platform/graphql/permission.ts';
import { failureText } from '../simulation/run-view.ts';

import type {
  ForecastModelVersion,
  ForecastStatement,
  ForecastTraining,
  ModelPeriod,
  QualityWeek,
} from './forecast.entity.ts';
import type {
  BreachRateType,
  ForecastInterval,
  ForecastMetricsType,
  ForecastModelVersionType,
  ForecastPeriod,
  ForecastQualityWeekType,
  ForecastStatementType,
  ForecastTrainingType,
  QualityFiguresType,
  ReturnBandType,
} from './forecast.type.ts';

/** A version as clients see it, with its row for the periods. */
export type ModelVersionView = ForecastModelVersionType & { readonly row: ForecastModelVersion };
/** A statement as clients see it, with its row for the model. */
export type StatementView = ForecastStatementType & { readonly row: ForecastStatement };

export function modelVersionView(row: ForecastModelVersion): ModelVersionView {
  return {
    id: row.publicId,
    model: row.model,
    version: row.version,
    status: row.status,
    reason: row.reason,
    trainedAt: row.trainedAt,
    promotedAt: row.promotedAt ?? null,
    retiredAt: row.retiredAt ?? null,
    dataSha256: row.dataSha256,
    dataFromDate: row.dataFromDate,
    dataToDate: row.dataToDate,
    instrumentCount: row.instrumentCount,
    isDataSimulated: row.isDataSimulated,
    horizonSessions: row.settings.horizonSessions,
    embargoSessions: row.settings.embargoSessions,
    artefactSha256: row.artefactSha256,
    parameters: Object.entries(row.parameters).map(([name, value]) => ({ name, value })),
    metrics: metricsView(row.metrics),
    years: row.years.map(({ year, ...metrics }) => ({ year: Number(year), metrics: metricsView(metrics) })),
    row,
  };
}

export function trainingView(row: ForecastTraining, language: Language): ForecastTrainingType {
  return {
    id: row.publicId,
    status: row.status,
    progressRatio: row.progressRatio,
    failure: failureText(row.failure, language),
    createdAt: row.createdAt,
    finishedAt: row.finishedAt ?? null,
    createdBy: row.createdBy ?? null,
  };
}

export function periodView({ coverage80, coverage95, ...period }: ModelPeriod): ForecastPeriod {
  return { ...period, coverage80Ratio: coverage80, coverage95Ratio: coverage95 };
}

export function statementView(row: ForecastStatement): StatementView {
  const { stated, score } = row;
  return {
    id: row.publicId,
    kind: row.kind,
    sourceId: row.sourceId,
    madeAt: row.madeAt,
    asOfDate: row.asOfDate,
    dueDate: row.dueDate ?? null,
    horizonSessions: stated.horizonSessions,
    isDataSimulated: row.isDataSimulated,
    holdingCount: row.holdings.length,
    startValueKrw: stated.startValueKrw,
    expectedReturnRatio: stated.expectedReturn,
    volatilityRatio: stated.volatility,
    valueAtRisk95Krw: stated.valueAtRisk95Krw,
    valueAtRisk99Krw: stated.valueAtRisk99Krw,
    conditionalValueAtRisk95Krw: stated.conditionalValueAtRisk95Krw,
    band80: stated.band80 && bandView(stated.band80),
    band95: stated.band95 && bandView(stated.band95),
    lossProbabilityRatio: stated.lossProbability,
    score:
      score && row.scoredAt
        ? {
            scoredAt: row.scoredAt,
            realisedReturnRatio: score.realisedReturn,
            realisedLossKrw: score.realisedLossKrw,
            isDirectionRight: score.isDirectionRight,
            isBreach95: score.isBreach95,
            isBreach99: score.isBreach99,
            pinball95Ratio: score.pinball95,
            pinball99Ratio: score.pinball99,
            isInside80: score.isInside80,
            isInside95: score.isInside95,
            brierRatio: score.brier,
            staleSymbols: [...(row.staleSymbols ?? [])],
          }
        : null,
    row,
  };
}

export function qualityWeekView(row: QualityWeek): ForecastQualityWeekType {
  return {
    weekStartDate: row.weekStartDate,
    week: figuresView(row.figures),
    year: figuresView(row.yearFigures),
    validAnswerRatio: row.validAnswerRatio ?? null,
    updatedAt: row.updatedAt,
  };
}

export function bandView({ low, high }: { readonly low: number; readonly high: number }): ReturnBandType {
  return { lowRatio: low, highRatio: high };
}

function figuresView(figures: QualityFigures): QualityFiguresType {
  const { riskEstimation } = figures;
  return {
    scoredCount: figures.scoredCount,
    hitRatio: figures.hitRate && intervalOf(figures.hitRate),
    breach95: figures.breach95 && breachView(figures.breach95),
    breach99: figures.breach99 && breachView(figures.breach99),
    coverage80Ratio: figures.coverage80 && intervalOf(figures.coverage80),
    coverage95Ratio: figures.coverage95 && intervalOf(figures.coverage95),
    riskEstimation: riskEstimation && { ratio: intervalOf(riskEstimation.ratio), verdict: riskEstimation.verdict },
    pinball95Ratio: figures.meanPinball95,
    pinball99Ratio: figures.meanPinball99,
    brierRatio: figures.meanBrier,
  };
}

function breachView({ statedRate, rate, kupiecPower, ...breach }: BreachRate): BreachRateType {
  return { ...breach, statedRatio: statedRate, rate: intervalOf(rate), kupiecPowerRatio: kupiecPower };
}

function metricsView(metrics: ForecastMetrics): ForecastMetricsType {
  return {
    periodCount: metrics.periodCount,
    rankIc: metrics.rankIc ? intervalOf(metrics.rankIc) : bare(metrics.meanRankIc),
    hitRatio: intervalOf(metrics.hitRate),
    differenceToBaseline: metrics.differenceToBaseline && intervalOf(metrics.differenceToBaseline),
    coverage80Ratio: metrics.coverage80 ? intervalOf(metrics.coverage80) : bare(metrics.meanCoverage80),
    coverage95Ratio: metrics.coverage95 ? intervalOf(metrics.coverage95) : bare(metrics.meanCoverage95),
  };
}

function intervalOf({ estimate, lower, upper, level }: IntervalEstimate): ForecastInterval {
  return { value: estimate, low: lower, high: upper, levelRatio: level };
}

/** A mean of so few periods that it has no interval. */
function bare(value: number): ForecastInterval {
  return { value, low: null, high: null, levelRatio: 0.95 };
}
