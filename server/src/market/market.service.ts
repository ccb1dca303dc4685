import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';
import type { KrxMarket } from '@convergence/shared/market/krx-rules';
import { returnStatistics } from '@convergence/shared/stats/returns';
import type { ReturnStatistics } from '@convergence/shared/stats/returns';
import type { HoldingInput, MarketSnapshot } from '@convergence/shared/simulation/run-inputs';
import { firstSessionYear, sessionsBetween } from '@convergence/shared/units/session-calendar';

import type { MarketClock } from './market-clock.ts';
import { EtlFailure, Instrument } from './market.entity.ts';
import { KOSPI_INDEX } from './quotations.ts';

/** Fewest sessions that anything can be estimated from (quant-spec Q1). */
export const FEWEST_SESSIONS = 60;
/** Sessions whose volumes make the average that liquidity is judged by. */
const VOLUME_SESSIONS = 20;

/** One session of one issue as it is read. */
export interface CandleView {
  readonly sessionDate: string;
  readonly openKrw: number;
  readonly highKrw: number;
  readonly lowKrw: number;
  readonly closeKrw: number;
  readonly volumeShares: number | null;
}

/** What the market did on a session against the one before, a ratio. */
export interface MarketReturn {
  readonly previousDate: string;
  readonly ratio: number;
}

/** One session of an index, in points. */
export interface IndexCandleView {
  readonly sessionDate: string;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volumeThousands: number | null;
}

/** Sessions from `from` to `to`, both included; open ends where they are left out. */
export interface SessionRange {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface InstrumentFilter {
  /** Part of a name, or the beginning of a symbol; the case of letters does not matter. */
  readonly text?: string | null | undefined;
  /** Sector code. */
  readonly sector?: string | null | undefined;
}

/** What a run freezes of the market: the prices it is estimated from and what its issues cost. */
export interface FrozenMarket {
  readonly snapshot: MarketSnapshot;
  /** One for each symbol asked for, in the same order. */
  readonly instruments: readonly Omit<HoldingInput, 'shares'>[];
  /** Last session of the snapshot. */
  readonly asOfDate: string;
  /** True where any of the issues is made up. */
  readonly isSimulated: boolean;
}

/**
 * Reads the market: facts that every organisation shares, so any entity manager will do. Nothing later than the market's
 * own now is ever answered.
 */
export class MarketService {
  readonly #clock: MarketClock;

  constructor(clock: MarketClock) {
    this.#clock = clock;
  }

  /** A page of issues in ascending order of symbol, those behind `after`; one more than `first` tells that there are more. */
  async instruments(
    em: EntityManager,
    page: { readonly first: number; readonly after: string | null },
    filter: InstrumentFilter = {},
  ): Promise<{ readonly items: Instrument[]; readonly hasNextPage: boolean }> {
    const found = await em.find(
      Instrument,
      { $and: [...conditions(filter), ...(page.after === null ? [] : [{ symbol: { $gt: page.after } }])] },
      { orderBy: { symbol: 'asc' }, limit: page.first + 1 },
    );
    return { items: found.slice(0, page.first), hasNextPage: found.length > page.first };
  }

  countInstruments(em: EntityManager, filter: InstrumentFilter = {}): Promise<number> {
    return em.count(Instrument, { $and: conditions(filter) });
  }

  /** Null for an unknown symbol. */
  instrument(em: EntityManager, symbol: string): Promise<Instrument | null> {
    return em.findOne(Instrument, { symbol });
  }

  /** Null for an unknown or malformed id. */
  instrumentByPublicId(em: EntityManager, publicId: string): Promise<Instrument | null> {
    return em.findOne(Instrument, { publicId });
  }

  /** By symbol; unknown ones are missing from the answer. */
  async instrumentsBySymbol(em: EntityManager, symbols: readonly string[]): Promise<Map<string, Instrument>> {
    const found = await em.find(Instrument, { symbol: { $in: [...symbols] } });
    return new Map(found.map((instrument) => [instrument.symbol, instrument]));
  }

