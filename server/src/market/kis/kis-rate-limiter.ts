import type { KisClock } from './kis-clock.ts';
import type { KisRate } from './kis-persona.ts';

/** A whole window a little longer than a second, because the other side counts arrivals, not departures. */
export const WINDOW_MS = 1020;

/** Resolves when a call may leave as far as other processes are concerned. */
export type KisTurn = (signal?: AbortSignal) => Promise<void>;

/** Lets calls through one after the other: never more than the rate in any sliding second, never closer than the spacing. */
export class KisRateLimiter {
  readonly #rate: KisRate;
  readonly #clock: KisClock;
  /** Times of the last `callsPerSecond` calls, oldest first. */
  readonly #granted: number[] = [];
  readonly #turn: KisTurn | undefined;
  #notBefore = -Infinity;
  #tail: Promise<void> = Promise.resolve();

  constructor(rate: KisRate, clock: KisClock, turn?: KisTurn) {
    this.#rate = rate;
    this.#clock = clock;
    this.#turn = turn;
  }

  /** Resolves when the next call may leave, in the order of asking. */
  take(signal?: AbortSignal): Promise<void> {
    const turn = this.#tail.then(() => this.#wait(signal));
    // a caller who gave up must not hold up those behind him
    this.#tail = turn.catch(() => undefined);
    return turn;
  }

  /** Holds every call back for `ms`: the other side said that it was too much. */
  pause(ms: number): void {
    this.#notBefore = Math.max(this.#notBefore, this.#clock.elapsed() + ms);
  }

  async #wait(signal?: AbortSignal): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const waitMs = this.#earliest() - this.#clock.elapsed();
      if (waitMs <= 0) break;
      await this.#clock.sleep(waitMs, signal);
    }
    await this.#turn?.(signal);
    this.#granted.push(this.#clock.elapsed());
    if (this.#granted.length > this.#rate.callsPerSecond) this.#granted.shift();
  }

  #earliest(): number {
    const last = this.#granted.at(-1) ?? -Infinity;
    const first = this.#granted.length === this.#rate.callsPerSecond ? this.#granted[0]! : -Infinity;
    return Math.max(this.#notBefore, last + this.#rate.spacingMs, first + WINDOW_MS);
  }
}
