import { z } from 'zod';

import { defineJob } from '../platform/queue.ts';

import { alertEventKinds } from './alert.entity.ts';

/** What made it worth to look: it says which rules are evaluated. */
export const alertCauses = ['RUN', 'RECOMMENDATION', 'LEVEL', 'INCIDENT', 'SESSION', 'EXPOSURE', 'SCHEDULE'] as const;
export type AlertCause = (typeof alertCauses)[number];

/**
 * Steps the alerts of an organisation through what is stored.
 * `subject` is the public id of the run or recommendation, the level change or incident, the session date, or for EXPOSURE that of
 * the organisation; null: all of them.
 */
export const evaluateJob = defineJob(
  'alerts.evaluate',
  z.object({ cause: z.enum(alertCauses), subject: z.string().nullable() }),
  { retry: 'quick', timeLimitMs: 5 * 60_000 },
);

/** Something happened to an alert; `pipeline.ts` says who is told. */
export const alertEventJob = defineJob(
  'alerts.event',
  z.object({ alertId: z.string(), event: z.enum(alertEventKinds) }),
  { retry: 'quick', timeLimitMs: 60_000 },
);