  /** Market of each symbol, as far as it is known. */
  async segments(em: EntityManager, symbols: readonly string[]): Promise<ReadonlyMap<string, KrxMarket>> {
    const found = await this.instrumentsBySymbol(em, symbols);
    return new Map(
      [...found].flatMap(([symbol, { segment }]) => (segment === 'UNKNOWN' ? [] : [[symbol, segment] as const])),
    );
  }

  /** Candles of an issue in ascending order; empty for an unknown symbol. Cost: one range of the primary key. */
  async candles(em: EntityManager, symbol: string, range: SessionRange = {}): Promise<CandleView[]> {
    const { from, to } = await this.#within(range);
    return select<CandleView>(
      em,
      `select session_date as sessionDate, open_krw as openKrw, high_krw as highKrw, low_krw as lowKrw,
        close_krw as closeKrw, volume_shares as volumeShares
      from candle c join instrument i on i.id = c.instrument_id and i.dataset = c.dataset
      where i.symbol = ? and session_date between ? and ? order by session_date`,
      [symbol, from, to],
    );
  }

  /** The last candle of each of the symbols; one that is unknown or has none is missing from the answer. */
  async latestCandles(em: EntityManager, symbols: readonly string[]): Promise<ReadonlyMap<string, CandleView>> {
    if (symbols.length === 0) return new Map();
    const { asOfDate } = await this.#clock.now();
    const rows = await select<CandleView & { readonly symbol: string }>(
      em,
      `select i.symbol, session_date as sessionDate, open_krw as openKrw, high_krw as highKrw, low_krw as lowKrw,
        close_krw as closeKrw, volume_shares as volumeShares
      from instrument i join candle c on c.instrument_id = i.id and c.dataset = i.dataset and c.session_date =
        (select max(session_date) from candle l where l.instrument_id = i.id and l.dataset = i.dataset and session_date <= ?)
      where i.symbol in (${marks(symbols)})`,
      [asOfDate, ...symbols],
    );
    return new Map(rows.map((row) => [row.symbol, row]));
  }

  /** Values of an index such as 0001 (KOSPI) in ascending order; empty for an unknown code. */
  async indexCandles(em: EntityManager, indexCode: string, range: SessionRange = {}): Promise<IndexCandleView[]> {
    const { from, to } = await this.#within(range);
    return select<IndexCandleView>(
      em,
      `select session_date as sessionDate, open, high, low, close, volume_thousands as volumeThousands
      from index_candle where index_code = ? and session_date between ? and ? order by session_date`,
      [indexCode, from, to],
    );
  }

  /** The last session with a price of any issue, or null before the first ingestion. */
  async latestSession(em: EntityManager): Promise<string | null> {
    const { asOfDate } = await this.#clock.now();
    return latestStoredSession(em, asOfDate);
  }

  /** How many sessions of the market's own calendar have passed since the last stored one; null before there is any. */
  async dataAge(em: EntityManager): Promise<{ readonly latestDate: string; readonly sessions: number } | null> {
    const { asOfDate } = await this.#clock.now();
    const latestDate = await latestStoredSession(em, asOfDate);
    if (latestDate === null) return null;
    const known = `${firstSessionYear}-01-01`; // an import may be older than the calendar
    const passed = sessionsBetween(latestDate > known ? latestDate : known, asOfDate).filter((day) => day > latestDate);
    return { latestDate, sessions: passed.length };
  }

  /** Sessions of the range on which any issue has a price, ascending. */
  async sessionDates(em: EntityManager, range: SessionRange): Promise<string[]> {
    const { from, to } = await this.#within(range);
    const rows = await select<{ date: string }>(
      em,
      `select distinct session_date as date from candle c join instrument i on i.id = c.instrument_id and i.dataset = c.dataset
      where session_date between ? and ? order by session_date`,
      [from, to],
    );
    return rows.map(({ date }) => date);
  }

