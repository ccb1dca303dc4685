import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';

import { connectionOf } from '../platform/graphql/connection.ts';
import {
  errorUnion,
  IdempotencyKeyReusedError,
  InvalidInputError,
  NotFoundError,
  WrongStateError,
} from '../platform/graphql/errors.ts';
import type { UserError } from '../platform/graphql/errors.ts';
import { stringEnum } from '../platform/graphql/permission.type.ts';
import { DateTime } from '../platform/graphql/scalars.ts';

import type { KnownProcess } from '../platform/process-register.ts';

import type { ScheduleOutcome } from './schedule-run.entity.ts';

@ObjectType({ description: 'Jobs of one kind.' })
export class JobQueue {
  @Field(() => String, { description: 'Name of the kind, e.g. simulation.chunk.' })
  name!: string;

  @Field(() => Int, { description: 'Jobs that wait for a worker.' })
  waitingCount!: number;

  @Field(() => Int, { description: 'Jobs that are being worked on.' })
  activeCount!: number;

  @Field(() => Int, { description: 'Jobs whose time has not come.' })
  delayedCount!: number;

  @Field(() => Int, {
    description: 'Jobs that the queue remembers to have given up, at most those of a week; see failedKinds.',
  })
  failedCount!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the one that waits longest was queued; null where none waits.',
  })
  oldestWaitingAt!: Date | null;
}

@ObjectType({ description: 'Jobs of one kind that were given up.' })
export class FailedJobKind {
  @Field(() => String, { description: 'Kind.' })
  job!: string;

  @Field(() => Int, { description: 'How many nobody has queued again or thrown away.' })
  count!: number;

  @Field(() => DateTime, { description: 'When the newest of them was given up, UTC.' })
  newestAt!: Date;
}

export const ProcessStandingEnum: { readonly [Name in KnownProcess['state']]: Name } = stringEnum(
  'ProcessStanding',
  'Whether a process works.',
  {
    WORKING: 'It gave a sign of life within the last 15 seconds.',
    STOPPING: 'It was asked to end and takes nothing new.',
    SILENT: 'It gave no sign of life: it was killed, is frozen, or is cut off from the database.',
  },
);

@ObjectType({ description: 'Jobs of one kind that a process has at hand.' })
export class JobsAtHand {
  @Field(() => String, { description: 'Kind.' })
  job!: string;

  @Field(() => Int, { description: 'How many at once.' })
  count!: number;
}

@ObjectType({ description: 'A process of the installation.' })
export class RunningProcessObject {
  @Field(() => ID, { description: 'Opaque id, new at each start.' })
  id!: string;

  @Field(() => String, { description: 'What it does: api, worker, scheduler or all.' })
  role!: string;

  @Field(() => String, { description: 'Machine or container that it runs on.' })
  hostName!: string;

  @Field(() => Int, { description: 'Its number on that machine.' })
  pid!: number;

  @Field(() => String, { description: 'Version of its engine.' })
  engineVersion!: string;

  @Field(() => Int, { description: 'Threads that simulate and optimise; 0 where its role has none.' })
  threadCount!: number;

  @Field(() => DateTime, { description: "When it began, UTC by the database's clock." })
  startedAt!: Date;

  @Field(() => DateTime, { description: "Its last sign of life, UTC by the database's clock." })
  beatAt!: Date;

  @Field(() => ProcessStandingEnum, { description: 'Whether it works.' })
  state!: KnownProcess['state'];

  @Field(() => [JobsAtHand], { description: 'What it worked on then, by kind.' })
  activeJobs!: JobsAtHand[];
}

@ObjectType({ description: 'Something that one process at a time does.' })
export class LeaseObject {
  @Field(() => String, { description: 'What.' })
  name!: string;

  @Field(() => ID, { description: 'Process that does it.' })
  processId!: string;

  @Field(() => DateTime, { description: 'Since when, UTC.' })
  acquiredAt!: Date;

  @Field(() => DateTime, { description: 'When another may take it, unless it is renewed before, UTC.' })
  expiresAt!: Date;
}

@ObjectType('SystemStatus', { description: 'Whether work can go on.' })
export class SystemStatusObject {
  @Field(() => Boolean, {
    description: 'False while nothing that is queued will be done, or nothing comes by the clock.',
  })
  isWorking!: boolean;

  @Field(() => Int, { description: 'Processes that do queued work; with none, runs wait.' })
  workerCount!: number;

  @Field(() => Int, {
    description: 'Processes that see to what comes by the clock; with none, prices grow old and lost work stays lost.',
  })
  schedulerCount!: number;
}

@ObjectType({ description: 'A job that was given up.' })
export class FailedQueueJob {
  @Field(() => String, { description: 'Kind.' })
  job!: string;

  @Field(() => String, { description: 'Id within its kind.' })
  jobId!: string;

  @Field(() => String, { description: 'Why, in the words of the failure; for administrators.' })
  reason!: string;

  @Field(() => Int, { description: 'Tries so far.' })
  attemptCount!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it was given up, UTC; null where that is not known.' })
  failedAt!: Date | null;
}

