import { DomainError } from '../errors.ts';
import { fitFilteredHistory } from '../market/filtered-history.ts';
import { fitMerton } from '../market/merton-fit.ts';
import { MIN_RETURN_ROWS, logReturnRows } from '../stats/returns.ts';
import { annualLossExpectancy } from '../threat/ale.ts';
import { annualControlCost } from '../threat/controls.ts';
import { buildIssuerPlan } from '../threat/issuer-events.ts';
import type { IssuerPlan } from '../threat/issuer-events.ts';
import type { AnnualLossLaw } from '../threat/annual-loss.ts';
import type { LevelChain } from '../threat/level-chain.ts';
import { threatLossMoments } from '../threat/regime-loss.ts';
import { buildThreatPlan } from '../threat/threat-plan.ts';
import type { ThreatPlan } from '../threat/threat-plan.ts';
import { horizonDays } from '../threat/threat-year.ts';
import { COARSE_POINTS, threatLossLaw } from './exact-threat-law.ts';
import { annualVolatilities, closesOf, marketFacts, marketLaw } from './market-plan.ts';
import type { MarketFacts } from './market-plan.ts';
import type { MarketLaw, MarketOverlay } from './market-law.ts';
import { salePlan } from './forced-sales.ts';
import type { SalePlan } from './forced-sales.ts';
import { assertVarianceRatios, marketRegime } from './market-regime.ts';
import type { MarketRegime } from './market-regime.ts';
import { JointPath } from './joint-path.ts';
import { modelFit } from './model-fit.ts';
import type { ModelFit } from './model-fit.ts';
import { posteriorPlan } from './posterior-law.ts';
import type { PosteriorPlan } from './posterior-law.ts';
import { placeStress, stressedMarket } from './stress-overlay.ts';
import type { StressPlan } from './stress-overlay.ts';
import type { ForcedSales, RunInputs, MarketSnapshot } from './run-inputs.ts';
import { CHUNK_PATHS, samplingMethods } from './run-inputs.ts';
import { plainSampling, planSampling } from './sampling-plan.ts';
import type { DrawnPlan } from './sampling-plan.ts';
import { settingOf } from './threat-setting.ts';

/** Sessions of the year that costs and event times are spread over (ruling 1). */
const YEAR_SESSIONS = 252;
const PILOT_PATHS = 512;
const HISTOGRAM_BINS = 40;

/** Everything that a chunk needs, and nothing else; plain data, so it can be cloned to a worker. */
export interface SimulationPlan extends DrawnPlan {
  readonly seed: number;
  /** All paths; with an accuracy goal the most that may be drawn. */
  readonly pathCount: number;
  /** Of all paths. */
  readonly chunkCount: number;
  readonly horizonSessions: number;
  readonly periodsPerYear: number;
  /** Ascending; the order of every array by asset. */
  readonly symbols: readonly string[];
  /** Sector code of each asset. */
  readonly sectors: readonly string[];
  /** Amounts at the start, shares × price, KRW. */
  readonly amounts: Float64Array;
  readonly cashKrw: number;
  /** Link 1 of quant-spec Q10; null: threat losses do not touch the holdings. */
  readonly forcedSales: SalePlan | null;
  /** With the correlations of the stress case. */
  readonly market: MarketLaw;
  /** Scales and additions of the stress case; null: none. */
  readonly overlay: MarketOverlay | null;
  /** Null without a stress case. */
  readonly stress: StressPlan | null;
  /** What the parameters of each 256 paths are drawn from; null: they stay at their estimates. */
  readonly posterior: PosteriorPlan | null;
  readonly marketFacts: MarketFacts | null;
  /** Null without holdings. */
  readonly modelFit: ModelFit | null;
  /** Null: the threat level leaves the market's variance alone. */
  readonly regime: MarketRegime | null;
  /** Null: events at issuers are switched off. */
  readonly issuers: IssuerPlan | null;
  readonly threats: ThreatPlan;
  /** Events up to this time belong to the horizon. */
  readonly horizonDays: number;
  /** Of added controls, pro rata of the horizon, KRW. */
  readonly costKrw: number;
  /** Exact, KRW a year, with all controls. */
  readonly annualLossExpectancyKrw: number;
  /** Standard deviation of the threat losses of a year, exact, KRW. */
  readonly annualLossSdKrw: number;
  /** Threat losses of the horizon, for the errors of running figures. */
  readonly horizonThreatLaw: AnnualLossLaw;
  /** Ascending; from a pilot of the run's first paths. */
  readonly histogramEdgesKrw: Float64Array;
  /** Part of the pilot's sessions and assets at the daily price limit. */
  readonly priceLimitShare: number;
}

/**
 * Fits the models of a run and puts together what its chunks need.
 *
 * @throws DomainError E_HISTORY_TOO_SHORT with the symbol below 60 returns, E_SYMBOL_UNKNOWN, E_SIGMA_NONPOSITIVE for a price
 * that never moved, what `placeStress` throws, E_CAPACITY_NONPOSITIVE for a limit of 0, E_RANGE and E_FORMAT for inputs outside their ranges, and what the
 * threat plan throws: whatever could stop a run stops it here, before the first chunk.
 *
 * Cost: below a second without a pilot; the t copula's correlation by Kendall's tau is the largest part. A pilot costs its paths.
 */
