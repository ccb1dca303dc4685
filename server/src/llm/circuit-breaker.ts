export const breakerStates = ['CLOSED', 'OPEN', 'HALF_OPEN'] as const;
export type BreakerState = (typeof breakerStates)[number];

/** Failures in a row after which a service is left alone. */
const DEFAULT_FAILURES = 5;
const DEFAULT_PAUSE_MS = 60_000;

export interface BreakerOptions {
  readonly failures?: number;
  readonly pauseMs?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/**
 * Leaves a service alone that keeps failing: after some failures in a row nothing is sent for a while, then one call tries
 * it; its success closes the breaker, its failure opens it again.
 */
export class CircuitBreaker {
  readonly #failures: number;
  readonly #pauseMs: number;
  readonly #now: () => number;
  #failedCount = 0;
  #openedAt: number | null = null;
  #isTrying = false;

  constructor({ failures = DEFAULT_FAILURES, pauseMs = DEFAULT_PAUSE_MS, now = Date.now }: BreakerOptions = {}) {
    this.#failures = failures;
    this.#pauseMs = pauseMs;
    this.#now = now;
  }

  get state(): BreakerState {
    if (this.#openedAt === null) return 'CLOSED';
    return this.#now() - this.#openedAt < this.#pauseMs ? 'OPEN' : 'HALF_OPEN';
  }

  /** When the next call may try the service, ms since 1970; null while it is closed. */
  get triesAgainAt(): number | null {
    return this.#openedAt === null ? null : this.#openedAt + this.#pauseMs;
  }

  /** Whether a call may be made now; whoever is told so has to report how it ended. */
  admits(): boolean {
    if (this.state === 'CLOSED') return true;
    if (this.state === 'OPEN' || this.#isTrying) return false;
    this.#isTrying = true;
    return true;
  }

  succeeded(): void {
    this.#failedCount = 0;
    this.#openedAt = null;
    this.#isTrying = false;
  }

  failed(): void {
    this.#failedCount += 1;
    this.#isTrying = false;
    if (this.#openedAt !== null || this.#failedCount >= this.#failures) this.#openedAt = this.#now();
  }
}
