import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { tradeCost } from '@convergence/shared/market/krx-rules';

import type { Fault } from '../src/emulator/fault-queue.ts';
import { openDeskWorld } from '../src/orders/test-desk.ts';
import type { DeskWorld } from '../src/orders/test-desk.ts';
import { Order, OrderTransition } from '../src/orders/order.entity.ts';
import { systemEm } from '../src/platform/db/scope.ts';

const KILLS = 50;
/** Longer than the slowest booking below: that is what the lag of a broker means. */
const LAG_MS = 400;
const dir = mkdtempSync(path.join(tmpdir(), 'convergence-orders-crash-'));
const file = path.join(dir, 'orders.sqlite');
const children: ChildProcess[] = [];
let world: DeskWorld;

beforeAll(async () => {
  world = await openDeskWorld({ file });
  await world.desk.pass(); // opens the books
  await world.trading.updateLimits(world.em(), 1, { maximumInstrumentRatio: 1 }, world.people.admin);
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await world.close();
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
});

interface Desk {
  readonly child: ChildProcess;
  /** Resolves when it has nothing to do. */
  idle(): Promise<unknown>;
}

/** A desk that is warm and waits for its word. */
async function warmDesk(): Promise<Desk> {
  const program = path.join(import.meta.dirname, 'desk-program.ts');
  const { real, paper } = world.emulator.urls;
  const child = spawn(process.execPath, [program, world.dir, file, real, paper, String(LAG_MS)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(dir, 'compiled') }, // the same program fifty times
  });
  children.push(child);
  await once(child, 'message');
  return { child, idle: () => once(child, 'message') };
}

/**
 * Moments at which the process dies: what the emulator does with the order, and how long after the order got there the kill comes;
 * without a fault it comes as soon as SENDING is stored.
 * `late-answer` books at once and answers when nobody listens any more; `slow` books when the sender is dead; `drop` never books.
 */
const moments: readonly (readonly [name: string, fault: Fault | null, afterMs: number])[] = [
  ['booked, answer under way', { kind: 'late-answer', ms: 500 }, 5],
  ['received, booked after the kill', { kind: 'slow', ms: 150 }, 5],
  ['cut off before it was booked', { kind: 'drop' }, 0],
  ['booked, connection cut', { kind: 'lost-answer' }, 0],
  ['at once after SENDING was stored', null, 0],
];

async function statusOf(id: number): Promise<string> {
  const [row] = await world.orm.em.getConnection().execute<{ status: string }[]>('select status from trade_order where id = ?', [id]); // prettier-ignore
  return row!.status;
}

it(`doubles and loses nothing when it is killed ${KILLS} times while it sends`, async () => {
  const counts = new Map<string, { kills: number; unknown: number; resent: number }>();
  let next = warmDesk();
  const made: { readonly id: number; readonly moment: string }[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    const desk = await next;
    next = warmDesk();
    const isIdle = desk.idle();
    desk.child.send('go');
    await isIdle; // what the one before it left is settled
    const [moment, fault, afterMs] = moments[kill % moments.length]!;
    if (fault) world.emulator.faults.paper.add(fault);
    // every fifth is equal to the one five before, so that they could be taken for each other
    const { id } = await world.approved({ symbol: '990010', side: 'BUY', type: 'LIMIT', quantity: 1 + (kill % 3), limitPriceKrw: 10_000 }); // prettier-ignore
    made.push({ id, moment });
    while ((await statusOf(id)) === 'APPROVED') await pause(1);
    while (world.emulator.faults.paper.size > 0) await pause(1);
    await pause(afterMs);
    desk.child.kill('SIGKILL');
    await once(desk.child, 'exit');
    world.emulator.faults.paper.clear(); // one that nobody lived to meet
  }
  const last = await next;
  const isDone = last.idle();
  last.child.send('go');
  await isDone;

  const em = systemEm(world.orm);
  const orders = await em.find(Order, {}, { orderBy: { id: 'asc' } });
  const steps = await em.find(OrderTransition, {}, { orderBy: { id: 'asc' } });
  for (const { id, moment } of made) {
    const row = counts.get(moment) ?? { kills: 0, unknown: 0, resent: 0 };
    const own = steps.filter(({ order }) => order.id === id).map(({ action }) => action);
    row.kills += 1;
    row.unknown += own.includes('LOSE') ? 1 : 0;
    row.resent += own.filter((action) => action === 'SEND').length - 1;
    counts.set(moment, row);
  }
  const { client } = world.trading.broker()!;
  const { rows } = await client.executions({ from: '2026-03-06', to: '2026-03-06' });
  const doubled = rows.length - new Set(orders.map(({ brokerOrderNumber }) => brokerOrderNumber)).size;
  const lost = orders.filter(
    ({ status, filledQuantity, quantity }) => status !== 'FILLED' || filledQuantity !== quantity,
  ).length;
  console.table(Object.fromEntries([...counts, ['all', { kills: made.length, doubled, lost }]]));

  expect({ orders: orders.length, doubled, lost }).toEqual({ orders: KILLS, doubled: 0, lost: 0 });
  const shares = orders.reduce((sum, { quantity }) => sum + quantity, 0);
  const fees = orders.map(
    ({ quantity }) => tradeCost({ side: 'buy', market: 'KOSPI', date: '2026-03-06', price: 10_000, quantity }).fee,
  );
  const cash = 100_000_000 - 10_000 * shares - fees.reduce((sum, fee) => sum + fee, 0);
  const { totals, rows: held } = await client.balance();
  expect(totals.depositSettledKrw).toBe(cash);
  expect(held).toMatchObject([{ symbol: '990010', quantity: shares }]);
  await world.desk.pass();
  expect(await world.trading.account(world.em())).toMatchObject({ differences: [], ledgerCashKrw: cash });
}, 600_000);
