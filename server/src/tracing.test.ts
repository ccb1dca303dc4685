import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { startApi } from './api.ts';
import { ApiTokenService } from './auth/api-token.service.ts';
import { permissionsOfRole } from './auth/permissions.ts';
import { AuditEntry } from './platform/db/audit.entity.ts';
import { systemEm } from './platform/db/scope.ts';
import { endOf, newKey, openTestWorld, soundDraft } from './simulation/test-world.ts';
import type { TestWorld } from './simulation/test-world.ts';
import { startBackground } from './background.ts';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
  readonly links: readonly { readonly traceId: string }[];
}
interface Export {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly Span[] }[] }[];
}

const spans: Span[] = [];
const printed: string[] = [];
const requestId = 'request-of-this-test';
const foreignTrace = 'a'.repeat(32);
let collector: Server;
let world: TestWorld;
let runId: string;
let audited: readonly AuditEntry[];

/** A collector of traces, as small as it can be. */
async function openCollector(): Promise<string> {
  collector = createServer((request, response) => {
    json(request).then(
      (body) => {
        for (const { scopeSpans } of (body as Export).resourceSpans)
          for (const { spans: some } of scopeSpans) spans.push(...some);
        response.setHeader('content-type', 'application/json').end('{}');
      },
      () => response.writeHead(400).end(),
    );
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined); // the demo's passwords
  const write = process.stdout.write.bind(process.stdout);
  vi.spyOn(process.stdout, 'write').mockImplementation((line: string | Uint8Array) => {
    if (typeof line !== 'string' || !line.startsWith('{"level"')) return write(line);
    printed.push(line);
    return true;
  });
  const variables = { OTEL_EXPORTER_OTLP_ENDPOINT: await openCollector(), LOG_LEVEL: 'debug' };
  world = await openTestWorld(2, variables);
  await startBackground(world.platform);
  const address = await startApi(world.platform);
  const { orm, secrets } = world.platform;
  const tokens = new ApiTokenService(orm, secrets.pepper);
  const email = 'demo@convergence.local';
  const scopes = permissionsOfRole.ADMIN;
  const token = await tokens.create({ email, scopes, name: 'test', days: 1, actor: 'command:test' });
  const { publicId: scenarioId } = await world.features.scenarios.create(world.em(), soundDraft, newKey(), null);
  const query = `mutation Begin($input: SimulationStartInput!) {
    simulationStart(input: $input) { run { id } errors { __typename ... on UserError { code } } }
  }`;
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'x-request-id': requestId,
      traceparent: `00-${foreignTrace}-${'b'.repeat(16)}-01`,
    },
    body: JSON.stringify({ query, variables: { input: { scenarioId, idempotencyKey: newKey() } } }),
  });
  const { data } = (await response.json()) as { data: { simulationStart: { run: { id: string } } } };
  runId = data.simulationStart.run.id;
  expect((await endOf(world, runId)).status).toBe('SUCCEEDED');
  await vi.waitFor(() => expect(printed.join('')).toContain('recommendation made'), 60_000);
  audited = await systemEm(orm).find(AuditEntry, { action: { $in: ['simulation.start', 'recommendation.start'] } });
  await world.close(); // which sends what is left
}, 180_000);
afterAll(() => {
  vi.restoreAllMocks();
  collector.close();
});

it('sends one trace from the request through the queue to the chunks and the merge', () => {
  const request = spans.find(({ name, links }) => name === 'POST graphql' && links.length > 0)!;
  const trace = spans.filter(({ traceId }) => traceId === request.traceId);
  const named = (name: string): readonly Span[] => trace.filter((span) => span.name === name);
  const parentOf = ({ parentSpanId }: Span): Span | undefined => trace.find(({ spanId }) => spanId === parentSpanId);
  const wayUp = (span: Span | undefined): readonly string[] => (span ? [span.name, ...wayUp(parentOf(span))] : []);

  const start = ['transaction simulation.start', 'graphql mutation Begin', 'POST graphql'];
  expect(wayUp(named('transaction simulation.start')[0])).toEqual(start);
  expect(wayUp(named('job simulation.start')[0])).toEqual(['job simulation.start', ...start]);
  expect(named('chunk range').length).toBeGreaterThan(1);
  for (const range of named('chunk range'))
    expect(wayUp(range)).toEqual(['chunk range', 'job simulation.chunk', 'job simulation.start', ...start]);
  expect(wayUp(named('merge')[0])).toEqual(['merge', 'job simulation.merge', 'job simulation.start', ...start]);
  const counts = named('chunk range').map(({ attributes }) =>
    Number(attributes.find(({ key }) => key === 'convergence.chunk.count')!.value['intValue']),
  );
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(20); // 20,000 paths are 20 chunks of 1,024
});

it("begins a trace of its own, and names the caller's beside it", () => {
  expect(spans.some(({ traceId }) => traceId === foreignTrace)).toBe(false);
  expect(spans.flatMap(({ links }) => links).map(({ traceId }) => traceId)).toContain(foreignTrace);
});

it('writes the id of the request and of the run into every line of what came of it', () => {
  const lines = printed.map((line) => JSON.parse(line) as Record<string, unknown>);
  const ofRun = lines.filter((line) => line['runId'] === runId);
  expect(ofRun.map(({ msg }) => msg)).toEqual(
    expect.arrayContaining(['run queued', 'run finished', 'recommendation made']),
  );
  for (const line of ofRun) expect(line).toMatchObject({ requestId, traceId: expect.stringMatching(/^[0-9a-f]{32}$/) });
  expect(ofRun.find(({ msg }) => msg === 'run finished')).toMatchObject({ job: 'simulation.merge' });
  expect(lines).toContainEqual(expect.objectContaining({ msg: 'request completed', requestId }));
  const raw = printed.find((line) => line.includes('request completed'))!;
  expect(raw.split('"requestId"')).toHaveLength(2); // said once
});

it('writes the id of the request into the audit log', () => {
  expect(audited.map(({ action }) => action)).toContain('simulation.start');
  for (const entry of audited) expect(entry.requestId).toBe(requestId);
});
