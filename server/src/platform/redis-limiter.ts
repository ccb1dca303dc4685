import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

import type { Redis } from 'ioredis';

import type { BucketRule, BucketState, Limiter } from './limiter.ts';
import type { Logger } from './log.ts';
import { MemoryLimiter } from './memory-limiter.ts';
import { connectRedis, endRedis, redisPrefix } from './redis-connection.ts';

/** In one step, by the server's clock, so that all who share a bucket agree. A full bucket leaves no key. */
const TAKE = `
local time = redis.call('time')
local now = time[1] * 1000 + time[2] / 1000
local points, capacity, perSecond = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local stored = redis.call('hmget', KEYS[1], 'points', 'at')
local available = capacity
if stored[1] then
  local refilled = math.max(0, now - tonumber(stored[2])) / 1000 * perSecond
  available = math.min(capacity, tonumber(stored[1]) + refilled)
end
local isAllowed = points <= available
local remaining = available
if isAllowed then remaining = math.min(capacity, available - points) end
if remaining < capacity then
  redis.call('hset', KEYS[1], 'points', string.format('%.17g', remaining), 'at', string.format('%.3f', now))
  redis.call('pexpire', KEYS[1], math.ceil((capacity - remaining) / perSecond * 1000) + 1000)
else
  redis.call('del', KEYS[1])
end
return { isAllowed and 1 or 0, string.format('%.17g', remaining), string.format('%.17g', available), string.format('%.3f', now) }`;

const EXTEND = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('pexpire', KEYS[1], ARGV[2]) end return 0`;
const RELEASE = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`;

/** Whoever is killed while it works alone keeps others waiting for no longer. */
const holdMs = 15_000;
const renewMs = 5_000;
const knockMs = 20;
/** A request that waits for its limits longer is refused with an error. */
const commandTimeoutMs = 2_000;

/** Limits and cache of all processes that share a Redis. While it is away each call fails within two seconds. */
export class RedisLimiter implements Limiter {
  readonly #redis: Redis;
  readonly #log: Logger;
  readonly #prefix: string;
  /** Those of this process stand in line here, so that only one of them knocks. */
  readonly #line = new MemoryLimiter();

  constructor(url: string, log: Logger, prefix: string = redisPrefix) {
    this.#redis = connectRedis(url, log, { maxRetriesPerRequest: 1, commandTimeout: commandTimeoutMs });
    this.#log = log;
    this.#prefix = prefix;
  }

  async take(key: string, points: number, rule: BucketRule): Promise<BucketState> {
    const { capacity, refillPerSecond } = rule;
    const answer = await this.#redis.eval(TAKE, 1, `${this.#prefix}:limit:${key}`, points, capacity, refillPerSecond);
    const [isAllowed, remaining, available, now] = (answer as readonly (string | number)[]).map(Number);
    return {
      isAllowed: isAllowed === 1,
      remaining: Math.floor(remaining!),
      retryAfterMs: isAllowed === 1 ? 0 : msUntil(Math.min(points, capacity) - available!, rule),
      resetAt: new Date(now! + msUntil(capacity - remaining!, rule)),
    };
  }

  cacheGet(key: string): Promise<string | null> {
    return this.#redis.get(this.#cached(key));
  }

  async cacheSet(key: string, value: string, ttlMs: number): Promise<void> {
    await this.#redis.set(this.#cached(key), value, 'PX', Math.max(1, Math.ceil(ttlMs)));
  }

  async cacheDelete(key: string): Promise<void> {
    await this.#redis.del(this.#cached(key));
  }

  exclusive<T>(key: string, work: () => Promise<T>): Promise<T> {
    return this.#line.exclusive(key, () => this.#alone(`${this.#prefix}:alone:${key}`, work));
  }

  async close(): Promise<void> {
    await endRedis(this.#redis);
  }

  async #alone<T>(key: string, work: () => Promise<T>): Promise<T> {
    const token = randomUUID();
    while ((await this.#redis.set(key, token, 'PX', holdMs, 'NX')) === null) await setTimeout(knockMs);
    const renewal = setInterval(() => void this.#quietly(EXTEND, key, token, holdMs), renewMs);
    try {
      return await work();
    } finally {
      clearInterval(renewal);
      await this.#quietly(RELEASE, key, token);
    }
  }

  /** What cannot be said to Redis now ends by itself when the hold runs out; the work must not fail for it. */
  async #quietly(script: string, key: string, ...parameters: readonly (string | number)[]): Promise<void> {
    try {
      await this.#redis.eval(script, 1, key, ...parameters);
    } catch (error) {
      this.#log.warn({ err: error, key }, 'A hold in Redis could not be renewed or given back; it runs out by itself.');
    }
  }

  #cached(key: string): string {
    return `${this.#prefix}:cache:${key}`;
  }
}

function msUntil(points: number, rule: BucketRule): number {
  return points <= 0 ? 0 : Math.ceil((points / rule.refillPerSecond) * 1000);
}
