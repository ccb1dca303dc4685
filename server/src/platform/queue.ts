import type { z } from 'zod';

/** How a kind of job is tried again. */
export interface RetryClass {
  /** Tries in all. */
  readonly attempts: number;
  /** Pause before the second try; it doubles with each. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** Share of a pause that is left to chance, so that what failed together does not come back together. */
  readonly jitter: number;
}

/** Every job is in one of these classes. */
export const retryClasses = {
  /** Own work on own rows: what fails is a service that is away for a moment. 1, 2, 4 and 8 s. */
  quick: { attempts: 5, firstPauseMs: 1_000, longestPauseMs: 60_000, jitter: 0 },
  /** Asks somebody outside who may be away for minutes and must not be pressed: 5 s, doubled, up to 5 min; a quarter of an hour in all. */
  vendor: { attempts: 8, firstPauseMs: 5_000, longestPauseMs: 300_000, jitter: 0.5 },
  /** Comes again by itself, or keeps count of its tries in its own row. */
  once: { attempts: 1, firstPauseMs: 0, longestPauseMs: 0, jitter: 0 },
} as const satisfies Readonly<Record<string, RetryClass>>;
export type RetryClassName = keyof typeof retryClasses;

/**
 * Pause before the next try.
 *
 * @param attemptsMade - Tries so far, from 1.
 * @param random - Uniform in [0, 1).
 */
export function retryPauseMs(
  { firstPauseMs, longestPauseMs, jitter }: RetryClass,
  attemptsMade: number,
  random: () => number = Math.random,
): number {
  const whole = Math.min(longestPauseMs, firstPauseMs * 2 ** (attemptsMade - 1));
  return Math.round(whole * (1 - jitter * random()));
}

/** What a kind of job may cost. */
export interface JobPolicy {
  /** Class of `retryClasses`. */
  readonly retry: RetryClassName;
  /** One try takes no longer: its signal is aborted then, and soon after its place is given to the next job. */
  readonly timeLimitMs: number;
}

/** For a kind of job that says nothing about itself. */
const usual: JobPolicy = { retry: 'quick', timeLimitMs: 60_000 };

/** A kind of job: ids and nothing else travel in it; the row holds the truth. */
export interface JobDefinition<T> extends JobPolicy {
  readonly name: string;
  readonly payload: z.ZodType<T>;
}

const names = new Set<string>();

/** Names of all kinds of job that this program has declared, whether or not it has ever seen one. */
export function declaredJobs(): readonly string[] {
  return [...names];
}

/** Declares a kind of job; name is `<feature>.<verb>`. */
export function defineJob<T>(name: string, payload: z.ZodType<T>, policy: Partial<JobPolicy> = {}): JobDefinition<T> {
  names.add(name);
  return { ...usual, ...policy, name, payload };
}

/** A try that took longer than its kind may. */
export class JobTimeLimitError extends Error {
  override readonly name = 'JobTimeLimitError';
  constructor(job: string, timeLimitMs: number) {
    super(`${job} took longer than ${timeLimitMs / 1000} s.`);
  }
}

export interface JobOptions {
  /** A second job with the same id is not added while the first is known. Not a number, without a colon. */
  readonly jobId?: string;
  readonly delayMs?: number;
  /** Tries in all, instead of those of the kind's retry class. */
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

/**
 * What the queue knows of a job. MISSING: never added, done long ago, or lost with the queue; BLOCKED: it waits for the children
 * of its flow; OPEN: it waits for a worker or its time, or is being worked on.
 */
export type JobState = 'MISSING' | 'BLOCKED' | 'OPEN' | 'SUCCEEDED' | 'FAILED';

/** A job that was given up; the queue keeps it for a week. */
export interface FailedJob {
  readonly job: string;
  readonly id: string;
  readonly payload: unknown;
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
  readonly attemptCount: number;
  /** FAILED is tried again, GAVE_UP is not, CUT_OFF, by the end of the process or because a service is away, costs no try. */
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
  /** @param kinds - Without them every kind that this process has to do with. */
  counts(kinds?: readonly string[]): Promise<Readonly<Record<string, QueueCounts>>>;
  /** Every kind of job with a handler or a job, ascending by name. Two queries a kind. */
  inspect(): Promise<readonly QueueState[]>;
  /** Jobs that were given up, of every kind that `inspect` knows, newest first. */
  failures(limit: number): Promise<readonly FailedJob[]>;
  /** One query. */
  stateOf(job: string, id: string): Promise<JobState>;
  /** Jobs at hand in this process, by kind. */
  atHand(): Readonly<Record<string, number>>;
  /** Hands a job out again that was given up. @returns False where there is none. */
  retry(job: string, id: string): Promise<boolean>;
  /** Forgets a job that was given up, so that its id is free again. @returns False where there is none. */
  discard(job: string, id: string): Promise<boolean>;
  /** Every schedule of these kinds, and of others that this process has to do with, ascending by id. */
  plans(kinds?: readonly string[]): Promise<readonly PlannedJob[]>;
  /** Ends a schedule; nothing where there is none. */
  unschedule(job: string, id: string): Promise<void>;
  /** Tells of each try when it is over. A listener that throws harms nobody else. */
  onRan(listener: (run: JobRun) => void): void;
  /** Stops handing out, lets running handlers end (their signals are aborted after `drainMs`), closes. */
  close(drainMs?: number): Promise<void>;
}
