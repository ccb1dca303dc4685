import { z } from 'zod';

import { defineJob } from '../platform/queue.ts';

/** Trains every model for one organisation. */
export const trainJob = defineJob('forecast.train', z.object({ trainingId: z.string() }), {
  retry: 'quick',
  timeLimitMs: 120 * 60_000,
});

/** Starts the regular training of every organisation. */
export const regularTrainingJob = defineJob('forecast.regular-training', z.object({}), {
  retry: 'quick',
  timeLimitMs: 5 * 60_000,
});

/** Starts a training for each organisation that never had one, now that there are prices. */
export const firstTrainingJob = defineJob('forecast.first-training', z.object({}), {
  retry: 'quick',
  timeLimitMs: 5 * 60_000,
});

/** Keeps what a finished run said. */
export const stateRunJob = defineJob('forecast.state-run', z.object({ runId: z.string() }), {
  retry: 'quick',
  timeLimitMs: 2 * 60_000,
});

/** Keeps what a finished recommendation said. */
export const stateRecommendationJob = defineJob(
  'forecast.state-recommendation',
  z.object({ recommendationId: z.string() }),
  { retry: 'quick', timeLimitMs: 2 * 60_000 },
);

/** Scores every statement that is due, then brings the weeks of quality up to date. */
export const scoreJob = defineJob('forecast.score', z.object({}), { retry: 'quick', timeLimitMs: 30 * 60_000 });
