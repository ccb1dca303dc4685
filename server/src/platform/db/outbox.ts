import type { EventSubscriber, FlushEventArgs } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';

import type { Logger } from '../log.ts';
import { newId } from '../ids.ts';
import { withoutIds } from '../log-context.ts';
import { endsWithin } from '../patience.ts';
import { retryClasses } from '../queue.ts';
import type { JobDefinition, JobOptions, Queue } from '../queue.ts';
import { causeNow, resumed } from '../tracing.ts';
import type { Orm } from './database.ts';
import { OutboxEntry } from './outbox.entity.ts';
import { systemEm } from './scope.ts';

/** Jobs that leave only after the transaction that made their rows has committed. */
export class Outbox {
  /**
   * Writes the job beside the caller's rows; it is stored by the caller's flush or commit.
   *
   * @throws ZodError where the payload does not have the job's shape.
   */
  add<T>(em: EntityManager, job: JobDefinition<T>, payload: T, options: JobOptions = {}): void {
    em.persist(
      em.create(OutboxEntry, {
        job: job.name,
        payload: job.payload.parse(payload),
        // of its own, not the row's number: a restored database counts again from where it was, and the queue would know the id
        jobId: options.jobId ?? newId('job'),
        delayMs: options.delayMs ?? null,
        attempts: options.attempts ?? retryClasses[job.retry].attempts,
        cause: causeNow(),
        createdAt: new Date(),
      }),
    );
  }

  /**
   * Ids of the jobs of a kind that have not ended, or whose end has not been noticed yet. Read the rows that they belong to first:
   * a row whose job is not among them has none any more.
   */
  async idsOf(em: EntityManager, { name }: Pick<JobDefinition<unknown>, 'name'>): Promise<ReadonlySet<string>> {
    const rows = await em.find(OutboxEntry, { job: name }, { fields: ['jobId'] });
    return new Set(rows.flatMap(({ jobId }) => jobId ?? []));
  }

  /** A job of which only the name is known; the payload was checked when it was queued first. */
  addByName(
    em: EntityManager,
    job: string,
    payload: unknown,
    options: Required<Pick<JobOptions, 'jobId' | 'attempts'>>,
  ): void {
    em.persist(em.create(OutboxEntry, { job, payload, ...options, delayMs: null, createdAt: new Date() }));
  }
}

const batchSize = 100;
/** A row that the queue has just taken need not be asked for. */
const settledMs = 5_000;
/** A queue that does not answer does not keep the process from ending. */
const closePatienceMs = 2_000;

/**
 * Hands committed rows to the queue, oldest first. A row goes when its job has ended: what the queue loses meanwhile, because it
 * was emptied or put back to an earlier state, is handed over again under the same id.
 *
 * Any number of processes may do so at once. Each hands over what it commits itself, without a pause; one of them, the scheduler,
 * also looks for what commands and processes that were killed left, and for what was lost. Where two hand over the same row, the
 * queue knows its id and adds nothing; after the id has been forgotten (an hour after the job's end) a process that was frozen for
 * as long may have a job done twice, which handlers bear.
 */
export class OutboxDispatcher implements EventSubscriber {
  readonly #orm: Orm;
  readonly #queue: Queue;
  readonly #log: Logger;
  readonly #pollMs: number;
  #hasNewRows = false;
  #stopWatching: () => void = () => undefined;
  #running: Promise<void> | undefined;
  #isAskedAgain = false;
  #isOpen = false;

  constructor(orm: Orm, queue: Queue, log: Logger, pollMs = 1000) {
    this.#orm = orm;
    this.#queue = queue;
    this.#log = log;
    this.#pollMs = pollMs;
    orm.em.getEventManager().registerSubscriber(this);
  }

  onFlush({ uow }: FlushEventArgs): void {
    if (uow.getChangeSets().some(({ entity }) => entity instanceof OutboxEntry)) this.#hasNewRows = true;
  }

