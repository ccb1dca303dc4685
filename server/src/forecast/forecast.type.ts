import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';

import type { PromotionReason } from '@convergence/shared/forecast/evaluation';
import type { ForecastModelName } from '@convergence/shared/forecast/forecast-model';
import type { RiskVerdict } from '@convergence/shared/forecast/quality';

import { connectionOf } from '../platform/graphql/connection.ts';
import {
  errorUnion,
  IdempotencyKeyReusedError,
  InvalidInputError,
  WrongStateError,
} from '../platform/graphql/errors.ts';
import type { UserError } from '../platform/graphql/errors.ts';
import { Node } from '../platform/graphql/node.type.ts';
import { stringEnum } from '../platform/graphql/permission.type.ts';
import { DateTime, Day, Krw } from '../platform/graphql/scalars.ts';

import type { ModelStatus, StatementKind, TrainingStatus } from './forecast.entity.ts';

export const ForecastModelNameEnum: { readonly [Name in ForecastModelName]: Name } = stringEnum(
  'ForecastModelName',
  'Ways to say what a return will be.',
  {
    EQUILIBRIUM: 'What an equal-weighted market has to earn to be held; the baseline of the others.',
    SHRUNKEN_MEAN: 'Sample means drawn to the mean of the minimum-variance portfolio (Bayes-Stein).',
    RIDGE: 'Ridge regression on momentum, reversal, volatility, beta and drawdown.',
  },
);

export const ForecastModelStatusEnum: { readonly [Name in ModelStatus]: Name } = stringEnum(
  'ForecastModelStatus',
  'States of a model version.',
  {
    CANDIDATE: 'Of the newest training, not in force.',
    PROMOTED: 'In force; one version of an organisation is.',
    RETIRED: 'Of an earlier training.',
  },
);

export const PromotionReasonEnum: { readonly [Name in PromotionReason]: Name } = stringEnum(
  'ForecastPromotionReason',
  'Why a model version was put in force, or not.',
  {
    BASELINE_STAYS: 'The baseline, because no other model is better beyond doubt.',
    BETTER_THAN_BASELINE: 'The interval of its difference to the baseline lies above 0.',
    OTHER_MODEL_BETTER: 'Another model is in force that is better beyond doubt.',
    NOT_BETTER: 'The interval of its difference to the baseline holds 0 or lies below.',
    TOO_FEW_PERIODS: 'The history has too few periods to say.',
  },
);

export const TrainingStatusEnum: { readonly [Name in TrainingStatus]: Name } = stringEnum(
  'ForecastTrainingStatus',
  'States of a training.',
  {
    QUEUED: 'Waits for a worker.',
    RUNNING: 'Goes on.',
    SUCCEEDED: 'Made a version of every model.',
    FAILED: 'Ended without a version; the one in force stays.',
  },
);

export const StatementKindEnum: { readonly [Name in StatementKind]: Name } = stringEnum(
  'ForecastStatementKind',
  'What made a statement.',
  { RUN: 'A run about its holdings.', RECOMMENDATION: 'A recommendation about its shares.' },
);

export const RiskVerdictEnum: { readonly [Name in RiskVerdict]: Name } = stringEnum(
  'ForecastRiskVerdict',
  'Whether risk was stated rightly.',
  {
    UNDERESTIMATED: 'Errors were larger than stated, beyond doubt.',
    OVERESTIMATED: 'Errors were smaller than stated, beyond doubt.',
    NOT_SHOWN: 'The interval holds 1: neither is shown.',
  },
);

@ObjectType({ description: 'A figure of a history with the interval that covers the true one.' })
export class ForecastInterval {
  @Field(() => Float, { description: 'The estimate, in the unit of the field.' })
  value!: number;

  @Field(() => Float, { nullable: true, description: 'Lower end; null where there are too few periods.' })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end; null where there are too few periods.' })
  high!: number | null;

  @Field(() => Float, { description: 'Probability with which the interval covers the true figure, 0 to 1.' })
  levelRatio!: number;
}

@ObjectType({ description: 'How a model did out of sample over some periods.' })
export class ForecastMetricsType {
  @Field(() => Int, { description: 'Periods, at least 1.' })
  periodCount!: number;

  @Field(() => ForecastInterval, {
    description:
      'Mean rank correlation of forecast and realised return across instruments, −1 to 1; blocks of periods.',
  })
  rankIc!: ForecastInterval;