export const ScheduleOutcomeEnum: { readonly [Name in ScheduleOutcome]: Name } = stringEnum(
  'ScheduleOutcome',
  'How scheduled work ended.',
  { SUCCEEDED: 'Done.', FAILED: 'Not done; it is tried again, or comes again at its time.' },
);

@ObjectType({ description: 'One try of scheduled work.' })
export class ScheduleRunObject {
  @Field(() => DateTime, { description: 'When it began, UTC.' })
  startedAt!: Date;

  @Field(() => DateTime, { description: 'When it ended, UTC.' })
  finishedAt!: Date;

  @Field(() => ScheduleOutcomeEnum, { description: 'How it ended.' })
  outcome!: ScheduleOutcome;

  @Field(() => Boolean, { description: 'Whether a person asked for it; false where its time had come.' })
  isByHand!: boolean;

  @Field(() => String, { nullable: true, description: 'Why it failed; null where it succeeded.' })
  error!: string | null;
}

@ObjectType('Schedule', { description: 'Work that comes back by itself.' })
export class ScheduleObject {
  @Field(() => ID, { description: 'Stable name; not a global id.' })
  id!: string;

  @Field(() => String, { description: "Title in the caller's language." })
  title!: string;

  @Field(() => String, { description: "What it is for, in the caller's language." })
  purpose!: string;

  @Field(() => String, { description: "When it comes, in the caller's language; times are in Asia/Seoul." })
  rule!: string;

  @Field(() => String, { description: 'Kind of job that does it.' })
  job!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it comes next, UTC; null while it has not begun.' })
  nextAt!: Date | null;

  @Field(() => ScheduleRunObject, { nullable: true, description: 'Its last try; null before the first.' })
  lastRun!: ScheduleRunObject | null;

  @Field(() => Boolean, { description: 'Whether the caller may run it at once.' })
  viewerCanRun!: boolean;
}

@ObjectType({ description: 'A fetch of prices that failed and has not succeeded since.' })
export class EtlFailureObject {
  @Field(() => ID, { description: 'Opaque id.' })
  id!: string;

  @Field(() => String, { description: 'What was asked of the source.' })
  call!: string;

  @Field(() => String, { description: 'Issue or index.' })
  code!: string;

  @Field(() => String, { description: 'First day asked for, YYYY-MM-DD.' })
  fromDay!: string;

  @Field(() => String, { description: 'Last day asked for, YYYY-MM-DD.' })
  toDay!: string;

  @Field(() => String, { description: 'Class of the failure.' })
  failure!: string;

  @Field(() => String, { description: "Why, in the source's words." })
  reason!: string;

  @Field(() => Int, { description: 'Tries so far.' })
  attemptCount!: number;

  @Field(() => DateTime, { description: 'When it failed first, UTC.' })
  firstAt!: Date;

  @Field(() => DateTime, { description: 'When it failed last, UTC.' })
  lastAt!: Date;
}
export const EtlFailureConnection = connectionOf('EtlFailure', () => EtlFailureObject, 'failed fetches');

@ObjectType({ description: 'How far the prices go.' })
export class IngestionState {
  @Field(() => String, {
    nullable: true,
    description: 'Last session that is stored, YYYY-MM-DD; null before the first.',
  })
  latestSession!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Sessions of the exchange after it up to yesterday; null before the first.',
  })
  sessionsBehindCount!: number | null;

  @Field(() => Int, { description: 'Instruments known.' })
  instrumentCount!: number;

  @Field(() => Int, { description: 'Daily prices stored.' })
  candleCount!: number;

  @Field(() => Int, { description: 'Fetches that failed and have not succeeded since.' })
  openFailureCount!: number;
}

@ObjectType({ description: 'Work that was stored and is on its way to the queue.' })
export class OutboxState {
  @Field(() => Int, { description: 'Entries.' })
  waitingCount!: number;

  @Field(() => DateTime, { nullable: true, description: 'When the oldest was stored, UTC; null where there is none.' })
  oldestAt!: Date | null;
}

@ObjectType({ description: 'The log that streams are read from.' })
export class EventLogStateObject {
  @Field(() => Int, { description: 'Streams.' })
  streamCount!: number;

  @Field(() => Int, { description: 'Events kept.' })
  eventCount!: number;

  @Field(() => DateTime, { nullable: true, description: 'When the newest was written, UTC; null before the first.' })
  newestAt!: Date | null;
}

@ObjectType({ description: 'Threads that simulate and optimise.' })
export class EngineState {
  @Field(() => Int, { description: 'Threads at most.' })
  threadCount!: number;

  @Field(() => Int, { description: 'Threads at work.' })
  busyCount!: number;

  @Field(() => Int, { description: 'Tasks that wait for a thread.' })
  waitingCount!: number;
}

@ObjectType({ description: 'The process that answers.' })
export class ProcessStateObject {
  @Field(() => DateTime, { description: 'When it began, UTC.' })
  startedAt!: Date;

  @Field(() => String, { description: 'Version of Node.' })
  nodeVersion!: string;

