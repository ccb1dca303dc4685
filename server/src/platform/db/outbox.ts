import type { EventSubscriber, FlushEventArgs } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';

import type { Logger } from '../log.ts';
import { withoutIds } from '../log-context.ts';
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
        jobId: options.jobId ?? null,
        delayMs: options.delayMs ?? null,
        attempts: options.attempts ?? null,
        cause: causeNow(),
        createdAt: new Date(),
      }),
    );
  }
}

const batchSize = 100;

/**
 * Hands committed rows to the queue, oldest first, and removes them when the queue has them.
 *
 * A crash between the two hands a row over again under the same job id. Rows of this process go at once; rows that a
 * command (another process) left are found by looking once a second.
 */
export class OutboxDispatcher implements EventSubscriber {
  readonly #orm: Orm;
  readonly #queue: Queue;
  readonly #log: Logger;
  readonly #pollMs: number;
  #hasNewRows = false;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isAskedAgain = false;
  #isClosed = false;

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

  start(): void {
    this.#timer = setInterval(() => this.wake(), this.#pollMs);
    this.wake();
  }

  /** Looks for rows now; a call while it is looking makes it look once more. */
  wake(): void {
    if (this.#isClosed || this.#timer === undefined) return;
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

  /** Ends after the rows at hand. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  async #drain(): Promise<void> {
    let lastId = 0;
    for (;;) {
      const em = systemEm(this.#orm);
      const rows = await em.find(OutboxEntry, { id: { $gt: lastId } }, { orderBy: { id: 'asc' }, limit: batchSize });
      if (rows.length === 0) return;
      lastId = rows.at(-1)!.id;
      const sent: number[] = [];
      for (const row of rows) if (await this.#send(row)) sent.push(row.id);
      await em.nativeDelete(OutboxEntry, { id: { $in: sent } });
    }
  }

  /** False where the queue did not take it: the row stays for the next look, and does not keep others from leaving. */
  async #send(row: OutboxEntry): Promise<boolean> {
    try {
      const options = {
        jobId: row.jobId ?? `outbox-${row.id}`,
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