  @Field(() => ForecastInterval, {
    description: 'Share of periods in which the half forecast best did better than the other, 0 to 1; Wilson.',
  })
  hitRatio!: ForecastInterval;

  @Field(() => ForecastInterval, {
    nullable: true,
    description:
      'Mean rank correlation less that of the baseline, period by period; null for the baseline, and where there are too few periods.',
  })
  differenceToBaseline!: ForecastInterval | null;

  @Field(() => ForecastInterval, {
    description: 'Mean share of returns inside the 80 % band, 0 to 1; blocks of periods.',
  })
  coverage80Ratio!: ForecastInterval;

  @Field(() => ForecastInterval, {
    description: 'Mean share of returns inside the 95 % band, 0 to 1; blocks of periods.',
  })
  coverage95Ratio!: ForecastInterval;
}

@ObjectType({ description: 'How a model did out of sample in one year.' })
export class ForecastYear {
  @Field(() => Int, { description: 'Calendar year in which the forecasts were made.' })
  year!: number;

  @Field(() => ForecastMetricsType, { description: 'Figures of the year.' })
  metrics!: ForecastMetricsType;
}

@ObjectType({ description: 'One forecast of the walk and what followed.' })
export class ForecastPeriod {
  @Field(() => Day, { description: 'Session at which the forecast was made; nothing later was known to it.' })
  asOfDate!: string;

  @Field(() => Day, { description: 'Session at which its horizon ended.' })
  endDate!: string;

  @Field(() => Int, { description: 'Instruments that were compared.' })
  instrumentCount!: number;

  @Field(() => Float, { description: 'Rank correlation of forecast and realised return, −1 to 1.' })
  rankIc!: number;

  @Field(() => Boolean, { description: 'Whether the half forecast best did better than the other.' })
  isHit!: boolean;

  @Field(() => Float, { description: 'Share of returns inside the 80 % band, 0 to 1.' })
  coverage80Ratio!: number;

  @Field(() => Float, { description: 'Share of returns inside the 95 % band, 0 to 1.' })
  coverage95Ratio!: number;
}
export const ForecastPeriodConnection = connectionOf('ForecastPeriod', () => ForecastPeriod, 'periods');

@ObjectType({ description: 'One number that a model estimated.' })
export class ForecastParameter {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Float, { description: 'Its value.' })
  value!: number;
}

@ObjectType('ForecastModelVersion', { implements: Node, description: 'What one training made of one model.' })
export class ForecastModelVersionType implements Node {
  id!: string;

  @Field(() => ForecastModelNameEnum, { description: 'The model.' })
  model!: ForecastModelName;

  @Field(() => String, { description: 'Version of its code; the same data give the same forecast under one version.' })
  version!: string;

  @Field(() => ForecastModelStatusEnum, { description: 'State.' })
  status!: ModelStatus;

  @Field(() => PromotionReasonEnum, { description: 'Why its training put it in force, or not.' })
  reason!: PromotionReason;

  @Field(() => DateTime, { description: 'When it was trained, UTC.' })
  trainedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Since when it was in force, UTC; null where it never was.' })
  promotedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a later training replaced it, UTC; null while none has.',
  })
  retiredAt!: Date | null;

  @Field(() => String, { description: 'SHA-256 of the prices that it was trained and judged on.' })
  dataSha256!: string;

  @Field(() => Day, { description: 'First session of these prices.' })
  dataFromDate!: string;

  @Field(() => Day, { description: 'Last session of these prices.' })
  dataToDate!: string;

  @Field(() => Int, { description: 'Instruments in these prices.' })
  instrumentCount!: number;

  @Field(() => Boolean, { description: 'Whether any of these prices is made up.' })
  isDataSimulated!: boolean;

  @Field(() => Int, { description: 'Sessions over which returns are forecast.' })
  horizonSessions!: number;

  @Field(() => Int, { description: 'Sessions between the newest date that is learnt from and the forecast.' })
  embargoSessions!: number;

  @Field(() => String, { description: 'SHA-256 of the stored model.' })
  artefactSha256!: string;

  @Field(() => [ForecastParameter], { description: 'What was estimated at the last session, by name.' })
  parameters!: ForecastParameter[];

  @Field(() => ForecastMetricsType, { description: 'Out of sample, over all periods.' })
  metrics!: ForecastMetricsType;

  @Field(() => [ForecastYear], { description: 'Out of sample, year by year, ascending.' })
  years!: ForecastYear[];
}
export const ForecastModelVersionConnection = connectionOf(
  'ForecastModelVersion',
  () => ForecastModelVersionType,
  'model versions',
);

