import { setTimeout as pause } from 'node:timers/promises';

import type { Platform } from './platform/platform.ts';
import { reconcileExplanations } from './explanation/explanation.job.ts';
import { catchUpForecasts, reconcileForecasts } from './forecast/forecast.job.ts';
import { refreshJob } from './market/market.queue.ts';
import { reconcileRecommendations } from './recommendation/recommendation.job.ts';
import { reconcileReports } from './reports/report.job.ts';
import { reconcileRuns } from './simulation/simulation.job.ts';
import { featuresOf } from './features.ts';
import { keepSchedules } from './schedules.ts';

/** Of the one scheduler that works; the others stand by. */
export const SCHEDULER_LEASE = 'scheduler';
/** How often it looks for what is missing: what an emptied queue lost is back within half a minute of the queue's return. */
const LOOK_MS = 10_000;

/** Platforms whose prices are looked after: not before the demo is there, which fetches its own, in an order of its own. */
const isPastDemo = new WeakSet<Platform>();
const wakers = new WeakMap<Platform, () => void>();

/**
 * Sees to it that work reaches the queue: what the clock asks for, what transactions left, and what was lost. One scheduler does so
 * at a time, under a lease; the others stand by.
 *
 * @returns When it has looked once, or found that another holds the lease.
 */
export async function startScheduler(platform: Platform): Promise<void> {
  const { leases, shutdown, dispatcher } = platform;
  const looked = Promise.withResolvers<void>();
  const hold = leases.hold(SCHEDULER_LEASE, async (signal) => {
    dispatcher.watch(signal);
    for (let isFirst = true; !signal.aborted; isFirst = false) {
      await lookForWork(platform, isFirst, signal);
      looked.resolve();
      await wokenOrAfter(platform, LOOK_MS, signal);
    }
  });
  shutdown.onStop('scheduler', () => hold.stop());
  await hold.looked;
  if (hold.isHeld()) await looked.promise;
}

/** Looks after prices from now on. Call it when the demo is there. */
export async function keepPricesUpToDate(platform: Platform): Promise<void> {
  isPastDemo.add(platform);
  wakers.get(platform)?.();
  await platform.queue.add(refreshJob, {}, { jobId: `refresh-${platform.processes.id}` });
}

/** Each step by itself: one that fails holds up no other, and comes again with the next look. */
async function lookForWork(platform: Platform, isFirst: boolean, signal: AbortSignal): Promise<void> {
  const { orm, queue, outbox, objects, log, settings, dispatcher, deadLetters } = platform;
  const { runs, recommendations, explanations, engine, progress, reports, risk, market, forecasts, statements } =
    featuresOf(platform);
  const forecastParts = { orm, queue, log, database: settings.database, market, forecasts, statements };
  const steps: Readonly<Record<string, () => Promise<unknown>>> = {
    schedules: () => keepSchedules(queue, { isPastDemo: isPastDemo.has(platform), isAnew: isFirst }),
    outbox: () => dispatcher.recover(signal),
    runs: () => reconcileRuns({ orm, queue, outbox, log, runs, engine, progress }, signal),
    recommendations: () => reconcileRecommendations({ orm, queue, log, runs, recommendations, engine }),
    explanations: () => reconcileExplanations({ orm, queue, log, explanations }),
    reports: () => reconcileReports({ orm, queue, objects, log, reports, risk, market, forecasts }),
    forecasts: () => reconcileForecasts(forecastParts),
    'what fell due': () => (isFirst ? catchUpForecasts(forecastParts) : Promise.resolve()),
    'jobs given up': () => deadLetters.compare(signal),
  };
  for (const [name, step] of Object.entries(steps)) {
    if (signal.aborted) return;
    try {
      await step();
    } catch (error) {
      if (!signal.aborted)
        log.error({ err: error, step: name }, 'The scheduler could not look after this; it will again.');
    }
  }
}

async function wokenOrAfter(platform: Platform, ms: number, signal: AbortSignal): Promise<void> {
  const waking = new AbortController();
  wakers.set(platform, () => waking.abort());
  await pause(ms, undefined, { signal: AbortSignal.any([waking.signal, signal]) }).catch(() => undefined); // woken is what it is for
}
