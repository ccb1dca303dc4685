import '../platform/javascript-engine.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { PricePanel } from '@convergence/shared/forecast/panel';
import type { ExecutionCost } from '@convergence/shared/forecast/walk-trading';
import { IMPACT_CONSTANT, MOST_IMPACT_CONSTANT } from '@convergence/shared/market/market-impact';
import type { IntervalEstimate } from '@convergence/shared/stats/intervals';
import { capWeightStrategy, strategies, valueTradedStrategy } from '@convergence/shared/walk-forward/strategies';
import type { AllocationStrategy } from '@convergence/shared/walk-forward/strategies';
import type { FigureIntervals, FigureName } from '@convergence/shared/walk-forward/record-figures';
import { strategyWalkDefaults, walkStrategies } from '@convergence/shared/walk-forward/strategy-walk';
import type { StrategiesWalk, StrategyRecord } from '@convergence/shared/walk-forward/strategy-walk';
import { walkReport } from '@convergence/shared/walk-forward/walk-report';
import type { WalkRecordReport, WalkReport } from '@convergence/shared/walk-forward/walk-report';

import { optionsOf, peakMegabytes, runHistoryCommand, secondsSince } from './history-commands.ts';
import { readHistoryFile } from './panel-file.ts';
import {
  adjustVolumes,
  cashReturns,
  indexReturns,
  readIndex,
  readListedShares,
  readListings,
  readRates,
} from './strategies-file.ts';

const USAGE = `Usage: npm run walk:strategies -- --history FILE.csv[.gz] --universe FILE.csv --from YYYY-MM --to YYYY-MM
  [--category NAME[,NAME]] [--indices FILE.csv[.gz]] [--index NAME] [--rates FILE.csv] [--cash WON] [--seed N] [--out DIR]
  [--impact Y|off] [--shares FILE.csv] [--splits FILE.csv]
With a column volume in the history every order pays half a tick and Y σ √(order / mean volume of 20 sessions), Y = 0.7 unless given,
and at most 20 % of that volume is traded of a name a day. --shares names listed shares for cap weights, without it the money traded
stands for them; --splits brings volumes before a split to the shares of the adjusted closes.
Columns of the history: date, symbol, close, and volume where there is one; of the universe: symbol, and category, market, delisted_on, last_date where there are
some; of the indices: date, index, close; of the rates: effective_date, base_rate_percent;
of the shares: symbol, shares_outstanding; of the splits: symbol, effective_date, ratio.`;

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
  /** Y of the square-root law; null: fees and taxes alone. */
  readonly impact: number | null;
  readonly shares?: string;
  readonly splits?: string;
}