  @Field(() => Float, { description: 'Memory in use, bytes.' })
  residentBytes!: number;

  @Field(() => Float, { description: 'Heap of JavaScript in use, bytes.' })
  heapUsedBytes!: number;

  @Field(() => Float, { description: '99th percentile of the delay of the event loop since it began, ms.' })
  eventLoopDelayMs!: number;
}

@ObjectType({ description: 'What the machinery does. The same for every organisation of an installation.' })
export class Operations {
  /** The rest is looked up when it is asked for. */
  @Field(() => DateTime, { description: 'Moment of the answer, UTC; ages are told against it.' })
  observedAt!: Date;
}

@InputType({ description: 'Input of scheduleRun.' })
export class ScheduleRunInput {
  @Field(() => ID, { description: 'Schedule to run at once.' })
  id!: string;

  @Field(() => String, { description: 'Random key of this attempt, 16 to 64 characters; a repeat starts nothing new.' })
  idempotencyKey!: string;
}

export const ScheduleRunError = errorUnion('ScheduleRun', [
  InvalidInputError,
  NotFoundError,
  IdempotencyKeyReusedError,
] as const);

@ObjectType({ description: 'Result of scheduleRun.' })
export class ScheduleRunPayload {
  @Field(() => ScheduleObject, { nullable: true, description: 'The schedule; null where errors is not empty.' })
  schedule?: ScheduleObject | null;

  @Field(() => [ScheduleRunError], { description: 'Why nothing was started; empty on success.' })
  errors!: UserError[];
}

@InputType({ description: 'Input of etlFailureRetry.' })
export class EtlFailureRetryInput {
  @Field(() => ID, { description: 'Failed fetch.' })
  id!: string;

  @Field(() => String, { description: 'Random key of this attempt, 16 to 64 characters; a repeat starts nothing new.' })
  idempotencyKey!: string;
}

export const EtlFailureRetryError = errorUnion('EtlFailureRetry', [
  InvalidInputError,
  NotFoundError,
  WrongStateError,
  IdempotencyKeyReusedError,
] as const);

@ObjectType({ description: 'Result of etlFailureRetry.' })
export class EtlFailureRetryPayload {
  @Field(() => EtlFailureObject, { nullable: true, description: 'The fetch; null where errors is not empty.' })
  failure?: EtlFailureObject | null;

  @Field(() => [EtlFailureRetryError], { description: 'Why nothing was started; empty on success.' })
  errors!: UserError[];
}

@InputType({ description: 'Input of queueJobRetry.' })
export class QueueJobRetryInput {
  @Field(() => String, { description: 'Kind of the job.' })
  job!: string;

  @Field(() => String, { description: 'Id of the job within its kind.' })
  jobId!: string;
}

export const QueueJobRetryError = errorUnion('QueueJobRetry', [InvalidInputError, NotFoundError] as const);

@ObjectType({ description: 'Result of queueJobRetry.' })
export class QueueJobRetryPayload {
  @Field(() => String, {
    nullable: true,
    description: 'Id of the job that waits again; null where errors is not empty.',
  })
  jobId?: string | null;

  @Field(() => [QueueJobRetryError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

@InputType({ description: 'Input of queueJobDiscard.' })
export class QueueJobDiscardInput {
  @Field(() => String, { description: 'Kind of the job.' })
  job!: string;

  @Field(() => String, { description: 'Id of the job within its kind.' })
  jobId!: string;
}

export const QueueJobDiscardError = errorUnion('QueueJobDiscard', [InvalidInputError, NotFoundError] as const);

@ObjectType({ description: 'Result of queueJobDiscard.' })
export class QueueJobDiscardPayload {
  @Field(() => String, { nullable: true, description: 'Id of the job that is gone; null where errors is not empty.' })
  jobId?: string | null;

  @Field(() => [QueueJobDiscardError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

@InputType({ description: 'Input of queueJobsRetry.' })
export class QueueJobsRetryInput {
  @Field(() => String, { description: 'Kind of the jobs.' })
  job!: string;
}

export const QueueJobsRetryError = errorUnion('QueueJobsRetry', [InvalidInputError, NotFoundError] as const);

@ObjectType({ description: 'Result of queueJobsRetry.' })
export class QueueJobsRetryPayload {
  @Field(() => Int, { nullable: true, description: 'Jobs that wait again; null where errors is not empty.' })
  count?: number | null;

  @Field(() => [QueueJobsRetryError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}

@InputType({ description: 'Input of queueJobsDiscard.' })
export class QueueJobsDiscardInput {
  @Field(() => String, { description: 'Kind of the jobs.' })
  job!: string;
}

export const QueueJobsDiscardError = errorUnion('QueueJobsDiscard', [InvalidInputError, NotFoundError] as const);

@ObjectType({ description: 'Result of queueJobsDiscard.' })
export class QueueJobsDiscardPayload {
  @Field(() => Int, { nullable: true, description: 'Jobs that are gone; null where errors is not empty.' })
  count?: number | null;

  @Field(() => [QueueJobsDiscardError], { description: 'Why nothing was done; empty on success.' })
  errors!: UserError[];
}
