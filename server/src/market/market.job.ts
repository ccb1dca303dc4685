import type { Logger } from '../platform/log.ts';
import { UnrecoverableJobError } from '../platform/queue.ts';
import type { Queue } from '../platform/queue.ts';

import { mayPass } from './ingest-history.ts';
import type { IngestRequest } from './ingest-history.ts';
import { KisError } from './kis/kis-error.ts';
import { ingestOnce } from './market-ingestion.ts';
import type { MarketIngestion } from './market-ingestion.ts';
import { ingestJob, refreshJob } from './market.queue.ts';
import { historyStart, KOSPI_INDEX } from './quotations.ts';
import type { Universe } from './quotations.ts';

/** What the hourly look needs beside an ingestion's parts. */
export interface MarketRefresh {
  /** Asked for at each look: issues come and go. */
  readonly universe: () => Promise<Universe>;
  /** A fetch of minutes ends as soon as the process begins to stop; the next look goes on where it was. */
  readonly stopping: AbortSignal;
}

/** Registers the handlers of the market. One ingestion of a kind runs at a time: they share the vendor's limit. */
export function handleMarketJobs(queue: Queue, market: MarketIngestion, log: Logger): void {
  queue.handle(ingestJob, (request, signal) => ingest(market, { ...request, signal }, log), { concurrency: 1 });
}

/** Keeps prices up to date by itself: fetches what is missing, mends what failed before, and asks for nothing else. */
export function handleRefresh(
  queue: Queue,
  market: MarketIngestion,
  { universe, stopping }: MarketRefresh,
  log: Logger,
): void {
  const refresh = async (signal: AbortSignal): Promise<void> => {
    const [{ symbols, sectors }, { asOfDate }] = await Promise.all([universe(), market.quotations.clock.now()]);
    if (symbols.length === 0) return;
    const range = { from: historyStart(asOfDate), to: asOfDate };
    await ingest({ ...market, sectors }, { symbols, indexCodes: [KOSPI_INDEX], ...range, signal }, log);
  };
  queue.handle(
    refreshJob,
    async (_payload, signal) => {
      try {
        await refresh(AbortSignal.any([signal, stopping]));
      } catch (error) {
        if (!stopping.aborted) throw error;
      }
    },
    {
      concurrency: 1,
      onGaveUp: (_payload, error) => {
        log.warn({ err: error }, 'Prices are not brought up to date; it is tried again within the hour.');
        return Promise.resolve();
      },
    },
  );
}

async function ingest(market: MarketIngestion, request: IngestRequest, log: Logger): Promise<void> {
  const { failures, ...counts } = await ingestOnce(market, request).catch((error: unknown) => {
    // wrong keys stay wrong until the operator mends them
    if (error instanceof KisError) throw new UnrecoverableJobError(error.message, { cause: error });
    throw error;
  });
  log.info({ ...counts, from: request.from, to: request.to, failures }, 'Histories were brought up to date.');
  if (failures.length === 0) return;
  const text = `Histories that could not be fetched: ${failures.map(({ code }) => code).join(', ')}.`;
  throw failures.some(({ failure }) => mayPass(failure)) ? new Error(text) : new UnrecoverableJobError(text);
}
