import { statfs } from 'node:fs/promises';

import { engineVersion } from '@convergence/shared/simulation/engine-version';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import { figures } from './figures.ts';
import type { FigureKey, Figures } from './figures.ts';
import type { Route } from './http/request-log.ts';
import type { Logger } from './log.ts';
import { measurements } from './measured.ts';
import { inTime } from './patience.ts';
import type { JobRun, Queue } from './queue.ts';

/** How an operation of the API ended. */
export type OperationOutcome = 'ok' | 'error';

/** Name under which operations stand that are none of our own pages: a label must not grow with what callers send. */
export const OTHER_OPERATION = 'other';

const seconds = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
const waits = [0.0005, 0.002, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 45];
/** A check that says nothing for so long has failed. */
const CHECK_MS = 2000;

type FigureSource = () => Promise<Figures[FigureKey]>;

/** A look that failed: it was counted where it was made, not by each gauge that waited for it. */
class LookError extends Error {
  override readonly name = 'LookError';
}

/** What this process measures of itself, in the text format of Prometheus. Every label has a closed list of values. */
export class Metrics {
  readonly registry = new Registry();
  readonly #operations: Histogram<'operation' | 'outcome'>;
  readonly #answers: Histogram<'route' | 'status'>;
  readonly #jobs: Histogram<'job_name' | 'outcome'>;
  readonly #chunks: Counter;
  readonly #delivery: Histogram;
  readonly #sockets: Gauge;
  /** Ends of what it listens to. */
  readonly #listening: (() => void)[] = [];
  /** Who tells each figure that is looked up. */
  readonly #figures = new Map<FigureKey, FigureSource[]>();
  readonly #log: Pick<Logger, 'info' | 'warn'>;
  readonly #failures: Counter<'look_up'>;
  /** Looks that failed when they were last made. */
  readonly #failing = new Set<string>();

