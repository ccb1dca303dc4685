import { defineEntity, p } from '@mikro-orm/core';

const RunningProcessSchema = defineEntity({
  name: 'RunningProcess',
  indexes: [{ properties: ['beatAt'] }],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    /** A role of the settings. */
    role: p.string().length(20),
    hostName: p.string().length(120),
    pid: p.integer(),
    engineVersion: p.string().length(20),
    startedAt: p.datetime(3),
    beatAt: p.datetime(3),
    /** Threads that simulate and optimise; 0 where the role has none. */
    threadCount: p.integer().default(0),
    /** Jobs at hand by kind, as of the last beat. */
    activeJobs: p.json<Readonly<Record<string, number>>>().nullable(),
    /** It was asked to end, and takes nothing new. */
    isStopping: p.boolean().default(false),
  },
});

/** A process of this installation that says from time to time that it is alive; its row goes when it ends well. */
export class RunningProcess extends RunningProcessSchema.class {}
RunningProcessSchema.setClass(RunningProcess);

const LeaseSchema = defineEntity({
  name: 'Lease',
  properties: {
    name: p.string().length(60).primary(),
    /** Public id of the process. */
    holder: p.string().length(30),
    acquiredAt: p.datetime(3),
    expiresAt: p.datetime(3),
  },
});

/** What one process at a time does: the holder renews it before it expires, and another takes it after. */
export class Lease extends LeaseSchema.class {}
LeaseSchema.setClass(Lease);
