import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sessionsBetween } from '@convergence/shared/units/session-calendar';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { emulatorCredentials } from '../emulator/credentials.ts';
import { startEmulator } from '../emulator/emulator.ts';
import type { RunningEmulator } from '../emulator/emulator.ts';
import { GENERATED_START, GeneratedMarket } from '../emulator/generated-market.ts';
import type { EmulatedCandle, EmulatedMarket } from '../emulator/market.ts';
import type { Orm } from '../platform/db/database.ts';
import { systemEm } from '../platform/db/scope.ts';
import { openSharedTestDatabase } from '../platform/db/test-database.ts';
import { FolderObjectStore } from '../platform/folder-object-store.ts';
import type { ObjectStore } from '../platform/object-store.ts';

import { openCandleWriter } from './candle-writer.ts';
import type { CandleWriter } from './candle-writer.ts';
import { ingestHistory } from './ingest-history.ts';
import type { IngestOutcome, IngestParts, IngestRequest } from './ingest-history.ts';
import { FileTokenStore } from './kis/file-token-store.ts';
import { KisClient } from './kis/kis-client.ts';
import { systemKisClock } from './kis/kis-clock.ts';
import { EmulatorClock, emulatorInstruments } from './market-clock.ts';
import { MarketService } from './market.service.ts';

const sessions = sessionsBetween(GENERATED_START, '2020-01-10');
const generated = new GeneratedMarket(1, sessions);
const FIRST = sessions[0]!;
const LAST = sessions.at(-1)!;

let folder: string;
let orm: Orm;
let objects: ObjectStore;
let writer: CandleWriter;
let emulator: RunningEmulator;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ingest-'));
  const opened = await openSharedTestDatabase(folder);
  orm = opened.orm;
  objects = new FolderObjectStore(join(folder, 'objects'), 'key');
  writer = openCandleWriter(opened.database, orm);
  emulator = await serve(generated);
});
afterEach(async () => {
  await emulator.close();
  await writer.close();
  await orm.close();
  await rm(folder, { recursive: true });
});

const serve = (market: EmulatedMarket): Promise<RunningEmulator> =>
  startEmulator({ market, ports: { real: 0, paper: 0 }, rate: 'off' });
const parts = (changes: { readonly appSecret?: string } = {}): IngestParts => ({
  client: new KisClient({
    persona: {
      environment: 'real',
      baseUrl: emulator.urls.real,
      ...emulatorCredentials.real,
      ...changes,
      rate: { callsPerSecond: 1000, spacingMs: 0 },
    },
    tokens: new FileTokenStore(join(folder, 'tokens')),
    clock: systemKisClock,
    fetch,
    attempts: { UNKNOWN_OUTCOME: 1, TRANSIENT: 1 },
  }),
  orm,
  objects,
  writer,
  now: () => Date.parse('2026-11-22T12:00:00+09:00'),
  isSimulated: true,
  sectors: { '990310': 'SECV' },
});
const ingest = (changes: Partial<IngestRequest> = {}): Promise<IngestOutcome> =>
  ingestHistory(parts(), { symbols: ['990010', '990310'], indexCodes: ['0001'], from: FIRST, to: LAST, ...changes });
const market = (): MarketService => new MarketService(new EmulatorClock(emulator.urls.real));
const rawKeys = async (): Promise<string[]> => {
  const keys: string[] = [];
  for await (const { key } of objects.list('raw', 'kis/')) keys.push(key);
  return keys;
};
const half = (row: EmulatedCandle): EmulatedCandle => ({ ...row, close: Math.round(row.close / 2) });
/** The generated market with closes of one issue halved up to a day, as after a split on the next one. */
const withSplit = (symbol: string, until: string): EmulatedMarket => ({
  mode: generated.mode,
  asOfDate: generated.asOfDate,
  instruments: generated.instruments,
  indexCandles: (code) => generated.indexCandles(code),
  candles: (asked) => {
    const rows = generated.candles(asked);
    if (asked !== symbol) return rows;
    return rows.map((row) => (row.date <= until ? half(row) : row));
  },
});

