import type { Platform } from './platform/platform.ts';
import { reconcileExplanations } from './explanation/explanation.job.ts';
import { catchUpForecasts, reconcileForecasts } from './forecast/forecast.job.ts';
import { refreshJob } from './market/market.queue.ts';
import { reconcileRecommendations } from './recommendation/recommendation.job.ts';
import { reconcileReports } from './reports/report.job.ts';
import { keepRunsMoving } from './simulation/simulation.job.ts';
import { featuresOf } from './features.ts';
import { beginLateSchedules, keepSchedules } from './schedules.ts';

/** Sees to it that work reaches the queue: what the clock asks for, what transactions left, and what was lost. */
export async function startScheduler(platform: Platform): Promise<void> {
  const { orm, queue, objects, log, shutdown, settings, dispatcher } = platform;
  const { runs, recommendations, explanations, engine, progress, reports, risk, market, forecasts, statements } =
    featuresOf(platform);
  const isAlone = settings.queue.kind === 'embedded';
  const stopLooking = await keepRunsMoving({ orm, queue, log, runs, engine, progress }, isAlone);
  shutdown.onStop('open runs', () => Promise.resolve(stopLooking()));
  await reconcileRecommendations({ orm, queue, log, runs, recommendations, engine });
  await reconcileExplanations({ orm, queue, log, explanations });
  await reconcileReports({ orm, queue, objects, log, reports, risk, market, forecasts });
  const forecastParts = { orm, queue, log, database: settings.database, market, forecasts, statements };
  await reconcileForecasts(forecastParts);
  await catchUpForecasts(forecastParts);
  await keepSchedules(queue);
  dispatcher.start();
  shutdown.onStop('outbox', () => dispatcher.close());
}

/** Looks after prices now and each hour from now on. Call it when the demo is there: it fetches its own, in an order of its own. */
export async function keepPricesUpToDate({ queue }: Platform): Promise<void> {
  await beginLateSchedules(queue);
  await queue.add(refreshJob, {});
}
