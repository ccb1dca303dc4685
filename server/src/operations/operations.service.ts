import { monitorEventLoopDelay } from 'node:perf_hooks';

import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';
import { sessionsBetween } from '@convergence/shared/units/session-calendar';

import { EtlFailure } from '../market/market.entity.ts';
import { ingestJob } from '../market/market.queue.ts';
import { KOSPI_INDEX } from '../market/quotations.ts';
import { recordAudit } from '../platform/db/audit.ts';
import type { Author } from '../platform/db/audit.ts';
import type { Orm } from '../platform/db/database.ts';
import type { Outbox } from '../platform/db/outbox.ts';
import { OutboxEntry } from '../platform/db/outbox.entity.ts';
import { momentOf } from '../platform/db/moment.ts';
import { organisationOf, systemEm } from '../platform/db/scope.ts';
import { keysetWhere, pageOf } from '../platform/graphql/page.ts';
import type { Page, PageRequest } from '../platform/graphql/page.ts';
import { hashInput, once } from '../platform/idempotency.ts';
import type { DeadLetterCount, DeadLetters } from '../platform/dead-letters.ts';
import type { DeadLetter } from '../platform/db/dead-letter.entity.ts';
import type { Lease } from '../platform/db/process.entity.ts';
import type { Leases } from '../platform/lease.ts';
import type { KnownProcess, ProcessRegister } from '../platform/process-register.ts';
import type { PlannedJob, Queue, QueueState } from '../platform/queue.ts';
import type { EnginePool } from '../simulation/engine-pool.ts';

import { idOfRunByHand } from './schedule-keeper.ts';
import type { ScheduleKeeper } from './schedule-keeper.ts';
import type { ScheduledWork } from './schedule.ts';
import type { ScheduleRun } from './schedule-run.entity.ts';

export interface OperationsParts {
  readonly orm: Orm;
  readonly queue: Queue;
  readonly outbox: Outbox;
  readonly engine: Pick<EnginePool, 'size' | 'busyCount' | 'waitingCount'>;
  readonly schedules: readonly ScheduledWork[];
  readonly keeper: ScheduleKeeper;
  readonly deadLetters: DeadLetters;
  readonly processes: ProcessRegister;
  readonly leases: Leases;
}

/** Whether work can go on: a queue without workers holds everything up, one without a scheduler all that comes by the clock. */
export interface SystemStatus {
  readonly workerCount: number;
  readonly schedulerCount: number;
}

/** A schedule, when it comes next and what became of it last. */
export interface ScheduleState {
  readonly work: ScheduledWork;
  readonly nextAt: Date | null;
  readonly lastRun: ScheduleRun | null;
}

export interface IngestionState {
  /** Last session of any instrument, `YYYY-MM-DD`; null before the first. */
  readonly latestDate: string | null;
  /** Sessions of the exchange after it, up to yesterday in Seoul. */
  readonly sessionsBehind: number | null;
  readonly instrumentCount: number;
  readonly candleCount: number;
  readonly openFailureCount: number;
}

/** Work that left its transaction and is not in the queue yet. */
export interface Backlog {
  readonly waitingCount: number;
  readonly oldestAt: Date | null;
}

export interface EventLogState {
  readonly streamCount: number;
  readonly eventCount: number;
  readonly newestAt: Date | null;
}

export interface ProcessState {
  readonly startedAt: Date;
  readonly nodeVersion: string;
  readonly residentBytes: number;
  readonly heapUsedBytes: number;
  /** 99th percentile since the process began, ms. */
  readonly eventLoopDelayMs: number;
}

/**
 * What the machinery is doing, and the few things that a person may do about it. It belongs to the installation: every
 * organisation's administrators see the same queues, so nothing here shows what a job is about but its id.
 */
export class OperationsService {
  readonly #parts: OperationsParts;
  readonly #startedAt = new Date(Date.now() - Math.round(process.uptime() * 1000));
  readonly #delay = monitorEventLoopDelay();

  constructor(parts: OperationsParts) {
    this.#parts = parts;
    this.#delay.enable();
  }

  queues(): Promise<readonly QueueState[]> {
    return this.#parts.queue.inspect();
  }

