import type { Logger } from '../platform/log.ts';
import type { Queue } from '../platform/queue.ts';

import type { AlertWatch } from './alert-watch.ts';
import { WATCH_MINUTES } from './alert-watch.ts';
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

/** Looks at standing states, data age and unseen critical alerts again and again. */
export function scheduleAlerts(queue: Queue): Promise<void> {
  return queue.schedule('alerts', { everyMs: WATCH_MINUTES * 60_000 }, evaluateJob, {
    cause: 'SCHEDULE',
    subject: null,
  });
}
