import type { PluginTransformResultArgs } from 'kysely';
import { expect, it } from 'vitest';

import { utcDates } from './better-auth.ts';

it("reads a date that MySQL's driver hands out as text in UTC, wherever the server stands", async () => {
  const rows = [{ id: '1', expiresAt: '2026-11-29 21:03:18.076', name: '2026-11-29 21:03:18', createdAt: new Date(0) }];
  const { rows: read } = await utcDates.transformResult({ result: { rows } } as unknown as PluginTransformResultArgs);
  expect(read).toEqual([
    { id: '1', expiresAt: new Date('2026-11-29T21:03:18.076Z'), name: '2026-11-29 21:03:18', createdAt: new Date(0) },
  ]);
});
