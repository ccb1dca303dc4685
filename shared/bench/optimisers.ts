/**
 * The optimisers against published and stated optima, and against the clock.
 *
 * npm run bench:optimisers -- [folder of the reference data] [--evidence]
 *
 * The folder holds `portfolio-reference/` and `krx/`; the data are not part of the product. Without a folder only the clock runs.
 * With --evidence the outcome is kept in mdfiles/evidence, where the page of verification finds it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { cpuUsage } from 'node:process';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';

import { hierarchicalRiskParity } from '../src/optimise/hrp.ts';
import { solveProgramme } from '../src/optimise/highs.ts';
import { requireFeasible } from '../src/optimise/infeasibility.ts';
import { maximumSharpe } from '../src/optimise/max-sharpe.ts';
import { minimumVariance } from '../src/optimise/mean-variance.ts';
import { minimumCvar, minimumCvarWholeShares, nearestWholeShares } from '../src/optimise/min-cvar.ts';
import { sampleColumns, sampleFactors } from '../src/optimise/sample-market.ts';
import type { ScenarioReturns } from '../src/optimise/tail-average.ts';
import { engineVersion } from '../src/simulation/engine-version.ts';
import { portfolioVariance } from '../src/stats/covariance-form.ts';
import { sampleCovariance } from '../src/stats/covariance.ts';
import { denseOf } from '../src/stats/factor-covariance.ts';
import { dot } from '../src/stats/linear-algebra.ts';

const YEAR = 252;
const limits = { timeLimitSeconds: 60 };
const every = (count: number, value: number): number[] => Array.from({ length: count }, () => value);

type Verdict = 'EQUAL' | 'BETTER' | 'WORSE' | 'OTHER METHOD';

interface Comparison {
  readonly problem: string;
  readonly figure: string;
  readonly reference: number;
  readonly ours: number;
  /** Ours less the reference. */
  readonly difference: number;
  readonly verdict: Verdict;
}

interface Timing {
  readonly problem: string;
  readonly seconds: number;
  /** Of this process: below `seconds` where other work shares the machine. */
  readonly processorSeconds: number;
  readonly goalSeconds: number;
  readonly isMet: boolean;
  readonly said: string;
}

const comparisons: Comparison[] = [];
const timings: Timing[] = [];

/** Published figures are rounded by their own solvers: within this, relative, two optima are the same. */
const SAME = 1e-7;

function compare(
  problem: string,
  figure: string,
  reference: number,
  ours: number,
  better: 'LOWER' | 'HIGHER' | null,
): void {
  const difference = ours - reference;
  const gain = better === 'LOWER' ? -difference : difference;
  const isSame = Math.abs(difference) <= SAME * Math.abs(reference);
  const verdict: Verdict = better === null ? 'OTHER METHOD' : isSame ? 'EQUAL' : gain > 0 ? 'BETTER' : 'WORSE';
  comparisons.push({ problem, figure, reference, ours, difference, verdict });
  console.log(
    `${problem.padEnd(38)} ${figure.padEnd(12)} ${reference.toPrecision(12).padStart(18)} ${ours.toPrecision(12).padStart(18)} ${difference.toExponential(1).padStart(9)}  ${verdict}`,
  );
}

async function clock(problem: string, goalSeconds: number, run: () => Promise<string>): Promise<void> {
  const from = performance.now();
  const before = cpuUsage();
  const said = await run();
  const seconds = (performance.now() - from) / 1000;
  const { user, system } = cpuUsage(before);
  const processorSeconds = (user + system) / 1e6;
  const isMet = seconds <= goalSeconds;
  timings.push({ problem, seconds, processorSeconds, goalSeconds, isMet, said });
  console.log(
    `${problem.padEnd(52)} ${seconds.toFixed(2).padStart(7)} s (processor ${processorSeconds.toFixed(2)} s)  goal ${goalSeconds} s  ${isMet ? 'met' : 'MISSED'}  ${said}`,
  );
}

