import { createHash } from 'node:crypto';

import type { EventSubscriber, TransactionEventArgs } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';
import { raw } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';

import type { Orm } from './db/database.ts';
import { EventLogEntry, EventStream } from './db/event-log.entity.ts';
import { systemEm } from './db/scope.ts';
import type { EventLog, LogEvent, WakeHints } from './event-log.ts';

export interface EventLogOptions {
  /** How long a reader trusts that it was told of news. */
  readonly pollMs?: number;
  /** Events are kept at least that long, and at least that many of a stream. */
  readonly keptMs?: number;
  readonly keptCount?: number;
  /** Told how long an event took from its writing to a reader that follows live. */
  readonly onDelivered?: (tookMs: number) => void;
  /** How other processes are told of news; without it they find them by looking. */
  readonly hints?: WakeHints;
}

const batchSize = 256;

/**
 * The event log in the database. Numbers of a stream are handed out under its row's lock and so become visible in
 * their order, without gaps: a reader that has seen n asks for what is above n and misses nothing.
 */
export class TableEventLog implements EventLog, EventSubscriber {
  readonly #orm: Orm;
  readonly #pollMs: number;
  readonly #keptMs: number;
  readonly #keptCount: number;
  readonly #sleepers = new Map<string, Set<() => void>>();
  readonly #written = new Set<string>();
  readonly #onDelivered: (tookMs: number) => void;
  readonly #hints: WakeHints | undefined;
  readonly #closing = new AbortController();

  constructor(
    orm: Orm,
    {
      pollMs = 1000,
      keptMs = 24 * 60 * 60 * 1000,
      keptCount = 10_000,
      onDelivered = () => undefined,
      hints,
    }: EventLogOptions = {},
  ) {
    this.#orm = orm;
    this.#pollMs = pollMs;
    this.#keptMs = keptMs;
    this.#keptCount = keptCount;
    this.#onDelivered = onDelivered;
    this.#hints = hints;
    orm.em.getEventManager().registerSubscriber(this);
  }

  async append(em: EntityManager, stream: string, kind: string, payload: object): Promise<string> {
    if (!em.isInTransaction()) throw new Error('An event is written in the transaction of what it tells of.');
    const counted = await em.nativeUpdate(EventStream, { stream }, { lastSequence: raw('last_sequence + 1') });
    if (counted === 0) await em.insert(EventStream, { stream, lastSequence: 1, prunedSequence: 0 });
    const { lastSequence: sequence } = await this.#stateOf(em, stream);
    await em.insert(EventLogEntry, { stream, sequence, kind, payload, occurredAt: new Date() });
    this.#written.add(stream);
    return encodeCursor(stream, sequence);
  }

