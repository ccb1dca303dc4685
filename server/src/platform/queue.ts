import type { z } from 'zod';

/** A kind of job: ids and nothing else travel in it; the row holds the truth. */
export interface JobDefinition<T> {
  readonly name: string;
  readonly payload: z.ZodType<T>;
}

/** Declares a kind of job; name is `<feature>.<verb>`. */
export function defineJob<T>(name: string, payload: z.ZodType<T>): JobDefinition<T> {
  return { name, payload };
}

export interface JobOptions {
  /** A second job with the same id is not added while the first is known. Not a number, without a colon. */
  readonly jobId?: string;
  readonly delayMs?: number;
  /** Tries in all, with exponential back-off between them. Default 5. */
  readonly attempts?: number;
}

/** One job with its payload, for flows. */
export interface JobRequest<T = unknown> {
  readonly job: JobDefinition<T>;
  readonly payload: T;
  readonly options?: JobOptions;
}

/** A handler may run twice for one job: what it writes must be keyed so that a repeat changes nothing. */
export type JobHandler<T> = (payload: T, signal: AbortSignal) => Promise<void>;

/** A handler throws it where trying again cannot help. */
export class UnrecoverableJobError extends Error {
  override readonly name = 'UnrecoverableJobError';
}

export interface HandlerOptions<T> {
  /** How many jobs of the kind run at once in this process. Default 1. */
  readonly concurrency?: number;
  /**
   * Called when the job will not be tried again, before it is marked as failed: the place to tell the row. Like a
   * handler it may be called twice.
   */
  readonly onGaveUp?: (payload: T, error: unknown) => Promise<void>;
}

/** When a job comes back: every so many milliseconds, or by a cron pattern in a time zone. */
export type Schedule = { readonly everyMs: number } | { readonly cron: string; readonly timeZone: string };

export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

/** One kind of job as those see it who look after the queue. */
export interface QueueState extends QueueCounts {
  readonly job: string;
  /** When the job that waits longest was queued; null where none waits. */
  readonly oldestWaitingAt: Date | null;
}

/** A job that was given up; kept for a week. */
export interface FailedJob {
  readonly job: string;
  readonly id: string;
  /** Message of the last failure. */
  readonly reason: string;
  readonly attemptCount: number;
  readonly failedAt: Date | null;
}

/** A schedule as the queue knows it. */
export interface PlannedJob {
  readonly id: string;
  readonly job: string;
  readonly nextAt: Date | null;
}

/** One try of one job, told when it is over. */
export interface JobRun {
  readonly job: string;
  readonly jobId: string;
  readonly payload: unknown;
  /** Id of the schedule that added it; null for a job that somebody queued. */
  readonly scheduleId: string | null;
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** FAILED is tried again, GAVE_UP is not, CUT_OFF by the end of the process costs no try. */
  readonly outcome: 'SUCCEEDED' | 'FAILED' | 'GAVE_UP' | 'CUT_OFF';
  /** Null where it succeeded. */
  readonly error: unknown;
}

/** A queue that is made of BullMQ's own. */
export interface BullQueues {
  bullQueues(): readonly object[];
}

/** Port: delivery of jobs, at least once. */
export interface Queue {
  add<T>(job: JobDefinition<T>, payload: T, options?: JobOptions): Promise<void>;
  /** The same for a job that is known by name only; the payload must be JSON. Used by the outbox. */
  addByName(name: string, payload: unknown, options?: JobOptions): Promise<void>;
  /**
   * The parent is handed out when all children have succeeded. Where one gives up the parent never is: the child's
   * `onGaveUp` has to tell. The same ids again add nothing.
   */
  addFlow(parent: JobRequest, children: readonly JobRequest[]): Promise<void>;
  /** Registers the handler of a kind of job; call before `start`. */
  handle<T>(job: JobDefinition<T>, handler: JobHandler<T>, options?: HandlerOptions<T>): void;
  /** Adds a job again and again; the same id replaces the schedule. */
  schedule<T>(id: string, rule: Schedule, job: JobDefinition<T>, payload: T): Promise<void>;
  /** Begins to hand out jobs to the registered handlers. */
  start(): Promise<void>;
  counts(): Promise<Readonly<Record<string, QueueCounts>>>;
  /** Every kind of job with a handler or a job, ascending by name. Two queries a kind. */
  inspect(): Promise<readonly QueueState[]>;
  /** Jobs that were given up, newest first. */
  failures(limit: number): Promise<readonly FailedJob[]>;
  /** Hands a job out again that was given up. @returns False where there is none. */
  retry(job: string, id: string): Promise<boolean>;
  /** Every schedule, ascending by id. */
  plans(): Promise<readonly PlannedJob[]>;
  /** Ends a schedule; nothing where there is none. */
  unschedule(job: string, id: string): Promise<void>;
  /** Tells of each try when it is over. A listener that throws harms nobody else. */
  onRan(listener: (run: JobRun) => void): void;
  /** Stops handing out, lets running handlers end (their signals are aborted after `drainMs`), closes. */
  close(drainMs?: number): Promise<void>;
}
