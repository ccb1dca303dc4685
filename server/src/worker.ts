import { DEAD_LETTERS_KEPT_MS } from './platform/dead-letters.ts';
import { systemEm } from './platform/db/scope.ts';
import { pruneIdempotencyKeys } from './platform/idempotency.ts';
import type { Platform } from './platform/platform.ts';
import { removeEndedSessions } from './auth/better-auth.ts';
import { LogService } from './auth/log.service.ts';
import { handleBackupJobs } from './backup/backup.job.ts';
import { handleExplanationJobs } from './explanation/explanation.job.ts';
import { handleAlertJobs } from './alerts/alerts.job.ts';
import { handleForecastJobs } from './forecast/forecast.job.ts';
import { handleIntelligenceJobs } from './intelligence/intelligence.job.ts';
import { handleMarketJobs, handleRefresh, handleSessionRefresh } from './market/market.job.ts';
import { emulatorUniverse } from './market/quotations.ts';
import type { Universe } from './market/quotations.ts';
import { vendorUniverse } from './market/vendor-universe.ts';
import { handleNotificationJobs } from './notifications/notification.job.ts';
import { handleOrderJobs, keepOrdersMoving } from './orders/order.job.ts';
import { handleRecommendationJobs } from './recommendation/recommendation.job.ts';
import { handleReportJobs } from './reports/report.job.ts';
import { handleRiskJobs } from './risk/risk.job.ts';
import { handleSimulationJobs } from './simulation/simulation.job.ts';
import { featuresOf } from './features.ts';
import { joinPipeline } from './pipeline.ts';
import { upkeepJob } from './schedules.ts';

/**
 * Called once before the queue starts: a feature registers its job handlers here, its schedules in `schedules.ts`, and what takes up
 * lost work in `scheduler.ts`.
 */
const features: readonly ((platform: Platform) => void | Promise<void>)[] = [
  registerUpkeep,
  registerMarket,
  registerIntelligence,
  registerRuns,
  registerAlerts,
  registerNotifications,
  registerReports,
  registerOrders,
  registerForecasts,
  registerBackups,
];

/** Starts to work on jobs. */
export async function startWorker(platform: Platform): Promise<void> {
  for (const register of features) await register(platform);
  await platform.queue.start();
}

/** How long the samples of a run are kept after its end, for those who want to look into a failure. */
const SAMPLES_KEPT_MS = 7 * 24 * 60 * 60 * 1000;
/** How long it is known what became of scheduled work. */
const SCHEDULE_RUNS_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** How long questions to the language model and its answers are kept; a kept answer is used again as long. */
const PROMPTS_KEPT_MS = 90 * 24 * 60 * 60 * 1000;

/** Removes events, keys, sessions, samples, reports and prompts that need not be kept any longer. */
function registerUpkeep(platform: Platform): void {
  const { queue, events, orm, objects, deadLetters, log } = platform;
  const logs = new LogService(objects);
  const { runs, reports, llm, scheduleKeeper } = featuresOf(platform);
  queue.handle(upkeepJob, async () => {
    const [eventCount, keyCount] = [await events.prune(), await pruneIdempotencyKeys(orm)];
    const sessionCount = await removeEndedSessions(orm, new Date());
    const runCount = await runs.removeSamples(systemEm(orm), new Date(Date.now() - SAMPLES_KEPT_MS));
    const reportCount = await reports.removeExpired(systemEm(orm), new Date());
    const exportCount = await logs.removeOldExports(new Date());
    const promptCount = await llm.removeOldPrompts(new Date(Date.now() - PROMPTS_KEPT_MS));
    const letterCount = await deadLetters.prune(new Date(Date.now() - DEAD_LETTERS_KEPT_MS));
    const pastCount = await scheduleKeeper.prune(new Date(Date.now() - SCHEDULE_RUNS_KEPT_MS));
    log.debug(
      { eventCount, keyCount, sessionCount, runCount, reportCount, promptCount, pastCount, exportCount, letterCount },
      'Removed what need not be kept.',
    );
  });
}

/** What is done about prices, when asked for. */
function registerMarket(platform: Platform): void {
  const { orm, queue, objects, outbox, settings, shutdown, log } = platform;
  const quotations = featuresOf(platform).quotations();
  const market = { orm, database: settings.database, objects, quotations, sectors: {} };
  const universe = (): Promise<Universe> =>
    settings.kis.isEmulator ? emulatorUniverse(settings.kis.baseUrl) : vendorUniverse(orm, settings.kis.symbols);
  handleMarketJobs(queue, market, log);
  handleRefresh(queue, market, { universe, stopping: shutdown.signal, outbox }, log);
  handleSessionRefresh(queue);
}

/** Fetches threat feeds, when asked for. */
function registerIntelligence(platform: Platform): void {
  handleIntelligenceJobs(platform.queue, featuresOf(platform).feeds, platform.log);
}

/** Tells people what they asked to be told of. */
async function registerNotifications(platform: Platform): Promise<void> {
  const { orm, queue, log } = platform;
  const { happenings, deliveries } = featuresOf(platform);
  await handleNotificationJobs({ orm, queue, happenings, deliveries, log });
}

/** What becomes of runs: chunks, merge, recommendation. */
function registerRuns(platform: Platform): void {
  const { orm, queue, outbox, objects, log, shutdown } = platform;
  const { runs, recommendations, explanations, engine, progress } = featuresOf(platform);
  const parts = { orm, queue, outbox, objects, log, runs, engine, progress };
  const recommendationParts = { orm, queue, log, runs, recommendations, engine };
  handleSimulationJobs(parts);
  handleRiskJobs(parts);
  handleRecommendationJobs(recommendationParts);
  handleExplanationJobs({ orm, queue, log, explanations });
  joinPipeline({ orm, queue, recommendations });
  shutdown.onStop('engine', async () => {
    await queue.close(); // first, so that jobs at hand can end; a second close is none
    await progress.close();
    await engine.close();
  });
}

/** Alerts follow what is stored; a look every five minutes finds what no event tells of. */
function registerAlerts(platform: Platform): void {
  handleAlertJobs(platform.queue, featuresOf(platform).alertWatch, platform.log);
}

/** What becomes of reports that were asked for. */
function registerReports(platform: Platform): void {
  const { orm, queue, objects, log } = platform;
  const { reports, risk, market, forecasts } = featuresOf(platform);
  const parts = { orm, queue, objects, log, reports, risk, market, forecasts };
  handleReportJobs(parts);
}

/** What becomes of orders, and of the account that they go to. Workers do it, since only they reach the broker; one at a time. */
function registerOrders(platform: Platform): void {
  const { queue, leases, shutdown, log } = platform;
  const { desk } = featuresOf(platform);
  handleOrderJobs(queue, desk, leases);
  const hold = keepOrdersMoving(desk, leases, (error) =>
    log.error({ err: error }, 'Orders could not be looked after.'),
  );
  shutdown.onStop('orders', () => hold.stop());
}

/** Training, what was said and what became of it. */
function registerForecasts(platform: Platform): void {
  const { orm, queue, log, settings } = platform;
  const { market, forecasts, statements } = featuresOf(platform);
  const parts = { orm, queue, log, database: settings.database, market, forecasts, statements };
  handleForecastJobs(parts);
}

/** Archives of the installation. */
function registerBackups(platform: Platform): void {
  handleBackupJobs(platform.queue, featuresOf(platform).backups, platform.log);
}
