import '../platform/javascript-engine.ts';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { DomainError } from '@convergence/shared/errors';
import type { PricePanel } from '@convergence/shared/forecast/panel';
import type { IntervalEstimate } from '@convergence/shared/stats/intervals';
import { strategies } from '@convergence/shared/walk-forward/strategies';
import type { FigureIntervals, FigureName } from '@convergence/shared/walk-forward/record-figures';
import { strategyWalkDefaults, walkStrategies } from '@convergence/shared/walk-forward/strategy-walk';
import type { StrategiesWalk, StrategyRecord } from '@convergence/shared/walk-forward/strategy-walk';
import { walkReport } from '@convergence/shared/walk-forward/walk-report';
import type { WalkRecordReport, WalkReport } from '@convergence/shared/walk-forward/walk-report';

import { HistoryFileError, readPanelFile } from './panel-file.ts';
import { cashReturns, indexReturns, readIndex, readListings, readRates } from './strategies-file.ts';

const USAGE = `Usage: npm run walk:strategies -- --history FILE.csv[.gz] --universe FILE.csv --from YYYY-MM --to YYYY-MM
  [--category NAME[,NAME]] [--indices FILE.csv[.gz]] [--index NAME] [--rates FILE.csv] [--cash WON] [--seed N] [--out DIR]
Columns of the history: date, symbol, close; of the universe: symbol, and category, market, delisted_on, last_date where there are
some; of the indices: date, index, close; of the rates: effective_date, base_rate_percent.`;

const EXIT = { done: 0, fileAtFault: 1, wrongCall: 2 } as const;
const PERIODS_PER_YEAR = 252;
const RESAMPLES = 1999;

interface CommandInput {
  readonly history: string;
  readonly universe: string;
  readonly from: string;
  readonly to: string;
  readonly category?: string;
  readonly indices?: string;
  readonly index: string;
  readonly rates?: string;
  readonly cash: number;
  readonly seed: number;
  readonly out?: string;
}

/** One line of the tables. */
interface ReportLine extends WalkRecordReport {
  readonly name: string;
  /** Null for the index, which is not traded. */
  readonly trading: Pick<StrategyRecord, 'turnover' | 'fees' | 'taxes' | 'payoutCount'> | null;
  readonly endNav: number | null;
}

/** What the command finds, as it stands in the JSON file: figures only, no prices. */
export interface StrategiesReport {
  readonly instrumentCount: number;
  readonly fromDate: string;
  readonly toDate: string;
  readonly sessionCount: number;
  readonly rebalanceCount: number;
  readonly memberCounts: readonly [fewest: number, most: number];
  readonly droppedRows: number;
  readonly windowSessions: number;
  readonly leastSessions: number;
  readonly initialCash: number;
  readonly feePpb: number;
  readonly index: string | null;
  readonly hasRates: boolean;
  readonly seed: number;
  readonly resamples: number;
  readonly meanBlockLength: number;
  readonly trialCount: number;
  readonly trialsVariance: number;
  readonly overfitting: WalkReport['overfitting'];
  readonly lines: readonly ReportLine[];
}

/**
 * `npm run walk:strategies`: walks the allocation strategies over a price history, net of costs, and prints them side by side.
 *
 * @returns The exit code.
 */
export async function strategiesCommand(argv: readonly string[], print: (line: string) => void): Promise<number> {
  const given = readArguments(argv);
  if (!given) {
    print(USAGE);
    return EXIT.wrongCall;
  }
  const missing = [given.history, given.universe, given.indices, given.rates].find(
    (file) => file !== undefined && !existsSync(file),
  );
  if (missing !== undefined) {
    print(`No such file: ${missing}`);
    return EXIT.wrongCall;
  }
  try {
    const startedAt = performance.now();
    const report = await reportOf(given);
    const lines = describe(report);
    for (const line of lines) print(line);
    if (given.out !== undefined) write(given.out, report, lines, print);
    const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
    print('');
    print(`Took ${((performance.now() - startedAt) / 1000).toFixed(1)} s and at most ${megabytes} MB of memory.`);
    return EXIT.done;
  } catch (error) {
    if (error instanceof HistoryFileError) print(error.message);
    else if (error instanceof DomainError) print(`The history cannot be walked: ${error.message}.`);
    else throw error;
    return EXIT.fileAtFault;
  }
}

function readArguments(argv: readonly string[]): CommandInput | null {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...argv],
      options: {
        history: text,
        universe: text,
        from: text,
        to: text,
        category: text,
        indices: text,
        index: text,
        rates: text,
        cash: text,
        seed: text,
        out: text,
      },
    });
    const { history, universe, from, to, index = 'KOSPI200', cash, seed = '2026', ...rest } = values;
    if (history === undefined || universe === undefined || from === undefined || to === undefined) return null;
    const won = cash === undefined ? strategyWalkDefaults.initialCash : Number(cash);
    if (!(Number.isSafeInteger(won) && won > 0) || !Number.isSafeInteger(Number(seed))) return null;
    return { history, universe, from, to, index, cash: won, seed: Number(seed), ...rest };
  } catch {
    return null; // an unknown option: the usage says which there are
  }
}

