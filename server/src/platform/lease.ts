import { setTimeout as pause } from 'node:timers/promises';

import type { Orm } from './db/database.ts';
import { engineOf } from './db/engine.ts';
import { momentOf, nowSql } from './db/moment.ts';
import { Lease } from './db/process.entity.ts';
import { systemEm } from './db/scope.ts';
import type { Logger } from './log.ts';
import { endsWithin } from './patience.ts';

export interface LeaseTimes {
  /** A holder that says nothing for so long has lost it. */
  readonly lifeMs: number;
  /** How often a holder says that it is there. */
  readonly renewMs: number;
  /** How often those who stand by look. */
  readonly lookMs: number;
}

/** Another takes over at most 14.5 s after the death of a holder: its last renewal lives 12 s, and they look every 2.5 s. */
export const leaseTimes: LeaseTimes = { lifeMs: 12_000, renewMs: 3_000, lookMs: 2_500 };

/** The holder stops a little before others may begin. */
const marginMs = 500;
/** Work that does not listen to its signal is not waited for longer when the process ends. */
const patienceMs = 5_000;
/** Before work that failed is tried again. */
const restMs = 1_000;

export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
  constructor(lease: string) {
    super(`The lease ${lease} is another's now, or may be.`);
  }
}

/** Work that goes on while a lease is held. */
export interface Hold {
  /** Resolves when it was looked for the first time: held, or found to be another's. */
  readonly looked: Promise<void>;
  isHeld(): boolean;
  /** Ends the work, gives the lease back and waits for both. */
  stop(): Promise<void>;
}

/**
 * What one process at a time may do, by names in the table `lease` and by the database's clock.
 *
 * A holder renews its lease every few seconds. Where it cannot (it was frozen, the database is away) it has lost it by its own
 * monotonic clock before another may take it, and its signal says so: also when it is asked before any timer could have run,
 * which is how a process that was frozen finds out before it does another thing.
 */
export class Leases {
  readonly #orm: Orm;
  readonly #holder: string;
  readonly #log: Logger;
  readonly #times: LeaseTimes;
  /** Names in use in this process: the row does not tell two holders of one process apart. */
  readonly #here = new Set<string>();

  /** @param holder - Public id of the process. */
  constructor(orm: Orm, holder: string, log: Logger, times: LeaseTimes = leaseTimes) {
    this.#orm = orm;
    this.#holder = holder;
    this.#log = log;
    this.#times = times;
  }

  /**
   * Stands by until the lease is free, then works while it is held; after a loss, or when the work ends or fails, again.
   *
   * @param work - Ends soon after its signal is aborted. It asks the signal before each step that only the holder may do.
   */
  hold(name: string, work: (signal: AbortSignal) => Promise<void>): Hold {
    const stopping = new AbortController();
    const looked = Promise.withResolvers<void>();
    const ended = this.#keep(name, work, stopping.signal, looked.resolve);
    return {
      looked: looked.promise,
      isHeld: () => this.#here.has(name),
      stop: async () => {
        stopping.abort(new Error('The process is shutting down.'));
        if (!(await endsWithin(patienceMs, ended)))
          this.#log.warn({ lease: name }, 'Work under a lease does not end; the lease runs out by itself.');
      },
    };
  }

