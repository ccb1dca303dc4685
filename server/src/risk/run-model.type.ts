import type {
  AssetModel as EngineAsset,
  ModelBacktest as EngineBacktest,
} from '@convergence/shared/simulation/model-report';
import type { MarketModelName } from '@convergence/shared/simulation/run-inputs';
import type { SamplingReport as EngineSampling } from '@convergence/shared/simulation/sampling-report';
import type { ThreatLevel } from '@convergence/shared/units/threat-level';
import { Field, Float, Int, ObjectType } from 'type-graphql';

import { stringEnum } from '../platform/graphql/permission.type.ts';
import { Krw } from '../platform/graphql/scalars.ts';
import { MarketModelEnum, SamplingMethodEnum, StressCase } from '../scenario/scenario.type.ts';
import { Interval } from '../simulation/simulation.type.ts';
import { ThreatLevelEnum } from '../threat/threat.type.ts';

@ObjectType({ description: 'How a sampling method did in the pilot.' })
export class SamplingPilot {
  @Field(() => SamplingMethodEnum, { description: 'The method; never AUTO.' })
  method!: EngineSampling['method'];

  @Field(() => Float, {
    description:
      "Variance of one path's part in the joint CVaR 99 % over that of plain sampling, above 0; below 1 is better than plain.",
  })
  varianceRatio!: number;
}

@ObjectType('ForcedSalesReport', {
  description: 'What came of paying losses from threats by selling holdings within the horizon.',
})
export class ForcedSalesReportType {
  @Field(() => Interval, { description: 'Probability that anything has to be sold, 0 to 1.' })
  saleProbabilityRatio!: Interval;

  @Field(() => Interval, { description: 'Probability that losses are left when everything is sold, 0 to 1.' })
  shortfallProbabilityRatio!: Interval;

  @Field(() => Interval, {
    description: 'Mean amount sold at the prices of the sales, in won; paths without a sale count as 0.',
  })
  soldKrw!: Interval;

  @Field(() => Interval, {
    description: 'Mean fees and taxes of these sales, in won; paths without a sale count as 0.',
  })
  costKrw!: Interval;

  @Field(() => Interval, {
    description:
      'CVaR 99 % of the joint loss less that of the same draws without sales, in won; negative where sales came before further falls.',
  })
  conditionalValueAtRisk99ChangeKrw!: Interval;
}

@ObjectType({ description: 'How much of the year a run spends at one alert level.' })
export class RegimeLevel {
  @Field(() => ThreatLevelEnum, { description: 'The level.' })
  level!: ThreatLevel;

  @Field(() => Float, {
    description: 'Mean days of the year at this level, 0 to 365; those of all levels add up to 365.',
  })
  expectedDays!: number;

  @Field(() => Float, {
    description: 'Probability that this level or a higher one is reached on some day of the horizon, 0 to 1.',
  })
  reachProbabilityRatio!: number;
}

@ObjectType('CommonRegimeReport', {
  description: 'What the moving alert level makes of the year, and what the year would be at the level of the plan.',
})
export class CommonRegimeReportType {
  @Field(() => [RegimeLevel], { description: 'The five levels, from NORMAL to SEVERE.' })
  levels!: RegimeLevel[];

  @Field(() => Float, { description: 'Expected loss from threats in a year with the moving level, in won.' })
  expectedAnnualLossKrw!: number;

  @Field(() => Float, { description: 'The same at the level of the plan for the whole year, in won.' })
  expectedAnnualLossAtPlanKrw!: number;

  @Field(() => Interval, {
    description: "Mean of the worst 1 % of a year's losses from threats with the moving level, in won.",
  })
  conditionalValueAtRisk99Krw!: Interval;

  @Field(() => Float, { description: 'The same at the level of the plan for the whole year, in won.' })
  conditionalValueAtRisk99AtPlanKrw!: number;
}

@ObjectType('SamplingReport', { description: 'How the paths of a run were drawn, and how near its goal it came.' })
export class SamplingReportType {
  @Field(() => SamplingMethodEnum, { description: 'Method that was used; never AUTO.' })
  method!: EngineSampling['method'];

  @Field(() => Boolean, { description: 'Whether a pilot chose the method; false: it was asked for.' })
  isChosenByPilot!: boolean;

  @Field(() => [SamplingPilot], { description: 'What the pilot measured, ascending by method; empty without one.' })
  pilots!: SamplingPilot[];

