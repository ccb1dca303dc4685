import { defineEntity, p } from '@mikro-orm/core';

import type { StoredResult } from '@convergence/shared/simulation/run-result';

import { Organisation } from '../platform/db/organisation.entity.ts';
import { SimulationRun } from '../simulation/simulation.entity.ts';

const RiskAssessmentSchema = defineEntity({
  name: 'RiskAssessment',
  properties: {
    id: p.integer().primary(),
    organisation: () => p.manyToOne(Organisation).ref(),
    run: () => p.manyToOne(SimulationRun).ref().unique(),
    result: p.json<StoredResult>(),
    /** Canonical JSON whose SHA-256 is the run's `resultSha256` (design ruling 11). */
    document: p.text(),
    createdAt: p.datetime(3),
  },
});

/** Every measure of a finished run. Written once, with the run's last event. */
export class RiskAssessment extends RiskAssessmentSchema.class {}
RiskAssessmentSchema.setClass(RiskAssessment);
