import { setTimeout } from 'node:timers/promises';

import type { BackendClasses, IQueueBackend, Job, JobsOptions } from 'bullmq';
import { UnrecoverableError, WaitingError } from 'bullmq';

import { jobCause, underCause } from './job-cause.ts';
import type { Logger } from './log.ts';
import type {
  BullQueues,
  FailedJob,
  HandlerOptions,
  JobDefinition,
  JobHandler,
  JobOptions,
  JobRequest,
  JobRun,
  JobState,
  PlannedJob,
  Queue,
  QueueCounts,
  QueueState,
  Schedule,
} from './queue.ts';
import { answeredWithin, isOutage } from './outage.ts';
import { endsWithin } from './patience.ts';
import { JobTimeLimitError, retryClasses, retryPauseMs, UnrecoverableJobError } from './queue.ts';

/** For a job that is known by its name only, and whoever added it did not say. */
const defaultAttempts = retryClasses.quick.attempts;
/** Pauses before retries are asked of the job's own kind. */
const backoff = { type: 'ofClass' } as const;
/** Finished jobs are known, and their ids taken, for an hour; failed ones can be looked at for a week. */
const retention: JobsOptions = {
  removeOnComplete: { age: 60 * 60, count: 5000 },
  removeOnFail: { age: 7 * 24 * 60 * 60, count: 5000 },
};
/** A process that is killed ten times by one job is killed by that job. */
const maxStalledCount = 10;
/** Between two tries of a job that needs a service which is away. */
const outagePauseMs = 1000;
/** For handlers that do not listen to their signal. */
const abortGraceMs = 5000;

interface Registration {
  readonly job: JobDefinition<unknown>;
  readonly handler: JobHandler<unknown>;
  readonly options: HandlerOptions<unknown>;
}

type Classes<C> = BackendClasses<IQueueBackend, C>;

export interface BullmqQueueOptions<C> {
  /** Which backend, from BullMQ's `withBackend`. */
  readonly classes: Classes<C>;
  readonly connection: C;
  /** Kinds of job of other processes, which this one may never have touched. */
  readonly kinds?: () => readonly string[];
  /** Of keys, where the backend has keys. */
  readonly prefix?: string;
  readonly log: Logger;
  /** Whoever adds a job or looks at the queue waits no longer for an answer: a backend that is away may come back after hours. */
  readonly patienceMs: number;
  /** Called last when the queue is closed: ends the connection. */
  readonly onClosed: () => Promise<void>;
  /** Instead of the first pause of every retry class, without chance in it. */
  readonly firstRetryMs?: number;
  /**
   * When a worker counts as dead and its jobs are handed to another: without a renewal for `lockMs`, noticed at a look each `lookMs`.
   * A worker renews at half of it, so its event loop must not stand still for so long.
   */
  readonly stalls: { readonly lockMs: number; readonly lookMs: number };
  /** How long a handler has to listen to its signal before its place is given away. */
  readonly abortGraceMs?: number;
}

/** Jobs through BullMQ, one of its queues for each kind of job; the backend is chosen by the caller. */
export class BullmqQueue<C> implements Queue, BullQueues {
  readonly #options: BullmqQueueOptions<C>;
  readonly #handlers = new Map<string, Registration>();
  readonly #queues = new Map<string, InstanceType<Classes<C>['Queue']>>();
  readonly #running = new Map<AbortController, string>();
  readonly #listeners: ((run: JobRun) => void)[] = [];
  #workers: InstanceType<Classes<C>['Worker']>[] = [];
  #flows: InstanceType<Classes<C>['FlowProducer']> | undefined;
  #closing: Promise<void> | undefined;

  constructor(options: BullmqQueueOptions<C>) {
    this.#options = options;
  }

  add<T>(job: JobDefinition<T>, payload: T, options?: JobOptions): Promise<void> {
    const { attempts } = retryClasses[job.retry];
    return this.addByName(job.name, job.payload.parse(payload), { attempts, ...options });
  }

  async addByName(name: string, payload: unknown, options?: JobOptions): Promise<void> {
    await this.#answered(this.#queue(name).add(name, payload, this.#jobOptions(options)));
  }

