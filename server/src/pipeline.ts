import type { Orm } from './platform/db/database.ts';
import { systemEm } from './platform/db/scope.ts';
import type { Queue } from './platform/queue.ts';
import { stateRecommendationJob, stateRunJob } from './forecast/forecast.queue.ts';
import { recommendedJob } from './recommendation/recommendation.queue.ts';
import type { RecommendationService } from './recommendation/recommendation.service.ts';
import { finishedJob } from './simulation/simulation.queue.ts';

export interface PipelineParts {
  readonly orm: Orm;
  readonly queue: Queue;
  readonly recommendations: RecommendationService;
}

/**
 * What follows what.
 *
 *     every hour ── refresh: histories of all instruments of the source, up to the market's now
 *     scenario ── start ──▶ chunks ──▶ merge: measures and score ──▶ run finished ──▶ recommendation
 *     run finished, recommendation finished ──▶ statement kept ── when due ──▶ scored ──▶ week of quality
 *
 * Each step is told by a job that left with the rows of the step before, and may fail without touching them.
 */
export function joinPipeline({ orm, queue, recommendations }: PipelineParts): void {
  queue.handle(finishedJob, async ({ runId }) => {
    await queue.add(stateRunJob, { runId }, { jobId: `state-${runId}` });
    await recommendations.ensureFirst(systemEm(orm), runId);
  });
  queue.handle(recommendedJob, ({ recommendationId }) =>
    queue.add(stateRecommendationJob, { recommendationId }, { jobId: `state-${recommendationId}` }),
  );
}
