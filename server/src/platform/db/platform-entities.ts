import { AuditEntry } from './audit.entity.ts';
import { DeadLetter } from './dead-letter.entity.ts';
import { EventLogEntry, EventStream } from './event-log.entity.ts';
import { IdempotencyKey } from './idempotency-key.entity.ts';
import { Organisation } from './organisation.entity.ts';
import { OutboxEntry } from './outbox.entity.ts';
import { Lease, RunningProcess } from './process.entity.ts';

export const platformEntities = [
  Organisation,
  OutboxEntry,
  EventStream,
  EventLogEntry,
  IdempotencyKey,
  AuditEntry,
  RunningProcess,
  Lease,
  DeadLetter,
] as const;