@ObjectType('ForecastTraining', { implements: Node, description: 'One training of every model.' })
export class ForecastTrainingType implements Node {
  id!: string;

  @Field(() => TrainingStatusEnum, { description: 'State.' })
  status!: TrainingStatus;

  @Field(() => Float, { description: 'Share of the work that is done, 0 to 1.' })
  progressRatio!: number;

  @Field(() => String, { nullable: true, description: 'Why it failed, in words for people; null unless it did.' })
  failure!: string | null;

  @Field(() => DateTime, { description: 'When it was asked for, UTC.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it ended, UTC; null while it goes on.' })
  finishedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who asked for it; null where the schedule did.' })
  createdBy!: string | null;
}

@ObjectType({ description: 'Ends of a band of returns.' })
export class ReturnBandType {
  @Field(() => Float, { description: 'Lower end, a simple return over the horizon.' })
  lowRatio!: number;

  @Field(() => Float, { description: 'Upper end, a simple return over the horizon.' })
  highRatio!: number;
}

@ObjectType({ description: 'What is expected of one instrument over the horizon of the model.' })
export class InstrumentForecast {
  /** For the resolver, which looks the instrument up. */
  symbol!: string;

  @Field(() => Float, { description: 'Expected simple return over the horizon.' })
  expectedReturnRatio!: number;

  @Field(() => Float, { description: 'Standard error of the expectation, in the same unit.' })
  standardErrorRatio!: number;

  @Field(() => ReturnBandType, {
    description: 'Holds the return that will be realised with 80 % if the model is right.',
  })
  band80!: ReturnBandType;

  @Field(() => ReturnBandType, {
    description: 'Holds the return that will be realised with 95 % if the model is right.',
  })
  band95!: ReturnBandType;
}

@ObjectType({ description: 'Forecasts of the model in force.' })
export class CurrentForecast {
  @Field(() => ForecastModelVersionType, { description: 'The version in force.' })
  modelVersion!: ForecastModelVersionType;

  @Field(() => [InstrumentForecast], {
    description: 'One for each symbol that it has a forecast for, in the order asked.',
  })
  forecasts!: InstrumentForecast[];
}

@ObjectType({ description: 'What became of a statement. Null beside a figure that was not stated.' })
export class StatementScoreType {
  @Field(() => DateTime, { description: 'When it was scored, UTC.' })
  scoredAt!: Date;

  @Field(() => Float, { description: 'Simple return of the frozen holdings and their cash over the horizon.' })
  realisedReturnRatio!: number;

  @Field(() => Float, { description: 'Start value less realised value, in won.' })
  realisedLossKrw!: number;

  @Field(() => Boolean, { description: 'Whether gain or loss was expected rightly.' })
  isDirectionRight!: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Whether the loss passed VaR at 95 %.' })
  isBreach95!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the loss passed VaR at 99 %.' })
  isBreach99!: boolean | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Quantile loss of VaR at 95 % over the start value; smaller is better.',
  })
  pinball95Ratio!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Quantile loss of VaR at 99 % over the start value; smaller is better.',
  })
  pinball99Ratio!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the return fell into the 80 % band.' })
  isInside80!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the return fell into the 95 % band.' })
  isInside95!: boolean | null;

  @Field(() => Float, { nullable: true, description: 'Squared error of the probability of loss, 0 to 1.' })
  brierRatio!: number | null;

  @Field(() => [String], { description: 'Symbols without a trade on the due date, valued at their last price.' })
  staleSymbols!: string[];
}

@ObjectType('ForecastStatement', {
  implements: Node,
  description: 'What a run or a recommendation said about the future, as it was said.',
})
export class ForecastStatementType implements Node {
  id!: string;

  @Field(() => StatementKindEnum, { description: 'What made it.' })
  kind!: StatementKind;

  @Field(() => ID, { description: 'The run or recommendation.' })
  sourceId!: string;

