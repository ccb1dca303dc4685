import { defineEntity, p } from '@mikro-orm/core';

const DeadLetterSchema = defineEntity({
  name: 'DeadLetter',
  indexes: [{ properties: ['failedAt'] }],
  uniques: [{ properties: ['job', 'jobId'] }],
  properties: {
    id: p.integer().primary(),
    job: p.string().length(100),
    jobId: p.string().length(200),
    /** Ids and nothing else, as in the queue. */
    payload: p.json<unknown>(),
    /** Message of the last failure, cut. */
    reason: p.string().length(500),
    attemptCount: p.integer(),
    failedAt: p.datetime(3),
  },
});

/** A job that was given up, until somebody queues it again or throws it away. The queue forgets; this does not. */
export class DeadLetter extends DeadLetterSchema.class {}
DeadLetterSchema.setClass(DeadLetter);
