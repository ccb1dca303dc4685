import { DomainError } from '../errors.ts';
import type { PricePanel } from '../forecast/panel.ts';
import { walkTrading } from '../forecast/walk-trading.ts';
import type { ExecutionCost, TradingWalkResult, WalkExecution } from '../forecast/walk-trading.ts';
import { DEFAULT_FEE_PPB } from '../market/krx-rules.ts';
import type { InstrumentKind, KrxMarket } from '../market/krx-rules.ts';
import { momentsOf, sampleDeviation } from '../stats/moments.ts';

import { windowBefore, windowDefaults } from './estimation-window.ts';
import type { WindowSettings } from './estimation-window.ts';
import type { AllocationStrategy, StrategyName } from './strategies.ts';

/** What a walk needs to know of a name beside its prices. */
export interface WalkListing {
  readonly market: KrxMarket;
  readonly kind?: InstrumentKind;
  /** Its last session, `YYYY-MM-DD`, of a name that left the exchange; null for one that is still listed. */
  readonly lastDate?: string | null;
}

export interface StrategyWalkSettings extends WindowSettings {
  /** First and last month of the walk, `YYYY-MM`. */
  readonly fromMonth: string;
  readonly toMonth: string;
  /** Won. */
  readonly initialCash: number;
  /** Each side, parts per billion. */
  readonly feePpb: number;
  /** Charges spread and impact and keeps to the participation cap; left out, orders cost fees and taxes alone. */
  readonly impact?: WalkImpact;
}

/** What it takes to charge impact in a walk. */
export interface WalkImpact {
  /** Y of the square-root law. */
  readonly constant: number;
  /**
   * Shares traded, row-major as the panel's closes; NaN where it is not known. In the same shares as the closes: volumes as traded
   * overstate what an order takes of the market before a split.
   */
  readonly volumes: Float64Array;
}

/** Sessions whose mean volume is the measure of a trade (quant-spec Q11.6). */
const VOLUME_SESSIONS = 20;
/** With fewer returns a volatility is none. */
const FEWEST_RETURNS = 20;

/** 1,000 million won: enough for whole shares to come near to the weights. */
export const strategyWalkDefaults: Omit<StrategyWalkSettings, 'fromMonth' | 'toMonth' | 'impact'> = {
  ...windowDefaults,
  initialCash: 1_000_000_000,
  feePpb: DEFAULT_FEE_PPB,
};

/** How one strategy did, after costs. */
export interface StrategyRecord {
  readonly name: StrategyName;
  /** Cash and shares at the close of each session of the walk, won. */
  readonly nav: readonly number[];
  /** Simple, net of costs; the first is that of the day of the first purchase and holds its cost. */
  readonly returns: Float64Array;
  /** Σ amounts traded over the net asset value before the trades, the first purchase included (quant-spec Q12.4). */
  readonly turnover: number;
  /** Won. */
  readonly fees: number;
  readonly taxes: number;
  /** Names sold because they left the exchange. */
  readonly payoutCount: number;
  /** Spread and impact; null in a walk without them. */
  readonly execution: ExecutionCost | null;
}

export interface StrategiesWalk {
  /** Sessions of the walk, from the first rebalance to the end of the last month. */
  readonly dates: readonly string[];
  readonly rebalanceDates: readonly string[];
  /** Names that could be bought at each rebalance. */
  readonly memberCounts: readonly number[];
  /** Rows that estimation left out, over all rebalances. */
  readonly droppedRows: number;
  readonly records: readonly StrategyRecord[];
}

/** Positions of the first session of each month from one to another, both included; a month without a session has none. */
export function monthStarts(dates: readonly string[], fromMonth: string, toMonth: string): number[] {
  for (const [name, month] of Object.entries({ fromMonth, toMonth }))
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new DomainError('E_FORMAT', [name]);
  if (fromMonth > toMonth) throw new DomainError('E_BOUNDS_ORDER', ['fromMonth']);
  const starts: number[] = [];
  for (const [t, date] of dates.entries()) {
    const month = date.slice(0, 7);
    // The first session of a panel may lie anywhere in its month.
    if (t > 0 && month >= fromMonth && month <= toMonth && dates[t - 1]!.slice(0, 7) !== month) starts.push(t);
  }
  return starts;
}

