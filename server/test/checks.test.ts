import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { checks as ai } from '../checks/chk-ai.ts';
import { checks as api } from '../checks/chk-api.ts';
import { checks as etl } from '../checks/chk-etl.ts';
import { checks as front } from '../checks/chk-front.ts';
import { checks as llm } from '../checks/chk-llm.ts';
import { runChecks } from '../checks/chk-program.ts';
import type { Check } from '../checks/chk-program.ts';
import { madeDemo } from './made-demo.ts';
import { endPrograms, runCommand, startProgram } from './processes.ts';
import type { RunningProgram } from './processes.ts';

const SCOPES =
  'MARKET_READ,SCENARIO_READ,SIMULATION_READ,RECOMMENDATION_READ,FORECAST_READ,LLM_USAGE_READ,SCHEMA_READ,EXPLANATION_READ,OPERATIONS_READ';

/** What stands between the checks and the product: answers as the product does, but for one fault. */
interface Fault {
  readonly on: RegExp;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly status?: number;
  readonly body?: (text: string) => string;
}

let dir: string;
let program: RunningProgram;
let url: string;
/** In turn: all these checks in one minute are more than one token may ask for. */
const tokens: string[] = [];
const TOKENS = 6;
let turn = 0;
let proxy: string;
let fault: Fault | null = null;

const middle = createServer((request, response) => {
  void (async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
    const ask = (): Promise<Response> =>
      fetch(`${url}${request.url}`, {
        method: request.method ?? 'GET',
        headers: headers as Record<string, string>,
        ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
      });
    const answer = await ask().catch(ask); // the product may have closed a connection that was idle
    let bytes = Buffer.from(await answer.arrayBuffer());
    let { status } = answer;
    const sent = new Headers(answer.headers);
    for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) sent.delete(name);
    if (fault?.on.test(`${request.url} ${body.toString('utf8')}`)) {
      status = fault.status ?? status;
      for (const [name, value] of Object.entries(fault.headers ?? {})) {
        if (value === null) sent.delete(name);
        else sent.set(name, value);
      }
      if (fault.body !== undefined) bytes = Buffer.from(fault.body(bytes.toString('utf8')));
    }
    response.writeHead(status, Object.fromEntries(sent));
    response.end(bytes);
  })().catch((error: unknown) => {
    response.writeHead(500);
    response.end(String(error));
  });
});

// Sockets do not pass: what is injected is looked for over HTTP.
middle.on('upgrade', (_request, socket) => socket.destroy());

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'convergence-checks-'));
  cpSync(await madeDemo(), dir, { recursive: true });
  program = startProgram('server/start.mjs', ['--port', '0', '--emulator-port', '0', '--data', dir]);
  [, url] = (await program.saying(/Convergence is at (http:\S+)/, 170_000)) as unknown as [string, string];
  for (let i = 0; i < TOKENS; i++) {
    const made = await runCommand('server/src/auth/token-command.ts', [
      '--user',
      'demo@convergence.local',
      '--scope',
      SCOPES,
      '--data',
      dir,
    ]);
    if (made.code !== 0) throw new Error(made.text);
    tokens.push(made.text.trimEnd().split('\n').at(-1)!);
  }
  await new Promise<void>((resolve) => middle.listen(0, '127.0.0.1', resolve));
  proxy = `http://127.0.0.1:${(middle.address() as AddressInfo).port}`;
  await until(async () => (await run(ai)).code === 0 && (await run(etl)).code === 0, 240_000); // the demo run, its plan, every price
}, 480_000);
afterAll(async () => {
  middle.close();
  middle.closeAllConnections();
  program.child.kill('SIGTERM');
  await program.ended(40_000);
  endPrograms();
  rmSync(dir, { recursive: true, maxRetries: 10, retryDelay: 200 });
}, 60_000);

