import { defineEntity, p } from '@mikro-orm/core';

import type { ForecastMetrics, PromotionReason, YearMetrics } from '@convergence/shared/forecast/evaluation';
import { forecastModelNames } from '@convergence/shared/forecast/forecast-model';
import type { QualityFigures } from '@convergence/shared/forecast/quality';
import type { StatedFigures, StatementScore } from '@convergence/shared/forecast/statement-score';
import type { PeriodScore, WalkForwardSettings } from '@convergence/shared/forecast/walk-forward';

import { Organisation } from '../platform/db/organisation.entity.ts';
import { Recommendation } from '../recommendation/recommendation.entity.ts';
import { SimulationRun } from '../simulation/simulation.entity.ts';

export const trainingStatuses = ['QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED'] as const;
export type TrainingStatus = (typeof trainingStatuses)[number];

const ForecastTrainingSchema = defineEntity({
  name: 'ForecastTraining',
  indexes: [{ properties: ['organisation', 'createdAt'] }, { properties: ['status'] }],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    status: p.enum(trainingStatuses),
    progressRatio: p.double().$type<number>(),
    attemptCount: p.integer().default(0),
    /** Error code, or INTERNAL; null unless it failed. */
    failure: p.string().length(40).nullable(),
    createdAt: p.datetime(3),
    createdBy: p.string().length(100).nullable(),
    finishedAt: p.datetime(3).nullable(),
  },
});

/** One training of every model on what was ingested by then. */
export class ForecastTraining extends ForecastTrainingSchema.class {}
ForecastTrainingSchema.setClass(ForecastTraining);

export const modelStatuses = ['CANDIDATE', 'PROMOTED', 'RETIRED'] as const;
export type ModelStatus = (typeof modelStatuses)[number];

/** One period of a walk as one model sees it. */
export interface ModelPeriod extends PeriodScore {
  readonly asOfDate: string;
  readonly endDate: string;
  readonly instrumentCount: number;
}

const ForecastModelVersionSchema = defineEntity({
  name: 'ForecastModelVersion',
  indexes: [{ properties: ['organisation', 'trainedAt'] }, { properties: ['organisation', 'status'] }],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    training: () => p.manyToOne(ForecastTraining).ref(),
    model: p.enum(forecastModelNames),
    version: p.string().length(20),
    status: p.enum(modelStatuses),
    reason: p.string().length(30).$type<PromotionReason>(),
    trainedAt: p.datetime(3),
    promotedAt: p.datetime(3).nullable(),
    retiredAt: p.datetime(3).nullable(),
    /** SHA-256 of every price that it was trained and judged on. */
    dataSha256: p.string().length(64),
    dataFromDate: p.string().length(10),
    dataToDate: p.string().length(10),
    instrumentCount: p.integer(),
    isDataSimulated: p.boolean(),
    settings: p.json<WalkForwardSettings>(),
    parameters: p.json<Readonly<Record<string, number>>>(),
    metrics: p.json<ForecastMetrics>(),
    years: p.json<readonly YearMetrics[]>(),
    periods: p.json<readonly ModelPeriod[]>(),
    /** Key in the bucket `models`. */
    artefactKey: p.string().length(80),
    artefactSha256: p.string().length(64),
  },
});

/** What one training made of one model. One version an organisation is PROMOTED: the one in force. */
export class ForecastModelVersion extends ForecastModelVersionSchema.class {}
ForecastModelVersionSchema.setClass(ForecastModelVersion);

export const statementKinds = ['RUN', 'RECOMMENDATION'] as const;
export type StatementKind = (typeof statementKinds)[number];

/** Holdings as they were when the statement was made; they are not traded until it is due. */
export interface StatedHolding {
  readonly symbol: string;
  readonly shares: number;
  readonly priceKrw: number;
}

const ForecastStatementSchema = defineEntity({
  name: 'ForecastStatement',
  indexes: [{ properties: ['organisation', 'madeAt'] }, { properties: ['scoredAt', 'dueDate'] }],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    kind: p.enum(statementKinds),
    /** Public id of the run or recommendation: one statement each. */
    sourceId: p.string().length(30).unique(),
    run: () => p.manyToOne(SimulationRun).ref(),
    recommendation: () => p.manyToOne(Recommendation).ref().nullable(),
    /** The version that was in force when its source was made; null before the first training. */
    modelVersion: () => p.manyToOne(ForecastModelVersion).ref().nullable(),
    madeAt: p.datetime(3),
    asOfDate: p.string().length(10),
    /** Null while the calendar of that year is not known. */
    dueDate: p.string().length(10).nullable(),
    isDataSimulated: p.boolean(),
    holdings: p.json<readonly StatedHolding[]>(),
    cashKrw: p.bigint('number').$type<number>(),
    stated: p.json<StatedFigures>(),
    scoredAt: p.datetime(3).nullable(),
    score: p.json<StatementScore>().nullable(),
    /** Holdings without a trade on the due date, valued at their last price; null until scored. */
    staleSymbols: p.json<readonly string[]>().nullable(),
  },
});

/** What a run or a recommendation said about the future, kept as it was said, and what became of it. */
export class ForecastStatement extends ForecastStatementSchema.class {}
ForecastStatementSchema.setClass(ForecastStatement);

const QualityWeekSchema = defineEntity({
  name: 'QualityWeek',
  uniques: [{ properties: ['organisation', 'weekStartDate'] }],
  properties: {
    id: p.integer().primary(),
    organisation: () => p.manyToOne(Organisation).ref(),
    /** A Monday. */
    weekStartDate: p.string().length(10),
    /** Of the statements that were due in the week. */
    figures: p.json<QualityFigures>(),
    /** Of those due in the 52 weeks that end with it. */
    yearFigures: p.json<QualityFigures>(),
    /** Valid answers of the language model over all of the week, 0 to 1; null where nobody asked it. */
    validAnswerRatio: p.double().$type<number>().nullable(),
    updatedAt: p.datetime(3),
  },
});

/** How good the engine's statements of one week were. Derived: it can be computed again from the scores. */
export class QualityWeek extends QualityWeekSchema.class {}
QualityWeekSchema.setClass(QualityWeek);

export const forecastEntities = [ForecastTraining, ForecastModelVersion, ForecastStatement, QualityWeek] as const;
