import { defineEntity, p } from '@mikro-orm/core';

import { Organisation } from './organisation.entity.ts';

const AuditEntrySchema = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit',
  indexes: [{ properties: ['organisation', 'occurredAt'] }],
  // What was recorded can only be added to, whoever asks.
  triggers: [
    {
      name: 'audit_is_not_changed',
      timing: 'before',
      events: ['update'],
      body: "select raise(abort, 'audit rows are never changed');",
    },
    {
      name: 'audit_is_not_removed',
      timing: 'before',
      events: ['delete'],
      body: "select raise(abort, 'audit rows are never removed');",
    },
  ],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    /** Public id of a person or token, or `command:<name>`. */
    actor: p.string().length(100),
    /** What was done, `<feature>.<verb>`. */
    action: p.string().length(100),
    /** Public id of what it was done to. */
    subject: p.string().length(100).nullable(),
    /** Before and after, without secrets. */
    details: p.json<object>().nullable(),
    /** Address of the caller. */
    origin: p.string().length(100).nullable(),
    requestId: p.string().length(64).nullable(),
    occurredAt: p.datetime(3).onCreate(() => new Date()),
  },
});

/** Who did what, how and from where. Written in the transaction that does it; never changed or deleted. */
export class AuditEntry extends AuditEntrySchema.class {}
AuditEntrySchema.setClass(AuditEntry);
