import { DomainError } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';
import controlJson from './control-catalogue.json' with { type: 'json' };
import threatJson from './threat-catalogue.json' with { type: 'json' };

/** Classes of threat that a crisis-alert level raises alike (threat-spec 6.1). */
export const levelClasses = ['STATE', 'CRIME', 'VULN', 'INSIDER', 'OPERATIONAL'] as const;
export type LevelClass = (typeof levelClasses)[number];

/** Kinds of announcement that move a share (threat-spec 8.4). */
export const eventClasses = ['BREACH', 'RANSOM', 'OUTAGE'] as const;
export type EventClassCode = (typeof eventClasses)[number];

/** Sectors of listed issuers (threat-spec 8.4); ETC where nothing better is known. */
export const sectorCodes = [
  'BANK',
  'SECU',
  'INSU',
  'CARD',
  'TELC',
  'PLAT',
  'RETL',
  'MANU',
  'HLTH',
  'INFR',
  'SECV',
  'ETC',
] as const;
export type SectorCode = (typeof sectorCodes)[number];

/** `prudent` takes the intrusion rate of S09, `reported` scales it to what firms told the supervisor (threat-spec 4.7). */
export const calibrations = ['prudent', 'reported'] as const;
export type Calibration = (typeof calibrations)[number];

/** What a loss consists of; shares add up to 1 and only split a loss for display. */
export const lossForms = ['response', 'interruption', 'fraud', 'regulatory', 'customer'] as const;
export type LossForm = (typeof lossForms)[number];

/** A number with where it comes from: a source id, "derived: …" or "assumption". */
export interface SourcedValue {
  readonly value: number;
  readonly source: string;
}

export interface ThreatType {
  /** T01 to T99. */
  readonly id: string;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly levelClass: LevelClass;
  /** Events a year and operator, seen under the typical posture. */
  readonly observedFrequency: SourcedValue;
  /** Lognormal, KRW an event, seen under the typical posture. */
  readonly observedSeverity: { readonly mean: number; readonly sigma: number; readonly source: string };
  readonly attack: {
    readonly tactics: readonly string[];
    readonly techniques: readonly string[];
    readonly source: string;
  };
  readonly lossForms: Readonly<Record<LossForm, number>>;
  /** 0 to 10; 0 switches the threat off. */
  readonly defaultExposure: number;
  readonly note: string;
}

export interface IssuerSector {
  readonly code: SectorCode;
  readonly ko: string;
  /** Announced events per issuer and year at level 정상. */
  readonly issuerFrequency: SourcedValue;
  /** Multiplies the jumps of every event class. */
  readonly jumpScale: SourcedValue;
  /** Share of the realised jump that hits each other issuer of the sector; negative where competitors gain. */
  readonly peerContagion: SourcedValue;
}

export interface IssuerEventClass {
  readonly code: EventClassCode;
  /** Share of all issuer events; the classes add up to 1. */
  readonly share: number;
  /** Simple returns against the day before. */
  readonly immediateJump: number;
  readonly longRunJump: number;
  /** Trading days. */
  readonly decayDays: number;
  /** Standard deviation of the log jump. */
  readonly jumpSd: number;
  readonly source: string;
}

export interface CommonCause {
  /** CC1 to CC31. */
  readonly id: string;
  readonly ko: string;
  readonly levelClass: LevelClass;
  /** Shocks a year at level 정상. */
  readonly frequency: number;
  /** Observed probability that a shock hits the operator, by threat. */
  readonly operatorHit: Readonly<Record<string, number>>;
  readonly issuerEventClass: EventClassCode;
  readonly issuerHit: Readonly<Record<SectorCode, number>>;
  readonly issuerJumpFactor: number;
  readonly source: string;
}

export interface ThreatCatalogue {
  readonly version: string;
  readonly currency: string;
  readonly fxKrwPerUsd: SourcedValue;
  readonly referenceOperator: {
    readonly description: string;
    readonly annualRevenue: number;
    readonly customerRecords: number;
  };
  readonly calibrations: Readonly<Record<Calibration, { readonly maliciousMultiplier: number; readonly note: string }>>;
  /** Threats that the calibration scales. */
  readonly maliciousIntrusionTypes: readonly string[];
  /** Indexed by level 0 to 4. */
  readonly levelMultipliers: Readonly<
    Record<LevelClass, { readonly values: readonly number[]; readonly source: string }>
  >;
  readonly threats: readonly ThreatType[];
  readonly sectors: readonly IssuerSector[];
  readonly issuerEventClasses: readonly IssuerEventClass[];
  /** Simple gain of a security vendor at an event elsewhere. */
  readonly securityVendorJump: { readonly value: number; readonly appliesTo: string; readonly source: string };
  readonly commonCause: readonly CommonCause[];
  readonly sources: Readonly<Record<string, string>>;
}

