import type { MarketModelName, ParameterUncertainty, SamplingMethod } from '@convergence/shared/simulation/run-inputs';
import type { IntervalMethod } from '@convergence/shared/simulation/run-result';
import { Field, Float, ID, InputType, Int, InterfaceType, ObjectType } from 'type-graphql';

import { connectionOf } from '../platform/graphql/connection.ts';
import {
  errorUnion,
  IdempotencyKeyReusedError,
  InvalidInputError,
  NotFoundError,
  WrongStateError,
} from '../platform/graphql/errors.ts';
import type { UserError } from '../platform/graphql/errors.ts';
import { Node } from '../platform/graphql/node.type.ts';
import { stringEnum } from '../platform/graphql/permission.type.ts';
import { DateTime, Day } from '../platform/graphql/scalars.ts';

import {
  MarketModelEnum,
  ParameterUncertaintyEnum,
  SamplingMethodEnum,
  CommonRegime,
  ForcedSales,
  StressCase,
} from '../scenario/scenario.type.ts';

import type { RunStatus } from './simulation.entity.ts';

export const SimulationRunStatusEnum: { readonly [Name in RunStatus]: Name } = stringEnum(
  'SimulationRunStatus',
  'States of a run.',
  {
    QUEUED: 'Waits for a worker.',
    RUNNING: 'Paths are being simulated.',
    MERGING: 'All paths are there; they are being measured.',
    SUCCEEDED: 'Has a result, which never changes again.',
    FAILED: 'Ended without a result; `failure` says why.',
    CANCELLED: 'Was stopped by a person.',
  },
);

@ObjectType({
  description:
    'A figure with the interval that covers the true one. In won where the field says so: statistics, not money to pay.',
})
export class Interval {
  @Field(() => Float, { description: 'The estimate, in the unit of the field.' })
  value!: number;

  @Field(() => Float, { nullable: true, description: 'Lower end; null where there are not enough paths for it.' })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end; null where there are not enough paths for it.' })
  high!: number | null;

  @Field(() => Float, { description: 'Probability with which the interval covers the true figure, 0 to 1.' })
  levelRatio!: number;

  @Field(() => String, {
    description:
      'How the interval was made: BATCHES (16 batches of paths), BOOTSTRAP (too few paths for batches), ORDER_STATISTICS, NORMAL, WILSON, or EXACT for a closed form.',
  })
  method!: IntervalMethod;
}

@ObjectType({ description: 'One bar of a histogram. The first and the last bar also hold what lies beyond.' })
export class HistogramBin {
  @Field(() => Float, { description: 'Lower edge in won; a negative loss is a gain.' })
  fromKrw!: number;

  @Field(() => Float, { description: 'Upper edge in won.' })
  toKrw!: number;

  @Field(() => Int, { description: 'Paths in the bar, at least 0.' })
  count!: number;
}

@ObjectType('RunningEstimate', { description: 'What can be said of a run while paths are still coming in.' })
export class RunningEstimateType {
  @Field(() => Int, { description: 'Paths that the estimate rests on; of large runs a part of those that are done.' })
  pathCount!: number;

  @Field(() => Interval, { description: 'Mean joint loss over the horizon, in won.' })
  meanLossKrw!: Interval;

  @Field(() => Interval, { description: 'Mean loss from threats in a year, in won.' })
  annualThreatLossKrw!: Interval;

  @Field(() => Interval, { description: 'Joint loss that is exceeded with probability 5 %, in won.' })
  valueAtRisk95Krw!: Interval;

  @Field(() => Interval, { description: 'Joint loss that is exceeded with probability 1 %, in won.' })
  valueAtRisk99Krw!: Interval;

  @Field(() => Interval, { description: 'Mean of the worst 5 % of joint losses, in won.' })
  conditionalValueAtRisk95Krw!: Interval;

