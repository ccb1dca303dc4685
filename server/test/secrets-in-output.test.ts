import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { text as textOf } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { createLog } from '../src/platform/log.ts';
import { checkRedis } from '../src/platform/redis-connection.ts';
import { S3ObjectStore } from '../src/platform/s3-object-store.ts';
import { seedQueue } from '../src/platform/test-queue.ts';

import { endPrograms, freePort, runCommand, startProgram } from './processes.ts';
import type { RunningProgram } from './processes.ts';
import { historyLines, newKey, scenarioCreate, scenarioInput, simulationStart } from './served-world.ts';
import type { Data } from './served-world.ts';

/** Every secret of this installation that is ours to choose has this word in it, or is looked for by itself. */
const MARK = 'MARK';
const accounts = ['87654321', '12348765'];
const mailName = 'mark.person';
const dir = mkdtempSync(path.join(tmpdir(), 'convergence-secrets-'));
const main = 'server/dist/main.js';
const said: string[] = [];
const told: string[] = [];
/** Made by the product while it runs. */
const made: string[] = [];
let wicked: Server;
let program: RunningProgram;
let address: string;
let metricsPort: number;
let token: string;
let cookie: string;

/** An answer of the other side: a token and a receipt for traces are given, everything else fails. */
async function fail(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await textOf(request);
  const route = request.url ?? '';
  told.push(`${request.method} ${route}`);
  const heard = JSON.stringify({ headers: request.headers, body });
  response.setHeader('content-type', 'application/json');
  if (route === '/oauth2/tokenP') {
    const issued = {
      access_token: `eyJ${MARK}head.eyJ${MARK}body.${MARK}signature`,
      access_token_token_expired: '2099-12-31 23:59:59',
      token_type: 'Bearer',
      expires_in: 86_400,
    };
    response.end(JSON.stringify(issued));
  } else if (route.startsWith('/v1/traces')) {
    said.push(body); // what goes to a collector is output too
    response.end('{}');
  } else {
    const failure = { rt_cd: '1', msg_cd: 'EGW00201', msg1: heard, error: { message: heard, code: heard } };
    response.writeHead(route.startsWith('/uapi') ? 500 : 401).end(JSON.stringify(failure));
  }
}

/** Another side that fails, and repeats in the text of its failure whatever it was told, in every way we know. */
async function openWicked(): Promise<number> {
  wicked = createServer((request, response) => void fail(request, response));
  await new Promise<void>((resolve) => wicked.listen(0, '127.0.0.1', resolve));
  return (wicked.address() as AddressInfo).port;
}

async function done(file: string, args: readonly string[]): Promise<string> {
  const { code, text } = await runCommand(file, args);
  if (code !== 0) throw new Error(`${file} ended with ${code}:\n${text}`);
  return text.trimEnd().split('\n').at(-1)!;
}

const post = (route: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${address}${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address, ...headers },
    body,
  });

async function ask(query: string, variables: object = {}): Promise<Data> {
  const response = await post('/graphql', JSON.stringify({ query, variables }), { authorization: `Bearer ${token}` });
  return ((await response.json()) as { data?: Data }).data ?? {};
}

const userErrors = 'errors { __typename ... on UserError { code } }';
const channelCreate = `mutation ($input: NotificationChannelCreateInput!) {
  notificationChannelCreate(input: $input) { channel { id } ${userErrors} } }`;
const channelTest = `mutation ($input: NotificationChannelTestInput!) { notificationChannelTest(input: $input) { ${userErrors} } }`;
const draftCreate = `mutation ($input: OrderDraftCreateInput!) { orderDraftCreate(input: $input) { ${userErrors} } }`;

async function tryChannel(kind: string, to: string): Promise<void> {
  const input = { kind, address: to, name: `way ${kind}`, idempotencyKey: newKey() };
  const { notificationChannelCreate: answer } = await ask(channelCreate, { input });
  if (answer?.channel) await ask(channelTest, { input: { id: answer.channel.id, idempotencyKey: newKey() } });
}

