import { DomainError } from '../errors.ts';
import { panelOf } from '../forecast/panel.ts';
import type { PricePanel } from '../forecast/panel.ts';
import type { IntervalEstimate } from '../stats/intervals.ts';
import type { RecordFigures } from '../walk-forward/record-figures.ts';
import { knownVolumes } from '../walk-forward/known-volumes.ts';
import { strategyWalkDefaults, walkStrategies } from '../walk-forward/strategy-walk.ts';
import type { StrategiesWalk, StrategyRecord, StrategyWalkSettings } from '../walk-forward/strategy-walk.ts';
import {
  capWeightStrategy,
  equalWeightStrategy,
  minCvarStrategy,
  valueTradedStrategy,
} from '../walk-forward/strategies.ts';
import type { AllocationStrategy } from '../walk-forward/strategies.ts';
import { walkReport } from '../walk-forward/walk-report.ts';
import type { WalkReport } from '../walk-forward/walk-report.ts';

import type {
  EarlierTrials,
  MarketBenchmark,
  NoEvidenceReason,
  StrategyEvidence,
  TimelinePoint,
  WalkedRecord,
} from './recommendation-evidence.ts';
import type { Candidate } from './recommendation.ts';
import type { MarketSnapshot } from './run-inputs.ts';
import type { Estimate } from './run-result.ts';

/** Months that are walked: five years, so that a recommendation costs seconds however long the history is. */
const MOST_MONTHS = 60;
/** Fewer say nothing. */
const FEWEST_MONTHS = 12;
/** Largest weights that were tried before and are walked again, the newest differing ones. */
const MOST_EARLIER_WEIGHTS = 3;
const RESAMPLES = 999;

export interface StrategyEvidenceOptions {
  readonly universe: readonly Candidate[];
  readonly maximumWeight: number;
  readonly alpha: number;
  readonly feePpb: number;
  /** Y of the square-root law, which is charged where the snapshot knows a volume. */
  readonly impactConstant: number;
  /** KRW. */
  readonly initialKrw: number;
  readonly periodsPerYear: number;
  readonly trials: EarlierTrials;
  readonly seed: number;
  /** Share of the walk that is done, 0 to 1; may throw to stop it. */
  readonly onProgress: (ratio: number) => void | Promise<void>;
}

export type StrategyEvidenceAnswer = {
  readonly strategy: StrategyEvidence | null;
  readonly noStrategyReason: NoEvidenceReason | null;
};

/**
 * Minimum CVaR under the limit of the recommendation, followed month by month over the last five years of the snapshot against equal
 * weight, the market of the same names and cash, under the same costs, calendar and money.
 *
 * What is walked is the way the names are chosen, from the 504 sessions before each month and their daily returns; the plan itself
 * looks at the whole horizon and at events at issuers. The names are those of the scenario today, which is a choice with hindsight:
 * both sides share it. Where the snapshot knows volumes, all pay spread and impact and stop at a fifth of the volume.
 *
 * @throws whatever `onProgress` throws.
 *
 * Cost: at most 60 programmes for each of at most 4 limits; about 2 s for 20 names. Source: quant-spec Q12.5.
 */
