import type { EntityManager } from '@mikro-orm/sql';

import { RiskAssessment } from './risk.entity.ts';

/** Measures of finished runs, for the organisation that the entity manager is bound to. */
export class RiskService {
  /** What was measured on the run; null until it has succeeded. */
  async ofRun(em: EntityManager, runId: number): Promise<RiskAssessment | null> {
    return em.findOne(RiskAssessment, { run: runId });
  }
}
