import { DomainError } from '../errors.ts';
import { log } from '../random/elementary.ts';
import { columnMeans } from '../stats/returns.ts';
import type { MarketLaw, MarketOverlay } from './market-law.ts';
import { raiseCorrelations } from './stress-correlation.ts';
import type { MarketSnapshot, StressCase, StressShock } from './run-inputs.ts';

/** Most extreme values of a shock that are still a question about a market. */
export const stressValues: Readonly<Record<StressShock['kind'], { readonly least: number; readonly most: number }>> = {
  LOG_RETURN: { least: -1, most: 1 },
  VOLATILITY: { least: 0, most: 10 },
  CORRELATION: { least: 0, most: 1 },
};

/** A shock of returns or volatility with positions instead of symbols and sessions from 0, `end` not included. */
interface PlacedShock {
  readonly kind: 'LOG_RETURN' | 'VOLATILITY';
  readonly holdings: readonly number[];
  readonly first: number;
  readonly end: number;
  readonly value: number;
}

/** A stress case made ready for the holdings of a run. Plain data. */
export interface PlacedStress {
  /** κ of every correlation shock after the other: 1 − Π(1 − κ). */
  readonly kappas: readonly number[];
  readonly shocks: readonly PlacedShock[];
  /** Log returns of the replayed sessions, row-major, at most as many as the horizon has; null: none. */
  readonly replay: Float64Array | null;
}

/** What the stress of a run needs beside its plan: the case, and the market without it. */
export interface StressPlan {
  readonly placed: PlacedStress;
  readonly market: MarketLaw;
}

/**
 * Puts a case to the holdings and the history of a run.
 *
 * @param symbols - Ascending; the order of the assets.
 * @throws DomainError under `stress`: E_REQUIRED for a case of nothing, E_NOT_FINITE and E_RANGE for `shocks.k.value`, E_RANGE for
 * sessions outside the horizon, E_BOUNDS_ORDER for ends in the wrong order, E_SYMBOL_UNKNOWN and E_DUPLICATE for `shocks.k.symbols.j`,
 * E_RANGE for `shocks.k.symbols` of a correlation shock, which is of all holdings, E_FORMAT for a date that is none, and E_RANGE for
 * the end of a replay that the snapshot does not reach; the first session of the snapshot has no return.
 */
export function placeStress(
  { shocks, replay }: StressCase,
  symbols: readonly string[],
  horizonSessions: number,
  snapshot: MarketSnapshot,
): PlacedStress {
  if (shocks.length === 0 && replay === null) throw new DomainError('E_REQUIRED', ['stress', 'shocks']);
  shocks.forEach((shock, at) => requireShock(shock, at, symbols, horizonSessions));
  return {
    kappas: shocks.filter(({ kind }) => kind === 'CORRELATION').map(({ value }) => value),
    shocks: shocks.flatMap(({ kind, symbols: named, firstSession, lastSession, value }): PlacedShock[] => {
      if (kind === 'CORRELATION') return [];
      const met = named.length === 0 ? symbols : named;
      const holdings = met.map((symbol) => symbols.indexOf(symbol));
      return [{ kind, holdings, first: firstSession - 1, end: lastSession, value }];
    }),
    replay: replay && replayRows(replay, symbols, horizonSessions, snapshot),
  };
}

