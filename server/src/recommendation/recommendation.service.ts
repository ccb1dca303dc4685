import { randomInt } from 'node:crypto';

import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';
import { IMPACT_CONSTANT, requireImpactConstant } from '@convergence/shared/market/market-impact';
import { InfeasibleProblem } from '@convergence/shared/optimise/infeasibility';
import type { Infeasible } from '@convergence/shared/optimise/infeasibility';
import type { RecommendStage, Recommendation as Plan } from '@convergence/shared/simulation/recommendation';
import type { EarlierTrials } from '@convergence/shared/simulation/recommendation-evidence';

import { recordAudit } from '../platform/db/audit.ts';
import type { Author } from '../platform/db/audit.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import type { Outbox } from '../platform/db/outbox.ts';
import { organisationOf } from '../platform/db/scope.ts';
import type { EventLog } from '../platform/event-log.ts';
import { keysetWhere, pageOf } from '../platform/graphql/page.ts';
import type { Page, PageRequest } from '../platform/graphql/page.ts';
import { hashInput, once } from '../platform/idempotency.ts';
import { isId, newId } from '../platform/ids.ts';
import { SimulationRun } from '../simulation/simulation.entity.ts';
import { INTERNAL_FAILURE } from '../simulation/simulation.service.ts';
import type { SimulationService } from '../simulation/simulation.service.ts';

import { Recommendation } from './recommendation.entity.ts';
import type { RecommendationStatus } from './recommendation.entity.ts';
import { recommendedJob, recommendJob } from './recommendation.queue.ts';

/** Largest share of the budget in one instrument, where nobody says otherwise; the API's default too. */
export const DEFAULT_MAXIMUM_WEIGHT = 0.4;

const openStatuses: readonly RecommendationStatus[] = ['QUEUED', 'RUNNING'];

/** What a plan has to meet. */
export interface PlanConditions {
  /** Largest share of the budget in one instrument, above 0 and at most 1. */
  readonly maximumWeightRatio: number;
  /** Least expected return of what is invested over the horizon, above −1 and at most 10; null for none. */
  readonly minimumReturnRatio: number | null;
  /** Y of the square-root law that trades are charged by, 0 to 5. */
  readonly impactConstant: number;
}

export interface RecommendationParts {
  readonly runs: SimulationService;
  readonly events: EventLog;
  readonly outbox: Outbox;
}

/** What is told of a recommendation in its stream. */
export interface RecommendationEventPayloads {
  /** The stage is missing in events that were written before there was one. */
  readonly progress: { readonly progressRatio: number; readonly stage?: RecommendStage };
  readonly finished: { readonly status: RecommendationStatus };
}

/** Name of a recommendation's stream in the event log. */
export function recommendationStream(publicId: string): string {
  return `recommendation:${publicId}`;
}

/** Recommendations of the organisation that the entity manager is bound to; jobs give one that sees all. */
export class RecommendationService {
  readonly #parts: RecommendationParts;

  constructor(parts: RecommendationParts) {
    this.#parts = parts;
  }

  /**
   * Queues a recommendation from a finished run; a repeat of the key answers with the first one.
   *
   * @param conditions - What the plan has to meet.
   * @throws DomainError E_NOT_FOUND for a foreign run, E_STATE for one that has not succeeded, E_ENGINE_VERSION for one of
   * another engine, E_RANGE, E_IDEMPOTENCY_KEY_REUSED.
   */
  async request(
    em: EntityManager,
    runId: string,
    conditions: PlanConditions,
    key: string,
    author: Author | null,
  ): Promise<Recommendation> {
    const { maximumWeightRatio, minimumReturnRatio, impactConstant } = conditions;
    if (!(maximumWeightRatio > 0 && maximumWeightRatio <= 1)) throw new DomainError('E_RANGE', ['maxWeightRatio']);
    if (minimumReturnRatio !== null && !(minimumReturnRatio > -1 && minimumReturnRatio <= 10))
      throw new DomainError('E_RANGE', ['minReturnRatio']);
    requireImpactConstant(impactConstant, ['impactConstant']);
    const run = await this.#parts.runs.require(em, runId, 'runId');
    if (run.status !== 'SUCCEEDED') throw new DomainError('E_STATE', ['runId']);
    run.requireThisEngine();
    const organisationId = organisationOf(em);
    if (organisationId === null)
      throw new Error('A recommendation is made for one organisation: bind the entity manager with scopedEm.');
    const id = await once(
      em,
      organisationId,
      key,
      hashInput('recommendationRequest', { runId, ...conditions }),
      async (tx) => {
        const publicId = newId('rec');
        this.#add(tx, run, { publicId, ...conditions, author });
        recordAudit(tx, organisationId, author, 'recommendation.request', publicId, { run: runId, ...conditions });
        await tx.flush();
        return publicId;
      },
    );
    return this.require(em, id, 'runId');
  }

