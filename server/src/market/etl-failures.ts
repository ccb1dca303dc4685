import type { Orm } from '../platform/db/database.ts';
import { systemEm } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';

import { KisError } from './kis/kis-error.ts';
import { EtlFailure } from './market.entity.ts';

const LONGEST_TEXT = 300;

/** A fetch as failures know it. */
export interface EtlTask {
  readonly call: string;
  /** Issue or index code. */
  readonly code: string;
  readonly fromDate: string;
  readonly toDate: string;
}

/** Writes a failed fetch down: a new row, or one more attempt of the row that is there. */
export async function recordFailure(orm: Orm, task: EtlTask, error: KisError, at: Date): Promise<void> {
  const em = systemEm(orm);
  const { call, code } = task;
  const facts = {
    fromDate: task.fromDate,
    toDate: task.toDate,
    failure: error.failure,
    msgCd: error.msgCd,
    text: error.message.slice(0, LONGEST_TEXT),
    lastAt: at,
    resolvedAt: null,
  };
  const known = await em.findOne(EtlFailure, { call, code });
  if (known) em.assign(known, { ...facts, attemptCount: known.attemptCount + 1 });
  else em.create(EtlFailure, { publicId: newId('etl'), call, code, ...facts, attemptCount: 1, firstAt: at });
  await em.flush();
}

/** Closes the failure of a fetch that has succeeded now; nothing where there was none. */
export async function resolveFailure(orm: Orm, call: string, code: string, at: Date): Promise<void> {
  await systemEm(orm).nativeUpdate(EtlFailure, { call, code, resolvedAt: null }, { resolvedAt: at });
}
