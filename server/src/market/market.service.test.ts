import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sessionsBetween } from '@convergence/shared/units/session-calendar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Orm } from '../platform/db/database.ts';
import { systemEm } from '../platform/db/scope.ts';
import { openSharedTestDatabase, openTestDatabase } from '../platform/db/test-database.ts';
import { newId } from '../platform/ids.ts';

import { BulkCandleWriter } from './bulk-candle-writer.ts';
import { openCandleWriter } from './candle-writer.ts';
import type { InstrumentDraft } from './bulk-candle-messages.ts';
import type { CandleRow } from './candle-batch.ts';
import { MarketService, joinHistories } from './market.service.ts';

const sessions = sessionsBetween('2024-01-02', '2024-06-28');
const NOW = sessions.at(-2)!;
const service = new MarketService({
  now: () => Promise.resolve({ asOfDate: NOW, mode: 'replay', isSimulated: false }),
});

const draft = (symbol: string, nameKo: string, nameEn: string, sector: string): InstrumentDraft => ({
  publicId: newId('ins'),
  symbol,
  nameKo,
  nameEn,
  segment: 'KOSPI',
  sector,
  isSimulated: false,
  listedShares: null,
});
/** Closes 1000, 1001, … so that a date can be told from a price. */
const rowsOf = (symbol: string, dates: readonly string[], volume: number | null): CandleRow[] =>
  dates.map((sessionDate) => {
    const closeKrw = 1000 + sessions.indexOf(sessionDate);
    return {
      symbol,
      sessionDate,
      openKrw: closeKrw,
      highKrw: closeKrw,
      lowKrw: closeKrw,
      closeKrw,
      volumeShares: volume,
    };
  });

let folder: string;
let orm: Orm;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'market-'));
  const opened = await openSharedTestDatabase(folder);
  orm = opened.orm;
  const writer = openCandleWriter(opened.database, orm);
  await writer.stage([
    ...rowsOf('000001', sessions, 300),
    ...rowsOf(
      '000002',
      sessions.filter((_, at) => at !== 100),
      null,
    ), // a halt on the session with close 1100
    ...rowsOf('000003', sessions.slice(0, 59), 5),
  ]);
  const instruments = [
    draft('000001', '가나전자', 'Gana Electronics', 'MANU'),
    draft('000002', '다라은행', 'Dara Bank', 'BANK'),
    draft('000003', '마바전자', 'Maba Electronics', 'MANU'),
  ];
  await writer.commit({ dataset: 'IMPORT', instruments, ranges: [] });
  // the same issue from KIS: the import goes first
  await writer.stage(rowsOf('000001', sessions, 1).map((row) => ({ ...row, closeKrw: 9 })));
  await writer.commit({ dataset: 'KIS', instruments: [draft('000001', '다른 이름', 'Other', 'ETC')], ranges: [] });
  await writer.close();
});
afterAll(async () => {
  await orm.close();
  await rm(folder, { recursive: true });
});

const symbolsOf = async (filter: object): Promise<string[]> =>
  (await service.instruments(systemEm(orm), { first: 10, after: null }, filter)).items.map(({ symbol }) => symbol);

describe('instruments', () => {
  it('come page by page in the order of their symbols', async () => {
    const first = await service.instruments(systemEm(orm), { first: 2, after: null });
    expect(first.items.map(({ symbol }) => symbol)).toEqual(['000001', '000002']);
    expect(first.hasNextPage).toBe(true);
    const second = await service.instruments(systemEm(orm), { first: 2, after: '000002' });
    expect(second.items.map(({ symbol }) => symbol)).toEqual(['000003']);
    expect(second.hasNextPage).toBe(false);
  });

  it('are found by a part of a name in either language, the beginning of a symbol, and the sector', async () => {
    expect(await symbolsOf({ text: '전자' })).toEqual(['000001', '000003']);
    expect(await symbolsOf({ text: ' dara ' })).toEqual(['000002']);
    expect(await symbolsOf({ text: '00000', sector: 'BANK' })).toEqual(['000002']);
    expect(await symbolsOf({ text: '1' })).toEqual([]);
    expect(await service.countInstruments(systemEm(orm), { sector: 'MANU' })).toBe(2);
  });
});

