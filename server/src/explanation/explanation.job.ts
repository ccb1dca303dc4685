import type { Orm } from '../platform/db/database.ts';
import { systemEm } from '../platform/db/scope.ts';
import type { Logger } from '../platform/log.ts';
import type { Queue } from '../platform/queue.ts';

import { prepareExplanationsJob, writeExplanationJob } from './explanation.queue.ts';
import type { ExplanationService } from './explanation.service.ts';

const MOST_ATTEMPTS = 3;
/** Most of the time is spent waiting for the model. */
const CONCURRENCY = 2;

export interface ExplanationJobParts {
  readonly orm: Orm;
  readonly queue: Queue;
  readonly explanations: ExplanationService;
  readonly log: Logger;
}

export function handleExplanationJobs({ orm, queue, explanations, log }: ExplanationJobParts): void {
  queue.handle(prepareExplanationsJob, ({ runId, recommendationId }) =>
    explanations.prepare(systemEm(orm), runId, recommendationId),
  );
  queue.handle(
    writeExplanationJob,
    async ({ explanationId }, signal) => {
      await explanations.write(systemEm(orm), explanationId, signal);
      log.info({ explanation: explanationId }, 'explanation written');
    },
    {
      concurrency: CONCURRENCY,
      onGaveUp: async ({ explanationId }, error) => {
        log.error({ err: error, explanation: explanationId }, 'explanation given up');
        await explanations.giveUp(systemEm(orm), explanationId);
      },
    },
  );
}

/** Takes up what was under way when the process ended. */
export function reconcileExplanations({ orm, explanations }: ExplanationJobParts): Promise<void> {
  return explanations.requeueOpen(systemEm(orm), MOST_ATTEMPTS);
}
