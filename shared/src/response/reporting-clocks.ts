import type { OpenIncident } from './rules.ts';

/** Duties to report, in the order in which they are shown. Defaults for Korea, to be confirmed by the operator's counsel. */
export const reportingClocks = ['KISA_INCIDENT', 'PIPC_NOTICE', 'PIPC_REPORT', 'FSS_EFARS'] as const;
export type ReportingClock = (typeof reportingClocks)[number];

/** Hours from detection, and from when on a duty applies (threat-spec 12.1); configuration. */
export interface ClockSettings {
  readonly dueHours: Readonly<Record<ReportingClock, number>>;
  /** Records from which a report to the authority is due without further circumstances. */
  readonly reportRecords: number;
  /** An outage this long is reported by financial operators. */
  readonly outageMinutes: number;
  /** A shorter one already, from so many subscribers on. */
  readonly shortOutageMinutes: number;
  readonly shortOutageSubscribers: number;
}

export const defaultClocks: ClockSettings = {
  dueHours: { KISA_INCIDENT: 24, PIPC_NOTICE: 72, PIPC_REPORT: 72, FSS_EFARS: 24 },
  reportRecords: 1000,
  outageMinutes: 30,
  shortOutageMinutes: 10,
  shortOutageSubscribers: 10_000,
};

export interface RunningClock {
  readonly clock: ReportingClock;
  /** Counted from detection. */
  readonly dueHours: number;
}

/** Clocks that an incident starts. */
export function incidentClocks(
  incident: OpenIncident,
  isFinancialOperator: boolean,
  settings = defaultClocks,
): readonly RunningClock[] {
  const isLongOutage =
    incident.outageMinutes >= settings.outageMinutes ||
    (incident.outageMinutes >= settings.shortOutageMinutes && incident.subscribers >= settings.shortOutageSubscribers);
  const runs: Readonly<Record<ReportingClock, boolean>> = {
    KISA_INCIDENT: incident.malicious,
    PIPC_NOTICE: incident.personalData,
    PIPC_REPORT:
      incident.personalData && (incident.records >= settings.reportRecords || incident.sensitive || incident.external),
    FSS_EFARS: isFinancialOperator && (incident.malicious || isLongOutage),
  };
  return reportingClocks.filter((clock) => runs[clock]).map((clock) => ({ clock, dueHours: settings.dueHours[clock] }));
}
