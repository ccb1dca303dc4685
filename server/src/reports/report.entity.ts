import { defineEntity, p } from '@mikro-orm/core';

import { Organisation } from '../platform/db/organisation.entity.ts';
import { languages } from '../platform/graphql/permission.ts';
import { Recommendation } from '../recommendation/recommendation.entity.ts';
import { SimulationRun } from '../simulation/simulation.entity.ts';

import { reportKinds } from './report-content.ts';

export const reportStatuses = ['QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED'] as const;
export type ReportStatus = (typeof reportStatuses)[number];

/** WEB is the content itself, as JSON: what the page shows. */
export const reportFormats = ['PDF', 'CSV', 'WEB'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** One file of a report in the bucket `reports`. */
export interface ReportFile {
  readonly format: ReportFormat;
  readonly key: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

const ReportSchema = defineEntity({
  name: 'Report',
  indexes: [
    { properties: ['organisation', 'createdAt'] },
    { properties: ['run', 'createdAt'] },
    { properties: ['recommendation', 'createdAt'] },
    { properties: ['status'] },
    { properties: ['keptUntil'] },
  ],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    kind: p.enum(reportKinds),
    /** The run, or the run behind the recommendation. */
    run: () => p.manyToOne(SimulationRun).ref(),
    /** Null for a risk report. */
    recommendation: () => p.manyToOne(Recommendation).ref().nullable(),
    language: p.enum(languages),
    status: p.enum(reportStatuses),
    progressRatio: p.double().$type<number>(),
    /** `RunFailure`; null unless it failed. */
    failure: p.string().length(40).nullable(),
    /** Tries so far; a report that ends the process is not tried for ever. */
    attemptCount: p.integer().default(0),
    createdAt: p.datetime(3),
    createdBy: p.string().length(100).nullable(),
    finishedAt: p.datetime(3).nullable(),
    /** Files and row are removed after it. */
    keptUntil: p.datetime(3),
    /** Of the content as JSON; two reports of one subject in one language have the same. */
    contentSha256: p.string().length(64).nullable(),
    files: p.json<readonly ReportFile[]>().nullable(),
  },
});

/** A report of a run or of a recommendation, with its files. Immutable once it has ended. */
export class Report extends ReportSchema.class {}
ReportSchema.setClass(Report);
