import path from 'node:path';

import type { EntityClass } from '@mikro-orm/core';

import { openDatabase } from './db/database.ts';
import type { Orm } from './db/database.ts';
import { Outbox, OutboxDispatcher } from './db/outbox.ts';
import { openEmbeddedQueue } from './embedded-queue.ts';
import { FolderObjectStore } from './folder-object-store.ts';
import type { Limiter } from './limiter.ts';
import { createLog } from './log.ts';
import type { Logger } from './log.ts';
import { openMail } from './mail.ts';
import type { Mail } from './mail.ts';
import { MemoryLimiter } from './memory-limiter.ts';
import { Metrics } from './metrics.ts';
import { lockForProcess } from './process-lock.ts';
import { readSecrets } from './secrets.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';
import { Shutdown } from './shutdown.ts';
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
  /** Hands outbox rows to the queue; started with the workers. */
  readonly dispatcher: OutboxDispatcher;
  readonly events: TableEventLog;
  readonly objects: FolderObjectStore;
  readonly limiter: Limiter;
  readonly metrics: Metrics;
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
    const unlock = lockForProcess(path.join(settings.dataDir, 'server.lock'));
    shutdown.onStop('lock', () => Promise.resolve(unlock()));
    const secrets = readSecrets(settings.dataDir);
    const orm = await openDatabase(settings, entities);
    shutdown.onStop('database', () => orm.close());
    const metrics = new Metrics();
    const events = new TableEventLog(orm, { onDelivered: (tookMs) => metrics.delivered(tookMs) });
    shutdown.onStop('event log', () => events.close());
    const objects = new FolderObjectStore(settings.objects.dir, secrets.signing);
    shutdown.onStop('objects', () => objects.close());
    const limiter = new MemoryLimiter();
    shutdown.onStop('limiter', () => limiter.close());
    const mail = openMail(settings.mail);
    if (mail) shutdown.onStop('mail', () => mail.close());
    const queue = await openEmbeddedQueue(settings.queue.dir, log, {
      onLost: ({ message }) => shutdown.fail(`the queue is gone: ${message}`),
    });
    shutdown.onStop('queue', () => queue.close()); // before the database, which its handlers use to their end
    metrics.watch(queue);
    const dispatcher = new OutboxDispatcher(orm, queue, log);
    const outbox = new Outbox();
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
      mail,
      shutdown,
    };
  } catch (error) {
    await shutdown.stop('the start failed');
    throw error;
  }
}
