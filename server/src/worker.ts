import { z } from 'zod';

import { pruneIdempotencyKeys } from './platform/idempotency.ts';
import type { Platform } from './platform/platform.ts';
import { defineJob } from './platform/queue.ts';

/** Called once before the queue starts: a feature registers its job handlers and schedules here. */
const features: readonly ((platform: Platform) => void | Promise<void>)[] = [registerUpkeep];

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
