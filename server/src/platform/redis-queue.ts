import { createRedisBackend, withBackend } from 'bullmq';

import { BullmqQueue } from './bullmq-queue.ts';
import type { Logger } from './log.ts';
import { declaredJobs } from './queue.ts';
import type { BullQueues, Queue } from './queue.ts';
import { checkRedis, connectRedis, endRedis, redisPrefix } from './redis-connection.ts';

/** A request has ten seconds in all. */
const patienceMs = 5_000;
/** A worker that was killed is noticed within 10 s and two looks, so that its jobs go on well within half a minute. */
const stalls = { lockMs: 10_000, lookMs: 3_000 } as const;

export interface RedisQueueOptions {
  readonly firstRetryMs?: number;
  readonly abortGraceMs?: number;
  /** Keys begin with it. */
  readonly prefix?: string;
}

/**
 * The queue of any number of processes, on Redis.
 *
 * While Redis is away nothing is handed out, and whoever adds a job or looks at the queue is told so after five seconds. What was
 * added then may still get there when Redis is back; adding it again under its id adds nothing. What Redis loses is queued again from
 * the database.
 *
 * @throws SettingsError where there is no Redis that jobs can be kept in.
 */
export async function openRedisQueue(
  url: string,
  log: Logger,
  { prefix = redisPrefix, ...options }: RedisQueueOptions = {},
): Promise<Queue & BullQueues> {
  await checkRedis(url);
  const connection = connectRedis(url, log); // one for all kinds of job; each worker waits on a copy of it
  return new BullmqQueue({
    classes: withBackend(createRedisBackend),
    connection,
    prefix,
    kinds: declaredJobs,
    log,
    patienceMs,
    stalls,
    ...options,
    onClosed: () => endRedis(connection),
  });
}
