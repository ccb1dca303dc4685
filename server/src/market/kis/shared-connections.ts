import type { Platform } from '../../platform/platform.ts';
import { Seal } from '../../platform/seal.ts';

import { systemKisClock } from './kis-clock.ts';
import { KisConnections } from './kis-connections.ts';
import { sharedTurn } from './shared-turn.ts';
import { TableTokenStore } from './table-token-store.ts';

/** Connections to the vendor as the settings ask for: with the adapters of a server token and rate are those of all its processes. */
export function openKisConnections({
  settings,
  secrets,
  orm,
  limiter,
  log,
}: Pick<Platform, 'settings' | 'secrets' | 'orm' | 'limiter' | 'log'>): KisConnections {
  if (settings.limiter.kind === 'memory') return new KisConnections(settings.dataDir);
  return new KisConnections({
    tokens: new TableTokenStore(orm, new Seal(secrets.signing, 'kis-token')),
    turnOf: (key, rate) => sharedTurn(limiter, key, rate, systemKisClock, log),
  });
}
