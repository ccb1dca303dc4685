import '../platform/javascript-engine.ts';
import { writeFileSync } from 'node:fs';

import type { PricePanel } from '@convergence/shared/forecast/panel';
import { backtestHoldings, backtestLevels, backtestSessions } from '@convergence/shared/simulation/model-backtest';
import type { ModelBacktest } from '@convergence/shared/simulation/model-report';
import { marketModels } from '@convergence/shared/simulation/run-inputs';
import type { MarketModelName } from '@convergence/shared/simulation/run-inputs';
import { kupiecPower, trafficLight } from '@convergence/shared/risk/var-backtests';
import type { TrafficZone } from '@convergence/shared/risk/var-backtests';
import { binomialCdf } from '@convergence/shared/stats/beta';

import { historyOptions, optionsOf, readChosen, runHistoryCommand, secondsSince } from './history-commands.ts';
import type { HistoryChoice } from './history-commands.ts';

const USAGE = `Usage: npm run backtest:models -- --history FILE.csv[.gz] [--universe FILE.csv] [--category NAME] [--out FILE.md] [--json]
Columns of the history: date, symbol, close; of the universe: symbol, and category where --category names one.`;

const PERIODS_PER_YEAR = 252;
/** The default horizon of a scenario; it moves the drift of filtered historical simulation and nothing else. */
const HORIZON_SESSIONS = 60;
/** 5 % critical value of Z2 as Acerbi and Székely (2014) print it. */
const Z2_CRITICAL = -0.7;

/** One model at one level over one number of last forecasts, over all instruments. */
export interface ZoneRow {
  readonly model: MarketModelName;
  readonly alpha: number;
  readonly sessions: number;
  readonly instruments: number;
  readonly green: number;
  readonly yellow: number;
  readonly red: number;
  readonly meanExceptions: number;
  /** Instruments whose Kupiec test rejects at 5 %; then those whose conditional coverage does. */
  readonly kupiecRejected: number;
  readonly christoffersenRejected: number;
  readonly z2Below: number;
}

/** What the command finds; `--json` prints it as it is. */
export interface BacktestReport {
  readonly fromDate: string;
  readonly toDate: string;
  readonly instrumentCount: number;
  /** Symbols whose history is too short for 250 forecasts. */
  readonly leftOut: readonly string[];
  readonly rows: readonly ZoneRow[];
  readonly instruments: readonly {
    readonly symbol: string;
    readonly model: MarketModelName;
    readonly backtests: readonly ModelBacktest[];
  }[];
}

/**
 * `npm run backtest:models`: replays every market model on each instrument of a price history alone, and prints what share of them
 * the traffic light calls green, yellow and red.
 *
 * @returns The exit code.
 */
export function backtestCommand(argv: readonly string[], print: (line: string) => void): Promise<number> {
  return runHistoryCommand(
    {
      usage: USAGE,
      read: readArguments,
      files: ({ history, universe }) => [history, universe],
      doing: 'replayed',
      run,
    },
    argv,
    print,
  );
}

interface Arguments extends HistoryChoice {
  readonly out?: string;
  readonly json: boolean;
}

function readArguments(argv: readonly string[]): Arguments | null {
  const { history, json = false, ...rest } = optionsOf(argv, { ...historyOptions, out: { type: 'string' } }) ?? {};
  return history === undefined ? null : { history, json, ...rest };
}

async function run(given: Arguments, print: (line: string) => void): Promise<void> {
  const startedAt = performance.now();
  const report = reportOf(await readChosen(given));
  if (given.json) {
    print(JSON.stringify(report, null, 2));
    return;
  }
  const lines = describe(report);
  for (const line of lines) print(line);
  if (given.out !== undefined) writeFileSync(given.out, `${lines.join('\n')}\n`);
  print('');
  print(`Read and replayed in ${secondsSince(startedAt)} s.`);
}

/** Closes of the sessions on which one instrument traded; a halt is one return over all of it, as a run takes it. */
function ownCloses({ symbols, closes, traded }: PricePanel, column: number): Float64Array {
  const own: number[] = [];
  for (let at = column; at < closes.length; at += symbols.length) if (traded[at] === 1) own.push(closes[at]!);
  return Float64Array.from(own);
}

