import { createHash } from 'node:crypto';

import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';

import type { Orm } from './db/database.ts';
import { IdempotencyKey } from './db/idempotency-key.entity.ts';
import { Organisation } from './db/organisation.entity.ts';
import { systemEm } from './db/scope.ts';

const keptMs = 24 * 60 * 60 * 1000;

/**
 * Does the work at most once for a key: a repeat within 24 hours gets the first answer.
 *
 * The key is stored in the transaction that does the work, so it exists exactly if the work was done.
 *
 * @param em - Bound to the organisation.
 * @param inputHash - Of `hashInput`; a repeat must have the same.
 * @param work - Gets the em of the transaction and answers with what a repeat needs, as JSON: ids, not rows.
 * @throws DomainError E_LENGTH where the key has not 16 to 64 characters; E_IDEMPOTENCY_KEY_REUSED for another input.
 */
export function once<T>(
  em: EntityManager,
  organisationId: number,
  key: string,
  inputHash: string,
  work: (em: EntityManager) => Promise<T>,
): Promise<T> {
  if (key.length < 16 || key.length > 64) throw new DomainError('E_LENGTH', ['idempotencyKey']);
  return em.transactional(async (tx) => {
    const organisation = tx.getReference(Organisation, organisationId);
    const known = await tx.findOne(IdempotencyKey, { organisation, key });
    if (known && known.expiresAt.getTime() > Date.now()) {
      if (known.inputHash !== inputHash) throw new DomainError('E_IDEMPOTENCY_KEY_REUSED', ['idempotencyKey']);
      return known.answer as T;
    }
    if (known) await tx.nativeDelete(IdempotencyKey, { id: known.id });
    const answer = await work(tx);
    const expiresAt = new Date(Date.now() + keptMs);
    await tx.insert(IdempotencyKey, { organisation: organisationId, key, inputHash, answer, expiresAt });
    return answer;
  });
}

/**
 * What a repeat gets, before anything is looked at that may have changed since the first time; null where there was none.
 *
 * @throws DomainError E_IDEMPOTENCY_KEY_REUSED for another input.
 */
export async function answerBefore<T>(
  em: EntityManager,
  organisationId: number,
  key: string,
  inputHash: string,
): Promise<T | null> {
  const known = await em.findOne(IdempotencyKey, { organisation: organisationId, key }, { disableIdentityMap: true });
  if (!known || known.expiresAt.getTime() <= Date.now()) return null;
  if (known.inputHash !== inputHash) throw new DomainError('E_IDEMPOTENCY_KEY_REUSED', ['idempotencyKey']);
  return known.answer as T;
}

/** SHA-256 of an operation and its input, whatever the order of its fields. */
export function hashInput(operation: string, input: unknown): string {
  return createHash('sha256')
    .update(`${operation}\n${JSON.stringify(sorted(input))}`)
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, field]) => [name, sorted(field)]),
  );
}

/** Removes keys that have expired. */
export function pruneIdempotencyKeys(orm: Orm): Promise<number> {
  return systemEm(orm).nativeDelete(IdempotencyKey, { expiresAt: { $lte: new Date() } });
}