/**
 * Walks strategies over a history as they would have been followed: at the first session of each month every strategy sees the
 * sessions before it, and its orders trade at that session's close in whole shares, at the costs of that date.
 *
 * @param listings - One a column of the panel. The panel's closes are taken as won, rounded: adjusted prices are not quite those
 *   that were paid, so amounts are right but for rounding, and the day's limits are those of adjusted prices.
 * @returns All strategies over the same sessions, names and costs.
 * With `impact` every order also costs half a tick and the square-root law, from the volumes of the 20 sessions before and the
 * volatility of the window, and what is more than a fifth of the volume is left undone (quant-spec Q11.6).
 *
 * @throws DomainError E_HISTORY_TOO_SHORT where no month has a window, E_LENGTH, E_FORMAT, E_BOUNDS_ORDER; as the strategies.
 *
 * Cost: months × (one window, one optimisation a strategy). Source: quant-spec Q12.1 to Q12.3.
 */
export async function walkStrategies(
  panel: PricePanel,
  listings: readonly WalkListing[],
  strategies: readonly AllocationStrategy[],
  settings: StrategyWalkSettings,
  onProgress: (ratio: number) => void | Promise<void> = () => undefined,
): Promise<StrategiesWalk> {
  const { symbols, dates } = panel;
  if (listings.length !== symbols.length) throw new DomainError('E_LENGTH', ['listings']);
  if (settings.impact && settings.impact.volumes.length !== panel.closes.length)
    throw new DomainError('E_LENGTH', ['impact', 'volumes']);
  const starts = monthStarts(dates, settings.fromMonth, settings.toMonth);
  const targets = strategies.map((): number[][] => []);
  const traded: number[] = [];
  const memberCounts: number[] = [];
  let droppedRows = 0;
  for (const [k, session] of starts.entries()) {
    const window = windowBefore(panel, session, settings);
    if (window) {
      traded.push(session);
      memberCounts.push(window.members.length);
      droppedRows += window.droppedRows;
      for (const [s, strategy] of strategies.entries()) {
        const weights = await strategy.weights(window);
        targets[s]!.push(spread(basisPoints(weights), window.members, symbols.length));
      }
    }
    await onProgress((k + 1) / starts.length);
  }
  const first = traded[0];
  if (first === undefined) throw new DomainError('E_HISTORY_TOO_SHORT', ['panel']);
  const end = dates.findLastIndex((date) => date.slice(0, 7) <= settings.toMonth);
  const market = tradingSide(panel, listings, first, end);
  const execution = settings.impact && executionOf(panel, settings.impact, settings.windowSessions, first);
  const records = strategies.map(({ name }, s) =>
    recordOf(
      name,
      walkTrading({
        ...market,
        rebalanceIndices: traded.map((session) => session - first),
        targetWeightsBps: targets[s]!,
        initialCash: settings.initialCash,
        feePpb: settings.feePpb,
        ...(execution ? { execution } : {}),
      }),
      settings.initialCash,
    ),
  );
  return { dates: market.dates, rebalanceDates: traded.map((t) => dates[t]!), memberCounts, droppedRows, records };
}

/** Whole basis points that add up to 10,000: what rounding down leaves goes to the largest remainders, the first of equal ones. */
export function basisPoints(weights: ArrayLike<number>): number[] {
  const exact = Array.from(weights, (weight) => weight * 10_000);
  const points = exact.map(Math.floor);
  const left = Math.round(exact.reduce((sum, value) => sum + value, 0)) - points.reduce((sum, value) => sum + value, 0);
  const order = [...exact.keys()].toSorted((a, b) => exact[b]! - points[b]! - (exact[a]! - points[a]!) || a - b);
  for (const i of order.slice(0, left)) points[i] = points[i]! + 1;
  return points;
}

