import { z } from 'zod';

import { defineJob } from '../platform/queue.ts';

/** Makes the plan of one recommendation. */
export const recommendJob = defineJob('recommendation.make', z.object({ recommendationId: z.string() }));
