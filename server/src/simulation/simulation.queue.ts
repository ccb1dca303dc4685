import { z } from 'zod';

import { defineJob } from '../platform/queue.ts';

/** Ids and rounds and nothing else: the row holds the truth, the queue only delivers. */
const roundOfRun = { runId: z.string(), round: z.int() };

export function startJobId(runId: string, round: number): string {
  return `${runId}-${round}-start`;
}

/** While the queue knows it and it has not ended, the round goes on: it waits for its chunk jobs. */
export function mergeJobId(runId: string, round: number): string {
  return `${runId}-${round}-merge`;
}

/** Queues what is missing of a run: a flow of chunk jobs below one merge job. */
export const startJob = defineJob('simulation.start', z.object(roundOfRun), { retry: 'quick', timeLimitMs: 60_000 });

/** Computes consecutive chunks. */
export const chunkJob = defineJob('simulation.chunk', z.object({ ...roundOfRun, first: z.int(), count: z.int() }), {
  retry: 'quick',
  timeLimitMs: 10 * 60_000,
});

/** Every chunk is stored: fold them, measure, close the run. Its handler is risk's. */
export const mergeJob = defineJob('simulation.merge', z.object(roundOfRun), {
  retry: 'quick',
  timeLimitMs: 60 * 60_000,
});

/** A run has succeeded; `pipeline.ts` says what follows. */
export const finishedJob = defineJob('simulation.finished', z.object({ runId: z.string() }), {
  retry: 'quick',
  timeLimitMs: 60_000,
});
