import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 25;

/** Waiting any longer cannot help. */
export class HopelessError extends Error {}

/**
 * Looks until there is something to see. A look that fails counts as one that saw nothing: what is looked at may be away just now.
 *
 * @param what - Said where the patience is over.
 * @returns What the look saw; never null.
 * @throws Error where nothing was seen in time, with the last failure as its cause; a HopelessError of the look at once.
 */
export async function soon<T>(
  what: string,
  look: () => Promise<T | null>,
  patienceMs = 120_000,
  everyMs = LOOK_EVERY_MS,
): Promise<T> {
  const giveUpAt = performance.now() + patienceMs;
  let failure: unknown;
  for (;;) {
    try {
      const seen = await look();
      if (seen !== null) return seen;
      failure = undefined;
    } catch (error) {
      if (error instanceof HopelessError) throw error;
      failure = error;
    }
    if (performance.now() > giveUpAt)
      throw new Error(`Waited ${patienceMs / 1000} s in vain for ${what}.`, { cause: failure });
    await sleep(everyMs);
  }
}