async function reportOf(given: CommandInput): Promise<StrategiesReport> {
  const known = await readListings(
    given.universe,
    given.category === undefined ? null : new Set(given.category.split(',')),
  );
  const panel = await readPanelFile(given.history, new Set(known.keys()));
  const listings = panel.symbols.map((symbol) => known.get(symbol)!);
  const settings = { ...strategyWalkDefaults, initialCash: given.cash, fromMonth: given.from, toMonth: given.to };
  const walk = await walkStrategies(panel, listings, strategies, settings);
  const closes = given.indices === undefined ? null : await readIndex(given.indices, given.index);
  const market = closes ? indexReturns(walk.dates, closes, settings.feePpb) : null;
  const rates = given.rates === undefined ? [] : await readRates(given.rates);
  const report = walkReport({
    candidates: walk.records.map(({ returns }) => returns),
    equalWeight: walk.records.findIndex(({ name }) => name === 'EQUAL_WEIGHT'),
    market,
    cash: cashReturns(walk.dates, rates),
    periodsPerYear: PERIODS_PER_YEAR,
    trialCount: walk.records.length,
    configurations: [...walk.records.keys()],
    seed: given.seed,
    resamples: RESAMPLES,
  });
  return summary(given, panel, walk, report);
}

function summary(given: CommandInput, panel: PricePanel, walk: StrategiesWalk, report: WalkReport): StrategiesReport {
  const { windowSessions, leastSessions, feePpb } = strategyWalkDefaults;
  return {
    instrumentCount: panel.symbols.length,
    fromDate: walk.dates[0]!,
    toDate: walk.dates.at(-1)!,
    sessionCount: walk.dates.length,
    rebalanceCount: walk.rebalanceDates.length,
    memberCounts: [Math.min(...walk.memberCounts), Math.max(...walk.memberCounts)],
    droppedRows: walk.droppedRows,
    windowSessions,
    leastSessions,
    initialCash: given.cash,
    feePpb,
    index: given.indices === undefined ? null : given.index,
    hasRates: given.rates !== undefined,
    seed: given.seed,
    resamples: RESAMPLES,
    meanBlockLength: report.meanBlockLength,
    trialCount: report.trialCount,
    trialsVariance: report.trialsVariance,
    overfitting: report.overfitting,
    lines: report.records.map((record, k) => {
      const traded = walk.records[k];
      if (!traded) return { ...record, name: given.index, trading: null, endNav: null };
      const { name, nav, turnover, fees, taxes, payoutCount } = traded;
      return { ...record, name, trading: { turnover, fees, taxes, payoutCount }, endNav: nav.at(-1)! };
    }),
  };
}

const shown: readonly (readonly [FigureName, string, 'percent' | 'ratio'])[] = [
  ['CAGR', 'growth a year', 'percent'],
  ['MEAN_RETURN', 'mean return a year', 'percent'],
  ['VOLATILITY', 'volatility a year', 'percent'],
  ['SHARPE', 'Sharpe', 'ratio'],
  ['SORTINO', 'Sortino', 'ratio'],
  ['VALUE_AT_RISK_95', 'VaR 95 % of a day', 'percent'],
  ['CONDITIONAL_VALUE_AT_RISK_95', 'CVaR 95 % of a day', 'percent'],
  ['CONDITIONAL_VALUE_AT_RISK_99', 'CVaR 99 % of a day', 'percent'],
  ['MAXIMUM_DRAWDOWN', 'maximum drawdown', 'percent'],
];