describe('an ingestion', () => {
  it('stores every session of issues and index as the other side has it, with names and sectors', async () => {
    const outcome = await ingest();
    expect(outcome).toEqual({
      insertedCount: 2 * sessions.length,
      updatedCount: 0,
      pageCount: 3 + 3 + 6,
      failures: [],
    });
    const em = systemEm(orm);
    expect(await market().candles(em, '990010')).toEqual(
      generated.candles('990010').map(({ date, open, high, low, close, volume }) => ({
        sessionDate: date,
        openKrw: open,
        highKrw: high,
        lowKrw: low,
        closeKrw: close,
        volumeShares: volume,
      })),
    );
    expect((await market().indexCandles(em, '0001')).map((row) => row.close)).toEqual(
      generated.indexCandles('0001').map((row) => row.close),
    );
    expect(await market().instrument(em, '990010')).toMatchObject({ nameKo: '가온은행(시뮬레이션)', segment: 'KOSPI', sector: 'BANK', isSimulated: true, dataset: 'KIS', listedShares: 310_000_000 }); // prettier-ignore
    expect(await market().instrument(em, '990310')).toMatchObject({ sector: 'SECV' });
  });

  it('maps every sector of the generated market but that of the security vendors from its industry', async () => {
    const listed = await emulatorInstruments(emulator.urls.real);
    await ingest({ symbols: listed.map(({ symbol }) => symbol), indexCodes: [], from: LAST });
    const stored = await market().instrumentsBySymbol(
      systemEm(orm),
      listed.map(({ symbol }) => symbol),
    );
    const wrong = listed.filter(({ symbol, sector }) => sector !== 'SECV' && stored.get(symbol)?.sector !== sector);
    expect(wrong).toEqual([]);
  });

  it('keeps every answer as it came, under the day, the call, the code and the range', async () => {
    await ingest({ symbols: ['990010'], indexCodes: [] });
    const chart = 'kis/2026-11-22/inquire-daily-itemchartprice/990010';
    expect((await rawKeys()).filter((key) => key.startsWith(chart))).toHaveLength(3);
    const bytes = await objects.get('raw', `${chart}/${FIRST}-${LAST}.json`);
    const raw = JSON.parse(new TextDecoder().decode(bytes ?? undefined)) as { output2: { stck_clpr: string }[] };
    expect(raw.output2[0]!.stck_clpr).toBe(String(generated.candles('990010').at(-1)!.close));
  });

  it('asks for nothing when it is repeated, and for the rest alone when a day has been added', async () => {
    await ingest({ to: sessions.at(-2)! });
    await expect(ingest({ to: sessions.at(-2)! })).resolves.toMatchObject({
      pageCount: 0,
      insertedCount: 0,
      updatedCount: 0,
    });
    await expect(ingest()).resolves.toMatchObject({ pageCount: 3, insertedCount: 2, updatedCount: 0 });
    expect(await market().latestSession(systemEm(orm))).toBe(LAST);
  });

  it('fetches older sessions when the range begins earlier, and changes none of those that are there', async () => {
    await ingest({ from: sessions.at(-50)! });
    await expect(ingest()).resolves.toMatchObject({ insertedCount: 2 * (sessions.length - 50), updatedCount: 0 });
  });

  it('replaces the whole history when a split has changed the adjusted prices', async () => {
    const before = sessions.at(-2)!;
    await ingest({ symbols: ['990010'], indexCodes: [], to: before });
    await emulator.close();
    emulator = await serve(withSplit('990010', before));
    const outcome = await ingest({ symbols: ['990010'], indexCodes: [] });
    expect(outcome).toMatchObject({ insertedCount: 1, updatedCount: sessions.length - 1 });
  });

  it('tells its progress, one issue after the other', async () => {
    const seen: number[] = [];
    await ingest({ onProgress: ({ doneCount, totalCount }) => seen.push(doneCount / totalCount) });
    expect(seen).toEqual([1 / 3, 2 / 3, 1]);
  });
});

describe('a fetch that fails', () => {
  it('is written down while the others go on, counted when it fails again, and closed when it succeeds', async () => {
    const first = await ingest({ symbols: ['005930', '990010'], indexCodes: [] });
    expect(first.failures).toEqual([{ code: '005930', failure: 'NOT_FOUND' }]);
    expect(first.insertedCount).toBe(sessions.length);
    await ingest({ symbols: ['005930'], indexCodes: [] });
    const [row, ...more] = await market().openFailures(systemEm(orm), 10);
    expect(more).toEqual([]);
    expect(row).toMatchObject({ code: '005930', failure: 'NOT_FOUND', attemptCount: 2 });
  });

  it('is tried once more at the end where it may pass', async () => {
    emulator.faults.real.add({ kind: 'html', status: 502 });
    const outcome = await ingest({ symbols: ['990010'], indexCodes: [] });
    expect(outcome).toMatchObject({ insertedCount: sessions.length, failures: [] });
    expect(await market().openFailures(systemEm(orm), 10)).toEqual([]);
  });

  it('goes on behind the issues that are stored already when it is repeated', async () => {
    emulator.faults.real.add(...Array.from({ length: 40 }, () => ({ kind: 'html', status: 502 }) as const));
    expect((await ingest()).failures).toHaveLength(3);
    emulator.faults.real.clear();
    await expect(ingest({ symbols: ['990010'], indexCodes: [] })).resolves.toMatchObject({ pageCount: 3 });
    await expect(ingest()).resolves.toMatchObject({ pageCount: 3 + 6, failures: [] });
  });

  it('stops everything where the keys are wrong', async () => {
    const wrong = ingestHistory(parts({ appSecret: 'x' }), {
      symbols: ['990010'],
      indexCodes: [],
      from: FIRST,
      to: LAST,
    });
    await expect(wrong).rejects.toMatchObject({ failure: 'CONFIGURATION', msgCd: 'EGW00105' });
  });
});
