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
  /** Stops handing out, lets running handlers end (their signals are aborted after `drainMs`), closes. */
  close(drainMs?: number): Promise<void>;
}