describe('candles', () => {
  it('are those of the import where there is one, and never later than the now of the market', async () => {
    const rows = await service.candles(systemEm(orm), '000001', { from: sessions.at(-3)! });
    expect(rows.map(({ closeKrw }) => closeKrw)).toEqual([1000 + sessions.length - 3, 1000 + sessions.length - 2]);
    expect((await service.candles(systemEm(orm), '000001', { from: sessions[3]!, to: sessions[4]! })).length).toBe(2);
    expect(await service.candles(systemEm(orm), '999999')).toEqual([]);
    expect(await service.latestSession(systemEm(orm))).toBe(NOW);
  });

  it('give the last price of each issue and the figures of its whole history', async () => {
    const last = await service.lastPrices(systemEm(orm), ['000001', '000003', '999999']);
    expect([...last]).toEqual([
      ['000001', { sessionDate: NOW, closeKrw: 1000 + sessions.length - 2 }],
      ['000003', { sessionDate: sessions[58], closeKrw: 1058 }],
    ]);
    const statistics = await service.statistics(systemEm(orm), '000003');
    expect(statistics).toMatchObject({
      returnCount: 58,
      fromDate: sessions[0],
      toDate: sessions[58],
      maximumDrawdown: 0,
    });
    expect(statistics?.totalReturn).toBeCloseTo(0.058, 12); // 1000 to 1058
    expect(await service.statistics(systemEm(orm), '999999')).toBeNull();
  });

  it('are counted by symbol, unknown ones left out', async () => {
    const counts = await service.sessionCounts(systemEm(orm), ['000001', '000003', '999999']);
    expect([...counts]).toEqual([
      ['000001', sessions.length - 1],
      ['000003', 59],
    ]);
  });
});

const freeze = (symbols: string[], window = 80): Promise<unknown> => service.freeze(systemEm(orm), symbols, window);

describe('a frozen market', () => {
  it('has the closes of the sessions on which every issue has one, and counts the others', async () => {
    const { snapshot, asOfDate, isSimulated } = await service.freeze(systemEm(orm), ['000001', '000002'], 80);
    const window = sessions.slice(-81, -1);
    expect(asOfDate).toBe(NOW);
    expect(isSimulated).toBe(false);
    expect(snapshot.symbols).toEqual(['000001', '000002']);
    expect(snapshot.dates).toEqual(window.filter((date) => date !== sessions[100]));
    expect(snapshot.droppedRowCount).toBe(1);
    const closes = snapshot.dates.flatMap((date) => [1000 + sessions.indexOf(date), 1000 + sessions.indexOf(date)]);
    expect([...snapshot.closes]).toEqual(closes);
    // volumes stand at the places of the closes, and a name without any has none
    expect(snapshot.volumes![0]).toBeGreaterThan(0);
    expect(snapshot.volumes![1]).toBeNaN();
    expect(snapshot).not.toHaveProperty('listedShares');
  });

  it('has the last price, the market, the sector and the average volume of each issue, none where the history has none', async () => {
    const { instruments } = await service.freeze(systemEm(orm), ['000001', '000002'], 80);
    const priceKrw = 1000 + sessions.length - 2;
    expect(instruments).toEqual([
      { symbol: '000001', sector: 'MANU', market: 'KOSPI', kind: 'STOCK', priceKrw, averageVolumeShares: 300 },
      { symbol: '000002', sector: 'BANK', market: 'KOSPI', kind: 'STOCK', priceKrw, averageVolumeShares: null },
    ]);
  });

  it('is refused for an unknown issue, a short history and a short window, each with its place', async () => {
    await expect(freeze(['000001', '999999'])).rejects.toMatchObject({
      code: 'E_SYMBOL_UNKNOWN',
      path: ['symbols', '1'],
    });
    await expect(freeze(['000001', '000003'])).rejects.toMatchObject({
      code: 'E_HISTORY_TOO_SHORT',
      path: ['symbols', '1'],
    });
    await expect(freeze(['000001'], 59)).rejects.toMatchObject({ code: 'E_RANGE', path: ['sessions'] });
  });

  it('is refused where each history is long enough but they have too little in common', () => {
    const days = Array.from({ length: 120 }, (_, at) => ({ sessionDate: String(at).padStart(3, '0'), closeKrw: 1 }));
    expect(() => joinHistories(['a', 'b'], [days.slice(0, 80), days.slice(40)], 200)).toThrow(
      expect.objectContaining({ code: 'E_HISTORY_TOO_SHORT', path: ['symbols'] }) as Error,
    );
  });
});

describe('the bulk writer', () => {
  it('stores nothing of rows whose issue nobody knows', async () => {
    const file = join(folder, 'bulk.sqlite');
    await (await openTestDatabase(file)).close();
    const writer = new BulkCandleWriter(file);
    await writer.stage(rowsOf('777777', sessions, 1));
    await expect(writer.commit({ dataset: 'IMPORT', instruments: [], ranges: [] })).rejects.toThrow('777777');
    await writer.close();
    await expect(writer.stage([])).rejects.toThrow('has ended');
  });
});
