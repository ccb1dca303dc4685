import { z } from 'zod';

import { defineJob } from '../platform/queue.ts';

/** A plan has been made. What follows from it stands in the pipeline. */
export const recommendedJob = defineJob(
  'recommendation.finished',
  z.object({ runId: z.string(), recommendationId: z.string() }),
  { retry: 'quick', timeLimitMs: 60_000 },
);

/** Makes the plan of one recommendation. */
export const recommendJob = defineJob('recommendation.make', z.object({ recommendationId: z.string() }), {
  retry: 'quick',
  timeLimitMs: 60 * 60_000,
});
