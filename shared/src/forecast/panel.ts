import { DomainError } from '../errors.ts';

/**
 * Prices of many instruments side by side: row-major, sessions × instruments, so that everything up to a session is one
 * piece of memory and a cut panel cannot be asked for what comes later. 17 bytes an entry: 2,800 instruments over 20 years
 * are 240 MB.
 */
export interface PricePanel {
  /** Ascending. */
  readonly symbols: readonly string[];
  /** Ascending, `YYYY-MM-DD`. */
  readonly dates: readonly string[];
  /** Adjusted close of the last session with a trade up to the row's, KRW; NaN before the first. */
  readonly closes: Float64Array;
  /** Simple return since the session traded before; NaN on a session without a trade and on the first (quant-spec Q1). */
  readonly returns: Float64Array;
  /** 1 where the instrument traded. */
  readonly traded: Uint8Array;
}

/** One instrument's sessions, ascending. */
export interface PriceColumn {
  readonly symbol: string;
  readonly dates: readonly string[];
  /** Adjusted, above 0, KRW. */
  readonly closes: ArrayLike<number>;
}

/**
 * Puts columns side by side. An instrument that was delisted keeps its last price, so that whoever held it is charged what
 * became of it; it is not traded any more, so nothing is forecast for it.
 *
 * @throws DomainError E_EMPTY_SCENARIOS without columns, E_DUPLICATE for a symbol given twice, E_LENGTH, E_BOUNDS_NONPOSITIVE.
 */
export function panelOf(columns: readonly PriceColumn[]): PricePanel {
  if (columns.length === 0) throw new DomainError('E_EMPTY_SCENARIOS', ['columns']);
  const sorted = columns.toSorted((a, b) => (a.symbol < b.symbol ? -1 : 1));
  const symbols = sorted.map(({ symbol }) => symbol);
  if (new Set(symbols).size < symbols.length) throw new DomainError('E_DUPLICATE', ['columns']);
  const dates = [...new Set(sorted.flatMap((column) => [...column.dates]))].toSorted();
  const rowOf = new Map(dates.map((date, row) => [date, row]));
  const width = symbols.length;
  const panel = emptyPanel(symbols, dates);
  for (const [i, column] of sorted.entries()) {
    if (column.dates.length !== column.closes.length) throw new DomainError('E_LENGTH', ['columns', column.symbol]);
    for (const [k, date] of column.dates.entries()) {
      const close = column.closes[k]!;
      if (!(close > 0)) throw new DomainError('E_BOUNDS_NONPOSITIVE', ['columns', column.symbol, date]);
      const at = rowOf.get(date)! * width + i;
      panel.closes[at] = close;
      panel.traded[at] = 1;
    }
  }
  return fillPanel(panel);
}

/** A panel without prices; put closes and 1 in `traded` where there are some, then call `fillPanel`. */
export function emptyPanel(symbols: readonly string[], dates: readonly string[]): PricePanel {
  const size = symbols.length * dates.length;
  return {
    symbols,
    dates,
    closes: new Float64Array(size).fill(Number.NaN),
    returns: new Float64Array(size).fill(Number.NaN),
    traded: new Uint8Array(size),
  };
}

/** Carries closes forward and computes returns, in place. Cost: one pass. */
export function fillPanel(panel: PricePanel): PricePanel {
  const { symbols, dates, closes, returns, traded } = panel;
  const width = symbols.length;
  for (let t = 1; t < dates.length; t++) {
    for (let i = 0; i < width; i++) {
      const at = t * width + i;
      const before = closes[at - width]!;
      if (traded[at] === 0) closes[at] = before;
      else if (!Number.isNaN(before)) returns[at] = closes[at]! / before - 1;
    }
  }
  return panel;
}

/** Everything up to and with a session; what comes later cannot be reached through it. No copy of prices. */
export function panelUntil(panel: PricePanel, session: number): PricePanel {
  const end = (session + 1) * panel.symbols.length;
  return {
    symbols: panel.symbols,
    dates: panel.dates.slice(0, session + 1),
    closes: panel.closes.subarray(0, end),
    returns: panel.returns.subarray(0, end),
    traded: panel.traded.subarray(0, end),
  };
}
