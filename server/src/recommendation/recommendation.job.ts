import type { Candidate, RecommendProgress } from '@convergence/shared/simulation/recommendation';

import type { Orm } from '../platform/db/database.ts';
import { systemEm } from '../platform/db/scope.ts';
import type { Logger } from '../platform/log.ts';
import type { Queue } from '../platform/queue.ts';
import type { EnginePool } from '../simulation/engine-pool.ts';
import { SimulationRun } from '../simulation/simulation.entity.ts';
import { refusalOf, retryable } from '../simulation/simulation.job.ts';
import type { SimulationService } from '../simulation/simulation.service.ts';

import { recommendJob } from './recommendation.queue.ts';
import type { RecommendationService } from './recommendation.service.ts';

/** Paths that a plan and its baselines are judged on: 64 chunks, so that intervals come from 16 batches. */
const EVALUATION_PATHS = 65_536;
const LEAST_REPORT_INTERVAL_MS = 250;
const MOST_ATTEMPTS = 3;

export interface RecommendationJobParts {
  readonly orm: Orm;
  readonly queue: Queue;
  readonly runs: SimulationService;
  readonly recommendations: RecommendationService;
  readonly engine: EnginePool;
  readonly log: Logger;
}

export function handleRecommendationJobs(parts: RecommendationJobParts): void {
  parts.queue.handle(recommendJob, ({ recommendationId }, signal) => make(parts, recommendationId, signal), {
    onGaveUp: async ({ recommendationId }, error) => {
      parts.log.error({ err: error, recommendation: recommendationId }, 'recommendation given up');
      await parts.recommendations.fail(systemEm(parts.orm), recommendationId, refusalOf(error));
    },
  });
}

/** Takes up what was under way when the process ended. */
export function reconcileRecommendations({ orm, recommendations }: RecommendationJobParts): Promise<void> {
  return recommendations.requeueOpen(systemEm(orm), MOST_ATTEMPTS);
}

async function make(
  { orm, runs, recommendations, engine, log }: RecommendationJobParts,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const em = systemEm(orm);
  const recommendation = await recommendations.begin(em, id);
  if (!recommendation) return;
  const run = await em.findOneOrFail(SimulationRun, { id: recommendation.run.id });
  const universe = run.inputs.holdings.map(({ shares: _held, ...instrument }): Candidate => instrument);
  let nextReportMs = -Infinity;
  let reported: Promise<void> = Promise.resolve();
  const onProgress = ({ ratio, stage }: RecommendProgress): void => {
    if (performance.now() < nextReportMs) return;
    nextReportMs = performance.now() + LEAST_REPORT_INTERVAL_MS;
    reported = recommendations
      .report(systemEm(orm), id, ratio, stage)
      .catch((error: unknown) =>
        log.warn({ err: error, recommendation: id }, 'progress of a recommendation could not be told'),
      );
  };
  const request = {
    universe,
    freshSeed: Number(recommendation.freshSeed),
    evaluationPaths: EVALUATION_PATHS,
    maximumWeight: recommendation.maximumWeightRatio,
    ...(typeof recommendation.minimumReturnRatio === 'number'
      ? { minimumMeanReturn: recommendation.minimumReturnRatio }
      : {}),
    ...(typeof recommendation.impactConstant === 'number' ? { impactConstant: recommendation.impactConstant } : {}),
    trials: await recommendations.trialsBefore(em, recommendation),
  };
  try {
    const plan = await engine.run(run.publicId, () => runs.source(run), 'recommend', request, { signal, onProgress });
    await reported;
    await recommendations.finish(systemEm(orm), id, plan);
  } catch (error) {
    throw retryable(error);
  }
  log.info({ recommendation: id, run: run.publicId }, 'recommendation made');
}
