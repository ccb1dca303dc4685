import type { Logger } from '../platform/log.ts';
import { UnrecoverableJobError } from '../platform/queue.ts';
import type { Queue } from '../platform/queue.ts';

import { ingestHistory, mayPass } from './ingest-history.ts';
import type { IngestParts } from './ingest-history.ts';
import { KisError } from './kis/kis-error.ts';
import { ingestJob } from './market.queue.ts';

/** Registers the handlers of the market. One ingestion runs at a time: they share the limiter and the writer. */
export function handleMarketJobs(queue: Queue, parts: () => Promise<IngestParts>, log: Logger): void {
  queue.handle(
    ingestJob,
    async ({ symbols, indexCodes, from, to }, signal) => {
      try {
        const { failures, ...counts } = await ingestHistory(await parts(), { symbols, indexCodes, from, to, signal });
        log.info({ ...counts, from, to, failures }, 'market ingested');
        if (failures.length === 0) return;
        const text = `${failures.length} of ${symbols.length + indexCodes.length} histories could not be fetched`;
        throw failures.some(({ failure }) => mayPass(failure)) ? new Error(text) : new UnrecoverableJobError(text);
      } catch (error) {
        if (error instanceof KisError && error.failure === 'CONFIGURATION')
          throw new UnrecoverableJobError(error.message, { cause: error });
        throw error;
      }
    },
    { concurrency: 1 },
  );
}