  /**
   * What the whole market did on each session of the range, as a ratio, with the session before it: the KOSPI index, or
   * where it ends before the issues do, the mean of all issues that have a price on both days.
   */
  async marketReturns(em: EntityManager, range: SessionRange): Promise<ReadonlyMap<string, MarketReturn>> {
    const index = await this.indexCandles(em, KOSPI_INDEX, range);
    const { from, to } = await this.#within(range);
    const [last] = await this.sessionDates(em, { from: to, to });
    if (index.length > FEWEST_SESSIONS && (last === undefined || index.at(-1)!.sessionDate >= last)) {
      return new Map(
        index.slice(1).map((row, at) => {
          const { sessionDate: previousDate, close } = index[at]!;
          return [row.sessionDate, { previousDate, ratio: row.close / close - 1 }];
        }),
      );
    }
    const rows = await select<{ date: string; previousDate: string; ratio: number }>(
      em,
      `select date, max(previousDate) as previousDate, avg(close * 1e0 / previousClose - 1) as ratio from (
        select session_date as date, close_krw as close,
          lag(session_date) over (partition by instrument_id order by session_date) as previousDate,
          lag(close_krw) over (partition by instrument_id order by session_date) as previousClose
        from candle c join instrument i on i.id = c.instrument_id and i.dataset = c.dataset
        where session_date between ? and ?) moves
      where previousClose is not null group by date`,
      [from, to],
    );
    return new Map(rows.map(({ date, ...move }) => [date, move]));
  }

  /** The last session of each issue; those without one are missing from the answer. */
  async lastPrices(
    em: EntityManager,
    symbols: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly sessionDate: string; readonly closeKrw: number }>> {
    if (symbols.length === 0) return new Map();
    const { asOfDate } = await this.#clock.now();
    const rows = await select<{ symbol: string; sessionDate: string; closeKrw: number }>(
      em,
      `select symbol, session_date as sessionDate, close_krw as closeKrw
      from instrument i join candle c on c.instrument_id = i.id and c.dataset = i.dataset
      where symbol in (${marks(symbols)}) and session_date = (select max(session_date) from candle d
        where d.instrument_id = i.id and d.dataset = i.dataset and d.session_date <= ?)`,
      [...symbols, asOfDate],
    );
    return new Map(rows.map(({ symbol, ...last }) => [symbol, last]));
  }

  /** The last two sessions of each issue, newest first; an issue without any is missing from the answer. */
  async lastTwoSessions(
    em: EntityManager,
    symbols: readonly string[],
  ): Promise<ReadonlyMap<string, readonly { readonly sessionDate: string; readonly closeKrw: number }[]>> {
    if (symbols.length === 0) return new Map();
    const { asOfDate } = await this.#clock.now();
    // an equality is looked up once an issue; with >= MySQL finds the two days anew for every row of its history
    const session = (offset: 0 | 1): string => `select symbol, session_date as sessionDate, close_krw as closeKrw
      from instrument i join candle c on c.instrument_id = i.id and c.dataset = i.dataset
      where symbol in (${marks(symbols)}) and session_date = (select d.session_date from candle d
        where d.instrument_id = i.id and d.dataset = i.dataset and d.session_date <= ?
        order by d.session_date desc limit 1 offset ${offset})`;
    const rows = await select<{ symbol: string; sessionDate: string; closeKrw: number }>(
      em,
      `${session(0)} union all ${session(1)} order by symbol, sessionDate desc`,
      [...symbols, asOfDate, ...symbols, asOfDate],
    );
    return Map.groupBy(rows, ({ symbol }) => symbol);
  }

  /** What the whole history of an issue shows; null where there are fewer than three sessions. */
  async statistics(
    em: EntityManager,
    symbol: string,
  ): Promise<(ReturnStatistics & { readonly fromDate: string; readonly toDate: string }) | null> {
    const rows = await this.candles(em, symbol);
    if (rows.length < 3) return null;
    const closes = rows.map(({ closeKrw }) => closeKrw);
    return { ...returnStatistics(closes), fromDate: rows[0]!.sessionDate, toDate: rows.at(-1)!.sessionDate };
  }

