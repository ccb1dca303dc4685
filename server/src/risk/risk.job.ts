import type { ColumnRequest } from '@convergence/shared/simulation/column-feed';
import { CHUNK_PATHS } from '@convergence/shared/simulation/run-inputs';

import { Organisation } from '../platform/db/organisation.entity.ts';
import { systemEm } from '../platform/db/scope.ts';
import type { ObjectStore } from '../platform/object-store.ts';
import { traced } from '../platform/tracing.ts';
import { sha256Of } from '../simulation/frozen-inputs.ts';
import { resultKey } from '../simulation/run-objects.ts';
import { SimulationRun } from '../simulation/simulation.entity.ts';
import { giveUp, openRound, retryable } from '../simulation/simulation.job.ts';
import type { SimulationJobParts } from '../simulation/simulation.job.ts';
import { mergeJob } from '../simulation/simulation.queue.ts';

import { RiskAssessment } from './risk.entity.ts';

export interface RiskJobParts extends SimulationJobParts {
  readonly objects: ObjectStore;
}

/** The largest runs take minutes to merge; without a sign of life they would be taken for lost. */
const HEARTBEAT_MS = 10_000;

/** The run has ended meanwhile: the transaction is undone, and there is nothing to try again. */
class RunEndedError extends Error {}

/** Registers the merge, whose contract is simulation's: its flow hands it out when every chunk is stored. */
export function handleRiskJobs(parts: RiskJobParts): void {
  parts.queue.handle(mergeJob, (payload, signal) => measure(parts, payload, signal), {
    onGaveUp: ({ runId }, error) => giveUp(parts, runId, error),
  });
}

async function measure(
  parts: RiskJobParts,
  { runId, round }: { readonly runId: string; readonly round: number },
  signal: AbortSignal,
): Promise<void> {
  const { orm, runs, engine, progress, objects, log } = parts;
  const run = await openRound(orm, { runId, round });
  if (!run) return progress.forget(runId);
  await progress.complete(run);
  const isLastStage = run.chunkCount * CHUNK_PATHS >= run.inputs.pathCount;
  const merging = (): Promise<boolean> => runs.advance(systemEm(orm), runId, ['QUEUED', 'RUNNING'], 'MERGING');
  if (isLastStage) await merging();
  const heart = setInterval(() => void runs.touch(systemEm(orm), run).catch(() => undefined), HEARTBEAT_MS); // a miss is made up by the next beat
  let merged;
  try {
    // The thread asks for a few columns at a time: all samples of the largest run would be half a gigabyte.
    const columns = (request: ColumnRequest): Promise<readonly Float64Array<ArrayBuffer>[]> => {
      signal.throwIfAborted();
      return runs.columns(run, request);
    };
    const { chunkCount } = run;
    merged = await traced('merge', { attributes: { 'convergence.chunk.count': chunkCount } }, () =>
      engine.run(runId, () => runs.source(run), 'merge', { chunkCount }, { signal, columns }),
    );
  } catch (error) {
    throw retryable(error);
  } finally {
    clearInterval(heart);
  }
  if ('nextChunkCount' in merged) {
    await runs.enlarge(systemEm(orm), run, merged.nextChunkCount);
    log.info({ run: runId, chunks: merged.nextChunkCount }, 'run goes on: its accuracy goal asks for more paths');
    return;
  }
  if (!isLastStage) await merging();
  const { result, document } = merged;
  await objects.put('runs', resultKey(runId), Buffer.from(document));
  try {
    await systemEm(orm).transactional(async (tx) => {
      const organisation = tx.getReference(Organisation, run.organisation.id, { wrapped: true });
      tx.create(RiskAssessment, {
        organisation,
        run: tx.getReference(SimulationRun, run.id, { wrapped: true }),
        result,
        document,
        createdAt: new Date(),
      });
      if (!(await runs.finish(tx, run, sha256Of(document)))) throw new RunEndedError();
      await tx.flush();
    });
  } catch (error) {
    if (error instanceof RunEndedError) return; // cancelled while it was measured
    throw error;
  }
  runs.wake(runId);
  log.info({ run: runId, paths: result.pathCount }, 'run finished');
}