/** Intended reduction of a frequency or magnitude, 0 to 0.95, before the performance factor. */
export interface EffectRange {
  readonly low: number;
  readonly mode: number;
  readonly high: number;
}

export interface ControlGroup {
  readonly id: string;
  readonly ko: string;
  /** 1: controls of the group work independently; 0: only the best counts. */
  readonly overlap: number;
  readonly source: string;
}

export interface Control {
  /** C01 to C99. */
  readonly id: string;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly group: string;
  /** KRW a year. */
  readonly annualCost: number;
  readonly costSource: string;
  /** Coverage × reliability, 0 to 1. */
  readonly performanceFactor: number;
  readonly fairCam: string;
  readonly csf: readonly string[];
  readonly cis: readonly string[];
  readonly attackMitigations: readonly string[];
  readonly d3fend: readonly string[];
  readonly frequencyEffect: Readonly<Record<string, EffectRange>>;
  readonly magnitudeEffect: Readonly<Record<string, EffectRange>>;
  readonly effectSource: string;
}

/** The control works only beside one of the others. */
export interface ControlRequirement {
  readonly control: string;
  readonly anyOf: readonly string[];
  readonly source: string;
}

/** A policy cedes min(max(loss − retention, 0), limit) of every covered event (threat-spec 4.4). */
export interface InsurancePolicy {
  readonly id: string;
  readonly ko: string;
  readonly annualPremium: number;
  readonly retentionPerEvent: number;
  readonly limitPerEvent: number;
  readonly covers: readonly string[];
  readonly source: string;
}

export interface ControlCatalogue {
  readonly version: string;
  readonly currency: string;
  readonly groups: readonly ControlGroup[];
  readonly controls: readonly Control[];
  readonly requiresAny: readonly ControlRequirement[];
  readonly mandatoryDefault: readonly string[];
  /** What firms behind the observed figures already run (threat-spec 7.2). */
  readonly typicalPosture: { readonly controls: readonly string[]; readonly source: string };
  readonly insurance: readonly InsurancePolicy[];
  readonly sources: Readonly<Record<string, string>>;
}

/** Both catalogues; they are read together, because controls name threats. */
export interface Catalogues {
  readonly threats: ThreatCatalogue;
  readonly controls: ControlCatalogue;
}

/** A reduction of 1 would switch a threat off for good, which no control does. */
export const MAX_REDUCTION = 0.95;

/** T07 is 7 and CC3 is 3: the number that a random address holds, independent of what else is in the catalogue. */
export function catalogueNumber(id: string): number {
  return Number(/\d+$/.exec(id)?.[0] ?? Number.NaN);
}

function require(isTrue: boolean, code: ErrorCode, ...path: string[]): void {
  if (!isTrue) throw new DomainError(code, path);
}

function requireUnique(ids: readonly string[], path: string): void {
  ids.forEach((id, at) => require(ids.indexOf(id) === at, 'E_DUPLICATE', path, id));
}

function isOne(sum: number): boolean {
  return Math.abs(sum - 1) < 1e-9;
}

function checkThreats(catalogue: ThreatCatalogue): void {
  require(catalogue.currency === 'KRW', 'E_CURRENCY', 'threats', 'currency');
  requireUnique(
    catalogue.threats.map((threat) => threat.id),
    'threats',
  );
  for (const threat of catalogue.threats) {
    const at = ['threats', threat.id] as const;
    const number = catalogueNumber(threat.id);
    require(number >= 1 && number <= 63, 'E_FORMAT', ...at, 'id');
    require(levelClasses.includes(threat.levelClass), 'E_FORMAT', ...at, 'levelClass');
    require(threat.observedFrequency.value >= 0, 'E_RATE_NEGATIVE', ...at, 'observedFrequency');
    require(threat.observedSeverity.mean > 0, 'E_BOUNDS_NONPOSITIVE', ...at, 'observedSeverity', 'mean');
    require(threat.observedSeverity.sigma > 0, 'E_SIGMA_NONPOSITIVE', ...at, 'observedSeverity', 'sigma');
    require(threat.defaultExposure >= 0 && threat.defaultExposure <= 10, 'E_EXPOSURE_RANGE', ...at, 'defaultExposure');
    require(isOne(
      lossForms.reduce((sum, form) => sum + threat.lossForms[form], 0),
    ), 'E_WEIGHTS_SUM', ...at, 'lossForms');
  }
  for (const name of levelClasses)
    require(catalogue.levelMultipliers[name].values.length === 5, 'E_LENGTH', 'levelMultipliers', name);
  require(isOne(
    catalogue.issuerEventClasses.reduce((sum, item) => sum + item.share, 0),
  ), 'E_WEIGHTS_SUM', 'issuerEventClasses');
  for (const code of sectorCodes)
    require(catalogue.sectors.some((sector) => sector.code === code), 'E_NOT_FOUND', 'sectors', code);
  for (const shock of catalogue.commonCause) {
    require(shock.frequency >= 0, 'E_RATE_NEGATIVE', 'commonCause', shock.id, 'frequency');
    require(catalogueNumber(shock.id) >= 1 && catalogueNumber(shock.id) <= 31, 'E_FORMAT', 'commonCause', shock.id);
    for (const id of Object.keys(shock.operatorHit)) {
      require(catalogue.threats.some((threat) => threat.id === id), 'E_NOT_FOUND', 'commonCause', shock.id, id);
    }
    for (const code of sectorCodes)
      require(shock.issuerHit[code] >= 0 && shock.issuerHit[code] <= 1, 'E_RANGE', 'commonCause', shock.id, code);
  }
}