function reportOf(panel: PricePanel): BacktestReport {
  const one = Float64Array.of(1);
  const columns = panel.symbols.map((symbol, column) => ({ symbol, closes: ownCloses(panel, column) }));
  const long = columns.filter(({ closes }) => closes.length > 500);
  const instruments = marketModels.flatMap((model) =>
    long.map(({ symbol, closes }) => ({
      symbol,
      model,
      backtests: backtestHoldings(model, closes, one, PERIODS_PER_YEAR, HORIZON_SESSIONS),
    })),
  );
  const rows = marketModels.flatMap((model) =>
    backtestLevels.flatMap((alpha) =>
      backtestSessions.map((sessions) => {
        const mine = instruments
          .filter((instrument) => instrument.model === model)
          .flatMap(({ backtests }) => backtests.filter((test) => test.alpha === alpha && test.sessions === sessions));
        return zoneRow(model, alpha, sessions, mine);
      }),
    ),
  );
  return {
    fromDate: panel.dates[0]!,
    toDate: panel.dates.at(-1)!,
    instrumentCount: long.length,
    leftOut: columns.filter(({ closes }) => closes.length <= 500).map(({ symbol }) => symbol),
    rows,
    instruments,
  };
}

function zoneRow(model: MarketModelName, alpha: number, sessions: number, tests: readonly ModelBacktest[]): ZoneRow {
  const countOf = (holds: (test: ModelBacktest) => boolean): number => tests.filter(holds).length;
  return {
    model,
    alpha,
    sessions,
    instruments: tests.length,
    green: countOf(({ zone }) => zone === 'green'),
    yellow: countOf(({ zone }) => zone === 'yellow'),
    red: countOf(({ zone }) => zone === 'red'),
    meanExceptions: tests.reduce((sum, { exceptions }) => sum + exceptions, 0) / tests.length,
    kupiecRejected: countOf(({ kupiec }) => kupiec.pValue < 0.05),
    christoffersenRejected: countOf(({ christoffersen }) => christoffersen !== null && christoffersen.pValue < 0.05),
    z2Below: countOf(({ z2 }) => z2 < Z2_CRITICAL),
  };
}

function describe({ fromDate, toDate, instrumentCount, leftOut, rows }: BacktestReport): string[] {
  const none = leftOut.length === 0 ? 'None is' : `${leftOut.join(', ')} are`;
  return [
    `${instrumentCount} instruments, each alone, ${fromDate} to ${toDate}. ${none} left out for having 500 sessions or fewer.`,
    'One-day VaR and ES of the last 250 and 500 sessions, fitted every 60 sessions (copula and jump diffusion: 250) to all earlier sessions.',
    '',
    '| model | level | forecasts | green | yellow | red | exceptions | expected | Kupiec rejects | with clusters | Z2 below −0.7 |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map(describeRow),
    '',
    'A right model would show, for each instrument:',
    '',
    '| level | forecasts | green | yellow | red | power against twice the exceptions |',
    '| ---: | ---: | ---: | ---: | ---: | ---: |',
    ...backtestLevels.flatMap((alpha) => backtestSessions.map((sessions) => rightModelRow(alpha, sessions))),
  ];
}

function describeRow(row: ZoneRow): string {
  const share = (count: number): string => percent(count / row.instruments);
  const cells = [
    row.model,
    percent(row.alpha, 0),
    String(row.sessions),
    share(row.green),
    share(row.yellow),
    share(row.red),
    row.meanExceptions.toFixed(1),
    (row.sessions * (1 - row.alpha)).toFixed(1),
    share(row.kupiecRejected),
    share(row.christoffersenRejected),
    share(row.z2Below),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** What the binomial law gives each zone when exceptions come as often as said. */
function rightModelRow(alpha: number, sessions: number): string {
  const shares: Record<TrafficZone, number> = { green: 0, yellow: 0, red: 0 };
  let below = 0;
  for (let exceptions = 0; exceptions <= sessions; exceptions++) {
    const cumulative = binomialCdf(sessions, exceptions, 1 - alpha);
    shares[trafficLight(sessions, exceptions, 1 - alpha).zone] += cumulative - below;
    below = cumulative;
  }
  const power = kupiecPower(sessions, 1 - alpha, 2 * (1 - alpha));
  const cells = [
    percent(alpha, 0),
    String(sessions),
    percent(shares.green),
    percent(shares.yellow),
    percent(shares.red, 2),
    percent(power),
  ];
  return `| ${cells.join(' | ')} |`;
}

function percent(ratio: number, digits = 1): string {
  return `${(100 * ratio).toFixed(digits)} %`;
}

if (import.meta.main) {
  process.exitCode = await backtestCommand(process.argv.slice(2), (line) => console.log(line));
}
