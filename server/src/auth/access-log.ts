import type { EntityManager } from '@mikro-orm/sql';

import { newId } from '../platform/ids.ts';
import { AccessEntry } from './access-entry.entity.ts';
import type { AccessKind, AccessMethod } from './access-entry.entity.ts';

/** Where a request comes from, as far as it tells. */
export interface Origin {
  readonly address: string | null;
  readonly agent: string | null;
  readonly requestId: string | null;
}

const AGENT_LENGTH = 300;

/** Writes that somebody came in or tried to, in the transaction that it is called in. */
export function recordAccess(
  tx: EntityManager,
  member: { readonly publicId: string; readonly organisation: { readonly id: number } },
  what: { readonly kind: AccessKind; readonly method?: AccessMethod | null; readonly tokenId?: string | null },
  origin: Origin,
): void {
  tx.create(AccessEntry, {
    publicId: newId('axs'),
    organisation: member.organisation.id,
    personId: member.publicId,
    kind: what.kind,
    method: what.method ?? null,
    tokenId: what.tokenId ?? null,
    address: origin.address,
    agent: origin.agent?.slice(0, AGENT_LENGTH) ?? null,
    requestId: origin.requestId,
    occurredAt: new Date(),
  });
}