  afterTransactionCommit(): void {
    if (!this.#hasNewRows) return;
    this.#hasNewRows = false;
    setImmediate(() => this.wake()); // not from inside the commit: the connection is still held
  }

  /** Hands over what this process commits from now on. */
  open(): void {
    this.#isOpen = true;
    this.wake();
  }

  /** Looks once a second for what others left, too, until the signal is aborted. */
  watch(signal: AbortSignal): void {
    this.open();
    const timer = setInterval(() => {
      if (!signal.aborted) this.wake();
    }, this.#pollMs);
    const stop = (): void => clearInterval(timer);
    this.#stopWatching = stop;
    signal.addEventListener('abort', stop);
  }

  /**
   * Removes rows whose jobs have ended, and hands over again those whose jobs the queue has lost. For one process at a time.
   *
   * @param signal - Asked before each row.
   * @returns How many were lost. One query of the queue for each job that has not ended.
   */
  async recover(signal?: AbortSignal): Promise<number> {
    const em = systemEm(this.#orm);
    const before = new Date(Date.now() - settledMs);
    let lostCount = 0;
    for (const { id, job, jobId } of await em.find(
      OutboxEntry,
      { queuedAt: { $lt: before } },
      { orderBy: { id: 'asc' } },
    )) {
      signal?.throwIfAborted();
      const state = await this.#queue.stateOf(job, idOf(id, jobId));
      signal?.throwIfAborted();
      if (state === 'OPEN') continue;
      if (state === 'MISSING') {
        lostCount++;
        await em.nativeUpdate(OutboxEntry, { id }, { queuedAt: null });
      } else await em.nativeDelete(OutboxEntry, { id });
    }
    if (lostCount > 0) {
      this.#log.warn({ lostCount }, 'The queue has lost jobs; they are queued again.');
      this.wake();
    }
    return lostCount;
  }

  /** Looks for rows now; a call while it is looking makes it look once more. */
  wake(): void {
    if (!this.#isOpen) return;
    if (this.#running) {
      this.#isAskedAgain = true;
      return;
    }
    this.#running = withoutIds(() => this.#drain())
      .catch((error: unknown) => this.#log.error({ err: error }, 'The outbox could not be read; it is tried again.'))
      .finally(() => {
        this.#running = undefined;
        if (!this.#isAskedAgain) return;
        this.#isAskedAgain = false;
        this.wake();
      });
  }

  /** Ends after the rows at hand; one that the queue does not take for a while is handed over at the next start. */
  async close(): Promise<void> {
    this.#isOpen = false;
    this.#stopWatching();
    if (this.#running) await endsWithin(closePatienceMs, this.#running);
  }

  async #drain(): Promise<void> {
    let lastId = 0;
    for (;;) {
      const em = systemEm(this.#orm);
      const next = { id: { $gt: lastId }, queuedAt: null };
      const rows = await em.find(OutboxEntry, next, { orderBy: { id: 'asc' }, limit: batchSize });
      if (rows.length === 0) return;
      lastId = rows.at(-1)!.id;
      const sent: number[] = [];
      for (const row of rows) if (await this.#send(row)) sent.push(row.id);
      if (sent.length > 0) await em.nativeUpdate(OutboxEntry, { id: { $in: sent } }, { queuedAt: new Date() });
    }
  }

  /** False where the queue did not take it: the row stays for the next look, and does not keep others from leaving. */
  async #send(row: OutboxEntry): Promise<boolean> {
    try {
      const options = {
        jobId: idOf(row.id, row.jobId),
        ...(row.delayMs === null || row.delayMs === undefined ? {} : { delayMs: row.delayMs }),
        ...(row.attempts === null || row.attempts === undefined ? {} : { attempts: row.attempts }),
      };
      await resumed(row.cause, {}, () => this.#queue.addByName(row.job, row.payload, options));
      return true;
    } catch (error) {
      this.#log.error({ err: error, job: row.job, outboxId: row.id }, 'A job could not be queued; it is tried again.');
      return false;
    }
  }
}

function idOf(id: number, jobId: string | null | undefined): string {
  return jobId ?? `outbox-${id}`;
}
