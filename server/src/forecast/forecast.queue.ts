import { z } from 'zod';

import { defineJob } from '../platform/queue.ts';

/** Trains every model for one organisation. */
export const trainJob = defineJob('forecast.train', z.object({ trainingId: z.string() }));

/** Starts the regular training of every organisation. */
export const regularTrainingJob = defineJob('forecast.regular-training', z.object({}));

/** Starts a training for each organisation that never had one, now that there are prices. */
export const firstTrainingJob = defineJob('forecast.first-training', z.object({}));

/** Keeps what a finished run said. */
export const stateRunJob = defineJob('forecast.state-run', z.object({ runId: z.string() }));

/** Keeps what a finished recommendation said. */
export const stateRecommendationJob = defineJob(
  'forecast.state-recommendation',
  z.object({ recommendationId: z.string() }),
);

/** Scores every statement that is due, then brings the weeks of quality up to date. */
export const scoreJob = defineJob('forecast.score', z.object({}));
