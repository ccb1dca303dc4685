import type { ThreatMixture } from '../threat/threat-mixture.ts';
import type { FactorTable, ThreatPlan } from '../threat/threat-plan.ts';
import { THREAT_NUMBERS } from '../threat/threat-plan.ts';
import {
  addLossByThreat,
  applyControls,
  createThreatYear,
  lossBySession,
  sampleThreatYear,
  threatLossKrw,
} from '../threat/threat-year.ts';

/** The part of a plan that the threat side needs. */
export interface ThreatSidePlan {
  readonly seed: number;
  readonly threats: ThreatPlan;
  readonly horizonDays: number;
  /** Null or absent: paths follow the plan's own law. */
  readonly mixture?: ThreatMixture | null;
}

/** The threat side of one path after another; reused for all paths of a chunk. */
export class ThreatPath {
  /** KRW, after controls. */
  yearLoss = 0;
  horizonLoss = 0;
  /** Likelihood ratio of the path; 1 without a mixture. */
  weight = 1;
  readonly #plan: ThreatSidePlan;
  readonly #year = createThreatYear();

  constructor(plan: ThreatSidePlan) {
    this.#plan = plan;
  }

  simulate(path: number): void {
    sampleThreatYear(this.#plan.threats, this.#plan.seed, path, this.#year, this.#plan.mixture);
    this.weight = this.#year.weight;
    this.#add();
  }

  /** Values the events of the last path under other controls: nothing is drawn again. */
  revalue(factors: FactorTable): void {
    applyControls(this.#year, factors);
    this.#add();
  }

  /** Loss of the horizon by catalogue number of the threat, KRW. */
  horizonLossByThreat(): Float64Array {
    const losses = new Float64Array(THREAT_NUMBERS);
    addLossByThreat(this.#year, this.#plan.horizonDays, losses);
    return losses;
  }

  /** Losses of the horizon by the session in which they happen, KRW. @param out - One entry a session; overwritten. */
  writeLossBySession(out: Float64Array): void {
    lossBySession(this.#year, this.#plan.horizonDays, out);
  }

  #add(): void {
    this.yearLoss = threatLossKrw(this.#year);
    this.horizonLoss = threatLossKrw(this.#year, this.#plan.horizonDays);
  }
}
