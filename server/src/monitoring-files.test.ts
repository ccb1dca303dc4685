import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterAll, describe, expect, it } from 'vitest';

import { createLog } from './platform/log.ts';
import { Metrics } from './platform/metrics.ts';
import { debianTree } from '../test/services/debian-tree.ts';
import type { DebianTree } from '../test/services/debian-tree.ts';

const root = path.join(import.meta.dirname, '../..');
const text = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const folder = mkdtempSync(path.join(tmpdir(), 'convergence-monitoring-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Panel {
  readonly title: string;
  readonly type: string;
  readonly targets?: readonly { readonly expr: string }[];
}

/** What a dashboard or a rule asks, and where it stands. */
interface Query {
  readonly place: string;
  readonly expr: string;
}

const dashboardDir = 'deploy/grafana/dashboards';
const dashboards = readdirSync(path.join(root, dashboardDir)).filter((name) => name.endsWith('.json'));
const panelsOf = (name: string): readonly Panel[] =>
  (JSON.parse(text(`${dashboardDir}/${name}`)) as { readonly panels: readonly Panel[] }).panels;
const ofDashboards: readonly Query[] = dashboards.flatMap((name) =>
  panelsOf(name).flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => ({ place: `${name}: ${title}`, expr })),
  ),
);

const rulesFile = 'deploy/prometheus/rules/convergence.yml';
const testDir = 'deploy/prometheus/rules/tests';
const testFiles = readdirSync(path.join(root, testDir));
const alerts = text(rulesFile)
  .split(/^ +- alert: /m)
  .slice(1)
  .map((block) => {
    const [, folded] = /expr: >-\n((?: {10}.*\n)+)/.exec(block) ?? [];
    const plain = /expr: '(.*)'\n/.exec(block)?.[1]?.replaceAll("''", "'");
    return { name: block.split('\n')[0]!, block, expr: folded?.replaceAll(/\s+/g, ' ').trim() ?? plain ?? '' };
  });
const queries: readonly Query[] = [
  ...ofDashboards,
  ...alerts.map(({ name, expr }) => ({ place: `alert ${name}`, expr })),
];

