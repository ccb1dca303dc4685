import '../platform/javascript-engine.ts';
import { decidePromotion, metricsByYear, metricsOf } from '@convergence/shared/forecast/evaluation';
import type { ForecastMetrics, YearMetrics } from '@convergence/shared/forecast/evaluation';
import type { ForecastModelName } from '@convergence/shared/forecast/forecast-model';
import { forecastModels } from '@convergence/shared/forecast/models';
import { walkForward, walkForwardDefaults } from '@convergence/shared/forecast/walk-forward';
import type { WalkForwardPeriod } from '@convergence/shared/forecast/walk-forward';

import {
  historyOptions,
  optionsOf,
  peakMegabytes,
  readChosen,
  runHistoryCommand,
  secondsSince,
} from './history-commands.ts';
import type { HistoryChoice } from './history-commands.ts';

const USAGE = `Usage: npm run forecast:walk -- --history FILE.csv[.gz] [--universe FILE.csv] [--category NAME] [--json]
Columns of the history: date, symbol, close; of the universe: symbol, and category where --category names one.`;

interface ModelTable {
  readonly model: ForecastModelName;
  readonly version: string;
  readonly status: string;
  readonly total: ForecastMetrics;
  readonly years: readonly YearMetrics[];
}

/** What the command finds; `--json` prints it as it is. */
export interface WalkReport {
  readonly instrumentCount: number;
  readonly sessionCount: number;
  readonly fromDate: string;
  readonly toDate: string;
  readonly periodCount: number;
  readonly firstForecastDate: string;
  readonly horizonSessions: number;
  readonly embargoSessions: number;
  readonly tables: readonly ModelTable[];
}

/**
 * `npm run forecast:walk`: walks every model over a price history and prints how it would have done, year by year.
 *
 * @returns The exit code.
 */
export function walkCommand(argv: readonly string[], print: (line: string) => void): Promise<number> {
  return runHistoryCommand(
    {
      usage: USAGE,
      read: readArguments,
      files: ({ history, universe }) => [history, universe],
      doing: 'walked',
      run,
    },
    argv,
    print,
  );
}

interface Arguments extends HistoryChoice {
  readonly json: boolean;
}

function readArguments(argv: readonly string[]): Arguments | null {
  const { history, json = false, ...rest } = optionsOf(argv, historyOptions) ?? {};
  return history === undefined ? null : { history, json, ...rest };
}

async function run(given: Arguments, print: (line: string) => void): Promise<void> {
  const startedAt = performance.now();
  const panel = await readChosen(given);
  const readSeconds = secondsSince(startedAt);
  const walkedFrom = performance.now();
  const report = reportOf(walkForward(panel, forecastModels), panel);
  if (given.json) {
    print(JSON.stringify(report, null, 2));
    return;
  }
  for (const line of describe(report)) print(line);
  print('');
  print(`Read in ${readSeconds} s, walked in ${secondsSince(walkedFrom)} s, at most ${peakMegabytes()} MB of memory.`);
}

function reportOf(
  periods: readonly WalkForwardPeriod[],
  panel: { readonly symbols: readonly string[]; readonly dates: readonly string[] },
): WalkReport {
  const totals = forecastModels.map(({ name }) => [name, metricsOf(periods, name, walkForwardDefaults)] as const);
  const { reasons } = decidePromotion(Object.fromEntries(totals));
  return {
    instrumentCount: panel.symbols.length,
    sessionCount: panel.dates.length,
    fromDate: panel.dates[0]!,
    toDate: panel.dates.at(-1)!,
    periodCount: periods.length,
    firstForecastDate: periods[0]!.asOfDate,
    horizonSessions: walkForwardDefaults.horizonSessions,
    embargoSessions: walkForwardDefaults.embargoSessions,
    tables: forecastModels.map(({ name, version }, k) => ({
      model: name,
      version,
      status: reasons[name]!,
      total: totals[k]![1],
      years: metricsByYear(periods, name, walkForwardDefaults),
    })),
  };
}

function describe(report: WalkReport): string[] {
  const { instrumentCount, sessionCount, fromDate, toDate, periodCount, horizonSessions, embargoSessions } = report;
  return [
    `${instrumentCount} instruments, ${sessionCount} sessions from ${fromDate} to ${toDate}.`,
    `${periodCount} periods of ${horizonSessions} sessions from ${report.firstForecastDate} on, expanding window, embargo ${embargoSessions} sessions.`,
    'Intervals at 95 %: rank IC, difference and coverage by blocks of periods, hit rate by Wilson.',
    ...report.tables.flatMap(({ model, version, status, total, years }) => [
      '',
      `## ${model} ${version}: ${status}`,
      '',
      '| year | periods | rank IC | interval | hit rate | interval | IC less baseline | interval | inside 80 % band | inside 95 % band |',
      '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
      ...years.map((year) => row(year.year, year)),
      row('all', total),
    ]),
  ];
}

interface Interval {
  readonly lower: number;
  readonly upper: number;
}

function row(label: string, metrics: ForecastMetrics): string {
  const { periodCount, meanRankIc, rankIc, hitRate, differenceToBaseline, meanCoverage80, meanCoverage95 } = metrics;
  const ends = (interval: Interval | null): string =>
    interval ? `${signed(interval.lower)} to ${signed(interval.upper)}` : 'too few';
  const cells = [
    label,
    String(periodCount),
    signed(meanRankIc),
    ends(rankIc),
    percent(hitRate.estimate),
    `${percent(hitRate.lower)} to ${percent(hitRate.upper)}`,
    differenceToBaseline ? signed(differenceToBaseline.estimate) : '',
    differenceToBaseline ? ends(differenceToBaseline) : '',
    percent(meanCoverage80),
    percent(meanCoverage95),
  ];
  return `| ${cells.join(' | ')} |`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}

function percent(ratio: number): string {
  return `${(100 * ratio).toFixed(1)} %`;
}

if (import.meta.main) {
  process.exitCode = await walkCommand(process.argv.slice(2), (line) => console.log(line));
}
