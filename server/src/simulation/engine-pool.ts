import { AsyncLocalStorage } from 'node:async_hooks';
import { Worker } from 'node:worker_threads';

import { DomainError } from '@convergence/shared/errors';
import type { ErrorCode } from '@convergence/shared/errors';
import { InfeasibleProblem } from '@convergence/shared/optimise/infeasibility';
import type { RecommendProgress } from '@convergence/shared/simulation/recommendation';

import type { ColumnRequest } from '@convergence/shared/simulation/column-feed';

import { programUrl } from '../platform/program-url.ts';

import type { EngineTask, EngineTasks, FromThread, RunSource, ThreadFailure, ToThread } from './engine-tasks.ts';

/** Sources that a thread keeps; a run's plan with 50 instruments and 20 years is a few megabytes. */
const KEPT_SOURCES = 3;
/** How long a task that was given up may go on before its thread is ended; with it a cancelled run frees its worker in 2 s. */
const GRACE_MS = 1200;

const threadFile = programUrl(import.meta.url, 'engine.thread');

export interface TaskOptions {
  /** Gives the task up: it leaves the queue, or its thread is ended after a grace. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RecommendProgress) => void;
  /** Reads columns that the task asks for; their memory goes over to the thread. A failure fails the task. */
  readonly columns?: (request: ColumnRequest) => Promise<readonly Float64Array<ArrayBuffer>[]>;
}

interface WaitingTask {
  readonly id: number;
  readonly key: string;
  readonly load: () => Promise<RunSource>;
  readonly task: EngineTask;
  readonly request: unknown;
  readonly options: TaskOptions;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** The engine in worker threads: as many tasks at once as there are threads, in the order in which they were asked. */
export class EnginePool {
  readonly #size: number;
  readonly #threads = new Set<EngineThread>();
  #waiting: WaitingTask[] = [];
  #nextId = 1;
  #isClosed = false;

  /** @param size - Threads; they start with the first task. */
  constructor(size: number) {
    this.#size = size;
  }

  get size(): number {
    return this.#size;
  }

