import { Field, Float, Int, ObjectType } from 'type-graphql';

import type {
  AdvantageVerdict,
  MarketBenchmark,
  NoEvidenceReason,
} from '@convergence/shared/simulation/recommendation-evidence';
import type { WalkBenchmark } from '@convergence/shared/walk-forward/walk-report';

import { stringEnum } from '../platform/graphql/permission.type.ts';
import { Day, Krw } from '../platform/graphql/scalars.ts';
import { Interval } from '../simulation/simulation.type.ts';

export const AdvantageVerdictEnum: { readonly [Name in AdvantageVerdict]: Name } = stringEnum(
  'AdvantageVerdict',
  'What the interval of a difference to equal weight allows to say.',
  {
    BETTER: 'The interval lies above 0: a higher Sharpe ratio is shown.',
    WORSE: 'The interval lies below 0: a lower Sharpe ratio is shown.',
    NOT_SHOWN: 'The interval contains 0, or both traded the same: no advantage is shown.',
  },
);

export const NoEvidenceReasonEnum: { readonly [Name in NoEvidenceReason]: Name } = stringEnum(
  'NoEvidenceReason',
  'Why a way of choosing could not be walked over the history.',
  {
    HISTORY_TOO_SHORT: 'Fewer than 12 months follow the first 252 sessions of the history.',
    ONE_INSTRUMENT: 'There is one instrument alone, so nothing to choose.',
    NOTHING_TRADED: 'The budget does not buy a share.',
  },
);

export const StrategyBenchmarkEnum: { readonly [Name in WalkBenchmark]: Name } = stringEnum(
  'StrategyBenchmark',
  'What a way of choosing is measured against.',
  {
    EQUAL_WEIGHT: 'The same amount in every instrument, under the same costs and calendar.',
    MARKET: 'The market of the same instruments, as `marketBenchmark` says.',
    CASH: 'Cash that earns nothing: a Sharpe ratio of 0.',
  },
);

export const MarketBenchmarkEnum: { readonly [Name in MarketBenchmark]: Name } = stringEnum(
  'MarketBenchmark',
  'What stands for the market among the instruments of a scenario; traded under the same costs and calendar.',
  {
    CAP_WEIGHT: 'Each by its close times the shares that are listed today.',
    VALUE_TRADED_WEIGHT:
      'A proxy where the shares listed are not known of all: each by the money that changed hands in it over 252 sessions.',
  },
);

@ObjectType({ description: 'Value of portfolios at one session, over the money at the start.' })
export class StrategyPoint {
  @Field(() => Day, { description: 'Session.' })
  date!: string;

  @Field(() => Float, { description: 'Of the strategy; 1 is the money at the start.' })
  strategyRatio!: number;

  @Field(() => Float, { description: 'Of equal weight; 1 is the money at the start.' })
  equalWeightRatio!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Of the market benchmark; 1 is the money at the start. Null where there is none.',
  })
  marketRatio!: number | null;
}

@ObjectType({
  description:
    'How one way to invest did in a walk, net of fees, taxes, and spread and impact where they are known. Intervals are percentiles of a stationary bootstrap; a figure is null where a resample has none.',
})
export class WalkedRecord {
  @Field(() => Interval, { nullable: true, description: 'Mean simple return, a ratio a year.' })
  meanReturnAnnual!: Interval | null;

  @Field(() => Interval, { nullable: true, description: 'Standard deviation of returns, a ratio a year.' })
  volatilityAnnual!: Interval | null;

  @Field(() => Interval, { nullable: true, description: 'Mean over standard deviation of returns, annual.' })
  sharpeAnnual!: Interval | null;

  @Field(() => Interval, {
    nullable: true,
    description: 'Mean loss of the worst 5 % of sessions, a ratio of the value, positive for a loss.',
  })
  conditionalValueAtRisk95!: Interval | null;

  @Field(() => Interval, { nullable: true, description: 'Largest fall from a peak, 0 to 1.' })
  maximumDrawdown!: Interval | null;

