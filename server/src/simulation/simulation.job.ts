import { DomainError } from '@convergence/shared/errors';
import { CHUNK_PATHS } from '@convergence/shared/simulation/run-inputs';
import { stagesOf } from '@convergence/shared/simulation/stages';

import type { Orm } from '../platform/db/database.ts';
import { systemEm } from '../platform/db/scope.ts';
import type { Logger } from '../platform/log.ts';
import { UnrecoverableJobError } from '../platform/queue.ts';
import type { Queue } from '../platform/queue.ts';

import { chunksPerJob, missingRanges } from './chunk-ranges.ts';
import type { EnginePool } from './engine-pool.ts';
import type { RunProgress } from './run-progress.ts';
import { openStatuses, SimulationRun } from './simulation.entity.ts';
import { chunkJob, mergeJob, startJob } from './simulation.queue.ts';
import type { SimulationService } from './simulation.service.ts';

/** How often a worker looks whether its run was cancelled, while a chunk is under way. */
const WATCH_MS = 300;
/** Rounds of a stage after which a run is given up: by then every chunk job has been tried several times in each. */
const MOST_ROUNDS = 10;
/** An open run without a sign of life for so long has lost its jobs. */
const STALE_MS = 60_000;
const RECONCILE_MS = 30_000;

export interface SimulationJobParts {
  readonly orm: Orm;
  readonly queue: Queue;
  readonly runs: SimulationService;
  readonly engine: EnginePool;
  readonly progress: RunProgress;
  readonly log: Logger;
}

/** Registers what a worker does for runs. */
export function handleSimulationJobs(parts: SimulationJobParts): void {
  const { queue, engine } = parts;
  const onGaveUp = ({ runId }: RoundOfRun, error: unknown): Promise<void> => giveUp(parts, runId, error);
  queue.handle(startJob, (payload) => startRound(parts, payload), { onGaveUp });
  // One job more than threads: while one stores its samples, the others keep all threads busy.
  queue.handle(chunkJob, (payload, signal) => computeChunks(parts, payload, signal), {
    concurrency: engine.size + 1,
    onGaveUp,
  });
}

/** Ends a run after the last try of one of its jobs. */
export async function giveUp(
  { orm, runs, progress, log }: Pick<SimulationJobParts, 'orm' | 'runs' | 'progress' | 'log'>,
  runId: string,
  error: unknown,
): Promise<void> {
  log.error({ err: error, run: runId }, 'run given up');
  progress.forget(runId); // its merge, which would, never comes
  await runs.fail(systemEm(orm), runId, refusalOf(error));
}

/** The engine's refusal behind an error; null where the failure is ours. */
export function refusalOf(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  return error instanceof Error && error.cause !== undefined ? refusalOf(error.cause) : null;
}

/** What the engine refuses it will refuse again; everything else may be tried again. */
export function retryable(error: unknown): unknown {
  return error instanceof DomainError ? new UnrecoverableJobError(error.message, { cause: error }) : error;
}

interface RoundOfRun {
  readonly runId: string;
  readonly round: number;
}

/** The run while this round is the one that counts; null for a job that has nothing left to do. */
export function openRound(orm: Orm, { runId, round }: RoundOfRun): Promise<SimulationRun | null> {
  return systemEm(orm).findOne(SimulationRun, { publicId: runId, round, status: { $in: [...openStatuses] } });
}

async function startRound({ orm, queue, runs, log }: SimulationJobParts, { runId, round }: RoundOfRun): Promise<void> {
  const run = await openRound(orm, { runId, round });
  if (!run) return;
  const stored = new Set(await runs.storedChunks(systemEm(orm), run));
  const size = chunksPerJob(run.chunkCount, run.inputs.holdings.length, run.inputs.horizonSessions);
  const children = missingRanges(run.chunkCount, stored, size).map((range) => ({
    job: chunkJob,
    payload: { runId, round, ...range },
    options: { jobId: `${runId}-${round}-${range.first}` },
  }));
  log.info({ run: runId, round, chunks: run.chunkCount, stored: stored.size, jobs: children.length }, 'run queued');
  const merge = { job: mergeJob, payload: { runId, round }, options: { jobId: `${runId}-${round}-merge` } };
  if (children.length === 0) await queue.add(merge.job, merge.payload, merge.options);
  else await queue.addFlow(merge, children);
}

