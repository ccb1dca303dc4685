import { defineEntity, p } from '@mikro-orm/core';

import type { Cause } from '../tracing.ts';

const OutboxEntrySchema = defineEntity({
  name: 'OutboxEntry',
  tableName: 'outbox',
  properties: {
    id: p.integer().primary(),
    job: p.string().length(100),
    payload: p.json<unknown>(),
    jobId: p.string().length(200).nullable(),
    delayMs: p.integer().nullable(),
    attempts: p.integer().nullable(),
    /** Null for what nobody asked for. */
    cause: p.json<Cause>().nullable(),
    createdAt: p.datetime(3).onCreate(() => new Date()),
  },
});

/** A job that has to be handed to the queue; the row goes when the queue has it. */
export class OutboxEntry extends OutboxEntrySchema.class {}
OutboxEntrySchema.setClass(OutboxEntry);
