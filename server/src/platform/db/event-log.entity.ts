import { defineEntity, p } from '@mikro-orm/core';

const EventStreamSchema = defineEntity({
  name: 'EventStream',
  properties: {
    stream: p.string().length(120).primary(),
    lastSequence: p.integer(),
    /** Sequence of the newest event that retention has removed; 0: none. */
    prunedSequence: p.integer().default(0),
  },
});

/** Counter of one stream. Its row is written before each event, so that writers of a stream wait for each other and no number is skipped. */
export class EventStream extends EventStreamSchema.class {}
EventStreamSchema.setClass(EventStream);

const EventLogEntrySchema = defineEntity({
  name: 'EventLogEntry',
  tableName: 'event_log',
  uniques: [{ properties: ['stream', 'sequence'] }],
  indexes: [{ properties: ['occurredAt'] }],
  properties: {
    id: p.integer().primary(),
    stream: p.string().length(120),
    sequence: p.integer(),
    kind: p.string().length(60),
    payload: p.json<unknown>(),
    occurredAt: p.datetime(3),
  },
});

/** One event of a stream, numbered from 1 without gaps. */
export class EventLogEntry extends EventLogEntrySchema.class {}
EventLogEntrySchema.setClass(EventLogEntry);
