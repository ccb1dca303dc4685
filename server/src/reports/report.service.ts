import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';

import { recordAudit } from '../platform/db/audit.ts';
import type { Author } from '../platform/db/audit.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import type { Outbox } from '../platform/db/outbox.ts';
import { organisationOf } from '../platform/db/scope.ts';
import type { EventLog } from '../platform/event-log.ts';
import { keysetWhere, pageOf } from '../platform/graphql/page.ts';
import type { Page, PageRequest } from '../platform/graphql/page.ts';
import type { Language } from '../platform/graphql/permission.ts';
import { hashInput, once } from '../platform/idempotency.ts';
import { isId, newId } from '../platform/ids.ts';
import type { ObjectStore } from '../platform/object-store.ts';
import { Recommendation } from '../recommendation/recommendation.entity.ts';
import type { RecommendationService } from '../recommendation/recommendation.service.ts';
import { sha256Of } from '../simulation/frozen-inputs.ts';
import { SimulationRun } from '../simulation/simulation.entity.ts';
import { INTERNAL_FAILURE } from '../simulation/simulation.service.ts';
import type { SimulationService } from '../simulation/simulation.service.ts';

import type { ReportContent, ReportKind } from './report-content.ts';
import { Report } from './report.entity.ts';
import type { ReportFile, ReportFormat, ReportStatus } from './report.entity.ts';
import { makeReportJob } from './report.queue.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A record of a decision is kept as long as records of electronic finance are, a report of a run for a year. */
const KEPT_DAYS: Readonly<Record<ReportKind, number>> = { RISK_REPORT: 365, DECISION_RECORD: 5 * 365 };
/** How long an address to download from works, as api-conventions 14 has it. */
export const DOWNLOAD_SECONDS = 300;

const openStatuses: readonly ReportStatus[] = ['QUEUED', 'RUNNING'];

export interface ReportParts {
  readonly runs: SimulationService;
  readonly recommendations: RecommendationService;
  readonly objects: ObjectStore;
  readonly events: EventLog;
  readonly outbox: Outbox;
}

export interface ReportRequest {
  readonly kind: ReportKind;
  /** Public id of a run or a recommendation, as the kind has it. */
  readonly subjectId: string;
  readonly language: Language;
}

export interface ReportListFilter {
  readonly kindIn?: readonly ReportKind[] | null | undefined;
  readonly statusIn?: readonly ReportStatus[] | null | undefined;
}

/** An address to fetch a file from, without credentials. */
export interface ReportDownloadLink {
  readonly url: string;
  readonly fileName: string;
  readonly expiresAt: Date;
}

/** What is told of a report in its stream. */
export interface ReportEventPayloads {
  readonly progress: { readonly progressRatio: number };
  readonly finished: { readonly status: ReportStatus };
}

/** Name of a report's stream in the event log. */
export function reportStream(publicId: string): string {
  return `report:${publicId}`;
}

/** Reports of the organisation that the entity manager is bound to; jobs give one that sees all. */
export class ReportService {
  readonly #parts: ReportParts;

  constructor(parts: ReportParts) {
    this.#parts = parts;
  }

  /**
   * Queues a report of a finished subject; a repeat of the key answers with the first one.
   *
   * @throws DomainError E_NOT_FOUND for a subject that is not there or of another kind, E_STATE for one that has not
   *   succeeded, E_IDEMPOTENCY_KEY_REUSED.
   */
  async create(em: EntityManager, request: ReportRequest, key: string, author: Author | null): Promise<Report> {
    const organisationId = organisationOf(em);
    if (organisationId === null)
      throw new Error('A report is made for one organisation: bind the entity manager with scopedEm.');
    const { kind, subjectId, language } = request;
    const { runId, recommendationId } = await this.#subject(em, kind, subjectId);
    const id = await once(em, organisationId, key, hashInput('reportCreate', { ...request }), async (tx) => {
      const publicId = newId('rpt');
      const createdAt = new Date();
      tx.create(Report, {
        publicId,
        organisation: tx.getReference(Organisation, organisationId, { wrapped: true }),
        kind,
        run: tx.getReference(SimulationRun, runId, { wrapped: true }),
        recommendation:
          recommendationId === null ? null : tx.getReference(Recommendation, recommendationId, { wrapped: true }),
        language,
        status: 'QUEUED',
        progressRatio: 0,
        attemptCount: 0,
        createdAt,
        createdBy: author?.name ?? null,
        keptUntil: new Date(createdAt.getTime() + KEPT_DAYS[kind] * DAY_MS),
      });
      this.#parts.outbox.add(tx, makeReportJob, { reportId: publicId }, { jobId: `${publicId}-0` });
      recordAudit(tx, organisationId, author, 'report.create', publicId, { kind, subject: subjectId, language });
      await tx.flush();
      return publicId;
    });
    return this.require(em, id, 'subjectId');
  }

