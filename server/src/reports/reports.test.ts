import { createHash } from 'node:crypto';

import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';

import { readPdf } from '../../test/pdf-text.ts';
import { startApi } from '../api.ts';
import { ApiTokenService } from '../auth/api-token.service.ts';
import { permissionsOfRole } from '../auth/permissions.ts';
import type { Role } from '../auth/permissions.ts';
import { AuditEntry } from '../platform/db/audit.entity.ts';
import { OutboxEntry } from '../platform/db/outbox.entity.ts';
import { systemEm } from '../platform/db/scope.ts';
import { endOf, newKey, openTestWorld, soundDraft } from '../simulation/test-world.ts';
import type { TestWorld } from '../simulation/test-world.ts';
import { startBackground } from '../background.ts';
import { Report } from './report.entity.ts';
import { askForWeeklyReports } from './report.job.ts';
import { makeReportJob } from './report.queue.ts';

vi.spyOn(console, 'log').mockImplementation(() => undefined); // the demo's passwords
/** Answers are read field by field, as a client without types would. */
type Data = ReturnType<typeof JSON.parse>;

let world: TestWorld;
let address: string;
const tokens: Partial<Record<Role, string>> = {};
let runId: string;
let recommendationId: string;

beforeAll(async () => {
  world = await openTestWorld(2);
  await startBackground(world.platform);
  address = await startApi(world.platform);
  const office = new ApiTokenService(world.platform.orm, world.platform.secrets.pepper);
  for (const role of ['ADMIN', 'VIEWER'] as const) {
    const request = { email: 'demo@convergence.local', name: role, days: 1, actor: 'command:test' };
    tokens[role] = await office.create({ ...request, scopes: permissionsOfRole[role] });
  }
  const { scenarioCreate } = await ask(
    `mutation ($input: ScenarioCreateInput!) { scenarioCreate(input: $input) { scenario { id } errors { __typename } } }`,
    {
      input: {
        name: '보고서 시험',
        positions: soundDraft.positions,
        investmentBudgetKrw: '5000000000',
        controlBudgetKrw: '2000000000',
        pathCount: 20_000,
        estimationSessions: 300,
        seed: '42',
        idempotencyKey: newKey(),
      },
    },
  );
  const { simulationStart } = await ask(
    `mutation { simulationStart(input: { scenarioId: "${scenarioCreate.scenario.id}", idempotencyKey: "${newKey()}" }) { run { id } errors { __typename } } }`,
  );
  runId = simulationStart.run.id;
  recommendationId = await soon(async () => {
    const { simulationRun } = await ask(`{ simulationRun(id: "${runId}") { latestRecommendation { id status } } }`);
    return simulationRun.latestRecommendation?.status === 'SUCCEEDED' && simulationRun.latestRecommendation.id;
  });
}, 240_000);
afterAll(() => world.close());