  /**
   * Does one piece of work while nobody else, in this process or another, does one under the same name; waits for its turn.
   *
   * @throws LeaseLostError where the lease was lost before the work had ended; what `work` throws; the reason of `signal`.
   */
  async once<T>(name: string, work: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    for (;;) {
      signal?.throwIfAborted();
      const lease = await this.#take(name);
      if (lease) return this.#use(lease, work, signal);
      await pause(Math.min(250, this.#times.lookMs), undefined, signal ? { signal } : {});
    }
  }

  /** Those that have not run out, by name. Two queries. */
  async held(): Promise<readonly Lease[]> {
    const connection = systemEm(this.#orm).getConnection();
    const [row] = await connection.execute<{ now: number | string }[]>(`select ${this.#now()} as now`);
    const now = momentOf(row!.now);
    const leases = await systemEm(this.#orm).find(Lease, {}, { orderBy: { name: 'asc' } });
    return leases.filter(({ expiresAt }) => expiresAt > now);
  }

  async #keep(
    name: string,
    work: (signal: AbortSignal) => Promise<void>,
    stopping: AbortSignal,
    onLooked: () => void,
  ): Promise<void> {
    while (!stopping.aborted) {
      const lease = await this.#take(name).catch((error: unknown) => {
        this.#log.warn({ err: error, lease: name }, 'A lease could not be looked at; it is tried again.');
        return null;
      });
      onLooked();
      if (!lease) {
        await rest(this.#times.lookMs, stopping);
        continue;
      }
      this.#log.info({ lease: name }, 'Holding the lease.');
      try {
        await this.#use(lease, work, stopping);
      } catch (error) {
        if (!stopping.aborted) this.#log.warn({ err: error, lease: name }, 'Work under a lease was broken off.');
      }
      await rest(restMs, stopping);
    }
  }

  /** Works under a lease that was taken; renews it meanwhile and gives it back. */
  async #use<T>(lease: Taken, work: (signal: AbortSignal) => Promise<T>, stopping?: AbortSignal): Promise<T> {
    const ending = new AbortController();
    const renewing = this.#renew(lease, ending.signal);
    const onStop = (): void => lease.end(stopping!.reason);
    stopping?.addEventListener('abort', onStop);
    if (stopping?.aborted) onStop();
    try {
      const result = await work(lease.signal);
      if (lease.isLost()) throw new LeaseLostError(lease.name);
      return result;
    } finally {
      stopping?.removeEventListener('abort', onStop);
      lease.close();
      ending.abort();
      await renewing;
      await this.#give(lease);
    }
  }

  async #renew(lease: Taken, ending: AbortSignal): Promise<void> {
    for (;;) {
      await rest(this.#times.renewMs, ending);
      if (ending.aborted || lease.isLost()) return;
      const askedAt = performance.now();
      try {
        const sql = `update lease set expires_at = ${this.#now(this.#times.lifeMs)} where name = ? and holder = ?`;
        if ((await this.#change(sql, [lease.name, this.#holder])) === 1) lease.lives(askedAt);
        else lease.end(new LeaseLostError(lease.name));
      } catch (error) {
        this.#log.warn(
          { err: error, lease: lease.name },
          'A lease could not be renewed; it is tried again until it runs out.',
        );
      }
    }
  }

  async #take(name: string): Promise<Taken | null> {
    if (this.#here.has(name)) return null;
    this.#here.add(name);
    const askedAt = performance.now();
    try {
      if (await this.#takeRow(name)) return new Taken(name, this.#times.lifeMs, askedAt);
    } catch (error) {
      this.#here.delete(name);
      throw error;
    }
    this.#here.delete(name);
    return null;
  }

  async #takeRow(name: string): Promise<boolean> {
    const { lifeMs } = this.#times;
    const [now, end] = [this.#now(), this.#now(lifeMs)];
    // One that would live longer than any can was written before the database's clock was put back.
    const isFree = `(expires_at <= ${now} or expires_at > ${this.#now(2 * lifeMs)})`;
    const taking = `update lease set holder = ?, acquired_at = ${now}, expires_at = ${end} where name = ? and ${isFree}`;
    if ((await this.#change(taking, [this.#holder, name])) === 1) return true;
    const orIgnore = engineOf(this.#orm) === 'mysql' ? 'ignore' : 'or ignore';
    const making = `insert ${orIgnore} into lease (name, holder, acquired_at, expires_at) values (?, ?, ${now}, ${end})`;
    return (await this.#change(making, [name, this.#holder])) === 1;
  }

  async #give({ name }: Taken): Promise<void> {
    try {
      await this.#change('delete from lease where name = ? and holder = ?', [name, this.#holder]);
    } catch (error) {
      this.#log.warn({ err: error, lease: name }, 'A lease could not be given back; it runs out by itself.');
    } finally {
      this.#here.delete(name);
    }
  }

  #now(plusMs = 0): string {
    return nowSql(engineOf(this.#orm), plusMs);
  }

  async #change(sql: string, values: readonly string[]): Promise<number> {
    const connection = systemEm(this.#orm).getConnection();
    const { affectedRows } = await connection.execute<{ affectedRows: number }>(sql, [...values], 'run');
    return affectedRows;
  }
}

/** A lease that this process has, as far as it can know. */
class Taken {
  readonly name: string;
  readonly signal: AbortSignal;
  readonly #controller = new AbortController();
  readonly #lifeMs: number;
  #endsAt = 0;
  #watch: NodeJS.Timeout | undefined;
  #isLost = false;

  constructor(name: string, lifeMs: number, askedAt: number) {
    this.name = name;
    this.#lifeMs = lifeMs;
    this.lives(askedAt);
    this.signal = this.#askingSignal();
  }

  /** @param askedAt - When the database was asked, by `performance.now()`: it counts from a later moment. */
  lives(askedAt: number): void {
    this.#endsAt = askedAt + this.#lifeMs - marginMs;
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.isLost(), Math.max(0, this.#endsAt - performance.now()) + 1);
    this.#watch.unref();
  }

  isLost(): boolean {
    if (!this.#isLost && performance.now() >= this.#endsAt) this.end(new LeaseLostError(this.name));
    return this.#isLost;
  }

  end(reason: unknown): void {
    clearTimeout(this.#watch);
    this.#isLost ||= reason instanceof LeaseLostError;
    this.#controller.abort(reason);
  }

  /** The work is over. */
  close(): void {
    clearTimeout(this.#watch);
  }

  /** A signal that looks at the clock when it is asked: after a freeze no timer has run yet, and other work may come first. */
  #askingSignal(): AbortSignal {
    const { signal } = this.#controller;
    const isAborted = (): boolean => Reflect.get(AbortSignal.prototype, 'aborted', signal);
    Object.defineProperties(signal, {
      aborted: { get: () => this.isLost() || isAborted() },
      throwIfAborted: {
        value: () => {
          if (this.isLost() || isAborted()) throw signal.reason;
        },
      },
    });
    return signal;
  }
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal }).catch(() => undefined); // woken early is what the caller looks for
}