  async #subject(
    em: EntityManager,
    kind: ReportKind,
    subjectId: string,
  ): Promise<{ readonly runId: number; readonly recommendationId: number | null }> {
    const { runs, recommendations } = this.#parts;
    if (kind === 'RISK_REPORT') {
      const run = await runs.require(em, subjectId, 'subjectId');
      if (run.status !== 'SUCCEEDED') throw new DomainError('E_STATE', ['subjectId']);
      return { runId: run.id, recommendationId: null };
    }
    const recommendation = await recommendations.require(em, subjectId, 'subjectId');
    if (recommendation.status !== 'SUCCEEDED') throw new DomainError('E_STATE', ['subjectId']);
    return { runId: recommendation.run.id, recommendationId: recommendation.id };
  }

  async find(em: EntityManager, id: string): Promise<Report | null> {
    return isId('rpt', id) ? em.findOne(Report, { publicId: id }, { refresh: true }) : null;
  }

  /** @throws DomainError E_NOT_FOUND at the field. */
  async require(em: EntityManager, id: string, field: string): Promise<Report> {
    const report = await this.find(em, id);
    if (report === null) throw new DomainError('E_NOT_FOUND', [field]);
    return report;
  }

  /** Newest first. */
  list(em: EntityManager, args: PageRequest, filter: ReportListFilter): Promise<Page<Report>> {
    return this.#page(em, 'reports', args, filter, {
      ...(filter.kindIn ? { kind: { $in: [...filter.kindIn] } } : {}),
      ...(filter.statusIn ? { status: { $in: [...filter.statusIn] } } : {}),
    });
  }

  /** Risk reports of one run, newest first. */
  ofRun(
    em: EntityManager,
    run: { readonly id: number; readonly publicId: string },
    args: PageRequest,
  ): Promise<Page<Report>> {
    return this.#page(em, `reports:${run.publicId}`, args, null, { run: run.id, kind: 'RISK_REPORT' });
  }

  /** Decision records of one recommendation, newest first. */
  ofRecommendation(
    em: EntityManager,
    { id, publicId }: { readonly id: number; readonly publicId: string },
    args: PageRequest,
  ): Promise<Page<Report>> {
    return this.#page(em, `reports:${publicId}`, args, null, { recommendation: id });
  }

  #page(
    em: EntityManager,
    list: string,
    args: PageRequest,
    filter: unknown,
    where: Record<string, unknown>,
  ): Promise<Page<Report>> {
    return pageOf(args, {
      list,
      filter,
      find: (after, limit) =>
        em.find(
          Report,
          { $and: [where, keysetWhere('createdAt', 'id', 'desc', after)] },
          { orderBy: { createdAt: 'desc', id: 'desc' }, limit },
        ),
      position: (row) => ({ key: row.createdAt, id: row.id }),
      count: () => em.count(Report, where),
    });
  }

  /**
   * What the report says; null until it has succeeded.
   *
   * @throws Error where the stored bytes are gone or not those that were made.
   */
  async content(report: Report): Promise<ReportContent | null> {
    const file = fileOf(report, 'WEB');
    if (!file) return null;
    const bytes = await this.#parts.objects.get('reports', file.key);
    if (bytes === null) throw new Error(`The content of report ${report.publicId} is not in the store.`);
    if (sha256Of(bytes) !== file.sha256)
      throw new Error(`The stored content of report ${report.publicId} is not the one that was made.`);
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as ReportContent;
  }

  /**
   * An address that works for five minutes; that it was handed out is written to the audit log.
   *
   * @returns Null where the report has no such file (yet).
   */
  async download(
    em: EntityManager,
    report: Report,
    format: ReportFormat,
    author: Author | null,
  ): Promise<ReportDownloadLink | null> {
    const file = fileOf(report, format);
    if (!file) return null;
    const expiresAt = new Date((Math.floor(Date.now() / 1000) + DOWNLOAD_SECONDS) * 1000);
    const url = await this.#parts.objects.signedUrl('reports', file.key, DOWNLOAD_SECONDS);
    await em.transactional(async (tx) => {
      recordAudit(tx, report.organisation.id, author, 'report.download', report.publicId, { format });
      await tx.flush();
    });
    return { url, fileName: file.key.split('/').at(-1)!, expiresAt };
  }

  /** Marks the beginning of a try; null where there is nothing to do any more. */
  async begin(em: EntityManager, id: string): Promise<Report | null> {
    const affected = await em.nativeUpdate(
      Report,
      { publicId: id, status: { $in: [...openStatuses] } },
      { status: 'RUNNING', progressRatio: 0 },
    );
    return affected === 0 ? null : em.findOneOrFail(Report, { publicId: id });
  }

  /** Tells how far it is, 0 to 1. */
  async report(em: EntityManager, id: string, progressRatio: number): Promise<void> {
    await em.transactional(async (tx) => {
      const affected = await tx.nativeUpdate(Report, { publicId: id, status: 'RUNNING' }, { progressRatio });
      if (affected > 0)
        await this.#parts.events.append(tx, reportStream(id), 'progress', {
          progressRatio,
        } satisfies ReportEventPayloads['progress']);
    });
    this.#parts.events.wake(reportStream(id));
  }

  /** Closes it with its files, which are stored already. */
  async finish(em: EntityManager, id: string, contentSha256: string, files: readonly ReportFile[]): Promise<void> {
    await this.#end(em, id, { status: 'SUCCEEDED', contentSha256, files, progressRatio: 1 });
  }

  /** Closes one that cannot succeed. @param refusal - Why; null where the failure is ours. */
  async fail(em: EntityManager, id: string, refusal: DomainError | null): Promise<void> {
    await this.#end(em, id, { status: 'FAILED', failure: refusal?.code ?? INTERNAL_FAILURE });
  }

  /** Queues those again that were under way when the process ended, at most a few times each. */
  async requeueOpen(em: EntityManager, mostAttempts: number): Promise<void> {
    const all = await em.find(Report, { status: { $in: [...openStatuses] } });
    const atWork = await this.#parts.outbox.idsOf(em, makeReportJob);
    for (const open of all) {
      if (atWork.has(`${open.publicId}-${open.attemptCount}`)) continue;
      if (open.attemptCount >= mostAttempts) {
        await this.fail(em, open.publicId, null);
        continue;
      }
      await em.transactional(async (tx) => {
        const attemptCount = open.attemptCount + 1;
        await tx.nativeUpdate(Report, { id: open.id }, { attemptCount });
        this.#parts.outbox.add(
          tx,
          makeReportJob,
          { reportId: open.publicId },
          { jobId: `${open.publicId}-${attemptCount}` },
        );
        await tx.flush();
      });
    }
  }

  /** Removes files, then row, of reports whose time is over. @returns How many. */
  async removeExpired(em: EntityManager, now: Date): Promise<number> {
    const over = await em.find(Report, { keptUntil: { $lte: now } }, { limit: 1000 });
    for (const { id, files } of over) {
      for (const { key } of files ?? []) await this.#parts.objects.remove('reports', key);
      await em.nativeDelete(Report, { id });
    }
    return over.length;
  }

  async #end(
    em: EntityManager,
    id: string,
    end: {
      readonly status: 'SUCCEEDED' | 'FAILED';
      readonly contentSha256?: string;
      readonly files?: readonly ReportFile[];
      readonly progressRatio?: number;
      readonly failure?: string;
    },
  ): Promise<void> {
    await em.transactional(async (tx) => {
      const affected = await tx.nativeUpdate(
        Report,
        { publicId: id, status: { $in: [...openStatuses] } },
        { ...end, finishedAt: new Date() },
      );
      if (affected > 0)
        await this.#parts.events.append(tx, reportStream(id), 'finished', {
          status: end.status,
        } satisfies ReportEventPayloads['finished']);
    });
    this.#parts.events.wake(reportStream(id));
  }
}

function fileOf({ files }: Report, format: ReportFormat): ReportFile | undefined {
  return files?.find((file) => file.format === format);
}
