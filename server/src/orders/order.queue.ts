import { z } from 'zod';

import { defineJob } from '../platform/queue.ts';

import { orderStatuses } from './order-states.ts';

/** Something of an account is to be sent, taken back or looked up. One pass does all that is to be done by then. */
export const sendJob = defineJob('orders.send', z.object({ accountId: z.string() }), {
  retry: 'quick',
  timeLimitMs: 5 * 60_000,
});

/** An order got into a state; whoever wants to know is told in pipeline.ts. */
export const orderChangedJob = defineJob(
  'orders.changed',
  z.object({ orderId: z.string(), status: z.enum(orderStatuses) }),
  { retry: 'quick', timeLimitMs: 60_000 },
);
