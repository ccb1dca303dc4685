import type { EntityManager } from '@mikro-orm/sql';

import { Member } from '../auth/member.entity.ts';
import type { ForecastService } from '../forecast/forecast.service.ts';
import type { MarketService } from '../market/market.service.ts';
import type { Orm } from '../platform/db/database.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import { scopedEm, systemEm } from '../platform/db/scope.ts';
import type { Logger } from '../platform/log.ts';
import type { ObjectStore } from '../platform/object-store.ts';
import type { Queue } from '../platform/queue.ts';
import { Recommendation } from '../recommendation/recommendation.entity.ts';
import type { RiskService } from '../risk/risk.service.ts';
import { ScenarioVersion } from '../scenario/scenario.entity.ts';
import { sha256Of } from '../simulation/frozen-inputs.ts';
import { SimulationRun } from '../simulation/simulation.entity.ts';
import { refusalOf, retryable } from '../simulation/simulation.job.ts';

import { decisionRecord } from './decision-record.ts';
import type { ReportContent } from './report-content.ts';
import { reportCsv } from './report-csv.ts';
import type { ReportSubject } from './report-basis.ts';
import { reportKey } from './report-files.ts';
import { printReport } from './report-printer.ts';
import { Report } from './report.entity.ts';
import type { ReportFile, ReportFormat } from './report.entity.ts';
import { makeReportJob, weeklyReportsJob } from './report.queue.ts';
import type { ReportService } from './report.service.ts';
import { riskReport } from './risk-report.ts';

const LEAST_REPORT_INTERVAL_MS = 250;
const MOST_ATTEMPTS = 3;

export interface ReportJobParts {
  readonly orm: Orm;
  readonly queue: Queue;
  readonly objects: ObjectStore;
  readonly reports: ReportService;
  readonly risk: RiskService;
  readonly market: MarketService;
  readonly forecasts: ForecastService;
  readonly log: Logger;
}

export function handleReportJobs(parts: ReportJobParts): void {
  parts.queue.handle(weeklyReportsJob, async () => {
    const count = await askForWeeklyReports(parts, new Date());
    parts.log.info({ count }, 'Weekly reports were asked for.');
  });
  parts.queue.handle(makeReportJob, ({ reportId }, signal) => make(parts, reportId, signal), {
    onGaveUp: async ({ reportId }, error) => {
      parts.log.error({ err: error, report: reportId }, 'report given up');
      await parts.reports.fail(systemEm(parts.orm), reportId, refusalOf(error));
    },
  });
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Asks for the risk report of the last run that an organisation finished in the past week, in the language of its first member. One
 * a run: a repeat asks for nothing, and a week without a run has no report.
 *
 * @returns How many organisations have one.
 */
export async function askForWeeklyReports({ orm, reports }: ReportJobParts, now: Date): Promise<number> {
  let count = 0;
  for (const { id } of await systemEm(orm).find(Organisation, {}, { orderBy: { id: 'asc' } })) {
    const em = scopedEm(orm, id);
    const finished = { status: 'SUCCEEDED', finishedAt: { $gte: new Date(now.getTime() - WEEK_MS) } } as const;
    const [run] = await em.find(SimulationRun, finished, { orderBy: { finishedAt: 'desc', id: 'desc' }, limit: 1 });
    const [member] = await em.find(Member, { organisation: id }, { orderBy: { id: 'asc' }, limit: 1 });
    if (!run) continue;
    const request = { kind: 'RISK_REPORT', subjectId: run.publicId, language: member?.language ?? 'KO' } as const;
    const known = await em.count(Report, { run: run.id, kind: 'RISK_REPORT', createdBy: null });
    if (known === 0) await reports.create(em, request, `weekly-report-${run.publicId}`, null);
    count++;
  }
  return count;
}

/** Takes up what was under way when the process ended. */
export function reconcileReports({ orm, reports }: ReportJobParts): Promise<void> {
  return reports.requeueOpen(systemEm(orm), MOST_ATTEMPTS);
}

async function make(parts: ReportJobParts, id: string, signal: AbortSignal): Promise<void> {
  const { orm, objects, reports, log } = parts;
  const em = systemEm(orm);
  const report = await reports.begin(em, id);
  if (!report) return;
  const content = await contentOf(parts, em, report);
  const files: ReportFile[] = [];
  // A repeat writes the same bytes under the same key: nothing of an earlier try is left behind.
  const keep = async (format: ReportFormat, bytes: Uint8Array): Promise<void> => {
    const key = reportKey(id, content, format);
    await objects.put('reports', key, bytes);
    files.push({ format, key, sizeBytes: bytes.length, sha256: sha256Of(bytes) });
  };
  const web = Buffer.from(JSON.stringify(content));
  let nextReportMs = -Infinity;
  let reported: Promise<void> = Promise.resolve();
  const onProgress = (ratio: number): void => {
    if (performance.now() < nextReportMs) return;
    nextReportMs = performance.now() + LEAST_REPORT_INTERVAL_MS;
    reported = reports
      .report(systemEm(orm), id, ratio)
      .catch((error: unknown) => log.warn({ err: error, report: id }, 'progress of a report could not be told'));
  };
  try {
    await keep('PDF', await printReport(content, { signal, onProgress }));
    await reported;
    await keep('CSV', Buffer.from(reportCsv(content)));
    await keep('WEB', web);
    await reports.finish(systemEm(orm), id, sha256Of(web), files);
  } catch (error) {
    throw retryable(error);
  }
  log.info({ report: id, kind: report.kind }, 'report made');
}

async function contentOf(
  { risk, market, forecasts }: Pick<ReportJobParts, 'risk' | 'market' | 'forecasts'>,
  em: EntityManager,
  report: Report,
): Promise<ReportContent> {
  const run = await em.findOneOrFail(SimulationRun, { id: report.run.id });
  const [version, organisation, names] = [
    await em.findOneOrFail(ScenarioVersion, { scenario: run.scenario.id, version: run.scenarioVersion }),
    await em.findOneOrFail(Organisation, { id: run.organisation.id }),
    await market.instrumentsBySymbol(
      em,
      run.inputs.holdings.map(({ symbol }) => symbol),
    ),
  ];
  const subject: ReportSubject = {
    language: report.language,
    organisation: organisation.name,
    run,
    scenario: version.values,
    names,
  };
  if (report.recommendation) {
    const recommendation = await em.findOneOrFail(Recommendation, { id: report.recommendation.id });
    const plan = recommendation.result;
    if (!plan) throw new Error(`The recommendation ${recommendation.publicId} has no result.`);
    const model = await forecasts.promotedAt(em, recommendation.organisation.id, recommendation.createdAt);
    const modelVersion = model && `${model.model} v${model.version}`;
    return decisionRecord({ ...subject, recommendation, plan, modelVersion });
  }
  const assessment = await risk.ofRun(em, run.id);
  if (!assessment) throw new Error(`The run ${run.publicId} has no result.`);
  return riskReport(subject, assessment.result);
}
