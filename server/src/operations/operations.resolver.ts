import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver } from 'type-graphql';

import type { EtlFailure } from '../market/market.entity.ts';
import { authorOf } from '../platform/graphql/author.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import { isPermitted } from '../platform/graphql/context.ts';
import type { ApiContext } from '../platform/graphql/context.ts';
import { Auth, Cost } from '../platform/graphql/directives.ts';
import { payload } from '../platform/graphql/errors.ts';
import { pageSizeOf, viewPage } from '../platform/graphql/page.ts';
import type { Page } from '../platform/graphql/page.ts';

import type { OperationsService, ScheduleState } from './operations.service.ts';
import {
  EngineState,
  EtlFailureConnection,
  EtlFailureObject,
  EtlFailureRetryInput,
  EtlFailureRetryPayload,
  EventLogStateObject,
  FailedJobKind,
  FailedQueueJob,
  IngestionState,
  JobQueue,
  LeaseObject,
  Operations,
  OutboxState,
  ProcessStateObject,
  QueueJobDiscardInput,
  QueueJobDiscardPayload,
  QueueJobRetryInput,
  QueueJobRetryPayload,
  QueueJobsDiscardInput,
  QueueJobsDiscardPayload,
  QueueJobsRetryInput,
  QueueJobsRetryPayload,
  RunningProcessObject,
  ScheduleObject,
  ScheduleRunInput,
  ScheduleRunPayload,
  SystemStatusObject,
} from './operations.type.ts';
import { ruleText } from './schedule.ts';

function scheduleView({ work, nextAt, lastRun }: ScheduleState, { language, caller }: ApiContext): ScheduleObject {
  return {
    id: work.id,
    title: work.title[language],
    purpose: work.purpose[language],
    rule: ruleText(work.rule, language),
    job: work.job.name,
    nextAt,
    lastRun: lastRun && {
      startedAt: lastRun.startedAt,
      finishedAt: lastRun.finishedAt,
      outcome: lastRun.outcome,
      isByHand: lastRun.isByHand,
      error: lastRun.error ?? null,
    },
    viewerCanRun: isPermitted(caller, 'OPERATIONS_WRITE'),
  };
}

function failureView({ publicId, call, code, fromDate, toDate, failure, text, ...row }: EtlFailure): EtlFailureObject {
  return {
    id: publicId,
    call,
    code,
    fromDay: fromDate,
    toDay: toDate,
    failure,
    reason: text,
    attemptCount: row.attemptCount,
    firstAt: row.firstAt,
    lastAt: row.lastAt,
  };
}

@Resolver(() => Operations)
export class OperationsResolver {
  readonly #operations: OperationsService;

  constructor(operations: OperationsService) {
    this.#operations = operations;
  }

  @Query(() => Operations, { description: 'What the machinery does, for those who look after it.' })
  @Auth('OPERATIONS_READ')
  operations(): Operations {
    return Object.assign(new Operations(), { observedAt: new Date() });
  }