  /** Readers in this process are told by the commit itself. */
  afterTransactionCommit({ transaction }: TransactionEventArgs): void {
    if (transaction?.savepointName !== undefined) return;
    for (const stream of this.#written) this.wake(stream);
    this.#written.clear();
  }

  /** Wakes readers when other processes tell of news. */
  async listen(): Promise<void> {
    await this.#hints?.listen((stream) => this.#wakeHere(stream));
  }

  wake(stream: string): void {
    this.#wakeHere(stream);
    this.#hints?.send(stream);
  }

  #wakeHere(stream: string): void {
    for (const wakeUp of this.#sleepers.get(stream) ?? []) wakeUp();
  }

  async read(stream: string, after: string | null, limit: number): Promise<LogEvent[]> {
    const em = systemEm(this.#orm);
    const state = await this.#stateOf(em, stream);
    const from = after === null ? state.prunedSequence : decodeCursor(stream, after);
    if (from > state.lastSequence) throw new DomainError('E_CURSOR_INVALID', ['after']);
    if (from < state.prunedSequence) throw new DomainError('E_CURSOR_EXPIRED', ['after']);
    const rows = await em.find(
      EventLogEntry,
      { stream, sequence: { $gt: from } },
      { orderBy: { sequence: 'asc' }, limit },
    );
    if (rows.length > 0 && rows[0]!.sequence !== from + 1) throw new DomainError('E_CURSOR_EXPIRED', ['after']); // pruned in between
    return rows.map(({ sequence, kind, payload, occurredAt }) => ({
      cursor: encodeCursor(stream, sequence),
      stream,
      kind,
      payload,
      occurredAt,
    }));
  }

  async latestCursor(stream: string): Promise<string> {
    return encodeCursor(stream, (await this.#stateOf(systemEm(this.#orm), stream)).lastSequence);
  }

  follow(stream: string, after: string | null, signal: AbortSignal): AsyncIterable<LogEvent> {
    const start = after === null ? this.latestCursor(stream) : Promise.resolve(after); // "now" is this call, not the first read
    start.catch(() => undefined); // told to the reader below; here it only must not end the process
    return this.#follow(stream, start, AbortSignal.any([signal, this.#closing.signal]));
  }

  async *#follow(stream: string, start: Promise<string>, signal: AbortSignal): AsyncIterable<LogEvent> {
    let cursor = await start;
    let isLive = false;
    while (!signal.aborted) {
      const news = this.#sleep(stream, signal); // before the read: what comes during it ends the sleep
      try {
        const events = await this.read(stream, cursor, batchSize);
        for (const event of events) {
          if (signal.aborted) return;
          cursor = event.cursor;
          if (isLive) this.#onDelivered(Date.now() - event.occurredAt.getTime());
          yield event;
        }
        if (events.length === 0) {
          isLive = true; // what came before was a replay, whose age is nobody's delay
          await news.promise;
        }
      } finally {
        news.cancel(); // also where the reader leaves at the yield
      }
    }
  }

  #sleep(stream: string, signal: AbortSignal): { readonly promise: Promise<void>; cancel(): void } {
    const { promise, resolve } = Promise.withResolvers<void>();
    const wakeUp = (): void => resolve();
    const timer = setTimeout(wakeUp, this.#pollMs);
    const sleepers = this.#sleepers.get(stream) ?? new Set();
    this.#sleepers.set(stream, sleepers.add(wakeUp));
    signal.addEventListener('abort', wakeUp);
    if (signal.aborted) resolve();
    return {
      promise,
      cancel: () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wakeUp);
        sleepers.delete(wakeUp);
        if (sleepers.size === 0 && this.#sleepers.get(stream) === sleepers) this.#sleepers.delete(stream);
      },
    };
  }

  /**
   * Removes what retention no longer asks for.
   *
   * @returns Number of events removed.
   */
  async prune(now: Date = new Date()): Promise<number> {
    const cutoff = new Date(now.getTime() - this.#keptMs);
    const em = systemEm(this.#orm);
    const streams = await em.find(EventStream, { lastSequence: { $gt: this.#keptCount } });
    let removed = 0;
    for (const { stream, lastSequence } of streams) {
      removed += await em.fork().transactional(async (tx) => {
        const old = { stream, occurredAt: { $lt: cutoff }, sequence: { $lte: lastSequence - this.#keptCount } };
        const newest = await tx.findOne(EventLogEntry, old, { orderBy: { sequence: 'desc' } });
        if (!newest) return 0;
        await tx.nativeUpdate(EventStream, { stream }, { prunedSequence: newest.sequence });
        return tx.nativeDelete(EventLogEntry, { stream, sequence: { $lte: newest.sequence } });
      });
    }
    return removed;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#hints?.close();
  }

  async #stateOf(em: EntityManager, stream: string): Promise<{ lastSequence: number; prunedSequence: number }> {
    const row = await em.findOne(EventStream, { stream }, { disableIdentityMap: true });
    return row ?? { lastSequence: 0, prunedSequence: 0 };
  }
}

/** 18 bytes: twelve that only this stream has, six of the sequence. */
function encodeCursor(stream: string, sequence: number): string {
  const bytes = Buffer.alloc(18);
  markOf(stream).copy(bytes);
  bytes.writeUIntBE(sequence, 12, 6);
  return bytes.toString('base64url');
}

function decodeCursor(stream: string, cursor: string): number {
  const bytes = Buffer.from(cursor, 'base64url');
  const isOurs = /^[\w-]{24}$/.test(cursor) && bytes.length === 18 && bytes.subarray(0, 12).equals(markOf(stream));
  if (!isOurs) throw new DomainError('E_CURSOR_INVALID', ['after']);
  return bytes.readUIntBE(12, 6);
}

function markOf(stream: string): Buffer {
  return createHash('sha256').update(stream).digest().subarray(0, 12);
}