async function answerOf(query: string, variables: object = {}, role: Role = 'ADMIN'): Promise<Data> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${tokens[role]}`,
      'accept-language': 'ko',
    },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

async function ask(query: string, variables: object = {}, role: Role = 'ADMIN'): Promise<Data> {
  const { data, errors } = await answerOf(query, variables, role);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function soon(look: () => Promise<Data>): Promise<Data> {
  for (let tries = 0; tries < 600; tries++) {
    const seen = await look();
    if (seen) return seen;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('What the test waits for did not happen.');
}

const create = `mutation ($input: ReportCreateInput!) {
  reportCreate(input: $input) { report { id status latestEventCursor } errors { __typename ... on UserError { code path } } } }`;

async function created(input: object): Promise<string> {
  const { reportCreate } = await ask(create, { input: { idempotencyKey: newKey(), ...input } });
  expect(reportCreate.errors).toEqual([]);
  return reportCreate.report.id;
}

async function finished(id: string): Promise<Data> {
  return soon(async () => {
    const { report } = await ask(
      `{ report(id: "${id}") { id kind language status failure progressRatio createdBy contentSha256 keptUntil finishedAt
        files { format sizeBytes sha256 } run { id } recommendation { id } } }`,
    );
    return ['SUCCEEDED', 'FAILED'].includes(report.status) && report;
  });
}

async function download(id: string, format: string): Promise<{ readonly response: Response; readonly bytes: Buffer }> {
  const { report } = await ask(`{ report(id: "${id}") { downloadUrl(format: ${format}) { url fileName expiresAt } } }`);
  const response = await fetch(address + report.downloadUrl.url);
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a report of a run', () => {
  it('is queued, told of on a socket, and has the three files that it names', async () => {
    const { reportCreate } = await ask(create, {
      input: { kind: 'RISK_REPORT', subjectId: runId, language: 'KO', idempotencyKey: newKey() },
    });
    expect(reportCreate).toMatchObject({ report: { status: 'QUEUED' }, errors: [] });
    const { id, latestEventCursor } = reportCreate.report;
    const client = createClient({
      url: `${address.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${tokens.ADMIN}` },
    });
    const events: Data[] = [];
    const stream = client.iterate<Data>({
      query: `subscription { reportEvents(reportId: "${id}", after: "${latestEventCursor}") { __typename cursor occurredAt
        ... on ReportProgressEvent { progressRatio } ... on ReportFinishedEvent { report { id status } } } }`,
    });
    for await (const { data } of stream) {
      events.push(data.reportEvents);
      if (data.reportEvents.__typename === 'ReportFinishedEvent') break;
    }
    await client.dispose();
    expect(events.at(-1)).toMatchObject({ report: { id, status: 'SUCCEEDED' } });

    const report = await finished(id);
    expect(report).toMatchObject({ kind: 'RISK_REPORT', progressRatio: 1, run: { id: runId }, recommendation: null });
    expect(report.files.map((file: Data) => file.format).toSorted()).toEqual(['CSV', 'PDF', 'WEB']);
    for (const { format, sizeBytes, sha256: hash } of report.files) {
      const { response, bytes } = await download(id, format);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-disposition')).toMatch(
        new RegExp(`^attachment; filename=convergence-risk-report-${runId}-ko\\.(pdf|csv|json)$`),
      );
      expect(bytes.length).toBe(sizeBytes);
      expect(sha256(bytes)).toBe(hash);
    }
  });

  it('says on the page, in the PDF and in the CSV what the run says', async () => {
    const id = await created({ kind: 'RISK_REPORT', subjectId: runId, language: 'KO' });
    await finished(id);
    const { report, simulationRun } = await ask(
      `{ report(id: "${id}") { content { title simulatedMark resultSha256 sections { name title blocks { __typename
          ... on ReportFacts { facts { label cell { text figure { value low high source } } } }
          ... on ReportTable { title columns { title } rows { cells { text figure { value } } } } } } } }
        simulationRun(id: "${runId}") { resultSha256 result { score { score { value low high } } } } }`,
    );
    const { content } = report;
    expect(content).toMatchObject({ title: '위험 보고서', simulatedMark: '시뮬레이션' });
    expect(content.resultSha256).toBe(simulationRun.resultSha256);
    const { cell } = content.sections[0].blocks[0].facts[0];
    expect(cell.figure).toMatchObject(simulationRun.result.score.score);

    const pdf = readPdf((await download(id, 'PDF')).bytes);
    const tables = content.sections.flatMap(({ blocks }: Data) => blocks.flatMap((block: Data) => block.rows ?? []));
    for (const { text } of tables.flatMap(({ cells }: Data) => cells))
      expect(pdf.joined).toContain(text.replaceAll(/\s/g, ''));
    expect(pdf.joined).toContain(simulationRun.resultSha256);
    const csv = (await download(id, 'CSV')).bytes.toString('utf8');
    expect(csv).toContain(`${cell.figure.value},${cell.figure.low},${cell.figure.high},SCORE,0.95`);
  });

  it('has the same bytes when it is made again, and another content in another language', async () => {
    const [first, second, english] = [
      await finished(await created({ kind: 'RISK_REPORT', subjectId: runId, language: 'KO' })),
      await finished(await created({ kind: 'RISK_REPORT', subjectId: runId, language: 'KO' })),
      await finished(await created({ kind: 'RISK_REPORT', subjectId: runId, language: 'EN' })),
    ];
    expect(second.files).toEqual(first.files);
    expect(second.contentSha256).toBe(first.contentSha256);
    expect(english.contentSha256).not.toBe(first.contentSha256);
    const { simulationRun } = await ask(
      `{ simulationRun(id: "${runId}") { reports(first: 2) { edges { node { id } } totalCount pageInfo { hasNextPage } } } }`,
    );
    expect(simulationRun.reports.edges.map(({ node }: Data) => node.id)).toEqual([english.id, second.id]);
    expect(simulationRun.reports.pageInfo.hasNextPage).toBe(true);
  });
});

it('records a decision with the plan of its recommendation', async () => {
  const report = await finished(
    await created({ kind: 'DECISION_RECORD', subjectId: recommendationId, language: 'EN' }),
  );
  expect(report).toMatchObject({ status: 'SUCCEEDED', recommendation: { id: recommendationId }, run: { id: runId } });
  const { recommendation } = await ask(
    `{ recommendation(id: "${recommendationId}") { reports { edges { node { id } } } result { shares { costKrw } } } }`,
  );
  expect(recommendation.reports.edges).toEqual([{ node: { id: report.id } }]);
  const pdf = readPdf((await download(report.id, 'PDF')).bytes);
  for (const { costKrw } of recommendation.result.shares)
    expect(pdf.joined).toContain(`₩${Number(costKrw).toLocaleString('en-US')}`);
  const days = (Date.parse(report.keptUntil) - Date.now()) / 86_400_000;
  expect(Math.round(days)).toBe(1825);
});

describe('asking for a report', () => {
  const refusal = async (input: object): Promise<Data> =>
    (await ask(create, { input: { language: 'KO', idempotencyKey: newKey(), ...input } })).reportCreate;

  it('is answered with the first one when the key is repeated, and refused for another input', async () => {
    const input = { kind: 'RISK_REPORT', subjectId: runId, language: 'KO', idempotencyKey: newKey() };
    const [first, second] = [await ask(create, { input }), await ask(create, { input })];
    expect(second.reportCreate.report.id).toBe(first.reportCreate.report.id);
    const { reportCreate } = await ask(create, { input: { ...input, language: 'EN' } });
    expect(reportCreate).toMatchObject({
      report: null,
      errors: [{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['idempotencyKey'] }],
    });
  });

  it('is refused for a key that is too short', async () => {
    expect(await refusal({ kind: 'RISK_REPORT', subjectId: runId, idempotencyKey: 'short' })).toMatchObject({
      errors: [{ code: 'INVALID_INPUT', path: ['idempotencyKey'] }],
    });
  });

  it.each([
    ['a run for a decision record', 'DECISION_RECORD', () => runId],
    ['a recommendation for a risk report', 'RISK_REPORT', () => recommendationId],
    ['what is not there', 'RISK_REPORT', () => 'run_01JQ7Z3V5M8K2T9W4X6Y0B1C2D'],
    ['what is no id', 'RISK_REPORT', () => 'x'],
  ])('is refused for %s', async (_what, kind, subjectId) => {
    expect(await refusal({ kind, subjectId: subjectId() })).toMatchObject({
      report: null,
      errors: [{ __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['subjectId'] }],
    });
  });

  it('is refused for a run that has not succeeded', async () => {
    const { scenarios } = await ask(`{ scenarios(first: 1) { edges { node { id } } } }`);
    const { simulationStart } = await ask(
      `mutation { simulationStart(input: { scenarioId: "${scenarios.edges[0].node.id}", idempotencyKey: "${newKey()}" }) { run { id } errors { __typename } } }`,
    );
    const { id } = simulationStart.run;
    await ask(`mutation { simulationCancel(input: { id: "${id}" }) { run { status } errors { __typename } } }`);
    expect(await refusal({ kind: 'RISK_REPORT', subjectId: id })).toMatchObject({
      errors: [{ __typename: 'WrongStateError', path: ['subjectId'] }],
    });
  });

  it('is not for a viewer, who may read and download', async () => {
    const input = { kind: 'RISK_REPORT', subjectId: runId, language: 'KO', idempotencyKey: newKey() };
    const { errors } = await answerOf(create, { input }, 'VIEWER');
    expect(errors[0].extensions.code).toBe('FORBIDDEN');
    const { reports } = await ask(
      `{ reports(first: 1, filter: { kindIn: [RISK_REPORT], statusIn: [SUCCEEDED] }) { edges { node { downloadUrl(format: PDF) { url } } } } }`,
      {},
      'VIEWER',
    );
    expect((await fetch(address + reports.edges[0].node.downloadUrl.url)).status).toBe(200);
  });
});

describe('another organisation', () => {
  it('sees neither report nor subject', async () => {
    const { scenarios, runs, reports } = world.features;
    const scenario = await scenarios.create(world.otherEm(), { ...soundDraft, pathCount: 1024 }, newKey(), null);
    const foreign = await endOf(
      { ...world, em: () => world.otherEm() },
      (await runs.start(world.otherEm(), scenario.publicId, newKey(), null)).publicId,
    );
    const request = { kind: 'RISK_REPORT', subjectId: foreign.publicId, language: 'KO' } as const;
    const report = await reports.create(world.otherEm(), request, newKey(), null);
    const answer = await ask(
      `{ report(id: "${report.publicId}") { id } node(id: "${report.publicId}") { id } reports(first: 100) { edges { node { id } } } }`,
    );
    expect(answer).toMatchObject({ report: null, node: null });
    expect(answer.reports.edges.map(({ node }: Data) => node.id)).not.toContain(report.publicId);
    const { reportCreate } = await ask(create, { input: { ...request, idempotencyKey: newKey() } });
    expect(reportCreate.errors).toMatchObject([{ code: 'NOT_FOUND', path: ['subjectId'] }]);
    expect(await reports.find(world.em(), report.publicId)).toBeNull();
  });
});

describe('an address to download from', () => {
  it('is written to the audit log each time, with the file and who asked', async () => {
    const id = await created({ kind: 'RISK_REPORT', subjectId: runId, language: 'KO' });
    await finished(id);
    await download(id, 'PDF');
    await download(id, 'CSV');
    const rows = await systemEm(world.platform.orm).find(AuditEntry, { subject: id }, { orderBy: { id: 'asc' } });
    expect(rows.map(({ action, details }) => [action, details])).toEqual([
      ['report.create', { kind: 'RISK_REPORT', subject: runId, language: 'KO' }],
      ['report.download', { format: 'PDF' }],
      ['report.download', { format: 'CSV' }],
    ]);
    expect(rows.every(({ actor }) => actor.startsWith('tok_'))).toBe(true);
  });

  it('works for five minutes, and for no other file', async () => {
    const id = await created({ kind: 'RISK_REPORT', subjectId: runId, language: 'KO' });
    await finished(id);
    const { report } = await ask(`{ report(id: "${id}") { downloadUrl(format: PDF) { url expiresAt } } }`);
    const { url, expiresAt } = report.downloadUrl;
    expect(Math.abs(Date.parse(expiresAt) - Date.now() - 300_000)).toBeLessThan(5000);
    expect((await fetch(address + url.replace('.pdf?', '.csv?'))).status).toBe(404);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(expiresAt) + 1000 });
    try {
      expect((await fetch(address + url)).status).toBe(404);
    } finally {
      vi.useRealTimers();
    }
    expect((await fetch(address + url)).status).toBe(200);
  });

  it('is not there before the report is', async () => {
    const em = systemEm(world.platform.orm);
    const id = await created({ kind: 'RISK_REPORT', subjectId: runId, language: 'KO' });
    await finished(id);
    await em.nativeUpdate(Report, { publicId: id }, { status: 'FAILED', files: null });
    const { report } = await ask(`{ report(id: "${id}") { content { title } downloadUrl(format: PDF) { url } } }`);
    expect(report).toEqual({ content: null, downloadUrl: null });
  });
});

it('removes a report with its files when its time is over', async () => {
  const { reports } = world.features;
  const em = systemEm(world.platform.orm);
  const id = await created({ kind: 'RISK_REPORT', subjectId: runId, language: 'KO' });
  await finished(id);
  const row = await em.findOneOrFail(Report, { publicId: id });
  const keys = row.files!.map(({ key }) => key);
  expect(await reports.removeExpired(em, new Date())).toBe(0);
  await em.nativeUpdate(Report, { publicId: id }, { keptUntil: new Date(0) });
  expect(await reports.removeExpired(systemEm(world.platform.orm), new Date(1))).toBe(1);
  expect(await reports.find(systemEm(world.platform.orm), id)).toBeNull();
  for (const key of keys) expect(await world.platform.objects.stat('reports', key)).toBeNull();
});

it('makes a report that was under way when the process ended, and gives one up that ends it again and again', async () => {
  const { reports } = world.features;
  const em = systemEm(world.platform.orm);
  const id = await created({ kind: 'RISK_REPORT', subjectId: runId, language: 'KO' });
  const before = await finished(id);
  await em.nativeUpdate(Report, { publicId: id }, { status: 'RUNNING', files: null, finishedAt: null });
  await reports.requeueOpen(systemEm(world.platform.orm), 3);
  expect((await reports.require(em, id, 'id')).attemptCount).toBe(0); // its job may still be done
  await em.nativeDelete(OutboxEntry, { job: makeReportJob.name });
  await reports.requeueOpen(systemEm(world.platform.orm), 3);
  expect((await finished(id)).files).toEqual(before.files);
  await em.nativeDelete(OutboxEntry, { job: makeReportJob.name });
  await em.nativeUpdate(Report, { publicId: id }, { status: 'RUNNING', attemptCount: 3, files: null });
  await reports.requeueOpen(systemEm(world.platform.orm), 3);
  expect(await finished(id)).toMatchObject({ status: 'FAILED', failure: expect.stringContaining('서버에서 오류') });
});

it('makes one report a week of the last run that was finished, and none of a week without one', async () => {
  const { platform, features } = world;
  const { orm, queue, objects, log } = platform;
  const { reports, risk, market, forecasts } = features;
  const parts = { orm, queue, objects, log, reports, risk, market, forecasts };
  const em = systemEm(orm);
  const ofTheWeek = () => em.fork().count(Report, { createdBy: null, kind: 'RISK_REPORT' });
  const before = await ofTheWeek();
  await askForWeeklyReports(parts, new Date(Date.now() + 8 * 24 * 3_600_000));
  expect(await ofTheWeek()).toBe(before);
  await askForWeeklyReports(parts, new Date());
  await askForWeeklyReports(parts, new Date());
  expect(await ofTheWeek()).toBe(before + 1);
});