  @Field(() => DateTime, { description: 'When it was kept, UTC.' })
  madeAt!: Date;

  @Field(() => Day, { description: 'Last session that it knew.' })
  asOfDate!: string;

  @Field(() => Day, {
    nullable: true,
    description: 'Session on which its horizon ends; null while the calendar of that year is not known.',
  })
  dueDate!: string | null;

  @Field(() => Int, { description: 'Sessions from one to the other.' })
  horizonSessions!: number;

  @Field(() => Boolean, { description: 'Whether its prices are made up.' })
  isDataSimulated!: boolean;

  @Field(() => Int, { description: 'Instruments held.' })
  holdingCount!: number;

  @Field(() => Krw, { description: 'Holdings and cash when it was made, in won.' })
  startValueKrw!: number;

  @Field(() => Float, { description: 'Expected simple return over the horizon.' })
  expectedReturnRatio!: number;

  @Field(() => Float, { nullable: true, description: 'Annual volatility; null where none was stated.' })
  volatilityRatio!: number | null;

  @Field(() => Float, { nullable: true, description: 'VaR at 95 % in won; null where none was stated.' })
  valueAtRisk95Krw!: number | null;

  @Field(() => Float, { nullable: true, description: 'VaR at 99 % in won; null where none was stated.' })
  valueAtRisk99Krw!: number | null;

  @Field(() => Float, { nullable: true, description: 'CVaR at 95 % in won; null where none was stated.' })
  conditionalValueAtRisk95Krw!: number | null;

  @Field(() => ReturnBandType, { nullable: true, description: 'Band of 80 %; null where none was stated.' })
  band80!: ReturnBandType | null;

  @Field(() => ReturnBandType, { nullable: true, description: 'Band of 95 %; null where none was stated.' })
  band95!: ReturnBandType | null;

  @Field(() => Float, { nullable: true, description: 'Probability of a loss, 0 to 1; null where none was stated.' })
  lossProbabilityRatio!: number | null;

  @Field(() => StatementScoreType, {
    nullable: true,
    description: 'What became of it; null until it is due and scored.',
  })
  score!: StatementScoreType | null;
}
export const ForecastStatementConnection = connectionOf('ForecastStatement', () => ForecastStatementType, 'statements');

@InputType({ description: 'Conditions on statements; all given ones must hold.' })
export class ForecastStatementFilter {
  @Field(() => Boolean, { nullable: true, description: 'Only scored ones, or only open ones. Null: both.' })
  isScored?: boolean | null;

  @Field(() => StatementKindEnum, { nullable: true, description: 'Only of that kind. Null: of both.' })
  kind?: StatementKind | null;
}

@ObjectType({ description: 'How often losses passed VaR.' })
export class BreachRateType {
  @Field(() => Float, { description: 'Rate that was stated, 0 to 1.' })
  statedRatio!: number;

  @Field(() => Int, { description: 'Losses beyond VaR.' })
  breachCount!: number;

  @Field(() => Int, { description: 'Statements with a VaR.' })
  statementCount!: number;

  @Field(() => ForecastInterval, { description: 'Rate seen, 0 to 1; exact binomial interval.' })
  rate!: ForecastInterval;

  @Field(() => Float, { description: 'p-value of Kupiec’s test, 0 to 1; small: the rate does not fit.' })
  kupiecPValue!: number;

  @Field(() => Float, { description: 'Probability that the test finds a rate twice as high as stated, 0 to 1.' })
  kupiecPowerRatio!: number;
}

@ObjectType({ description: 'Whether risk was over- or understated.' })
export class RiskEstimationType {
  @Field(() => ForecastInterval, { description: 'Size of errors over what was stated; above 1 risk was understated.' })
  ratio!: ForecastInterval;

  @Field(() => RiskVerdictEnum, { description: 'What the interval says.' })
  verdict!: RiskVerdict;
}

@ObjectType({
  description:
    'Quality of scored statements. Statements about the same days share their luck: every interval is the least doubt there is.',
})
export class QualityFiguresType {
  @Field(() => Int, { description: 'Statements scored.' })
  scoredCount!: number;

  @Field(() => ForecastInterval, {
    nullable: true,
    description: 'Share whose direction was right; exact binomial. Null for none.',
  })
  hitRatio!: ForecastInterval | null;