export async function strategyEvidence(
  snapshot: MarketSnapshot,
  options: StrategyEvidenceOptions,
): Promise<StrategyEvidenceAnswer> {
  const { universe, maximumWeight, alpha, trials } = options;
  if (universe.length < 2) return { strategy: null, noStrategyReason: 'ONE_INSTRUMENT' };
  const panel = panelFor(snapshot, universe);
  const months = walkedMonths(panel.dates);
  if (!months) return { strategy: null, noStrategyReason: 'HISTORY_TOO_SHORT' };
  const limits = [maximumWeight, ...otherLimits(trials.maximumWeights, maximumWeight)];
  const listings = panel.symbols.map((symbol) => {
    const { market, kind } = universe.find((candidate) => candidate.symbol === symbol)!;
    return { market, kind };
  });
  const volumes = volumesFor(snapshot, panel);
  const settings: StrategyWalkSettings = {
    ...strategyWalkDefaults,
    ...months,
    initialCash: options.initialKrw,
    feePpb: options.feePpb,
    ...(volumes ? { impact: { constant: options.impactConstant, volumes } } : {}),
  };
  const market = marketStrategy(snapshot, panel, volumes);
  const strategies = [
    equalWeightStrategy,
    ...limits.map((limit) => minCvarStrategy({ alpha, maximumWeight: limit })),
    ...(market ? [market] : []),
  ];
  try {
    const walk = await walkStrategies(panel, listings, strategies, settings, options.onProgress);
    if (walk.rebalanceDates.length < FEWEST_MONTHS) return { strategy: null, noStrategyReason: 'HISTORY_TOO_SHORT' };
    const candidates = walk.records.slice(0, 1 + limits.length);
    const report = walkReport({
      candidates: candidates.map(({ returns }) => returns),
      equalWeight: 0,
      market: market ? walk.records.at(-1)!.returns : null,
      cash: new Float64Array(walk.dates.length),
      periodsPerYear: options.periodsPerYear,
      // This recommendation and equal weight are trials too; what was walked is at least that many.
      trialCount: Math.max(trials.count + 2, candidates.length),
      configurations: limits.map((_, k) => k + 1),
      seed: options.seed,
      resamples: RESAMPLES,
    });
    return { strategy: evidenceOf(walk, report, options), noStrategyReason: null };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'E_HISTORY_TOO_SHORT') return { strategy: null, noStrategyReason: 'HISTORY_TOO_SHORT' };
    // A record that never moves: the money does not buy a single share.
    if (error.code === 'E_SIGMA_NONPOSITIVE') return { strategy: null, noStrategyReason: 'NOTHING_TRADED' };
    throw error;
  }
}

/** A snapshot's rows; a close that is not there is a session without a trade. */
function panelFor({ symbols, dates, closes }: MarketSnapshot, universe: readonly Candidate[]): PricePanel {
  return panelOf(
    universe.map(({ symbol }) => {
      const column = symbols.indexOf(symbol);
      const present = [...dates.keys()].filter((t) => closes[t * symbols.length + column]! > 0);
      return {
        symbol,
        dates: present.map((t) => dates[t]!),
        closes: present.map((t) => closes[t * symbols.length + column]!),
      };
    }),
  );
}

/** The snapshot's volumes at the places of a panel's closes; null where none is known. */
function volumesFor({ symbols, dates, volumes }: MarketSnapshot, panel: PricePanel): Float64Array | null {
  if (!volumes || !volumes.some((volume) => volume >= 0)) return null;
  const rowOf = new Map(dates.map((date, row) => [date, row]));
  const columns = panel.symbols.map((symbol) => symbols.indexOf(symbol));
  const found = new Float64Array(panel.closes.length).fill(Number.NaN);
  for (const [t, date] of panel.dates.entries()) {
    const from = rowOf.get(date)! * symbols.length;
    for (const [i, column] of columns.entries())
      if (panel.traded[t * columns.length + i] === 1) found[t * columns.length + i] = volumes[from + column]!;
  }
  return knownVolumes(panel, found);
}

/** What stands for the market of these names: their capitalisations, the money that is traded in them, or nothing. */
function marketStrategy(
  { symbols, listedShares }: MarketSnapshot,
  panel: PricePanel,
  volumes: Float64Array | null,
): AllocationStrategy | null {
  const shares = panel.symbols.map((symbol) => listedShares?.[symbols.indexOf(symbol)] ?? null);
  if (shares.every((count) => count !== null && count > 0)) return capWeightStrategy(shares);
  return volumes && valueTradedStrategy(panel.closes, volumes, panel.symbols.length);
}

/** The last months that have a window before them; null where there are too few. */
function walkedMonths(dates: readonly string[]): { readonly fromMonth: string; readonly toMonth: string } | null {
  const { leastSessions } = strategyWalkDefaults;
  const usable = [...new Set(dates.slice(leastSessions + 1).map((date) => date.slice(0, 7)))].slice(-MOST_MONTHS);
  if (usable.length < FEWEST_MONTHS) return null;
  return { fromMonth: usable[0]!, toMonth: usable.at(-1)! };
}

function otherLimits(tried: readonly number[], own: number): readonly number[] {
  return [...new Set(tried)].filter((limit) => limit !== own).slice(0, MOST_EARLIER_WEIGHTS);
}