export function buildPlan(inputs: RunInputs, snapshot: MarketSnapshot): SimulationPlan {
  requireInputs(inputs);
  const addedControls = inputs.addedControls ?? [];
  const setting = settingOf(inputs);
  const controls = [...inputs.controls, ...addedControls];
  const threats = buildThreatPlan({ ...setting, controls });
  const days = horizonDays(inputs.horizonSessions);
  const plan: SimulationPlan = {
    seed: inputs.seed,
    pathCount: inputs.pathCount,
    chunkCount: Math.ceil(inputs.pathCount / CHUNK_PATHS),
    horizonSessions: inputs.horizonSessions,
    periodsPerYear: inputs.periodsPerYear,
    symbols: inputs.holdings.map(({ symbol }) => symbol),
    sectors: inputs.holdings.map(({ sector }) => sector),
    amounts: Float64Array.from(inputs.holdings, ({ shares, priceKrw }) => shares * priceKrw),
    cashKrw: inputs.cashKrw,
    ...marketSide(inputs, snapshot, threats.chain),
    // Ticks and taxes of later days are not known. Who holds nothing needs no history, and no date.
    forcedSales: inputs.forcedSales && salePlan(inputs.forcedSales, inputs.holdings, snapshot.dates.at(-1) ?? ''),
    threats,
    horizonDays: days,
    costKrw: (annualControlCost(addedControls) * inputs.horizonSessions) / YEAR_SESSIONS,
    annualLossExpectancyKrw: annualLossExpectancy(setting, controls).totalAleKrw,
    annualLossSdKrw: threatLossMoments(threats).sdKrw,
    horizonThreatLaw: threatLossLaw(threats, { untilDays: days }, COARSE_POINTS),
    histogramEdgesKrw: new Float64Array(0),
    priceLimitShare: 0,
    ...plainSampling,
  };
  const drawn = planSampling(plan, inputs.sampling);
  return { ...plan, ...pilot(plan), ...drawn, issuers: plan.issuers && { ...plan.issuers, mixture: drawn.mixture } };
}

function requireInteger(value: number, low: number, high: number, name: string): void {
  if (!(Number.isSafeInteger(value) && value >= low && value <= high)) throw new DomainError('E_RANGE', [name]);
}

function requireInputs(inputs: RunInputs): void {
  const { seed, pathCount, horizonSessions, periodsPerYear, holdings, cashKrw, accuracy, sampling } = inputs;
  if (inputs.commonRegime) assertVarianceRatios(inputs.commonRegime);
  requireInteger(seed, 0, Number.MAX_SAFE_INTEGER, 'seed');
  requireInteger(pathCount, 1, 2 ** 32, 'pathCount');
  requireInteger(horizonSessions, 1, YEAR_SESSIONS, 'horizonSessions');
  requireInteger(periodsPerYear, 1, 366, 'periodsPerYear');
  requireInteger(cashKrw, 0, Number.MAX_SAFE_INTEGER, 'cashKrw');
  if (accuracy && !(accuracy.relativeHalfWidth >= 0.001 && accuracy.relativeHalfWidth <= 0.2))
    throw new DomainError('E_RANGE', ['accuracy', 'relativeHalfWidth']);
  if (inputs.forcedSales !== null) requireForcedSales(inputs.forcedSales);
  if (!samplingMethods.includes(sampling)) throw new DomainError('E_FORMAT', ['sampling']);
  Object.entries(inputs.limits).forEach(([name, limit]) => {
    if (!(limit > 0 && Number.isFinite(limit))) throw new DomainError('E_CAPACITY_NONPOSITIVE', ['limits', name]);
  });
  holdings.forEach(({ symbol, shares, priceKrw }, at) => {
    requireInteger(shares, 0, Number.MAX_SAFE_INTEGER, `holdings.${at}.shares`);
    requireInteger(priceKrw, 1, Number.MAX_SAFE_INTEGER, `holdings.${at}.priceKrw`);
    requireInteger(shares * priceKrw, 0, Number.MAX_SAFE_INTEGER, `holdings.${at}`);
    if (at > 0 && !(holdings[at - 1]!.symbol < symbol))
      throw new DomainError('E_FORMAT', ['holdings', String(at), 'symbol']);
  });
}

function requireForcedSales({ reserveKrw, feePpb }: ForcedSales): void {
  if (!(Number.isSafeInteger(reserveKrw) && reserveKrw >= 0))
    throw new DomainError('E_RANGE', ['forcedSales', 'reserveKrw']);
  if (!(Number.isSafeInteger(feePpb) && feePpb >= 0 && feePpb <= 1_000_000_000))
    throw new DomainError('E_RANGE', ['forcedSales', 'feePpb']);
}

function requireHistory(closes: Float64Array, symbols: readonly string[]): void {
  symbols.forEach((symbol, i) => {
    let valid = 0;
    for (let at = i; at < closes.length; at += symbols.length)
      if (Number.isFinite(closes[at]) && closes[at]! > 0) valid++;
    if (valid - 1 < MIN_RETURN_ROWS) throw new DomainError('E_HISTORY_TOO_SHORT', ['holdings', symbol]);
  });
}