  @Field(() => Float, { description: 'Amounts traded a year over the value, a ratio of at least 0.' })
  turnoverAnnualRatio!: number;

  @Field(() => Krw, { description: 'Fees and taxes of the whole walk, in won.' })
  costKrw!: number;

  @Field(() => Krw, {
    nullable: true,
    description:
      'Spread and market impact of the whole walk, in won, from volumes as traded; null where the walk was made without them.',
  })
  marketCostKrw!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Orders of which a part was left undone, because it was more than 20 % of the mean volume of 20 sessions, at least 0; null as `marketCostKrw`.',
  })
  cappedOrderCount!: number | null;
}

@ObjectType({ description: 'Probability that a strategy is truly better than a benchmark.' })
export class BenchmarkProbability {
  @Field(() => StrategyBenchmarkEnum, { description: 'The benchmark.' })
  benchmark!: WalkBenchmark;

  @Field(() => Float, { description: 'Sharpe ratio of the benchmark, annual.' })
  sharpeAnnual!: number;

  @Field(() => Float, {
    description:
      'Probability that the true Sharpe ratio of the strategy exceeds it, 0 to 1 (probabilistic Sharpe ratio).',
  })
  probabilityRatio!: number;
}

@ObjectType({
  description:
    'The way in which a recommendation chooses, minimum conditional value at risk of daily returns under its largest weight, followed month by month over the history of the run against equal weight, the market of the same instruments and cash. Each month it sees the sessions before alone and trades whole shares at the close.',
})
export class StrategyEvidence {
  @Field(() => Day, { description: 'First session of the walk.' })
  fromDate!: string;

  @Field(() => Day, { description: 'Last session.' })
  toDate!: string;

  @Field(() => Int, { description: 'Sessions, at least 1.' })
  sessionCount!: number;

  @Field(() => Int, { description: 'Months in which was traded, 12 to 60.' })
  rebalanceCount!: number;

  @Field(() => Int, {
    description: 'Sessions before each month that the choice looks at; fewer where the history begins.',
  })
  windowSessions!: number;

  @Field(() => Float, { description: 'Largest weight of one instrument, above 0 and at most 1.' })
  maximumWeightRatio!: number;

  @Field(() => Krw, { description: 'Money at the start, in won.' })
  initialKrw!: number;

  @Field(() => [StrategyPoint], {
    description: 'Month by month in order of time, with the first and the last session.',
  })
  timeline!: StrategyPoint[];

  @Field(() => WalkedRecord, { description: 'The way in which the recommendation chooses.' })
  strategy!: WalkedRecord;

  @Field(() => WalkedRecord, { description: 'Equal weight.' })
  equalWeight!: WalkedRecord;

  @Field(() => WalkedRecord, {
    nullable: true,
    description:
      'The market of the same instruments; null where neither listed shares nor volumes are known, and in evidence made before it was walked.',
  })
  market!: WalkedRecord | null;

  @Field(() => MarketBenchmarkEnum, { nullable: true, description: 'What `market` is; null where that is null.' })
  marketBenchmark!: MarketBenchmark | null;

