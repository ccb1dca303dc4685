import '../platform/javascript-engine.ts';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { DomainError } from '@convergence/shared/errors';
import { decidePromotion, metricsByYear, metricsOf } from '@convergence/shared/forecast/evaluation';
import type { ForecastMetrics, YearMetrics } from '@convergence/shared/forecast/evaluation';
import type { ForecastModelName } from '@convergence/shared/forecast/forecast-model';
import { forecastModels } from '@convergence/shared/forecast/models';
import { walkForward, walkForwardDefaults } from '@convergence/shared/forecast/walk-forward';
import type { WalkForwardPeriod } from '@convergence/shared/forecast/walk-forward';

import { HistoryFileError, readPanelFile, readSymbols } from './panel-file.ts';

const USAGE = `Usage: npm run forecast:walk -- --history FILE.csv[.gz] [--universe FILE.csv] [--category NAME] [--json]
Columns of the history: date, symbol, close; of the universe: symbol, and category where --category names one.`;

const EXIT = { done: 0, fileAtFault: 1, wrongCall: 2 } as const;

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
export async function walkCommand(argv: readonly string[], print: (line: string) => void): Promise<number> {
  const given = readArguments(argv);
  if (!given) {
    print(USAGE);
    return EXIT.wrongCall;
  }
  for (const file of [given.history, given.universe]) {
    if (file === undefined || existsSync(file)) continue;
    print(`No such file: ${file}`);
    return EXIT.wrongCall;
  }
  try {
    const symbols = given.universe === undefined ? null : await readSymbols(given.universe, given.category);
    const startedAt = performance.now();
    const panel = await readPanelFile(given.history, symbols);
    const readMs = performance.now() - startedAt;
    const periods = walkForward(panel, forecastModels);
    const report = reportOf(periods, panel);
    if (given.json) print(JSON.stringify(report, null, 2));
    else {
      for (const line of describe(report)) print(line);
      const walkMs = performance.now() - startedAt - readMs;
      const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
      print('');
      print(`Read in ${seconds(readMs)} s, walked in ${seconds(walkMs)} s, at most ${megabytes} MB of memory.`);
    }
    return EXIT.done;
  } catch (error) {
    if (error instanceof HistoryFileError) print(error.message);
    else if (error instanceof DomainError) print(`The history cannot be walked: ${error.message}.`);
    else throw error;
    return EXIT.fileAtFault;
  }
}

function readArguments(
  argv: readonly string[],
): { readonly history: string; readonly universe?: string; readonly category?: string; readonly json: boolean } | null {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        history: { type: 'string' },
        universe: { type: 'string' },
        category: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    const { history, json = false, ...rest } = values;
    return history === undefined ? null : { history, json, ...rest };
  } catch {
    return null; // an unknown option: the usage says which there are
  }
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

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}

if (import.meta.main) {
  process.exitCode = await walkCommand(process.argv.slice(2), (line) => console.log(line));
}
