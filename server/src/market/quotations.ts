import { sectorCodes } from '@convergence/shared/threat/catalogue';
import type { SectorCode } from '@convergence/shared/threat/catalogue';

import type { KisSettings } from '../platform/settings.ts';

import { KisClient } from './kis/kis-client.ts';
import { KisConnections } from './kis/kis-connections.ts';
import { kisEnvironments } from './kis/kis-persona.ts';
import type { KisRate } from './kis/kis-persona.ts';
import { EmulatorClock, ExchangeClock, emulatorInstruments } from './market-clock.ts';
import type { MarketClock } from './market-clock.ts';

/** Where prices come from, opened. */
export interface Quotations {
  readonly client: KisClient;
  readonly clock: MarketClock;
}

/** Index of all KOSPI shares; the generated market has one under the same code. */
export const KOSPI_INDEX = '0001';
/** Years of history that are fetched of an issue. */
const HISTORY_YEARS = 5;

/**
 * The client and the clock that the settings ask for. Nothing is sent yet.
 *
 * @param connections - Those that orders use too; or the folder of the data, where nothing but quotations is wanted.
 * @param rate - Calls a second where they differ from the vendor's published limits.
 */
export function openQuotations(
  kis: Omit<KisSettings, 'symbols'>,
  connections: KisConnections | string,
  rate?: KisRate,
): Quotations {
  const { baseUrl, appKey, appSecret, isEmulator } = kis;
  const environment = baseUrl === kisEnvironments.paper.baseUrl ? 'paper' : 'real';
  const persona = { environment, baseUrl, appKey, appSecret, rate: rate ?? kisEnvironments[environment].rate } as const;
  const known = typeof connections === 'string' ? new KisConnections(connections) : connections;
  return {
    client: new KisClient(known.of(persona)),
    clock: isEmulator ? new EmulatorClock(baseUrl) : new ExchangeClock(),
  };
}

/** First day of the history that is kept up to a day, `YYYY-MM-DD`. */
export function historyStart(asOfDate: string): string {
  const start = new Date(`${asOfDate}T00:00:00Z`);
  start.setUTCFullYear(start.getUTCFullYear() - HISTORY_YEARS);
  return start.toISOString().slice(0, 10);
}

/** Histories that are kept up to date, with the sectors that an industry name cannot tell. */
export interface Universe {
  readonly symbols: readonly string[];
  readonly sectors: Readonly<Record<string, SectorCode>>;
}

/** What the emulator serves: symbols to ingest, and the sectors that an industry name cannot tell (security vendors). */
export async function emulatorUniverse(baseUrl: string): Promise<Universe> {
  const listed = await emulatorInstruments(baseUrl);
  const vendors = listed.flatMap(({ symbol, sector }) => {
    const code = sectorCodes.find((known) => known === sector);
    return code === 'SECV' ? [[symbol, code] as const] : [];
  });
  return { symbols: listed.map(({ symbol }) => symbol), sectors: Object.fromEntries(vendors) };
}