  /** @param log - Is told when a look begins to fail, and when it answers again. */
  constructor(log: Pick<Logger, 'info' | 'warn'>) {
    this.#log = log;
    collectDefaultMetrics({ register: this.registry });
    this.#operations = this.#histogram(
      'api_operation_seconds',
      'Operations of the API by name; those of other clients together.',
      ['operation', 'outcome'],
    );
    this.#answers = this.#histogram('http_request_seconds', 'Answers by part of the server and status.', [
      'route',
      'status',
    ]);
    this.#jobs = this.#histogram('job_seconds', 'Tries of jobs by kind and how they ended.', ['job_name', 'outcome']);
    this.#chunks = this.#counter('simulation_chunks_total', 'Chunks of 1,024 paths that were computed and stored.', []);
    this.#delivery = this.#histogram(
      'event_delivery_seconds',
      'Time between writing an event and handing it to a reader that follows live.',
      [],
    );
    this.#sockets = this.#gauge('sockets', 'Open sockets of the API.', []);
    this.#failures = this.#counter(
      'metric_lookup_failures_total',
      'Looks that failed, by what was looked at: the figures of each were left out of an answer.',
      ['look_up'],
    );
    this.#listen();
  }

  /** What was measured deep inside, since this object is there. */
  #listen(): void {
    const calls = this.#histogram('outbound_call_seconds', 'Calls of other programs and how they ended.', [
      'system',
      'call',
      'outcome',
    ]);
    this.#listening.push(
      measurements.outboundCall.listen(({ system, call, outcome, tookMs }) =>
        calls.observe({ system, call, outcome }, tookMs / 1000),
      ),
    );
    const token = this.#gauge('kis_token_expiry_seconds', 'Unix time at which the newest KIS token ends.', []);
    token.remove(); // before the first token there is no such time
    this.#listening.push(measurements.kisToken.listen((expiresAt) => token.set(expiresAt.getTime() / 1000)));
    const refusals = this.#counter('limit_refusals_total', 'Requests that a limit refused, by its kind.', ['limit']);
    this.#listening.push(measurements.limitReached.listen((limit) => refusals.inc({ limit })));
    const writer = this.#histogram(
      'database_writer_wait_seconds',
      'How long a transaction waited to be the one that writes.',
      [],
      waits,
    );
    this.#listening.push(measurements.writerWait.listen((tookMs) => writer.observe(tookMs / 1000)));
    const pool = this.#histogram(
      'database_connection_wait_seconds',
      'How long work waited for a connection of the pool to MySQL.',
      [],
      waits,
    );
    this.#listening.push(measurements.connectionWait.listen((tookMs) => pool.observe(tookMs / 1000)));
  }

  /** Stops listening; what was counted stays readable. */
  close(): void {
    for (const end of this.#listening.splice(0)) end();
  }

  /** Says what this process is. */
  describe(role: string): void {
    const info = this.#gauge('build_info', 'Always 1; its labels say what runs.', ['engine', 'node', 'role']);
    info.set({ engine: engineVersion, node: process.version, role }, 1);
  }

  /** Counts an upgraded connection until it closes. */
  socket(connection: { once(event: 'close', listener: () => void): unknown }): void {
    this.#sockets.inc();
    connection.once('close', () => this.#sockets.dec());
  }

  operation(name: string, outcome: OperationOutcome, tookMs: number): void {
    this.#operations.observe({ operation: name, outcome }, tookMs / 1000);
  }

  /** An answer of the HTTP server, whatever it was asked. */
  answered(route: Route, status: number, tookMs: number): void {
    this.#answers.observe({ route, status: String(status) }, tookMs / 1000);
  }

  /** Time that an event took to a reader. */
  delivered(tookMs: number): void {
    this.#delivery.observe(Math.max(0, tookMs) / 1000);
  }

  /** Follows the jobs that this process works on. */
  watch(queue: Pick<Queue, 'onRan'>): void {
    queue.onRan((run) => this.#ran(run));
  }

  /** Looks at the depth of the queue when somebody asks. Two queries a kind of job, so one role of an installation does it. */
  depths(queue: Pick<Queue, 'inspect'>): void {
    const inspect = this.#look('queue', () => queue.inspect());
    this.#lookedUp(
      'queue_jobs',
      'Jobs by kind and state; failed are those that were given up.',
      ['job_name', 'state'],
      async (gauge) => {
        for (const { job, waiting, active, delayed, failed } of await inspect())
          for (const [state, value] of Object.entries({ waiting, active, delayed, failed }))
            gauge.set({ job_name: job, state }, value);
      },
    );
    this.#lookedUp('queue_oldest_seconds', 'Age of the job that waits longest.', ['job_name'], async (gauge) => {
      for (const { job, oldestWaitingAt } of await inspect())
        gauge.set({ job_name: job }, oldestWaitingAt === null ? 0 : (Date.now() - oldestWaitingAt.getTime()) / 1000);
    });
  }

  /**
   * Adds figures of the installation. May be called several times; each look tells some of them.
   *
   * @param name - What is looked at, where a look that fails is counted: one of a closed list.
   */
  look(name: string, up: () => Promise<Figures>): void {
    const look = this.#look(name, up);
    for (const key of Object.keys(figures) as FigureKey[]) {
      const sources = this.#figures.get(key) ?? this.#newFigure(key);
      sources.push(async () => (await look())[key]);
    }
  }

  #newFigure(key: FigureKey): FigureSource[] {
    const { name, help, labels } = figures[key];
    const sources: FigureSource[] = [];
    this.#figures.set(key, sources);
    this.#lookedUp(name, help, labels, async (gauge) => {
      const answers = await Promise.allSettled(sources.map((source) => source()));
      for (const answer of answers) {
        const value = answer.status === 'fulfilled' ? answer.value : null; // what failed was counted by its look
        if (typeof value === 'number') gauge.set(value);
        else for (const { labels: of, value: labelled } of value ?? []) gauge.set({ ...of }, labelled);
      }
    });
    return sources;
  }

  /** Whether what the process stands on answers: the checks of `/health/ready`, made when somebody asks. */
  checks(checks: Readonly<Record<string, () => Promise<unknown>>>): void {
    this.#lookedUp('ready', '1 where the check of readiness passes.', ['check'], async (gauge) => {
      const passed = async ([name, check]: [string, () => Promise<unknown>]): Promise<void> =>
        gauge.set({ check: name }, (await passes(check)) ? 1 : 0);
      await Promise.all(Object.entries(checks).map(passed));
    });
  }

  /** Room on the disk of a folder. */
  disk(dir: string): void {
    const look = this.#look('disk', () => statfs(dir));
    this.#lookedUp('disk_free_bytes', 'Free room on the disk of the data folder.', [], async (gauge) => {
      const { bavail, bsize } = await look();
      gauge.set(bavail * bsize);
    });
    this.#lookedUp('disk_size_bytes', 'Size of the disk of the data folder.', [], async (gauge) => {
      const { blocks, bsize } = await look();
      gauge.set(blocks * bsize);
    });
  }

  /** When the certificate ends that browsers are shown at our public address. */
  certificate(endOf: () => Promise<Date>): void {
    const look = this.#look('certificate', endOf, CERTIFICATE_LOOK_MS);
    this.#lookedUp('certificate_expiry_seconds', 'Unix time at which the certificate ends.', [], async (gauge) =>
      gauge.set((await look()).getTime() / 1000),
    );
  }

  /** Threads of the engine in this process. */
  engine(pool: { readonly size: number; readonly busyCount: number; readonly waitingCount: number }): void {
    this.#lookedUp('engine_threads', 'Threads that compute, and tasks that wait for one.', ['state'], (gauge) => {
      const { size, busyCount, waitingCount } = pool;
      for (const [state, value] of Object.entries({ busy: busyCount, all: size, waiting: waitingCount }))
        gauge.set({ state }, value);
      return Promise.resolve();
    });
  }

  #histogram<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    buckets = seconds,
  ): Histogram<Label> {
    const registers = [this.registry];
    return new Histogram({ name: `convergence_${name}`, help, labelNames: [...labelNames], buckets, registers });
  }

  #counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> {
    const registers = [this.registry];
    return new Counter({ name: `convergence_${name}`, help, labelNames: [...labelNames], registers });
  }

  #gauge<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Gauge<Label> {
    const registers = [this.registry];
    return new Gauge({ name: `convergence_${name}`, help, labelNames: [...labelNames], registers });
  }

  /** A look that several gauges share, whose failures are counted and told. */
  #look<T>(name: string, look: () => Promise<T>, goodMs?: number): () => Promise<T> {
    this.#failures.inc({ look_up: name }, 0); // so that the first failure is a rise
    return sharedLook(async () => {
      try {
        const found = await look();
        this.#answered(name);
        return found;
      } catch (cause) {
        this.#failed(name, cause);
        throw new LookError(`${name} could not be looked at`, { cause });
      }
    }, goodMs);
  }

  /** Told once until it answers again: whoever collects asks every few seconds. */
  #failed(name: string, error: unknown): void {
    this.#failures.inc({ look_up: name });
    if (this.#failing.has(name)) return;
    this.#failing.add(name);
    this.#log.warn(
      { err: error, lookUp: name },
      'A look for metrics fails; its figures are left out until it answers.',
    );
  }

  #answered(name: string): void {
    if (this.#failing.delete(name)) this.#log.info({ lookUp: name }, 'A look for metrics answers again.');
  }

  /** A look that fails leaves its gauge out of the answer: an old value would pass for a new one, and no other must suffer. */
  #lookedUp<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    look: (gauge: Gauge<Label>) => Promise<void>,
  ): void {
    const gauge: Gauge<Label> = new Gauge<Label>({
      name: `convergence_${name}`,
      help,
      labelNames: [...labelNames],
      registers: [this.registry],
      collect: async () => {
        emptied(gauge, labelNames);
        try {
          await look(gauge);
          this.#answered(name);
        } catch (error) {
          emptied(gauge, labelNames);
          if (!(error instanceof LookError)) this.#failed(name, error); // what was found is no value: ours to mend
        }
      },
    });
  }

  #ran({ job, outcome, payload, startedAt, endedAt }: JobRun): void {
    this.#jobs.observe(
      { job_name: job, outcome: outcome.toLowerCase() },
      (endedAt.getTime() - startedAt.getTime()) / 1000,
    );
    const { count } = (payload ?? {}) as { readonly count?: unknown };
    if (job === 'simulation.chunk' && outcome === 'SUCCEEDED' && typeof count === 'number') this.#chunks.inc(count);
  }
}

