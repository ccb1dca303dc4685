import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { sampleSnapshot } from '@convergence/shared/simulation/sample-run';

import { seedQueue } from '../src/platform/test-queue.ts';

import { freePort, runCommand, startProgram } from './processes.ts';
import type { RunningProgram } from './processes.ts';

/** Answers are read field by field, as a client without types would. */
export type Data = ReturnType<typeof JSON.parse>;

export interface Answer {
  readonly status: number;
  readonly data: Data;
  /** Empty where there are none. */
  readonly errors: readonly {
    readonly message: string;
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** A server as an operator has it: `npm start` beside an imported history, with a vendor that does not answer. */
export interface ServedWorld {
  readonly address: string;
  readonly program: RunningProgram;
  /** Its data folder. */
  readonly dir: string;
  /** API tokens of the admins of two organisations. */
  readonly token: string;
  readonly foreignToken: string;
  ask(
    query: string,
    variables?: object,
    credential?: { readonly token?: string; readonly language?: 'ko' | 'en' },
  ): Promise<Answer>;
  close(): Promise<void>;
}

/** Symbols of the imported history. */
export const symbols = ['100000', '100010', '100020'] as const;
const SCOPES =
  'MARKET_READ,OPERATOR_READ,SCENARIO_READ,SCENARIO_WRITE,SIMULATION_READ,SIMULATION_RUN,RECOMMENDATION_READ';

/** Lines of `npm run import`: three made-up shares over 300 days. */
export function historyLines(): string {
  const { dates, closes } = sampleSnapshot(symbols.length, 300);
  const rows = dates.flatMap((date, row) =>
    symbols.map((symbol, column) => {
      const price = Math.round(closes[row * symbols.length + column]!);
      return [date, symbol, price, price, price, price, 100_000].join(',');
    }),
  );
  return ['date,symbol,open,high,low,close,volume', ...rows].join('\n');
}

async function done(file: string, args: readonly string[]): Promise<string> {
  const { code, text } = await runCommand(file, args);
  if (code !== 0) throw new Error(`${file} ended with ${code}:\n${text}`);
  return text.trimEnd().split('\n').at(-1)!;
}

async function adminToken(dir: string, email: string, organisation: string): Promise<string> {
  await done('server/src/auth/admin-command.ts', ['--email', email, '--organisation', organisation, '--data', dir]);
  return done('server/src/auth/token-command.ts', ['--user', email, '--scope', SCOPES, '--data', dir]);
}

export async function openServedWorld(): Promise<ServedWorld> {
  const dir = mkdtempSync(path.join(tmpdir(), 'convergence-served-'));
  const history = path.join(dir, 'history.csv');
  writeFileSync(history, historyLines());
  await done('server/src/market/import-command.ts', [history, '--data', dir]);
  const token = await adminToken(dir, 'admin@operator.example', '운영사');
  const foreignToken = await adminToken(dir, 'admin@other.example', '다른 운영사');

  await seedQueue(dir);
  const nobody = await freePort();
  const program = startProgram('server/start.mjs', ['--port', '0', '--data', dir, '--no-demo'], {
    KIS_BASE_URL: `http://127.0.0.1:${nobody}`,
    LLM_BASE_URL: 'off',
  });
  const [, address] = await program.saying(/Convergence is at (http:\S+)/, 150_000);
  return {
    address: address!,
    program,
    dir,
    token,
    foreignToken,
    async ask(query, variables = {}, credential = { token, language: 'ko' }) {
      const response = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(credential.token === undefined ? {} : { authorization: `Bearer ${credential.token}` }),
          ...(credential.language === undefined ? {} : { 'accept-language': credential.language }),
        },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as { data?: Data; errors?: Answer['errors'] };
      return { status: response.status, data, errors: errors ?? [] };
    },
    async close() {
      program.child.kill('SIGTERM');
      await program.ended(40_000);
      rmSync(dir, { recursive: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

let keys = 0;
/** A new key for what may be done once. */
export function newKey(): string {
  keys += 1;
  return `key-of-this-test-${Date.now()}-${keys}`;
}

/** A sound scenario; tests change one thing. */
export function scenarioInput(change: object = {}): object {
  return {
    name: '세 종목',
    positions: [
      { symbol: symbols[0], weightRatio: 0.5 },
      { symbol: symbols[1], weightRatio: 0.3 },
      { symbol: symbols[2], weightRatio: 0.2 },
    ],
    investmentBudgetKrw: '5000000000',
    controlBudgetKrw: '2000000000',
    pathCount: 20_000,
    estimationSessions: 250,
    seed: '42',
    idempotencyKey: newKey(),
    ...change,
  };
}

const userError = '__typename ... on UserError { code message path }';
const invalid = '... on InvalidInputError { reason }';
const conflict = '... on VersionConflictError { current { id ... on Scenario { version name } } }';
export const scenarioCreate = `mutation ($input: ScenarioCreateInput!) {
  scenarioCreate(input: $input) { scenario { id version status } errors { ${userError} ${invalid} } } }`;
export const scenarioUpdate = `mutation ($input: ScenarioUpdateInput!) {
  scenarioUpdate(input: $input) { scenario { id version } errors { ${userError} ${invalid} ${conflict} } } }`;
export const scenarioArchive = `mutation ($input: ScenarioArchiveInput!) {
  scenarioArchive(input: $input) { scenario { id version } errors { ${userError} ${conflict} } } }`;
export const simulationStart = `mutation ($input: SimulationStartInput!) {
  simulationStart(input: $input) { run { id status latestEventCursor } errors { ${userError} ${invalid} } } }`;
