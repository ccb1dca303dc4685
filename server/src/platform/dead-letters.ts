import type { EntityManager } from '@mikro-orm/sql';

import { DeadLetter } from './db/dead-letter.entity.ts';
import type { Orm } from './db/database.ts';
import type { Outbox } from './db/outbox.ts';
import { systemEm } from './db/scope.ts';
import type { Logger } from './log.ts';
import type { JobRun, Queue } from './queue.ts';
import { retryClasses } from './queue.ts';

const LONGEST_REASON = 500;
/** What nobody looked at for so long is thrown away. */
export const DEAD_LETTERS_KEPT_MS = 90 * 24 * 60 * 60 * 1000;
/** So many of the queue's own list are compared with the table at a look. */
const COMPARED = 500;

interface Which {
  readonly job: string;
  readonly jobId?: string;
}
type Record = (tx: EntityManager, jobIds: readonly string[]) => void;

/** How many jobs of a kind were given up. */
export interface DeadLetterCount {
  readonly job: string;
  readonly count: number;
  readonly newestAt: Date;
}

/**
 * Jobs that were given up, in the database: the queue forgets them after a week, or when it is emptied.
 *
 * They are written when it happens, and compared with the queue's own list from time to time, which also finds those that no
 * handler ended: jobs that killed their process too often.
 */
export class DeadLetters {
  readonly #orm: Orm;
  readonly #queue: Queue;
  readonly #outbox: Outbox;
  readonly #log: Logger;
  #writing: Promise<void> = Promise.resolve();

  constructor(orm: Orm, queue: Queue, outbox: Outbox, log: Logger) {
    this.#orm = orm;
    this.#queue = queue;
    this.#outbox = outbox;
    this.#log = log;
    queue.onRan((run) => this.#note(run));
  }

  /** Resolves when everything that was told so far is stored. */
  settled(): Promise<void> {
    return this.#writing;
  }

  /** Newest first. */
  async newest(limit: number): Promise<readonly DeadLetter[]> {
    await this.settled();
    return systemEm(this.#orm).find(DeadLetter, {}, { orderBy: { failedAt: 'desc', id: 'desc' }, limit });
  }

  /** By kind, ascending by name. One query. */
  async counts(): Promise<readonly DeadLetterCount[]> {
    await this.settled();
    const rows = await systemEm(this.#orm).find(
      DeadLetter,
      {},
      { fields: ['job', 'failedAt'], orderBy: { job: 'asc' } },
    );
    const byJob = new Map<string, DeadLetterCount>();
    for (const { job, failedAt } of rows) {
      const known = byJob.get(job);
      const newestAt = known && known.newestAt > failedAt ? known.newestAt : failedAt;
      byJob.set(job, { job, count: (known?.count ?? 0) + 1, newestAt });
    }
    return [...byJob.values()];
  }

  /** Takes up what the queue has given up and the table does not know. @returns How many. */
  async compare(signal?: AbortSignal): Promise<number> {
    await this.settled();
    const em = systemEm(this.#orm);
    let newCount = 0;
    for (const { job, id: jobId, payload, reason, attemptCount, failedAt } of await this.#queue.failures(COMPARED)) {
      signal?.throwIfAborted();
      if ((await em.count(DeadLetter, { job, jobId })) > 0) continue;
      newCount++;
      await this.#keep({ job, jobId, payload, reason, attemptCount, failedAt: failedAt ?? new Date() });
    }
    return newCount;
  }

  /**
   * Queues jobs again that were given up; what they write is keyed, so a second time harms nothing.
   *
   * @param em - Outside of a transaction.
   * @param which - All of a kind, or one of them.
   * @param record - Told in the transaction that the jobs leave with, where there are any.
   * @returns Ids of the jobs.
   */
  requeue(em: EntityManager, which: Which, record: Record): Promise<readonly string[]> {
    const attempts = retryClasses.quick.attempts;
    return this.#take(em, which, record, (tx, { job, jobId, payload }) =>
      this.#outbox.addByName(tx, job, payload, { jobId, attempts }),
    );
  }

  /** Throws jobs away that were given up. Parameters and answer as of `requeue`. */
  discard(em: EntityManager, which: Which, record: Record): Promise<readonly string[]> {
    return this.#take(em, which, record, () => undefined);
  }

  /** Removes those that are older. @returns How many. */
  prune(before: Date): Promise<number> {
    return systemEm(this.#orm).nativeDelete(DeadLetter, { failedAt: { $lt: before } });
  }

  async #take(
    em: EntityManager,
    which: Which,
    record: Record,
    each: (tx: EntityManager, letter: DeadLetter) => void,
  ): Promise<readonly string[]> {
    await this.settled();
    const found = await systemEm(this.#orm).find(DeadLetter, which);
    // The queue forgets them first: otherwise it would not take them again, and the next comparison would bring them back.
    for (const { job, jobId } of found) await this.#queue.discard(job, jobId);
    return em.transactional(async (tx) => {
      const letters = await tx.find(DeadLetter, { id: { $in: found.map(({ id }) => id) } }, { orderBy: { id: 'asc' } });
      if (letters.length === 0) return [];
      for (const letter of letters) each(tx, letter);
      const ids = letters.map(({ jobId }) => jobId);
      record(tx, ids);
      await tx.flush();
      await tx.nativeDelete(DeadLetter, { id: { $in: letters.map(({ id }) => id) } });
      return ids;
    });
  }

  #note({ job, jobId, payload, outcome, error, attemptCount, endedAt }: JobRun): void {
    if (outcome !== 'GAVE_UP') return;
    const reason = error instanceof Error ? error.message : String(error);
    this.#writing = this.#writing
      .then(() => this.#keep({ job, jobId, payload, reason, attemptCount, failedAt: endedAt }))
      .catch((failure: unknown) =>
        this.#log.warn(
          { err: failure, job, jobId },
          'A job that was given up could not be kept; the next comparison will.',
        ),
      );
  }

  async #keep(letter: Omit<DeadLetter, 'id'>): Promise<void> {
    const row = { ...letter, payload: letter.payload ?? null, reason: letter.reason.slice(0, LONGEST_REASON) };
    await systemEm(this.#orm).upsert(DeadLetter, row, { onConflictFields: ['job', 'jobId'] });
  }
}
