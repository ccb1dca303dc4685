import { defineEntity, p } from '@mikro-orm/core';

import type { Cause } from '../tracing.ts';

const OutboxEntrySchema = defineEntity({
  name: 'OutboxEntry',
  tableName: 'outbox',
  indexes: [{ properties: ['queuedAt'] }],
  properties: {
    id: p.integer().primary(),
    job: p.string().length(100),
    payload: p.json<unknown>(),
    /** Of the job in the queue; null in rows from before every row had one. */
    jobId: p.string().length(200).nullable(),
    delayMs: p.integer().nullable(),
    attempts: p.integer().nullable(),
    /** Null for what nobody asked for. */
    cause: p.json<Cause>().nullable(),
    createdAt: p.datetime(3).onCreate(() => new Date()),
    /** When the queue took it; null before, and again where the queue has lost it. */
    queuedAt: p.datetime(3).nullable(),
  },
});

/** A job that has to be done: handed to the queue, and again when the queue has lost it. The row goes when the job has ended. */
export class OutboxEntry extends OutboxEntrySchema.class {}
OutboxEntrySchema.setClass(OutboxEntry);