  /** Of every kind, newest first; they stay until somebody queues them again or throws them away. */
  failedJobs(limit: number): Promise<readonly DeadLetter[]> {
    return this.#parts.deadLetters.newest(limit);
  }

  failedKinds(): Promise<readonly DeadLetterCount[]> {
    return this.#parts.deadLetters.counts();
  }

  /** Oldest first. */
  processes(): Promise<readonly KnownProcess[]> {
    return this.#parts.processes.all();
  }

  leases(): Promise<readonly Lease[]> {
    return this.#parts.leases.held();
  }

  /** One query. */
  async status(): Promise<SystemStatus> {
    const alive = await this.#parts.processes.alive();
    const count = (part: string): number => alive.filter(({ role }) => role === 'all' || role === part).length;
    return { workerCount: count('worker'), schedulerCount: count('scheduler') };
  }

  /** In the order of the table. */
  async schedules(): Promise<readonly ScheduleState[]> {
    const { queue, keeper, schedules } = this.#parts;
    await keeper.settled();
    const [plans, lastRuns] = await Promise.all([queue.plans(), keeper.lastRuns()]);
    const planned = new Map<string, PlannedJob>(plans.map((plan) => [`${plan.job} ${plan.id}`, plan]));
    return schedules.map((work) => ({
      work,
      nextAt: planned.get(`${work.job.name} ${work.id}`)?.nextAt ?? null,
      lastRun: lastRuns.get(work.id) ?? null,
    }));
  }

