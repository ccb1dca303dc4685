import { createHash } from 'node:crypto';

import type { KisClock } from './kis-clock.ts';
import type { KisPersona } from './kis-persona.ts';

/** What is kept of a token between two starts. */
export interface StoredToken {
  /** Null where the last one was dropped; the time of the last request still counts. */
  readonly accessToken: string | null;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  /** When a token was last asked for: one request a minute, restarts included. */
  readonly requestedAt: number;
}

/** Where tokens outlive the process. Keys are opaque; values are secret. */
export interface TokenStore {
  /** Null where nothing is kept under the key, or what is kept cannot be read. */
  get(key: string): Promise<StoredToken | null>;
  set(key: string, token: StoredToken): Promise<void>;
  delete(key: string): Promise<void>;
}

/** One answer of the token service. */
export interface IssuedToken {
  readonly accessToken: string;
  readonly expiresAt: number;
}

/** The vendor answers one token request a minute for each app key. */
export const TOKEN_INTERVAL_MS = 60_000;
/** A token about to end is not worth a call that may arrive too late. */
const EXPIRY_MARGIN_MS = 60_000;

/** Key of a persona's token: environment and app key, the latter as a digest so that the file does not hold it. */
export function tokenKey(persona: KisPersona): string {
  return `${persona.environment}-${createHash('sha256').update(persona.appKey).digest('hex').slice(0, 16)}`;
}

/** Hands out the one valid token of a persona: from memory, from the store, or from the vendor. */
export class KisTokenKeeper {
  readonly #key: string;
  readonly #store: TokenStore;
  readonly #clock: KisClock;
  readonly #issue: () => Promise<IssuedToken>;
  #current: StoredToken | null = null;
  #flight: Promise<string> | null = null;

  /** @param issue - Asks the vendor once; refusals come out as KisError. */
  constructor(key: string, store: TokenStore, clock: KisClock, issue: () => Promise<IssuedToken>) {
    this.#key = key;
    this.#store = store;
    this.#clock = clock;
    this.#issue = issue;
  }

  /** A token that the vendor should take. Concurrent callers share one request. */
  async token(): Promise<string> {
    if (this.#isValid(this.#current)) return this.#current.accessToken;
    this.#flight ??= this.#obtain().finally(() => {
      this.#flight = null;
    });
    return this.#flight;
  }

  /** Forgets a token that was refused. Late news about an older one changes nothing. */
  async drop(refused: string): Promise<void> {
    if (this.#current?.accessToken !== refused) return;
    this.#current = { ...this.#current, accessToken: null };
    await this.#store.set(this.#key, this.#current);
  }

  /** The token in hand, without asking for one. */
  held(): string | null {
    return this.#isValid(this.#current) ? this.#current.accessToken : null;
  }

  async #obtain(): Promise<string> {
    const known = this.#current ?? (await this.#store.get(this.#key));
    if (this.#isValid(known)) {
      this.#current = known;
      return known.accessToken;
    }
    const waitMs = known ? known.requestedAt + TOKEN_INTERVAL_MS - this.#clock.now() : 0;
    if (waitMs > 0) await this.#clock.sleep(waitMs);

    const requestedAt = this.#clock.now();
    // written before asking: a crash in between must not lead to a second request within the minute
    await this.#store.set(this.#key, { accessToken: null, expiresAt: 0, requestedAt });
    this.#current = { accessToken: null, expiresAt: 0, requestedAt };
    const issued = await this.#issue();
    this.#current = { ...issued, requestedAt };
    await this.#store.set(this.#key, this.#current);
    return issued.accessToken;
  }

  #isValid(token: StoredToken | null): token is StoredToken & { readonly accessToken: string } {
    return token !== null && token.accessToken !== null && token.expiresAt - EXPIRY_MARGIN_MS > this.#clock.now();
  }
}
