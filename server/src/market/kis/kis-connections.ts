import { join } from 'node:path';

import { FileTokenStore } from './file-token-store.ts';
import { systemKisClock } from './kis-clock.ts';
import { KisConnection } from './kis-connection.ts';
import type { KisPersona, KisRate } from './kis-persona.ts';
import type { KisTurn } from './kis-rate-limiter.ts';
import { tokenKey } from './kis-token.ts';
import type { TokenStore } from './kis-token.ts';

/** What all processes of an installation have in common towards the vendor. */
export interface KisCommons {
  readonly tokens: TokenStore;
  /** @param key - What the vendor counts by. */
  readonly turnOf?: (key: string, rate: KisRate) => KisTurn;
}

/** One connection for each key on each host: the vendor counts calls and tokens by key, so quotations and orders share it. */
export class KisConnections {
  readonly #commons: KisCommons;
  readonly #open = new Map<string, KisConnection>();

  /** @param commons - Or the folder of the data where one process is all there is: it keeps the tokens, so that a restart needs no new ones. */
  constructor(commons: KisCommons | string) {
    this.#commons = typeof commons === 'string' ? { tokens: new FileTokenStore(join(commons, 'kis-tokens')) } : commons;
  }

  /** The first one asked for decides the rate. */
  of(persona: KisPersona): KisConnection {
    const key = `${persona.environment} ${persona.baseUrl} ${persona.appKey}`; // never one of the other environment
    let connection = this.#open.get(key);
    if (!connection) {
      const { tokens, turnOf } = this.#commons;
      const turn = turnOf?.(tokenKey(persona), persona.rate);
      connection = new KisConnection({ persona, tokens, clock: systemKisClock, fetch, ...(turn && { turn }) });
      this.#open.set(key, connection);
    }
    return connection;
  }
}
