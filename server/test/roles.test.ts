import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import { endPrograms, freePort, runCommand, startProgram } from './processes.ts';
import type { RunningProgram } from './processes.ts';
import { historyLines, newKey, scenarioCreate, scenarioInput, simulationStart } from './served-world.ts';
import type { Data } from './served-world.ts';
import { freshDatabase } from './services/mysql-database.ts';
import type { FreshDatabase } from './services/mysql-database.ts';
import { serverEnvironment } from './services/server-environment.ts';
import { serviceUrls } from './services/service-url.ts';

const services = await serviceUrls();
const email = 'admin@operator.example';

interface Attribute {
  readonly key: string;
  readonly value: { readonly stringValue?: string };
}
/** What a collector of traces is sent by OTLP, as far as it is looked at here. */
interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly Omit<Span, 'role' | 'process'>[] }[];
  }[];
}
interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  /** Of the process that made it. */
  readonly role: string;
  readonly process: string;
}

/** Programs of a production server, each a process of its own. Each step goes on from the last. */
describe.skipIf(!services)('on real services: an api, two workers and two schedulers', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'convergence-roles-'));
  let database: FreshDatabase;
  let environment: Record<string, string>;
  let token: string;
  let address: string;
  let scenarioId: string;
  let resultSha256: string;
  let count = 0;
  const spans: Span[] = [];
  const collector = createServer((request, response) => {
    json(request).then(
      (body) => {
        for (const { resource, scopeSpans } of (body as Export).resourceSpans) {
          const told = (key: string): string =>
            resource.attributes.find((attribute) => attribute.key === key)?.value.stringValue ?? '';
          const [role, maker] = [told('convergence.role'), told('service.instance.id')];
          for (const { spans: some } of scopeSpans)
            for (const span of some) spans.push({ ...span, role, process: maker });
        }
        return response.setHeader('content-type', 'application/json').end('{}');
      },
      () => response.writeHead(400).end(),
    );
  });
  const running: { readonly role: string; readonly program: RunningProgram }[] = [];

  const command = async (file: string, args: readonly string[]): Promise<string> => {
    const { code, text } = await runCommand(file, [...args, '--data', path.join(dir, 'command')], environment);
    if (code !== 0) throw new Error(`${file} ended with ${code}:\n${text}`);
    return text.trimEnd().split('\n').at(-1)!;
  };
  /** What each process said last, for whoever reads why the test failed. */
  const words = (): string =>
    running.map(({ role, program }) => `--- ${role}\n${program.said().slice(-2500)}`).join('\n');
  const start = async (role: string): Promise<string> => {
    const program = startProgram(
      'server/dist/main.js',
      ['--role', role, '--port', '0', '--data', path.join(dir, `${role}-${++count}`)],
      environment,
    );
    running.push({ role, program });
    const [, listening] = await program.saying(/"address":"(http:[^"]+)"/, 120_000);
    return listening!;
  };
  const ask = async (query: string, variables: object = {}): Promise<Data> => {
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
    if (errors) throw new Error(`${JSON.stringify(errors)}\n${words()}`);
    return data;
  };
  const soon = async <T>(look: () => Promise<T | null | undefined | false>, patienceMs = 60_000): Promise<T> => {
    for (const giveUpAt = Date.now() + patienceMs; ;) {
      const seen = await look();
      if (seen) return seen;
      if (Date.now() > giveUpAt) throw new Error(`What the test waits for did not happen:\n${words()}`);
      await pause(100);
    }
  };
  const table = async (): Promise<Data> =>
    (await ask('{ operations { processes { id role state pid } leases { name processId } } }')).operations;
  const holderOf = async (lease: string): Promise<Data> => {
    const { processes, leases } = await table();
    const { processId } = leases.find(({ name }: Data) => name === lease) ?? {};
    return processes.find(({ id }: Data) => id === processId);
  };
  /** As a client does it: where the answer takes too long, once more under the same key. */
  const startRun = (): Promise<string> => {
    const input = { scenarioId, idempotencyKey: newKey() };
    return soon(async () => {
      const answer = await ask(simulationStart, { input }).catch((error: Error) => {
        if (error.message.includes('OPERATION_TIMEOUT')) return null;
        throw error;
      });
      expect(answer?.simulationStart.errors ?? []).toEqual([]);
      return answer?.simulationStart.run.id as string | undefined;
    }, 120_000);
  };
  const ended = (id: string): Promise<Data> =>
    soon(async () => {
      const { simulationRun } = await ask('query ($id: ID!) { simulationRun(id: $id) { status resultSha256 } }', {
        id,
      });
      return ['SUCCEEDED', 'FAILED'].includes(simulationRun.status) && simulationRun;
    }, 120_000);

  beforeAll(async () => {
    database = await freshDatabase(services!.mysql);
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
    environment = {
      ...serverEnvironment(database.url, services!),
      REDIS_URL: new URL('/7', services!.redis).href,
      KIS_BASE_URL: `http://127.0.0.1:${await freePort()}`,
      LLM_BASE_URL: 'off',
      WORKER_THREADS: '1',
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
    };
    const history = path.join(dir, 'history.csv');
    writeFileSync(history, historyLines());
    await command('server/src/market/import-command.ts', [history]);
    await command('server/src/auth/admin-command.ts', ['--email', email]);
    const scopes =
      'MARKET_READ,OPERATOR_READ,SCENARIO_READ,SCENARIO_WRITE,SIMULATION_READ,SIMULATION_RUN,OPERATIONS_READ';
    token = await command('server/src/auth/token-command.ts', ['--user', email, '--scope', scopes]);
    const started = await Promise.all(['api', 'worker', 'worker', 'scheduler', 'scheduler'].map(start));
    address = started[0]!;
  });
  afterAll(async () => {
    endPrograms();
    collector.closeAllConnections();
    collector.close();
    await database.drop();
    rmSync(dir, { recursive: true, maxRetries: 10, retryDelay: 200 });
  });

  it('are all listed, with the one scheduler that works and the one worker that looks after orders', async () => {
    const { processes } = await table();
    expect(processes.map(({ role }: Data) => role).toSorted()).toEqual([
      'api',
      'scheduler',
      'scheduler',
      'worker',
      'worker',
    ]);
    expect(processes.every(({ state }: Data) => state === 'WORKING')).toBe(true);
    expect(await holderOf('scheduler')).toMatchObject({ role: 'scheduler' });
    expect(await holderOf('orders')).toMatchObject({ role: 'worker' });
    expect((await ask('{ systemStatus { isWorking workerCount schedulerCount } }')).systemStatus).toEqual({
      isWorking: true,
      workerCount: 2,
      schedulerCount: 2,
    });
  });

  it('finish a run that was asked of the api, while the scheduler that works is killed; the other takes over', async () => {
    const input = scenarioInput({ pathCount: 60_000 });
    scenarioId = (await ask(scenarioCreate, { input })).scenarioCreate.scenario.id;
    const killed = await holderOf('scheduler');
    const run = await startRun();
    process.kill(killed.pid, 'SIGKILL');
    const killedAt = Date.now();
    const heir = await soon(async () => {
      const holder = await holderOf('scheduler');
      return holder && holder.id !== killed.id && holder;
    }, 30_000);
    expect(Date.now() - killedAt).toBeLessThan(20_000); // 14.5 s, and what this machine is busy with besides
    expect(heir).toMatchObject({ role: 'scheduler', state: 'WORKING' });
    const { status, resultSha256: sha } = await ended(run);
    expect(status).toBe('SUCCEEDED');
    resultSha256 = sha;
    await soon(
      async () => (await ask('{ systemStatus { schedulerCount } }')).systemStatus.schedulerCount === 1,
      20_000,
    );
    const { processes } = await table();
    expect(processes.find(({ id }: Data) => id === killed.id)).toMatchObject({ state: 'SILENT' });
  });

  it('end when they are asked to: sockets are told to come back, the row goes, the exit is clean', async () => {
    const closed = Promise.withResolvers<{ readonly code: number }>();
    const client = createClient({
      url: `${address.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
      lazy: false,
      onNonLazyError: () => undefined,
      on: { closed: (event) => closed.resolve(event as { readonly code: number }) },
    });
    await new Promise((resolve) => client.on('connected', resolve));
    const alive = running.filter(({ program }) => program.child.exitCode === null && program.child.signalCode === null);
    for (const { program } of alive) program.child.kill('SIGTERM');
    expect((await closed.promise).code).toBe(1001);
    const codes = await Promise.all(alive.map(async ({ program }) => (await program.ended(40_000)).code));
    expect(codes).toEqual(alive.map(() => 0));
    await client.dispose();
  });

  it('have sent one trace: from the request at the api through the queue to the chunks and the merge at the workers', () => {
    const merge = spans.find(({ name }) => name === 'merge')!;
    expect(merge).toMatchObject({ role: 'worker', traceId: expect.stringMatching(/^[0-9a-f]{32}$/) });
    const trace = spans.filter(({ traceId }) => traceId === merge.traceId);
    const wayUp = (span: Span | undefined): readonly string[] =>
      span ? [`${span.role}: ${span.name}`, ...wayUp(trace.find(({ spanId }) => spanId === span.parentSpanId))] : [];
    const start = [
      'worker: job simulation.start',
      'api: transaction simulation.start',
      'api: graphql mutation',
      'api: POST graphql',
    ];
    expect(wayUp(merge)).toEqual(['worker: merge', 'worker: job simulation.merge', ...start]);
    const ranges = trace.filter(({ name }) => name === 'chunk range');
    expect(ranges.length).toBeGreaterThan(1);
    for (const range of ranges)
      expect(wayUp(range)).toEqual(['worker: chunk range', 'worker: job simulation.chunk', ...start]);
    const api = trace.find(({ name }) => name === 'POST graphql')!;
    expect(api.parentSpanId ?? '').toBe('');
    expect(trace.filter(({ role }) => role === 'worker').map((span) => span.process)).not.toContain(api.process);
  });

  it('say the same as one process that does everything, to the last byte', async () => {
    address = await start('all');
    const { processes, leases } = await table();
    expect(processes.filter(({ state }: Data) => state === 'WORKING').map(({ role }: Data) => role)).toEqual(['all']);
    expect(leases.map(({ name }: Data) => name)).toContain('scheduler'); // given back at once by the one before
    expect(await ended(await startRun())).toEqual({ status: 'SUCCEEDED', resultSha256 });
  });
});
