import { z } from 'zod';

import { defineJob } from '../platform/queue.ts';

/** Makes the files of one report. */
export const makeReportJob = defineJob('report.make', z.object({ reportId: z.string() }), {
  retry: 'quick',
  timeLimitMs: 15 * 60_000,
});
