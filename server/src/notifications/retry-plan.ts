/** Tries of one delivery, first one included, and how long they may take together. */
export const mostAttempts = 8;
export const giveUpAfterMs = 24 * 60 * 60 * 1000;

const firstPauseMs = 10_000;
const growth = 4;
const longestPauseMs = 12 * 60 * 60 * 1000;

/**
 * Pause before the next try: 10 s, 40 s, 160 s … up to 12 hours, each shortened by up to a quarter so that many that failed
 * together do not come back together; never shorter than the other side asks for.
 *
 * @param failedCount - Tries that failed so far, 1 or more.
 * @param random - 0 to below 1.
 */
export function retryPauseMs(failedCount: number, retryAfterMs: number | null, random: number): number {
  const pause = Math.min(longestPauseMs, firstPauseMs * growth ** (failedCount - 1));
  return Math.round(Math.max(pause * (1 - random / 4), retryAfterMs ?? 0));
}
