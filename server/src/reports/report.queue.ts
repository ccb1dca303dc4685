import { z } from 'zod';

import { defineJob } from '../platform/queue.ts';

/** Makes the files of one report. */
export const makeReportJob = defineJob('report.make', z.object({ reportId: z.string() }), {
  retry: 'quick',
  timeLimitMs: 15 * 60_000,
});

/** Asks for the weekly report of every organisation. */
export const weeklyReportsJob = defineJob('report.weekly', z.object({}), { retry: 'quick', timeLimitMs: 5 * 60_000 });