export type MarketSide = Pick<
  SimulationPlan,
  'market' | 'overlay' | 'stress' | 'posterior' | 'marketFacts' | 'modelFit' | 'regime' | 'issuers'
>;

/**
 * The part of a plan that the price history decides; `buildPlan` says what is thrown.
 *
 * @param chain - Of the threats' plan.
 */
export function marketSide(inputs: RunInputs, snapshot: MarketSnapshot, chain: LevelChain | null): MarketSide {
  const side = { ...unstressedSide(inputs, snapshot, chain), overlay: null, stress: null };
  if (inputs.stress === null) return side;
  const symbols = inputs.holdings.map(({ symbol }) => symbol);
  const placed = placeStress(inputs.stress, symbols, inputs.horizonSessions, snapshot);
  const stress = { placed, market: side.market };
  return {
    ...side,
    stress,
    ...stressedMarket(stress, inputs.horizonSessions, 1),
    posterior: side.posterior && { ...side.posterior, stress: { placed, multiple: 1 } },
  };
}

function unstressedSide(
  inputs: RunInputs,
  snapshot: MarketSnapshot,
  chain: LevelChain | null,
): Omit<MarketSide, 'overlay' | 'stress'> {
  const { holdings, periodsPerYear, marketModel, levelPlan, horizonSessions } = inputs;
  const symbols = holdings.map(({ symbol }) => symbol);
  const assetCount = symbols.length;
  if (assetCount === 0)
    return {
      market: { model: 'NONE' },
      posterior: null,
      marketFacts: null,
      modelFit: null,
      regime: null,
      issuers: null,
    };

  const closes = closesOf(snapshot, symbols);
  requireHistory(closes, symbols);
  // Rates of events are spread over 252 sessions, whatever year the reader annualises by.
  const volatilities = annualVolatilities(logReturnRows(closes, assetCount), assetCount, YEAR_SESSIONS);
  volatilities.forEach((volatility, i) => {
    if (!(volatility > 0)) throw new DomainError('E_SIGMA_NONPOSITIVE', ['holdings', symbols[i]!]);
  });
  const facts = marketFacts(closes, assetCount, periodsPerYear, snapshot.droppedRowCount);
  const sectors = holdings.map(({ sector }) => sector);
  const issuers = inputs.hasIssuerEvents
    ? buildIssuerPlan({ symbols, sectors, volatilities, levelPlan, chain, horizonSessions })
    : null;
  const adjustment = {
    varianceRatio: issuers?.varianceReductionRatio ?? new Float64Array(assetCount).fill(1),
    compensatorPerDay: issuers?.driftCompensatorPerDay ?? new Float64Array(assetCount),
  };
  const history =
    marketModel === 'FILTERED_HISTORICAL' ? fitFilteredHistory(logReturnRows(closes, assetCount), assetCount) : null;
  const jumps = marketModel === 'MERTON' ? fitMerton(closes, assetCount, periodsPerYear) : null;
  const market = marketLaw(
    marketModel,
    closes,
    assetCount,
    periodsPerYear,
    facts,
    adjustment,
    horizonSessions,
    history,
    jumps,
  );
  return {
    market,
    posterior:
      inputs.parameterUncertainty === 'POSTERIOR'
        ? posteriorPlan({
            market,
            closes,
            facts,
            horizonSessions,
            jumps,
            stress: null,
            gross: facts.drift.map((mu, i) => mu / periodsPerYear - adjustment.compensatorPerDay[i]!),
            scale: adjustment.varianceRatio.map((ratio) => Math.sqrt(ratio)),
          })
        : null,
    marketFacts: facts,
    modelFit: modelFit(market, closes, symbols, periodsPerYear, history, jumps),
    regime: marketRegime(inputs.commonRegime, chain),
    issuers,
  };
}

/** Fixes what must not move while a run goes on: the bins of its histogram. @param plan - With plain sampling. */
function pilot(plan: SimulationPlan): Pick<SimulationPlan, 'histogramEdgesKrw' | 'priceLimitShare'> {
  const joint = new JointPath(plan);
  const count = Math.min(PILOT_PATHS, plan.pathCount);
  const losses = new Float64Array(count);
  let limited = 0;
  for (let path = 0; path < count; path++) {
    joint.simulate(path);
    losses[path] = joint.jointLoss;
    limited += joint.market.limitedCells;
  }
  losses.sort();
  const low = losses[Math.floor(0.005 * (count - 1))]!;
  const high = losses[Math.ceil(0.995 * (count - 1))]!;
  const width = Math.max(1, Math.ceil((1.2 * (high - low)) / HISTOGRAM_BINS));
  const start = Math.floor(low - 0.1 * (high - low));
  const cells = count * plan.horizonSessions * Math.max(1, plan.symbols.length);
  return {
    histogramEdgesKrw: Float64Array.from({ length: HISTOGRAM_BINS + 1 }, (_, k) => start + k * width),
    priceLimitShare: limited / cells,
  };
}
