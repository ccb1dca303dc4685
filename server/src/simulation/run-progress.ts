import type { Logger } from '../platform/log.ts';
import { systemEm } from '../platform/db/scope.ts';
import type { Orm } from '../platform/db/database.ts';

import type { EnginePool } from './engine-pool.ts';
import type { SimulationRun } from './simulation.entity.ts';
import type { SimulationService } from './simulation.service.ts';

/** At most four events a second for a run (API conventions, section 7). */
const LEAST_INTERVAL_MS = 250;
/** An estimate is followed by so many times its own time without one: it takes its thread from the chunks that all wait for. */
const REST = 8;
/**
 * Samples that an estimate rests on. Sorting more than a quarter of a million losses four times a second would take the
 * threads from the run itself; of larger runs every n-th chunk is taken, and `pathCount` of the estimate says how many paths that is.
 */
const MOST_SAMPLES = 256;

interface TrackedRun {
  /** As it was last noted: its chunks become more from stage to stage. */
  run: SimulationRun;
  /** Bytes by chunk; from this process or read from the store, they are the same. */
  readonly samples: Map<number, Uint8Array>;
  /** By `performance.now()`. */
  nextAtMs: number;
  timer: NodeJS.Timeout | undefined;
  publishing: Promise<void> | undefined;
}

/** Turns stored chunks into progress events: the latest state wins, older ones are skipped. */
export class RunProgress {
  readonly #orm: Orm;
  readonly #runs: SimulationService;
  readonly #engine: EnginePool;
  readonly #log: Logger;
  readonly #tracked = new Map<string, TrackedRun>();

  constructor(orm: Orm, runs: SimulationService, engine: EnginePool, log: Logger) {
    this.#orm = orm;
    this.#runs = runs;
    this.#engine = engine;
    this.#log = log;
  }

  /** Says that chunks were stored; an event follows when it may. */
  note(run: SimulationRun, samples: ReadonlyMap<number, Uint8Array>): void {
    const tracked = this.#track(run);
    for (const [chunk, bytes] of samples) if (isSampled(run, chunk)) tracked.samples.set(chunk, bytes);
    tracked.timer ??= setTimeout(
      () => {
        tracked.timer = undefined;
        this.#publish(tracked).catch((error: unknown) =>
          this.#log.warn({ err: error, run: run.publicId }, 'progress of a run could not be told'),
        );
      },
      Math.max(0, tracked.nextAtMs - performance.now()),
    );
  }

  /** Tells the last state before the merge, and forgets the run. */
  async complete(run: SimulationRun): Promise<void> {
    const tracked = this.#track(run);
    clearTimeout(tracked.timer);
    await this.#publish(tracked);
    this.forget(run.publicId);
  }

  /** For a run that has ended otherwise. */
  forget(publicId: string): void {
    clearTimeout(this.#tracked.get(publicId)?.timer);
    this.#tracked.delete(publicId);
  }

  /** Runs whose samples are held in memory, up to 10 MB each. */
  get trackedCount(): number {
    return this.#tracked.size;
  }

  async close(): Promise<void> {
    const all = [...this.#tracked.values()];
    for (const { run } of all) this.forget(run.publicId);
    await Promise.allSettled(all.flatMap(({ publishing }) => publishing ?? []));
  }

  #track(run: SimulationRun): TrackedRun {
    let tracked = this.#tracked.get(run.publicId);
    if (!tracked) {
      tracked = { run, samples: new Map(), nextAtMs: -Infinity, timer: undefined, publishing: undefined };
      this.#tracked.set(run.publicId, tracked);
    }
    if (run.chunkCount > tracked.run.chunkCount) tracked.run = run;
    return tracked;
  }

  /** One at a time for a run, so that events keep their order. */
  async #publish(tracked: TrackedRun): Promise<void> {
    await tracked.publishing?.catch(() => undefined); // told by whoever began it
    const startedAt = performance.now();
    tracked.nextAtMs = startedAt + LEAST_INTERVAL_MS;
    tracked.publishing = this.#tell(tracked);
    await tracked.publishing;
    const took = performance.now() - startedAt;
    tracked.nextAtMs = Math.max(tracked.nextAtMs, performance.now() + REST * took);
  }

  async #tell({ run, samples }: TrackedRun): Promise<void> {
    const em = systemEm(this.#orm);
    const sampled = await this.#runs.storedChunks(em, run, { every: sampledEvery(run) });
    // Chunks of another process, or of this one before a restart.
    for (const chunk of sampled) if (!samples.has(chunk)) samples.set(chunk, await this.#runs.sample(run, chunk));
    if (sampled.length === 0) return;
    const doneChunkCount = await this.#runs.storedCount(em, run);
    const ordered = sampled.map((chunk) => samples.get(chunk)!);
    const estimate = await this.#engine.run(run.publicId, () => this.#runs.source(run), 'estimate', {
      samples: ordered,
      doneChunkCount,
    });
    const isOpen = await this.#runs.report(em, run, {
      doneChunkCount,
      chunkCount: Math.max(run.chunkCount, estimate.expectedChunkCount),
      estimate,
    });
    if (!isOpen) this.forget(run.publicId); // it has ended meanwhile, and nobody will complete it
  }
}

function sampledEvery({ chunkCount }: SimulationRun): number {
  return Math.ceil(chunkCount / MOST_SAMPLES);
}

function isSampled(run: SimulationRun, chunk: number): boolean {
  return chunk % sampledEvery(run) === 0;
}