/** One line of the tables. */
interface ReportLine extends WalkRecordReport {
  readonly name: string;
  /** Null for the index, which is not traded. */
  readonly trading: Pick<StrategyRecord, 'turnover' | 'fees' | 'taxes' | 'payoutCount' | 'execution'> | null;
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
  /** Y of the impact that orders paid; null where they paid fees and taxes alone. */
  readonly impact: number | null;
  /** Names without a count of listed shares, which have no weight in the capitalisation; null where none was asked for. */
  readonly withoutShares: readonly string[] | null;
  /** What cash grew by in the whole walk and a year, at the base rate where one was given. */
  readonly cash: { readonly growth: number; readonly growthAnnual: number };
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
export function strategiesCommand(argv: readonly string[], print: (line: string) => void): Promise<number> {
  return runHistoryCommand(
    {
      usage: USAGE,
      read: readArguments,
      files: ({ history, universe, indices, rates, shares, splits }) => [
        history,
        universe,
        indices,
        rates,
        shares,
        splits,
      ],
      doing: 'walked',
      run,
    },
    argv,
    print,
  );
}

async function run(given: CommandInput, print: (line: string) => void): Promise<void> {
  const startedAt = performance.now();
  const report = await reportOf(given);
  const lines = describe(report);
  for (const line of lines) print(line);
  if (given.out !== undefined) write(given.out, report, lines, print);
  print('');
  print(`Took ${secondsSince(startedAt)} s and at most ${peakMegabytes()} MB of memory.`);
}

function readArguments(argv: readonly string[]): CommandInput | null {
  const text = { type: 'string' } as const;
  const values = optionsOf(argv, {
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
    impact: text,
    shares: text,
    splits: text,
  });
  if (!values) return null;
  const { history, universe, from, to, index = 'KOSPI200', cash, seed = '2026', impact, ...rest } = values;
  if (history === undefined || universe === undefined || from === undefined || to === undefined) return null;
  const won = cash === undefined ? strategyWalkDefaults.initialCash : Number(cash);
  if (!(Number.isSafeInteger(won) && won > 0) || !Number.isSafeInteger(Number(seed))) return null;
  const constant = impact === 'off' ? null : impact === undefined ? IMPACT_CONSTANT : Number(impact);
  if (constant !== null && !(constant >= 0 && constant <= MOST_IMPACT_CONSTANT)) return null;
  return { history, universe, from, to, index, cash: won, seed: Number(seed), impact: constant, ...rest };
}

async function reportOf(given: CommandInput): Promise<StrategiesReport> {
  const known = await readListings(
    given.universe,
    given.category === undefined ? null : new Set(given.category.split(',')),
  );
  const { panel, volumes } = await readHistoryFile(given.history, new Set(known.keys()));
  if (volumes && given.splits !== undefined) await adjustVolumes(volumes, panel, given.splits);
  const listings = panel.symbols.map((symbol) => known.get(symbol)!);
  const settings = {
    ...strategyWalkDefaults,
    initialCash: given.cash,
    fromMonth: given.from,
    toMonth: given.to,
    ...(volumes && given.impact !== null ? { impact: { constant: given.impact, volumes } } : {}),
  };
  const shares = given.shares === undefined ? null : await readListedShares(given.shares);
  const market = marketOf(panel, volumes, shares);
  const walk = await walkStrategies(panel, listings, market ? [...strategies, market] : strategies, settings);
  const closes = given.indices === undefined ? null : await readIndex(given.indices, given.index);
  const cash = cashReturns(walk.dates, given.rates === undefined ? [] : await readRates(given.rates));
  // Without an index the market of the names is the benchmark; nobody chooses it, so it is no trial.
  const index = closes ? indexReturns(walk.dates, closes, settings.feePpb) : null;
  const candidates = market && !index ? walk.records.slice(0, -1) : walk.records;
  const report = walkReport({
    candidates: candidates.map(({ returns }) => returns),
    equalWeight: walk.records.findIndex(({ name }) => name === 'EQUAL_WEIGHT'),
    market: index ?? (market ? walk.records.at(-1)!.returns : null),
    cash,
    periodsPerYear: PERIODS_PER_YEAR,
    trialCount: candidates.length,
    configurations: [...strategies.keys()],
    seed: given.seed,
    resamples: RESAMPLES,
  });
  const withoutShares = shares && panel.symbols.filter((symbol) => !shares.has(symbol));
  const isCharged = walk.records.some(({ execution }) => execution !== null);
  return { ...summary(given, panel, walk, report, cash), impact: isCharged ? given.impact : null, withoutShares };
}

/** What stands for the market beside an index: the names by capitalisation, or by the money traded in them. */
function marketOf(
  { symbols, closes }: PricePanel,
  volumes: Float64Array | null,
  shares: ReadonlyMap<string, number> | null,
): AllocationStrategy | null {
  if (shares) return capWeightStrategy(symbols.map((symbol) => shares.get(symbol) ?? null));
  return volumes && valueTradedStrategy(closes, volumes, symbols.length);
}

function summary(
  given: CommandInput,
  panel: PricePanel,
  walk: StrategiesWalk,
  report: WalkReport,
  cash: Float64Array,
): Omit<StrategiesReport, 'impact' | 'withoutShares'> {
  const growth = cash.reduce((value, rate) => value * (1 + rate), 1) - 1;
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
    cash: { growth, growthAnnual: (1 + growth) ** (PERIODS_PER_YEAR / walk.dates.length) - 1 },
    seed: given.seed,
    resamples: RESAMPLES,
    meanBlockLength: report.meanBlockLength,
    trialCount: report.trialCount,
    trialsVariance: report.trialsVariance,
    overfitting: report.overfitting,
    lines: report.records.map((record, k) => {
      const traded = walk.records[k];
      if (!traded) return { ...record, name: given.index, trading: null, endNav: null };
      const { name, nav, turnover, fees, taxes, payoutCount, execution } = traded;
      return { ...record, name, trading: { turnover, fees, taxes, payoutCount, execution }, endNav: nav.at(-1)! };
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
    report.impact === null
      ? 'Orders pay fees and taxes alone: neither spread nor market impact is in these figures.'
      : `Orders also pay half a tick and the square-root law with Y = ${report.impact}; above 20 % of the mean volume of 20 sessions the rest of an order is left undone that day.`,
    `Cash: ${percent(report.cash.growthAnnual)} a year, ${percent(report.cash.growth)} in all${report.hasRates ? ', at the base rate' : ', for no rate was given'}.`,
    ...marketLines(report),
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

/** What a line of the market is, so that nobody takes it for the index. */
function marketLines({ lines, withoutShares }: StrategiesReport): string[] {
  const has = (wanted: string): boolean => lines.some(({ name }) => name === wanted);
  if (has('VALUE_TRADED_WEIGHT'))
    return ['VALUE_TRADED_WEIGHT: a proxy of the market, the names by the money traded in them over 252 sessions.'];
  if (!has('CAP_WEIGHT')) return [];
  const without =
    withoutShares && withoutShares.length > 0
      ? ` Without a count, so without weight: ${withoutShares.join(', ')}.`
      : '';
  return [`CAP_WEIGHT: the names by close times the shares that are listed today.${without}`];
}

function evidenceRows({ lines, trialCount }: StrategiesReport): string[][] {
  const row = (words: string, of: (line: ReportLine) => string): string[] => [words, ...lines.map(of)];
  const probability = (benchmark: string) => (line: ReportLine) => {
    const found = line.probabilities.find((each) => each.benchmark === benchmark);
    return found ? percent(found.probability) : '';
  };
  const won = (of: (trading: NonNullable<ReportLine['trading']>) => number) => (line: ReportLine) =>
    line.trading ? of(line.trading).toLocaleString('en') : '';
  const execution = (of: (cost: ExecutionCost) => number) => (line: ReportLine) =>
    line.trading?.execution ? of(line.trading.execution).toLocaleString('en') : '';
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
      'spread, won',
      execution(({ spread }) => spread),
    ),
    row(
      'market impact, won',
      execution(({ impact }) => impact),
    ),
    row(
      'orders done in part',
      execution(({ cappedOrders }) => cappedOrders),
    ),
    row(
      'orders of unknown impact',
      execution(({ untoldOrders }) => untoldOrders),
    ),
    row(
      'names sold at their end',
      won(({ payoutCount }) => payoutCount),
    ),
    row('PSR against equal weight', probability('EQUAL_WEIGHT')),
    row('PSR against the market', probability('MARKET')),
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
