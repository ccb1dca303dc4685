import { fitBootstrap, nextBootstrapRow } from '../market/bootstrap.ts';
import { minimumCvar } from '../optimise/min-cvar.ts';
import type { ScenarioReturns } from '../optimise/tail-average.ts';
import { exp } from '../random/elementary.ts';
import { fillUniforms, streams } from '../random/philox.ts';
import { tailRisk } from '../risk/tail-risk.ts';
import { logReturnRows } from '../stats/returns.ts';
import { closesOf, marketFacts, marketLaw } from './market-plan.ts';
import type { SimulationPlan } from './plan.ts';
import type { WeightStability } from './recommendation-evidence.ts';
import type { MarketSnapshot } from './run-inputs.ts';
import { horizonReturns } from './securities-choice.ts';

const RESAMPLES = 50;
const MOST_SCENARIOS = 500;
const FEWEST_SCENARIOS = 200;
/** Asset sessions that one resample may simulate, so that a long horizon of many names does not take minutes. */
const MOST_CELLS = 1_500_000;
const SOLVE = { timeLimitSeconds: 20, tolerance: 1e-7 } as const;

export interface StabilityOptions {
  readonly alpha: number;
  /** Of one name in what is invested, above 0 and at most 1. */
  readonly maximumWeight: number;
  /** Of the plan, parts of what is invested; one an asset of the inputs. */
  readonly planned: readonly number[];
  readonly seed: number;
  readonly onProgress: (ratio: number) => void | Promise<void>;
}

/**
 * Optimises again on 50 histories that could have been: stationary bootstraps of the estimation window, each with the same draws of
 * the horizon, so that weights differ by the history alone.
 *
 * For time, fractions of shares on at most 500 scenarios, and the bootstrap of rows as market model whatever the run's is, without
 * stress; events at issuers are those of the run. The optimum on the history itself is made the same way, so that ranges and optimum belong together.
 *
 * @param basis - Plan of the inputs over the whole universe.
 * @returns Null for one name.
 * @throws DomainError as `buildPlan` and `minimumCvar`; whatever `onProgress` throws.
 *
 * Cost: 50 small programmes; about 3 s for 20 names over 60 sessions. Source: quant-spec Q13.9.
 */
export async function weightStability(
  basis: SimulationPlan,
  snapshot: MarketSnapshot,
  { alpha, maximumWeight, planned, seed, onProgress }: StabilityOptions,
): Promise<WeightStability | null> {
  const size = basis.symbols.length;
  if (size < 2) return null;
  const scenarioCount = Math.max(
    FEWEST_SCENARIOS,
    Math.min(MOST_SCENARIOS, Math.floor(MOST_CELLS / (size * basis.horizonSessions))),
  );
  const most = Math.max(maximumWeight, 1 / size);
  const limits = {
    alpha,
    lower: Array.from({ length: size }, () => 0),
    upper: Array.from({ length: size }, () => most),
  };
  const scenariosOf = (closes: Float64Array): ScenarioReturns =>
    horizonReturns({ ...basis, market: bootstrapOf(closes, basis), overlay: null, posterior: null }, scenarioCount);
  const optimumOf = (scenarios: ScenarioReturns) => minimumCvar({ ...scenarios, ...limits }, SOLVE);

  const closes = closesOf(snapshot, basis.symbols);
  const actual = scenariosOf(closes);
  const optimum = await optimumOf(actual);
  const resample = historyResampler(closes, size, seed);
  const optima: Float64Array[] = [];
  let inSample = 0;
  let outOfSample = 0;
  for (let r = 0; r < RESAMPLES; r++) {
    const { weights, cvar } = await optimumOf(scenariosOf(resample(r)));
    optima.push(weights);
    inSample += cvar / RESAMPLES;
    outOfSample += cvarOf(actual, weights, alpha) / RESAMPLES;
    await onProgress((r + 1) / RESAMPLES);
  }
  const average = Float64Array.from(basis.symbols, (_, i) => meanOf(optima.map((weights) => weights[i]!)));
  return {
    resampleCount: RESAMPLES,
    scenarioCount,
    weights: basis.symbols.map((symbol, i) => {
      const drawn = optima.map((weights) => weights[i]!).toSorted((a, b) => a - b);
      return {
        symbol,
        planned: planned[i]!,
        optimal: optimum.weights[i]!,
        // The 5th and the 46th of 50: as many lie outside on each side as 10 and 90 % ask for.
        low: drawn[Math.ceil(0.1 * RESAMPLES) - 1]!,
        high: drawn[RESAMPLES - Math.ceil(0.1 * RESAMPLES)]!,
        average: average[i]!,
      };
    }),
    objectiveInSample: inSample,
    objectiveOutOfSample: outOfSample,
    objectiveOfAverage: cvarOf(actual, average, alpha),
    objectiveOfOptimum: optimum.cvar,
    distanceToEqualWeight: distanceToEqual(planned),
    averageDistanceToEqualWeight: distanceToEqual(average),
  };
}

/** The bootstrap of rows on closes, with the drift that they give and room for events at issuers. */
function bootstrapOf(closes: Float64Array, { symbols, issuers, periodsPerYear, horizonSessions }: SimulationPlan) {
  const size = symbols.length;
  return marketLaw(
    'STATIONARY_BOOTSTRAP',
    closes,
    size,
    periodsPerYear,
    marketFacts(closes, size, periodsPerYear, 0),
    {
      varianceRatio: issuers?.varianceReductionRatio ?? new Float64Array(size).fill(1),
      compensatorPerDay: issuers?.driftCompensatorPerDay ?? new Float64Array(size),
    },
    horizonSessions,
    null,
    null,
  );
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function distanceToEqual(weights: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += Math.abs(weights[i]! - 1 / weights.length);
  return total / 2;
}

function cvarOf({ scenarioCount, assetCount, returns }: ScenarioReturns, weights: Float64Array, alpha: number): number {
  const losses = Float64Array.from({ length: scenarioCount }, (_, s) => {
    let loss = 0;
    for (let i = 0; i < assetCount; i++) loss -= weights[i]! * returns[s * assetCount + i]!;
    return loss;
  });
  return tailRisk(losses, alpha).conditionalValueAtRisk;
}

/**
 * Closes that could have been, sessions × assets: whole rows of the history's log returns in blocks, from the same first close.
 *
 * Blocks have the mean length that the market model's fit finds for the history.
 */
function historyResampler(closes: Float64Array, size: number, seed: number): (resample: number) => Float64Array {
  const rows = logReturnRows(closes, size);
  const rowCount = rows.length / size;
  const { restartProbability } = fitBootstrap(closes, size);
  const draws = new Float64Array(2);
  return (resample) => {
    const drawn = new Float64Array(closes.length);
    drawn.set(closes.subarray(0, size));
    let row = -1;
    for (let t = 0; t < rowCount; t++) {
      fillUniforms(seed, resample, t, streams.estimatorBootstrap, 2, draws);
      row = nextBootstrapRow(row, draws[0]!, draws[1]!, rowCount, restartProbability);
      for (let i = 0; i < size; i++) drawn[(t + 1) * size + i] = drawn[t * size + i]! * exp(rows[row * size + i]!);
    }
    return drawn;
  };
}