/** Every metric of ours with its labels, as a process that has all roles tells it. */
async function exported(): Promise<ReadonlyMap<string, readonly string[]>> {
  const metrics = new Metrics(createLog('silent'));
  metrics.describe('all');
  metrics.depths({ inspect: () => Promise.resolve([]) });
  metrics.look('installation', () => Promise.resolve({}));
  metrics.checks({});
  metrics.disk(folder);
  metrics.certificate(() => Promise.resolve(new Date()));
  metrics.engine({ size: 1, busyCount: 0, waitingCount: 0 });
  metrics.close();
  const names = new Map<string, readonly string[]>();
  for (const metric of metrics.registry.getMetricsAsArray()) {
    const {
      name,
      type,
      labelNames = [],
    } = metric as unknown as {
      readonly name: string;
      readonly type: string;
      readonly labelNames?: readonly string[];
    };
    const isHistogram = type === 'histogram';
    if (isHistogram) names.set(`${name}_bucket`, [...labelNames, 'le']);
    for (const ending of isHistogram || type === 'summary' ? ['_sum', '_count'] : [])
      names.set(name + ending, labelNames);
    names.set(name, labelNames);
  }
  // read before the first answer prom-client cannot say which of its own there will be: those of the text are all
  for (const [, name] of (await metrics.registry.metrics()).matchAll(/^# TYPE (\w+) /gm))
    if (!names.has(name!)) names.set(name!, []);
  return names;
}

/** Of exporters that stand beside us, and of Prometheus itself; taken from their documentation. */
const ofOthers = new Set([
  'up',
  'ALERTS',
  'mysql_up',
  'mysql_global_status_uptime',
  'mysql_global_status_threads_connected',
  'mysql_global_status_threads_running',
  'mysql_global_status_queries',
  'mysql_global_status_slow_queries',
  'mysql_global_status_innodb_buffer_pool_bytes_data',
  'mysql_global_variables_max_connections',
  'mysql_global_variables_innodb_buffer_pool_size',
  'redis_up',
  'redis_evicted_keys_total',
  'redis_aof_last_write_status',
  'redis_rdb_last_bgsave_status',
  'redis_memory_used_bytes',
  'redis_memory_max_bytes',
  'redis_commands_processed_total',
  'redis_connected_clients',
  'redis_blocked_clients',
  'node_cpu_seconds_total',
  'node_load1',
  'node_memory_MemAvailable_bytes',
  'node_memory_MemTotal_bytes',
  'node_filesystem_avail_bytes',
  'node_filesystem_size_bytes',
  'node_disk_io_time_seconds_total',
  'node_network_receive_bytes_total',
  'node_network_transmit_bytes_total',
]);
const nameOfMetric = /\b(?:(?:convergence|node|nodejs|process|mysql|redis)_\w+|up|ALERTS)\b/g;
/** Set by Prometheus when it collects. */
const ofPrometheus = ['job', 'instance'];

it('names metrics only that exist, with labels that they have', async () => {
  const ours = await exported();
  for (const { place, expr } of queries) {
    const names =
      expr
        .replaceAll(/\b(?:by|on|without) *\([^)]*\)/g, '')
        .replaceAll(/"[^"]*"/g, '""')
        .match(nameOfMetric) ?? [];
    expect(names.length, place).toBeGreaterThan(0);
    for (const name of names) expect(ours.has(name) || ofOthers.has(name), `${name} in ${place}`).toBe(true);
    for (const [, name, selector] of expr.matchAll(/\b((?:convergence)_\w+)\{([^}]*)\}/g))
      for (const [, label] of selector!.matchAll(/(\w+) *(?:=|!=|=~|!~) *"/g))
        expect([...ours.get(name!)!, ...ofPrometheus], `${label} of ${name} in ${place}`).toContain(label);
  }
});

it('shows every figure of ours on a dashboard', async () => {
  const asked = ofDashboards.map(({ expr }) => expr).join('\n');
  const ours = [...(await exported()).keys()].filter((name) => name.startsWith('convergence_'));
  const families = ours.filter((name) => !/_(bucket|sum|count)$/.test(name));
  expect(families.length).toBeGreaterThan(30);
  expect(families.filter((name) => !asked.includes(name))).toEqual([]);
});

it('explains every figure of ours in the guide', async () => {
  const guide = text('mdfiles/monitoring.md');
  const ours = [...(await exported()).keys()].filter((name) => name.startsWith('convergence_'));
  const families = ours.filter((name) => !/_(bucket|sum|count)$/.test(name));
  expect(families.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
});

it('gives every dashboard a name in Korean, a place of its own, and panels that do not cover each other', () => {
  const uids = dashboards.map((name) => (JSON.parse(text(`${dashboardDir}/${name}`)) as { readonly uid: string }).uid);
  expect(new Set(uids).size).toBe(7);
  for (const name of dashboards) {
    const { title, panels } = JSON.parse(text(`${dashboardDir}/${name}`)) as {
      readonly title: string;
      readonly panels: readonly {
        readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
      }[];
    };
    expect(title).toMatch(/[가-힣].*\([A-Za-z& ]+\)$|^\d\. .*\([A-Za-z& ]+\)$/);
    const taken = new Set<string>();
    for (const { gridPos } of panels)
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++)
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
          expect(x).toBeLessThan(24);
          expect(taken.has(`${x},${y}`), `${name} at ${x},${y}`).toBe(false);
          taken.add(`${x},${y}`);
        }
  }
});

it('gives every alert a severity, a summary in Korean, a part of the guide that says what to do, and two tests', () => {
  const guide = text('mdfiles/monitoring.md');
  const tests = testFiles.map((file) => text(`${testDir}/${file}`)).join('\n');
  expect(alerts.length).toBeGreaterThan(30);
  for (const { name, block, expr } of alerts) {
    expect(expr, name).not.toBe('');
    expect(block, name).toMatch(/severity: (critical|warning) /);
    expect(block, name).toMatch(/summary: '.*[가-힣]/);
    expect(block, name).toContain(`runbook_url: mdfiles/monitoring.md#${name.toLowerCase()}\n`);
    const [, part = ''] = guide.split(new RegExp(`^#### ${name}$`, 'm'));
    expect(part.split(/^#/m)[0], name).toMatch(/^\d\. .*[가-힣]/m);
    for (const outcome of ['rises', 'stays quiet']) expect(tests).toContain(`  - name: ${name} ${outcome}\n`);
  }
});

/** @throws Error where there is none and REQUIRE_SERVICES=1 forbids that; else null, and the tests are skipped by name. */
async function promtoolTree(): Promise<DebianTree | null> {
  try {
    return await debianTree('sid', 'promtool');
  } catch (error) {
    if (process.env.REQUIRE_SERVICES === '1') throw error;
    console.warn(`No promtool to be had: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

describe('promtool', async () => {
  const tree = await promtoolTree();
  const run = async (...args: readonly string[]): Promise<string> => {
    const [program, ...start] = tree!.command('usr/bin/promtool');
    const { stdout, stderr } = await promisify(execFile)(program, [...start, ...args]);
    return stdout + stderr;
  };

  it.skipIf(tree === null)(
    'takes the rules, and what they should do and not do comes true',
    async () => {
      expect(await run('check', 'rules', path.join(root, rulesFile))).toContain(
        `SUCCESS: ${alerts.length} rules found`,
      );
      for (const file of testFiles)
        expect(await run('test', 'rules', path.join(root, testDir, file))).toContain('SUCCESS');
    },
    180_000,
  );
  it.skipIf(tree === null)('reads every query of the dashboards, and refuses a broken one', async () => {
    const asRules = (exprs: readonly string[]): string => {
      const file = path.join(folder, `queries-${exprs.length}.json`); // JSON is YAML
      const rules = exprs.map((expr, n) => ({ record: `query:${n}`, expr }));
      writeFileSync(file, JSON.stringify({ groups: [{ name: 'queries', rules }] }));
      return file;
    };
    expect(ofDashboards.length).toBeGreaterThan(80);
    expect(await run('check', 'rules', asRules(ofDashboards.map(({ expr }) => expr)))).toContain(
      `SUCCESS: ${ofDashboards.length} rules found`,
    );
    await expect(run('check', 'rules', asRules(['sum(rate(up[5m])']))).rejects.toThrow(/unclosed left parenthesis/);
  });
});