  @Field(() => Float, {
    nullable: true,
    description:
      'Goal: half the width of the 95 % interval of the joint CVaR 99 % over its value; null without a goal.',
  })
  targetHalfWidthRatio!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The same as reached, at least 0; null where the CVaR is not positive.',
  })
  halfWidthRatio!: number | null;

  @Field(() => Boolean, {
    description: 'False where the most paths allowed were used up before the goal was reached. True without a goal.',
  })
  isTargetReached!: boolean;

  @Field(() => Int, { description: 'Paths that were used.' })
  pathCount!: number;

  @Field(() => Float, {
    description:
      'Effective sample size in the tail beyond the joint VaR 99 %: (sum of weights)² over the sum of their squares.',
  })
  effectiveTailPathCount!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Paths that plain sampling would have needed for the half-width reached; null where it cannot be told.',
  })
  plainPathCount!: number | null;
}

@ObjectType('ModelParameter', { description: 'One fitted number of a market model.' })
export class ModelParameterType {
  @Field(() => String, {
    description:
      'mu, omega and nu of a session; alpha, beta; sigma and lambda of a year; jumpMean, jumpSd, loading, blockLength. New ones may be added.',
  })
  name!: string;

  @Field(() => Float, { description: 'The estimate, in the unit of the parameter; returns are logarithmic.' })
  value!: number;

  @Field(() => Float, { nullable: true, description: 'Its standard error; null where the estimator gives none.' })
  standardError!: number | null;
}

export const VolatilityModelEnum: { readonly [Name in EngineAsset['volatilityModel']]: Name } = stringEnum(
  'VolatilityModel',
  'What the volatility of an instrument follows.',
  {
    GARCH_T: 'A GARCH(1,1) with Student-t residuals.',
    EWMA: 'Exponential weights, where the GARCH fit failed its checks.',
    CONSTANT: 'One volatility for all sessions.',
    EMPIRICAL: 'That of the sessions which are drawn again.',
  },
);

@ObjectType('RegimeCheck', {
  description:
    'Volatility of the last 60 sessions against the 95 % band of the fit. All figures are annual, as ratios.',
})
export class RegimeCheckType {
  @Field(() => Float, { description: 'Volatility of the last 60 sessions.' })
  recentVolatility!: number;

  @Field(() => Float, { description: 'Lower end of the band.' })
  bandLow!: number;

  @Field(() => Float, { description: 'Upper end of the band.' })
  bandHigh!: number;

  @Field(() => Boolean, { description: 'Whether it lies outside of the band.' })
  isBreak!: boolean;
}

@ObjectType('AssetModel', { description: 'What the model of the market knows of one instrument.' })
export class AssetModelType {
  @Field(() => String, { description: 'Symbol.' })
  symbol!: string;

  @Field(() => String, { description: 'Korean name.' })
  nameKo!: string;

  @Field(() => String, { description: 'English name.' })
  nameEn!: string;

  @Field(() => VolatilityModelEnum, { description: 'What its volatility follows.' })
  volatilityModel!: EngineAsset['volatilityModel'];

  @Field(() => [ModelParameterType], { description: 'Fitted numbers.' })
  parameters!: readonly ModelParameterType[];

  @Field(() => Float, { description: 'Volatility of the next session, annual, as a ratio.' })
  currentVolatility!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Volatility in the long run, annual, as a ratio; null where the model has none.',
  })
  longRunVolatility!: number | null;

  @Field(() => RegimeCheckType, {
    nullable: true,
    description: 'Whether the last sessions fit; null where the history is too short for a band.',
  })
  regime!: RegimeCheckType | null;
}

@ObjectType('ModelReport', { description: 'What the market model of a run was fitted to.' })
export class ModelReportType {
  @Field(() => MarketModelEnum, { description: 'The model.' })
  model!: MarketModelName;

  @Field(() => [ModelParameterType], { description: 'Numbers of the whole model; empty where it has none.' })
  parameters!: readonly ModelParameterType[];

  @Field(() => [AssetModelType], { description: 'One for each holding, ascending by symbol.' })
  assets!: AssetModelType[];

  @Field(() => StressCase, {
    nullable: true,
    description: 'Stress case that a regime break suggests; null where no volatility lies outside of its band.',
  })
  stressedAlternative!: StressCase | null;
}

