import { DomainError } from '../errors.ts';
import { anchoredThreats } from './anchoring.ts';
import { catalogueNumber, catalogues as defaultCatalogues } from './catalogue.ts';
import type { Catalogues, CommonCause, ThreatCatalogue } from './catalogue.ts';
import { assertControlSet, controlFactors, factorsOf } from './controls.ts';
import type { ControlFactors, EffectPoint } from './controls.ts';
import { planArrivals } from './event-time.ts';
import type { ArrivalPlan } from './event-time.ts';
import { assertThreatSetting, chainOf, multipliersByLevel, situationMultiplier } from './frequency.ts';
import type { ThreatSetting } from './frequency.ts';
import { meanLevelPlan } from './level-chain.ts';
import type { LevelChain } from './level-chain.ts';
import { plannedCourse } from './level-course.ts';
import type { LevelCourse } from './level-course.ts';

/** Index space of arrays by catalogue number: T01 to T63. */
export const THREAT_NUMBERS = 64;

export interface PlannedThreat {
  readonly id: string;
  readonly number: number;
  /** Events of this threat alone over the year, F = 1; what shared shocks bring comes on top. */
  readonly own: ArrivalPlan;
  /** Expected events over the year from both, F = 1. */
  readonly expectedEvents: number;
  /** Severity without controls: lognormal, KRW. */
  readonly mu: number;
  readonly sigma: number;
  readonly F: number;
  readonly M: number;
}

export interface ShockHit {
  /** Position in `ThreatPlan.threats`. */
  readonly threatIndex: number;
  /** Given the shock, before controls, 0 to 1. */
  readonly probability: number;
}

export interface PlannedShock {
  readonly id: string;
  /** CC3 is 3. */
  readonly number: number;
  readonly arrivals: ArrivalPlan;
  readonly hits: readonly ShockHit[];
}

/** Everything that `sampleThreatYear` needs. Plain data: it survives structured cloning and JSON. */
export interface ThreatPlan {
  /** In catalogue order, those with a positive rate only. */
  readonly threats: readonly PlannedThreat[];
  readonly shocks: readonly PlannedShock[];
  /** Of the level plan; with a chain of the mean days that it spends at each level. */
  readonly course: LevelCourse;
  /** Gives each path a course of its own; null: all follow the plan. */
  readonly chain: LevelChain | null;
  /** F and M by catalogue number; 1 where nothing acts. */
  readonly factors: FactorTable;
}

/** F and M by catalogue number (T07 at 7), both of length `THREAT_NUMBERS`. */
export interface FactorTable {
  readonly F: Float64Array;
  readonly M: Float64Array;
}

export interface ThreatPlanInput extends ThreatSetting {
  /** Ids in force. */
  readonly controls: readonly string[];
  readonly effect?: EffectPoint;
  /** False leaves shared shocks out: every threat then arrives on its own at the same total rate. */
  readonly hasCommonCause?: boolean;
  readonly catalogues?: Catalogues;
}

/** F and M of `controlFactors` by catalogue number, for `applyControls`. */
export function factorTable(factors: ReadonlyMap<string, ControlFactors>): FactorTable {
  const F = new Float64Array(THREAT_NUMBERS).fill(1);
  const M = new Float64Array(THREAT_NUMBERS).fill(1);
  for (const [id, factor] of factors) {
    F[catalogueNumber(id)] = factor.F;
    M[catalogueNumber(id)] = factor.M;
  }
  return { F, M };
}

/** Arrivals of a shared shock; both sides of a run, operation and holdings, draw from these. */
export function shockArrivals(shock: CommonCause, course: LevelCourse, catalogue: ThreatCatalogue): ArrivalPlan {
  return planArrivals(
    course,
    multipliersByLevel(shock.levelClass, catalogue).map((multiplier) => shock.frequency * multiplier),
  );
}

/**
 * Expected counts, severities and factors of a year in the operator's situation (threat-spec 4, 5.4, 7).
 *
 * A threat's total rate stays what the catalogue says; what shared shocks bring is taken from its own arrivals. The observed
 * hit probability is divided by the F that firms behind the observation already had, and scaled like the threat itself.
 *
 * @throws DomainError E_CONTROL_UNKNOWN, E_DUPLICATE, E_REQUIREMENT, E_LEVEL_UNKNOWN, E_SEGMENTS_SUM, E_EXPOSURE_RANGE, and
 * E_COMMON_CAUSE_EXCESS where shocks alone exceed a total rate.
 */
export function buildThreatPlan(input: ThreatPlanInput): ThreatPlan {
  const { catalogues = defaultCatalogues, controls, effect = 'mode', hasCommonCause = true, levelPlan } = input;
  assertThreatSetting(input, catalogues.threats);
  assertControlSet(controls, catalogues.controls);
  const factors = controlFactors(controls, { effect, catalogue: catalogues.controls });
  const commonCauses = hasCommonCause ? catalogues.threats.commonCause : [];
  const chain = chainOf(input);
  const levels = chain ? meanLevelPlan(chain) : levelPlan;
  const course = plannedCourse(levels);

  const situations = anchoredThreats(catalogues)
    .map((anchored) => ({ anchored, situation: situationMultiplier(anchored.threat, input, catalogues.threats) }))
    .filter(({ anchored, situation }) => anchored.baseFrequency * situation > 0);
  const hitProbability = (shock: CommonCause, at: number): number => {
    const { anchored, situation } = situations[at]!;
    return Math.min(1, ((shock.operatorHit[anchored.threat.id] ?? 0) / anchored.typicalF) * situation);
  };

  const threats = situations.map(({ anchored, situation }, at): PlannedThreat => {
    const { threat } = anchored;
    const total = multipliersByLevel(threat.levelClass, catalogues.threats).map(
      (multiplier) => anchored.baseFrequency * situation * multiplier,
    );
    const own = total.map((rate, level) => {
      let left = rate;
      for (const shock of commonCauses) {
        const multiplier = multipliersByLevel(shock.levelClass, catalogues.threats)[level]!;
        left -= shock.frequency * multiplier * hitProbability(shock, at);
      }
      if (left < -1e-12 * rate && levels.some((segment) => segment.level === level))
        throw new DomainError('E_COMMON_CAUSE_EXCESS', ['threats', threat.id]);
      return Math.max(0, left);
    });
    return {
      id: threat.id,
      number: anchored.number,
      own: planArrivals(course, own),
      expectedEvents: planArrivals(course, total).mean,
      mu: anchored.mu,
      sigma: anchored.sigma,
      ...factorsOf(factors, threat.id),
    };
  });
  const shocks = commonCauses.map((shock): PlannedShock => {
    const hits = situations.map((_, threatIndex) => ({ threatIndex, probability: hitProbability(shock, threatIndex) }));
    return {
      id: shock.id,
      number: catalogueNumber(shock.id),
      arrivals: shockArrivals(shock, course, catalogues.threats),
      hits: hits.filter((hit) => hit.probability > 0),
    };
  });
  return { threats, shocks, course, chain, factors: factorTable(factors) };
}
