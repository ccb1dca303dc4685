import { z } from 'zod';

import { defineJob } from '../platform/queue.ts';

/** Ids and rounds and nothing else: the row holds the truth, the queue only delivers. */
const roundOfRun = { runId: z.string(), round: z.int() };

/** Queues what is missing of a run: a flow of chunk jobs below one merge job. */
export const startJob = defineJob('simulation.start', z.object(roundOfRun));

/** Computes consecutive chunks. */
export const chunkJob = defineJob('simulation.chunk', z.object({ ...roundOfRun, first: z.int(), count: z.int() }));

/** Every chunk is stored: fold them, measure, close the run. Its handler is risk's. */
export const mergeJob = defineJob('simulation.merge', z.object(roundOfRun));

/** A run has succeeded; `pipeline.ts` says what follows. */
export const finishedJob = defineJob('simulation.finished', z.object({ runId: z.string() }));
