import { z } from 'zod';

import type { SectorCode } from '@convergence/shared/threat/catalogue';

import type { Orm } from './platform/db/database.ts';
import { systemEm } from './platform/db/scope.ts';
import { defineJob } from './platform/queue.ts';
import type { Queue } from './platform/queue.ts';
import { Instrument } from './market/market.entity.ts';
import { ingestJob } from './market/market.queue.ts';
import { historyStart, KOSPI_INDEX } from './market/quotations.ts';
import type { Quotations } from './market/quotations.ts';
import type { RecommendationService } from './recommendation/recommendation.service.ts';
import { finishedJob } from './simulation/simulation.queue.ts';

export interface PipelineParts {
  readonly orm: Orm;
  readonly queue: Queue;
  readonly quotations: () => Quotations;
  readonly recommendations: RecommendationService;
  /** Sectors that ingestion cannot tell from an industry name; filled here before it is asked for. */
  readonly sectors: Record<string, SectorCode>;
}

const refreshJob = defineJob('pipeline.refresh', z.object({}));

/** Before the session begins, when the day before is complete on the side of KIS. */
const everyMorning = { cron: '0 7 * * *', timeZone: 'Asia/Seoul' } as const;

/**
 * What follows what.
 *
 *     every morning ── ingest: histories of all fetched instruments, up to the market's now
 *     scenario ── start ──▶ chunks ──▶ merge: measures and score ──▶ run finished ──▶ recommendation
 *
 * Each step is told by a job that left with the rows of the step before, and may fail without touching them.
 */
export async function joinPipeline(parts: PipelineParts): Promise<void> {
  const { orm, queue, recommendations } = parts;
  queue.handle(finishedJob, ({ runId }) => recommendations.ensureFirst(systemEm(orm), runId));
  queue.handle(refreshJob, () => refresh(parts));
  await queue.schedule('refresh', everyMorning, refreshJob, {});
}

/** One ingestion a day of the market, however often it is asked for. */
async function refresh({ orm, queue, quotations, sectors }: PipelineParts): Promise<void> {
  const fetched = await systemEm(orm).find(Instrument, { dataset: 'KIS' }, { orderBy: { symbol: 'asc' } });
  if (fetched.length === 0) return;
  for (const { symbol, sector } of fetched) if (sector === 'SECV') sectors[symbol] = sector;
  const { asOfDate } = await quotations().clock.now();
  const request = {
    symbols: fetched.map(({ symbol }) => symbol),
    indexCodes: [KOSPI_INDEX],
    from: historyStart(asOfDate),
    to: asOfDate,
  };
  await queue.add(ingestJob, request, { jobId: `ingest-${asOfDate}` });
}
