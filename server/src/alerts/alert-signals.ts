import { firedRules, RESIDUAL_ALARM } from '@convergence/shared/response/rules';
import type { FiredRule, ResponseContext, Severity } from '@convergence/shared/response/rules';
import type { ResidualMove } from '@convergence/shared/response/residual-return';
import type { CapacityBand } from '@convergence/shared/threat/capacity-score';

import type { ExposureFacts } from '../intelligence/exposure.service.ts';

import type { AlertEvidence, MoveDetails } from './alert.entity.ts';
import { nothing } from './alert-facts.ts';
import type { GapFacts, LevelFacts, RunFacts } from './alert-facts.ts';
import type { Incident } from './incident.entity.ts';

/** One evaluation of one alert key. */
export interface Signal {
  readonly key: string;
  readonly rule: string;
  /** Null: the rule does not hold now. */
  readonly fired: { readonly severity: Severity; readonly playbook: string } | null;
  readonly value: number;
  readonly raiseAt: number;
  /** Names what was looked at: a second delivery of the same fact is no second evaluation. */
  readonly fact: string;
  readonly evidence: readonly AlertEvidence[];
  readonly details?: MoveDetails;
}

/** Lowest score of each band of threat-spec 11.1. */
const bandFloor: Readonly<Record<CapacityBand, number>> = {
  LOW: 0,
  MODERATE: 20,
  ELEVATED: 40,
  HIGH: 60,
  CRITICAL: 80,
};
/** "Older than one trading day": from two on. */
const STALE_SESSIONS = 2;
const STALE_INTELLIGENCE_DAYS = 7;
/** R06. */
const LIKELY_EPSS = 0.5;
/** R14 has one alert for prices and one for threat feeds, which grow old apart. */
export const INTELLIGENCE_KEY = 'R14:INTELLIGENCE';

/** The rule's verdict on what happened, everything else being quiet. */
function verdict(rule: string, facts: Partial<ResponseContext>): FiredRule | null {
  return firedRules({ ...nothing, ...facts }).find((fired) => fired.rule === rule) ?? null;
}

/**
 * R01 and R02. Each level that calls for a watch has a key of its own, so that a further rise is told although the first
 * one is still open; it stays open as long as the level stands.
 */
export function levelSignals({ context, change, isNews }: LevelFacts, tick: string): Signal[] {
  const { level } = context;
  const rise = verdict('R01', context);
  const evidence: AlertEvidence[] = [{ kind: 'LEVEL', id: change.publicId }];
  const fact = `${change.publicId} ${tick}`;
  const rises = [2, 3, 4].map((of) => ({
    key: `R01:${of}`,
    rule: 'R01',
    fired: of === level ? rise : null,
    value: level,
    raiseAt: of,
    fact,
    evidence,
  }));
  const fall = isNews ? verdict('R02', context) : null;
  return [
    ...rises,
    {
      key: 'R02',
      rule: 'R02',
      fired: fall,
      value: fall ? 1 : 0,
      raiseAt: 1,
      fact: `${change.publicId} ${tick}`,
      evidence,
    },
  ];
}

/** R03, R04 and R09. */
export function runSignals({ runId, score, context }: RunFacts): Signal[] {
  const evidence: AlertEvidence[] = [{ kind: 'RUN', id: runId }];
  const common = { fact: runId, evidence };
  return [
    { ...common, key: 'R03', rule: 'R03', fired: verdict('R03', context), value: context.worstRatio, raiseAt: 1 },
    {
      ...common,
      key: 'R04',
      rule: 'R04',
      fired: verdict('R04', context),
      value: score,
      raiseAt: Math.max(bandFloor.ELEVATED, bandFloor[context.band]),
    },
    { ...common, key: 'R09', rule: 'R09', fired: verdict('R09', context), value: context.budgetUsed, raiseAt: 1 },
  ];
}

