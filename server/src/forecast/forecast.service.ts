import { createHash } from 'node:crypto';

import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';
import { bandWidths } from '@convergence/shared/forecast/walk-forward';

import { recordAudit } from '../platform/db/audit.ts';
import type { Author } from '../platform/db/audit.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import type { Outbox } from '../platform/db/outbox.ts';
import { organisationOf } from '../platform/db/scope.ts';
import { keysetWhere, pageOf } from '../platform/graphql/page.ts';
import type { Page, PageRequest } from '../platform/graphql/page.ts';
import { hashInput, once } from '../platform/idempotency.ts';
import { isId, newId } from '../platform/ids.ts';
import type { ObjectStore } from '../platform/object-store.ts';
import { INTERNAL_FAILURE } from '../simulation/simulation.service.ts';

import { ForecastModelVersion, ForecastTraining } from './forecast.entity.ts';
import type { ModelPeriod, TrainingStatus } from './forecast.entity.ts';
import { trainJob } from './forecast.queue.ts';
import type { ForecastArtefact, TrainingResult } from './training-messages.ts';

const openStatuses: readonly TrainingStatus[] = ['QUEUED', 'RUNNING'];
/** Symbols that may be asked for at once. */
export const MOST_SYMBOLS = 100;

export interface ForecastParts {
  readonly objects: ObjectStore;
  readonly outbox: Outbox;
}

/** Forecast of one instrument; simple returns over the horizon. */
export interface InstrumentForecastView {
  readonly symbol: string;
  readonly expectedReturn: number;
  readonly standardError: number;
  readonly band80: { readonly low: number; readonly high: number };
  readonly band95: { readonly low: number; readonly high: number };
}

/** Models of the organisation that the entity manager is bound to; jobs give one that sees all. */
export class ForecastService {
  readonly #parts: ForecastParts;

  constructor(parts: ForecastParts) {
    this.#parts = parts;
  }

  /**
   * Queues a training; a repeat of the key answers with the first one.
   *
   * @throws DomainError E_STATE while another one is under way, E_LENGTH and E_IDEMPOTENCY_KEY_REUSED for the key.
   */
  async train(em: EntityManager, key: string, author: Author | null): Promise<ForecastTraining> {
    const organisationId = organisationOf(em);
    if (organisationId === null)
      throw new Error('A training is one organisation’s: bind the entity manager with scopedEm.');
    const id = await once(em, organisationId, key, hashInput('forecastTrain', {}), async (tx) => {
      if ((await tx.count(ForecastTraining, { status: { $in: [...openStatuses] } })) > 0)
        throw new DomainError('E_STATE', []);
      const publicId = this.#add(tx, organisationId, author);
      recordAudit(tx, organisationId, author, 'forecast.train', publicId);
      await tx.flush();
      return publicId;
    });
    return em.findOneOrFail(ForecastTraining, { publicId: id }, { refresh: true });
  }

  /**
   * Queues a training for each organisation that has none under way.
   *
   * @param em - Sees all.
   * @param isFirstOnly - Only for those that never had one.
   */
  async trainAll(em: EntityManager, isFirstOnly = false): Promise<number> {
    const status = isFirstOnly ? {} : { status: { $in: [...openStatuses] } };
    let count = 0;
    for (const { id } of await em.find(Organisation, {}, { orderBy: { id: 'asc' } })) {
      await em.transactional(async (tx) => {
        if ((await tx.count(ForecastTraining, { organisation: id, ...status })) > 0) return;
        this.#add(tx, id, null);
        count += 1;
        await tx.flush();
      });
    }
    return count;
  }

