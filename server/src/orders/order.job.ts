import type { Queue } from '../platform/queue.ts';

import { sendJob } from './order.queue.ts';
import type { TradingDesk } from './trading-desk.ts';

/** How often orders at the broker are looked at, and how often the account where there are none. */
const BUSY_MS = 2_000;
const IDLE_MS = 60_000;

/** Registers what a worker does for orders. */
export function handleOrderJobs(queue: Queue, desk: TradingDesk): void {
  queue.handle(sendJob, (_payload, signal) => desk.pass(true, signal), { concurrency: 1 });
}

/**
 * Looks after the account from now on: often while orders are approved or at the broker, each minute otherwise. The first look takes
 * up what a process that was killed left behind.
 *
 * @param onError - Told of failures of ours; those of the broker are told at the account.
 * @returns Ends it, after the pass at hand.
 */
export function keepOrdersMoving(desk: TradingDesk, onError: (error: unknown) => void): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(done, ms);
      function done(): void {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      }
      signal.addEventListener('abort', done);
    });
  const loop = async (): Promise<void> => {
    let idleUntil = 0;
    while (!signal.aborted) {
      try {
        const isBusy = await desk.hasWork();
        if (isBusy || Date.now() >= idleUntil) {
          await desk.pass(false, signal);
          idleUntil = Date.now() + IDLE_MS;
        }
      } catch (error) {
        onError(error);
      }
      if (!signal.aborted) await sleep(BUSY_MS);
    }
  };
  const ended = loop();
  return async () => {
    stopping.abort();
    await ended;
  };
}