/** R13. */
export function gapSignals({ recommendationId, context }: GapFacts): Signal[] {
  return [
    {
      key: 'R13',
      rule: 'R13',
      fired: verdict('R13', context),
      value: context.optimismGap,
      raiseAt: 0.25,
      fact: recommendationId,
      evidence: [{ kind: 'RECOMMENDATION', id: recommendationId }],
    },
  ];
}

/** R12, one key an incident; a closed one is calm. */
export function incidentSignal(incident: Incident, tick: string): Signal {
  const isOpen = incident.status !== 'CLOSED';
  return {
    key: `R12:${incident.publicId}`,
    rule: 'R12',
    fired: isOpen ? verdict('R12', { incident: incident.facts() }) : null,
    value: isOpen ? 1 : 0,
    raiseAt: 1,
    fact: `${incident.publicId} ${incident.version} ${tick}`.slice(0, 60),
    evidence: [{ kind: 'INCIDENT', id: incident.publicId }],
  };
}

/** R14 of market data; intelligence has a key of its own. */
export function dataSignal(ageSessions: number, tick: string): Signal {
  const fired = verdict('R14', { marketDataAgeDays: ageSessions });
  return { key: 'R14', rule: 'R14', fired, value: ageSessions, raiseAt: STALE_SESSIONS, fact: tick, evidence: [] };
}

/** R14 of threat feeds; without any the age is 0. */
export function intelligenceSignal(ageDays: number, tick: string): Signal {
  const fired = verdict('R14', { intelAgeDays: ageDays });
  const common = { key: INTELLIGENCE_KEY, rule: 'R14', fired, fact: tick, evidence: [] };
  return { ...common, value: ageDays, raiseAt: STALE_INTELLIGENCE_DAYS };
}

/** How many vulnerabilities an alert names. */
const MOST_NAMED = 5;

/** R05 and R06. Where a known exploited one is open R06 is quiet: R05 says more. */
export function exposureSignals(
  { kevMatches, isRansomwareUse, highestEpss, highestEpssCveId, fact }: ExposureFacts,
  tick: string,
): Signal[] {
  const context = { kevMatches: kevMatches.length, kevRansomware: isRansomwareUse, epssMax: highestEpss };
  const named = (ids: readonly string[]): AlertEvidence[] => ids.map((id) => ({ kind: 'VULNERABILITY', id }));
  const common = { fact: `${fact} ${tick}`.slice(0, 60) };
  return [
    {
      ...common,
      key: 'R05',
      rule: 'R05',
      fired: verdict('R05', context),
      value: kevMatches.length,
      raiseAt: 1,
      evidence: named(kevMatches.slice(0, MOST_NAMED)),
    },
    {
      ...common,
      key: 'R06',
      rule: 'R06',
      fired: verdict('R06', context),
      value: kevMatches.length > 0 ? 0 : highestEpss,
      raiseAt: LIKELY_EPSS,
      evidence: named(highestEpssCveId === null ? [] : [highestEpssCveId]),
    },
  ];
}

/** R08 of one holding on one session. */
export function moveSignal(
  symbol: string,
  weight: number,
  { z, returnRatio, marketRatio, residualRatio }: ResidualMove,
  sessionDate: string,
): Signal {
  return {
    key: `R08:${symbol}`,
    rule: 'R08',
    fired: verdict('R08', { holdings: [{ code: symbol, z, weight }] }),
    value: Math.abs(z),
    raiseAt: RESIDUAL_ALARM,
    fact: sessionDate,
    evidence: [{ kind: 'INSTRUMENT', id: symbol }],
    details: { sessionDate, returnRatio, marketRatio, residualRatio, weightRatio: weight },
  };
}

/** R08 of a symbol that is no longer held, or has no measure today. */
export function calmMove(symbol: string, sessionDate: string): Signal {
  return {
    key: `R08:${symbol}`,
    rule: 'R08',
    fired: null,
    value: 0,
    raiseAt: RESIDUAL_ALARM,
    fact: sessionDate,
    evidence: [],
  };
}
