import { DomainError } from '../errors.ts';
import type { LevelSegment } from '../units/threat-level.ts';
import { threatCatalogue } from './catalogue.ts';
import type { Calibration, LevelClass, ThreatCatalogue, ThreatType } from './catalogue.ts';
import { assertTransition, levelChain, meanLevelPlan } from './level-chain.ts';
import type { LevelChain, TransitionMatrix } from './level-chain.ts';
import { YEAR_DAYS } from './year.ts';

const LARGEST_EXPOSURE = 10;
const DAY_SLACK = 1e-9;

/** @throws DomainError E_LEVEL_UNKNOWN for a level outside 0 to 4. */
export function levelMultiplier(
  levelClass: LevelClass,
  level: number,
  catalogue: ThreatCatalogue = threatCatalogue,
): number {
  const multiplier = catalogue.levelMultipliers[levelClass].values[level];
  if (multiplier === undefined) throw new DomainError('E_LEVEL_UNKNOWN', ['level']);
  return multiplier;
}

/**
 * @param horizonDays - Days that the segments must add up to.
 * @throws DomainError E_LEVEL_UNKNOWN, E_NOT_FINITE or E_SEGMENTS_SUM.
 */
export function assertLevelPlan(segments: readonly LevelSegment[], horizonDays = YEAR_DAYS): void {
  segments.forEach(({ level, days }, at) => {
    if (!(Number.isInteger(level) && level >= 0 && level <= 4))
      throw new DomainError('E_LEVEL_UNKNOWN', ['levelPlan', String(at), 'level']);
    if (!(Number.isFinite(days) && days >= 0)) throw new DomainError('E_NOT_FINITE', ['levelPlan', String(at), 'days']);
  });
  const sum = segments.reduce((total, segment) => total + segment.days, 0);
  if (!(Math.abs(sum - horizonDays) <= DAY_SLACK)) throw new DomainError('E_SEGMENTS_SUM', ['levelPlan']);
}

/** Multiplier of a class at each of the five levels. */
export function multipliersByLevel(
  levelClass: LevelClass,
  catalogue: ThreatCatalogue = threatCatalogue,
): readonly number[] {
  return catalogue.levelMultipliers[levelClass].values;
}

/** A whole year at one level. */
export function constantLevel(level: number): readonly LevelSegment[] {
  return [{ level, days: YEAR_DAYS }];
}

/** Mean multiplier of a plan, weighted by days: base rate × this × days / 365 events are expected. */
export function meanMultiplier(
  levelClass: LevelClass,
  segments: readonly LevelSegment[],
  catalogue: ThreatCatalogue = threatCatalogue,
): number {
  let weighted = 0;
  let days = 0;
  for (const segment of segments) {
    weighted += levelMultiplier(levelClass, segment.level, catalogue) * segment.days;
    days += segment.days;
  }
  return weighted / days;
}

/**
 * The level that a plan is one step of severity above; 심각 stays (threat-spec 9.4 b). Under a common regime, whose chain starts at
 * the plan's first level, it starts one level higher and moves by the same matrix from there.
 */
export function oneLevelHigher(segments: readonly LevelSegment[]): readonly LevelSegment[] {
  return segments.map(({ level, days }) => ({ level: Math.min(4, level + 1), days }));
}

/** c_k of threat-spec 4.1: scales intrusions only. */
export function calibrationMultiplier(
  threatId: string,
  calibration: Calibration,
  catalogue: ThreatCatalogue = threatCatalogue,
): number {
  return catalogue.maliciousIntrusionTypes.includes(threatId)
    ? catalogue.calibrations[calibration].maliciousMultiplier
    : 1;
}

/** e_k of threat-spec 4.1. @throws DomainError E_EXPOSURE_RANGE outside 0 to 10. */
export function exposureOf(threat: ThreatType, exposures: Readonly<Record<string, number>> | undefined): number {
  const exposure = exposures?.[threat.id] ?? threat.defaultExposure;
  if (!(exposure >= 0 && exposure <= LARGEST_EXPOSURE))
    throw new DomainError('E_EXPOSURE_RANGE', ['exposures', threat.id]);
  return exposure;
}

/** What the operator's situation does to frequencies. Exposures not given are those of the catalogue, intelligence multipliers 1. */
export interface ThreatSetting {
  /** Adds up to 365 days. */
  readonly levelPlan: readonly LevelSegment[];
  /** The level moves from that of the first segment as a Markov chain (quant-spec Q10, link 3); absent or null: by the plan. */
  readonly commonRegime?: { readonly transition: TransitionMatrix } | null;
  /** By threat id, 0 to 10. */
  readonly exposures?: Readonly<Record<string, number>>;
  readonly calibration: Calibration;
  /** By threat id (threat-spec 6.3). */
  readonly intelligence?: Readonly<Record<string, number>>;
}

/** What decides the levels of a year. */
export type LevelSetting = Pick<ThreatSetting, 'levelPlan' | 'commonRegime'>;

/** The chain of a setting; null where levels follow the plan. @throws DomainError as `levelChain`, under `commonRegime`. */
export function chainOf({ levelPlan, commonRegime }: LevelSetting): LevelChain | null {
  return commonRegime ? levelChain(commonRegime.transition, levelPlan, ['commonRegime', 'transition']) : null;
}

/** The level plan that a year's expectations are linear in: with a chain the mean days that it spends at each level. */
export function meanPlanOf(setting: LevelSetting): readonly LevelSegment[] {
  const chain = chainOf(setting);
  return chain ? meanLevelPlan(chain) : setting.levelPlan;
}

/** @throws DomainError E_NOT_FOUND for a threat that the catalogue does not have, or what the parts throw. */
export function assertThreatSetting(setting: ThreatSetting, catalogue: ThreatCatalogue = threatCatalogue): void {
  assertLevelPlan(setting.levelPlan);
  if (setting.commonRegime) assertTransition(setting.commonRegime.transition, ['commonRegime', 'transition']);
  const known = new Set(catalogue.threats.map((threat) => threat.id));
  for (const name of ['exposures', 'intelligence'] as const) {
    for (const id of Object.keys(setting[name] ?? {}))
      if (!known.has(id)) throw new DomainError('E_NOT_FOUND', [name, id]);
  }
  for (const threat of catalogue.threats) exposureOf(threat, setting.exposures);
  for (const [id, value] of Object.entries(setting.intelligence ?? {})) {
    if (!(value >= 0 && Number.isFinite(value))) throw new DomainError('E_RATE_NEGATIVE', ['intelligence', id]);
  }
}

/** e_k c_k i_k: everything of threat-spec 4.1 that is neither level nor control. */
export function situationMultiplier(
  threat: ThreatType,
  setting: ThreatSetting,
  catalogue: ThreatCatalogue = threatCatalogue,
): number {
  const intelligence = setting.intelligence?.[threat.id] ?? 1;
  return (
    exposureOf(threat, setting.exposures) *
    calibrationMultiplier(threat.id, setting.calibration, catalogue) *
    intelligence
  );
}
