import { Worker } from 'node:worker_threads';

import { programUrl } from '../platform/program-url.ts';

import { batchOf } from './candle-batch.ts';
import type { CandleRow } from './candle-batch.ts';
import type { BulkReply, BulkRequest, BulkWriteResult, CommitRequest } from './bulk-candle-messages.ts';

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;

interface Waiting {
  readonly resolve: (result: BulkWriteResult | null) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Stores many candles without stopping the event loop and without ever showing half of them: a worker thread gathers rows
 * in a temporary table and moves them in one transaction. One writer serves one import or ingestion at a time.
 */
export class BulkCandleWriter {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #ended: Error | null = null;

  /** @param file - A migrated SQLite database; an in-memory one cannot be shared with a thread. */
  constructor(file: string) {
    if (file === ':memory:') throw new Error('The bulk writer needs a database file.');
    this.#worker = new Worker(programUrl(import.meta.url, 'bulk-candle.thread'), { workerData: { file } });
    this.#worker.on('message', (reply: BulkReply) => this.#settle(reply));
    this.#worker.on('error', (error) => this.#fail(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on('exit', () => this.#fail(new Error('The bulk writer has ended.')));
  }

  /** Gathers rows; a later row of the same issue and session replaces an earlier one. Nothing is visible yet. */
  async stage(rows: readonly CandleRow[]): Promise<void> {
    const batch = batchOf(rows);
    await this.#ask({ kind: 'stage', batch }, [batch.values.buffer as ArrayBuffer, batch.places.buffer as ArrayBuffer]);
  }

  /**
   * Stores the issues, the gathered rows and the ranges, all or nothing. Equal rows are left untouched.
   *
   * @throws Error where a gathered row's issue is neither given nor known; nothing is stored then, the rows stay gathered.
   */
  async commit(request: CommitRequest): Promise<BulkWriteResult> {
    const result = await this.#ask({ kind: 'commit', ...request });
    if (!result) throw new Error('The bulk writer answered a commit without a result.');
    return result;
  }

  /** Forgets the gathered rows. */
  async discard(): Promise<void> {
    await this.#ask({ kind: 'discard' });
  }

  async close(): Promise<void> {
    if (this.#ended) return;
    const exited = new Promise<void>((resolve) => this.#worker.once('exit', () => resolve()));
    await this.#ask({ kind: 'close' });
    await exited;
  }

  #ask(request: Unnumbered<BulkRequest>, transfer: ArrayBuffer[] = []): Promise<BulkWriteResult | null> {
    if (this.#ended) return Promise.reject(this.#ended);
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ ...request, id }, transfer);
    });
  }

  #settle(reply: BulkReply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('error' in reply) waiting?.reject(new Error(`Bulk writer: ${reply.error}`));
    else waiting?.resolve(reply.result);
  }

  #fail(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