export type BacktestZone = 'GREEN' | 'YELLOW' | 'RED';
export const BacktestZoneEnum: { readonly [Name in BacktestZone]: Name } = stringEnum(
  'BacktestZone',
  'Zones of the traffic light by how likely so few exceptions are if the forecasts are right.',
  {
    GREEN: '녹색: below 95 %.',
    YELLOW: '황색: 95 % to below 99.99 %.',
    RED: '적색: 99.99 % and above.',
  },
);

@ObjectType('ModelBacktest', {
  description:
    'One-day VaR and ES of the holdings at one level against what came, each forecast from what was known the day before.',
})
export class ModelBacktestType {
  @Field(() => Float, { description: 'Confidence level, 0.95 or 0.99.' })
  levelRatio!: number;

  @Field(() => Int, { description: 'Forecasts, the last 250 or 500.' })
  sessionCount!: number;

  @Field(() => Int, { description: 'Sessions that lost more than the VaR.' })
  exceptionCount!: number;

  @Field(() => Float, { description: 'Exceptions that right forecasts have on average.' })
  expectedExceptionCount!: number;

  @Field(() => Float, { description: 'Likelihood ratio of the test by Kupiec, at least 0.' })
  kupiecStatistic!: number;

  @Field(() => Float, { description: 'Its p-value, 0 to 1; below 0.05 the share of exceptions is rejected.' })
  kupiecPValue!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Likelihood ratio of conditional coverage by Christoffersen, at least 0; null where no pair of days tells.',
  })
  christoffersenStatistic!: number | null;

  @Field(() => Float, { nullable: true, description: 'Its p-value, 0 to 1; null where the statistic is.' })
  christoffersenPValue!: number | null;

  @Field(() => BacktestZoneEnum, { description: 'Zone of the traffic light.' })
  zone!: BacktestZone;

  @Field(() => Float, {
    description: 'Z2 by Acerbi and Székely: 0 is expected, below -0.7 the ES is too small at the 5 % level.',
  })
  z2!: number;

  @Field(() => Float, {
    description:
      'Power: probability that the test by Kupiec rejects at 5 % where exceptions come twice as often as said, 0 to 1.',
  })
  powerRatio!: number;
}

export const zoneOf: Readonly<Record<EngineBacktest['zone'], BacktestZone>> = {
  green: 'GREEN',
  yellow: 'YELLOW',
  red: 'RED',
};

@ObjectType('StressReport', { description: 'What a stress case changed, on the same draws.' })
export class StressReportType {
  @Field(() => Interval, { description: 'Joint CVaR 99 % with the case, in won.' })
  conditionalValueAtRisk99Krw!: Interval;

  @Field(() => Interval, {
    description: 'Joint CVaR 99 % on the same draws without the case, in won; of the first 16,384 paths of the run.',
  })
  conditionalValueAtRisk99WithoutKrw!: Interval;

  @Field(() => Float, {
    nullable: true,
    description:
      'Least multiple of the shocks at which the mean joint loss reaches the loss tolerance, 0 to 20; null where it is not reached below 20.',
  })
  reverseMultiple!: number | null;

  @Field(() => Krw, { description: 'Joint loss that is tolerated, in won.' })
  lossToleranceKrw!: number;
}

@ObjectType('TailMeasures', { description: 'Measures of one loss, in won; positive is money lost.' })
export class TailMeasuresType {
  @Field(() => Interval, { description: 'Mean loss.' })
  meanLossKrw!: Interval;

  @Field(() => Interval, { description: 'Loss that is exceeded with probability 5 %.' })
  valueAtRisk95Krw!: Interval;

  @Field(() => Interval, { description: 'Mean of the worst 5 % of losses.' })
  conditionalValueAtRisk95Krw!: Interval;

  @Field(() => Interval, { description: 'Loss that is exceeded with probability 1 %.' })
  valueAtRisk99Krw!: Interval;

  @Field(() => Interval, { description: 'Mean of the worst 1 % of losses.' })
  conditionalValueAtRisk99Krw!: Interval;
}

@ObjectType({ description: 'Joint loss with and without the error of the fitted model, on the same draws.' })
export class ParameterUncertaintyReport {
  @Field(() => TailMeasuresType, { description: 'With parameters drawn from what the history leaves open.' })
  drawn!: TailMeasuresType;

  @Field(() => TailMeasuresType, { description: 'With the parameters at their estimates.' })
  atEstimates!: TailMeasuresType;
}
