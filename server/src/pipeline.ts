import { Alert } from './alerts/alert.entity.ts';
import { alertEventJob, evaluateJob } from './alerts/alerts.queue.ts';
import { ruleTexts } from './alerts/rule-texts.ts';
import { prepareExplanationsJob } from './explanation/explanation.queue.ts';
import { firstTrainingJob, scoreJob, stateRecommendationJob, stateRunJob } from './forecast/forecast.queue.ts';
import { exposureChangedJob } from './intelligence/intelligence.queue.ts';
import { Instrument } from './market/market.entity.ts';
import { ingestedJob } from './market/market.queue.ts';
import type { Orm } from './platform/db/database.ts';
import { systemEm } from './platform/db/scope.ts';
import type { Queue } from './platform/queue.ts';
import { happenedJob } from './notifications/notification.queue.ts';
import { Order } from './orders/order.entity.ts';
import { orderChangedJob } from './orders/order.queue.ts';
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
 *     new session ──▶ alerts, notifications, statements that are due scored, first training of the forecasting models
 *     scenario ── start ──▶ chunks ──▶ merge: measures and score ──▶ run finished
 *     run finished ──▶ explanation, alerts, notifications, statement kept, recommendation
 *     recommendation finished ──▶ explanation, alerts, statement kept ── when due ──▶ scored ──▶ week of quality
 *     order ── approved ──▶ desk: send, look up, read the account ──▶ order changed ──▶ notifications
 *     every day ── threat feeds ──▶ news, or a list of vulnerabilities changed ──▶ alerts
 *     level or incident changed, every five minutes ──▶ alerts ──▶ alert event ──▶ notifications
 *
 * Each step is told by a job that left with the rows of the step before. A step here only queues jobs of those that follow,
 * each under a name of its own, so that one that fails holds no other, and a repeat adds nothing.
 */
export function joinPipeline({ orm, queue, recommendations }: PipelineParts): void {
  queue.handle(ingestedJob, async ({ latestDate }) => {
    await queue.add(evaluateJob, { cause: 'SESSION', subject: latestDate }, { jobId: `alerts-${latestDate}` });
    await queue.add(happenedJob, { what: 'prices', latestDate }, { jobId: `prices-${latestDate}` });
    await queue.add(scoreJob, {}, { jobId: `score-${latestDate}` });
    await queue.add(firstTrainingJob, {}, { jobId: `first-training-${latestDate}` });
  });
  queue.handle(finishedJob, async ({ runId }) => {
    await queue.add(prepareExplanationsJob, { runId, recommendationId: null }, { jobId: `explain-${runId}` });
    await queue.add(evaluateJob, { cause: 'RUN', subject: runId }, { jobId: `alerts-${runId}` });
    await queue.add(happenedJob, { what: 'run', runId }, { jobId: `run-${runId}` });
    await queue.add(stateRunJob, { runId }, { jobId: `state-${runId}` });
    await recommendations.ensureFirst(systemEm(orm), runId);
  });
  queue.handle(recommendedJob, async ({ runId, recommendationId }) => {
    const id = recommendationId;
    await queue.add(prepareExplanationsJob, { runId, recommendationId }, { jobId: `explain-${id}` });
    await queue.add(evaluateJob, { cause: 'RECOMMENDATION', subject: id }, { jobId: `alerts-${id}` });
    await queue.add(stateRecommendationJob, { recommendationId }, { jobId: `state-${id}` });
  });
  queue.handle(orderChangedJob, async ({ orderId, status }) => {
    const order = await systemEm(orm).findOneOrFail(Order, { publicId: orderId }, { populate: ['account'] });
    const { symbol, side, quantity } = order;
    const happened = { orderId, status, symbol, side, quantity, isSimulated: order.account.$.isSimulated };
    await queue.add(
      happenedJob,
      { what: 'order', order: { ...happened, organisationId: order.organisation.id } },
      { jobId: `order-${orderId}-${status}` },
    );
  });
  queue.handle(exposureChangedJob, async ({ organisationId }) => {
    await queue.add(evaluateJob, { cause: 'EXPOSURE', subject: organisationId });
  });
  queue.handle(alertEventJob, async ({ alertId, event }) => {
    const em = systemEm(orm);
    const { organisation, rule, severity } = await em.findOneOrFail(Alert, { publicId: alertId });
    const { ko, en } = ruleTexts[rule]!.title;
    const isSimulated = (await em.count(Instrument, { isSimulated: true })) > 0;
    const alert = { organisationId: organisation.id, alertId, event, rule, severity, titleKo: ko, titleEn: en };
    // Without a name of its own: an alert may be raised and cleared more than once. Followers tell repeats apart themselves.
    await queue.add(happenedJob, { what: 'alert', alert: { ...alert, isSimulated } });
  });
}