beforeAll(async () => {
  const [port, nobody] = [await openWicked(), await freePort()];
  metricsPort = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const history = path.join(dir, 'history.csv');
  writeFileSync(history, historyLines());
  await done('server/src/market/import-command.ts', [history, '--data', dir]);
  const email = `${mailName}@operator.example`;
  const admin = ['--email', email, '--organisation', '운영사', '--data', dir];
  const password = await done('server/src/auth/admin-command.ts', admin);
  const scopes =
    'MARKET_READ,SCENARIO_READ,SCENARIO_WRITE,SIMULATION_READ,SIMULATION_RUN,RECOMMENDATION_READ,ORDER_READ,ORDER_DRAFT,NOTIFICATION_READ,NOTIFICATION_WRITE';
  token = await done('server/src/auth/token-command.ts', ['--user', email, '--scope', scopes, '--data', dir]);
  await seedQueue(dir);
  program = startProgram(main, ['--port', '0', '--data', dir, '--no-demo'], {
    LOG_LEVEL: 'trace',
    METRICS_PORT: String(metricsPort),
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    KIS_BASE_URL: url,
    KIS_APP_KEY: `PS${MARK}appkey`.padEnd(36, '0'),
    KIS_APP_SECRET: `${MARK}appsecret+/`.padEnd(180, 'x'),
    KIS_ACCOUNT: `${accounts[0]}-01`,
    KIS_PAPER_BASE_URL: url,
    KIS_PAPER_APP_KEY: `PS${MARK}paperkey`.padEnd(36, '0'),
    KIS_PAPER_APP_SECRET: `${MARK}papersecret+/`.padEnd(180, 'x'),
    KIS_PAPER_ACCOUNT: `${accounts[1]}-01`,
    LLM_BASE_URL: `${url}/v1`,
    LLM_API_KEY: `sk-proj-${MARK}modelkey0123456789abcdef`,
    LLM_MODEL: 'some-model',
    LLM_PROMPT_KRW_PER_1K: '1',
    LLM_COMPLETION_KRW_PER_1K: '1',
    MAIL_SMTP_URL: `smtp://mailer:${MARK}mailpass@127.0.0.1:${nobody}`,
    MAIL_FROM: 'alerts@convergence.example',
  });
  const [, at] = await program.saying(/"address":"(http:[^"]+)"/, 60_000);
  address = at!;

  // signing in: not known, wrong, right
  await post(
    '/api/auth/sign-in/email',
    JSON.stringify({ email: `${mailName}.x@operator.example`, password: `${MARK}pass-1` }),
  );
  await post('/api/auth/sign-in/email', JSON.stringify({ email, password: `${MARK}pass-2` }));
  const signedIn = await post('/api/auth/sign-in/email', JSON.stringify({ email, password }));
  cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!.split('=')[1]!;
  made.push(password, token, cookie, decodeURIComponent(cookie));

  // credentials where they belong and where they do not, right and wrong
  const viewer = JSON.stringify({ query: '{ viewer { email } }' });
  await post('/graphql', viewer, { cookie: `convergence.session=${cookie}` });
  await post('/graphql', viewer, { cookie: `convergence.session=${MARK}cookie.${MARK}` });
  await post('/graphql', viewer, { authorization: `Bearer cvg_${MARK}00000000000000000000000000000000` });
  await post('/graphql', viewer, { 'x-api-key': `${MARK}apikey`, 'x-forwarded-for': '203.0.113.9' });
  await post(`/graphql?token=${MARK}query`, `{"password": "${MARK}broken`);
  await fetch(`${address}/invitation/${MARK}invitation?code=${MARK}code`);
  await fetch(`${address}/objects/reports/x?expires=1&signature=${MARK}signature`);

  // ways out that fail
  await tryChannel('WEBHOOK', `http://127.0.0.1:${port}/hook/${MARK}hook?key=${MARK}hookkey`);
  await tryChannel('SLACK', `https://hooks.slack.com/services/T0/B0/${MARK}slack`);
  await tryChannel('EMAIL', `${mailName}.box@operator.example`);
  const draft = { symbol: '100000', side: 'BUY', quantity: 1, limitPriceKrw: '1000', idempotencyKey: newKey() };
  await ask(draftCreate, { input: draft });

  // a run with an explanation that nobody writes
  const { scenarioCreate: created } = await ask(scenarioCreate, { input: scenarioInput({ pathCount: 4096 }) });
  const input = { scenarioId: created.scenario.id, idempotencyKey: newKey() };
  await ask(simulationStart, { input });
  await program.saying(/The language model gave no answer/, 120_000);
  said.push(await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text());
  program.child.kill('SIGTERM');
  await program.ended(40_000);
  said.push(program.said());
}, 300_000);
afterAll(() => {
  endPrograms();
  wicked.close();
  rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

/** What of the words may be seen around a find, so that the leak can be found without printing it whole. */
function leaksIn(words: string, secrets: readonly string[]): readonly string[] {
  return secrets.flatMap((secret) => {
    const at = words.indexOf(secret);
    return at < 0 ? [] : [words.slice(Math.max(0, at - 200), at + 60)];
  });
}

it('has really talked with everybody who fails', () => {
  const log = program.said();
  for (const route of ['/oauth2/tokenP', '/uapi/', '/v1/chat/completions', '/hook/'])
    expect(
      told.some((each) => each.includes(route)),
      route,
    ).toBe(true);
  expect(log).toContain('"level":"debug"');
  expect(log).toContain('sign-in with an unknown address');
  expect(said.some((each) => each.includes('resourceSpans'))).toBe(true);
  expect(said.some((each) => each.includes('convergence_outbound_call_seconds'))).toBe(true);
});

it('says no secret and nobody’s address in its log, traces and figures', () => {
  const {
    cookie: cookieSecret,
    signing,
    pepper,
  } = JSON.parse(readFileSync(path.join(dir, 'secrets.json'), 'utf8')) as Record<string, string>;
  const secrets = [MARK, ...accounts, mailName, ...made, cookieSecret!, signing!, pepper!];
  expect(leaksIn(said.join('\n'), secrets)).toEqual([]);
});

it('says no password where a service of a server does not answer', async () => {
  const nobody = await freePort();
  const { code, text } = await runCommand(main, ['--port', '0', '--data', path.join(dir, 'server')], {
    DATABASE_URL: `mysql://convergence:${MARK}database@127.0.0.1:${nobody}/convergence`,
    REDIS_URL: `redis://default:${MARK}redis@127.0.0.1:${nobody}`,
    S3_ENDPOINT: `http://127.0.0.1:${nobody}`,
    S3_ACCESS_KEY: `${MARK}access`,
    S3_SECRET_KEY: `${MARK}secretkey`,
    S3_BUCKET: 'convergence',
    COOKIE_SECRET: MARK.repeat(12),
    SIGNING_SECRET: `${MARK}signing`.repeat(6),
    TOKEN_PEPPER: `${MARK}pepper`.repeat(6),
    LOG_LEVEL: 'trace',
  });
  expect([code, leaksIn(text, [MARK])]).toEqual([1, []]);
  expect(text).toContain('DATABASE_URL');

  const lines: string[] = [];
  const log = createLog('trace', { write: (line) => lines.push(line) });
  const store = {
    kind: 's3',
    endpoint: `http://127.0.0.1:${nobody}`,
    publicEndpoint: `http://127.0.0.1:${nobody}`,
    region: 'us-east-1',
    accessKey: `${MARK}access`,
    secretKey: `${MARK}secretkey`,
    bucket: 'convergence',
  } as const;
  for (const failing of [S3ObjectStore.open(store), checkRedis(`redis://default:${MARK}redis@127.0.0.1:${nobody}`)])
    await failing.then(
      () => expect.fail('somebody answers'),
      (error: unknown) => log.error({ err: error }, error instanceof Error ? error.message : String(error)),
    );
  expect(lines).toHaveLength(2);
  expect(leaksIn(lines.join(''), [MARK])).toEqual([]);
});
