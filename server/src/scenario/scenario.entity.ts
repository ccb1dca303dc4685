import { defineEntity, p } from '@mikro-orm/core';

import { DomainError } from '@convergence/shared/errors';

import { Organisation } from '../platform/db/organisation.entity.ts';

import type { ScenarioValues } from './scenario-values.ts';

export const scenarioStatuses = ['DRAFT', 'READY', 'ARCHIVED'] as const;
export type ScenarioStatus = (typeof scenarioStatuses)[number];

const ScenarioSchema = defineEntity({
  name: 'Scenario',
  indexes: [
    { properties: ['organisation', 'createdAt'] },
    { properties: ['organisation', 'updatedAt'] },
    { properties: ['organisation', 'nameKey'] },
  ],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    status: p.enum(scenarioStatuses),
    /** Goes up by one with each change; an update that expects another one changes nothing. */
    version: p.integer(),
    /** The name in lower case, for search and order: Hangul syllables in Unicode stand in Korean order. */
    nameKey: p.string().length(200),
    values: p.json<ScenarioValues>(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
    createdBy: p.string().length(100).nullable(),
  },
});

/** What an operator asks, as it is now. Its history is in `ScenarioVersion`. */
export class Scenario extends ScenarioSchema.class {
  /** @throws DomainError E_STATE where it is only kept for the record. */
  assertReady(): void {
    if (this.status === 'ARCHIVED') throw new DomainError('E_STATE', ['scenarioId']);
  }
}
ScenarioSchema.setClass(Scenario);

const ScenarioVersionSchema = defineEntity({
  name: 'ScenarioVersion',
  uniques: [{ properties: ['scenario', 'version'] }],
  properties: {
    id: p.integer().primary(),
    organisation: () => p.manyToOne(Organisation).ref(),
    scenario: () => p.manyToOne(Scenario).ref(),
    version: p.integer(),
    values: p.json<ScenarioValues>(),
    changedFields: p.json<readonly string[]>(),
    changedAt: p.datetime(3),
    changedBy: p.string().length(100).nullable(),
  },
});

/** A scenario as it was saved once. Written with each change, never changed. */
export class ScenarioVersion extends ScenarioVersionSchema.class {}
ScenarioVersionSchema.setClass(ScenarioVersion);
