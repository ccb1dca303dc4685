import type { Logger } from '../platform/log.ts';
import { UnrecoverableJobError } from '../platform/queue.ts';
import type { Queue } from '../platform/queue.ts';

import { mayPass } from './ingest-history.ts';
import { KisError } from './kis/kis-error.ts';
import { ingestOnce } from './market-ingestion.ts';
import type { MarketIngestion } from './market-ingestion.ts';
import { ingestJob } from './market.queue.ts';

/** Registers the handlers of the market. One ingestion runs at a time: they share the vendor's limit. */
export function handleMarketJobs(queue: Queue, market: MarketIngestion, log: Logger): void {
  queue.handle(
    ingestJob,
    async (request, signal) => {
      const { failures, ...counts } = await ingestOnce(market, { ...request, signal }).catch((error: unknown) => {
        // wrong keys stay wrong until the operator mends them
        if (error instanceof KisError) throw new UnrecoverableJobError(error.message, { cause: error });
        throw error;
      });
      log.info({ ...counts, from: request.from, to: request.to, failures }, 'Histories were brought up to date.');
      if (failures.length === 0) return;
      const text = `Histories that could not be fetched: ${failures.map(({ code }) => code).join(', ')}.`;
      throw failures.some(({ failure }) => mayPass(failure)) ? new Error(text) : new UnrecoverableJobError(text);
    },
    { concurrency: 1 },
  );
}