  async addFlow(parent: JobRequest, children: readonly JobRequest[]): Promise<void> {
    this.#flows ??= this.#watched(new this.#options.classes.FlowProducer(this.#place()));
    const added = this.#flows.add({
      ...this.#flowNode(parent),
      children: children.map((child) => {
        const node = this.#flowNode(child);
        return { ...node, opts: { ...node.opts, failParentOnFailure: true } };
      }),
    });
    await this.#answered(added);
  }

  handle<T>(job: JobDefinition<T>, handler: JobHandler<T>, options: HandlerOptions<T> = {}): void {
    if (this.#workers.length > 0) throw new Error(`The handler of ${job.name} comes too late: the queue has started.`);
    if (this.#handlers.has(job.name)) throw new Error(`${job.name} has a handler already.`);
    this.#handlers.set(job.name, { job, handler, options } as Registration);
  }

  async schedule<T>(id: string, rule: Schedule, job: JobDefinition<T>, payload: T): Promise<void> {
    const repeat = 'everyMs' in rule ? { every: rule.everyMs } : { pattern: rule.cron, tz: rule.timeZone };
    const template = { name: job.name, data: job.payload.parse(payload), opts: this.#jobOptions({}, job) };
    await this.#answered(this.#queue(job.name).upsertJobScheduler(id, repeat, template));
  }

  async start(): Promise<void> {
    this.#workers = [...this.#handlers.values()].map((registration) =>
      this.#watched(
        new this.#options.classes.Worker(
          registration.job.name,
          (job: Job, token?: string) => underCause(job, () => this.#run(registration, job, token)),
          {
            ...this.#place(),
            concurrency: registration.options.concurrency ?? 1,
            maxStalledCount,
            lockDuration: this.#options.stalls.lockMs,
            stalledInterval: this.#options.stalls.lookMs,
            settings: { backoffStrategy: (attemptsMade) => this.#pauseMs(registration, attemptsMade) },
          },
        ),
      ),
    );
    await Promise.all(this.#workers.map((worker) => worker.waitUntilReady()));
  }

  async counts(kinds?: readonly string[]): Promise<Readonly<Record<string, QueueCounts>>> {
    const entries = [...(kinds ?? this.#queues.keys())].map(async (name) => {
      const queue = this.#queue(name);
      const counts = await queue.getJobCounts('waiting', 'waiting-children', 'active', 'delayed', 'failed');
      const waiting = (counts.waiting ?? 0) + (counts['waiting-children'] ?? 0);
      return [
        name,
        { waiting, active: counts.active ?? 0, delayed: counts.delayed ?? 0, failed: counts.failed ?? 0 },
      ] as const;
    });
    return Object.fromEntries(await this.#answered(Promise.all(entries)));
  }

  async inspect(): Promise<readonly QueueState[]> {
    this.#openAll(); // what never had a job waits for one all the same
    const counts = await this.counts();
    const states = Object.entries(counts).map(async ([job, state]) => {
      const [oldest] = state.waiting === 0 ? [] : await this.#queue(job).getJobs(['waiting'], 0, 0, true);
      return { job, ...state, oldestWaitingAt: oldest ? new Date(oldest.timestamp) : null };
    });
    return (await this.#answered(Promise.all(states))).toSorted((a, b) => (a.job < b.job ? -1 : 1));
  }

  async failures(limit: number): Promise<readonly FailedJob[]> {
    this.#openAll();
    const found = await this.#answered(
      Promise.all(
        [...this.#queues].map(async ([job, queue]) => {
          const failed = await queue.getJobs(['failed'], 0, limit - 1, false);
          return failed.map((entry) => ({
            job,
            id: entry.id ?? '',
            payload: entry.data,
            reason: entry.failedReason ?? '',
            attemptCount: entry.attemptsMade,
            failedAt: entry.finishedOn === undefined ? null : new Date(entry.finishedOn),
          }));
        }),
      ),
    );
    return found
      .flat()
      .toSorted((a, b) => Number(b.failedAt) - Number(a.failedAt))
      .slice(0, limit);
  }

  async stateOf(job: string, id: string): Promise<JobState> {
    const state = await this.#answered(this.#queue(job).getJobState(id));
    if (state === 'unknown') return 'MISSING';
    if (state === 'completed') return 'SUCCEEDED';
    if (state === 'waiting-children') return 'BLOCKED';
    return state === 'failed' ? 'FAILED' : 'OPEN';
  }

  atHand(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const job of this.#running.values()) counts[job] = (counts[job] ?? 0) + 1;
    return counts;
  }

  async retry(job: string, id: string): Promise<boolean> {
    const entry = await this.#failed(job, id);
    await entry?.retry('failed');
    return entry !== null;
  }

  async discard(job: string, id: string): Promise<boolean> {
    const entry = await this.#failed(job, id);
    await entry?.remove();
    return entry !== null;
  }

  async #failed(job: string, id: string): Promise<Job | null> {
    const entry = await this.#answered(this.#queue(job).getJob(id));
    return entry && (await entry.isFailed()) ? entry : null;
  }

  async plans(kinds: readonly string[] = []): Promise<readonly PlannedJob[]> {
    this.#openAll(kinds);
    const found = await this.#answered(
      Promise.all(
        [...this.#queues].map(async ([job, queue]) => {
          const schedulers = await queue.getJobSchedulers();
          return schedulers.map(({ key, next }) => ({ id: key, job, nextAt: next ? new Date(next) : null }));
        }),
      ),
    );
    return found.flat().toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  async unschedule(job: string, id: string): Promise<void> {
    await this.#answered(this.#queue(job).removeJobScheduler(id));
  }

  onRan(listener: (run: JobRun) => void): void {
    this.#listeners.push(listener);
  }

  /** BullMQ's own queues of every kind of job, for its board. */
  bullQueues(): readonly InstanceType<Classes<C>['Queue']>[] {
    this.#openAll();
    return [...this.#queues].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, queue]) => queue);
  }

  close(drainMs = 10_000): Promise<void> {
    this.#closing ??= this.#close(drainMs);
    return this.#closing;
  }

  async #close(drainMs: number): Promise<void> {
    const drained = Promise.all(this.#workers.map((worker) => worker.close()));
    if (!(await endsWithin(drainMs, drained))) {
      for (const running of this.#running.keys()) running.abort(new Error('The process is shutting down.'));
      if (!(await endsWithin(abortGraceMs, drained))) {
        this.#options.log.warn('Jobs that do not end are left behind; they are taken up at the next start.');
        await Promise.all(this.#workers.map((worker) => worker.close(true)));
      }
    }
    await this.#flows?.close();
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()));
    await this.#options.onClosed();
  }

  #answered<T>(work: Promise<T>): Promise<T> {
    return answeredWithin(this.#options.patienceMs, 'queue', work);
  }

  async #run({ job, handler, options }: Registration, entry: Job, token: string | undefined): Promise<void> {
    const running = new AbortController();
    this.#running.set(running, job.name);
    const payload = job.payload.safeParse(entry.data);
    const startedAt = new Date();
    const tell = (outcome: JobRun['outcome'], error: unknown): void =>
      this.#tell({
        job: job.name,
        jobId: entry.id ?? '',
        payload: entry.data,
        scheduleId: entry.repeatJobKey ?? null,
        startedAt,
        endedAt: new Date(),
        attemptCount: entry.attemptsMade + 1,
        outcome,
        error,
      });
    try {
      if (!payload.success) throw new UnrecoverableJobError(`Payload of ${job.name}: ${payload.error.message}`);
      await this.#withinTimeLimit(job, running, (signal) => handler(payload.data, signal));
      tell('SUCCEEDED', null);
    } catch (failure) {
      const isLate = running.signal.reason instanceof JobTimeLimitError;
      const error = isLate ? running.signal.reason : failure;
      if (running.signal.aborted && !isLate) {
        tell('CUT_OFF', error);
        await entry.moveToWait(token); // being cut off by a shutdown costs no attempt
        throw new WaitingError();
      }
      if (isOutage(error) && !(error instanceof UnrecoverableJobError)) {
        this.#options.log.warn(
          { err: error, job: job.name, jobId: entry.id },
          'A job waits for a service that is away.',
        );
        tell('CUT_OFF', error);
        await setTimeout(outagePauseMs); // here and not by a moment in the future: clocks of machines differ
        await entry.moveToWait(token); // an outage costs no attempt, however long it lasts
        throw new WaitingError();
      }
      const isLast = error instanceof UnrecoverableJobError || entry.attemptsMade + 1 >= (entry.opts.attempts ?? 1);
      this.#options.log.warn(
        { err: error, job: job.name, jobId: entry.id, attempt: entry.attemptsMade + 1, isLast },
        'A job failed.',
      );
      tell(isLast ? 'GAVE_UP' : 'FAILED', error);
      if (isLast && payload.success) await this.#giveUp(options, payload.data, error, job.name);
      if (error instanceof UnrecoverableJobError) throw new UnrecoverableError(error.message);
      throw error;
    } finally {
      this.#running.delete(running);
    }
  }

  /** Aborts what takes too long, and soon after goes on without it where it does not listen. */
  async #withinTimeLimit(
    { name, timeLimitMs }: JobDefinition<unknown>,
    running: AbortController,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const late = Promise.withResolvers<never>();
    let grace: NodeJS.Timeout | undefined;
    const limit = globalThis.setTimeout(() => {
      const error = new JobTimeLimitError(name, timeLimitMs);
      running.abort(error);
      grace = globalThis.setTimeout(() => late.reject(error), this.#options.abortGraceMs ?? abortGraceMs);
    }, timeLimitMs);
    const worked = work(running.signal);
    try {
      await Promise.race([worked, late.promise]);
    } finally {
      clearTimeout(limit);
      clearTimeout(grace);
      worked.catch(() => undefined); // of a handler that nobody waits for any more; its try has failed already
    }
  }

  #pauseMs({ job }: Registration, attemptsMade: number): number {
    const { firstRetryMs } = this.#options;
    const ofClass = retryClasses[job.retry];
    return retryPauseMs(
      firstRetryMs === undefined ? ofClass : { ...ofClass, firstPauseMs: firstRetryMs, jitter: 0 },
      attemptsMade,
    );
  }

  #tell(run: JobRun): void {
    for (const listener of this.#listeners) {
      try {
        listener(run);
      } catch (error) {
        this.#options.log.error({ err: error, job: run.job }, 'One who follows the jobs failed.');
      }
    }
  }

  async #giveUp(options: HandlerOptions<unknown>, payload: unknown, error: unknown, name: string): Promise<void> {
    try {
      await options.onGaveUp?.(payload, error);
    } catch (failure) {
      this.#options.log.error({ err: failure, job: name }, 'Nobody could be told that a job was given up.');
    }
  }

  #openAll(kinds: readonly string[] = []): void {
    for (const name of [...this.#handlers.keys(), ...(this.#options.kinds?.() ?? []), ...kinds]) this.#queue(name);
  }

  #queue(name: string): InstanceType<Classes<C>['Queue']> {
    const known = this.#queues.get(name);
    if (known) return known;
    const queue = this.#watched(new this.#options.classes.Queue(name, this.#place()));
    this.#queues.set(name, queue);
    return queue;
  }

  #place(): { connection: C; prefix?: string } {
    const { connection, prefix } = this.#options;
    return prefix === undefined ? { connection } : { connection, prefix };
  }

  #jobOptions(options: JobOptions = {}, job?: JobDefinition<unknown>): JobsOptions {
    return {
      ...retention,
      attempts: options.attempts ?? (job ? retryClasses[job.retry].attempts : defaultAttempts),
      backoff,
      ...jobCause(),
      ...(options.jobId === undefined ? {} : { jobId: options.jobId }),
      ...(options.delayMs === undefined ? {} : { delay: options.delayMs }),
    };
  }

  #flowNode({ job, payload, options }: JobRequest): {
    name: string;
    queueName: string;
    data: unknown;
    opts: JobsOptions;
  } {
    this.#queue(job.name); // so that it is counted
    return {
      name: job.name,
      queueName: job.name,
      data: job.payload.parse(payload),
      opts: this.#jobOptions(options, job),
    };
  }

  /** BullMQ tells of lost connections by an event that ends the process where nobody listens. */
  #watched<W extends { on(event: 'error', listener: (error: Error) => void): unknown }>(emitter: W): W {
    emitter.on('error', (error) => this.#options.log.error({ err: error }, 'The queue reported an error.'));
    return emitter;
  }
}
