import { z } from 'zod';

import { defineJob } from '../platform/queue.ts';

/** Makes the rows of a run's explanations, with the template's texts, in every language. */
export const prepareExplanationsJob = defineJob(
  'explanation.prepare',
  z.object({ runId: z.string(), recommendationId: z.string().nullable() }),
  { retry: 'quick', timeLimitMs: 2 * 60_000 },
);

/** Asks the model for the text of one explanation. */
export const writeExplanationJob = defineJob('explanation.write', z.object({ explanationId: z.string() }), {
  retry: 'quick',
  timeLimitMs: 10 * 60_000,
});
