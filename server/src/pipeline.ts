import { alertEventJob, evaluateJob } from './alerts/alerts.queue.ts';
import { prepareExplanationsJob } from './explanation/explanation.queue.ts';
import { ingestedJob } from './market/market.queue.ts';
import type { Orm } from './platform/db/database.ts';
import { systemEm } from './platform/db/scope.ts';
import type { Logger } from './platform/log.ts';
import { orderChangedJob } from './orders/order.queue.ts';
import type { Queue } from './platform/queue.ts';
import { recommendedJob } from './recommendation/recommendation.queue.ts';
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
 *     every hour ── refresh: histories of all instruments of the source, up to the market's now
 *     new session ──▶ alerts
 *     scenario ── start ──▶ chunks ──▶ merge: measures and score ──▶ run finished
 *     run finished ──▶ explanation, alerts, recommendation
 *     recommendation finished ──▶ explanation, alerts
 *     level or incident changed, every five minutes ──▶ alerts
 *     order ── approved ──▶ desk: send, look up, read the account ──▶ order changed
 *
 * Each step is told by a job that left with the rows of the step before. A step here only queues jobs of those that follow,
 * each under a name of its own, so that one that fails holds no other, and a repeat adds nothing.
 */
export function joinPipeline({ orm, queue, log, recommendations }: PipelineParts): void {
  queue.handle(ingestedJob, async ({ latestDate }) => {
    await queue.add(evaluateJob, { cause: 'SESSION', subject: latestDate }, { jobId: `alerts-${latestDate}` });
  });
  queue.handle(finishedJob, async ({ runId }) => {
    await queue.add(prepareExplanationsJob, { runId, recommendationId: null }, { jobId: `explain-${runId}` });
    await queue.add(evaluateJob, { cause: 'RUN', subject: runId }, { jobId: `alerts-${runId}` });
    await recommendations.ensureFirst(systemEm(orm), runId);
  });
  queue.handle(recommendedJob, async ({ runId, recommendationId }) => {
    const id = recommendationId;
    await queue.add(prepareExplanationsJob, { runId, recommendationId }, { jobId: `explain-${id}` });
    await queue.add(evaluateJob, { cause: 'RECOMMENDATION', subject: id }, { jobId: `alerts-${id}` });
  });
  queue.handle(alertEventJob, ({ alertId, event }) => {
    log.debug({ alert: alertId, event }, 'An alert moved on.');
    return Promise.resolve();
  });
  queue.handle(orderChangedJob, () => Promise.resolve()); // nobody follows yet; readers are told by the event log
}