  async ingestion(now: Date): Promise<IngestionState> {
    const em = systemEm(this.#parts.orm); // prices belong to no organisation
    const [counts] = await em
      .getConnection()
      .execute<{ readonly instruments: number; readonly candles: number; readonly latest: string | null }[]>(
        `select (select count(*) from instrument) as instruments, (select count(*) from candle) as candles,
        (select max(latest) from (select (select max(session_date) from candle c where c.instrument_id = i.id and c.dataset = i.dataset)
          as latest from instrument i) as of_issue) as latest`,
      );
    const latestDate = counts?.latest ?? null;
    const yesterday = new Date(now.getTime() - 15 * 3_600_000).toISOString().slice(0, 10); // in Seoul: +9 h − 24 h
    return {
      latestDate,
      sessionsBehind:
        latestDate === null ? null : sessionsBetween(latestDate, yesterday).filter((day) => day > latestDate).length,
      instrumentCount: counts?.instruments ?? 0,
      candleCount: counts?.candles ?? 0,
      openFailureCount: await em.count(EtlFailure, { resolvedAt: null }),
    };
  }

  /** Fetches that failed and have not succeeded since, newest first. */
  etlFailures(args: PageRequest): Promise<Page<EtlFailure>> {
    const em = systemEm(this.#parts.orm);
    const where = { resolvedAt: null };
    return pageOf(args, {
      list: 'etlFailures',
      filter: null,
      find: (after, limit) =>
        em.find(
          EtlFailure,
          { $and: [where, keysetWhere('lastAt', 'id', 'desc', after)] },
          { orderBy: { lastAt: 'desc', id: 'desc' }, limit },
        ),
      position: (row) => ({ key: row.lastAt, id: row.id }),
      count: () => em.count(EtlFailure, where),
    });
  }

  async backlog(): Promise<Backlog> {
    const em = systemEm(this.#parts.orm);
    const waiting = { queuedAt: null };
    const [oldest] = await em.find(OutboxEntry, waiting, { orderBy: { id: 'asc' }, limit: 1 });
    return { waitingCount: await em.count(OutboxEntry, waiting), oldestAt: oldest?.createdAt ?? null };
  }

  async eventLog(): Promise<EventLogState> {
    const [row] = await systemEm(this.#parts.orm)
      .getConnection()
      .execute<{ readonly streams: number; readonly events: number; readonly newest: number | string | null }[]>(
        `select (select count(*) from event_stream) as streams, count(*) as events, max(occurred_at) as newest from event_log`,
      );
    return {
      streamCount: row?.streams ?? 0,
      eventCount: row?.events ?? 0,
      newestAt: row?.newest ? momentOf(row.newest) : null,
    };
  }

  get engine(): OperationsParts['engine'] {
    return this.#parts.engine;
  }

  process(): ProcessState {
    const { rss, heapUsed } = process.memoryUsage();
    return {
      startedAt: this.#startedAt,
      nodeVersion: process.version,
      residentBytes: rss,
      heapUsedBytes: heapUsed,
      eventLoopDelayMs: this.#delay.percentile(99) / 1e6,
    };
  }

  /**
   * Does scheduled work at once, beside its schedule.
   *
   * @throws DomainError E_NOT_FOUND for an id that is not in the table, E_IDEMPOTENCY_KEY_REUSED.
   */
  async runSchedule(em: EntityManager, id: string, key: string, author: Author | null): Promise<ScheduleState> {
    const work = this.#parts.schedules.find((each) => each.id === id);
    if (!work) throw new DomainError('E_NOT_FOUND', ['id']);
    const organisationId = requireOrganisation(em);
    await once(em, organisationId, key, hashInput('scheduleRun', { id }), async (tx) => {
      this.#parts.outbox.add(tx, work.job, work.payload, { jobId: idOfRunByHand(id), attempts: 1 });
      recordAudit(tx, organisationId, author, 'operations.scheduleRun', id);
      await tx.flush();
      return id;
    });
    return (await this.schedules()).find((state) => state.work.id === id)!;
  }

  /**
   * Fetches once more what could not be fetched.
   *
   * @throws DomainError E_NOT_FOUND, E_STATE for what has succeeded meanwhile, E_IDEMPOTENCY_KEY_REUSED.
   */
  async retryFetch(em: EntityManager, id: string, key: string, author: Author | null): Promise<EtlFailure> {
    const organisationId = requireOrganisation(em);
    const failure = await systemEm(this.#parts.orm).findOne(EtlFailure, { publicId: id });
    if (!failure) throw new DomainError('E_NOT_FOUND', ['id']);
    await once(em, organisationId, key, hashInput('etlFailureRetry', { id }), async (tx) => {
      if (failure.resolvedAt) throw new DomainError('E_STATE', ['id']);
      const { code, fromDate: from, toDate: to } = failure;
      const isIndex = code === KOSPI_INDEX;
      const what = { symbols: isIndex ? [] : [code], indexCodes: isIndex ? [code] : [], from, to };
      this.#parts.outbox.add(tx, ingestJob, what, { attempts: 1 });
      recordAudit(tx, organisationId, author, 'operations.etlFailureRetry', id, { call: failure.call, code });
      await tx.flush();
      return id;
    });
    return failure;
  }

  /**
   * Queues jobs again that were given up: one, or all of a kind. What they write is keyed, so a second time harms nothing.
   *
   * @returns How many. @throws DomainError E_NOT_FOUND where there is none.
   */
  retryJobs(em: EntityManager, which: FailedJobs, author: Author | null): Promise<number> {
    const record = this.#recorder(em, 'operations.queueJobRetry', which, author);
    return this.#counted(this.#parts.deadLetters.requeue(em, which, record), which);
  }

  /**
   * Throws jobs away that were given up: one, or all of a kind.
   *
   * @returns How many. @throws DomainError E_NOT_FOUND where there is none.
   */
  discardJobs(em: EntityManager, which: FailedJobs, author: Author | null): Promise<number> {
    const record = this.#recorder(em, 'operations.queueJobDiscard', which, author);
    return this.#counted(this.#parts.deadLetters.discard(em, which, record), which);
  }

  #recorder(em: EntityManager, action: string, { job, jobId }: FailedJobs, author: Author | null) {
    const organisationId = requireOrganisation(em);
    return (tx: EntityManager, ids: readonly string[]): void =>
      recordAudit(tx, organisationId, author, action, jobId ?? job, { job, count: ids.length });
  }

  async #counted(ids: Promise<readonly string[]>, { jobId }: FailedJobs): Promise<number> {
    const { length } = await ids;
    if (length === 0) throw new DomainError('E_NOT_FOUND', [jobId === undefined ? 'job' : 'jobId']);
    return length;
  }
}

/** All failed jobs of a kind, or one of them. */
interface FailedJobs {
  readonly job: string;
  readonly jobId?: string;
}

function requireOrganisation(em: EntityManager): number {
  const organisationId = organisationOf(em);
  if (organisationId === null)
    throw new Error('A person works for one organisation: bind the entity manager with scopedEm.');
  return organisationId;
}
