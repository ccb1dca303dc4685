/** Ways in which the real service has been seen to fail. */
export type Fault =
  /** The gateway refuses with EGW00201, HTTP 500. */
  | { readonly kind: 'rate' }
  /** The same refusal with HTTP 200, which has been seen too. */
  | { readonly kind: 'rate-200' }
  /** A gateway code with HTTP 500. */
  | { readonly kind: 'code'; readonly code: string }
  /** A proxy's HTML page. */
  | { readonly kind: 'html'; readonly status: number }
  /** The connection is cut before an answer. */
  | { readonly kind: 'drop' }
  /** The call is served late: an order is booked after the wait. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** The call is served at once and its answer comes late: an order is booked before anybody gives up. */
  | { readonly kind: 'late-answer'; readonly ms: number }
  /** The call is served, an order booked, and the connection cut instead of the answer. */
  | { readonly kind: 'lost-answer' }
  /** A chart answers with empty objects and rows of blanks instead of bars. */
  | { readonly kind: 'blank-rows' }
  /** Every token issued so far is no longer taken. */
  | { readonly kind: 'void-tokens' };

export const faultKinds: readonly Fault['kind'][] = [
  'rate',
  'rate-200',
  'code',
  'html',
  'drop',
  'slow',
  'late-answer',
  'lost-answer',
  'blank-rows',
  'void-tokens',
];

/** Faults wait here, each for one `/uapi` call, first come first served. */
export class FaultQueue {
  readonly #waiting: Fault[] = [];

  add(...faults: readonly Fault[]): void {
    this.#waiting.push(...faults);
  }

  next(): Fault | undefined {
    return this.#waiting.shift();
  }

  /** Faults that no call has met yet. */
  get size(): number {
    return this.#waiting.length;
  }

  clear(): void {
    this.#waiting.length = 0;
  }
}