/** A table of prices: the names of its columns, and its rows with NaN where a cell is empty. */
interface Prices {
  readonly names: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

function read(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

function readPrices(path: string): Prices {
  const [head, ...lines] = read(path).trim().split('\n');
  return {
    names: head!.trim().split(',').slice(1),
    rows: lines.map((line) =>
      line
        .trim()
        .split(',')
        .slice(1)
        .map((cell) => (cell === '' ? Number.NaN : Number(cell))),
    ),
  };
}

/** Simple returns between successive rows; NaN where either price is missing. */
function simpleReturns({ rows }: Prices): number[][] {
  return rows.slice(1).map((row, t) => row.map((price, i) => price / rows[t]![i]! - 1));
}

/** Covariance over the rows that both columns have, annual. */
function pairwiseCovariance(returns: readonly (readonly number[])[], size: number): Float64Array {
  const covariance = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const both = returns.filter((row) => Number.isFinite(row[i]!) && Number.isFinite(row[j]!));
      const meanOf = (column: number): number => both.reduce((sum, row) => sum + row[column]!, 0) / both.length;
      const [a, b] = [meanOf(i), meanOf(j)];
      const sum = both.reduce((total, row) => total + (row[i]! - a) * (row[j]! - b), 0);
      covariance[i * size + j] = (YEAR * sum) / (both.length - 1);
      covariance[j * size + i] = covariance[i * size + j]!;
    }
  }
  return covariance;
}

function scenariosOf(rows: readonly (readonly number[])[]): ScenarioReturns {
  return { scenarioCount: rows.length, assetCount: rows[0]!.length, returns: Float64Array.from(rows.flat()) };
}

interface PyPortfolioOpt {
  readonly expected_returns_values: Readonly<Record<string, number>>;
  readonly problems: {
    readonly min_volatility: Published;
    readonly max_sharpe: Published;
    readonly 'efficient_risk_0.19': Published;
    readonly 'efficient_return_0.25': Published;
    readonly min_cvar_95_daily: { readonly published_performance_return_cvar: readonly number[] };
  };
}
interface Published {
  readonly published_performance_return_vol_sharpe: readonly [number, number, number];
}

async function againstPyPortfolioOpt(folder: string): Promise<void> {
  const prices = readPrices(join(folder, 'pypfopt_stock_prices.csv.gz'));
  const { expected_returns_values, problems } = JSON.parse(
    read(join(folder, 'pypfopt_expected.json')),
  ) as PyPortfolioOpt;
  const size = prices.names.length;
  const returns = simpleReturns(prices);
  const covariance = pairwiseCovariance(returns, size);
  const expectedReturns = prices.names.map((name) => expected_returns_values[name]!);
  const constraints = { lower: every(size, 0), upper: every(size, 1) };
  const least = requireFeasible(await minimumVariance({ covariance, constraints }, limits));
  const published = (key: keyof typeof problems): readonly number[] =>
    (problems[key] as Published).published_performance_return_vol_sharpe;
  compare(
    'PyPortfolioOpt minimum volatility',
    'volatility',
    published('min_volatility')[1]!,
    least.volatility,
    'LOWER',
  );
  const sharpe = await maximumSharpe({ covariance, constraints, expectedReturns, riskFree: 0.02 }, limits);
  if ('sharpe' in sharpe)
    compare('PyPortfolioOpt maximum Sharpe', 'ratio', published('max_sharpe')[2]!, sharpe.sharpe, 'HIGHER');
  const atReturn = requireFeasible(
    await minimumVariance({ covariance, constraints, expectedReturns, targetReturn: 0.25 }, limits),
  );
  compare(
    'PyPortfolioOpt return of 25 %',
    'volatility',
    published('efficient_return_0.25')[1]!,
    atReturn.volatility,
    'LOWER',
  );
  const targetReturn = published('efficient_risk_0.19')[0]!;
  const atRisk = requireFeasible(
    await minimumVariance({ covariance, constraints, expectedReturns, targetReturn }, limits),
  );
  compare(
    'PyPortfolioOpt volatility of 19 %',
    'volatility',
    published('efficient_risk_0.19')[1]!,
    atRisk.volatility,
    'LOWER',
  );
  const common = scenariosOf(returns.filter((row) => row.every(Number.isFinite)));
  const tail = await minimumCvar({ ...common, alpha: 0.95, ...constraints }, limits);
  compare(
    'PyPortfolioOpt minimum CVaR 95 %',
    'daily CVaR',
    problems.min_cvar_95_daily.published_performance_return_cvar[1]!,
    tail.cvar,
    'LOWER',
  );

  const [, ...lines] = read(join(folder, 'pypfopt_weights_hrp.csv')).trim().split('\n');
  const theirs = new Map(lines.map((line) => [line.split(',')[0]!, Number(line.split(',')[1])]));
  const ours = hierarchicalRiskParity(covariance).weights;
  const theirWeights = prices.names.map((name) => theirs.get(name)!);
  compare(
    'PyPortfolioOpt HRP (links other distances)',
    'volatility',
    Math.sqrt(portfolioVariance(covariance, theirWeights)),
    Math.sqrt(portfolioVariance(covariance, ours)),
    null,
  );
}

