import { expect, it } from 'vitest';

import { systemEm } from '../platform/db/scope.ts';
import { openTestDatabase } from '../platform/db/test-database.ts';
import { newId } from '../platform/ids.ts';

import { Instrument } from './market.entity.ts';
import { vendorUniverse } from './vendor-universe.ts';

it('fetches what the operator names and what was fetched before, and leaves a file and the emulator alone', async () => {
  const orm = await openTestDatabase();
  expect((await vendorUniverse(orm, ['005930'])).symbols).toEqual(['005930']); // a new installation
  const em = systemEm(orm);
  for (const [symbol, dataset, isSimulated] of [
    ['000660', 'KIS', false],
    ['990010', 'KIS', true],
    ['035420', 'IMPORT', false],
  ] as const)
    em.create(Instrument, {
      publicId: newId('ins'),
      symbol,
      nameKo: symbol,
      nameEn: symbol,
      segment: 'KOSPI',
      sector: 'ETC',
      dataset,
      isSimulated,
      listedShares: null,
      updatedAt: new Date('2026-01-02'),
    });
  await em.flush();
  expect((await vendorUniverse(orm, ['005930', '000660'])).symbols).toEqual(['005930', '000660']);
  expect((await vendorUniverse(orm, [])).symbols).toEqual(['000660']);
  await orm.close();
});