  /** The first recommendation of a run, made by itself; nothing where the run has one. A repeat changes nothing. */
  async ensureFirst(em: EntityManager, runId: string): Promise<void> {
    const run = await em.findOne(SimulationRun, { publicId: runId, status: 'SUCCEEDED' });
    if (!run) return;
    try {
      await em.transactional(async (tx) => {
        if ((await tx.count(Recommendation, { run: run.id })) > 0) return;
        // The id of the run makes that of its first plan, so that two deliveries of the job cannot both make one.
        this.#add(tx, run, {
          publicId: run.publicId.replace('run_', 'rec_'),
          maximumWeightRatio: DEFAULT_MAXIMUM_WEIGHT,
          minimumReturnRatio: null,
          impactConstant: IMPACT_CONSTANT,
          author: null,
        });
        await tx.flush();
      });
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
    }
  }

  async find(em: EntityManager, id: string): Promise<Recommendation | null> {
    return isId('rec', id) ? em.findOne(Recommendation, { publicId: id }, { refresh: true }) : null;
  }

  /** @throws DomainError E_NOT_FOUND at the field. */
  async require(em: EntityManager, id: string, field: string): Promise<Recommendation> {
    const recommendation = await this.find(em, id);
    if (recommendation === null) throw new DomainError('E_NOT_FOUND', [field]);
    return recommendation;
  }

  /** Of one run, newest first. */
  ofRun(
    em: EntityManager,
    run: { readonly id: number; readonly publicId: string },
    args: PageRequest,
  ): Promise<Page<Recommendation>> {
    return pageOf(args, {
      list: `recommendations:${run.publicId}`,
      filter: null,
      find: (after, limit) =>
        em.find(
          Recommendation,
          { $and: [{ run: run.id }, keysetWhere('createdAt', 'id', 'desc', after)] },
          { orderBy: { createdAt: 'desc', id: 'desc' }, limit },
        ),
      position: (row) => ({ key: row.createdAt, id: row.id }),
      count: () => em.count(Recommendation, { run: run.id }),
    });
  }

  /** The newest of each run, by internal id of the run; one without any is missing. */
  async latestOf(em: EntityManager, runIds: readonly number[]): Promise<Map<number, Recommendation>> {
    const rows = await em.find(
      Recommendation,
      { run: { $in: [...runIds] } },
      { orderBy: { createdAt: 'asc', id: 'asc' } },
    );
    return new Map(rows.map((row) => [row.run.id, row])); // the last one of a run stays
  }

  /** Marks the beginning of a try; null where there is nothing to do any more. */
  async begin(em: EntityManager, id: string): Promise<Recommendation | null> {
    const affected = await em.nativeUpdate(
      Recommendation,
      { publicId: id, status: { $in: [...openStatuses] } },
      { status: 'RUNNING', progressRatio: 0 },
    );
    return affected === 0 ? null : em.findOneOrFail(Recommendation, { publicId: id });
  }

  /**
   * What was tried for the scenario before a recommendation was asked for: each recommendation is one configuration, and each run that
   * nothing was recommended from.
   *
   * Cost: a row for each run and recommendation of the scenario, without results.
   */
  async trialsBefore(em: EntityManager, { id, run, createdAt }: Recommendation): Promise<EarlierTrials> {
    const { scenario } = await em.findOneOrFail(SimulationRun, { id: run.id }, { fields: ['scenario'] });
    const runs = await em.find(
      SimulationRun,
      { scenario: scenario.id, createdAt: { $lte: createdAt } },
      { fields: ['id'] },
    );
    const earlier = await em.find(
      Recommendation,
      { run: { $in: runs.map((each) => each.id) }, id: { $lt: id } },
      { fields: ['run', 'maximumWeightRatio'], orderBy: { id: 'desc' } },
    );
    const counted = new Set([run.id, ...earlier.map((each) => each.run.id)]);
    return {
      count: earlier.length + runs.filter((each) => !counted.has(each.id)).length,
      maximumWeights: earlier.map(({ maximumWeightRatio }) => maximumWeightRatio),
    };
  }

  /** Tells how far it is, 0 to 1. */
  async report(em: EntityManager, id: string, progressRatio: number, stage: RecommendStage): Promise<void> {
    await em.transactional(async (tx) => {
      const affected = await tx.nativeUpdate(Recommendation, { publicId: id, status: 'RUNNING' }, { progressRatio });
      if (affected > 0)
        await this.#parts.events.append(tx, recommendationStream(id), 'progress', {
          progressRatio,
          stage,
        } satisfies RecommendationEventPayloads['progress']);
    });
    this.#parts.events.wake(recommendationStream(id));
  }

  async finish(em: EntityManager, id: string, result: Plan): Promise<void> {
    await this.#end(em, id, { status: 'SUCCEEDED', result, progressRatio: 1 });
  }

  /** Closes one that cannot succeed; the run stays as it is. @param refusal - Why the engine refused it; null where the failure is ours. */
  async fail(em: EntityManager, id: string, refusal: DomainError | null): Promise<void> {
    const conflict = refusal instanceof InfeasibleProblem ? { conflict: refusal.infeasible } : {};
    await this.#end(em, id, { status: 'FAILED', failure: refusal?.code ?? INTERNAL_FAILURE, ...conflict });
  }

  /** Queues those again that were under way when the process ended, at most a few times each. */
  async requeueOpen(em: EntityManager, mostAttempts: number): Promise<void> {
    const all = await em.find(Recommendation, { status: { $in: [...openStatuses] } });
    const atWork = await this.#parts.outbox.idsOf(em, recommendJob);
    for (const open of all) {
      if (atWork.has(`${open.publicId}-${open.attemptCount}`)) continue;
      if (open.attemptCount >= mostAttempts) {
        await this.fail(em, open.publicId, null);
        continue;
      }
      await em.transactional(async (tx) => {
        await tx.nativeUpdate(Recommendation, { id: open.id }, { attemptCount: open.attemptCount + 1 });
        this.#parts.outbox.add(
          tx,
          recommendJob,
          { recommendationId: open.publicId },
          { jobId: `${open.publicId}-${open.attemptCount + 1}` },
        );
        await tx.flush();
      });
    }
  }

  #add(
    tx: EntityManager,
    run: SimulationRun,
    {
      publicId,
      maximumWeightRatio,
      minimumReturnRatio,
      impactConstant,
      author,
    }: PlanConditions & { readonly publicId: string; readonly author: Author | null },
  ): void {
    tx.create(Recommendation, {
      publicId,
      organisation: tx.getReference(Organisation, run.organisation.id, { wrapped: true }),
      run: tx.getReference(SimulationRun, run.id, { wrapped: true }),
      status: 'QUEUED',
      maximumWeightRatio,
      minimumReturnRatio,
      impactConstant,
      freshSeed: freshSeed(run.seed),
      progressRatio: 0,
      attemptCount: 0,
      createdAt: new Date(),
      createdBy: author?.name ?? null,
    });
    this.#parts.outbox.add(tx, recommendJob, { recommendationId: publicId }, { jobId: `${publicId}-0` });
  }

  async #tellFinished(tx: EntityManager, id: string): Promise<void> {
    const { run } = await tx.findOneOrFail(Recommendation, { publicId: id }, { populate: ['run'] });
    this.#parts.outbox.add(
      tx,
      recommendedJob,
      { runId: run.$.publicId, recommendationId: id },
      { jobId: `${id}-finished` },
    );
    await tx.flush();
  }

  async #end(
    em: EntityManager,
    id: string,
    end: {
      readonly status: 'SUCCEEDED' | 'FAILED';
      readonly result?: Plan;
      readonly progressRatio?: number;
      readonly failure?: string;
      readonly conflict?: Infeasible;
    },
  ): Promise<void> {
    await em.transactional(async (tx) => {
      const affected = await tx.nativeUpdate(
        Recommendation,
        { publicId: id, status: { $in: [...openStatuses] } },
        { ...end, finishedAt: new Date() },
      );
      if (affected === 0) return;
      await this.#parts.events.append(tx, recommendationStream(id), 'finished', {
        status: end.status,
      } satisfies RecommendationEventPayloads['finished']);
      if (end.status === 'SUCCEEDED') await this.#tellFinished(tx, id);
      await tx.flush();
    });
    this.#parts.events.wake(recommendationStream(id));
  }
}

/** Another seed than the run's: a plan is never judged on the paths that it was chosen on. */
function freshSeed(runSeed: string): string {
  for (;;) {
    const seed = String(randomInt(2 ** 48 - 1));
    if (seed !== runSeed) return seed;
  }
}
