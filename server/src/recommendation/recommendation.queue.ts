import { z } from 'zod';

import { defineJob } from '../platform/queue.ts';

/** Makes the plan of one recommendation. */
export const recommendJob = defineJob('recommendation.make', z.object({ recommendationId: z.string() }));

/** A recommendation has succeeded; `pipeline.ts` says what follows. */
export const recommendedJob = defineJob('recommendation.finished', z.object({ recommendationId: z.string() }));