  #add(tx: EntityManager, organisationId: number, author: Author | null): string {
    const publicId = newId('ftr');
    tx.create(ForecastTraining, {
      publicId,
      organisation: tx.getReference(Organisation, organisationId, { wrapped: true }),
      status: 'QUEUED',
      progressRatio: 0,
      attemptCount: 0,
      createdAt: new Date(),
      createdBy: author?.name ?? null,
    });
    this.#parts.outbox.add(tx, trainJob, { trainingId: publicId }, { jobId: `${publicId}-0` });
    return publicId;
  }

  async findTraining(em: EntityManager, id: string): Promise<ForecastTraining | null> {
    return isId('ftr', id) ? em.findOne(ForecastTraining, { publicId: id }, { refresh: true }) : null;
  }

  /** The newest training; null before the first. */
  latestTraining(em: EntityManager): Promise<ForecastTraining | null> {
    return em.findOne(
      ForecastTraining,
      { id: { $gt: 0 } },
      { orderBy: { createdAt: 'desc', id: 'desc' }, refresh: true },
    );
  }

  /** Marks the beginning of a try; null where there is nothing to do any more. */
  async begin(em: EntityManager, id: string): Promise<ForecastTraining | null> {
    const affected = await em.nativeUpdate(
      ForecastTraining,
      { publicId: id, status: { $in: [...openStatuses] } },
      { status: 'RUNNING', progressRatio: 0 },
    );
    return affected === 0 ? null : em.findOneOrFail(ForecastTraining, { publicId: id });
  }

  async report(em: EntityManager, id: string, progressRatio: number): Promise<void> {
    await em.nativeUpdate(ForecastTraining, { publicId: id, status: 'RUNNING' }, { progressRatio });
  }

  /**
   * Stores what a training made, and puts the model in force that it earned: one version of the organisation is PROMOTED,
   * the other new ones are CANDIDATE, every earlier one is RETIRED.
   */
  async finish(em: EntityManager, id: string, result: TrainingResult): Promise<void> {
    const training = await em.findOneOrFail(ForecastTraining, { publicId: id });
    const { models, ...data } = result;
    const artefacts = models.map(({ artefact }) => {
      const bytes = Buffer.from(JSON.stringify(artefact));
      return { key: `${id}/${artefact.model.toLowerCase()}.json`, bytes, sha256: sha256Of(bytes) };
    });
    // Objects first: a crash in between leaves objects that nobody names, never a row without its object.
    for (const { key, bytes } of artefacts) await this.#parts.objects.put('models', key, bytes);
    await em.transactional(async (tx) => {
      const now = new Date();
      const organisation = training.organisation.id;
      const affected = await tx.nativeUpdate(
        ForecastTraining,
        { publicId: id, status: { $in: [...openStatuses] } },
        { status: 'SUCCEEDED', progressRatio: 1, finishedAt: now },
      );
      if (affected === 0) return;
      await tx.nativeUpdate(
        ForecastModelVersion,
        { organisation, status: { $in: ['CANDIDATE', 'PROMOTED'] } },
        { status: 'RETIRED', retiredAt: now },
      );
      for (const [k, { artefact, isPromoted, ...model }] of models.entries()) {
        tx.create(ForecastModelVersion, {
          publicId: newId('fmv'),
          organisation: tx.getReference(Organisation, organisation, { wrapped: true }),
          training: tx.getReference(ForecastTraining, training.id, { wrapped: true }),
          ...data,
          ...model,
          status: isPromoted ? 'PROMOTED' : 'CANDIDATE',
          trainedAt: now,
          promotedAt: isPromoted ? now : null,
          settings: artefact.settings,
          parameters: artefact.parameters,
          artefactKey: artefacts[k]!.key,
          artefactSha256: artefacts[k]!.sha256,
        });
      }
      await tx.flush();
    });
  }

  /** @param refusal - Why the engine refused it; null where the failure is ours. */
  async fail(em: EntityManager, id: string, refusal: DomainError | null): Promise<void> {
    await em.nativeUpdate(
      ForecastTraining,
      { publicId: id, status: { $in: [...openStatuses] } },
      { status: 'FAILED', failure: refusal?.code ?? INTERNAL_FAILURE, finishedAt: new Date() },
    );
  }

  /** Queues those again that were under way when the process ended, at most a few times each. */
  async requeueOpen(em: EntityManager, mostAttempts: number): Promise<void> {
    const all = await em.find(ForecastTraining, { status: { $in: [...openStatuses] } });
    const atWork = await this.#parts.outbox.idsOf(em, trainJob);
    for (const open of all) {
      if (atWork.has(`${open.publicId}-${open.attemptCount}`)) continue;
      if (open.attemptCount >= mostAttempts) {
        await this.fail(em, open.publicId, null);
        continue;
      }
      const attemptCount = open.attemptCount + 1;
      await em.transactional(async (tx) => {
        await tx.nativeUpdate(ForecastTraining, { id: open.id }, { attemptCount });
        const job = { trainingId: open.publicId };
        this.#parts.outbox.add(tx, trainJob, job, { jobId: `${open.publicId}-${attemptCount}` });
        await tx.flush();
      });
    }
  }

  async findModel(em: EntityManager, id: string): Promise<ForecastModelVersion | null> {
    return isId('fmv', id) ? em.findOne(ForecastModelVersion, { publicId: id }) : null;
  }

  /** Newest first. */
  models(em: EntityManager, args: PageRequest): Promise<Page<ForecastModelVersion>> {
    return pageOf(args, {
      list: 'forecastModels',
      filter: null,
      find: (after, limit) =>
        em.find(ForecastModelVersion, keysetWhere('trainedAt', 'id', 'desc', after), {
          orderBy: { trainedAt: 'desc', id: 'desc' },
          limit,
        }),
      position: (row) => ({ key: row.trainedAt, id: row.id }),
      count: () => em.count(ForecastModelVersion),
    });
  }

  /** Periods of the walk of one version, the newest first. */
  periods(version: ForecastModelVersion, args: PageRequest): Promise<Page<ModelPeriod>> {
    const newestFirst = version.periods.toReversed();
    return pageOf(args, {
      list: `forecastPeriods:${version.publicId}`,
      filter: null,
      find: (after, limit) => {
        const from = after === null ? 0 : newestFirst.findIndex(({ asOfDate }) => asOfDate < String(after.key));
        return Promise.resolve(from < 0 ? [] : newestFirst.slice(from, from + limit));
      },
      position: ({ asOfDate }) => ({ key: asOfDate, id: asOfDate }),
      count: () => Promise.resolve(newestFirst.length),
    });
  }

  /** The version in force; null before the first training. */
  promoted(em: EntityManager): Promise<ForecastModelVersion | null> {
    return em.findOne(ForecastModelVersion, { status: 'PROMOTED' });
  }

  /** The version that was in force at a moment. @param organisation - Internal id. */
  promotedAt(em: EntityManager, organisation: number, at: Date): Promise<ForecastModelVersion | null> {
    return em.findOne(
      ForecastModelVersion,
      { organisation, promotedAt: { $lte: at }, $or: [{ retiredAt: null }, { retiredAt: { $gt: at } }] },
      { orderBy: { promotedAt: 'desc' } },
    );
  }

  /**
   * Forecasts of the version in force at its last session; instruments without one are missing.
   *
   * @throws DomainError E_REQUIRED, E_RANGE at `symbols` for none or more than 100.
   */
  async current(
    em: EntityManager,
    symbols: readonly string[],
  ): Promise<{ readonly version: ForecastModelVersion; readonly forecasts: readonly InstrumentForecastView[] } | null> {
    if (symbols.length === 0) throw new DomainError('E_REQUIRED', ['symbols']);
    if (symbols.length > MOST_SYMBOLS) throw new DomainError('E_RANGE', ['symbols']);
    const version = await this.promoted(em);
    if (!version) return null;
    const bytes = await this.#parts.objects.get('models', version.artefactKey);
    if (!bytes || sha256Of(bytes) !== version.artefactSha256)
      throw new Error(`The artefact of ${version.publicId} is not the one that was stored.`);
    const artefact = JSON.parse(Buffer.from(bytes).toString('utf8')) as ForecastArtefact;
    const placeOf = new Map(artefact.symbols.map((symbol, place) => [symbol, place]));
    const forecasts = [...new Set(symbols)].flatMap((symbol) => {
      const place = placeOf.get(symbol);
      return place === undefined ? [] : [forecastOf(artefact, symbol, place)];
    });
    return { version, forecasts };
  }
}

function forecastOf(artefact: ForecastArtefact, symbol: string, place: number): InstrumentForecastView {
  const expectedReturn = artefact.expected[place]!;
  const deviation = artefact.deviation[place]!;
  const band = (width: number): { low: number; high: number } => ({
    low: expectedReturn - width * deviation,
    high: expectedReturn + width * deviation,
  });
  return {
    symbol,
    expectedReturn,
    standardError: artefact.standardError[place]!,
    band80: band(bandWidths.band80),
    band95: band(bandWidths.band95),
  };
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
