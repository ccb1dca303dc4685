import { walkForwardDefaults } from '@convergence/shared/forecast/walk-forward';

import type { Orm } from '../platform/db/database.ts';
import { systemEm } from '../platform/db/scope.ts';
import type { Logger } from '../platform/log.ts';
import type { Queue } from '../platform/queue.ts';
import type { DatabaseSettings } from '../platform/settings.ts';
import type { MarketService } from '../market/market.service.ts';
import { refusalOf, retryable } from '../simulation/simulation.job.ts';

import {
  firstTrainingJob,
  regularTrainingJob,
  scoreJob,
  stateRecommendationJob,
  stateRunJob,
  trainJob,
} from './forecast.queue.ts';
import type { ForecastService } from './forecast.service.ts';
import type { StatementService } from './statement.service.ts';
import { trainInThread } from './training-thread.ts';

const LEAST_REPORT_INTERVAL_MS = 250;
const MOST_ATTEMPTS = 3;

export interface ForecastJobParts {
  readonly orm: Orm;
  readonly queue: Queue;
  readonly log: Logger;
  readonly database: DatabaseSettings;
  readonly market: MarketService;
  readonly forecasts: ForecastService;
  readonly statements: StatementService;
}

export function handleForecastJobs(parts: ForecastJobParts): void {
  const { orm, queue, log, forecasts, statements } = parts;
  queue.handle(trainJob, ({ trainingId }, signal) => train(parts, trainingId, signal), {
    onGaveUp: async ({ trainingId }, error) => {
      const refusal = refusalOf(error);
      if (refusal)
        log.info({ training: trainingId, refusal: refusal.code }, 'the models cannot be trained on these prices');
      else log.error({ err: error, training: trainingId }, 'training given up');
      await forecasts.fail(systemEm(orm), trainingId, refusal);
    },
  });
  queue.handle(regularTrainingJob, async () => {
    const count = await forecasts.trainAll(systemEm(orm));
    log.info({ count }, 'The regular training of the forecasting models was queued.');
  });
  queue.handle(firstTrainingJob, async () => {
    await forecasts.trainAll(systemEm(orm), true);
  });
  queue.handle(stateRunJob, ({ runId }) => statements.stateRun(systemEm(orm), runId));
  queue.handle(stateRecommendationJob, ({ recommendationId }) =>
    statements.stateRecommendation(systemEm(orm), recommendationId),
  );
  queue.handle(scoreJob, async () => {
    const scoredCount = await statements.scoreDue(systemEm(orm));
    const weekCount = await statements.refreshQuality(systemEm(orm));
    log.debug({ scoredCount, weekCount }, 'Statements that were due are scored.');
  });
}

/** Scores what fell due while the process was not there; the times of the rest stand in `schedules.ts`. */
export function catchUpForecasts({ queue }: ForecastJobParts): Promise<void> {
  return queue.add(scoreJob, {});
}

/** Takes up what was under way when the process ended. */
export function reconcileForecasts({ orm, forecasts }: ForecastJobParts): Promise<void> {
  return forecasts.requeueOpen(systemEm(orm), MOST_ATTEMPTS);
}

async function train(
  { orm, log, database, market, forecasts }: ForecastJobParts,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const training = await forecasts.begin(systemEm(orm), id);
  if (!training) return;
  let nextReportMs = -Infinity;
  let reported: Promise<void> = Promise.resolve();
  const onProgress = (ratio: number): void => {
    if (performance.now() < nextReportMs) return;
    nextReportMs = performance.now() + LEAST_REPORT_INTERVAL_MS;
    reported = forecasts
      .report(systemEm(orm), id, ratio)
      .catch((error: unknown) => log.warn({ err: error, training: id }, 'progress of a training could not be told'));
  };
  const asOfDate = (await market.latestSession(systemEm(orm))) ?? '';
  try {
    const request = { database, asOfDate, settings: walkForwardDefaults };
    const result = await trainInThread(request, { signal, onProgress });
    await reported;
    await forecasts.finish(systemEm(orm), id, result);
    const inForce = result.models.find(({ isPromoted }) => isPromoted)?.model;
    log.info({ training: id, instruments: result.instrumentCount, inForce }, 'forecasting models trained');
  } catch (error) {
    throw retryable(error);
  }
}
