import type { ScorePartId } from '@convergence/shared/simulation/run-result';
import { Field, Float, Int, ObjectType } from 'type-graphql';

import { stringEnum } from '../platform/graphql/permission.type.ts';
import { Krw } from '../platform/graphql/scalars.ts';
import { HistogramBin, Interval } from '../simulation/simulation.type.ts';

import type { RiskBand } from './risk-bands.ts';
import {
  CommonRegimeReportType,
  ForcedSalesReportType,
  ModelBacktestType,
  ModelReportType,
  ParameterUncertaintyReport,
  SamplingReportType,
  StressReportType,
} from './run-model.type.ts';

export type RiskScope = 'JOINT' | 'HOLDINGS' | 'THREAT_HORIZON' | 'THREAT_YEAR';
export const RiskScopeEnum: { readonly [Name in RiskScope]: Name } = stringEnum(
  'RiskScope',
  'What a figure measures.',
  {
    JOINT: 'Holdings and threats together, over the investment horizon.',
    HOLDINGS: 'Holdings and cash alone, over the investment horizon.',
    THREAT_HORIZON: 'Losses from threats within the investment horizon.',
    THREAT_YEAR: 'Losses from threats in a year of 365 days.',
  },
);

export type RiskUnit = 'KRW' | 'RATIO' | 'SCORE' | 'DAYS' | 'COUNT';
export const RiskUnitEnum: { readonly [Name in RiskUnit]: Name } = stringEnum('RiskUnit', 'Units of figures.', {
  KRW: 'Won.',
  RATIO: 'A plain number, such as a return or a probability.',
  SCORE: 'Points of the risk score, 0 to 100.',
  DAYS: 'Sessions.',
  COUNT: 'A number of things.',
});

export const RiskBandEnum: { readonly [Name in RiskBand]: Name } = stringEnum(
  'RiskBand',
  'Bands of the risk score (위험 점수 구간); not the levels of the national crisis alert.',
  {
    NORMAL: '정상: 0 to below 20.',
    ATTENTION: '관심: 20 to below 40.',
    CAUTION: '주의: 40 to below 60.',
    ALERT: '경계: 60 to below 80.',
    SEVERE: '심각: 80 to 100.',
  },
);

export const RiskMetricKeyEnum = stringEnum('RiskMetricKey', 'Measures of risk and return.', {
  MEAN_RETURN: 'Mean simple return over the horizon, on the start value of holdings and cash.',
  VOLATILITY: 'Standard deviation of the horizon return, annualised.',
  SHARPE_RATIO: 'Mean over standard deviation of the horizon return, annualised; no risk-free rate is taken off.',
  SORTINO_RATIO: 'Mean over the root mean square of the returns below 0, annualised; not there where no path loses.',
  VALUE_AT_RISK_95: 'Loss that is exceeded with probability 5 %.',
  VALUE_AT_RISK_99: 'Loss that is exceeded with probability 1 %.',
  CONDITIONAL_VALUE_AT_RISK_95: 'Mean of the worst 5 % of losses.',
  CONDITIONAL_VALUE_AT_RISK_99: 'Mean of the worst 1 % of losses.',
  ENTROPIC_VALUE_AT_RISK_99: 'Upper bound of the conditional value at risk by exponential moments, at 99 %.',
  MEAN_LOSS: 'Mean loss; a negative one is a gain.',
  MAX_DRAWDOWN_MEAN: 'Mean of the largest fall from an earlier high within the horizon.',
  MAX_DRAWDOWN_95: 'Largest fall that is exceeded with probability 5 %.',
  DRAWDOWN_BREACH_PROBABILITY: 'Probability of a largest fall beyond the limit of the operator.',
  LOSS_PROBABILITY: 'Probability of any loss.',
  TOLERANCE_BREACH_PROBABILITY: 'Probability of a loss above the tolerance of the scenario.',
  ANNUAL_LOSS_EXPECTANCY: 'Expected loss from threats in a year, in closed form.',
  CONCENTRATION: 'Sum of the squared weights of the holdings.',
  LIQUIDITY_DAYS: 'Sessions to sell 95 % of the holdings at 20 % of the usual volume.',
});
export type RiskMetricKey = keyof typeof RiskMetricKeyEnum;

