import type { EntityManager } from '@mikro-orm/sql';

import { newId } from '../ids.ts';
import { idsNow } from '../log-context.ts';
import { AuditEntry } from './audit.entity.ts';

/** Who does something: a person at the API, or a command. Null wherever it is taken stands for the system itself. */
export interface Author {
  /** Public id of a person or token, or `command:<name>`. */
  readonly id: string;
  /** Name shown beside what was done; null for commands. */
  readonly name: string | null;
  readonly requestId: string | null;
  /** Address of the caller; left out where there is none. */
  readonly origin?: string;
}

/**
 * Writes that something was done, in the transaction that does it; stored by its flush or commit.
 *
 * @param organisationId - Internal id of the organisation it was done in.
 * @param action - `<feature>.<verb>`.
 * @param subject - Public id of what it was done to.
 * @param details - Before and after, without secrets.
 */
export function recordAudit(
  tx: EntityManager,
  organisationId: number,
  author: Author | null,
  action: string,
  subject: string,
  details: object | null = null,
): void {
  tx.create(AuditEntry, {
    publicId: newId('aud'),
    organisation: organisationId,
    actor: author?.id ?? 'system',
    action,
    subject,
    details,
    origin: author?.origin ?? null,
    requestId: author?.requestId ?? idsNow().requestId ?? null, // a job's, where it works for a request
    occurredAt: new Date(),
  });
}
