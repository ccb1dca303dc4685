import { setTimeout } from 'node:timers/promises';

import type { Hold, Leases } from '../platform/lease.ts';
import type { Queue } from '../platform/queue.ts';

import { sendJob } from './order.queue.ts';
import type { TradingDesk } from './trading-desk.ts';

/** How often orders at the broker are looked at, and how often the account where there are none. */
const BUSY_MS = 2_000;
const IDLE_MS = 60_000;

/** Of the one process that looks after orders by itself. */
const ORDERS_LEASE = 'orders';
/** Of each pass, whoever asked for it: two at once would take each other's orders on their way for lost. */
const PASS_LEASE = 'orders.pass';

/** Registers what a worker does for orders. */
export function handleOrderJobs(queue: Queue, desk: TradingDesk, leases: Leases): void {
  queue.handle(sendJob, (_payload, signal) => passAlone(leases, desk, true, signal), { concurrency: 1 });
}

/** A pass of the desk while no other process makes one. @throws LeaseLostError where it was frozen meanwhile: another goes on. */
export function passAlone(leases: Leases, desk: TradingDesk, isAsked: boolean, signal: AbortSignal): Promise<void> {
  return leases.once(PASS_LEASE, (held) => desk.pass(isAsked, held), signal);
}

/**
 * Looks after the account from now on, in one process at a time: often while orders are approved or at the broker, each minute
 * otherwise. The first look takes up what a process that was killed left behind.
 *
 * @param onError - Told of failures of ours; those of the broker are told at the account.
 */
export function keepOrdersMoving(desk: TradingDesk, leases: Leases, onError: (error: unknown) => void): Hold {
  return leases.hold(ORDERS_LEASE, async (signal) => {
    let idleUntil = 0;
    while (!signal.aborted) {
      try {
        const isBusy = await desk.hasWork();
        if (isBusy || performance.now() >= idleUntil) {
          await passAlone(leases, desk, false, signal);
          idleUntil = performance.now() + IDLE_MS;
        }
      } catch (error) {
        if (!signal.aborted) onError(error);
      }
      await setTimeout(BUSY_MS, undefined, { signal }).catch(() => undefined); // woken early is asked to end
    }
  });
}
