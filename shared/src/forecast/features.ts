import { log } from '../random/elementary.ts';
import { dot } from '../stats/linear-algebra.ts';
import { centred, standardised } from './cross-section.ts';
import type { PricePanel } from './panel.ts';
import { panelUntil } from './panel.ts';
import { windowMoments } from './window-moments.ts';

/** What a return is explained by; the order of every vector of coefficients. */
export const featureNames = ['momentum', 'reversal', 'volatility', 'beta', 'drawdown'] as const;
export const FEATURE_COUNT = featureNames.length;

/** Sessions that a feature looks back at most; an instrument needs a price that long ago. */
export const FEATURE_LOOKBACK = 252;
const MONTH = 21;
const VOLATILITY_SESSIONS = 63;

/** One column a feature, each an entry an instrument: standard scores across the instruments, NaN where a history is too short. */
export type Features = readonly Float64Array[];

/**
 * Features at the last session of a panel, from nothing but the panel.
 *
 * - momentum: log return from 252 to 21 sessions ago; reversal: log return of the last 21 sessions;
 * - volatility: standard deviation of the daily returns of the last 63 sessions; beta: to the equal-weighted market, 252 sessions;
 * - drawdown: fall from the highest close of the last 252 sessions, 0 to 1.
 */
export function featuresAt(panel: PricePanel): Features {
  const { symbols, dates, closes } = panel;
  const width = symbols.length;
  const last = dates.length - 1;
  const raw = featureNames.map(() => new Float64Array(width).fill(Number.NaN));
  if (last < FEATURE_LOOKBACK) return raw;
  const year = windowMoments(panel, FEATURE_LOOKBACK);
  const quarter = windowMoments(panel, VOLATILITY_SESSIONS);
  const peaks = highestCloses(panel, FEATURE_LOOKBACK);
  const closeAgo = (sessions: number, i: number): number => closes[(last - sessions) * width + i]!;
  for (let i = 0; i < width; i++) {
    const start = closeAgo(FEATURE_LOOKBACK, i);
    if (Number.isNaN(start) || Number.isNaN(year.variances[i]!) || Number.isNaN(quarter.variances[i]!)) continue;
    raw[0]![i] = log(closeAgo(MONTH, i) / start);
    raw[1]![i] = log(closeAgo(0, i) / closeAgo(MONTH, i));
    raw[2]![i] = Math.sqrt(quarter.variances[i]!);
    raw[3]![i] = year.covariances[i]! / year.marketVariance;
    raw[4]![i] = 1 - closeAgo(0, i) / peaks[i]!;
  }
  return raw.map(standardised);
}

function highestCloses({ symbols, dates, closes }: PricePanel, sessions: number): Float64Array {
  const width = symbols.length;
  const peaks = new Float64Array(width);
  for (let t = Math.max(0, dates.length - sessions); t < dates.length; t++)
    for (let i = 0; i < width; i++) if (closes[t * width + i]! > peaks[i]!) peaks[i] = closes[t * width + i]!;
  return peaks;
}

/** Simple return of each instrument from one session to another; NaN for one that did not trade on the first. */
export function returnsBetween({ symbols, closes, traded }: PricePanel, from: number, to: number): Float64Array {
  const width = symbols.length;
  return Float64Array.from({ length: width }, (_, i) =>
    traded[from * width + i] === 1 ? closes[to * width + i]! / closes[from * width + i]! - 1 : Number.NaN,
  );
}

/** What a regression needs of one date: sums over its instruments, divided by their number, so that every date counts alike. */
export interface DateSample {
  readonly count: number;
  /** Σ z zᵀ / n, row-major, features × features. */
  readonly gram: Float64Array;
  /** Σ z y / n; y is the return over the horizon less the mean of all instruments. */
  readonly product: Float64Array;
  /** Σ y² / n. */
  readonly square: number;
}

/** Features at a session against what followed. Reads nothing later than `session + horizon`. */
export function dateSample(panel: PricePanel, session: number, horizon: number): DateSample {
  const features = featuresAt(panelUntil(panel, session));
  const returns = returnsBetween(panel, session, session + horizon);
  const members = Uint32Array.from(symbolsWithAll(features, returns));
  const columns = features.map((column) => Float64Array.from(members, (i) => column[i]!));
  const target = centred(Float64Array.from(members, (i) => returns[i]!));
  const count = members.length;
  const mean = (a: Float64Array, b: Float64Array): number => (count === 0 ? 0 : dot(a, b) / count);
  return {
    count,
    gram: Float64Array.from({ length: FEATURE_COUNT * FEATURE_COUNT }, (_, k) =>
      mean(columns[Math.floor(k / FEATURE_COUNT)]!, columns[k % FEATURE_COUNT]!),
    ),
    product: Float64Array.from(columns, (column) => mean(column, target)),
    square: mean(target, target),
  };
}

function symbolsWithAll(features: Features, returns: Float64Array): number[] {
  const members: number[] = [];
  for (let i = 0; i < returns.length; i++)
    if (!Number.isNaN(returns[i]!) && features.every((column) => !Number.isNaN(column[i]!))) members.push(i);
  return members;
}
