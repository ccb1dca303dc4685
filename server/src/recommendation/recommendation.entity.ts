import { defineEntity, p } from '@mikro-orm/core';

import type { Infeasible } from '@convergence/shared/optimise/infeasibility';
import type { Recommendation as RecommendationValue } from '@convergence/shared/simulation/recommendation';

import { Organisation } from '../platform/db/organisation.entity.ts';
import { SimulationRun } from '../simulation/simulation.entity.ts';

export const recommendationStatuses = ['QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED'] as const;
export type RecommendationStatus = (typeof recommendationStatuses)[number];

const RecommendationSchema = defineEntity({
  name: 'Recommendation',
  indexes: [{ properties: ['run', 'createdAt'] }, { properties: ['status'] }],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    run: () => p.manyToOne(SimulationRun).ref(),
    status: p.enum(recommendationStatuses),
    maximumWeightRatio: p.double().$type<number>(),
    /** Least expected return of what is invested over the horizon; null for none. */
    minimumReturnRatio: p.double().$type<number>().nullable(),
    /** Y of the square-root law that trades are charged by; null in plans that were made before there was one. */
    impactConstant: p.double().$type<number>().nullable(),
    /** Seed of the paths that the plan is judged on; never that of the run. */
    freshSeed: p.string().length(16),
    progressRatio: p.double().$type<number>(),
    /** `RunFailure`; null unless it failed. */
    failure: p.string().length(40).nullable(),
    /** The conditions that contradict each other, where that is why it failed. */
    conflict: p.json<Infeasible>().nullable(),
    /** Tries so far; a plan that ends the process is not tried for ever. */
    attemptCount: p.integer().default(0),
    createdAt: p.datetime(3),
    createdBy: p.string().length(100).nullable(),
    finishedAt: p.datetime(3).nullable(),
    result: p.json<RecommendationValue>().nullable(),
  },
});

/** A plan of shares and controls made from a finished run. Its failure leaves the run as it is. */
export class Recommendation extends RecommendationSchema.class {}
RecommendationSchema.setClass(Recommendation);
