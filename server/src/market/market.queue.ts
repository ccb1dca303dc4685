import { z } from 'zod';

import { defineJob } from '../platform/queue.ts';

/** Brings every history that is kept up to the market's now. */
export const refreshJob = defineJob('market.refresh', z.object({}), { retry: 'vendor', timeLimitMs: 120 * 60_000 });

/** Asks for a refresh where the exchange has a session today; otherwise there is nothing to be had. */
export const sessionRefreshJob = defineJob('market.session-refresh', z.object({}), {
  retry: 'once',
  timeLimitMs: 60_000,
});

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Fetches what is missing of the histories of these issues and indices. A repeat fetches nothing that is there already. */
export const ingestJob = defineJob(
  'market.ingest',
  z.object({
    symbols: z.array(z.string()),
    indexCodes: z.array(z.string()),
    /** First and last day, both included. */
    from: date,
    to: date,
  }),
  { retry: 'vendor', timeLimitMs: 120 * 60_000 },
);

/** A refresh stored a session that was not there before; `pipeline.ts` says what follows. Told once for a session. */
export const ingestedJob = defineJob('market.ingested', z.object({ latestDate: date }), {
  retry: 'quick',
  timeLimitMs: 60_000,
});