interface KrxTen {
  readonly symbols: readonly string[];
  readonly risk_free_rate: number;
  readonly min_variance: { readonly vol: number };
  readonly max_sharpe: { readonly sharpe: number };
  readonly min_cvar95_daily: { readonly cvar: number };
}

async function againstKrxTen(folder: string): Promise<void> {
  const expected = JSON.parse(read(join(folder, 'portfolio-reference', 'krx10_expected.json'))) as KrxTen;
  const { symbols } = expected;
  const byDate = new Map<string, number[]>();
  for (const line of read(join(folder, 'krx', 'ohlcv_daily.csv.gz'))
    .split('\n')
    .slice(1)) {
    const [date, symbol, , , , close] = line.split(',');
    const at = symbols.indexOf(symbol ?? '');
    if (at < 0 || date! < '2018-06-01' || date! > '2025-06-30') continue;
    const row = byDate.get(date!) ?? every(symbols.length, Number.NaN);
    row[at] = Number(close);
    byDate.set(date!, row);
  }
  const rows = [...byDate.keys()]
    .toSorted()
    .map((date) => byDate.get(date)!)
    .filter((row) => row.every(Number.isFinite));
  const returns = simpleReturns({ names: symbols, rows });
  const scenarios = scenariosOf(returns);
  const size = symbols.length;
  const covariance = sampleCovariance(scenarios.returns, size).map((value) => YEAR * value);
  const expectedReturns = symbols.map(
    (_, i) => (YEAR * returns.reduce((sum, row) => sum + row[i]!, 0)) / returns.length,
  );
  const constraints = { lower: every(size, 0), upper: every(size, 1) };
  const least = requireFeasible(await minimumVariance({ covariance, constraints }, limits));
  compare('KRX ten minimum variance', 'volatility', expected.min_variance.vol, least.volatility, 'LOWER');
  const riskFree = expected.risk_free_rate;
  const sharpe = await maximumSharpe({ covariance, constraints, expectedReturns, riskFree }, limits);
  if ('sharpe' in sharpe)
    compare('KRX ten maximum Sharpe', 'ratio', expected.max_sharpe.sharpe, sharpe.sharpe, 'HIGHER');
  const tail = await minimumCvar({ ...scenarios, alpha: 0.95, ...constraints }, limits);
  compare('KRX ten minimum CVaR 95 %', 'daily CVaR', expected.min_cvar95_daily.cvar, tail.cvar, 'LOWER');
}

/** The linear programme of Rockafellar and Uryasev with a row for every scenario: what cutting planes must agree with. */
async function cvarByRows({ scenarioCount, assetCount, returns }: ScenarioReturns, alpha: number): Promise<number> {
  const assets = Array.from({ length: assetCount }, (_, i) => i);
  const zeta = assetCount;
  const excess = every(scenarioCount, 100 / (scenarioCount * (1 - alpha)));
  const { values } = await solveProgramme(
    {
      cost: [...assets.map(() => 0), 100, ...excess],
      lower: [...assets.map(() => 0), -1, ...excess.map(() => 0)],
      upper: [...assets.map(() => 1), 1, ...excess.map(() => Infinity)],
      rows: [
        { lower: 1, upper: 1, indices: assets, values: assets.map(() => 1) },
        ...excess.map((_, s) => ({
          lower: 0,
          upper: Infinity,
          indices: [...assets, zeta, zeta + 1 + s],
          values: [...assets.map((i) => 100 * returns[s * assetCount + i]!), 100, 100],
        })),
      ],
    },
    limits,
  );
  const tail = values.subarray(zeta + 1).reduce((sum, value) => sum + value, 0) / (scenarioCount * (1 - alpha));
  return values[zeta]! + tail;
}

async function againstRows(folder: string): Promise<void> {
  const prices = readPrices(join(folder, 'skfolio_sp500_prices.csv.gz'));
  const scenarios = scenariosOf(simpleReturns(prices).slice(-2000));
  const size = prices.names.length;
  const tail = await minimumCvar({ ...scenarios, alpha: 0.95, lower: every(size, 0), upper: every(size, 1) }, limits);
  compare('S&P 20, 2,000 days, a row a scenario', 'daily CVaR', await cvarByRows(scenarios, 0.95), tail.cvar, 'LOWER');
  const all = scenariosOf(simpleReturns(prices));
  const covariance = sampleCovariance(all.returns, size).map((value) => YEAR * value);
  const equal = every(size, 1 / size);
  const least = requireFeasible(
    await minimumVariance({ covariance, constraints: { lower: every(size, 0), upper: every(size, 1) } }, limits),
  );
  compare(
    'S&P 20 minimum variance, equal weights',
    'volatility',
    Math.sqrt(portfolioVariance(covariance, equal)),
    least.volatility,
    'LOWER',
  );
}

