import type { Limiter } from '../platform/limiter.ts';

const rule = { capacity: 5, refillPerSecond: 5 / 60 };
const LONGEST_DELAY_S = 15 * 60;
const FORGET_MS = 60 * 60 * 1000;

/** Counts attempts to sign in: five a minute for an account and for an address, then a delay that doubles with each further attempt. */
export class SignInGuard {
  readonly #limiter: Limiter;
  readonly #now: () => number;

  constructor(limiter: Limiter, now: () => number = Date.now) {
    this.#limiter = limiter;
    this.#now = now;
  }

  /** 0 where the attempt may be made, else the milliseconds to wait. */
  async attempt(email: string, address: string): Promise<number> {
    return Math.max(...(await Promise.all(keysOf(email, address).map((key) => this.#wait(key)))));
  }

  /** The attempt was right and does not count. It gives back its own point only, so that it cannot make up for wrong ones. */
  async succeeded(email: string, address: string): Promise<void> {
    await Promise.all(keysOf(email, address).map((key) => this.#limiter.take(key, -1, rule)));
  }

  async #wait(key: string): Promise<number> {
    const now = this.#now();
    const { level, until } = readPenalty(await this.#limiter.cacheGet(`${key}:penalty`));
    const state = now < until ? null : await this.#limiter.take(key, 1, rule);
    if (state?.isAllowed === true) return 0;
    const delayMs = Math.max(state?.retryAfterMs ?? 0, until - now, Math.min(LONGEST_DELAY_S, 2 ** level) * 1000);
    await this.#limiter.cacheSet(`${key}:penalty`, `${level + 1} ${now + delayMs}`, FORGET_MS);
    return delayMs;
  }
}

function keysOf(email: string, address: string): readonly string[] {
  return [`sign-in:account:${email.trim().toLowerCase()}`, `sign-in:address:${address}`];
}

function readPenalty(text: string | null): { readonly level: number; readonly until: number } {
  const [level, until] = (text ?? '0 0').split(' ').map(Number);
  return { level: level ?? 0, until: until ?? 0 };
}
