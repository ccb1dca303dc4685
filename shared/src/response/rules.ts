import type { CapacityBand } from '../threat/capacity-score.ts';
import { capacityBands } from '../threat/capacity-score.ts';
import type { IncidentPriority } from '../threat/incident-priority.ts';

/** Lowest first. */
export const severities = ['info', 'watch', 'warn', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** An open incident as far as rules and reporting clocks look at it. */
export interface OpenIncident {
  /** Catalogue id, such as T02. */
  readonly threat: string;
  readonly priority: IncidentPriority;
  readonly malicious: boolean;
  readonly personalData: boolean;
  readonly records: number;
  /** Sensitive data in the sense of the law. */
  readonly sensitive: boolean;
  /** Illegal access from outside. */
  readonly external: boolean;
  readonly outageMinutes: number;
  readonly subscribers: number;
}

export interface WatchedHolding {
  readonly code: string;
  /** Residual return in standard deviations. */
  readonly z: number;
  /** Share of the investment, 0 to 1. */
  readonly weight: number;
}

/** Everything that the rules of threat-spec 12.1 look at, at one moment. */
export interface ResponseContext {
  /** Crisis-alert level, 0 to 4. */
  readonly level: number;
  readonly prevLevel: number;
  /** Worst loss exceedance over appetite. */
  readonly worstRatio: number;
  readonly band: CapacityBand;
  readonly prevBand: CapacityBand;
  readonly kevMatches: number;
  /** A match is known for ransomware use. */
  readonly kevRansomware: boolean;
  /** Highest EPSS among exposed unpatched vulnerabilities, 0 to 1. */
  readonly epssMax: number;
  /** Newly breached accounts. */
  readonly hibpNew: number;
  readonly staff: number;
  readonly holdings: readonly WatchedHolding[];
  /** Share of the security budget that is used, 1 is all. */
  readonly budgetUsed: number;
  /** Largest fall of a bought control's coverage, 0 to 1. */
  readonly coverageDrop: number;
  /** Drift p-value of the frequency update. */
  readonly driftP: number;
  readonly incident: OpenIncident | null;
  readonly optimismGap: number;
  /** In trading days. */
  readonly marketDataAgeDays: number;
  readonly intelAgeDays: number;
}

export interface FiredRule {
  readonly rule: string;
  readonly severity: Severity;
  readonly playbook: string;
}

interface Rule {
  readonly rule: string;
  readonly playbook: (context: ResponseContext) => string;
  /** Null where the rule does not hold. */
  readonly severity: (context: ResponseContext) => Severity | null;
}

/** Standard deviations of a residual return from which R08 holds. */
export const RESIDUAL_ALARM = 4;
/** R13: a larger gap between promise and fresh paths withholds a recommendation. */
const WITHHELD_GAP = 0.25;

function bandIndex(band: CapacityBand): number {
  return capacityBands.indexOf(band);
}

const severityOfPriority: Readonly<Record<IncidentPriority, Severity>> = {
  P1: 'critical',
  P2: 'critical',
  P3: 'warn',
  P4: 'watch',
};

function always(playbook: string): () => string {
  return () => playbook;
}

/** The table of threat-spec 12.1 in its order; every rule that holds fires. */
export const responseRules: readonly Rule[] = [
  {
    rule: 'R01',
    playbook: always('PB-LEVEL'),
    severity: ({ level, prevLevel }) => (level >= 2 && level > prevLevel ? (level >= 3 ? 'critical' : 'warn') : null),
  },
  {
    rule: 'R02',
    playbook: always('PB-LEVEL'),
    severity: ({ level, prevLevel }) => (level < prevLevel ? 'info' : null),
  },
  {
    rule: 'R03',
    playbook: always('PB-APPETITE'),
    severity: ({ worstRatio }) => (worstRatio > 1 ? (worstRatio >= 2 ? 'critical' : 'warn') : null),
  },
  {
    rule: 'R04',
    playbook: always('PB-SCORE'),
    severity: ({ band, prevBand }) => {
      const isWorse = bandIndex(band) > bandIndex(prevBand) && bandIndex(band) >= bandIndex('ELEVATED');
      return isWorse ? (band === 'CRITICAL' ? 'critical' : 'warn') : null;
    },
  },
  {
    rule: 'R05',
    playbook: always('PB-PATCH'),
    severity: ({ kevMatches, kevRansomware }) => (kevMatches >= 1 ? (kevRansomware ? 'critical' : 'warn') : null),
  },
  {
    rule: 'R06',
    playbook: always('PB-PATCH'),
    severity: ({ kevMatches, epssMax }) => (kevMatches < 1 && epssMax >= 0.5 ? 'watch' : null),
  },
  {
    rule: 'R07',
    playbook: always('PB-CRED'),
    severity: ({ hibpNew, staff }) => (hibpNew >= 1 ? (hibpNew >= 0.02 * staff ? 'warn' : 'watch') : null),
  },
  {
    rule: 'R08',
    playbook: always('PB-HOLDING'),
    severity: ({ holdings }) => {
      const moved = holdings.filter((holding) => Math.abs(holding.z) >= RESIDUAL_ALARM);
      if (moved.length === 0) return null;
      return moved.some((holding) => holding.weight >= 0.05) ? 'warn' : 'watch';
    },
  },
  { rule: 'R09', playbook: always('PB-BUDGET'), severity: ({ budgetUsed }) => (budgetUsed > 1 ? 'warn' : null) },
  {
    rule: 'R10',
    playbook: always('PB-CONTROL'),
    severity: ({ coverageDrop }) => (coverageDrop >= 0.1 ? 'warn' : null),
  },
  { rule: 'R11', playbook: always('PB-MODEL'), severity: ({ driftP }) => (driftP < 0.01 ? 'watch' : null) },
  {
    rule: 'R12',
    playbook: ({ incident }) => `PB-${incident?.threat}`,
    severity: ({ incident }) => (incident ? severityOfPriority[incident.priority] : null),
  },
  {
    rule: 'R13',
    playbook: always('PB-MODEL'),
    severity: (context) => (isRecommendationWithheld(context) ? 'watch' : null),
  },
  {
    rule: 'R14',
    playbook: always('PB-DATA'),
    severity: ({ marketDataAgeDays, intelAgeDays }) => (marketDataAgeDays > 1 || intelAgeDays > 7 ? 'watch' : null),
  },
];

/** Rules that hold, in table order. */
export function firedRules(context: ResponseContext): readonly FiredRule[] {
  return responseRules.flatMap(({ rule, playbook, severity }) => {
    const found = severity(context);
    return found ? [{ rule, severity: found, playbook: playbook(context) }] : [];
  });
}

/** R13: the recommendation promises more inside the sample than outside and is withheld. */
export function isRecommendationWithheld({ optimismGap }: Pick<ResponseContext, 'optimismGap'>): boolean {
  return optimismGap > WITHHELD_GAP;
}
