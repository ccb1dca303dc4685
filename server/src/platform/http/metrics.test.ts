import type { AddressInfo } from 'node:net';

import { expect, it, vi } from 'vitest';

import { createLog } from '../log.ts';
import { measurements } from '../measured.ts';
import { Metrics } from '../metrics.ts';
import type { JobRun } from '../queue.ts';
import { startMetrics } from './metrics.ts';

/** Label names and what each may be; a label that grows with what people send fills the store of whoever collects. */
const known: Readonly<Record<string, RegExp>> = {
  operation: /^(\w{1,60}|other)$/,
  outcome: /^(ok|error|missing|succeeded|failed|gave_up|cut_off|slow_down)$/,
  route: /^(graphql|sign-in|health|objects|queue-board|pages)$/,
  status: /^[1-5]\d\d$/,
  system: /^(kis|llm|objects|notification)$/,
  call: /^[a-zA-Z_-]{2,40}$/,
  limit: /^(cost|sign-in|second-factor|other)$/,
  check: /^[a-z]+$/,
  engine: /^[\d.]+$/,
  node: /^v[\d.]+$/,
  role: /^(all|api|worker|scheduler)$/,
  lease: /^[a-z-]+$/,
  look_up: /^(queue|installation|backup|disk|elsewhere)$/,
  source: /^[A-Z_]+$/,
  measure: /^(hit_rate|coverage80|coverage95)$/,
  job_name: /^[a-z]+\.[a-zA-Z-]+$/,
  state: /^(waiting|active|delayed|failed|FILLED)$/,
  le: /^([\d.]+|\+Inf)$/,
  quantile: /^[\d.]+$/,
  type: /^\w+$/, // kinds of handles, requests and resources of Node
  kind: /^\w+$/, // kinds of garbage collection
  space: /^\w+$/,
  version: /^v[\d.]+$/,
  major: /^\d+$/,
  minor: /^\d+$/,
  patch: /^\d+$/,
};

