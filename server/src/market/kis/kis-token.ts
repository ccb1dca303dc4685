import { createHash } from 'node:crypto';

import type { KisClock } from './kis-clock.ts';
import { KisError } from './kis-error.ts';
import type { KisFailure } from './kis-error.ts';
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

/** The right to ask the vendor once, or how long to wait before looking again. */
export type TokenClaim = { readonly requestedAt: number } | { readonly waitMs: number };

/** Where tokens outlive the process. Keys are opaque; values are secret. */
export interface TokenStore {
  /** Null where nothing is kept under the key, or what is kept cannot be read. */
  get(key: string): Promise<StoredToken | null>;
  /**
   * Asks for the one request of this minute. It is written down before it is granted, so a crash in between does not lead to a
   * second request within the minute; what was kept under the key is forgotten.
   *
   * @param now - The caller's clock, milliseconds since the epoch; a store that many machines share goes by its own.
   */
  claim(key: string, now: number): Promise<TokenClaim>;
  /** Keeps what came of a claim; nothing where somebody has a later one. */
  keep(key: string, token: StoredToken): Promise<void>;
  /** Forgets the token of a request, and no later one. */
  forget(key: string, requestedAt: number): Promise<void>;
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
/** Requests for one token before the failure is told. */
const ISSUE_ROUNDS = 3;

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

  /** @param issue - Asks the vendor once; refusals come out as KisError. What may pass is asked again, a minute later. */
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
    const { requestedAt } = this.#current;
    this.#current = null;
    await this.#store.forget(this.#key, requestedAt);
  }

  /** The token in hand, without asking for one. */
  held(): string | null {
    return this.#isValid(this.#current) ? this.#current.accessToken : null;
  }

  async #obtain(): Promise<string> {
    for (let round = 1; ;) {
      const known = await this.#store.get(this.#key); // another process may have asked meanwhile
      if (this.#isValid(known)) {
        this.#current = known;
        return known.accessToken;
      }
      const claim = await this.#store.claim(this.#key, this.#clock.now());
      if ('waitMs' in claim) {
        await this.#clock.sleep(claim.waitMs);
        continue;
      }
      try {
        const token = { ...(await this.#issue()), requestedAt: claim.requestedAt };
        this.#current = token;
        await this.#store.keep(this.#key, token);
        return token.accessToken;
      } catch (error) {
        if (round >= ISSUE_ROUNDS || !mayPassLater(error)) throw error;
        round += 1;
      }
    }
  }

  #isValid(token: StoredToken | null): token is StoredToken & { readonly accessToken: string } {
    return token !== null && token.accessToken !== null && token.expiresAt - EXPIRY_MARGIN_MS > this.#clock.now();
  }
}

const lasting: ReadonlySet<KisFailure> = new Set(['CONFIGURATION', 'REQUEST', 'BUSINESS', 'PROTOCOL']);

function mayPassLater(error: unknown): boolean {
  return error instanceof KisError && !lasting.has(error.failure);
}
