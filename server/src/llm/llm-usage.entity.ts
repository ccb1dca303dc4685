import { defineEntity, p } from '@mikro-orm/core';

import { Organisation } from '../platform/db/organisation.entity.ts';

import { llmOutcomes } from './llm-outcome.ts';

export const llmPurposes = ['EXPLANATION'] as const;
export type LlmPurpose = (typeof llmPurposes)[number];

const LlmUsageSchema = defineEntity({
  name: 'LlmUsage',
  indexes: [{ properties: ['organisation', 'occurredAt'] }, { properties: ['organisation', 'requestSha256'] }],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    purpose: p.enum(llmPurposes),
    /** Public id of what the text is for. */
    subject: p.string().length(30),
    model: p.string().length(100),
    isSimulated: p.boolean(),
    outcome: p.enum(llmOutcomes),
    promptTokens: p.integer(),
    completionTokens: p.integer(),
    /** Whole won, rounded up. */
    costKrw: p.integer(),
    /** The service did not say what it used: the most that it can have been is counted. */
    isCostEstimated: p.boolean(),
    latencyMs: p.integer(),
    /** Of facts, language, version of the prompt and model. */
    requestSha256: p.string().length(64),
    isCacheHit: p.boolean(),
    /** Key in the bucket `prompts`; null where nothing was asked. */
    objectKey: p.string().length(120).nullable(),
    occurredAt: p.datetime(3),
  },
});

/** One call of a language model, or one that was not made and why. Never changed. */
export class LlmUsage extends LlmUsageSchema.class {}
LlmUsageSchema.setClass(LlmUsage);

const LlmBudgetDaySchema = defineEntity({
  name: 'LlmBudgetDay',
  uniques: [{ properties: ['organisation', 'day'] }],
  properties: {
    id: p.integer().primary(),
    organisation: () => p.manyToOne(Organisation).ref(),
    /** In Asia/Seoul, `YYYY-MM-DD`. */
    day: p.string().length(10),
    spentKrw: p.integer(),
    /** For calls under way; what a process that was killed had reserved stays so until the day is over. */
    reservedKrw: p.integer(),
  },
});

/** What an organisation has spent on a day. The sum of both columns never passes the limit. */
export class LlmBudgetDay extends LlmBudgetDaySchema.class {}
LlmBudgetDaySchema.setClass(LlmBudgetDay);
