import { z } from 'zod';

import { defineJob } from '../platform/queue.ts';

/** Writes an archive, reads it back and removes those whose time is over. */
export const backupJob = defineJob('backup.run', z.object({ kind: z.enum(['DAILY', 'WEEKLY']) }), {
  retry: 'once', // it comes again by itself
  timeLimitMs: 6 * 60 * 60_000,
});