function requireShock(shock: StressShock, at: number, symbols: readonly string[], horizonSessions: number): void {
  const { kind, firstSession, lastSession, value } = shock;
  const path = (...field: string[]): string[] => ['stress', 'shocks', String(at), ...field];
  const range = stressValues[kind];
  if (range === undefined) throw new DomainError('E_RANGE', path('kind'));
  if (!Number.isFinite(value)) throw new DomainError('E_NOT_FINITE', path('value'));
  if (value < range.least || value > range.most) throw new DomainError('E_RANGE', path('value'));
  const isSession = (session: number): boolean =>
    Number.isSafeInteger(session) && session >= 1 && session <= horizonSessions;
  if (!isSession(firstSession)) throw new DomainError('E_RANGE', path('firstSession'));
  if (!isSession(lastSession)) throw new DomainError('E_RANGE', path('lastSession'));
  if (firstSession > lastSession) throw new DomainError('E_BOUNDS_ORDER', path('lastSession'));
  if (kind === 'CORRELATION' && shock.symbols.length > 0) throw new DomainError('E_RANGE', path('symbols'));
  shock.symbols.forEach((symbol, k) => {
    if (!symbols.includes(symbol)) throw new DomainError('E_SYMBOL_UNKNOWN', path('symbols', String(k)));
    if (shock.symbols.indexOf(symbol) !== k) throw new DomainError('E_DUPLICATE', path('symbols', String(k)));
  });
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function replayRows(
  { firstDate, lastDate }: NonNullable<StressCase['replay']>,
  symbols: readonly string[],
  horizonSessions: number,
  { dates, symbols: columns, closes }: MarketSnapshot,
): Float64Array {
  const path = (field: string): string[] => ['stress', 'replay', field];
  if (!DAY.test(firstDate)) throw new DomainError('E_FORMAT', path('firstDate'));
  if (!DAY.test(lastDate)) throw new DomainError('E_FORMAT', path('lastDate'));
  if (firstDate > lastDate) throw new DomainError('E_BOUNDS_ORDER', path('lastDate'));
  const first = dates.findIndex((date) => date >= firstDate);
  const last = dates.findLastIndex((date) => date <= lastDate);
  // the return of a session needs the close before it
  if (first < 1) throw new DomainError('E_RANGE', path('firstDate'));
  if (lastDate > dates.at(-1)! || last < first) throw new DomainError('E_RANGE', path('lastDate'));
  const count = Math.min(last - first + 1, horizonSessions);
  const places = symbols.map((symbol) => columns.indexOf(symbol));
  const rows = new Float64Array(count * symbols.length);
  for (let t = 0; t < count; t++) {
    const at = (first + t) * columns.length;
    places.forEach((place, i) => {
      rows[t * symbols.length + i] = log(closes[at + place]! / closes[at - columns.length + place]!);
    });
  }
  return rows;
}

/**
 * About what an overlay scales, by asset: what the law expects of a session's log return, of the jump diffusion without its jumps,
 * because a kernel adds those afterwards.
 */
export function overlayCentre(law: MarketLaw): Float64Array {
  if (law.model === 'NONE') return new Float64Array(0);
  if (law.model === 'STATIONARY_BOOTSTRAP') return columnMeans(law.rows, law.rows.length / law.rowCount);
  if (law.model !== 'STUDENT_T_COPULA') return law.drift;
  return Float64Array.from(law.stepper.marginals, (marginal) => {
    if (marginal.type !== 'empirical') return marginal.mean;
    // straight lines between order statistics: the ends count half
    const { sorted } = marginal;
    let sum = -(sorted[0]! + sorted[sorted.length - 1]!) / 2;
    for (let k = 0; k < sorted.length; k++) sum += sorted[k]!;
    return sum / (sorted.length - 1);
  });
}

/** What market-wide jumps add to a session's log return on average, by asset. */
function meanJumps(law: MarketLaw, size: number): Float64Array {
  if (law.model !== 'MERTON') return new Float64Array(size);
  return law.loading.map((b) => law.jumpRate * law.jumpMean * b);
}

/** κ of a case at a multiple: of each shock no more than 1. */
export function kappaAt({ kappas }: PlacedStress, multiple: number): number {
  return 1 - kappas.reduce((left, kappa) => left * (1 - Math.min(1, multiple * kappa)), 1);
}

/**
 * Scales and additions of a case, `multiple` times as strong: m·r for a log return, 1 + m(v − 1), not below 0, for a volatility; a
 * replayed session has its row at m = 1, m times the row's distance from what the law expects, and max(0, 1 − m) of the model's own
 * draw. Volatility multiplies what the replay or the model brings, a log return is added as it is given: so the order of shocks
 * does not matter.
 *
 * @param law - With the correlations of the case.
 * @returns Null when nothing is changed.
 */
export function overlayAt(
  { shocks, replay }: PlacedStress,
  law: MarketLaw,
  sessions: number,
  multiple: number,
): MarketOverlay | null {
  const centre = overlayCentre(law);
  const size = centre.length;
  if (size === 0 || multiple === 0 || (shocks.length === 0 && replay === null)) return null;
  const jumps = meanJumps(law, size);
  const volatility = new Float64Array(sessions * size).fill(1);
  const added = new Float64Array(sessions * size);
  for (const { kind, holdings, first, end, value } of shocks) {
    for (let session = first; session < end; session++) {
      for (const i of holdings) {
        const cell = session * size + i;
        if (kind === 'LOG_RETURN') added[cell] = added[cell]! + multiple * value;
        else volatility[cell] = volatility[cell]! * Math.max(0, 1 + multiple * (value - 1));
      }
    }
  }
  const replayed = replay?.length ?? 0;
  const scale = volatility.map((v, cell) => (cell < replayed ? v * Math.max(0, 1 - multiple) : v));
  const shift = added.map((r, cell) => {
    const i = cell % size;
    const row = cell < replayed ? volatility[cell]! * multiple * (replay![cell]! - centre[i]! - jumps[i]!) : 0;
    // a scale takes the jumps' mean with them; only what is unexpected in them may shrink or grow
    return row + r + (1 - scale[cell]!) * jumps[i]!;
  });
  const isScaled = scale.some((value) => value !== 1);
  const isShifted = shift.some((value) => value !== 0);
  return isScaled || isShifted ? { scale: isScaled ? scale : null, shift: isShifted ? shift : null } : null;
}

/** The market of a case, `multiple` times as strong; at 0 the market without it. */
export function stressedMarket(
  { placed, market }: StressPlan,
  sessions: number,
  multiple: number,
): { readonly market: MarketLaw; readonly overlay: MarketOverlay | null } {
  const raised = raiseCorrelations(market, kappaAt(placed, multiple));
  return { market: raised, overlay: overlayAt(placed, raised, sessions, multiple) };
}
