/** How fresh the picture is: events arrive, the line is down for a moment, or has been for so long that the picture is old. */
export type StreamState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'reconnecting'; readonly sinceMs: number }
  | { readonly kind: 'ended' };

/** From here on a page with a broken line calls its picture old. */
export const STALE_AFTER_MS = 10_000;

export function isStale(state: StreamState, nowMs: number): boolean {
  return state.kind === 'reconnecting' && nowMs - state.sinceMs >= STALE_AFTER_MS;
}

/** Keeps the moment of the first failure while attempts go on. */
export function dropped(state: StreamState, nowMs: number): StreamState {
  return state.kind === 'reconnecting' ? state : { kind: 'reconnecting', sinceMs: nowMs };
}

/**
 * Pause before the next attempt: 0.5 s doubling to 8 s, of which up to half is left to chance so that
 * all browsers do not come back at once.
 *
 * @param chance - 0 to 1.
 */
export function backoffMs(attempt: number, chance: number): number {
  const full = Math.min(8_000, 500 * 2 ** attempt);
  return full * (0.5 + chance / 2);
}

/** Remembers cursors, since delivery is at least once. The oldest are forgotten: repeats come soon after the first. */
export class SeenCursors {
  readonly #seen = new Set<string>();

  /** @returns Whether the cursor is new. */
  add(cursor: string): boolean {
    if (this.#seen.has(cursor)) return false;
    this.#seen.add(cursor);
    if (this.#seen.size > 512) {
      const [oldest] = this.#seen;
      if (oldest !== undefined) this.#seen.delete(oldest);
    }
    return true;
  }
}

const lostCursor = new Set(['CURSOR_EXPIRED', 'INVALID_CURSOR']);

/** Whether the stream cannot go on from the cursor: the object has to be asked for again. */
export function isCursorLost(codes: readonly unknown[]): boolean {
  return codes.some((code) => typeof code === 'string' && lostCursor.has(code));
}