it('tells processor, memory, operations, jobs, queues and what is looked up, with labels from closed lists', async () => {
  const metrics = new Metrics(createLog('silent'));
  let ran: (run: JobRun) => void = () => undefined;
  const states = [
    {
      job: 'simulation.chunk',
      waiting: 3,
      active: 2,
      delayed: 0,
      failed: 1,
      oldestWaitingAt: new Date(Date.now() - 5000),
    },
  ];
  metrics.watch({ onRan: (listener: typeof ran) => void (ran = listener) });
  metrics.depths({ inspect: () => Promise.resolve(states) });
  metrics.describe('worker');
  metrics.checks({ database: () => Promise.resolve(), objects: () => Promise.reject(new Error('away')) });
  metrics.look('installation', () =>
    Promise.resolve({
      dataAgeSeconds: 3600,
      sessionsBehind: 1,
      ingestionAgeSeconds: null,
      outboxAgeSeconds: 0,
      llmPromptTokens: 1200,
      llmCompletionTokens: 300,
      llmCostKrw: 42,
      orders: [{ labels: { state: 'FILLED' }, value: 3 }],
    }),
  );
  metrics.look('backup', () => Promise.resolve({ backupAgeSeconds: 60 }));
  metrics.look('elsewhere', () => Promise.reject(new Error('the database is away')));
  const at = {
    startedAt: new Date(0),
    endedAt: new Date(250),
    scheduleId: null,
    attemptCount: 1,
    jobId: '1',
    error: null,
  };
  ran({
    ...at,
    job: 'simulation.chunk',
    payload: { runId: 'run_x', round: 0, first: 0, count: 7 },
    outcome: 'SUCCEEDED',
  });
  ran({ ...at, job: 'report.make', payload: { reportId: 'rpt_x' }, outcome: 'GAVE_UP' });
  metrics.operation('RunState', 'ok', 12);
  metrics.operation('other', 'error', 900);
  metrics.delivered(3);
  metrics.answered('graphql', 200, 12);
  measurements.outboundCall.publish({ system: 'kis', call: 'inquire-price', outcome: 'slow_down', tookMs: 70 });
  measurements.limitReached.publish('cost');
  measurements.kisToken.publish(new Date(1_800_000_000_000));
  const closings: (() => void)[] = [];
  for (let i = 0; i < 2; i++) metrics.socket({ once: (_event, listener) => closings.push(listener) });
  closings[0]!();

  const server = await startMetrics(0, '127.0.0.1', metrics);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const text = await (await fetch(`${address}/metrics`)).text();
  expect((await fetch(`${address}/`)).status).toBe(404);
  server.close();
  expect(text).toMatch(/^process_resident_memory_bytes \d{7,}$/m);
  expect(text).toContain('convergence_queue_jobs{job_name="simulation.chunk",state="waiting"} 3\n');
  expect(text).toMatch(/^convergence_queue_oldest_seconds\{job_name="simulation.chunk"\} 5\./m);
  expect(text).toContain('convergence_simulation_chunks_total 7\n');
  expect(text).toContain('convergence_job_seconds_count{job_name="report.make",outcome="gave_up"} 1\n');
  expect(text).toContain('convergence_api_operation_seconds_count{operation="other",outcome="error"} 1\n');
  expect(text).toContain('convergence_data_age_seconds 3600\n');
  expect(text).toContain('convergence_sockets 1\n');
  expect(text).toContain('convergence_ready{check="database"} 1\n');
  expect(text).toContain('convergence_ready{check="objects"} 0\n');
  expect(text).toContain('convergence_orders{state="FILLED"} 3\n');
  expect(text).toContain('convergence_backup_age_seconds 60\n'); // beside a look that fails
  expect(text).toContain('convergence_metric_lookup_failures_total{look_up="backup"} 0\n');
  expect(await metrics.registry.metrics()).toMatch(
    /^convergence_metric_lookup_failures_total\{look_up="elsewhere"\} 1$/m,
  );
  expect(text).toContain('convergence_http_request_seconds_count{route="graphql",status="200"} 1\n');
  expect(text).toContain(
    'convergence_outbound_call_seconds_count{system="kis",call="inquire-price",outcome="slow_down"} 1\n',
  );
  expect(text).toContain('convergence_limit_refusals_total{limit="cost"} 1\n');
  expect(text).toContain('convergence_kis_token_expiry_seconds 1800000000\n');
  expect(text).toMatch(/^convergence_build_info\{engine="[\d.]+",node="v24[\d.]*",role="worker"\} 1$/m);
  expect(text).toContain('convergence_llm_cost_krw 42\n');
  expect(text).not.toMatch(/^convergence_ingestion_age_seconds \d/m); // before the first refresh there is no such age
  for (const line of text
    .trimEnd()
    .split('\n')
    .filter((each) => each !== '' && !each.startsWith('#'))) {
    expect(line).toMatch(/^\w+(\{([\w]+="[^"]*",?)+\})? (\S+)$/);
    for (const [, label, value] of line.matchAll(/(\w+)="([^"]*)"/g))
      expect(value).toMatch(known[label!] ?? /^unknown label$/);
  }
});

it('looks once for all gauges of an answer, and not again for whoever asks soon after', async () => {
  const metrics = new Metrics(createLog('silent'));
  let looks = 0;
  metrics.look('installation', () => Promise.resolve({ outboxRows: ++looks, outboxAgeSeconds: 0 }));
  await metrics.registry.metrics();
  expect(await metrics.registry.metrics()).toContain('convergence_outbox_rows 1\n');
  metrics.close();
});

it('counts looks that fail, and tells the log once when that begins and once when it ends', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const lines: string[] = [];
  const metrics = new Metrics(createLog('info', { write: (line) => lines.push(line) }));
  let isAway = true;
  metrics.look('installation', () =>
    isAway
      ? Promise.reject(new Error('the database is away'))
      : Promise.resolve({ outboxRows: 4, outboxAgeSeconds: 0 }),
  );
  const answer = async (): Promise<string> => {
    vi.advanceTimersByTime(6000); // later than any answer from memory
    return metrics.registry.metrics();
  };
  await answer();
  await answer();
  const failing = await answer(); // what it counts itself stands in the next one
  expect(failing).toContain('convergence_metric_lookup_failures_total{look_up="installation"} 2\n'); // not one for each gauge
  expect(failing).not.toMatch(/^convergence_outbox_rows \d/m);
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
    expect.objectContaining({ level: 'warn', lookUp: 'installation' }),
  ]);
  isAway = false;
  await answer();
  const well = await answer();
  expect(well).toContain('convergence_outbox_rows 4\n');
  expect(well).toContain('convergence_metric_lookup_failures_total{look_up="installation"} 3\n');
  isAway = true;
  await answer();
  expect(lines.map((line) => (JSON.parse(line) as { level: string }).level)).toEqual(['warn', 'info', 'warn']);
  metrics.close();
  vi.useRealTimers();
});

it('counts what was found and is no value under the name of its gauge', async () => {
  const metrics = new Metrics(createLog('silent'));
  metrics.look('installation', () =>
    Promise.resolve({ orders: [{ labels: { colour: 'red' }, value: 1 }], outboxRows: 4 }),
  );
  await metrics.registry.metrics();
  const text = await metrics.registry.metrics();
  expect(text).toMatch(/^convergence_metric_lookup_failures_total\{look_up="orders"\} [12]$/m);
  expect(text).toContain('convergence_outbox_rows 4\n');
  metrics.close();
});

it('hears nothing more when it is closed', async () => {
  const metrics = new Metrics(createLog('silent'));
  metrics.close();
  measurements.limitReached.publish('cost');
  expect(await metrics.registry.metrics()).not.toContain('convergence_limit_refusals_total{');
});
