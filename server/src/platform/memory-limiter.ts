import type { BucketRule, BucketState, Limiter } from './limiter.ts';

interface Bucket {
  readonly points: number;
  readonly updatedMs: number;
}

interface Cached {
  readonly value: string;
  readonly expiresMs: number;
}

/**
 * Limits and cache of one process.
 *
 * Memory is bounded: beyond `maxEntries` keys the one untouched for longest is forgotten first, which at worst gives
 * its owner a full bucket again.
 */
export class MemoryLimiter implements Limiter {
  readonly #buckets = new Map<string, Bucket>();
  readonly #cache = new Map<string, Cached>();
  readonly #lines = new Map<string, Promise<unknown>>();
  readonly #maxEntries: number;
  readonly #now: () => number;

  constructor(maxEntries = 50_000, now: () => number = Date.now) {
    this.#maxEntries = maxEntries;
    this.#now = now;
  }

  take(key: string, points: number, rule: BucketRule): Promise<BucketState> {
    const now = this.#now();
    const bucket = this.#buckets.get(key);
    const restedMs = bucket ? Math.max(0, now - bucket.updatedMs) : 0; // none, where the clock was put back meanwhile
    const refilled = bucket ? bucket.points + (restedMs / 1000) * rule.refillPerSecond : rule.capacity;
    const available = Math.min(rule.capacity, refilled);
    const isAllowed = points <= available;
    const remaining = isAllowed ? Math.min(rule.capacity, available - points) : available;
    const fullMs = now + msUntil(rule.capacity - remaining, rule);

    this.#buckets.delete(key); // set again below, as the newest
    if (remaining < rule.capacity) this.#remember(this.#buckets, key, { points: remaining, updatedMs: now });
    return Promise.resolve({
      isAllowed,
      remaining: Math.floor(remaining),
      retryAfterMs: isAllowed ? 0 : msUntil(Math.min(points, rule.capacity) - available, rule),
      resetAt: new Date(fullMs),
    });
  }

  cacheGet(key: string): Promise<string | null> {
    const found = this.#cache.get(key);
    if (found && found.expiresMs > this.#now()) return Promise.resolve(found.value);
    this.#cache.delete(key);
    return Promise.resolve(null);
  }

  cacheSet(key: string, value: string, ttlMs: number): Promise<void> {
    this.#cache.delete(key);
    this.#remember(this.#cache, key, { value, expiresMs: this.#now() + ttlMs });
    return Promise.resolve();
  }

  cacheDelete(key: string): Promise<void> {
    this.#cache.delete(key);
    return Promise.resolve();
  }

  exclusive<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#lines.get(key) ?? Promise.resolve()).then(work);
    const leave = (): void => {
      if (this.#lines.get(key) === settled) this.#lines.delete(key);
    };
    const settled: Promise<void> = turn.then(leave, leave); // the caller has the error; the next in line only needs to know that it is over
    this.#lines.set(key, settled);
    return turn;
  }

  close(): Promise<void> {
    this.#buckets.clear();
    this.#cache.clear();
    return Promise.resolve();
  }

  #remember<T>(map: Map<string, T>, key: string, value: T): void {
    map.set(key, value);
    if (map.size > this.#maxEntries) map.delete(map.keys().next().value!);
  }
}

function msUntil(points: number, rule: BucketRule): number {
  return points <= 0 ? 0 : Math.ceil((points / rule.refillPerSecond) * 1000);
}
