import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sessionsBetween } from '@convergence/shared/units/session-calendar';
import { expect, it } from 'vitest';

import { startEmulator } from '../emulator/emulator.ts';
import { GENERATED_START, GeneratedMarket } from '../emulator/generated-market.ts';
import { readSettings } from '../platform/settings.ts';

import { ExchangeClock } from './market-clock.ts';
import { emulatorUniverse, historyStart, openQuotations } from './quotations.ts';

it('opens the emulator with the settings of an empty environment', async () => {
  const market = new GeneratedMarket(1, sessionsBetween(GENERATED_START, '2019-03-29'));
  const emulator = await startEmulator({ market, ports: { real: 0, paper: 0 }, rate: 'real' });
  const folder = await mkdtemp(join(tmpdir(), 'quotations-'));
  try {
    const { kis } = readSettings([], { KIS_BASE_URL: emulator.urls.real });
    const { client, clock } = openQuotations(kis, folder);
    await expect(client.quote('990010')).resolves.toMatchObject({ isHalted: false });
    await expect(clock.now()).resolves.toEqual({ asOfDate: '2019-03-29', mode: 'generated', isSimulated: true });
    expect(await readdir(join(folder, 'kis-tokens'))).toHaveLength(1);
    const { symbols, sectors } = await emulatorUniverse(emulator.urls.real);
    expect(symbols).toHaveLength(36);
    expect(Object.values(sectors)).toEqual(['SECV', 'SECV', 'SECV']);
  } finally {
    await emulator.close();
    await rm(folder, { recursive: true });
  }
});

it('takes the last session before today in Seoul for now, where no emulator says otherwise', async () => {
  const sundayNightInUtc = Date.parse('2026-11-22T16:00:00Z'); // Monday morning in Seoul
  await expect(new ExchangeClock(() => sundayNightInUtc).now()).resolves.toMatchObject({ asOfDate: '2026-11-20' });
});

it('has the close of a session from 16:10 in Seoul, and of no other day', async () => {
  const at = async (time: string): Promise<string> =>
    (await new ExchangeClock(() => Date.parse(`${time}+09:00`)).now()).asOfDate;
  expect(await at('2026-11-20T16:09:59')).toBe('2026-11-19');
  expect(await at('2026-11-20T16:10:00')).toBe('2026-11-20');
  expect(await at('2026-11-21T16:10:00')).toBe('2026-11-20'); // a Saturday
});

it('keeps five years of history', () => {
  expect(historyStart('2026-11-20')).toBe('2021-11-20');
  expect(historyStart('2024-02-29')).toBe('2019-03-01');
});
