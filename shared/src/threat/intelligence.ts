import { DomainError } from '../errors.ts';
import { threatCatalogue } from './catalogue.ts';
import type { ThreatCatalogue } from './catalogue.ts';

/** What the feeds say about this operator, from versioned snapshots. */
export interface IntelligenceSignals {
  /** Age in days of each known exploited vulnerability that the unpatched inventory matches. */
  readonly kevMatchAgesDays: readonly number[];
  /** EPSS of exposed unpatched vulnerabilities that KEV does not count already, 0 to 1. */
  readonly epssOutsideKev: readonly number[];
  /** Accounts of the operator's own verified domains newly seen in breaches within 90 days. */
  readonly newBreachedAccounts: number;
  readonly staff: number;
  /** Mean of the last 3 months over the mean of the last 12; 1 where unknown. */
  readonly incidentTrend: number;
}

const LEAST = 0.5;
const MOST = 3;
const HALF_LIFE_DAYS = 30;
const MOST_MATCHES = 4;
/** Threats that a national incident count says nothing about. */
const WITHOUT_TREND = new Set(['T08', 'T09', 'T10', 'T15']);

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/**
 * i_k of threat-spec 6.3 for every threat; every factor in it is an assumption. EPSS is the probability of exploitation
 * anywhere, not here: the factor must never be shown as such a probability.
 *
 * @returns By threat id, 0.5 to 3.
 * @throws DomainError E_RANGE for EPSS outside 0 to 1, negative ages or counts.
 */
export function intelligenceMultipliers(
  signals: IntelligenceSignals,
  catalogue: ThreatCatalogue = threatCatalogue,
): Readonly<Record<string, number>> {
  const { kevMatchAgesDays, epssOutsideKev, newBreachedAccounts, staff, incidentTrend } = signals;
  if (kevMatchAgesDays.some((age) => !(age >= 0))) throw new DomainError('E_RANGE', ['kevMatchAgesDays']);
  if (epssOutsideKev.some((epss) => !(epss >= 0 && epss <= 1))) throw new DomainError('E_RANGE', ['epss']);
  if (!(newBreachedAccounts >= 0 && staff >= 0)) throw new DomainError('E_RANGE', ['newBreachedAccounts']);
  if (!(incidentTrend >= 0)) throw new DomainError('E_RANGE', ['incidentTrend']);

  const matches = Math.min(
    MOST_MATCHES,
    kevMatchAgesDays.reduce((sum, age) => sum + 2 ** (-age / HALF_LIFE_DAYS), 0),
  );
  const exploited = 1 - epssOutsideKev.reduce((product, epss) => product * (1 - epss), 1);
  const accounts = newBreachedAccounts === 0 ? 0 : Math.min(1, (5 * newBreachedAccounts) / staff);
  const trend = clamp(incidentTrend, 0.7, 1.5);
  const own: Readonly<Record<string, number>> = {
    T11: (1 + 0.25 * matches) * (1 + exploited),
    T01: 1 + 0.1 * matches,
    T02: 1 + 0.1 * matches,
    T03: 1 + accounts,
    T04: 1 + accounts,
  };
  return Object.fromEntries(
    catalogue.threats.map(({ id }) => [id, clamp((own[id] ?? 1) * (WITHOUT_TREND.has(id) ? 1 : trend), LEAST, MOST)]),
  );
}
