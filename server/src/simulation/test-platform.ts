import { sampleSnapshot } from '@convergence/shared/simulation/sample-run';

import { entities } from '../entities.ts';
import { Candle, Instrument } from '../market/market.entity.ts';
import { systemEm } from '../platform/db/scope.ts';
import { newId } from '../platform/ids.ts';
import { openPlatform } from '../platform/platform.ts';
import type { Platform } from '../platform/platform.ts';
import { readSettings } from '../platform/settings.ts';

/** Keys of no one: with them the market's now is the last session before today, and nothing is sent while nothing is fetched. */
export const keysOfNobody = {
  KIS_BASE_URL: 'https://openapi.koreainvestment.com:9443',
  KIS_APP_KEY: 'k'.repeat(36),
  KIS_APP_SECRET: 's'.repeat(180),
  KIS_ACCOUNT: '12345678-01',
};

/** What features stand on, in a folder. Programs of tests, which run outside of the runner, open it too. */
export function openTestPlatform(
  dir: string,
  workerThreads: number,
  variables: Readonly<Record<string, string>> = {},
): Promise<Platform> {
  const settings = readSettings(['--data', dir, '--port', '0'], {
    ...keysOfNobody,
    WORKER_THREADS: String(workerThreads),
    LOG_LEVEL: 'error',
    LLM_BASE_URL: 'off',
    ...variables,
  });
  return openPlatform(settings, entities);
}

/** Ten shares over 400 days that nobody ever traded; or more of both. */
export async function storeSampleMarket(
  { orm }: Pick<Platform, 'orm'>,
  assetCount = 10,
  sessionCount = 400,
): Promise<void> {
  const { symbols, dates, closes } = sampleSnapshot(assetCount, sessionCount);
  const em = systemEm(orm);
  for (const [column, symbol] of symbols.entries()) {
    const id = await em.insert(Instrument, {
      publicId: newId('ins'),
      symbol,
      nameKo: `시험 종목 ${symbol}`,
      nameEn: `Test share ${symbol}`,
      segment: 'KOSPI',
      sector: 'MANU',
      isSimulated: true,
      dataset: 'IMPORT',
      listedShares: null,
      updatedAt: new Date(),
    });
    const rows = dates.map((sessionDate, row) => {
      const price = Math.round(closes[row * symbols.length + column]!);
      return {
        instrumentId: id,
        dataset: 'IMPORT' as const,
        sessionDate,
        openKrw: price,
        highKrw: price,
        lowKrw: price,
        closeKrw: price,
        volumeShares: 100_000,
      };
    });
    await em.insertMany(Candle, rows);
  }
}