  /** Threads at work. */
  get busyCount(): number {
    return [...this.#threads].filter((thread) => thread.isBusy).length;
  }

  /** Tasks that wait for a thread. */
  get waitingCount(): number {
    return this.#waiting.length;
  }

  /** Whether a thread is computing for the run, or a task of it waits for one. */
  isWorkingOn(key: string): boolean {
    return (
      this.#waiting.some((task) => task.key === key) || [...this.#threads].some((thread) => thread.isWorkingOn(key))
    );
  }

  /**
   * Computes one task of a run.
   *
   * @param key - Id of the run; threads keep what they were given under it.
   * @param load - Fetches inputs and snapshot for a thread that has not seen the run yet.
   * @throws DomainError as the engine threw it; the reason of the signal; Error where a thread died.
   */
  run<Task extends EngineTask>(
    key: string,
    load: () => Promise<RunSource>,
    task: Task,
    request: EngineTasks[Task]['request'],
    options: TaskOptions = {},
  ): Promise<EngineTasks[Task]['answer']> {
    return new Promise<unknown>((resolve, reject) => {
      if (this.#isClosed) return reject(new Error('The engine is closed.'));
      if (options.signal?.aborted) return reject(options.signal.reason);
      const ours = AsyncLocalStorage.bind(load); // a thread is given to it when somebody else's task ends
      const waiting: WaitingTask = { id: this.#nextId++, key, load: ours, task, request, options, resolve, reject };
      this.#waiting.push(waiting);
      options.signal?.addEventListener('abort', () => this.#dropWaiting(waiting), { once: true });
      this.#assign();
    }) as Promise<EngineTasks[Task]['answer']>;
  }

  /** Ends all threads; tasks under way are rejected. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const waiting of this.#waiting.splice(0)) waiting.reject(new Error('The engine is closed.'));
    await Promise.all([...this.#threads].map((thread) => thread.end()));
  }

  #dropWaiting(waiting: WaitingTask): void {
    if (!this.#waiting.includes(waiting)) return;
    this.#waiting = this.#waiting.filter((other) => other !== waiting);
    waiting.reject(waiting.options.signal?.reason);
  }

  #assign(): void {
    while (this.#waiting.length > 0) {
      const thread = this.#freeThread(this.#waiting[0]!.key);
      if (!thread) return;
      void thread.run(this.#waiting.shift()!).finally(() => this.#assign());
    }
  }

  /** A thread that knows the run already is better than one that has to be told. */
  #freeThread(key: string): EngineThread | undefined {
    const free = [...this.#threads].filter((thread) => !thread.isBusy);
    const known = free.find((thread) => thread.knows(key)) ?? free[0];
    if (known) return known;
    if (this.#threads.size >= this.#size) return undefined;
    const thread: EngineThread = new EngineThread(() => this.#threads.delete(thread));
    this.#threads.add(thread);
    return thread;
  }
}

class EngineThread {
  readonly #worker = new Worker(threadFile);
  readonly #ended: Promise<void>;
  /** Runs that the thread knows, the one used longest ago first. */
  readonly #keys = new Set<string>();
  #current: WaitingTask | undefined;

  constructor(onEnd: () => void) {
    this.#worker.on('message', (message: FromThread) => this.#receive(message));
    this.#worker.on('error', (error) => this.#settle((task) => task.reject(error)));
    this.#ended = new Promise((resolve) => {
      this.#worker.once('exit', (code) => {
        onEnd();
        this.#settle((task) =>
          task.reject(
            task.options.signal?.aborted
              ? task.options.signal.reason
              : Object.assign(new Error(`An engine thread ended with code ${code}.`), {
                  task: task.task,
                  runId: task.key,
                }),
          ),
        );
        resolve();
      });
    });
    this.#worker.unref(); // an idle thread does not keep a command alive
  }

  get isBusy(): boolean {
    return this.#current !== undefined;
  }

  isWorkingOn(key: string): boolean {
    return this.#current?.key === key;
  }

  knows(key: string): boolean {
    return this.#keys.has(key);
  }

  /** Resolves when the thread is free again, whatever became of the task. */
  async run(task: WaitingTask): Promise<void> {
    this.#current = task;
    this.#worker.ref();
    try {
      await this.#introduce(task);
      task.options.signal?.throwIfAborted();
    } catch (error) {
      this.#settle((current) => current.reject(error));
    }
    if (this.#current === undefined) return;
    await new Promise<void>((resolve) => {
      this.#onFree = resolve;
      const { signal } = task.options;
      signal?.addEventListener('abort', () => this.#giveUp(task), { once: true });
      this.#post({ kind: 'task', id: task.id, key: task.key, task: task.task, request: task.request } as ToThread);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
    await this.#ended;
  }

  #onFree: (() => void) | undefined;

  /** Tells the thread of a run it does not know, and lets it forget the oldest. */
  async #introduce({ key, load }: WaitingTask): Promise<void> {
    if (!this.#keys.delete(key)) this.#post({ kind: 'source', key, source: await load() });
    this.#keys.add(key);
    for (const oldest of this.#keys) {
      if (this.#keys.size <= KEPT_SOURCES) return;
      this.#keys.delete(oldest);
      this.#post({ kind: 'forget', key: oldest });
    }
  }

  /** Pure work cannot be asked to stop: it is waited for a little, then its thread goes. */
  #giveUp(task: WaitingTask): void {
    const timer = setTimeout(() => {
      if (this.#current === task) void this.end();
    }, GRACE_MS);
    timer.unref();
  }

  #receive(message: FromThread): void {
    const task = this.#current;
    if (task?.id !== message.id) return;
    if (message.kind === 'progress') task.options.onProgress?.(message.progress);
    else if (message.kind === 'needsColumns') void this.#bring(task, message.request);
    else if (message.kind === 'answer') this.#settle(() => task.resolve(message.answer));
    else this.#settle(() => task.reject(errorOf(message.failure, task)));
  }

  async #bring(task: WaitingTask, request: ColumnRequest): Promise<void> {
    try {
      const columns = await task.options.columns!(request);
      if (this.#current !== task) return;
      this.#post(
        { kind: 'columns', id: task.id, columns },
        columns.map(({ buffer }) => buffer),
      );
    } catch (error) {
      // The thread waits for what does not come: the task fails here, and the thread, which holds half a merge, is ended.
      if (this.#current !== task) return;
      task.reject(error);
      void this.end();
    }
  }

  #settle(tell: (task: WaitingTask) => void): void {
    const task = this.#current;
    this.#current = undefined;
    this.#worker.unref();
    if (task) tell(task);
    this.#onFree?.();
    this.#onFree = undefined;
  }

  #post(message: ToThread, transfer: readonly ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, [...transfer]);
  }
}

/** The failure says what was computed, and for which run. */
function errorOf({ message, stack, domain }: ThreadFailure, { task, key }: Pick<WaitingTask, 'task' | 'key'>): Error {
  const cause = Object.assign(new Error(message), { stack, task, runId: key });
  if (domain?.infeasible) return new InfeasibleProblem(domain.infeasible, domain.path, { cause });
  return domain ? new DomainError(domain.code as ErrorCode, domain.path, { cause }) : cause;
}