  /** Sessions kept for each of the symbols; a symbol that is not known is missing from the answer. */
  async sessionCounts(em: EntityManager, symbols: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (symbols.length === 0) return new Map();
    const { asOfDate } = await this.#clock.now();
    const rows = await select<{ symbol: string; n: number }>(
      em,
      `select symbol, (select count(*) from candle c
        where c.instrument_id = i.id and c.dataset = i.dataset and session_date <= ?) as n
      from instrument i where symbol in (${marks(symbols)})`,
      [asOfDate, ...symbols],
    );
    return new Map(rows.map((row) => [row.symbol, row.n]));
  }

  /**
   * What a run is computed from: adjusted closes of the last `sessions` sessions of these issues, without those on which
   * any of them has no row, and for each issue its price, sector and average volume.
   *
   * @param symbols - In ascending order; the columns of the snapshot.
   * @param sessions - Length of the window, FEWEST_SESSIONS or more.
   * @throws DomainError E_SYMBOL_UNKNOWN or E_HISTORY_TOO_SHORT at `symbols.<index>`; E_HISTORY_TOO_SHORT at `symbols`
   * where each has enough sessions but they do not have enough in common; E_RANGE at `sessions`.
   */
  async freeze(em: EntityManager, symbols: readonly string[], sessions: number): Promise<FrozenMarket> {
    if (!(Number.isSafeInteger(sessions) && sessions >= FEWEST_SESSIONS))
      throw new DomainError('E_RANGE', ['sessions']);
    const { asOfDate: now } = await this.#clock.now();
    const bySymbol = await this.instrumentsBySymbol(em, symbols);
    const instruments = symbols.map((symbol, index) => {
      const instrument = bySymbol.get(symbol);
      if (!instrument) throw new DomainError('E_SYMBOL_UNKNOWN', ['symbols', String(index)]);
      return instrument;
    });
    const histories = await Promise.all(instruments.map((instrument) => lastCandles(em, instrument, now, sessions)));
    const snapshot: MarketSnapshot = {
      ...joinHistories(symbols, histories, sessions),
      ...(instruments.some(({ listedShares }) => listedShares)
        ? { listedShares: instruments.map(({ listedShares }) => listedShares ?? null) }
        : {}),
    };
    const asOfDate = snapshot.dates.at(-1)!;
    return {
      snapshot,
      asOfDate,
      isSimulated: instruments.some((instrument) => instrument.isSimulated),
      instruments: instruments.map(({ symbol, sector, segment }, column) => ({
        symbol,
        sector,
        market: segment === 'UNKNOWN' ? 'KOSPI' : segment, // its sales cost as much as KOSDAQ's
        kind: 'STOCK', // no fund is kept
        priceKrw: snapshot.closes.at(column - symbols.length)!, // the last row
        averageVolumeShares: averageVolume(histories[column]!.filter((row) => row.sessionDate <= asOfDate)),
      })),
    };
  }

  /** Fetches that failed and were not mended since, the latest first. */
  openFailures(em: EntityManager, limit: number): Promise<EtlFailure[]> {
    return em.find(EtlFailure, { resolvedAt: null }, { orderBy: { lastAt: 'desc', id: 'desc' }, limit });
  }

  async #within({ from, to }: SessionRange): Promise<{ readonly from: string; readonly to: string }> {
    const { asOfDate } = await this.#clock.now();
    return { from: from ?? '', to: to !== undefined && to < asOfDate ? to : asOfDate };
  }
}

/** The last session up to a day with a price of any issue, or null where there is none. */
export async function latestStoredSession(em: EntityManager, asOfDate: string): Promise<string | null> {
  const [row] = await select<{ latest: string | null }>(
    em,
    // one look at the end of each issue's range of the primary key instead of a pass over all rows
    `select max((select max(session_date) from candle c
      where c.instrument_id = i.id and c.dataset = i.dataset and session_date <= ?)) as latest from instrument i`,
    [asOfDate],
  );
  return row?.latest ?? null;
}

interface PricedSession {
  readonly sessionDate: string;
  readonly closeKrw: number;
  readonly volumeShares: number | null;
}

