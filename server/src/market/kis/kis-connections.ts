import { join } from 'node:path';

import { FileTokenStore } from './file-token-store.ts';
import { systemKisClock } from './kis-clock.ts';
import { KisConnection } from './kis-connection.ts';
import type { KisPersona } from './kis-persona.ts';

/** One connection for each key on each host: the vendor counts calls and tokens by key, so quotations and orders share it. */
export class KisConnections {
  readonly #tokens: FileTokenStore;
  readonly #open = new Map<string, KisConnection>();

  /** @param dataDir - Keeps the tokens below it, so that a restart needs no new ones. */
  constructor(dataDir: string) {
    this.#tokens = new FileTokenStore(join(dataDir, 'kis-tokens'));
  }

  /** The first one asked for decides the rate. */
  of(persona: KisPersona): KisConnection {
    const key = `${persona.environment} ${persona.baseUrl} ${persona.appKey}`; // never one of the other environment
    let connection = this.#open.get(key);
    if (!connection) {
      connection = new KisConnection({ persona, tokens: this.#tokens, clock: systemKisClock, fetch });
      this.#open.set(key, connection);
    }
    return connection;
  }
}
