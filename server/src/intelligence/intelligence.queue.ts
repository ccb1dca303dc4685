import { z } from 'zod';

import { defineJob } from '../platform/queue.ts';

/** Fetches every feed that is not off. A repeat finds it unchanged. */
export const refreshFeedsJob = defineJob('intelligence.refresh', z.object({}), {
  retry: 'vendor',
  timeLimitMs: 10 * 60_000,
});

/**
 * What is known of vulnerabilities changed, or which ones an organisation has; `pipeline.ts` says what follows.
 * `organisationId` is its public id; null: a feed brought news, which concern all.
 */
export const exposureChangedJob = defineJob(
  'intelligence.changed',
  z.object({ organisationId: z.string().nullable() }),
  { retry: 'quick', timeLimitMs: 60_000 },
);
