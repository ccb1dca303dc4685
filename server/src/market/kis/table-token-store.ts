import type { Orm } from '../../platform/db/database.ts';
import { engineOf } from '../../platform/db/engine.ts';
import { systemEm } from '../../platform/db/scope.ts';
import type { Seal } from '../../platform/seal.ts';

import { KisToken } from './kis-token.entity.ts';
import { TOKEN_INTERVAL_MS } from './kis-token.ts';
import type { StoredToken, TokenClaim, TokenStore } from './kis-token.ts';

/** A little longer than the vendor's minute, because the other side counts arrivals, not departures. */
const CLAIM_MS = TOKEN_INTERVAL_MS + 1_000;
/** How soon whoever waits for another's request looks again. */
const LOOK_MS = 250;

const nowOn = {
  mysql: 'select cast(unix_timestamp(now(3)) * 1000 as signed) as now',
  sqlite: "select cast(unixepoch('subsec') * 1000 as integer) as now",
} as const;

/**
 * Tokens of all processes of an installation, in the table `kis_token`, locked by a secret of the installation.
 *
 * One process at a time asks the vendor: the claim is one conditional statement, so it needs no lock and outlives whoever made
 * it. Time is the database's, the same for every machine.
 */
export class TableTokenStore implements TokenStore {
  readonly #orm: Orm;
  readonly #seal: Seal;

  constructor(orm: Orm, seal: Seal) {
    this.#orm = orm;
    this.#seal = seal;
  }

  async get(key: string): Promise<StoredToken | null> {
    const row = await systemEm(this.#orm).findOne(KisToken, { name: key });
    if (!row) return null;
    const { sealedToken, expiresAtMs: expiresAt, requestedAtMs: requestedAt } = row;
    return { accessToken: this.#opened(sealedToken, key), expiresAt, requestedAt };
  }

  async claim(key: string): Promise<TokenClaim> {
    const em = systemEm(this.#orm);
    const empty = { name: key, sealedToken: null, expiresAtMs: 0, requestedAtMs: 0 };
    await em.upsert(KisToken, empty, { onConflictAction: 'ignore' });
    const [clock] = await em.getConnection().execute<{ now: number | string }[]>(nowOn[engineOf(em)]);
    const now = Number(clock!.now);
    const claimed = await em.nativeUpdate(
      KisToken,
      // a time to come was written before the clock was set back
      { name: key, $or: [{ requestedAtMs: { $lte: now - CLAIM_MS } }, { requestedAtMs: { $gt: now + CLAIM_MS } }] },
      { ...empty, requestedAtMs: now },
    );
    return claimed === 1 ? { requestedAt: now } : { waitMs: LOOK_MS };
  }

  async keep(key: string, { accessToken, expiresAt, requestedAt }: StoredToken): Promise<void> {
    const sealedToken = accessToken === null ? null : this.#seal.lock(accessToken, key);
    const em = systemEm(this.#orm);
    await em.nativeUpdate(KisToken, { name: key, requestedAtMs: requestedAt }, { sealedToken, expiresAtMs: expiresAt });
  }

  async forget(key: string, requestedAt: number): Promise<void> {
    const em = systemEm(this.#orm);
    await em.nativeUpdate(KisToken, { name: key, requestedAtMs: requestedAt }, { sealedToken: null, expiresAtMs: 0 });
  }

  /** A damaged row, or one of before the secret was changed, costs one token request; it must not keep the market closed. */
  #opened(sealed: string | null | undefined, key: string): string | null {
    if (!sealed) return null;
    try {
      return this.#seal.open(sealed, key);
    } catch {
      return null;
    }
  }
}
