import { raw } from '@mikro-orm/core';
import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';
import type { ErrorCode } from '@convergence/shared/errors';
import { canonicalJson } from '@convergence/shared/simulation/canonical-json';
import { decodeChunk } from '@convergence/shared/simulation/chunk-bytes';
import type { ColumnRequest } from '@convergence/shared/simulation/column-feed';
import { CHUNK_PATHS } from '@convergence/shared/simulation/run-inputs';
import type { MarketSnapshot } from '@convergence/shared/simulation/run-inputs';
import { placeSample } from '@convergence/shared/simulation/run-layout';
import type { RunningEstimate } from '@convergence/shared/simulation/run-result';
import { stagesOf } from '@convergence/shared/simulation/stages';

import { recordAudit } from '../platform/db/audit.ts';
import type { Author } from '../platform/db/audit.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import type { Outbox } from '../platform/db/outbox.ts';
import { organisationOf } from '../platform/db/scope.ts';
import type { EventLog } from '../platform/event-log.ts';
import { keysetWhere, pageOf } from '../platform/graphql/page.ts';
import type { Page, PageRequest } from '../platform/graphql/page.ts';
import { answerBefore, hashInput, once } from '../platform/idempotency.ts';
import { isId, newId } from '../platform/ids.ts';
import type { ObjectStore } from '../platform/object-store.ts';
import { traced } from '../platform/tracing.ts';
import { Scenario } from '../scenario/scenario.entity.ts';
import type { ScenarioService } from '../scenario/scenario.service.ts';
import type { ScenarioValues } from '../scenario/scenario-values.ts';
import type { OperatorProfileService } from '../threat/operator-profile.service.ts';

import { chunkKey, snapshotKey } from './run-objects.ts';
import { decodeSnapshot, encodeSnapshot, freezeInputs, sha256Of, requireReplay } from './frozen-inputs.ts';
import type { QuotedInstrument } from './frozen-inputs.ts';
import type { RunSource } from './engine-tasks.ts';
import { openStatuses, SimulationChunk, SimulationRun } from './simulation.entity.ts';
import type { RunStatus } from './simulation.entity.ts';
import { finishedJob, startJob, startJobId } from './simulation.queue.ts';

/** Prices and facts of some instruments, as of the market's now. */
export interface FrozenMarket {
  readonly snapshot: MarketSnapshot;
  /** One for each symbol asked for, ascending. */
  readonly instruments: readonly QuotedInstrument[];
  /** Last session of the snapshot. */
  readonly asOfDate: string;
  readonly isSimulated: boolean;
}

/** What a run needs of the market; the market feature provides it. */
export interface RunMarket {
  /**
   * The latest sessions on which every symbol has a price.
   *
   * @param symbols - Ascending.
   * @param sessions - At most so many sessions.
   * @throws DomainError E_HISTORY_TOO_SHORT or E_SYMBOL_UNKNOWN.
   */
  freeze(em: EntityManager, symbols: readonly string[], sessions: number): Promise<FrozenMarket>;
}

/** The market names a symbol where prices are too few; whoever starts a run gave none, but a scenario. */
async function freezeFor(
  market: RunMarket,
  em: EntityManager,
  { positions, estimationSessions }: ScenarioValues,
): Promise<FrozenMarket> {
  try {
    return await market.freeze(
      em,
      positions.map(({ symbol }) => symbol),
      estimationSessions,
    );
  } catch (error) {
    throw error instanceof DomainError ? new DomainError(error.code, ['scenarioId'], { cause: error }) : error;
  }
}

export interface RunListFilter {
  readonly scenarioId?: string | null | undefined;
  readonly statusIn?: readonly RunStatus[] | null | undefined;
}

/** Some of a run's chunks: of a range, or every n-th. */
export interface ChunkFilter {
  readonly first?: number;
  readonly count?: number;
  readonly every?: number;
}

/** Objects that are read at once: enough to hide the way to the store, few enough that they are a megabyte. */
const READS_AT_ONCE = 16;

export interface SimulationParts {
  readonly scenarios: ScenarioService;
  readonly profiles: OperatorProfileService;
  readonly market: RunMarket;
  readonly objects: ObjectStore;
  readonly events: EventLog;
  readonly outbox: Outbox;
}

