import type { Orm } from '../platform/db/database.ts';
import { systemEm } from '../platform/db/scope.ts';
import type { Logger } from '../platform/log.ts';
import type { Queue } from '../platform/queue.ts';

import type { DeliveryService } from './delivery.service.ts';
import type { Happenings } from './happenings.ts';
import { deliverJob, happenedJob, lookJob } from './notification.queue.ts';

/** A slow receiver holds up its own deliveries and not those of others. */
const sendersAtOnce = 8;

export interface NotificationJobParts {
  readonly orm: Orm;
  readonly queue: Queue;
  readonly happenings: Happenings;
  readonly deliveries: DeliveryService;
  readonly log: Logger;
}

/** Registers what is done about notifications, and the look at what nobody tells. */
export async function handleNotificationJobs({
  orm,
  queue,
  happenings,
  deliveries,
  log,
}: NotificationJobParts): Promise<void> {
  queue.handle(happenedJob, async (happened) => {
    const em = systemEm(orm);
    switch (happened.what) {
      case 'run':
        await happenings.runFinished(em, happened.runId);
        break;
      case 'prices':
        await happenings.pricesIngested(em, happened.latestDate);
        break;
      case 'order':
        await happenings.orderChanged(em, happened.order);
        break;
      case 'alert':
        await happenings.alertEvent(em, happened.alert);
        break;
    }
  });
  queue.handle(
    deliverJob,
    ({ deliveryId, attempt }, signal) => deliveries.deliver(systemEm(orm), deliveryId, attempt, signal),
    {
      concurrency: sendersAtOnce,
      onGaveUp: async ({ deliveryId }, error) => {
        log.error({ err: error, delivery: deliveryId }, 'A notification could not be worked on.');
        await deliveries.abandon(systemEm(orm), deliveryId);
      },
    },
  );
  queue.handle(lookJob, async () => {
    const now = new Date();
    await happenings.lateData(systemEm(orm), now);
    const lostCount = await deliveries.requeueLost(systemEm(orm), now);
    if (lostCount > 0) log.warn({ lostCount }, 'Deliveries without a job were queued again.');
  });
}
