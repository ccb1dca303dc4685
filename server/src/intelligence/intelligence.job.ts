import type { Logger } from '../platform/log.ts';
import { UnrecoverableJobError } from '../platform/queue.ts';
import type { Queue } from '../platform/queue.ts';

import { failuresOf } from './feed.service.ts';
import type { FeedService } from './feed.service.ts';
import { refreshFeedsJob } from './intelligence.queue.ts';

/**
 * Registers the fetching of feeds, one at a time. What was refused is not tried again before the next day; what a shutdown cuts off is
 * put back by the queue.
 */
export function handleIntelligenceJobs(queue: Queue, feeds: FeedService, log: Logger): void {
  queue.handle(
    refreshFeedsJob,
    async (_payload, signal) => {
      const outcomes = await feeds.refresh(signal);
      log.info({ outcomes }, 'Threat feeds were fetched.');
      const failures = failuresOf(outcomes);
      if (failures) throw failures.mayPass ? new Error(failures.text) : new UnrecoverableJobError(failures.text);
    },
    { concurrency: 1 },
  );
}
