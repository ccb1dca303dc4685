import path from 'node:path';

import type { EntityClass } from '@mikro-orm/core';

import { openDatabase } from './db/database.ts';
import type { Orm } from './db/database.ts';
import { Outbox, OutboxDispatcher } from './db/outbox.ts';
import { DeadLetters } from './dead-letters.ts';
import { openEmbeddedQueue } from './embedded-queue.ts';
import { FolderObjectStore } from './folder-object-store.ts';
import type { WakeHints } from './event-log.ts';
import type { Limiter } from './limiter.ts';
import { Leases } from './lease.ts';
import { createLog } from './log.ts';
import type { Logger } from './log.ts';
import { openMail } from './mail.ts';
import type { Mail } from './mail.ts';
import { MemoryLimiter } from './memory-limiter.ts';
import { measureLimiter, measureObjects } from './measured.ts';
import { Metrics } from './metrics.ts';
import type { ObjectStore } from './object-store.ts';
import { lockForProcess } from './process-lock.ts';
import { ProcessRegister } from './process-register.ts';
import { secretsOf } from './secrets.ts';
import { hasRole } from './settings.ts';
import type { ObjectSettings, Secrets, Settings } from './settings.ts';
import { Shutdown } from './shutdown.ts';
import { startTracing } from './tracing.ts';
import { TableEventLog } from './table-event-log.ts';
import type { BullQueues, Queue } from './queue.ts';

/** What every feature stands on. One a process, made at start and handed to the features. */
export interface Platform {
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly log: Logger;
  readonly orm: Orm;
  readonly queue: Queue & BullQueues;
  readonly outbox: Outbox;
  /** Hands outbox rows to the queue. */
  readonly dispatcher: OutboxDispatcher;
  readonly events: TableEventLog;
  readonly objects: ObjectStore;
  readonly limiter: Limiter;
  readonly metrics: Metrics;
  /** Which processes of the installation are alive. */
  readonly processes: ProcessRegister;
  /** What one process at a time may do. */
  readonly leases: Leases;
  /** Jobs that were given up. */
  readonly deadLetters: DeadLetters;
  /** Null: this installation sends no mail. */
  readonly mail: Mail | null;
  readonly shutdown: Shutdown;
}

/**
 * Opens the adapters that the settings name.
 *
 * @throws SettingsError where the data folder is in use or cannot be trusted; what was opened is closed again.
 */
export async function openPlatform(settings: Settings, entities: readonly EntityClass<unknown>[]): Promise<Platform> {
  const log = createLog(settings.logLevel);
  const shutdown = new Shutdown(log);
  try {
    if (settings.tracesUrl !== null)
      shutdown.onStop('traces', await startTracing(settings.tracesUrl, settings.role, log)); // last, with all spans
    const unlock = lockForProcess(path.join(settings.dataDir, 'server.lock'));
    shutdown.onStop('lock', () => Promise.resolve(unlock()));
    const secrets = secretsOf(settings);
    const orm = await openDatabase(settings, entities);
    shutdown.onStop('database', () => orm.close());
    const metrics = new Metrics(log);
    shutdown.onStop('meters', () => Promise.resolve(metrics.close()));
    metrics.describe(settings.role);
    const hints = await openHints(settings, log);
    const events = new TableEventLog(orm, {
      onDelivered: (tookMs) => metrics.delivered(tookMs),
      ...(hints ? { hints } : {}),
    });
    shutdown.onStop('event log', () => events.close());
    await events.listen();
    const objects = measureObjects(await openObjects(settings.objects, secrets.signing));
    shutdown.onStop('objects', () => objects.close());
    const limiter = measureLimiter(await openLimiter(settings, log));
    shutdown.onStop('limiter', () => limiter.close());
    const mail = openMail(settings.mail);
    if (mail) shutdown.onStop('mail', () => mail.close());
    const queue = await openQueue(settings, log, shutdown);
    shutdown.onStop('queue', () => queue.close()); // before the database, which its handlers use to their end
    metrics.watch(queue);
    const processes = new ProcessRegister({
      orm,
      role: settings.role,
      log,
      isAlone: settings.queue.kind === 'embedded', // its folder is locked
      work: () => ({
        threadCount: hasRole(settings, 'worker') ? settings.workerThreads : 0,
        activeJobs: queue.atHand(),
      }),
    });
    const leases = new Leases(orm, processes.id, log);
    const dispatcher = new OutboxDispatcher(orm, queue, log);
    const outbox = new Outbox();
    const deadLetters = new DeadLetters(orm, queue, outbox, log);
    return {
      settings,
      secrets,
      log,
      orm,
      queue,
      outbox,
      dispatcher,
      events,
      objects,
      limiter,
      metrics,
      processes,
      leases,
      deadLetters,
      mail,
      shutdown,
    };
  } catch (error) {
    await shutdown.stop('the start failed');
    throw error;
  }
}

/** @param signingKey - Signs addresses of a folder; an S3 store has keys of its own. */
export async function openObjects(settings: ObjectSettings, signingKey: string): Promise<ObjectStore> {
  if (settings.kind === 'folder') return new FolderObjectStore(settings.dir, signingKey);
  const { S3ObjectStore } = await import('./s3-object-store.ts'); // here and below: who stays embedded loads no client of a server
  return S3ObjectStore.open(settings);
}

async function openQueue({ queue }: Settings, log: Logger, shutdown: Shutdown): Promise<Queue & BullQueues> {
  if (queue.kind === 'embedded')
    return openEmbeddedQueue(queue.dir, log, {
      onLost: ({ message }) => shutdown.fail(`the queue is gone: ${message}`),
    });
  const { openRedisQueue } = await import('./redis-queue.ts');
  return openRedisQueue(queue.url, log, { prefix: queue.prefix });
}

async function openLimiter({ limiter }: Settings, log: Logger): Promise<Limiter> {
  if (limiter.kind === 'memory') return new MemoryLimiter();
  const { checkRedis } = await import('./redis-connection.ts');
  const { RedisLimiter } = await import('./redis-limiter.ts');
  await checkRedis(limiter.url);
  return new RedisLimiter(limiter.url, log, limiter.prefix);
}

/** Other processes are told of news where there may be other processes. */
async function openHints({ queue }: Settings, log: Logger): Promise<WakeHints | null> {
  if (queue.kind === 'embedded') return null;
  const { checkRedis } = await import('./redis-connection.ts');
  const { RedisWakeHints } = await import('./redis-wake-hints.ts');
  await checkRedis(queue.url);
  return new RedisWakeHints(queue.url, log, queue.prefix);
}
