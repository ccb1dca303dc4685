import { DomainError } from '@convergence/shared/errors';

import type { Orm } from '../platform/db/database.ts';
import type { Outbox } from '../platform/db/outbox.ts';
import { systemEm } from '../platform/db/scope.ts';
import type { Logger } from '../platform/log.ts';
import { UnrecoverableJobError } from '../platform/queue.ts';
import type { Queue } from '../platform/queue.ts';
import { traced } from '../platform/tracing.ts';

import { chunksPerJob, missingRanges } from './chunk-ranges.ts';
import type { EnginePool } from './engine-pool.ts';
import type { RunProgress } from './run-progress.ts';
import { openStatuses, SimulationRun } from './simulation.entity.ts';
import { chunkJob, mergeJob, mergeJobId, startJob, startJobId } from './simulation.queue.ts';
import type { SimulationService } from './simulation.service.ts';

/** How often a worker looks whether its run was cancelled, while a chunk is under way. */
const WATCH_MS = 300;
/** A merge that waits for so long while the queue has no chunk job of any run waits for jobs that are lost. */
const STALE_MS = 60_000;

export interface SimulationJobParts {
  readonly orm: Orm;
  readonly queue: Queue;
  readonly outbox: Outbox;
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
  const compute = (payload: RangeOfRun, signal: AbortSignal): Promise<void> => {
    const { first, count } = payload;
    const attributes = { 'convergence.chunk.first': first, 'convergence.chunk.count': count };
    return traced('chunk range', { attributes }, () => computeChunks(parts, payload, signal));
  };
  queue.handle(chunkJob, compute, {
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
interface RangeOfRun extends RoundOfRun {
  readonly first: number;
  readonly count: number;
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
  const merge = { job: mergeJob, payload: { runId, round }, options: { jobId: mergeJobId(runId, round) } };
  if (children.length === 0) await queue.add(merge.job, merge.payload, merge.options);
  else await queue.addFlow(merge, children);
}

async function computeChunks(
  { orm, runs, engine, progress }: SimulationJobParts,
  { runId, round, first, count }: RangeOfRun,
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

/** What becomes of an open run whose start has been done. */
type Standing = 'goes on' | 'lost' | 'in vain';

/**
 * Takes up runs whose jobs the queue has lost, and closes those whose jobs were given up without anybody to say so. The queue is
 * asked for the jobs themselves, so that a run may wait as long as it must: for a longer run, for workers, for the end of an outage.
 *
 * @param signal - Asked before each run.
 * @returns Number of runs that were queued anew. Two queries, and one of the queue for each open run.
 */
export async function reconcileRuns(parts: SimulationJobParts, signal?: AbortSignal): Promise<number> {
  const { orm, outbox, runs, log } = parts;
  const em = systemEm(orm);
  const open = await em.find(SimulationRun, { status: { $in: [...openStatuses] } }, { orderBy: { id: 'asc' } });
  const starting = await outbox.idsOf(em, startJob);
  let lostCount = 0;
  for (const run of open) {
    const { publicId: runId, round } = run;
    if (starting.has(startJobId(runId, round))) continue;
    const standing = await standingOf(parts, run);
    signal?.throwIfAborted();
    if (standing === 'goes on' || !(await openRound(orm, { runId, round }))) continue; // or it has ended meanwhile
    if (standing === 'lost') {
      lostCount++;
      log.warn({ run: runId, round: round + 1 }, 'run taken up again');
      await runs.requeue(systemEm(orm), run);
    } else await giveUp(parts, runId, new Error('Its jobs were given up.'));
  }
  return lostCount;
}

async function standingOf(
  { queue }: SimulationJobParts,
  { publicId, round, movedAt }: SimulationRun,
): Promise<Standing> {
  const state = await queue.stateOf(mergeJob.name, mergeJobId(publicId, round));
  if (state === 'MISSING') return 'lost';
  if (state === 'OPEN') return 'goes on';
  if (state !== 'BLOCKED') return 'in vain'; // it left the run open, which the caller looks at once more
  return Date.now() - movedAt.getTime() > STALE_MS && (await hasNoChunks(queue)) ? 'lost' : 'goes on';
}

/** No run has a chunk job that is still to be done. */
async function hasNoChunks(queue: Queue): Promise<boolean> {
  const { waiting, active, delayed } = (await queue.counts([chunkJob.name]))[chunkJob.name]!;
  return waiting + active + delayed === 0;
}
