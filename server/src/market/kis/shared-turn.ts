import type { Limiter } from '../../platform/limiter.ts';
import type { Logger } from '../../platform/log.ts';

import type { KisClock } from './kis-clock.ts';
import type { KisRate } from './kis-persona.ts';
import { WINDOW_MS } from './kis-rate-limiter.ts';
import type { KisTurn } from './kis-rate-limiter.ts';

/**
 * Spreads the calls of all processes evenly: a bucket of one call has no second with more than the rate.
 *
 * While the limiter does not answer each process keeps to the rate by itself and says so once; what is then too much the vendor
 * refuses with a code that proves that nothing was executed, and the call is repeated.
 *
 * @param key - What the vendor counts by.
 */
export function sharedTurn(
  limiter: Pick<Limiter, 'take'>,
  key: string,
  { callsPerSecond, spacingMs }: KisRate,
  clock: KisClock,
  log: Pick<Logger, 'warn'>,
): KisTurn {
  const betweenMs = Math.max(spacingMs, WINDOW_MS / callsPerSecond);
  const rule = { capacity: 1, refillPerSecond: 1000 / betweenMs };
  let isTold = false;
  const take = async (): Promise<number> => {
    try {
      const { isAllowed, retryAfterMs } = await limiter.take(`kis:${key}`, 1, rule);
      isTold = false;
      return isAllowed ? 0 : Math.max(1, retryAfterMs);
    } catch (error) {
      if (!isTold)
        log.warn({ err: error }, 'The shared limit of calls to KIS does not answer; this process counts alone.');
      isTold = true;
      return 0;
    }
  };
  return async (signal) => {
    for (let waitMs = await take(); waitMs > 0; waitMs = await take()) await clock.sleep(waitMs, signal);
  };
}
