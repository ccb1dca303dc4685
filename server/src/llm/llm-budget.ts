import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';

import { LlmBudgetDay } from './llm-usage.entity.ts';

/** The day in Asia/Seoul, which has no summer time, `YYYY-MM-DD`. */
export function seoulDay(at: Date): string {
  return new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
}

/** Money put aside for one call. */
export interface Reservation {
  readonly organisationId: number;
  readonly day: string;
  readonly krw: number;
}

/**
 * Puts money aside before a call is made. The condition of the update is the lock: two calls at once cannot pass the limit.
 *
 * @param em - Sees the organisation.
 * @param krw - The most that the call can cost.
 * @returns Null where the limit of the day would be passed.
 */
export async function reserve(
  em: EntityManager,
  { organisationId, day, krw }: Reservation,
  limitKrw: number,
): Promise<Reservation | null> {
  await ensureDay(em, organisationId, day);
  const { affectedRows } = await em.getConnection().execute<{ affectedRows: number }>(
    `update llm_budget_day set reserved_krw = reserved_krw + ?
       where organisation_id = ? and day = ? and spent_krw + reserved_krw + ? <= ?`,
    [krw, organisationId, day, krw, limitKrw],
    'run',
  );
  return affectedRows === 0 ? null : { organisationId, day, krw };
}

/** Ends a reservation: what the call cost is spent, the rest is free again. */
export async function settle(
  em: EntityManager,
  { organisationId, day, krw }: Reservation,
  costKrw: number,
): Promise<void> {
  await em
    .getConnection()
    .execute(
      `update llm_budget_day set reserved_krw = reserved_krw - ?, spent_krw = spent_krw + ? where organisation_id = ? and day = ?`,
      [krw, costKrw, organisationId, day],
      'run',
    );
}

async function ensureDay(em: EntityManager, organisation: number, day: string): Promise<void> {
  if ((await em.count(LlmBudgetDay, { organisation, day })) > 0) return;
  try {
    await em.insert(LlmBudgetDay, { organisation, day, spentKrw: 0, reservedKrw: 0 });
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error; // another call was first
  }
}
