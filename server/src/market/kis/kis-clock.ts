import { setTimeout as delay } from 'node:timers/promises';

/** Time as the client sees it; tests bring their own. */
export interface KisClock {
  /** Milliseconds since the epoch, by a clock that may be set. */
  now(): number;
  /** Milliseconds since some moment, by a clock that nobody sets: for durations. */
  elapsed(): number;
  /** Resolves after `ms`; rejects with the signal's reason when it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemKisClock: KisClock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: (ms, signal) => delay(ms, undefined, signal ? { signal } : {}),
};

/** `YYYY-MM-DD HH:MM:SS` as the vendor writes it, always Korean time; null where it is something else. */
export function parseKstTime(text: string): number | null {
  const match = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(text.trim());
  if (!match) return null;
  const at = Date.parse(`${match[1]}T${match[2]}+09:00`);
  return Number.isNaN(at) ? null : at;
}
