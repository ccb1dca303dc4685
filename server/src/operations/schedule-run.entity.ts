import { defineEntity, p } from '@mikro-orm/core';

export const scheduleOutcomes = ['SUCCEEDED', 'FAILED'] as const;
export type ScheduleOutcome = (typeof scheduleOutcomes)[number];

const ScheduleRunSchema = defineEntity({
  name: 'ScheduleRun',
  indexes: [{ properties: ['schedule', 'id'] }, { properties: ['finishedAt'] }],
  properties: {
    id: p.integer().primary(),
    /** Id in the table of schedules. */
    schedule: p.string().length(60),
    /** Somebody asked for it to be done at once; who, is in the audit log. */
    isByHand: p.boolean(),
    startedAt: p.datetime(3),
    finishedAt: p.datetime(3),
    outcome: p.enum(scheduleOutcomes),
    /** Message of the failure, cut; null where it succeeded. */
    error: p.string().length(300).nullable(),
  },
});

/** What became of scheduled work, one row a try. Belongs to the installation, not to an organisation. */
export class ScheduleRun extends ScheduleRunSchema.class {}
ScheduleRunSchema.setClass(ScheduleRun);
