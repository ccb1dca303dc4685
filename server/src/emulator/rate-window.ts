/** Counts calls in a sliding second, as the vendor's gateway does. */
export class RateWindow {
  readonly #callsPerSecond: number;
  readonly #now: () => number;
  readonly #times: number[] = [];

  /** @param callsPerSecond - Infinity switches the limit off. */
  constructor(callsPerSecond: number, now: () => number) {
    this.#callsPerSecond = callsPerSecond;
    this.#now = now;
  }

  /** Counts the call and says yes, or says no and does not count it. */
  allows(): boolean {
    if (this.#callsPerSecond === Infinity) return true;
    const now = this.#now();
    while (this.#times.length > 0 && this.#times[0]! <= now - 1000) this.#times.shift();
    if (this.#times.length >= this.#callsPerSecond) return false;
    this.#times.push(now);
    return true;
  }
}