  @Field(() => Interval, { description: 'Mean of the worst 1 % of joint losses, in won.' })
  conditionalValueAtRisk99Krw!: Interval;

  @Field(() => [HistogramBin], {
    description: 'Joint losses, in ascending order; the edges stay the same for the whole run.',
  })
  histogram!: HistogramBin[];
}

@ObjectType({
  description: 'How a run is computed, frozen at its start. Null where an engine before 2.0 had no such setting.',
})
export class RunSettings {
  @Field(() => MarketModelEnum, { description: 'Model of the market.' })
  marketModel!: MarketModelName;

  @Field(() => Float, {
    nullable: true,
    description:
      'Accuracy goal: half the width of the 95 % interval of the joint CVaR 99 % over its value, 0.001 to 0.2; null: all paths are used.',
  })
  accuracyRatio!: number | null;

  @Field(() => SamplingMethodEnum, { nullable: true, description: 'How paths are drawn, as it was asked for.' })
  sampling!: SamplingMethod | null;

  @Field(() => ParameterUncertaintyEnum, {
    nullable: true,
    description: 'Whether the error of the fitted model is part of the figures.',
  })
  parameterUncertainty!: ParameterUncertainty | null;

  @Field(() => StressCase, { nullable: true, description: 'Stress case; null: none.' })
  stress!: StressCase | null;

  @Field(() => Boolean, { description: 'Whether security events at issuers move their shares.' })
  hasIssuerEvents!: boolean;

  @Field(() => ForcedSales, {
    nullable: true,
    description: 'How losses from threats are paid; null: they do not touch the holdings.',
  })
  forcedSales!: ForcedSales | null;

  @Field(() => CommonRegime, {
    nullable: true,
    description: 'How the alert level moves from day to day; null: it stays as the scenario assumes it.',
  })
  commonRegime!: CommonRegime | null;
}

@ObjectType('SimulationRun', { implements: Node, description: 'One simulation of one version of a scenario.' })
export class SimulationRunType implements Node {
  id!: string;

  @Field(() => Int, { description: 'Version of the scenario that was simulated.' })
  scenarioVersion!: number;

  @Field(() => SimulationRunStatusEnum, { description: 'State.' })
  status!: RunStatus;

  @Field(() => Int, { description: 'Chunks of up to 1,024 paths that the run consists of, at least 1.' })
  chunkCount!: number;

  @Field(() => Int, {
    description: 'Paths that are simulated, 1 to 10,000,000; with an accuracy goal the most that may be used.',
  })
  pathCount!: number;

  @Field(() => RunSettings, { description: 'How it is computed.' })
  settings!: RunSettings;

  @Field(() => DateTime, { description: 'When it was asked for, UTC.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the first worker took it up, UTC; null before.' })
  startedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ended, UTC; null while it goes on.' })
  finishedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the person who asked for it; null where the system did.',
  })
  createdBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it failed, in words for people; null unless it did.' })
  failure!: string | null;

  @Field(() => String, { description: 'Seed of the random numbers, decimal, 0 to 9007199254740991.' })
  seed!: string;

  @Field(() => String, {
    description:
      'SHA-256 of the frozen inputs as canonical JSON, 64 hex digits. Runs with the same one have the same result.',
  })
  inputsSha256!: string;

  @Field(() => String, { description: 'SHA-256 of the prices that the models were estimated from, 64 hex digits.' })
  snapshotSha256!: string;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the result document, 64 hex digits; null until the run has succeeded.',
  })
  resultSha256!: string | null;

  @Field(() => String, { description: 'Version of the engine.' })
  engineVersion!: string;

  @Field(() => Boolean, {
    description:
      'Whether this server computes with the engine that made the run. False: it can be read, but nothing new, such as a recommendation, can be computed from it; run the scenario again.',
  })
  isOfThisEngine!: boolean;

  @Field(() => Day, { description: 'Last session of the prices, in Seoul.' })
  marketAsOfDate!: string;

  @Field(() => Boolean, { description: 'Whether any of the prices is generated and not of a real market.' })
  isDataSimulated!: boolean;

  @Field(() => RunningEstimateType, {
    nullable: true,
    description: 'Estimate of the chunks stored so far; null before the first.',
  })
  estimate!: RunningEstimateType | null;
}

