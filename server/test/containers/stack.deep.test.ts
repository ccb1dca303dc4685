import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { API_VERSION } from '../../src/api-version.ts';
import { freePort } from '../processes.ts';
import { historyLines, newKey, scenarioCreate, scenarioInput, simulationStart } from '../served-world.ts';
import type { Data } from '../served-world.ts';

import { root, runToEnd, unlessMissing } from './container-tools.ts';
import type { Ended } from './container-tools.ts';
import { startEngine } from './docker-engine.ts';
import { GatewayClient } from './gateway-client.ts';
import type { GatewayAnswer } from './gateway-client.ts';
import { makeStandIns } from './stand-in-images.ts';

const project = 'convergence-test';
const host = 'convergence.test';
const email = 'first@example.com';
const SCOPES =
  'MARKET_READ,OPERATOR_READ,SCENARIO_READ,SCENARIO_WRITE,SIMULATION_READ,SIMULATION_RUN,REPORT_CREATE,REPORT_READ';
/** Everything of ours that is read-only can be tried here; it is none of the folders that are mounted. */
const placesOf: Readonly<Record<string, string>> = { api: '/app', worker: '/app', scheduler: '/app', web: '/srv/web' };

const begin = Date.now();
const engine = await unlessMissing('a Docker engine', startEngine);

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(0)} s`;

describe.skipIf(engine === null)('the Compose file, with stand-in images', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'convergence-stack-'));
  const secrets = path.join(dir, 'secrets');
  const passed: string[] = [];
  const facts: string[] = [];
  let hasFailed = false;
  let env: Record<string, string>;
  let files: readonly string[];
  let gateway: GatewayClient;
  let images: readonly string[];
  let password: string;
  let token: string;
  let download: string;

  const compose = (args: readonly string[], timeoutMs = 300_000): Promise<Ended> =>
    engine!.docker(['compose', '--project-name', project, '--progress', 'plain', ...files, ...args], {
      env,
      timeoutMs,
    });
  const must = async (work: Promise<Ended>): Promise<string> => {
    const { code, text } = await work;
    if (code !== 0) throw new Error(`ended with ${code}:\n${text.slice(-4000)}`);
    return text.trimEnd();
  };
  const inside = (service: string, ...command: string[]): Promise<Ended> =>
    compose(['exec', '--no-TTY', service, ...command]);
  const node = (service: string, ...script: string[]): Promise<string> => must(inside(service, 'node', ...script));
  const shell = (service: string, line: string): Promise<Ended> => inside(service, 'sh', '-c', line);

  interface Container {
    readonly Name: string;
    readonly RestartCount: number;
    readonly State: {
      readonly Health: { readonly Status: string };
      readonly StartedAt: string;
      readonly Pid: number;
      readonly ExitCode: number;
      readonly Status: string;
    };
    readonly HostConfig: { readonly Memory: number; readonly NanoCpus: number };
    readonly Config: { readonly Labels: Readonly<Record<string, string>> };
    readonly NetworkSettings: { readonly Networks: Readonly<Record<string, { readonly IPAddress: string }>> };
  }
  const containers = async (service?: string): Promise<readonly Container[]> => {
    const ids = await must(compose(['ps', '--all', '--quiet', ...(service === undefined ? [] : [service])]));
    return JSON.parse(await must(engine!.docker(['inspect', ...ids.split('\n')]))) as Container[];
  };
  const serviceOf = ({ Config }: Container): string => Config.Labels['com.docker.compose.service']!;
  const until = async <T>(what: string, look: () => Promise<T | null>, patienceMs = 60_000): Promise<T> => {
    const giveUpAt = Date.now() + patienceMs;
    for (;;) {
      const found = await look();
      if (found !== null) return found;
      if (Date.now() > giveUpAt) throw new Error(`Waited ${patienceMs} ms in vain for ${what}.`);
      await setTimeout(500);
    }
  };
  /** An operation with the token. */
  const graphql = async (query: string, variables: object = {}): Promise<Data> => {
    const answer = await gateway.post('/graphql', { query, variables }, { authorization: `Bearer ${token}` });
    const { data, errors } = JSON.parse(answer.text) as { data?: Data; errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  };
  const startedRun = async (change: object): Promise<{ readonly id: string; readonly cursor: string }> => {
    const made = await graphql(scenarioCreate, { input: scenarioInput(change) });
    const scenarioId = made.scenarioCreate.scenario.id as string;
    const { simulationStart: started } = await graphql(simulationStart, {
      input: { scenarioId, idempotencyKey: newKey() },
    });
    expect(started.errors).toEqual([]);
    return { id: started.run.id, cursor: started.run.latestEventCursor };
  };
  const statusOf = async (runId: string): Promise<string> =>
    (await graphql(`{ simulationRun(id: "${runId}") { status } }`)).simulationRun.status as string;
  const finished = (runId: string): Promise<true> =>
    until(
      'the end of a run',
      async () => {
        const status = await statusOf(runId);
        expect(['FAILED', 'CANCELLED']).not.toContain(status);
        return status === 'SUCCEEDED' ? true : null;
      },
      180_000,
    );

  beforeAll(async () => {
    const [https, http, grafana] = [await freePort(), await freePort(), await freePort()];
    const third = 2 + (process.pid % 250);
    env = {
      COMPOSE_DISABLE_ENV_FILE: '1',
      SECRETS_DIR: secrets,
      PUBLIC_URL: `https://${host}:${https}`,
      PUBLISH_ADDRESS: '127.0.0.1',
      HTTPS_PORT: String(https),
      HTTP_PORT: String(http),
      GRAFANA_PORT: String(grafana),
      FRONTEND_SUBNET: `172.31.${third}.0/24`,
      GATEWAY_ADDRESS: `172.31.${third}.10`,
    };
    const override = path.join(dir, 'test.yml');
    writeFileSync(
      override,
      [
        'services:',
        // the engine of the test leads nobody out of this machine
        ...['api', 'web', 'objects'].map((name) => `  ${name}: { build: { network: host } }`),
        // there is nothing that could stand in for it
        '  grafana: { profiles: [not-here] }',
      ].join('\n'),
    );
    files = ['-f', path.join(root, 'docker-compose.yml'), '-f', override];

    let since = Date.now();
    await must(runToEnd(['sh', path.join(root, 'deploy/make-secrets.sh'), host], { env: { SECRETS_DIR: secrets } }));
    images = await makeStandIns(engine!);
    facts.push(`stand-in images: ${seconds(since)}`);
    since = Date.now();
    await must(compose(['build'], 1_200_000));
    facts.push(`build of our three images: ${seconds(since)}`);
    since = Date.now();
    await must(compose(['up', '--detach', '--wait'], 600_000));
    facts.push(`\`up --wait\`, from nothing to every container healthy: ${seconds(since)}`);
    facts.push(
      `from nothing to the first check, packages as far as they were not there already included: ${seconds(begin)}`,
    );
    gateway = new GatewayClient(env.PUBLIC_URL!, readFileSync(path.join(secrets, 'tls/certificate.pem'), 'utf8'));
    console.log(
      [
        `Docker ${engine!.version}. THESE IMAGES ARE STAND-INS made from Debian's packages, not the ones that production runs:`,
        ...images.map((line) => `  ${line}`),
        '  Grafana has no stand-in and is left out.',
        ...facts.map((line) => `  ${line}`),
      ].join('\n'),
    );
  }, 2_400_000);

  afterEach(({ task }) => {
    if (task.result?.state === 'pass') passed.push(task.name);
    else hasFailed = true;
  });

  afterAll(async () => {
    if (hasFailed && files) console.log((await compose(['logs', '--tail', '15', '--no-color'])).text.slice(-20_000));
    if (files) {
      const since = Date.now();
      await compose(['down', '--volumes', '--timeout', '30']);
      facts.push(`\`down --volumes\`: ${seconds(since)}`);
    }
    await engine!.stop();
    rmSync(dir, { recursive: true, force: true });
    facts.push(`all of it: ${seconds(begin)}`);
    if (!hasFailed && passed.length > 0) writeEvidence();
  }, 300_000);

  function writeEvidence(): void {
    const date = new Date().toISOString().slice(0, 10);
    const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
    const lines = [
      '# The Compose file, brought up',
      '',
      `Date: ${date}. Commit: ${commit} and what was not committed then. Docker ${engine!.version}, \`docker-compose.yml\` as it is.`,
      '',
      "**The images are stand-ins** made from Debian's packages under the names of the real ones, since no registry was asked. Not shown by this:",
      'the real images, Grafana, a host with Ubuntu, a certificate of an authority, a firewall.',
      '',
      ...images.map((line) => `- ${line}`),
      '',
      '## Times, one run',
      '',
      ...facts.map((line) => `- ${line}`),
      '',
      '## What was checked',
      '',
      ...passed.map((line) => `- ${line}`),
      '',
    ];
    writeFileSync(path.join(root, `mdfiles/evidence/containers-${date}.md`), lines.join('\n'));
  }

  it('every container is healthy, and none was started before what it needs', async () => {
    const all = await containers();
    expect(all.filter(({ State }) => State.Health.Status !== 'healthy').map(({ Name }) => Name)).toEqual([]);
    expect(all.map(serviceOf).filter((name) => name === 'worker')).toHaveLength(2);
    expect(all.length).toBe(14);
    const startOf = (service: string): number[] =>
      all.filter((each) => serviceOf(each) === service).map(({ State }) => Date.parse(State.StartedAt));
    for (const [first, then] of [
      ['mysql', 'api'],
      ['redis', 'api'],
      ['objects', 'api'],
      ['api', 'worker'],
      ['api', 'scheduler'],
      ['api', 'gateway'],
      ['web', 'gateway'],
    ] as const)
      expect(Math.max(...startOf(first))).toBeLessThan(Math.min(...startOf(then)));
  });
  it('each program is a user who is not root, without capabilities, without new rights, behind the filter of system calls', async () => {
    const found: Record<string, string> = {};
    for (const container of await containers()) {
      const status = readFileSync(`/proc/${container.State.Pid}/status`, 'utf8');
      const field = (name: string): string => new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)![1]!;
      expect(Number(field('Uid'))).toBeGreaterThan(0);
      found[serviceOf(container)] = ['CapEff', 'CapPrm', 'CapBnd', 'NoNewPrivs', 'Seccomp'].map(field).join(' ');
    }
    const none = '0000000000000000';
    for (const [service, is] of Object.entries(found))
      expect([service, is]).toEqual([service, `${none} ${none} ${none} 1 2`]);
    expect(Object.keys(found)).toHaveLength(13);
  });
  it('nothing can be written but below /tmp, and nothing there can be run', async () => {
    for (const [service, place] of Object.entries(placesOf)) {
      expect((await shell(service, `touch ${place}/x`)).text).toMatch(/Read-only file system/);
      expect((await shell(service, 'cp /bin/true /tmp/true && /tmp/true')).text).toMatch(/Permission denied/);
      const { text } = await shell(service, 'grep " /tmp " /proc/mounts');
      expect(text).toMatch(/^tmpfs \/tmp tmpfs rw,nosuid,nodev,noexec/);
    }
  });
  it('no tool of the build, no test and no page is in the image of the programs, and no secret in any', async () => {
    for (const name of ['vite', 'vitest', 'typescript', 'rolldown', 'react'])
      expect((await shell('api', `ls -d node_modules/${name}`)).code).not.toBe(0);
    expect((await must(shell('api', 'ls -R server/src shared/src'))).match(/\.test\.tsx?$/m)).toBeNull();
    for (const image of ['app', 'web', 'objects'].map((name) => `convergence-${name}:${API_VERSION}`)) {
      const history = await must(engine!.docker(['history', '--no-trunc', image]));
      const configuration = await must(engine!.docker(['inspect', image]));
      expect(history + configuration).not.toContain(readFileSync(path.join(secrets, 'mysql-password'), 'utf8').trim());
    }
  });
  it('a secret is readable by the program that needs it, and not there for others', async () => {
    expect((await shell('api', 'cat /run/secrets/database-url')).text).toMatch(/^mysql:\/\/convergence:/);
    expect((await shell('web', 'ls /run/secrets')).code).not.toBe(0);
    expect((await shell('api', 'ls /run/secrets')).text).not.toMatch(/mysql-root-password|grafana/);
    expect((await shell('node-exporter', `cat /host${secrets}/database-url`)).text).toMatch(/Permission denied/);
  });
  it('pages and gateway cannot reach the stores, neither by name nor by address', async () => {
    const addresses = new Map<string, string>();
    for (const container of await containers())
      addresses.set(
        serviceOf(container),
        container.NetworkSettings.Networks[`${project}_backend_net`]?.IPAddress ?? '',
      );
    const reach = (service: string, host: string, port: number): Promise<Ended> =>
      shell(service, `curl --silent --show-error --max-time 3 telnet://${host}:${port} < /dev/null`);
    for (const service of ['web', 'gateway'])
      for (const [store, port] of [
        ['mysql', 3306],
        ['redis', 6379],
      ] as const) {
        expect((await reach(service, store, port)).text).toMatch(/Could not resolve host/);
        const { code, text } = await reach(service, addresses.get(store)!, port);
        expect(code).not.toBe(0);
        if (service === 'web') expect(text).toMatch(/unreachable|Could not connect|Couldn't connect|Failed to connect/);
      }
    expect((await reach('web', 'objects', 8333)).text).toMatch(/Could not resolve host/);
    expect((await reach('gateway', 'objects', 8333)).text).not.toMatch(/Could not resolve|connect/); // it may; so the check can fail
  });
  it('API and scheduler have no way out of the machine; workers have one', async () => {
    const outside = `require('net').connect({ host: '192.0.2.1', port: 443, timeout: 2000 })
      .on('timeout', () => { console.log('TIMEOUT'); process.exit(); }).on('error', (error) => console.log(error.code))`;
    expect(await node('api', '-e', outside)).toBe('ENETUNREACH');
    expect(await node('scheduler', '-e', outside)).toBe('ENETUNREACH');
    expect(await node('worker', '-e', outside)).not.toBe('ENETUNREACH'); // the engine of this test lets nobody further
  });
  it('the pages come over HTTP/2 and HTTPS with every header once; plain http is sent there; other names are refused', async () => {
    expect(await gateway.http2('/')).toEqual({ protocol: 'h2', status: 200 });
    for (const at of ['/', '/runs/some-run', '/health/live', '/no-such-file.png', '/convergence-files/x', '/graphql']) {
      const { headers } = await gateway.ask(at);
      expect([at, headers['content-security-policy']]).toEqual([
        at,
        expect.stringMatching(/^default-src 'self';[^,]*$/),
      ]);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'strict-transport-security': 'max-age=31536000',
        'referrer-policy': 'same-origin',
      });
      expect(headers.server).toBe('nginx'); // without its version
    }
    expect((await gateway.ask('/runs/some-run')).text).toContain('<div id="root">');
    const script = /\/assets\/[\w.-]+\.js/.exec((await gateway.ask('/')).text)![0];
    const asset = await gateway.ask(script, { headers: { 'accept-encoding': 'gzip' } });
    expect(asset.headers).toMatchObject({
      'content-encoding': 'gzip',
      'cache-control': expect.stringContaining('immutable'),
    });
    const plain = await fetch(`http://127.0.0.1:${env.HTTP_PORT}/runs/x?y=1`, { redirect: 'manual' });
    expect([plain.status, plain.headers.get('location')]).toEqual([308, 'https://127.0.0.1/runs/x?y=1']);
    expect((await gateway.ask('/health/ready')).status).toBe(200);
    expect((await gateway.ask('/graphql', { headers: { host: 'evil.example.com' } })).status).toBe(403);
    expect((await gateway.ask('/metrics')).text).not.toContain('process_resident_memory_bytes');
  });
  it('a body beyond the limit is refused at the gateway', async () => {
    expect((await gateway.post('/graphql', { query: 'x'.repeat(400_000) })).status).toBe(413);
  });
  it('the first administrator is made by a command in a container, and signs in through the gateway with a secure cookie', async () => {
    const said = await node('api', 'server/src/auth/admin-command.ts', '--email', email);
    password = said.split('\n').at(-1)!;
    const wrong = await gateway.post('/api/auth/sign-in/email', { email, password: 'not the one, surely' });
    expect(wrong.status).toBeGreaterThanOrEqual(400);
    const answer: GatewayAnswer = await gateway.post(
      '/api/auth/sign-in/email',
      { email, password },
      { 'x-forwarded-for': '203.0.113.99', 'x-forwarded-proto': 'http' },
    );
    expect(answer.status).toBe(200);
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^__Host-[^;]+;.*HttpOnly/);
    expect(cookie).toMatch(/Secure/);
    const session = cookie.split(';')[0]!;
    const free = await gateway.post('/graphql', { query: '{ viewer { email } }' }, { cookie: session });
    expect(free.text).toContain('PERSISTED_OPERATION_REQUIRED'); // known, and bound to the operations of the built pages
  });
  it('the access log has the address that the gateway saw, not one that a client made up', async () => {
    const sql = 'select distinct address from access_log where address is not null';
    const line = `MYSQL_PWD="$(cat /run/secrets/mysql-password)" mysql --user=convergence --host=127.0.0.1 --batch --skip-column-names --execute='${sql}' convergence`;
    const addresses = (await must(shell('mysql', line))).split('\n');
    const { HTTPS_PORT } = env;
    const gatewayLog = (await compose(['logs', '--no-log-prefix', 'gateway'])).text;
    const seen = /"address":"([^"]+)","method":"POST","path":"\/api\/auth\/sign-in\/email"/.exec(gatewayLog)![1]!;
    expect(HTTPS_PORT).toBeDefined();
    expect(addresses).toEqual([seen]);
    expect(seen).not.toBe(env.GATEWAY_ADDRESS);
  });
  it('a run is started, followed over a socket through the gateway to its end, and done by workers', async () => {
    token = (await node('api', 'server/src/auth/token-command.ts', '--user', email, '--scope', SCOPES))
      .split('\n')
      .at(-1)!;
    const history = Buffer.from(historyLines()).toString('base64');
    const made = path.join(dir, 'history.b64');
    writeFileSync(made, history);
    const write = `const fs = require('fs'); fs.appendFileSync('/tmp/history.csv', Buffer.from(process.argv[1], 'base64'))`;
    for (let at = 0; at < history.length; at += 80_000) await node('api', '-e', write, history.slice(at, at + 80_000));
    await node('api', 'server/src/market/import-command.ts', '/tmp/history.csv');

    const { id, cursor } = await startedRun({ pathCount: 60_000 });
    const client = gateway.socket(token);
    const kinds: string[] = [];
    try {
      for await (const { data, errors } of client.iterate<Data>({
        query: `subscription ($runId: ID!, $after: String) { simulationEvents(runId: $runId, after: $after) {
          __typename cursor ... on SimulationFinishedEvent { run { status } } } }`,
        variables: { runId: id, after: cursor },
      })) {
        expect(errors).toBeUndefined();
        kinds.push(data.simulationEvents.__typename);
        if (kinds.at(-1) === 'SimulationFinishedEvent') {
          expect(data.simulationEvents.run.status).toBe('SUCCEEDED');
          break;
        }
      }
    } finally {
      await client.dispose();
    }
    expect(kinds.length).toBeGreaterThan(1);

    const report = await graphql(
      `
        mutation ($input: ReportCreateInput!) {
          reportCreate(input: $input) {
            report {
              id
            }
            errors {
              __typename
            }
          }
        }
      `,
      { input: { kind: 'RISK_REPORT', subjectId: id, idempotencyKey: newKey() } },
    );
    expect(report.reportCreate.errors).toEqual([]);
    const reportId = report.reportCreate.report.id as string;
    const url = `{ report(id: "${reportId}") { status downloadUrl(format: CSV) { url fileName } } }`;
    download = await until('the report', async () => {
      const { status, downloadUrl } = (await graphql(url)).report;
      expect(status).not.toBe('FAILED');
      return (downloadUrl?.url as string | undefined) ?? null;
    });
  });
  it('a signed download of the object store comes through the gateway, its signature unharmed; a changed or unsigned one does not', async () => {
    expect(new URL(download).origin).toBe(env.PUBLIC_URL);
    const file = await gateway.ask(download);
    expect([file.status, file.headers['content-disposition']]).toEqual([
      200,
      expect.stringMatching(/^attachment; filename=/),
    ]);
    expect(file.text.length).toBeGreaterThan(1000);
    const signature = /X-Amz-Signature=([0-9a-f]+)/.exec(download)![1]!;
    const other = signature.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
    expect((await gateway.ask(download.replace(signature, other))).status).toBe(403);
    expect((await gateway.ask(download.replace('.csv', '.pdf'))).status).toBe(403);
    expect((await gateway.ask(download.split('?')[0]!)).status).toBe(403);
    expect((await gateway.ask(download, { method: 'PUT', body: 'x' })).status).toBe(403);
    expect((await gateway.ask('/convergence-files/')).status).toBe(403);
  });
  it('Prometheus reaches every process and exporter, and the exporters their stores', async () => {
    const asked = async (at: string): Promise<Data> =>
      JSON.parse(await must(inside('prometheus', 'wget', '-q', '-O', '-', `http://127.0.0.1:9090/api/v1/${at}`)));
    const up = await until(
      'all targets',
      async () => {
        const { activeTargets } = (await asked('targets')).data as {
          activeTargets: { labels: { job: string }; health: string }[];
        };
        return activeTargets.length >= 9 && activeTargets.every(({ health }) => health === 'up') ? activeTargets : null;
      },
      120_000,
    );
    expect(up.map(({ labels }) => labels.job).toSorted()).toEqual(
      ['alertmanager', 'api', 'mysql', 'node', 'prometheus', 'redis', 'scheduler', 'worker', 'worker'].toSorted(),
    );
    for (const metric of [
      'mysql_up',
      'redis_up',
      'mysql_global_status_threads_connected',
      'redis_connected_clients',
      'node_memory_MemTotal_bytes',
    ])
      await until(
        metric,
        async () => {
          const { result } = (await asked(`query?query=${metric}`)).data as { result: { value: [number, string] }[] };
          return result.length > 0 && Number(result[0]!.value[1]) >= 1 ? true : null;
        },
        90_000,
      );
  });
  it('what was stored is there after the store was started again', async () => {
    await must(compose(['restart', 'objects']));
    const file = await until('the store', async () => {
      const answer = await gateway.ask(download);
      return answer.status === 200 ? answer : null;
    });
    expect(file.text.length).toBeGreaterThan(1000);
  });
  it('workers that are asked to stop end by themselves in the middle of a run, and it goes on when they are back', async () => {
    const { id } = await startedRun({ pathCount: 400_000, horizonSessions: 120 });
    await until('its beginning', async () => ((await statusOf(id)) === 'RUNNING' ? true : null));
    const since = Date.now();
    await must(compose(['stop', 'worker']));
    facts.push(`two workers stopped in the middle of a run: ${seconds(since)}`);
    expect(Date.now() - since).toBeLessThan(40_000);
    for (const { State } of await containers('worker')) expect([State.Status, State.ExitCode]).toEqual(['exited', 0]);
    await must(compose(['up', '--detach', '--wait', '--no-deps', 'worker']));
    await finished(id);
  });
  it('an API that is killed is started again and healthy', async () => {
    const [before] = await containers('api');
    const kill = `const fs = require('fs');
      const pid = fs.readdirSync('/proc').find((name) => /^\\d+$/.test(name) && fs.readFileSync('/proc/' + name + '/cmdline', 'utf8').startsWith('node\\0server/dist/main.js'));
      process.kill(Number(pid), 'SIGKILL')`;
    const since = Date.now();
    await inside('api', 'node', '-e', kill); // this command may end with it
    await until('the next start', async () => {
      const [now] = await containers('api');
      return now!.RestartCount === before!.RestartCount + 1 && now!.State.Health.Status === 'healthy' ? true : null;
    });
    facts.push(`API healthy again after kill -9: ${seconds(since)}`);
    const seen = await until('the gateway to see it', async () => {
      const { status } = await gateway.ask('/health/ready');
      return status === 200 ? status : null;
    });
    expect(seen).toBe(200);
  });
  it('a program that takes more memory than it has is ended, and the others do not notice', async () => {
    const [scheduler] = await containers('scheduler');
    expect(scheduler!.HostConfig.Memory).toBe(768 * 2 ** 20);
    const take = 'const all = []; for (;;) all.push(Buffer.alloc(2 ** 24, 1))';
    expect((await inside('scheduler', 'node', '-e', take)).code).toBe(137);
    await until('the scheduler', async () => {
      const [now] = await containers('scheduler');
      return now!.State.Health.Status === 'healthy' ? true : null;
    });
    expect((await gateway.ask('/health/ready')).status).toBe(200);
  });
  it('many sign-ins from one address are slowed down at the gateway', async () => {
    const attempts = Array.from({ length: 40 }, () =>
      gateway.post('/api/auth/sign-in/email', { email: 'nobody@example.com', password: 'x' }),
    );
    const statuses = (await Promise.all(attempts)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(10);
    expect((await gateway.ask('/')).status).toBe(200);
  });
});