/** A gauge without labels would go on telling 0. */
function emptied(gauge: Gauge, labelNames: readonly string[]): void {
  gauge.reset();
  if (labelNames.length === 0) gauge.remove();
}

async function passes(check: () => Promise<unknown>): Promise<boolean> {
  try {
    await inTime(CHECK_MS, check(), () => new Error(`no answer within ${CHECK_MS} ms`));
    return true;
  } catch {
    return false; // that is the answer; the route of readiness logs why
  }
}

/**
 * How long one look serves. The gauges of one answer are collected side by side and must not each look for themselves; and whoever
 * asks more often than every few seconds is answered from memory.
 */
const LOOK_MS = 5_000;
/** Certificates are renewed days before they end. */
const CERTIFICATE_LOOK_MS = 10 * 60_000;
/** What failed is looked for again sooner. */
const LOOK_AGAIN_MS = 500;

function sharedLook<T>(look: () => Promise<T>, goodMs = LOOK_MS): () => Promise<T> {
  let goodUntil = -Infinity;
  let found: Promise<T> | undefined;
  return () => {
    const now = performance.now();
    if (found === undefined || now > goodUntil) {
      goodUntil = now + goodMs;
      found = look().catch((error: unknown) => {
        goodUntil = performance.now() + LOOK_AGAIN_MS;
        throw error;
      });
    }
    return found;
  };
}
