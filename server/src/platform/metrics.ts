import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { JobRun, Queue } from './queue.ts';

/** How an operation of the API ended. */
export type OperationOutcome = 'ok' | 'error';

/** Figures that are looked up when somebody asks, in their own units; null leaves one out. */
export interface LookedUp {
  readonly dataAgeSeconds: number | null;
  readonly sessionsBehind: number | null;
  readonly ingestionAgeSeconds: number | null;
  readonly outboxAgeSeconds: number;
  readonly backupAgeSeconds: number | null;
  readonly llmPromptTokens: number;
  readonly llmCompletionTokens: number;
  readonly llmCostKrw: number;
}

/** Name under which operations stand that are none of our own pages: a label must not grow with what callers send. */
export const OTHER_OPERATION = 'other';

const seconds = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** What this process measures of itself, in the text format of Prometheus. Every label has a closed list of values. */
export class Metrics {
  readonly registry = new Registry();
  readonly #operations: Histogram<'operation' | 'outcome'>;
  readonly #jobs: Histogram<'job' | 'outcome'>;
  readonly #chunks: Counter;
  readonly #delivery: Histogram;
  readonly #sockets: Gauge;

  constructor() {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.#operations = new Histogram({
      name: 'convergence_api_operation_seconds',
      help: 'Operations of the API by name; those of other clients together.',
      labelNames: ['operation', 'outcome'],
      buckets: seconds,
      registers,
    });
    this.#jobs = new Histogram({
      name: 'convergence_job_seconds',
      help: 'Tries of jobs by kind and how they ended.',
      labelNames: ['job', 'outcome'],
      buckets: seconds,
      registers,
    });
    this.#chunks = new Counter({
      name: 'convergence_simulation_chunks_total',
      help: 'Chunks of 1,024 paths that were computed and stored.',
      registers,
    });
    this.#delivery = new Histogram({
      name: 'convergence_event_delivery_seconds',
      help: 'Time between writing an event and handing it to a reader that follows live.',
      buckets: seconds,
      registers,
    });
    this.#sockets = new Gauge({ name: 'convergence_sockets', help: 'Open sockets of the API.', registers });
  }

  /** Counts an upgraded connection until it closes. */
  socket(connection: { once(event: 'close', listener: () => void): unknown }): void {
    this.#sockets.inc();
    connection.once('close', () => this.#sockets.dec());
  }

  operation(name: string, outcome: OperationOutcome, tookMs: number): void {
    this.#operations.observe({ operation: name, outcome }, tookMs / 1000);
  }

  /** Time that an event took to a reader. */
  delivered(tookMs: number): void {
    this.#delivery.observe(Math.max(0, tookMs) / 1000);
  }

  /** Follows the jobs of a queue, and looks at its depth when somebody asks. */
  watch(queue: Queue): void {
    queue.onRan((run) => this.#ran(run));
    const waiting = this.#gauge('convergence_queue_jobs', 'Jobs by kind and state.', ['job', 'state']);
    const age = this.#gauge('convergence_queue_oldest_seconds', 'Age of the job that waits longest.', ['job']);
    const inspect = sharedLook(() => queue.inspect());
    waiting.onCollect(async () => {
      for (const { job, waiting: waits, active, delayed, failed } of await inspect())
        for (const [state, value] of Object.entries({ waiting: waits, active, delayed, failed }))
          waiting.gauge.set({ job, state }, value);
    });
    age.onCollect(async () => {
      for (const { job, oldestWaitingAt } of await inspect())
        age.gauge.set({ job }, oldestWaitingAt === null ? 0 : (Date.now() - oldestWaitingAt.getTime()) / 1000);
    });
  }

  /** Adds what is looked up in the database. */
  look(up: () => Promise<LookedUp>): void {
    const gauges = {
      dataAgeSeconds: this.#gauge('convergence_data_age_seconds', 'Since the close of the last session stored.', []),
      sessionsBehind: this.#gauge('convergence_data_sessions_behind', 'Sessions that are not stored yet.', []),
      ingestionAgeSeconds: this.#gauge(
        'convergence_ingestion_age_seconds',
        'Since the last refresh that succeeded.',
        [],
      ),
      outboxAgeSeconds: this.#gauge(
        'convergence_outbox_oldest_seconds',
        'Age of the oldest work on its way to the queue.',
        [],
      ),
      backupAgeSeconds: this.#gauge('convergence_backup_age_seconds', 'Since the last archive that was read back.', []),
      llmPromptTokens: this.#gauge('convergence_llm_prompt_tokens', 'Tokens sent to the language model so far.', []),
      llmCompletionTokens: this.#gauge('convergence_llm_completion_tokens', 'Tokens that came back so far.', []),
      llmCostKrw: this.#gauge('convergence_llm_cost_krw', 'Won spent on the language model so far.', []),
    };
    const look = sharedLook(up);
    for (const [name, { gauge, onCollect }] of Object.entries(gauges)) {
      onCollect(async () => {
        const value = (await look())[name as keyof LookedUp];
        if (value === null) gauge.remove();
        else gauge.set(value);
      });
    }
  }

  #gauge<Label extends string>(name: string, help: string, labelNames: readonly Label[]) {
    let collect: () => Promise<void> = () => Promise.resolve();
    const gauge = new Gauge<Label>({
      name,
      help,
      labelNames: [...labelNames],
      registers: [this.registry],
      collect: () => collect(),
    });
    return { gauge, onCollect: (look: () => Promise<void>) => void (collect = look) };
  }

  #ran({ job, outcome, payload, startedAt, endedAt }: JobRun): void {
    this.#jobs.observe({ job, outcome: outcome.toLowerCase() }, (endedAt.getTime() - startedAt.getTime()) / 1000);
    const { count } = (payload ?? {}) as { readonly count?: unknown };
    if (job === 'simulation.chunk' && outcome === 'SUCCEEDED' && typeof count === 'number') this.#chunks.inc(count);
  }
}

/** How long one look serves: the gauges of one answer are collected side by side and must not each look for themselves. */
const LOOK_MS = 500;

function sharedLook<T>(look: () => Promise<T>): () => Promise<T> {
  let lookedAt = -Infinity;
  let found: Promise<T> | undefined;
  return () => {
    const now = performance.now();
    if (found === undefined || now - lookedAt > LOOK_MS) {
      lookedAt = now;
      found = look();
    }
    return found;
  };
}
