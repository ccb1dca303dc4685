import { isSession } from '@convergence/shared/units/session-calendar';

import type { Orm } from '../platform/db/database.ts';
import type { Outbox } from '../platform/db/outbox.ts';
import { systemEm } from '../platform/db/scope.ts';
import type { Logger } from '../platform/log.ts';
import { UnrecoverableJobError } from '../platform/queue.ts';
import type { Queue } from '../platform/queue.ts';

import { mayPass } from './ingest-history.ts';
import type { IngestRequest } from './ingest-history.ts';
import { KisError } from './kis/kis-error.ts';
import { ingestOnce } from './market-ingestion.ts';
import type { MarketIngestion } from './market-ingestion.ts';
import { IngestedRange } from './market.entity.ts';
import { ingestedJob, ingestJob, refreshJob, sessionRefreshJob } from './market.queue.ts';
import { latestStoredSession } from './market.service.ts';
import { historyStart, KOSPI_INDEX } from './quotations.ts';
import type { Universe } from './quotations.ts';
import { todayInSeoul } from './trading-days.ts';

/** What the hourly look needs beside an ingestion's parts. */
export interface MarketRefresh {
  /** Asked for at each look: issues come and go. */
  readonly universe: () => Promise<Universe>;
  /** A fetch of minutes ends as soon as the process begins to stop; the next look goes on where it was. */
  readonly stopping: AbortSignal;
  /** Takes the news of a new session to whoever follows. */
  readonly outbox: Outbox;
}

/** Registers the handlers of the market. One ingestion of a kind runs at a time: they share the vendor's limit. */
export function handleMarketJobs(queue: Queue, market: MarketIngestion, log: Logger): void {
  queue.handle(ingestJob, (request, signal) => ingest(market, { ...request, signal }, log), { concurrency: 1 });
}

/** Keeps prices up to date by itself: fetches what is missing, mends what failed before, and asks for nothing else. */
export function handleRefresh(
  queue: Queue,
  market: MarketIngestion,
  { universe, stopping, outbox }: MarketRefresh,
  log: Logger,
): void {
  const { orm } = market;
  let seenUntil: string | null = null; // the market's now at the last look
  const refresh = async (signal: AbortSignal): Promise<void> => {
    const [{ symbols, sectors }, { asOfDate }] = await Promise.all([universe(), market.quotations.clock.now()]);
    seenUntil = asOfDate;
    if (symbols.length === 0) return;
    const range = { from: historyStart(asOfDate), to: asOfDate };
    await ingest({ ...market, sectors }, { symbols, indexCodes: [KOSPI_INDEX], ...range, signal }, log);
    await tellNewSession(orm, outbox, asOfDate);
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
      onGaveUp: async (_payload, error) => {
        log.warn({ err: error }, 'Prices are not brought up to date; it is tried again within the hour.');
        // one issue that cannot be fetched does not keep the new prices of the others from whoever follows
        if (seenUntil !== null) await tellNewSession(orm, outbox, seenUntil);
      },
    },
  );
}

/** Queues a refresh on days of the exchange: holidays are in its calendar and not in the pattern of a schedule. */
export function handleSessionRefresh(queue: Queue, wall: () => number = Date.now): void {
  queue.handle(sessionRefreshJob, async () => {
    if (!isSession(todayInSeoul(wall()))) return;
    const waiting = (await queue.counts([refreshJob.name]))[refreshJob.name]!;
    if (waiting.waiting + waiting.active === 0) await queue.add(refreshJob, {});
  });
}

/** The row of `IngestedRange` that says up to which session followers were told. */
const told = { call: 'market.ingested', code: 'ALL' } as const;

/** Queues `ingestedJob` where a session is stored that nobody was told of; the mark and the job are one transaction. */
async function tellNewSession(orm: Orm, outbox: Outbox, asOfDate: string): Promise<void> {
  const latestDate = await latestStoredSession(systemEm(orm), asOfDate);
  if (latestDate === null) return;
  await systemEm(orm).transactional(async (em) => {
    const known = await em.findOne(IngestedRange, told);
    if (known && known.toDate >= latestDate) return;
    await em.upsert(IngestedRange, {
      ...told,
      fromDate: known?.fromDate ?? latestDate,
      toDate: latestDate,
      updatedAt: new Date(),
    });
    outbox.add(em, ingestedJob, { latestDate }, { jobId: `ingested-${latestDate}` });
    await em.flush();
  });
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