  @Field(() => WalkedRecord, {
    nullable: true,
    description: 'Money that is kept and earns nothing; null in evidence made before it was shown.',
  })
  cash!: WalkedRecord | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Y of the square-root law that all of them are charged, 0 to 5; null where no volume is known, so that fees and taxes are all.',
  })
  impactConstant!: number | null;

  @Field(() => Interval, {
    nullable: true,
    description:
      'Sharpe ratio of the strategy less that of equal weight, annual, with the interval of the Ledoit-Wolf test; null where both traded the same.',
  })
  sharpeDifference!: Interval | null;

  @Field(() => Float, {
    nullable: true,
    description: 'P-value of the Ledoit-Wolf test of no difference, 0 to 1; null where both traded the same.',
  })
  sharpeDifferencePValue!: number | null;

  @Field(() => AdvantageVerdictEnum, { description: 'What may be said of the difference.' })
  verdict!: AdvantageVerdict;

  @Field(() => [BenchmarkProbability], { description: 'Against each benchmark.' })
  probabilities!: BenchmarkProbability[];

  @Field(() => Float, {
    description:
      'Probability that the true Sharpe ratio exceeds what the best of all trials has by luck, 0 to 1 (deflated Sharpe ratio).',
  })
  deflatedSharpeRatio!: number;

  @Field(() => Float, { description: 'Sharpe ratio that the best of all trials has by luck, annual.' })
  luckySharpeAnnual!: number;

  @Field(() => Int, {
    description: 'Trials: runs and recommendations of the scenario up to this one, and equal weight; at least 2.',
  })
  trialCount!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Probability that the best largest weight of one half of the time is not above the median in the other, 0 to 1; null where one was tried alone, or the walk is too short.',
  })
  overfittingRatio!: number | null;

  @Field(() => Int, { description: 'Different largest weights that were walked, at least 1.' })
  configurationCount!: number;
}

@ObjectType({ description: 'Weight of one instrument on histories that could have been; ratios of what is invested.' })
export class WeightRange {
  /** For the resolver, which looks the instrument up. */
  symbol!: string;

  @Field(() => Float, { description: 'In the plan, whole shares, 0 to 1.' })
  plannedRatio!: number;

  @Field(() => Float, { description: 'Optimum on the history as it was, fractions of shares, 0 to 1.' })
  optimalRatio!: number;

  @Field(() => Float, { description: 'Below it lie 10 % of the resampled optima, 0 to 1.' })
  lowRatio!: number;

  @Field(() => Float, { description: 'Above it lie 10 % of the resampled optima, 0 to 1.' })
  highRatio!: number;

  @Field(() => Float, { description: 'Mean of the resampled optima, 0 to 1: the average portfolio is an alternative.' })
  averageRatio!: number;
}

@ObjectType({
  description:
    'What the weights owe to the accidents of the history: the choice made again on stationary bootstraps of it, with fractions of shares and fewer scenarios. Objectives are conditional values at risk at 95 % of the horizon, ratios of the value.',
})
export class WeightStability {
  @Field(() => Int, { description: 'Histories that could have been.' })
  resampleCount!: number;

  @Field(() => Int, { description: 'Scenarios of the horizon behind each optimum.' })
  scenarioCount!: number;

  @Field(() => [WeightRange], { description: 'In ascending order of symbol.' })
  weights!: WeightRange[];

  @Field(() => Float, { description: 'Mean objective of the optima on the history that each was made on.' })
  objectiveInSampleRatio!: number;

  @Field(() => Float, { description: 'Mean objective of the same weights on the history as it was.' })
  objectiveOutOfSampleRatio!: number;

  @Field(() => Float, { description: 'Objective of the optimum on the history as it was.' })
  objectiveOfOptimumRatio!: number;

  @Field(() => Float, { description: 'Objective of the average portfolio on the history as it was.' })
  objectiveOfAverageRatio!: number;

  @Field(() => Float, { description: 'Part of the plan that would be traded to reach equal weight, 0 to 1.' })
  distanceToEqualWeightRatio!: number;

  @Field(() => Float, { description: 'The same of the average portfolio, 0 to 1.' })
  averageDistanceToEqualWeightRatio!: number;
}

@ObjectType({ description: 'What stands behind a plan beside its own simulation.' })
export class RecommendationEvidence {
  @Field(() => StrategyEvidence, {
    nullable: true,
    description: 'The way of choosing on the history; null where it could not be walked.',
  })
  strategy!: StrategyEvidence | null;

  @Field(() => NoEvidenceReasonEnum, {
    nullable: true,
    description: 'Why it could not be walked; null where it was.',
  })
  noStrategyReason!: NoEvidenceReason | null;

  @Field(() => WeightStability, {
    nullable: true,
    description: 'Stability of the weights; null for one instrument alone.',
  })
  stability!: WeightStability | null;
}