  @Field(() => BreachRateType, {
    nullable: true,
    description: 'Losses beyond VaR at 95 %; null where none was stated.',
  })
  breach95!: BreachRateType | null;

  @Field(() => BreachRateType, {
    nullable: true,
    description: 'Losses beyond VaR at 99 %; null where none was stated.',
  })
  breach99!: BreachRateType | null;

  @Field(() => ForecastInterval, {
    nullable: true,
    description: 'Share inside the 80 % band; null where none was stated.',
  })
  coverage80Ratio!: ForecastInterval | null;

  @Field(() => ForecastInterval, {
    nullable: true,
    description: 'Share inside the 95 % band; null where none was stated.',
  })
  coverage95Ratio!: ForecastInterval | null;

  @Field(() => RiskEstimationType, { nullable: true, description: 'Null where no volatility was stated.' })
  riskEstimation!: RiskEstimationType | null;

  @Field(() => Float, { nullable: true, description: 'Mean quantile loss of VaR at 95 %; null where none was stated.' })
  pinball95Ratio!: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean quantile loss of VaR at 99 %; null where none was stated.' })
  pinball99Ratio!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Mean squared error of the probability of loss; null where none was stated.',
  })
  brierRatio!: number | null;
}

@ObjectType('ForecastQualityWeek', { description: 'Quality of the engine’s statements in one week.' })
export class ForecastQualityWeekType {
  @Field(() => Day, { description: 'Monday of the week.' })
  weekStartDate!: string;

  @Field(() => QualityFiguresType, { description: 'Statements due in the week.' })
  week!: QualityFiguresType;

  @Field(() => QualityFiguresType, { description: 'Statements due in the 52 weeks that end with it.' })
  year!: QualityFiguresType;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of valid answers of the language model in the week, 0 to 1; null where it was not asked.',
  })
  validAnswerRatio!: number | null;

  @Field(() => DateTime, { description: 'When it was computed, UTC.' })
  updatedAt!: Date;
}
export const ForecastQualityWeekConnection = connectionOf(
  'ForecastQualityWeek',
  () => ForecastQualityWeekType,
  'weeks',
);

@ObjectType({ description: 'Where forecasting stands.' })
export class ForecastSummary {
  @Field(() => ForecastModelVersionType, {
    nullable: true,
    description: 'The version in force; null before the first training.',
  })
  promoted!: ForecastModelVersionType | null;

  @Field(() => ForecastTrainingType, { nullable: true, description: 'The newest training; null before the first.' })
  latestTraining!: ForecastTrainingType | null;

  @Field(() => Int, { description: 'Statements that are not due yet.' })
  openStatementCount!: number;

  @Field(() => Int, { description: 'Statements that were scored.' })
  scoredStatementCount!: number;

  @Field(() => Day, { nullable: true, description: 'When the next statement is due; null where none is open.' })
  nextDueDate!: string | null;
}

@ObjectType({ description: 'What a recommendation has to do with the forecasting models.' })
export class RecommendationForecast {
  @Field(() => ForecastModelVersionType, {
    nullable: true,
    description: 'The version that was in force when the recommendation was asked for; null before the first training.',
  })
  modelVersion!: ForecastModelVersionType | null;

  @Field(() => Boolean, {
    description:
      'Whether its expected returns entered the choice of shares. Shares are chosen by CVaR alone today: false.',
  })
  isUsedInChoice!: boolean;

  @Field(() => String, {
    description: 'Where the expected returns of the recommendation come from, in words for people.',
  })
  expectedReturnSource!: string;
}

@InputType({ description: 'Input of forecastTrain.' })
export class ForecastTrainInput {
  @Field(() => String, {
    description: 'Random key of this attempt, 16 to 64 characters; a repeat with the same key starts nothing new.',
  })
  idempotencyKey!: string;
}

export const ForecastTrainError = errorUnion('ForecastTrain', [
  InvalidInputError,
  WrongStateError,
  IdempotencyKeyReusedError,
] as const);

@ObjectType({ description: 'Result of forecastTrain.' })
export class ForecastTrainPayload {
  @Field(() => ForecastTrainingType, {
    nullable: true,
    description: 'The queued training; null where errors is not empty.',
  })
  training?: ForecastTrainingType | null;

  @Field(() => [ForecastTrainError], { description: 'Why nothing was started; empty on success.' })
  errors!: UserError[];
}
