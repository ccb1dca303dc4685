import type { Orm } from '../platform/db/database.ts';
import { systemEm } from '../platform/db/scope.ts';

import { Instrument } from './market.entity.ts';
import type { Universe } from './quotations.ts';

/**
 * Issues of the real exchange, which publishes no list through this interface: those that the operator names, then those that were
 * fetched before. What was imported from a file stays as it was imported, unless it is named.
 *
 * @param symbols - Codes that the settings name.
 */
export async function vendorUniverse(orm: Orm, symbols: readonly string[]): Promise<Universe> {
  const fetched = await systemEm(orm).find(
    Instrument,
    { dataset: 'KIS', isSimulated: false },
    { orderBy: { symbol: 'asc' } },
  );
  return { symbols: [...new Set([...symbols, ...fetched.map(({ symbol }) => symbol)])], sectors: {} };
}
