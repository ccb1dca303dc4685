import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

const HOUR_MS = 3_600_000;
/** A token lives a day; a request within six hours of its issue gets the same one; one request a minute. */
const LIFETIME_MS = 24 * HOUR_MS;
const SAME_TOKEN_MS = 6 * HOUR_MS;
const REQUEST_INTERVAL_MS = 60_000;

export interface EmulatedToken {
  readonly text: string;
  readonly expiresAt: number;
}

export type TokenVerdict = 'valid' | 'EGW00121' | 'EGW00123';

/**
 * Issues and checks the tokens of one app key. A token carries its own times and a signature, so one that was issued
 * before the emulator was restarted is still good: a client that kept it must be able to go on.
 */
export class TokenOffice {
  readonly #secret: string;
  readonly #now: () => number;
  readonly #revoked = new Set<string>();
  #current: { readonly token: EmulatedToken; readonly issuedAt: number } | null = null;
  #lastRequestAt = -Infinity;
  #voidBefore = -Infinity;
  #requestCount = 0;

  /** @param secret - The app secret; signs the tokens. */
  constructor(secret: string, now: () => number) {
    this.#secret = secret;
    this.#now = now;
  }

  /** A token, or null where the last request is less than a minute old. */
  issue(): EmulatedToken | null {
    this.#requestCount += 1;
    const now = this.#now();
    if (now - this.#lastRequestAt < REQUEST_INTERVAL_MS) return null;
    this.#lastRequestAt = now;
    if (
      this.#current &&
      now - this.#current.issuedAt < SAME_TOKEN_MS &&
      this.verify(this.#current.token.text) === 'valid'
    )
      return this.#current.token;

    const expiresAt = now + LIFETIME_MS;
    const claims = Buffer.from(JSON.stringify({ iat: now, exp: expiresAt, jti: randomUUID() })).toString('base64url');
    const token = { text: `${claims}.${this.#sign(claims)}`, expiresAt };
    this.#current = { token, issuedAt: now };
    return token;
  }

  /** How often a token was asked for, refusals included. */
  get requestCount(): number {
    return this.#requestCount;
  }

  verify(text: string): TokenVerdict {
    const [claims = '', signature = ''] = text.split('.');
    const expected = Buffer.from(this.#sign(claims));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'EGW00121';
    const { iat, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iat: number; exp: number };
    if (exp <= this.#now()) return 'EGW00123';
    return this.#revoked.has(text) || iat <= this.#voidBefore ? 'EGW00121' : 'valid';
  }

  revoke(text: string): void {
    this.#revoked.add(text);
  }

  /** Nightly maintenance: every token issued until now is no longer taken, although not expired. */
  voidAll(): void {
    this.#voidBefore = this.#now();
  }

  #sign(claims: string): string {
    return createHmac('sha256', this.#secret).update(claims).digest('base64url');
  }
}