  @FieldResolver(() => [JobQueue], { description: 'Every kind of job, by name. Costs 20.' })
  @Cost(20)
  async queues(): Promise<JobQueue[]> {
    return (await this.#operations.queues()).map(({ job, waiting, active, delayed, failed, oldestWaitingAt }) => ({
      name: job,
      waitingCount: waiting,
      activeCount: active,
      delayedCount: delayed,
      failedCount: failed,
      oldestWaitingAt,
    }));
  }

  @FieldResolver(() => [FailedQueueJob], { description: 'Jobs that were given up, newest first. Costs 20.' })
  @Cost(20)
  async failedJobs(
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
  ): Promise<FailedQueueJob[]> {
    return (await this.#operations.failedJobs(pageSizeOf(first))).map(
      ({ job, jobId, reason, attemptCount, failedAt }) => ({ job, jobId, reason, attemptCount, failedAt }),
    );
  }

  @FieldResolver(() => [FailedJobKind], { description: 'Jobs that were given up, by kind. Costs 5.' })
  @Cost(5)
  async failedKinds(): Promise<FailedJobKind[]> {
    return [...(await this.#operations.failedKinds())];
  }

  @FieldResolver(() => [RunningProcessObject], {
    description:
      'Processes of the installation, oldest first, with those of the last day that did not end well. Costs 5.',
  })
  @Cost(5)
  async processes(): Promise<RunningProcessObject[]> {
    return (await this.#operations.processes()).map(({ row, state }) => ({
      id: row.publicId,
      role: row.role,
      hostName: row.hostName,
      pid: row.pid,
      engineVersion: row.engineVersion,
      threadCount: row.threadCount,
      startedAt: row.startedAt,
      beatAt: row.beatAt,
      state,
      activeJobs: Object.entries(row.activeJobs ?? {}).map(([job, count]) => ({ job, count })),
    }));
  }

  @FieldResolver(() => [LeaseObject], { description: 'Who does what one process at a time does. Costs 5.' })
  @Cost(5)
  async leases(): Promise<LeaseObject[]> {
    return (await this.#operations.leases()).map(({ name, holder, acquiredAt, expiresAt }) => ({
      name,
      processId: holder,
      acquiredAt,
      expiresAt,
    }));
  }

  @Query(() => SystemStatusObject, { description: 'Whether work can go on. For every person of the installation.' })
  @Auth('SIGNED_IN')
  async systemStatus(): Promise<SystemStatusObject> {
    const { workerCount, schedulerCount } = await this.#operations.status();
    return { isWorking: workerCount > 0 && schedulerCount > 0, workerCount, schedulerCount };
  }

  @FieldResolver(() => [ScheduleObject], { description: 'Everything that comes by the clock. Costs 20.' })
  @Cost(20)
  async schedules(@Ctx() context: ApiContext): Promise<ScheduleObject[]> {
    return (await this.#operations.schedules()).map((state) => scheduleView(state, context));
  }

  @FieldResolver(() => IngestionState, { description: 'How far the prices go. Costs 10.' })
  @Cost(10)
  async ingestion(): Promise<IngestionState> {
    const { latestDate, sessionsBehind, ...counts } = await this.#operations.ingestion(new Date());
    return { ...counts, latestSession: latestDate, sessionsBehindCount: sessionsBehind };
  }

  @FieldResolver(() => EtlFailureConnection, {
    description: 'Fetches that failed and have not succeeded since, newest first.',
  })
  @Cost(1, { multiplier: 'first' })
  etlFailures(@Args(() => PageArgs) args: PageArgs): Promise<Page<EtlFailureObject>> {
    return viewPage(this.#operations.etlFailures(args), failureView);
  }

  @FieldResolver(() => OutboxState, { description: 'Work on its way to the queue.' })
  outbox(): Promise<OutboxState> {
    return this.#operations.backlog();
  }

  @FieldResolver(() => EventLogStateObject, { description: 'The log that streams are read from. Costs 10.' })
  @Cost(10)
  eventLog(): Promise<EventLogStateObject> {
    return this.#operations.eventLog();
  }

  @FieldResolver(() => EngineState, { description: 'Threads that simulate and optimise.' })
  engine(): EngineState {
    const { size, busyCount, waitingCount } = this.#operations.engine;
    return { threadCount: size, busyCount, waitingCount };
  }

  @FieldResolver(() => ProcessStateObject, { description: 'The process that answers.' })
  process(): ProcessStateObject {
    return this.#operations.process();
  }

  @Mutation(() => ScheduleRunPayload, { description: 'Does scheduled work at once, beside its schedule. Costs 20.' })
  @Auth('OPERATIONS_WRITE')
  @Cost(20)
  scheduleRun(
    @Arg('input', () => ScheduleRunInput, { description: 'What to run.' }) { id, idempotencyKey }: ScheduleRunInput,
    @Ctx() context: ApiContext,
  ): Promise<ScheduleRunPayload> {
    return payload(
      context,
      () => this.#operations.runSchedule(context.em, id, idempotencyKey, authorOf(context)),
      (state) => ({ schedule: scheduleView(state, context) }),
    );
  }

  @Mutation(() => EtlFailureRetryPayload, { description: 'Fetches once more what could not be fetched. Costs 20.' })
  @Auth('OPERATIONS_WRITE')
  @Cost(20)
  etlFailureRetry(
    @Arg('input', () => EtlFailureRetryInput, { description: 'What to fetch.' })
    { id, idempotencyKey }: EtlFailureRetryInput,
    @Ctx() context: ApiContext,
  ): Promise<EtlFailureRetryPayload> {
    return payload(
      context,
      () => this.#operations.retryFetch(context.em, id, idempotencyKey, authorOf(context)),
      (failure) => ({ failure: failureView(failure) }),
    );
  }

  @Mutation(() => QueueJobRetryPayload, { description: 'Queues a job again that was given up. Costs 20.' })
  @Auth('OPERATIONS_WRITE')
  @Cost(20)
  queueJobRetry(
    @Arg('input', () => QueueJobRetryInput, { description: 'Which job.' }) { job, jobId }: QueueJobRetryInput,
    @Ctx() context: ApiContext,
  ): Promise<QueueJobRetryPayload> {
    return payload(
      context,
      () => this.#operations.retryJobs(context.em, { job, jobId }, authorOf(context)),
      () => ({ jobId }),
    );
  }

  @Mutation(() => QueueJobDiscardPayload, { description: 'Throws a job away that was given up. Costs 20.' })
  @Auth('OPERATIONS_WRITE')
  @Cost(20)
  queueJobDiscard(
    @Arg('input', () => QueueJobDiscardInput, { description: 'Which job.' }) { job, jobId }: QueueJobDiscardInput,
    @Ctx() context: ApiContext,
  ): Promise<QueueJobDiscardPayload> {
    return payload(
      context,
      () => this.#operations.discardJobs(context.em, { job, jobId }, authorOf(context)),
      () => ({ jobId }),
    );
  }

  @Mutation(() => QueueJobsRetryPayload, {
    description: 'Queues all jobs of a kind again that were given up. Costs 20.',
  })
  @Auth('OPERATIONS_WRITE')
  @Cost(20)
  queueJobsRetry(
    @Arg('input', () => QueueJobsRetryInput, { description: 'Which kind.' }) { job }: QueueJobsRetryInput,
    @Ctx() context: ApiContext,
  ): Promise<QueueJobsRetryPayload> {
    return payload(
      context,
      () => this.#operations.retryJobs(context.em, { job }, authorOf(context)),
      (count) => ({ count }),
    );
  }

  @Mutation(() => QueueJobsDiscardPayload, {
    description: 'Throws all jobs of a kind away that were given up. Costs 20.',
  })
  @Auth('OPERATIONS_WRITE')
  @Cost(20)
  queueJobsDiscard(
    @Arg('input', () => QueueJobsDiscardInput, { description: 'Which kind.' }) { job }: QueueJobsDiscardInput,
    @Ctx() context: ApiContext,
  ): Promise<QueueJobsDiscardPayload> {
    return payload(
      context,
      () => this.#operations.discardJobs(context.em, { job }, authorOf(context)),
      (count) => ({ count }),
    );
  }
}