@ObjectType({ description: 'One measure of a run with its interval.' })
export class RiskMetric {
  @Field(() => RiskMetricKeyEnum, { description: 'Which measure.' })
  key!: RiskMetricKey;

  @Field(() => RiskScopeEnum, { description: 'What it measures.' })
  scope!: RiskScope;

  @Field(() => Interval, { description: 'The figure in its unit.' })
  interval!: Interval;

  @Field(() => RiskUnitEnum, { description: 'Unit of the figure.' })
  unit!: RiskUnit;
}

@ObjectType({ description: 'One point of a loss exceedance curve.' })
export class LossExceedancePoint {
  @Field(() => Float, { description: 'Loss in won.' })
  lossKrw!: number;

  @Field(() => Float, { description: 'Probability of losing more, 0 to 1.' })
  probabilityRatio!: number;

  @Field(() => Float, { description: 'Lower end of its interval, 0 to 1.' })
  low!: number;

  @Field(() => Float, { description: 'Upper end of its interval, 0 to 1.' })
  high!: number;
}

@ObjectType({ description: 'Part of an instrument or a threat in the worst joint losses. Parts add up to the whole.' })
export class Contribution {
  @Field(() => String, { description: 'Symbol of the instrument or id of the threat.' })
  key!: string;

  @Field(() => String, { description: 'Korean name.' })
  nameKo!: string;

  @Field(() => String, { description: 'English name.' })
  nameEn!: string;

  @Field(() => Interval, {
    description:
      'Part in the mean of the worst 5 % of joint losses, in won; negative where it softens them. No ends where fewer than 30 of these paths hold a loss of it.',
  })
  conditionalValueAtRisk95Krw!: Interval;

  @Field(() => Interval, {
    description:
      'Part in the mean of the worst 1 % of joint losses, in won; negative where it softens them. No ends where fewer than 30 of these paths hold a loss of it.',
  })
  conditionalValueAtRisk99Krw!: Interval;

  @Field(() => Float, {
    description: 'Part over the whole at 95 %, as a ratio; may lie outside 0 to 1 where parts offset each other.',
  })
  share95Ratio!: number;

  @Field(() => Float, {
    description: 'Part over the whole at 99 %, as a ratio; may lie outside 0 to 1 where parts offset each other.',
  })
  share99Ratio!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Expected loss of a year from the threat, in won, in closed form; null for an instrument.',
  })
  expectedAnnualLossKrw!: number | null;
}

@ObjectType({ description: 'One of the six parts of the risk score.' })
export class RiskScorePart {
  @Field(() => String, { description: 'tailLoss, drawdown, security, concentration, liquidity or model.' })
  key!: ScorePartId;

  @Field(() => Float, { description: 'What was measured, in the unit of the part, at least 0.' })
  metric!: number;

  @Field(() => Float, { description: "The operator's limit for it, in the same unit, above 0." })
  limit!: number;

  @Field(() => Float, { description: 'Points of the part, 0 to 100; 50 exactly at the limit.' })
  score!: number;

  @Field(() => Interval, {
    nullable: true,
    description: 'The points with their interval, 0 to 100. Null for results of engines before 2.',
  })
  scoreInterval!: Interval | null;

  @Field(() => Float, { description: 'Weight of the part, 0 to 1.' })
  weightRatio!: number;

  @Field(() => Float, { description: 'Share of the part in the score, 0 to 1.' })
  shareRatio!: number;

  @Field(() => RiskUnitEnum, { description: 'Unit of metric and limit.' })
  unit!: RiskUnit;
}

@ObjectType({ description: "Risk score of a run against the operator's limits." })
export class RiskScore {
  @Field(() => Interval, { description: 'The score, 0 to 100; at least 50 where any part is at its limit.' })
  score!: Interval;

  @Field(() => RiskBandEnum, { description: 'Band of the score (위험 점수 구간).' })
  band!: RiskBand;

  @Field(() => [RiskScorePart], { description: 'The six parts.' })
  parts!: RiskScorePart[];
}

@ObjectType({
  description: 'Score of one measure against the risk capacity: 50 where the conditional value at risk equals it.',
})
export class CapacityScore {
  @Field(() => RiskScopeEnum, { description: 'What is measured.' })
  scope!: RiskScope;

  @Field(() => Float, { description: 'Points, 0 to 100.' })
  score!: number;

  @Field(() => Interval, { description: 'The points with their interval, 0 to 100.' })
  scoreInterval!: Interval;

