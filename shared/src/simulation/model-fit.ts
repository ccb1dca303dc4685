import { fitFilteredHistory } from '../market/filtered-history.ts';
import type { FilteredHistory, VolatilityFit } from '../market/filtered-history.ts';
import { unconditionalVariance } from '../market/garch.ts';
import type { MertonFit } from '../market/merton-fit.ts';
import { degreesStandardError } from '../market/student-t-copula.ts';
import { kurtosis, momentsOf, sampleDeviation } from '../stats/moments.ts';
import type { Moments } from '../stats/moments.ts';
import { logReturnRows } from '../stats/returns.ts';
import type { FittedMarket } from './market-law.ts';
import { mertonParameters } from './merton-law.ts';
import type { AssetModel, ModelParameter, ModelReport } from './model-report.ts';
import { constantBand, filteredBands, regimeChecks, resampledBands, rowsBefore } from './regime-check.ts';
import type { VolatilityBand } from './regime-check.ts';

/** What a model was fitted to, before it is held against what came. */
export type ModelFit = Omit<ModelReport, 'backtests'>;

interface Described {
  readonly parameters: readonly ModelParameter[];
  readonly assets: readonly Omit<AssetModel, 'symbol' | 'regime'>[];
}

/** What the model of a run, fitted to the sessions before the last 60, has to say of those. */
function bandsOf(
  law: FittedMarket,
  before: Float64Array,
  assetCount: number,
  history: FilteredHistory | null,
): VolatilityBand[] {
  if (history) return filteredBands(fitFilteredHistory(before, assetCount, history));
  if (law.model === 'STATIONARY_BOOTSTRAP') return resampledBands(before, assetCount, law.restartProbability);
  // Of both, sessions are independent of each other and their law is close to the observed one.
  if (law.model === 'STUDENT_T_COPULA' || law.model === 'MERTON') return resampledBands(before, assetCount, 1);
  return columnMoments(before, assetCount).map((own) => constantBand(sampleDeviation(own)));
}

function columnMoments(rows: Float64Array, assetCount: number): Moments[] {
  return Array.from({ length: assetCount }, (_, i) =>
    momentsOf(Float64Array.from({ length: rows.length / assetCount }, (_, t) => rows[t * assetCount + i]!)),
  );
}

/**
 * Parameter table with standard errors, volatility now and in the long run, and the regime check of every asset.
 *
 * @param closes - Row-major, sessions × assets, KRW; what `law` was fitted to.
 * @param history - The volatilities behind a law of filtered historical simulation; null for any other.
 * @param jumps - The fit behind a jump diffusion; null for any other.
 *
 * All figures are of the history as it is: what issuer events take out of the variance is not taken off here.
 */
export function modelFit(
  law: FittedMarket,
  closes: Float64Array,
  symbols: readonly string[],
  periodsPerYear: number,
  history: FilteredHistory | null,
  jumps: MertonFit | null = null,
): ModelFit {
  const rows = logReturnRows(closes, symbols.length);
  const { parameters, assets } = history
    ? describeFiltered(history, periodsPerYear)
    : withJumps(describeUnfiltered(law, rows, symbols.length, periodsPerYear), jumps);
  const before = rowsBefore(rows, symbols.length);
  const checks = before && regimeChecks(bandsOf(law, before, symbols.length, history), rows, periodsPerYear);
  return {
    model: law.model === 'FACTOR_GBM' ? 'GBM' : law.model,
    parameters,
    assets: symbols.map((symbol, i) => ({ symbol, ...assets[i]!, regime: checks?.[i] ?? null })),
  };
}

/** A jump diffusion's own table: sigma is of the diffusion alone, while the volatilities beside it stay those of the whole. */
function withJumps({ parameters, assets }: Described, jumps: MertonFit | null): Described {
  if (jumps === null) return { parameters, assets };
  const table = mertonParameters(jumps);
  return {
    parameters: table.parameters,
    assets: assets.map((asset, i) => ({
      ...asset,
      volatilityModel: 'CONSTANT',
      parameters: [...asset.parameters.filter(({ name }) => name !== 'sigma'), ...table.assets[i]!],
    })),
  };
}

function parameter(name: string, value: number, standardError: number | null): ModelParameter {
  return { name, value, standardError };
}

function describeFiltered(history: FilteredHistory, periodsPerYear: number): Described {
  return {
    parameters: [parameter('blockLength', history.meanBlockLength, null)],
    assets: history.volatilities.map((volatility, i) =>
      describeVolatility(volatility, history.nextVariance[i]!, periodsPerYear),
    ),
  };
}

function describeVolatility(
  { parameters, standardErrors, refusal }: VolatilityFit,
  nextVariance: number,
  periodsPerYear: number,
): Described['assets'][number] {
  const names = refusal === null ? (['mu', 'omega', 'alpha', 'beta', 'nu'] as const) : (['alpha', 'beta'] as const);
  const longRun = unconditionalVariance(parameters);
  return {
    volatilityModel: refusal === null ? 'GARCH_T' : 'EWMA',
    parameters: names.map((name) => parameter(name, parameters[name]!, standardErrors?.[name] ?? null)),
    currentVolatility: Math.sqrt(nextVariance * periodsPerYear),
    longRunVolatility: longRun === null ? null : Math.sqrt(longRun * periodsPerYear),
  };
}

/** Models whose volatility does not move: one line a model says what belongs to the whole of it. */
function describeUnfiltered(
  law: FittedMarket,
  rows: Float64Array,
  assetCount: number,
  periodsPerYear: number,
): Described {
  const assets = columnMoments(rows, assetCount).map((own): Described['assets'][number] => {
    const daily = sampleDeviation(own);
    const annual = daily * Math.sqrt(periodsPerYear);
    return {
      volatilityModel: law.model === 'GBM' || law.model === 'FACTOR_GBM' ? 'CONSTANT' : 'EMPIRICAL',
      parameters: [
        parameter('mu', own.mean, daily / Math.sqrt(own.count)),
        // The variance of s² is σ⁴ (κ − 1)/T: fat tails make a volatility less certain than the normal law says.
        parameter('sigma', annual, annual * Math.sqrt((kurtosis(own) - 1) / (4 * own.count))),
      ],
      currentVolatility: annual,
      longRunVolatility: annual,
    };
  });
  return { parameters: wholeModel(law, rows), assets };
}

function wholeModel(law: FittedMarket, rows: Float64Array): ModelParameter[] {
  if (law.model === 'STATIONARY_BOOTSTRAP') return [parameter('blockLength', 1 / law.restartProbability, null)];
  if (law.model !== 'STUDENT_T_COPULA') return [];
  const { nu, factor } = law.stepper;
  return [parameter('nu', nu, degreesStandardError(rows, factor, nu))];
}