/** What is told of a run in its stream. */
export type RunEventPayloads = {
  readonly state: { readonly status: RunStatus };
  readonly progress: {
    readonly doneChunkCount: number;
    /** Of the run; with an accuracy goal those at which it will probably stop. */
    readonly chunkCount: number;
    readonly estimate: RunningEstimate;
  };
  readonly finished: { readonly status: RunStatus };
};

/** Why a run failed: a code of the engine, from which people get a text in their language, or a failure of ours. */
export const INTERNAL_FAILURE = 'INTERNAL';
export type RunFailure = ErrorCode | typeof INTERNAL_FAILURE;

/** Name of a run's stream in the event log. */
export function runStream(publicId: string): string {
  return `run:${publicId}`;
}

/** Runs of the organisation that the entity manager is bound to; jobs give one that sees all. */
export class SimulationService {
  readonly #parts: SimulationParts;

  constructor(parts: SimulationParts) {
    this.#parts = parts;
  }

  /**
   * Records a run with frozen inputs, its first event and its first job in one transaction; the job leaves after the commit.
   * A repeat of the key answers with the first run.
   *
   * @param author - Null: the system.
   * @throws DomainError E_NOT_FOUND for a foreign scenario, E_STATE for an archived one, E_HISTORY_TOO_SHORT, E_REPLAY_RANGE,
   * E_IDEMPOTENCY_KEY_REUSED.
   */
  async start(em: EntityManager, scenarioId: string, key: string, author: Author | null): Promise<SimulationRun> {
    const { scenarios, profiles, market, objects, events, outbox } = this.#parts;
    const organisationId = organisationOf(em);
    if (organisationId === null)
      throw new Error('A run is started for one organisation: bind the entity manager with scopedEm.');
    const inputHash = hashInput('simulationStart', { scenarioId });
    const first = await answerBefore<string>(em, organisationId, key, inputHash);
    if (first !== null) return this.require(em, first, 'scenarioId');

    const scenario = await scenarios.require(em, scenarioId, 'scenarioId');
    scenario.assertReady();
    const { values } = scenario;
    const operator = await profiles.atVersion(em, values.operatorVersion);
    const frozen = await freezeFor(market, em, values);
    requireReplay(values.stress, frozen.snapshot.dates);
    const snapshotBytes = encodeSnapshot(frozen.snapshot);
    const snapshotSha256 = sha256Of(snapshotBytes);
    // Named by its hash, so a repeat changes nothing; outside the transaction, which must wait for nothing but its own em.
    await objects.put('runs', snapshotKey(snapshotSha256), snapshotBytes);
    const inputs = freezeInputs({
      scenario: values,
      operator: operator.values,
      snapshotSha256,
      instruments: frozen.instruments,
    });

    const record = async (tx: EntityManager): Promise<string> => {
      const publicId = newId('run');
      const now = new Date();
      tx.create(SimulationRun, {
        publicId,
        organisation: tx.getReference(Organisation, organisationId, { wrapped: true }),
        scenario: tx.getReference(Scenario, scenario.id, { wrapped: true }),
        scenarioVersion: scenario.version,
        status: 'QUEUED',
        inputs,
        inputsSha256: sha256Of(canonicalJson(inputs)),
        snapshotSha256,
        engineVersion: inputs.engineVersion,
        seed: values.seed,
        pathCount: inputs.pathCount,
        chunkCount: stagesOf(inputs.accuracy, Math.ceil(inputs.pathCount / CHUNK_PATHS))[0]!,
        round: 0,
        marketAsOfDate: frozen.asOfDate,
        isDataSimulated: frozen.isSimulated,
        createdAt: now,
        createdBy: author?.name ?? null,
        movedAt: now,
      });
      recordAudit(tx, organisationId, author, 'simulation.start', publicId, {
        scenario: scenarioId,
        version: scenario.version,
      });
      outbox.add(tx, startJob, { runId: publicId, round: 0 }, { jobId: startJobId(publicId, 0) });
      await events.append(tx, runStream(publicId), 'state', { status: 'QUEUED' } satisfies RunEventPayloads['state']);
      await tx.flush();
      return publicId;
    };
    const id = await traced('transaction simulation.start', {}, async (span) => {
      const runId = await once(em, organisationId, key, inputHash, record);
      span.setAttribute('convergence.run.id', runId);
      return runId;
    });
    events.wake(runStream(id));
    return this.require(em, id, 'scenarioId');
  }