@InputType({ description: 'Conditions on runs; all given ones must hold.' })
export class SimulationRunFilter {
  @Field(() => ID, { nullable: true, description: 'Runs of this scenario. Null: of all.' })
  scenarioId?: string | null;

  @Field(() => [SimulationRunStatusEnum], { nullable: true, description: 'Any of these states. Null: all.' })
  statusIn?: RunStatus[] | null;
}

@InputType({ description: 'Input of simulationStart.' })
export class SimulationStartInput {
  @Field(() => ID, { description: 'Scenario to simulate; not an archived one.' })
  scenarioId!: string;

  @Field(() => String, {
    description: 'Random key of this attempt, 16 to 64 characters; a repeat with the same key starts nothing new.',
  })
  idempotencyKey!: string;
}

@InputType({ description: 'Input of simulationCancel.' })
export class SimulationCancelInput {
  @Field(() => ID, { description: 'Run to stop; it must not have ended.' })
  id!: string;
}

export const SimulationStartError = errorUnion('SimulationStart', [
  InvalidInputError,
  NotFoundError,
  WrongStateError,
  IdempotencyKeyReusedError,
] as const);

@ObjectType({ description: 'Result of simulationStart.' })
export class SimulationStartPayload {
  @Field(() => SimulationRunType, { nullable: true, description: 'The queued run; null where errors is not empty.' })
  run?: SimulationRunType | null;

  @Field(() => [SimulationStartError], { description: 'Why nothing was started; empty on success.' })
  errors!: UserError[];
}

export const SimulationCancelError = errorUnion('SimulationCancel', [NotFoundError, WrongStateError] as const);

@ObjectType({ description: 'Result of simulationCancel.' })
export class SimulationCancelPayload {
  @Field(() => SimulationRunType, { nullable: true, description: 'The cancelled run; null where errors is not empty.' })
  run?: SimulationRunType | null;

  @Field(() => [SimulationCancelError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

@InterfaceType({ description: 'Shared by all events of a run.' })
export abstract class SimulationEvent {
  @Field(() => String, { description: 'Position in the stream; pass it as after to resume.' })
  cursor!: string;

  @Field(() => DateTime, { description: 'When it happened, UTC.' })
  occurredAt!: Date;
}

@ObjectType({
  implements: SimulationEvent,
  description: 'The run moved on. At most 4 a second; older ones may be skipped.',
})
export class SimulationProgressEvent extends SimulationEvent {
  @Field(() => Float, { description: 'Share of the chunks that are stored, 0 to 1.' })
  progressRatio!: number;

  @Field(() => Int, { description: 'Chunks that are stored, at least 1.' })
  doneChunkCount!: number;

  @Field(() => Int, { description: 'Chunks that the run consists of.' })
  chunkCount!: number;

  @Field(() => RunningEstimateType, { description: 'Estimate of the chunks stored so far.' })
  estimate!: RunningEstimateType;
}

@ObjectType({ implements: SimulationEvent, description: 'The run changed its state. Never skipped.' })
export class SimulationStateEvent extends SimulationEvent {
  @Field(() => SimulationRunStatusEnum, { description: 'The new state.' })
  status!: RunStatus;
}

@ObjectType({
  implements: SimulationEvent,
  description: 'The run ended: it succeeded, failed or was cancelled. Never skipped.',
})
export class SimulationFinishedEvent extends SimulationEvent {
  @Field(() => SimulationRunType, { description: 'The run with its results.' })
  run!: SimulationRunType;
}

export const SimulationRunConnection = connectionOf('SimulationRun', () => SimulationRunType, 'runs');
