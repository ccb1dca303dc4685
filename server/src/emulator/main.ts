import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';

import { previousSession } from '@convergence/shared/units/session-calendar';

import { startEmulator } from './emulator.ts';
import { GENERATED_START } from './generated-market.ts';
import { startLlmStub } from './llm-stub.ts';
import type { EmulatedMarket } from './market.ts';
import { paperFile } from './paper-file.ts';
import { MovingMarket } from './moving-market.ts';
import { loadReplay } from './replay-market.ts';

// as every program that computes figures: platform/javascript-engine.ts says why
setFlagsFromString('--no-maglev-escape-analysis');

const HELP = `npm run emulator -- [options]
  --port N          port of the real persona (18 calls a second, quotations); the paper persona takes N + 1. Default 4010, 0 for free ones
  --llm-port N      port of the stand-in for a language model. Default 4012, 0 for a free one
  --host ADDRESS    address to listen on (default 127.0.0.1)
  --rate real|off   limits of the real service, or none (default real)
  --cash N          what the paper account begins with, KRW (default 500000000)
  --liquidity N     percent of the day's volume that an order gets every two seconds, 0 for all at once (default 10)
  --session real|off  take orders from 09:00 to 15:30 in Seoul only, or always (default off)
  --state FILE      keep the paper account in this file, so that a restart forgets nothing
  --seed N          seed of the generated market (default 20261122)
  --as-of DATE      last day of the emulator's own clock (default: the last session before today in Seoul; the end of the file in replay)
  --replay FILE     serve this history (date,symbol,open,high,low,close,volume; .csv or .csv.gz) instead of a generated market
  --universe FILE   names for the replay (symbol,name_ko,name_en,sector)`;

const DEFAULT_PORT = 4010;
const DEFAULT_LLM_PORT = 4012;
const DEFAULT_SEED = 20261122;
const DEFAULT_CASH_KRW = 500_000_000;
/** Sums of the account stay exact below 2^53. */
const MOST_CASH_KRW = 1_000_000_000_000_000;

/** How often an order that waits for volume gets more of it. */
const SLICE_MS = 2_000;

/** A wrong call of the program; the message says what to give. */
class UsageError extends Error {}

interface Arguments {
  readonly port: number;
  readonly llmPort: number;
  readonly host: string;
  readonly rate: 'real' | 'off';
  readonly cashKrw: number;
  readonly liquidityPercent: number;
  readonly session: 'real' | 'off';
  readonly state: string | null;
  readonly seed: number;
  readonly asOf: string | null;
  readonly replay: string | null;
  readonly universe: string | null;
}

function readArguments(argv: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string', default: String(DEFAULT_PORT) },
      'llm-port': { type: 'string', default: String(DEFAULT_LLM_PORT) },
      host: { type: 'string', default: '127.0.0.1' },
      rate: { type: 'string', default: 'real' },
      liquidity: { type: 'string', default: '10' },
      session: { type: 'string', default: 'off' },
      state: { type: 'string' },
      cash: { type: 'string', default: String(DEFAULT_CASH_KRW) },
      seed: { type: 'string', default: String(DEFAULT_SEED) },
      'as-of': { type: 'string' },
      replay: { type: 'string' },
      universe: { type: 'string' },
    },
  });
  const whole = (name: 'port' | 'llm-port' | 'cash' | 'seed' | 'liquidity', highest: number): number => {
    const number = Number(values[name]);
    if (!/^\d+$/.test(values[name]) || number > highest)
      throw new UsageError(`--${name} is a whole number up to ${highest}`);
    return number;
  };
  if (values.rate !== 'real' && values.rate !== 'off') throw new UsageError('--rate is real or off');
  if (values.session !== 'real' && values.session !== 'off') throw new UsageError('--session is real or off');
  const asOf = values['as-of'] ?? null;
  if (asOf !== null && !/^\d{4}-\d{2}-\d{2}$/.test(asOf)) throw new UsageError('--as-of is a date, YYYY-MM-DD');
  if (values.universe !== undefined && values.replay === undefined)
    throw new UsageError('--universe goes with --replay');
  return {
    port: whole('port', 65_534),
    llmPort: whole('llm-port', 65_535),
    host: values.host,
    rate: values.rate,
    cashKrw: whole('cash', MOST_CASH_KRW),
    liquidityPercent: whole('liquidity', 100),
    session: values.session,
    state: values.state ?? null,
    seed: whole('seed', Number.MAX_SAFE_INTEGER),
    asOf,
    replay: values.replay ?? null,
    universe: values.universe ?? null,
  };
}

/** The last session before today in Asia/Seoul, which has no summer time. */
function lastSession(now: number): string {
  return previousSession(new Date(now + 9 * 3_600_000).toISOString().slice(0, 10));
}

async function openMarket({ replay, universe, asOf, seed }: Arguments): Promise<EmulatedMarket> {
  if (replay !== null) return loadReplay(replay, universe, asOf);
  if (asOf === null) return new MovingMarket(seed, () => lastSession(Date.now()));
  if (asOf < GENERATED_START) throw new UsageError(`--as-of: the generated market begins on ${GENERATED_START}`);
  return new MovingMarket(seed, () => asOf);
}

async function main(argv: readonly string[]): Promise<void> {
  if (argv.includes('--help')) {
    console.log(HELP);
    return;
  }
  const given = readArguments(argv);
  const market = await openMarket(given);
  const emulator = await startEmulator({
    market,
    host: given.host,
    ports: { real: given.port, paper: given.port === 0 ? 0 : given.port + 1 },
    rate: given.rate,
    paperCashKrw: given.cashKrw,
    liquidity: given.liquidityPercent === 0 ? null : { volumeRatio: given.liquidityPercent / 100, everyMs: SLICE_MS },
    session: given.session,
    ...(given.state !== null && { paperState: paperFile(given.state) }),
  });
  const model = await startLlmStub(given.llmPort, given.host);
  const { urls } = emulator;
  console.log(
    `KIS emulator: ${market.mode} market, ${market.instruments.length} issues, clock at ${market.asOfDate}, rate ${given.rate}`,
  );
  // the last line is for programs: npm start waits for it
  console.log(
    `ready ${JSON.stringify({ realUrl: urls.real, paperUrl: urls.paper, asOfDate: market.asOfDate, llmUrl: model.url })}`,
  );
  const end = (): void => void Promise.all([emulator.close(), model.close()]).then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  process.once('disconnect', end); // npm start was killed and could not tell us
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const isUsage = error instanceof UsageError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  console.error(error instanceof Error ? error.message : error);
  if (isUsage) console.error(HELP);
  process.exitCode = isUsage ? 2 : 1;
}