  @Field(() => Float, { description: 'Mean of the worst 5 % of losses, in won.' })
  conditionalValueAtRisk95Krw!: number;

  @Field(() => Interval, { description: 'The same with its interval, in won.' })
  conditionalValueAtRisk95Interval!: Interval;
}

@ObjectType({ description: 'Something a reader of the figures has to know.' })
export class RunWarning {
  @Field(() => String, { description: 'Stable code, such as W_TAIL_THIN.' })
  code!: string;

  @Field(() => String, { description: "Text for people, in the caller's language." })
  message!: string;

  @Field(() => [String], {
    description: 'What it is about: symbols, threats, measures; empty where it is about the whole.',
  })
  path!: readonly string[];
}

@ObjectType({ description: 'Everything that was measured on a finished run.' })
export class RiskResult {
  @Field(() => Int, { description: 'Paths that were measured.' })
  pathCount!: number;

  @Field(() => [RiskMetric], { description: 'Measures, each with its interval.' })
  metrics!: RiskMetric[];

  @Field(() => Float, {
    description:
      'Standard error of the mean return that comes from the length of the price history, as a ratio over the horizon; usually far larger than the interval of the metric, which is the error of the simulation alone.',
  })
  meanReturnHistoryErrorRatio!: number;

  @Field(() => [LossExceedancePoint], {
    description: 'Exceedance curve of the annual loss from threats, by rising loss.',
  })
  lossExceedance!: readonly LossExceedancePoint[];

  @Field(() => [LossExceedancePoint], {
    description: 'Exceedance curve of the joint loss over the horizon, by rising loss.',
  })
  jointLossExceedance!: readonly LossExceedancePoint[];

  @Field(() => [HistogramBin], { description: 'Joint losses over the horizon.' })
  histogram!: HistogramBin[];

  @Field(() => [Contribution], {
    description: 'Parts of the instruments in the worst joint losses, largest at 99 % first.',
  })
  assetContributions!: Contribution[];

  @Field(() => [Contribution], {
    description:
      'The same by sector of the issuer, keys being sector codes, largest at 99 % first. Empty for results of engines before 2.',
  })
  sectorContributions!: Contribution[];

  @Field(() => [Contribution], {
    description: 'Parts of the threats in the worst joint losses, largest at 99 % first.',
  })
  threatContributions!: Contribution[];

  @Field(() => RiskScore, { description: 'The risk score.' })
  score!: RiskScore;

  @Field(() => [CapacityScore], { description: 'Sub-scores against the risk capacity: threats, holdings, both.' })
  capacityScores!: CapacityScore[];

  @Field(() => SamplingReportType, {
    nullable: true,
    description: 'How the paths were drawn and how near the goal they came; null for results of an engine before 2.0.',
  })
  sampling!: SamplingReportType | null;

  @Field(() => ModelReportType, {
    nullable: true,
    description: 'What the market model was fitted to; null without holdings, and for results of an engine before 2.0.',
  })
  model!: ModelReportType | null;

  @Field(() => [ModelBacktestType], {
    description:
      'How the model did on the holdings, ascending by level, then sessions; empty where the history is too short for 250 forecasts.',
  })
  backtests!: ModelBacktestType[];

  @Field(() => StressReportType, {
    nullable: true,
    description: 'What the stress case changed; null without one.',
  })
  stress!: StressReportType | null;

  @Field(() => ParameterUncertaintyReport, {
    nullable: true,
    description: 'Joint loss with and without the error of the model; null unless parameters were drawn.',
  })
  parameterUncertainty!: ParameterUncertaintyReport | null;

  @Field(() => ForcedSalesReportType, {
    nullable: true,
    description: 'What came of paying losses by selling holdings; null where they do not touch them.',
  })
  forcedSales!: ForcedSalesReportType | null;

  @Field(() => CommonRegimeReportType, {
    nullable: true,
    description: 'What the moving alert level makes of the year; null where it does not move.',
  })
  commonRegime!: CommonRegimeReportType | null;

  @Field(() => [RunWarning], { description: 'What a reader has to know; empty where nothing is.' })
  warnings!: RunWarning[];

  @Field(() => Krw, { description: 'Expected loss from threats in a year, in won, in closed form.' })
  expectedAnnualLossKrw!: number;
}