function evidenceOf(walk: StrategiesWalk, report: WalkReport, options: StrategyEvidenceOptions): StrategyEvidence {
  const [equalRecord, ownRecord] = walk.records as readonly [StrategyRecord, StrategyRecord];
  const [equalReport, ownReport] = report.records as readonly [WalkReport['records'][0], WalkReport['records'][0]];
  const years = walk.dates.length / options.periodsPerYear;
  const { sharpeDifference, deflated } = ownReport;
  const difference = sharpeDifference?.interval ?? null;
  const marketRecord = walk.records.find(isMarketRecord);
  const marketReport = marketRecord && report.records.at(-1)!;
  return {
    fromDate: walk.dates[0]!,
    toDate: walk.dates.at(-1)!,
    sessionCount: walk.dates.length,
    rebalanceCount: walk.rebalanceDates.length,
    windowSessions: strategyWalkDefaults.windowSessions,
    maximumWeight: options.maximumWeight,
    initialKrw: options.initialKrw,
    impactConstant: ownRecord.execution ? options.impactConstant : null,
    timeline: timelineOf(walk, marketRecord ?? null, options.initialKrw),
    strategy: walkedRecord(ownRecord, ownReport, years),
    equalWeight: walkedRecord(equalRecord, equalReport, years),
    market: marketReport
      ? { benchmark: marketRecord.name, record: walkedRecord(marketRecord, marketReport, years) }
      : null,
    cash: keptCash,
    sharpeDifference: estimateOf(difference),
    sharpeDifferencePValue: sharpeDifference?.pValue ?? null,
    verdict: difference && difference.lower > 0 ? 'BETTER' : difference && difference.upper < 0 ? 'WORSE' : 'NOT_SHOWN',
    probabilities: ownReport.probabilities,
    deflatedSharpe: {
      probability: deflated!.probability,
      expectedMaximum: deflated!.expectedMaximum * Math.sqrt(options.periodsPerYear),
      trialCount: report.trialCount,
    },
    overfitting: report.overfitting && {
      probability: report.overfitting.probability,
      configurationCount: report.overfitting.configurationCount,
      splitCount: report.overfitting.splitCount,
    },
  };
}

function walkedRecord(record: StrategyRecord, { figures }: RecordFigures, years: number): WalkedRecord {
  return {
    meanReturnAnnual: estimateOf(figures.MEAN_RETURN),
    volatilityAnnual: estimateOf(figures.VOLATILITY),
    sharpeAnnual: estimateOf(figures.SHARPE),
    conditionalValueAtRisk95: estimateOf(figures.CONDITIONAL_VALUE_AT_RISK_95),
    maximumDrawdown: estimateOf(figures.MAXIMUM_DRAWDOWN),
    turnoverAnnual: record.turnover / years,
    costKrw: record.fees + record.taxes,
    marketCostKrw: record.execution && record.execution.spread + record.execution.impact,
    cappedOrderCount: record.execution && record.execution.cappedOrders,
  };
}

type MarketRecord = StrategyRecord & { readonly name: MarketBenchmark };
function isMarketRecord(record: StrategyRecord): record is MarketRecord {
  return record.name === 'CAP_WEIGHT' || record.name === 'VALUE_TRADED_WEIGHT';
}

const nothing: Estimate = { unit: 'RATIO', value: 0, low: 0, high: 0, level: 0.95, method: 'EXACT' };
/** Money that is kept: it earns nothing, moves by nothing and costs nothing. */
const keptCash: WalkedRecord = {
  meanReturnAnnual: nothing,
  volatilityAnnual: nothing,
  sharpeAnnual: nothing,
  conditionalValueAtRisk95: nothing,
  maximumDrawdown: nothing,
  turnoverAnnual: 0,
  costKrw: 0,
  marketCostKrw: 0,
  cappedOrderCount: 0,
};

function estimateOf(interval: IntervalEstimate | null): Estimate | null {
  if (!interval) return null;
  const { estimate: value, lower: low, upper: high } = interval;
  return { unit: 'RATIO', value, low, high, level: 0.95, method: 'BOOTSTRAP' };
}

/** The day before the first trade is not shown: the first point holds the cost of the first purchase. */
function timelineOf(
  { dates, rebalanceDates, records }: StrategiesWalk,
  market: StrategyRecord | null,
  initialKrw: number,
): TimelinePoint[] {
  const [equal, own] = records as readonly [StrategyRecord, StrategyRecord];
  const monthly = new Set(rebalanceDates);
  return dates.flatMap((date, t) =>
    monthly.has(date) || t === dates.length - 1
      ? [
          {
            date,
            strategy: own.nav[t]! / initialKrw,
            equalWeight: equal.nav[t]! / initialKrw,
            market: market && market.nav[t]! / initialKrw,
          },
        ]
      : [],
  );
}
