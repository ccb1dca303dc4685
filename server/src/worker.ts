import { z } from 'zod';

import type { SectorCode } from '@convergence/shared/threat/catalogue';

import { pruneIdempotencyKeys } from './platform/idempotency.ts';
import type { Platform } from './platform/platform.ts';
import { defineJob } from './platform/queue.ts';
import { handleMarketJobs } from './market/market.job.ts';
import { handleRecommendationJobs, reconcileRecommendations } from './recommendation/recommendation.job.ts';
import { handleRiskJobs } from './risk/risk.job.ts';
import { handleSimulationJobs, keepRunsMoving } from './simulation/simulation.job.ts';
import { featuresOf } from './features.ts';
import { joinPipeline } from './pipeline.ts';

/** Called once before the queue starts: a feature registers its job handlers and schedules here. */
const features: readonly ((platform: Platform) => void | Promise<void>)[] = [registerUpkeep, registerFeatures];

/** Starts to work on jobs. */
export async function startWorker(platform: Platform): Promise<void> {
  for (const register of features) await register(platform);
  await platform.queue.start();
  platform.dispatcher.start();
  platform.shutdown.onStop('outbox', () => platform.dispatcher.close());
}

const upkeepJob = defineJob('platform.upkeep', z.object({}));

/** Removes events and keys that need not be kept any longer. */
async function registerUpkeep({ queue, events, orm, log }: Platform): Promise<void> {
  queue.handle(upkeepJob, async () => {
    const [eventCount, keyCount] = [await events.prune(), await pruneIdempotencyKeys(orm)];
    log.debug({ eventCount, keyCount }, 'Removed what need not be kept.');
  });
  await queue.schedule('upkeep', { everyMs: 60 * 60 * 1000 }, upkeepJob, {});
}

/** Prices, and what becomes of runs: chunks, merge, recommendation. Takes up what a process that was killed left behind. */
async function registerFeatures(platform: Platform): Promise<void> {
  const { settings, orm, queue, objects, log, shutdown } = platform;
  const { quotations, runs, recommendations, engine, progress, market } = featuresOf(platform);
  const sectors: Record<string, SectorCode> = {};
  const parts = { orm, queue, objects, log, runs, engine, progress };
  const recommendationParts = { orm, queue, log, runs, recommendations, engine, listings: market };
  const ingestion = {
    orm,
    objects,
    databaseFile: settings.database.file,
    sectors,
    get quotations() {
      return quotations(); // only opened when there is something to fetch
    },
  };
  handleMarketJobs(queue, ingestion, log);
  handleSimulationJobs(parts);
  handleRiskJobs(parts);
  handleRecommendationJobs(recommendationParts);
  await joinPipeline({ orm, queue, quotations, recommendations, sectors });
  const stopLooking = await keepRunsMoving(parts);
  await reconcileRecommendations(recommendationParts);
  shutdown.onStop('engine', async () => {
    stopLooking();
    await queue.close(); // first, so that jobs at hand can end; a second close is none
    await progress.close();
    await engine.close();
  });
}