function describe(report: StrategiesReport): string[] {
  const names = report.lines.map(({ name }) => name);
  const table = (head: string, rows: readonly (readonly string[])[]): string[] => [
    `| ${head} | ${names.join(' | ')} |`,
    `| --- |${names.map(() => ' ---: |').join('')}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ];
  const figureRows = (of: (line: ReportLine) => FigureIntervals | null): string[][] =>
    shown.map(([name, words, unit]) => [words, ...report.lines.map((line) => cell(of(line)?.[name] ?? null, unit))]);
  const { sessionCount, fromDate, toDate, rebalanceCount, memberCounts, windowSessions, leastSessions } = report;
  return [
    `${report.instrumentCount} instruments; ${sessionCount} sessions from ${fromDate} to ${toDate}; ${rebalanceCount} monthly rebalances with ${memberCounts[0]} to ${memberCounts[1]} names.`,
    `Window: the ${windowSessions} sessions before, growing from ${leastSessions}; trades at the close in whole shares, ${report.initialCash.toLocaleString('en')} won at the start, ${report.feePpb} ppb a side and the taxes of each date.`,
    `Intervals at 95 %: percentiles of ${report.resamples} joint stationary bootstraps, mean block ${report.meanBlockLength.toFixed(1)} sessions, seed ${report.seed}.`,
    report.hasRates
      ? 'Ratios are of returns in excess of the base rate; cash that a strategy leaves earns nothing.'
      : 'Ratios are of returns in excess of 0; cash that a strategy leaves earns nothing.',
    ...(report.index === null ? [] : [`${report.index}: price index, bought once for one fee; it is not traded.`]),
    '',
    ...table(
      'net of costs',
      figureRows(({ figures }) => figures),
    ),
    '',
    ...table(
      'less equal weight',
      figureRows(({ differences }) => differences),
    ),
    '',
    ...table('costs and evidence', evidenceRows(report)),
    '',
    report.overfitting
      ? `Probability of backtest overfitting of the choice among the ${report.overfitting.configurationCount} strategies: ${percent(report.overfitting.probability)} (${report.overfitting.splitCount} splits of ${report.overfitting.blockCount} blocks; 50 % is chance). The winner of one half loses money in the other in ${percent(report.overfitting.lossProbability)} of the splits.`
      : 'Too few sessions for the probability of backtest overfitting.',
    '',
    ...report.lines.flatMap((line) => verdict(line)),
  ];
}

function evidenceRows({ lines, trialCount }: StrategiesReport): string[][] {
  const row = (words: string, of: (line: ReportLine) => string): string[] => [words, ...lines.map(of)];
  const probability = (benchmark: string) => (line: ReportLine) => {
    const found = line.probabilities.find((each) => each.benchmark === benchmark);
    return found ? percent(found.probability) : '';
  };
  const won = (of: (trading: NonNullable<ReportLine['trading']>) => number) => (line: ReportLine) =>
    line.trading ? of(line.trading).toLocaleString('en') : '';
  return [
    row('net asset value at the end, won', ({ endNav }) => endNav?.toLocaleString('en') ?? ''),
    row('turnover, Σ traded / NAV', ({ trading }) => trading?.turnover.toFixed(2) ?? ''),
    row(
      'fees, won',
      won(({ fees }) => fees),
    ),
    row(
      'taxes, won',
      won(({ taxes }) => taxes),
    ),
    row(
      'names sold at their end',
      won(({ payoutCount }) => payoutCount),
    ),
    row('PSR against equal weight', probability('EQUAL_WEIGHT')),
    row('PSR against the index', probability('MARKET')),
    row('PSR against cash', probability('CASH')),
    row(`DSR, ${trialCount} trials`, ({ deflated }) => (deflated ? percent(deflated.probability) : '')),
    row('Sharpe less equal weight, Ledoit-Wolf', ({ sharpeDifference }) =>
      cell(sharpeDifference?.interval ?? null, 'ratio'),
    ),
    row('p of no difference', ({ sharpeDifference }) => sharpeDifference?.pValue.toFixed(3) ?? ''),
    row('block of the test, sessions', ({ sharpeDifference }) => sharpeDifference?.blockLength.toString() ?? ''),
  ];
}

/** What may be said: nothing about a difference whose interval holds 0. */
function verdict({ name, sharpeDifference }: ReportLine): string[] {
  if (!sharpeDifference) return [];
  const { lower, upper } = sharpeDifference.interval;
  if (lower > 0) return [`${name}: a higher Sharpe ratio than equal weight is shown.`];
  if (upper < 0) return [`${name}: a lower Sharpe ratio than equal weight is shown.`];
  return [`${name}: no advantage over equal weight is shown; the interval of the difference holds 0.`];
}

function cell(interval: IntervalEstimate | null, unit: 'percent' | 'ratio'): string {
  if (!interval) return '';
  const text = (value: number): string => (unit === 'percent' ? percent(value) : signed(value.toFixed(2)));
  return `${text(interval.estimate)} (${text(interval.lower)} to ${text(interval.upper)})`;
}

function percent(ratio: number): string {
  return `${signed((100 * ratio).toFixed(1))} %`;
}

function signed(text: string): string {
  return text.replace('-', '−');
}

function write(dir: string, report: StrategiesReport, lines: readonly string[], print: (line: string) => void): void {
  mkdirSync(dir, { recursive: true });
  const stem = path.join(dir, `walk-strategies-${new Date().toISOString().slice(0, 10)}`);
  writeFileSync(`${stem}.json`, `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(`${stem}.md`, `${lines.join('\n')}\n`);
  print('');
  print(`Written: ${stem}.md, ${stem}.json`);
}

if (import.meta.main) {
  process.exitCode = await strategiesCommand(process.argv.slice(2), (line) => console.log(line));
}