function madeUp(assetCount: number, scenarioCount: number): ScenarioReturns {
  const columns = sampleColumns(sampleFactors(assetCount, 5), scenarioCount);
  const returns = new Float64Array(assetCount * scenarioCount);
  columns.forEach((column, i) => column.forEach((value, s) => (returns[s * assetCount + i] = value)));
  return { scenarioCount, assetCount, returns };
}

async function againstTheClock(): Promise<void> {
  for (const count of [2000, 10_000]) {
    const scenarios = madeUp(100, count);
    await clock(`minimum CVaR, ${count} scenarios x 100 assets`, count === 2000 ? 5 : 30, async () => {
      const { cvar } = await minimumCvar(
        { ...scenarios, alpha: 0.95, lower: every(100, 0), upper: every(100, 0.1) },
        limits,
      );
      return `daily CVaR ${(100 * cvar).toFixed(4)} %`;
    });
  }
  const matrix = denseOf(sampleFactors(400, 5));
  await clock('minimum variance, 400 assets, full matrix', 1, async () => {
    const constraints = { lower: every(400, 0), upper: every(400, 0.02) };
    const { kktResidual } = requireFeasible(await minimumVariance({ covariance: matrix, constraints }, limits));
    return `KKT residual ${kktResidual?.toExponential(1)}`;
  });
  const prices = Array.from({ length: 50 }, (_, i) => 4_000 + ((i * 7_919) % 400) * 1_000);
  await clock('whole shares nearest to target weights, 50 assets', 10, async () => {
    const problem = { prices, targetWeights: every(50, 0.02), budgetKrw: 30_000_000, cashPenalty: 0.5 };
    const found = await nearestWholeShares(problem, { timeLimitSeconds: 10, relativeGap: 1e-6 });
    return `off by ${found.objectiveKrw.toFixed(0)} won of 30,000,000`;
  });
  const fifty = madeUp(50, 500);
  await clock('minimum CVaR in whole shares, 50 assets x 500', 10, async () => {
    const found = await minimumCvarWholeShares(
      { ...fifty, alpha: 0.95, prices, budgetKrw: 30_000_000, minimumInvestedKrw: 27_000_000 },
      { timeLimitSeconds: 4, totalTimeLimitSeconds: 6, relativeGap: 1e-4, tolerance: 1e-7 },
    );
    const invested = dot(found.shares, prices);
    return `${found.status}, gap ${(100 * found.gap).toFixed(3)} %, invested ${invested}`;
  });
}

/** In the shape of every bench: sections of measured figures with what was promised of them. */
function keepEvidence(): void {
  const at = new Date().toISOString();
  const machine = { processor: cpus()[0]?.model ?? 'unknown', cores: availableParallelism(), node: process.version };
  const sections = [
    {
      id: 'clock',
      title: 'Against the clock',
      rows: timings.map(({ problem, seconds, goalSeconds, said }) => ({
        what: problem,
        value: seconds,
        unit: 's',
        goal: goalSeconds,
        isAtMost: true,
        note: said,
      })),
    },
    {
      id: 'optima',
      title: 'Against published and stated optima',
      rows: comparisons.map(({ problem, figure, reference, ours, verdict }) => ({
        what: `${problem}: ${figure}`,
        value: ours,
        unit: '',
        note: `reference ${reference.toPrecision(8)}: ${verdict.toLowerCase()}`,
      })),
    },
  ];
  const file = join(import.meta.dirname, `../../mdfiles/evidence/bench-optimisers-${at.slice(0, 10)}.json`);
  writeFileSync(file, `${JSON.stringify({ at, engineVersion, machine, sections }, null, 1)}\n`);
}

const { values, positionals } = parseArgs({ options: { evidence: { type: 'boolean' } }, allowPositionals: true });
const [folder] = positionals;
if (folder) {
  console.log(
    'problem'.padEnd(39) + 'figure'.padEnd(13) + 'reference'.padStart(18) + 'ours'.padStart(19) + ' difference verdict',
  );
  await againstPyPortfolioOpt(join(folder, 'portfolio-reference'));
  await againstKrxTen(folder);
  await againstRows(join(folder, 'portfolio-reference'));
}
await againstTheClock();
console.log(JSON.stringify({ comparisons, timings }));
if (values.evidence) keepEvidence();
