import type { Orm } from './platform/db/database.ts';
import { systemEm } from './platform/db/scope.ts';
import type { Logger } from './platform/log.ts';
import type { Queue } from './platform/queue.ts';
import { ingestedJob } from './market/market.queue.ts';
import type { RecommendationService } from './recommendation/recommendation.service.ts';
import { finishedJob } from './simulation/simulation.queue.ts';

export interface PipelineParts {
  readonly orm: Orm;
  readonly queue: Queue;
  readonly log: Logger;
  readonly recommendations: RecommendationService;
}

/**
 * What follows what.
 *
 *     every hour ── refresh: histories of all instruments of the source, up to the market's now ──▶ new session ingested
 *     scenario ── start ──▶ chunks ──▶ merge: measures and score ──▶ run finished ──▶ recommendation
 *
 * Each step is told by a job that left with the rows of the step before, and may fail without touching them.
 */
export function joinPipeline({ orm, queue, log, recommendations }: PipelineParts): void {
  queue.handle(ingestedJob, ({ latestDate }) => {
    log.debug({ latestDate }, 'A new session was stored.');
    return Promise.resolve();
  });
  queue.handle(finishedJob, ({ runId }) => recommendations.ensureFirst(systemEm(orm), runId));
}