  /** Ends a run that goes on; its jobs drop out by themselves. @throws DomainError E_NOT_FOUND; E_STATE where it has ended. */
  async cancel(em: EntityManager, id: string, author: Author | null): Promise<SimulationRun> {
    const run = await this.require(em, id, 'id');
    const isCancelled = await em.transactional(async (tx) => {
      if (!(await this.#end(tx, run.publicId, { status: 'CANCELLED' }))) return false;
      recordAudit(tx, run.organisation.id, author, 'simulation.cancel', id);
      await tx.flush();
      return true;
    });
    if (!isCancelled) throw new DomainError('E_STATE', ['id']);
    this.#parts.events.wake(runStream(id));
    return em.refreshOrFail(run);
  }

  /** The run as it is now, or null where there is none under the id for this organisation. */
  async find(em: EntityManager, id: string): Promise<SimulationRun | null> {
    return isId('run', id) ? em.findOne(SimulationRun, { publicId: id }, { refresh: true }) : null;
  }

  /** @throws DomainError E_NOT_FOUND at the field. */
  async require(em: EntityManager, id: string, field: string): Promise<SimulationRun> {
    const run = await this.find(em, id);
    if (run === null) throw new DomainError('E_NOT_FOUND', [field]);
    return run;
  }

  /** Newest first. A filter by a scenario that cannot be seen gives an empty list. */
  list(em: EntityManager, args: PageRequest, filter: RunListFilter): Promise<Page<SimulationRun>> {
    const where: FilterQuery<SimulationRun> = {
      ...(filter.scenarioId ? { scenario: { publicId: filter.scenarioId } } : {}),
      ...(filter.statusIn ? { status: { $in: [...filter.statusIn] } } : {}),
    };
    return pageOf(args, {
      list: 'runs',
      filter,
      find: (after, limit) =>
        em.find(
          SimulationRun,
          { $and: [where, keysetWhere('createdAt', 'id', 'desc', after)] },
          { orderBy: { createdAt: 'desc', id: 'desc' }, limit },
        ),
      position: (row) => ({ key: row.createdAt, id: row.id }),
      count: () => em.count(SimulationRun, where),
    });
  }

  /** The newest run of each scenario, by internal id of the scenario; one without runs is missing. */
  async latestOf(em: EntityManager, scenarioIds: readonly number[]): Promise<Map<number, SimulationRun>> {
    const newest = await em
      .createQueryBuilder(SimulationRun, 'r')
      .select(raw('max(r.id) as id'))
      .where({ scenario: { $in: [...scenarioIds] } })
      .groupBy('r.scenario')
      .execute<{ id: number }[]>('all');
    const runs = await em.find(SimulationRun, { id: { $in: newest.map(({ id }) => id) } });
    return new Map(runs.map((run) => [run.scenario.id, run]));
  }

  /** Number of stored chunks of each run, by internal id; a run without any is missing. */
  async doneCounts(em: EntityManager, runIds: readonly number[]): Promise<Map<number, number>> {
    const rows = await em
      .createQueryBuilder(SimulationChunk, 'c')
      .select(['c.run', raw('count(*) as done')])
      .where({ run: { $in: [...runIds] } })
      .groupBy('c.run')
      .execute<{ run: number; done: number }[]>('all');
    return new Map(rows.map(({ run, done }) => [run, done]));
  }

  /** Numbers of the stored chunks, ascending; of a large run thousands, so no entities are made of them. */
  async storedChunks(
    em: EntityManager,
    run: SimulationRun,
    { first, count, every }: ChunkFilter = {},
  ): Promise<number[]> {
    const rows = await em
      .createQueryBuilder(SimulationChunk, 'c')
      .select('c.chunk')
      .where({
        run: run.id,
        ...(first === undefined ? {} : { chunk: { $gte: first, $lt: first + count! } }),
        ...(every === undefined || every === 1 ? {} : { [raw('chunk % ?', [every])]: 0 }),
      })
      .orderBy({ chunk: 'asc' })
      .execute<{ chunk: number }[]>('all');
    return rows.map(({ chunk }) => chunk);
  }

  /** Number of the stored chunks. */
  storedCount(em: EntityManager, run: SimulationRun): Promise<number> {
    return em.count(SimulationChunk, { run: run.id });
  }

  /** Columns of all paths of a stage, read from the store a few objects at a time. @throws Error as `sample`; DomainError as `placeSample`. */
  async columns(run: SimulationRun, { layout, names }: ColumnRequest): Promise<Float64Array<ArrayBuffer>[]> {
    const columns = names.map(() => new Float64Array(layout.pathCount));
    const chunks = Array.from({ length: layout.chunkCount }, (_, chunk) => chunk).values();
    const read = async (): Promise<void> => {
      for (const chunk of chunks)
        placeSample(layout, chunk, decodeChunk(await this.sample(run, chunk)), names, columns);
    };
    await Promise.all(Array.from({ length: READS_AT_ONCE }, read)); // an iterator that fails to one reader ends for all
    return columns;
  }

  /**
   * Inputs and snapshot of a run, for a thread.
   *
   * @throws DomainError E_ENGINE_VERSION for a run of another engine; Error where the snapshot is gone from the object store.
   */
  async source(run: SimulationRun): Promise<RunSource> {
    run.requireThisEngine();
    const bytes = await this.#parts.objects.get('runs', snapshotKey(run.snapshotSha256));
    if (bytes === null) throw new Error(`The snapshot of ${run.publicId} is not in the object store.`);
    return { inputs: run.inputs, snapshot: decodeSnapshot(bytes) };
  }

  /** Bytes of a stored chunk. @throws Error where its row is there and its object is not. */
  async sample(run: SimulationRun, chunk: number): Promise<Uint8Array> {
    const bytes = await this.#parts.objects.get('runs', chunkKey(run.publicId, chunk));
    if (bytes === null) throw new Error(`Chunk ${chunk} of ${run.publicId} is not in the object store.`);
    return bytes;
  }

  /** Stores the sample of a chunk; a repeat stores the same bytes. The row that says so is written by `chunksStored`. */
  putSample(run: SimulationRun, chunk: number, bytes: Uint8Array): Promise<void> {
    return this.#parts.objects.put('runs', chunkKey(run.publicId, chunk), bytes);
  }

  /**
   * Removes the samples of runs that ended before a moment: the merge was the last that read them, and they are 4 MB for each
   * 100,000 paths. Result, events and snapshot stay. First the bytes, then the rows: a crash in between repeats it.
   *
   * @returns Number of runs whose samples were removed.
   */
  async removeSamples(em: EntityManager, endedBefore: Date): Promise<number> {
    const rows = await em
      .createQueryBuilder(SimulationChunk, 'c')
      .select('c.run', true)
      .execute<{ run: number }[]>('all');
    const withSamples = rows.map(({ run }) => run);
    const ended = await em.find(SimulationRun, { id: { $in: withSamples }, finishedAt: { $lt: endedBefore } });
    for (const run of ended) {
      for (const chunk of await this.storedChunks(em, run))
        await this.#parts.objects.remove('runs', chunkKey(run.publicId, chunk));
      await em.nativeDelete(SimulationChunk, { run: run.id });
      em.clear(); // a run of ten million paths has ten thousand chunks
    }
    return ended.length;
  }

  /** Says that the samples are stored: last, so that a crash before repeats chunks and never skips one. */
  async chunksStored(em: EntityManager, run: SimulationRun, chunks: readonly number[]): Promise<void> {
    if (chunks.length === 0) return;
    const storedAt = new Date();
    const rows = chunks.map((chunk) => ({ organisation: run.organisation.id, run: run.id, chunk, storedAt }));
    await em.transactional(async (tx) => {
      await tx.upsertMany(SimulationChunk, rows, { onConflictFields: ['run', 'chunk'], onConflictAction: 'ignore' });
      await tx.nativeUpdate(SimulationRun, { id: run.id }, { movedAt: storedAt });
    });
  }

  /** A sign of life of whoever works on the run. */
  async touch(em: EntityManager, run: SimulationRun): Promise<void> {
    await em.nativeUpdate(SimulationRun, { id: run.id, status: { $in: [...openStatuses] } }, { movedAt: new Date() });
  }

  /** Moves an open run on and tells its stream; false where it was not in one of the states. */
  async advance(
    em: EntityManager,
    publicId: string,
    from: readonly RunStatus[],
    status: 'RUNNING' | 'MERGING',
  ): Promise<boolean> {
    const now = new Date();
    const moved = await em.transactional(async (tx) => {
      const change = status === 'RUNNING' ? { status, startedAt: now, movedAt: now } : { status, movedAt: now };
      const affected = await tx.nativeUpdate(SimulationRun, { publicId, status: { $in: [...from] } }, change);
      if (affected === 0) return false;
      await this.#parts.events.append(tx, runStream(publicId), 'state', { status } satisfies RunEventPayloads['state']);
      return true;
    });
    if (moved) this.#parts.events.wake(runStream(publicId));
    return moved;
  }

  /** Tells how far an open run is; false where it has ended meanwhile. */
  async report(em: EntityManager, run: SimulationRun, progress: RunEventPayloads['progress']): Promise<boolean> {
    const isOpen = await em.transactional(async (tx) => {
      const affected = await tx.nativeUpdate(
        SimulationRun,
        { id: run.id, status: { $in: [...openStatuses] } },
        { estimate: progress.estimate },
      );
      if (affected === 0) return false;
      await this.#parts.events.append(tx, runStream(run.publicId), 'progress', progress);
      return true;
    });
    if (isOpen) this.#parts.events.wake(runStream(run.publicId));
    return isOpen;
  }

  /**
   * Closes a run with its result, in the transaction that stores the measures; the caller wakes the stream after the commit.
   * False where the run has ended meanwhile: then nothing of the transaction may stay.
   */
  async finish(tx: EntityManager, run: SimulationRun, resultSha256: string): Promise<boolean> {
    const isFinished = await this.#end(tx, run.publicId, { status: 'SUCCEEDED', resultSha256 });
    if (!isFinished) return false;
    this.#parts.outbox.add(tx, finishedJob, { runId: run.publicId }, { jobId: `${run.publicId}-finished` });
    return true;
  }

  /** Closes a run that cannot succeed. @param refusal - Why the engine refused it; null where the failure is ours. */
  async fail(em: EntityManager, publicId: string, refusal: DomainError | null): Promise<void> {
    const isFailed = await em.transactional((tx) =>
      this.#end(tx, publicId, { status: 'FAILED', failure: refusal?.code ?? INTERNAL_FAILURE }),
    );
    if (isFailed) this.#parts.events.wake(runStream(publicId));
  }

  /** Queues what is missing of an open run under the next round; jobs of earlier rounds drop out. */
  requeue(em: EntityManager, run: SimulationRun): Promise<void> {
    return this.#nextRound(em, run, {});
  }

  /** Queues the next stage of a run whose accuracy goal asks for more chunks. A repeat changes nothing: its round has passed. */
  enlarge(em: EntityManager, run: SimulationRun, chunkCount: number): Promise<void> {
    return this.#nextRound(em, run, { chunkCount });
  }

  async #nextRound(em: EntityManager, run: SimulationRun, change: { readonly chunkCount?: number }): Promise<void> {
    await em.transactional(async (tx) => {
      const round = run.round + 1;
      const affected = await tx.nativeUpdate(
        SimulationRun,
        { id: run.id, round: run.round, status: { $in: [...openStatuses] } },
        { ...change, round, movedAt: new Date() },
      );
      if (affected === 0) return;
      this.#parts.outbox.add(tx, startJob, { runId: run.publicId, round }, { jobId: startJobId(run.publicId, round) });
      await tx.flush();
    });
  }

  /** Tells readers of the run's stream to look. */
  wake(publicId: string): void {
    this.#parts.events.wake(runStream(publicId));
  }

  /** The condition is the lock: a run ends once. */
  async #end(
    tx: EntityManager,
    publicId: string,
    end: { readonly status: RunStatus; readonly resultSha256?: string; readonly failure?: RunFailure },
  ): Promise<boolean> {
    const now = new Date();
    const affected = await tx.nativeUpdate(
      SimulationRun,
      { publicId, status: { $in: [...openStatuses] } },
      { ...end, finishedAt: now, movedAt: now },
    );
    if (affected === 0) return false;
    await this.#parts.events.append(tx, runStream(publicId), 'finished', {
      status: end.status,
    } satisfies RunEventPayloads['finished']);
    return true;
  }
}
