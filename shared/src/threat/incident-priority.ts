export const incidentPriorities = ['P1', 'P2', 'P3', 'P4'] as const;
export type IncidentPriority = (typeof incidentPriorities)[number];

export interface IncidentFacts {
  readonly estimatedLossKrw: number;
  readonly personalRecords: number;
  /** Minutes that a critical service has been down. */
  readonly outageMinutes: number;
}

/** From when on an incident has the priority; any one line suffices (threat-spec 11.2, assumption, editable). */
export interface PriorityThreshold {
  readonly priority: IncidentPriority;
  readonly capacityShare: number;
  readonly personalRecords: number;
  readonly outageMinutes: number;
}

export const priorityThresholds: readonly PriorityThreshold[] = [
  { priority: 'P1', capacityShare: 0.1, personalRecords: 1_000_000, outageMinutes: 180 },
  { priority: 'P2', capacityShare: 0.01, personalRecords: 10_000, outageMinutes: 30 },
  { priority: 'P3', capacityShare: 0.001, personalRecords: 1, outageMinutes: 10 },
];

/** The highest priority any of whose thresholds is reached, else P4. */
export function incidentPriority(
  facts: IncidentFacts,
  capacityKrw: number,
  thresholds = priorityThresholds,
): IncidentPriority {
  const reached = thresholds.find(
    (threshold) =>
      facts.estimatedLossKrw >= threshold.capacityShare * capacityKrw ||
      facts.personalRecords >= threshold.personalRecords ||
      facts.outageMinutes >= threshold.outageMinutes,
  );
  return reached?.priority ?? 'P4';
}
