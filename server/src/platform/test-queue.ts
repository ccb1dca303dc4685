import { cpSync } from 'node:fs';
import path from 'node:path';

import { madeOnce } from '../../test/made-once.ts';

import { openEmbeddedQueue } from './embedded-queue.ts';
import { createLog } from './log.ts';

/**
 * Puts the queue of a first start into a data folder: to open it takes a second, to make its PostgreSQL five.
 *
 * How a queue comes to be where there is none is tested where the queue is, and with `npm start`.
 */
export async function seedQueue(dataDir: string): Promise<void> {
  await seedQueueFolder(path.join(dataDir, 'queue'));
}

export async function seedQueueFolder(queueDir: string): Promise<void> {
  const made = await madeOnce('queue', async (folder) => {
    const queue = await openEmbeddedQueue(folder, createLog('silent'));
    await queue.close();
  });
  cpSync(made, queueDir, { recursive: true });
}
