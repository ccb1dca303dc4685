import type { Logger } from '../platform/log.ts';
import type { Queue } from '../platform/queue.ts';

import type { AlertWatch } from './alert-watch.ts';
import { evaluateJob } from './alerts.queue.ts';

/** Registers the evaluation, one at a time: two at once could open the same alert twice. */
export function handleAlertJobs(queue: Queue, watch: AlertWatch, log: Logger): void {
  queue.handle(
    evaluateJob,
    async ({ cause, subject }) => {
      await watch.look(cause, subject);
      log.debug({ cause, subject }, 'Alerts were evaluated.');
    },
    { concurrency: 1 },
  );
}
