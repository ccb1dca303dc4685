import { defineEntity, p } from '@mikro-orm/core';

import type { ExplanationSection } from '@convergence/shared/explanation/explanation';
import type { Fact } from '@convergence/shared/explanation/fact';

import { llmOutcomes } from '../llm/llm-outcome.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import { languages } from '../platform/graphql/permission.ts';
import { Recommendation } from '../recommendation/recommendation.entity.ts';
import { SimulationRun } from '../simulation/simulation.entity.ts';

export const explanationStatuses = ['QUEUED', 'WRITING', 'FINISHED'] as const;
export type ExplanationStatus = (typeof explanationStatuses)[number];

export const explanationSources = ['MODEL', 'TEMPLATE'] as const;
export type ExplanationSource = (typeof explanationSources)[number];

/** How the text came about: an outcome of the model, no model at all, or a failure of ours. */
export const explanationOutcomes = [...llmOutcomes, 'NO_MODEL', 'INTERNAL'] as const;
export type ExplanationOutcome = (typeof explanationOutcomes)[number];

const ExplanationSchema = defineEntity({
  name: 'Explanation',
  indexes: [{ properties: ['run', 'language', 'id'] }, { properties: ['status'] }],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    run: () => p.manyToOne(SimulationRun).ref(),
    /** The plan that it tells of as well; null where there was none yet. */
    recommendation: () => p.manyToOne(Recommendation).ref().nullable(),
    /** The same for what is to be explained only once; of its own where a person asked. */
    subjectKey: p.string().length(80).unique(),
    language: p.enum(languages),
    status: p.enum(explanationStatuses),
    source: p.enum(explanationSources),
    /** Null until it is finished. */
    outcome: p.enum(explanationOutcomes).nullable(),
    sections: p.json<readonly ExplanationSection[]>(),
    facts: p.json<readonly Fact[]>(),
    /** Whether an answer that is kept may be used. */
    isFresh: p.boolean(),
    /** Null where no model was asked. */
    model: p.string().length(100).nullable(),
    isSimulated: p.boolean(),
    /** Public id of the last call; null where none was made. */
    usageId: p.string().length(30).nullable(),
    callCount: p.integer(),
    promptTokens: p.integer(),
    completionTokens: p.integer(),
    costKrw: p.integer(),
    attemptCount: p.integer(),
    createdAt: p.datetime(3),
    createdBy: p.string().length(100).nullable(),
    finishedAt: p.datetime(3).nullable(),
  },
});

/**
 * What a run, and its plan, says in words, each sentence with its facts. The template's text stands from the beginning; a
 * model's replaces it once. Its failure leaves run and plan as they are.
 */
export class Explanation extends ExplanationSchema.class {}
ExplanationSchema.setClass(Explanation);
