import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';

import { createPostgresBackend, DEFAULT_SCHEMA, runMigrations, withBackend } from 'bullmq';

import { BullmqQueue } from './bullmq-queue.ts';
import type { Logger } from './log.ts';
import { PglitePool } from './pglite-pool.ts';
import { lockForProcess } from './process-lock.ts';
import type { BullQueues, Queue } from './queue.ts';

/** Its process is never away; a machine that is busy may keep it from answering for a while. */
const patienceMs = 60_000;
/** Only this process takes jobs from the folder, and gives back at its start what it left at its end: nothing else can stall. */
const stalls = { lockMs: 30_000, lookMs: 30_000 } as const;

export interface EmbeddedQueueOptions {
  readonly firstRetryMs?: number;
  readonly abortGraceMs?: number;
  /** Told when the process of the database has ended by itself: from then on no job can be queued or done. */
  readonly onLost?: (error: Error) => void;
}

/**
 * The queue of one server, kept in a folder that one process at a time may use.
 *
 * The folder can be thrown away: what a job is about is in the database, and whoever queued it can queue it again. So
 * a folder that cannot be opened (cut off while it was made, or of another version) is made anew.
 *
 * @throws SettingsError E_SETTINGS where another process uses the folder.
 */
export async function openEmbeddedQueue(
  dir: string,
  log: Logger,
  { onLost, ...options }: EmbeddedQueueOptions = {},
): Promise<Queue & BullQueues> {
  const unlock = lockForProcess(path.join(dir, 'lock'));
  try {
    const pool = await openPool(path.join(dir, 'pglite'), log);
    if (onLost) pool.on('error', onLost);
    return new BullmqQueue({
      classes: withBackend(createPostgresBackend),
      connection: pool.forBullmq(),
      log,
      patienceMs,
      stalls,
      ...options,
      onClosed: async () => {
        await pool.end();
        unlock();
      },
    });
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openPool(dir: string, log: Logger): Promise<PglitePool> {
  const isNew = !existsSync(dir);
  try {
    return await openPrepared(dir);
  } catch (error) {
    if (isNew) throw error;
    log.warn(
      { err: error },
      'The folder of the queue cannot be opened and is made anew; jobs are queued again from the database.',
    );
    rmSync(dir, { recursive: true });
    return openPrepared(dir);
  }
}

async function openPrepared(dir: string): Promise<PglitePool> {
  const pool = await PglitePool.open(dir, DEFAULT_SCHEMA);
  try {
    const client = await pool.connect(); // a pool would run the parts of the migration on different clients
    await runMigrations(client, DEFAULT_SCHEMA);
    client.release();
    await giveBackInterrupted(pool);
    return pool;
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/**
 * Jobs that were being worked on when the process was killed. Nobody else can hold them, as the folder is ours alone,
 * so they need not wait for their locks to expire: marked like this BullMQ takes them back when workers start.
 */
async function giveBackInterrupted(pool: PglitePool): Promise<void> {
  await pool.query(`update job set stalled_marked = true, locked_until_ms = 0 where state = 'active'`);
  await pool.query(`delete from meta where field = 'stalled-check'`);
}