async function until(isDone: () => Promise<boolean>, patienceMs: number): Promise<void> {
  const giveUpAt = Date.now() + patienceMs;
  while (!(await isDone())) {
    if (Date.now() > giveUpAt) return; // the tests below say what is missing
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}

async function run(checks: readonly Check[], injected: Fault | null = null, more: readonly string[] = []) {
  fault = injected;
  const lines: string[] = [];
  const at = injected === null ? url : proxy;
  const argv = ['--url', at, '--token', tokens[turn++ % TOKENS]!, ...more];
  const code = await runChecks('chk', checks, argv, (line) => void lines.push(line), {}, ['database', 'max-lag']);
  fault = null;
  return { code, lines, faults: lines.filter((line) => line.startsWith('✗')) };
}

it.each([
  ['api', api, []],
  ['front', front, []],
  ['etl', etl, ['--database', 'DATABASE']],
  ['ai', ai, []],
  ['llm', llm, []],
] as const)('finds no fault in a product that was just started: chk:%s', async (_name, checks, more) => {
  const options = more.map((one) => (one === 'DATABASE' ? path.join(dir, 'convergence.sqlite') : one));
  const { code, lines, faults } = await run(checks, null, options);
  expect(faults).toEqual([]);
  expect(code).toBe(0);
  expect(lines.filter((line) => line.startsWith('✓')).length).toBeGreaterThan(3);
});

/** Changes one figure of a GraphQL answer. */
const edited =
  (pattern: RegExp, to: string): ((text: string) => string) =>
  (text) => {
    if (!pattern.test(text)) throw new Error(`Nothing to change in ${text.slice(0, 200)}`);
    return text.replace(pattern, to);
  };

it.each<readonly [string, readonly Check[], Fault, RegExp]>([
  ['a server that is not ready', api, { on: /health\/ready/, status: 503 }, /ready answers 503/],
  [
    'a field that is written nowhere',
    api,
    { on: /__schema/, body: edited(/"name":"apiVersion"/, '"name":"apiVersions"') },
    /differs from shared\/schema\.graphql/,
  ],
  [
    'rows that are shown to anybody',
    api,
    { on: /scenarios\(first: 1\)/, body: () => '{"data":{"viewer":null,"scenarios":{"totalCount":3}}}' },
    /without a token scenarios answer rows/,
  ],
  [
    'names that come near',
    api,
    { on: /scenarois/, body: edited(/("message":")/, '$1 Did you mean scenarios? ') },
    /names that come near/,
  ],
  [
    'scripts from anywhere',
    front,
    { on: /^\/ /, headers: { 'content-security-policy': "default-src *; script-src * 'unsafe-inline'" } },
    /scripts come from/,
  ],
  [
    'a page that others may frame',
    front,
    { on: /^\/ /, headers: { 'content-security-policy': "script-src 'self'" } },
    /frame-ancestors is missing/,
  ],
  ['a script that is not there', front, { on: /assets\/.*\.js/, status: 404 }, /missing/],
  [
    'an operation under a wrong hash',
    front,
    { on: /persisted-operations/, body: edited(/query Session/, 'query  Session') },
    /1 under a wrong hash/,
  ],
  [
    'prices of last year',
    etl,
    { on: /marketAsOfDate/, body: edited(/"marketAsOfDate":"[\d-]+"/, '"marketAsOfDate":"2025-11-20"') },
    /sessions behind/,
  ],
  [
    'an instrument without prices',
    etl,
    { on: /instruments\(/, body: edited(/"sessionCount":\d+/, '"sessionCount":0') },
    /1 without any price/,
  ],
  [
    'a day that was lost',
    etl,
    {
      on: /candles/,
      body: edited(/(\{"node":\{"sessionDate":"[\d-]+"\}\},)\{"node":\{"sessionDate":"[\d-]+"\}\},/, '$1'),
    },
    /with holes/,
  ],
  [
    'fetches that failed',
    etl,
    { on: /openFailureCount/, body: edited(/"openFailureCount":\d+/, '"openFailureCount":2') },
    /2 open/,
  ],
  [
    'a result without its hash',
    ai,
    { on: /simulationRuns/, body: edited(/"resultSha256":"[0-9a-f]+"/, '"resultSha256":null') },
    /resultSha256 null/,
  ],
  [
    'a figure outside its interval',
    ai,
    {
      on: /simulationRuns/,
      body: edited(/"interval":\{"value":[-\d.e+]+,"low":[-\d.]/, '"interval":{"value":-1e300,"low":1'),
    },
    /1 outside their interval/,
  ],
  [
    'a plan that is judged on its own paths',
    ai,
    {
      on: /simulationRuns/,
      body: (text) => text.replace(/"evaluationSeed":"\d+"/, `"evaluationSeed":"${/"seed":"(\d+)"/.exec(text)![1]}"`),
    },
    /of another seed/,
  ],
  [
    'a language model that is left alone',
    llm,
    { on: /breakerState/, body: edited(/"breakerState":"CLOSED"/, '"breakerState":"OPEN"') },
    /OPEN/,
  ],
  [
    'a budget that is used up',
    llm,
    {
      on: /leftKrw/,
      body: (text) => edited(/"leftKrw":"\d+"/, '"leftKrw":"0"')(text.replace('"model":null', '"model":"m"')),
    },
    /0 left/,
  ],
])('finds %s', async (_what, checks, injected, told) => {
  const { code, faults } = await run(checks, injected);
  expect(code).toBe(1);
  expect(faults.join('\n')).toMatch(told);
});

it('says what is missing where no token is given, and where nobody answers', async () => {
  const lines: string[] = [];
  const print = (line: string): void => void lines.push(line);
  expect(await runChecks('chk:llm', llm, ['--url', url], print, {})).toBe(1);
  expect(lines.join('\n')).toContain('needs an API token');
  expect(await runChecks('chk:front', front, ['--url', 'http://127.0.0.1:9'], print, {})).toBe(1);
  expect(await runChecks('chk:front', front, ['--nonsense'], print, {})).toBe(2);
});