async function computeChunks(
  { orm, runs, engine, progress }: SimulationJobParts,
  { runId, round, first, count }: RoundOfRun & { readonly first: number; readonly count: number },
  signal: AbortSignal,
): Promise<void> {
  const run = await openRound(orm, { runId, round });
  if (!run) return;
  if (run.status === 'QUEUED') await runs.advance(systemEm(orm), runId, ['QUEUED'], 'RUNNING');
  const stored = new Set(await runs.storedChunks(systemEm(orm), run, { first, count }));
  const watch = watchRun(orm, { runId, round });
  const samples = new Map<number, Uint8Array>();
  try {
    for (let chunk = first; chunk < first + count; chunk++) {
      if (stored.has(chunk)) continue;
      const bytes = await engine.run(
        runId,
        () => runs.source(run),
        'chunk',
        { chunk },
        { signal: AbortSignal.any([signal, watch.signal]) },
      );
      await runs.putSample(run, chunk, bytes);
      samples.set(chunk, bytes);
    }
  } catch (error) {
    if (watch.signal.aborted) return progress.forget(runId); // cancelled: nothing to keep, nothing to try again
    throw retryable(error);
  } finally {
    watch.stop();
  }
  await runs.chunksStored(systemEm(orm), run, [...samples.keys()]);
  progress.note(run, samples);
}

/** A signal that is aborted soon after the run has ended or gone to another round. */
function watchRun(orm: Orm, round: RoundOfRun): { readonly signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  const timer = setInterval(() => {
    openRound(orm, round).then(
      (run) => (run === null ? controller.abort(new Error(`${round.runId} does not go on.`)) : undefined),
      () => undefined, // the next look will tell; the job itself fails on a database that is gone
    );
  }, WATCH_MS);
  return { signal: controller.signal, stop: () => clearInterval(timer) };
}

/** Stages that a run has left behind; each began with a new round. */
function stageOf({ inputs, chunkCount }: SimulationRun): number {
  return stagesOf(inputs.accuracy, Math.ceil(inputs.pathCount / CHUNK_PATHS)).indexOf(chunkCount);
}

/**
 * Takes up runs whose jobs are lost: queued before a crash, or tried in vain.
 *
 * @param isAlone - No other process works on runs: every open run is taken up at once, not only those that show no life.
 * @returns Number of runs that were queued anew.
 */
export async function reconcileRuns({ orm, runs, log }: SimulationJobParts, isAlone: boolean): Promise<number> {
  const em = systemEm(orm);
  const open = { status: { $in: [...openStatuses] } };
  const since = new Date(Date.now() - STALE_MS);
  // While any run moves, the others stand behind it in the queue: queued anew they would only go to its end, again and again.
  if (!isAlone && (await em.count(SimulationRun, { ...open, movedAt: { $gte: since } })) > 0) return 0;
  const lost = await em.find(SimulationRun, open);
  for (const run of lost) {
    if (run.round - stageOf(run) >= MOST_ROUNDS) {
      log.error({ run: run.publicId, round: run.round }, 'run given up');
      await runs.fail(systemEm(orm), run.publicId, null);
    } else {
      log.warn({ run: run.publicId, round: run.round + 1 }, 'run taken up again');
      await runs.requeue(systemEm(orm), run);
    }
  }
  return lost.length;
}

/**
 * Takes up lost runs now and from time to time. Call the answer to stop.
 *
 * @param isAlone - See `reconcileRuns`; for the first look.
 */
export async function keepRunsMoving(parts: SimulationJobParts, isAlone: boolean): Promise<() => void> {
  await reconcileRuns(parts, isAlone);
  const timer = setInterval(() => {
    reconcileRuns(parts, false).catch((error: unknown) =>
      parts.log.error({ err: error }, 'open runs could not be looked through'),
    );
  }, RECONCILE_MS);
  return () => clearInterval(timer);
}