function checkEffects(control: Control, threats: ThreatCatalogue): void {
  for (const effects of [control.frequencyEffect, control.magnitudeEffect]) {
    for (const [id, effect] of Object.entries(effects)) {
      const at = ['controls', control.id, id];
      require(threats.threats.some((threat) => threat.id === id), 'E_NOT_FOUND', ...at);
      require(effect.low >= 0 && effect.high <= MAX_REDUCTION, 'E_EFFECT_RANGE', ...at);
      require(effect.low <= effect.mode && effect.mode <= effect.high, 'E_PERT_ORDER', ...at);
    }
  }
}

function checkControls({ threats, controls: catalogue }: Catalogues): void {
  require(catalogue.currency === 'KRW', 'E_CURRENCY', 'controls', 'currency');
  const ids = catalogue.controls.map((control) => control.id);
  requireUnique(ids, 'controls');
  for (const control of catalogue.controls) {
    require(catalogue.groups.some(
      (group) => group.id === control.group,
    ), 'E_NOT_FOUND', 'controls', control.id, 'group');
    require(control.annualCost >= 0, 'E_COST_NEGATIVE', 'controls', control.id, 'annualCost');
    require(control.performanceFactor >= 0 &&
      control.performanceFactor <= 1, 'E_RANGE', 'controls', control.id, 'performanceFactor');
    checkEffects(control, threats);
  }
  for (const group of catalogue.groups)
    require(group.overlap >= 0 && group.overlap <= 1, 'E_RANGE', 'groups', group.id, 'overlap');
  const named = [...catalogue.typicalPosture.controls, ...catalogue.mandatoryDefault];
  for (const rule of catalogue.requiresAny) named.push(rule.control, ...rule.anyOf);
  for (const id of named) require(ids.includes(id), 'E_CONTROL_UNKNOWN', 'controls', id);
}

/**
 * Checks that two catalogues are whole: known references, unique ids, ranges, shares that add up to 1.
 *
 * @throws DomainError naming the first entry at fault.
 */
export function assertCatalogues(catalogues: Catalogues): void {
  checkThreats(catalogues.threats);
  checkControls(catalogues);
}

/** The catalogues that ship with the product, version 1.0.0. The files widen unions to strings, which `assertCatalogues` checks. */
export const threatCatalogue = threatJson as unknown as ThreatCatalogue;
export const controlCatalogue = controlJson as unknown as ControlCatalogue;
export const catalogues: Catalogues = { threats: threatCatalogue, controls: controlCatalogue };
assertCatalogues(catalogues);

/** @throws DomainError E_NOT_FOUND. */
export function threatById(id: string, catalogue: ThreatCatalogue = threatCatalogue): ThreatType {
  const threat = catalogue.threats.find((item) => item.id === id);
  if (!threat) throw new DomainError('E_NOT_FOUND', ['threat', id]);
  return threat;
}

/** @throws DomainError E_CONTROL_UNKNOWN. */
export function controlById(id: string, catalogue: ControlCatalogue = controlCatalogue): Control {
  const control = catalogue.controls.find((item) => item.id === id);
  if (!control) throw new DomainError('E_CONTROL_UNKNOWN', ['controls', id]);
  return control;
}

/** The sector of a code; an unknown code is treated as ETC, as threat-spec 8.4 says of unmapped issuers. */
export function sectorByCode(code: string, catalogue: ThreatCatalogue = threatCatalogue): IssuerSector {
  return catalogue.sectors.find((item) => item.code === code) ?? catalogue.sectors.find((item) => item.code === 'ETC')!;
}
