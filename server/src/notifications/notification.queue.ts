import { severities } from '@convergence/shared/response/rules';
import { z } from 'zod';

import { defineJob } from '../platform/queue.ts';

/** One try of one delivery; a try that was made already is none. */
export const deliverJob = defineJob('notifications.deliver', z.object({ deliveryId: z.string(), attempt: z.int() }), {
  retry: 'quick',
  timeLimitMs: 2 * 60_000,
});

/** Looks at what happens without anybody saying so: prices that are late, deliveries that were left behind. */
export const lookJob = defineJob('notifications.look', z.object({}), { retry: 'quick', timeLimitMs: 5 * 60_000 });

/** What an order says about itself. */
export const orderHappening = z.object({
  organisationId: z.int(),
  orderId: z.string(),
  status: z.string(),
  symbol: z.string().nullable(),
  side: z.enum(['BUY', 'SELL']).nullable(),
  quantity: z.int().nullable(),
  isSimulated: z.boolean(),
});
export type OrderHappening = z.infer<typeof orderHappening>;

/** What an alert of R01 to R14 says about itself. */
export const alertHappening = z.object({
  organisationId: z.int(),
  alertId: z.string(),
  /** RAISE, ESCALATE and CLEAR are told; whatever else happens to an alert is not. */
  event: z.string(),
  rule: z.string(),
  severity: z.enum(severities),
  titleKo: z.string(),
  titleEn: z.string(),
  isSimulated: z.boolean(),
});
export type AlertHappening = z.infer<typeof alertHappening>;

/** Something happened in another feature: rules are asked. One job a happening, so that no follower holds up another. */
export const happenedJob = defineJob(
  'notifications.happened',
  z.discriminatedUnion('what', [
    z.object({ what: z.literal('run'), runId: z.string() }),
    z.object({ what: z.literal('prices'), latestDate: z.string() }),
    z.object({ what: z.literal('order'), order: orderHappening }),
    z.object({ what: z.literal('alert'), alert: alertHappening }),
  ]),
  { retry: 'quick', timeLimitMs: 2 * 60_000 },
);
