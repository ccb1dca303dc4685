import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { entities } from '../entities.ts';
import { freshDatabase } from '../../test/services/mysql-database.ts';
import type { FreshDatabase } from '../../test/services/mysql-database.ts';
import { withService } from '../../test/services/service-suite.ts';
import { openDatabase } from './db/database.ts';
import type { Orm } from './db/database.ts';
import { engineOf } from './db/engine.ts';
import { nowSql } from './db/moment.ts';
import { Lease } from './db/process.entity.ts';
import { Leases, leaseTimes } from './lease.ts';
import type { Hold } from './lease.ts';
import { createLog } from './log.ts';

const times = { lifeMs: 1500, renewMs: 300, lookMs: 100 };
const log = createLog('silent');

it('is taken over within 15 s of the death of its holder', () => {
  const { lifeMs, renewMs, lookMs } = leaseTimes;
  expect(lifeMs + lookMs).toBeLessThan(15_000);
  expect(lifeMs).toBeGreaterThanOrEqual(3 * renewMs); // two renewals may fail
});

/** @param open - A connection of its own to one database, as another process would have it. */
function leaseTests(open: () => Promise<Orm>): void {
  let orms: Orm[] = [];
  let holds: Hold[] = [];
  beforeAll(async () => {
    orms = [await open(), await open()];
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    for (const hold of holds) await hold.stop();
    holds = [];
    await orms[0]!.em.fork().nativeDelete(Lease, {});
  });
  afterAll(async () => {
    for (const orm of orms) await orm.close();
  });

  const process = (index: number): Leases => new Leases(orms[index]!, `prc_${index}`, log, times);
  /** Holds it for as long as it can, and says whether it does. */
  const working = (leases: Leases, name = 'test'): { isWorking: () => boolean; count: () => number; hold: Hold } => {
    let [isWorking, count] = [false, 0];
    const hold = leases.hold(name, async (signal) => {
      [isWorking, count] = [true, count + 1];
      await setTimeout(60_000, undefined, { signal }).catch(() => undefined);
      isWorking = false;
    });
    holds.push(hold);
    return { isWorking: () => isWorking, count: () => count, hold };
  };
  const execute = (sql: string): Promise<unknown> => orms[0]!.em.fork().getConnection().execute(sql);
  const now = (plusMs: number): string => nowSql(engineOf(orms[0]!), plusMs);

  it("is held by one, while the other stands by; given back it is the other's at once", async () => {
    const [first, second] = [process(0), process(1)];
    const one = working(first);
    await one.hold.looked;
    const two = working(second);
    await two.hold.looked;
    expect([one.hold.isHeld(), two.hold.isHeld()]).toEqual([true, false]);
    await setTimeout(2 * times.lifeMs); // renewed all the while
    expect([one.isWorking(), two.isWorking(), one.count()]).toEqual([true, false, 1]);
    expect((await second.held()).map(({ name, holder }) => [name, holder])).toEqual([['test', 'prc_0']]);
    await one.hold.stop();
    expect(one.isWorking()).toBe(false);
    await vi.waitFor(() => expect(two.isWorking()).toBe(true), times.lookMs * 5);
  });

  it("is another's soon after its holder died, and not before it could know", async () => {
    await execute(
      `insert into lease (name, holder, acquired_at, expires_at) values ('test', 'prc_dead', ${now(0)}, ${now(times.lifeMs)})`,
    );
    const begun = performance.now();
    const heir = working(process(1));
    await vi.waitFor(() => expect(heir.isWorking()).toBe(true), { timeout: 5000, interval: 10 });
    const tookMs = performance.now() - begun;
    expect(tookMs).toBeGreaterThan(times.lifeMs - 200);
    expect(tookMs).toBeLessThan(times.lifeMs + 1500);
  });

  it("goes by the database's clock: one whose end lies hours ahead was written before that clock was put back", async () => {
    await execute(
      `insert into lease (name, holder, acquired_at, expires_at) values ('test', 'prc_dead', ${now(0)}, ${now(3_600_000)})`,
    );
    vi.spyOn(Date, 'now').mockReturnValue(0); // our own clock says 1970
    const heir = working(process(1));
    await vi.waitFor(() => expect(heir.isWorking()).toBe(true), { timeout: 5000, interval: 10 });
    expect((await process(0).held()).map(({ holder }) => holder)).toEqual(['prc_1']);
  });

  it('tells a holder that was frozen, before it does another thing', async () => {
    const seen: string[] = [];
    const frozen = process(0);
    const held = Promise.withResolvers<AbortSignal>();
    const hold = frozen.hold('test', async (signal) => {
      held.resolve(signal);
      await setTimeout(60_000, undefined, { signal }).catch(() => undefined);
    });
    holds.push(hold);
    const signal = await held.promise;
    expect(signal.aborted).toBe(false);
    // No timer of this process runs for longer than the lease lives; the first that does is not ours.
    const due = new Promise<void>((resolve) =>
      globalThis.setTimeout(() => {
        seen.push(signal.aborted ? 'knew' : 'went on');
        expect(() => signal.throwIfAborted()).toThrow(/is another's now/);
        resolve();
      }, 1),
    );
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, times.lifeMs + 200);
    await due;
    expect(seen).toEqual(['knew']);
  });

  it('is lost by a holder whose row another has, at the next renewal', async () => {
    const loser = working(process(0));
    await vi.waitFor(() => expect(loser.isWorking()).toBe(true));
    await execute(`update lease set holder = 'prc_9', expires_at = ${now(2 * times.lifeMs - 100)}`);
    await vi.waitFor(() => expect(loser.isWorking()).toBe(false), { timeout: 2 * times.renewMs + 500, interval: 10 });
    expect((await process(1).held()).map(({ holder }) => holder)).toEqual(['prc_9']); // and it takes nothing away from the other
    await vi.waitFor(() => expect(loser.count()).toBe(2), 5000); // stands by, and has it again in the end
  });

  it('holds while the database is away only as long as nobody else can have it, and takes up again after', async () => {
    const holder = working(process(0));
    await vi.waitFor(() => expect(holder.isWorking()).toBe(true));
    const connection = orms[0]!.em.getConnection();
    const away = vi
      .spyOn(Object.getPrototypeOf(connection) as typeof connection, 'execute')
      .mockRejectedValue(new Error('away'));
    await vi.waitFor(() => expect(holder.isWorking()).toBe(false), { timeout: times.lifeMs + 500, interval: 10 });
    away.mockRestore();
    await vi.waitFor(() => expect(holder.isWorking()).toBe(true), { timeout: times.lifeMs + 3000, interval: 10 });
    expect(holder.count()).toBe(2);
  });

  it('begins again when its work fails', async () => {
    let tries = 0;
    const hold = process(0).hold('test', () => Promise.reject(new Error(`try ${++tries}`)));
    holds.push(hold);
    await vi.waitFor(() => expect(tries).toBeGreaterThanOrEqual(2), 5000);
  });

  it('lets one piece of work at a time through, of one process and of several', async () => {
    const all = [process(0), process(1), process(0)];
    const [same, other] = [all[0]!, all[1]!];
    let [atOnce, most] = [0, 0];
    const done: number[] = [];
    const piece = (leases: Leases, n: number): Promise<number> =>
      leases.once('piece', async () => {
        most = Math.max(most, ++atOnce);
        await setTimeout(20);
        atOnce--;
        done.push(n);
        return n;
      });
    expect(await Promise.all([piece(same, 1), piece(same, 2), piece(other, 3), piece(other, 4)])).toEqual([1, 2, 3, 4]);
    expect([most, done.length]).toEqual([1, 4]);
    await expect(same.once('piece', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await piece(other, 5)).toBe(5); // given back all the same
    const [begun, asked] = [Promise.withResolvers<void>(), new AbortController()];
    const deaf = (): Promise<void> => {
      begun.resolve();
      return setTimeout(60_000);
    };
    void same.once('piece', deaf, asked.signal).catch(() => undefined);
    await begun.promise;
    asked.abort(); // it does not listen, so nobody else may begin
    await expect(other.once('piece', () => Promise.resolve(), AbortSignal.timeout(300))).rejects.toThrow(/abort/);
  });
}

describe('a lease on SQLite', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'convergence-lease-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  leaseTests(() => openDatabase({ database: { kind: 'sqlite', file: path.join(folder, 'db.sqlite') } }, entities));
});

await withService('mysql', 'a lease on MySQL', (server) => {
  let database: FreshDatabase | undefined;
  afterAll(() => database?.drop());
  leaseTests(async () => {
    database ??= await freshDatabase(server);
    return openDatabase({ database: { kind: 'mysql', url: database.url } }, entities);
  });
});
