import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Orm } from './db/database.ts';
import type { EventLog, LogEvent } from './event-log.ts';

export interface EventLogHarness {
  readonly orm: Orm;
  /** Two adapters on the same table, as two processes would have them. */
  readonly here: EventLog;
  readonly there: EventLog;
  close(): Promise<void>;
}

const numbersOf = (events: readonly LogEvent[]): number[] => events.map(({ payload }) => (payload as { n: number }).n);
const collect = async (events: AsyncIterable<LogEvent>, count: number): Promise<LogEvent[]> => {
  const seen: LogEvent[] = [];
  for await (const event of events) if (seen.push(event) === count) break;
  return seen;
};

/** What every adapter of the port keeps. Retention is tested where the adapter offers it. */
export function eventLogContract(name: string, open: () => Promise<EventLogHarness>): void {
  describe(`[event log] ${name} keeps events`, () => {
    let harness: EventLogHarness;
    let log: EventLog;
    beforeAll(async () => {
      harness = await open();
      log = harness.here;
    });
    afterAll(() => harness.close());

    const append = (stream: string, ...numbers: number[]): Promise<string> =>
      harness.orm.em.fork().transactional(async (em) => {
        let cursor = '';
        for (const n of numbers) cursor = await log.append(em, stream, 'tick', { n });
        return cursor;
      });
    it('reads a stream in its order, behind a cursor, without the events of others', async () => {
      await append('run:a', 1, 2);
      await append('run:b', 9);
      await append('run:a', 3);
      const events = await log.read('run:a', null, 10);
      expect(numbersOf(events)).toEqual([1, 2, 3]);
      expect(events[0]).toMatchObject({ stream: 'run:a', kind: 'tick' });
      expect(events[0]!.occurredAt).toBeInstanceOf(Date);
      expect(numbersOf(await log.read('run:a', events[0]!.cursor, 1))).toEqual([2]);
      expect(await log.latestCursor('run:a')).toBe(events[2]!.cursor);
      expect(await log.read('run:a', events[2]!.cursor, 10)).toEqual([]);
    });
    it('returns from append the cursor of that event', async () => {
      const cursor = await append('run:c', 1);
      expect((await log.read('run:c', null, 1))[0]!.cursor).toBe(cursor);
    });
    it('shows nothing of a transaction that was rolled back, and leaves no gap', async () => {
      await append('run:d', 1);
      const failing = harness.orm.em.fork().transactional(async (em) => {
        await log.append(em, 'run:d', 'tick', { n: 99 });
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      await append('run:d', 2);
      expect(numbersOf(await log.read('run:d', null, 10))).toEqual([1, 2]);
    });
    it('refuses to write outside of a transaction', async () => {
      await expect(log.append(harness.orm.em.fork(), 'run:e', 'tick', {})).rejects.toThrow(/transaction/);
    });
    it('follows an empty stream from its start', async () => {
      const start = await log.latestCursor('run:f');
      await append('run:f', 1);
      expect(numbersOf(await log.read('run:f', start, 10))).toEqual([1]);
    });
    it.each(['', 'x', 'AAAAAAAAAAAAAAAAAAAAAAAA', '!'.repeat(24)])('takes %j for no cursor', async (cursor) => {
      await append('run:g', 1);
      await expect(log.read('run:g', cursor, 10)).rejects.toMatchObject({ code: 'E_CURSOR_INVALID', path: ['after'] });
    });
    it('takes no cursor of another stream, nor one that lies ahead', async () => {
      const other = await append('run:h', 1, 2, 3);
      await append('run:i', 1);
      await expect(log.read('run:i', other, 10)).rejects.toMatchObject({ code: 'E_CURSOR_INVALID' });
      const follower = log.follow('run:i', other, AbortSignal.timeout(1000));
      await expect(collect(follower, 1)).rejects.toMatchObject({ code: 'E_CURSOR_INVALID' });
    });

    it('goes on live behind a replay, without gap or repeat, while others write', async () => {
      const cursor = await append('run:j', 0);
      await append('run:j', 1, 2);
      const following = collect(log.follow('run:j', cursor, AbortSignal.timeout(20_000)), 302);
      for (let n = 3; n <= 302; n++) {
        await append('run:j', n);
        if (n % 50 === 0) await setTimeout(2);
      }
      expect(numbersOf(await following)).toEqual(Array.from({ length: 302 }, (_, i) => i + 1));
    });
    it('follows from now on where no cursor is given', async () => {
      await append('run:k', 1);
      const following = collect(log.follow('run:k', null, AbortSignal.timeout(10_000)), 1);
      await log.latestCursor('run:k'); // the follower has asked before us
      await append('run:k', 2);
      expect(numbersOf(await following)).toEqual([2]);
    });
    it('is heard by a reader of another process', async () => {
      const following = collect(
        harness.there.follow('run:l', await log.latestCursor('run:l'), AbortSignal.timeout(10_000)),
        2,
      );
      await append('run:l', 1);
      await append('run:l', 2);
      expect(numbersOf(await following)).toEqual([1, 2]);
    });
    it('ends when the reader leaves', async () => {
      const leaving = new AbortController();
      const following = collect(log.follow('run:m', null, leaving.signal), 1);
      await setTimeout(10);
      leaving.abort();
      expect(await following).toEqual([]);
    });
  });
}
