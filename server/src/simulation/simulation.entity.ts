import { defineEntity, p } from '@mikro-orm/core';

import { DomainError } from '@convergence/shared/errors';
import { engineVersion } from '@convergence/shared/simulation/engine-version';
import type { RunInputs } from '@convergence/shared/simulation/run-inputs';
import type { RunningEstimate } from '@convergence/shared/simulation/run-result';

import { Organisation } from '../platform/db/organisation.entity.ts';
import { Scenario } from '../scenario/scenario.entity.ts';

export const runStatuses = ['QUEUED', 'RUNNING', 'MERGING', 'SUCCEEDED', 'FAILED', 'CANCELLED'] as const;
export type RunStatus = (typeof runStatuses)[number];

/** States from which a run still goes on. */
export const openStatuses: readonly RunStatus[] = ['QUEUED', 'RUNNING', 'MERGING'];

const SimulationRunSchema = defineEntity({
  name: 'SimulationRun',
  indexes: [
    { properties: ['organisation', 'createdAt'] },
    { properties: ['scenario', 'createdAt'] },
    { properties: ['status'] },
  ],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    scenario: () => p.manyToOne(Scenario).ref(),
    scenarioVersion: p.integer(),
    status: p.enum(runStatuses),
    /** What was asked, frozen: a run never looks at the scenario, the operator or the market again. */
    inputs: p.json<RunInputs>(),
    inputsSha256: p.string().length(64),
    snapshotSha256: p.string().length(64),
    engineVersion: p.string().length(20),
    seed: p.string().length(16),
    pathCount: p.integer(),
    /** To be computed now: all, or those of the present stage of a run with an accuracy goal. */
    chunkCount: p.integer(),
    /** Goes up when the rest of the run is queued anew; jobs of an earlier round do nothing. */
    round: p.integer().default(0),
    marketAsOfDate: p.string().length(10),
    isDataSimulated: p.boolean(),
    createdAt: p.datetime(3),
    createdBy: p.string().length(100).nullable(),
    startedAt: p.datetime(3).nullable(),
    finishedAt: p.datetime(3).nullable(),
    /** Last sign of life: a chunk, a new round, a merge. */
    movedAt: p.datetime(3),
    /** `RunFailure`; null unless it failed. */
    failure: p.string().length(40).nullable(),
    /** Of the chunks stored so far; the last one covers all. */
    estimate: p.json<RunningEstimate>().nullable(),
    resultSha256: p.string().length(64).nullable(),
  },
});

/** One simulation of one version of a scenario. Immutable once it has ended. */
export class SimulationRun extends SimulationRunSchema.class {
  isOpen(): boolean {
    return openStatuses.includes(this.status);
  }

  /** Another engine has other digits, and may not know what its inputs say. */
  isOfThisEngine(): boolean {
    return this.engineVersion === engineVersion;
  }

  /** Before anything is computed from its inputs. @throws DomainError E_ENGINE_VERSION. */
  requireThisEngine(): void {
    if (!this.isOfThisEngine())
      throw new DomainError('E_ENGINE_VERSION', ['runId'], { facts: { made: this.engineVersion } });
  }

  /** Chunks that it will probably have in the end: with an accuracy goal a guess that gets better while it goes on. */
  expectedChunkCount(): number {
    return this.isOpen() ? Math.max(this.chunkCount, this.estimate?.expectedChunkCount ?? 0) : this.chunkCount;
  }
}
SimulationRunSchema.setClass(SimulationRun);

const SimulationChunkSchema = defineEntity({
  name: 'SimulationChunk',
  uniques: [{ properties: ['run', 'chunk'] }],
  properties: {
    id: p.integer().primary(),
    organisation: () => p.manyToOne(Organisation).ref(),
    run: () => p.manyToOne(SimulationRun).ref(),
    /** Covers paths 1024·chunk and the following ones. */
    chunk: p.integer(),
    storedAt: p.datetime(3),
  },
});

/** Says that the sample of a chunk is in the object store. What is done is the number of these rows, never a counter. */
export class SimulationChunk extends SimulationChunkSchema.class {}
SimulationChunkSchema.setClass(SimulationChunk);
