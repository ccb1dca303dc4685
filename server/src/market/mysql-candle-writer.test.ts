import { sessionsBetween } from '@convergence/shared/units/session-calendar';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { entities } from '../entities.ts';
import { openDatabase } from '../platform/db/database.ts';
import type { Orm } from '../platform/db/database.ts';
import { systemEm } from '../platform/db/scope.ts';
import { freshDatabase } from '../../test/services/mysql-database.ts';
import type { FreshDatabase } from '../../test/services/mysql-database.ts';
import { withService } from '../../test/services/service-suite.ts';

import type { CandleRow } from './candle-batch.ts';
import type { InstrumentDraft } from './bulk-candle-messages.ts';
import { openCandleWriter } from './candle-writer.ts';
import type { CandleWriter } from './candle-writer.ts';
import { Candle, Instrument } from './market.entity.ts';
import { MarketService } from './market.service.ts';

const draft = (symbol: string, nameKo: string): InstrumentDraft => ({
  publicId: `ins_${symbol}`,
  symbol,
  nameKo,
  nameEn: 'Test',
  segment: 'KOSPI',
  sector: 'G45',
  isSimulated: true,
  listedShares: 5_919_637_922,
});
const candle = (symbol: string, sessionDate: string, closeKrw: number, volumeShares: number | null = 1): CandleRow => ({
  symbol,
  sessionDate,
  openKrw: closeKrw,
  highKrw: closeKrw,
  lowKrw: closeKrw,
  closeKrw,
  volumeShares,
});

await withService('mysql', 'bulk storing of candles on MySQL', (server) => {
  let database: FreshDatabase;
  let orm: Orm;
  let writer: CandleWriter;
  beforeAll(async () => {
    database = await freshDatabase(server);
    const settings = { kind: 'mysql', url: database.url } as const;
    orm = await openDatabase({ database: settings }, entities);
    writer = openCandleWriter(settings, orm);
  });
  afterAll(async () => {
    await writer.close();
    await orm.close();
    await database.drop();
  });
  const closes = async (): Promise<readonly (readonly [string, number])[]> =>
    (await orm.em.fork().find(Candle, {}, { orderBy: { sessionDate: 'asc' } })).map(
      ({ sessionDate, closeKrw }) => [sessionDate, closeKrw] as const,
    );

  it('shows nothing before the commit, and then counts what is new', async () => {
    await writer.stage([candle('A00001', '2026-01-02', 1), candle('A00001', '2026-01-05', 2, null)]);
    await writer.stage([candle('A00001', '2026-01-02', 3)]); // a later one replaces
    expect(await closes()).toEqual([]);
    const range = { call: 'chart', code: 'A00001', fromDate: '2026-01-02', toDate: '2026-01-05' };
    const result = await writer.commit({ dataset: 'KIS', instruments: [draft('A00001', '가')], ranges: [range] });
    expect(result).toEqual({ insertedCount: 2, updatedCount: 0, unchangedCount: 0 });
    expect(await closes()).toEqual([
      ['2026-01-02', 3],
      ['2026-01-05', 2],
    ]);
  });
  it('updates what has changed and leaves the rest untouched', async () => {
    await writer.stage([candle('A00001', '2026-01-02', 3), candle('A00001', '2026-01-05', 4, null)]);
    await writer.stage([candle('A00001', '2026-01-06', 9_000_000_000)]);
    const result = await writer.commit({ dataset: 'KIS', instruments: [draft('A00001', '나')], ranges: [] });
    expect(result).toEqual({ insertedCount: 1, updatedCount: 1, unchangedCount: 1 });
    expect((await closes()).map(([, close]) => close)).toEqual([3, 4, 9_000_000_000]);
    const issue = await orm.em.fork().findOneOrFail(Instrument, { symbol: 'A00001' });
    expect(issue).toMatchObject({ nameKo: '나', publicId: 'ins_A00001', listedShares: 5_919_637_922 });
  });
  it('stores nothing where an issue is unknown, and forgets when told', async () => {
    await writer.stage([candle('A00001', '2026-01-07', 5), candle('B00002', '2026-01-07', 5)]);
    const nothing = { dataset: 'KIS', instruments: [], ranges: [] } as const;
    await expect(writer.commit(nothing)).rejects.toThrow(/candles of B00002, which is no known issue/);
    expect(await closes()).toHaveLength(3);
    await writer.discard();
    expect(await writer.commit(nothing)).toEqual({ insertedCount: 0, updatedCount: 0, unchangedCount: 0 });
  });
  it('never lets what is fetched take the place of an imported history', async () => {
    await writer.stage([candle('C00003', '2026-01-02', 1)]);
    await writer.commit({ dataset: 'IMPORT', instruments: [draft('C00003', '들임')], ranges: [] });
    await writer.commit({ dataset: 'KIS', instruments: [draft('C00003', '받음')], ranges: [] });
    const issue = await orm.em.fork().findOneOrFail(Instrument, { symbol: 'C00003' });
    expect(issue).toMatchObject({ dataset: 'IMPORT', nameKo: '들임' });
  });
  it('may be silent for hours between batches, but not while all writers wait for it', async () => {
    const connection = orm.em.fork().getConnection();
    const logged = (isOn: boolean) =>
      connection.execute(`set global log_output = 'TABLE', general_log = ${isOn ? 1 : 0}`);
    await logged(true);
    try {
      await writer.stage([candle('C00003', '2026-01-09', 7)]);
      await writer.commit({ dataset: 'IMPORT', instruments: [], ranges: [] });
    } finally {
      await logged(false);
    }
    const statements = await connection.execute<{ text: string }[]>(
      `select convert(argument using utf8mb4) as text from mysql.general_log
      where thread_id = (select max(thread_id) from mysql.general_log where argument like concat('%lock(_', database(), '.writer_%'))
        and (argument like '%lock(%' or argument like '%wait_timeout%') order by event_time`,
    );
    expect(statements.map(({ text }) => /wait_timeout = \d+|get_lock|release_lock/.exec(text)![0])).toEqual([
      'wait_timeout = 30',
      'get_lock',
      'release_lock',
      'wait_timeout = 21600',
    ]);
  });
  it('takes thousands of rows at once', async () => {
    const rows = Array.from({ length: 9000 }, (_, n) => candle('C00003', `d${String(n).padStart(6, '0')}`, n + 1));
    await writer.stage(rows);
    const result = await writer.commit({ dataset: 'IMPORT', instruments: [], ranges: [] });
    expect(result.insertedCount).toBe(9000);
  });
  it('finds the last two sessions of long histories at once', async () => {
    const days = sessionsBetween('2021-01-04', '2025-12-30');
    const symbols = ['A00010', 'A00020', 'A00030'];
    for (const symbol of symbols) await writer.stage(days.map((day, at) => candle(symbol, day, at + 1)));
    await writer.commit({ dataset: 'KIS', instruments: symbols.map((symbol) => draft(symbol, symbol)), ranges: [] });
    const now = { asOfDate: '2025-12-29', mode: 'replay', isSimulated: true } as const; // a day before the last
    const market = new MarketService({ now: () => Promise.resolve(now) });
    const begin = performance.now();
    const found = await market.lastTwoSessions(systemEm(orm), symbols);
    expect(performance.now() - begin).toBeLessThan(5_000); // once for each row of a history it takes minutes
    const last = days.length - 2;
    for (const symbol of symbols)
      expect(found.get(symbol)).toEqual([
        { symbol, sessionDate: '2025-12-29', closeKrw: last + 1 },
        { symbol, sessionDate: days[last - 1], closeKrw: last },
      ]);
  });
});