/** The newest sessions of an issue up to a day, ascending. */
async function lastCandles(
  em: EntityManager,
  instrument: Instrument,
  to: string,
  limit: number,
): Promise<PricedSession[]> {
  const rows = await select<PricedSession>(
    em,
    `select session_date as sessionDate, close_krw as closeKrw, volume_shares as volumeShares from candle
    where instrument_id = ? and dataset = ? and session_date <= ? order by session_date desc limit ?`,
    [instrument.id, instrument.dataset, to, limit],
  );
  return rows.toReversed();
}

type JoinedSession = Pick<PricedSession, 'sessionDate' | 'closeKrw'> & Partial<Pick<PricedSession, 'volumeShares'>>;

/**
 * Puts histories side by side: the window is the last `sessions` sessions on which any of them has a row; of these only
 * the rows on which all have one are kept, and the others are counted.
 *
 * @throws DomainError E_HISTORY_TOO_SHORT.
 */
export function joinHistories(
  symbols: readonly string[],
  histories: readonly (readonly JoinedSession[])[],
  sessions: number,
): MarketSnapshot {
  const short = histories.findIndex((history) => history.length < FEWEST_SESSIONS);
  if (short >= 0) throw new DomainError('E_HISTORY_TOO_SHORT', ['symbols', String(short)]);
  const rowOn = histories.map((history) => new Map(history.map((row) => [row.sessionDate, row])));
  const window = [...new Set(rowOn.flatMap((rows) => [...rows.keys()]))].toSorted().slice(-sessions);
  const dates = window.filter((date) => rowOn.every((rows) => rows.has(date)));
  if (dates.length < FEWEST_SESSIONS) throw new DomainError('E_HISTORY_TOO_SHORT', ['symbols']);
  const closes = new Float64Array(dates.length * symbols.length);
  const volumes = new Float64Array(closes.length);
  dates.forEach((date, row) => {
    rowOn.forEach((column, at) => {
      const { closeKrw, volumeShares } = column.get(date)!;
      closes[row * symbols.length + at] = closeKrw;
      volumes[row * symbols.length + at] = volumeShares ?? Number.NaN;
    });
  });
  const isKnown = volumes.some((volume) => !Number.isNaN(volume));
  return { symbols, dates, closes, droppedRowCount: window.length - dates.length, ...(isKnown ? { volumes } : {}) };
}

/**
 * Mean of the last sessions' volumes, in shares; sessions without one are left out, null where none has any. A 0 counts, unless a
 * price moved at a volume of 0: then the source writes 0 for what it does not know.
 */
function averageVolume(history: readonly PricedSession[]): number | null {
  const last = history.slice(-VOLUME_SESSIONS);
  const hasGap = last.some(
    ({ volumeShares, closeKrw }, t) => t > 0 && volumeShares === 0 && closeKrw !== last[t - 1]!.closeKrw,
  );
  const volumes = last.flatMap(({ volumeShares }) => (hasGap && volumeShares === 0 ? [] : (volumeShares ?? [])));
  return volumes.length === 0 ? null : volumes.reduce((sum, volume) => sum + volume, 0) / volumes.length;
}

function conditions({ text, sector }: InstrumentFilter): object[] {
  const all: object[] = [];
  if (sector) all.push({ sector });
  const part = text?.replaceAll(/[%_]/g, '').trim(); // wildcards of SQL, which no name contains
  if (part) {
    all.push({
      $or: [
        { symbol: { $like: `${part.toUpperCase()}%` } },
        { nameKo: { $like: `%${part}%` } },
        { nameEn: { $like: `%${part}%` } },
      ],
    });
  }
  return all;
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

/** Plain SQL inside the caller's transaction, if there is one. Rows of candles as entities would cost fifty times as much. */
function select<Row>(em: EntityManager, sql: string, parameters: readonly (string | number)[]): Promise<Row[]> {
  return em.getConnection().execute<Row[]>(sql, [...parameters], 'all', em.getTransactionContext());
}