function spread(points: readonly number[], members: readonly number[], width: number): number[] {
  const row = Array.from({ length: width }, () => 0);
  for (const [column, i] of members.entries()) row[i] = points[column]!;
  return row;
}

type TradingSide = Pick<
  Parameters<typeof walkTrading>[0],
  'dates' | 'prices' | 'markets' | 'kinds' | 'hasTraded' | 'endIndices'
>;

function tradingSide(panel: PricePanel, listings: readonly WalkListing[], first: number, end: number): TradingSide {
  const { symbols, closes, traded } = panel;
  const width = symbols.length;
  const dates = panel.dates.slice(first, end + 1);
  return {
    dates,
    prices: dates.map((_, t) =>
      Array.from({ length: width }, (_unused, i) => Math.max(1, Math.round(closes[(first + t) * width + i]!))),
    ),
    markets: listings.map(({ market }) => market),
    kinds: listings.map(({ kind = 'STOCK' }) => kind),
    hasTraded: (t, i) => traded[(first + t) * width + i] === 1,
    // A name that ended on a day without a session of its own is sold at its last session before.
    endIndices: listings.map(({ lastDate = null }) =>
      lastDate === null ? null : dates.findLastIndex((date) => date <= lastDate),
    ),
  };
}

/** Volume and volatility of each name as they were known before a session. */
function executionOf(
  { symbols, returns }: PricePanel,
  { constant, volumes }: WalkImpact,
  windowSessions: number,
  first: number,
): WalkExecution {
  const width = symbols.length;
  const known = (column: Float64Array, i: number, from: number, to: number): number[] => {
    const found: number[] = [];
    for (let t = Math.max(0, from); t < to; t++) {
      const value = column[t * width + i]!;
      if (!Number.isNaN(value)) found.push(value);
    }
    return found;
  };
  const seen = new Map<number, ReturnType<WalkExecution['marketBefore']>>();
  return {
    impactConstant: constant,
    marketBefore: (t, i) => {
      const session = first + t;
      const before = seen.get(session * width + i);
      if (before) return before;
      const traded = known(volumes, i, session - VOLUME_SESSIONS, session);
      const daily = known(returns, i, session - windowSessions, session);
      const market = {
        averageVolumeShares:
          traded.length === 0 ? null : traded.reduce((sum, volume) => sum + volume, 0) / traded.length,
        dailyVolatility: daily.length < FEWEST_RETURNS ? null : sampleDeviation(momentsOf(daily)),
      };
      seen.set(session * width + i, market);
      return market;
    },
  };
}

/** Of all orders together; null where the walk has none. */
function executionTotal(parts: readonly (ExecutionCost | undefined)[]): ExecutionCost | null {
  const costs = parts.flatMap((part) => part ?? []);
  if (costs.length === 0) return null;
  const sum = (of: (cost: ExecutionCost) => number): number => costs.reduce((total, cost) => total + of(cost), 0);
  return {
    spread: sum(({ spread }) => spread),
    impact: sum(({ impact }) => impact),
    cappedOrders: sum(({ cappedOrders }) => cappedOrders),
    untoldOrders: sum(({ untoldOrders }) => untoldOrders),
  };
}

function recordOf(name: StrategyName, { nav, rebalances, payouts }: TradingWalkResult, cash: number): StrategyRecord {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    name,
    nav,
    returns: Float64Array.from(nav, (value, t) => value / (t === 0 ? cash : nav[t - 1]!) - 1),
    turnover: sum(rebalances.map(({ traded, navBefore }) => traded / navBefore)),
    fees: sum([...rebalances, ...payouts].map(({ fees }) => fees)),
    taxes: sum([...rebalances, ...payouts].map(({ taxes }) => taxes)),
    payoutCount: payouts.length,
    execution: executionTotal([...rebalances, ...payouts].map(({ execution }) => execution)),
  };
}
